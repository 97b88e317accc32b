package app.leeside.ui.theme

import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontStyle
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.LineHeightStyle
import androidx.compose.ui.unit.em
import androidx.compose.ui.unit.sp

/** The two faces. The serif is what a person said or the app asks; the sans is what one operates. */
@Immutable
data class Faces(
    /** Newsreader. */
    val serif: FontFamily,
    /** Atkinson Hyperlegible Next: tells I, l, 1 and O, 0 apart. */
    val sans: FontFamily,
) {
    /** How a platform names a file of a face. */
    companion object {
        /** Makes both faces from [load], which takes a file's name without its ending. */
        fun from(load: (String, FontWeight, FontStyle) -> androidx.compose.ui.text.font.Font): Faces =
            Faces(
                FontFamily(
                    load("newsreader_300", FontWeight.Light, FontStyle.Normal),
                    load("newsreader_400", FontWeight.Normal, FontStyle.Normal),
                    load("newsreader_500", FontWeight.Medium, FontStyle.Normal),
                    load("newsreader_400_italic", FontWeight.Normal, FontStyle.Italic),
                ),
                FontFamily(
                    load("atkinson_400", FontWeight.Normal, FontStyle.Normal),
                    load("atkinson_500", FontWeight.Medium, FontStyle.Normal),
                    load("atkinson_600", FontWeight.SemiBold, FontStyle.Normal),
                    load("atkinson_400_italic", FontWeight.Normal, FontStyle.Italic),
                ),
            )
    }
}

internal val LocalFaces = staticCompositionLocalOf { Faces(FontFamily.Serif, FontFamily.SansSerif) }

/** The styles. A large one grows with the system's font size only so far; text has no such end. */
internal object Type {
    val display @Composable get() = serif(44, 48, track = -0.02).atMost(1.35f)
    val headline @Composable get() = serif(32, 38, track = -0.012).atMost(1.45f)
    val title @Composable get() = serif(23, 29, FontWeight.Medium, -0.005).atMost(1.6f)
    val quote @Composable get() = serif(20, 29)
    val lead @Composable get() = sans(19, 28)
    val body @Composable get() = sans(17, 25)
    val strong @Composable get() = sans(17, 24, FontWeight.SemiBold)
    val label @Composable get() = sans(17, 22, FontWeight.SemiBold).atMost(1.75f)
    val small @Composable get() = sans(15, 21)
    val smallStrong @Composable get() = sans(15, 21, FontWeight.SemiBold)
    val tag @Composable get() = sans(15, 20, FontWeight.SemiBold).atMost(1.5f)

    private val even = LineHeightStyle(LineHeightStyle.Alignment.Center, LineHeightStyle.Trim.None)

    @Composable
    private fun serif(
        size: Int,
        line: Int,
        weight: FontWeight = FontWeight.Normal,
        track: Double = 0.0,
    ) = TextStyle(
        fontFamily = LocalFaces.current.serif,
        fontSize = size.sp,
        lineHeight = line.sp,
        fontWeight = weight,
        letterSpacing = track.em,
        fontFeatureSettings = "lnum",
        lineHeightStyle = even,
    )

    @Composable
    private fun sans(
        size: Int,
        line: Int,
        weight: FontWeight = FontWeight.Normal,
    ) = TextStyle(
        fontFamily = LocalFaces.current.sans,
        fontSize = size.sp,
        lineHeight = line.sp,
        fontWeight = weight,
        lineHeightStyle = even,
    )

    @Composable
    private fun TextStyle.atMost(most: Float): TextStyle {
        val scale = LocalDensity.current.fontScale
        if (scale <= most) return this
        return copy(fontSize = fontSize * (most / scale), lineHeight = lineHeight * (most / scale))
    }
}
