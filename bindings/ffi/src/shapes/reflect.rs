//! Records of what only I see, beside the journal.

use super::journal::Feel;
use super::names::Day;
use crate::error::LeesideError;
use leeside::plan::ids::{BondId, CopyId, ItemId};
use leeside::plan::topic::{Line, Most};
use leeside::plan::voice::Limit;
use leeside::reflect::heard::Heard;
use leeside::reflect::helped::{Helps, Says, Tried};
use leeside::reflect::kept::{Kept, KeptKind};
use leeside::reflect::support::{ForLater, Person, Support};
use leeside::reflect::{checkin, debrief, feel};

/// A comfort that was tried.
#[uniffi::remote(Record)]
pub struct Tried {
    /// The comfort.
    pub comfort: ItemId,
    /// Whether it helped.
    pub helped: bool,
}

/// A word about now. A word is enough, and so is nothing.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CheckIn {
    /// Names it.
    pub id: CopyId,
    /// The day.
    pub day: Day,
    /// The plan that it belongs to.
    #[uniffi(default)]
    pub bond: Option<BondId>,
    /// The moment that it follows.
    #[uniffi(default)]
    pub moment: Option<CopyId>,
    /// How it was before the time after.
    #[uniffi(default)]
    pub before: Option<Feel>,
    /// How it is now.
    #[uniffi(default)]
    pub after: Option<Feel>,
    /// One line.
    #[uniffi(default)]
    pub line: Option<String>,
    /// Comforts that helped, or did not.
    #[uniffi(default)]
    pub tried: Vec<Tried>,
    /// To be brought up with the partner some time.
    #[uniffi(default)]
    pub bring_up: bool,
}

/// An answer to one question.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Answer {
    /// The question.
    pub question: ItemId,
    /// The answer.
    pub text: String,
}

/// My own answers after a moment.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OwnAnswers {
    /// Names them.
    pub id: CopyId,
    /// The day.
    pub day: Day,
    /// The plan that they belong to.
    #[uniffi(default)]
    pub bond: Option<BondId>,
    /// The moment that they follow.
    #[uniffi(default)]
    pub moment: Option<CopyId>,
    /// The answers. None is needed.
    #[uniffi(default)]
    pub answers: Vec<Answer>,
    /// Comforts that helped, or did not.
    #[uniffi(default)]
    pub tried: Vec<Tried>,
}

/// What a kept moment is.
#[uniffi::remote(Enum)]
pub enum KeptKind {
    /// Something that worked.
    Worked,
    /// Thanks.
    Thanks,
    /// Something learned.
    Lesson,
}

/// A moment kept in words.
#[uniffi::remote(Record)]
#[uniffi(name = "KeptMoment")]
pub struct Kept {
    /// Names it.
    pub id: CopyId,
    /// The day.
    pub day: Day,
    /// What it is.
    pub kind: KeptKind,
    /// The words.
    pub text: String,
    /// The plan that it belongs to.
    #[uniffi(default)]
    pub bond: Option<BondId>,
    /// The moment that it belongs to.
    #[uniffi(default)]
    pub moment: Option<CopyId>,
    /// The copy that was given, if one was.
    #[uniffi(default)]
    pub given: Option<CopyId>,
    /// Not shown unless asked for.
    #[uniffi(default)]
    pub put_away: bool,
}

/// A line for later.
#[uniffi::remote(Record)]
pub struct ForLater {
    /// Names it.
    pub id: CopyId,
    /// The day on which it was kept.
    pub day: Day,
    /// The plan that it belongs to.
    #[uniffi(default)]
    pub bond: Option<BondId>,
    /// The words.
    pub text: String,
}

/// What I heard of somebody who has no such app: written by me, never sent, never a yes; it can only
/// narrow.
#[uniffi::remote(Record)]
pub struct Heard {
    /// Names it.
    pub id: CopyId,
    /// The day on which I heard it.
    pub day: Day,
    /// The plan that it belongs to.
    pub bond: BondId,
    /// What I understood, in my words. It moves nothing.
    #[uniffi(default)]
    pub text: Option<String>,
    /// What they would rather not have.
    #[uniffi(default)]
    pub please_not: Vec<Limit>,
    /// The most closeness that they want at first. A scale left out narrows nothing.
    pub at_most: Most,
}

/// Somebody I can turn to.
#[uniffi::remote(Record)]
#[uniffi(name = "SupportPerson")]
pub struct Person {
    /// Names the entry.
    pub id: ItemId,
    /// What I call them.
    pub name: String,
    /// How I reach them, as I would write it down for myself.
    #[uniffi(default)]
    pub reach: Option<String>,
    /// What they are good for.
    #[uniffi(default)]
    pub good_for: Option<String>,
}

/// My support. It belongs to no plan and never leaves.
#[uniffi::remote(Record)]
pub struct Support {
    /// Signs by which I notice that it gets hard.
    #[uniffi(default)]
    pub warning_signs: Vec<Line>,
    /// What I can do on my own.
    #[uniffi(default)]
    pub on_my_own: Vec<Line>,
    /// Whom I can turn to, in the order in which I would.
    #[uniffi(default)]
    pub people: Vec<Person>,
}

/// What can honestly be said of a comfort. There is no number beside it.
#[uniffi::remote(Enum)]
pub enum Says {
    /// It mostly helped.
    Mostly,
    /// Sometimes it did, sometimes not, or nobody can tell yet.
    Mixed,
    /// It mostly did not.
    MostlyNot,
    /// Too few to say.
    TooFew,
}

/// What my own check-ins and answers say of a comfort.
#[uniffi::remote(Record)]
pub struct Helps {
    /// The comfort.
    pub comfort: ItemId,
    /// What can be said of it.
    pub says: Says,
}

/// A point of the small chart of myself.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ChartPoint {
    /// The day.
    pub day: Day,
    /// Before the time after.
    pub before: Feel,
    /// Afterwards.
    pub after: Feel,
}

/// What helps me: words first, then a small chart.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct WhatHelps {
    /// What can be said, what mostly helps first.
    pub helps: Vec<Helps>,
    /// The chart.
    pub chart: Vec<ChartPoint>,
}

impl From<checkin::CheckIn> for CheckIn {
    fn from(check_in: checkin::CheckIn) -> Self {
        Self {
            id: check_in.id,
            day: check_in.day,
            bond: check_in.bond,
            moment: check_in.moment,
            before: check_in.before.map(Into::into),
            after: check_in.after.map(Into::into),
            line: check_in.line,
            tried: check_in.tried,
            bring_up: check_in.bring_up,
        }
    }
}

impl TryFrom<CheckIn> for checkin::CheckIn {
    type Error = LeesideError;

    fn try_from(check_in: CheckIn) -> Result<Self, LeesideError> {
        let feel = |feel: Option<Feel>| feel.map(feel::Feel::try_from).transpose();
        Ok(Self {
            id: check_in.id,
            day: check_in.day,
            bond: check_in.bond,
            moment: check_in.moment,
            before: feel(check_in.before)?,
            after: feel(check_in.after)?,
            line: check_in.line,
            tried: check_in.tried,
            bring_up: check_in.bring_up,
        })
    }
}

impl From<debrief::Debrief> for OwnAnswers {
    fn from(debrief: debrief::Debrief) -> Self {
        let answer = |(question, text)| Answer { question, text };
        Self {
            id: debrief.id,
            day: debrief.day,
            bond: debrief.bond,
            moment: debrief.moment,
            answers: debrief.answers.into_iter().map(answer).collect(),
            tried: debrief.tried,
        }
    }
}

impl From<OwnAnswers> for debrief::Debrief {
    fn from(own: OwnAnswers) -> Self {
        let answer = |answer: Answer| (answer.question, answer.text);
        Self {
            id: own.id,
            day: own.day,
            bond: own.bond,
            moment: own.moment,
            answers: own.answers.into_iter().map(answer).collect(),
            tried: own.tried,
        }
    }
}
