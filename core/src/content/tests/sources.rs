//! What we state as a fact names what it rests on.

use super::super::kinds::Strength;
use super::super::library;
use super::{both, read, says, texts, words_of};
use serde_json::Value;

/// Words by which one can tell that a text states a finding.
const FINDINGS: &[&str] = &[
    "study",
    "studies",
    "trial",
    "trials",
    "survey",
    "surveys",
    "research",
    "per cent",
    "percent",
    "in 100",
    "found that",
    "evidence",
    "proven",
    "scientists",
];

/// Texts that speak about how we know things, and state no finding themselves.
const ABOUT_KNOWING: &[&str] = &["strings/strength.", "pages/known/blocks/start"];

/// The source ids that stand anywhere in the data, with the path of the words that they are for.
fn sourced() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for list in [
        "prompts",
        "rituals",
        "deescalation",
        "grounding",
        "breathing",
        "pages",
    ] {
        for entry in read(&format!("data/{list}.json"))
            .as_array()
            .expect("a list")
        {
            let id = entry["id"].as_str().expect("a text");
            let here = format!("{list}/{id}");
            if let Some(source) = entry.get("source").and_then(Value::as_str) {
                found.push((here.clone(), source.to_owned()));
            }
            for block in entry
                .get("blocks")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
            {
                if let Some(source) = block.get("source").and_then(Value::as_str) {
                    let block = block["id"].as_str().expect("a text");
                    found.push((format!("{here}/blocks/{block}"), source.to_owned()));
                }
            }
        }
    }
    found
}

#[test]
fn every_source_that_is_named_exists_and_every_source_is_used() {
    let used: Vec<String> = sourced().into_iter().map(|(_, source)| source).collect();
    let l = library("en");
    for source in &used {
        assert!(l.sources.get(source).is_some(), "{source}");
    }
    for source in &l.sources {
        let id = source.id.as_str();
        assert!(used.iter().any(|u| u == id), "{id} is named by no text");
    }
}

#[test]
fn a_text_that_states_a_finding_names_its_source() {
    let sourced = sourced();
    for code in ["en", "en-plain"] {
        for (path, text) in texts(code) {
            let words = words_of(&text);
            let own =
                path.starts_with("sources/") || ABOUT_KNOWING.iter().any(|p| path.starts_with(p));
            if own || !FINDINGS.iter().any(|finding| says(&words, finding)) {
                continue;
            }
            let named = sourced
                .iter()
                .any(|(at, _)| path == *at || path.starts_with(&format!("{at}/")));
            assert!(named, "{code} {path}: {text}");
        }
    }
}

#[test]
fn breathing_shows_its_strength_as_its_source_has_it() {
    for l in both() {
        for p in &l.breathing {
            let source = l.sources.get(p.source.as_str()).expect("a source");
            assert_eq!(p.strength, source.strength, "{}", p.id);
        }
        let reference = |id| l.sources.get(id).map(|s| s.reference.as_str());
        assert_eq!(
            reference("balban-2023"),
            Some("doi 10.1016/j.xcrm.2022.100895")
        );
        assert_eq!(
            reference("shao-2024"),
            Some("doi 10.1007/s12671-023-02294-2")
        );
        assert_eq!(
            reference("finkel-2013"),
            Some("doi 10.1177/0956797612474938")
        );
    }
}

#[test]
fn each_strength_has_a_plain_meaning() {
    for l in both() {
        for (strength, id) in [(Strength::A, "a"), (Strength::B, "b"), (Strength::C, "c")] {
            assert!(l.sources.iter().any(|s| s.strength == strength));
            assert!(l.string(&format!("strength.{id}")).is_some());
        }
    }
}
