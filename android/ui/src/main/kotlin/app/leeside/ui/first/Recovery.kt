package app.leeside.ui.first

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.unit.dp
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.MainButton
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.SecretField
import app.leeside.ui.parts.Trouble
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.big
import app.leeside.ui.theme.lee
import app.leeside.ui.words.word

/** The recovery words, in the first run and later. */
@Composable
internal fun Recovery(
    presenter: RecoveryPresenter,
    top: @Composable () -> Unit = { FirstTop(5, null) },
) = when {
    presenter.practising -> Practise(presenter, top)
    presenter.words.isEmpty() -> Offer(presenter, top)
    else -> Write(presenter, top)
}

@Composable
private fun Offer(
    presenter: RecoveryPresenter,
    top: @Composable () -> Unit,
) = Page(
    top = top,
    actions = {
        Trouble(presenter.trouble?.let { word(it) })
        MainButton(word("recovery_make"), enabled = !presenter.busy, onClick = presenter::make)
        WordButton(word("recovery_later"), Modifier.fillMaxWidth(), onClick = presenter::later)
    },
) {
    Gap(18.dp)
    Heading(word("recovery_title"))
    Gap(8.dp)
    Say(word("recovery_body"), Type.body, lee.onSurfaceVariant)
    Gap(20.dp)
    Panel {
        Say(word("recovery_with"), Type.strong)
        Say(word("recovery_with_cost"), Type.body, lee.onSurfaceVariant)
        Gap(14.dp)
        Say(word("recovery_without"), Type.strong)
        Say(word("recovery_without_cost"), Type.body, lee.onSurfaceVariant)
    }
}

@Composable
private fun Write(
    presenter: RecoveryPresenter,
    top: @Composable () -> Unit,
) = Page(
    top = top,
    actions = {
        MainButton(word("recovery_written"), onClick = presenter::written)
        WordButton(word("recovery_practise_later"), Modifier.fillMaxWidth(), onClick = presenter::later)
    },
) {
    Gap(18.dp)
    Heading(word("recovery_write"))
    Gap(6.dp)
    Aside(Icons.Eye, word("recovery_alone"))
    Gap(16.dp)
    Panel {
        val columns = if (big) 1 else 2
        val rows = (presenter.words.size + columns - 1) / columns
        Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(16.dp)) {
            for (column in 0 until columns) {
                Column(Modifier.weight(1f)) {
                    presenter.words.drop(column * rows).take(rows).forEachIndexed { i, one ->
                        val number = column * rows + i + 1
                        Row(Modifier.padding(vertical = 3.dp).clearAndSetSemantics { contentDescription = "$number. $one" }) {
                            Say("$number", Type.small, lee.onSurfaceVariant, Modifier.width(if (big) 56.dp else 28.dp))
                            Say(one, Type.strong)
                        }
                    }
                }
            }
        }
    }
}

@Composable
private fun Practise(
    presenter: RecoveryPresenter,
    top: @Composable () -> Unit,
) = Page(
    top = top,
    actions = {
        Trouble(presenter.trouble?.let { word(it) })
        MainButton(word("recovery_check"), enabled = !presenter.busy && presenter.typed.isNotBlank(), onClick = presenter::practise)
        WordButton(word("recovery_see"), Modifier.fillMaxWidth(), onClick = presenter::seeAgain)
    },
) {
    Gap(18.dp)
    Heading(word("recovery_once"))
    Gap(8.dp)
    Say(word("recovery_once_body"), Type.body, lee.onSurfaceVariant)
    Gap(20.dp)
    SecretField(presenter.typed, word("recovery_field"), "recovery") { presenter.typed = it }
}
