//! Feelings, needs and requests to choose from, as data of a language.

use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// A feeling word and how strong it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(String, u8)")]
pub struct Feeling {
    /// The word; it fits behind "I feel".
    pub word: String,
    /// From 1 (light) to 3 (strong).
    pub intensity: u8,
}

impl From<(String, u8)> for Feeling {
    fn from((word, intensity): (String, u8)) -> Self {
        Self { word, intensity }
    }
}

/// Feelings that are neighbours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeelingGroup {
    /// A stable name.
    pub id: String,
    /// What to show.
    pub name: String,
    /// From light to strong.
    pub words: Vec<Feeling>,
    /// What the body may tell, for those who find no feeling word; each fits behind "I feel".
    pub body: Vec<String>,
}

/// Something a person may need, in words that fit behind "I need".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// A stable name.
    pub id: String,
    /// What it belongs to.
    pub group: String,
    /// The words.
    pub words: String,
}

/// Something to ask for, in words that fit behind "would you".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The words.
    pub words: String,
    /// The needs it may serve, by id.
    pub needs: Vec<String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
struct FeelingsFile {
    groups: Vec<FeelingGroup>,
    verdicts: Vec<VerdictGroup>,
    other_instead: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
struct VerdictGroup {
    words: String,
    instead: Vec<String>,
}

fn file() -> &'static FeelingsFile {
    static FILE: OnceLock<FeelingsFile> = OnceLock::new();
    FILE.get_or_init(|| read(include_str!("lang/en/feelings.json")))
}

/// Reads a data file; a test keeps every one readable.
pub(crate) fn read<T: serde::de::DeserializeOwned + Default>(text: &str) -> T {
    serde_json::from_str(text).unwrap_or_default()
}

/// All feelings, in groups.
#[must_use]
pub fn feelings() -> &'static [FeelingGroup] {
    &file().groups
}

/// All needs.
#[must_use]
pub fn needs() -> &'static [Need] {
    static NEEDS: OnceLock<Vec<Need>> = OnceLock::new();
    NEEDS.get_or_init(|| read(include_str!("lang/en/needs.json")))
}

/// All requests.
#[must_use]
pub fn requests() -> &'static [Request] {
    static REQUESTS: OnceLock<Vec<Request>> = OnceLock::new();
    REQUESTS.get_or_init(|| read(include_str!("lang/en/requests.json")))
}

/// If the word is a verdict about the other ("ignored") and no feeling: feelings that may lie
/// below it. Words of harm and fear ("unsafe", "used", "forced") are never treated as verdicts.
#[must_use]
pub fn feelings_below(word: &str) -> Option<&'static [String]> {
    let word = word.trim().to_lowercase().replace([' ', '-'], "_");
    let fits = |group: &&VerdictGroup| group.words.split(' ').any(|w| w == word);
    file()
        .verdicts
        .iter()
        .find(fits)
        .map(|group| group.instead.as_slice())
}

/// Feelings to offer when somebody writes a whole sentence about the other instead of a feeling.
pub(crate) fn feelings_in_general() -> &'static [String] {
    &file().other_instead
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_list_is_readable_and_without_doubles() {
        assert!(feelings().len() >= 10 && needs().len() >= 30 && requests().len() >= 25);
        let mut seen = BTreeSet::new();
        for group in feelings() {
            assert!(group.body.len() >= 3, "{}", group.id);
            for feeling in &group.words {
                assert!((1..=3).contains(&feeling.intensity), "{feeling:?}");
                assert!(seen.insert(&feeling.word), "{feeling:?}");
            }
            assert!(
                group.words.is_sorted_by_key(|f| f.intensity),
                "{}",
                group.id
            );
        }
        let ids: BTreeSet<&str> = needs().iter().map(|n| n.id.as_str()).collect();
        assert_eq!(ids.len(), needs().len());
        for request in requests() {
            assert!(
                request.needs.iter().all(|n| ids.contains(n.as_str())),
                "{request:?}"
            );
        }
        for id in ids {
            assert!(
                requests().iter().any(|r| r.needs.iter().any(|n| n == id)),
                "no request: {id}"
            );
        }
    }

    #[test]
    fn what_is_offered_below_a_verdict_is_a_feeling() {
        let known: BTreeSet<&str> = feelings()
            .iter()
            .flat_map(|g| &g.words)
            .map(|f| f.word.as_str())
            .collect();
        for group in &file().verdicts {
            assert!(
                group.instead.iter().all(|w| known.contains(w.as_str())),
                "{group:?}"
            );
        }
        assert_eq!(
            feelings_below(" Ignored "),
            Some(&["lonely", "hurt", "sad"].map(String::from)[..])
        );
        assert!(
            feelings_in_general()
                .iter()
                .all(|w| known.contains(w.as_str()))
        );
        for harm in [
            "unsafe",
            "used",
            "forced",
            "threatened",
            "violated",
            "scared",
            "sad",
        ] {
            assert_eq!(feelings_below(harm), None, "{harm}");
        }
    }
}
