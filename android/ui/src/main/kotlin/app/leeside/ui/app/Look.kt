package app.leeside.ui.app

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue

/** How the app looks and sounds: what a person may choose before anything is unlocked. */
internal class Look(
    private val settings: Settings,
) {
    /** The code of the language and register. */
    var language by mutableStateOf(settings["language"] ?: "en")

    /** Grows when all words changed. */
    var spoken by mutableIntStateOf(0)

    /** `light`, `dark`, or nothing for what the phone says. */
    var theme by mutableStateOf(settings["theme"])
        private set

    /** Whether the time after keeps the theme of the day instead of the dim one. */
    var notDim by mutableStateOf(settings["not_dim"] != null)
        private set

    /** Whether cues can be felt. */
    var haptic by mutableStateOf(settings["no_haptic"] == null)
        private set

    /** Whether cues can be heard. */
    var tone by mutableStateOf(settings["tone"] != null)
        private set

    /** Whether the calm page is there before unlocking. */
    var calmPage by mutableStateOf(settings["no_calm_page"] == null)
        private set

    /** Whether the locked screen offers to open by finger. */
    var finger by mutableStateOf(settings["finger"] != null)
        private set

    fun finger(on: Boolean) {
        finger = on
        settings["finger"] = if (on) "yes" else null
    }

    fun theme(to: String?) {
        theme = to
        settings["theme"] = to
    }

    fun notDim(on: Boolean) {
        notDim = on
        settings["not_dim"] = if (on) "yes" else null
    }

    fun haptic(on: Boolean) {
        haptic = on
        settings["no_haptic"] = if (on) null else "yes"
    }

    fun tone(on: Boolean) {
        tone = on
        settings["tone"] = if (on) "yes" else null
    }

    fun calmPage(on: Boolean) {
        calmPage = on
        settings["no_calm_page"] = if (on) null else "yes"
    }
}
