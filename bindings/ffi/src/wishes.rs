//! The questions after a moment, and how an answer becomes a line of the plan.

use crate::error::{GoneReason, LeesideError};
use crate::plan::own_id;
use crate::reflect::Reflect;
use crate::shapes::items::ItemValue;
use crate::shapes::topics::TopicContent;
use leeside::content::Library;
use leeside::plan::ids::{BondId, ItemId, Tag, TopicId};
use leeside::plan::readable;
use leeside::plan::scales::{DebriefHow, Often};
use leeside::plan::topic::{Line, TopicContent as CoreContent};
use leeside::plan::voice::{Field, ItemKey};
use leeside::reflect::debrief::{Drafted, Wish as CoreWish, draft, questions};

/// The questions after a moment, and how the two agreed to go about them.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct DebriefQuestions {
    /// The questions: those that were agreed, else the three that the app knows.
    pub questions: Vec<Line>,
    /// How. Where nothing was agreed, one talks with no notes.
    pub how: DebriefHow,
}

/// What an answer is to become.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Wish {
    /// A comfort that is welcome to me.
    Comfort {
        /// The catalogue's, whose words the answer then replaces; with nothing a new one.
        comfort: Option<ItemId>,
        /// How often it is welcome.
        get: Often,
    },
    /// Something that is not to be.
    PleaseNot {
        /// What it is about, if a tag says it.
        tag: Option<Tag>,
    },
    /// A line of my page, in a field that holds text.
    Page {
        /// The field.
        field: Field,
    },
    /// A change of something that both decide, at its natural place.
    Part {
        /// The part.
        topic: TopicId,
    },
}

/// An answer as a draft. Nobody has said yes to it, and nothing has left.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum DraftedWish {
    /// An item of my page: `Plan.write` takes it.
    Item {
        /// Where it would stand.
        key: ItemKey,
        /// What it would say.
        value: ItemValue,
        /// The same in words, safe for a screen.
        words: String,
    },
    /// A text for a part: `Plan.propose` takes it.
    Suggestion {
        /// The part.
        topic: TopicId,
        /// What it would say.
        content: TopicContent,
        /// How that differs from what holds now, in words.
        words: Vec<String>,
    },
}

#[uniffi::export]
impl Reflect {
    /// The questions after a moment: those of a plan, or without one the app's own.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`; neither without a plan.
    pub fn questions(&self, bond: Option<BondId>) -> Result<DebriefQuestions, LeesideError> {
        let agreed = match bond {
            None => None,
            Some(bond) => self.inside.see(bond, |seen| {
                let holds = seen.bond.plan.holds();
                holds.into_values().find_map(|content| match content {
                    CoreContent::Debrief(debrief) => Some(debrief),
                    _ => None,
                })
            })?,
        };
        Ok(DebriefQuestions {
            questions: questions(agreed.as_ref(), self.inside.library()),
            how: agreed.map_or(DebriefHow::TalkNoNotes, |agreed| agreed.how),
        })
    }

    /// Turns an answer into a draft for my page or for a part. Changes nothing: show it, and write or
    /// suggest it if the person wants that.
    ///
    /// # Errors
    /// `Unfit` if nothing is written, it is too long for a plan, or that place holds no such line;
    /// `Gone` if nothing holds in the part; `NoPlan`; `Locked`.
    pub fn draft_wish(
        &self,
        bond: BondId,
        answer: String,
        wish: Wish,
    ) -> Result<DraftedWish, LeesideError> {
        let holds = self.inside.see(bond, |seen| seen.bond.plan.holds())?;
        let now = match &wish {
            Wish::Part { topic } => Some(holds.get(topic).ok_or(LeesideError::Gone {
                why: GoneReason::NotThere,
            })?),
            _ => None,
        };
        let drafted = draft(&answer, core_wish(wish, now.cloned())?)?;
        Ok(DraftedWish::of(drafted, now, self.inside.library()))
    }
}

fn core_wish(wish: Wish, now: Option<CoreContent>) -> Result<CoreWish, LeesideError> {
    Ok(match (wish, now) {
        (Wish::Part { topic }, Some(now)) => CoreWish::Part {
            topic,
            now: Box::new(now),
            id: own_id()?,
        },
        (Wish::Part { .. }, None) => return Err(LeesideError::Internal),
        (Wish::Comfort { comfort, get }, _) => CoreWish::Comfort {
            id: comfort.map_or_else(own_id, Ok)?,
            get,
        },
        (Wish::PleaseNot { tag }, _) => CoreWish::PleaseNot { id: own_id()?, tag },
        (Wish::Page { field }, _) => CoreWish::Page {
            field,
            id: field.is_list().then(own_id).transpose()?,
        },
    })
}

impl DraftedWish {
    fn of(drafted: Drafted, now: Option<&CoreContent>, library: &Library) -> Self {
        match drafted {
            Drafted::Item(key, value) => Self::Item {
                words: readable::item(&key, &value, library),
                key,
                value: value.into(),
            },
            Drafted::Topic(topic, content) => Self::Suggestion {
                topic,
                words: readable::topic(now, &content, library),
                content: (*content).into(),
            },
        }
    }
}
