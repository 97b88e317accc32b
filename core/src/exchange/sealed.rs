//! Debriefs "silently, then together": both seal an answer, then both open.
//!
//! `none -> sealed -> opened` for each author. The first seal that was opened here stays. A phone
//! opens its own only on its person's tap, only when it holds the other's seal, and only what it
//! sealed. "Not this time" is sealed like any answer and looks the same until it is opened.
//! The bytes stand in `core/docs/format.md`, debriefs.

use super::error::Refusal;
use super::schedule::{Role, debrief_commitment, equal};
use crate::plan::ids::CopyId;
use crate::plan::sizes;
use crate::plan::text::verify;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A debrief that nobody opened is forgotten after so many days.
pub const EXPIRES_DAYS: u64 = 21;

/// Debriefs that one author keeps sealed or opened at one time.
const OPEN: sizes::Size = sizes::COPIES;

/// What a parcel says of one debrief. Salt and text stand there once it is opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DebriefTold {
    /// Names the debrief: the id of the shared moment.
    pub id: CopyId,
    /// The commitment.
    #[serde(with = "hex::serde")]
    pub commit: [u8; 32],
    /// What opens it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened: Option<Opening>,
}

/// What opens a commitment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// 32 random bytes.
    #[serde(with = "hex::serde")]
    pub salt: [u8; 32],
    /// The answer; empty means "not this time".
    pub text: String,
}

/// My own side of a debrief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MySeal {
    #[serde(with = "hex::serde")]
    commit: [u8; 32],
    opening: Opening,
    /// A parcel carried it.
    told: bool,
    /// Its author tapped to open it.
    open: bool,
}

/// My partner's side as this phone knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum TheirSeal {
    /// Sealed.
    Sealed(#[serde(with = "hex::serde")] [u8; 32]),
    /// Opened; empty means "not this time".
    Opened(String),
    /// It did not fit its seal, and its text is not shown.
    NotWhatWasSealed(#[serde(with = "hex::serde")] [u8; 32]),
}

/// One debrief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedDebrief {
    /// The day on which this phone first knew of it.
    pub since: NaiveDate,
    /// My side.
    pub mine: Option<MySeal>,
    /// My partner's side.
    pub theirs: Option<TheirSeal>,
    /// I took a told seal back, or this phone was restored meanwhile: I seal nothing here any more.
    pub closed: bool,
}

/// Where a debrief stands for its person. Nothing here says that somebody waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// I may seal an answer, or leave it.
    MaySeal,
    /// Mine is sealed.
    Sealed,
    /// Both are sealed: I may open mine.
    MayOpen,
    /// Mine is opened.
    Opened,
    /// Nothing more is possible here.
    Closed,
}

/// Every debrief of one bond.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Debriefs(BTreeMap<CopyId, SealedDebrief>);

/// Who commits, where.
#[derive(Debug, Clone, Copy)]
pub struct Author<'a> {
    /// The pairing's id.
    pub pairing: &'a [u8; 16],
    /// The author's role in it.
    pub role: Role,
}

impl From<BTreeMap<CopyId, SealedDebrief>> for Debriefs {
    fn from(debriefs: BTreeMap<CopyId, SealedDebrief>) -> Self {
        Self(debriefs)
    }
}

impl Debriefs {
    /// All of them.
    #[must_use]
    pub const fn all(&self) -> &BTreeMap<CopyId, SealedDebrief> {
        &self.0
    }

    /// All of them by id.
    pub fn iter(&self) -> impl Iterator<Item = (&CopyId, &SealedDebrief)> {
        self.0.iter()
    }

    /// One of them.
    #[must_use]
    pub fn get(&self, id: CopyId) -> Option<&SealedDebrief> {
        self.0.get(&id)
    }

    /// Where one stands.
    #[must_use]
    pub fn stage(&self, id: CopyId) -> Stage {
        let Some(debrief) = self.0.get(&id) else {
            return Stage::MaySeal;
        };
        match (&debrief.mine, &debrief.theirs) {
            _ if debrief.closed => Stage::Closed,
            (None, _) => Stage::MaySeal,
            (Some(mine), _) if mine.open => Stage::Opened,
            (Some(_), Some(_)) => Stage::MayOpen,
            (Some(_), None) => Stage::Sealed,
        }
    }

    /// Seals an answer; an empty one is "not this time". It can be sealed anew until a parcel
    /// carried it.
    ///
    /// # Errors
    /// [`Refusal::NotWhatWasSealed`] if a parcel carried another answer, or the debrief is closed;
    /// [`Refusal::Unfit`] if the text is too long.
    pub fn seal(
        &mut self,
        id: CopyId,
        text: &str,
        author: Author<'_>,
        salt: [u8; 32],
        today: NaiveDate,
    ) -> Result<(), Refusal> {
        verify(text, sizes::COPY_TEXT)?;
        OPEN.check(self.0.len() + 1)?;
        let debrief = self.0.entry(id).or_insert(SealedDebrief {
            since: today,
            mine: None,
            theirs: None,
            closed: false,
        });
        if debrief.closed || debrief.mine.as_ref().is_some_and(|mine| mine.told) {
            return Err(Refusal::NotWhatWasSealed);
        }
        let commit = debrief_commitment(&salt, &id.0, author.pairing, author.role, text);
        debrief.mine = Some(MySeal {
            commit,
            opening: Opening {
                salt,
                text: text.to_owned(),
            },
            told: false,
            open: false,
        });
        Ok(())
    }

    /// Opens my own answer with the next parcel.
    ///
    /// # Errors
    /// [`Refusal::NotHeard`] unless both are sealed and this phone holds the other's seal.
    pub fn open(&mut self, id: CopyId) -> Result<(), Refusal> {
        match self.0.get_mut(&id) {
            Some(SealedDebrief {
                mine: Some(mine),
                theirs: Some(_),
                closed: false,
                ..
            }) => {
                mine.open = true;
                Ok(())
            }
            _ => Err(Refusal::NotHeard),
        }
    }

    /// Takes my answer back, in silence. One that a parcel carried is never opened any more.
    pub fn take_back(&mut self, id: CopyId) {
        if let Some(debrief) = self.0.get_mut(&id) {
            debrief.closed = debrief.mine.take().is_some_and(|mine| mine.told);
            if !debrief.closed && debrief.theirs.is_none() {
                self.0.remove(&id);
            }
        }
    }

    /// Forgets what nobody opened in time. Told to nobody.
    pub fn expire(&mut self, today: NaiveDate) {
        self.0.retain(|_, debrief| {
            debrief
                .since
                .checked_add_days(Days::new(EXPIRES_DAYS))
                .is_none_or(|last| today <= last)
        });
    }

    /// This phone is fresh: what began before is closed on my side.
    pub fn lapse(&mut self) {
        for debrief in self.0.values_mut() {
            debrief.mine = None;
            debrief.closed = true;
        }
    }

    /// What a parcel says, in the order of the ids.
    #[must_use]
    pub fn told(&self) -> Vec<DebriefTold> {
        self.0
            .iter()
            .filter_map(|(id, debrief)| {
                let mine = debrief.mine.as_ref()?;
                Some(DebriefTold {
                    id: *id,
                    commit: mine.commit,
                    opened: mine.open.then(|| mine.opening.clone()),
                })
            })
            .collect()
    }

    /// A parcel was made of [`Debriefs::told`].
    pub fn mark_told(&mut self) {
        for debrief in self.0.values_mut() {
            if let Some(mine) = &mut debrief.mine {
                mine.told = true;
            }
        }
    }

    /// Takes in what the partner's parcel says. `closed`: this phone is fresh and answers none of
    /// them. `author` is the partner.
    pub fn take(
        &mut self,
        told: &[DebriefTold],
        author: Author<'_>,
        closed: bool,
        today: NaiveDate,
    ) {
        for said in told {
            if !self.0.contains_key(&said.id) && OPEN.check(self.0.len() + 1).is_err() {
                continue;
            }
            let debrief = self.0.entry(said.id).or_insert(SealedDebrief {
                since: today,
                mine: None,
                theirs: None,
                closed,
            });
            let seal = debrief.theirs.get_or_insert(TheirSeal::Sealed(said.commit));
            let TheirSeal::Sealed(first) = seal else {
                continue;
            };
            let Some(opening) = &said.opened else {
                continue;
            };
            let fits = debrief_commitment(
                &opening.salt,
                &said.id.0,
                author.pairing,
                author.role,
                &opening.text,
            );
            *seal = if equal(first, &fits) {
                TheirSeal::Opened(opening.text.clone())
            } else {
                TheirSeal::NotWhatWasSealed(*first)
            };
        }
    }
}

/// Checks the debriefs of a parcel.
///
/// # Errors
/// [`Refusal::Unfit`] if there are too many, one stands twice, or a text does not fit.
pub fn check(told: &[DebriefTold]) -> Result<(), Refusal> {
    OPEN.check(told.len())?;
    if !told.is_sorted_by(|a, b| a.id < b.id) {
        return Err(sizes::Unfit::Twice { field: "debriefs" }.into());
    }
    for said in told {
        if let Some(opening) = &said.opened {
            verify(&opening.text, sizes::COPY_TEXT)?;
        }
    }
    Ok(())
}
