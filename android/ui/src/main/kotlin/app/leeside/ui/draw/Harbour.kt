package app.leeside.ui.draw

import androidx.compose.foundation.Canvas
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clipToBounds
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Brush
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.lerp
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.unit.dp

/** The harbour: sky, headland, the mole with its lamp, water that is calm behind it, two lights in the lee. */
@Composable
internal fun Harbour(
    hour: Hour,
    ground: Color,
    modifier: Modifier,
    horizon: Float = 0.5f,
    lights: Boolean = true,
    boats: Float = 0.40f,
) {
    Canvas(modifier.clipToBounds().clearAndSetSemantics { }) {
        val w = size.width
        val h = size.height
        val hz = h * horizon
        val u = 1.dp.toPx()
        drawRect(Brush.verticalGradient(0f to hour.top, 0.62f to hour.mid, 1f to hour.low, endY = hz), size = Size(w, hz + 1))
        val sun = Offset(w * 0.74f, hz)
        drawCircle(
            Brush.radialGradient(
                0f to hour.low.copy(alpha = 0.85f),
                0.5f to hour.low.copy(alpha = 0.22f),
                1f to Color.Transparent,
                center = sun,
                radius =
                    w * 0.5f,
            ),
            w * 0.5f,
            sun,
        )
        drawRect(
            Brush.verticalGradient(
                0f to lerp(hour.low, hour.water, 0.35f),
                0.22f to hour.water,
                0.55f to lerp(hour.water, ground, 0.28f),
                1f to ground,
                startY = hz,
                endY = h,
            ),
            Offset(0f, hz),
            Size(w, h - hz + 1),
        )
        // far headland, two ridges
        val far2 =
            Path().apply {
                moveTo(w * 0.30f, hz)
                cubicTo(w * 0.45f, hz - 9 * u, w * 0.52f, hz - 26 * u, w * 0.66f, hz - 20 * u)
                cubicTo(w * 0.80f, hz - 14 * u, w * 0.88f, hz - 40 * u, w, hz - 44 * u)
                lineTo(w, hz)
                close()
            }
        drawPath(far2, lerp(hour.far, hour.low, 0.42f))
        val far =
            Path().apply {
                moveTo(w * 0.62f, hz + u)
                cubicTo(w * 0.74f, hz - 2 * u, w * 0.80f, hz - 17 * u, w * 0.90f, hz - 18 * u)
                cubicTo(w * 0.95f, hz - 18 * u, w * 0.97f, hz - 23 * u, w, hz - 25 * u)
                lineTo(w, hz + u)
                close()
            }
        drawPath(far, hour.far)
        // open water
        for (i in 0 until 6) {
            val t = i / 5f
            val y = hz + (h - hz) * (0.06f + 0.62f * t * t + 0.10f * t)
            swell(
                y,
                w * (0.62f - 0.5f * t),
                w * 1.02f,
                (1.2f + 3.2f * t) * u,
                (46 + 62 * t) * u,
                i * 1.7f,
                0.5f,
                hour.line.copy(
                    alpha = (
                        0.40f *
                            (1 - t) +
                            0.05f
                    ),
                ),
                (0.9f + 0.5f * t) * u,
            )
        }
        // the sun's road
        reflection(sun.x, hz + 2 * u, (h - hz) * 0.4f, hour.line.copy(alpha = 0.5f), 6, 26 * u)
        // the mole: comes from the left, low, and ends at its lamp
        val my = hz + (h - hz) * 0.13f
        val tip = w * 0.565f
        val mole =
            Path().apply {
                moveTo(0f, my - 15 * u)
                cubicTo(w * 0.18f, my - 15 * u, w * 0.34f, my - 10.5f * u, tip - 14 * u, my - 9 * u)
                lineTo(tip - 2 * u, my - 8.5f * u)
                quadraticTo(tip + 5 * u, my - 5 * u, tip + 9 * u, my)
                lineTo(0f, my + 7 * u)
                close()
            }
        drawPath(mole, hour.mole)
        val tower =
            Path().apply {
                moveTo(tip - 13 * u, my - 8 * u)
                lineTo(tip - 11 * u, my - 34 * u)
                lineTo(tip - 5 * u, my - 34 * u)
                lineTo(tip - 3 * u, my - 8 * u)
                close()
            }
        drawPath(tower, hour.mole)
        drawRect(hour.mole, Offset(tip - 13 * u, my - 36 * u), Size(10 * u, 2.2f * u))
        drawRect(hour.mole, Offset(tip - 12 * u, my - 45.5f * u), Size(8 * u, 2 * u))
        disc(Offset(tip - 8 * u, my - 40 * u), 3.4f * u, hour.lamp, 54 * u)
        reflection(tip - 8 * u, my + 5 * u, (h - hz) * 0.34f, hour.lamp, 7, 8 * u)
        // shade of the mole on the sheltered water
        val shade =
            Path().apply {
                moveTo(0f, my + 4 * u)
                lineTo(tip + 4 * u, my - u)
                cubicTo(tip - 30 * u, my + 16 * u, tip * 0.6f, my + 34 * u, 0f, my + 52 * u)
                close()
            }
        drawPath(
            shade,
            Brush.verticalGradient(
                listOf(hour.mole.copy(alpha = 0.42f), hour.mole.copy(alpha = 0f)),
                startY = my,
                endY =
                    my + 50 * u,
            ),
        )
        if (lights) {
            val ly = hz + (h - hz) * boats
            boat(Offset(w * 0.20f, ly), hour, true, (h - hz) * 0.30f)
            boat(Offset(w * 0.335f, ly + 7 * u), hour, false, (h - hz) * 0.30f)
        }
    }
}

/** A moored boat with its riding light. Yours carries the disc, your partner's the ring. */
private fun DrawScope.boat(
    at: Offset,
    hour: Hour,
    you: Boolean,
    length: Float,
) {
    val u = 1.dp.toPx()
    val light = if (you) hour.lamp else hour.tide
    val top = Offset(at.x, at.y - 21 * u)
    reflection(at.x, at.y + 4 * u, length, light, 8, 12 * u)
    val hull =
        Path().apply {
            moveTo(at.x - 17 * u, at.y - 3.6f * u)
            quadraticTo(at.x, at.y - 0.6f * u, at.x + 18 * u, at.y - 4.4f * u)
            cubicTo(at.x + 13 * u, at.y + 2.6f * u, at.x - 11 * u, at.y + 3.2f * u, at.x - 17 * u, at.y - 3.6f * u)
            close()
        }
    drawPath(hull, hour.mole)
    drawLine(hour.mole, Offset(at.x, at.y - 2 * u), Offset(at.x, top.y + 4 * u), 1.5f * u, StrokeCap.Round)
    if (you) disc(top, 5.4f * u, light, 46 * u) else ring(top, 5.8f * u, light, 2.5f * u, 40 * u)
}
