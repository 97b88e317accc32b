//! Words looked at, line by line, and words to choose from.

use crate::phone::Phone;
use serde_json::Value;

fn checked(input: &[u8]) -> Vec<Value> {
    let ran = Phone::empty().with_input(input, &["--json", "language", "check"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let lines = ran.out.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("one document a line"))
        .collect()
}

#[test]
fn each_line_is_answered_by_one_document_with_two_fields() {
    let all = checked(b"You never listen.\nYou never rush me and I love that\n\nI said stop");
    assert_eq!(all.len(), 4);
    let fields = all[0].as_object().expect("a document");
    assert_eq!(fields.keys().collect::<Vec<_>>(), ["flags", "text"]);
    let flag = all[0]["flags"][0].as_object().expect("a flag");
    let names: Vec<_> = flag.keys().map(String::as_str).collect();
    assert_eq!(names, ["end", "instead", "kind", "start", "why"]);
    assert_eq!(all[0]["text"], "You never listen.");
    for kind in &all[1..] {
        assert_eq!(kind["flags"], serde_json::json!([]), "{kind}");
    }
}

#[test]
fn no_input_stops_it() {
    let mut input = b"\xff\xfe you never listen\n\x1b[2J\n".to_vec();
    input.extend(vec![b'x'; 400 * 1024]);
    input.extend(b"\nYou never listen.\n");
    let all = checked(&input);
    assert_eq!(all.len(), 4, "a long line is one line");
    assert_eq!(all[1]["text"], "\u{1b}[2J", "every letter is kept");
    assert_eq!(all[3]["flags"][0]["kind"], "absolutes");
    assert!(checked(b"").is_empty());
    let page = Phone::empty().with_input(&input, &["language", "check"]);
    assert!(!page.out.contains('\u{1b}') && page.out.contains("Perhaps:"));
}

#[test]
fn a_rule_can_be_asked_for() {
    let input = b"You never rush me and I love that";
    let ran = Phone::empty().with_input(input, &["--json", "language", "explain"]);
    let reasons = ran.json()["reasons"].clone();
    assert!(!reasons.as_array().expect("a list").is_empty());
}

#[test]
fn a_sentence_is_built_or_kindly_refused() {
    let phone = Phone::empty();
    let args = [
        "language",
        "sentence",
        "--feeling",
        "lonely",
        "--need",
        "to be heard",
    ];
    let built = phone.json(&args);
    assert_eq!(built["sentence"], "I feel lonely. I need to be heard.");
    let verdict = phone.failure(&["language", "sentence", "--feeling", "ignored"]);
    assert_eq!(verdict, ("verdict".to_owned(), 1));
    let only_when = phone.failure(&["language", "sentence", "--when", "you go"]);
    assert_eq!(only_when, ("no_feeling".to_owned(), 1));
    let nothing = phone.failure(&["language", "sentence"]);
    assert_eq!(nothing, ("nothing_said".to_owned(), 2));
}

#[test]
fn signals_and_words_are_looked_at() {
    let phone = Phone::empty();
    let fine = ["language", "signal", "lighthouse", "--sign", "palm flat"];
    assert_eq!(phone.json(&fine)["notes"], serde_json::json!([]));
    let near = phone.json(&["language", "signal", "lighthouse", "--beside", "lighthause"]);
    let kinds: Vec<_> = near["notes"]
        .as_array()
        .expect("notes")
        .iter()
        .map(|n| n["kind"].clone())
        .collect();
    assert!(kinds.contains(&"like_sound".into()) || kinds.contains(&"like_spelling".into()));
    let term = phone.json(&[
        "language",
        "signal",
        "half",
        "--means",
        "yes, with less touch",
    ]);
    assert!(term["notes"].is_array());
    let words = phone.json(&["language", "words"]);
    for kind in ["feelings", "needs", "requests"] {
        assert!(!words[kind].as_array().expect(kind).is_empty());
    }
    assert!(phone.ok(&["language", "words", "needs"]).contains("I need"));
}
