package app.leeside.ui.draw

import androidx.compose.foundation.Canvas
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clipToBounds
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.graphics.Brush
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.clipRect
import androidx.compose.ui.graphics.lerp
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.unit.dp
import app.leeside.ui.theme.lee
import kotlin.math.sqrt

/** Breathing: a low light on the water. [breath] 0 = out, 1 = in; the light rises and the water answers. */
@Composable
internal fun BreathOnWater(
    breath: Float,
    modifier: Modifier,
    calm: Float = 0.4f,
) {
    val p = lee
    Canvas(modifier.clipToBounds().clearAndSetSemantics { }) {
        val w = size.width
        val h = size.height
        val u = 1.dp.toPx()
        val hz = h * 0.56f
        val cx = w / 2
        val r = minOf(96 * u, h * 0.30f)
        val lift = r * (-0.62f + 1.12f * breath) // centre above (+) or below (-) the line
        val c = Offset(cx, hz - lift)
        glow(Offset(cx, hz), minOf(w * 0.62f, h * 0.44f), p.primary, 0.10f + 0.14f * breath)
        // where the in-breath will bring it
        val full = Offset(cx, hz - r * 0.5f)
        drawPath(
            Path().apply {
                addArc(Rect(full, r + 18 * u), 180f + 12f, 156f)
            },
            p.outline.copy(alpha = 0.6f),
            style = Stroke(1.3f * u, cap = StrokeCap.Round),
        )
        clipRect(0f, 0f, w, hz) {
            drawCircle(
                Brush.verticalGradient(
                    listOf(lerp(p.primary, p.background, 0.12f), lerp(p.primary, p.background, 0.70f)),
                    c.y - r,
                    hz + 6 * u,
                ),
                r,
                c,
            )
        }
        // the road of the light, then swell
        val half = sqrt(maxOf(0f, r * r - lift * lift))
        reflection(cx, hz, (h - hz) * 0.9f, p.primary.copy(alpha = 0.75f), 10, half * 0.94f)
        drawLine(p.outline.copy(alpha = 0.85f), Offset(0f, hz), Offset(w, hz), 1.3f * u)
        for (i in 0 until 4) {
            swell(
                hz + (22 + i * 26 + i * i * 4) * u,
                0f,
                w,
                (1f + i) * u * (1.4f - calm),
                (90 + 50 * i) * u,
                i * 2.1f,
                0f,
                p.outline.copy(
                    alpha =
                        0.26f - 0.05f * i,
                ),
                u,
            )
        }
    }
}

/** A quiet step: two lights side by side, and the tide line that shows how long, without a clock. [gone] 0..1 */
@Composable
internal fun TwoLights(
    gap: Float,
    modifier: Modifier,
    gone: Float? = null,
    strength: Float = 1f,
) {
    val p = lee
    Canvas(modifier.clipToBounds().clearAndSetSemantics { }) {
        val w = size.width
        val h = size.height
        val u = 1.dp.toPx()
        val hz = h * 0.46f
        val r = 17 * u
        val a = Offset(w / 2 - gap * w / 2, hz - r - 5 * u)
        val b = Offset(w / 2 + gap * w / 2, hz - r - 5 * u)
        glow(Offset(w / 2, hz), minOf(w * 0.6f, h * 0.46f), p.you, 0.11f)
        reflection(a.x, hz, (h - hz) * 0.94f, p.you, 10, 26 * u)
        reflection(b.x, hz, (h - hz) * 0.94f, p.partner, 10, 26 * u)
        disc(a, r, p.you, 96 * u)
        ring(b, r + 0.5f * u, p.partner, 4f * u, 84 * u)
        drawLine(p.outline.copy(alpha = 0.5f), Offset(0f, hz), Offset(w, hz), 1.3f * u)
        if (gone != null) drawLine(p.you.copy(alpha = strength), Offset(0f, hz), Offset(w * gone, hz), 2.6f * u, StrokeCap.Round)
    }
}

/** Time apart: both set out from the middle and come back to it; the line between them is what is left. */
@Composable
internal fun WayBack(
    left: Float,
    modifier: Modifier,
) {
    val p = lee
    Canvas(modifier.clearAndSetSemantics { }) {
        val w = size.width
        val h = size.height
        val u = 1.dp.toPx()
        val hz = h * 0.36f
        val cx = w / 2
        val reach = w / 2 - 14 * u
        val ax = cx - reach * left
        val bx = cx + reach * left
        reflection(ax, hz + 13 * u, h * 0.5f, p.you, 7, 15 * u)
        reflection(bx, hz + 13 * u, h * 0.5f, p.partner, 7, 15 * u)
        drawLine(
            p.outline.copy(alpha = 0.6f),
            Offset(ax, hz),
            Offset(bx, hz),
            1.6f * u,
            StrokeCap.Round,
            PathEffect.dashPathEffect(
                floatArrayOf(
                    0.1f,
                    7 * u,
                ),
            ),
        )
        drawLine(p.you.copy(alpha = 0.7f), Offset(cx - reach, hz), Offset(ax, hz), 2.6f * u, StrokeCap.Round)
        drawLine(p.partner.copy(alpha = 0.7f), Offset(cx + reach, hz), Offset(bx, hz), 2.6f * u, StrokeCap.Round)
        drawLine(p.onSurface, Offset(cx, hz - 13 * u), Offset(cx, hz + 13 * u), 2.4f * u, StrokeCap.Round)
        disc(Offset(ax, hz), 12 * u, p.you, 56 * u)
        drawCircle(p.background, 12 * u, Offset(bx, hz))
        ring(Offset(bx, hz), 12.5f * u, p.partner, 3.4f * u, 50 * u)
    }
}
