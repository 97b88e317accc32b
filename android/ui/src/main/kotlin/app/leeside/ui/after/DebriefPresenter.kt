package app.leeside.ui.after

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.Answer
import app.leeside.CopyId
import app.leeside.CopyOf
import app.leeside.DebriefHow
import app.leeside.OwnAnswers
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import app.leeside.ui.mine.OWN_WORDS
import app.leeside.ui.mine.filled
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.MainButton
import app.leeside.ui.parts.OwnWords
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.SoftButton
import app.leeside.ui.parts.Tick
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.Trouble
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.theme.mineGround
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** The questions after a moment. Talking, with nothing written, is the first way. */
internal class DebriefPresenter(
    app: App,
    private val moment: CopyId,
) : Presenter(app) {
    override val place get() = Place.Mine

    /** Whether they are answered in writing. */
    var writing by mutableStateOf(false)
    var helped by mutableStateOf("")
    var next by mutableStateOf("")

    /** Whether the second answer goes with the next parcel as a copy. */
    var copy by mutableStateOf(false)

    fun keep() {
        val day = app.platform.now().toLocalDate()
        val answers = listOf("helped" to helped, "next" to next).mapNotNull { (id, text) -> text.filled()?.let { Answer(id, it) } }
        act {
            core.reflect { keepAnswers(OwnAnswers(newId(), day, app.bond?.id, moment, answers), DebriefHow.WRITE) }
            val bond = app.bond?.id
            val wish = next.filled()
            if (copy && bond != null && wish != null) core.partner { giveText(bond, CopyOf.ANSWER, day, wish) }
            app.back()
        }
    }

    fun skip() {
        app.back()
    }
}

/** Two questions. Skipping says nothing to anybody. */
@Composable
internal fun DebriefScreen(presenter: DebriefPresenter) =
    Page(
        top = {
            TopLine(back = {
                presenter.app.back()
            }, close = true, end = { WordButton(word("check_in_skip"), ink = lee.onSurface, onClick = presenter::skip) })
        },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            if (presenter.writing) {
                MainButton(word("debrief_keep"), enabled = !presenter.busy, onClick = presenter::keep)
            } else {
                MainButton(word("debrief_talk"), onClick = presenter::skip)
                Gap(8.dp)
                SoftButton(word("debrief_write"), Modifier.fillMaxWidth()) { presenter.writing = true }
            }
        },
        ground = mineGround,
    ) {
        Gap(2.dp)
        if (!presenter.writing) {
            Heading(said("debrief.q.helped"))
            Gap(6.dp)
            Heading(said("debrief.q.next"), Type.title, lee.onSurfaceVariant)
            Gap(14.dp)
            Say(said("debrief.open"), Type.body, lee.onSurfaceVariant)
            Gap(18.dp)
            Panel { Aside(Icons.ChatTeardrop, word("debrief_how"), ink = lee.onSurface) }
            return@Page
        }
        Heading(said("debrief.q.helped"))
        Gap(6.dp)
        Aside(Icons.Lock, word("debrief_stays"))
        Gap(16.dp)
        OwnWords(presenter.helped, said("debrief.q.helped"), "helped") { presenter.helped = it.take(OWN_WORDS) }
        Gap(10.dp)
        OwnWords(presenter.next, said("debrief.q.next"), "next") { presenter.next = it.take(OWN_WORDS) }
        if (presenter.app.bond != null) {
            Gap(10.dp)
            val partner =
                presenter.app.bond
                    ?.let { it.partner.ifEmpty { it.name } }
                    .orEmpty()
            Tick(word("debrief_copy", "partner" to partner), presenter.copy, small = word("debrief_copy_small")) { presenter.copy = it }
        }
    }
