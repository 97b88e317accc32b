package app.leeside.ui.mine

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.ui.after.CheckInPresenter
import app.leeside.ui.after.ForLaterPresenter
import app.leeside.ui.after.HelpsPresenter
import app.leeside.ui.after.JournalPresenter
import app.leeside.ui.after.KeptPresenter
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter

/** The door to what is private. It shows no numbers and no dates. */
internal class MinePresenter(
    app: App,
) : Presenter(app) {
    /** Whether anything stands on my page. */
    var hasVoice by mutableStateOf(false)
        private set

    override suspend fun load() {
        val bond = app.bond?.id
        hasVoice =
            core.plan { if (bond == null) draft().isNotEmpty() else mine(bond).any { it.now != null } }
    }

    fun voice() = app.open(if (hasVoice) MyPagePresenter(app) else VoicePresenter(app) { app.back() })

    fun journal() = app.open(JournalPresenter(app))

    fun checkIn() = app.open(CheckInPresenter(app))

    fun kept() = app.open(KeptPresenter(app))

    fun helps() = app.open(HelpsPresenter(app))

    fun forLater() = app.open(ForLaterPresenter(app))
}
