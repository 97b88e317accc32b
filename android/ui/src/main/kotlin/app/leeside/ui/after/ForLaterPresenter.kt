package app.leeside.ui.after

import androidx.compose.foundation.layout.offset
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.CopyId
import app.leeside.ForLater
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import app.leeside.ui.mine.OWN_WORDS
import app.leeside.ui.mine.filled
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.MainButton
import app.leeside.ui.parts.OwnWords
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.Trouble
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Form
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.theme.mineGround
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** Lines to bring up, or to let go. */
internal class ForLaterPresenter(
    app: App,
) : Presenter(app) {
    var lines by mutableStateOf(emptyList<ForLater>())
        private set
    var typed by mutableStateOf("")

    override suspend fun load() {
        lines = core.reflect { forLater() }
    }

    fun keep() {
        val text = typed.filled() ?: return
        act {
            core.reflect { keepForLater(ForLater(newId(), app.platform.now().toLocalDate(), app.bond?.id, text)) }
            typed = ""
            load()
        }
    }

    fun done(id: CopyId) {
        act {
            core.reflect { doneWith(id) }
            load()
        }
    }
}

/** For later. */
@Composable
internal fun ForLaterScreen(presenter: ForLaterPresenter) =
    Page(
        top = { TopLine(back = { presenter.app.back() }) },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            MainButton(word("for_later_keep"), enabled = !presenter.busy && presenter.typed.isNotBlank(), onClick = presenter::keep)
        },
        ground = mineGround,
    ) {
        Gap(2.dp)
        Heading(word("mine_for_later"))
        Gap(6.dp)
        Aside(Icons.Lock, said("mine.line"))
        Gap(18.dp)
        OwnWords(presenter.typed, word("for_later_line"), "later") { presenter.typed = it.take(OWN_WORDS) }
        Gap(14.dp)
        presenter.lines.forEach { line ->
            Panel(shape = Form.fromYou) {
                Say(line.text, Type.quote)
                WordButton(word("for_later_done"), Modifier.offset(x = (-12).dp), lee.onSurfaceVariant) { presenter.done(line.id) }
            }
            Gap(8.dp)
        }
    }
