//! The journal on a real vault.

#![allow(clippy::expect_used, clippy::panic)]

mod closed;

use super::*;
use crate::content::library;
use crate::exchange::copies::Shared;
use crate::exchange::random::System;
use crate::reflect::feel::{Affect, Word};
use crate::reflect::journal::{Filter, JournalError};
use crate::vault::Unlock;
use crate::vault::doors::{CONFIRMED_FOR, JOURNAL_IDLE};
use crate::vault::room::STEP;
use chrono::Days;
use std::path::PathBuf;
use tempfile::TempDir;

const WORDS: &str = "quiet lamp by the window";
const OWN: &str = "another word of mine";
const NOW: Reading = Reading::wall(1_779_000_000);

struct Phone {
    dir: TempDir,
    vault: Vault,
    door: JournalDoor,
}

impl Phone {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let root = dir.path().join("vault");
        let mut vault = Vault::create(&root, WORDS, &mut System).expect("a vault");
        let door = vault.open_journal(WORDS, NOW).expect("the door");
        Self { dir, vault, door }
    }

    fn root(&self) -> PathBuf {
        self.dir.path().join("vault")
    }

    fn journal(&mut self) -> Journal<'_> {
        self.vault.journal(&self.door, NOW).expect("the journal")
    }

    fn write(&mut self, day: u64, body: &str) -> CopyId {
        self.journal()
            .write(page(day, body), &mut System)
            .expect("written")
    }

    fn found(&mut self, typed: &str) -> Vec<String> {
        let hits = self.journal().search(typed, &Filter::default(), 50);
        let bodies = hits.expect("searched").into_iter().map(|h| h.entry.body);
        bodies.collect()
    }
}

fn day(n: u64) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2026, 5, 1).expect("a day");
    first + Days::new(n)
}

fn page(day_number: u64, body: &str) -> Page {
    Page {
        body: body.to_owned(),
        ..Page::on(day(day_number))
    }
}

#[test]
fn a_page_is_written_changed_read_and_gone() {
    let mut phone = Phone::new();
    let bond = phone.vault.add_bond("B", &mut System).expect("a bond");
    let full = Page {
        title: " The\nbalcony ".to_owned(),
        body: "Cool air.\r\n\u{202e}Cafe\u{301} ".to_owned(),
        tags: vec!["quiet".into(), " quiet".into(), String::new()],
        mood: Some(Feel::Grid(Affect::new(2, -1).expect("a place"))),
        prompt: ItemId::new("thanks.small").ok(),
        bring_up: true,
        moment: Some(CopyId([8; 16])),
        bond: Some(bond),
        ..Page::on(day(0))
    };
    let id = phone
        .journal()
        .write(full.clone(), &mut System)
        .expect("written");
    let entry = phone.journal().read(id).expect("read").expect("there");
    assert_eq!(entry.title, "The balcony");
    assert_eq!(entry.body, "Cool air.\nCaf\u{e9}");
    assert_eq!(entry.tags, ["quiet"]);
    assert_eq!((entry.mood, entry.prompt.clone()), (full.mood, full.prompt));
    assert_eq!((entry.moment, entry.bond), (full.moment, Some(bond)));

    let later = Reading::wall(NOW.wall.0 + 60);
    let mood = Some(Feel::Word(Word::ALot));
    let anew = Page {
        body: "Warm.".to_owned(),
        mood,
        ..Page::from(entry.clone())
    };
    let log = phone.root().join("store.db-wal");
    let mut journal = phone
        .vault
        .journal(&phone.door, later)
        .expect("the journal");
    journal.edit(id, anew).expect("changed");
    let changed = journal.read(id).expect("read").expect("there");
    assert_eq!((changed.body.as_str(), changed.mood), ("Warm.", mood));
    assert_eq!(
        (changed.created, changed.edited),
        (entry.created, later.wall)
    );
    let log = || std::fs::metadata(&log).expect("the log").len();
    // Former words leave the write-ahead log as well.
    assert_eq!(log(), 0);
    assert_eq!(journal.forget(id), Ok(true));
    assert_eq!(log(), 0);
    assert_eq!(journal.forget(id), Ok(false));
    assert_eq!(journal.read(id), Ok(None));
    assert_eq!(journal.edit(id, page(0, "x")), Err(VaultError::NotThere));
    assert_eq!(phone.found("warm"), [""; 0]);
}

#[test]
fn what_does_not_fit_changes_nothing() {
    let mut phone = Phone::new();
    let refused = phone.journal().write(page(0, " \n "), &mut System);
    assert!(matches!(refused, Err(VaultError::Written(_))));
    let long = phone
        .journal()
        .write(page(0, &"x".repeat(20_001)), &mut System);
    assert!(matches!(long, Err(VaultError::Written(_))));
    let nobody = Page {
        bond: Some(BondId([3; 16])),
        ..page(0, "x")
    };
    let refused = phone.journal().write(nobody, &mut System);
    assert_eq!(refused, Err(VaultError::NoBond));
    let all = phone.journal().list(&Filter::default(), None, 50);
    assert_eq!(all.expect("listed").entries, []);
}

#[test]
fn the_list_goes_on_where_it_was() {
    let mut phone = Phone::new();
    for n in 0..25 {
        phone.write(n / 3, &format!("page {n}"));
    }
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let journal = phone.journal();
        let part = journal.list(&Filter::default(), after.as_ref(), 7);
        let part = part.expect("listed");
        assert!(part.entries.len() <= 7);
        seen.extend(part.entries.into_iter().map(|e| (e.day, e.body)));
        // Pages that come in front of the place move nothing.
        phone.write(20, "later");
        after = part.next;
        if after.is_none() {
            break;
        }
    }
    let wanted = (0..25).rev().map(|n| (day(n / 3), format!("page {n}")));
    assert_eq!(seen, wanted.collect::<Vec<_>>());
}

#[test]
fn every_part_of_a_filter_filters_here_as_it_says() {
    let mut phone = Phone::new();
    let bond = phone.vault.add_bond("B", &mut System).expect("a bond");
    for n in 0..12_u8 {
        let odd = n % 2 == 1;
        let page = Page {
            tags: vec![if odd { "tea, green" } else { "tea" }.to_owned()],
            bring_up: n % 3 == 0,
            moment: (n > 6).then_some(CopyId([n % 2; 16])),
            bond: odd.then_some(bond),
            ..page(u64::from(n), "some words")
        };
        phone.journal().write(page, &mut System).expect("written");
    }
    let all = phone.journal().list(&Filter::default(), None, 50);
    let all = all.expect("listed").entries;
    assert_eq!(all.len(), 12);
    let none = Filter::default;
    let filters = [
        Filter {
            from: Some(day(4)),
            until: Some(day(8)),
            ..none()
        },
        Filter {
            tag: Some("tea".to_owned()),
            ..none()
        },
        Filter {
            tag: Some("te".to_owned()),
            ..none()
        },
        Filter {
            moment: Some(CopyId([1; 16])),
            ..none()
        },
        Filter {
            bond: Some(bond),
            bring_up: true,
            ..none()
        },
        Filter {
            bring_up: true,
            ..none()
        },
    ];
    for filter in filters {
        let wanted: Vec<&Entry> = all.iter().filter(|e| filter.takes(e)).collect();
        let journal = phone.journal();
        let listed = journal.list(&filter, None, 50).expect("listed").entries;
        assert_eq!(listed.iter().collect::<Vec<_>>(), wanted, "{filter:?}");
        let hits = journal.search("words", &filter, 50).expect("searched");
        assert_eq!(hits.len(), wanted.len(), "{filter:?}");
    }
    let tags = phone.journal().tags();
    assert_eq!(tags, Ok(vec!["tea".to_owned(), "tea, green".to_owned()]));
}

#[test]
fn words_are_found_by_their_beginning_and_marked() {
    let mut phone = Phone::new();
    phone.write(0, "Rain on the caf\u{e9} roof");
    phone.write(1, "A walk, no rain");
    let titled = Page {
        title: "Rain".to_owned(),
        tags: vec!["m\u{fc}sli".to_owned()],
        ..page(2, "Bowl")
    };
    phone.journal().write(titled, &mut System).expect("written");
    assert_eq!(phone.found("cafe ROO"), ["Rain on the caf\u{e9} roof"]);
    assert_eq!(phone.found("musli"), ["Bowl"]);
    assert_eq!(phone.found("rain").len(), 3);
    assert_eq!(phone.found("ain"), [""; 0]);
    let hits = phone
        .journal()
        .search("caf rain", &Filter::default(), 1)
        .expect("searched");
    let [hit] = hits.as_slice() else {
        panic!("one page");
    };
    assert_eq!((hit.title.len(), hit.body.len()), (0, 2));
    assert_eq!(hit.body[1], 12..15);
}

#[test]
fn nothing_that_is_typed_is_more_than_words() {
    let mut phone = Phone::new();
    phone.write(0, "rain \"tea\" body: NOT near don't 50% a_b");
    for typed in [
        "",
        "   ",
        "\"",
        "*",
        "( ) ^ - : + \" *",
        "\"\"\"",
        "AND",
        "NEAR(",
        "title : rain'; DROP TABLE journal; --",
        "\u{0}\u{202e}",
        "\u{301}",
        "❤️",
        &"x ".repeat(5000),
        &"\"".repeat(5000),
    ] {
        let found = phone.journal().search(typed, &Filter::default(), 50);
        assert!(found.is_ok(), "{typed:?}");
    }
    for typed in [
        "not",
        "\"tea\"",
        "don't",
        "rain*",
        "(rain)",
        "50%",
        "a_b",
        "near body:",
    ] {
        assert_eq!(phone.found(typed).len(), 1, "{typed:?}");
    }
    assert_eq!(phone.found("rain NOT snow"), [""; 0]);
    assert_eq!(phone.found("snow OR rain"), [""; 0]);
}

#[test]
fn a_copy_says_title_and_text_and_nothing_else() {
    let mut phone = Phone::new();
    let bond = phone.vault.add_bond("B", &mut System).expect("a bond");
    let private = Page {
        title: "Balcony".to_owned(),
        tags: vec!["secret".to_owned()],
        bond: Some(bond),
        ..page(0, "Cool air.")
    };
    let id = phone
        .journal()
        .write(private, &mut System)
        .expect("written");
    let copy = phone
        .journal()
        .give_copy(id, bond, &mut System)
        .expect("given");
    assert_ne!(copy, id);
    let given = phone.vault.bond(bond, NOW).expect("the bond").copies;
    let item = &given.mine.get(&copy).expect("the copy").item;
    let Shared::Text(text) = item else {
        panic!("a text");
    };
    assert_eq!(
        (text.text.as_str(), text.day),
        ("Balcony\n\nCool air.", day(0))
    );
    assert_eq!(phone.vault.take_back(bond, copy), Ok(true));
    assert_eq!(phone.vault.take_back(bond, copy), Ok(false));
    assert!(phone.journal().read(id).expect("read").is_some());
}

#[test]
fn a_question_that_was_passed_over_or_answered_waits() {
    let mut phone = Phone::new();
    let library = library("en");
    let mut passed = Vec::new();
    for _ in 0..library.prompts.len() {
        let next = phone.journal().prompt(&passed, library, &mut System);
        let Some(next) = next.expect("asked") else {
            break;
        };
        assert!(!passed.contains(&next.id));
        passed.push(next.id.clone());
    }
    assert!(passed.len() + 1 >= library.prompts.len());
    let answered = Page {
        prompt: passed.first().cloned(),
        ..page(0, "x")
    };
    phone
        .journal()
        .write(answered, &mut System)
        .expect("written");
    for _ in 0..20 {
        let next = phone.journal().prompt(&[], library, &mut System);
        assert_ne!(
            next.expect("asked").map(|n| &n.id),
            passed.first(),
            "one that was answered"
        );
    }
}
