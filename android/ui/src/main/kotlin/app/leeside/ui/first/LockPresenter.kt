package app.leeside.ui.first

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.LeesideException
import app.leeside.secretOf
import app.leeside.ui.app.App
import app.leeside.ui.app.Presenter
import app.leeside.ui.help.CalmPresenter
import app.leeside.ui.help.HelpPresenter

/** The locked screen: opens, or gives calm and help without opening. */
internal class LockPresenter(
    app: App,
) : Presenter(app) {
    var typed by mutableStateOf("")

    /** Whether the recovery words are typed instead of the own word. */
    var byRecovery by mutableStateOf(false)
        private set

    /** What is shown instead of the lock: the calm page or help, the same for everyone. */
    var beside by mutableStateOf<Presenter?>(null)
        private set

    fun open() {
        val words = secretOf(typed)
        act {
            try {
                if (byRecovery) core.unlockWithRecoveryWords(words) else core.unlock(words)
                typed = ""
                app.opened()
            } finally {
                words.fill(0)
            }
        }
    }

    /** Whether a finger may open it. */
    val byFinger: Boolean get() = app.look.finger && app.platform.finger != null

    fun openByFinger() {
        val keystore = app.platform.finger ?: return
        act {
            core.unlockWithDevice(keystore)
            app.opened()
        }
    }

    fun otherWay() {
        byRecovery = !byRecovery
        typed = ""
        trouble = null
    }

    fun calm() {
        beside = CalmPresenter(app).also { it.refresh() }
    }

    fun help() {
        beside = HelpPresenter(app).also { it.refresh() }
    }

    fun back(): Boolean {
        if (beside == null) return false
        beside = null
        return true
    }

    override fun failed(error: LeesideException) {
        super.failed(error)
        typed = ""
    }
}
