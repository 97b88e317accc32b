package app.leeside.ui.after

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.LookCard
import app.leeside.LookShown
import app.leeside.LookTurn
import app.leeside.TopicView
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import app.leeside.ui.ours.TopicPresenter
import app.leeside.ui.ours.nameOf
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.MainButton
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.SoftButton
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.Trouble
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** Fifteen minutes, once in a while. "Nothing to change" ends it with one tap. */
internal class LookPresenter(
    app: App,
) : Presenter(app) {
    var shown by mutableStateOf<LookShown?>(null)
        private set
    var topic by mutableStateOf<TopicView?>(null)
        private set
    var over by mutableStateOf(false)
        private set

    override suspend fun load() {
        if (shown == null && !over) turn(LookTurn.OPEN)
    }

    private suspend fun turn(to: LookTurn) {
        val bond = app.bond?.id ?: return
        val now = core.rhythm { look(bond, to) }
        shown = now
        val card = now.card
        topic = if (card is LookCard.Topic) core.plan { topic(bond, card.topic) } else null
        over = now.card == null
    }

    fun next() {
        act { turn(LookTurn.NEXT) }
    }

    fun nothing() {
        act { turn(LookTurn.NOTHING_TO_CHANGE) }
    }

    fun leave() {
        act {
            if (!over) turn(LookTurn.LEAVE)
            app.back()
        }
    }

    fun change() {
        topic?.let { app.open(TopicPresenter(app, it.id)) }
    }
}

/** Look again. */
@Composable
internal fun LookScreen(presenter: LookPresenter) =
    Page(
        top = { TopLine(back = presenter::leave, close = true) },
        actions = {
            Trouble(presenter.trouble?.let { word(it) })
            if (presenter.over) {
                MainButton(word("chapter_done"), onClick = presenter::leave)
            } else {
                MainButton(said("nothing_to_change"), enabled = !presenter.busy, onClick = presenter::nothing)
                Gap(8.dp)
                SoftButton(word("look_next"), Modifier.fillMaxWidth(), onClick = presenter::next)
            }
        },
    ) {
        Gap(2.dp)
        if (presenter.over) {
            Heading(said("look.done"))
            return@Page
        }
        val shown = presenter.shown ?: return@Page
        when (shown.card) {
            LookCard.WentWell -> {
                Heading(said("look.went_well"))
            }

            LookCard.AroundUs -> {
                Heading(said("look.around_us"))
            }

            LookCard.Drift -> {
                Heading(shown.question ?: said("look.still_fits"))
            }

            LookCard.Ritual -> {
                Heading(said("look.ritual"))
            }

            LookCard.Renew -> {
                Heading(said("look.renew"))
            }

            is LookCard.Topic -> {
                val topic = presenter.topic
                Heading(topic?.let { nameOf(it) }.orEmpty())
                Gap(6.dp)
                Say(said("look.still_fits"), Type.body, lee.onSurfaceVariant)
                Gap(16.dp)
                Panel {
                    topic?.lines?.forEach {
                        Say(it, Type.quote)
                        Gap(4.dp)
                    }
                }
                WordButton(word("topic_change"), onClick = presenter::change)
            }

            null -> {
                Unit
            }
        }
        shown.ritual?.let {
            Gap(16.dp)
            Panel { Say(it, Type.quote) }
        }
    }
