//! What one author gives beside voice and topics, one item at a time and on purpose: a moment, or
//! a copy of a text. A copy that is taken back travels as a request.

use super::error::Refusal;
use crate::plan::ids::CopyId;
use crate::plan::moment::Moment;
use crate::plan::scales::choice;
use crate::plan::sizes::{self, Unfit};
use crate::plan::text::verify;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

choice!(
    /// What a copied text was to its author.
    CopyOf { /// A journal entry.
        Entry = "entry", /// A kept moment.
        Kept = "kept", /// An answer after a moment.
        Answer = "answer", /// A check-in.
        CheckIn = "check_in", /// A line of any other kind.
        Line = "line" }
);

/// A copy of one text, given on purpose. The private original is another type, which no file can
/// hold.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextCopy {
    /// Names the copy.
    pub id: CopyId,
    /// What it was.
    pub of: CopyOf,
    /// The day that the text is about.
    pub day: NaiveDate,
    /// The text.
    pub text: String,
}

/// One item that an author gives.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Shared {
    /// A shared moment.
    Moment(Moment),
    /// A copy of a text.
    Text(TextCopy),
}

impl Shared {
    /// Names the item.
    #[must_use]
    pub const fn id(&self) -> CopyId {
        match self {
            Self::Moment(moment) => moment.id,
            Self::Text(copy) => copy.id,
        }
    }

    fn check(&self) -> Result<(), Unfit> {
        match self {
            Self::Moment(_) => Ok(()),
            Self::Text(copy) if copy.text.trim().is_empty() => {
                Err(Unfit::Empty { field: "shared" })
            }
            Self::Text(copy) => verify(&copy.text, sizes::COPY_TEXT),
        }
    }
}

/// One of my own items and whether its author still keeps it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// The item.
    pub item: Shared,
    /// Kept back from the next parcels.
    pub kept: bool,
}

/// What both gave.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Copies {
    /// What I give.
    pub mine: BTreeMap<CopyId, Given>,
    /// What I was given.
    pub theirs: BTreeMap<CopyId, Shared>,
    /// Copies that I kept although their author asked for them back, so that I am asked once.
    pub asked_back: BTreeSet<CopyId>,
}

impl Copies {
    /// Gives one item with the next parcel.
    ///
    /// # Errors
    /// [`Unfit`] if it is empty or too large, or too many are given.
    pub fn give(&mut self, item: Shared) -> Result<(), Unfit> {
        item.check()?;
        let others = self.mine.keys().filter(|id| **id != item.id()).count();
        sizes::COPIES.check(others + 1)?;
        self.mine.insert(item.id(), Given { item, kept: false });
        Ok(())
    }

    /// Asks for one item back: the next parcel says it no more. What the partner holds stays until
    /// they take that parcel in, and they may keep it.
    pub fn take_back(&mut self, id: CopyId) -> bool {
        self.mine.remove(&id).is_some()
    }

    /// Keeps an item back from the next parcels, or lets it go with them.
    pub fn keep(&mut self, id: CopyId, kept: bool) {
        if let Some(given) = self.mine.get_mut(&id) {
            given.kept = kept;
        }
    }

    /// What a parcel says, in the order of the ids.
    #[must_use]
    pub fn told(&self) -> Vec<Shared> {
        self.mine
            .values()
            .filter(|given| !given.kept)
            .map(|given| given.item.clone())
            .collect()
    }

    /// Takes in what a parcel says. What it says no more is asked back: it goes, unless `keep`
    /// names it or it was kept before.
    pub fn take(&mut self, told: &[Shared], keep: &BTreeSet<CopyId>) {
        let named: BTreeSet<CopyId> = told.iter().map(Shared::id).collect();
        self.asked_back.retain(|id| !named.contains(id));
        let missing: Vec<CopyId> = self.missing(&named);
        for id in missing {
            if keep.contains(&id) {
                self.asked_back.insert(id);
            } else {
                self.theirs.remove(&id);
            }
        }
        for item in told {
            self.theirs.insert(item.id(), item.clone());
        }
    }

    fn missing(&self, named: &BTreeSet<CopyId>) -> Vec<CopyId> {
        self.theirs
            .keys()
            .copied()
            .filter(|id| !named.contains(id) && !self.asked_back.contains(id))
            .collect()
    }

    /// Every moment that either told, each with whether the note is mine.
    pub fn moments(&self) -> impl Iterator<Item = (&Moment, bool)> {
        let mine = self.mine.values().map(|given| (&given.item, true));
        let theirs = self.theirs.values().map(|item| (item, false));
        mine.chain(theirs).filter_map(|(item, mine)| match item {
            Shared::Moment(moment) => Some((moment, mine)),
            Shared::Text(_) => None,
        })
    }
}

/// Checks the items of a parcel: sizes, order and names.
///
/// # Errors
/// [`Refusal`] if one does not fit or stands twice.
pub fn check(told: &[Shared]) -> Result<(), Refusal> {
    sizes::COPIES.check(told.len())?;
    if !told.is_sorted_by(|a, b| a.id() < b.id()) {
        return Err(Unfit::Twice { field: "shared" }.into());
    }
    told.iter().try_for_each(Shared::check)?;
    Ok(())
}
