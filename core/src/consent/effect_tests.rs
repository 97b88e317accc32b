//! The table against the types, and what each row does.

use super::effect::Effect::{self, Narrowing as N, Neutral as E, Widening as W};
use super::effect::{of_change, of_topic, of_voice};
use super::samples;
use super::table::TABLE;
use crate::plan::diff::{self, Change};
use crate::plan::topic::TopicContent;
use crate::plan::voice::Voice;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Values to try in the place of a leaf: those that do not fit are refused by the types.
const OTHERS: &[&str] = &[
    "none",
    "hold",
    "apart",
    "open",
    "never",
    "speech",
    "tonight",
    "text",
    "touch",
    "quiet",
    "each",
    "call",
    "write",
    "yearly",
    "ask",
    "2027-01-01",
    "solo",
    "other",
];

/// Every way to take one part away, change it, or turn a list round.
fn variants(value: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let mut without = fields.clone();
                without.remove(name);
                found.push(Value::Object(without));
                if name == "id" || name == "kind" && !fields.contains_key("who") {
                    continue;
                }
                for variant in variants(field) {
                    let mut with = fields.clone();
                    with.insert(name.clone(), variant);
                    found.push(Value::Object(with));
                }
            }
        }
        Value::Array(parts) => {
            found.push(parts.iter().rev().cloned().collect());
            for (n, part) in parts.iter().enumerate() {
                let mut without = parts.clone();
                without.remove(n);
                found.push(Value::Array(without));
                for variant in variants(part) {
                    let mut with = parts.clone();
                    with[n] = variant;
                    found.push(Value::Array(with));
                }
            }
        }
        Value::Number(n) => found.push(json!(n.as_u64().unwrap_or(0) + 1)),
        _ => found.extend(OTHERS.iter().map(|text| json!(text))),
    }
    found
}

/// Every path that the differ can name between a full value and a variant of it.
fn paths<T: Serialize + DeserializeOwned>(
    full: &T,
    diff: impl Fn(&T, &T) -> Vec<Change>,
) -> BTreeSet<String> {
    let json = serde_json::to_value(full).expect("it has a JSON form");
    let mut found = BTreeSet::new();
    for variant in variants(&json) {
        if let Ok(variant) = serde_json::from_value::<T>(variant) {
            let there = diff(full, &variant);
            let back = diff(&variant, full);
            found.extend(there.into_iter().chain(back).map(|change| change.path));
        }
    }
    found
}

fn every_path() -> BTreeSet<String> {
    let mut all = paths(&samples::voice(), diff::voice);
    for content in samples::topics() {
        all.extend(paths(&content, |a: &TopicContent, b| {
            diff::topic(Some(a), Some(b))
        }));
    }
    all
}

#[test]
fn every_field_has_exactly_one_row_and_no_row_is_stale() {
    let rows: Vec<&str> = TABLE.iter().map(|row| row.path).collect();
    let once: BTreeSet<String> = rows.iter().map(|path| (*path).to_owned()).collect();
    assert_eq!(rows.len(), once.len(), "a row stands twice");
    let paths = every_path();
    let lack: Vec<_> = paths.difference(&once).collect();
    assert!(lack.is_empty(), "fields without a row: {lack:?}");
    let stale: Vec<_> = once.difference(&paths).collect();
    assert!(stale.is_empty(), "rows without a field: {stale:?}");
}

#[test]
fn the_samples_are_full() {
    let topics = samples::topics();
    for (n, content) in topics.iter().enumerate() {
        assert_eq!(samples::place_of(content), n);
        let fits = content.check(&samples::topic_id(content));
        assert_eq!(fits, Ok(()));
    }
    assert_eq!(topics.len(), 8);
    assert_eq!(samples::voice().check(), Ok(()));
}

#[test]
fn an_unknown_field_counts_as_widening() {
    let change = Change {
        path: "space.surprise".to_owned(),
        at: Vec::new(),
        was: Some(json!(2)),
        now: None,
    };
    assert_eq!(of_change(&change), W);
}

/// A row, what stood there, what stands there now, the effect, and the effect of the way back. An
/// empty text is an empty field.
type Case = (&'static str, &'static str, &'static str, Effect, Effect);

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("voice.closeness.touch", "hold", "hand", N, W),
    ("voice.closeness.touch", "", "none", W, N),
    ("voice.closeness.near", "beside", "same_room", N, W),
    ("voice.closeness.near", "next_room", "apart", N, W),
    ("voice.closeness.talk", "open", "few", N, W),
    ("voice.closeness.talk", "few", "none", N, W),
    ("voice.comforts[]", "", r#"{"get":"often"}"#, W, N),
    ("voice.comforts[]", "", r#"{"get":"never","give":"never"}"#, N, W),
    ("voice.comforts[]", "", r#"{"get":"never","give":"often"}"#, W, W),
    ("voice.comforts[].text", "tea", "cocoa", E, E),
    ("voice.comforts[].get", "often", "sometimes", N, W),
    ("voice.comforts[].get", "", "never", N, W),
    ("voice.comforts[].give", "often", "", N, W),
    ("voice.please_not[]", "", r#"{"tag":"touch.hair"}"#, N, W),
    ("voice.please_not[].tag", "touch", "touch.hair", W, W),
    ("voice.please_not[].tag", "", "touch.hair", W, W),
    ("voice.please_not[].text", "no talk", "no long talk", W, W),
    ("voice.feelings[]", "", r#"{"not":"ask why"}"#, N, W),
    ("voice.feelings[]", "", r#"{"do":"stay near"}"#, W, N),
    ("voice.feelings[].do", "stay near", "hold me", W, W),
    ("voice.feelings[].do", "stay near", "", N, W),
    ("voice.feelings[].not", "", "ask why", N, W),
    ("voice.feelings[].not", "ask why", "ask twice", W, W),
    ("voice.signals.space", "", r#"{"word":"north"}"#, N, W),
    ("voice.signals.space.word", "north", "stone", E, E),
    ("voice.signals.space.word", "", "north", N, W),
    ("voice.signals.space.sign", "open palm", "", W, N),
    ("voice.signals.stay", r#"{"sign":"two squeezes"}"#, "", W, N),
    ("voice.signals.stay.word", "anchor", "rope", E, E),
    ("voice.signals.stay.sign", "two squeezes", "", W, N),
    ("voice.needs.body[]", "warmth", "water", E, E),
    ("voice.needs.feelings[]", "", "to hear that we are fine", E, E),
    ("voice.needs.mind[]", "", "no decisions", E, E),
    ("voice.place.light", "low", "dark", E, E),
    ("voice.place.sound", "", "quiet", E, E),
    ("voice.place.warmth", "", "cool", E, E),
    ("voice.place.notes", "", "the cat may come in", E, E),
    ("voice.talk_style.mode", "speech", "notes", N, W),
    ("voice.talk_style.mode", "taps", "none", N, W),
    ("voice.talk_style.when", "tonight", "tomorrow", N, W),
    ("voice.reassure[]", "I am here.", "Take your time.", E, E),
    ("voice.space_care.where", "", "balcony", E, E),
    ("voice.space_care.contact", "text", "knock", N, W),
    ("voice.space_care.contact", "", "none", N, W),
    ("voice.space_care.minutes", "10", "20", N, W),
    ("voice.space_care.minutes", "20", "", N, W),
    ("voice.space_care.back", "", "I sit down first", E, E),
    ("voice.space_care.when_you_go", "", "one line first", W, N),
    ("voice.space_care.while_i_wait[]", "", "drink", E, E),
    ("voice.food.drink", "tea", "water", E, E),
    ("voice.food.snack", "", "toast", E, E),
    ("voice.food.avoid[]", "", "nuts", N, W),
    ("voice.food.avoid[]", "nuts", "hazelnuts", W, W),
    ("voice.sleep.where", "", "same bed", E, E),
    ("voice.sleep.quiet_from", "", "1410", N, W),
    ("voice.days_after[]", "", "a short text", E, E),
    ("voice.can_give", "", "not much talk after midnight", N, W),
    ("voice.can_give", "calm words", "calm words, long holding", W, W),
    ("voice.access[]", "", "big text", E, E),

    ("sequence.name", "together", "the long one", E, E),
    ("sequence.where", "together", "apart", W, W),
    ("sequence.steps[]", r#"{"do":"hold"}"#, "", N, W),
    ("sequence.steps[order]", r#"["a","b"]"#, r#"["b","a"]"#, E, E),
    ("sequence.steps[].do", "hold hands", "hold", W, W),
    ("sequence.steps[].kind", "quiet", "touch", W, W),
    ("sequence.steps[].who", "both", "other", W, W),
    ("sequence.steps[].most", "", r#"{"touch":"hand"}"#, N, W),
    ("sequence.steps[].most.touch", "hold", "hand", N, W),
    ("sequence.steps[].most.touch", "", "hold", N, W),
    ("sequence.steps[].most.near", "beside", "same_room", N, W),
    ("sequence.steps[].most.talk", "open", "none", N, W),
    ("sequence.steps[].minutes", "10", "5", N, W),
    ("sequence.steps[].minutes", "", "90", N, W),
    ("sequence.steps[].or", "", "side by side", E, E),
    ("sequence.steps[].tags", r#"["touch"]"#, "", W, W),
    ("sequence.steps[].comfort", "hold.hands", "hold.lap", W, W),
    ("sequence.look_again", "2026-06-07", "", E, E),

    ("space.answer", "I hear you.", "Go ahead.", E, E),
    ("space.minutes", "15", "25", N, W),
    ("space.give_back", "a voice note", "", N, W),
    ("space.give_back", "a voice note", "a call", W, W),
    ("space.while_waiting", "", "make tea", E, E),
    ("space.look_again", "2026-06-07", "2026-07-07", E, E),

    ("check_ins.times[]", r#"{"after_hours":24,"how":"text"}"#, "", N, W),
    ("check_ins.times[order]", r#"["a","b"]"#, r#"["b","a"]"#, E, E),
    ("check_ins.times[].after_hours", "24", "72", N, W),
    ("check_ins.times[].how", "call", "ask", N, W),
    ("check_ins.quiet", "", r#"{"from":1380,"until":600}"#, N, W),
    ("check_ins.quiet.from", "1380", "1400", W, W),
    ("check_ins.quiet.until", "600", "500", W, W),
    ("check_ins.look_again", "", "2026-06-07", E, E),

    ("debrief.questions[]", r#"{"text":"What helped?"}"#, "", N, W),
    ("debrief.questions[order]", r#"["a","b"]"#, r#"["b","a"]"#, E, E),
    ("debrief.questions[].text", "What helped?", "Why?", W, W),
    ("debrief.not_before_hours", "12", "20", N, W),
    ("debrief.how", "talk_no_notes", "write", W, W),
    ("debrief.look_again", "", "2026-06-07", E, E),

    ("repair.pause_word", "", "timeout", N, W),
    ("repair.pause_word", "timeout", "tea", E, E),
    ("repair.minutes", "25", "40", N, W),
    ("repair.places[]", "", r#"{"who":"A","place":"chair"}"#, E, E),
    ("repair.places[order]", r#"["a","b"]"#, r#"["b","a"]"#, E, E),
    ("repair.places[].who", "A", "B", E, E),
    ("repair.places[].place", "chair", "balcony", E, E),
    ("repair.talk", r#"{"minutes":3,"swaps":2}"#, "", N, W),
    ("repair.talk.minutes", "5", "3", N, W),
    ("repair.talk.swaps", "3", "2", N, W),
    ("repair.tonight_not[]", "", r#"{"text":"money"}"#, N, W),
    ("repair.tonight_not[order]", r#"["a","b"]"#, r#"["b","a"]"#, E, E),
    ("repair.tonight_not[].text", "money", "old money", W, W),
    ("repair.ways_back[]", "", r#"{"text":"a cup set down"}"#, E, E),
    ("repair.ways_back[order]", r#"["a","b"]"#, r#"["b","a"]"#, E, E),
    ("repair.ways_back[].text", "a cup", "a line", E, E),
    ("repair.look_again", "", "2026-06-07", E, E),

    ("words.words[]", "", r#"{"word":"half","means":"yes"}"#, W, W),
    ("words.words[order]", r#"["a","b"]"#, r#"["b","a"]"#, E, E),
    ("words.words[].word", "half", "quarter", W, W),
    ("words.words[].means", "yes, with less touch", "yes", W, W),
    ("words.words[].not", "", "it is not stop", W, W),
    ("words.look_again", "", "2026-06-07", E, E),

    ("rhythm.every", "monthly", "yearly", E, E),
    ("rhythm.look_again", "", "2026-06-07", E, E),
    ("rhythm.ritual", "", "tea on the balcony", E, E),
    ("rhythm.small_acts[]", r#"{"text":"tea"}"#, "", N, W),
    ("rhythm.small_acts[order]", r#"["a","b"]"#, r#"["b","a"]"#, E, E),
    ("rhythm.small_acts[].text", "tea", "dinner", W, W),

    ("turns.rule", "alternate", "ask", N, W),
    ("turns.look_again", "", "2026-06-07", E, E),
];

fn value(text: &str) -> Option<Value> {
    let plain = || Value::String(text.to_owned());
    match text {
        "" => None,
        text if text.starts_with("20") && text.len() == 10 => Some(plain()),
        text => Some(serde_json::from_str(text).unwrap_or_else(|_| plain())),
    }
}

#[test]
fn each_row_does_what_it_says() {
    for (path, was, now, there, back) in CASES {
        let change = |was: &str, now: &str| Change {
            path: (*path).to_owned(),
            at: Vec::new(),
            was: value(was),
            now: value(now),
        };
        assert_eq!(
            of_change(&change(was, now)),
            *there,
            "{path}: {was} > {now}"
        );
        assert_eq!(of_change(&change(now, was)), *back, "{path}: {now} > {was}");
    }
    for row in TABLE {
        let tried = CASES.iter().any(|(path, ..)| *path == row.path);
        assert!(tried, "no case tries {}", row.path);
    }
}

#[test]
fn a_number_or_a_choice_that_nobody_knows_widens() {
    for (path, was, now) in [
        ("voice.closeness.touch", "hold", "more"),
        ("voice.closeness.touch", "more", "hold"),
        ("space.minutes", "15", "many"),
        ("sequence.steps[].minutes", "[]", "1"),
    ] {
        let change = Change {
            path: path.to_owned(),
            at: Vec::new(),
            was: value(was),
            now: value(now),
        };
        assert_eq!(of_change(&change), W, "{path}");
    }
}

#[test]
fn the_widest_part_decides() {
    let full = samples::topics();
    for content in &full {
        assert_eq!(of_topic(Some(content), content), E);
        assert_eq!(of_topic(None, content), E, "a first text widens nothing");
    }
    for pair in full.windows(2) {
        assert_eq!(of_topic(Some(&pair[0]), &pair[1]), W, "another kind");
    }
    let (full, empty) = (samples::voice(), Voice::default());
    assert_eq!(of_voice(&full, &empty), W, "signals and limits go");
    assert_eq!(of_voice(&full, &full), E);
}
