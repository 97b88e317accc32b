package app.leeside.ui.first

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import app.leeside.ui.draw.Harbour
import app.leeside.ui.draw.Hours
import app.leeside.ui.help.Calm
import app.leeside.ui.help.CalmPresenter
import app.leeside.ui.help.Help
import app.leeside.ui.help.HelpPresenter
import app.leeside.ui.parts.Gap
import app.leeside.ui.parts.Heading
import app.leeside.ui.parts.Icons
import app.leeside.ui.parts.LocalEdges
import app.leeside.ui.parts.MainButton
import app.leeside.ui.parts.SecretField
import app.leeside.ui.parts.SoftButton
import app.leeside.ui.parts.Trouble
import app.leeside.ui.parts.WordButton
import app.leeside.ui.theme.Grid
import app.leeside.ui.theme.LocalMode
import app.leeside.ui.theme.Mode
import app.leeside.ui.theme.big
import app.leeside.ui.theme.lee
import app.leeside.ui.words.said
import app.leeside.ui.words.word

/** The locked screen. */
@Composable
internal fun LockScreen(presenter: LockPresenter) =
    when (val beside = presenter.beside) {
        is CalmPresenter -> Calm(beside) { presenter.back() }
        is HelpPresenter -> Help(beside) { presenter.back() }
        else -> Locked(presenter)
    }

@Composable
private fun Locked(presenter: LockPresenter) =
    Surface(Modifier.fillMaxSize(), color = lee.background, contentColor = lee.onSurface) {
        val hour = if (LocalMode.current == Mode.Light) Hours.day else Hours.evening
        val edges = LocalEdges.current
        Box(contentAlignment = Alignment.TopCenter) {
            if (!big) Harbour(hour, lee.background, Modifier.fillMaxWidth().height(430.dp), horizon = 0.5f, lights = false)
            Column(
                Modifier.fillMaxSize().verticalScroll(rememberScrollState()),
                Arrangement.Bottom,
                Alignment.CenterHorizontally,
            ) {
                Column(Modifier.widthIn(max = 560.dp).fillMaxWidth().padding(horizontal = Grid.edge)) {
                    Gap(edges.top + 24.dp)
                    Heading(if (presenter.byRecovery) word("lock_recovery_title") else word("lock_title"))
                    Gap(18.dp)
                    val label = if (presenter.byRecovery) word("recovery_field") else word("word_field")
                    SecretField(presenter.typed, label, "open", onDone = presenter::open) { presenter.typed = it }
                    Gap(14.dp)
                    Trouble(presenter.trouble?.let { word(it) })
                    MainButton(
                        if (presenter.busy) word("lock_opening") else word("lock_open"),
                        enabled = !presenter.busy && presenter.typed.isNotEmpty(),
                        onClick = presenter::open,
                    )
                    Gap(8.dp)
                    if (presenter.byFinger) {
                        SoftButton(word("lock_finger"), Modifier.fillMaxWidth(), Icons.Hand, onClick = presenter::openByFinger)
                        Gap(8.dp)
                    }
                    if (presenter.app.run != null) {
                        SoftButton(word("lock_run"), Modifier.fillMaxWidth(), Icons.Waves, onClick = presenter.app::backToRun)
                        Gap(8.dp)
                    }
                    if (big) {
                        if (presenter.app.look.calmPage) {
                            SoftButton(
                                word("calm_page"),
                                Modifier.fillMaxWidth(),
                                Icons.Wind,
                                onClick = presenter::calm,
                            )
                        }
                        Gap(8.dp)
                        SoftButton(said("place.help"), Modifier.fillMaxWidth(), Icons.Lifebuoy, onClick = presenter::help)
                    } else {
                        Row(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
                            if (presenter.app.look.calmPage) {
                                SoftButton(
                                    word("calm_page"),
                                    Modifier.weight(1f),
                                    Icons.Wind,
                                    onClick = presenter::calm,
                                )
                            }
                            SoftButton(said("place.help"), Modifier.weight(1f), Icons.Lifebuoy, onClick = presenter::help)
                        }
                    }
                    WordButton(
                        if (presenter.byRecovery) word("lock_by_word") else word("lock_by_recovery"),
                        Modifier.fillMaxWidth(),
                        lee.onSurface,
                        presenter::otherWay,
                    )
                    Gap(edges.bottom + 8.dp)
                }
            }
        }
    }
