package app.leeside.ui.play

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.CopyId
import app.leeside.CueWishes
import app.leeside.Energy
import app.leeside.Tonight
import app.leeside.TopicContent
import app.leeside.TopicState
import app.leeside.TopicView
import app.leeside.Where
import app.leeside.ui.after.CheckInPresenter
import app.leeside.ui.after.DebriefPresenter
import app.leeside.ui.after.LookPresenter
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import app.leeside.ui.app.SettingsPresenter
import app.leeside.ui.ours.TopicPresenter

/** The one thing that is due, if anything is. It never counts, and nobody is late. */
internal sealed interface Due {
    /** A suggestion of the other one. */
    data class Suggestion(
        val topic: TopicView,
    ) : Due

    /** A window in which a feeling may be told. */
    data class CheckIn(
        val moment: CopyId,
    ) : Due

    /** The questions after a moment. */
    data class Debrief(
        val moment: CopyId,
    ) : Due

    /** The plan may be looked at again. */
    data object Look : Due
}

/** What to do today: one next thing. */
internal class NowPresenter(
    app: App,
) : Presenter(app) {
    var nickname by mutableStateOf<String?>(null)
        private set
    var due by mutableStateOf<Due?>(null)
        private set

    /** The agreed course for being together, if one holds. */
    var course by mutableStateOf<TopicView?>(null)
        private set

    val hour: Int get() = app.platform.now().hour

    override suspend fun load() {
        nickname = core.partner { nickname() }
        val bond = app.bond?.id
        if (bond == null) {
            due = null
            course = null
            return
        }
        val topics = core.plan { topics(bond) }
        course =
            topics.firstOrNull {
                it.state == TopicState.IN_FORCE && it.id != SHORT &&
                    (it.holds as? TopicContent.Sequence)?.course?.place == Where.TOGETHER
            }
        val lately = core.cooldown { lately(bond, app.platform.offsetMinutes()) }
        val open = lately.firstOrNull { it.open != null }
        val asked = lately.firstOrNull { it.debrief }
        val suggested = topics.firstOrNull { topic -> topic.offers.any { it.theirs && !it.mine } }
        val look = core.rhythm { lookDue(bond) }
        due =
            when {
                open?.open != null -> Due.CheckIn(open.moment)
                asked != null -> Due.Debrief(asked.moment)
                suggested != null -> Due.Suggestion(suggested)
                look.whole || look.topics.isNotEmpty() -> Due.Look
                else -> null
            }
    }

    fun setOut() = app.open(TonightPresenter(app, alone = app.bond == null))

    /** Starts at once, with the choices that ask for least. */
    fun start() {
        act {
            val together = app.bond != null
            val tonight = Tonight(Energy.LOW, place = if (together) Where.TOGETHER else Where.SOLO)
            val run = core.cooldown { setOut(app.bond?.id, tonight, null, wishes(app), false) }
            val before = run.beforeStart()
            if (before.toRead.isEmpty() && before.toReadAlone.isEmpty()) app.play(run) else app.open(ReadFirstPresenter(app, run, before))
        }
    }

    fun hadMoment() = app.open(MomentPresenter(app))

    fun openDue() {
        when (val now = due) {
            is Due.Suggestion -> app.open(TopicPresenter(app, now.topic.id))
            is Due.CheckIn -> app.open(CheckInPresenter(app, now.moment))
            is Due.Debrief -> app.open(DebriefPresenter(app, now.moment))
            Due.Look -> app.open(LookPresenter(app))
            null -> Unit
        }
    }

    fun settings() = app.open(SettingsPresenter(app))

    private companion object {
        /** The short course has a button of its own in the player. */
        const val SHORT = "sequence.short"
    }
}

/** Which cues this person wants. */
internal fun wishes(app: App) = CueWishes(haptic = app.look.haptic, tone = app.look.tone)
