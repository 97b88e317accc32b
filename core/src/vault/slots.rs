//! The slots: each an age file that holds the store's key, one for each way to unlock.
//!
//! A slot names its vault and itself, so that swapped files are named and never obeyed. Removing a
//! slot, or changing its secret, does not change the key: who kept a copy of the former file and
//! knows its secret still has it. [`super::rekey`] is the answer to that.

use super::disk::{discard, read_small, sync_dir, write_atomic};
use super::error::VaultError;
use super::passphrase;
use super::recovery::RecoveryWords;
use crate::exchange::envelope;
use crate::exchange::error::Refusal;
use crate::exchange::hybrid::{Identity, Recipient};
use crate::exchange::random::{Random, draw};
use crate::exchange::strict;
use serde::Deserialize;
use std::fmt;
use std::path::{Path, PathBuf};
use zeroize::{Zeroize, Zeroizing};

/// The largest slot file that is read, in bytes. Ours are below 2 KiB.
const LARGEST: u64 = 64 * 1024;

/// One way to unlock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// By the passphrase. Every vault has it.
    Passphrase,
    /// By twelve recovery words.
    Recovery,
    /// By a key that the phone's own keystore releases.
    Device,
}

impl Slot {
    /// All of them, the passphrase first.
    pub const ALL: [Self; 3] = [Self::Passphrase, Self::Recovery, Self::Device];

    /// Its name in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Passphrase => "passphrase",
            Self::Recovery => "recovery",
            Self::Device => "device",
        }
    }

    pub(crate) fn path(self, slots: &Path) -> PathBuf {
        slots.join(self.name()).with_extension("age")
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Passphrase => "unlocking with words",
            Self::Recovery => "unlocking with recovery words",
            Self::Device => "unlocking with this phone's own key",
        })
    }
}

/// What a person or the phone gives to unlock.
#[derive(Clone, Copy)]
pub enum Unlock<'a> {
    /// The passphrase, as typed.
    Passphrase(&'a str),
    /// The recovery words, as typed: any case, spaces, numbering, or the first four letters of each.
    Recovery(&'a str),
    /// The identity that the phone's keystore released.
    Device(&'a Identity),
}

/// The store's key and the vault that it belongs to. Wiped when dropped.
pub(crate) struct VaultKey {
    /// Names the vault. It is also the store's salt, so that the file itself says whose it is.
    pub vault: [u8; 16],
    /// SQLCipher's raw key.
    pub key: Zeroizing<[u8; 32]>,
}

impl VaultKey {
    /// A new vault's name and key.
    ///
    /// # Errors
    /// [`Refusal::NoRandom`] if the generator fails.
    pub fn draw(random: &mut dyn Random) -> Result<Self, VaultError> {
        Self::renewed(draw(random)?, random)
    }

    /// A new key for this vault.
    ///
    /// # Errors
    /// [`Refusal::NoRandom`] if the generator fails.
    pub fn renewed(vault: [u8; 16], random: &mut dyn Random) -> Result<Self, VaultError> {
        let key = Zeroizing::new(draw(random)?);
        Ok(Self { vault, key })
    }
}

/// How a slot is sealed.
#[derive(Clone, Copy)]
pub(crate) enum Seal<'a> {
    Passphrase(&'a str),
    Recovery(&'a RecoveryWords),
    Device(&'a Recipient),
}

impl Seal<'_> {
    pub const fn slot(self) -> Slot {
        match self {
            Self::Passphrase(_) => Slot::Passphrase,
            Self::Recovery(_) => Slot::Recovery,
            Self::Device(_) => Slot::Device,
        }
    }
}

/// Writes a slot, atomically, in place of the present one.
///
/// # Errors
/// Errors of the disk. The present slot is unharmed then.
pub(crate) fn write(slots: &Path, key: &VaultKey, seal: Seal<'_>) -> Result<(), VaultError> {
    let slot = seal.slot();
    let content = encode(slot, key);
    let file = match seal {
        Seal::Passphrase(typed) => {
            envelope::seal_with(&passphrase::tidy(typed), content.as_bytes())?
        }
        Seal::Recovery(words) => envelope::seal_with(words.as_str(), content.as_bytes())?,
        Seal::Device(recipient) => envelope::seal_to(recipient, content.as_bytes())?,
    };
    write_atomic(&slot.path(slots), &file)
}

/// Opens a slot.
///
/// # Errors
/// [`VaultError::NoSlot`] if it is not there, the fitting "wrong …" if the secret does not open
/// it, [`VaultError::SlotOfOtherVault`] if another slot's file stands in its place,
/// [`VaultError::NewerStore`], [`VaultError::Damaged`].
pub(crate) fn open(slots: &Path, unlock: Unlock<'_>) -> Result<VaultKey, VaultError> {
    let slot = unlock.slot();
    let file = read_small(&slot.path(slots), LARGEST)?.ok_or(VaultError::NoSlot { slot })?;
    let content = match unlock {
        Unlock::Passphrase(typed) => envelope::open_with(&passphrase::tidy(typed), &file),
        Unlock::Recovery(typed) => {
            envelope::open_with(RecoveryWords::parse(typed)?.as_str(), &file)
        }
        Unlock::Device(identity) => {
            envelope::open_with_key(&file, &[identity]).map(|(_, content)| content)
        }
    };
    let content = content.map_err(|refusal| match (refusal, slot) {
        (Refusal::WrongWords, Slot::Passphrase) => VaultError::WrongPassphrase,
        (Refusal::WrongWords, _) => VaultError::WrongRecoveryWords,
        (Refusal::NotForThisPhone, _) => VaultError::WrongDevice,
        (Refusal::NewerFormat, _) => VaultError::NewerStore,
        _ => VaultError::Damaged,
    })?;
    decode(slot, &content)
}

/// Removes a slot. One that is not there is no error.
///
/// # Errors
/// Errors of the disk.
pub(crate) fn remove(slots: &Path, slot: Slot) -> Result<(), VaultError> {
    discard(&slot.path(slots))?;
    sync_dir(slots)
}

impl Unlock<'_> {
    const fn slot(self) -> Slot {
        match self {
            Self::Passphrase(_) => Slot::Passphrase,
            Self::Recovery(_) => Slot::Recovery,
            Self::Device(_) => Slot::Device,
        }
    }
}

/// The slot's content, `exchange.md` 1.4, in canonical JSON. Written by hand because a general
/// writer leaves copies of the key in memory.
fn encode(slot: Slot, key: &VaultKey) -> Zeroizing<String> {
    let mut hex = Zeroizing::new([0; 64]);
    // The two lengths fit, so this writes all of it.
    let _fits = hex::encode_to_slice(key.key.as_slice(), hex.as_mut_slice());
    let mut content = Zeroizing::new(String::with_capacity(256));
    content.push_str("{\"key\":\"");
    content.extend(hex.iter().map(|digit| char::from(*digit)));
    content.push_str("\",\"kind\":\"slot\",\"slot\":\"");
    content.push_str(slot.name());
    content.push_str("\",\"v\":1,\"vault\":\"");
    content.push_str(&hex::encode(key.vault));
    content.push_str("\"}");
    content
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Content<'a> {
    key: &'a str,
    kind: &'a str,
    slot: &'a str,
    v: u64,
    vault: &'a str,
}

fn decode(slot: Slot, bytes: &[u8]) -> Result<VaultKey, VaultError> {
    strict::version(bytes).map_err(|refusal| match refusal {
        Refusal::NewerFormat => VaultError::NewerStore,
        _ => VaultError::Damaged,
    })?;
    let content: Content<'_> = serde_json::from_slice(bytes).map_err(|_| VaultError::Damaged)?;
    if content.kind != "slot" || content.slot != slot.name() {
        return Err(VaultError::SlotOfOtherVault);
    }
    let mut key = VaultKey {
        vault: [0; 16],
        key: Zeroizing::new([0; 32]),
    };
    let read = hex::decode_to_slice(content.vault, &mut key.vault)
        .and_then(|()| hex::decode_to_slice(content.key, key.key.as_mut_slice()));
    // Anything but the one way to write it is refused.
    if read.is_err() || content.v != 1 || encode(slot, &key).as_bytes() != bytes {
        key.vault.zeroize();
        return Err(VaultError::Damaged);
    }
    Ok(key)
}
