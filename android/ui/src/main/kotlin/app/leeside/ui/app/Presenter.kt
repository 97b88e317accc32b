package app.leeside.ui.app

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.Change
import app.leeside.Leeside
import app.leeside.LeesideException
import app.leeside.ui.words.troubleOf
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch

/** What one screen knows and does. It asks the core for every rule. It outlives a turn of the phone. */
internal abstract class Presenter(
    val app: App,
) {
    /** The name of the sentence for what went wrong, if something did. */
    var trouble by mutableStateOf<String?>(null)
        internal set

    /** Whether it is waiting for the core. */
    var busy by mutableStateOf(false)
        private set

    protected val core: Leeside get() = app.leeside

    /** Reads what the screen shows. It is called when the screen comes and after every change. */
    open suspend fun load() = Unit

    /** The screen has gone: what was typed in secret is wiped. */
    open fun gone() = Unit

    /** Does something with the core, one thing at a time; what goes wrong becomes [trouble]. */
    protected fun act(act: suspend () -> Unit): Job? {
        if (busy) return null
        busy = true
        trouble = null
        return app.scope.launch {
            try {
                act()
            } catch (error: LeesideException) {
                failed(error)
            } finally {
                busy = false
            }
        }
    }

    /** What went wrong, in words; a screen may know better ones. */
    protected open fun failed(error: LeesideException) {
        if (error !is LeesideException.Cancelled) trouble = troubleOf(error)
    }

    /** Reads anew, without a word if the app was locked meanwhile. */
    fun refresh() {
        app.scope.launch {
            try {
                load()
            } catch (error: LeesideException) {
                if (error !is LeesideException.Locked) failed(error)
            }
        }
    }
}
