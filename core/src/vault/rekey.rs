//! "Someone knows my passphrase": a new key, the whole store written anew under it, new slots.
//!
//! The steps, in an order in which a kill at any moment leaves a vault that opens:
//! 1. `store.db.next` is written under the new key, checked against the present store, synced.
//! 2. `slots.next/` is written, the passphrase's slot last: that it is there says that the new
//!    store and the new slots are whole.
//! 3. `store.db.next` is renamed over `store.db`. From here on only the new secrets open it.
//! 4. `slots.next/` takes the place of `slots/`, and the former slots are overwritten and deleted.
//!
//! Before 3 the former secret opens the vault, and that discards the rest; the new passphrase
//! opens it too once 2 is done, and that goes on with 3. After 3 any unlocking goes on with 4.

use super::disk::{self, make_dir, sync_dir};
use super::error::VaultError;
use super::folder::{self, Folder};
use super::slots::{self, Seal, Slot, Unlock, VaultKey};
use super::store::{self, Store, key_statement};
use std::fs;

/// The new store does not hold what the present one does.
const COPY: VaultError = VaultError::Internal {
    what: "the copy of the store",
};

/// Finds the key that this secret gives, and finishes a change of the key that was cut off.
///
/// # Errors
/// [`VaultError::HalfCopied`] if a file is missing, what [`slots::open`] says of the secret,
/// [`VaultError::SlotOfOtherVault`] or [`VaultError::Damaged`] if the key does not open the store.
pub(crate) fn find(folder: &Folder, unlock: Unlock<'_>) -> Result<VaultKey, VaultError> {
    if let Some(missing) = folder.missing() {
        return Err(VaultError::HalfCopied { missing });
    }
    let present = slots::open(&folder.slots(), unlock);
    if let Ok(key) = &present
        && Store::fits(&folder.store(), key)?
    {
        return present;
    }
    if whole(folder) {
        let key = slots::open(&folder.slots_next(), unlock)?;
        if !Store::fits(&folder.store(), &key)? {
            if !folder.store_next().exists() || !Store::fits(&folder.store_next(), &key)? {
                return Err(VaultError::Damaged);
            }
            commit(folder)?;
        }
        finish(folder)?;
        return Ok(key);
    }
    let key = present?;
    if store::head(&folder.store())? == key.vault {
        Err(VaultError::Damaged)
    } else {
        Err(VaultError::SlotOfOtherVault)
    }
}

/// Whether a change of the key is prepared as a whole.
fn whole(folder: &Folder) -> bool {
    Slot::Passphrase.path(&folder.slots_next()).exists()
}

/// Steps 1 and 2. The present store is not touched, but leaves write-ahead logging.
///
/// # Errors
/// [`VaultError::DiskFull`] and other errors of the disk. What was prepared is cleared then.
pub(crate) fn prepare(
    folder: &Folder,
    store: &mut Store,
    key: &VaultKey,
    seals: &[Seal<'_>],
) -> Result<(), VaultError> {
    folder.clear_leftovers()?;
    store.gather()?;
    let prepared = write_store(folder, store, key).and_then(|()| write_slots(folder, key, seals));
    prepared.map_err(|error| {
        let error = match error {
            // A copy that is damaged says nothing of the present store.
            VaultError::Damaged if store.is_sound() == Ok(true) => COPY,
            other => other,
        };
        let cleared = folder.clear_leftovers().and_then(|()| store.scatter());
        // SQLite does not always say that it was room that ran out while it copied.
        let reason = room(folder).and(cleared).err();
        reason.unwrap_or(error)
    })
}

/// Whether there is room for another store as large as the present one.
fn room(folder: &Folder) -> Result<(), VaultError> {
    let next = folder.store_next();
    let wanted = fs::metadata(folder.store())?.len();
    let tried = disk::fill(&next, wanted);
    folder::remove_store(&next)?;
    tried
}

/// Step 1.
pub(super) fn write_store(
    folder: &Folder,
    store: &Store,
    key: &VaultKey,
) -> Result<(), VaultError> {
    let next = folder.store_next();
    // Attaching makes no file, and would not make it for the owner alone.
    disk::make_file(&next)?;
    let name = next.to_str().ok_or(VaultError::Internal {
        what: "the folder's name",
    })?;
    let connection = store.connection();
    // A quote is doubled inside a text of SQL.
    let attach = format!(
        "ATTACH DATABASE '{}' AS next KEY ",
        name.replace('\'', "''")
    );
    connection.execute_batch(&key_statement(&attach, key))?;
    let exported = connection
        .execute_batch("SELECT sqlcipher_export('next')")
        .and_then(|()| connection.pragma_query_value(None, "user_version", |row| row.get(0)))
        .and_then(|version: u32| connection.pragma_update(Some("next"), "user_version", version))
        .map_err(VaultError::from);
    // Detached also when it failed, so that the former store stays usable.
    let detached = connection.execute_batch("DETACH DATABASE next");
    exported?;
    detached?;
    let copy = Store::open_as_it_is(&next, key)?;
    if !copy.holds_the_same(store)? {
        return Err(COPY);
    }
    drop(copy);
    store::sync_alone(&next)
}

/// Step 2.
pub(super) fn write_slots(
    folder: &Folder,
    key: &VaultKey,
    seals: &[Seal<'_>],
) -> Result<(), VaultError> {
    let next = folder.slots_next();
    make_dir(&next)?;
    let is_last = |seal: &&Seal<'_>| seal.slot() == Slot::Passphrase;
    let last = seals.iter().find(is_last).ok_or(VaultError::Internal {
        what: "the new slots",
    })?;
    for seal in seals.iter().filter(|seal| !is_last(seal)) {
        slots::write(&next, key, *seal)?;
    }
    slots::write(&next, key, *last)?;
    sync_dir(folder.root())
}

/// Step 3. The store must be closed.
///
/// # Errors
/// Errors of the disk. The former secret opens the vault then.
pub(crate) fn commit(folder: &Folder) -> Result<(), VaultError> {
    store::sync_alone(&folder.store())?;
    fs::rename(folder.store_next(), folder.store())?;
    sync_dir(folder.root())
}

/// Step 4, from wherever it stopped.
///
/// # Errors
/// Errors of the disk. The next unlocking goes on.
pub(crate) fn finish(folder: &Folder) -> Result<(), VaultError> {
    if whole(folder) {
        if folder.slots().exists() {
            fs::rename(folder.slots(), folder.slots_old())?;
        }
        fs::rename(folder.slots_next(), folder.slots())?;
        sync_dir(folder.root())?;
    }
    folder.clear_leftovers()
}
