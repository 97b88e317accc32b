package app.leeside.ui.first

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.offset
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.unit.dp
import app.leeside.Hint
import app.leeside.ui.draw.Harbour
import app.leeside.ui.draw.Hours
import app.leeside.ui.mine.FiveQuestions
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Chip
import app.leeside.ui.parts.Chips
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.Line
import app.leeside.ui.parts.LocalEdges
import app.leeside.ui.parts.MainButton
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.SecretField
import app.leeside.ui.parts.SoftButton
import app.leeside.ui.parts.Stops
import app.leeside.ui.parts.Thin
import app.leeside.ui.parts.TideLine
import app.leeside.ui.parts.TopLine
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

/** The first run. */
@Composable
internal fun FirstRun(presenter: FirstRunPresenter) =
    when (presenter.step) {
        Step.Welcome -> Welcome(presenter)
        Step.Honest -> Honest(presenter)
        Step.Free -> Free(presenter)
        Step.Word -> Word(presenter)
        Step.Recovery -> presenter.recovery?.let { Recovery(it) } ?: Unit
        Step.Voice -> presenter.voice?.let { FiveQuestions(it, presenter::voiceLater) } ?: Unit
        Step.Choose -> Choose(presenter)
        Step.Restore -> Restore(presenter)
    }

/** Where the first run is, as a tide line: seven steps. */
@Composable
internal fun FirstTop(
    at: Int,
    back: (() -> Unit)?,
) = Column {
    val spoken = word("first_step", "at" to at, "of" to FIRST_STEPS)
    TopLine(back = back, end = {
        Say(word("first_at", "at" to at, "of" to FIRST_STEPS), Type.small, lee.onSurfaceVariant, Modifier.padding(end = 12.dp))
    })
    TideLine(at, FIRST_STEPS, spoken, Modifier.padding(horizontal = Grid.edge))
}

private const val FIRST_STEPS = 7

@Composable
private fun Welcome(presenter: FirstRunPresenter) =
    Surface(Modifier.fillMaxSize(), color = lee.background, contentColor = lee.onSurface) {
        var words by remember { mutableStateOf(false) }
        val hour = if (LocalMode.current == Mode.Light) Hours.dusk else Hours.evening
        val sail = Color(0xFFF7F1E4)
        val edges = LocalEdges.current
        Box(contentAlignment = Alignment.TopCenter) {
            if (!big) Harbour(hour, lee.background, Modifier.fillMaxWidth().height(500.dp), horizon = 0.48f)
            Column(Modifier.fillMaxSize().verticalScroll(rememberScrollState()), horizontalAlignment = Alignment.CenterHorizontally) {
                Gap(edges.top + 44.dp)
                Column(Modifier.widthIn(max = 560.dp).fillMaxWidth().padding(horizontal = Grid.edge)) {
                    Say(word("app_name"), Type.display, if (big) lee.onSurface else sail)
                    Gap(4.dp)
                    Say(word("welcome_line"), Type.quote, if (big) lee.onSurface else sail)
                    if (big) Gap(24.dp) else Gap(306.dp)
                    Heading(said("welcome.title"))
                    Gap(8.dp)
                    Say(said("welcome.body"), Type.body, lee.onSurfaceVariant)
                    Gap(8.dp)
                    Say(word("welcome_who"), Type.small, lee.onSurfaceVariant)
                    Gap(20.dp)
                    MainButton(word("welcome_start")) { presenter.begin(invited = false) }
                    Gap(8.dp)
                    SoftButton(word("welcome_invited"), Modifier.fillMaxWidth()) { presenter.begin(invited = true) }
                    if (words) {
                        Gap(16.dp)
                        Languages(presenter)
                    }
                    androidx.compose.foundation.layout.Row(
                        Modifier.fillMaxWidth(),
                        androidx.compose.foundation.layout.Arrangement.SpaceBetween,
                    ) {
                        WordButton(word("welcome_backup"), Modifier.offset(x = (-12).dp), onClick = presenter::bringBack)
                        WordButton(word("welcome_words"), Modifier.offset(x = 12.dp), lee.onSurface) { words = !words }
                    }
                    Gap(edges.bottom + 4.dp)
                }
            }
        }
    }

@Composable
private fun Languages(presenter: FirstRunPresenter) =
    Column {
        Chips {
            presenter.languages.forEach { language ->
                Chip(language.name, presenter.app.look.language == language.code) { presenter.app.speak(language.code) }
            }
        }
        Gap(8.dp)
        Say(word("welcome_size"), Type.small, lee.onSurfaceVariant)
        Gap(8.dp)
    }

@Composable
private fun Honest(presenter: FirstRunPresenter) =
    Page(
        top = { FirstTop(2, { presenter.back() }) },
        actions = { MainButton(word("honest_read"), onClick = presenter::honestRead) },
    ) {
        Gap(18.dp)
        Heading(word("honest_title"))
        Gap(18.dp)
        val page = presenter.honest
        Panel {
            Aside(Icons.Lock, page["lock"].orEmpty(), ink = lee.onSurface)
            Gap(14.dp)
            Aside(Icons.Copy, page["two_copies"].orEmpty(), ink = lee.onSurface)
            Gap(14.dp)
            Aside(Icons.Key, page["lost"].orEmpty(), ink = lee.onSurface)
        }
        Gap(20.dp)
        Heading(word("honest_only_yours"), Type.title)
        Gap(6.dp)
        Say(page["yours"].orEmpty(), Type.body, lee.onSurfaceVariant)
        Gap(16.dp)
        Aside(Icons.Eye, page["seen"].orEmpty())
        Gap(10.dp)
        Aside(Icons.ShieldCheck, page["no_net"].orEmpty())
    }

/** The answers to whether one feels free. Each leads to the same next page, and none is kept. */
@Composable
internal fun FreeAnswers(onAnswer: () -> Unit) {
    SoftButton(word("free_yes"), Modifier.fillMaxWidth(), onClick = onAnswer)
    Gap(8.dp)
    SoftButton(word("free_not_always"), Modifier.fillMaxWidth(), onClick = onAnswer)
    Gap(8.dp)
    SoftButton(word("free_skip"), Modifier.fillMaxWidth(), onClick = onAnswer)
}

@Composable
private fun Free(presenter: FirstRunPresenter) {
    var help by remember { mutableStateOf(false) }
    Page(
        top = { FirstTop(3, { presenter.back() }) },
        actions = { FreeAnswers(presenter::freeAnswered) },
    ) {
        Gap(18.dp)
        Heading(said("free.ask"))
        Gap(16.dp)
        Aside(Icons.EyeSlash, word("free_same"))
        Gap(20.dp)
        Panel {
            Heading(word("free_help"), Type.title)
            Gap(4.dp)
            Say(word("free_help_body"), Type.body, lee.onSurfaceVariant)
            if (help) {
                Gap(8.dp)
                Say(said("fear.link"))
                Gap(8.dp)
                Say(word("free_help_where"), Type.body, lee.onSurfaceVariant)
            } else {
                Gap(4.dp)
                WordButton(word("free_help_see"), Modifier.offset(x = (-12).dp)) { help = true }
            }
        }
    }
}

@Composable
private fun Word(presenter: FirstRunPresenter) =
    Page(
        top = { FirstTop(4, { presenter.back() }) },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            MainButton(
                if (presenter.busy) word("word_making") else word("word_make"),
                enabled = !presenter.busy && presenter.typed.isNotEmpty() && presenter.again.isNotEmpty(),
                onClick = presenter::make,
            )
        },
    ) {
        Gap(18.dp)
        Heading(word("word_title"))
        Gap(8.dp)
        Say(word("word_body"), Type.body, lee.onSurfaceVariant)
        Gap(22.dp)
        SecretField(presenter.typed, word("word_field"), "word", onChange = presenter::type)
        Gap(8.dp)
        Say(presenter.hint?.let { word(hintOf(it)) }.orEmpty(), Type.small, lee.onSurfaceVariant, Modifier.heightIn(min = 22.dp))
        Gap(12.dp)
        SecretField(presenter.again, word("word_again"), "again", onChange = presenter::typeAgain)
        Gap(18.dp)
        Aside(Icons.Hand, word("word_finger"))
    }

private fun hintOf(hint: Hint): String =
    when (hint) {
        Hint.TOO_SHORT -> "hint_short"
        Hint.WEAK -> "hint_weak"
        Hint.FAIR -> "hint_fair"
        Hint.GOOD -> "hint_good"
    }

@Composable
private fun Choose(presenter: FirstRunPresenter) =
    Page(top = { FirstTop(7, null) }) {
        Gap(18.dp)
        Heading(word("choose_title"))
        Gap(8.dp)
        Say(word("choose_body"), Type.body, lee.onSurfaceVariant)
        Gap(20.dp)
        if (presenter.hasInvite) {
            MainButton(word("choose_invited"), onClick = presenter::meet)
            Gap(14.dp)
        }
        Line(word("choose_practise"), word("choose_practise_small"), Icons.Waves, onClick = presenter::practise)
        Thin(Modifier.padding(start = if (big) 0.dp else 40.dp))
        Line(word("choose_write"), word("choose_write_small"), Icons.Feather, onClick = presenter::writeMore)
        Thin(Modifier.padding(start = if (big) 0.dp else 40.dp))
        if (!presenter.hasInvite) {
            Line(word("choose_meet"), word("choose_meet_small"), Icons.Users, onClick = presenter::meet)
            Thin(Modifier.padding(start = if (big) 0.dp else 40.dp))
        }
        Line(word("choose_look"), word("choose_look_small"), Icons.Compass, onClick = presenter::lookAround)
        Trouble(presenter.trouble?.let { word(it) })
    }

@Composable
private fun Restore(presenter: FirstRunPresenter) =
    Page(
        top = { TopLine(back = { presenter.back() }) },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            MainButton(
                if (presenter.busy) word("restore_busy") else word("restore_go"),
                enabled = !presenter.busy && presenter.backup != null && presenter.typed.isNotEmpty(),
                onClick = presenter::restore,
            )
        },
    ) {
        Gap(10.dp)
        Heading(word("restore_title"))
        Gap(8.dp)
        Say(word("restore_body"), Type.body, lee.onSurfaceVariant)
        Gap(20.dp)
        SoftButton(
            if (presenter.backup == null) word("restore_pick") else word("restore_picked"),
            Modifier.fillMaxWidth(),
            Icons.FileArrowUp,
            onClick = presenter::chooseBackup,
        )
        Gap(20.dp)
        SecretField(presenter.backupWord, word("restore_word"), "backup_word") { presenter.backupWord = it }
        Gap(16.dp)
        SecretField(presenter.typed, word("restore_new"), "word", onChange = presenter::type)
        Gap(16.dp)
        SecretField(presenter.again, word("word_again"), "again", onChange = presenter::typeAgain)
    }
