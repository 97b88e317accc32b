//! The ways to unlock.

use super::super::secrets::RecoveryState;
use super::*;
use crate::exchange::hybrid::Identity;

#[test]
fn a_changed_passphrase_takes_the_place_of_the_former() {
    let place = Place::filled("tea");
    let mut vault = place.open().expect("opened");
    let new = "a slow walk to the sea";
    assert_eq!(
        vault.change_passphrase("not the words", new).err(),
        Some(VaultError::WrongPassphrase)
    );
    assert_eq!(
        vault.change_passphrase(WORDS, "short").err(),
        Some(VaultError::PassphraseTooShort { least: 8 })
    );
    vault.change_passphrase(WORDS, new).expect("changed");
    assert_eq!(vault.confirm(new), Ok(()));
    drop(vault);
    assert_eq!(place.open().err(), Some(VaultError::WrongPassphrase));
    let vault = Vault::open(&place.root, Unlock::Passphrase(new)).expect("opened");
    assert_eq!(note(&vault).as_deref(), Some("tea"));
}

#[test]
fn recovery_words_from_later_to_rehearsed_to_gone() {
    let place = Place::filled("tea");
    let mut vault = place.open().expect("opened");
    assert_eq!(vault.recovery_state(), Ok(RecoveryState::NotSetUp));
    vault.put_off_recovery().expect("later");
    assert_eq!(vault.recovery_state(), Ok(RecoveryState::PutOff));
    let words = vault.set_recovery(&mut System).expect("made");
    assert_eq!(vault.recovery_state(), Ok(RecoveryState::Made));
    let other = recovery::RecoveryWords::draw(&mut System).expect("drawn");
    assert_eq!(
        vault.rehearse_recovery(other.as_str()).err(),
        Some(VaultError::WrongRecoveryWords)
    );
    vault
        .rehearse_recovery(&words.as_str().to_uppercase())
        .expect("rehearsed");
    assert_eq!(vault.recovery_state(), Ok(RecoveryState::Rehearsed));
    drop(vault);
    let mut vault = Vault::open(&place.root, Unlock::Recovery(words.as_str())).expect("opened");
    assert_eq!(note(&vault).as_deref(), Some("tea"));
    fs::rename(place.file("slots/recovery.age"), place.file("aside")).expect("moved");
    assert_eq!(vault.recovery_state(), Ok(RecoveryState::Missing));
    fs::rename(place.file("aside"), place.file("slots/recovery.age")).expect("moved");
    vault.remove_recovery().expect("removed");
    assert_eq!(vault.recovery_state(), Ok(RecoveryState::NotSetUp));
    drop(vault);
    let slot = Slot::Recovery;
    let error = Vault::open(&place.root, Unlock::Recovery(words.as_str())).err();
    assert_eq!(error, Some(VaultError::NoSlot { slot }));
}

#[test]
fn the_phones_own_key_unlocks_and_no_other() {
    let place = Place::filled("tea");
    let (own, other) = (Identity::from_seed([7; 32]), Identity::from_seed([8; 32]));
    let mut vault = place.open().expect("opened");
    vault.set_device(&own.recipient()).expect("set");
    drop(vault);
    let error = Vault::open(&place.root, Unlock::Device(&other)).err();
    assert_eq!(error, Some(VaultError::WrongDevice));
    let mut vault = Vault::open(&place.root, Unlock::Device(&own)).expect("opened");
    assert_eq!(note(&vault).as_deref(), Some("tea"));
    assert_eq!(vault.has_slot(Slot::Device), Ok(true));
    vault.remove_device().expect("removed");
    assert_eq!(vault.has_slot(Slot::Device), Ok(false));
}

#[test]
fn a_slot_is_one_canonical_json_of_its_vault() {
    let place = Place::filled("tea");
    let file = fs::read(place.file("slots/passphrase.age")).expect("a slot");
    let content = crate::exchange::envelope::open_with(WORDS, &file).expect("opened");
    let value: serde_json::Value = serde_json::from_slice(&content).expect("JSON");
    let canonical = serde_json_canonicalizer::to_vec(&value).expect("canonical");
    assert_eq!(canonical, content.to_vec());
    let store = fs::read(place.file("store.db")).expect("the store");
    assert_eq!(value["vault"], hex::encode(&store[..16]));
    assert_eq!(value["kind"], "slot");
    // Anything else in its place is refused, and a later version says so.
    let write = |text: &str| {
        let file = crate::exchange::envelope::seal_with(WORDS, text.as_bytes()).expect("sealed");
        fs::write(place.file("slots/passphrase.age"), file).expect("written");
    };
    let text = String::from_utf8(content.to_vec()).expect("text");
    write(&text.replace("\"v\":1", "\"v\":2"));
    assert_eq!(place.open().err(), Some(VaultError::NewerStore));
    write(&text.replace(",\"v\"", ", \"v\""));
    assert_eq!(place.open().err(), Some(VaultError::Damaged));
    write(&text.replace("\"slot\":\"passphrase\"", "\"slot\":\"recovery\""));
    assert_eq!(place.open().err(), Some(VaultError::SlotOfOtherVault));
    write(&text);
    assert!(place.open().is_ok());
}
