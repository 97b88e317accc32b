package app.leeside.ui.app

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateListOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.BondEntry
import app.leeside.BondId
import app.leeside.Change
import app.leeside.CollectedRun
import app.leeside.Leeside
import app.leeside.LeesideException
import app.leeside.PreparedRun
import app.leeside.ui.first.FirstRunPresenter
import app.leeside.ui.first.LockPresenter
import app.leeside.ui.help.HelpPresenter
import app.leeside.ui.mine.MinePresenter
import app.leeside.ui.ours.InPresenter
import app.leeside.ui.ours.OursPresenter
import app.leeside.ui.play.NowPresenter
import app.leeside.ui.play.PlayedRun
import app.leeside.ui.play.PlayerPresenter
import app.leeside.ui.words.Words
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch

/** The four places. The border of privacy is the border between Mine and Ours. */
enum class Place {
    /** What to do today. */
    Now,

    /** Only I see this. */
    Mine,

    /** What we share. */
    Ours,

    /** The same for everyone. */
    Help,
}

/** In which state the whole app is. */
internal sealed interface Phase {
    /** It looks whether there is a store. */
    data object Starting : Phase

    /** There is none yet. */
    class First(
        val presenter: FirstRunPresenter,
    ) : Phase

    /** There is one, and it is locked. */
    class Locked(
        val presenter: LockPresenter,
    ) : Phase

    /** Unlocked. */
    data object Open : Phase

    /** A run plays: there is no navigation, and everything else is locked. */
    class Playing(
        val presenter: PlayerPresenter,
    ) : Phase
}

/**
 * The app of one phone. It lives as long as the process and outlives a turn of the phone; after the
 * process has died, it begins locked.
 */
class App(
    internal val leeside: Leeside,
    internal val platform: Platform,
    internal val scope: CoroutineScope,
) {
    internal var phase by mutableStateOf<Phase>(Phase.Starting)
    internal val words = Words(platform.strings, leeside)
    internal val look = Look(platform.settings)

    /** Where the person is. */
    internal var place by mutableStateOf(Place.Now)
        private set

    /** The screens over the place, the last one in front. */
    internal val over = mutableStateListOf<Presenter>()

    /** The plan that is open, if there is one with somebody. */
    internal var bond by mutableStateOf<BondEntry?>(null)
        private set

    private var roots = newRoots()
    private var playing: PlayerPresenter? = null
    private var waiting: ByteArray? = null

    private fun newRoots(): Map<Place, Presenter> =
        mapOf(
            Place.Now to NowPresenter(this),
            Place.Mine to MinePresenter(this),
            Place.Ours to OursPresenter(this),
            Place.Help to HelpPresenter(this),
        )

    /** Looks what there is, and listens to what changes. */
    fun start() {
        scope.launch {
            platform.settings[LANGUAGE]?.let { leeside.speak(it) }
            if (leeside.exists()) {
                hold()
                phase = Phase.Locked(LockPresenter(this@App))
            } else {
                phase = Phase.First(FirstRunPresenter(this@App))
            }
        }
        scope.launch { leeside.changes.collect(::heard) }
        scope.launch {
            while (true) {
                delay(IDLE_LOOK_MILLIS)
                // A run may have begun, and locked it, while it was asked.
                if (phase == Phase.Open && leeside.lockIfIdle() && phase == Phase.Open) locked()
            }
        }
    }

    private suspend fun hold() {
        try {
            leeside.hold()
        } catch (_: LeesideException) {
            // The lock screen says what is wrong when somebody tries to open it.
        }
    }

    private suspend fun heard(change: Change) {
        when (change) {
            Change.Locked -> if (phase == Phase.Open) locked()
            Change.Plans, Change.Everything -> findBond()
            else -> Unit
        }
        if (phase == Phase.Open) front.refresh()
    }

    /** The open plan was ended or is left: another one, or none, takes its place. */
    internal fun left() {
        bond = null
    }

    /** The screen that is shown while it is open. */
    internal val front: Presenter get() = over.lastOrNull() ?: root

    internal val root: Presenter get() = roots.getValue(place)

    /** Somebody touched the screen. */
    internal fun touched() {
        scope.launch {
            try {
                leeside.touch()
            } catch (_: LeesideException.Locked) {
                // It was locked in the same moment.
            }
        }
    }

    /** It was unlocked or made: everything is read, and a run that ended is collected. */
    internal suspend fun opened(to: Place = Place.Now) {
        findBond()
        roots = newRoots()
        over.clear()
        place = to
        when (val collected = leeside.cooldown { collect() }) {
            is CollectedRun.GoesOn -> if (playing == null) return play(collected.run)
            is CollectedRun.Over, CollectedRun.Lost -> playing = null
            CollectedRun.Nothing -> Unit
        }
        phase = Phase.Open
        front.refresh()
        lookAtHanded()
        remind()
    }

    /** Sets what the core reminds of, for the next days. There is nothing unless a person turned it on. */
    internal suspend fun remind() {
        val offset = platform.offsetMinutes()
        platform.remind(leeside.rhythm { reminders(REMIND_DAYS, offset) })
    }

    private suspend fun findBond() {
        try {
            val all = leeside.partner { bonds() }.filter { !it.closed }
            bond = all.firstOrNull { it.id == bond?.id } ?: all.firstOrNull()
        } catch (_: LeesideException.Locked) {
            bond = null
        }
    }

    /** Another plan is opened. */
    internal suspend fun choose(id: BondId) {
        bond = leeside.partner { bonds() }.firstOrNull { it.id == id }
    }

    /**
     * Another app handed a file over. It is read and looked at once the app is open; nothing opens by itself.
     *
     * @param read reads at most so many bytes of it.
     */
    fun handed(read: suspend (Int) -> ByteArray?) {
        scope.launch {
            waiting = read(FILE_MOST)
            if (phase == Phase.Open) lookAtHanded()
        }
    }

    private fun lookAtHanded() {
        val file = waiting ?: return
        waiting = null
        open(InPresenter(this, file))
    }

    /** Goes to a place, and leaves what was over the old one. */
    internal fun go(to: Place) {
        leaveAll()
        place = to
        front.refresh()
    }

    /** Puts a screen in front. */
    internal fun open(screen: Presenter) {
        over.add(screen)
        screen.refresh()
    }

    /** One screen back. Says whether there was one. */
    fun back(): Boolean {
        when (val now = phase) {
            is Phase.First -> return now.presenter.back()
            is Phase.Locked -> return now.presenter.back()
            is Phase.Playing -> return true
            else -> Unit
        }
        val gone = over.removeLastOrNull() ?: return false
        gone.gone()
        front.refresh()
        return true
    }

    /** Covers the screen at once, and locks. */
    fun hide() {
        if (phase is Phase.First) return
        locked()
        scope.launch { leeside.lock() }
    }

    /** The run that plays while everything else is locked. */
    internal val run: PlayerPresenter? get() = playing

    /** Plays a run: everything else is locked, and the phone shows nothing but the player. */
    internal suspend fun play(run: PreparedRun) {
        leaveAll()
        val player = PlayerPresenter(this, PlayedRun(run), ::runClosed)
        playing = player
        phase = Phase.Playing(player)
        leeside.lock()
        player.begin()
    }

    /** Back to the run from the lock screen; nothing has to be opened for it. */
    internal fun backToRun() {
        playing?.let { phase = Phase.Playing(it) }
    }

    /** The run is over: what it hands over is collected at the next unlocking. */
    internal fun runClosed() {
        playing?.end()
        playing = null
        locked()
    }

    private fun locked() {
        leaveAll()
        phase = Phase.Locked(LockPresenter(this))
    }

    private fun leaveAll() {
        over.forEach { it.gone() }
        over.clear()
    }

    /** Everything on this phone was deleted: it begins anew. */
    internal fun deleted() {
        leaveAll()
        bond = null
        platform.remind(emptyList())
        phase = Phase.First(FirstRunPresenter(this))
    }

    /** Chooses the register of all words. */
    internal fun speak(language: String) {
        platform.settings[LANGUAGE] = language
        look.language = language
        scope.launch {
            leeside.speak(language)
            words.forget()
            look.spoken++
        }
    }

    private companion object {
        const val LANGUAGE = "language"
        const val IDLE_LOOK_MILLIS = 5000L
        val REMIND_DAYS: UShort = 14u
    }
}
