package app.leeside.ui.play

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.Button
import app.leeside.Less
import app.leeside.PlayerScreen
import app.leeside.PlayerState
import app.leeside.PreparedRun
import app.leeside.Rehearsal
import app.leeside.RunCue
import app.leeside.RunEvent
import app.leeside.ui.app.App
import app.leeside.ui.app.Presenter
import app.leeside.ui.help.HelpPresenter
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.isActive
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withContext

/** What the player plays: a run, or its rehearsal. */
internal interface Played : AutoCloseable {
    /** What to show now. */
    fun screen(): PlayerScreen

    /** Something happened. */
    fun event(event: RunEvent): List<RunCue>

    /** Time has passed. */
    fun tick(): List<RunCue>
}

/** A run, which outlives the lock. */
internal class PlayedRun(
    private val run: PreparedRun,
) : Played {
    override fun screen() = run.screen()

    override fun event(event: RunEvent) = run.event(event)

    override fun tick() = run.tick()

    override fun close() = run.close()
}

/** A rehearsal by daylight, of which nothing is kept. */
internal class PlayedRehearsal(
    private val rehearsal: Rehearsal,
) : Played {
    override fun screen() = rehearsal.screen()

    override fun event(event: RunEvent) = rehearsal.event(event)

    override fun tick() = rehearsal.tick()

    override fun close() = rehearsal.close()
}

/** Plays one run. The core decides what is shown and what each button does; here are only the clock and the cues. */
internal class PlayerPresenter(
    app: App,
    private val run: Played,
    private val closed: () -> Unit,
) : Presenter(app) {
    var screen by mutableStateOf<PlayerScreen?>(null)
        private set

    /** Whether "Why this?" is unfolded. */
    var why by mutableStateOf(false)

    /** A line for later that is being written; none while nothing is. */
    var line by mutableStateOf<String?>(null)

    /** The page of help, the same for everyone. */
    val help = HelpPresenter(app)

    private val turn = Mutex()
    private var ticking: Job? = null

    /** Shows the run and follows the clock, about once a second. */
    fun begin() {
        if (ticking != null) return
        app.platform.playing(::faceDown)
        help.refresh()
        ticking =
            app.scope.launch {
                show { emptyList() }
                while (isActive) {
                    delay(SECOND)
                    show { run.tick() }
                }
            }
    }

    /** A tap acts at once; nothing asks a second question. */
    fun tap(button: Button) {
        when (button) {
            Button.Hide -> {
                return app.hide()
            }

            Button.ForLater -> {
                line = ""
                return
            }

            else -> {
                Unit
            }
        }
        why = false
        app.scope.launch {
            show { run.event(RunEvent.Tap(button)) }
            if (screen?.state == PlayerState.CLOSED) closed()
        }
    }

    /** Either of the two wants less for the rest of it. */
    fun less(what: Smaller) {
        app.scope.launch { show { run.event(RunEvent.Narrow(Less(atMost = what.most))) } }
    }

    fun keepLine() {
        val text = line?.trim().orEmpty()
        line = null
        if (text.isEmpty()) return
        app.scope.launch { show { run.event(RunEvent.ForLater(text)) } }
    }

    /** The phone lies face down, or up again. */
    private fun faceDown(down: Boolean) {
        app.scope.launch { show { run.event(RunEvent.FaceDown(down)) } }
    }

    private suspend fun show(event: () -> List<RunCue>) =
        turn.withLock {
            val (cues, now) = withContext(Dispatchers.IO) { event() to run.screen() }
            if (screen != now) screen = now
            cues.forEach(app.platform::give)
        }

    /** The run is closed: the clock stops. */
    fun end() {
        ticking?.cancel()
        ticking = null
        app.platform.playing(null)
        run.close()
    }

    private companion object {
        const val SECOND = 1000L
    }
}
