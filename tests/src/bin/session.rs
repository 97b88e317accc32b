//! Two phones, from the first vault to the last backup: everything that the core does with files,
//! in one program, for whoever watches its system calls.

#![allow(clippy::expect_used, clippy::panic)]

use leeside::exchange::random::System;
use leeside::plan::voice::ItemValue;
use leeside::vault::backup::{self, Options, Restore};
use leeside::vault::{DeleteEverything, Found, Unlock, Vault};
use leeside_tests::phone::{HOUR, Phone, WORDS, device, key, pair, space, three};
use std::ops::ControlFlow;

fn main() {
    let mut all = three();
    let text = |words: &str| Some(ItemValue::Text(words.to_owned()));
    all.a
        .write(all.ab, key("reassure/own.1"), text("you did well"))
        .expect("written");
    let rev = all.a.propose(all.ab, "I hear you.", 20).expect("suggested");
    let there = all.a.make(all.ab);
    all.b.take(&there).expect("taken in");
    all.b.clock += 13 * HOUR;
    all.b
        .act(all.ba, |bond, now| {
            Ok(bond.plan.accept(&space(), rev, now)?)
        })
        .expect("both say yes");
    let back = all.b.make(all.ba);
    all.a.take(&back).expect("taken in");
    assert_eq!(all.a.in_force(all.ab), Some(20));
    assert!(all.c.look(&there).is_err());

    let mut watch = |_| ControlFlow::Continue(());
    let today = all.b.now().wall.day();
    let mut kept = Vec::new();
    all.b
        .vault
        .back_up(&mut kept, WORDS, today, Options::default(), &mut watch)
        .expect("backed up");
    backup::verify(&mut kept.as_slice(), WORDS, &mut watch).expect("whole");
    let folder = tempfile::tempdir().expect("a folder");
    let restored = Restore {
        from: &mut kept.as_slice(),
        backup_passphrase: WORDS,
        root: &folder.path().join("vault"),
        passphrase: WORDS,
    };
    let (mut vault, _) = Vault::restore(restored, &mut System, &mut watch).expect("restored");
    vault.set_device(&device().recipient()).expect("a slot");
    vault.close().expect("closed");
    let mut b = Phone::copy_of(&folder.path().join("vault"), all.b.clock);
    pair(&mut all.a, all.ab, &mut b, all.ba, true);
    let parcel = all.a.make(all.ab);
    assert!(matches!(b.look(&parcel), Ok(Found::Parcel(..))));
    b.take(&parcel).expect("taken in");
    b.act(all.ba, |bond, now| {
        Ok(bond.confirm(&Default::default(), now)?)
    })
    .expect("confirmed");

    b.vault.set_recovery(&mut System).expect("words");
    b.vault
        .rekey(WORDS, Some(&device().recipient()), &mut System)
        .expect("a new key");
    // A new key ends the old words.
    b.vault.set_recovery(&mut System).expect("new words");
    let report = b.vault.examine().expect("the report");
    assert!(report.is_well(), "{report:?}");
    b.vault.lock().expect("locked");
    b.vault.unlock(Unlock::Passphrase(WORDS)).expect("unlocked");
    b.vault.end_bond(all.ba, false, &mut System).expect("ended");
    // The phone lived on a copy of what was restored.
    Vault::destroy_locked(&folder.path().join("vault"), DeleteEverything).expect("deleted");
}
