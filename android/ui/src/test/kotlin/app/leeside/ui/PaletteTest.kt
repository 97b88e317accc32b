package app.leeside.ui

import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.luminance
import app.leeside.ui.theme.Palette
import app.leeside.ui.theme.darkPalette
import app.leeside.ui.theme.dimPalette
import app.leeside.ui.theme.lightPalette
import kotlin.test.Test
import kotlin.test.assertTrue

/** Contrast as WCAG 2 measures it. */
class PaletteTest {
    private val all = mapOf("light" to lightPalette, "dark" to darkPalette, "dim" to dimPalette)

    private fun contrast(
        one: Color,
        other: Color,
    ): Float {
        val (low, high) = listOf(one.luminance(), other.luminance()).sorted()
        return (high + 0.05f) / (low + 0.05f)
    }

    private fun least(
        least: Float,
        what: String,
        pair: (Palette) -> Pair<Color, Color>,
    ) = all.forEach { (name, palette) ->
        val (ink, ground) = pair(palette)
        val measured = contrast(ink, ground)
        assertTrue(measured >= least, "$what in $name: $measured")
    }

    @Test
    fun `text can be read on every ground on which it stands`() {
        least(4.5f, "text") { it.onSurface to it.background }
        least(4.5f, "text on a card") { it.onSurface to it.raised }
        least(4.5f, "text on a quiet fill") { it.onSurface to it.container }
        least(4.5f, "second text") { it.onSurfaceVariant to it.background }
        least(4.5f, "second text on a card") { it.onSurfaceVariant to it.raised }
        least(4.5f, "second text on a soft button") { it.onSurfaceVariant to it.high }
        least(4.5f, "second text where only I see it") { it.onSurfaceVariant to it.container }
        least(4.5f, "the main action") { it.onPrimary to it.primary }
        least(4.5f, "the main action in dim") { it.onPrimaryContainer to it.primaryContainer }
        least(4.5f, "new words") { it.onSecondaryContainer to it.secondaryContainer }
        least(4.5f, "a suggestion's button") { it.onTertiaryContainer to it.tertiaryContainer }
        least(4.5f, "an off-limit") { it.onErrorContainer to it.errorContainer }
        least(4.5f, "a chosen answer") { it.onChosen to it.chosen }
        least(4.5f, "words to tap") { it.primary to it.background }
        least(4.5f, "words to tap on a quiet fill") { it.primary to it.container }
    }

    @Test
    fun `marks and edges can be seen`() {
        least(3f, "the disc") { it.you to it.background }
        least(3f, "the ring") { it.partner to it.background }
        least(3f, "the edge of a chosen answer") { it.chosenEdge to it.high }
        least(3f, "an outline") { it.outline to it.background }
    }

    @Test
    fun `dim has no blue, nothing bright, and no pure black`() {
        val p = dimPalette
        listOf(p.background, p.surface, p.container, p.high, p.onSurface, p.onSurfaceVariant, p.primary, p.you, p.partner).forEach {
            assertTrue(it.blue <= it.red, "$it is blue")
            assertTrue(it.luminance() <= 0.42f, "$it is bright")
        }
        assertTrue(p.background.red > 0f)
    }
}
