package app.leeside.ui.theme

import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.ColorScheme
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Shapes
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.unit.dp

/** Which of the three themes is on. */
enum class Mode {
    /** By day. */
    Light,

    /** After sunset. */
    Dark,

    /** From the start to the end of the time after, whatever the system's theme is. */
    Dim,
}

internal val LocalMode = staticCompositionLocalOf { Mode.Light }
internal val LocalPalette = staticCompositionLocalOf { lightPalette }

/** Whether movement is left out: crossfades only, still water. */
internal val LocalReducedMotion = staticCompositionLocalOf { false }

/** The grid of four, and the sizes of what is touched. */
internal object Grid {
    val edge = 24.dp
    val touch = 48.dp
    val main = 60.dp
    val soft = 56.dp
    val player = 72.dp
    val between = 8.dp
}

/** Corners. A voice leans toward its author: the small corner is at the author's side. */
internal object Form {
    val chip = RoundedCornerShape(12.dp)
    val control = RoundedCornerShape(16.dp)
    val button = RoundedCornerShape(20.dp)
    val card = RoundedCornerShape(24.dp)
    val fromYou = RoundedCornerShape(24.dp, 24.dp, 24.dp, 6.dp)
    val fromPartner = RoundedCornerShape(24.dp, 24.dp, 6.dp, 24.dp)
    val suggestion = RoundedCornerShape(6.dp, 24.dp, 24.dp, 24.dp)
}

/** The colours of the theme that is on. */
internal val lee: Palette @Composable get() = LocalPalette.current

/** The ground of what only I see: its own tone, on which cards still stand out. */
internal val mineGround: Color @Composable get() = if (LocalMode.current == Mode.Light) lee.container else lee.surface

/** Whether text is so large that rows of buttons stack: from 150 % on. */
internal val big: Boolean @Composable get() = LocalDensity.current.fontScale >= 1.5f

/** Puts a theme around [content]. The wallpaper never recolours it. */
@Composable
fun LeesideTheme(
    mode: Mode,
    faces: Faces,
    reducedMotion: Boolean = false,
    content: @Composable () -> Unit,
) {
    val palette =
        when (mode) {
            Mode.Light -> lightPalette
            Mode.Dark -> darkPalette
            Mode.Dim -> dimPalette
        }
    CompositionLocalProvider(
        LocalMode provides mode,
        LocalPalette provides palette,
        LocalFaces provides faces,
        LocalReducedMotion provides reducedMotion,
    ) {
        MaterialTheme(
            palette.scheme(mode),
            Shapes(Form.chip, Form.chip, Form.control, Form.card, Form.card),
            content = content,
        )
    }
}

private fun Palette.scheme(mode: Mode): ColorScheme {
    val base = if (mode == Mode.Light) lightColorScheme() else darkColorScheme()
    return base.copy(
        primary = primary,
        onPrimary = onPrimary,
        primaryContainer = primaryContainer,
        onPrimaryContainer = onPrimaryContainer,
        secondary = secondary,
        onSecondary = onSecondary,
        secondaryContainer = secondaryContainer,
        onSecondaryContainer = onSecondaryContainer,
        tertiary = tertiary,
        onTertiary = onTertiary,
        tertiaryContainer = tertiaryContainer,
        onTertiaryContainer = onTertiaryContainer,
        error = error,
        onError = onError,
        errorContainer = errorContainer,
        onErrorContainer = onErrorContainer,
        background = background,
        onBackground = onSurface,
        surface = surface,
        onSurface = onSurface,
        surfaceVariant = container,
        onSurfaceVariant = onSurfaceVariant,
        surfaceTint = Color.Transparent,
        outline = outline,
        outlineVariant = outlineVariant,
        surfaceContainerLowest = lowest,
        surfaceContainerLow = surface,
        surfaceContainer = container,
        surfaceContainerHigh = high,
        surfaceContainerHighest = highest,
    )
}
