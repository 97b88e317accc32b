package app.leeside.ui.ours

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.leeside.Meeting
import app.leeside.TopicView
import app.leeside.ui.after.LookPresenter
import app.leeside.ui.after.RepairPresenter
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import app.leeside.ui.play.PractisePresenter

/** What we share. */
internal class OursPresenter(
    app: App,
) : Presenter(app) {
    var topics by mutableStateOf(emptyList<TopicView>())
        private set

    /** Whether a page of the other one is here. */
    var theirPage by mutableStateOf(false)
        private set

    val partner: String get() = app.bond?.let { it.partner.ifEmpty { it.name } }.orEmpty()
    val paired: Boolean get() = app.bond?.meeting == Meeting.PAIRED

    /** The first suggestion of the other one that waits, without hurry. */
    val suggested: TopicView? get() = topics.firstOrNull { topic -> topic.offers.any { it.theirs && !it.mine } }

    override suspend fun load() {
        val bond = app.bond?.id ?: return
        topics = core.plan { topics(bond) }
        val theirs = core.plan { theirs(bond) }
        theirPage = theirs.items.isNotEmpty() || theirs.limits.isNotEmpty()
    }

    fun meet() = app.open(MeetPresenter(app, invited = false))

    fun topic(view: TopicView) = app.open(TopicPresenter(app, view.id))

    fun add() = app.open(PartsPresenter(app))

    fun theirs() = app.open(TheirPagePresenter(app))

    fun onePage() = app.open(OnePagePresenter(app))

    fun lookAgain() = app.open(LookPresenter(app))

    fun plans() = app.open(PlansPresenter(app))

    fun menu() = app.open(MenuPresenter(app))

    fun heard() = app.open(HeardPresenter(app))

    fun talk() = app.open(TalkPresenter(app))

    fun repair() = app.open(RepairPresenter(app))

    fun paper() = app.open(PaperPresenter(app))

    fun practise() = app.open(PractisePresenter(app))

    fun send() {
        app.bond?.let { app.open(OutPresenter(app, it)) }
    }

    fun takeIn() = app.open(InPresenter(app))
}
