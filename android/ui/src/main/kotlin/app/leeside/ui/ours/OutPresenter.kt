package app.leeside.ui.ours

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.BondEntry
import app.leeside.CopyId
import app.leeside.ItemKey
import app.leeside.Leaving
import app.leeside.LeavingLine
import app.leeside.Shared
import app.leeside.TopicView
import app.leeside.ui.app.App
import app.leeside.ui.app.HandOver
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import kotlinx.coroutines.launch

/** What would leave: everything, one by one, each with a tick. */
internal class OutPresenter(
    app: App,
    private val bond: BondEntry,
) : Presenter(app) {
    var lines by mutableStateOf(emptyList<LeavingLine>())
        private set

    /** What is ticked. */
    var ticked by mutableStateOf(emptySet<Leaving>())
        private set

    /** The parcel, made and not yet handed over. */
    var parcel by mutableStateOf<ByteArray?>(null)
        private set
    var handed by mutableStateOf(false)
        private set

    val partner: String get() = bond.partner.ifEmpty { bond.name }

    override suspend fun load() {
        val known = lines.map { it.leaving }.toSet()
        lines = core.partner { outgoing(bond.id) }
        val fresh = lines.filter { it.leaving !in known }
        ticked = ticked + fresh.filter { it.ticked }.map { it.leaving }
    }

    /** Ticks or unticks one; what is unticked stays kept back until it is ticked again. */
    fun tick(
        line: LeavingLine,
        on: Boolean,
    ) {
        val leaving = line.leaving
        ticked = if (on) ticked + leaving else ticked - leaving
        app.scope.launch {
            when (leaving) {
                is Leaving.Item -> core.plan { keepItem(bond.id, leaving.key, !on) }
                is Leaving.Suggestion -> core.plan { keepText(bond.id, leaving.topic, leaving.rev, !on) }
                is Leaving.Given -> core.partner { keepGiven(bond.id, leaving.id, !on) }
                else -> Unit
            }
        }
    }

    fun make() {
        act { parcel = core.partner { makeParcel(bond.id, lines.map { it.leaving }.filter { it in ticked }) } }
    }

    fun handOver(way: HandOver) {
        val file = parcel ?: return
        app.scope.launch { if (app.platform.handOver("parcel.age", file, way)) handed = true }
    }
}
