//! Stock age opens what we make, and we open what stock age makes.

use super::tool;
use leeside::consent::clock::Reading;
use leeside::exchange::envelope::{self, Lock};
use leeside::exchange::error::Refusal;
use leeside::exchange::hybrid::Identity;
use leeside::exchange::meet::Side;
use leeside::exchange::random::System;
use leeside::vault::backup::{self, Options, Restore};
use leeside::vault::{Unlock, Vault};
use leeside_tests::folder;
use leeside_tests::phone::{self, Phone, WORDS, device, three};
use leeside_tests::wire;
use std::fs;
use std::ops::ControlFlow;

const BACKUP: &str = "a drawer with old letters";

fn a_backup(phone: &Phone) -> Vec<u8> {
    let mut file = Vec::new();
    let day = "2026-05-17".parse().expect("a day");
    phone
        .vault
        .back_up(&mut file, BACKUP, day, Options::default(), &mut |_| {
            ControlFlow::Continue(())
        })
        .expect("a backup");
    file
}

fn slot(phone: &Phone, name: &str) -> Vec<u8> {
    fs::read(phone.root().join("slots").join(name).with_extension("age")).expect("a slot")
}

#[test]
#[ignore = "needs stock age: tests/stock/run"]
fn stock_age_opens_invite_reply_and_parcels() {
    let (mut a, mut b) = (Phone::new(), Phone::new());
    let mut of_a = a.vault.add_bond("B", &mut System).expect("a bond");
    let mut of_b = b.vault.add_bond("A", &mut System).expect("a bond");
    let side = |nick| Side { nick, again: false };
    let now = Reading::wall(phone::START);
    let (words, invite) = a
        .vault
        .invite(of_a, side("A"), &mut System, now)
        .expect("an invite");
    let reply = b
        .vault
        .accept_invite(of_b, &invite, &words, side("B"), &mut System, now)
        .expect("a reply");
    let plain = tool::open_with(&invite, &words.as_passphrase()).expect("age opens the invite");
    assert!(plain.starts_with(br#"{"kind":"invite","v":1}"#));
    assert_eq!(tool::open_with(&invite, "six-other-words"), None);
    a.vault
        .open_reply(of_a, &reply, &mut System, now)
        .expect("paired");
    let [_, current] = wire::keys(a.root(), of_a);
    let plain = tool::open(&reply, &current).expect("age opens the reply");
    assert!(plain.starts_with(br#"{"kind":"reply","v":1}"#));
    for (phone, id) in [(&mut a, of_a), (&mut b, of_b)] {
        phone.vault.words_compared(id, true).expect("compared");
    }

    // There and back until the keys have moved: each file opens with the key that it is for and
    // with no other.
    for _ in 0..2 {
        for _ in 0..2 {
            let file = a.make(of_a);
            let keys = wire::keys(b.root(), of_b);
            let plain = wire::decrypt(&file, &keys);
            let opened: Vec<_> = keys
                .iter()
                .filter_map(|key| tool::open(&file, key))
                .collect();
            assert_eq!(opened, [plain.whole], "age finds what we find, by one key");
            b.take(&file).expect("taken in");
            std::mem::swap(&mut a, &mut b);
            std::mem::swap(&mut of_a, &mut of_b);
        }
    }
}

#[test]
#[ignore = "needs stock age: tests/stock/run"]
fn stock_age_opens_slots_and_a_backup() {
    let mut phone = Phone::new();
    let recovery = phone.vault.set_recovery(&mut System).expect("words");
    let by_words = tool::open_with(&slot(&phone, "passphrase"), WORDS).expect("the passphrase's");
    let by_recovery =
        tool::open_with(&slot(&phone, "recovery"), recovery.as_str()).expect("the recovery's");
    let by_device = tool::open(&slot(&phone, "device"), &device()).expect("the device's");
    let name = |plain: Vec<u8>| {
        let slot: serde_json::Value = serde_json::from_slice(&plain).expect("JSON");
        (slot["key"].clone(), slot["vault"].clone())
    };
    let (words, recovery, device) = (name(by_words), name(by_recovery), name(by_device));
    assert_eq!(words, recovery);
    assert_eq!(words, device);

    let file = a_backup(&phone);
    let plain = tool::open_with(&file, BACKUP).expect("the backup");
    assert!(plain.starts_with(br#"{"kind":"backup","made":"2026-05-17""#));
    assert!(plain.ends_with(b"}}\n"));
}

#[test]
#[ignore = "needs stock age: tests/stock/run"]
fn files_of_stock_age_open_here() {
    let plain = b"all of it";
    let passphrase = "ginger tea for two";
    let file = tool::seal_with(plain, passphrase);
    assert_eq!(envelope::lock_of(&file), Ok(Lock::Passphrase));
    let opened = envelope::open_with(passphrase, &file).expect("it opens");
    assert_eq!(opened.as_slice(), plain);
    assert_eq!(
        envelope::open_with("other words", &file),
        Err(Refusal::WrongWords)
    );

    let text = tool::keygen(&["-pq"]);
    let identity = Identity::from_text(&text).expect("our reading of age's key");
    let recipient = tool::recipient(&text);
    assert_eq!(identity.recipient().to_string(), recipient);
    let file = tool::seal(plain, &[&recipient]);
    let (_, opened) = envelope::open_with_key(&file, &[&identity]).expect("it opens");
    assert_eq!(opened.as_slice(), plain);

    // A reader whom nobody sees: refused, whatever its kind.
    let other = tool::recipient(&tool::keygen(&["-pq"]));
    let classic = tool::recipient(&tool::keygen(&[]));
    let twice = tool::seal(plain, &[&recipient, &other]);
    assert_eq!(envelope::lock_of(&twice), Err(Refusal::NotAge));
    let only_classic = tool::seal(plain, &[&classic]);
    assert_eq!(envelope::lock_of(&only_classic), Err(Refusal::NotAge));
    let armored = tool::age(&["-e", "-a", "-r", &recipient], plain, "").expect("sealed");
    assert_eq!(envelope::lock_of(&armored), Err(Refusal::NotAge));
}

#[test]
#[ignore = "needs stock age: tests/stock/run"]
fn parcels_slots_and_backups_sealed_by_stock_age_are_taken_in() {
    let mut all = three();
    let file = all.a.make(all.ab);
    let keys = wire::keys(all.b.root(), all.ba);
    let plain = wire::decrypt(&file, &keys).whole;
    let key = keys
        .iter()
        .find(|key| tool::open(&file, key).is_some())
        .expect("the key that it is for");
    let by_age = tool::seal(&plain, &[&key.recipient().to_string()]);
    all.b.take(&by_age).expect("taken in");

    let phone = Phone::new();
    let backup = a_backup(&phone);
    let plain = tool::open(&slot(&phone, "device"), &device()).expect("a slot");
    let text = String::from_utf8(plain.clone()).expect("text");
    let of_words = text.replace(r#""slot":"device""#, r#""slot":"passphrase""#);
    for (plain, opens) in [(of_words.as_bytes(), true), (&plain, false)] {
        let place = tempfile::tempdir().expect("a folder");
        let root = place.path().join("vault");
        folder::copy(phone.root(), &root);
        let by_age = tool::seal_with(plain, "other words");
        fs::write(root.join("slots/passphrase.age"), by_age).expect("written");
        let opened = Vault::open(&root, Unlock::Passphrase("other words"));
        assert_eq!(
            opened.is_ok(),
            opens,
            "a slot opens under its own name only"
        );
    }

    let plain = tool::open_with(&backup, BACKUP).expect("the backup");
    let by_age = tool::seal_with(&plain, "other words for it");
    let watch = &mut |_| ControlFlow::Continue(());
    backup::verify(&mut by_age.as_slice(), "other words for it", watch).expect("whole");
    let place = tempfile::tempdir().expect("a folder");
    let (restored, _) = Vault::restore(
        Restore {
            from: &mut by_age.as_slice(),
            backup_passphrase: "other words for it",
            root: &place.path().join("vault"),
            passphrase: WORDS,
        },
        &mut System,
        watch,
    )
    .expect("restored");
    restored.close().expect("closed");
}
