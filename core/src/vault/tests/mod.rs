//! The vault as a whole, on real files.
//!
//! Tests may run as root, whom no permission stops. Where a place must not be writable, they use
//! one that root cannot write to either: `/sys`, on Linux.

#![allow(clippy::expect_used, clippy::panic)]

mod examining;
mod fixtures;
mod forgetting;
mod opening;
mod rekeying;
mod secrets;
mod storing;

use super::*;
use crate::exchange::random::System;
use crate::plan::ids::BondId;
use kinds::{Meta, Part};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const WORDS: &str = "quiet lamp by the window";

/// A folder for one test, and the place of a vault in it.
struct Place {
    _dir: TempDir,
    root: PathBuf,
}

impl Place {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let root = dir.path().join("vault");
        Self { _dir: dir, root }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    fn open(&self) -> Result<Vault, VaultError> {
        Vault::open(&self.root, Unlock::Passphrase(WORDS))
    }

    /// A vault with a note in it, closed.
    fn filled(note: &str) -> Self {
        let place = Self::new();
        let mut vault = create(&place.root);
        write_note(&mut vault, note);
        vault.close().expect("closed");
        place
    }

    /// Every file of it, by its name below the root.
    fn contents(&self) -> Vec<(PathBuf, Vec<u8>)> {
        contents(&self.root)
    }
}

fn contents(root: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).expect("below").to_path_buf();
                found.push((name, fs::read(&path).expect("a file")));
            }
        }
    }
    found.sort();
    found
}

/// Copies a folder with what is in it.
fn copy(from: &Path, to: &Path) {
    for (name, bytes) in contents(from) {
        let path = to.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }
}

fn create(root: &Path) -> Vault {
    Vault::create(root, WORDS, &mut System).expect("a new vault")
}

fn write_note(vault: &mut Vault, note: &str) {
    vault
        .edit(|edit| edit.put_own("note", &note))
        .expect("written");
}

fn note(vault: &Vault) -> Option<String> {
    vault.read(|view| view.own("note")).expect("read")
}

/// Words that nothing else here holds.
fn holds(bytes: &[u8], canary: &str) -> bool {
    bytes
        .windows(canary.len())
        .any(|window| window.eq_ignore_ascii_case(canary.as_bytes()))
}

fn with_bond(vault: &mut Vault, id: u8) -> BondId {
    let bond = BondId([id; 16]);
    vault
        .edit(|edit| edit.put_bond(bond, &"open"))
        .expect("a bond");
    bond
}
