package app.leeside.ui.play

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.BeforeStart
import app.leeside.Energy
import app.leeside.Less
import app.leeside.Most
import app.leeside.Near
import app.leeside.Off
import app.leeside.PreparedRun
import app.leeside.Side
import app.leeside.Talk
import app.leeside.Tonight
import app.leeside.Touch
import app.leeside.Until
import app.leeside.Where
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter

/** What may be off for tonight: each asks for less closeness. */
internal enum class Smaller(
    val most: Most,
) {
    NoTouch(Most(touch = Touch.NO_TOUCH)),
    HandsOnly(Most(touch = Touch.HAND)),
    NotBeside(Most(near = Near.SAME_ROOM)),
    OneDoor(Most(near = Near.NEXT_ROOM)),
    FewWords(Most(talk = Talk.FEW)),
    NoWords(Most(talk = Talk.NO_TALK)),
}

/** The choices for this time only. */
internal class TonightPresenter(
    app: App,
    alone: Boolean,
) : Presenter(app) {
    var energy by mutableStateOf(Energy.SOME)
    var minutes by mutableStateOf<Int?>(null)
    var where by mutableStateOf(if (alone) Where.SOLO else Where.TOGETHER)
    var chooser by mutableStateOf<Side?>(null)
    var tell by mutableStateOf(false)
    var off by mutableStateOf(emptySet<Pair<Side, Smaller>>())
        private set

    /** Whose name stands beside the second half of what is off; none when alone. */
    val partner: String? get() = app.bond?.partner?.takeIf { where != Where.SOLO }

    /** The places that can be chosen: without anybody, there is only one. */
    val places: List<Where> get() = if (app.bond == null) listOf(Where.SOLO) else listOf(Where.TOGETHER, Where.APART, Where.SOLO)

    fun toggle(
        by: Side,
        what: Smaller,
    ) {
        val one = by to what
        off = if (one in off) off - one else off + one
    }

    fun ready() {
        act {
            val with = app.bond?.id.takeIf { where != Where.SOLO }
            val less =
                off.filter { with != null || it.first == Side.MINE }.map { (by, what) ->
                    Off(by, Less(atMost = what.most), Until.END)
                }
            val tonight = Tonight(energy, minutes?.toUInt(), where, chooser.takeIf { with != null }, less)
            val run = core.cooldown { setOut(with, tonight, null, wishes(app), tell && with != null) }
            val before = run.beforeStart()
            if (before.toRead.isEmpty() && before.toReadAlone.isEmpty()) app.play(run) else app.open(ReadFirstPresenter(app, run, before))
        }
    }
}

/** What no rule can watch, read before the phone lies between two people: first for my eyes alone, then for both. */
internal class ReadFirstPresenter(
    app: App,
    private val run: PreparedRun,
    private val before: BeforeStart,
) : Presenter(app) {
    /** Whether what is only for my eyes stands there. */
    var alone by mutableStateOf(before.toReadAlone.isNotEmpty())
        private set

    val lines: List<String> get() = if (alone) before.toReadAlone else before.toRead

    fun read() {
        if (alone && before.toRead.isNotEmpty()) {
            alone = false
            return
        }
        act { app.play(run) }
    }
}
