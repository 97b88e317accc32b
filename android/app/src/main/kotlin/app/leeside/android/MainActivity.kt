package app.leeside.android

import android.Manifest
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import android.os.Build
import android.os.Bundle
import android.provider.Settings
import android.view.WindowManager
import androidx.activity.ComponentActivity
import androidx.activity.compose.BackHandler
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.asPaddingValues
import androidx.compose.foundation.layout.safeDrawing
import app.leeside.ui.app.LeesideApp
import app.leeside.ui.parts.Edges

/** The one window. Nobody can photograph it, it leaves no picture among the recent apps, and it takes no covered taps. */
class MainActivity : ComponentActivity() {
    private val application get() = getApplication() as LeesideApplication

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        window.setFlags(WindowManager.LayoutParams.FLAG_SECURE, WindowManager.LayoutParams.FLAG_SECURE)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) setRecentsScreenshotEnabled(false)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S && mayHideOverlays()) window.setHideOverlayWindows(true)
        // A window of another app that lies over a button swallows the tap instead of steering it.
        window.decorView.filterTouchesWhenObscured = true
        enableEdgeToEdge()
        application.phone.attach(this)
        setContent {
            val insets = WindowInsets.safeDrawing.asPaddingValues()
            BackHandler { if (!application.app.back()) moveTaskToBack(true) }
            LeesideApp(
                application.app,
                Edges(insets.calculateTopPadding(), insets.calculateBottomPadding()),
                isSystemInDarkTheme(),
                reducedMotion(),
            )
        }
        if (savedInstanceState == null) taken(intent)
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        taken(intent)
    }

    override fun onDestroy() {
        application.phone.detach(this)
        super.onDestroy()
    }

    /** A file that another app handed over waits until it is asked for: nothing opens by itself. */
    private fun taken(intent: Intent) {
        val uri: Uri? =
            when (intent.action) {
                Intent.ACTION_VIEW -> {
                    intent.data
                }

                Intent.ACTION_SEND -> {
                    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
                        intent.getParcelableExtra(Intent.EXTRA_STREAM, Uri::class.java)
                    } else {
                        @Suppress("DEPRECATION")
                        intent.getParcelableExtra(Intent.EXTRA_STREAM)
                    }
                }

                else -> {
                    null
                }
            }
        if (uri?.scheme == "content") application.app.handed { application.phone.read(uri, it) }
    }

    private fun mayHideOverlays() = checkSelfPermission(Manifest.permission.HIDE_OVERLAY_WINDOWS) == PackageManager.PERMISSION_GRANTED

    private fun reducedMotion(): Boolean = Settings.Global.getFloat(contentResolver, Settings.Global.ANIMATOR_DURATION_SCALE, 1f) == 0f
}
