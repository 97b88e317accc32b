package app.leeside.ui.after

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.IntrinsicSize
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.BlockKind
import app.leeside.RepairAction
import app.leeside.RepairBeside
import app.leeside.RepairButton
import app.leeside.RepairScreen
import app.leeside.RepairState
import app.leeside.ui.app.Place
import app.leeside.ui.draw.BreathOnWater
import app.leeside.ui.draw.WayBack
import app.leeside.ui.help.breath
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.MainButton
import app.leeside.ui.parts.OwnWords
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.SoftButton
import app.leeside.ui.parts.Tick
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.Trouble
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Grid
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.big
import app.leeside.ui.theme.lee
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** A pause in a quarrel. "I am afraid" and the end are on every page of it. */
@Composable
internal fun RepairPage(presenter: RepairPresenter) {
    val screen = presenter.screen ?: return
    Page(
        top = { TopLine(word("repair_of"), back = { presenter.app.back() }, close = true) },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            Buttons(presenter, screen)
        },
    ) {
        Gap(2.dp)
        Heading(screen.sentence)
        Gap(16.dp)
        when (screen.state) {
            RepairState.BREATH -> BreathOnWater(breath(), Modifier.fillMaxWidth().height(240.dp))
            RepairState.PAUSE -> WayBack(APART, Modifier.fillMaxWidth().height(120.dp))
            RepairState.WRITE -> Writing(presenter)
            else -> Unit
        }
        Beside(screen)
    }
}

private const val APART = 0.6f

@Composable
private fun Buttons(
    presenter: RepairPresenter,
    screen: RepairScreen,
) {
    if (screen.state == RepairState.AFRAID) return AfraidButtons(presenter, screen.buttons)
    val (always, others) = screen.buttons.partition { it.action == RepairAction.AFRAID || it.action == RepairAction.END }
    val main = others.firstOrNull()
    others.drop(1).chunked(if (big) 1 else 2).forEach { row ->
        Row(Modifier.fillMaxWidth().height(IntrinsicSize.Min), Arrangement.spacedBy(Grid.between)) {
            row.forEach { SoftButton(it.text, Modifier.weight(1f).fillMaxHeight()) { presenter.tap(it.action) } }
        }
        Gap(Grid.between)
    }
    if (main != null) MainButton(main.text, enabled = !presenter.busy) { presenter.tap(main.action) }
    Always(presenter, always)
}

/** Help is the next step here; the way back into the pause is there, and quieter. */
@Composable
private fun AfraidButtons(
    presenter: RepairPresenter,
    buttons: List<RepairButton>,
) {
    MainButton(word("repair_help")) { presenter.app.go(Place.Help) }
    buttons.forEach {
        Gap(Grid.between)
        SoftButton(it.text, Modifier.fillMaxWidth()) { presenter.tap(it.action) }
    }
}

@Composable
private fun Always(
    presenter: RepairPresenter,
    buttons: List<RepairButton>,
) = Row(Modifier.fillMaxWidth(), Arrangement.SpaceEvenly) {
    buttons.forEach { WordButton(it.text, ink = lee.onSurfaceVariant) { presenter.tap(it.action) } }
}

@Composable
private fun Writing(presenter: RepairPresenter) {
    OwnWords(presenter.text, word("repair_write"), "repair-text", least = 140.dp, onChange = presenter::write)
    Gap(8.dp)
    Tick(said("repair.keep"), presenter.keep, small = if (presenter.keep) said("repair.kept") else null, onChange = presenter::keep)
    Gap(10.dp)
}

@Composable
private fun Beside(screen: RepairScreen) =
    when (val beside = screen.beside) {
        RepairBeside.Nothing -> {
            Unit
        }

        is RepairBeside.Words -> {
            Panel {
                Say(beside.heading, Type.smallStrong, lee.onSurfaceVariant)
                beside.lines.forEach {
                    Gap(4.dp)
                    Say(it, Type.quote)
                }
            }
        }

        is RepairBeside.Breathing -> {
            Say(beside.pattern.how, Type.lead)
            Gap(10.dp)
            Aside(Icons.Info, beside.pattern.stop)
        }

        is RepairBeside.Calming -> {
            beside.ways.forEach {
                Panel {
                    Say(it.name, Type.strong)
                    Say(it.text, Type.body, lee.onSurfaceVariant)
                }
                Gap(8.dp)
            }
        }

        is RepairBeside.Page -> {
            beside.page.blocks.filter { it.text != screen.sentence }.forEach {
                if (it.kind ==
                    BlockKind.WARN
                ) {
                    Panel(color = lee.errorContainer) { Say(it.text, Type.body, lee.onErrorContainer) }
                } else {
                    Say(it.text)
                }
                Gap(10.dp)
            }
        }
    }
