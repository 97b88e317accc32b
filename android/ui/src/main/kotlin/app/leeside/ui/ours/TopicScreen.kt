package app.leeside.ui.ours

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.offset
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.Effect
import app.leeside.Offer
import app.leeside.TopicView
import app.leeside.ui.draw.Mark
import app.leeside.ui.draw.Standing
import app.leeside.ui.parts.Aisle
import app.leeside.ui.parts.Aside
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
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Form
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.big
import app.leeside.ui.theme.lee
import app.leeside.ui.words.asLine
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** One part. "Take back my yes" is its first action. */
@Composable
internal fun TopicScreen(presenter: TopicPresenter) =
    Page(top = { TopLine(word("topic_of"), back = { presenter.app.back() }) }) {
        val topic = presenter.topic ?: return@Page
        Gap(2.dp)
        Heading(nameOf(topic))
        Gap(8.dp)
        Row(verticalAlignment = if (big) Alignment.Top else Alignment.CenterVertically) {
            Mark(standingOf(topic))
            Aisle(12.dp)
            Say(wordsOf(topic, presenter.partner), Type.small, lee.onSurfaceVariant)
        }
        Gap(16.dp)
        val wait = presenter.waitUntil
        if (wait != null) {
            Aside(Icons.MoonStars, said("rest.widen", "time" to wait), ink = lee.onSurface)
            Gap(12.dp)
        } else {
            Trouble(presenter.trouble?.let { word(it) })
        }
        if (presenter.takenBack) {
            Aside(Icons.Check, said("topic.takenback"), ink = lee.onSurface)
            Gap(12.dp)
        }
        if (topic.holds != null) Holding(presenter, topic)
        topic.offers.forEach {
            OfferCard(presenter, topic, it)
            Gap(12.dp)
        }
        if (topic.holds != null || topic.past.isNotEmpty()) {
            SoftButton(word("topic_change"), Modifier.fillMaxWidth()) { presenter.change(null) }
            Gap(12.dp)
        }
        if (topic.past.isNotEmpty()) Older(presenter, topic)
    }

@Composable
private fun Holding(
    presenter: TopicPresenter,
    topic: TopicView,
) {
    if (topic.settled != null) {
        WordButton(said("word.withdraw").asLine(), Modifier.offset(x = (-12).dp), lee.onSurface, presenter::takeBack)
        Gap(4.dp)
    }
    Panel {
        topic.lines.forEach {
            Say(it.asLine(), Type.quote)
            Gap(4.dp)
        }
    }
    Gap(14.dp)
}

@Composable
private fun OfferCard(
    presenter: TopicPresenter,
    topic: TopicView,
    offer: Offer,
) = Panel(shape = if (offer.theirs) Form.fromPartner else Form.fromYou, pad = PaddingValues(20.dp, 16.dp, 20.dp, 10.dp)) {
    Row(verticalAlignment = Alignment.CenterVertically) {
        Mark(
            if (offer.theirs) {
                Standing.FromPartner
            } else if (offer.untold) {
                Standing.Draft
            } else {
                Standing.FromYou
            },
        )
        Aisle(12.dp)
        val from = if (offer.theirs) word("now_suggestion", "partner" to presenter.partner) else word("stands_from_you")
        Say(from, Type.smallStrong, lee.onSurfaceVariant)
    }
    Gap(10.dp)
    offer.lines.forEach {
        Changed(it.asLine())
        Gap(6.dp)
    }
    if (offer.effect == Effect.WIDENING && topic.holds != null) {
        Gap(4.dp)
        val until = offer.restsUntil
        val text = if (until == null) word("offer_more") else said("rest.widen", "time" to presenter.clock(until))
        Aside(Icons.MoonStars, text)
    }
    Gap(12.dp)
    if (offer.theirs && !offer.mine) {
        MainButton(said("word.endorse").asLine(), enabled = !presenter.busy) { presenter.yes(offer) }
        Gap(8.dp)
        SoftButton(word("offer_sleep"), Modifier.fillMaxWidth()) { presenter.app.back() }
        WordButton(word("offer_other"), Modifier.fillMaxWidth(), lee.onSurface) { presenter.change(offer) }
    } else {
        Say(if (offer.untold) word("offer_untold") else word("offer_told"), Type.small, lee.onSurfaceVariant)
        WordButton(word("offer_take_away"), Modifier.offset(x = (-12).dp), lee.onSurface) { presenter.takeAway(offer) }
    }
}

@Composable
private fun Older(
    presenter: TopicPresenter,
    topic: TopicView,
) {
    if (!presenter.older) {
        WordButton(word("topic_older"), Modifier.offset(x = (-12).dp), lee.onSurfaceVariant) { presenter.older = true }
        return
    }
    Heading(word("topic_older"), Type.smallStrong, lee.onSurfaceVariant)
    Gap(8.dp)
    topic.past.forEach { past ->
        Column {
            Say(word("topic_until", "day" to past.until), Type.small, lee.onSurfaceVariant)
            Say(summaryOf(past.content), Type.body)
        }
        Gap(10.dp)
    }
}

@Composable
private fun summaryOf(content: app.leeside.TopicContent): String =
    when (content) {
        is app.leeside.TopicContent.Sequence -> content.course.steps.joinToString(", ") { it.what }
        is app.leeside.TopicContent.Space -> content.space.answer
        is app.leeside.TopicContent.Words -> content.words.words.joinToString(", ") { it.word }
        is app.leeside.TopicContent.Rhythm -> content.rhythm.ritual.orEmpty()
        is app.leeside.TopicContent.Repair -> content.repair.pauseWord.orEmpty()
        else -> nameOf(content)
    }
