//! What only I see, beside the journal.

use crate::changes::Change;
use crate::error::LeesideError;
use crate::inside::Inside;
use crate::shapes::journal::Feel;
use crate::shapes::reflect::{ChartPoint, CheckIn, OwnAnswers, WhatHelps};
use leeside::exchange::random::{System, draw};
use leeside::plan::ids::{BondId, CopyId};
use leeside::plan::scales::DebriefHow;
use leeside::reflect::feel;
use leeside::reflect::heard::Heard;
use leeside::reflect::kept::Kept;
use leeside::reflect::support::{ForLater, Support};
use leeside::vault::{Vault, VaultError};
use std::sync::Arc;

/// Check-ins, answers after a moment, kept moments, lines for later, what I heard, whom I turn to.
/// None of it can leave this phone but as a copy of plain words, one item at a time.
#[derive(uniffi::Object)]
pub struct Reflect {
    pub(crate) inside: Arc<Inside>,
}

impl Reflect {
    pub(crate) fn of(inside: &Arc<Inside>) -> Self {
        Self {
            inside: Arc::clone(inside),
        }
    }

    fn own<T>(
        &self,
        act: impl FnOnce(&mut Vault) -> Result<T, VaultError>,
    ) -> Result<T, LeesideError> {
        let done = self.inside.with(act)?;
        self.inside.changes.tell(Change::Own);
        Ok(done)
    }
}

#[uniffi::export]
impl Reflect {
    /// Draws a name for a new item.
    ///
    /// # Errors
    /// `Platform` if the phone gave no random numbers.
    pub fn new_id(&self) -> Result<CopyId, LeesideError> {
        Ok(CopyId(draw(&mut System)?))
    }

    /// My check-ins, by day.
    ///
    /// # Errors
    /// `Locked`.
    pub fn check_ins(&self) -> Result<Vec<CheckIn>, LeesideError> {
        let all = self.inside.with(|vault| vault.check_ins())?;
        Ok(all.into_iter().map(Into::into).collect())
    }

    /// Keeps a check-in, new or in place of the one of its name. One in which nothing is written is
    /// not kept. Says whether it was.
    ///
    /// # Errors
    /// `Unfit`, `NoPlan`, `Locked`.
    pub fn keep_check_in(&self, check_in: CheckIn) -> Result<bool, LeesideError> {
        let check_in = check_in.try_into()?;
        self.own(|vault| vault.keep_check_in(check_in))
    }

    /// Deletes a check-in for good. Says whether it was there.
    ///
    /// # Errors
    /// `Locked`.
    pub fn forget_check_in(&self, id: CopyId) -> Result<bool, LeesideError> {
        self.own(|vault| vault.forget_check_in(id))
    }

    /// My answers after moments, by day.
    ///
    /// # Errors
    /// `Locked`.
    pub fn answers(&self) -> Result<Vec<OwnAnswers>, LeesideError> {
        let all = self.inside.with(|vault| vault.debriefs())?;
        Ok(all.into_iter().map(Into::into).collect())
    }

    /// Keeps my answers; nothing where two people talk with no notes. Says whether they were kept.
    ///
    /// # Errors
    /// `Unfit`, `NoPlan`, `Locked`.
    pub fn keep_answers(&self, answers: OwnAnswers, how: DebriefHow) -> Result<bool, LeesideError> {
        self.own(|vault| vault.keep_debrief(answers.into(), how))
    }

    /// Deletes my answers of one time for good. Says whether they were there.
    ///
    /// # Errors
    /// `Locked`.
    pub fn forget_answers(&self, id: CopyId) -> Result<bool, LeesideError> {
        self.own(|vault| vault.forget_debrief(id))
    }

    /// All kept moments, also those put away.
    ///
    /// # Errors
    /// `Locked`.
    pub fn kept_moments(&self) -> Result<Vec<Kept>, LeesideError> {
        self.inside.with(|vault| vault.kept_moments())
    }

    /// Keeps a moment in words, new or in place of the one of its name.
    ///
    /// # Errors
    /// `Unfit`, `NoPlan`, `Locked`.
    pub fn keep_moment(&self, kept: Kept) -> Result<(), LeesideError> {
        self.own(|vault| vault.keep_moment(kept))
    }

    /// Puts a kept moment away, or takes it out again.
    ///
    /// # Errors
    /// `Gone`, `Locked`.
    pub fn put_away(&self, id: CopyId, away: bool) -> Result<(), LeesideError> {
        self.own(|vault| vault.put_away_kept(id, away))
    }

    /// Deletes a kept moment for good. Says whether it was there.
    ///
    /// # Errors
    /// `Locked`.
    pub fn forget_kept(&self, id: CopyId) -> Result<bool, LeesideError> {
        self.own(|vault| vault.forget_kept(id))
    }

    /// Gives a copy of a kept moment with the next parcel: its words and its day.
    ///
    /// # Errors
    /// `Gone`, `Unfit`, `NoPlan`, `Locked`.
    pub fn give_kept(&self, id: CopyId, bond: BondId) -> Result<CopyId, LeesideError> {
        let copy = self
            .inside
            .with_now(|vault, reading| vault.give_kept(id, bond, &mut System, reading))?;
        self.inside.changes.tell(Change::Plan { bond });
        Ok(copy)
    }

    /// Lines kept for later, by day.
    ///
    /// # Errors
    /// `Locked`.
    pub fn for_later(&self) -> Result<Vec<ForLater>, LeesideError> {
        self.inside.with(|vault| vault.for_later())
    }

    /// Keeps a line for later, new or in place of the one of its name.
    ///
    /// # Errors
    /// `Unfit`, `NoPlan`, `Locked`.
    pub fn keep_for_later(&self, line: ForLater) -> Result<(), LeesideError> {
        self.own(|vault| vault.keep_for_later(line))
    }

    /// Done with a line for later: it is deleted for good. Says whether it was there.
    ///
    /// # Errors
    /// `Locked`.
    pub fn done_with(&self, id: CopyId) -> Result<bool, LeesideError> {
        self.own(|vault| vault.done_with(id))
    }

    /// What I heard of one person. It narrows a time after for as long as it is here.
    ///
    /// # Errors
    /// `Locked`.
    pub fn heard(&self, bond: BondId) -> Result<Vec<Heard>, LeesideError> {
        self.inside.with(|vault| vault.heard(bond))
    }

    /// Writes down what I heard, new or in place of the note of its name.
    ///
    /// # Errors
    /// `Unfit`, `NoPlan`, `Locked`.
    pub fn write_heard(&self, note: Heard) -> Result<(), LeesideError> {
        self.own(|vault| vault.write_heard(note))
    }

    /// Deletes one note of what I heard for good. Says whether it was there.
    ///
    /// # Errors
    /// `Locked`.
    pub fn forget_heard(&self, id: CopyId) -> Result<bool, LeesideError> {
        self.own(|vault| vault.forget_heard(id))
    }

    /// The notes to ask about, because their person now speaks for themselves.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn heard_to_ask_about(&self, bond: BondId) -> Result<Vec<Heard>, LeesideError> {
        self.inside
            .with_now(|vault, reading| vault.heard_to_ask_about(bond, reading))
    }

    /// My support: signs, what I can do, whom I can turn to.
    ///
    /// # Errors
    /// `Locked`.
    pub fn support(&self) -> Result<Support, LeesideError> {
        self.inside.with(|vault| vault.support())
    }

    /// Writes my support anew, whole.
    ///
    /// # Errors
    /// `Unfit`, `Locked`.
    pub fn write_support(&self, support: Support) -> Result<(), LeesideError> {
        self.own(|vault| vault.write_support(support))
    }

    /// What my own check-ins and answers say, and the small chart of myself.
    ///
    /// # Errors
    /// `Locked`.
    pub fn what_helps(&self) -> Result<WhatHelps, LeesideError> {
        let (helps, chart) = self.inside.with(|vault| vault.what_helps())?;
        let grid = |place| Feel::from(feel::Feel::Grid(place));
        let point = |point: leeside::reflect::helped::Point| ChartPoint {
            day: point.day,
            before: grid(point.before),
            after: grid(point.after),
        };
        Ok(WhatHelps {
            helps,
            chart: chart.into_iter().map(point).collect(),
        })
    }
}
