package app.leeside.android

import android.app.Application
import app.leeside.Leeside
import app.leeside.ui.app.App
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import java.io.File

/** Keeps the app as long as the process lives. After the process has died, it begins locked. */
class LeesideApplication : Application() {
    /** What only the phone has. */
    val phone by lazy { AndroidPlatform(this) }

    /** The app. */
    val app by lazy {
        // The folder is the app's own, and no backup reaches it: see data_extraction_rules.
        val leeside = Leeside(File(noBackupFilesDir, "store"), AndroidClock(this))
        App(leeside, phone, CoroutineScope(SupervisorJob() + Dispatchers.Main.immediate)).apply { start() }
    }
}
