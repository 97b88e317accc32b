//! A backup, a loss, and the way back.

use crate::phone::{Phone, WORDS, meet};
use serde_json::json;
use std::fs;

const KEPT: &str = "five green doors along the lane";

/// A plan with something told, agreed, and off-limits on both sides.
fn lived_in() -> [Phone; 2] {
    let [a, b] = Phone::pair();
    a.json(&["voice", "set", "food.drink", "ginger", "tea"]);
    a.json(&["voice", "set", "please_not", "touch.hair"]);
    a.json(&["agree", "suggest", "space", "--template", "long"]);
    b.take_in(&a.parcel("one.age"));
    b.json(&["voice", "set", "please_not", "talk.questions"]);
    b.json(&["agree", "yes", "space"]);
    a.take_in(&b.parcel("two.age"));
    [a, b]
}

#[test]
fn a_backup_is_made_verified_and_refused_when_it_is_not_whole() {
    let phone = Phone::new();
    let path = phone.file("kept.age");
    let made = phone.json(&["backup", "make", &path]);
    let words = made["words"].as_str().expect("words were drawn").to_owned();
    assert_eq!(made["bonds"], 1);
    let verify = ["backup", "verify", path.as_str()];
    assert_eq!(
        phone.with_words(&words, &verify).json()["made"],
        "2026-05-17"
    );
    let code = |words: &str, path: &str| {
        phone
            .with_words(words, &["backup", "verify", path])
            .failure()
    };
    assert_eq!(code("not the words", &path), ("wrong_words".to_owned(), 4));
    let bytes = fs::read(&path).expect("a backup");
    let cut = phone.file("cut.age");
    fs::write(&cut, &bytes[..bytes.len() / 2]).expect("written");
    assert_eq!(code(&words, &cut).1, 4);
    assert_eq!(
        code(&words, &phone.file("none")),
        ("unreadable".to_owned(), 5)
    );
    let exists = phone.failure(&["backup", "make", &path]);
    assert_eq!(exists, ("exists".to_owned(), 1));
    let parcel = phone.failure(&["parcel", "open", &path]);
    assert_eq!(parcel, ("wrong_kind".to_owned(), 4));
}

#[test]
fn after_a_restore_old_yeses_lapse_and_old_limits_stay() {
    let [a, b] = lived_in();
    let path = a.file("kept.age");
    let made = a.with_words(KEPT, &["backup", "make", &path]).json();
    assert_eq!(made["words"], json!(null), "own words are not repeated");
    // After the backup: a limit more, told; and a yes taken back.
    a.json(&["voice", "set", "please_not", "light.bright"]);
    a.json(&["agree", "take-back", "space"]);
    b.take_in(&a.parcel("three.age"));

    let a = Phone::empty();
    let restored = a.with_words(KEPT, &["backup", "restore", &path]).json();
    assert_eq!(restored["restored"], true);
    assert_eq!(a.json(&["bonds"])["bonds"][0]["fresh"], true);
    assert_eq!(a.json(&["agree"])["topics"][0]["state"], "talk_first");
    let out = a.file("p");
    assert_eq!(
        a.failure(&["parcel", "make", &out, "--yes"]).0,
        "not_paired"
    );
    assert_eq!(
        a.failure(&["parcel", "open", &b.parcel("x.age")]),
        ("fresh".to_owned(), 1)
    );
    assert_eq!(a.failure(&["confirm"]), ("not_heard".to_owned(), 1));

    meet(&a, &b, &["--again"], &["--again"]);
    let preview = a.take_in(&b.parcel("four.age"));
    assert!(!preview["draft"].as_array().expect("a draft").is_empty());
    let draft = a.json(&["confirm"]);
    let limits: Vec<&str> = draft["limits"]
        .as_array()
        .expect("limits")
        .iter()
        .filter_map(|limit| limit["id"].as_str())
        .collect();
    assert_eq!(limits, ["light.bright", "touch.hair"]);
    assert_eq!(
        draft["still_yes"],
        json!([]),
        "what was taken back stays so"
    );
    let wrong = a.failure(&["confirm", "--take", "can_give"]);
    assert_eq!(wrong, ("not_in_draft".to_owned(), 1));
    let confirmed = a.json(&[
        "confirm",
        "--take",
        "food.drink",
        "--leave-limit",
        "touch.hair",
    ]);
    assert_eq!(confirmed["confirmed"], true);
    let voice = a.json(&["voice", "show"])["voice"].clone();
    assert_eq!(voice["food.drink"], "ginger tea");
    assert_eq!(voice["please_not/light.bright"]["tag"], "light.bright");
    // The backup itself knew this limit, and leaving it out of the draft does not lift it.
    assert_eq!(voice["please_not/touch.hair"]["tag"], "touch.hair");
    b.take_in(&a.parcel("five.age"));
    assert_eq!(a.json(&["confirm"])["fresh"], false);
}

#[test]
fn a_copy_just_for_me_shares_nothing() {
    let [a, _] = lived_in();
    let path = a.file("kept.age");
    a.with_words(KEPT, &["backup", "make", &path, "--without-theirs"])
        .json();
    let copy = Phone::empty();
    let args = ["backup", "restore", path.as_str(), "--just-for-me"];
    assert_eq!(copy.with_words(KEPT, &args).json()["just_for_me"], true);
    let bond = copy.json(&["bonds"])["bonds"][0].clone();
    assert_eq!(
        (&bond["paused"], &bond["fresh"]),
        (&json!(true), &json!(true))
    );
    let theirs = copy.json(&["plan", "show"])["theirs"]["voice"].clone();
    assert_eq!(theirs, json!({}));
    let over = copy.with_words(KEPT, &args).failure();
    assert_eq!(over, ("already_a_vault".to_owned(), 1));
}

#[test]
fn a_refused_backup_leaves_no_store_behind() {
    let phone = Phone::new();
    let path = phone.file("kept.age");
    phone.with_words(KEPT, &["backup", "make", &path]).json();
    let bytes = fs::read(&path).expect("a backup");
    fs::write(&path, &bytes[..bytes.len() - 20]).expect("written");
    let other = Phone::empty();
    let refused = other.with_words(KEPT, &["backup", "restore", &path]);
    // One chunk of age that is cut cannot be told from one that was changed.
    assert_eq!(refused.failure(), ("damaged".to_owned(), 4));
    assert!(!other.vault().exists());
}

#[test]
fn the_doctor_finds_everything_in_order_and_says_nothing_personal() {
    let phone = Phone::new();
    phone.json(&["voice", "set", "can_give", "CANARY"]);
    let report = phone.json(&["doctor"]);
    assert_eq!(report["well"], true, "{report}");
    assert_eq!(report["report"]["inside"]["sound"], true);
    let locked = phone.json(&["doctor", "--locked"]);
    assert_eq!(locked["report"]["inside"], json!(null));
    for said in [report.to_string(), phone.ok(&["doctor"])] {
        let dir = phone.dir.path().to_str().expect("UTF-8");
        for personal in ["CANARY", "Bo", WORDS, dir] {
            assert!(!said.contains(personal), "{personal} in {said}");
        }
    }
}
