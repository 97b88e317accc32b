package app.leeside.ui.app

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.RecoveryState
import app.leeside.ui.first.Recovery
import app.leeside.ui.help.Reading
import app.leeside.ui.parts.Aside
import app.leeside.ui.parts.Chip
import app.leeside.ui.parts.Chips
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.Line
import app.leeside.ui.parts.Page
import app.leeside.ui.parts.Panel
import app.leeside.ui.parts.Say
import app.leeside.ui.parts.SecretField
import app.leeside.ui.parts.SoftButton
import app.leeside.ui.parts.Stops
import app.leeside.ui.parts.Thin
import app.leeside.ui.parts.Tick
import app.leeside.ui.parts.TopLine
import app.leeside.ui.parts.Trouble
import app.leeside.ui.theme.Type
import app.leeside.ui.theme.lee
import app.leeside.ui.words.word

private val THEMES = listOf("light", "dark", null)

/** Settings, and the honest page. */
@Composable
internal fun SettingsScreen(presenter: SettingsPresenter) {
    presenter.words?.let { return Recovery(it) { TopLine(back = { presenter.app.back() }) } }
    presenter.reading?.let { return Reading(it, presenter::readNothing) }
    if (presenter.licences) return Licences(presenter)
    Page(top = { TopLine(back = { presenter.app.back() }) }) {
        val look = presenter.app.look
        Gap(2.dp)
        Heading(word("settings"))
        Gap(20.dp)
        Say(word("settings_words"), Type.strong)
        Gap(8.dp)
        Chips { presenter.languages.forEach { Chip(it.name, look.language == it.code) { presenter.app.speak(it.code) } } }
        Gap(18.dp)
        Say(word("settings_light"), Type.strong)
        Gap(8.dp)
        Stops(
            listOf(word("theme_light"), word("theme_dark"), word("theme_phone")),
            THEMES.indexOf(look.theme),
        ) { look.theme(it?.let(THEMES::get)) }
        Gap(10.dp)
        Tick(word("settings_dim"), !look.notDim, small = word("settings_dim_small")) { look.notDim(!it) }
        Tick(word("settings_haptic"), look.haptic, onChange = look::haptic)
        Tick(word("settings_tone"), look.tone, onChange = look::tone)
        Tick(word("settings_calm"), look.calmPage, onChange = look::calmPage)
        presenter.reminders?.let { now ->
            Gap(14.dp)
            Say(word("settings_reminders"), Type.strong)
            Say(word("settings_reminders_small"), Type.small, lee.onSurfaceVariant)
            Gap(4.dp)
            Tick(word("remind_check_ins"), now.checkIns) { presenter.remind(now.copy(checkIns = it)) }
            Tick(word("remind_look"), now.lookAgain) { presenter.remind(now.copy(lookAgain = it)) }
            Tick(word("remind_paused"), now.paused) { presenter.remind(now.copy(paused = it)) }
        }
        if (presenter.finger != null) {
            Gap(14.dp)
            Tick(word("settings_finger"), presenter.byFinger, small = word("settings_finger_small"), onChange = presenter::byFinger)
        }
        Trouble(presenter.trouble?.let { word(it) })
        Gap(14.dp)
        val recovery =
            if (presenter.recovery ==
                RecoveryState.REHEARSED
            ) {
                word("settings_recovery_there")
            } else {
                word("settings_recovery_none")
            }
        Line(word("settings_recovery"), recovery, Icons.Key, onClick = presenter::makeRecovery)
        Thin()
        Line(word("keeping_title"), word("settings_keeping"), Icons.Package, onClick = presenter::keeping)
        Thin()
        Line(word("settings_honest"), null, Icons.Info) { presenter.read("honest") }
        Thin()
        Line(word("settings_known"), null, Icons.BookOpen) { presenter.read("known") }
        Thin()
        Line(word("settings_licences"), null, Icons.Scroll) { presenter.licences = true }
        Thin()
        Line(word("settings_delete"), null, Icons.Trash) { presenter.deleting = !presenter.deleting }
        if (presenter.deleting) {
            Gap(6.dp)
            Panel {
                Say(word("delete_body"), Type.body)
                Gap(12.dp)
                SecretField(presenter.typed, word("word_field"), "delete-word") { presenter.typed = it }
                Gap(12.dp)
                Trouble(presenter.trouble?.let { word(it) })
                SoftButton(word("delete_go"), Modifier.fillMaxWidth(), Icons.Trash, onClick = presenter::delete)
            }
        }
    }
}

@Composable
private fun Licences(presenter: SettingsPresenter) =
    Page(top = { TopLine(back = presenter::readNothing) }) {
        Gap(2.dp)
        Heading(word("settings_licences"))
        Gap(16.dp)
        listOf("licence_newsreader", "licence_atkinson", "licence_phosphor").forEach { name ->
            Panel { Say(presenter.app.platform.licence(name), Type.small, lee.onSurfaceVariant) }
            Gap(10.dp)
        }
        Aside(Icons.Info, word("licences_core"))
    }
