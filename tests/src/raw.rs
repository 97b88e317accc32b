//! A store as stock SQLCipher sees it: opened with the key that stands in a slot, without any of
//! the vault's code.

use crate::phone::device;
use leeside::exchange::envelope;
use leeside::exchange::hybrid::Identity;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The SQLCipher key that the device's slot holds, as `PRAGMA key` wants it: key, then salt.
///
/// # Panics
/// If the slot does not open.
#[must_use]
pub fn key_of(root: &Path) -> String {
    let slot = fs::read(root.join("slots/device.age")).expect("a slot");
    let (_, plain) = envelope::open_with_key(&slot, &[&device()]).expect("it opens");
    key_in(&plain)
}

/// As [`key_of`], from the slot for the passphrase; nothing if the words do not open it.
///
/// # Panics
/// If there is no such slot.
#[must_use]
pub fn key_with_words(root: &Path, words: &str) -> Option<String> {
    let slot = fs::read(root.join("slots/passphrase.age")).expect("a slot");
    let plain = envelope::open_with(words, &slot).ok()?;
    Some(key_in(&plain))
}

fn key_in(slot: &[u8]) -> String {
    let slot: serde_json::Value = serde_json::from_slice(slot).expect("JSON");
    let text = |name: &str| slot[name].as_str().expect("a text").to_owned();
    format!("x'{}{}'", text("key"), text("vault"))
}

/// Opens a store as stock SQLCipher would.
///
/// # Panics
/// If it does not open.
#[must_use]
pub fn open(root: &Path) -> Connection {
    open_with(root, &key_of(root))
}

/// As [`open`], with a key that is known.
///
/// # Panics
/// If it does not open.
#[must_use]
pub fn open_with(root: &Path, key: &str) -> Connection {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let store = Connection::open_with_flags(root.join("store.db"), flags).expect("a store");
    store
        .execute_batch(&format!("PRAGMA key = \"{key}\""))
        .expect("a key");
    store
}

/// Every row of every table, by the table's name, in the order of the rows' own text.
///
/// # Panics
/// If the store cannot be read.
#[must_use]
pub fn rows_with(root: &Path, key: &str) -> BTreeMap<String, BTreeSet<String>> {
    let store = open_with(root, key);
    let names: Vec<String> = store
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        .and_then(|mut found| found.query_map([], |row| row.get(0))?.collect())
        .expect("the tables");
    let mut tables = BTreeMap::new();
    for name in names {
        let mut found = BTreeSet::new();
        let mut all = store
            .prepare(&format!("SELECT * FROM \"{name}\""))
            .expect("a table");
        let columns = all.column_count();
        let mut rows = all.query([]).expect("its rows");
        while let Some(row) = rows.next().expect("a row") {
            let cells = (0..columns).map(|n| match row.get(n).expect("a cell") {
                Value::Null => "null".to_owned(),
                Value::Integer(number) => number.to_string(),
                Value::Real(number) => number.to_string(),
                Value::Text(text) => text,
                Value::Blob(bytes) => hex::encode(bytes),
            });
            found.insert(cells.collect::<Vec<_>>().join("|"));
        }
        tables.insert(name, found);
    }
    tables
}

/// Whether every page is authentic and every structure sound.
///
/// # Panics
/// If the store cannot be read.
#[must_use]
pub fn is_sound_with(root: &Path, key: &str) -> bool {
    let store = open_with(root, key);
    let mut pages = store.prepare("PRAGMA cipher_integrity_check").expect("SQL");
    let bad = pages
        .query([])
        .expect("run")
        .next()
        .expect("a row")
        .is_some();
    let answer: String = store
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .expect("an answer");
    !bad && answer == "ok"
}

/// The decrypted pages of a store, the free ones among them.
///
/// # Panics
/// If the store cannot be read.
#[must_use]
pub fn pages(root: &Path) -> Vec<u8> {
    open(root).serialize("main").expect("the pages").to_vec()
}

/// Every key that could be read out of these bytes: each run of exactly 64 digits of hex is tried
/// as the seed of an identity, and each age identity that is written as text.
#[must_use]
pub fn identities(bytes: &[u8]) -> Vec<Identity> {
    let mut seeds = BTreeSet::new();
    for run in bytes.split(|byte| !byte.is_ascii_hexdigit()) {
        let mut seed = [0; 32];
        if run.len() == 64 && hex::decode_to_slice(run, &mut seed).is_ok() {
            seeds.insert(seed);
        }
    }
    let text = String::from_utf8_lossy(bytes).to_ascii_uppercase();
    let written = text
        .match_indices("AGE-SECRET-KEY-PQ-1")
        .filter_map(|(at, _)| {
            let rest = text.get(at..)?;
            let end = rest
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
                .unwrap_or(rest.len());
            Identity::from_text(rest.get(..end)?).ok()
        });
    let written: Vec<Identity> = written.collect();
    seeds
        .into_iter()
        .map(Identity::from_seed)
        .chain(written)
        .collect()
}
