package app.leeside.ui.ours

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.CopyNews
import app.leeside.DebriefNews
import app.leeside.IncomingPreview
import app.leeside.Shared
import app.leeside.TopicNews
import app.leeside.ui.draw.Mark
import app.leeside.ui.draw.Partner
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
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.Trouble
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Form
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.words.asLine
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** What is in a file: what holds at once first, then their page, then what waits for a decision. */
@Composable
internal fun InScreen(presenter: InPresenter) {
    val preview = presenter.preview
    Page(
        top = { TopLine(back = { presenter.app.back() }, close = true) },
        actions = {
            Trouble((presenter.trouble ?: presenter.other)?.let { word(it) })
            when {
                preview == null -> {
                    MainButton(word("restore_pick"), enabled = !presenter.busy, onClick = presenter::pick)
                }

                preview.nothingNew -> {
                    MainButton(word("close")) { presenter.app.back() }
                }

                else -> {
                    MainButton(word("in_take"), enabled = !presenter.busy, onClick = presenter::takeIn)
                    WordButton(word("in_not_now"), Modifier.fillMaxWidth(), lee.onSurface) { presenter.app.back() }
                }
            }
        },
    ) {
        Gap(2.dp)
        if (preview == null) {
            Heading(word("in_title"))
            Gap(8.dp)
            Say(word("in_body"), Type.body, lee.onSurfaceVariant)
        } else {
            Preview(presenter, preview)
        }
    }
}

@Composable
private fun Preview(
    presenter: InPresenter,
    preview: IncomingPreview,
) {
    Row(verticalAlignment = Alignment.CenterVertically) {
        Partner()
        Aisle(8.dp)
        Say(word("in_from", "partner" to preview.from), Type.smallStrong, lee.onSurfaceVariant)
    }
    Gap(6.dp)
    Heading(word("in_what"))
    Gap(8.dp)
    if (preview.nothingNew) {
        Say(said("empty.parcel_in"), Type.quote)
        return
    }
    Aside(Icons.ShieldCheck, word("in_whole", "partner" to preview.from))
    Warnings(preview)
    Gap(20.dp)
    preview.limits.forEach { limit ->
        Panel(color = lee.errorContainer) {
            Row {
                Aside(Icons.Prohibit, limit.words.joinToString(" "), ink = lee.onErrorContainer)
            }
            Gap(6.dp)
            Say(word("in_limit_now"), Type.small, lee.onErrorContainer)
        }
        Gap(10.dp)
    }
    if (preview.voice.isNotEmpty()) {
        Panel(shape = Form.fromPartner) {
            Say(word("ours_their_page", "partner" to preview.from), Type.strong)
            Gap(8.dp)
            preview.voice.flatMap { it.words }.forEach {
                Changed(it.asLine())
                Gap(6.dp)
            }
        }
        Gap(10.dp)
    }
    preview.topics.forEach { line ->
        val news = line.news
        val content = (news as? TopicNews.Suggested)?.content
        Panel {
            Row(verticalAlignment = Alignment.CenterVertically) {
                Mark(
                    if (news is TopicNews.BothYes) {
                        Standing.Both
                    } else if (news is TopicNews.TakenBack) {
                        Standing.TakenBack
                    } else {
                        Standing.FromPartner
                    },
                )
                Aisle(12.dp)
                Column(Modifier.weight(1f)) {
                    Say(content?.let { nameOf(it) } ?: presenter.topics[line.topic]?.let { nameOf(it) } ?: line.topic, Type.strong)
                    Say(word(nameOf(news)), Type.small, lee.onSurfaceVariant)
                }
            }
        }
        Gap(10.dp)
    }
    preview.copies.forEach {
        val text =
            when (it) {
                is CopyNews.Given -> {
                    when (val item = it.item) {
                        is Shared.Text -> item.copy.text
                        is Shared.Moment -> word("out_moment", "day" to item.moment.day)
                    }
                }

                is CopyNews.AskedBack -> {
                    word("in_asked_back")
                }
            }
        Panel(shape = Form.fromPartner) { Say(text, Type.quote) }
        Gap(10.dp)
    }
    preview.debriefs.forEach {
        val text =
            when (val news = it.news) {
                DebriefNews.Sealed -> word("in_sealed")
                is DebriefNews.Opened -> news.text
                DebriefNews.NotWhatWasSealed -> word("in_not_sealed")
            }
        Panel { Say(text) }
        Gap(10.dp)
    }
    Gap(6.dp)
    Aside(Icons.Check, word("in_stays"))
}

@Composable
private fun Warnings(preview: IncomingPreview) {
    val warnings =
        listOfNotNull(
            word("in_rolled_back").takeIf { preview.rolledBack },
            word("file_two_phones").takeIf { preview.twoPhones },
            word("in_unconfirmed").takeIf { preview.unconfirmed },
        )
    warnings.forEach {
        Gap(10.dp)
        Aside(Icons.Info, it, ink = lee.onSurface)
    }
}

private fun nameOf(news: TopicNews): String =
    when (news) {
        is TopicNews.Suggested -> "news_suggested"
        is TopicNews.BothYes -> "news_both"
        is TopicNews.TakenBack -> "news_taken_back"
        is TopicNews.NoLongerOffered -> "news_gone"
        is TopicNews.Lapsed -> "news_lapsed"
    }
