package app.leeside.android

import android.content.Context
import android.os.SystemClock
import android.provider.Settings
import app.leeside.ClockReading
import app.leeside.PlatformClock
import app.leeside.SinceBoot
import java.time.Instant

/** The phone's two clocks: the one on the wall, which anybody can set, and the one since the start, which nobody can. */
class AndroidClock(
    private val context: Context,
) : PlatformClock {
    override fun reading(): ClockReading {
        val starts = Settings.Global.getInt(context.contentResolver, Settings.Global.BOOT_COUNT, NONE)
        val since = if (starts == NONE) null else SinceBoot(starts.toULong(), SystemClock.elapsedRealtime() / MILLIS)
        return ClockReading(Instant.now(), since)
    }

    private companion object {
        const val NONE = -1
        const val MILLIS = 1000L
    }
}
