package app.leeside.ui.play

import androidx.compose.runtime.Composable
import androidx.compose.ui.unit.dp
import app.leeside.Energy
import app.leeside.Side
import app.leeside.Where
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Chip
import app.leeside.ui.parts.Chips
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.MainButton
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.Stops
import app.leeside.ui.parts.Tick
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.Trouble
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.words.asLine
import app.leeside.ui.words.said
import app.leeside.ui.words.word

private val MINUTES = listOf(15, 30, 45)

/** Set out for tonight: by daylight, for both or for one. */
@Composable
internal fun TonightScreen(presenter: TonightPresenter) =
    Page(
        top = { TopLine(back = { presenter.app.back() }) },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            MainButton(word("tonight_ready"), enabled = !presenter.busy, onClick = presenter::ready)
        },
    ) {
        Gap(2.dp)
        Heading(word("tonight_title"))
        Gap(8.dp)
        Say(word("tonight_body"), Type.body, lee.onSurfaceVariant)
        Gap(22.dp)
        Say(word("tonight_energy"), Type.strong)
        Gap(8.dp)
        Stops(listOf(word("energy_low"), word("energy_some")), presenter.energy.ordinal) {
            presenter.energy =
                Energy.entries[it ?: presenter.energy.ordinal]
        }
        Gap(18.dp)
        Say(word("tonight_minutes"), Type.strong)
        Gap(8.dp)
        Stops(
            MINUTES.map { said("value.minutes", "n" to it) } + word("minutes_open"),
            presenter.minutes?.let(MINUTES::indexOf) ?: MINUTES.size,
        ) {
            presenter.minutes = it?.let(MINUTES::getOrNull)
        }
        if (presenter.places.size > 1) {
            Gap(18.dp)
            Say(word("tonight_where"), Type.strong)
            Gap(8.dp)
            Stops(presenter.places.map { said("value.where.${it.name.lowercase()}").asLine() }, presenter.places.indexOf(presenter.where)) {
                presenter.where = it?.let(presenter.places::get) ?: presenter.where
            }
        }
        presenter.partner?.let { WithSomebody(presenter, it) }
        Gap(18.dp)
        Say(word("tonight_off"), Type.strong)
        Gap(8.dp)
        if (presenter.partner != null) Say(word("you"), Type.smallStrong, lee.onSurfaceVariant)
        OffChips(presenter, Side.MINE)
        presenter.partner?.let {
            Gap(12.dp)
            Say(it, Type.smallStrong, lee.onSurfaceVariant)
            OffChips(presenter, Side.THEIRS)
            Gap(14.dp)
            Aside(Icons.EyeSlash, word("tonight_off_quiet"))
        }
    }

@Composable
private fun WithSomebody(
    presenter: TonightPresenter,
    partner: String,
) {
    Gap(18.dp)
    Say(word("tonight_who"), Type.strong)
    Gap(8.dp)
    val sides = listOf(Side.MINE, Side.THEIRS, null)
    Stops(listOf(word("you"), partner, word("nobody")), sides.indexOf(presenter.chooser)) { presenter.chooser = it?.let(sides::get) }
    if (presenter.where != Where.SOLO) {
        Gap(8.dp)
        Tick(word("tonight_tell"), presenter.tell, small = word("tonight_tell_small")) { presenter.tell = it }
    }
}

@Composable
private fun OffChips(
    presenter: TonightPresenter,
    by: Side,
) {
    Gap(6.dp)
    Chips { Smaller.entries.forEach { Chip(word(nameOf(it)), (by to it) in presenter.off) { presenter.toggle(by, it) } } }
}

/** How something smaller reads. */
internal fun nameOf(what: Smaller): String =
    when (what) {
        Smaller.NoTouch -> "off_touch"
        Smaller.HandsOnly -> "off_hands"
        Smaller.NotBeside -> "off_beside"
        Smaller.OneDoor -> "off_door"
        Smaller.FewWords -> "off_few"
        Smaller.NoWords -> "off_words"
    }

/** What is read before the start. */
@Composable
internal fun ReadFirst(presenter: ReadFirstPresenter) =
    Page(
        top = { TopLine(back = { presenter.app.back() }) },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            MainButton(word("read_first_done"), enabled = !presenter.busy, onClick = presenter::read)
        },
    ) {
        Gap(2.dp)
        Heading(if (presenter.alone) word("read_first_alone") else word("read_first_title"))
        Gap(8.dp)
        Say(said("limits.own_words"), Type.body, lee.onSurfaceVariant)
        Gap(18.dp)
        presenter.lines.forEach {
            Panel(color = lee.errorContainer) { Aside(Icons.Prohibit, it, ink = lee.onErrorContainer) }
            Gap(10.dp)
        }
    }
