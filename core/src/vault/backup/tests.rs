//! Backups: there and back, cut short, changed on the way, and what is never in one.

#![allow(clippy::expect_used, clippy::panic)]

use super::super::documents::Private;
use super::super::kinds::{Meta, Part};
use super::super::slots::Unlock;
use super::*;
use crate::exchange::random::System;
use crate::plan::ids::BondId;
use rusqlite::params;
use std::path::Path;

const WORDS: &str = "quiet lamp by the window";
const SAFE: &str = "other words for the safe";
const BOND: BondId = BondId([1; 16]);

fn go_on(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn made() -> NaiveDate {
    "2025-06-07".parse().expect("a day")
}

/// A vault with something of every kind, each with its own name in it.
fn filled(root: &Path) -> Vault {
    let mut vault = Vault::create(root, WORDS, &mut System).expect("a new vault");
    vault
        .edit(|edit| {
            edit.put_bond(BOND, &"open")?;
            for part in Part::ALL {
                edit.put_part(BOND, part, "one", &format!("part-{}", part.as_str()))?;
            }
            for meta in [Meta::Settings, Meta::Device, Meta::Run, Meta::JournalWord] {
                edit.put_meta(meta, &format!("meta-{}", meta.as_str()))?;
            }
            edit.put_own("support", &"a \"friend\"\n")?;
            let item = Private {
                id: [2; 16],
                bond: Some(BOND),
                day: made(),
                document: "kept",
            };
            edit.put_private("kept", &item)?;
            edit.connection.execute(
                "INSERT INTO journal (id, bond_id, created, edited, day, title, body, tags, mood,
                                      prompt, bring_up, moment)
                 VALUES (?1, ?2, 10, 20, '2025-01-02', 'Evening', 'rain on the roof',
                         '[\"calm\"]', 'okay', 'p1', 1, ?3)",
                params![[3_u8; 16], BOND.0, [4_u8; 16]],
            )?;
            edit.connection.execute(
                "INSERT INTO journal (id, created, edited, day, title, body, tags, bring_up)
                 VALUES (?1, 11, 11, '2025-01-03', '', 'cafe\u{301}, not composed', '[]', 0)",
                params![[5_u8; 16]],
            )?;
            Ok(())
        })
        .expect("filled");
    vault
}

fn back_up(vault: &Vault, options: Options) -> Vec<u8> {
    let mut file = Vec::new();
    vault
        .back_up(&mut file, SAFE, made(), options, &mut go_on)
        .expect("a backup");
    file
}

fn plaintext(file: &[u8]) -> String {
    let mut text = String::new();
    envelope::opening(SAFE, file)
        .expect("opened")
        .read_to_string(&mut text)
        .expect("read");
    text
}

fn rows_of(vault: &Vault) -> Vec<String> {
    let mut rows = Vec::new();
    vault
        .read(|view| {
            rows::each(view, false, &mut |row| {
                rows.push(format!("{row:?}"));
                Ok(())
            })
        })
        .expect("read");
    rows
}

fn restore(
    file: &[u8],
    root: &Path,
    words: &str,
    after: impl FnOnce(&super::super::documents::Edit<'_>) -> Result<(), VaultError>,
) -> Result<(Vault, Summary), VaultError> {
    let restore = Restore {
        from: &mut &*file,
        backup_passphrase: words,
        root,
        passphrase: WORDS,
    };
    Vault::restore_with(restore, &mut System, &mut go_on, after)
}

#[test]
fn there_and_back() {
    let dir = tempfile::tempdir().expect("a folder");
    let vault = filled(&dir.path().join("one"));
    let file = back_up(&vault, Options::default());
    let wanted = Summary {
        made: made(),
        without_theirs: false,
        bonds: 1,
        topics: 1,
    };
    assert_eq!(verify(&mut &*file, SAFE, &mut go_on), Ok(wanted));
    let root = dir.path().join("two");
    let (again, summary) = restore(&file, &root, SAFE, |edit| {
        assert!(edit.delete_part(BOND, Part::Window, "one")?);
        edit.put_part(BOND, Part::Window, "one", &"part-window")?;
        Ok(())
    })
    .expect("restored");
    assert_eq!(summary, wanted);
    assert_eq!(rows_of(&again), rows_of(&vault));
    again
        .read(|view| {
            let found: i64 = view.connection.query_row(
                "SELECT count(*) FROM journal_index WHERE journal_index MATCH 'rain OR calm'",
                [],
                |row| row.get(0),
            )?;
            assert_eq!(found, 1);
            Ok(())
        })
        .expect("searched");
    drop(again);
    let again = Vault::open(&root, Unlock::Passphrase(WORDS)).expect("opened");
    assert_eq!(back_up_lines(&again), back_up_lines(&vault));
    assert!(again.examine().expect("examined").is_well());
}

fn back_up_lines(vault: &Vault) -> String {
    plaintext(&back_up(vault, Options::default()))
}

#[test]
fn only_what_is_listed_leaves() {
    let dir = tempfile::tempdir().expect("a folder");
    let vault = filled(&dir.path().join("one"));
    let text = back_up_lines(&vault);
    let inside = |text: &str, what: &str, of: &str| text.contains(&format!("{what}-{of}"));
    let parts = |text: &str| -> Vec<&str> {
        let all = Part::ALL.map(Part::as_str);
        all.into_iter()
            .filter(|it| inside(text, "part", it))
            .collect()
    };
    let all = [
        "mine", "theirs", "topic", "copy", "received", "debrief", "window", "look",
    ];
    assert_eq!(parts(&text), all);
    assert!(inside(&text, "meta", "settings"));
    for never in ["device", "run", "journal_word"] {
        assert!(!inside(&text, "meta", never), "{never}");
    }
    for never in [
        "pairing", "keys", "invite", "reply", "echo", "hour", "resting",
    ] {
        assert!(!text.contains(never), "{never}");
    }
    let options = Options {
        without_theirs: true,
    };
    let text = plaintext(&back_up(&vault, options));
    assert_eq!(parts(&text), ["mine", "topic", "copy", "window", "look"]);
    // The form that the format page shows.
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines.first().copied(),
        Some(r#"{"kind":"backup","made":"2025-06-07","v":1,"without_theirs":true}"#)
    );
    assert_eq!(
        lines.get(2).copied(),
        Some(
            r#"{"row":{"bond_id":"01010101010101010101010101010101","state":"\"open\""},"table":"bond"}"#
        )
    );
    assert_eq!(lines.last().copied(), Some(r#"{"end":{"rows":11}}"#));
    assert!(text.ends_with("}}\n"));
}

#[test]
fn a_backup_that_was_cut_short_or_changed_restores_nothing() {
    let dir = tempfile::tempdir().expect("a folder");
    let vault = filled(&dir.path().join("one"));
    let whole = back_up(&vault, Options::default());
    let root = dir.path().join("two");
    let header = 20;
    for length in [0, header, 120, 170, whole.len() - 17, whole.len() - 1] {
        let error = restore(&whole[..length], &root, SAFE, |_| Ok(())).err();
        let fits = matches!(
            error,
            Some(VaultError::Exchange(Refusal::CutShort | Refusal::Damaged))
        );
        assert!(fits, "{length}: {error:?}");
        assert!(!root.exists());
    }
    for at in [3, 50, 130, 200, whole.len() / 2, whole.len() - 1] {
        let mut changed = whole.clone();
        changed[at] ^= 4;
        let error = restore(&changed, &root, SAFE, |_| Ok(())).err();
        assert!(
            matches!(error, Some(VaultError::Exchange(_))),
            "{at}: {error:?}"
        );
        assert!(!root.exists());
    }
    let error = restore(&whole, &root, WORDS, |_| Ok(())).err();
    assert_eq!(error, Some(Refusal::WrongWords.into()));
    let error = restore(&whole, &root, SAFE, |_| Err(VaultError::Unfit)).err();
    assert_eq!(error, Some(VaultError::Unfit));
    // Nothing is left, not even the folder in which it was built.
    assert_eq!(std::fs::read_dir(dir.path()).expect("a folder").count(), 1);
    let there = dir.path().join("one");
    let error = restore(&whole, &there, SAFE, |_| Ok(())).err();
    assert_eq!(error, Some(VaultError::AlreadyAVault));
}

#[test]
fn it_can_be_stopped_at_any_time() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut vault = filled(&dir.path().join("one"));
    vault
        .edit(|edit| edit.put_own("long", &"x".repeat(300_000)))
        .expect("written");
    let mut seen = 0;
    let mut stop = |progress: Progress| {
        seen = progress.bytes;
        ControlFlow::Break(())
    };
    let mut file = Vec::new();
    let error = vault.back_up(&mut file, SAFE, made(), Options::default(), &mut stop);
    assert_eq!(error.err(), Some(VaultError::Cancelled));
    let whole = back_up(&vault, Options::default());
    assert_eq!(
        verify(&mut &*whole, SAFE, &mut stop).err(),
        Some(VaultError::Cancelled)
    );
    let root = dir.path().join("two");
    let restore = Restore {
        from: &mut &*whole,
        backup_passphrase: SAFE,
        root: &root,
        passphrase: WORDS,
    };
    let error = Vault::restore(restore, &mut System, &mut stop).err();
    assert_eq!(error, Some(VaultError::Cancelled));
    assert!(!root.exists());
    assert!(seen > 300_000);
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_named() {
    let dir = tempfile::tempdir().expect("a folder");
    let vault = filled(&dir.path().join("one"));
    let mut full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("a device that is always full");
    let error = vault.back_up(&mut full, SAFE, made(), Options::default(), &mut go_on);
    assert_eq!(error.err(), Some(VaultError::DiskFull));
}

/// Reads lines that somebody wrote who knows the passphrase.
fn hostile(text: &str) -> Result<Summary, VaultError> {
    read_lines(text.as_bytes(), &mut go_on, &mut |_| Ok(()))
}

const HEAD: &str = r#"{"kind":"backup","made":"2025-06-07","v":1,"without_theirs":false}"#;
const OWN: &str = r#"{"row":{"document":"1","name":"a"},"table":"own"}"#;

#[test]
fn lines_that_are_not_the_one_form_are_refused() {
    let whole = format!("{HEAD}\n{OWN}\n{{\"end\":{{\"rows\":1}}}}\n");
    assert!(hostile(&whole).is_ok());
    for length in 0..whole.len() {
        let cut = whole.get(..length).expect("plain letters");
        assert!(hostile(cut).is_err(), "{length}");
    }
    let damaged = Err(Refusal::Damaged.into());
    for changed in [
        whole.replace("\"rows\":1", "\"rows\":2"),
        format!("{whole}{OWN}\n"),
        whole.replace("\"own\"", "\"elsewhere\""),
        whole.replace("\"document\":\"1\"", "\"document\":\"not JSON\""),
        whole.replace("{\"document\"", "{ \"document\""),
        whole.replace("\"name\":\"a\"", "\"name\":\"a\",\"name\":\"a\""),
        whole.replace("\"name\":\"a\"", "\"more\":1,\"name\":\"a\""),
        whole.replace("2025-06-07", "2025-6-7"),
    ] {
        assert_eq!(hostile(&changed), damaged, "{changed}");
    }
    assert_eq!(
        hostile(&whole.replace("\"v\":1", "\"v\":2")),
        Err(Refusal::NewerFormat.into())
    );
    let expected = "a backup";
    assert_eq!(
        hostile(&whole.replace("\"backup\"", "\"invite\"")),
        Err(Refusal::WrongKind { expected }.into())
    );
}

#[test]
fn what_may_not_leave_may_not_come_in_either() {
    let bond = "01010101010101010101010101010101";
    let row = |part: &str| {
        format!(
            r#"{{"row":{{"bond_id":"{bond}","document":"1","name":"","part":"{part}"}},"table":"bond_part"}}"#
        )
    };
    let file = |head: &str, row: &str| format!("{head}\n{row}\n{{\"end\":{{\"rows\":1}}}}\n");
    let damaged = Err(Refusal::Damaged.into());
    assert!(hostile(&file(HEAD, &row("theirs"))).is_ok());
    for never in ["keys", "pairing", "invite", "reply", "echo", "other"] {
        assert_eq!(hostile(&file(HEAD, &row(never))), damaged, "{never}");
    }
    let without = HEAD.replace("false", "true");
    assert_eq!(hostile(&file(&without, &row("theirs"))), damaged);
    let device = r#"{"row":{"name":"device","value":"1"},"table":"meta"}"#;
    assert_eq!(hostile(&file(HEAD, device)), damaged);
}

#[test]
fn rows_that_the_store_refuses_make_no_vault() {
    let dir = tempfile::tempdir().expect("a folder");
    let root = dir.path().join("one");
    let part = r#"{"row":{"bond_id":"01010101010101010101010101010101","document":"1","name":"","part":"mine"},"table":"bond_part"}"#;
    // Twice the same, and a part of a bond that is not there.
    for (rows, count) in [(format!("{OWN}\n{OWN}"), 2), (part.to_owned(), 1)] {
        let text = format!("{HEAD}\n{rows}\n{{\"end\":{{\"rows\":{count}}}}}\n");
        assert!(hostile(&text).is_ok());
        let file = envelope::seal_with(SAFE, text.as_bytes()).expect("sealed");
        let error = restore(&file, &root, SAFE, |_| Ok(())).err();
        assert_eq!(error, Some(Refusal::Damaged.into()));
        assert!(!root.exists());
    }
}

#[test]
fn a_line_without_end_is_refused_in_bounded_memory() {
    let endless = HEAD.as_bytes().chain(std::io::repeat(b'x'));
    let read = read_lines(BufReader::new(endless), &mut go_on, &mut |_| Ok(()));
    assert_eq!(read, Err(Refusal::TooLarge.into()));
}
