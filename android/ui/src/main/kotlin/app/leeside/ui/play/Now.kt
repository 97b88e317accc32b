package app.leeside.ui.play

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.offset
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.requiredHeight
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.leeside.TopicContent
import app.leeside.ui.draw.Harbour
import app.leeside.ui.draw.Hours
import app.leeside.ui.draw.Mark
import app.leeside.ui.draw.Standing
import app.leeside.ui.ours.nameOf
import app.leeside.ui.parts.ButtonRow
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.Line
import app.leeside.ui.parts.LocalEdges
import app.leeside.ui.parts.LocalHide
import app.leeside.ui.parts.MainButton
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.RoundIcon
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.SoftButton
import app.leeside.ui.parts.Trouble
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Grid
import app.leeside.ui.theme.LocalMode
import app.leeside.ui.theme.Mode
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.big
import app.leeside.ui.theme.lee
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** The first place: one next thing. */
@Composable
internal fun Now(presenter: NowPresenter) =
    Surface(Modifier.fillMaxSize(), color = lee.background, contentColor = lee.onSurface) {
        val hour = if (LocalMode.current == Mode.Light) Hours.day else Hours.evening
        Column(
            Modifier.fillMaxSize().testTag("page").verticalScroll(rememberScrollState()),
            horizontalAlignment = Alignment.CenterHorizontally,
        ) {
            Box(Modifier.height(if (big) 330.dp else 290.dp)) {
                val tall = if (big) 400.dp else 354.dp
                val down = if (big) 35.dp else 32.dp
                Harbour(hour, lee.background, Modifier.requiredHeight(tall).fillMaxWidth().offset(y = down), horizon = 0.53f, boats = 0.36f)
                Column {
                    Gap(LocalEdges.current.top)
                    Row(Modifier.padding(horizontal = 12.dp), verticalAlignment = Alignment.Top) {
                        LocalHide.current?.let { RoundIcon(Icons.EyeSlash, word("hide"), onClick = it) }
                        Column(Modifier.weight(1f).padding(start = 4.dp, top = 6.dp)) { Heading(greeting(presenter), Type.headline) }
                        RoundIcon(Icons.Gear, word("settings"), onClick = presenter::settings)
                    }
                }
            }
            Column(Modifier.widthIn(max = 560.dp).padding(horizontal = Grid.edge)) {
                Card(presenter)
                Gap(24.dp)
                Waiting(presenter)
                Gap(24.dp)
            }
        }
    }

@Composable
private fun greeting(presenter: NowPresenter): String {
    val greeting =
        when (presenter.hour) {
            in 5..11 -> word("good_morning")
            in 12..17 -> word("good_afternoon")
            else -> word("good_evening")
        }
    return presenter.nickname?.let { "$greeting,\n$it" } ?: greeting
}

@Composable
private fun Card(presenter: NowPresenter) =
    Panel(pad = PaddingValues(20.dp)) {
        val course = (presenter.course?.holds as? TopicContent.Sequence)?.course
        Row(verticalAlignment = Alignment.CenterVertically) {
            Column(Modifier.weight(1f)) {
                Heading(course?.name ?: word("now_gentle"), Type.title)
                Gap(3.dp)
                val small =
                    when {
                        course != null -> said("topic.both")
                        presenter.app.bond == null -> word("now_solo")
                        else -> word("now_gentle_small")
                    }
                Say(small, Type.small, lee.onSurfaceVariant)
            }
            if (!big && course != null) Mark(Standing.Both, Modifier.offset(x = 8.dp))
        }
        Gap(18.dp)
        Trouble(presenter.trouble?.let { word(it) })
        MainButton(word("now_set_out"), enabled = !presenter.busy, onClick = presenter::setOut)
        Gap(8.dp)
        if (presenter.app.bond == null) {
            SoftButton(said("player.start"), Modifier.fillMaxWidth(), Icons.Play, onClick = presenter::start)
        } else {
            ButtonRow(
                { SoftButton(said("player.start"), it, Icons.Play, onClick = presenter::start) },
                { SoftButton(word("now_moment"), it, onClick = presenter::hadMoment) },
            )
        }
    }

@Composable
private fun Waiting(presenter: NowPresenter) {
    val due = presenter.due
    if (due == null) {
        Say(said("empty.now"), Type.quote, lee.onSurfaceVariant)
        return
    }
    Heading(word("now_waiting"), Type.smallStrong, lee.onSurfaceVariant)
    Gap(6.dp)
    when (due) {
        is Due.CheckIn -> {
            Line(word("mine_check_in"), word("now_check_in_small"), Icons.ChatTeardrop, onClick = presenter::openDue)
        }

        is Due.Debrief -> {
            Line(said("debrief.q.helped"), word("now_debrief_small"), Icons.ChatCenteredText, onClick = presenter::openDue)
        }

        is Due.Suggestion -> {
            val partner =
                presenter.app.bond
                    ?.partner
                    .orEmpty()
            Line(
                nameOf(due.topic),
                word("now_suggestion", "partner" to partner),
                mark = { Mark(Standing.FromPartner) },
                onClick = presenter::openDue,
            )
        }

        Due.Look -> {
            Line(word("now_look"), said("look.still_fits"), Icons.CalendarBlank, onClick = presenter::openDue)
        }
    }
}
