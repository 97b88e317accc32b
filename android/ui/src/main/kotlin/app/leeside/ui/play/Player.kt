package app.leeside.ui.play

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.IntrinsicSize
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Icon
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.traversalIndex
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.leeside.Button
import app.leeside.ButtonLabel
import app.leeside.PlayerScreen
import app.leeside.PlayerState
import app.leeside.ui.help.Help
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.LocalEdges
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Grid
import app.leeside.ui.theme.big
import app.leeside.ui.theme.lee

/**
 * The player: words above, the picture in the middle, everything that is touched below. Space and "stay
 * with me" are always in the same place, and first in reading order.
 */
@Composable
internal fun Player(presenter: PlayerPresenter) {
    val screen = presenter.screen ?: return
    if (screen.state == PlayerState.HELP) return Help(presenter.help) { presenter.tap(Button.GoBack) }
    Surface(Modifier.fillMaxSize(), color = lee.background, contentColor = lee.onSurface) {
        BoxWithConstraints(Modifier.fillMaxSize().semantics { isTraversalGroup = true }, contentAlignment = Alignment.TopCenter) {
            val edges = LocalEdges.current
            if (maxWidth > maxHeight) {
                Row(Modifier.fillMaxSize().padding(top = edges.top, bottom = edges.bottom)) {
                    Column(Modifier.weight(1f)) {
                        Strip(presenter, screen)
                        Middle(presenter, screen, Modifier.weight(1f))
                    }
                    Column(Modifier.weight(1f).fillMaxHeight().padding(end = Grid.edge), Arrangement.Bottom) { Thumb(presenter, screen) }
                }
            } else {
                Column(Modifier.widthIn(max = 560.dp).fillMaxSize().padding(top = edges.top, bottom = edges.bottom)) {
                    Strip(presenter, screen)
                    Middle(presenter, screen, Modifier.weight(1f))
                    Column(Modifier.padding(horizontal = Grid.edge)) { Thumb(presenter, screen) }
                }
            }
        }
    }
}

/** The strip at the top: hide at the left, pause, end at the right. */
@Composable
private fun Strip(
    presenter: PlayerPresenter,
    screen: PlayerScreen,
) = Row(Modifier.fillMaxWidth().height(Grid.soft).padding(horizontal = 12.dp), Arrangement.SpaceBetween, Alignment.CenterVertically) {
    val top = listOf(Button.Hide, Button.Pause, Button.End)
    top.forEach { button ->
        val label = screen.always.firstOrNull { it.button == button }
        if (label == null) {
            Spacer(Modifier.size(Grid.touch))
        } else {
            WordButton(label.text, Modifier.testTag("strip-${label.text}"), lee.onSurfaceVariant) { presenter.tap(button) }
        }
    }
}

/** What is touched: the buttons of the state, then the two that are always there, then the small line. */
@Composable
private fun ColumnScope.Thumb(
    presenter: PlayerPresenter,
    screen: PlayerScreen,
) {
    if (!big) OtherButtons(presenter, screen)
    MainOf(presenter, screen)
    val two = screen.always.filter { it.button == Button.Space || it.button == Button.Stay }
    if (two.isNotEmpty()) {
        Gap(Grid.between)
        Row(Modifier.height(IntrinsicSize.Min), Arrangement.spacedBy(Grid.between)) {
            two.forEach { label ->
                val first = if (label.button == Button.Space) SPACE_FIRST else STAY_NEXT
                BigTwo(
                    label,
                    Modifier
                        .weight(1f)
                        .fillMaxHeight()
                        .heightIn(min = BIG_TWO)
                        .semantics { traversalIndex = first },
                ) { presenter.tap(label.button) }
            }
        }
    }
    // With large text the rest stands under the words, and scrolls with them.
    if (!big) SmallButtons(presenter, screen)
    Gap(if (big || screen.always.none { it.button in SMALL }) 12.dp else 2.dp)
}

internal val SMALL = setOf<Button>(Button.Feelings, Button.NotOkay)
private val BIG_TWO = 96.dp
private const val SPACE_FIRST = -2f
private const val STAY_NEXT = -1f
