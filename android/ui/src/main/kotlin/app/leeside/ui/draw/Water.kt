package app.leeside.ui.draw

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Brush
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.unit.dp
import kotlin.math.PI
import kotlin.math.sin

private fun smooth(
    a: Float,
    b: Float,
    x: Float,
): Float {
    val t = ((x - a) / (b - a)).coerceIn(0f, 1f)
    return t * t * (3 - 2 * t)
}

/** One line of swell: calm on the sheltered side (left of [lee]), moving outside. */
internal fun DrawScope.swell(
    y: Float,
    from: Float,
    to: Float,
    amp: Float,
    wave: Float,
    phase: Float,
    lee: Float,
    color: Color,
    width: Float = 1.dp.toPx(),
) {
    val p = Path()
    var x = from
    val step = 4.dp.toPx()

    fun yy(x: Float): Float {
        val open = smooth(lee - 0.1f, lee + 0.25f, x / size.width)
        return y + amp * (0.12f + 0.88f * open) * sin((x / wave * 2 * PI + phase).toFloat())
    }
    p.moveTo(x, yy(x))
    while (x < to) {
        x = minOf(x + step, to)
        p.lineTo(x, yy(x))
    }
    drawPath(p, color, style = Stroke(width, cap = StrokeCap.Round))
}

/** What a light lays on the water: short strokes, closer together far away, fading as they come nearer. */
internal fun DrawScope.reflection(
    x: Float,
    y: Float,
    length: Float,
    color: Color,
    rows: Int = 7,
    spread: Float = 9.dp.toPx(),
) {
    val beat = floatArrayOf(1f, 0.62f, 0.86f, 0.46f, 0.74f, 0.38f, 0.58f, 0.3f, 0.44f, 0.24f)
    for (i in 0 until rows) {
        val t = (i + 0.6f) / rows
        val yy = y + length * (0.55f * t + 0.45f * t * t)
        val half = spread * beat[i % beat.size]
        val dx = spread * 0.10f * sin(i * 2.4f)
        drawLine(
            color.copy(alpha = color.alpha * (1 - t) * (1 - 0.35f * t) * 0.85f),
            Offset(x - half + dx, yy),
            Offset(x + half + dx, yy),
            (
                1.4f +
                    0.7f * t
            ).dp.toPx(),
            StrokeCap.Round,
        )
    }
}

/** A glow that ends nowhere: the stops fall off like light, so no edge shows on a dark ground. */
internal fun DrawScope.glow(
    c: Offset,
    radius: Float,
    color: Color,
    strength: Float,
) = drawCircle(
    Brush.radialGradient(
        0f to color.copy(alpha = strength),
        0.18f to color.copy(alpha = strength * 0.62f),
        0.42f to color.copy(alpha = strength * 0.24f),
        0.7f to color.copy(alpha = strength * 0.06f),
        1f to color.copy(alpha = 0f),
        center = c,
        radius = radius,
    ),
    radius,
    c,
)

/** The two lights: a disc is you, a ring is your partner. */
internal fun DrawScope.disc(
    c: Offset,
    r: Float,
    color: Color,
    glow: Float = 0f,
) {
    if (glow > 0) glow(c, glow, color, 0.42f)
    drawCircle(color, r, c)
}

internal fun DrawScope.ring(
    c: Offset,
    r: Float,
    color: Color,
    width: Float,
    glow: Float = 0f,
) {
    if (glow > 0) glow(c, glow, color, 0.30f)
    drawCircle(color, r - width / 2, c, style = Stroke(width))
}
