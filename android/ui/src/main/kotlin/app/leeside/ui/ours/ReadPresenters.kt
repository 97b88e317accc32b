package app.leeside.ui.ours

import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.unit.dp
import app.leeside.PrintedPage
import app.leeside.TheirVoice
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import app.leeside.ui.draw.Partner
import app.leeside.ui.parts.Aisle
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.MainButton
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.TopLine
import app.leeside.ui.theme.Form
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** Their page. That it was read stays here. */
internal class TheirPagePresenter(
    app: App,
) : Presenter(app) {
    var voice by mutableStateOf<TheirVoice?>(null)
        private set

    val partner: String get() = app.bond?.let { it.partner.ifEmpty { it.name } }.orEmpty()

    override suspend fun load() {
        val bond = app.bond?.id ?: return
        voice = core.plan { theirs(bond) }
    }
}

/** Their words, limits first. */
@Composable
internal fun TheirPage(presenter: TheirPagePresenter) =
    Page(
        top = { TopLine(back = { presenter.app.back() }) },
        actions = { MainButton(word("their_read")) { presenter.app.back() } },
    ) {
        val voice = presenter.voice ?: return@Page
        Gap(2.dp)
        Row(verticalAlignment = Alignment.CenterVertically) {
            Partner()
            Aisle(8.dp)
            Say(word("their_words"), Type.smallStrong, lee.onSurfaceVariant)
        }
        Gap(6.dp)
        Heading(word("ours_their_page", "partner" to presenter.partner))
        Gap(8.dp)
        Aside(Icons.EyeSlash, word("their_stays"))
        Gap(18.dp)
        if (voice.limits.isEmpty() && voice.items.isEmpty()) {
            Say(said("empty.their_voice"), Type.quote)
            return@Page
        }
        if (voice.limits.isNotEmpty()) {
            Panel(color = lee.errorContainer) {
                voice.limits.forEachIndexed { i, limit ->
                    if (i > 0) Gap(8.dp)
                    Aside(Icons.Prohibit, limit.words, ink = lee.onErrorContainer)
                }
            }
            Gap(12.dp)
        }
        if (voice.items.isNotEmpty()) {
            Panel(shape = Form.fromPartner, pad = PaddingValues(20.dp, 16.dp)) {
                voice.items.forEachIndexed { i, item ->
                    if (i > 0) Gap(6.dp)
                    Say(item.words, Type.quote)
                }
            }
        }
    }

/** The plan on one page. */
internal class OnePagePresenter(
    app: App,
) : Presenter(app) {
    var page by mutableStateOf<PrintedPage?>(null)
        private set

    override suspend fun load() {
        val bond = app.bond?.id ?: return
        page = core.plan { printed(bond, true) }
    }
}

/** The plan to read together: it shows only what both know. */
@Composable
internal fun OnePage(presenter: OnePagePresenter) =
    Page(top = { TopLine(back = { presenter.app.back() }) }) {
        val page = presenter.page ?: return@Page
        Gap(2.dp)
        Heading(page.title)
        Gap(6.dp)
        Say(page.line, Type.small, lee.onSurfaceVariant)
        Gap(18.dp)
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
    }
