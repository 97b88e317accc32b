package app.leeside.ui.mine

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.offset
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Icon
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import app.leeside.ComfortGroup
import app.leeside.ContentComfort
import app.leeside.Feeling
import app.leeside.Often
import app.leeside.ui.draw.You
import app.leeside.ui.parts.Aisle
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Chip
import app.leeside.ui.parts.Chips
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.OwnWords
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.Stops
import app.leeside.ui.parts.Thin
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Form
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.words.asLine
import app.leeside.ui.words.idOf
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** "What feels good?": by group, each to get and to give. */
@Composable
internal fun Comforts(presenter: VoicePresenter) {
    Heading(word("q_comforts"))
    Gap(8.dp)
    Say(word("q_comforts_help"), Type.body, lee.onSurfaceVariant)
    Gap(18.dp)
    Chips {
        ComfortGroup.entries.forEach { group ->
            Chip(word(nameOf(group)), presenter.group == group) { presenter.group = group }
        }
    }
    Gap(18.dp)
    Panel(
        pad =
            androidx.compose.foundation.layout
                .PaddingValues(20.dp, 6.dp),
    ) {
        val shown = presenter.comforts.filter { it.group == presenter.group }
        shown.forEachIndexed { i, comfort ->
            if (i > 0) Thin()
            ComfortRow(presenter, comfort)
        }
    }
}

@Composable
private fun ComfortRow(
    presenter: VoicePresenter,
    comfort: ContentComfort,
) {
    val said = presenter.comfort(comfort.id)
    val open = presenter.comfort == comfort.id
    Column(Modifier.padding(vertical = 2.dp)) {
        Row(
            Modifier
                .fillMaxWidth()
                .heightIn(min = 60.dp)
                .clip(Form.chip)
                .clickable(role = Role.Button) { presenter.openComfort(comfort.id) }
                .padding(vertical = 8.dp),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            Column(Modifier.weight(1f)) {
                Say(comfort.label, Type.strong)
                if (said.get != null || said.give != null) {
                    Gap(2.dp)
                    val get = said.get?.let { "${word("comfort_get")}: ${said(idOf(it))}" }
                    val give = said.give?.let { "${word("comfort_give")}: ${said(idOf(it))}" }
                    Row(verticalAlignment = Alignment.CenterVertically) {
                        You()
                        Aisle(8.dp)
                        Say(listOfNotNull(get, give).joinToString(", ").asLine(), Type.small, lee.onSurfaceVariant)
                    }
                }
            }
            Icon(if (open) Icons.Minus else Icons.Plus, null, Modifier.size(20.dp), lee.outline)
        }
        if (open) {
            comfort.sentence?.let {
                Say(it, Type.small, lee.onSurfaceVariant)
                Gap(10.dp)
            }
            val often = Often.entries.reversed()
            val labels = often.map { said(idOf(it)).asLine() }
            Say(word("comfort_get"), Type.smallStrong)
            Gap(6.dp)
            Stops(labels, said.get?.let(often::indexOf)) { presenter.say(comfort.id, said.copy(get = it?.let(often::get))) }
            Gap(12.dp)
            Say(word("comfort_give"), Type.smallStrong)
            Gap(6.dp)
            Stops(labels, said.give?.let(often::indexOf)) { presenter.say(comfort.id, said.copy(give = it?.let(often::get))) }
            Gap(14.dp)
        }
    }
}

/** "What would you rather not have?": tags that filter, and own words. */
@Composable
internal fun PleaseNot(presenter: VoicePresenter) {
    Heading(word("q_please_not"))
    Gap(8.dp)
    Say(said("limit.help"), Type.body, lee.onSurfaceVariant)
    Gap(18.dp)
    Chips {
        presenter.tags
            .filter { presenter.allTags || it.id in FIRST_TAGS || presenter.limitOf(it.id) != null }
            .forEach { tag -> Chip(tag.text.asLine(), presenter.limitOf(tag.id) != null) { presenter.limit(tag.id) } }
    }
    Gap(6.dp)
    if (!presenter.allTags) WordButton(word("more_if_you_like"), Modifier.offset(x = (-12).dp)) { presenter.allTags = true }
    Gap(12.dp)
    presenter.ownLimits.forEachIndexed { i, (key, text) ->
        OwnWords(text, word("own_words"), "limit-$i") { presenter.limit(key, it) }
        Gap(10.dp)
    }
    if (presenter.ownLimits.none { it.second.isEmpty() }) {
        WordButton(word("one_more"), Modifier.offset(x = (-12).dp), onClick = presenter::anotherLimit)
    }
    Gap(8.dp)
    Aside(Icons.Info, said("limits.own_words"))
}

@Composable
internal fun FeelingChips(presenter: VoicePresenter) =
    Chips {
        Feeling.entries.forEach { feeling ->
            Chip(said(idOf(feeling)).asLine(), presenter.feeling == feeling) { presenter.feeling = feeling }
        }
    }

private val FIRST_TAGS =
    setOf(
        "touch",
        "touch.hair",
        "touch.tight",
        "touch.kiss",
        "talk.analyse",
        "talk.questions",
        "talk.jokes",
        "light.bright",
        "sound.loud",
        "alone.left",
        "watched",
        "care.fuss",
    )

/** What a group of comforts is called. */
internal fun nameOf(group: ComfortGroup): String =
    when (group) {
        ComfortGroup.TOUCH -> "group_touch"
        ComfortGroup.QUIET -> "group_quiet"
        ComfortGroup.WORDS -> "group_words"
        ComfortGroup.WARMTH -> "group_warmth"
        ComfortGroup.FOOD_DRINK -> "group_food"
        ComfortGroup.SENSES -> "group_senses"
        ComfortGroup.MOVEMENT -> "group_movement"
        ComfortGroup.APART -> "group_apart"
        ComfortGroup.SMALL_ACTS -> "group_acts"
        ComfortGroup.DAYS_AFTER -> "group_days"
    }
