package app.leeside.ui.play

import androidx.compose.animation.AnimatedContent
import androidx.compose.animation.core.tween
import androidx.compose.animation.fadeIn
import androidx.compose.animation.fadeOut
import androidx.compose.animation.slideInVertically
import androidx.compose.animation.togetherWith
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.offset
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Icon
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.leeside.BreathAct
import app.leeside.PlayerScreen
import app.leeside.PlayerState
import app.leeside.ui.draw.BreathOnWater
import app.leeside.ui.draw.TwoLights
import app.leeside.ui.draw.WayBack
import app.leeside.ui.help.breath
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Chip
import app.leeside.ui.parts.Chips
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Grid
import app.leeside.ui.theme.LocalReducedMotion
import app.leeside.ui.theme.Motion
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.big
import app.leeside.ui.theme.lee
import app.leeside.ui.words.word

/** The words and the picture. A step's words fade and rise; the water stays. */
@Composable
internal fun Middle(
    presenter: PlayerPresenter,
    screen: PlayerScreen,
    modifier: Modifier,
) = Column(modifier.fillMaxWidth()) {
    val long = screen.lines.size > FEW_LINES || screen.state in CARDS || big
    val words: @Composable () -> Unit = {
        val reduced = LocalReducedMotion.current
        AnimatedContent(
            screen,
            transitionSpec = {
                if (reduced) {
                    fadeIn(tween(Motion.REDUCED)) togetherWith fadeOut(tween(Motion.REDUCED))
                } else {
                    val arrive =
                        fadeIn(tween(Motion.STEP, easing = Motion.arrive)) +
                            slideInVertically(tween(Motion.STEP, easing = Motion.arrive)) { it / 24 }
                    arrive togetherWith fadeOut(tween(Motion.STEP, easing = Motion.leave))
                }
            },
            // Only new words move: a ring that fills, or the breath, does not.
            contentKey = { it.state.group() to it.sentence },
        ) { shown -> Sentence(presenter, if (shown.sentence == screen.sentence) screen else shown) }
    }
    if (long) {
        Column(Modifier.fillMaxSize().verticalScroll(rememberScrollState()).padding(horizontal = Grid.edge)) {
            Gap(8.dp)
            words()
            if (screen.state in PICTURED) Picture(screen, Modifier.fillMaxWidth().height(150.dp))
            Gap(16.dp)
            if (big) {
                OtherButtons(presenter, screen)
                SmallButtons(presenter, screen)
                Gap(16.dp)
            }
        }
    } else {
        Gap(8.dp)
        Column(Modifier.padding(horizontal = Grid.edge)) { words() }
        // The picture goes where the words need the room.
        BoxWithConstraints(Modifier.fillMaxWidth().weight(1f)) { if (maxHeight >= LEAST_PICTURE) Picture(screen, Modifier.fillMaxSize()) }
    }
}

private fun PlayerState.group(): PlayerState =
    when (this) {
        PlayerState.NEARLY_OVER, PlayerState.STEP_OVER -> PlayerState.STEP
        else -> this
    }

@Composable
private fun Sentence(
    presenter: PlayerPresenter,
    screen: PlayerScreen,
) = Column(Modifier.fillMaxWidth()) {
    iconOf(screen.icon)?.let {
        Icon(it, null, Modifier.size(if (big) 44.dp else 36.dp), lee.primary)
        Gap(12.dp)
    }
    val sentence =
        when (screen.breath) {
            BreathAct.IN, BreathAct.IN_MORE -> word("breathe_in")
            BreathAct.OUT -> word("breathe_out")
            BreathAct.HOLD -> word("breathe_hold")
            null -> screen.sentence
        }
    // A screen reader says a step once, by itself; the breath only where the person asks for it.
    val spoken = if (screen.breath == null) Modifier.semantics { liveRegion = LiveRegionMode.Polite } else Modifier
    val (first, rest) = if (sentence.length > LONG_SENTENCE) firstOf(sentence) else sentence to ""
    Heading(first, if (screen.breath == null) Type.headline else Type.display, modifier = spoken)
    Gap(10.dp)
    if (rest.isNotEmpty()) {
        Say(rest, Type.lead)
        Gap(14.dp)
    }
    when (screen.state) {
        PlayerState.SPACE_LEAVER, PlayerState.SPACE_WAITER, PlayerState.STAY -> {
            CardLines(screen)
        }

        else -> {
            screen.lines.forEachIndexed { i, line ->
                Say(line, if (i == 0) Type.lead else Type.body, if (i == 0) lee.onSurface else lee.onSurfaceVariant)
                Gap(6.dp)
            }
        }
    }
    if (screen.state == PlayerState.PAUSE) Less(presenter)
    screen.why?.let { why ->
        if (presenter.why) {
            Aside(Icons.Info, why)
        } else {
            WordButton(word("why_this"), Modifier.offset(x = (-12).dp), lee.onSurfaceVariant) { presenter.why = true }
        }
    }
}

/** The first sentence of a long text, which is read at a glance, and the rest of it. */
private fun firstOf(text: String): Pair<String, String> {
    val end = text.indexOf(". ")
    return if (end < 0) text to "" else text.take(end + 1) to text.drop(end + 2)
}

@Composable
private fun CardLines(screen: PlayerScreen) =
    Panel(color = lee.container, pad = PaddingValues(20.dp, 16.dp)) {
        screen.lines.forEachIndexed { i, line ->
            if (i > 0) Gap(8.dp)
            Say(line, if (i == 0) Type.quote else Type.body)
        }
    }

/** In a pause: less for the rest of the evening. There is no way here to ask for more. */
@Composable
private fun Less(presenter: PlayerPresenter) =
    Column {
        Gap(12.dp)
        Say(word("less_title"), Type.smallStrong, lee.onSurfaceVariant)
        Gap(8.dp)
        Chips { Smaller.entries.forEach { what -> Chip(word(nameOf(what)), on = false) { presenter.less(what) } } }
    }

@Composable
private fun Picture(
    screen: PlayerScreen,
    modifier: Modifier,
) {
    val gone = screen.ring?.let { it.toInt() / WHOLE }
    when (screen.state) {
        PlayerState.BREATH -> {
            BreathOnWater(if (LocalReducedMotion.current) still(screen.breath) else breath(), modifier)
        }

        PlayerState.SPACE_LEAVER, PlayerState.SPACE_WAITER, PlayerState.SPACE_OVER -> {
            WayBack(
                if (screen.state ==
                    PlayerState.SPACE_OVER
                ) {
                    0.12f
                } else {
                    0.6f
                },
                modifier,
            )
        }

        PlayerState.READY, PlayerState.BODY_CHECK, PlayerState.BACK, PlayerState.PAUSE -> {
            TwoLights(0.30f, modifier)
        }

        PlayerState.END, PlayerState.QUIET -> {
            TwoLights(0.16f, modifier)
        }

        PlayerState.STEP, PlayerState.NEARLY_OVER, PlayerState.STEP_OVER, PlayerState.OTHER_WAY -> {
            TwoLights(0.22f, modifier, gone, if (screen.dim) 0.66f else 1f)
        }

        else -> {
            Spacer(modifier)
        }
    }
}

private fun still(act: BreathAct?): Float = if (act == BreathAct.IN || act == BreathAct.IN_MORE) 0.8f else 0.3f

private const val WHOLE = 1000f
private val LEAST_PICTURE = 110.dp
private const val FEW_LINES = 4
private const val LONG_SENTENCE = 80
private val CARDS =
    setOf(
        PlayerState.SPACE_LEAVER,
        PlayerState.SPACE_WAITER,
        PlayerState.STAY,
        PlayerState.NOT_OKAY,
        PlayerState.BODY_PAGE,
        PlayerState.PAUSE,
    )
private val PICTURED =
    setOf(
        PlayerState.SPACE_LEAVER,
        PlayerState.SPACE_WAITER,
        PlayerState.STEP,
        PlayerState.NEARLY_OVER,
        PlayerState.STEP_OVER,
        PlayerState.BREATH,
    )

private fun iconOf(name: String): ImageVector? =
    when (name) {
        "check" -> Icons.FirstAidKit
        "touch" -> Icons.Hand
        "drink" -> Icons.Drop
        "food" -> Icons.Cookie
        "warmth" -> Icons.ThermometerSimple
        "quiet" -> Icons.SpeakerSimpleSlash
        "breath" -> Icons.Wind
        "senses" -> Icons.Lamp
        "acknowledge" -> Icons.Handshake
        "words" -> Icons.ChatTeardrop
        "rest" -> Icons.Bed
        "plan" -> Icons.Signpost
        "space" -> Icons.HandPalm
        "stay" -> Icons.Anchor
        "night" -> Icons.MoonStars
        "pause" -> Icons.Pause
        "feeling" -> Icons.Waves
        else -> null
    }
