package app.leeside.ui.parts

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.toggleable
import androidx.compose.material3.Icon
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Shape
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.dp
import app.leeside.ui.theme.Form
import app.leeside.ui.theme.Grid
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.big
import app.leeside.ui.theme.lee

/**
 * Answers of equal weight and width. Tapping the chosen one takes the answer back: then [onPick] gets
 * nothing. They stand in one row as long as the longest fits on its line, else one under the other.
 */
@Composable
internal fun Stops(
    options: List<String>,
    at: Int?,
    onPick: (Int?) -> Unit,
) {
    val measurer = rememberTextMeasurer()
    val style = Type.smallStrong
    val density = LocalDensity.current
    BoxWithConstraints {
        val longest = options.maxOf { measurer.measure(it, style).size.width }
        val place = with(density) { (maxWidth - 8.dp).toPx() / options.size - 38.dp.toPx() }
        val stacked = longest > place
        Surface(Modifier.fillMaxWidth(), shape = Form.control, color = lee.high) {
            if (stacked) {
                Column(Modifier.padding(4.dp)) {
                    options.indices.forEach { Stop(options[it], it == at, true, Modifier.fillMaxWidth()) { pick(it, at, onPick) } }
                }
            } else {
                Row(Modifier.padding(4.dp), Arrangement.spacedBy(2.dp)) {
                    options.indices.forEach { Stop(options[it], it == at, false, Modifier.weight(1f)) { pick(it, at, onPick) } }
                }
            }
        }
    }
}

private fun pick(
    tapped: Int,
    at: Int?,
    onPick: (Int?) -> Unit,
) = onPick(if (tapped == at) null else tapped)

@Composable
private fun Stop(
    text: String,
    on: Boolean,
    stacked: Boolean,
    modifier: Modifier,
    onClick: () -> Unit,
) = Surface(
    modifier.heightIn(min = Grid.touch).clip(Form.chip).selectable(on, role = Role.RadioButton, onClick = onClick),
    shape = Form.chip,
    color = if (on) lee.chosen else Color.Transparent,
    contentColor = if (on) lee.onChosen else lee.onSurface,
    border = if (on) BorderStroke(1.5.dp, lee.chosenEdge) else null,
) {
    Row(
        Modifier.heightIn(min = Grid.touch).padding(horizontal = if (stacked) 16.dp else 6.dp, vertical = 8.dp),
        if (stacked) Arrangement.Start else Arrangement.Center,
        Alignment.CenterVertically,
    ) {
        if (on) {
            Icon(Icons.Check, null, Modifier.size(if (big) 26.dp else 18.dp))
            Aisle(if (big) 10.dp else 6.dp)
        } else if (stacked) {
            Aisle(if (big) 36.dp else 24.dp)
        }
        Text(text, style = Type.smallStrong)
    }
}

/** A short answer among many. */
@Composable
internal fun Chip(
    text: String,
    on: Boolean,
    onClick: () -> Unit,
) = Surface(
    Modifier.heightIn(min = Grid.touch).clip(Form.control).toggleable(on, role = Role.Checkbox) { onClick() },
    shape = Form.control,
    color = if (on) lee.chosen else lee.high,
    contentColor = if (on) lee.onChosen else lee.onSurface,
    border = if (on) BorderStroke(1.5.dp, lee.chosenEdge) else null,
) {
    Row(
        Modifier.heightIn(min = Grid.touch).padding(horizontal = 16.dp, vertical = 10.dp),
        Arrangement.Center,
        Alignment.CenterVertically,
    ) {
        if (on) {
            Icon(Icons.Check, null, Modifier.size(if (big) 26.dp else 18.dp))
            Aisle(8.dp)
        }
        Text(text, style = Type.smallStrong)
    }
}

/** Chips that flow. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
internal fun Chips(content: @Composable () -> Unit) =
    FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) { content() }

/** A line with a tick. */
@Composable
internal fun Tick(
    text: String,
    on: Boolean,
    modifier: Modifier = Modifier,
    enabled: Boolean = true,
    small: String? = null,
    onChange: (Boolean) -> Unit,
) = Row(
    modifier
        .fillMaxWidth()
        .heightIn(min = Grid.touch)
        .clip(Form.chip)
        .toggleable(on, enabled = enabled, role = Role.Checkbox, onValueChange = onChange)
        .padding(vertical = 8.dp),
    verticalAlignment = Alignment.Top,
) {
    Surface(
        Modifier.padding(top = if (big) 6.dp else 0.dp).size(if (big) 34.dp else 26.dp),
        shape = Form.chip,
        color = if (on) lee.chosen else Color.Transparent,
        contentColor = lee.onChosen,
        border = BorderStroke(1.5.dp, if (on) lee.chosenEdge else lee.outline),
    ) { if (on) Icon(Icons.Check, null, Modifier.padding(4.dp)) }
    Aisle(14.dp)
    Column(Modifier.weight(1f)) {
        Say(text)
        if (small != null) Say(small, Type.small, lee.onSurfaceVariant)
    }
}

/** A card or a quiet panel. */
@Composable
internal fun Panel(
    modifier: Modifier = Modifier,
    shape: Shape = Form.card,
    color: Color = lee.raised,
    pad: PaddingValues = PaddingValues(20.dp, 16.dp),
    content: @Composable ColumnScope.() -> Unit,
) = Surface(modifier.fillMaxWidth(), shape, color, lee.onSurface) { Column(Modifier.padding(pad), content = content) }
