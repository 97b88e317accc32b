package app.leeside.ui.app

import androidx.compose.runtime.Composable
import app.leeside.ui.after.CheckInPresenter
import app.leeside.ui.after.CheckInScreen
import app.leeside.ui.after.DebriefPresenter
import app.leeside.ui.after.DebriefScreen
import app.leeside.ui.after.EntryPresenter
import app.leeside.ui.after.EntryScreen
import app.leeside.ui.after.ForLaterPresenter
import app.leeside.ui.after.ForLaterScreen
import app.leeside.ui.after.HelpsPresenter
import app.leeside.ui.after.HelpsScreen
import app.leeside.ui.after.JournalPresenter
import app.leeside.ui.after.JournalScreen
import app.leeside.ui.after.KeptPresenter
import app.leeside.ui.after.KeptScreen
import app.leeside.ui.after.LookPresenter
import app.leeside.ui.after.LookScreen
import app.leeside.ui.after.RepairPage
import app.leeside.ui.after.RepairPresenter
import app.leeside.ui.help.Help
import app.leeside.ui.help.HelpPresenter
import app.leeside.ui.mine.ChapterPresenter
import app.leeside.ui.mine.ChapterScreen
import app.leeside.ui.mine.FiveQuestions
import app.leeside.ui.mine.Mine
import app.leeside.ui.mine.MinePresenter
import app.leeside.ui.mine.MyPage
import app.leeside.ui.mine.MyPagePresenter
import app.leeside.ui.mine.VoicePresenter
import app.leeside.ui.ours.EditPresenter
import app.leeside.ui.ours.EditScreen
import app.leeside.ui.ours.HeardPresenter
import app.leeside.ui.ours.HeardScreen
import app.leeside.ui.ours.InPresenter
import app.leeside.ui.ours.InScreen
import app.leeside.ui.ours.MeetPresenter
import app.leeside.ui.ours.MeetScreen
import app.leeside.ui.ours.MenuPresenter
import app.leeside.ui.ours.MenuScreen
import app.leeside.ui.ours.OnePage
import app.leeside.ui.ours.OnePagePresenter
import app.leeside.ui.ours.Ours
import app.leeside.ui.ours.OursPresenter
import app.leeside.ui.ours.OutPresenter
import app.leeside.ui.ours.OutScreen
import app.leeside.ui.ours.PaperPresenter
import app.leeside.ui.ours.PaperScreen
import app.leeside.ui.ours.PartsPresenter
import app.leeside.ui.ours.PartsScreen
import app.leeside.ui.ours.PlansPresenter
import app.leeside.ui.ours.PlansScreen
import app.leeside.ui.ours.TalkPresenter
import app.leeside.ui.ours.TalkScreen
import app.leeside.ui.ours.TheirPage
import app.leeside.ui.ours.TheirPagePresenter
import app.leeside.ui.ours.TopicPresenter
import app.leeside.ui.ours.TopicScreen
import app.leeside.ui.play.MomentPresenter
import app.leeside.ui.play.MomentScreen
import app.leeside.ui.play.Now
import app.leeside.ui.play.NowPresenter
import app.leeside.ui.play.PractisePresenter
import app.leeside.ui.play.PractiseScreen
import app.leeside.ui.play.ReadFirst
import app.leeside.ui.play.ReadFirstPresenter
import app.leeside.ui.play.TonightPresenter
import app.leeside.ui.play.TonightScreen

/** The screen of a presenter. */
@Composable
internal fun ScreenOf(presenter: Presenter) =
    when (presenter) {
        is NowPresenter -> Now(presenter)
        is TonightPresenter -> TonightScreen(presenter)
        is ReadFirstPresenter -> ReadFirst(presenter)
        is MomentPresenter -> MomentScreen(presenter)
        is MinePresenter -> Mine(presenter)
        is VoicePresenter -> FiveQuestions(presenter) { presenter.app.back() }
        is MyPagePresenter -> MyPage(presenter)
        is ChapterPresenter -> ChapterScreen(presenter)
        is OursPresenter -> Ours(presenter)
        is MeetPresenter -> MeetScreen(presenter)
        is TopicPresenter -> TopicScreen(presenter)
        is PartsPresenter -> PartsScreen(presenter)
        is EditPresenter -> EditScreen(presenter)
        is OutPresenter -> OutScreen(presenter)
        is InPresenter -> InScreen(presenter)
        is TheirPagePresenter -> TheirPage(presenter)
        is OnePagePresenter -> OnePage(presenter)
        is CheckInPresenter -> CheckInScreen(presenter)
        is DebriefPresenter -> DebriefScreen(presenter)
        is JournalPresenter -> JournalScreen(presenter)
        is EntryPresenter -> EntryScreen(presenter)
        is ForLaterPresenter -> ForLaterScreen(presenter)
        is LookPresenter -> LookScreen(presenter)
        is SettingsPresenter -> SettingsScreen(presenter)
        is KeepingPresenter -> KeepingScreen(presenter)
        is MenuPresenter -> MenuScreen(presenter)
        is HeardPresenter -> HeardScreen(presenter)
        is PlansPresenter -> PlansScreen(presenter)
        is TalkPresenter -> TalkScreen(presenter)
        is PaperPresenter -> PaperScreen(presenter)
        is PractisePresenter -> PractiseScreen(presenter)
        is RepairPresenter -> RepairPage(presenter)
        is KeptPresenter -> KeptScreen(presenter)
        is HelpsPresenter -> HelpsScreen(presenter)
        is HelpPresenter -> Help(presenter)
        else -> Unit
    }
