package app.leeside.android

import android.content.Context
import android.hardware.Sensor
import android.hardware.SensorEvent
import android.hardware.SensorEventListener
import android.hardware.SensorManager

/** Tells whether the phone lies on its face: while a run plays, and at no other time. */
internal class Lying(
    private val context: Context,
) : SensorEventListener {
    private var tell: ((Boolean) -> Unit)? = null
    private var down = false

    /** Follows the phone for [tell], or stops. */
    fun follow(tell: ((Boolean) -> Unit)?) {
        val sensors = context.getSystemService(SensorManager::class.java) ?: return
        sensors.unregisterListener(this)
        this.tell = tell
        down = false
        if (tell == null) return
        val pull = sensors.getDefaultSensor(Sensor.TYPE_ACCELEROMETER) ?: return
        sensors.registerListener(this, pull, SensorManager.SENSOR_DELAY_NORMAL)
    }

    override fun onSensorChanged(event: SensorEvent) {
        val pull = event.values.getOrNull(AWAY) ?: return
        val now = if (down) pull < UP else pull < DOWN
        if (now == down) return
        down = now
        tell?.invoke(now)
    }

    override fun onAccuracyChanged(
        sensor: Sensor,
        accuracy: Int,
    ) = Unit

    private companion object {
        /** The axis out of the screen. */
        const val AWAY = 2

        /** In metres per second squared: nearly all of the earth's pull from behind. */
        const val DOWN = -8.5f

        /** Clearly turned up again. */
        const val UP = -4f
    }
}
