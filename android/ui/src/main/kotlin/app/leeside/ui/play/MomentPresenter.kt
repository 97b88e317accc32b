package app.leeside.ui.play

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.unit.dp
import app.leeside.Where
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.MainButton
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.Stops
import app.leeside.ui.parts.Tick
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.Trouble
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.words.asLine
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** How long ago, in hours. */
private val AGO = listOf(0, 3, 12, 24)

/** "We had a moment", on either phone, without a player. */
internal class MomentPresenter(
    app: App,
) : Presenter(app) {
    var ago by mutableStateOf(0)
    var where by mutableStateOf(Where.TOGETHER)
    var tell by mutableStateOf(false)

    fun note() {
        val bond = app.bond?.id ?: return
        act {
            core.cooldown { hadMoment(bond, where, null, null, (AGO[ago] * HOUR).toUInt(), tell) }
            app.back()
        }
    }

    private companion object {
        const val HOUR = 3600
    }
}

/** Notes a moment. */
@Composable
internal fun MomentScreen(presenter: MomentPresenter) =
    Page(
        top = { TopLine(back = { presenter.app.back() }) },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            MainButton(word("moment_note"), enabled = !presenter.busy, onClick = presenter::note)
        },
    ) {
        Gap(2.dp)
        Heading(word("now_moment"))
        Gap(8.dp)
        Say(word("moment_body"), Type.body, lee.onSurfaceVariant)
        Gap(22.dp)
        Say(word("moment_ago"), Type.strong)
        Gap(8.dp)
        val ago = listOf(word("ago_now"), word("ago_hours"), word("ago_night"), word("ago_day"))
        Stops(ago, presenter.ago) { presenter.ago = it ?: presenter.ago }
        Gap(18.dp)
        Say(word("tonight_where"), Type.strong)
        Gap(8.dp)
        val places = listOf(Where.TOGETHER, Where.APART)
        Stops(places.map { said("value.where.${it.name.lowercase()}").asLine() }, places.indexOf(presenter.where)) {
            presenter.where =
                it?.let(places::get) ?: presenter.where
        }
        Gap(10.dp)
        Tick(word("tonight_tell"), presenter.tell, small = word("tonight_tell_small")) { presenter.tell = it }
        Gap(16.dp)
        Aside(Icons.MoonStars, word("moment_rest"))
    }
