package app.leeside.ui.parts

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Icon
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.big
import app.leeside.ui.theme.lee

/** A way on: mark or icon, a strong line, a small line. */
@Composable
internal fun Line(
    head: String,
    small: String? = null,
    icon: ImageVector? = null,
    ink: Color = lee.onSurface,
    mark: (@Composable () -> Unit)? = null,
    onClick: () -> Unit,
) = Row(
    Modifier
        .fillMaxWidth()
        .heightIn(min = 64.dp)
        .clickable(role = Role.Button, onClick = onClick)
        .padding(vertical = 10.dp),
    verticalAlignment = if (big) Alignment.Top else Alignment.CenterVertically,
) {
    if (icon != null) {
        Icon(icon, null, if (big) Modifier.padding(top = 7.dp).size(32.dp) else Modifier.size(24.dp), lee.onSurfaceVariant)
        Aisle(16.dp)
    }
    if (mark != null) {
        mark()
        Aisle(16.dp)
    }
    Column(Modifier.weight(1f)) {
        Say(head, Type.strong, ink)
        if (small != null) Say(small, Type.small, lee.onSurfaceVariant)
    }
    Aisle(8.dp)
    Icon(Icons.CaretRight, null, if (big) Modifier.padding(top = 8.dp).size(28.dp) else Modifier.size(20.dp), lee.outline)
}

/** Steps as a tide line: what is behind is a line, here is a thick one, what is ahead a faint one. [spoken] is what is read aloud. */
@Composable
internal fun TideLine(
    at: Int,
    of: Int,
    spoken: String,
    modifier: Modifier = Modifier,
) {
    val palette = lee
    Canvas(modifier.fillMaxWidth().height(14.dp).semantics { contentDescription = spoken }) {
        val u = 1.dp.toPx()
        val gap = 6 * u
        val part = (size.width - gap * (of - 1)) / of
        val y = size.height / 2
        for (i in 0 until of) {
            val from = Offset(i * (part + gap) + u, y)
            val to = Offset(i * (part + gap) + part - u, y)
            when {
                i + 1 < at -> drawLine(palette.primary, from, to, 3 * u, StrokeCap.Round)
                i + 1 == at -> drawLine(palette.primary, from, to, 6 * u, StrokeCap.Round)
                else -> drawLine(palette.outline, from, to, 1.4f * u, StrokeCap.Round)
            }
        }
    }
}
