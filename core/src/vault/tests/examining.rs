//! The doctor's report.

use super::*;

#[test]
fn a_sound_vault_is_well_and_says_nothing_of_what_it_holds() {
    let place = Place::new();
    let mut vault = create(&place.root);
    let empty = vault.examine().expect("examined");
    assert!(empty.is_well());
    let inside = empty.inside.as_ref().expect("unlocked");
    assert!(inside.sound);
    assert_eq!(inside.schema, inside.newest);
    for n in 0..50 {
        write_note(&mut vault, &format!("note {n}"));
    }
    assert_eq!(vault.examine().expect("examined").slots, empty.slots);
    // Locked, the reports of an empty and of a full one are the same.
    vault.lock().expect("locked");
    let locked = vault.examine().expect("examined");
    assert_eq!(locked.inside, None);
    let other = Place::new();
    let mut none = create(&other.root);
    none.lock().expect("locked");
    assert_eq!(locked, none.examine().expect("examined"));
}

#[test]
fn what_is_not_well_is_named() {
    let place = Place::filled("tea");
    let mut vault = place.open().expect("opened");
    vault.set_recovery(&mut System).expect("words");
    fs::remove_file(place.file("slots/recovery.age")).expect("removed");
    let report = vault.examine().expect("examined");
    assert!(report.inside.as_ref().is_some_and(|it| it.recovery_missing));
    assert!(!report.is_well());
    vault.lock().expect("locked");
    fs::write(place.file("slots/device.age.part"), "half").expect("written");
    assert!(vault.examine().expect("examined").leftovers);
    fs::write(place.file("store.db"), "SQLite format 3\0 and so on").expect("written");
    let report = vault.examine().expect("examined");
    assert!(report.store && !report.encrypted && !report.is_well());
    fs::remove_file(place.file("store.db")).expect("removed");
    assert!(!vault.examine().expect("examined").store);
}

#[test]
#[cfg(unix)]
fn open_permissions_are_seen() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::filled("tea");
    let path = place.file("slots/passphrase.age");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("opened up");
    let vault = Vault::hold(&place.root).expect("held");
    let report = vault.examine().expect("examined");
    assert!(!report.private && !report.is_well());
}
