package app.leeside.ui.help

import androidx.compose.animation.core.LinearEasing
import androidx.compose.animation.core.RepeatMode
import androidx.compose.animation.core.animateFloat
import androidx.compose.animation.core.infiniteRepeatable
import androidx.compose.animation.core.rememberInfiniteTransition
import androidx.compose.animation.core.tween
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.ContentPage
import app.leeside.ui.app.App
import app.leeside.ui.app.Presenter
import app.leeside.ui.draw.BreathOnWater
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.MainButton
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.LeesideTheme
import app.leeside.ui.theme.LocalReducedMotion
import app.leeside.ui.theme.Mode
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.words.word
import kotlin.math.PI
import kotlin.math.cos

/** The calm page: help with no private data. */
internal class CalmPresenter(
    app: App,
) : Presenter(app) {
    var page by mutableStateOf<ContentPage?>(null)
        private set

    /** Which piece is shown: one at a time. */
    var at by mutableStateOf(0)
        private set

    override suspend fun load() {
        page = core.content { pages() }.firstOrNull { it.id == "calm" }
    }

    fun next() {
        at = (at + 1) % maxOf(1, page?.blocks?.size ?: 1)
    }
}

/** One thing at a time, dim, with the light on the water. */
@Composable
internal fun Calm(
    presenter: CalmPresenter,
    back: () -> Unit,
) = LeesideTheme(if (presenter.app.look.notDim) Mode.Dark else Mode.Dim, presenter.app.platform.faces, LocalReducedMotion.current) {
    Page(
        top = { TopLine(back = back, close = true) },
        actions = {
            MainButton(word("calm_next"), height = 72.dp, onClick = presenter::next)
            WordButton(word("calm_enough"), Modifier.fillMaxWidth(), lee.onSurface, onClick = back)
        },
    ) {
        val page = presenter.page ?: return@Page
        Gap(10.dp)
        Heading(page.title, Type.smallStrong, lee.onSurfaceVariant)
        Gap(10.dp)
        Say(
            page.blocks
                .getOrNull(presenter.at)
                ?.text
                .orEmpty(),
            Type.headline,
        )
        Gap(20.dp)
        BreathOnWater(breath(), Modifier.fillMaxWidth().height(330.dp))
    }
}

/** How far in the breath is, from 0 to 1: a sine, 4 s in and 6 s out. Without movement it rests in the middle. */
@Composable
internal fun breath(): Float {
    if (LocalReducedMotion.current) return RESTING
    val second by rememberInfiniteTransition().animateFloat(
        0f,
        IN_SECONDS + OUT_SECONDS,
        infiniteRepeatable(tween(((IN_SECONDS + OUT_SECONDS) * 1000).toInt(), easing = LinearEasing), RepeatMode.Restart),
    )
    val part = if (second < IN_SECONDS) second / IN_SECONDS else 1 - (second - IN_SECONDS) / OUT_SECONDS
    return ((1 - cos(part * PI)) / 2).toFloat()
}

private const val IN_SECONDS = 4f
private const val OUT_SECONDS = 6f
private const val RESTING = 0.6f
