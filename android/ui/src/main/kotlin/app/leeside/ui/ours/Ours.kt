package app.leeside.ui.ours

import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.TopicState
import app.leeside.TopicView
import app.leeside.ui.draw.Mark
import app.leeside.ui.draw.Standing
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.ButtonRow
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.Line
import app.leeside.ui.parts.MainButton
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.SoftButton
import app.leeside.ui.parts.Thin
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Form
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.big
import app.leeside.ui.theme.lee
import app.leeside.ui.words.asLine
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** What we share, or would. */
@Composable
internal fun Ours(presenter: OursPresenter) =
    Page(top = { TopLine() }) {
        Gap(2.dp)
        Heading(said("word.agreement").asLine())
        Gap(6.dp)
        Say(said("plan.line"), Type.small, lee.onSurfaceVariant)
        Gap(16.dp)
        when {
            presenter.app.bond == null -> Alone(presenter)
            else -> Plan(presenter)
        }
    }

@Composable
private fun Alone(presenter: OursPresenter) {
    Say(said("empty.ours_alone"), Type.quote)
    Gap(20.dp)
    MainButton(word("ours_begin"), onClick = presenter::meet)
    Gap(18.dp)
    Aside(Icons.Users, word("ours_begin_how"))
    Gap(14.dp)
    Line(word("repair_of"), word("ours_repair_small"), Icons.Pause, onClick = presenter::repair)
    Thin(Modifier.padding(start = if (big) 0.dp else 40.dp))
    Line(word("plans_title"), word("ours_plans_small"), Icons.Users, onClick = presenter::plans)
}

@Composable
private fun Plan(presenter: OursPresenter) {
    if (!presenter.paired) {
        Panel(pad = PaddingValues(20.dp)) {
            Heading(word("ours_meet", "partner" to presenter.partner), Type.title)
            Gap(4.dp)
            Say(said("empty.ours_alone"), Type.body, lee.onSurfaceVariant)
            Gap(16.dp)
            MainButton(word("ours_meet_go"), onClick = presenter::meet)
        }
        Gap(14.dp)
    }
    val suggested = presenter.suggested
    if (presenter.topics.isEmpty()) {
        if (presenter.paired) Say(said("empty.ours_paired"), Type.quote)
    } else {
        presenter.topics.forEachIndexed { i, topic ->
            if (topic.id == suggested?.id) {
                Gap(8.dp)
                SuggestedCard(presenter, topic)
                Gap(8.dp)
            } else {
                if (i > 0) Thin(Modifier.padding(start = if (big) 0.dp else 56.dp))
                val standing = standingOf(topic)
                val ink = if (standing == Standing.TakenBack) lee.onSurfaceVariant else lee.onSurface
                Line(nameOf(topic), wordsOf(topic, presenter.partner), ink = ink, mark = { Mark(standing) }) { presenter.topic(topic) }
            }
        }
    }
    Gap(8.dp)
    SoftButton(word("ours_add"), Modifier.fillMaxWidth(), Icons.Plus, onClick = presenter::add)
    if (presenter.paired) {
        Gap(20.dp)
        Heading(word("ours_between"), Type.smallStrong, lee.onSurfaceVariant)
        Gap(8.dp)
        ButtonRow(
            { SoftButton(word("ours_send"), it, Icons.Package, onClick = presenter::send) },
            { SoftButton(word("ours_take"), it, Icons.TrayArrowDown, onClick = presenter::takeIn) },
        )
    }
    Gap(14.dp)
    if (presenter.theirPage || presenter.paired) {
        Line(
            word("ours_their_page", "partner" to presenter.partner),
            if (presenter.theirPage) word("ours_their_page_small") else said("empty.their_voice"),
            Icons.BookOpen,
            onClick = presenter::theirs,
        )
        Thin(Modifier.padding(start = if (big) 0.dp else 40.dp))
    }
    Line(word("ours_one_page"), word("ours_one_page_small"), Icons.Scroll, onClick = presenter::onePage)
    if (presenter.paired) {
        Thin(Modifier.padding(start = if (big) 0.dp else 40.dp))
        Line(word("ours_look"), said("look.still_fits"), Icons.CalendarBlank, onClick = presenter::lookAgain)
    }
    val inset = Modifier.padding(start = if (big) 0.dp else 40.dp)
    Thin(inset)
    Line(word("menu_title"), word("ours_menu_small"), Icons.ListChecks, onClick = presenter::menu)
    Thin(inset)
    Line(word("ours_talk"), word("ours_talk_small"), Icons.ChatTeardrop, onClick = presenter::talk)
    Thin(inset)
    Line(word("ours_practise"), said("practise.done"), Icons.Waves, onClick = presenter::practise)
    Thin(inset)
    Line(word("repair_of"), word("ours_repair_small"), Icons.Pause, onClick = presenter::repair)
    Thin(inset)
    Line(word("paper_title"), word("ours_paper_small"), Icons.NotePencil, onClick = presenter::paper)
    if (!presenter.paired) {
        Thin(inset)
        Line(said("heard.mark"), word("ours_heard_small"), Icons.Ear, onClick = presenter::heard)
    }
    Thin(inset)
    Line(word("plans_title"), word("ours_plans_small"), Icons.Users, onClick = presenter::plans)
}

/** The open suggestion, as the one card of the screen. */
@Composable
private fun SuggestedCard(
    presenter: OursPresenter,
    topic: TopicView,
) = Panel(shape = Form.fromPartner, pad = PaddingValues(20.dp, 16.dp, 20.dp, 12.dp)) {
    androidx.compose.foundation.layout.Row(verticalAlignment = androidx.compose.ui.Alignment.CenterVertically) {
        Mark(Standing.FromPartner)
        app.leeside.ui.parts
            .Aisle(12.dp)
        androidx.compose.foundation.layout.Column(Modifier.weight(1f)) {
            Heading(nameOf(topic), Type.title)
            Say(word("now_suggestion", "partner" to presenter.partner), Type.small, lee.onSurfaceVariant)
        }
    }
    Gap(10.dp)
    topic.offers
        .first { it.theirs && !it.mine }
        .lines
        .take(CARD_LINES)
        .forEach {
            Changed(it.asLine())
            Gap(4.dp)
        }
    Gap(10.dp)
    MainButton(word("ours_read")) { presenter.topic(topic) }
}

private const val CARD_LINES = 3

/** How a part stands, as it is drawn. */
internal fun standingOf(topic: TopicView): Standing =
    when {
        topic.offers.any { it.theirs && !it.mine } -> Standing.FromPartner
        topic.state == TopicState.IN_FORCE -> Standing.Both
        topic.offers.any { it.mine && !it.theirs && !it.untold } -> Standing.FromYou
        topic.offers.any { it.mine } -> Standing.Draft
        topic.state == TopicState.TALK_FIRST -> Standing.TakenBack
        else -> Standing.Draft
    }

/** How a part stands, in words. */
@Composable
internal fun wordsOf(
    topic: TopicView,
    partner: String,
): String =
    when (standingOf(topic)) {
        Standing.Both -> if (topic.offers.any { it.mine && !it.theirs }) word("stands_both_and") else said("topic.both")
        Standing.FromPartner -> word("now_suggestion", "partner" to partner)
        Standing.FromYou -> word("stands_from_you")
        Standing.TakenBack -> word("stands_talk")
        Standing.Draft -> word("stands_draft")
    }
