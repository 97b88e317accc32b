package app.leeside.ui.app

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.ContentPage
import app.leeside.KeyRelease
import app.leeside.LanguageInfo
import app.leeside.RecoveryState
import app.leeside.ReminderSettings
import app.leeside.Way
import app.leeside.secretOf
import app.leeside.ui.first.RecoveryPresenter

/** Control and truth. */
internal class SettingsPresenter(
    app: App,
) : Presenter(app) {
    var languages by mutableStateOf(emptyList<LanguageInfo>())
        private set
    var recovery by mutableStateOf(RecoveryState.NOT_SET_UP)
        private set

    /** A page that is being read: what the app can do and what not, or what is known. */
    var reading by mutableStateOf<ContentPage?>(null)
        private set
    var licences by mutableStateOf(false)

    /** The recovery words, while they are made. */
    var words by mutableStateOf<RecoveryPresenter?>(null)
        private set

    /** Whether "Delete everything" was opened, and the word that it asks for. */
    var deleting by mutableStateOf(false)
    var typed by mutableStateOf("")

    /** What may be reminded of; everything is off until it is turned on. */
    var reminders by mutableStateOf<ReminderSettings?>(null)
        private set

    /** Whether a finger opens it. */
    var byFinger by mutableStateOf(false)
        private set

    val finger: KeyRelease? get() = app.platform.finger

    override suspend fun load() {
        reminders = core.rhythm { reminderSettings() }
        byFinger = Way.DEVICE in core.secrets { ways() }
        languages = core.languages()
        recovery = core.secrets { recoveryState() }
    }

    fun remind(settings: ReminderSettings) {
        act {
            core.rhythm { setReminders(settings) }
            reminders = settings
            app.remind()
        }
    }

    fun byFinger(on: Boolean) {
        val keystore = finger ?: return
        act {
            core.secrets { if (on) setDevice(keystore) else removeDevice() }
            byFinger = on
            app.look.finger(on)
        }
    }

    fun read(page: String) {
        act { reading = core.content { pages() }.firstOrNull { it.id == page } }
    }

    fun readNothing() {
        reading = null
        licences = false
    }

    fun keeping() = app.open(KeepingPresenter(app))

    fun makeRecovery() {
        words =
            RecoveryPresenter(app) {
                words?.gone()
                words = null
                refresh()
            }
    }

    fun delete() {
        val word = secretOf(typed)
        act {
            try {
                core.secrets { confirm(word) }
                core.deleteEverything()
                app.deleted()
            } finally {
                word.fill(0)
                typed = ""
            }
        }
    }

    override fun gone() {
        typed = ""
        words?.gone()
    }
}
