package app.leeside.ui.after

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.CheckIn
import app.leeside.CopyId
import app.leeside.Feel
import app.leeside.FeelWord
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import app.leeside.ui.mine.OWN_WORDS
import app.leeside.ui.mine.filled
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.ButtonRow
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.OwnWords
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.SoftButton
import app.leeside.ui.parts.Stops
import app.leeside.ui.parts.Tick
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.Trouble
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.theme.mineGround
import app.leeside.ui.words.asLine
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** A word about now, for me alone. */
internal class CheckInPresenter(
    app: App,
    private val moment: CopyId? = null,
) : Presenter(app) {
    var feel by mutableStateOf<FeelWord?>(null)
    var line by mutableStateOf("")
    var bringUp by mutableStateOf(false)

    fun save() {
        val said = feel
        if (said == null && line.isBlank()) return skip()
        act {
            val checkIn =
                CheckIn(
                    id = core.reflect { newId() },
                    day = app.platform.now().toLocalDate(),
                    bond = app.bond?.id,
                    moment = moment,
                    after = said?.let { Feel.Word(it) },
                    line = line.filled(),
                    bringUp = bringUp,
                )
            core.reflect { keepCheckIn(checkIn) }
            app.back()
        }
    }

    /** Nothing is kept of a skip. */
    fun skip() {
        app.back()
    }

    fun notOkay() {
        app.go(Place.Help)
        (app.front as? app.leeside.ui.help.HelpPresenter)?.read("not_okay")
    }
}

/** "How is it now?" Save and skip weigh the same. */
@Composable
internal fun CheckInScreen(presenter: CheckInPresenter) =
    Page(
        top = { TopLine(back = { presenter.app.back() }, close = true) },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            ButtonRow(
                { SoftButton(word("check_in_save"), it, onClick = presenter::save) },
                { SoftButton(word("check_in_skip"), it, onClick = presenter::skip) },
            )
            WordButton(said("player.not_okay"), Modifier.fillMaxWidth(), lee.onSurfaceVariant, presenter::notOkay)
        },
        ground = mineGround,
    ) {
        Gap(2.dp)
        Heading(word("mine_check_in"))
        Gap(6.dp)
        Say(said("checkin.ask"), Type.body, lee.onSurfaceVariant)
        Gap(10.dp)
        Aside(Icons.Lock, said("mine.line"))
        Gap(22.dp)
        val words = listOf(said("checkin.okay"), said("checkin.a_lot"), said("checkin.too_much"))
        Stops(words.map { it.asLine() }, presenter.feel?.ordinal) { presenter.feel = it?.let(FeelWord.entries::get) }
        Gap(18.dp)
        OwnWords(presenter.line, word("check_in_line"), "line") { presenter.line = it.take(OWN_WORDS) }
        Gap(14.dp)
        Tick(word("check_in_bring_up"), presenter.bringUp, small = word("check_in_bring_up_small")) { presenter.bringUp = it }
    }
