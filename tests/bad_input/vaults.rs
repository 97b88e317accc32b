//! A vault's folder that is not as it should be, or a secret that is not the one.

use super::is_calm;
use leeside::exchange::hybrid::Identity;
use leeside::exchange::random::System;
use leeside::vault::{Slot, Unlock, Vault, VaultError};
use leeside_tests::folder;
use leeside_tests::phone::{Phone, WORDS, device, three};
use leeside_tests::raw;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A closed vault in a folder of its own.
pub struct Closed {
    _dir: TempDir,
    pub root: PathBuf,
}

impl Closed {
    pub fn new() -> Self {
        Self::of(three().c.root())
    }

    fn of(from: &Path) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let root = dir.path().join("vault");
        folder::copy(from, &root);
        Vault::open(&root, Unlock::Device(&device()))
            .expect("it opens")
            .close()
            .expect("closed");
        Self { _dir: dir, root }
    }

    /// Asserts that it does not open with this secret and that no byte changed, and gives why.
    pub fn refused(&self, unlock: Unlock<'_>) -> VaultError {
        let before = folder::content(&self.root);
        let error = Vault::open(&self.root, unlock).err().expect("refused");
        assert!(folder::content(&self.root) == before, "{error:?}");
        is_calm(&error);
        error
    }

    pub fn refused_to_device(&self) -> VaultError {
        self.refused(Unlock::Device(&device()))
    }
}

#[test]
fn another_secret() {
    let vault = Closed::new();
    let words = Unlock::Passphrase("quiet lamp by the door");
    assert_eq!(vault.refused(words), VaultError::WrongPassphrase);
    let other = Identity::from_seed([8; 32]);
    let error = vault.refused(Unlock::Device(&other));
    assert_eq!(error, VaultError::WrongDevice);
    let recovery = "abandon abandon abandon abandon abandon abandon abandon abandon abandon \
                    abandon abandon about";
    let slot = Slot::Recovery;
    let error = vault.refused(Unlock::Recovery(recovery));
    assert_eq!(error, VaultError::NoSlot { slot });
    let mut phone = Phone::copy_of(&vault.root, 0);
    phone.vault.set_recovery(&mut System).expect("words");
    phone.vault.lock().expect("locked");
    let vault = Closed::of(phone.root());
    let error = vault.refused(Unlock::Recovery(recovery));
    assert_eq!(error, VaultError::WrongRecoveryWords);
    let error = vault.refused(Unlock::Recovery("abandon about"));
    assert_eq!(error, VaultError::RecoveryWordCount { found: 2 });
    let error = vault.refused(Unlock::Recovery(&recovery.replace("about", "aboot")));
    assert_eq!(error, VaultError::UnknownRecoveryWord { position: 12 });
}

#[test]
fn a_part_of_it_only() {
    for (name, slots) in [("store.db", false), ("slots", true)] {
        let vault = Closed::new();
        let path = vault.root.join(name);
        if slots {
            fs::remove_dir_all(path).expect("removed");
        } else {
            fs::remove_file(path).expect("removed");
        }
        let error = vault.refused_to_device();
        assert!(
            matches!(error, VaultError::HalfCopied { .. }),
            "{name}: {error:?}"
        );
    }
    let vault = Closed::new();
    fs::remove_file(vault.root.join("slots/device.age")).expect("removed");
    let slot = Slot::Device;
    assert_eq!(vault.refused_to_device(), VaultError::NoSlot { slot });
    let dir = tempfile::tempdir().expect("a folder");
    let error = Vault::open(dir.path(), Unlock::Passphrase(WORDS)).err();
    assert_eq!(error, Some(VaultError::NotAVault));
    assert!(folder::files(dir.path()).is_empty());
    fs::write(dir.path().join("holiday.jpg"), "of somebody").expect("written");
    let error = Vault::create(dir.path(), WORDS, &mut System).err();
    assert_eq!(error, Some(VaultError::NotEmpty));
    assert_eq!(folder::files(dir.path()).len(), 1);
}

#[test]
fn files_of_two_vaults() {
    let vault = Closed::new();
    let stranger = Phone::new();
    let root = stranger.root().to_path_buf();
    stranger.vault.close().expect("closed");
    let store = fs::read(root.join("store.db")).expect("a store");
    fs::write(vault.root.join("store.db"), store).expect("written");
    assert_eq!(vault.refused_to_device(), VaultError::SlotOfOtherVault);
    // A slot in the place of another.
    let vault = Closed::new();
    let words = fs::read(vault.root.join("slots/passphrase.age")).expect("a slot");
    fs::write(vault.root.join("slots/recovery.age"), words).expect("written");
    let error = vault.refused(Unlock::Recovery(
        "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon \
         about",
    ));
    assert_eq!(error, VaultError::WrongRecoveryWords);
}

#[test]
fn a_store_that_is_plain_or_newer() {
    let vault = Closed::new();
    let store = vault.root.join("store.db");
    fs::remove_file(&store).expect("removed");
    rusqlite::Connection::open(&store)
        .and_then(|plain| plain.execute_batch("CREATE TABLE x (y); INSERT INTO x VALUES (1)"))
        .expect("plain");
    assert_eq!(vault.refused_to_device(), VaultError::NotEncrypted);
    let vault = Closed::new();
    let store = raw::open(&vault.root);
    store
        .pragma_update(None, "user_version", 99)
        .expect("newer");
    store
        .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        .expect("emptied");
    drop(store);
    assert_eq!(vault.refused_to_device(), VaultError::NewerStore);
}

#[test]
fn in_use() {
    let vault = Closed::new();
    let held = Vault::open(&vault.root, Unlock::Device(&device())).expect("opened");
    assert_eq!(vault.refused_to_device(), VaultError::InUse);
    held.close().expect("closed");
    assert!(Vault::open(&vault.root, Unlock::Device(&device())).is_ok());
}
