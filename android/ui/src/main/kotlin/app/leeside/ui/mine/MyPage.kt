package app.leeside.ui.mine

import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.offset
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.Field
import app.leeside.ui.draw.You
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.Line
import app.leeside.ui.parts.MainButton
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.Thin
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Form
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.theme.mineGround
import app.leeside.ui.words.asLine
import app.leeside.ui.words.idOf
import app.leeside.ui.words.said
import app.leeside.ui.words.word

private val FIVE =
    listOf(
        listOf(Field.TOUCH, Field.NEAR, Field.TALK),
        listOf(Field.COMFORTS),
        listOf(Field.PLEASE_NOT),
        listOf(Field.FEELINGS),
        listOf(Field.SIGNAL_SPACE, Field.SIGNAL_STAY),
    )

/** My page, as I wrote it. */
@Composable
internal fun MyPage(presenter: MyPagePresenter) =
    Page(
        top = { TopLine(back = { presenter.app.back() }) },
        actions =
            if (presenter.canShare) {
                { MainButton(word("page_share"), onClick = presenter::share) }
            } else {
                null
            },
        ground = mineGround,
    ) {
        Gap(2.dp)
        Heading(word("voice_title"))
        Gap(6.dp)
        Aside(Icons.Lock, said("mine.line"))
        Gap(18.dp)
        Panel(shape = Form.fromYou, pad = PaddingValues(20.dp, 16.dp)) {
            androidx.compose.foundation.layout.Row(verticalAlignment = androidx.compose.ui.Alignment.CenterVertically) {
                You()
                app.leeside.ui.parts
                    .Aisle(8.dp)
                Say(word("page_five"), Type.smallStrong, lee.onSurfaceVariant)
            }
            Gap(8.dp)
            FIVE.flatten().forEach { field ->
                val lines = presenter.lines(listOf(field))
                if (lines.isNotEmpty()) {
                    Say(said(idOf(field)), Type.small, lee.onSurfaceVariant)
                    lines.forEach { Say(it.asLine(), Type.quote) }
                    Gap(10.dp)
                }
            }
            if (presenter.lines(FIVE.flatten()).isEmpty()) Say(said("voice.skip"), Type.quote, lee.onSurfaceVariant)
            Gap(4.dp)
            WordButton(word("page_five_open"), Modifier.offset(x = (-12).dp), onClick = presenter::fiveQuestions)
        }
        Gap(14.dp)
        Heading(word("page_more"), Type.smallStrong, lee.onSurfaceVariant)
        Gap(4.dp)
        Chapter.entries.forEachIndexed { i, chapter ->
            if (i > 0) Thin()
            val lines = presenter.lines(chapter.fields)
            Line(word(nameOf(chapter)), lines.joinToString(". ").ifEmpty { said("ask_me").asLine() }) { presenter.open(chapter) }
        }
    }

/** What a chapter is called. */
internal fun nameOf(chapter: Chapter): String =
    when (chapter) {
        Chapter.Needs -> "chapter_needs"
        Chapter.Around -> "chapter_around"
        Chapter.Talking -> "chapter_talking"
        Chapter.Room -> "chapter_room"
        Chapter.Food -> "chapter_food"
        Chapter.Later -> "chapter_later"
        Chapter.Giving -> "chapter_giving"
    }
