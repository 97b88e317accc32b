package app.leeside.ui.ours

import androidx.compose.foundation.layout.offset
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.CopyId
import app.leeside.Heard
import app.leeside.Most
import app.leeside.Near
import app.leeside.Talk
import app.leeside.Touch
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
import app.leeside.ui.parts.Stops
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.Trouble
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.words.asLine
import app.leeside.ui.words.idOf
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** What I understood of someone who has no such phone. It can only ask for less, is never a yes, and is never sent. */
internal class HeardPresenter(
    app: App,
) : Presenter(app) {
    var notes by mutableStateOf(emptyList<Heard>())
        private set
    var text by mutableStateOf("")
    var touch by mutableStateOf<Touch?>(null)
    var near by mutableStateOf<Near?>(null)
    var talk by mutableStateOf<Talk?>(null)

    val partner: String get() = app.bond?.name.orEmpty()

    override suspend fun load() {
        val bond = app.bond?.id ?: return
        notes = core.reflect { heard(bond) }
    }

    fun keep() {
        val bond = app.bond?.id ?: return
        act {
            val day = app.platform.now().toLocalDate()
            core.reflect { writeHeard(Heard(newId(), day, bond, text.filled(), atMost = Most(touch, near, talk))) }
            text = ""
            touch = null
            near = null
            talk = null
            load()
        }
    }

    fun forget(id: CopyId) {
        act {
            core.reflect { forgetHeard(id) }
            load()
        }
    }
}

/** What I understood. */
@Composable
internal fun HeardScreen(presenter: HeardPresenter) =
    Page(
        top = { TopLine(word("topic_of"), back = { presenter.app.back() }) },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            MainButton(word("for_later_keep"), enabled = !presenter.busy, onClick = presenter::keep)
        },
    ) {
        Gap(2.dp)
        Heading(said("heard.mark"))
        Gap(8.dp)
        Say(word("heard_body", "partner" to presenter.partner), Type.body, lee.onSurfaceVariant)
        Gap(18.dp)
        OwnWords(presenter.text, word("heard_text"), "heard") { presenter.text = it.take(OWN_WORDS) }
        Gap(18.dp)
        Say(word("heard_most"), Type.strong)
        Gap(8.dp)
        Stops(Touch.entries.map { said(idOf(it)).asLine() }, presenter.touch?.ordinal) { presenter.touch = it?.let(Touch.entries::get) }
        Gap(8.dp)
        Stops(Near.entries.map { said(idOf(it)).asLine() }, presenter.near?.ordinal) { presenter.near = it?.let(Near.entries::get) }
        Gap(8.dp)
        Stops(Talk.entries.map { said(idOf(it)).asLine() }, presenter.talk?.ordinal) { presenter.talk = it?.let(Talk.entries::get) }
        Gap(16.dp)
        presenter.notes.forEach { note ->
            Panel {
                Aside(Icons.Ear, said("heard.mark"))
                note.text?.let { Say(it, Type.quote) }
                val most =
                    listOfNotNull(
                        note.atMost.touch?.let { said(idOf(it)) },
                        note.atMost.near?.let { said(idOf(it)) },
                        note.atMost.talk?.let { said(idOf(it)) },
                    )
                if (most.isNotEmpty()) Say(most.joinToString(", ").asLine(), Type.body, lee.onSurfaceVariant)
                WordButton(word("heard_forget"), Modifier.offset(x = (-12).dp), lee.onSurfaceVariant) { presenter.forget(note.id) }
            }
            Gap(8.dp)
        }
    }
