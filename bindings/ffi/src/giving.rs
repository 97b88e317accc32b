//! What one gives to a person, one item at a time, and debriefs "silently, then together".

use crate::changes::Change;
use crate::error::LeesideError;
use crate::partner::Partner;
use crate::shapes::exchange::{GivenItem, GivenItems, SealedDebrief, Shared};
use crate::shapes::names::Day;
use leeside::exchange::copies::{CopyOf, Shared as CoreShared};
use leeside::exchange::random::{System, draw};
use leeside::exchange::sealed::{SealedDebrief as CoreDebrief, Stage};
use leeside::plan::ids::{BondId, CopyId, TopicId};
use leeside::plan::moment::{Chooser, Moment};

#[uniffi::export]
impl Partner {
    /// Copies and moments that either gave.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn given(&self, bond: BondId) -> Result<GivenItems, LeesideError> {
        self.inside.see(bond, |seen| GivenItems {
            mine: seen
                .bond
                .copies
                .mine
                .values()
                .map(|given| GivenItem {
                    item: given.item.clone().into(),
                    kept: given.kept,
                })
                .collect(),
            theirs: seen
                .bond
                .copies
                .theirs
                .values()
                .cloned()
                .map(Shared::from)
                .collect(),
        })
    }

    /// Gives a copy of one text with the next parcel. What it is a copy of stays here.
    ///
    /// # Errors
    /// `Unfit`, `NoPlan`, `Locked`.
    pub fn give_text(
        &self,
        bond: BondId,
        of: CopyOf,
        day: Day,
        text: String,
    ) -> Result<CopyId, LeesideError> {
        let copy = self.inside.with_now(|vault, reading| {
            vault.give_text(bond, (of, day), &text, &mut System, reading)
        })?;
        self.inside.changes.tell(Change::Plan { bond });
        Ok(copy)
    }

    /// Notes a shared moment, to go with the next parcel: its day, and nothing of what was lived.
    ///
    /// # Errors
    /// `Unfit`, `NoPlan`, `Locked`.
    pub fn give_moment(
        &self,
        bond: BondId,
        day: Day,
        sequence: Option<TopicId>,
        chooser: Option<Chooser>,
        together: bool,
    ) -> Result<CopyId, LeesideError> {
        self.inside.change(bond, |bond, at| {
            let id = CopyId(draw(at.random)?);
            let moment = Moment {
                id,
                day,
                sequence,
                chooser,
                together,
            };
            bond.give(CoreShared::Moment(moment))?;
            Ok(id)
        })
    }

    /// Keeps an item from the next parcels, or lets it go with them.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn keep_given(&self, bond: BondId, id: CopyId, kept: bool) -> Result<(), LeesideError> {
        self.inside.change(bond, |bond, _| {
            bond.copies.keep(id, kept);
            Ok(())
        })
    }

    /// Asks for one item back: the next parcel says it no more. The partner may keep what they have.
    /// Says whether there was such an item.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn ask_back(&self, bond: BondId, id: CopyId) -> Result<bool, LeesideError> {
        let given = self.inside.with(|vault| vault.take_back(bond, id))?;
        self.inside.changes.tell(Change::Plan { bond });
        Ok(given)
    }

    /// Every debrief "silently, then together" that either sealed something in.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn debriefs(&self, bond: BondId) -> Result<Vec<SealedDebrief>, LeesideError> {
        self.inside.see(bond, |seen| {
            let all = &seen.bond.debriefs;
            let one = |(moment, debrief): (&CopyId, &CoreDebrief)| SealedDebrief {
                moment: *moment,
                stage: all.stage(*moment),
                theirs: debrief.theirs.as_ref().into(),
            };
            all.iter().map(one).collect()
        })
    }

    /// Where a debrief "silently, then together" about a moment stands.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn debrief_stage(&self, bond: BondId, moment: CopyId) -> Result<Stage, LeesideError> {
        self.inside
            .see(bond, |seen| seen.bond.debriefs.stage(moment))
    }

    /// Seals my answer; an empty one is "not this time" and looks the same until it is opened.
    ///
    /// # Errors
    /// `Gone` if another answer went with a parcel; `NotYet` if nobody is paired; `Unfit`; `NoPlan`;
    /// `Locked`.
    pub fn seal_debrief(
        &self,
        bond: BondId,
        moment: CopyId,
        answer: String,
    ) -> Result<(), LeesideError> {
        self.inside.change(bond, |bond, at| {
            Ok(bond.seal_debrief(moment, &answer, at.random, at.today)?)
        })
    }

    /// Opens my answer with the next parcel.
    ///
    /// # Errors
    /// `NotYet` unless both are sealed; `NoPlan`; `Locked`.
    pub fn open_debrief(&self, bond: BondId, moment: CopyId) -> Result<(), LeesideError> {
        self.inside
            .change(bond, |bond, _| Ok(bond.debriefs.open(moment)?))
    }

    /// Takes my answer back, in silence.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn take_back_debrief(&self, bond: BondId, moment: CopyId) -> Result<(), LeesideError> {
        self.inside.change(bond, |bond, _| {
            bond.debriefs.take_back(moment);
            Ok(())
        })
    }
}
