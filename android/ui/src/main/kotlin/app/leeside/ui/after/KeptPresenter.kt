package app.leeside.ui.after

import androidx.compose.foundation.layout.offset
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.CopyId
import app.leeside.KeptKind
import app.leeside.KeptMoment
import app.leeside.Says
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import app.leeside.ui.mine.OWN_WORDS
import app.leeside.ui.mine.filled
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.MainButton
import app.leeside.ui.parts.OwnWords
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.Stops
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.Trouble
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Form
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.theme.mineGround
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** What worked: a line that is kept, private until a copy is given. */
internal class KeptPresenter(
    app: App,
) : Presenter(app) {
    var kept by mutableStateOf(emptyList<KeptMoment>())
        private set
    var kind by mutableStateOf(KeptKind.WORKED)
    var typed by mutableStateOf("")

    override suspend fun load() {
        kept = core.reflect { keptMoments() }.filter { !it.putAway }
    }

    fun keep() {
        val text = typed.filled() ?: return
        act {
            core.reflect { keepMoment(KeptMoment(newId(), app.platform.now().toLocalDate(), kind, text, app.bond?.id)) }
            typed = ""
            load()
        }
    }

    fun giveCopy(id: CopyId) {
        val bond = app.bond?.id ?: return
        act {
            core.reflect { giveKept(id, bond) }
            load()
        }
    }

    fun putAway(id: CopyId) {
        act {
            core.reflect { putAway(id, true) }
            load()
        }
    }
}

/** Kept moments. */
@Composable
internal fun KeptScreen(presenter: KeptPresenter) =
    Page(
        top = { TopLine(back = { presenter.app.back() }) },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            MainButton(word("for_later_keep"), enabled = !presenter.busy && presenter.typed.isNotBlank(), onClick = presenter::keep)
        },
        ground = mineGround,
    ) {
        Gap(2.dp)
        Heading(word("kept_title"))
        Gap(6.dp)
        Say(said("empty.kept"), Type.body, lee.onSurfaceVariant)
        Gap(18.dp)
        Stops(listOf(said("kept.worked"), said("kept.thanks"), said("kept.lesson")), presenter.kind.ordinal) {
            presenter.kind = it?.let(KeptKind.entries::get) ?: presenter.kind
        }
        Gap(10.dp)
        OwnWords(presenter.typed, word("kept_line"), "kept") { presenter.typed = it.take(OWN_WORDS) }
        Gap(14.dp)
        presenter.kept.forEach { moment ->
            Panel(shape = Form.fromYou) {
                Say(moment.text, Type.quote)
                if (moment.given != null) {
                    Aside(Icons.Copy, word("kept_given"))
                } else if (presenter.app.bond != null) {
                    WordButton(word("kept_give"), Modifier.offset(x = (-12).dp)) { presenter.giveCopy(moment.id) }
                }
                WordButton(word("kept_away"), Modifier.offset(x = (-12).dp), lee.onSurfaceVariant) { presenter.putAway(moment.id) }
            }
            Gap(8.dp)
        }
    }

/** What helps me: words, about myself alone. */
internal class HelpsPresenter(
    app: App,
) : Presenter(app) {
    var lines by mutableStateOf(emptyList<Pair<String, Says>>())
        private set

    override suspend fun load() {
        val names = core.content { comforts() }.associate { it.id to it.label }
        lines =
            core
                .reflect { whatHelps() }
                .helps
                .filter { it.says != Says.TOO_FEW }
                .map { names[it.comfort].orEmpty() to it.says }
    }
}

/** Words first; too few to say says so. */
@Composable
internal fun HelpsScreen(presenter: HelpsPresenter) =
    Page(top = { TopLine(back = { presenter.app.back() }) }, ground = mineGround) {
        Gap(2.dp)
        Heading(word("helps_title"))
        Gap(6.dp)
        Aside(Icons.Lock, said("mine.line"))
        Gap(18.dp)
        if (presenter.lines.isEmpty()) Say(said("empty.what_helps"), Type.quote)
        presenter.lines.forEach { (comfort, says) ->
            Panel {
                Say(comfort, Type.strong)
                Say(
                    when (says) {
                        Says.MOSTLY -> said("helped.mostly")
                        Says.MIXED -> said("helped.mixed")
                        Says.MOSTLY_NOT -> said("helped.mostly_not")
                        Says.TOO_FEW -> ""
                    },
                    Type.body,
                    lee.onSurfaceVariant,
                )
            }
            Gap(8.dp)
        }
    }
