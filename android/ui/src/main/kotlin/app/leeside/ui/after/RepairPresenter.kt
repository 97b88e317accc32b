package app.leeside.ui.after

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.LeesideException
import app.leeside.RepairAction
import app.leeside.RepairFlow
import app.leeside.RepairScreen
import app.leeside.RepairState
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.isActive
import kotlinx.coroutines.launch

/**
 * A pause in a quarrel, and ways back. It belongs to the person with this phone and needs no plan; who
 * paused, and how often, is kept nowhere.
 */
internal class RepairPresenter(
    app: App,
) : Presenter(app) {
    var screen by mutableStateOf<RepairScreen?>(null)
        private set

    /** What is written apart. */
    var text by mutableStateOf("")
        private set

    /** Whether it outlives this, in the journal. */
    var keep by mutableStateOf(false)
        private set

    private var flow: RepairFlow? = null
    private var ticking: Job? = null

    override suspend fun load() {
        if (flow != null) return
        val begun = core.reflect { repair(app.bond?.id) }
        flow = begun
        screen = begun.screen()
        ticking =
            app.scope.launch {
                while (isActive) {
                    delay(SECOND)
                    look()
                }
            }
    }

    private fun look() {
        try {
            flow?.let { screen = it.screen() }
        } catch (_: LeesideException) {
            // It was ended in the same moment.
        }
    }

    fun tap(action: RepairAction) {
        val now = flow ?: return
        if (action == RepairAction.END) return end()
        act {
            if (screen?.state == RepairState.WRITE) now.write(text, keep)
            now.act(action)
            text = now.draft().orEmpty()
            look()
        }
    }

    fun write(to: String) {
        text = to
    }

    fun keep(on: Boolean) {
        keep = on
    }

    /** Ends it, in any state. What is kept is offered to the journal, behind its own door. */
    private fun end() {
        val now = flow ?: return
        act {
            if (screen?.state == RepairState.WRITE) now.write(text, keep)
            val draft = now.end()
            letGo()
            app.back()
            if (draft != null) app.open(JournalPresenter(app, draft))
        }
    }

    private fun letGo() {
        ticking?.cancel()
        flow?.close()
        flow = null
        text = ""
    }

    override fun gone() = letGo()

    private companion object {
        const val SECOND = 1000L
    }
}
