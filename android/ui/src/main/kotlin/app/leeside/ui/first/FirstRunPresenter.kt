package app.leeside.ui.first

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.Hint
import app.leeside.LanguageInfo
import app.leeside.secretOf
import app.leeside.ui.app.App
import app.leeside.ui.app.FILE_MOST
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import app.leeside.ui.mine.VoicePresenter
import app.leeside.ui.ours.MeetPresenter
import app.leeside.ui.play.TonightPresenter
import kotlinx.coroutines.launch
import java.io.File

/** The seven steps of the first run, and the two that stand beside them. */
internal enum class Step { Welcome, Honest, Free, Word, Recovery, Voice, Choose, Restore }

/** The first run. Nothing in it asks for the partner, and only the welcome, the truth and the word must be. */
internal class FirstRunPresenter(
    app: App,
) : Presenter(app) {
    var step by mutableStateOf(Step.Welcome)
        private set
    var languages by mutableStateOf(emptyList<LanguageInfo>())
        private set

    /** The word, as it is typed. */
    var typed by mutableStateOf("")
        private set

    /** The word once more. */
    var again by mutableStateOf("")
        private set
    var hint by mutableStateOf<Hint?>(null)
        private set
    var recovery by mutableStateOf<RecoveryPresenter?>(null)
        private set
    var voice by mutableStateOf<VoicePresenter?>(null)
        private set

    /** A backup that was chosen, to be brought back. */
    var backup by mutableStateOf<ByteArray?>(null)
        private set
    var backupWord by mutableStateOf("")

    private var invited = false

    /** The pieces of the honest page, by their ids. */
    var honest by mutableStateOf(emptyMap<String, String>())
        private set

    init {
        app.scope.launch { read() }
    }

    private suspend fun read() {
        languages = core.languages()
        val page = core.content { pages() }.firstOrNull { it.id == "honest" }
        honest = page?.blocks.orEmpty().associate { it.id to it.text }
    }

    fun begin(invited: Boolean) {
        this.invited = invited
        app.scope.launch { read() }
        step = Step.Honest
    }

    fun bringBack() {
        step = Step.Restore
    }

    fun honestRead() {
        step = Step.Free
    }

    /** Whatever the answer is, nothing is kept of it, and the next screen is the same. */
    fun freeAnswered() {
        step = Step.Word
    }

    fun type(word: String) {
        typed = word
        trouble = null
        app.scope.launch {
            val bytes = secretOf(word)
            hint = if (word.isEmpty()) null else core.secrets { hint(bytes) }
            bytes.fill(0)
        }
    }

    fun typeAgain(word: String) {
        again = word
        trouble = null
    }

    /** Makes the locked store. */
    fun make() {
        if (typed != again) {
            trouble = "word_not_same"
            return
        }
        act {
            val word = secretOf(typed)
            try {
                core.create(word)
            } finally {
                word.fill(0)
            }
            forgetTyped()
            recovery = RecoveryPresenter(app, ::recoveryDone)
            step = Step.Recovery
        }
    }

    fun chooseBackup() {
        app.scope.launch { backup = app.platform.pick(FILE_MOST) ?: backup }
    }

    fun restore() {
        val file = backup ?: return
        if (typed != again) {
            trouble = "word_not_same"
            return
        }
        act {
            val at = File(app.platform.scratch, "backup")
            val (old, new) = secretOf(backupWord) to secretOf(typed)
            try {
                at.writeBytes(file)
                core.restore(at, old, new)
            } finally {
                at.delete()
                old.fill(0)
                new.fill(0)
            }
            forgetTyped()
            app.opened(Place.Ours)
        }
    }

    private fun recoveryDone() {
        recovery?.gone()
        voice = VoicePresenter(app) { step = Step.Choose }.also { it.refresh() }
        step = Step.Voice
    }

    fun voiceLater() {
        step = Step.Choose
    }

    fun practise() = leave(Place.Now) { app.open(TonightPresenter(app, alone = true)) }

    fun writeMore() = leave(Place.Mine) { app.open(VoicePresenter(app) { app.back() }) }

    fun meet() = leave(Place.Ours) { app.open(MeetPresenter(app, invited)) }

    fun lookAround() = leave(Place.Now) {}

    private fun leave(
        to: Place,
        then: () -> Unit,
    ) {
        act {
            app.opened(to)
            then()
        }
    }

    /** Whether the person came with an invite. */
    val hasInvite: Boolean get() = invited

    /** One step back, where that changes nothing that was made. */
    fun back(): Boolean {
        trouble = null
        step =
            when (step) {
                Step.Honest, Step.Restore -> Step.Welcome
                Step.Free -> Step.Honest
                Step.Word -> Step.Free
                Step.Voice -> if (voice?.back() == true) Step.Voice else return true
                else -> return step != Step.Welcome
            }
        if (step == Step.Welcome) forgetTyped()
        return true
    }

    private fun forgetTyped() {
        typed = ""
        again = ""
        backupWord = ""
        hint = null
        backup = null
    }
}
