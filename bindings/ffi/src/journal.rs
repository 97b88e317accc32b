//! Own pages, behind a door of their own.

use crate::error::LeesideError;
use crate::inside::Inside;
use crate::platform::typed;
use crate::shapes::journal::{
    JournalEntry, JournalFilter, JournalHit, JournalImported, JournalList, JournalPage,
};
use leeside::content::entries::Prompt;
use leeside::exchange::random::System;
use leeside::plan::ids::{BondId, CopyId, ItemId};
use leeside::vault::journal::{Cursor, Form, Journal as CoreJournal};
use leeside::vault::{JournalDoor, VaultError};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The journal. Nothing outside its open door tells whether there is a page. The door is opened on
/// its own, also while everything else is unlocked, and closes after five idle minutes and whenever
/// the app locks.
#[derive(uniffi::Object)]
pub struct Journal {
    inside: Arc<Inside>,
    door: Mutex<Option<JournalDoor>>,
}

impl Journal {
    pub(crate) fn of(inside: &Arc<Inside>) -> Self {
        Self {
            inside: Arc::clone(inside),
            door: Mutex::default(),
        }
    }

    fn door(&self) -> MutexGuard<'_, Option<JournalDoor>> {
        self.door.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn pages<T>(
        &self,
        act: impl FnOnce(&mut CoreJournal<'_>) -> Result<T, VaultError>,
    ) -> Result<T, LeesideError> {
        let door = self.door();
        self.inside.with_now(|vault, reading| {
            // Asked first, so that a lock is told as a lock.
            vault.idle_seconds()?;
            let door = door.as_ref().ok_or(VaultError::JournalClosed)?;
            act(&mut vault.journal(door, reading)?)
        })
    }
}

#[uniffi::export]
impl Journal {
    /// Opens the door, with the journal's own word or, where none was set, with the passphrase.
    ///
    /// # Errors
    /// `WrongSecret`, `Locked`.
    pub fn open_door(&self, words: Vec<u8>) -> Result<(), LeesideError> {
        let words = typed(words)?;
        let mut door = self.door();
        *door = None;
        *door = Some(
            self.inside
                .with_now(|vault, reading| vault.open_journal(&words, reading))?,
        );
        Ok(())
    }

    /// Closes the door.
    ///
    /// # Errors
    /// `Locked`.
    pub fn close_door(&self) -> Result<(), LeesideError> {
        *self.door() = None;
        self.inside.with(|vault| {
            vault.close_journal();
            Ok(())
        })
    }

    /// Gives the journal a word of its own, or with nothing the passphrase again. A forgotten word
    /// can be taken away with the recovery words, and in no other way.
    ///
    /// # Errors
    /// `NotYet` if the door is closed; `PassphraseTooShort`; `Locked`.
    pub fn set_own_words(&self, words: Option<Vec<u8>>) -> Result<(), LeesideError> {
        let words = words.map(typed).transpose()?;
        let door = self.door();
        self.inside.with_now(|vault, reading| {
            let door = door.as_ref().ok_or(VaultError::JournalClosed)?;
            let words = words.as_ref().map(|words| words.as_str());
            vault.set_journal_word(door, words, &mut System, reading)
        })
    }

    /// Takes a forgotten word of the journal away, with the recovery words.
    ///
    /// # Errors
    /// `NotSetUp`, `WrongSecret`, `UnknownWord`, `WordCount`, `Locked`.
    pub fn reset_own_words(&self, recovery_words: Vec<u8>) -> Result<(), LeesideError> {
        let words = typed(recovery_words)?;
        self.inside.with(|vault| vault.reset_journal_word(&words))
    }

    /// Writes a new page.
    ///
    /// # Errors
    /// `Unfit` if nothing is on it or something is too long; `NoPlan`; `NotYet` if the door is
    /// closed; `Locked`.
    pub fn write(&self, page: JournalPage) -> Result<CopyId, LeesideError> {
        let page = page.try_into()?;
        self.pages(|pages| pages.write(page, &mut System))
    }

    /// Writes a page anew. The former words are gone for good.
    ///
    /// # Errors
    /// `Gone`, and as `write`.
    pub fn edit(&self, id: CopyId, page: JournalPage) -> Result<(), LeesideError> {
        let page = page.try_into()?;
        self.pages(|pages| pages.edit(id, page))
    }

    /// One page.
    ///
    /// # Errors
    /// `NotYet` if the door is closed; `Locked`.
    pub fn read(&self, id: CopyId) -> Result<Option<JournalEntry>, LeesideError> {
        Ok(self.pages(|pages| pages.read(id))?.map(Into::into))
    }

    /// Deletes a page for good, at once. Says whether it was there.
    ///
    /// # Errors
    /// `NotYet` if the door is closed; `Locked`.
    pub fn forget(&self, id: CopyId) -> Result<bool, LeesideError> {
        self.pages(|pages| pages.forget(id))
    }

    /// Deletes every page for good.
    ///
    /// # Errors
    /// `NotYet` if the door is closed; `Locked`.
    pub fn forget_all(&self) -> Result<(), LeesideError> {
        self.pages(|pages| pages.forget_all())
    }

    /// Pages, the newest day first, from the beginning or from where a list ended; at most 200.
    ///
    /// # Errors
    /// `Unfit` if `after` is no place in a list; `NotYet` if the door is closed; `Locked`.
    pub fn list(
        &self,
        filter: JournalFilter,
        after: Option<String>,
        most: u32,
    ) -> Result<JournalList, LeesideError> {
        let read = |place: String| serde_json::from_str(&place);
        let after: Option<Cursor> = after
            .map(read)
            .transpose()
            .map_err(|_| LeesideError::WRONG_NAME)?;
        let listed = self.pages(|pages| pages.list(&filter.into(), after.as_ref(), most))?;
        let place = |cursor| serde_json::to_string(cursor).map_err(|_| LeesideError::Internal);
        Ok(JournalList {
            next: listed.next.as_ref().map(place).transpose()?,
            entries: listed.entries.into_iter().map(Into::into).collect(),
        })
    }

    /// The tags in use, in the order of the alphabet.
    ///
    /// # Errors
    /// `NotYet` if the door is closed; `Locked`.
    pub fn tags(&self) -> Result<Vec<String>, LeesideError> {
        self.pages(|pages| pages.tags())
    }

    /// The pages in whose words every typed word begins one, the best first; at most 200.
    ///
    /// # Errors
    /// `NotYet` if the door is closed; `Locked`.
    pub fn search(
        &self,
        typed: String,
        filter: JournalFilter,
        most: u32,
    ) -> Result<Vec<JournalHit>, LeesideError> {
        let hits = self.pages(|pages| pages.search(&typed, &filter.into(), most))?;
        Ok(hits.into_iter().map(Into::into).collect())
    }

    /// A question to write about, none of those that were just passed over.
    ///
    /// # Errors
    /// `NotYet` if the door is closed; `Locked`.
    pub fn prompt(&self, passed: Vec<ItemId>) -> Result<Option<Prompt>, LeesideError> {
        let library = self.inside.library();
        let prompt = self.pages(|pages| pages.prompt(&passed, library, &mut System))?;
        Ok(prompt.cloned())
    }

    /// Gives a copy of one page with the next parcel: its title, its text and its day, and nothing
    /// else. The copy has a name of its own (`Partner.ask_back`).
    ///
    /// # Errors
    /// `Gone`, `Unfit`, `NoPlan`; `NotYet` if the door is closed; `Locked`.
    pub fn give_copy(&self, id: CopyId, bond: BondId) -> Result<CopyId, LeesideError> {
        self.pages(|pages| pages.give_copy(id, bond, &mut System))
    }

    /// The pages that a filter takes as an open file, which nothing protects. The passphrase of the
    /// app is asked for it once more. It names neither plans nor moments.
    ///
    /// # Errors
    /// `WrongSecret`; `Unfit` if it would be too large; `NotYet` if the door is closed; `Locked`.
    pub fn export(
        &self,
        filter: JournalFilter,
        form: Form,
        passphrase: Vec<u8>,
    ) -> Result<Vec<u8>, LeesideError> {
        let passphrase = typed(passphrase)?;
        let door = self.door();
        self.inside.with_now(|vault, reading| {
            let confirmed = vault.reauthenticate(&passphrase, reading)?;
            let door = door.as_ref().ok_or(VaultError::JournalClosed)?;
            let file = vault
                .journal(door, reading)?
                .export(&filter.into(), form, &confirmed)?;
            Ok(file.as_bytes().to_vec())
        })
    }

    /// Takes in a file that `export` wrote, all of it or nothing.
    ///
    /// # Errors
    /// `FileRefused`; `NotYet` if the door is closed; `Locked`.
    pub fn import_file(&self, file: Vec<u8>) -> Result<JournalImported, LeesideError> {
        let file = typed(file).map_err(LeesideError::of_file)?;
        Ok(self.pages(|pages| pages.import(&file))?.into())
    }
}
