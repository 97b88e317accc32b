package app.leeside.ui.play

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.IntrinsicSize
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Icon
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.leeside.Button
import app.leeside.ButtonLabel
import app.leeside.PlayerScreen
import app.leeside.PlayerState
import app.leeside.ui.draw.swell
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.MainButton
import app.leeside.ui.parts.OwnWords
import app.leeside.ui.parts.SoftButton
import app.leeside.ui.theme.Form
import app.leeside.ui.theme.Grid
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.big
import app.leeside.ui.theme.lee
import app.leeside.ui.words.asLine
import app.leeside.ui.words.word

/** The buttons of the state beside its main one. */
@Composable
internal fun OtherButtons(
    presenter: PlayerPresenter,
    screen: PlayerScreen,
) {
    if (presenter.line != null || screen.main?.button == Button.Next) return
    (screen.buttons - listOfNotNull(screen.main).toSet()).chunked(if (big) 1 else 2).forEach { row ->
        Row(Modifier.fillMaxWidth().height(IntrinsicSize.Min), Arrangement.spacedBy(Grid.between)) {
            row.forEach { label ->
                val icon = iconOf(label.button)
                SoftButton(label.text.asLine(), Modifier.weight(1f).fillMaxHeight(), icon, Grid.main, lee.container) {
                    presenter.tap(label.button)
                }
            }
        }
        Gap(Grid.between)
    }
}

/** The main button of the state: the one lamp. In a step it is the last of three. */
@Composable
internal fun MainOf(
    presenter: PlayerPresenter,
    screen: PlayerScreen,
) {
    presenter.line?.let { return LineForLater(presenter, it) }
    val main = screen.main ?: return
    if (main.button == Button.Next) return Steps(presenter, screen.buttons)
    MainButton(main.text, height = Grid.player) { presenter.tap(main.button) }
}

private val PlayerScreen.main: ButtonLabel? get() = buttons.firstOrNull { it.button in MAIN }

/** The small lines at the bottom. */
@Composable
internal fun SmallButtons(
    presenter: PlayerPresenter,
    screen: PlayerScreen,
) {
    val small = screen.always.filter { it.button in SMALL }
    if (big) {
        Column { small.forEach { label -> SmallButton(label) { presenter.tap(label.button) } } }
    } else {
        Row(Modifier.fillMaxWidth(), Arrangement.Center) { small.forEach { label -> SmallButton(label) { presenter.tap(label.button) } } }
    }
}

/** The row of a step: not this, stay longer, next. Only "next" is lit. */
@Composable
private fun Steps(
    presenter: PlayerPresenter,
    buttons: List<ButtonLabel>,
) = Row(Modifier.fillMaxWidth().height(IntrinsicSize.Min), Arrangement.spacedBy(Grid.between)) {
    buttons.forEach { label ->
        val next = label.button == Button.Next
        SoftButton(
            label.text,
            Modifier.weight(1f).fillMaxHeight(),
            iconOf(label.button),
            Grid.player,
            if (next) lee.primaryContainer else lee.container,
            if (next) lee.onPrimaryContainer else lee.onSurface,
            stacked = true,
        ) { presenter.tap(label.button) }
    }
}

/** A private line for later, written while waiting. */
@Composable
private fun LineForLater(
    presenter: PlayerPresenter,
    text: String,
) {
    OwnWords(text, word("for_later_line"), "for-later", mark = null) { presenter.line = it }
    Gap(Grid.between)
    MainButton(word("for_later_keep"), height = Grid.player, onClick = presenter::keepLine)
}

/** One of the two that are always there: told apart by shape and texture too, for eyes that are nearly closed. */
@Composable
internal fun BigTwo(
    label: ButtonLabel,
    modifier: Modifier,
    onClick: () -> Unit,
) {
    val space = label.button == Button.Space
    val palette = lee
    Surface(
        onClick,
        modifier.semantics { role = Role.Button },
        shape = if (space) RoundedCornerShape(16.dp) else RoundedCornerShape(44.dp),
        color = if (space) lee.high else lee.secondaryContainer,
        contentColor = if (space) lee.onSurface else lee.onSecondaryContainer,
    ) {
        Column(
            Modifier
                .drawBehind {
                    if (space) return@drawBehind
                    val u = 1.dp.toPx()
                    for (i in 0 until 4) {
                        val y = size.height * (0.2f + 0.2f * i)
                        swell(y, 0f, size.width, 2.4f * u, 40 * u, i * 1.3f, 0f, palette.partner.copy(alpha = 0.16f), 1.6f * u)
                    }
                }.padding(horizontal = 8.dp, vertical = 14.dp),
            Arrangement.Center,
            Alignment.CenterHorizontally,
        ) {
            Icon(if (space) Icons.HandPalm else Icons.Anchor, null, Modifier.size(if (big) 36.dp else 28.dp))
            Gap(8.dp)
            Text(label.text, style = Type.label, textAlign = TextAlign.Center)
        }
    }
}

/** A small line of words at the bottom. */
@Composable
internal fun SmallButton(
    label: ButtonLabel,
    onClick: () -> Unit,
) = Box(
    Modifier
        .heightIn(min = Grid.touch)
        .clip(Form.control)
        .clickable(role = Role.Button, onClick = onClick)
        .padding(horizontal = 10.dp),
    contentAlignment = Alignment.Center,
) {
    Text(label.text, style = Type.small, color = lee.onSurfaceVariant, textAlign = TextAlign.Center)
}

private val MAIN =
    setOf<Button>(
        Button.Start,
        Button.Fine,
        Button.Next,
        Button.GoOn,
        Button.IAmOff,
        Button.WeAreBack,
        Button.SaidIt,
        Button.Enough,
        Button.JustStay,
        Button.EndHere,
        Button.Close,
    )

private fun iconOf(button: Button): ImageVector? =
    when (button) {
        Button.NotThis -> Icons.SkipForward
        Button.StayLonger -> Icons.Hourglass
        Button.Next -> Icons.ArrowRight
        Button.OtherWay -> Icons.Hand
        Button.Space -> Icons.HandPalm
        Button.Stay -> Icons.Anchor
        Button.Breathe -> Icons.Wind
        Button.ForLater -> Icons.Feather
        Button.Check -> Icons.FirstAidKit
        Button.Help, Button.Danger -> Icons.Lifebuoy
        else -> null
    }
