package app.leeside.ui.after

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.offset
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
import app.leeside.DraftedWish
import app.leeside.Line
import app.leeside.Often
import app.leeside.OwnAnswers
import app.leeside.TopicView
import app.leeside.Wish
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import app.leeside.ui.mine.MyPagePresenter
import app.leeside.ui.mine.OWN_WORDS
import app.leeside.ui.mine.filled
import app.leeside.ui.ours.EditPresenter
import app.leeside.ui.ours.nameOf
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Chip
import app.leeside.ui.parts.Chips
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
    /** The questions: those that were agreed, else the app's own. */
    var questions by mutableStateOf(emptyList<Line>())
        private set

    /** Whether they are answered in writing. */
    var writing by mutableStateOf(false)

    /** The answers, by their questions. */
    var answers by mutableStateOf(emptyMap<String, String>())
        private set

    /** The question whose answer goes with the next parcel as a copy. */
    var copied by mutableStateOf<String?>(null)

    /** The question whose answer is to become part of the plan. */
    var wishing by mutableStateOf<String?>(null)

    /** The parts that hold, to one of which it may belong. */
    var topics by mutableStateOf(emptyList<TopicView>())
        private set

    override suspend fun load() {
        val bond = app.bond?.id
        val asked = core.reflect { questions(bond) }
        questions = asked.questions
        if (asked.how == DebriefHow.WRITE) writing = true
        if (bond != null) topics = core.plan { topics(bond) }.filter { it.holds != null }
    }

    fun answer(
        question: String,
        text: String,
    ) {
        answers = answers + (question to text.take(OWN_WORDS))
    }

    /** Keeps the answers, for me alone; one may go as a copy. */
    fun keep() {
        act {
            store()
            app.back()
        }
    }

    private suspend fun store() {
        val day = app.platform.now().toLocalDate()
        val bond = app.bond?.id
        val written = questions.mapNotNull { question -> answers[question.id].filled()?.let { Answer(question.id, it) } }
        core.reflect { keepAnswers(OwnAnswers(newId(), day, bond, moment, written), DebriefHow.WRITE) }
        val copy = copied?.let { answers[it].filled() }
        if (bond != null && copy != null) core.partner { giveText(bond, CopyOf.ANSWER, day, copy) }
    }

    /** Makes an answer a draft for a part, which is then looked at, and suggested or not. */
    fun wish(topic: TopicView) = drafted(Wish.Part(topic.id))

    /** Makes an answer a comfort on my own page. */
    fun wishForMyPage() = drafted(Wish.Comfort(null, Often.OFTEN))

    private fun drafted(wish: Wish) {
        val bond = app.bond?.id ?: return
        val answer = wishing?.let { answers[it].filled() } ?: return
        act {
            val draft = core.reflect { draftWish(bond, answer, wish) }
            store()
            app.back()
            when (draft) {
                is DraftedWish.Suggestion -> {
                    app.open(EditPresenter(app, draft.topic, draft.content))
                }

                is DraftedWish.Item -> {
                    core.plan { write(bond, draft.key, draft.value) }
                    app.open(MyPagePresenter(app))
                }
            }
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
        Heading(word("debrief_title"))
        Gap(6.dp)
        Aside(Icons.Lock, word("debrief_stays"))
        Gap(16.dp)
        presenter.questions.forEach {
            Question(presenter, it)
            Gap(12.dp)
        }
    }

@Composable
private fun Question(
    presenter: DebriefPresenter,
    question: Line,
) {
    val answer = presenter.answers[question.id].orEmpty()
    OwnWords(answer, question.text, question.id) { presenter.answer(question.id, it) }
    val bond = presenter.app.bond ?: return
    if (answer.isBlank()) return
    val partner = bond.partner.ifEmpty { bond.name }
    Gap(6.dp)
    Tick(
        word("debrief_copy", "partner" to partner),
        presenter.copied == question.id,
        small = word("debrief_copy_small"),
    ) { presenter.copied = if (it) question.id else null }
    if (presenter.wishing != question.id) {
        WordButton(word("debrief_wish"), Modifier.offset(x = (-12).dp)) { presenter.wishing = question.id }
        return
    }
    Say(word("debrief_wish_where"), Type.smallStrong, lee.onSurfaceVariant)
    Gap(8.dp)
    Chips {
        Chip(word("voice_title"), on = false, onClick = presenter::wishForMyPage)
        presenter.topics.forEach { Chip(nameOf(it), on = false) { presenter.wish(it) } }
    }
}
