package app.leeside.ui.ours

import androidx.compose.runtime.Composable
import app.leeside.TopicContent
import app.leeside.TopicView
import app.leeside.ui.words.said

/** What a part is called: a course by the couple's own name for it. */
@Composable
internal fun nameOf(topic: TopicView): String {
    val content = topic.holds ?: topic.offers.firstOrNull()?.content ?: topic.past.firstOrNull()?.content
    return content?.let { nameOf(it) } ?: topic.id
}

/** What a part with this text is called. */
@Composable
internal fun nameOf(content: TopicContent): String =
    when (content) {
        is TopicContent.Sequence -> content.course.name.ifEmpty { said("field.sequence") }
        is TopicContent.Space -> said("field.space")
        is TopicContent.CheckIns -> said("field.check_ins")
        is TopicContent.Debrief -> said("field.debrief")
        is TopicContent.Repair -> said("field.repair")
        is TopicContent.Words -> said("field.words")
        is TopicContent.Rhythm -> said("field.rhythm")
        is TopicContent.Turns -> said("field.turns")
    }
