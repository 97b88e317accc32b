//! What unlocks, and what does not.

use crate::phone::{Phone, WORDS};
use std::fs;

const OTHER: &str = "seven blue plums in a bowl";

fn code(code: &str, exit: i32) -> (String, i32) {
    (code.to_owned(), exit)
}

#[test]
fn a_wrong_passphrase_exits_3_and_changes_nothing() {
    let mut phone = Phone::new();
    let before = phone.bytes();
    phone.passphrase = "not the words".to_owned();
    for args in [
        vec!["bonds"],
        vec!["voice", "set", "can_give", "x"],
        vec!["delete", "--yes"],
    ] {
        assert_eq!(
            phone.failure(&args),
            code("wrong_passphrase", 3),
            "{args:?}"
        );
    }
    assert_eq!(phone.bytes(), before);
}

#[test]
fn without_a_terminal_a_passphrase_has_to_be_given() {
    let phone = Phone::new();
    let mut command = phone.command(&["--json", "bonds"]);
    let output = command
        .env_remove("LEESIDE_PASSPHRASE")
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("needs_passphrase"));
}

#[test]
fn a_passphrase_file_goes_before_the_environment() {
    let mut phone = Phone::new();
    phone.passphrase = "not the words".to_owned();
    let file = phone.file("word");
    fs::write(&file, format!("{WORDS}\n")).expect("written");
    phone.json(&["bonds", "--passphrase-file", &file]);
    let missing = phone.file("none");
    assert_eq!(
        phone.failure(&["bonds", "--passphrase-file", &missing]),
        code("unreadable", 5)
    );
}

#[test]
fn there_is_no_way_to_give_a_passphrase_as_an_argument() {
    let phone = Phone::new();
    for option in ["--passphrase", "--password", "--words", "--secret", "-p"] {
        let (_, exit) = phone.failure(&["bonds", option, WORDS]);
        assert_eq!(exit, 2, "{option}");
    }
}

#[test]
fn beginning_needs_an_empty_place_and_a_passphrase_that_is_long_enough() {
    let mut phone = Phone::empty();
    assert_eq!(phone.failure(&["bonds"]), code("no_vault", 1));
    phone.passphrase = "short".to_owned();
    assert_eq!(phone.failure(&["init"]), code("passphrase_too_short", 1));
    assert!(!phone.vault().exists());
    phone.passphrase = WORDS.to_owned();
    assert_eq!(phone.json(&["init"])["made"], true);
    assert_eq!(phone.failure(&["init"]), code("already_a_vault", 1));
    let other = Phone::empty();
    fs::create_dir(other.vault()).expect("a folder");
    fs::write(other.vault().join("letter.txt"), "x").expect("written");
    assert_eq!(other.failure(&["init"]), code("not_empty", 1));
}

#[test]
fn the_passphrase_changes_and_the_former_one_opens_nothing() {
    let mut phone = Phone::new();
    let change = |phone: &Phone, words: &str| {
        let mut command = phone.command(&["--json", "passphrase", "change"]);
        command
            .env("LEESIDE_NEW_PASSPHRASE", words)
            .output()
            .expect("it runs")
    };
    assert_eq!(change(&phone, "short").status.code(), Some(1));
    phone.json(&["bonds"]);
    assert_eq!(change(&phone, OTHER).status.code(), Some(0));
    assert_eq!(phone.failure(&["bonds"]), code("wrong_passphrase", 3));
    phone.passphrase = OTHER.to_owned();
    phone.json(&["bonds"]);
}

#[test]
fn recovery_words_open_it_and_a_new_key_replaces_them() {
    let mut phone = Phone::new();
    let words = |json: &serde_json::Value| -> String {
        let words = json["recovery_words"].as_array().expect("words");
        let words: Vec<&str> = words.iter().filter_map(|word| word.as_str()).collect();
        words.join(" ")
    };
    let set = phone.json(&["recovery", "set"]);
    assert_eq!(set["state"], "made");
    let first = words(&set);
    assert_eq!(first.split(' ').count(), 12);
    let wrong = phone.with_words("abandon ability", &["recovery", "practise"]);
    assert_eq!(wrong.failure(), code("word_count", 3));
    let practised = phone.with_words(&first, &["recovery", "practise"]).json();
    assert_eq!(practised["state"], "practised");

    phone.passphrase = first;
    phone.json(&["--recovery", "bonds"]);
    // A forgotten passphrase is replaced by a new key, and the words with it.
    let mut command = phone.command(&["--json", "--recovery", "passphrase", "change"]);
    let output = command
        .env("LEESIDE_NEW_PASSPHRASE", OTHER)
        .output()
        .expect("it runs");
    let changed: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(
        phone.failure(&["--recovery", "bonds"]),
        code("wrong_recovery_words", 3)
    );
    phone.passphrase = words(&changed);
    phone.json(&["--recovery", "bonds"]);
    phone.passphrase = OTHER.to_owned();
    assert_eq!(phone.json(&["recovery", "remove"])["state"], "not_set_up");
    assert_eq!(phone.json(&["recovery", "later"])["state"], "put_off");
    assert_eq!(phone.failure(&["--recovery", "bonds"]), code("no_slot", 3));
}

#[test]
fn suggestions_differ_and_are_long_enough() {
    let phone = Phone::empty();
    let one = phone.json(&["passphrase", "suggest"]);
    assert_ne!(one, phone.json(&["passphrase", "suggest"]));
    let words = one["suggestion"].as_str().expect("words");
    assert_eq!(words.split(' ').count(), 6);
    let (_, exit) = phone.failure(&["passphrase", "suggest", "--count", "3"]);
    assert_eq!(exit, 2);
}

#[test]
fn everything_is_deleted_only_on_purpose() {
    let phone = Phone::new();
    assert_eq!(phone.failure(&["delete"]), code("not_confirmed", 1));
    phone.json(&["bonds"]);
    assert_eq!(phone.json(&["delete", "--yes"])["deleted"], true);
    assert_eq!(phone.failure(&["bonds"]), code("no_vault", 1));
    let mut forgotten = Phone::new();
    forgotten.passphrase = "not the words".to_owned();
    forgotten.json(&["delete", "--yes", "--without-passphrase"]);
    assert_eq!(forgotten.failure(&["bonds"]), code("no_vault", 1));
}
