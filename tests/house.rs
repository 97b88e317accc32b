//! The house: which room may name which, and how long a file may be.
#![allow(clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms that it may name. Arrows point one way, from the last to the first.
const ROOMS: [(&str, &[&str]); 9] = [
    ("plan", &["content"]),
    ("language", &[]),
    ("content", &["plan"]),
    ("consent", &["content", "plan"]),
    ("exchange", &["consent", "plan"]),
    (
        "reflect",
        &["consent", "content", "language", "plan", "rhythm"],
    ),
    ("rhythm", &["consent", "content", "plan", "reflect"]),
    (
        "cooldown",
        &["consent", "content", "plan", "reflect", "rhythm"],
    ),
    (
        "vault",
        &[
            "consent", "content", "cooldown", "exchange", "language", "plan", "reflect", "rhythm",
        ],
    ),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the workspace")
        .to_path_buf()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = Vec::from_iter(folder.exists().then(|| folder.to_path_buf()));
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") && !is_test(&path) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// What only tests read may look further than its room: it drives several of them.
fn is_test(path: &Path) -> bool {
    path.file_stem()
        .and_then(|name| name.to_str())
        .is_some_and(|name| name.ends_with("_tests"))
}

/// The rooms that a source names, in `use` and in paths.
fn named(source: &str) -> BTreeSet<String> {
    let code = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let mut rooms = BTreeSet::new();
    for line in code {
        for (at, found) in line.match_indices("crate::") {
            let rest = &line[at + found.len()..];
            let end = rest
                .find(|c: char| !c.is_ascii_lowercase() && c != '_')
                .unwrap_or(rest.len());
            rooms.insert(rest[..end].to_owned());
        }
    }
    rooms
}

/// The clock and the disk, by the names under which code reaches them.
const OUTSIDE: [&str; 6] = [
    "std::fs",
    "std::net",
    "std::process",
    "SystemTime::now",
    "Instant::now",
    "Utc::now",
];

#[test]
fn arrows_point_one_way() {
    let core = root().join("core/src");
    let mut wrong = Vec::new();
    for (room, may) in ROOMS {
        for file in rust_files(&core.join(room)) {
            let source = fs::read_to_string(&file).expect("text");
            for other in named(&source) {
                let is_room = ROOMS.iter().any(|(name, _)| *name == other);
                if is_room && other != room && !may.contains(&other.as_str()) {
                    wrong.push(format!("{room} names {other} in {}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_vault_reaches_for_disk_and_no_room_for_clock_or_network() {
    let core = root().join("core/src");
    let mut wrong = Vec::new();
    for (room, _) in ROOMS {
        for file in rust_files(&core.join(room)) {
            let name = file.display().to_string();
            // Tests beside the code may.
            if name.contains("tests") {
                continue;
            }
            let source = fs::read_to_string(&file).expect("text");
            let shipped = source.split("#[cfg(test)]").next().expect("a first part");
            for outside in OUTSIDE {
                let disk = room == "vault" && outside == "std::fs";
                if shipped.contains(outside) && !disk {
                    wrong.push(format!("{outside} in {name}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_look_at_names_sees_a_forbidden_one() {
    let source = "use crate::reflect::journal::Entry;\n// crate::vault\nlet x = crate::plan::Y;";
    assert_eq!(
        named(source).into_iter().collect::<Vec<_>>(),
        ["plan", "reflect"]
    );
}
