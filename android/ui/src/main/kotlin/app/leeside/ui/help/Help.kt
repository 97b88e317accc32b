package app.leeside.ui.help

import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.BlockKind
import app.leeside.ContentPage
import app.leeside.HelpKind
import app.leeside.HelpLine
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Chip
import app.leeside.ui.parts.Chips
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.Line
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.SoftButton
import app.leeside.ui.parts.Thin
import app.leeside.ui.parts.TopLine
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.big
import app.leeside.ui.theme.lee
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** Help. [back] leads out of it where it is no place of its own. */
@Composable
internal fun Help(
    presenter: HelpPresenter,
    back: (() -> Unit)? = null,
) {
    val reading = presenter.reading
    if (reading != null) return Reading(reading, presenter::readNothing)
    Page(top = { TopLine(back = back) }) {
        Gap(2.dp)
        Heading(said("place.help"))
        Gap(6.dp)
        Say(presenter.block("same"), Type.body, lee.onSurfaceVariant)
        Gap(18.dp)
        Panel(color = lee.errorContainer) { Aside(Icons.FirstAidKit, said("body.check"), ink = lee.onErrorContainer) }
        Gap(10.dp)
        HELP_PAGES.forEachIndexed { i, id ->
            presenter.page(id)?.let { page ->
                if (i > 0) Thin()
                Line(page.title) { presenter.read(id) }
            }
        }
        Gap(16.dp)
        Heading(word("help_call"), Type.title)
        Gap(10.dp)
        Chips { presenter.regions.forEach { Chip(it.text, presenter.region == it.id) { presenter.region(it.id) } } }
        Gap(14.dp)
        presenter.lines.forEach {
            HelpCard(presenter, it)
            Gap(10.dp)
        }
        Gap(6.dp)
        Aside(Icons.Info, presenter.block("trace"))
        Gap(8.dp)
        Aside(Icons.ChatTeardrop, "${presenter.block("say")} ${presenter.block("hang_up")}")
    }
}

private fun HelpPresenter.block(id: String): String =
    page("help")
        ?.blocks
        ?.firstOrNull { it.id == id }
        ?.text
        .orEmpty()

@Composable
private fun HelpCard(
    presenter: HelpPresenter,
    line: HelpLine,
) = Panel {
    Say(word(kindOf(line.kind)), Type.smallStrong, lee.onSurfaceVariant)
    Gap(2.dp)
    line.name?.let { Say(it, Type.strong) }
    Say(line.text, Type.body)
    line.web?.let { Say(it, Type.small, lee.onSurfaceVariant) }
    Gap(6.dp)
    Say(line.checked?.let { said("help.checked", "day" to it) } ?: said("help.unchecked"), Type.small, lee.onSurfaceVariant)
    val number = line.number ?: return@Panel
    Gap(10.dp)
    if (presenter.dialling?.id == line.id) {
        Aside(Icons.Eye, line.leaves)
        Gap(10.dp)
        SoftButton(word("help_dial"), Modifier.fillMaxWidth(), Icons.Phone) { presenter.dial(number) }
    } else {
        SoftButton(number, Modifier.fillMaxWidth(), Icons.Phone) { presenter.call(line) }
    }
}

private fun kindOf(kind: HelpKind): String =
    when (kind) {
        HelpKind.EMERGENCY -> "help_emergency"
        HelpKind.CRISIS -> "help_crisis"
        HelpKind.ABUSE -> "help_abuse"
        HelpKind.KINK_AWARE -> "help_kink"
    }

/** A page to read. */
@Composable
internal fun Reading(
    page: ContentPage,
    back: () -> Unit,
) = Page(top = { TopLine(back = back) }) {
    Gap(2.dp)
    Heading(page.title)
    Gap(18.dp)
    page.blocks.forEach { block ->
        when (block.kind) {
            BlockKind.WARN -> Panel(color = lee.errorContainer) { Say(block.text, Type.body, lee.onErrorContainer) }
            BlockKind.ACTION -> Panel(pad = PaddingValues(20.dp, 14.dp)) { Say(block.text, Type.quote) }
            BlockKind.POINT -> Aside(Icons.Drop, block.text, ink = lee.onSurface)
            BlockKind.TEXT -> Say(block.text)
        }
        Gap(14.dp)
    }
}

private val HELP_PAGES = listOf("not_okay", "afraid", "body_check", "low_days", "breath_note", "clinician")
