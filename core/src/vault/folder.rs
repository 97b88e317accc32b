//! The vault's folder: its file names, its one owner, and writing a file whole or not at all.
//!
//! Nothing here is ever deleted because it looks wrong. What a killed run left behind is known by
//! its exact name, and only that is cleared.

use super::disk::{
    PART, discard, erase, make_dir, named, private_file, remove_dir, remove_file, sync_dir,
};
use super::error::{Piece, VaultError};
use super::slots::Slot;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// The encrypted store.
pub const STORE: &str = "store.db";
/// The folder of the slots.
pub const SLOTS: &str = "slots";
const LOCK: &str = "lock";
/// The folder of a run that is out, and its file.
const RUNS: &str = "runs";
const RUN: &str = "run.age";
/// What SQLite keeps beside a store.
const BESIDE: [&str; 3] = ["-wal", "-shm", JOURNAL];
/// What SQLite keeps beside a store that is one file, while it changes it.
const JOURNAL: &str = "-journal";
/// What a file or folder is called until it takes the place of the present one.
const NEXT: &str = ".next";
/// What the former slots are called until they are cleared.
const OLD: &str = ".old";

/// The folder of one vault, held by this process.
#[derive(Debug)]
pub(crate) struct Folder {
    root: PathBuf,
    /// Locked for as long as this lives; the system frees it also when the process is killed.
    _lock: File,
}

impl Folder {
    /// Takes the folder of an existing vault for this process.
    ///
    /// # Errors
    /// [`VaultError::NotAVault`] if there is none; [`VaultError::InUse`] if another has it;
    /// [`VaultError::ReadOnly`] if it cannot be written to.
    pub fn take(root: &Path) -> Result<Self, VaultError> {
        let root = std::path::absolute(root)?;
        if !looks_like_vault(&root) {
            return Err(VaultError::NotAVault);
        }
        let lock = hold(&root)?;
        Ok(Self { root, _lock: lock })
    }

    /// Makes a vault's folder whole or not at all: `build` fills a folder beside it, which then
    /// takes the name. A killed run leaves only the folder beside, which the next one clears.
    ///
    /// # Errors
    /// [`VaultError::AlreadyAVault`] or [`VaultError::NotEmpty`] if something is there, what
    /// `build` says, and errors of the disk. Nothing stays behind then.
    pub fn make<T>(
        root: &Path,
        build: impl FnOnce(&Self) -> Result<T, VaultError>,
    ) -> Result<(Self, T), VaultError> {
        let root = std::path::absolute(root)?;
        free(&root)?;
        let mut beside = root.file_name().ok_or(VaultError::NotEmpty)?.to_os_string();
        beside.push(PART);
        let beside = root.with_file_name(beside);
        make_dir(&beside)?;
        let part = Self {
            _lock: hold(&beside)?,
            root: beside,
        };
        // What a killed run left here was never anybody's vault.
        part.clear()?;
        part.only_ours()?;
        let built = match part.make_slots().and_then(|()| build(&part)) {
            Ok(built) => built,
            Err(error) => {
                part.remove()?;
                return Err(error);
            }
        };
        sync_dir(&part.root)?;
        if root.exists() {
            // An empty folder, as `free` saw; not every system renames over one.
            remove_file(&root.join(LOCK))?;
            fs::remove_dir(&root)?;
        }
        fs::rename(&part.root, &root)?;
        sync_dir(root.parent().unwrap_or(&root))?;
        Ok((Self { root, ..part }, built))
    }

    /// Where the store is.
    pub fn store(&self) -> PathBuf {
        self.root.join(STORE)
    }

    /// Where a store is built that will take the present one's place.
    pub fn store_next(&self) -> PathBuf {
        named(&self.store(), NEXT)
    }

    /// Where the slots are.
    pub fn slots(&self) -> PathBuf {
        self.root.join(SLOTS)
    }

    /// Where slots are written that will take the place of the present ones.
    pub fn slots_next(&self) -> PathBuf {
        named(&self.slots(), NEXT)
    }

    /// Where the former slots are until they are cleared.
    pub fn slots_old(&self) -> PathBuf {
        named(&self.slots(), OLD)
    }

    /// Where a run that is out is written.
    pub fn runs(&self) -> PathBuf {
        self.root.join(RUNS)
    }

    /// Its sealed state.
    pub fn run(&self) -> PathBuf {
        self.runs().join(RUN)
    }

    /// Clears a run that is out. None is no error.
    ///
    /// # Errors
    /// Errors of the disk.
    pub fn clear_run(&self) -> Result<(), VaultError> {
        erase(&self.run())?;
        erase(&named(&self.run(), PART))?;
        remove_dir(&self.runs())
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Which piece of the vault is missing, if one is.
    pub fn missing(&self) -> Option<Piece> {
        if !self.store().exists() {
            return Some(Piece::Store);
        }
        // In the middle of a change of the key the slots may stand under their next name alone.
        let there = [self.slots(), self.slots_next()]
            .iter()
            .any(|slots| Slot::Passphrase.path(slots).exists());
        (!there).then_some(Piece::Slot(Slot::Passphrase))
    }

    fn make_slots(&self) -> Result<(), VaultError> {
        make_dir(&self.slots())
    }

    /// Clears what killed runs left behind, by exact name: files half written, what a change of the
    /// key did not finish, and a rollback journal that was never begun. Call it only when the present
    /// slots open the present store, and that is open: then SQLite needs no rollback journal.
    ///
    /// # Errors
    /// Errors of the disk.
    pub fn clear_leftovers(&self) -> Result<(), VaultError> {
        // The slots first: without them a store in waiting is nothing, while slots in waiting
        // promise that their store is whole.
        clear_slots(&self.slots_next())?;
        clear_slots(&self.slots_old())?;
        remove_store(&self.store_next())?;
        for slot in Slot::ALL {
            erase(&named(&slot.path(&self.slots()), PART))?;
        }
        remove_file(&named(&self.store(), JOURNAL))
    }

    /// Which leftovers are there, by kind only.
    pub fn has_leftovers(&self) -> bool {
        self.slots_next().exists()
            || self.slots_old().exists()
            || self.store_next().exists()
            || Slot::ALL
                .iter()
                .any(|slot| named(&slot.path(&self.slots()), PART).exists())
    }

    /// Deletes the vault: the slots first, overwritten, so that from the first moment on nothing
    /// opens the store; then everything else of ours. Files of others stay.
    ///
    /// # Errors
    /// Errors of the disk. Done again, it goes on where it stopped.
    pub fn destroy(self) -> Result<(), VaultError> {
        self.remove()
    }

    fn only_ours(&self) -> Result<(), VaultError> {
        match only_lock(fs::read_dir(&self.root)?)? {
            true => Ok(()),
            false => Err(VaultError::NotEmpty),
        }
    }

    fn clear(&self) -> Result<(), VaultError> {
        for slots in [self.slots(), self.slots_next(), self.slots_old()] {
            clear_slots(&slots)?;
        }
        self.clear_run()?;
        remove_store(&self.store())?;
        remove_store(&self.store_next())
    }

    fn remove(&self) -> Result<(), VaultError> {
        self.clear()?;
        remove_file(&self.root.join(LOCK))?;
        // Refused by the system if files of others are in it, and then it stays.
        match fs::remove_dir(&self.root) {
            Err(error) if error.kind() != io::ErrorKind::DirectoryNotEmpty => Err(error.into()),
            _ => Ok(()),
        }
    }
}

/// Whether there is a vault in this folder, whole or in part.
#[must_use]
pub fn looks_like_vault(root: &Path) -> bool {
    root.join(STORE).exists() || root.join(SLOTS).exists()
}

/// Deletes a store and what SQLite keeps beside it.
///
/// # Errors
/// Errors of the disk.
pub(crate) fn remove_store(store: &Path) -> Result<(), VaultError> {
    for beside in BESIDE {
        remove_file(&named(store, beside))?;
    }
    remove_file(store)
}

/// Whether SQLite still keeps something beside this store.
pub(crate) fn has_beside(store: &Path) -> bool {
    BESIDE.iter().any(|beside| named(store, beside).exists())
}

fn clear_slots(slots: &Path) -> Result<(), VaultError> {
    // The passphrase's comes first in `ALL`: its being there says that a set of slots is whole.
    for slot in Slot::ALL {
        discard(&slot.path(slots))?;
    }
    remove_dir(slots)
}

fn hold(root: &Path) -> Result<File, VaultError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    private_file(&mut options);
    let lock = options.open(root.join(LOCK))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(VaultError::InUse),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

fn free(root: &Path) -> Result<(), VaultError> {
    if looks_like_vault(root) {
        return Err(VaultError::AlreadyAVault);
    }
    match fs::read_dir(root) {
        // A lock alone is what a deletion left that was killed at its very end.
        Ok(entries) => match only_lock(entries)? {
            true => Ok(()),
            false => Err(VaultError::NotEmpty),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Err(VaultError::NotEmpty),
        Err(error) => Err(error.into()),
    }
}

fn only_lock(entries: fs::ReadDir) -> Result<bool, VaultError> {
    for entry in entries {
        if entry?.file_name() != LOCK {
            return Ok(false);
        }
    }
    Ok(true)
}
