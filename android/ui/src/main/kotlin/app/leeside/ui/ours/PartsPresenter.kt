package app.leeside.ui.ours

import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.PlanTemplate
import app.leeside.Space
import app.leeside.TemplatePart
import app.leeside.TopicContent
import app.leeside.ui.app.App
import app.leeside.ui.app.Place
import app.leeside.ui.app.Presenter
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.Line
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.Thin
import app.leeside.ui.parts.TopLine
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** Parts to begin with: a word for space first, then plans of the app from which each part can be taken. */
internal class PartsPresenter(
    app: App,
) : Presenter(app) {
    var templates by mutableStateOf(emptyList<PlanTemplate>())
        private set

    /** The plan whose parts are shown. */
    var chosen by mutableStateOf<PlanTemplate?>(null)

    /** Parts that the plan has already. */
    private var there by mutableStateOf(emptySet<String>())

    override suspend fun load() {
        templates = core.content { templates() }
        val bond = app.bond?.id ?: return
        there = core.plan { topics(bond) }.map { it.id }.toSet()
    }

    val spaceIsThere: Boolean get() = SPACE in there

    fun space() = app.open(EditPresenter(app, SPACE, TopicContent.Space(Space(answer = "", minutes = SPACE_MINUTES))))

    fun take(part: TemplatePart) = app.open(EditPresenter(app, part.topic, part.content))

    private companion object {
        const val SPACE = "space"
        val SPACE_MINUTES = 20u
    }
}

/** What to begin with. */
@Composable
internal fun PartsScreen(presenter: PartsPresenter) =
    Page(top = { TopLine(word("topic_of"), back = { if (presenter.chosen != null) presenter.chosen = null else presenter.app.back() }) }) {
        val chosen = presenter.chosen
        Gap(2.dp)
        Heading(chosen?.name ?: word("parts_title"))
        Gap(8.dp)
        Say(chosen?.about ?: word("parts_body"), Type.body, lee.onSurfaceVariant)
        Gap(14.dp)
        if (chosen != null) {
            chosen.topics.forEachIndexed { i, part ->
                if (i > 0) Thin()
                Line(nameOf(part.content), mark = null) { presenter.take(part) }
            }
            return@Page
        }
        if (!presenter.spaceIsThere) {
            Line(said("field.space"), said("empty.ours_paired"), Icons.HandPalm, onClick = presenter::space)
            Gap(12.dp)
        }
        Heading(word("parts_from"), Type.smallStrong, lee.onSurfaceVariant)
        Gap(4.dp)
        presenter.templates.forEachIndexed { i, template ->
            if (i > 0) Thin()
            Line(template.name, template.about) { presenter.chosen = template }
        }
    }
