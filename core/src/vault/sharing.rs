//! Files in and out: which bond a file belongs to, and storing before anything is handed out.

use super::bond_parts::{load, store};
use super::error::VaultError;
use super::life::Vault;
use crate::consent::clock::Reading;
use crate::exchange::bond::Bond;
use crate::exchange::envelope::{Lock, lock_of};
use crate::exchange::error::Refusal;
use crate::exchange::meet::Side;
use crate::exchange::open::Opened;
use crate::exchange::parcel::Leaving;
use crate::exchange::random::Random;
use crate::exchange::wordlist::Words;
use crate::plan::ids::{BondId, CopyId};
use std::collections::BTreeSet;

/// What a file turned out to be.
#[derive(Debug, Clone)]
pub enum Found {
    /// A parcel of this bond, opened and not taken in yet.
    Parcel(BondId, Box<Opened>),
    /// The reply to this bond's open invite. [`Vault::open_reply`] pairs the phones.
    Reply(BondId),
    /// Sealed with words: an invite or a backup.
    NeedsWords,
}

impl Vault {
    /// Finds out what a file is and opens it as far as it can be without asking. Nothing changes.
    /// `keep` names copies that stay here although the partner asks for them back.
    ///
    /// # Errors
    /// [`VaultError::Exchange`] with the reason; where several bonds refuse it, the reason that
    /// says most.
    pub fn look_at(
        &mut self,
        file: &[u8],
        keep: &BTreeSet<CopyId>,
        random: &mut dyn Random,
        reading: Reading,
    ) -> Result<Found, VaultError> {
        if lock_of(file)? == Lock::Passphrase {
            return Ok(Found::NeedsWords);
        }
        let now = self.now(reading)?;
        let mut reason = Refusal::NotPaired;
        for (id, bond) in self.all_bonds(reading)? {
            match bond.open_parcel(file, keep, random, now) {
                Ok(opened) => return Ok(Found::Parcel(id, Box::new(opened))),
                Err(refusal) => reason = telling(reason, refusal),
            }
            if bond.invite.is_some() || bond.pairing.is_some() {
                match bond.open_reply(file, random, now.day()) {
                    Ok(_) => return Ok(Found::Reply(id)),
                    Err(refusal) => reason = telling(reason, refusal),
                }
            }
        }
        Err(reason.into())
    }

    /// Takes in a parcel that was looked at. Keys that it moved are destroyed for good.
    ///
    /// # Errors
    /// [`Refusal::StateMoved`] if the bond changed since: look again. Errors of the store.
    pub fn take_in(
        &mut self,
        id: BondId,
        opened: &Opened,
        reading: Reading,
    ) -> Result<(), VaultError> {
        let now = self.now(reading)?;
        self.forget(|edit| {
            let (card, mut bond) = load(**edit, id)?;
            bond.plan.let_go(now);
            if bond != opened.before {
                return Err(Refusal::StateMoved.into());
            }
            store(edit, id, card, &opened.after)
        })
    }

    /// Makes a parcel that tells what is ticked. Its number is stored before the file is handed
    /// out, so that no number is used twice.
    ///
    /// # Errors
    /// [`VaultError::SharingPaused`], [`Refusal`] as [`Bond::make_parcel`], errors of the store.
    pub fn make_parcel(
        &mut self,
        id: BondId,
        ticked: &BTreeSet<Leaving>,
        reading: Reading,
    ) -> Result<Vec<u8>, VaultError> {
        let now = self.now(reading)?;
        self.edit(|edit| {
            let (card, mut bond) = load(**edit, id)?;
            if card.paused {
                return Err(VaultError::SharingPaused);
            }
            bond.plan.let_go(now);
            let (next, file) = bond.make_parcel(ticked)?;
            store(edit, id, card, &next)?;
            Ok(file)
        })
    }

    /// Makes an invite. The words are told by voice, the file goes another way. There is one open
    /// invite for each bond; a new one voids the old.
    ///
    /// # Errors
    /// [`Refusal`] as [`Bond::invite`], errors of the store.
    pub fn invite(
        &mut self,
        id: BondId,
        side: Side<'_>,
        random: &mut dyn Random,
        reading: Reading,
    ) -> Result<(Words, Vec<u8>), VaultError> {
        let today = self.now(reading)?.day();
        let words = Words::draw(random)?;
        // The key of an older invite is destroyed for good.
        self.forget(|edit| {
            let (card, bond) = load(**edit, id)?;
            let (next, file) = bond.invite(side, &words, random, today)?;
            store(edit, id, card, &next)?;
            Ok((words, file))
        })
    }

    /// Answers an invite with this bond and gives the reply. The same invite again gives the same
    /// reply.
    ///
    /// # Errors
    /// [`Refusal`] as [`Bond::accept_invite`], errors of the store.
    pub fn accept_invite(
        &mut self,
        id: BondId,
        file: &[u8],
        words: &Words,
        side: Side<'_>,
        random: &mut dyn Random,
        reading: Reading,
    ) -> Result<Vec<u8>, VaultError> {
        let own: Vec<CopyId> = self
            .all_bonds(reading)?
            .iter()
            .filter_map(|(_, bond)| bond.invite_id())
            .collect();
        self.forget(|edit| {
            let (mut card, bond) = load(**edit, id)?;
            let (next, reply) = bond.accept_invite(file, words, side, &own, random)?;
            card.closed = false;
            store(edit, id, card, &next)?;
            Ok(reply)
        })
    }

    /// Opens the reply to this bond's open invite: the phones are paired once the words were
    /// compared.
    ///
    /// # Errors
    /// [`Refusal`] as [`Bond::open_reply`], errors of the store.
    pub fn open_reply(
        &mut self,
        id: BondId,
        file: &[u8],
        random: &mut dyn Random,
        reading: Reading,
    ) -> Result<(), VaultError> {
        let today = self.now(reading)?.day();
        self.forget(|edit| {
            let (mut card, bond) = load(**edit, id)?;
            let next = bond.open_reply(file, random, today)?;
            card.closed = false;
            store(edit, id, card, &next)
        })
    }

    /// The two people compared the six words. If they differ, the pairing is erased.
    ///
    /// # Errors
    /// [`Refusal::NotPaired`], errors of the store.
    pub fn words_compared(&mut self, id: BondId, match_: bool) -> Result<(), VaultError> {
        self.forget(|edit| {
            let (card, mut bond) = load(**edit, id)?;
            bond.words_compared(match_)?;
            store(edit, id, card, &bond)
        })
    }

    /// Asks for one copy or moment back: the next parcel says it no more. What the partner holds
    /// goes when they take that parcel in, unless they keep it. Says whether it was given.
    ///
    /// # Errors
    /// [`VaultError::NoBond`], [`VaultError::Locked`], errors of the store.
    pub fn take_back(&mut self, id: BondId, copy: CopyId) -> Result<bool, VaultError> {
        self.forget(|edit| {
            let (card, mut bond) = load(**edit, id)?;
            let given = bond.copies.take_back(copy);
            store(edit, id, card, &bond)?;
            Ok(given)
        })
    }

    fn all_bonds(&mut self, reading: Reading) -> Result<Vec<(BondId, Bond)>, VaultError> {
        let ids: Vec<BondId> = self.bonds()?.into_iter().map(|entry| entry.id).collect();
        ids.into_iter()
            .map(|id| Ok((id, self.bond(id, reading)?)))
            .collect()
    }
}

/// Of two reasons the one that says most. Only a bond whose key opened the file can say more than
/// "not for this phone".
fn telling(known: Refusal, new: Refusal) -> Refusal {
    let rank = |refusal: &Refusal| match refusal {
        Refusal::NotPaired | Refusal::NoInvite => 0,
        Refusal::Fresh => 1,
        Refusal::NotForThisPhone => 2,
        Refusal::WrongKind { .. } => 3,
        _ => 4,
    };
    if rank(&new) > rank(&known) {
        new
    } else {
        known
    }
}
