package app.leeside.ui.ours

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.offset
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.BondEntry
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
import app.leeside.ui.parts.SoftButton
import app.leeside.ui.parts.Thin
import app.leeside.ui.parts.Tick
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.Trouble
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** Plans with other people, and closed ones. No plan knows of another. */
internal class PlansPresenter(
    app: App,
) : Presenter(app) {
    var bonds by mutableStateOf(emptyList<BondEntry>())
        private set

    /** Whether "End this plan" was opened. */
    var ending by mutableStateOf(false)

    /** Whether the drawer of closed plans is open. */
    var drawer by mutableStateOf(false)

    override suspend fun load() {
        bonds = core.partner { bonds() }
    }

    fun choose(bond: BondEntry) {
        act {
            app.choose(bond.id)
            app.go(Place.Ours)
        }
    }

    /** Rests sharing. To the other one it looks like nothing. */
    fun pause(on: Boolean) {
        val bond = app.bond ?: return
        act {
            core.partner { pause(bond.id, on) }
            app.choose(bond.id)
            load()
        }
    }

    /** Ends sharing here: one act, and nobody is told. */
    fun end(keepTheirs: Boolean) {
        val bond = app.bond ?: return
        act {
            core.partner { end(bond.id, keepTheirs) }
            app.remind()
            ending = false
            app.left()
            app.go(Place.Ours)
        }
    }

    fun delete(bond: BondEntry) {
        act {
            core.partner { delete(bond.id) }
            load()
        }
    }

    fun begin() {
        app.left()
        app.open(MeetPresenter(app, invited = false))
    }
}

/** Plans. */
@Composable
internal fun PlansScreen(presenter: PlansPresenter) =
    Page(top = { TopLine(word("topic_of"), back = { presenter.app.back() }) }) {
        val now = presenter.app.bond
        Gap(2.dp)
        Heading(word("plans_title"))
        Gap(14.dp)
        Trouble(presenter.trouble?.let { word(it) })
        presenter.bonds.filter { !it.closed }.forEachIndexed { i, bond ->
            if (i > 0) Thin()
            Line(bond.name, if (bond.id == now?.id) word("plans_open") else null, Icons.Users) { presenter.choose(bond) }
        }
        Gap(8.dp)
        SoftButton(word("plans_new"), Modifier.fillMaxWidth(), Icons.Plus, onClick = presenter::begin)
        if (now != null) {
            Gap(20.dp)
            Heading(now.name, Type.title)
            Gap(4.dp)
            Tick(word("plans_pause"), now.paused, small = word("plans_pause_small"), onChange = presenter::pause)
            WordButton(word("plans_end"), Modifier.offset(x = (-12).dp), lee.onSurface) { presenter.ending = !presenter.ending }
            if (presenter.ending) Ending(presenter)
        }
        val closed = presenter.bonds.filter { it.closed }
        if (closed.isNotEmpty()) {
            Gap(20.dp)
            WordButton(word("plans_drawer"), ink = lee.onSurfaceVariant) { presenter.drawer = !presenter.drawer }
            if (presenter.drawer) {
                closed.forEach { bond ->
                    Panel {
                        Say(bond.name, Type.strong)
                        WordButton(word("plans_delete"), ink = lee.onSurfaceVariant) { presenter.delete(bond) }
                    }
                    Gap(8.dp)
                }
            }
        }
    }

@Composable
private fun Ending(presenter: PlansPresenter) =
    Panel {
        Say(said("end.confirm"))
        Gap(12.dp)
        SoftButton(word("plans_keep_both"), Modifier.fillMaxWidth()) { presenter.end(true) }
        Gap(8.dp)
        SoftButton(word("plans_keep_mine"), Modifier.fillMaxWidth()) { presenter.end(false) }
        Gap(10.dp)
        Aside(Icons.Copy, said("honest.two_copies"))
    }
