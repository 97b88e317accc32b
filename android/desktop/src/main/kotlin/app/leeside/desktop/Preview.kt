package app.leeside.desktop

import androidx.compose.ui.unit.DpSize
import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.Window
import androidx.compose.ui.window.application
import androidx.compose.ui.window.rememberWindowState
import app.leeside.Leeside
import app.leeside.ui.app.App
import app.leeside.ui.app.LeesideApp
import app.leeside.ui.parts.Edges
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import java.io.File

/** `FOLDER`: the app in a window, with its store in that folder. */
fun main(arguments: Array<String>) {
    val folder = File(arguments.firstOrNull() ?: "preview").apply { mkdirs() }
    val leeside = Leeside(File(folder, "store"))
    val app = App(leeside, DesktopPlatform(folder), CoroutineScope(SupervisorJob() + Dispatchers.Default.limitedParallelism(1)))
    app.start()
    application {
        val close = {
            leeside.close()
            exitApplication()
        }
        Window(close, rememberWindowState(size = DpSize(412.dp, 892.dp)), title = "Leeside") { LeesideApp(app, Edges(16.dp, 12.dp)) }
    }
}
