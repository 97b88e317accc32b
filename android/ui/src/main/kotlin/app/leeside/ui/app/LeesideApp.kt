package app.leeside.ui.app

import androidx.compose.animation.Crossfade
import androidx.compose.animation.core.tween
import androidx.compose.foundation.background
import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.key
import androidx.compose.ui.Modifier
import androidx.compose.ui.input.pointer.PointerEventPass
import androidx.compose.ui.input.pointer.pointerInput
import app.leeside.ui.first.FirstRun
import app.leeside.ui.first.LockScreen
import app.leeside.ui.parts.Edges
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.LocalEdges
import app.leeside.ui.parts.LocalHide
import app.leeside.ui.parts.PlaceBar
import app.leeside.ui.parts.Tab
import app.leeside.ui.play.Player
import app.leeside.ui.theme.LeesideTheme
import app.leeside.ui.theme.LocalReducedMotion
import app.leeside.ui.theme.Mode
import app.leeside.ui.theme.Motion
import app.leeside.ui.theme.lee
import app.leeside.ui.words.LocalWords
import app.leeside.ui.words.said

/**
 * The whole app.
 *
 * @param dark what the phone says; a person may have chosen otherwise.
 * @param edges what the system's bars cover.
 * @param reducedMotion whether the phone asks for less movement.
 */
@Composable
fun LeesideApp(
    app: App,
    edges: Edges,
    dark: Boolean = isSystemInDarkTheme(),
    reducedMotion: Boolean = false,
) {
    val day =
        when (app.look.theme) {
            "light" -> Mode.Light
            "dark" -> Mode.Dark
            else -> if (dark) Mode.Dark else Mode.Light
        }
    CompositionLocalProvider(LocalWords provides app.words, LocalEdges provides edges) {
        key(app.look.spoken) {
            Crossfade(app.phase, animationSpec = tween(crossing(app.phase, reducedMotion))) { phase ->
                val dim = phase is Phase.Playing && !app.look.notDim
                LeesideTheme(if (dim) Mode.Dim else day, app.platform.faces, reducedMotion) { Shown(app, phase) }
            }
        }
    }
}

private fun crossing(
    to: Phase,
    reduced: Boolean,
): Int =
    when {
        to is Phase.Playing -> if (reduced) Motion.REDUCED_DIM else Motion.DIM
        reduced -> Motion.REDUCED
        else -> Motion.SCREEN
    }

@Composable
private fun Shown(
    app: App,
    phase: Phase,
) = Box(Modifier.fillMaxSize().background(lee.background)) {
    when (phase) {
        Phase.Starting -> Unit
        is Phase.First -> FirstRun(phase.presenter)
        is Phase.Locked -> LockScreen(phase.presenter)
        is Phase.Playing -> Player(phase.presenter)
        Phase.Open -> CompositionLocalProvider(LocalHide provides app::hide) { Opened(app) }
    }
}

@Composable
private fun Opened(app: App) =
    Column(
        Modifier.fillMaxSize().pointerInput(app) {
            awaitPointerEventScope {
                while (true) {
                    awaitPointerEvent(PointerEventPass.Initial)
                    app.touched()
                }
            }
        },
    ) {
        val front = app.front
        // Under a screen there is no bar at the bottom: one thing at a time.
        val edges =
            if (app.over.isEmpty()) {
                Edges(
                    LocalEdges.current.top,
                    androidx.compose.ui.unit
                        .Dp(0f),
                )
            } else {
                LocalEdges.current
            }
        val reduced = LocalReducedMotion.current
        Box(Modifier.weight(1f)) {
            CompositionLocalProvider(LocalEdges provides edges) {
                Crossfade(front, animationSpec = tween(if (reduced) Motion.REDUCED else Motion.SCREEN)) { screen ->
                    ScreenOf(screen)
                }
            }
        }
        if (app.over.isEmpty()) {
            PlaceBar(
                listOf(
                    Tab(said("place.now"), Icons.House, app.place == Place.Now) { app.go(Place.Now) },
                    Tab(said("place.mine"), Icons.Notebook, app.place == Place.Mine) { app.go(Place.Mine) },
                    Tab(said("place.ours"), Icons.Path, app.place == Place.Ours) { app.go(Place.Ours) },
                    Tab(said("place.help"), Icons.Lifebuoy, app.place == Place.Help) { app.go(Place.Help) },
                ),
            )
        }
    }
