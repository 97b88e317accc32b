//! How fast it is beside the plainest way to do the same: one line of JSON for each comparison,
//! `ours` and `peer` in milliseconds (medians of runs that take turns), `ratio` of the two.
//!
//! It prints and judges nothing: a busy machine must not fail a test.
#![allow(clippy::expect_used, clippy::panic)]

use leeside::exchange::hybrid::Identity;
use leeside::exchange::parcel::Leaving;
use leeside::exchange::random::{System, draw};
use leeside::plan::example;
use leeside::vault::documents::Private;
use leeside::vault::{Unlock, Vault};
use leeside_tests::folder;
use leeside_tests::phone::{Three, device, three};
use leeside_tests::{raw, wire};
use rusqlite::params;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

fn main() {
    let wanted = |name: &str| {
        let names: Vec<String> = std::env::args().skip(1).collect();
        let mut names = names.iter().filter(|name| !name.starts_with('-'));
        names.clone().count() == 0 || names.any(|wanted| name.contains(wanted))
    };
    for (name, bench) in [
        ("open", open as fn(&str)),
        ("parcel", parcel),
        ("insert", insert),
    ] {
        if wanted(name) {
            bench(name);
        }
    }
}

/// Times two ways to do one thing by turns. Each gives the milliseconds that count.
fn compare(name: &str, runs: usize, mut ours: impl FnMut() -> f64, mut peer: impl FnMut() -> f64) {
    let (mut of_ours, mut of_peer) = (Vec::new(), Vec::new());
    // The first of each warms what both use.
    for run in 0..=runs {
        let (a, b) = (ours(), peer());
        if run > 0 {
            of_ours.push(a);
            of_peer.push(b);
        }
    }
    let (ours, peer) = (median(of_ours), median(of_peer));
    let ratio = ours / peer;
    println!(
        "{{\"name\":\"{name}\",\"ours\":{ours:.3},\"peer\":{peer:.3},\"ratio\":{ratio:.3},\"unit\":\"ms\",\"runs\":{runs}}}"
    );
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

fn timed<T>(act: impl FnOnce() -> T) -> (f64, T) {
    let begun = Instant::now();
    let done = act();
    (begun.elapsed().as_secs_f64() * 1000.0, done)
}

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
                bond.plan.accept(id, *rev, now)?;
            }
            Ok(())
        })
        .expect("both say yes");
    let back = all.b.make(all.ba);
    all.a.take(&back).expect("taken in");
    all
}

/// Unlocking with the phone's own key, beside opening the same store with its bare key.
fn open(name: &str) {
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
    compare(
        name,
        41,
        || {
            let (time, vault) = timed(|| {
                let vault = Vault::open(&ours, Unlock::Device(&device())).expect("opened");
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

/// Making, opening and taking in a typical parcel with two vaults, beside two runs of the `age`
/// program over the same bytes.
fn parcel(name: &str) {
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
    let age = root.parent()?.join("target/tools/bin/age");
    age.exists().then_some(age)
}

/// A page of 1.5 KB kept through the vault, beside the bare insert into the same kind of store with
/// the same settings.
fn insert(name: &str) {
    let phone = three().c;
    let (mut ours, peer) = (phone.cloned(), phone);
    let store = raw::open(peer.root());
    store
        .execute_batch(
            "PRAGMA cipher_memory_security = ON; PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;
             PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;",
        )
        .expect("the settings");
    let page = "An evening, and what was good about it. ".repeat(38);
    let day = peer.now().wall.day();
    let (mut n, mut m) = (0_u64, 0_u64);
    let id = |n: u64| {
        let mut id = [0; 16];
        id[..8].copy_from_slice(&n.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
        id
    };
    compare(
        name,
        201,
        || {
            n += 1;
            let item = Private {
                id: id(n),
                bond: None,
                day,
                document: &page,
            };
            let put = || ours.vault.edit(|edit| edit.put_private("kept", &item));
            timed(put).0
        },
        || {
            m += 1;
            let document = serde_json::to_string(&page).expect("JSON");
            let put = || {
                store
                    .execute(
                        "INSERT INTO private (document, id, kind, bond_id, day)
                         VALUES (?1, ?2, 'kept', NULL, ?3)",
                        params![document, id(m), day.to_string()],
                    )
                    .expect("inserted")
            };
            timed(put).0
        },
    );
}
