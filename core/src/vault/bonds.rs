//! Bonds of this vault: listed, begun, changed by one act, ended. An act is stored whole or not at
//! all.

use super::bond_parts::{Card, load, store};
use super::documents::{Edit, View};
use super::error::VaultError;
use super::items::{self, Item};
use super::kinds::Part;
use super::life::Vault;
use crate::consent::clock::{Reading, Time};
use crate::exchange::bond::{Bond, Meeting};
use crate::exchange::error::Refusal;
use crate::exchange::random::{Random, draw};
use crate::plan::ids::BondId;
use crate::plan::sizes::{self, Unfit};
use crate::plan::text::verify;
use crate::plan::voice::{ItemKey, ItemValue, Voice};
use crate::reflect::heard::Heard;
use chrono::NaiveDate;
use serde::Serialize;

/// The own document that holds the voice of no bond: the draft from which each bond's is begun.
const DRAFT: &str = "voice";
/// The own document that holds what I call myself.
const NICKNAME: &str = "nickname";

/// One line of the list of bonds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BondEntry {
    /// Names it on this phone only.
    pub id: BondId,
    /// What I call this plan.
    pub name: String,
    /// The partner's nickname, as they told it.
    pub partner: String,
    /// Whether the two phones met.
    pub meeting: Meeting,
    /// This phone was restored and its author has not confirmed yet.
    pub fresh: bool,
    /// Sharing is paused here.
    pub paused: bool,
    /// Ended here.
    pub closed: bool,
}

/// What an act may ask for.
pub struct At<'a> {
    /// The time now.
    pub now: Time,
    /// The day now.
    pub today: NaiveDate,
    /// Random bytes.
    pub random: &'a mut dyn Random,
}

impl Vault {
    /// Every bond, in the order of names; closed ones last.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn bonds(&self) -> Result<Vec<BondEntry>, VaultError> {
        self.read(|view| {
            let mut found = Vec::new();
            for (id, card) in view.bonds::<Card>()? {
                found.push(entry(id, card, &load(view, id)?.1));
            }
            found.sort_by(|a, b| (a.closed, &a.name).cmp(&(b.closed, &b.name)));
            Ok(found)
        })
    }

    /// Begins a plan with somebody, from my draft of a voice. Two plans may not share a name.
    ///
    /// # Errors
    /// [`VaultError::Exchange`] with [`Refusal::Unfit`] if the name is empty, too long or taken;
    /// [`VaultError::Locked`] and errors of the store.
    pub fn add_bond(&mut self, name: &str, random: &mut dyn Random) -> Result<BondId, VaultError> {
        check_name(name)?;
        let id = BondId(draw(random)?);
        self.edit(|edit| {
            if edit.bonds::<Card>()?.iter().any(|(_, c)| c.name == name) {
                return Err(Refusal::from(Unfit::Twice { field: "plans" }).into());
            }
            let mut bond = Bond::new(name);
            bond.plan.mine.working = edit.own(DRAFT)?.unwrap_or_default();
            let card = Card {
                name: name.to_owned(),
                ..Card::default()
            };
            store(edit, id, card, &bond)?;
            Ok(id)
        })
    }

    /// Calls a plan by another name.
    ///
    /// # Errors
    /// As [`Vault::add_bond`].
    pub fn rename_bond(&mut self, id: BondId, name: &str) -> Result<(), VaultError> {
        check_name(name)?;
        self.edit(|edit| {
            let taken = edit.bonds::<Card>()?;
            if taken.iter().any(|(of, c)| *of != id && c.name == name) {
                return Err(Refusal::from(Unfit::Twice { field: "plans" }).into());
            }
            let (mut card, bond) = load(**edit, id)?;
            name.clone_into(&mut card.name);
            store(edit, id, card, &bond)
        })
    }

    /// Pauses sharing with one bond, or takes it up again. Nobody is told.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn pause_bond(&mut self, id: BondId, paused: bool) -> Result<(), VaultError> {
        self.edit(|edit| {
            let (mut card, bond) = load(**edit, id)?;
            card.paused = paused;
            store(edit, id, card, &bond)
        })
    }

    /// Ends a bond here: one act, nobody is told. What was received is kept or deleted.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn end_bond(
        &mut self,
        id: BondId,
        keep_theirs: bool,
        random: &mut dyn Random,
    ) -> Result<(), VaultError> {
        self.forget_much(|edit| {
            let (mut card, mut bond) = load(**edit, id)?;
            bond.end(keep_theirs, random)?;
            card.closed = true;
            for part in [Part::Hour, Part::Look, Part::Resting] {
                edit.delete_parts(id, part)?;
            }
            store(edit, id, card, &bond)
        })
    }

    /// Deletes a bond with all that was received and agreed in it, and what was heard of its
    /// person.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn delete_bond(&mut self, id: BondId) -> Result<(), VaultError> {
        self.forget_much(|edit| {
            for note in items::all::<Heard>(**edit)? {
                if note.bond == id {
                    edit.delete_private(Heard::KIND, note.id.0)?;
                }
            }
            edit.delete_bond(id).map(|_| ())
        })
    }

    /// One bond as it is now.
    ///
    /// # Errors
    /// [`VaultError::Locked`], [`VaultError::NoBond`], errors of the store.
    pub fn bond(&mut self, id: BondId, reading: Reading) -> Result<Bond, VaultError> {
        let now = self.now(reading)?;
        self.read(|view| {
            let (_, mut bond) = load(view, id)?;
            bond.plan.let_go(now);
            Ok(bond)
        })
    }

    /// Loads a bond, lets `act` change it, and stores it, all of it or nothing.
    ///
    /// # Errors
    /// What `act` says; [`VaultError::Locked`], [`VaultError::NoBond`], errors of the store.
    pub fn change<T>(
        &mut self,
        id: BondId,
        reading: Reading,
        random: &mut dyn Random,
        act: impl FnOnce(&mut Bond, &mut At<'_>) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let now = self.now(reading)?;
        self.edit(|edit| {
            let (card, mut bond) = load(**edit, id)?;
            bond.plan.let_go(now);
            let today = now.day();
            bond.debriefs.expire(today);
            let done = act(&mut bond, &mut At { now, today, random })?;
            store(edit, id, card, &bond)?;
            Ok(done)
        })
    }

    /// "The clock was wrong": believes the wall clock again. No window that runs gets shorter.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn set_clock_right(&mut self, reading: Reading) -> Result<(), VaultError> {
        let now = self.clock_was_wrong(reading)?;
        self.edit(|edit| {
            for (id, _) in edit.bonds::<Card>()? {
                let (card, mut bond) = load(**edit, id)?;
                bond.plan.set_window_right(now);
                store(edit, id, card, &bond)?;
            }
            Ok(())
        })
    }

    /// This phone was restored, moved or found rolled back: every bond is fresh and pairs anew.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn become_fresh(&mut self) -> Result<(), VaultError> {
        self.forget(become_fresh)
    }

    /// What I call myself in new pairings.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn nickname(&self) -> Result<Option<String>, VaultError> {
        self.read(|view| view.own(NICKNAME))
    }

    /// Sets what I call myself in new pairings.
    ///
    /// # Errors
    /// [`VaultError::Exchange`] if it is empty or too long; [`VaultError::Locked`]; errors of the
    /// store.
    pub fn set_nickname(&mut self, nickname: &str) -> Result<(), VaultError> {
        check_name(nickname)?;
        self.edit(|edit| edit.put_own(NICKNAME, &nickname).map(|_| ()))
    }

    /// My voice of no bond: a private draft, and all there is while I plan alone.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn draft_voice(&self) -> Result<Voice, VaultError> {
        self.read(draft)
    }

    /// Writes one item of the draft, or with `None` makes it "ask me" again.
    ///
    /// # Errors
    /// [`VaultError::Exchange`] if it does not fit; [`VaultError::Locked`]; errors of the store.
    pub fn write_draft(
        &mut self,
        key: ItemKey,
        value: Option<ItemValue>,
    ) -> Result<(), VaultError> {
        self.edit(|edit| {
            let mut voice: Voice = edit.own(DRAFT)?.unwrap_or_default();
            voice.set(key, value).map_err(Refusal::from)?;
            edit.put_own(DRAFT, &voice).map(|_| ())
        })
    }
}

/// Makes every bond fresh, inside a change of the store.
pub(super) fn become_fresh(edit: &Edit<'_>) -> Result<(), VaultError> {
    for (id, _) in edit.bonds::<Card>()? {
        let (card, mut bond) = load(**edit, id)?;
        bond.become_fresh();
        store(edit, id, card, &bond)?;
    }
    Ok(())
}

/// My voice of no bond.
pub(super) fn draft(view: View<'_>) -> Result<Voice, VaultError> {
    Ok(view.own(DRAFT)?.unwrap_or_default())
}

fn entry(id: BondId, card: Card, bond: &Bond) -> BondEntry {
    BondEntry {
        id,
        name: card.name,
        partner: card.partner,
        meeting: bond.meeting(),
        fresh: card.fresh,
        paused: card.paused,
        closed: card.closed,
    }
}

fn check_name(name: &str) -> Result<(), VaultError> {
    let fits = match name.trim() {
        "" => Err(Unfit::Empty { field: "name" }),
        _ => verify(name, sizes::NICK),
    };
    Ok(fits.map_err(Refusal::from)?)
}
