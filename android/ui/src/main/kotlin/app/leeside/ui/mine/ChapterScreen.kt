package app.leeside.ui.mine

import androidx.compose.foundation.layout.offset
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.Contact
import app.leeside.Field
import app.leeside.ItemKey
import app.leeside.TalkMode
import app.leeside.TalkWhen
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.MainButton
import app.leeside.ui.parts.OwnWords
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.Stops
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.Trouble
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.theme.mineGround
import app.leeside.ui.words.asLine
import app.leeside.ui.words.idOf
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** One chapter of my page. */
@Composable
internal fun ChapterScreen(presenter: ChapterPresenter) =
    Page(
        top = { TopLine(word("voice_title"), back = { presenter.app.back() }) },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            MainButton(word("chapter_done"), enabled = !presenter.busy, onClick = presenter::done)
        },
        ground = mineGround,
    ) {
        Gap(2.dp)
        Heading(word(nameOf(presenter.chapter)))
        Gap(6.dp)
        Aside(Icons.Feather, said("voice.skip"))
        Gap(20.dp)
        presenter.chapter.fields.forEach { field ->
            FieldOf(presenter, field)
            Gap(18.dp)
        }
    }

@Composable
private fun FieldOf(
    presenter: ChapterPresenter,
    field: Field,
) {
    val title = said(idOf(field))
    when {
        field.isList -> {
            presenter.entries(field).forEachIndexed { i, (key, text) ->
                OwnWords(text, title, "${field.name}-$i") { presenter.text(key, it) }
                Gap(8.dp)
            }
            if (presenter.entries(field).none { it.second.isEmpty() }) {
                WordButton(word("one_more"), Modifier.offset(x = (-12).dp)) { presenter.another(field) }
            }
        }

        field == Field.TALK_MODE -> {
            Choice(
                title,
                TalkMode.entries.map { said(idOf(it)) },
                presenter.mode?.ordinal,
            ) { presenter.mode(it?.let(TalkMode.entries::get)) }
        }

        field == Field.TALK_WHEN -> {
            Choice(
                title,
                TalkWhen.entries.map { said(idOf(it)) },
                presenter.time?.ordinal,
            ) { presenter.time(it?.let(TalkWhen.entries::get)) }
        }

        field == Field.SPACE_CONTACT -> {
            Choice(
                title,
                Contact.entries.map { said(idOf(it)) },
                presenter.contact?.ordinal,
            ) { presenter.contact(it?.let(Contact.entries::get)) }
        }

        field == Field.SPACE_MINUTES -> {
            Choice(title, SPANS.map { said("value.minutes", "n" to it) }, SPANS.indexOf(presenter.minutes(field)).takeIf { it >= 0 }) {
                presenter.minutes(field, it?.let(SPANS::get))
            }
        }

        field == Field.QUIET_FROM -> {
            Choice(title, EVENINGS.map(::clock), EVENINGS.indexOf(presenter.minutes(field)).takeIf { it >= 0 }) {
                presenter.minutes(field, it?.let(EVENINGS::get))
            }
        }

        else -> {
            OwnWords(presenter.text(field), title, field.name) { presenter.text(ItemKey(field), it) }
        }
    }
}

@Composable
private fun Choice(
    title: String,
    options: List<String>,
    at: Int?,
    onPick: (Int?) -> Unit,
) {
    Say(title, Type.strong)
    Gap(8.dp)
    Stops(options.map { it.asLine() }, at, onPick)
}

/** How long someone may need room, in minutes. */
private val SPANS = listOf(10, 20, 30, 45)

/** From when there may be no reminder, in minutes since midnight. */
private val EVENINGS = listOf(21 * 60, 22 * 60, 23 * 60)

private fun clock(minutes: Int) = "%02d:%02d".format(minutes / 60, minutes % 60)
