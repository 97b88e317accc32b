package app.leeside.ui.ours

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.unit.dp
import app.leeside.PrintedPage
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.Line
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.Thin
import app.leeside.ui.parts.TopLine
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.words.word

/** Pages to copy by hand: for someone without such a phone, or for a pocket. */
internal class PaperPresenter(
    app: App,
) : Presenter(app) {
    var page by mutableStateOf<PrintedPage?>(null)
        private set

    fun sheet() {
        act { page = core.plan { voiceSheet() } }
    }

    fun card() {
        val bond = app.bond?.id ?: return
        act { page = core.plan { pocketCard(bond) } }
    }

    fun back() {
        if (page == null) app.back() else page = null
    }
}

/** Paper. */
@Composable
internal fun PaperScreen(presenter: PaperPresenter) =
    Page(top = { TopLine(word("topic_of"), back = presenter::back) }) {
        val page = presenter.page
        Gap(2.dp)
        if (page == null) {
            Heading(word("paper_title"))
            Gap(8.dp)
            Say(word("paper_body"), Type.body, lee.onSurfaceVariant)
            Gap(14.dp)
            Line(word("paper_sheet"), word("paper_sheet_small"), Icons.NotePencil, onClick = presenter::sheet)
            Thin()
            Line(word("paper_card"), word("paper_card_small"), Icons.Copy, onClick = presenter::card)
            return@Page
        }
        Heading(page.title)
        Gap(6.dp)
        Say(page.line, Type.small, lee.onSurfaceVariant)
        Gap(16.dp)
        page.sections.forEach { section ->
            Panel {
                Heading(section.heading, Type.title)
                Gap(6.dp)
                section.lines.forEach {
                    Say(it)
                    Gap(3.dp)
                }
            }
            Gap(10.dp)
        }
        Aside(Icons.Eye, word("paper_warn"))
    }
