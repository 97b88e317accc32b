//! Everything that can be wrong with what a vault is given: each with its own clear sentence,
//! nothing changed on the disk, and no panic.
#![allow(clippy::expect_used, clippy::panic)]

mod clocks;
mod damage;
mod files;
mod invites;
mod vaults;

use leeside::exchange::error::Refusal;
use leeside::vault::VaultError;
use leeside_tests::folder;
use leeside_tests::phone::Phone;
use std::collections::BTreeMap;

/// Asserts that an act is refused and that not one byte of the vault's folder changed, and gives
/// the reason.
fn unchanged<T>(
    phone: &mut Phone,
    act: impl FnOnce(&mut Phone) -> Result<T, VaultError>,
) -> VaultError {
    // The clock moves on its own; here it does so before.
    phone.vault.now(phone.now()).expect("the clock");
    let before = folder::content(phone.root());
    let error = act(phone).err().expect("it is refused");
    assert!(folder::content(phone.root()) == before, "{error:?}");
    is_calm(&error);
    error
}

/// One sentence that says what to do or what it is, with nothing of a person or a machine in it.
fn is_calm(error: &VaultError) {
    let said = error.to_string();
    assert!(said.len() > 20, "{said}");
    for loud in [
        "CANARY", "/", "\\", "!", "Error", "error", "invalid", "illegal", "fail",
    ] {
        assert!(!said.contains(loud), "{said}");
    }
}

#[test]
fn each_reason_has_its_own_sentence() {
    use leeside::vault::Slot;
    let reasons: Vec<VaultError> = [
        Refusal::NotAge,
        Refusal::TooLarge,
        Refusal::TooDeep,
        Refusal::CutShort,
        Refusal::Damaged,
        Refusal::WrongWords,
        Refusal::TooMuchWork,
        Refusal::NewerFormat,
        Refusal::NotForThisPhone,
        Refusal::NotFromPartner,
        Refusal::Older,
        Refusal::TwoPhones,
        Refusal::OwnInvite,
        Refusal::OwnFile,
        Refusal::InviteUsed,
        Refusal::InviteExpired,
        Refusal::NoInvite,
        Refusal::WordsNotCompared,
        Refusal::NotPaired,
        Refusal::StateMoved,
    ]
    .into_iter()
    .map(VaultError::Exchange)
    .chain([
        VaultError::InUse,
        VaultError::NotAVault,
        VaultError::WrongPassphrase,
        VaultError::WrongRecoveryWords,
        VaultError::WrongDevice,
        VaultError::NoSlot { slot: Slot::Device },
        VaultError::SlotOfOtherVault,
        VaultError::NewerStore,
        VaultError::NotEncrypted,
        VaultError::DiskFull,
        VaultError::ReadOnly,
        VaultError::Damaged,
    ])
    .collect();
    let mut said: BTreeMap<String, &VaultError> = BTreeMap::new();
    for reason in &reasons {
        is_calm(reason);
        if let Some(other) = said.insert(reason.to_string(), reason) {
            panic!("{reason:?} and {other:?} say the same");
        }
    }
}
