//! A change of the key, and a kill at each of its steps.

use super::super::folder::Folder;
use super::super::rekey;
use super::super::secrets::RecoveryState;
use super::super::slots::{self, Seal, VaultKey};
use super::super::store::Store;
use super::*;
use crate::exchange::hybrid::Identity;

const NEW: &str = "a slow walk to the sea";

#[test]
fn a_new_key_new_slots_and_nothing_lost() {
    let place = Place::filled("tea");
    let own = Identity::from_seed([7; 32]);
    let mut vault = place.open().expect("opened");
    let former = vault.set_recovery(&mut System).expect("words");
    vault.rehearse_recovery(former.as_str()).expect("rehearsed");
    vault.set_device(&own.recipient()).expect("device");
    let old = slots::open(&place.file("slots"), Unlock::Passphrase(WORDS)).expect("key");
    let short = vault.rekey("short", None, &mut System).err();
    assert_eq!(short, Some(VaultError::PassphraseTooShort { least: 8 }));

    let done = vault.rekey(NEW, None, &mut System).expect("rekeyed");
    assert_eq!(done.dropped, [Slot::Device]);
    let words = done.recovery.expect("new words");
    assert_eq!(vault.recovery_state(), Ok(RecoveryState::Made));
    assert_eq!(note(&vault).as_deref(), Some("tea"));
    assert_eq!(vault.confirm(NEW), Ok(()));
    write_note(&mut vault, "more tea");
    vault.close().expect("closed");

    let store = place.file("store.db");
    assert_eq!(Store::fits(&store, &old), Ok(false));
    assert_eq!(place.open().err(), Some(VaultError::WrongPassphrase));
    let error = Vault::open(&place.root, Unlock::Recovery(former.as_str())).err();
    assert_eq!(error, Some(VaultError::WrongRecoveryWords));
    let slot = Slot::Device;
    let error = Vault::open(&place.root, Unlock::Device(&own)).err();
    assert_eq!(error, Some(VaultError::NoSlot { slot }));
    for unlock in [Unlock::Passphrase(NEW), Unlock::Recovery(words.as_str())] {
        let vault = Vault::open(&place.root, unlock).expect("opened");
        assert_eq!(note(&vault).as_deref(), Some("more tea"));
        assert!(!vault.folder.has_leftovers());
        let store = &vault.open.as_ref().expect("open").store;
        assert_eq!(store.is_sound(), Ok(true));
    }
    // With the phone's recipient at hand, its key goes on.
    let mut vault = Vault::open(&place.root, Unlock::Passphrase(NEW)).expect("opened");
    let done = vault
        .rekey(WORDS, Some(&own.recipient()), &mut System)
        .expect("rekeyed");
    assert!(done.dropped.is_empty());
    drop(vault);
    assert!(Vault::open(&place.root, Unlock::Device(&own)).is_ok());
}

/// The folder as it lies there when the process is killed after each step, in order.
fn killed_at_each_step(place: &Place) -> Vec<(&'static str, TempDir)> {
    let mut states = Vec::new();
    let mut snap = |name| {
        let dir = tempfile::tempdir().expect("a folder");
        copy(&place.root, dir.path());
        states.push((name, dir));
    };
    let old = slots::open(&place.file("slots"), Unlock::Passphrase(WORDS)).expect("key");
    let new = VaultKey::renewed(old.vault, &mut System).expect("drawn");
    let device = after().recipient();
    let folder = Folder::take(&place.root).expect("taken");
    let mut store = Store::open(&folder.store(), &old).expect("opened");
    let (all, half) = (
        [Seal::Passphrase(NEW), Seal::Device(&device)],
        [Seal::Device(&device)],
    );
    store.gather().expect("gathered");
    snap("gathered");
    rekey::write_store(&folder, &store, &new).expect("copied");
    let whole = fs::read(folder.store_next()).expect("the copy");
    fs::write(folder.store_next(), &whole[..whole.len() / 2]).expect("cut");
    fs::write(place.file("store.db.next-journal"), "half").expect("written");
    snap("half a store");
    fs::remove_file(place.file("store.db.next-journal")).expect("removed");
    fs::write(folder.store_next(), &whole).expect("whole");
    snap("a whole store");
    disk::make_dir(&folder.slots_next()).expect("made");
    for seal in half {
        slots::write(&folder.slots_next(), &new, seal).expect("a slot");
    }
    fs::write(place.file("slots.next/passphrase.age.part"), "half").expect("half a slot");
    snap("half the slots");
    // From the beginning, with something in the write-ahead log that the file does not have yet.
    store.scatter().expect("logging");
    store
        .transaction(|change| documents::Edit::new(change).put_own("note", &"late tea"))
        .expect("written");
    rekey::prepare(&folder, &mut store, &new, &all).expect("prepared");
    // The former store is one file by now, so that nothing stays beside the new one.
    assert!(!place.file("store.db-wal").exists());
    snap("prepared");
    store.close().expect("closed");
    rekey::commit(&folder).expect("committed");
    snap("committed");
    fs::rename(folder.slots(), folder.slots_old()).expect("renamed");
    snap("former slots aside");
    fs::rename(folder.slots_next(), folder.slots()).expect("renamed");
    snap("new slots in place");
    rekey::finish(&folder).expect("finished");
    snap("finished");
    states
}

/// The phone's keys before and after the change: they open in a moment, where words take long.
fn before() -> Identity {
    Identity::from_seed([1; 32])
}

fn after() -> Identity {
    Identity::from_seed([2; 32])
}

#[test]
fn killed_at_any_step_it_opens_with_the_old_or_the_new_secret() {
    let place = Place::filled("tea");
    let mut vault = place.open().expect("opened");
    vault.set_device(&before().recipient()).expect("set");
    vault.close().expect("closed");
    let opens = |root: &Path, unlock: Unlock<'_>| {
        let mut vault = Vault::open(root, unlock)?;
        assert!(note(&vault).is_some_and(|note| note.ends_with("tea")));
        assert!(!vault.folder.has_leftovers());
        write_note(&mut vault, "tea");
        vault.close()
    };
    let (old, new) = (before(), after());
    let (old, new) = (Unlock::Device(&old), Unlock::Device(&new));
    let wrong = Err(VaultError::WrongDevice);
    let mut committed = false;
    for (name, dir) in killed_at_each_step(&place) {
        committed |= name == "committed";
        // Each state is tried twice, because opening it moves it on.
        let twin = tempfile::tempdir().expect("a folder");
        copy(dir.path(), twin.path());
        let (one, two) = (dir.path(), twin.path());
        if committed {
            assert_eq!(opens(one, old), wrong, "{name}");
            assert_eq!(opens(one, new), Ok(()), "{name}");
            assert_eq!(opens(one, old), wrong, "{name}");
            assert_eq!(opens(one, new), Ok(()), "{name}");
            let words = opens(two, Unlock::Passphrase(WORDS));
            assert_eq!(words, Err(VaultError::WrongPassphrase), "{name}");
            assert_eq!(opens(two, Unlock::Passphrase(NEW)), Ok(()), "{name}");
        } else {
            // Opened with the old secret, it forgets the new ones, whatever was prepared.
            assert_eq!(opens(one, old), Ok(()), "{name}");
            assert_eq!(opens(one, new), wrong, "{name}");
            assert_eq!(opens(one, old), Ok(()), "{name}");
        }
        if name == "prepared" {
            let vault = Vault::open(two, new).expect("it goes on");
            assert_eq!(note(&vault).as_deref(), Some("late tea"));
            drop(vault);
            assert_eq!(opens(two, old), wrong, "{name}");
        }
    }
}

#[test]
fn the_slot_that_says_that_all_is_prepared_is_written_last() {
    let place = Place::filled("tea");
    let vault = place.open().expect("opened");
    let key = &vault.open.as_ref().expect("open").key;
    let device = after().recipient();
    // A folder where a file is to be written stops it at this slot.
    fs::create_dir_all(place.file("slots.next/device.age.part")).expect("made");
    let seals = [Seal::Passphrase(NEW), Seal::Device(&device)];
    assert!(rekey::write_slots(&vault.folder, key, &seals).is_err());
    assert!(!place.file("slots.next/passphrase.age").exists());
}

#[test]
fn a_change_that_fails_leaves_everything_as_it_was() {
    let place = Place::filled("tea");
    let mut vault = place.open().expect("opened");
    let open = vault.open.as_mut().expect("open");
    let new = VaultKey::renewed(open.key.vault, &mut System).expect("drawn");
    // Without a slot for a passphrase it is refused when its store is written already.
    let failed = rekey::prepare(&vault.folder, &mut open.store, &new, &[]);
    assert!(failed.is_err());
    assert!(!vault.folder.has_leftovers());
    write_note(&mut vault, "more tea");
    assert!(place.file("store.db-wal").exists());
    vault.close().expect("closed");
    let vault = place.open().expect("opened");
    assert_eq!(note(&vault).as_deref(), Some("more tea"));
}
