package app.leeside.ui.ours

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.LeesideException
import app.leeside.Offer
import app.leeside.TopicView
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import java.time.Instant
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter

/** One part of the plan, now and before. */
internal class TopicPresenter(
    app: App,
    private val id: String,
) : Presenter(app) {
    var topic by mutableStateOf<TopicView?>(null)
        private set

    /** Whether the older texts are unfolded. */
    var older by mutableStateOf(false)

    /** Whether a yes was taken back a moment ago. */
    var takenBack by mutableStateOf(false)
        private set

    /** When a yes to something that asks for more is possible, as the clock shows it. */
    var waitUntil by mutableStateOf<String?>(null)
        private set

    val partner: String get() = app.bond?.let { it.partner.ifEmpty { it.name } }.orEmpty()

    override suspend fun load() {
        val bond = app.bond?.id ?: return
        topic = core.plan { topic(bond, id) }
    }

    fun yes(offer: Offer) {
        val bond = app.bond?.id ?: return
        act {
            core.plan { accept(bond, id, offer.rev) }
            takenBack = false
            load()
        }
    }

    /** Takes my yes back: at once, without a reason. */
    fun takeBack() {
        val bond = app.bond?.id ?: return
        val settled = topic?.settled ?: return
        act {
            core.plan { withdraw(bond, id, settled) }
            takenBack = true
            load()
        }
    }

    /** Takes my own suggestion away again. */
    fun takeAway(offer: Offer) {
        val bond = app.bond?.id ?: return
        act {
            core.plan { withdraw(bond, id, offer.rev) }
            load()
        }
    }

    /** Other words for it. */
    fun change(offer: Offer?) {
        val content = offer?.content ?: topic?.holds ?: topic?.inForce ?: topic?.past?.firstOrNull()?.content ?: return
        app.open(EditPresenter(app, id, content))
    }

    override fun failed(error: LeesideException) {
        super.failed(error)
        waitUntil = (error as? LeesideException.MustWait)?.let { clock(it.until) }
    }

    /** A time as this phone's clock shows it. */
    fun clock(at: Instant): String {
        val offset = ZoneOffset.ofTotalSeconds(app.platform.offsetMinutes() * SECONDS)
        return DateTimeFormatter.ofPattern("HH:mm").format(at.atOffset(offset))
    }

    private companion object {
        const val SECONDS = 60
    }
}
