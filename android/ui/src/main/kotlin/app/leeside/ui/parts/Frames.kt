package app.leeside.ui.parts

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Icon
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Brush
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.selected
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import app.leeside.ui.theme.Form
import app.leeside.ui.theme.Grid
import app.leeside.ui.theme.LocalMode
import app.leeside.ui.theme.Mode
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.big
import app.leeside.ui.theme.lee
import app.leeside.ui.words.word

/** What the system's own bars cover at the top and at the bottom. */
@Immutable
data class Edges(
    /** At the top. */
    val top: Dp,
    /** At the bottom. */
    val bottom: Dp,
)

internal val LocalEdges = staticCompositionLocalOf { Edges(0.dp, 0.dp) }

/** What "Hide" does; none before there is anything to hide. */
internal val LocalHide = staticCompositionLocalOf<(() -> Unit)?> { null }

/** The widest that a column of text gets on a tablet or in landscape. */
private val COLUMN = 560.dp

/** A screen: a line at the top, content that scrolls, and actions in the lower third. */
@Composable
internal fun Page(
    top: @Composable () -> Unit = {},
    actions: (@Composable ColumnScope.() -> Unit)? = null,
    ground: Color = lee.background,
    content: @Composable ColumnScope.() -> Unit,
) = Surface(Modifier.fillMaxSize(), color = ground, contentColor = lee.onSurface) {
    Column(Modifier.fillMaxSize(), horizontalAlignment = Alignment.CenterHorizontally) {
        Gap(LocalEdges.current.top)
        top()
        Box(Modifier.weight(1f).widthIn(max = COLUMN)) {
            Column(
                Modifier
                    .fillMaxSize()
                    .testTag("page")
                    .verticalScroll(rememberScrollState())
                    .padding(horizontal = Grid.edge),
            ) {
                content()
                Gap(28.dp)
            }
            if (actions != null) {
                val fade = Brush.verticalGradient(listOf(ground.copy(alpha = 0f), ground))
                Box(
                    Modifier
                        .align(Alignment.BottomCenter)
                        .fillMaxWidth()
                        .height(28.dp)
                        .background(fade),
                )
            }
        }
        if (actions != null) {
            Column(
                Modifier.widthIn(max = COLUMN).fillMaxWidth().padding(horizontal = Grid.edge),
                horizontalAlignment = Alignment.CenterHorizontally,
            ) {
                Gap(4.dp)
                actions()
                Gap(6.dp)
                Gap(LocalEdges.current.bottom)
            }
        }
    }
}

/** "Hide" at the far left, then back or close, a few words, and one thing at the end. */
@Composable
internal fun TopLine(
    title: String? = null,
    back: (() -> Unit)? = null,
    close: Boolean = false,
    end: @Composable () -> Unit = {},
) = Row(
    Modifier.fillMaxWidth().heightIn(min = 56.dp).padding(horizontal = 12.dp),
    verticalAlignment = Alignment.CenterVertically,
) {
    val hide = LocalHide.current
    if (hide != null) RoundIcon(Icons.EyeSlash, word("hide"), tint = lee.onSurfaceVariant, onClick = hide)
    if (back != null) {
        val icon = if (close) Icons.X else Icons.ArrowLeft
        RoundIcon(icon, if (close) word("close") else word("back"), onClick = back)
    }
    Box(Modifier.weight(1f).padding(horizontal = if (hide == null && back == null) 12.dp else 4.dp)) {
        if (title != null) Say(title, Type.smallStrong, lee.onSurfaceVariant)
    }
    end()
}

/** One of the four places, as the bar at the bottom shows it. */
internal class Tab(
    val name: String,
    val icon: ImageVector,
    val on: Boolean,
    val onClick: () -> Unit,
)

/** The bar at the bottom: a waterline over the chosen place, no pill, no numbers. */
@Composable
internal fun PlaceBar(tabs: List<Tab>) =
    Column(Modifier.fillMaxWidth().background(if (LocalMode.current == Mode.Light) lee.surface else lee.lowest)) {
        Row(Modifier.fillMaxWidth().padding(horizontal = 4.dp), Arrangement.SpaceEvenly) {
            tabs.forEach { tab ->
                val ink = if (tab.on) lee.primary else lee.onSurfaceVariant
                Column(
                    Modifier
                        .weight(1f)
                        .clickable(role = Role.Tab, onClick = tab.onClick)
                        .semantics { selected = tab.on },
                    horizontalAlignment = Alignment.CenterHorizontally,
                ) {
                    val line = if (tab.on) lee.primary else Color.Transparent
                    Box(Modifier.size(36.dp, 3.dp).clip(Form.chip).background(line))
                    Gap(10.dp)
                    Icon(tab.icon, null, Modifier.size(24.dp), ink)
                    Gap(4.dp)
                    val style = if (big) Type.tag.copy(fontSize = Type.tag.fontSize * 0.82f) else Type.tag
                    Text(tab.name, style = style, color = ink, maxLines = 1)
                    Gap(6.dp)
                }
            }
        }
        Gap(LocalEdges.current.bottom)
    }
