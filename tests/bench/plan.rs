//! A plan that is lived in: unlocking it, and a parcel of it.

use leeside::exchange::envelope;
use leeside::exchange::hybrid::Identity;
use leeside::exchange::parcel::Leaving;
use leeside::exchange::random::{System, draw};
use leeside::plan::example;
use leeside::vault::{Unlock, Vault};
use leeside_bench::{compare, timed};
use leeside_tests::folder;
use leeside_tests::phone::{Three, device, three};
use leeside_tests::{raw, wire};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The two phones of the worked example: both voices told, all ten topics agreed.
fn lived_in() -> Three {
    let mut all = three();
    let [one, two] = example::voices();
    for (phone, id, speaker) in [(&mut all.a, all.ab, one), (&mut all.b, all.ba, two)] {
        phone
            .act(id, |bond, now| {
                for (key, value) in speaker.voice.items() {
                    bond.plan.write(key.clone(), Some(value.clone()), now)?;
                }
                Ok(())
            })
            .expect("written");
    }
    let mut proposed = Vec::new();
    let now = all.a.now();
    all.a
        .vault
        .change(all.ab, now, &mut System, |bond, at| {
            for (id, content) in example::topics() {
                let nonce = draw(at.random)?;
                let rev = bond.plan.propose(&id, content, nonce, at.now)?;
                proposed.push((id, rev));
            }
            Ok(())
        })
        .expect("suggested");
    let there = all.a.make(all.ab);
    all.b.take(&there).expect("taken in");
    all.b
        .act(all.ba, |bond, now| {
            for (id, rev) in &proposed {
                bond.accept(id, *rev, now)?;
            }
            Ok(())
        })
        .expect("both say yes");
    let back = all.b.make(all.ba);
    all.a.take(&back).expect("taken in");
    all
}

/// Unlocking with the phone's own key, beside opening the same store with its bare key.
pub fn open(name: &str) {
    let all = lived_in();
    let mut phone = all.a;
    phone.vault.lock().expect("locked");
    let dir = tempfile::tempdir().expect("a folder");
    let roots = ["ours", "peer"].map(|name| dir.path().join(name));
    for root in &roots {
        folder::copy(phone.root(), root);
    }
    let [ours, peer] = roots;
    let key = raw::key_of(&peer);
    let device = device();
    compare(
        name,
        41,
        || {
            let (time, vault) = timed(|| {
                let vault = Vault::open(&ours, Unlock::Device(&device)).expect("opened");
                assert_eq!(vault.bonds().expect("the bonds").len(), 2);
                vault
            });
            vault.close().expect("closed");
            time
        },
        || {
            let (time, store) = timed(|| {
                let store = raw::open_with(&peer, &key);
                let bonds: i64 = store
                    .query_row("SELECT count(*) FROM bond", [], |row| row.get(0))
                    .expect("the bonds");
                assert_eq!(bonds, 2);
                let documents: Vec<String> = store
                    .prepare("SELECT document FROM bond_part")
                    .and_then(|mut all| all.query_map([], |row| row.get(0))?.collect())
                    .expect("the documents");
                assert!(!documents.is_empty());
                store
            });
            store.close().expect("closed");
            time
        },
    );
}

/// What of unlocking is the slot alone, a post-quantum file of 2 KB, beside the same opening of a bare
/// store.
pub fn slot(name: &str) {
    let phone = three().c;
    let slot = fs::read(phone.root().join("slots/device.age")).expect("a slot");
    let key = raw::key_of(phone.root());
    let device = device();
    compare(
        name,
        41,
        || timed(|| envelope::open_with_key(&slot, &[&device]).expect("it opens")).0,
        || {
            let (time, _store) = timed(|| {
                let store = raw::open_with(phone.root(), &key);
                let count = "SELECT count(*) FROM bond";
                let bonds: i64 = store.query_row(count, [], |row| row.get(0)).expect("rows");
                assert_eq!(bonds, 1);
                store
            });
            time
        },
    );
}

/// Making, opening and taking in a typical parcel with two vaults, beside two runs of the `age`
/// program over the same bytes.
pub fn parcel(name: &str) {
    let Some(age) = age() else {
        eprintln!("{name}: no `age` in target/tools/bin, so there is nothing to compare with");
        return;
    };
    let mut all = lived_in();
    let dir = tempfile::tempdir().expect("a folder");
    let plain = {
        let keys = wire::keys(all.a.root(), all.ab);
        wire::decrypt(&all.b.make(all.ba), &keys).whole
    };
    let identity = Identity::from_seed([5; 32]);
    let path = |name: &str| dir.path().join(name);
    fs::write(path("plain"), &plain).expect("written");
    fs::write(path("key"), format!("{}\n", identity.to_text().as_str())).expect("written");
    let to = identity.recipient().to_string();
    compare(
        name,
        21,
        || {
            let (time, ()) = timed(|| {
                let ticked: BTreeSet<Leaving> = all.b.bond(all.ba).outgoing().ticked();
                let file = all.b.make_with(all.ba, &ticked);
                all.a.take(&file).expect("taken in");
            });
            // An answer, so that keys move as they do between people.
            let back = all.a.make(all.ab);
            all.b.take(&back).expect("taken in");
            time
        },
        || {
            let run = |command: &mut Command| {
                assert!(command.status().expect("age").success());
            };
            let (time, ()) = timed(|| {
                run(Command::new(&age)
                    .args(["-r", &to, "-o"])
                    .args([path("sealed"), path("plain")]));
                run(Command::new(&age)
                    .arg("-d")
                    .arg("-i")
                    .arg(path("key"))
                    .arg("-o")
                    .args([path("opened"), path("sealed")]));
            });
            assert_eq!(fs::read(path("opened")).expect("opened"), plain);
            time
        },
    );
}

fn age() -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let age = root.parent()?.parent()?.join("target/tools/bin/age");
    age.exists().then_some(age)
}
