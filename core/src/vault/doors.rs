//! Doors inside an unlocked vault: the journal's, which is always opened on its own, and the
//! passphrase asked once more before something leaves.
//!
//! The door slows down someone who holds the unlocked phone. It is not a second encryption: whoever
//! knows the passphrase and takes the store to another program reads all of it, and the app says so.
//! It looks the same in front of an empty journal and of a full one.

use super::error::VaultError;
use super::kinds::Meta;
use super::life::{CLOCK_STEP, Open, Vault, passed};
use super::passphrase;
use super::recovery::RecoveryWords;
use super::slots::Unlock;
use crate::consent::clock::Reading;
use crate::exchange::random::{Random, draw};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// The journal's door closes after so many idle seconds: five minutes.
pub const JOURNAL_IDLE: i64 = 300;

/// A passphrase that was given again counts for so many seconds.
pub const CONFIRMED_FOR: i64 = 120;

/// The work of scrypt for the journal's own word, as the logarithm of N: 32 MiB, a tenth of a
/// second. The store around it is what keeps it secret.
const LOG_N: u8 = 15;

/// Shows that the journal's door was opened. It is worth nothing once the door has closed, by
/// itself or with the vault.
#[derive(Debug)]
pub struct JournalDoor(Arc<()>);

/// Shows that the passphrase was given again, shortly before.
#[derive(Debug)]
pub struct Confirmed {
    session: Arc<()>,
    at: Reading,
}

/// The door, while it is open.
pub(super) struct Door {
    key: Arc<()>,
    touched: Reading,
}

/// What is kept of the journal's own word.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    #[serde(with = "hex::serde")]
    salt: [u8; 16],
    #[serde(with = "hex::serde")]
    hash: [u8; 32],
}

impl Vault {
    /// Takes the passphrase again, before something that wants it: the token counts for
    /// [`CONFIRMED_FOR`] seconds of this session.
    ///
    /// # Errors
    /// [`VaultError::Locked`], [`VaultError::WrongPassphrase`].
    pub fn reauthenticate(
        &self,
        passphrase: &str,
        reading: Reading,
    ) -> Result<Confirmed, VaultError> {
        self.confirm(passphrase)?;
        let open = self.open.as_ref().ok_or(VaultError::Locked)?;
        Ok(Confirmed {
            session: Arc::clone(&open.session),
            at: reading,
        })
    }

    /// Opens the journal's door with the journal's own word, or, where none was set, with the
    /// passphrase. A door that was open before is closed by it.
    ///
    /// # Errors
    /// [`VaultError::Locked`], [`VaultError::WrongJournalWords`], errors of the store.
    pub fn open_journal(
        &mut self,
        words: &str,
        reading: Reading,
    ) -> Result<JournalDoor, VaultError> {
        match self.journal_word()? {
            Some(word) if word.fits(words)? => {}
            Some(_) => return Err(VaultError::WrongJournalWords),
            None => self.confirm(words).map_err(|error| match error {
                VaultError::WrongPassphrase => VaultError::WrongJournalWords,
                other => other,
            })?,
        }
        let key = Arc::new(());
        self.unlocked()?.door = Some(Door {
            key: Arc::clone(&key),
            touched: reading,
        });
        Ok(JournalDoor(key))
    }

    /// Closes the journal's door.
    pub fn close_journal(&mut self) {
        if let Some(open) = &mut self.open {
            open.door = None;
        }
    }

    /// Gives the journal a word of its own in place of the passphrase, or with `None` the
    /// passphrase again. Forgotten, it can be taken away with the recovery words
    /// ([`Vault::reset_journal_word`]) and in no other way here; no backup holds it, so that a
    /// restored journal opens with the new vault's passphrase.
    ///
    /// # Errors
    /// [`VaultError::JournalClosed`], [`VaultError::PassphraseTooShort`], [`VaultError::Locked`]
    /// and errors of the store.
    pub fn set_journal_word(
        &mut self,
        door: &JournalDoor,
        words: Option<&str>,
        random: &mut dyn Random,
        reading: Reading,
    ) -> Result<(), VaultError> {
        self.enter_journal(door, reading)?;
        let word = match words {
            Some(words) => {
                passphrase::check(words)?;
                Some(Word::new(words, random)?)
            }
            None => None,
        };
        self.forget(|edit| match &word {
            Some(word) => edit.put_meta(Meta::JournalWord, word),
            None => edit.delete_meta(Meta::JournalWord),
        })?;
        Ok(())
    }

    /// Takes a forgotten word of the journal away, with the recovery words. The passphrase opens
    /// it then.
    ///
    /// # Errors
    /// [`VaultError::NoSlot`] if there are no recovery words, [`VaultError::WrongRecoveryWords`]
    /// and the like, [`VaultError::Locked`], errors of the store.
    pub fn reset_journal_word(&mut self, recovery_words: &str) -> Result<(), VaultError> {
        RecoveryWords::parse(recovery_words)?;
        self.confirm_with(
            Unlock::Recovery(recovery_words),
            VaultError::WrongRecoveryWords,
        )?;
        self.forget(|edit| edit.delete_meta(Meta::JournalWord))?;
        Ok(())
    }

    /// Checks the door and keeps it open for a while longer.
    pub(super) fn enter_journal(
        &mut self,
        door: &JournalDoor,
        reading: Reading,
    ) -> Result<(), VaultError> {
        let open = self.unlocked()?;
        let Some(there) = &mut open.door else {
            return Err(VaultError::JournalClosed);
        };
        let fits = Arc::ptr_eq(&there.key, &door.0);
        if fits && lasts(there.touched, reading, JOURNAL_IDLE) {
            there.touched = reading;
            return Ok(());
        }
        if fits {
            open.door = None;
        }
        Err(VaultError::JournalClosed)
    }

    /// Checks that the passphrase was given again, shortly before.
    pub(super) fn confirmed(
        &self,
        confirmed: &Confirmed,
        reading: Reading,
    ) -> Result<(), VaultError> {
        let Open { session, .. } = self.open.as_ref().ok_or(VaultError::Locked)?;
        let here = Arc::ptr_eq(session, &confirmed.session);
        if here && lasts(confirmed.at, reading, CONFIRMED_FOR) {
            Ok(())
        } else {
            Err(VaultError::AskAgain)
        }
    }

    fn journal_word(&self) -> Result<Option<Word>, VaultError> {
        self.read(|view| view.meta(Meta::JournalWord))
    }
}

/// Whether fewer seconds have passed, and the clock was not turned back.
fn lasts(from: Reading, to: Reading, seconds: i64) -> bool {
    (-CLOCK_STEP..seconds).contains(&passed(from, to))
}

impl Word {
    fn new(words: &str, random: &mut dyn Random) -> Result<Self, VaultError> {
        let salt = draw(random)?;
        let hash = hash(words, &salt)?;
        Ok(Self { salt, hash })
    }

    fn fits(&self, words: &str) -> Result<bool, VaultError> {
        Ok(hash(words, &self.salt)?.ct_eq(&self.hash).into())
    }
}

fn hash(words: &str, salt: &[u8; 16]) -> Result<[u8; 32], VaultError> {
    let what = "the journal's word";
    let internal = VaultError::Internal { what };
    let work = scrypt::Params::new(LOG_N, 8, 1, 32).map_err(|_| internal.clone())?;
    let words: Zeroizing<String> = passphrase::tidy(words);
    let mut hash = [0; 32];
    scrypt::scrypt(words.as_bytes(), salt, &work, &mut hash).map_err(|_| internal)?;
    Ok(hash)
}
