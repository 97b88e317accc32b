//! Every kind of file, cut at every length and changed at every byte.
//!
//! A change of a file that words open is met only after scrypt's work, so past its header a few
//! places stand for the rest; what is sealed to a key is tried throughout.

use super::vaults::Closed;
use leeside::consent::clock::Time;
use leeside::exchange::bond::Bond;
use leeside::exchange::error::Refusal;
use leeside::exchange::meet::Side;
use leeside::exchange::random::System;
use leeside::vault::backup::{self, Options, Restore};
use leeside::vault::{Unlock, Vault, VaultError};
use leeside_tests::folder;
use leeside_tests::phone::{START, WORDS, device, three};
use leeside_tests::times;
use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;

/// Cuts and changes of a file. `places` says at which bytes.
fn spoilt(
    file: &[u8],
    places: impl Iterator<Item = usize>,
) -> impl Iterator<Item = (String, Vec<u8>)> {
    places.flat_map(|at| {
        let cut = file[..at].to_vec();
        let mut changed = file.to_vec();
        changed[at] ^= 1 << (at * 5 % 8);
        [
            (format!("cut at {at}"), cut),
            (format!("changed at {at}"), changed),
        ]
    })
}

/// All of the first bytes, where age's header is, and every `step`th after them.
fn mostly(file: &[u8], step: usize) -> impl Iterator<Item = usize> {
    let header = file.len().min(2200);
    (0..header).chain((header..file.len()).step_by(step))
}

/// Each place of the header, and a few of what follows.
fn few(file: &[u8], header: usize, after: usize) -> impl Iterator<Item = usize> {
    let step = (file.len() - header).div_ceil(after).max(1);
    (0..header)
        .step_by(7)
        .chain((header..file.len()).step_by(step))
}

fn is_about_the_file(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::NotAge
            | Refusal::CutShort
            | Refusal::Damaged
            | Refusal::NewerFormat
            | Refusal::NotForThisPhone
    )
}

#[test]
fn a_parcel_and_a_reply() {
    let mut all = three();
    let parcel = all.b.make(all.ba);
    let step = times(23, 1) as usize;
    let bond = all.a.bond(all.ab);
    let open = |bond: &Bond, file: &[u8]| {
        bond.open_parcel(file, &BTreeSet::new(), &mut System, Time(START))
            .err()
    };
    assert_eq!(open(&bond, &parcel), None);
    for (how, file) in spoilt(&parcel, mostly(&parcel, step)) {
        let refusal = open(&bond, &file).unwrap_or_else(|| panic!("{how}"));
        assert!(is_about_the_file(&refusal), "{how}: {refusal:?}");
    }

    let id = all
        .a
        .vault
        .add_bond("someone new", &mut System)
        .expect("new");
    let (now, side) = (all.a.now(), |nick| Side { nick, again: false });
    let (words, invite) = all
        .a
        .vault
        .invite(id, side("A"), &mut System, now)
        .expect("an invite");
    let reply = all
        .c
        .vault
        .accept_invite(all.ca, &invite, &words, side("C"), &mut System, now)
        .expect("a reply");
    let bond = all.a.bond(id);
    for (how, file) in spoilt(&reply, mostly(&reply, step)) {
        let refused = bond.open_reply(&file, &mut System, now.wall.day());
        let refusal = refused.err().unwrap_or_else(|| panic!("{how}"));
        assert!(is_about_the_file(&refusal), "{how}: {refusal:?}");
    }

    let header = 140;
    for (how, file) in spoilt(&invite, few(&invite, header, times(4, 40) as usize)) {
        let refused = bond.accept_invite(&file, &words, side("C"), &[], &mut System);
        let refusal = refused.err().unwrap_or_else(|| panic!("{how}"));
        let fits = is_about_the_file(&refusal)
            || matches!(refusal, Refusal::WrongWords | Refusal::TooMuchWork);
        assert!(fits, "{how}: {refusal:?}");
    }
}

#[test]
fn a_slot() {
    let vault = Closed::new();
    let path = vault.root.join("slots/device.age");
    let slot = fs::read(&path).expect("a slot");
    let step = times(5, 1) as usize;
    for (how, file) in spoilt(&slot, (0..slot.len()).step_by(step)) {
        fs::write(&path, file).expect("written");
        let error = vault.refused_to_device();
        let fits = matches!(
            error,
            VaultError::Damaged | VaultError::WrongDevice | VaultError::NewerStore
        );
        assert!(fits, "{how}: {error:?}");
    }
    fs::write(&path, slot).expect("written");
    fs::write(&path, vec![b'x'; 70_000]).expect("larger than any slot");
    assert_eq!(vault.refused_to_device(), VaultError::Damaged);

    let path = vault.root.join("slots/passphrase.age");
    let slot = fs::read(&path).expect("a slot");
    for (how, file) in spoilt(&slot, few(&slot, 140, times(4, 60) as usize)) {
        fs::write(&path, file).expect("written");
        let error = vault.refused(Unlock::Passphrase(WORDS));
        let fits = matches!(
            error,
            VaultError::Damaged | VaultError::WrongPassphrase | VaultError::NewerStore
        );
        assert!(fits, "{how}: {error:?}");
    }
}

#[test]
fn the_store() {
    let vault = Closed::new();
    let path = vault.root.join("store.db");
    let store = fs::read(&path).expect("a store");
    let all = |root: &std::path::Path| -> Result<bool, VaultError> {
        let vault = Vault::open(root, Unlock::Device(&device()))?;
        vault.bonds()?;
        let inside = vault.examine()?.inside.expect("unlocked");
        vault.close()?;
        Ok(inside.sound)
    };
    assert_eq!(all(&vault.root), Ok(true));
    let store = match fs::read(&path).expect("a store") {
        same if same == store => same,
        _ => panic!("opening and closing changes nothing"),
    };
    let step = times(1021, 127) as usize;
    // The salt in the first 16 bytes stands in each slot as well, and is written anew from there.
    // What is written lies in front; behind it is room that is set aside, and authentic as well.
    let written = 160 * 1024;
    let places = (16..written).step_by(step);
    let places = places.chain((written..store.len()).step_by(step * 64));
    for (how, file) in spoilt(&store, places) {
        fs::write(&path, &file).expect("written");
        match all(&vault.root) {
            Ok(sound) => assert!(!sound, "{how} is not noticed"),
            Err(VaultError::Damaged | VaultError::SlotOfOtherVault) => {}
            Err(other) => panic!("{how}: {other:?}"),
        }
        let now = fs::read(&path).expect("the store");
        assert!(now == file, "{how}: a damaged store is left as it is");
        for beside in ["store.db-wal", "store.db-shm"] {
            let _gone = fs::remove_file(vault.root.join(beside));
        }
    }
}

#[test]
fn a_backup() {
    let mut all = three();
    let mut watch = |_| ControlFlow::Continue(());
    let mut whole = Vec::new();
    let today = all.a.now().wall.day();
    all.a
        .vault
        .back_up(&mut whole, WORDS, today, Options::default(), &mut watch)
        .expect("backed up");
    let dir = tempfile::tempdir().expect("a folder");
    for (how, file) in spoilt(&whole, few(&whole, 140, times(6, 60) as usize)) {
        let checked = backup::verify(&mut file.as_slice(), WORDS, &mut watch);
        let restored = Vault::restore(
            Restore {
                from: &mut file.as_slice(),
                backup_passphrase: WORDS,
                root: &dir.path().join("vault"),
                passphrase: WORDS,
            },
            &mut System,
            &mut watch,
        );
        let error = restored.err().unwrap_or_else(|| panic!("{how}"));
        assert_eq!(checked.err(), Some(error.clone()), "{how}");
        let fits = match &error {
            VaultError::Exchange(refusal) => {
                is_about_the_file(refusal)
                    || matches!(refusal, Refusal::WrongWords | Refusal::TooMuchWork)
            }
            VaultError::Damaged | VaultError::WrongPassphrase | VaultError::NewerStore => true,
            _ => false,
        };
        assert!(fits, "{how}: {error:?}");
        assert!(
            folder::files(dir.path()).is_empty(),
            "{how}: nothing is left"
        );
    }
    let wrong = backup::verify(&mut whole.as_slice(), "quiet lamp by the door", &mut watch);
    assert!(matches!(
        wrong,
        Err(VaultError::Exchange(Refusal::WrongWords) | VaultError::WrongPassphrase)
    ));
    // A parcel in the place of a backup.
    let parcel = all.a.make(all.ab);
    let other = backup::verify(&mut parcel.as_slice(), WORDS, &mut watch);
    assert!(matches!(
        other,
        Err(VaultError::Exchange(Refusal::WrongKind { .. }))
    ));
}
