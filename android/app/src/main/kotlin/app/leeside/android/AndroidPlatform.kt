package app.leeside.android

import android.app.Activity
import android.content.Context
import android.content.Intent
import android.net.Uri
import android.os.VibrationEffect
import android.os.Vibrator
import android.view.WindowManager
import androidx.activity.ComponentActivity
import androidx.activity.result.ActivityResultLauncher
import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.ui.text.font.Font
import app.leeside.KeyRelease
import app.leeside.Reminder
import app.leeside.RunCue
import app.leeside.ui.app.HandOver
import app.leeside.ui.app.Platform
import app.leeside.ui.app.Settings
import app.leeside.ui.theme.Faces
import app.leeside.ui.words.Strings
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import java.io.ByteArrayOutputStream
import java.io.File
import java.io.IOException
import java.time.LocalDateTime
import java.time.OffsetDateTime

/** The phone: its resources, its files, its buzz. It outlives the window, which comes and goes. */
class AndroidPlatform(
    private val context: Context,
) : Platform {
    override val strings = Strings { context.getString(id("string", it)) }
    override val faces: Faces by lazy { Faces.from { name, weight, style -> Font(id("font", name), weight, style) } }
    override val settings: Settings = KeptSettings(context)
    override val scratch: File get() = context.noBackupFilesDir

    private var window: ComponentActivity? = null
    private var opener: ActivityResultLauncher<Array<String>>? = null
    private var saver: ActivityResultLauncher<String>? = null
    private var opened: CompletableDeferred<Uri?>? = null
    private var saved: CompletableDeferred<Uri?>? = null
    private val tones = Tones()
    private val lying = Lying(context)

    private fun id(
        kind: String,
        name: String,
    ): Int = context.resources.getIdentifier(name, kind, context.packageName)

    /** A window has come. */
    fun attach(to: ComponentActivity) {
        window = to
        opener = to.registerForActivityResult(ActivityResultContracts.OpenDocument()) { opened?.complete(it) }
        saver = to.registerForActivityResult(ActivityResultContracts.CreateDocument(KIND)) { saved?.complete(it) }
    }

    /** A window has gone. */
    fun detach(from: Activity) {
        if (window !== from) return
        window = null
        opener = null
        saver = null
    }

    override fun now(): LocalDateTime = LocalDateTime.now()

    override fun offsetMinutes(): Int = OffsetDateTime.now().offset.totalSeconds / SECONDS

    override suspend fun handOver(
        name: String,
        file: ByteArray,
        way: HandOver,
    ): Boolean =
        when (way) {
            HandOver.Save -> save(name, file)
            HandOver.Share -> share(name, file)
        }

    private suspend fun save(
        name: String,
        file: ByteArray,
    ): Boolean {
        val asked = CompletableDeferred<Uri?>().also { saved = it }
        val launcher = saver ?: return false
        launcher.launch(name)
        val at = asked.await() ?: return false
        return withContext(Dispatchers.IO) {
            try {
                context.contentResolver.openOutputStream(at, "wt")?.use { it.write(file) } != null
            } catch (_: IOException) {
                false
            }
        }
    }

    private fun share(
        name: String,
        file: ByteArray,
    ): Boolean {
        val from = window ?: return false
        val uri = HandedFiles.put(context, name, file)
        val send =
            Intent(Intent.ACTION_SEND)
                .setType(KIND)
                .putExtra(Intent.EXTRA_STREAM, uri)
                .addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)
        from.startActivity(Intent.createChooser(send, null))
        return true
    }

    override suspend fun pick(most: Int): ByteArray? {
        val asked = CompletableDeferred<Uri?>().also { opened = it }
        val launcher = opener ?: return null
        // The kind of a file says nothing that could be trusted: any can be chosen, the core judges it.
        launcher.launch(arrayOf("*/*"))
        return asked.await()?.let { read(it, most) }
    }

    /** Reads a file of another app, at most [most] bytes and one more, by which the core sees that it is too large. */
    suspend fun read(
        uri: Uri,
        most: Int,
    ): ByteArray? =
        withContext(Dispatchers.IO) {
            try {
                context.contentResolver.openInputStream(uri)?.use { from ->
                    val into = ByteArrayOutputStream()
                    val part = ByteArray(PART)
                    while (into.size() <= most) {
                        val read = from.read(part, 0, minOf(PART, most + 1 - into.size()))
                        if (read <= 0) break
                        into.write(part, 0, read)
                    }
                    into.toByteArray()
                }
            } catch (_: IOException) {
                null
            } catch (_: SecurityException) {
                null
            }
        }

    override fun give(cue: RunCue) {
        if (cue.haptic.isNotEmpty()) {
            val vibrator = context.getSystemService(Vibrator::class.java)
            // Android begins with a pause, the core with a buzz.
            val times = longArrayOf(0) + cue.haptic.map { it.toLong() }
            vibrator?.vibrate(VibrationEffect.createWaveform(times, -1))
        }
        cue.tone?.let { tones.play(context, it) }
    }

    override fun playing(faceDown: ((Boolean) -> Unit)?) {
        lying.follow(faceDown)
        val now = window?.window ?: return
        val on = faceDown != null
        if (on) {
            now.addFlags(
                WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON,
            )
        } else {
            now.clearFlags(WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON)
        }
        now.attributes = now.attributes.apply { screenBrightness = if (on) LOW else WindowManager.LayoutParams.BRIGHTNESS_OVERRIDE_NONE }
    }

    override fun remind(reminders: List<Reminder>) = Reminders.set(context, reminders)

    override val finger: KeyRelease? get() = window?.let { FingerKey.of(it) }

    override fun licence(name: String): String = context.resources.openRawResource(id("raw", name)).use { String(it.readBytes()) }

    override fun dial(number: String) {
        window?.startActivity(Intent(Intent.ACTION_DIAL, Uri.fromParts("tel", number, null)))
    }

    private companion object {
        const val KIND = "application/octet-stream"
        const val SECONDS = 60
        const val PART = 64 * 1024
        const val LOW = 0.02f
    }
}

/** The few settings that are needed before anything is unlocked, in a file that no backup reaches. */
private class KeptSettings(
    context: Context,
) : Settings {
    private val kept = context.getSharedPreferences("look", Context.MODE_PRIVATE)

    override fun get(name: String): String? = kept.getString(name, null)

    override fun set(
        name: String,
        value: String?,
    ) = kept.edit().putString(name, value).apply()
}
