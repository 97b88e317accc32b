package app.leeside.android

import android.content.Context
import android.media.AudioAttributes
import android.media.AudioFormat
import android.media.AudioManager
import android.media.AudioTrack
import app.leeside.Tone
import kotlin.math.PI
import kotlin.math.sin

/** Soft tones, made as they are needed. They take no focus from music, and are silent when the phone is. */
internal class Tones {
    fun play(
        context: Context,
        tone: Tone,
    ) {
        val audio = context.getSystemService(AudioManager::class.java) ?: return
        if (audio.ringerMode != AudioManager.RINGER_MODE_NORMAL) return
        val samples = samples(tone)
        val attributes =
            AudioAttributes
                .Builder()
                .setUsage(AudioAttributes.USAGE_ASSISTANCE_SONIFICATION)
                .setContentType(AudioAttributes.CONTENT_TYPE_SONIFICATION)
                .build()
        val format =
            AudioFormat
                .Builder()
                .setEncoding(AudioFormat.ENCODING_PCM_16BIT)
                .setSampleRate(RATE)
                .setChannelMask(AudioFormat.CHANNEL_OUT_MONO)
                .build()
        val track = AudioTrack(attributes, format, samples.size * 2, AudioTrack.MODE_STATIC, AudioManager.AUDIO_SESSION_ID_GENERATE)
        track.write(samples, 0, samples.size)
        track.notificationMarkerPosition = samples.size
        track.setPlaybackPositionUpdateListener(
            object : AudioTrack.OnPlaybackPositionUpdateListener {
                override fun onMarkerReached(done: AudioTrack) = done.release()

                override fun onPeriodicNotification(track: AudioTrack) = Unit
            },
        )
        track.play()
    }

    private fun samples(tone: Tone): ShortArray {
        val count = RATE * tone.ms.toInt() / MILLIS
        var turn = 0.0
        return ShortArray(count) { i ->
            val part = i.toDouble() / count
            val hertz = tone.fromHz.toInt() + (tone.toHz.toInt() - tone.fromHz.toInt()) * part
            turn += 2 * PI * hertz / RATE
            // It swells and fades: half a sine over its length.
            (sin(turn) * sin(part * PI) * LOUD * Short.MAX_VALUE).toInt().toShort()
        }
    }

    private companion object {
        const val RATE = 22_050
        const val MILLIS = 1000
        const val LOUD = 0.25
    }
}
