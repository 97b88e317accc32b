//! The ways to unlock one vault, set up, changed and taken away.
//!
//! Asking for the passphrase once more before any of these is the shells' part: see
//! [`Vault::confirm`].

use super::documents::{Edit, View};
use super::error::VaultError;
use super::kinds::Meta;
use super::life::Vault;
use super::passphrase;
use super::recovery::RecoveryWords;
use super::rekey;
use super::slots::{self, Seal, Slot, Unlock, VaultKey};
use super::store::Store;
use crate::exchange::hybrid::Recipient;
use crate::exchange::random::Random;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

/// How it stands with the recovery words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecoveryState {
    /// There are none.
    NotSetUp,
    /// There are none, and the person said "later".
    PutOff,
    /// They were made; the person has not yet typed them back.
    Made,
    /// They were typed back once.
    Rehearsed,
    /// They were made, but their file is gone.
    Missing,
}

/// What the store remembers of that. The file says the rest.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Note {
    PutOff,
    Made,
    Rehearsed,
}

/// What came of a change of the key.
pub struct Rekeyed {
    /// New recovery words, if there were some before. The former ones open nothing now.
    pub recovery: Option<RecoveryWords>,
    /// Ways to unlock that are gone and can be set up again.
    pub dropped: Vec<Slot>,
}

impl Vault {
    /// Checks the passphrase of the unlocked vault, before something that wants it asked again.
    ///
    /// # Errors
    /// [`VaultError::Locked`], [`VaultError::WrongPassphrase`].
    pub fn confirm(&self, passphrase: &str) -> Result<(), VaultError> {
        self.confirm_with(Unlock::Passphrase(passphrase), VaultError::WrongPassphrase)
    }

    /// Changes the passphrase. The store's key stays: who copied the former slot and knows the
    /// former passphrase still has it. [`Vault::rekey`] is for that.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`], [`VaultError::PassphraseTooShort`], errors of the disk. The
    /// former passphrase holds then.
    pub fn change_passphrase(&mut self, old: &str, new: &str) -> Result<(), VaultError> {
        passphrase::check(new)?;
        self.confirm(old)?;
        self.write_slot(Seal::Passphrase(new))
    }

    /// Makes recovery words, in place of former ones, which open nothing from then on.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the disk.
    pub fn set_recovery(&mut self, random: &mut dyn Random) -> Result<RecoveryWords, VaultError> {
        let words = RecoveryWords::draw(random)?;
        // The note first: killed in between, nobody believes that unseen words were rehearsed.
        self.note_recovery(Note::Made)?;
        self.write_slot(Seal::Recovery(&words))?;
        Ok(words)
    }

    /// Checks recovery words that the person types back, and remembers that they did.
    ///
    /// # Errors
    /// [`VaultError::Locked`], [`VaultError::NoSlot`], [`VaultError::WrongRecoveryWords`],
    /// [`VaultError::UnknownRecoveryWord`], [`VaultError::RecoveryWordCount`].
    pub fn rehearse_recovery(&mut self, typed: &str) -> Result<(), VaultError> {
        self.confirm_with(Unlock::Recovery(typed), VaultError::WrongRecoveryWords)?;
        self.note_recovery(Note::Rehearsed)
    }

    /// "Later": no recovery words for now. Words that are set up stay.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn put_off_recovery(&mut self) -> Result<(), VaultError> {
        if self.has_slot(Slot::Recovery)? {
            return Ok(());
        }
        self.note_recovery(Note::PutOff)
    }

    /// Takes the recovery words away. The passphrase is then the only words that open it.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the disk.
    pub fn remove_recovery(&mut self) -> Result<(), VaultError> {
        self.edit(|edit| edit.delete_meta(Meta::Recovery))?;
        slots::remove(&self.folder.slots(), Slot::Recovery)
    }

    /// How it stands with the recovery words.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn recovery_state(&self) -> Result<RecoveryState, VaultError> {
        let note = self.read(recovery_note)?;
        Ok(match (self.has_slot(Slot::Recovery)?, note) {
            (true, Some(Note::Rehearsed)) => RecoveryState::Rehearsed,
            (true, _) => RecoveryState::Made,
            (false, Some(Note::PutOff)) => RecoveryState::PutOff,
            (false, Some(_)) => RecoveryState::Missing,
            (false, None) => RecoveryState::NotSetUp,
        })
    }

    /// Lets a key of the phone's own keystore unlock, in place of a former one.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the disk.
    pub fn set_device(&mut self, recipient: &Recipient) -> Result<(), VaultError> {
        self.write_slot(Seal::Device(recipient))
    }

    /// Takes the phone's own key away.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the disk.
    pub fn remove_device(&mut self) -> Result<(), VaultError> {
        self.unlocked()?;
        slots::remove(&self.folder.slots(), Slot::Device)
    }

    /// Whether this way to unlock is set up. Known also while it is locked, so that a lock screen
    /// offers what there is.
    ///
    /// # Errors
    /// Errors of the disk.
    pub fn has_slot(&self, slot: Slot) -> Result<bool, VaultError> {
        Ok(slot.path(&self.folder.slots()).try_exists()?)
    }

    /// "Someone knows my passphrase": a new key, the whole store written anew under it, the slots
    /// made anew. Takes as much free room as the store is large. Copies of the former files that
    /// somebody made before still open with the former secrets; nothing can reach them.
    ///
    /// Recovery words are replaced and given back, to be written down and rehearsed. The phone's
    /// own key goes on if its `device` recipient is given, and is dropped otherwise.
    ///
    /// # Errors
    /// [`VaultError::Locked`], [`VaultError::PassphraseTooShort`], [`VaultError::DiskFull`] and
    /// other errors of the disk. Then either nothing has changed, or the vault is locked and the
    /// new passphrase opens it.
    pub fn rekey(
        &mut self,
        passphrase: &str,
        device: Option<&Recipient>,
        random: &mut dyn Random,
    ) -> Result<Rekeyed, VaultError> {
        passphrase::check(passphrase)?;
        let vault = self.unlocked()?.key.vault;
        let key = VaultKey::renewed(vault, random)?;
        let former = self.read(recovery_note)?;
        let recovery = if self.has_slot(Slot::Recovery)? {
            self.note_recovery(Note::Made)?;
            Some(RecoveryWords::draw(random)?)
        } else {
            None
        };
        let dropped = if self.has_slot(Slot::Device)? && device.is_none() {
            vec![Slot::Device]
        } else {
            Vec::new()
        };
        let mut seals = vec![Seal::Passphrase(passphrase)];
        seals.extend(recovery.as_ref().map(Seal::Recovery));
        seals.extend(device.map(Seal::Device));
        let folder = &self.folder;
        let open = self.open.as_mut().ok_or(VaultError::Locked)?;
        if let Err(error) = rekey::prepare(folder, &mut open.store, &key, &seals) {
            if let Some(former) = former {
                self.note_recovery(former)?;
            }
            return Err(error);
        }
        self.lock()?;
        rekey::commit(&self.folder)?;
        rekey::finish(&self.folder)?;
        let store = Store::open(&self.folder.store(), &key)?;
        self.enter(key, store)?;
        Ok(Rekeyed { recovery, dropped })
    }

    pub(super) fn confirm_with(
        &self,
        unlock: Unlock<'_>,
        wrong: VaultError,
    ) -> Result<(), VaultError> {
        let open = self.open.as_ref().ok_or(VaultError::Locked)?;
        let found = slots::open(&self.folder.slots(), unlock)?;
        let same = found.key.as_slice().ct_eq(open.key.key.as_slice());
        if bool::from(same) { Ok(()) } else { Err(wrong) }
    }

    fn write_slot(&mut self, seal: Seal<'_>) -> Result<(), VaultError> {
        let slots = self.folder.slots();
        slots::write(&slots, &self.unlocked()?.key, seal)
    }

    fn note_recovery(&mut self, note: Note) -> Result<(), VaultError> {
        self.edit(|edit: &Edit<'_>| edit.put_meta(Meta::Recovery, &note))?;
        Ok(())
    }
}

fn recovery_note(view: View<'_>) -> Result<Option<Note>, VaultError> {
    view.meta(Meta::Recovery)
}
