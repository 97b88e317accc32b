package app.leeside.ui.after

import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.font.FontStyle
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.VisualTransformation
import androidx.compose.ui.unit.dp
import app.leeside.LanguageFlag
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Bare
import app.leeside.ui.parts.ButtonRow
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.Line
import app.leeside.ui.parts.MainButton
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.SecretField
import app.leeside.ui.parts.ShortField
import app.leeside.ui.parts.SoftButton
import app.leeside.ui.parts.Thin
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.Trouble
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Form
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.theme.mineGround
import app.leeside.ui.words.said
import app.leeside.ui.words.word
import java.time.format.DateTimeFormatter
import java.util.Locale

private val text = KeyboardOptions(KeyboardCapitalization.Sentences, autoCorrectEnabled = false)

/** The journal: the same closed door for all. */
@Composable
internal fun JournalScreen(presenter: JournalPresenter) = if (presenter.open) Pages(presenter) else Door(presenter)

@Composable
private fun Door(presenter: JournalPresenter) =
    Page(
        top = { TopLine(back = { presenter.app.back() }) },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            MainButton(word("lock_open"), enabled = !presenter.busy && presenter.typed.isNotEmpty(), onClick = presenter::openDoor)
        },
        ground = mineGround,
    ) {
        Gap(2.dp)
        Heading(word("mine_journal"))
        Gap(8.dp)
        Say(said("empty.journal"), Type.quote)
        Gap(22.dp)
        SecretField(presenter.typed, word("word_field"), "journal-word", onDone = presenter::openDoor) { presenter.typed = it }
        Gap(18.dp)
        Aside(Icons.Info, word("journal_door"))
    }

@Composable
private fun Pages(presenter: JournalPresenter) =
    Page(
        top = { TopLine(back = { presenter.app.back() }) },
        actions = { MainButton(word("journal_write"), onClick = presenter::write) },
        ground = mineGround,
    ) {
        Gap(2.dp)
        Heading(word("mine_journal"))
        Gap(14.dp)
        if (presenter.entries.isEmpty() && presenter.search.isEmpty()) {
            Say(said("empty.journal"), Type.quote)
            return@Page
        }
        ShortField(presenter.search, word("journal_search"), "search", onChange = presenter::lookFor)
        Gap(12.dp)
        presenter.entries.forEachIndexed { i, entry ->
            if (i > 0) Thin()
            val page = entry.page
            Line(
                page.title.ifEmpty {
                    page.body
                        .lineSequence()
                        .first()
                        .take(FIRST_WORDS)
                },
                DAY.format(page.day),
            ) { presenter.read(entry) }
        }
    }

/** One page. */
@Composable
internal fun EntryScreen(presenter: EntryPresenter) =
    Page(
        top = { TopLine(back = { presenter.app.back() }, end = { WordButton(word("entry_keep"), onClick = presenter::keep) }) },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            ButtonRow(
                { SoftButton(word("entry_prompt"), it, Icons.ChatTeardrop, onClick = presenter::prompt) },
                { SoftButton(word("entry_feel"), it, Icons.Feather, onClick = presenter::askForHint) },
            )
        },
        ground = mineGround,
    ) {
        Gap(2.dp)
        Heading(word("mine_journal"), Type.smallStrong, lee.onSurfaceVariant)
        Gap(6.dp)
        val title = word("entry_title")
        Bare(presenter.title, title, "entry-title", title, Type.headline, text, VisualTransformation.None, {}, Modifier, {
            presenter.title =
                it
        })
        Gap(8.dp)
        Aside(Icons.Lock, word("entry_private"))
        Gap(18.dp)
        presenter.prompt?.let {
            Say(it, Type.quote.copy(fontStyle = FontStyle.Italic), lee.onSurfaceVariant)
            Gap(12.dp)
        }
        val body = word("entry_body")
        Bare(presenter.body, body, "entry-body", body, Type.quote, text, VisualTransformation.None, {
        }, Modifier.heightIn(min = 180.dp), presenter::body)
        presenter.flag?.let { Hint(presenter, it) }
        if (!presenter.isNew) {
            Gap(18.dp)
            if (presenter.forgetting) {
                SoftButton(word("entry_forget_now"), Modifier.fillMaxWidth(), onClick = presenter::forget)
            } else {
                WordButton(word("entry_forget"), ink = lee.onSurfaceVariant) { presenter.forgetting = true }
            }
        }
    }

@Composable
private fun Hint(
    presenter: EntryPresenter,
    flag: LanguageFlag,
) {
    Gap(14.dp)
    Panel(shape = Form.suggestion, pad = PaddingValues(20.dp, 16.dp, 20.dp, 12.dp)) {
        Aside(Icons.Feather, said("language.hint"))
        Gap(6.dp)
        Say("“${presenter.part(flag)}”", Type.body, lee.onSurfaceVariant)
        Gap(6.dp)
        Say(flag.instead, Type.quote.copy(fontStyle = FontStyle.Italic))
        Gap(12.dp)
        ButtonRow(
            {
                SoftButton(
                    word("hint_use"),
                    it,
                    height = 48.dp,
                    fill = lee.tertiaryContainer,
                    ink = lee.onTertiaryContainer,
                ) { presenter.useHint(flag) }
            },
            { SoftButton(word("hint_keep"), it, height = 48.dp) { presenter.keepMine(flag) } },
        )
    }
}

private const val FIRST_WORDS = 40
private val DAY: DateTimeFormatter = DateTimeFormatter.ofPattern("d\u00A0MMMM", Locale.ENGLISH)
