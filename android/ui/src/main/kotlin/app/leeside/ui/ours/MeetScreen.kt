package app.leeside.ui.ours

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.ui.app.HandOver
import app.leeside.ui.first.FreeAnswers
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.ButtonRow
import app.leeside.ui.parts.Chip
import app.leeside.ui.parts.Chips
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
import app.leeside.ui.parts.Tick
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.Trouble
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** Two phones meet. */
@Composable
internal fun MeetScreen(presenter: MeetPresenter) =
    when (presenter.at) {
        Meet.Free -> Free(presenter)
        Meet.Names -> Names(presenter)
        Meet.How -> How(presenter)
        Meet.Words -> InviteWords(presenter)
        Meet.Accept -> Accept(presenter)
        Meet.Reply -> Reply(presenter)
        Meet.Compare -> Compare(presenter)
        Meet.Done -> Done(presenter)
    }

@Composable
private fun Top(presenter: MeetPresenter) = TopLine(back = { presenter.app.back() })

@Composable
private fun Free(presenter: MeetPresenter) =
    Page(
        top = { Top(presenter) },
        actions = { FreeAnswers(presenter::freeAnswered) },
    ) {
        Gap(2.dp)
        Heading(said("free.ask"))
        Gap(16.dp)
        Aside(Icons.EyeSlash, word("free_same"))
        Gap(16.dp)
        Panel { Aside(Icons.Lifebuoy, said("fear.link"), ink = lee.onSurface) }
    }

@Composable
private fun Names(presenter: MeetPresenter) =
    Page(
        top = { Top(presenter) },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            MainButton(
                word("voice_next"),
                enabled = !presenter.busy && presenter.mine.isNotBlank() && presenter.theirs.isNotBlank(),
                onClick = presenter::named,
            )
        },
    ) {
        Gap(2.dp)
        Heading(word("meet_names"))
        Gap(8.dp)
        Say(word("meet_names_body"), Type.body, lee.onSurfaceVariant)
        Gap(22.dp)
        ShortField(presenter.mine, word("meet_mine"), "meet-mine") { presenter.mine = it }
        Gap(16.dp)
        ShortField(presenter.theirs, word("meet_theirs"), "meet-theirs") { presenter.theirs = it }
    }

@Composable
private fun How(presenter: MeetPresenter) =
    Page(top = { Top(presenter) }) {
        Gap(2.dp)
        Heading(word("meet_how"))
        Gap(8.dp)
        Say(word("meet_how_body"), Type.body, lee.onSurfaceVariant)
        Gap(18.dp)
        Trouble(presenter.trouble?.let { word(it) })
        MainButton(word("meet_invite"), enabled = !presenter.busy, onClick = presenter::invite)
        Gap(8.dp)
        SoftButton(word("meet_have"), Modifier.fillMaxWidth(), onClick = presenter::accept)
        Gap(14.dp)
        Tick(word("meet_before"), presenter.before) { presenter.before = it }
        Gap(14.dp)
        Panel {
            Say(word("meet_not_theirs"), Type.strong)
            Say(word("meet_not_theirs_body"), Type.body, lee.onSurfaceVariant)
        }
    }

@Composable
private fun InviteWords(presenter: MeetPresenter) =
    Page(
        top = { Top(presenter) },
        actions = {
            if (presenter.handed) {
                MainButton(word("meet_have_reply"), onClick = presenter::awaitReply)
                WordButton(word("meet_again"), Modifier.fillMaxWidth()) { presenter.handOver(HandOver.Share) }
            } else {
                HandOverButtons(presenter::handOver)
            }
        },
    ) {
        Gap(2.dp)
        Heading(word("meet_words", "partner" to presenter.partner))
        Gap(8.dp)
        Say(word("meet_words_body"), Type.body, lee.onSurfaceVariant)
        Gap(18.dp)
        WordsPanel(presenter.words)
        Gap(16.dp)
        Aside(Icons.Package, word("meet_file"))
    }

/** Words in the face that tells l, I and 1 apart. */
@Composable
private fun WordsPanel(words: List<String>) =
    Panel {
        words.chunked(2).forEach { pair ->
            androidx.compose.foundation.layout.Row(Modifier.fillMaxWidth()) {
                pair.forEach {
                    Say(
                        it,
                        Type.lead.copy(fontWeight = androidx.compose.ui.text.font.FontWeight.SemiBold),
                        modifier = Modifier.weight(1f),
                    )
                }
            }
            Gap(6.dp)
        }
    }

/** The ways to hand a file over. */
@Composable
internal fun HandOverButtons(handOver: (HandOver) -> Unit) {
    MainButton(word("hand_share")) { handOver(HandOver.Share) }
    Gap(8.dp)
    SoftButton(word("hand_save"), Modifier.fillMaxWidth(), Icons.Export) { handOver(HandOver.Save) }
}

@Composable
private fun Accept(presenter: MeetPresenter) =
    Page(
        top = { Top(presenter) },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            MainButton(
                if (presenter.busy) word("lock_opening") else word("meet_answer"),
                enabled = !presenter.busy && presenter.file != null && presenter.typed.isNotBlank(),
                onClick = presenter::answer,
            )
        },
    ) {
        Gap(2.dp)
        Heading(word("meet_accept"))
        Gap(18.dp)
        PickFile(presenter)
        Gap(20.dp)
        SecretField(presenter.typed, word("meet_accept_words"), "invite-words", onChange = presenter::type)
        Gap(8.dp)
        Chips { presenter.endings.forEach { Chip(it, on = false) { presenter.end(it) } } }
        Gap(14.dp)
        Tick(word("meet_before"), presenter.before) { presenter.before = it }
    }

/** Chooses the partner's file, and says that one is chosen. */
@Composable
private fun PickFile(presenter: MeetPresenter) {
    val chosen = presenter.file != null
    SoftButton(
        if (chosen) word("restore_picked") else word("restore_pick"),
        Modifier.fillMaxWidth(),
        Icons.TrayArrowDown,
        onClick = presenter::pick,
    )
    if (chosen) {
        Gap(8.dp)
        Aside(Icons.Check, word("file_chosen"))
    }
}

@Composable
private fun Reply(presenter: MeetPresenter) =
    Page(
        top = { Top(presenter) },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            MainButton(word("meet_open_reply"), enabled = !presenter.busy && presenter.file != null, onClick = presenter::openReply)
        },
    ) {
        Gap(2.dp)
        Heading(word("meet_reply"))
        Gap(18.dp)
        PickFile(presenter)
    }

@Composable
private fun Compare(presenter: MeetPresenter) =
    Page(
        top = { Top(presenter) },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            SoftButton(word("meet_same"), Modifier.fillMaxWidth()) { presenter.compared(true) }
            Gap(8.dp)
            SoftButton(word("meet_differ"), Modifier.fillMaxWidth()) { presenter.compared(false) }
        },
    ) {
        Gap(2.dp)
        Heading(word("meet_compare"))
        Gap(8.dp)
        Say(word("meet_compare_body"), Type.body, lee.onSurfaceVariant)
        Gap(18.dp)
        WordsPanel(presenter.safety)
        if (presenter.hasReply) {
            Gap(16.dp)
            Say(word("meet_reply_first"), Type.strong)
            Gap(8.dp)
            ButtonRow(
                { SoftButton(word("hand_share_short"), it, Icons.Export) { presenter.handOver(HandOver.Share) } },
                { SoftButton(word("hand_save_short"), it, Icons.FileArrowUp) { presenter.handOver(HandOver.Save) } },
            )
        }
    }

@Composable
private fun Done(presenter: MeetPresenter) =
    Page(
        top = { Top(presenter) },
        actions = { MainButton(word("meet_done_go"), onClick = presenter::done) },
    ) {
        Gap(2.dp)
        Heading(word("meet_done", "partner" to presenter.partner))
        Gap(10.dp)
        Say(word("meet_done_body"), Type.body, lee.onSurfaceVariant)
        Gap(18.dp)
        Aside(Icons.Copy, said("honest.two_copies"))
    }
