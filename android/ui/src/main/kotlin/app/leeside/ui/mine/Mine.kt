package app.leeside.ui.mine

import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.ui.draw.Mark
import app.leeside.ui.draw.Standing
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
import app.leeside.ui.theme.Form
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.big
import app.leeside.ui.theme.lee
import app.leeside.ui.theme.mineGround
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** What only I see. */
@Composable
internal fun Mine(presenter: MinePresenter) =
    Page(top = { TopLine() }, ground = mineGround) {
        Gap(2.dp)
        Heading(said("place.mine"))
        Gap(6.dp)
        Aside(Icons.Lock, said("mine.line"))
        Gap(20.dp)
        Panel(
            shape = Form.fromYou,
            pad =
                androidx.compose.foundation.layout
                    .PaddingValues(20.dp),
        ) {
            Heading(word("mine_voice"), Type.title)
            Gap(4.dp)
            Say(if (presenter.hasVoice) word("mine_voice_there") else said("voice.start"), Type.body, lee.onSurfaceVariant)
            Gap(16.dp)
            MainButton(if (presenter.hasVoice) word("mine_voice_open") else word("mine_voice_write"), onClick = presenter::voice)
        }
        Gap(14.dp)
        Line(word("mine_journal"), said("empty.journal"), Icons.BookOpen, onClick = presenter::journal)
        Thin(Modifier.padding(start = if (big) 0.dp else 40.dp))
        Line(word("mine_check_in"), word("mine_check_in_small"), Icons.ChatTeardrop, onClick = presenter::checkIn)
        Thin(Modifier.padding(start = if (big) 0.dp else 40.dp))
        Line(word("mine_for_later"), word("mine_for_later_small"), Icons.Feather, onClick = presenter::forLater)
        Thin(Modifier.padding(start = if (big) 0.dp else 40.dp))
        Line(word("kept_title"), word("mine_kept_small"), Icons.Package, onClick = presenter::kept)
        Thin(Modifier.padding(start = if (big) 0.dp else 40.dp))
        Line(word("helps_title"), word("mine_helps_small"), Icons.Waves, onClick = presenter::helps)
    }
