//! Opens the files that another reader forged, and writes down what comes of each.

use super::dice::Dice;
use super::story::verdict;
use super::write;
use crate::folder;
use leeside::consent::clock::Time;
use leeside::exchange::bond::Bond;
use leeside::exchange::hybrid::Identity;
use leeside::exchange::meet::Side;
use leeside::exchange::wordlist::Words;
use leeside::vault::backup::{self, Restore};
use leeside::vault::{Unlock, Vault};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

/// Far enough from the days of every story that nothing rests any more.
const NOW: Time = Time(1_900_000_000);

/// Reads `forged.json`, a list of files with what each is for, and writes `judged.json`, a list of
/// verdicts in the same order.
///
/// # Panics
/// If the list is not as described.
pub fn judge(folder: &Path) {
    let read = |name: &str| fs::read(folder.join(name)).expect("a file");
    let all: Vec<Value> = serde_json::from_slice(&read("forged.json")).expect("a list");
    let verdicts: Vec<&str> = all
        .iter()
        .map(|case| {
            let text = |name: &str| case[name].as_str().expect("a text");
            let file = read(text("file"));
            let bond = || serde_json::from_slice::<Bond>(&read(text("before"))).expect("a bond");
            match text("kind") {
                "parcel" => parcel(&bond(), &file),
                "invite" => invite(&file, text("typed"), case["again"] == true),
                "reply" => reply(&bond(), &file, text("today")),
                "slot" => slot(&folder.join("vault/store"), &file, text("device")),
                _ => of_backup(&file, text("typed")),
            }
        })
        .collect();
    write(&folder.join("judged.json"), &json!(verdicts));
}

fn parcel(bond: &Bond, file: &[u8]) -> &'static str {
    match bond.open_parcel(file, &BTreeSet::new(), &mut Dice::new(1), NOW) {
        Ok(opened) if opened.again => "the same",
        Ok(opened) if opened.rolled_back => "rolled back",
        Ok(opened) if opened.two_phones => "held",
        Ok(_) => "taken in",
        Err(refusal) => verdict(&refusal),
    }
}

fn invite(file: &[u8], typed: &str, again: bool) -> &'static str {
    let side = Side { nick: "J", again };
    let words = Words::parse(typed).expect("words");
    let opened = Bond::new("").accept_invite(file, &words, side, &[], &mut Dice::new(2));
    opened.map_or("refused", |_| "taken in")
}

fn reply(bond: &Bond, file: &[u8], today: &str) -> &'static str {
    let today = today.parse().expect("a day");
    let opened = bond.open_reply(file, &mut Dice::new(3), today);
    opened.map_or("refused", |_| "taken in")
}

/// Puts the file into the vault as the device's slot.
fn slot(store: &Path, file: &[u8], device: &str) -> &'static str {
    let place = tempfile::tempdir().expect("a folder");
    let root = place.path().join("vault");
    folder::copy(store, &root);
    fs::write(root.join("slots/device.age"), file).expect("written");
    let device = Identity::from_text(device).expect("an identity");
    let opened = Vault::open(&root, Unlock::Device(&device));
    opened.map_or("refused", |_| "taken in")
}

fn of_backup(file: &[u8], typed: &str) -> &'static str {
    let watch = &mut |_| ControlFlow::Continue(());
    if backup::verify(&mut &*file, typed, watch).is_err() {
        return "refused";
    }
    let place = tempfile::tempdir().expect("a folder");
    let restore = Restore {
        from: &mut &*file,
        backup_passphrase: typed,
        root: &place.path().join("vault"),
        passphrase: "a passphrase of a test",
    };
    let restored = Vault::restore(restore, &mut Dice::new(4), watch);
    restored.map_or("refused", |_| "taken in")
}
