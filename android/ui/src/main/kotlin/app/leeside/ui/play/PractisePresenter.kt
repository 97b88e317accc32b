package app.leeside.ui.play

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import app.leeside.ui.theme.LeesideTheme
import app.leeside.ui.theme.LocalReducedMotion
import app.leeside.ui.theme.Mode

/** A rehearsal by daylight: two minutes, both signals. Nothing of it is kept. */
internal class PractisePresenter(
    app: App,
) : Presenter(app) {
    var player by mutableStateOf<PlayerPresenter?>(null)
        private set

    override suspend fun load() {
        val bond = app.bond?.id ?: return
        if (player != null) return
        val rehearsal = core.cooldown { practise(bond, wishes(app)) }
        player = PlayerPresenter(app, PlayedRehearsal(rehearsal)) { app.back() }.also { it.begin() }
    }

    override fun gone() {
        player?.end()
        player = null
    }
}

/** The player itself, with the app still open behind it. */
@Composable
internal fun PractiseScreen(presenter: PractisePresenter) {
    val player = presenter.player ?: return
    val mode = if (presenter.app.look.notDim) Mode.Dark else Mode.Dim
    LeesideTheme(mode, presenter.app.platform.faces, LocalReducedMotion.current) { Player(player) }
}
