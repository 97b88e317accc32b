package app.leeside.ui.theme

import androidx.compose.runtime.Immutable
import androidx.compose.ui.graphics.Color

/** One theme's colours, a role each. Text on its ground has a contrast of 4.5 at least, marks of 3; a test says so. */
@Immutable
data class Palette(
    /** The page. */
    val background: Color,
    /** The bottom bar and quiet panels. */
    val surface: Color,
    /** Under everything. */
    val lowest: Color,
    /** Quiet fills, and buttons in dim. */
    val container: Color,
    /** Soft buttons, tracks, chips. */
    val high: Color,
    /** Pressed. */
    val highest: Color,
    /** Text. */
    val onSurface: Color,
    /** Second text, and icons. */
    val onSurfaceVariant: Color,
    /** Chevrons and dashed marks. */
    val outline: Color,
    /** Hairlines. */
    val outlineVariant: Color,
    /** The one main action. */
    val primary: Color,
    /** The role of that name in Material 3. */
    val onPrimary: Color,
    /** The role of that name in Material 3. */
    val primaryContainer: Color,
    /** The role of that name in Material 3. */
    val onPrimaryContainer: Color,
    /** The role of that name in Material 3. */
    val secondary: Color,
    /** The role of that name in Material 3. */
    val onSecondary: Color,
    /** The role of that name in Material 3. */
    val secondaryContainer: Color,
    /** The role of that name in Material 3. */
    val onSecondaryContainer: Color,
    /** The role of that name in Material 3. */
    val tertiary: Color,
    /** The role of that name in Material 3. */
    val onTertiary: Color,
    /** The role of that name in Material 3. */
    val tertiaryContainer: Color,
    /** The role of that name in Material 3. */
    val onTertiaryContainer: Color,
    /** The role of that name in Material 3. */
    val error: Color,
    /** The role of that name in Material 3. */
    val onError: Color,
    /** The role of that name in Material 3. */
    val errorContainer: Color,
    /** The role of that name in Material 3. */
    val onErrorContainer: Color,
    /** The disc: the person with this phone. */
    val you: Color,
    /** The ring: the other one. */
    val partner: Color,
    /** A chosen answer. */
    val chosen: Color,
    /** Its words. */
    val onChosen: Color,
    /** Its edge. */
    val chosenEdge: Color,
    /** Cards. */
    val raised: Color,
    /** Behind a sheet. */
    val scrim: Color,
)

/** By day. */
val lightPalette =
    Palette(
        background = Color(0xFFE9EEEB),
        surface = Color(0xFFF4F7F4),
        lowest = Color(0xFFFBFCFA),
        container = Color(0xFFE1E8E4),
        high = Color(0xFFD6DFDB),
        highest = Color(0xFFCAD5D1),
        onSurface = Color(0xFF13242A),
        onSurfaceVariant = Color(0xFF465A5F),
        outline = Color(0xFF6A7D80),
        outlineVariant = Color(0xFFBFCBC7),
        primary = Color(0xFF17424C),
        onPrimary = Color(0xFFF4F8F5),
        primaryContainer = Color(0xFFCBDEDC),
        onPrimaryContainer = Color(0xFF0B2E36),
        secondary = Color(0xFF23675E),
        onSecondary = Color(0xFFFFFFFF),
        secondaryContainer = Color(0xFFC8E2DA),
        onSecondaryContainer = Color(0xFF0C3B34),
        tertiary = Color(0xFF85500F),
        onTertiary = Color(0xFFFFFFFF),
        tertiaryContainer = Color(0xFFF1E1C3),
        onTertiaryContainer = Color(0xFF432804),
        error = Color(0xFF97392A),
        onError = Color(0xFFFFFFFF),
        errorContainer = Color(0xFFF0DDCE),
        onErrorContainer = Color(0xFF571D10),
        you = Color(0xFFB06A14),
        partner = Color(0xFF1F7469),
        chosen = Color(0xFFBAD8D4),
        onChosen = Color(0xFF0B2E36),
        chosenEdge = Color(0xFF17424C),
        raised = Color(0xFFFBFCFA),
        scrim = Color(0x99101C21),
    )

/** After sunset. */
val darkPalette =
    Palette(
        background = Color(0xFF0D181D),
        surface = Color(0xFF132128),
        lowest = Color(0xFF0A1317),
        container = Color(0xFF1A2B33),
        high = Color(0xFF22363F),
        highest = Color(0xFF2C444D),
        onSurface = Color(0xFFE4E9E5),
        onSurfaceVariant = Color(0xFFA8B9BB),
        outline = Color(0xFF768A8E),
        outlineVariant = Color(0xFF2C424A),
        primary = Color(0xFFE9BE80),
        onPrimary = Color(0xFF2B1B05),
        primaryContainer = Color(0xFF47351A),
        onPrimaryContainer = Color(0xFFF6DDB4),
        secondary = Color(0xFF8BC6B9),
        onSecondary = Color(0xFF06302A),
        secondaryContainer = Color(0xFF1C443E),
        onSecondaryContainer = Color(0xFFBEE5DB),
        tertiary = Color(0xFFE9BE80),
        onTertiary = Color(0xFF2B1B05),
        tertiaryContainer = Color(0xFF47351A),
        onTertiaryContainer = Color(0xFFF6DDB4),
        error = Color(0xFFEFA491),
        onError = Color(0xFF4A130A),
        errorContainer = Color(0xFF4A241B),
        onErrorContainer = Color(0xFFFBDACF),
        you = Color(0xFFE9BE80),
        partner = Color(0xFF8BC6B9),
        chosen = Color(0xFF47351A),
        onChosen = Color(0xFFF6DDB4),
        chosenEdge = Color(0xFFB8925A),
        raised = Color(0xFF1A2B33),
        scrim = Color(0xB3050B0D),
    )

/** The time after: no blue, nothing bright, never pure black. */
val dimPalette =
    Palette(
        background = Color(0xFF0A0705),
        surface = Color(0xFF0F0B08),
        lowest = Color(0xFF070504),
        container = Color(0xFF18110C),
        high = Color(0xFF221810),
        highest = Color(0xFF2C2015),
        onSurface = Color(0xFFC79A68),
        onSurfaceVariant = Color(0xFFA57C52),
        outline = Color(0xFF8A6643),
        outlineVariant = Color(0xFF2E2116),
        primary = Color(0xFFD19A5E),
        onPrimary = Color(0xFF1A0F06),
        primaryContainer = Color(0xFF382615),
        onPrimaryContainer = Color(0xFFD6A46C),
        secondary = Color(0xFFA8946A),
        onSecondary = Color(0xFF14100A),
        secondaryContainer = Color(0xFF262014),
        onSecondaryContainer = Color(0xFFB8A47A),
        tertiary = Color(0xFFD19A5E),
        onTertiary = Color(0xFF1A0F06),
        tertiaryContainer = Color(0xFF382615),
        onTertiaryContainer = Color(0xFFD6A46C),
        error = Color(0xFFCF7F5C),
        onError = Color(0xFF1C0B05),
        errorContainer = Color(0xFF361A10),
        onErrorContainer = Color(0xFFDB9473),
        you = Color(0xFFD19A5E),
        partner = Color(0xFFA8946A),
        chosen = Color(0xFF382615),
        onChosen = Color(0xFFD6A46C),
        chosenEdge = Color(0xFF8A6643),
        raised = Color(0xFF18110C),
        scrim = Color(0xCC050302),
    )
