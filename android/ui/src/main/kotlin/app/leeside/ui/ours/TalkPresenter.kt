package app.leeside.ui.ours

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.Question
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.ButtonRow
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.MainButton
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.SoftButton
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.Trouble
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** Questions to talk through, one at a time. None says who is wrong. */
internal class TalkPresenter(
    app: App,
) : Presenter(app) {
    private var questions by mutableStateOf(emptyList<Question>())
    private var at by mutableStateOf(0)

    val question: Question? get() = questions.getOrNull(at)

    override suspend fun load() {
        val bond = app.bond?.id ?: return
        questions = core.plan { questions(bond, null) }
    }

    fun next() {
        at++
    }

    fun notToday() {
        val bond = app.bond?.id ?: return
        val key = question?.key ?: return
        act {
            core.rhythm { notToday(bond, key) }
            load()
        }
    }
}

/** One question. "Not today" weighs as much as the next. */
@Composable
internal fun TalkScreen(presenter: TalkPresenter) {
    val question = presenter.question
    Page(
        top = { TopLine(word("topic_of"), back = { presenter.app.back() }) },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            if (question == null) {
                MainButton(word("chapter_done")) { presenter.app.back() }
            } else {
                ButtonRow(
                    { SoftButton(word("talk_next"), it, onClick = presenter::next) },
                    { SoftButton(said("not_today"), it, onClick = presenter::notToday) },
                )
            }
        },
    ) {
        Gap(2.dp)
        if (question == null) {
            Heading(word("talk_nothing"))
            return@Page
        }
        Heading(question.ask)
        Gap(16.dp)
        if (question.lines.isNotEmpty()) {
            Panel {
                question.lines.forEachIndexed { i, line ->
                    if (i > 0) Gap(4.dp)
                    Say(line, Type.quote)
                }
            }
            Gap(10.dp)
        }
        Panel(Modifier.fillMaxWidth()) {
            Say(word("talk_idea"), Type.smallStrong, lee.onSurfaceVariant)
            Gap(4.dp)
            Say(question.idea, Type.quote)
        }
        Gap(16.dp)
        Aside(Icons.Ear, word("talk_how"))
    }
}
