package app.leeside.ui.ours

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.Step
import app.leeside.StepKind
import app.leeside.TopicContent
import app.leeside.Who
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import app.leeside.ui.mine.filled
import kotlinx.coroutines.launch

/** A text for one part, while it is written. */
internal class EditPresenter(
    app: App,
    private val topic: String,
    begun: TopicContent,
) : Presenter(app) {
    var content by mutableStateOf(begun)

    /** Suggests it: it is mine alone until the other one says yes. */
    fun suggest() {
        val bond = app.bond?.id ?: return
        act {
            val whole = tidy(content)
            core.plan { propose(bond, topic, whole) }
            app.back()
            if (app.front is PartsPresenter) app.back()
        }
    }

    fun step(
        at: Int,
        step: Step?,
    ) {
        val now = (content as? TopicContent.Sequence)?.course ?: return
        val steps = now.steps.toMutableList()
        if (step == null) steps.removeAt(at) else steps[at] = step
        content = TopicContent.Sequence(now.copy(steps = steps))
    }

    fun addStep() {
        app.scope.launch {
            val id = core.plan { newItemId() }
            val now = (content as? TopicContent.Sequence)?.course ?: return@launch
            val fresh = Step(id = id, what = "", kind = StepKind.QUIET, who = Who.BOTH)
            content = TopicContent.Sequence(now.copy(steps = now.steps + fresh))
        }
    }
}

/** Without blanks and without lines that say nothing. */
private fun tidy(content: TopicContent): TopicContent =
    when (content) {
        is TopicContent.Space -> {
            TopicContent.Space(
                content.space.copy(
                    answer = content.space.answer.trim(),
                    giveBack = content.space.giveBack.filled(),
                    whileWaiting = content.space.whileWaiting.filled(),
                ),
            )
        }

        is TopicContent.Sequence -> {
            TopicContent.Sequence(
                content.course.copy(
                    name = content.course.name.trim(),
                    steps =
                        content.course.steps.mapNotNull { step ->
                            step.what.filled()?.let { step.copy(what = it, or = step.or.filled()) }
                        },
                ),
            )
        }

        is TopicContent.Words -> {
            TopicContent.Words(
                content.words.copy(
                    words =
                        content.words.words
                            .filter { it.word.isNotBlank() && it.means.isNotBlank() }
                            .map { it.copy(word = it.word.trim(), means = it.means.trim(), not = it.not.filled()) },
                ),
            )
        }

        is TopicContent.Rhythm -> {
            TopicContent.Rhythm(
                content.rhythm.copy(
                    ritual = content.rhythm.ritual.filled(),
                    smallActs = content.rhythm.smallActs.mapNotNull { line -> line.text.filled()?.let { line.copy(text = it) } },
                ),
            )
        }

        is TopicContent.Repair -> {
            TopicContent.Repair(
                content.repair.copy(
                    pauseWord = content.repair.pauseWord.filled(),
                    waysBack = content.repair.waysBack.mapNotNull { line -> line.text.filled()?.let { line.copy(text = it) } },
                    tonightNot = content.repair.tonightNot.mapNotNull { line -> line.text.filled()?.let { line.copy(text = it) } },
                ),
            )
        }

        else -> {
            content
        }
    }
