//! The stories of `tests/scenarios`, played in Rust through the border.
#![allow(clippy::expect_used, clippy::panic)]

#[path = "story/values.rs"]
mod values;

#[path = "story/player.rs"]
mod player;

use std::path::{Path, PathBuf};

fn scenarios() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/scenarios")
}

#[test]
fn two_phones() {
    let story = scenarios().join("two-phones.json");
    let folder = tempfile::tempdir().expect("a folder");
    let lines = player::play(&story, &["ari", "bo"], folder.path());
    let told = lines.join("\n") + "\n";
    let expected = story.with_extension("expected");
    if std::env::var_os("LEESIDE_WRITE").is_some() {
        std::fs::write(&expected, &told).expect("the expected lines are written");
    }
    let expected = std::fs::read_to_string(expected).expect("the expected lines");
    for (number, (is, was)) in told.lines().zip(expected.lines()).enumerate() {
        assert_eq!(is, was, "line {}", number + 1);
    }
    assert_eq!(told.lines().count(), expected.lines().count());
}

/// What a later app might write in the place of a slot. Kotlin and Swift put it into a vault and see
/// that it is refused, unharmed.
#[test]
fn the_slot_of_a_newer_app() {
    let slot = scenarios().join("newer-slot.age");
    let words = "lantern orchard velvet harbour";
    if std::env::var_os("LEESIDE_WRITE").is_some() {
        let later = br#"{"kind":"slot","v":2}"#;
        let file = leeside::exchange::envelope::seal_with(words, later).expect("sealed");
        std::fs::write(&slot, file).expect("written");
    }
    let file = std::fs::read(slot).expect("the slot");
    let opened = leeside::exchange::envelope::open_with(words, &file).expect("opened");
    assert_eq!(opened.as_slice(), br#"{"kind":"slot","v":2}"#);
}
