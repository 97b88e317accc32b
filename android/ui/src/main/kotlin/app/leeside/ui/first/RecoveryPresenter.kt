package app.leeside.ui.first

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.secretOf
import app.leeside.ui.app.App
import app.leeside.ui.app.Presenter

/** The recovery words: written down, practised once, or later. */
internal class RecoveryPresenter(
    app: App,
    private val done: () -> Unit,
) : Presenter(app) {
    /** The words, while they are to be written down. */
    var words by mutableStateOf(emptyList<String>())
        private set
    var practising by mutableStateOf(false)
        private set
    var typed by mutableStateOf("")

    fun make() {
        act { words = core.secrets { makeRecoveryWords() } }
    }

    fun written() {
        practising = true
        trouble = null
    }

    fun seeAgain() {
        practising = false
    }

    fun practise() {
        act {
            val bytes = secretOf(typed)
            try {
                core.secrets { rehearseRecoveryWords(bytes) }
            } finally {
                bytes.fill(0)
            }
            done()
        }
    }

    fun later() {
        act {
            if (words.isEmpty()) core.secrets { putOffRecoveryWords() }
            done()
        }
    }

    override fun gone() {
        words = emptyList()
        typed = ""
    }
}
