//! The parts of the plan: the core's own records, named for the border.

use super::named;
use super::names::Day;
use leeside::consent::topic::Past;
use leeside::plan::ids::{CopyId, ItemId, Tag, TopicId};
use leeside::plan::moment::{Chooser, Moment};
use leeside::plan::scales::{
    CheckInHow, DebriefHow, Every, Near, StepKind, Talk, Touch, TurnRule, Where, Who,
};
use leeside::plan::topic::{
    CheckInTime, CheckIns, Debrief, Line, Most, Place, QuietHours, Repair, Rhythm, Sequence,
    SharedWord, Space, Step, TalkTurns, Turns, Words,
};

/// One line of text in a list, with a name of its own.
#[uniffi::remote(Record)]
pub struct Line {
    /// Names the line, also after its text changed.
    pub id: ItemId,
    /// What it says, in own words.
    pub text: String,
}

/// The most of each closeness that a step asks for. A scale left out counts as the most there is.
#[uniffi::remote(Record)]
pub struct Most {
    /// Touch.
    #[uniffi(default)]
    pub touch: Option<Touch>,
    /// Nearness.
    #[uniffi(default)]
    pub near: Option<Near>,
    /// Talk.
    #[uniffi(default)]
    pub talk: Option<Talk>,
}

/// One step of a sequence.
#[uniffi::remote(Record)]
pub struct Step {
    /// Names the step.
    pub id: ItemId,
    /// What we may do.
    pub what: String,
    /// What kind of step it is.
    pub kind: StepKind,
    /// Who does it.
    pub who: Who,
    /// The most closeness that it asks for; left out, a step of touch or talk counts as the most.
    #[uniffi(default)]
    pub most: Option<Most>,
    /// Minutes; left out, the step is open.
    #[uniffi(default)]
    pub minutes: Option<u32>,
    /// Another way to do it.
    #[uniffi(default)]
    pub or: Option<String>,
    /// What it is about, so that an off-limit can filter it.
    #[uniffi(default)]
    pub tags: Vec<Tag>,
    /// The catalogue's comfort that it came from.
    #[uniffi(default)]
    pub comfort: Option<ItemId>,
}

/// A cooldown's agreed course.
#[uniffi::remote(Record)]
#[uniffi(name = "Course")]
pub struct Sequence {
    /// What the couple calls it.
    pub name: String,
    /// Where it is lived.
    pub place: Where,
    /// Its steps in order.
    pub steps: Vec<Step>,
    /// The day to look at it again.
    #[uniffi(default)]
    pub look_again: Option<Day>,
}

/// What happens when one needs room. More time and "not tonight" are always possible and are no
/// fields.
#[uniffi::remote(Record)]
pub struct Space {
    /// What the other one says: "I hear you."
    pub answer: String,
    /// Minutes until the app asks once, softly.
    pub minutes: u32,
    /// What whoever got less closeness gets instead.
    #[uniffi(default)]
    pub give_back: Option<String>,
    /// What the one who waits may do.
    #[uniffi(default)]
    pub while_waiting: Option<String>,
    /// The day to look at it again.
    #[uniffi(default)]
    pub look_again: Option<Day>,
}

/// One window in which feelings may be told.
#[uniffi::remote(Record)]
pub struct CheckInTime {
    /// Names the window.
    pub id: ItemId,
    /// Hours since the moment at which it opens.
    pub after_hours: u32,
    /// How it happens.
    pub how: CheckInHow,
}

/// A span of the day without reminders, in minutes since midnight on each person's own clock.
#[uniffi::remote(Record)]
pub struct QuietHours {
    /// First quiet minute of the day.
    pub from: u32,
    /// First minute that is not quiet any more.
    pub until: u32,
}

/// When feelings may be told.
#[uniffi::remote(Record)]
pub struct CheckIns {
    /// The windows.
    pub times: Vec<CheckInTime>,
    /// No reminder falls in here.
    #[uniffi(default)]
    pub quiet: Option<QuietHours>,
    /// The day to look at it again.
    #[uniffi(default)]
    pub look_again: Option<Day>,
}

/// How to talk about how it went. Skipping is silent and always possible.
#[uniffi::remote(Record)]
pub struct Debrief {
    /// The questions.
    pub questions: Vec<Line>,
    /// Hours since the moment before which nothing is asked.
    pub not_before_hours: u32,
    /// How it is held.
    pub how: DebriefHow,
    /// The day to look at it again.
    #[uniffi(default)]
    pub look_again: Option<Day>,
}

/// A place of one person in a quarrel.
#[uniffi::remote(Record)]
pub struct Place {
    /// Names the entry.
    pub id: ItemId,
    /// Whose place, by nickname.
    pub who: String,
    /// Where it is.
    pub place: String,
}

/// Turns to speak.
#[uniffi::remote(Record)]
pub struct TalkTurns {
    /// Minutes of one turn.
    pub minutes: u32,
    /// How often the turns swap.
    pub swaps: u32,
}

/// A pause in a quarrel and the ways back. A suggestion, never a duty.
#[uniffi::remote(Record)]
pub struct Repair {
    /// The word that pauses.
    #[uniffi(default)]
    pub pause_word: Option<String>,
    /// Minutes of the time-out; more is always fine.
    pub minutes: u32,
    /// Where each goes.
    #[uniffi(default)]
    pub places: Vec<Place>,
    /// Turns to speak.
    #[uniffi(default)]
    pub talk: Option<TalkTurns>,
    /// What is not for tonight.
    #[uniffi(default)]
    pub tonight_not: Vec<Line>,
    /// Ways back to each other.
    #[uniffi(default)]
    pub ways_back: Vec<Line>,
    /// The day to look at it again.
    #[uniffi(default)]
    pub look_again: Option<Day>,
}

/// A word that the couple shares.
#[uniffi::remote(Record)]
pub struct SharedWord {
    /// Names the entry.
    pub id: ItemId,
    /// The word.
    pub word: String,
    /// What it means.
    pub means: String,
    /// What it does not mean.
    #[uniffi(default)]
    pub not: Option<String>,
}

/// The words that the couple shares.
#[uniffi::remote(Record)]
pub struct Words {
    /// The words.
    pub words: Vec<SharedWord>,
    /// The day to look at it again.
    #[uniffi(default)]
    pub look_again: Option<Day>,
}

/// How often to look again, and the small things between.
#[uniffi::remote(Record)]
pub struct Rhythm {
    /// How often. Overdue changes nothing.
    pub every: Every,
    /// The next day to look again.
    #[uniffi(default)]
    pub look_again: Option<Day>,
    /// A small shared ritual.
    #[uniffi(default)]
    pub ritual: Option<String>,
    /// Small acts.
    #[uniffi(default)]
    pub small_acts: Vec<Line>,
}

/// Who picks next. Passing costs nothing, always, and is no field.
#[uniffi::remote(Record)]
pub struct Turns {
    /// The rule.
    pub rule: TurnRule,
    /// The day to look at it again.
    #[uniffi(default)]
    pub look_again: Option<Day>,
}

/// A note that a moment was shared: a day and no hour, and nothing of a run.
#[uniffi::remote(Record)]
pub struct Moment {
    /// Names it, on both phones.
    pub id: CopyId,
    /// The day.
    pub day: Day,
    /// The sequence, if one was played.
    #[uniffi(default)]
    pub sequence: Option<TopicId>,
    /// Who chose, if someone did.
    #[uniffi(default)]
    pub chooser: Option<Chooser>,
    /// Whether both were in one place.
    pub together: bool,
}

named! {
    /// What one part of the plan says.
    TopicContent for leeside::plan::topic::TopicContent {
        /// The course of a time after.
        Sequence { /// What it says.
            course: Sequence },
        /// Room for one.
        Space { /// What it says.
            space: Space },
        /// Check-ins.
        CheckIns { /// What they say.
            check_ins: CheckIns },
        /// How to talk about how it went.
        Debrief { /// What it says.
            debrief: Debrief },
        /// A pause in a quarrel, and ways back.
        Repair { /// What it says.
            repair: Repair },
        /// Shared words.
        Words { /// What they say.
            words: Words },
        /// How often to look again.
        Rhythm { /// What it says.
            rhythm: Rhythm },
        /// Who picks next.
        Turns { /// What they say.
            turns: Turns },
    }
}

/// An older text of a part.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OlderText {
    /// The day on which a newer text took its place.
    pub until: Day,
    /// What it said.
    pub content: TopicContent,
}

impl From<&Past> for OlderText {
    fn from(past: &Past) -> Self {
        Self {
            until: past.until,
            content: past.content.clone().into(),
        }
    }
}
