//! Making, opening, locking; and what goes wrong with the files.

use super::super::error::Piece;
use super::*;
use crate::consent::clock::{Reading, Time};
use std::io::{Seek, SeekFrom, Write};

#[test]
fn a_vault_is_made_opened_locked_and_keeps_what_it_holds() {
    let place = Place::new();
    assert!(!Vault::is_in(&place.root));
    let mut vault = create(&place.root);
    assert!(Vault::is_in(&place.root));
    write_note(&mut vault, "tea");
    vault.lock().expect("locked");
    assert!(vault.is_locked());
    assert_eq!(vault.edit(|_| Ok(())).err(), Some(VaultError::Locked));
    assert_eq!(vault.read(|_| Ok(())).err(), Some(VaultError::Locked));
    assert_eq!(
        vault.unlock(Unlock::Passphrase("something else")).err(),
        Some(VaultError::WrongPassphrase)
    );
    assert!(vault.is_locked());
    vault.unlock(Unlock::Passphrase(WORDS)).expect("unlocked");
    assert_eq!(note(&vault).as_deref(), Some("tea"));
    vault.close().expect("closed");
    let again = place.open().expect("opened");
    assert_eq!(note(&again).as_deref(), Some("tea"));
}

#[test]
fn one_at_a_time() {
    let place = Place::new();
    let mut vault = create(&place.root);
    assert_eq!(place.open().err(), Some(VaultError::InUse));
    vault.lock().expect("locked");
    assert_eq!(place.open().err(), Some(VaultError::InUse));
    drop(vault);
    assert!(place.open().is_ok());
}

/// Not a test of its own: the other process of the test below.
#[test]
fn another_process_that_opens() {
    let Some(root) = std::env::var_os("LEESIDE_TEST_VAULT") else {
        return;
    };
    let error = Vault::open(Path::new(&root), Unlock::Passphrase(WORDS)).err();
    assert_eq!(error, Some(VaultError::InUse));
    println!("it was in use");
}

#[test]
fn a_second_process_is_refused() {
    let place = Place::new();
    let _vault = create(&place.root);
    let name = "vault::tests::opening::another_process_that_opens";
    let other = std::process::Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", name, "--nocapture"])
        .env("LEESIDE_TEST_VAULT", &place.root)
        .output()
        .expect("another process");
    assert!(other.status.success());
    assert!(String::from_utf8_lossy(&other.stdout).contains("it was in use"));
}

#[test]
fn wrong_words_change_nothing() {
    let place = Place::filled("tea");
    let before = place.contents();
    for wrong in ["", "quiet lamp by the windo", "quiet  lamp by the window"] {
        let error = Vault::open(&place.root, Unlock::Passphrase(wrong)).err();
        assert_eq!(error, Some(VaultError::WrongPassphrase));
    }
    let recovery = Vault::open(&place.root, Unlock::Recovery(&["zoo"; 12].join(" "))).err();
    let slot = Slot::Recovery;
    assert_eq!(recovery, Some(VaultError::NoSlot { slot }));
    assert_eq!(place.contents(), before);
}

#[test]
fn a_place_must_be_free() {
    let place = Place::filled("tea");
    let again = Vault::create(&place.root, WORDS, &mut System).err();
    assert_eq!(again, Some(VaultError::AlreadyAVault));
    let other = Place::new();
    fs::create_dir(&other.root).expect("made");
    fs::write(other.file("letter.txt"), "mine").expect("written");
    let full = Vault::create(&other.root, WORDS, &mut System).err();
    assert_eq!(full, Some(VaultError::NotEmpty));
    fs::remove_file(other.file("letter.txt")).expect("removed");
    assert!(Vault::create(&other.root, WORDS, &mut System).is_ok());
    let third = Place::new();
    fs::write(&third.root, "a file where a folder should be").expect("written");
    let file = Vault::create(&third.root, WORDS, &mut System).err();
    assert_eq!(file, Some(VaultError::NotEmpty));
    assert!(third.root.is_file());
    let none = Vault::open(&Place::new().root, Unlock::Passphrase(WORDS)).err();
    assert_eq!(none, Some(VaultError::NotAVault));
}

#[test]
#[cfg(target_os = "linux")]
fn a_place_that_cannot_be_written_to_is_named() {
    let error = Vault::create(Path::new("/sys/leeside"), WORDS, &mut System).err();
    assert_eq!(error, Some(VaultError::ReadOnly));
}

#[test]
fn a_killed_making_leaves_no_vault_and_is_cleared() {
    let place = Place::new();
    let part = place.root.with_file_name("vault.part");
    fs::create_dir_all(part.join("slots")).expect("made");
    fs::write(part.join("store.db"), "half").expect("written");
    fs::write(part.join("slots/passphrase.age.part"), "half").expect("written");
    let vault = create(&place.root);
    assert!(!part.exists());
    drop(vault);
    // But a folder of somebody else with that name is left alone.
    let other = Place::new();
    let part = other.root.with_file_name("vault.part");
    fs::create_dir(&part).expect("made");
    fs::write(part.join("letter.txt"), "mine").expect("written");
    let error = Vault::create(&other.root, WORDS, &mut System).err();
    assert_eq!(error, Some(VaultError::NotEmpty));
    assert!(part.join("letter.txt").exists());
}

#[test]
fn a_missing_piece_is_named_and_the_rest_stays() {
    for (gone, missing) in [
        ("store.db", Piece::Store),
        ("slots/passphrase.age", Piece::Slot(Slot::Passphrase)),
    ] {
        let place = Place::filled("tea");
        let kept = fs::read(place.file(gone)).expect("a file");
        fs::remove_file(place.file(gone)).expect("removed");
        let before = place.contents();
        let error = place.open().err().expect("refused");
        assert_eq!(error, VaultError::HalfCopied { missing });
        assert!(!error.to_string().contains("store.db"));
        assert_eq!(place.contents(), before);
        fs::write(place.file(gone), kept).expect("put back");
        assert_eq!(note(&place.open().expect("whole")).as_deref(), Some("tea"));
    }
    // The folder of slots as a whole, and the lock, which is made anew.
    let place = Place::filled("tea");
    fs::remove_dir_all(place.file("slots")).expect("removed");
    let missing = Piece::Slot(Slot::Passphrase);
    assert_eq!(place.open().err(), Some(VaultError::HalfCopied { missing }));
    let place = Place::filled("tea");
    fs::remove_file(place.file("lock")).expect("removed");
    assert!(place.open().is_ok());
}

#[test]
fn files_of_two_vaults_are_told_apart_from_damage() {
    let (one, two) = (Place::filled("one"), Place::filled("two"));
    let slot = "slots/passphrase.age";
    let own = fs::read(one.file(slot)).expect("a slot");
    fs::copy(two.file(slot), one.file(slot)).expect("swapped");
    let before = one.contents();
    assert_eq!(one.open().err(), Some(VaultError::SlotOfOtherVault));
    assert_eq!(one.contents(), before);
    fs::write(one.file(slot), &own).expect("put back");
    assert_eq!(note(&one.open().expect("whole")).as_deref(), Some("one"));
    // A slot in the place of another slot is named too.
    fs::copy(one.file(slot), one.file("slots/recovery.age")).expect("swapped");
    let twelve = super::super::recovery::RecoveryWords::draw(&mut System).expect("drawn");
    let error = Vault::open(&one.root, Unlock::Recovery(twelve.as_str())).err();
    assert_eq!(error, Some(VaultError::WrongRecoveryWords));
}

#[test]
fn killed_while_open_it_has_all_that_was_said_to_be_done() {
    let place = Place::filled("before");
    let mut vault = place.open().expect("opened");
    write_note(&mut vault, "done");
    // The log holds it, and the store's file not yet.
    assert!(place.file("store.db-wal").exists());
    let killed = Place::new();
    copy(&place.root, &killed.root);
    // A key that does not fit is tried on it first, and must not harm the log.
    let other = Place::filled("other");
    let slot = "slots/passphrase.age";
    let own = fs::read(killed.file(slot)).expect("a slot");
    fs::copy(other.file(slot), killed.file(slot)).expect("swapped");
    assert_eq!(killed.open().err(), Some(VaultError::SlotOfOtherVault));
    fs::write(killed.file(slot), own).expect("put back");
    let vault = killed.open().expect("opened");
    assert_eq!(note(&vault).as_deref(), Some("done"));
    drop(vault);
    // Only a half of the log's last write arrived: then it is as before.
    let torn = Place::new();
    copy(&place.root, &torn.root);
    let log = fs::read(torn.file("store.db-wal")).expect("the log");
    fs::write(torn.file("store.db-wal"), &log[..log.len() - 3_000]).expect("cut");
    fs::remove_file(torn.file("store.db-shm")).expect("the log's index goes with the process");
    let vault = torn.open().expect("opened");
    assert_eq!(note(&vault).as_deref(), Some("before"));
}

#[test]
fn damage_is_named_and_nothing_is_deleted() {
    type Harm = fn(&mut Vec<u8>);
    let harms: [(&str, Harm, VaultError); 8] = [
        ("store.db", |b| b[100] ^= 1, VaultError::Damaged),
        ("store.db", |b| b[0] ^= 1, VaultError::Damaged),
        ("store.db", |b| b.truncate(100), VaultError::Damaged),
        ("store.db", |b| b.truncate(7), VaultError::Damaged),
        ("store.db", Vec::clear, VaultError::Damaged),
        (
            "store.db",
            |b| b[..16].copy_from_slice(b"SQLite format 3\0"),
            VaultError::NotEncrypted,
        ),
        (
            "slots/passphrase.age",
            |b| b.truncate(60),
            VaultError::Damaged,
        ),
        (
            "slots/passphrase.age",
            |b| b.resize(70_000, 0),
            VaultError::Damaged,
        ),
    ];
    let whole = Place::filled("tea");
    for (n, (name, harm, wanted)) in harms.into_iter().enumerate() {
        let place = Place::new();
        copy(&whole.root, &place.root);
        let mut bytes = fs::read(place.file(name)).expect("a file");
        harm(&mut bytes);
        fs::write(place.file(name), &bytes).expect("written");
        let before = place.contents();
        let error = place.open().err();
        if n == 1 {
            // The first bytes are the store's salt and name; the slot has them too, and heals it.
            assert_eq!(error, None);
            continue;
        }
        assert_eq!(error, Some(wanted), "{n}");
        assert_eq!(place.contents(), before, "{n}");
    }
}

#[test]
fn a_plain_database_is_not_used() {
    let place = Place::filled("tea");
    fs::remove_file(place.file("store.db")).expect("removed");
    let plain = rusqlite::Connection::open(place.file("store.db")).expect("plain");
    plain
        .execute_batch("CREATE TABLE own (name TEXT, document TEXT)")
        .expect("a table");
    drop(plain);
    let before = place.contents();
    assert_eq!(place.open().err(), Some(VaultError::NotEncrypted));
    assert_eq!(place.contents(), before);
}

#[test]
fn damage_deep_in_the_store_is_found_by_the_doctors_check() {
    let place = Place::new();
    let mut vault = create(&place.root);
    write_note(&mut vault, &"x".repeat(100_000));
    vault.close().expect("closed");
    let mut file = fs::OpenOptions::new()
        .write(true)
        .open(place.file("store.db"))
        .expect("the store");
    let length = file.metadata().expect("its size").len();
    file.seek(SeekFrom::Start(length - 5_000)).expect("there");
    file.write_all(b"!").expect("written");
    drop(file);
    let vault = place.open().expect("it opens by its first page");
    let store = &vault.open.as_ref().expect("open").store;
    assert_eq!(store.is_sound(), Ok(false));
    let error = vault.read(|view| view.own::<String>("note")).err();
    assert_eq!(error, Some(VaultError::Damaged));
}

#[test]
fn it_locks_by_itself() {
    let place = Place::new();
    let mut vault = create(&place.root);
    vault.set_idle_seconds(Some(300)).expect("set");
    assert_eq!(vault.lock_if_idle(Reading::wall(1_000)), Ok(false));
    vault.touch(Reading::wall(1_200));
    assert_eq!(vault.lock_if_idle(Reading::wall(1_499)), Ok(false));
    assert_eq!(vault.lock_if_idle(Reading::wall(1_500)), Ok(true));
    assert!(vault.is_locked());
    assert_eq!(vault.lock_if_idle(Reading::wall(1_500)), Ok(true));
    vault.unlock(Unlock::Passphrase(WORDS)).expect("unlocked");
    assert_eq!(vault.idle_seconds(), Ok(Some(300)));
    vault.touch(Reading::wall(5_000));
    assert_eq!(vault.lock_if_idle(Reading::wall(4_990)), Ok(false));
    assert_eq!(vault.lock_if_idle(Reading::wall(4_000)), Ok(true));
    // Where the platform tells the time since it started, turning the clock changes nothing.
    vault.unlock(Unlock::Passphrase(WORDS)).expect("unlocked");
    let at = |wall, uptime| Reading {
        wall: Time(wall),
        since_boot: Some((1, uptime)),
    };
    vault.touch(at(5_000, 10));
    assert_eq!(vault.lock_if_idle(at(9_000, 20)), Ok(false));
    assert_eq!(vault.lock_if_idle(at(5_001, 310)), Ok(true));
}

#[test]
fn time_does_not_run_back_over_a_restart() {
    let place = Place::new();
    let mut vault = create(&place.root);
    assert_eq!(vault.now(Reading::wall(10_000)), Ok(Time(10_000)));
    assert_eq!(vault.now(Reading::wall(10_030)), Ok(Time(10_030)));
    vault.close().expect("closed");
    let mut vault = place.open().expect("opened");
    assert_eq!(vault.now(Reading::wall(5)), Ok(Time(10_030)));
    assert_eq!(vault.clock_was_wrong(Reading::wall(700)), Ok(Time(700)));
    drop(vault);
    let mut vault = place.open().expect("opened");
    assert_eq!(vault.now(Reading::wall(5)), Ok(Time(700)));
}

#[test]
fn deleted_is_deleted_and_files_of_others_stay() {
    let place = Place::filled("tea");
    fs::write(place.file("letter.txt"), "mine").expect("written");
    let vault = place.open().expect("opened");
    vault.destroy(DeleteEverything).expect("deleted");
    assert_eq!(fs::read_dir(&place.root).expect("a folder").count(), 1);
    assert!(!Vault::is_in(&place.root));
    let place = Place::filled("tea");
    let mut vault = place.open().expect("opened");
    vault.lock().expect("locked");
    let error = vault.destroy(DeleteEverything).err();
    assert_eq!(error, Some(VaultError::Locked));
    assert!(Vault::is_in(&place.root));
    Vault::destroy_locked(&place.root, DeleteEverything).expect("deleted");
    assert!(!place.root.exists());
}

#[test]
#[cfg(unix)]
fn only_the_owner_can_look() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let mut vault = create(&place.root);
    write_note(&mut vault, "tea");
    for (name, _) in place.contents() {
        let mode = fs::metadata(place.root.join(&name))
            .expect("a file")
            .permissions();
        assert_eq!(mode.mode() & 0o077, 0, "{}", name.display());
    }
    let mode = fs::metadata(&place.root).expect("the folder").permissions();
    assert_eq!(mode.mode() & 0o077, 0);
}
