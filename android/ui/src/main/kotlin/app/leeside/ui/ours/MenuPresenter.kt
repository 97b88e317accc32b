package app.leeside.ui.ours

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.unit.dp
import app.leeside.ComfortMenu
import app.leeside.MenuEntry
import app.leeside.Whose
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import app.leeside.ui.draw.Partner
import app.leeside.ui.draw.You
import app.leeside.ui.parts.Aisle
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.TopLine
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** What both like, merged by the core. It never says whose limit left something out. */
internal class MenuPresenter(
    app: App,
) : Presenter(app) {
    var menu by mutableStateOf<ComfortMenu?>(null)
        private set

    val partner: String get() = app.bond?.let { it.partner.ifEmpty { it.name } }.orEmpty()

    override suspend fun load() {
        val bond = app.bond?.id ?: return
        menu = core.plan { menu(bond) }
    }
}

/** The menu of both. */
@Composable
internal fun MenuScreen(presenter: MenuPresenter) =
    Page(top = { TopLine(word("topic_of"), back = { presenter.app.back() }) }) {
        val menu = presenter.menu ?: return@Page
        Gap(2.dp)
        Heading(word("menu_title"))
        Gap(14.dp)
        if (menu.fits.isEmpty() && menu.stretch.isEmpty()) Say(said("empty.menu"), Type.quote)
        Entries(presenter, menu.fits)
        if (menu.stretch.isNotEmpty()) {
            Gap(14.dp)
            Heading(word("menu_stretch"), Type.smallStrong, lee.onSurfaceVariant)
            Gap(8.dp)
            Entries(presenter, menu.stretch)
        }
        if (menu.leansTo != null) {
            Gap(14.dp)
            Aside(Icons.Info, word("menu_leans"))
        }
    }

@Composable
private fun Entries(
    presenter: MenuPresenter,
    entries: List<MenuEntry>,
) = entries.forEach { entry ->
    Panel {
        Row(verticalAlignment = Alignment.CenterVertically) {
            if (entry.gets == Whose.MINE) You() else Partner()
            Aisle(12.dp)
            Column {
                Say(entry.words, Type.strong)
                val gets = if (entry.gets == Whose.MINE) word("menu_yours") else word("menu_theirs", "partner" to presenter.partner)
                Say(gets, Type.small, lee.onSurfaceVariant)
            }
        }
    }
    Gap(8.dp)
}
