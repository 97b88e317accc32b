package app.leeside.ui.ours

import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.Leaving
import app.leeside.LeavingLine
import app.leeside.Shared
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.MainButton
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.Thin
import app.leeside.ui.parts.Tick
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.Trouble
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Form
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.words.asLine
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** The one door out of Mine: what they would learn. */
@Composable
internal fun OutScreen(presenter: OutPresenter) = if (presenter.parcel == null) Look(presenter) else HandOver(presenter)

@Composable
private fun Look(presenter: OutPresenter) =
    Page(
        top = { TopLine(back = { presenter.app.back() }, close = true) },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            MainButton(word("out_make"), enabled = !presenter.busy, onClick = presenter::make)
        },
    ) {
        Gap(2.dp)
        Heading(word("out_title", "partner" to presenter.partner))
        Gap(8.dp)
        Say(said("parcel.out"), Type.body, lee.onSurfaceVariant)
        Gap(18.dp)
        if (presenter.lines.isEmpty()) {
            Say(word("out_nothing"), Type.quote)
            return@Page
        }
        Panel(shape = Form.fromYou, pad = PaddingValues(20.dp, 10.dp)) {
            presenter.lines.forEachIndexed { i, line ->
                if (i > 0) Thin()
                val on = line.leaving in presenter.ticked
                val small = if (on || !line.canWait) null else said("parcel.held")
                Tick(line.words.joinToString("\n") { it.asLine() }, on, enabled = line.canWait, small = small) { presenter.tick(line, it) }
            }
        }
        Gap(16.dp)
        Aside(Icons.Copy, said("honest.two_copies"))
    }

@Composable
private fun HandOver(presenter: OutPresenter) =
    Page(
        top = { TopLine(back = { presenter.app.back() }, close = true) },
        actions = {
            if (presenter.handed) {
                MainButton(word("chapter_done")) { presenter.app.back() }
                WordButton(word("meet_again"), Modifier.fillMaxWidth()) { presenter.handOver(app.leeside.ui.app.HandOver.Share) }
            } else {
                HandOverButtons(presenter::handOver)
            }
        },
    ) {
        Gap(2.dp)
        Heading(if (presenter.handed) word("out_handed") else word("out_ready"))
        Gap(8.dp)
        Say(word("out_ready_body", "partner" to presenter.partner), Type.body, lee.onSurfaceVariant)
    }
