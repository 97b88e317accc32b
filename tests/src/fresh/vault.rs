//! A random vault with its three slots, a random bond in its store, some journal, and a backup.

use super::dice::Dice;
use super::{plans, write};
use crate::raw;
use leeside::consent::clock::Reading;
use leeside::exchange::envelope;
use leeside::exchange::hybrid::Identity;
use leeside::exchange::random::draw;
use leeside::plan::ids::TopicId;
use leeside::vault::Vault;
use leeside::vault::backup::Options;
use serde_json::{Value, json};
use std::fs;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;

const NOW: i64 = 1_779_000_000;
const ENTRIES: u64 = 20;

/// Makes the vault in `store` below a folder, and `backup.age` beside it.
pub fn tell(folder: &Path, seed: u64) {
    let mut dice = Dice::new(seed);
    let root = folder.join("store");
    let typed = format!(" \u{3000}cafe\u{301} {} ", dice.id());
    let of_backup = "\u{e9}".repeat(700);
    let mut vault = Vault::create(&root, &typed, &mut dice).expect("a vault");
    let recovery = vault.set_recovery(&mut dice).expect("words");
    let device = Identity::from_seed(draw(&mut dice).expect("bytes"));
    vault.set_device(&device.recipient()).expect("a slot");
    let id = vault.add_bond("Bea", &mut dice).expect("a bond");
    let mut chance = dice;
    vault
        .change(id, Reading::wall(NOW), &mut dice, |bond, at| {
            for _ in 0..20 {
                let (key, value) = plans::item(&mut chance);
                let _may_be_full = bond.plan.write(key, Some(value), at.now);
                let topic = TopicId::new(chance.of(&plans::TOPICS)).expect("a topic");
                let content = plans::content(&mut chance, topic.as_str());
                let nonce = draw(&mut chance)?;
                let _may_be_refused = bond.plan.propose(&topic, content, nonce, at.now);
            }
            Ok(())
        })
        .expect("changed");
    vault.close().expect("closed");
    let key = raw_key(&root, &typed);
    let store = raw::open_with(&root, &key);
    for _ in 0..ENTRIES {
        let journal_id: [u8; 16] = draw(&mut dice).expect("bytes");
        let (day, title, body) = (dice.day(), dice.text(200), dice.text(20_000));
        let tags = json!([dice.text(40)]).to_string();
        store
            .execute(
                "INSERT INTO journal (id, bond_id, created, edited, day, title, body, tags, mood,
                                      prompt, bring_up, moment)
                 VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6, ?7, NULL, NULL, ?8, NULL)",
                (
                    &journal_id,
                    dice.one_in(2).then_some(id.0),
                    NOW,
                    &day,
                    &title,
                    &body,
                    &tags,
                    dice.one_in(3),
                ),
            )
            .expect("an entry");
    }
    drop(store);
    let vault = Vault::open(&root, leeside::vault::Unlock::Device(&device)).expect("it opens");
    let mut backup = Vec::new();
    vault
        .back_up(
            &mut backup,
            &of_backup,
            "2026-05-17".parse().expect("a day"),
            Options::default(),
            &mut |_| ControlFlow::Continue(()),
        )
        .expect("a backup");
    vault.close().expect("closed");
    fs::write(folder.join("backup.age"), &backup).expect("written");

    let mut plain = String::new();
    let tidy: String = of_backup.chars().take(512).collect();
    envelope::opening(&tidy, backup.as_slice())
        .expect("it opens")
        .read_to_string(&mut plain)
        .expect("to its end");
    let lines: Vec<Value> = plain
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    write(
        &folder.join("case.json"),
        &json!({
            "typed": typed,
            "recovery": recovery.as_str(),
            "device": *device.to_text(),
            "backup_typed": of_backup,
        }),
    );
    let vault_id = &key[66..98];
    write(
        &folder.join("ours.json"),
        &json!({ "backup": lines, "key": &key[2..66], "vault": vault_id }),
    );
}

/// The store's key by the slot for the passphrase, as this program tidies what was typed.
fn raw_key(root: &Path, typed: &str) -> String {
    let tidy = typed.trim().replace("e\u{301}", "\u{e9}");
    raw::key_with_words(root, &tidy).expect("it opens")
}
