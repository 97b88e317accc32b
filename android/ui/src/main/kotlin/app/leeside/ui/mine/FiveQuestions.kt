package app.leeside.ui.mine

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.Field
import app.leeside.Near
import app.leeside.Talk
import app.leeside.Touch
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.MainButton
import app.leeside.ui.parts.OwnWords
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.ShortField
import app.leeside.ui.parts.Stops
import app.leeside.ui.parts.TideLine
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.Trouble
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Grid
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.words.asLine
import app.leeside.ui.words.idOf
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** My voice in five questions, about three minutes. [later] leaves it for another time. */
@Composable
internal fun FiveQuestions(
    presenter: VoicePresenter,
    later: () -> Unit,
) {
    val at = presenter.question.ordinal + 1
    val of = Question.entries.size
    Page(
        top = {
            Column {
                TopLine(
                    word("voice_title"),
                    back = { if (!presenter.back()) later() },
                    end = {
                        Say(
                            word("first_at", "at" to at, "of" to of),
                            Type.small,
                            lee.onSurfaceVariant,
                            Modifier.padding(end = 12.dp),
                        )
                    },
                )
                TideLine(at, of, word("first_step", "at" to at, "of" to of), Modifier.padding(horizontal = Grid.edge))
            }
        },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            val last = at == of
            MainButton(if (last) word("voice_done") else word("voice_next"), enabled = !presenter.busy, onClick = presenter::next)
            WordButton(word("voice_later"), Modifier.fillMaxWidth(), lee.onSurface) {
                presenter.stop()
                later()
            }
        },
    ) {
        Gap(18.dp)
        when (presenter.question) {
            Question.Closeness -> Closeness(presenter)
            Question.Comforts -> Comforts(presenter)
            Question.PleaseNot -> PleaseNot(presenter)
            Question.Feelings -> Feelings(presenter)
            Question.Signals -> Signals(presenter)
        }
    }
}

@Composable
private fun Closeness(presenter: VoicePresenter) {
    Heading(word("q_closeness"))
    Gap(8.dp)
    Say(word("q_closeness_help"), Type.body, lee.onSurfaceVariant)
    Gap(22.dp)
    Say(said("field.voice.closeness.touch"), Type.strong)
    Gap(8.dp)
    Stops(Touch.entries.map { said(idOf(it)).asLine() }, presenter.touch?.ordinal) { presenter.touch(it?.let(Touch.entries::get)) }
    Gap(18.dp)
    Say(said("field.voice.closeness.near"), Type.strong)
    Gap(8.dp)
    Stops(Near.entries.map { said(idOf(it)).asLine() }, presenter.near?.ordinal) { presenter.near(it?.let(Near.entries::get)) }
    Gap(18.dp)
    Say(said("field.voice.closeness.talk"), Type.strong)
    Gap(8.dp)
    Stops(Talk.entries.map { said(idOf(it)).asLine() }, presenter.talk?.ordinal) { presenter.talk(it?.let(Talk.entries::get)) }
    Gap(20.dp)
    Aside(Icons.Lock, said("voice.start"))
    Gap(10.dp)
    Aside(Icons.Feather, said("voice.skip"))
}

@Composable
private fun Signals(presenter: VoicePresenter) {
    Heading(word("q_signals"))
    Gap(8.dp)
    Say(word("q_signals_help"), Type.body, lee.onSurfaceVariant)
    Gap(20.dp)
    listOf(
        Triple(Field.SIGNAL_SPACE, said("field.voice.signals.space"), "space"),
        Triple(Field.SIGNAL_STAY, said("field.voice.signals.stay"), "stay"),
    ).forEach { (field, title, tag) ->
        val signal = presenter.signal(field)
        Heading(title, Type.title)
        Gap(10.dp)
        ShortField(signal.word.orEmpty(), word("signal_word"), "$tag-word") { presenter.say(field, signal.copy(word = it)) }
        Gap(12.dp)
        ShortField(signal.sign.orEmpty(), word("signal_sign"), "$tag-sign") { presenter.say(field, signal.copy(sign = it)) }
        Gap(24.dp)
    }
    Aside(Icons.Info, word("q_signals_kind"))
}

@Composable
private fun Feelings(presenter: VoicePresenter) {
    Heading(word("q_feelings"))
    Gap(8.dp)
    Say(word("q_feelings_help"), Type.body, lee.onSurfaceVariant)
    Gap(18.dp)
    FeelingChips(presenter)
    Gap(18.dp)
    val feeling = presenter.feeling
    val response = presenter.response(feeling)
    OwnWords(response.helps.orEmpty(), word("feeling_do"), "do") { presenter.say(feeling, response.copy(helps = it)) }
    Gap(10.dp)
    OwnWords(response.not.orEmpty(), word("feeling_not"), "not") { presenter.say(feeling, response.copy(not = it)) }
    Gap(18.dp)
    presenter.feelings.firstOrNull { it.id == feeling }?.let { Aside(Icons.Info, it.line) }
}
