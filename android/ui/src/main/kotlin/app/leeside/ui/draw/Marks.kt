package app.leeside.ui.draw

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.unit.dp
import app.leeside.ui.theme.big
import app.leeside.ui.theme.lee

/** How a part of the plan stands, as it is drawn. The words always stand beside it. */
internal enum class Standing { Both, FromPartner, FromYou, TakenBack, Draft }

/** The two lights of a part: joined, one waiting, apart. */
@Composable
internal fun Mark(
    standing: Standing,
    modifier: Modifier = Modifier,
) {
    val palette = lee
    val scale = if (big) 1.4f else 1f
    Canvas(modifier.size((40 * scale).dp, (24 * scale).dp)) {
        val u = scale.dp.toPx()
        val r = 7.2f * u
        val y = size.height / 2
        val middle = size.width / 2
        val dashes = PathEffect.dashPathEffect(floatArrayOf(2.6f * u, 3.1f * u))
        val dashed = Stroke(1.8f * u, pathEffect = dashes, cap = StrokeCap.Round)

        fun empty(x: Float) = drawCircle(palette.outline, r - u, Offset(x, y), style = dashed)
        when (standing) {
            Standing.Both -> {
                drawCircle(palette.you, r, Offset(middle - 5.2f * u, y))
                ring(Offset(middle + 5.2f * u, y), r, palette.partner, 2.8f * u)
            }

            Standing.FromPartner -> {
                empty(middle - 9.4f * u)
                ring(Offset(middle + 9.4f * u, y), r, palette.partner, 2.8f * u)
            }

            Standing.FromYou -> {
                drawCircle(palette.you, r, Offset(middle - 9.4f * u, y))
                empty(middle + 9.4f * u)
            }

            Standing.TakenBack -> {
                empty(middle - 9.4f * u)
                empty(middle + 9.4f * u)
                val line = palette.onSurfaceVariant
                drawLine(line, Offset(middle, y - 9 * u), Offset(middle, y + 9 * u), 1.8f * u, StrokeCap.Round)
            }

            Standing.Draft -> {
                drawCircle(palette.you, r - u, Offset(middle, y), style = Stroke(1.8f * u, pathEffect = dashes))
            }
        }
    }
}

/** The disc: the person with this phone. */
@Composable
internal fun You(modifier: Modifier = Modifier) {
    val palette = lee
    val scale = if (big) 1.5f else 1f
    Canvas(modifier.size((16 * scale).dp)) { drawCircle(palette.you, 6.5.dp.toPx() * scale) }
}

/** The ring: the other one. */
@Composable
internal fun Partner(modifier: Modifier = Modifier) {
    val palette = lee
    val scale = if (big) 1.5f else 1f
    Canvas(modifier.size((16 * scale).dp)) { ring(center, 6.8.dp.toPx() * scale, palette.partner, 2.6.dp.toPx() * scale) }
}
