//! Records of a run: what is chosen for tonight, what the player shows, what a run hands over.

use super::named;
use super::names::time;
use leeside::content::kinds::{Act, Energy};
use leeside::cooldown::cue::{self, CueKind, Tone};
use leeside::cooldown::screen::{self, Shown};
use leeside::cooldown::tonight::{Less, Off, Side, Tonight, Until};
use leeside::plan::ids::{BondId, CopyId, ItemId, Tag};
use leeside::plan::scales::{CheckInHow, Feeling, Where};
use leeside::plan::topic::Most;
use leeside::reflect::checkin::Window;
use leeside::vault::{moments, runs, set_out};
use std::time::SystemTime;

/// How much strength there is.
#[uniffi::remote(Enum)]
pub enum Energy {
    /// It can be done lying down.
    Low,
    /// It asks for getting up, or for attention.
    Some,
}

/// One of the two, seen from this phone.
#[uniffi::remote(Enum)]
pub enum Side {
    /// Whose phone this is.
    Mine,
    /// The other one.
    Theirs,
}

/// How long something is off.
#[uniffi::remote(Enum)]
pub enum Until {
    /// It may be asked about again.
    Ask,
    /// It stays as it is to the end of the run.
    End,
}

/// What is off: by tag, or above a place on a scale. There is no way to write "more" in it.
#[uniffi::remote(Record)]
pub struct Less {
    /// What is not to be done.
    #[uniffi(default)]
    pub tags: Vec<Tag>,
    /// The most closeness; a scale left out stays as it was.
    pub at_most: Most,
}

/// Something that one of the two does not want tonight.
#[uniffi::remote(Record)]
pub struct Off {
    /// Who said so. No screen of the run shows it.
    pub by: Side,
    /// What is off.
    pub less: Less,
    /// For how long.
    pub until: Until,
}

/// The choices for one run.
#[uniffi::remote(Record)]
pub struct Tonight {
    /// How much strength there is. With little, nothing asks for getting up and nothing is new.
    pub energy: Energy,
    /// Minutes that there are; open if none.
    #[uniffi(default)]
    pub minutes: Option<u32>,
    /// Where the run is lived.
    pub place: Where,
    /// Who picks, if anyone does.
    #[uniffi(default)]
    pub chooser: Option<Side>,
    /// What is off.
    #[uniffi(default)]
    pub off: Vec<Off>,
}

named! {
    /// A button of the player. A tap acts at once; nothing asks a second question.
    Button for leeside::cooldown::button::Button {
        /// Begins the run.
        Start,
        /// Begins the short form.
        Short,
        /// On the other phone in the room: the two big buttons, with the words to say aloud.
        Quiet,
        /// Nobody is hurt or cold.
        Fine,
        /// A look at the body.
        Check,
        /// Another way, no question asked.
        NotThis,
        /// A few minutes more.
        StayLonger,
        /// The next step.
        Next,
        /// Not by breath.
        OtherWay,
        /// Enough of the breath.
        Enough,
        /// Dizzy: the breath stops.
        Dizzy,
        /// Everything waits.
        Pause,
        /// On from a pause, or from where a killed run was.
        GoOn,
        /// From the beginning.
        StartAgain,
        /// The end, at any time.
        End,
        /// Someone needs room.
        Space,
        /// "Stay with me."
        Stay,
        /// The one who needs room goes.
        IAmOff,
        /// Back to what was there before.
        GoBack,
        /// The same card for the other one of the two.
        TheOther,
        /// A breath while waiting.
        Breathe,
        /// A private line for later. The shell asks for the words.
        ForLater,
        /// Someone may be in danger: help, and no breath.
        Danger,
        /// More time for room, without limit.
        MoreTime,
        /// Both are there again.
        WeAreBack,
        /// A whole answer.
        NotTonight,
        /// The words were said.
        SaidIt,
        /// Quiet is an answer too.
        QuietIsFine,
        /// A feeling came.
        Feelings,
        /// Which one.
        Feeling { /// The feeling.
            feeling: Feeling },
        /// One of the choices on the page of a feeling, by its place there.
        Choice { /// Its place, from 0.
            place: u8 },
        /// Nothing has to follow.
        JustStay,
        /// "Something was not okay."
        NotOkay,
        /// Stops here, with nothing saved.
        EndHere,
        /// Who can help.
        Help,
        /// Covers the screen. The shell locks.
        Hide,
        /// Closes the run.
        Close,
    }
}

named! {
    /// What can happen to a run.
    RunEvent for leeside::cooldown::button::Event {
        /// A tap on a button that the screen shows. Any other is without effect.
        Tap { /// The button.
            button: Button },
        /// Someone needs room, and the app knows who.
        SpaceBy { /// Who.
            side: Side },
        /// The same for "stay with me".
        StayBy { /// Who.
            side: Side },
        /// Either of the two wants less for the rest of the run. There is no event for more.
        Narrow { /// What is off.
            less: Less },
        /// A private line for later, in own words.
        ForLater { /// The line.
            line: String },
        /// The phone lies face down (touch off, cues on), or up again.
        FaceDown { /// Whether it does.
            down: bool },
        /// The system ended the app, and it is back.
        Killed,
    }
}

/// The states of the player.
#[uniffi::remote(Enum)]
#[uniffi(name = "PlayerState")]
pub enum Shown {
    /// Set out, not begun.
    Ready,
    /// The other phone in the room.
    Quiet,
    /// "Is anyone hurt or cold?"
    BodyCheck,
    /// The page for it.
    BodyPage,
    /// A step.
    Step,
    /// Its last minute.
    NearlyOver,
    /// Its time is over; it waits.
    StepOver,
    /// A breath.
    Breath,
    /// Not by breath.
    OtherWay,
    /// Everything waits.
    Pause,
    /// The card for whoever needs room.
    SpaceLeaver,
    /// The card for whoever waits.
    SpaceWaiter,
    /// The time for it is over.
    SpaceOver,
    /// "Stay with me."
    Stay,
    /// The six feelings.
    Feelings,
    /// One of them.
    Feeling,
    /// "Something was not okay."
    NotOkay,
    /// Who can help: the shell shows its page of help, the same for everyone.
    Help,
    /// The end.
    End,
    /// Back after the system ended the app.
    Back,
    /// Closed: nothing.
    Closed,
}

/// One part of a breath.
#[uniffi::remote(Enum)]
#[uniffi(name = "BreathAct")]
pub enum Act {
    /// Breathe in.
    In,
    /// Breathe in a little more on top.
    InMore,
    /// Hold.
    Hold,
    /// Breathe out.
    Out,
}

/// A button with its words.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ButtonLabel {
    /// The button.
    pub button: Button,
    /// Its words.
    pub text: String,
}

/// What the player shows.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PlayerScreen {
    /// The state.
    pub state: Shown,
    /// The one sentence.
    pub sentence: String,
    /// Smaller lines under it.
    pub lines: Vec<String>,
    /// The name of the icon.
    pub icon: String,
    /// How much of the step's time has passed, in thousandths; none where it is open.
    pub ring: Option<u16>,
    /// Whether the ring is shown at two thirds: the last minute.
    pub dim: bool,
    /// In a breath: what is done now.
    pub breath: Option<Act>,
    /// Whether taps count. Face down they do not; cues go on.
    pub touch: bool,
    /// The buttons of this state, in order.
    pub buttons: Vec<ButtonLabel>,
    /// The buttons that are always in the same place while the run plays.
    pub always: Vec<ButtonLabel>,
    /// "Why this?", folded.
    pub why: Option<String>,
}

/// What a cue tells.
#[uniffi::remote(Enum)]
pub enum CueKind {
    /// The run begins: long and soft.
    Start,
    /// A step begins: one soft.
    Step,
    /// A step is nearly over: two light, once, 60 seconds before.
    NearlyOver,
    /// Breathe in: one that rises.
    In,
    /// Breathe out: two that fall.
    Out,
    /// Someone needs room: three slow.
    Space,
    /// The time for it is over: one soft, once.
    SpaceOver,
    /// "Stay with me": two close together.
    Stay,
    /// The run is over: one long that fades.
    End,
}

/// A tone, soft, mixed with whatever plays, silent when the phone is.
#[uniffi::remote(Record)]
pub struct Tone {
    /// Where it begins, in hertz.
    pub from_hz: u16,
    /// Where it ends, in hertz.
    pub to_hz: u16,
    /// Its length in thousandths of a second.
    pub ms: u16,
}

/// A cue to be given now.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RunCue {
    /// What it tells.
    pub kind: CueKind,
    /// How it feels: thousandths of a second, on and off in turn. Empty if that is off.
    pub haptic: Vec<u16>,
    /// How it sounds, unless that is off.
    pub tone: Option<Tone>,
}

/// Which cues someone wants.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CueWishes {
    /// Whether cues can be felt.
    pub haptic: bool,
    /// Whether cues can be heard.
    pub tone: bool,
    /// Kinds that are off.
    #[uniffi(default)]
    pub off: Vec<CueKind>,
}

/// A moment of the timeline of a step.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TimelineMoment {
    /// Seconds since the beginning of the step.
    pub second: u32,
    /// What is felt or heard then.
    pub kind: CueKind,
}

/// What is read before the start.
#[derive(Debug, Clone, Default, PartialEq, Eq, uniffi::Record)]
pub struct BeforeStart {
    /// Limits in own words that no rule can filter, of both.
    pub to_read: Vec<String>,
    /// The same, of mine that are held back: for my eyes only, before the phone lies between us.
    pub to_read_alone: Vec<String>,
    /// Nothing fits tonight, and the one step says so kindly.
    pub none: bool,
}

/// What is kept of a run that is over. All else of it is gone.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct KeptOfRun {
    /// Whose plan it was.
    pub bond: Option<BondId>,
    /// The shared moment, if there is one.
    pub moment: Option<CopyId>,
    /// Lines for later.
    pub for_later: Vec<CopyId>,
}

/// A span in which feelings may be told.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CheckInWindow {
    /// The window of the part.
    pub id: ItemId,
    /// How the check-in happens.
    pub how: CheckInHow,
    /// Hours since the moment that were agreed.
    pub after_hours: u32,
    /// When it opens on this phone.
    pub opens: SystemTime,
    /// The id of the words for when it is.
    pub when: String,
}

/// One moment from which something still counts.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Lately {
    /// The moment.
    pub moment: CopyId,
    /// When check-in windows open on this phone, in order.
    pub windows: Vec<CheckInWindow>,
    /// The one that is open now.
    pub open: Option<CheckInWindow>,
    /// Whether the questions after a moment are offered now.
    pub debrief: bool,
}

impl From<set_out::BeforeStart> for BeforeStart {
    fn from(before: set_out::BeforeStart) -> Self {
        Self {
            to_read: before.to_read,
            to_read_alone: before.to_read_alone,
            none: before.none,
        }
    }
}

impl From<runs::Kept> for KeptOfRun {
    fn from(kept: runs::Kept) -> Self {
        Self {
            bond: kept.bond,
            moment: kept.moment,
            for_later: kept.for_later,
        }
    }
}

impl From<Window> for CheckInWindow {
    fn from(window: Window) -> Self {
        Self {
            id: window.id,
            how: window.how,
            after_hours: window.after_hours,
            opens: time(window.opens),
            when: window.when.to_owned(),
        }
    }
}

impl From<moments::Lately> for Lately {
    fn from(lately: moments::Lately) -> Self {
        Self {
            moment: lately.moment,
            windows: lately.windows.into_iter().map(Into::into).collect(),
            open: lately.open.map(Into::into),
            debrief: lately.debrief,
        }
    }
}

impl From<screen::Screen> for PlayerScreen {
    fn from(screen: screen::Screen) -> Self {
        let labels = |labels: Vec<screen::Label>| {
            let label = |label: screen::Label| ButtonLabel {
                button: label.button.into(),
                text: label.text,
            };
            labels.into_iter().map(label).collect()
        };
        Self {
            state: screen.state,
            sentence: screen.sentence,
            lines: screen.lines,
            icon: screen.icon.to_owned(),
            ring: screen.ring,
            dim: screen.dim,
            breath: screen.breath,
            touch: screen.touch,
            buttons: labels(screen.buttons),
            always: labels(screen.always),
            why: screen.why,
        }
    }
}

impl From<cue::Cue> for RunCue {
    fn from(cue: cue::Cue) -> Self {
        Self {
            kind: cue.kind,
            haptic: cue.haptic.to_vec(),
            tone: cue.tone,
        }
    }
}

impl From<CueWishes> for cue::CueChoice {
    fn from(wishes: CueWishes) -> Self {
        Self {
            haptic: wishes.haptic,
            tone: wishes.tone,
            off: wishes.off.into_iter().collect(),
        }
    }
}
