//! Bonds in the store: each one a card and parts, loaded whole, changed by one act, and stored
//! whole or not at all.

use super::documents::{Edit, View};
use super::error::VaultError;
use super::kinds::Part;
use super::life::Vault;
use crate::consent::clock::{Reading, Time};
use crate::exchange::bond::{Bond, Meeting};
use crate::exchange::copies::{Copies, Given, Shared};
use crate::exchange::error::Refusal;
use crate::exchange::pairing::Paired;
use crate::exchange::parcel::Fact;
use crate::exchange::random::{Random, draw};
use crate::exchange::sealed::Debriefs;
use crate::plan::ids::{BondId, CopyId};
use crate::plan::sizes::{self, Unfit};
use crate::plan::text::verify;
use crate::plan::voice::{ItemKey, ItemValue, Voice};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The own document that holds the voice of no bond: the draft from which each bond's is begun.
const DRAFT: &str = "voice";
/// The own document that holds what I call myself.
const NICKNAME: &str = "nickname";

/// What stands on a bond's card beside its parts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Card {
    /// What I call this plan.
    pub name: String,
    /// The partner's nickname, as they told it.
    pub partner: String,
    pub fresh: bool,
    /// Sharing is paused: no parcel is made. Nobody is told.
    pub paused: bool,
    /// Ended: in the drawer of closed plans.
    pub closed: bool,
    pub asked_back: BTreeSet<CopyId>,
}

/// A pairing and what its parcels have told. No backup holds it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PairingPart {
    paired: Paired,
    told: BTreeSet<Fact>,
}

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
            store(edit, id, card, &bond)
        })
    }

    /// Deletes a bond with all that was received and agreed in it.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn delete_bond(&mut self, id: BondId) -> Result<(), VaultError> {
        self.forget_much(|edit| edit.delete_bond(id).map(|_| ()))
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
        self.read(|view| Ok(view.own(DRAFT)?.unwrap_or_default()))
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

/// Reads a bond.
pub(super) fn load(view: View<'_>, id: BondId) -> Result<(Card, Bond), VaultError> {
    let card: Card = view.bond(id)?.ok_or(VaultError::NoBond)?;
    let pairing: Option<PairingPart> = view.part(id, Part::Pairing, "")?;
    let (pairing, told) = pairing.map_or_else(Default::default, |p| (Some(p.paired), p.told));
    let mut bond = Bond {
        partner: card.partner.clone(),
        fresh: card.fresh,
        pairing,
        told,
        invite: view.part(id, Part::Invite, "")?,
        echo: view.part(id, Part::Echo, "")?,
        ..Bond::default()
    };
    bond.plan.mine = view.part(id, Part::Mine, "")?.unwrap_or_default();
    bond.plan.theirs = view.part(id, Part::Theirs, "")?.unwrap_or_default();
    bond.plan.window = view.part(id, Part::Window, "")?;
    for (name, topic) in view.parts(id, Part::Topic)? {
        let name = name.try_into().map_err(|_| VaultError::NewerStore)?;
        bond.plan.topics.insert(name, topic);
    }
    bond.copies = Copies {
        mine: named(view.parts::<Given>(id, Part::Copy)?)?,
        theirs: named(view.parts::<Shared>(id, Part::Received)?)?,
        asked_back: card.asked_back.clone(),
    };
    bond.debriefs = Debriefs::from(named(view.parts(id, Part::Debrief)?)?);
    Ok((card, bond))
}

/// Writes what changed of a bond.
pub(super) fn store(
    edit: &Edit<'_>,
    id: BondId,
    mut card: Card,
    bond: &Bond,
) -> Result<(), VaultError> {
    card.partner.clone_from(&bond.partner);
    card.fresh = bond.fresh;
    card.asked_back.clone_from(&bond.copies.asked_back);
    edit.put_bond(id, &card)?;
    edit.put_part(id, Part::Mine, "", &bond.plan.mine)?;
    edit.put_part(id, Part::Theirs, "", &bond.plan.theirs)?;
    put_or_delete(edit, id, Part::Window, bond.plan.window.as_ref())?;
    put_or_delete(edit, id, Part::Invite, bond.invite.as_ref())?;
    put_or_delete(edit, id, Part::Echo, bond.echo.as_ref())?;
    let pairing = bond.pairing.clone().map(|paired| PairingPart {
        paired,
        told: bond.told.clone(),
    });
    put_or_delete(edit, id, Part::Pairing, pairing.as_ref())?;
    put_all(edit, id, Part::Topic, &bond.plan.topics)?;
    put_all(edit, id, Part::Copy, &bond.copies.mine)?;
    put_all(edit, id, Part::Received, &bond.copies.theirs)?;
    put_all(edit, id, Part::Debrief, bond.debriefs.all())
}

fn put_or_delete<T: Serialize>(
    edit: &Edit<'_>,
    id: BondId,
    part: Part,
    document: Option<&T>,
) -> Result<(), VaultError> {
    match document {
        Some(document) => edit.put_part(id, part, "", document)?,
        None => edit.delete_part(id, part, "")?,
    };
    Ok(())
}

fn put_all<K: ToString, T: Serialize>(
    edit: &Edit<'_>,
    id: BondId,
    part: Part,
    documents: &std::collections::BTreeMap<K, T>,
) -> Result<(), VaultError> {
    let names: BTreeSet<String> = documents.keys().map(ToString::to_string).collect();
    for name in edit.part_names(id, part)? {
        if !names.contains(&name) {
            edit.delete_part(id, part, &name)?;
        }
    }
    for (name, document) in documents {
        edit.put_part(id, part, &name.to_string(), document)?;
    }
    Ok(())
}

fn named<T>(parts: Vec<(String, T)>) -> Result<std::collections::BTreeMap<CopyId, T>, VaultError> {
    parts
        .into_iter()
        .map(|(name, part)| {
            let id = name.parse().map_err(|_| VaultError::NewerStore)?;
            Ok((id, part))
        })
        .collect()
}
