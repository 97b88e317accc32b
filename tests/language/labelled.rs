//! Precision and recall of the language helper on the labelled sentences, by split.
//!
//! A sentence counts as flagged when `check` gives at least one flag. The part `held` was written
//! before any rule and is not looked at while rules are written.

#![allow(clippy::expect_used, clippy::panic)]

use leeside::language::{Kind, check};
use std::collections::{BTreeMap, BTreeSet};

const SENTENCES: &str = include_str!("sentences.jsonl");
/// Below this the suite fails, for precision and for recall on either split.
const BAR: f64 = 0.9;

struct Sentence {
    text: String,
    flag: bool,
    kinds: Vec<Kind>,
    held: bool,
}

fn sentences() -> Vec<Sentence> {
    let read = |line: &str| {
        let v: serde_json::Value = serde_json::from_str(line).expect("the labels can be read");
        Sentence {
            text: v["text"]
                .as_str()
                .expect("the labels can be read")
                .to_owned(),
            flag: v["flag"].as_bool().expect("the labels can be read"),
            kinds: serde_json::from_value(v["kinds"].clone()).expect("the labels can be read"),
            held: match v["split"].as_str() {
                Some("held") => true,
                Some("seen") => false,
                other => panic!("no such split: {other:?}"),
            },
        }
    };
    SENTENCES.lines().map(read).collect()
}

#[derive(Debug, Default, Clone, Copy)]
struct Score {
    hit: u32,
    wrong: u32,
    missed: u32,
    left: u32,
}

impl Score {
    fn precision(self) -> f64 {
        f64::from(self.hit) / f64::from((self.hit + self.wrong).max(1))
    }

    fn recall(self) -> f64 {
        f64::from(self.hit) / f64::from((self.hit + self.missed).max(1))
    }
}

fn score(all: &[Sentence], held: bool) -> Score {
    let mut score = Score::default();
    for sentence in all.iter().filter(|s| s.held == held) {
        let flagged = !check(&sentence.text).is_empty();
        match (sentence.flag, flagged) {
            (true, true) => score.hit += 1,
            (false, true) => score.wrong += 1,
            (true, false) => score.missed += 1,
            (false, false) => score.left += 1,
        }
        // To look at single sentences while writing rules; never used for the held ones.
        if !held && sentence.flag != flagged {
            println!(
                "seen, {}: {}",
                if flagged { "wrong" } else { "missed" },
                sentence.text
            );
        }
    }
    score
}

#[test]
fn both_splits_reach_the_bar() {
    let all = sentences();
    for (name, held) in [("seen", false), ("held", true)] {
        let score = score(&all, held);
        let (precision, recall) = (score.precision(), score.recall());
        println!("{name}: precision {precision:.3}, recall {recall:.3}, {score:?}");
        assert!(
            precision >= BAR,
            "{name}: precision {precision:.3} {score:?}"
        );
        assert!(recall >= BAR, "{name}: recall {recall:.3} {score:?}");
    }
}

#[test]
fn the_set_is_large_even_and_without_doubles() {
    let all = sentences();
    let held = all.iter().filter(|s| s.held).count();
    let blame = all.iter().filter(|s| s.flag).count();
    assert!(all.len() >= 440, "{}", all.len());
    assert!(held >= 150, "{held}");
    assert!(
        blame * 5 >= all.len() * 2 && blame * 5 <= all.len() * 3,
        "{blame} of {}",
        all.len()
    );
    let texts: BTreeSet<&str> = all.iter().map(|s| s.text.as_str()).collect();
    assert_eq!(texts.len(), all.len());
    assert!(all.iter().all(|s| s.flag != s.kinds.is_empty()));
    let mut by_kind = BTreeMap::new();
    for kind in all.iter().flat_map(|s| &s.kinds) {
        *by_kind.entry(*kind).or_insert(0_u32) += 1;
    }
    assert!(
        Kind::ALL
            .iter()
            .all(|k| by_kind.get(k).copied().unwrap_or(0) >= 15),
        "{by_kind:?}"
    );
}

/// Sentence forms that would be flagged around almost any other words.
const DONE: [&str; 10] = [
    "You always {}.",
    "you {} all the time",
    "Every time we fight you {}.",
    "You keep trying to {}.",
    "I feel like you {}.",
    "Why do you always {}?",
    "You constantly {}",
    "You are so selfish, you {}.",
    "You should never {}.",
    "If you {} again I will leave.",
];
const LEFT_UNDONE: [&str; 10] = [
    "You never {}.",
    "u never {}",
    "You don't ever {}",
    "You don’t care enough to {}.",
    "Why can't you {}?",
    "You should {}.",
    "You have to {}.",
    "You need to {}!",
    "I feel like you never {}",
    "If you don't {}, I will leave you.",
];

#[test]
fn a_report_of_harm_is_never_flagged_in_whatever_form() {
    // What was done, and what was left undone, in words that fit behind "you".
    let harm: BTreeMap<String, Vec<String>> =
        serde_json::from_str(include_str!("harm.json")).expect("the labels can be read");
    assert!(harm["done"].len() + harm["left_undone"].len() >= 180);
    let mut flagged = Vec::new();
    for (forms, acts) in [(DONE, &harm["done"]), (LEFT_UNDONE, &harm["left_undone"])] {
        for form in forms {
            let texts = acts.iter().map(|act| form.replace("{}", act));
            flagged.extend(texts.filter(|t| !check(t).is_empty()));
        }
    }
    assert!(flagged.is_empty(), "{flagged:#?}");
}
