//! What only I see, beside the journal: check-ins, answers after a moment, kept moments, lines for
//! later, what I heard, whom I turn to.
//!
//! Everything here is written, read and deleted by its own type. What someone wants to share leaves
//! as a copy of plain words, one item at a time. Deleting an item does not take a copy back.

use super::error::VaultError;
use super::items::{self, Item};
use super::life::Vault;
use crate::consent::clock::Reading;
use crate::exchange::copies::{CopyOf, Shared, TextCopy};
use crate::exchange::random::{Random, draw};
use crate::plan::ids::{BondId, CopyId};
use crate::plan::scales::DebriefHow;
use crate::plan::text::clean;
use crate::reflect::checkin::CheckIn;
use crate::reflect::debrief::Debrief;
use crate::reflect::heard::Heard;
use crate::reflect::kept::Kept;
use crate::reflect::support::{ForLater, Support};
use chrono::NaiveDate;

/// The own document that holds my support.
const SUPPORT: &str = "support";

macro_rules! item {
    ($kind:ident, $name:literal) => {
        impl Item for $kind {
            const KIND: &'static str = $name;

            fn place(&self) -> (CopyId, NaiveDate, Option<BondId>) {
                (self.id, self.day, self.bond)
            }

            fn belongs_to(&mut self, bond: Option<BondId>) {
                self.bond = bond;
            }
        }
    };
}

item!(CheckIn, "check_in");
item!(Debrief, "debrief");
item!(Kept, "kept");
item!(ForLater, "for_later");

impl Item for Heard {
    const KIND: &'static str = "heard";

    fn place(&self) -> (CopyId, NaiveDate, Option<BondId>) {
        (self.id, self.day, Some(self.bond))
    }

    /// A note goes with its bond, so that the store always knows one.
    fn belongs_to(&mut self, bond: Option<BondId>) {
        self.bond = bond.unwrap_or(self.bond);
    }
}

impl Vault {
    /// My check-ins, by day.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn check_ins(&self) -> Result<Vec<CheckIn>, VaultError> {
        self.items()
    }

    /// Keeps a check-in, new or in place of the one of its id. One in which nothing is written is
    /// not kept, and leaves nothing of a former one. Says whether it was kept.
    ///
    /// # Errors
    /// [`VaultError::Written`], [`VaultError::NoBond`], [`VaultError::Locked`], errors of the store.
    pub fn keep_check_in(&mut self, mut check_in: CheckIn) -> Result<bool, VaultError> {
        let id = check_in.id;
        check_in.line = check_in.line.as_deref().map(clean);
        self.keep_or_forget(id, check_in.keep()?)
    }

    /// Deletes a check-in for good. Says whether it was there.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn forget_check_in(&mut self, id: CopyId) -> Result<bool, VaultError> {
        self.forget_item::<CheckIn>(id)
    }

    /// My answers after moments, by day.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn debriefs(&self) -> Result<Vec<Debrief>, VaultError> {
        self.items()
    }

    /// Keeps my answers, as [`Vault::keep_check_in`]; nothing where two people talk with no notes.
    ///
    /// # Errors
    /// As [`Vault::keep_check_in`].
    pub fn keep_debrief(
        &mut self,
        mut debrief: Debrief,
        how: DebriefHow,
    ) -> Result<bool, VaultError> {
        let id = debrief.id;
        for answer in debrief.answers.values_mut() {
            *answer = clean(answer);
        }
        self.keep_or_forget(id, debrief.keep(how)?)
    }

    /// Deletes my answers of one time for good. Says whether they were there.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn forget_debrief(&mut self, id: CopyId) -> Result<bool, VaultError> {
        self.forget_item::<Debrief>(id)
    }

    /// All kept moments, also those put away; [`crate::reflect::kept::shown`] says what to show.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn kept_moments(&self) -> Result<Vec<Kept>, VaultError> {
        self.items()
    }

    /// Keeps a moment in words, new or in place of the one of its id.
    ///
    /// # Errors
    /// As [`Vault::keep_check_in`].
    pub fn keep_moment(&mut self, mut kept: Kept) -> Result<(), VaultError> {
        kept.text = clean(&kept.text);
        kept.check()?;
        self.keep_item(kept)
    }

    /// Puts a kept moment away, or takes it out again.
    ///
    /// # Errors
    /// [`VaultError::NotThere`], [`VaultError::Locked`], errors of the store.
    pub fn put_away_kept(&mut self, id: CopyId, away: bool) -> Result<(), VaultError> {
        self.edit(|edit| {
            let mut kept: Kept = items::one(**edit, id)?.ok_or(VaultError::NotThere)?;
            kept.put_away = away;
            items::put(edit, kept)
        })
    }

    /// Deletes a kept moment for good. Says whether it was there.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn forget_kept(&mut self, id: CopyId) -> Result<bool, VaultError> {
        self.forget_item::<Kept>(id)
    }

    /// Gives a copy of a kept moment with the next parcel to this bond: its words and its day.
    ///
    /// # Errors
    /// [`VaultError::NotThere`], and as [`Vault::give_text`].
    pub fn give_kept(
        &mut self,
        id: CopyId,
        bond: BondId,
        random: &mut dyn Random,
        reading: Reading,
    ) -> Result<CopyId, VaultError> {
        let kept: Option<Kept> = self.read(|view| items::one(view, id))?;
        let mut kept = kept.ok_or(VaultError::NotThere)?;
        let copy = self.give_text(
            bond,
            (CopyOf::Kept, kept.day),
            &kept.copy(),
            random,
            reading,
        )?;
        kept.given = Some(copy);
        self.edit(|edit| items::put(edit, kept))?;
        Ok(copy)
    }

    /// Gives a copy of one text with the next parcel to this bond: a line of a check-in, an answer,
    /// a line of any other kind. It has a name of its own, by which [`Vault::take_back`] takes it
    /// back. `what` is what it was, and the day that it is about.
    ///
    /// # Errors
    /// [`VaultError::NoBond`], [`VaultError::Exchange`] if it is empty or too long or too much is
    /// given, [`VaultError::Locked`], errors of the store.
    pub fn give_text(
        &mut self,
        bond: BondId,
        what: (CopyOf, NaiveDate),
        text: &str,
        random: &mut dyn Random,
        reading: Reading,
    ) -> Result<CopyId, VaultError> {
        let id = CopyId(draw(random)?);
        let (of, day) = what;
        let text = clean(text);
        let shared = Shared::Text(TextCopy { id, of, day, text });
        self.change(bond, reading, random, |bond, _| Ok(bond.give(shared)?))?;
        Ok(id)
    }

    /// Lines kept for later, by day.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn for_later(&self) -> Result<Vec<ForLater>, VaultError> {
        self.items()
    }

    /// Keeps a line for later, new or in place of the one of its id.
    ///
    /// # Errors
    /// As [`Vault::keep_check_in`].
    pub fn keep_for_later(&mut self, mut line: ForLater) -> Result<(), VaultError> {
        line.text = clean(&line.text);
        line.check()?;
        self.keep_item(line)
    }

    /// Done with a line for later: it is deleted for good. Says whether it was there.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn done_with(&mut self, id: CopyId) -> Result<bool, VaultError> {
        self.forget_item::<ForLater>(id)
    }

    /// What I heard of this bond's person. It narrows a time after for as long as it is here.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn heard(&self, bond: BondId) -> Result<Vec<Heard>, VaultError> {
        let mut notes: Vec<Heard> = self.items()?;
        notes.retain(|note| note.bond == bond);
        Ok(notes)
    }

    /// Writes down what I heard, new or in place of the note of its id.
    ///
    /// # Errors
    /// As [`Vault::keep_check_in`].
    pub fn write_heard(&mut self, mut note: Heard) -> Result<(), VaultError> {
        note.text = note.text.as_deref().map(clean);
        for limit in &mut note.please_not {
            limit.text = limit.text.as_deref().map(clean);
        }
        note.check()?;
        self.keep_item(note)
    }

    /// Deletes one note of what I heard for good. Says whether it was there.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn forget_heard(&mut self, id: CopyId) -> Result<bool, VaultError> {
        self.forget_item::<Heard>(id)
    }

    /// The notes to ask about: those that are still here although this bond's person now speaks
    /// for themselves. They go on to narrow until they are deleted.
    ///
    /// # Errors
    /// [`VaultError::NoBond`], [`VaultError::Locked`], errors of the store.
    pub fn heard_to_ask_about(
        &mut self,
        bond: BondId,
        reading: Reading,
    ) -> Result<Vec<Heard>, VaultError> {
        let known = self.bond(bond, reading)?;
        if known.pairing.is_some_and(|paired| paired.heard) {
            self.heard(bond)
        } else {
            Ok(Vec::new())
        }
    }

    /// My support: signs, what I can do, whom I can turn to.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn support(&self) -> Result<Support, VaultError> {
        self.read(|view| Ok(view.own(SUPPORT)?.unwrap_or_default()))
    }

    /// Writes my support anew, whole.
    ///
    /// # Errors
    /// [`VaultError::Written`], [`VaultError::Locked`], errors of the store.
    pub fn write_support(&mut self, mut support: Support) -> Result<(), VaultError> {
        let lines = support.warning_signs.iter_mut();
        for line in lines.chain(&mut support.on_my_own) {
            line.text = clean(&line.text);
        }
        for person in &mut support.people {
            person.name = clean(&person.name);
            person.reach = person.reach.as_deref().map(clean);
            person.good_for = person.good_for.as_deref().map(clean);
        }
        support.check()?;
        self.forget(|edit| edit.put_own(SUPPORT, &support))?;
        Ok(())
    }

    fn keep_or_forget<T: Item>(&mut self, id: CopyId, item: Option<T>) -> Result<bool, VaultError> {
        match item {
            Some(item) => self.keep_item(item).map(|()| true),
            None => self.forget_item::<T>(id).map(|_| false),
        }
    }
}
