package app.leeside.ui.app

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.secretOf
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.SecretField
import app.leeside.ui.parts.SoftButton
import app.leeside.ui.parts.Tick
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.Trouble
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.words.word
import java.io.File

/** A backup, and another word for the lock. Both ask for a word first. */
internal class KeepingPresenter(
    app: App,
) : Presenter(app) {
    /** The word of the backup, which may be another one. */
    var backupWord by mutableStateOf("")

    /** Whether what the other one shared stays out of it. */
    var withoutTheirs by mutableStateOf(false)

    /** The word of now, and the one to come. */
    var old by mutableStateOf("")
    var new by mutableStateOf("")

    /** The sentence for what was done. */
    var done by mutableStateOf<String?>(null)
        private set

    fun backUp() {
        done = null
        act {
            val word = secretOf(backupWord)
            val at = File(app.platform.scratch, "backup")
            try {
                at.delete()
                // It is read again from where it lies before it counts as made.
                core.backUp(at, word, withoutTheirs)
                if (app.platform.handOver("backup.age", at.readBytes(), HandOver.Save)) done = "backup_done"
            } finally {
                at.delete()
                word.fill(0)
                backupWord = ""
            }
        }
    }

    fun change() {
        done = null
        act {
            val (before, after) = secretOf(old) to secretOf(new)
            try {
                core.secrets { changePassphrase(before, after) }
                done = "word_changed"
            } finally {
                before.fill(0)
                after.fill(0)
                old = ""
                new = ""
            }
        }
    }

    override fun gone() {
        backupWord = ""
        old = ""
        new = ""
    }
}

/** Backup, and the word. */
@Composable
internal fun KeepingScreen(presenter: KeepingPresenter) =
    Page(top = { TopLine(word("settings"), back = { presenter.app.back() }) }) {
        Gap(2.dp)
        Heading(word("keeping_title"))
        Gap(16.dp)
        Trouble((presenter.trouble ?: presenter.done)?.let { word(it) })
        Panel {
            Say(word("backup_title"), Type.title)
            Gap(4.dp)
            Say(word("backup_body"), Type.body, lee.onSurfaceVariant)
            Gap(12.dp)
            SecretField(presenter.backupWord, word("restore_word"), "backup-word") { presenter.backupWord = it }
            Gap(8.dp)
            Tick(word("backup_without"), presenter.withoutTheirs) { presenter.withoutTheirs = it }
            Gap(8.dp)
            SoftButton(
                if (presenter.busy) word("word_making") else word("backup_make"),
                Modifier.fillMaxWidth(),
                Icons.Package,
                onClick = presenter::backUp,
            )
            Gap(10.dp)
            Aside(Icons.Eye, word("backup_found"))
        }
        Gap(14.dp)
        Panel {
            Say(word("word_title"), Type.title)
            Gap(12.dp)
            SecretField(presenter.old, word("word_now"), "word-now") { presenter.old = it }
            Gap(12.dp)
            SecretField(presenter.new, word("word_new"), "word-new") { presenter.new = it }
            Gap(12.dp)
            SoftButton(word("word_change"), Modifier.fillMaxWidth(), Icons.Key, onClick = presenter::change)
        }
    }
