package app.leeside.ui.theme

import androidx.compose.animation.core.CubicBezierEasing

/** How long things take, in thousandths of a second, and on which curves. Nothing bounces or blinks. */
internal object Motion {
    const val STEP = 240
    const val SCREEN = 320
    const val DIM = 1200
    const val REDUCED = 120
    const val REDUCED_DIM = 240

    val arrive = CubicBezierEasing(0.2f, 0f, 0f, 1f)
    val leave = CubicBezierEasing(0.4f, 0f, 1f, 1f)
}
