//! Records of a run: what is chosen for tonight, what the player shows, what a run hands over.

use super::named;
use super::names::{Day, time};
use leeside::content::Library;
use leeside::content::kinds::{Act, Energy};
use leeside::cooldown::composer::Composed;
use leeside::cooldown::cue::{self, CueKind, Tone};
use leeside::cooldown::moment::{self, MomentSketch};
use leeside::cooldown::screen::{self, Shown};
use leeside::cooldown::tonight::{Less, Off, Side, Tonight, Until};
use leeside::cooldown::way::ComposedStep;
use leeside::plan::ids::{Tag, TopicId};
use leeside::plan::scales::{Feeling, StepKind, Where, Who};
use leeside::plan::topic::Most;
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

/// One step as it was set out.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SetOutStep {
    /// What kind of step it is.
    pub kind: StepKind,
    /// Who does it.
    pub who: Who,
    /// What we may do.
    pub sentence: String,
    /// Short lines under it.
    pub lines: Vec<String>,
    /// Why it is here. It never tells whose limit it was.
    pub why: String,
    /// Minutes; open if none.
    pub minutes: Option<u32>,
}

/// What is to be read before a run begins.
#[derive(Debug, Clone, Default, PartialEq, Eq, uniffi::Record)]
pub struct SetOut {
    /// The steps, each in the way that comes first.
    pub steps: Vec<SetOutStep>,
    /// The short form, one tap away.
    pub short: Vec<SetOutStep>,
    /// Nothing fits tonight, and the one step says so kindly.
    pub none: bool,
    /// Limits in own words that no rule can filter, of both.
    pub to_read: Vec<String>,
    /// The same, of mine that are held back: for my eyes only, before the phone lies between us.
    pub to_read_alone: Vec<String>,
}

/// A moment before it is noted: the day and the choice, nothing of how it went.
#[uniffi::remote(Record)]
pub struct MomentSketch {
    /// The day.
    pub day: Day,
    /// The agreed course, if there was one.
    pub sequence: Option<TopicId>,
    /// Who picked, if anyone did.
    pub chooser: Option<Side>,
    /// Whether it was in one place.
    pub together: bool,
}

/// What a closed run hands over. All else of it is gone.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RunOutcome {
    /// The moment, unless the run was alone, never began, or was left because of "something was not
    /// okay".
    pub moment: Option<MomentSketch>,
    /// Lines that someone wrote down for later.
    pub for_later: Vec<String>,
    /// When the run ended; none wherever nothing is saved.
    pub ended: Option<SystemTime>,
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

impl From<&moment::Outcome> for RunOutcome {
    fn from(outcome: &moment::Outcome) -> Self {
        Self {
            moment: outcome.moment.clone(),
            for_later: outcome.for_later.clone(),
            ended: outcome.ended.map(time),
        }
    }
}

impl SetOut {
    pub(crate) fn of(composed: &Composed, library: &Library) -> Self {
        let step = |step: &ComposedStep| {
            let way = step.first()?;
            Some(SetOutStep {
                kind: way.kind,
                who: way.who,
                sentence: way.sentence.clone(),
                lines: way.lines.clone(),
                why: library.string(&way.why).unwrap_or_default().to_owned(),
                minutes: way.minutes,
            })
        };
        Self {
            steps: composed.steps.iter().filter_map(step).collect(),
            short: composed.short.iter().filter_map(step).collect(),
            none: composed.none,
            to_read: composed.to_read.clone(),
            to_read_alone: composed.to_read_alone.clone(),
        }
    }
}
