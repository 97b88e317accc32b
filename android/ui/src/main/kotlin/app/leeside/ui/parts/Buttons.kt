package app.leeside.ui.parts

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
import androidx.compose.material3.Icon
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.alpha
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import app.leeside.ui.theme.Form
import app.leeside.ui.theme.Grid
import app.leeside.ui.theme.LocalMode
import app.leeside.ui.theme.Mode
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.big
import app.leeside.ui.theme.lee

/** The one lamp of a screen: the next step. */
@Composable
internal fun MainButton(
    text: String,
    modifier: Modifier = Modifier,
    enabled: Boolean = true,
    height: Dp = Grid.main,
    onClick: () -> Unit,
) {
    val dim = LocalMode.current == Mode.Dim
    Surface(
        onClick,
        modifier
            .fillMaxWidth()
            .heightIn(min = height)
            .alpha(if (enabled) 1f else 0.5f)
            .semantics { role = Role.Button },
        enabled = enabled,
        shape = Form.button,
        color = if (dim) lee.primaryContainer else lee.primary,
        contentColor = if (dim) lee.onPrimaryContainer else lee.onPrimary,
    ) {
        Row(Modifier.padding(horizontal = 20.dp, vertical = 14.dp), Arrangement.Center, Alignment.CenterVertically) {
            Text(text, style = Type.label, textAlign = TextAlign.Center)
        }
    }
}

/** A button that is quieter than the main one. */
@Composable
internal fun SoftButton(
    text: String,
    modifier: Modifier = Modifier,
    icon: ImageVector? = null,
    height: Dp = Grid.soft,
    fill: Color = lee.high,
    ink: Color = lee.onSurface,
    stacked: Boolean = false,
    onClick: () -> Unit,
) = Surface(
    onClick,
    modifier.heightIn(min = height).semantics { role = Role.Button },
    shape = Form.button,
    color = fill,
    contentColor = ink,
) {
    if (stacked) {
        Column(
            Modifier.padding(horizontal = 4.dp, vertical = 12.dp),
            if (big) Arrangement.Top else Arrangement.Center,
            Alignment.CenterHorizontally,
        ) {
            if (icon != null) {
                Icon(icon, null, Modifier.size(if (big) 32.dp else 24.dp))
                Gap(6.dp)
            }
            Text(text, style = Type.tag, textAlign = TextAlign.Center)
        }
    } else {
        Row(Modifier.padding(horizontal = 16.dp, vertical = 12.dp), Arrangement.Center, Alignment.CenterVertically) {
            if (icon != null) {
                Icon(icon, null, Modifier.size(if (big) 32.dp else 22.dp))
                Aisle(10.dp)
            }
            Text(text, style = Type.label, textAlign = TextAlign.Center)
        }
    }
}

/** A button of words alone. */
@Composable
internal fun WordButton(
    text: String,
    modifier: Modifier = Modifier,
    ink: Color = lee.primary,
    onClick: () -> Unit,
) = Box(
    modifier
        .heightIn(min = Grid.touch)
        .clip(Form.control)
        .clickable(role = Role.Button, onClick = onClick)
        .padding(horizontal = 12.dp),
    contentAlignment = Alignment.Center,
) {
    Text(text, style = Type.label, color = ink, textAlign = TextAlign.Center)
}

/** An icon alone: back, close, lock. [label] is what a screen reader says. */
@Composable
internal fun RoundIcon(
    icon: ImageVector,
    label: String,
    modifier: Modifier = Modifier,
    tint: Color = lee.onSurface,
    onClick: () -> Unit,
) = Box(
    modifier
        .size(Grid.touch)
        .clip(Form.control)
        .clickable(role = Role.Button, onClick = onClick)
        .semantics { contentDescription = label },
    contentAlignment = Alignment.Center,
) {
    Icon(icon, null, Modifier.size(if (big) 34.dp else 24.dp), tint)
}

/** Buttons of equal weight in a row; one under the other where text is large. */
@Composable
internal fun ButtonRow(vararg buttons: @Composable (Modifier) -> Unit) {
    if (big) {
        Column(verticalArrangement = Arrangement.spacedBy(Grid.between)) { buttons.forEach { it(Modifier.fillMaxWidth()) } }
    } else {
        Row(
            Modifier.height(IntrinsicSize.Min),
            Arrangement.spacedBy(Grid.between),
        ) { buttons.forEach { it(Modifier.weight(1f).fillMaxHeight()) } }
    }
}
