//! The agreement's topics: what both decide together, one independent part each.
//!
//! Every entry of a list carries an id, so that a change can be named. Nothing here says what a
//! person owes: each step means "we may".

use super::ids::{ItemId, Tag};
use super::scales::{
    CheckInHow, DebriefHow, Every, Near, StepKind, Talk, Touch, TurnRule, Where, Who,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One line of text in a list, with a name of its own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Names the line, also after its text changed.
    pub id: ItemId,
    /// What it says, in own words.
    pub text: String,
}

/// The most of each closeness that a step asks for. A scale left out counts as the most there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Most {
    /// Touch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub touch: Option<Touch>,
    /// Nearness.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<Near>,
    /// Talk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub talk: Option<Talk>,
}

/// One step of a sequence.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Names the step.
    pub id: ItemId,
    /// What we may do.
    #[serde(rename = "do")]
    pub what: String,
    /// What kind of step it is.
    pub kind: StepKind,
    /// Who does it.
    pub who: Who,
    /// The most closeness that it asks for; left out, a step of touch or talk counts as the most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<Most>,
    /// Minutes; left out, the step is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Another way to do it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub or: Option<String>,
    /// What it is about, so that an off-limit can filter it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Tag>,
    /// The catalogue's comfort that it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comfort: Option<ItemId>,
}

/// A cooldown's agreed course.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sequence {
    /// What the couple calls it.
    pub name: String,
    /// Where it is lived.
    #[serde(rename = "where")]
    pub place: Where,
    /// Its steps in order.
    pub steps: Vec<Step>,
    /// The day to look at it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_again: Option<NaiveDate>,
}

/// What happens when one needs room. More time and "not tonight" are always possible and are no
/// fields.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Space {
    /// What the other one says: "I hear you."
    pub answer: String,
    /// Minutes until the app asks once, softly.
    pub minutes: u32,
    /// What whoever got less closeness gets instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub give_back: Option<String>,
    /// What the one who waits may do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub while_waiting: Option<String>,
    /// The day to look at it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_again: Option<NaiveDate>,
}

/// One window in which feelings may be told.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckInTime {
    /// Names the window.
    pub id: ItemId,
    /// Hours since the moment at which it opens.
    pub after_hours: u32,
    /// How it happens.
    pub how: CheckInHow,
}

/// A span of the day without reminders, in minutes since midnight on each person's own clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuietHours {
    /// First quiet minute of the day.
    pub from: u32,
    /// First minute that is not quiet any more.
    pub until: u32,
}

/// When feelings may be told.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckIns {
    /// The windows.
    pub times: Vec<CheckInTime>,
    /// No reminder falls in here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet: Option<QuietHours>,
    /// The day to look at it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_again: Option<NaiveDate>,
}

/// How to talk about how it went. Skipping is silent and always possible.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Debrief {
    /// The questions.
    pub questions: Vec<Line>,
    /// Hours since the moment before which nothing is asked.
    pub not_before_hours: u32,
    /// How it is held.
    pub how: DebriefHow,
    /// The day to look at it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_again: Option<NaiveDate>,
}

/// A place of one person in a quarrel.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Names the entry.
    pub id: ItemId,
    /// Whose place, by nickname.
    pub who: String,
    /// Where it is.
    pub place: String,
}

/// Turns to speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TalkTurns {
    /// Minutes of one turn.
    pub minutes: u32,
    /// How often the turns swap.
    pub swaps: u32,
}

/// A pause in a quarrel and the ways back. A suggestion, never a duty.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repair {
    /// The word that pauses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pause_word: Option<String>,
    /// Minutes of the time-out; more is always fine.
    pub minutes: u32,
    /// Where each goes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
    /// Turns to speak.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub talk: Option<TalkTurns>,
    /// What is not for tonight.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tonight_not: Vec<Line>,
    /// Ways back to each other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ways_back: Vec<Line>,
    /// The day to look at it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_again: Option<NaiveDate>,
}

/// A word that the couple shares.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharedWord {
    /// Names the entry.
    pub id: ItemId,
    /// The word.
    pub word: String,
    /// What it means.
    pub means: String,
    /// What it does not mean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not: Option<String>,
}

/// The words that the couple shares.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The words.
    pub words: Vec<SharedWord>,
    /// The day to look at it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_again: Option<NaiveDate>,
}

/// How often to look again, and the small things between.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rhythm {
    /// How often. Overdue changes nothing.
    pub every: Every,
    /// The next day to look again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_again: Option<NaiveDate>,
    /// A small shared ritual.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ritual: Option<String>,
    /// Small acts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub small_acts: Vec<Line>,
}

/// Who picks next. Passing costs nothing, always, and is no field.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Turns {
    /// The rule.
    pub rule: TurnRule,
    /// The day to look at it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_again: Option<NaiveDate>,
}

/// What one topic says.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum TopicContent {
    /// A cooldown's course.
    Sequence(Sequence),
    /// Room for one.
    Space(Space),
    /// Check-ins.
    CheckIns(CheckIns),
    /// Debrief.
    Debrief(Debrief),
    /// Repair.
    Repair(Repair),
    /// Shared words.
    Words(Words),
    /// Rhythm.
    Rhythm(Rhythm),
    /// Turns.
    Turns(Turns),
}

impl TopicContent {
    /// The kind as it stands in files.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Sequence(_) => "sequence",
            Self::Space(_) => "space",
            Self::CheckIns(_) => "check_ins",
            Self::Debrief(_) => "debrief",
            Self::Repair(_) => "repair",
            Self::Words(_) => "words",
            Self::Rhythm(_) => "rhythm",
            Self::Turns(_) => "turns",
        }
    }

    /// The day to look at this topic again.
    #[must_use]
    pub const fn look_again(&self) -> Option<NaiveDate> {
        match self {
            Self::Sequence(t) => t.look_again,
            Self::Space(t) => t.look_again,
            Self::CheckIns(t) => t.look_again,
            Self::Debrief(t) => t.look_again,
            Self::Repair(t) => t.look_again,
            Self::Words(t) => t.look_again,
            Self::Rhythm(t) => t.look_again,
            Self::Turns(t) => t.look_again,
        }
    }
}
