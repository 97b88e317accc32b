package app.leeside.ui.parts

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.material3.Icon
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.big
import app.leeside.ui.theme.lee

/** Empty height. */
@Composable
internal fun Gap(height: Dp) = Spacer(Modifier.height(height))

/** Empty width. */
@Composable
internal fun Aisle(width: Dp) = Spacer(Modifier.width(width))

/** Plain text. */
@Composable
internal fun Say(
    text: String,
    style: TextStyle = Type.body,
    color: Color = lee.onSurface,
    modifier: Modifier = Modifier,
    align: TextAlign? = null,
) = Text(text, modifier, color, style = style, textAlign = align)

/** The one heading of a screen, or the heading of a card. */
@Composable
internal fun Heading(
    text: String,
    style: TextStyle = Type.headline,
    color: Color = lee.onSurface,
    modifier: Modifier = Modifier,
    align: TextAlign? = null,
) = Text(text, modifier.semantics { heading() }, color, style = style, textAlign = align)

/** A hairline between rows of one list. */
@Composable
internal fun Thin(modifier: Modifier = Modifier) = Box(modifier.fillMaxWidth().height(1.dp).background(lee.outlineVariant))

/** An icon and a few quiet words: why, who sees it, what happens. */
@Composable
internal fun Aside(
    icon: ImageVector,
    text: String,
    modifier: Modifier = Modifier,
    ink: Color = lee.onSurfaceVariant,
) = Row(modifier) {
    Icon(icon, null, Modifier.padding(top = if (big) 6.dp else 0.5.dp).size(if (big) 28.dp else 20.dp), ink)
    Aisle(10.dp)
    Text(text, color = ink, style = Type.small)
}

/** What went wrong, in words. It is read out once. */
@Composable
internal fun Trouble(text: String?) {
    if (text == null) return
    Aside(Icons.Info, text, Modifier.semantics { liveRegion = LiveRegionMode.Polite }, lee.onSurface)
    Gap(12.dp)
}
