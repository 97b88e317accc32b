//! Ids, counts and sizes: the same in each language, complete, and within their limits.

use super::super::kinds::Said;
use super::super::{library, review};
use super::{both, files, read, room, texts, words_of};
use crate::plan::scales::Feeling;
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn each_language_has_the_same_texts() {
    let paths = |code| texts(code).into_iter().map(|(path, _)| path).collect();
    let english: BTreeSet<String> = paths("en");
    let plain: BTreeSet<String> = paths("en-plain");
    assert!(english.len() > 1000);
    assert_eq!(english, plain);
}

#[test]
fn no_text_is_empty_or_has_white_space_around_it() {
    for code in ["en", "en-plain"] {
        for (path, text) in texts(code) {
            assert!(!text.is_empty() && text.trim() == text, "{code} {path}");
            assert!(!text.contains("  ") && !text.contains('"'), "{code} {path}");
        }
    }
}

#[test]
fn there_is_at_least_as_much_as_was_wished_for() {
    for l in both() {
        let said = |s| l.reassurances.iter().filter(|r| r.said == s).count();
        assert!(l.tags.iter().filter(|t| !t.is_group()).count() >= 40);
        assert!(l.comforts.len() >= 84);
        assert!(l.reassurances.len() >= 60);
        assert!(said(Said::ToSay) >= 20 && said(Said::ToSelf) >= 20);
        assert!(l.listening.len() >= 8);
        assert!(l.prompts.len() >= 50);
        assert_eq!(l.templates.len(), 16);
        assert!(l.rituals.len() >= 10);
        assert!(l.vocabulary.len() >= 30);
        assert!(l.deescalation.len() >= 20);
        assert!(l.grounding.len() >= 8);
        assert!(l.breathing.len() >= 3);
        assert_eq!(l.feelings.len(), Feeling::ALL.len());
        assert_eq!(l.floor.len(), 7);
        assert_eq!(l.questions.len(), 24);
    }
}

#[test]
fn what_others_build_on_is_there() {
    for l in both() {
        for id in [
            "hold.blanket",
            "drink.warm",
            "drink.cold",
            "words.kind",
            "hair.stroke",
            "quiet.beside",
            "breath.slow",
        ] {
            assert!(l.comforts.get(id).is_some(), "comforts lack {id}");
        }
        for id in [
            "not_okay",
            "body_check",
            "calm",
            "honest",
            "clinician",
            "breath_note",
            "afraid",
            "help",
        ] {
            assert!(l.pages.get(id).is_some(), "pages lack {id}");
        }
        for id in [
            "floor.stop",
            "floor.leave",
            "floor.say_no",
            "floor.ask_help",
            "floor.see_doctor",
            "floor.call_someone",
            "floor.speak_later",
        ] {
            assert!(l.floor.get(id).is_some(), "floor lack {id}");
        }
        for id in [
            "contradiction.quiet_talk",
            "contradiction.touch",
            "contradiction.near_upset",
            "contradiction.tears",
            "must_always_has_to",
            "longer_than_time",
            "off_limit_inside_step",
            "one_always_gives",
            "missing_water",
            "missing_warmth",
            "no_check_in",
            "no_wordless_signal",
            "same_signal_words",
            "own_words_limit",
            "do_not_leave_me",
            "contradiction.near",
            "contradiction.light",
            "contradiction.sound",
            "contradiction.warmth",
            "contradiction.when",
            "contradiction.feeling",
            "only_gives",
            "unanswered",
            "floor_reached",
        ] {
            assert!(l.questions.get(id).is_some(), "questions lack {id}");
        }
        for group in [
            "touch", "talk", "light", "sound", "food", "scent", "alone", "watched",
        ] {
            assert!(l.tags.get(group).is_some_and(|t| t.is_group()), "{group}");
        }
    }
}

#[test]
fn no_id_stands_twice() {
    for entry in std::fs::read_dir(room().join("data")).expect("the folder") {
        let path = format!(
            "data/{}",
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("a name")
        );
        let list = read(&path);
        let ids: Vec<&str> = list
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|e| e.get("id").and_then(Value::as_str))
            .collect();
        let once: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(ids.len(), once.len(), "{path}");
    }
}

#[test]
fn every_tag_is_in_the_vocabulary_and_every_group_has_words() {
    let l = library("en");
    for tag in &l.tags {
        assert!(l.tags.get(tag.group()).is_some(), "{}", tag.id);
    }
    for comfort in &l.comforts {
        for tag in &comfort.tags {
            assert!(l.tags.get(tag.as_str()).is_some(), "{} {tag}", comfort.id);
        }
    }
}

#[test]
fn labels_have_at_most_eight_words_and_a_screen_can_hold_the_rest() {
    for l in both() {
        for c in &l.comforts {
            assert!(words_of(&c.label).len() <= 8, "{}", c.label);
            assert!(
                c.sentence.as_ref().is_none_or(|s| words_of(s).len() <= 24),
                "{}",
                c.id
            );
        }
        for f in &l.feelings {
            assert!(f.choices.len() >= 2, "{}", f.name);
            for choice in &f.choices {
                assert!(words_of(&choice.text).len() <= 8, "{}", choice.text);
            }
            assert_eq!(f.door, "Something was not okay");
            assert!(l.pages.get(f.second_door.as_str()).is_some());
        }
        for t in &l.tags {
            assert!(words_of(&t.text).len() <= 8, "{}", t.text);
        }
        for r in &l.reassurances {
            assert!(words_of(&r.text).len() <= 20, "{}", r.text);
        }
    }
    for code in ["en", "en-plain"] {
        for (path, text) in texts(code) {
            assert!(text.chars().count() <= 280, "{code} {path}");
        }
    }
}

#[test]
fn the_ledger_names_every_group_and_nobody_has_read_one() {
    let groups: BTreeSet<&str> = review().iter().map(|r| r.group.as_str()).collect();
    for name in files("en").keys() {
        assert!(groups.contains(name.trim_end_matches(".json")), "{name}");
    }
    assert!(
        review()
            .iter()
            .all(|r| r.reviewed_by == "nobody yet" && r.reviewed_on.is_none())
    );
}

#[test]
fn questions_have_exactly_the_holes_that_they_name() {
    for l in both() {
        for q in &l.questions {
            let text = format!("{} {}", q.ask, q.idea);
            let mut found = BTreeSet::new();
            for part in text.split('{').skip(1) {
                found.insert(part.split('}').next().expect("a hole").to_owned());
            }
            assert_eq!(found, q.holes.iter().cloned().collect(), "{}", q.id);
        }
    }
}
