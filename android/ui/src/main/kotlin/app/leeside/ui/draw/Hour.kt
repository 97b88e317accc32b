package app.leeside.ui.draw

import androidx.compose.runtime.Immutable
import androidx.compose.ui.graphics.Color

/** The colours of one hour. The picture is the same harbour all day; only the light changes. */
@Immutable
internal data class Hour(
    val top: Color,
    val mid: Color,
    val low: Color,
    val far: Color,
    val mole: Color,
    val water: Color,
    val line: Color,
    val lamp: Color,
    val tide: Color,
)

/** The three hours in which the picture is shown; the time after has none. */
internal object Hours {
    val dusk =
        Hour(
            top = Color(0xFF16323C),
            mid = Color(0xFF43646A),
            low = Color(0xFFE3BC86),
            far = Color(0xFF35565D),
            mole = Color(0xFF0F262E),
            water = Color(0xFF8FA69D),
            line = Color(0xFFF6E9CF),
            lamp = Color(0xFFFFDFA6),
            tide = Color(0xFFBFEADF),
        )

    val day =
        Hour(
            top = Color(0xFFBDD0CF),
            mid = Color(0xFFD5DFD9),
            low = Color(0xFFF0E6D0),
            far = Color(0xFFA3BBB9),
            mole = Color(0xFF3C626A),
            water = Color(0xFFC9D8D3),
            line = Color(0xFF5F8486),
            lamp = Color(0xFFC98A35),
            tide = Color(0xFF2E7A70),
        )

    val evening =
        Hour(
            top = Color(0xFF0D181D),
            mid = Color(0xFF1A323B),
            low = Color(0xFF8A693E),
            far = Color(0xFF16282F),
            mole = Color(0xFF060D10),
            water = Color(0xFF2B3D3F),
            line = Color(0xFFDDBB88),
            lamp = Color(0xFFFFDA9C),
            tide = Color(0xFFA9DDD1),
        )
}
