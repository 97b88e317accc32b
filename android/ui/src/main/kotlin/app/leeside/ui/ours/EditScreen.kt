package app.leeside.ui.ours

import androidx.compose.foundation.layout.offset
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.CheckInHow
import app.leeside.DebriefHow
import app.leeside.Every
import app.leeside.Line
import app.leeside.TopicContent
import app.leeside.TurnRule
import app.leeside.ui.mine.OWN_WORDS
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.MainButton
import app.leeside.ui.parts.OwnWords
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.ShortField
import app.leeside.ui.parts.Stops
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.Trouble
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.words.asLine
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** Writes a text for one part. */
@Composable
internal fun EditScreen(presenter: EditPresenter) =
    Page(
        top = { TopLine(word("edit_of"), back = { presenter.app.back() }, close = true) },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            MainButton(word("edit_suggest"), enabled = !presenter.busy, onClick = presenter::suggest)
        },
    ) {
        Gap(2.dp)
        Heading(nameOf(presenter.content))
        Gap(8.dp)
        Aside(Icons.Feather, word("edit_may"))
        Gap(20.dp)
        when (val content = presenter.content) {
            is TopicContent.Space -> {
                SpaceFields(content.space) { presenter.content = TopicContent.Space(it) }
            }

            is TopicContent.Sequence -> {
                CourseFields(presenter, content.course)
            }

            is TopicContent.CheckIns -> {
                content.checkIns.times.forEachIndexed { i, time ->
                    Pick(
                        said("value.hours", "n" to time.afterHours).asLine(),
                        CheckInHow.entries.map { said("value.check_in_how.${it.name.lowercase()}") },
                        time.how.ordinal,
                    ) { how ->
                        val times = content.checkIns.times.toMutableList()
                        times[i] = time.copy(how = CheckInHow.entries[how])
                        presenter.content = TopicContent.CheckIns(content.checkIns.copy(times = times))
                    }
                }
            }

            is TopicContent.Debrief -> {
                Pick(
                    said("field.debrief.how").asLine(),
                    DebriefHow.entries.map {
                        said("value.debrief_how.${it.name.lowercase()}")
                    },
                    content.debrief.how.ordinal,
                ) {
                    presenter.content = TopicContent.Debrief(content.debrief.copy(how = DebriefHow.entries[it]))
                }
            }

            is TopicContent.Turns -> {
                Pick(
                    said("field.turns.rule").asLine(),
                    TurnRule.entries.map {
                        said("value.turn_rule.${it.name.lowercase()}")
                    },
                    content.turns.rule.ordinal,
                ) {
                    presenter.content = TopicContent.Turns(content.turns.copy(rule = TurnRule.entries[it]))
                }
            }

            is TopicContent.Words -> {
                content.words.words.forEachIndexed { i, one ->
                    fun say(to: app.leeside.SharedWord) {
                        val words = content.words.words.toMutableList()
                        words[i] = to
                        presenter.content = TopicContent.Words(content.words.copy(words = words))
                    }
                    ShortField(one.word, said("field.words.words.word").asLine(), "word-$i") { say(one.copy(word = it)) }
                    Gap(8.dp)
                    ShortField(one.means, said("field.words.words.means").asLine(), "means-$i") { say(one.copy(means = it)) }
                    Gap(18.dp)
                }
            }

            is TopicContent.Rhythm -> {
                val rhythm = content.rhythm
                Pick(
                    said("field.rhythm.every").asLine(),
                    Every.entries.map { said("value.every.${it.name.lowercase()}") },
                    rhythm.every.ordinal,
                ) {
                    presenter.content = TopicContent.Rhythm(rhythm.copy(every = Every.entries[it]))
                }
                OwnWords(rhythm.ritual.orEmpty(), said("field.rhythm.ritual").asLine(), "ritual", mark = null) {
                    presenter.content = TopicContent.Rhythm(rhythm.copy(ritual = it.take(OWN_WORDS)))
                }
                Gap(10.dp)
                Lines(rhythm.smallActs, said("field.rhythm.small_acts"), "act") {
                    presenter.content =
                        TopicContent.Rhythm(rhythm.copy(smallActs = it))
                }
            }

            is TopicContent.Repair -> {
                val repair = content.repair
                ShortField(repair.pauseWord.orEmpty(), said("field.repair.pause_word").asLine(), "pause-word") {
                    presenter.content = TopicContent.Repair(repair.copy(pauseWord = it.take(OWN_WORDS)))
                }
                Gap(18.dp)
                Minutes(said("field.repair.minutes").asLine(), repair.minutes) {
                    presenter.content =
                        TopicContent.Repair(repair.copy(minutes = it))
                }
                Lines(repair.waysBack, said("field.repair.ways_back"), "way") {
                    presenter.content =
                        TopicContent.Repair(repair.copy(waysBack = it))
                }
                Lines(repair.tonightNot, said("field.repair.tonight_not"), "not") {
                    presenter.content =
                        TopicContent.Repair(repair.copy(tonightNot = it))
                }
            }
        }
    }

@Composable
private fun SpaceFields(
    space: app.leeside.Space,
    onChange: (app.leeside.Space) -> Unit,
) {
    OwnWords(space.answer, said("field.space.answer").asLine(), "answer", word("edit_answer_hint"), mark = null) {
        onChange(space.copy(answer = it.take(OWN_WORDS)))
    }
    Gap(18.dp)
    Minutes(said("field.space.minutes").asLine(), space.minutes) { onChange(space.copy(minutes = it)) }
    OwnWords(space.whileWaiting.orEmpty(), said("field.space.while_waiting").asLine(), "while-waiting", mark = null) {
        onChange(space.copy(whileWaiting = it.take(OWN_WORDS)))
    }
    Gap(10.dp)
    OwnWords(space.giveBack.orEmpty(), said("field.space.give_back").asLine(), "give-back", mark = null) {
        onChange(space.copy(giveBack = it.take(OWN_WORDS)))
    }
    Gap(16.dp)
    Aside(Icons.HandPalm, word("edit_space_always"))
}

@Composable
private fun CourseFields(
    presenter: EditPresenter,
    course: app.leeside.Course,
) {
    ShortField(course.name, said("field.sequence.name").asLine(), "course-name") {
        presenter.content =
            TopicContent.Sequence(course.copy(name = it.take(OWN_WORDS)))
    }
    Gap(18.dp)
    course.steps.forEachIndexed { i, step ->
        Panel {
            Say(said("value.step_kind.${step.kind.name.lowercase()}").asLine(), Type.small, lee.onSurfaceVariant)
            Gap(4.dp)
            ShortField(step.what, word("edit_step", "n" to i + 1), "step-$i") { presenter.step(i, step.copy(what = it.take(OWN_WORDS))) }
            WordButton(word("edit_step_away"), Modifier.offset(x = (-12).dp), lee.onSurfaceVariant) { presenter.step(i, null) }
        }
        Gap(8.dp)
    }
    WordButton(word("one_more"), Modifier.offset(x = (-12).dp), onClick = presenter::addStep)
}

@Composable
private fun Lines(
    lines: List<Line>,
    title: String,
    tag: String,
    onChange: (List<Line>) -> Unit,
) = lines.forEachIndexed { i, line ->
    OwnWords(line.text, title, "$tag-$i", mark = null) { text ->
        val all = lines.toMutableList()
        all[i] = line.copy(text = text.take(OWN_WORDS))
        onChange(all)
    }
    Gap(8.dp)
}

private val SPANS = listOf(10u, 15u, 20u, 30u)

@Composable
private fun Minutes(
    title: String,
    at: UInt,
    onPick: (UInt) -> Unit,
) = Pick(title, SPANS.map { said("value.minutes", "n" to it) }, SPANS.indexOf(at)) { onPick(SPANS[it]) }

/** A choice that always has one answer. */
@Composable
private fun Pick(
    title: String,
    options: List<String>,
    at: Int,
    onPick: (Int) -> Unit,
) {
    Say(title, Type.strong)
    Gap(8.dp)
    Stops(options.map { it.asLine() }, at.takeIf { it >= 0 }) { picked -> picked?.let(onPick) }
    Gap(18.dp)
}
