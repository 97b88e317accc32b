//! The words by which the linter knows what a text in own words may be about. It reads words, not
//! meanings, and therefore only asks.

use crate::plan::ids::Tag;
use serde::Deserialize;
use std::sync::OnceLock;

/// Two lists that pull in different directions.
pub(super) type Pull = [Vec<String>; 2];

/// The lists of one language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    /// Words that make a wish a duty.
    pub duty: Vec<String>,
    /// Phrases with such a word in them that set free.
    free: Vec<String>,
    /// Leaving someone.
    pub leave: Vec<String>,
    /// The other rights of the floor, each with phrases that come near it.
    pub floor: Vec<(String, Vec<String>)>,
    /// Wanting someone near.
    pub near: Vec<String>,
    /// Wanting to be alone.
    pub apart: Vec<String>,
    /// What someone is asked to do, by the tag that it would carry.
    pub acts: Vec<(Tag, Vec<String>)>,
    /// Light and dark.
    pub light: Pull,
    /// Sound and silence.
    pub sound: Pull,
    /// Warm and cool.
    pub warmth: Pull,
}

/// English, in which both registers are written. The file is part of the program, and a test reads
/// it.
pub(super) fn english() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| serde_json::from_str(ENGLISH).unwrap_or_default())
}

const ENGLISH: &str = include_str!("words/en.json");

/// The words of a text in small letters, with one kind of apostrophe.
pub(super) fn words_of(text: &str) -> Vec<String> {
    text.replace('\u{2019}', "'")
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .map(|word| word.trim_matches('\'').to_lowercase())
        .filter(|word| !word.is_empty())
        .collect()
}

/// Where a phrase stands in a text as whole words.
fn find(text: &[String], phrase: &str) -> Option<std::ops::Range<usize>> {
    let phrase = words_of(phrase);
    let length = phrase.len().max(1);
    let start = text.windows(length).position(|part| part == phrase)?;
    Some(start..start + length)
}

/// The first of the phrases that stands in a text.
pub(super) fn first<'a>(text: &str, phrases: &'a [String]) -> Option<&'a str> {
    let text = words_of(text);
    let mut found = phrases
        .iter()
        .filter(|phrase| find(&text, phrase).is_some());
    found.next().map(String::as_str)
}

/// Whether one of the phrases stands in a text.
pub(super) fn says(text: &str, phrases: &[String]) -> bool {
    first(text, phrases).is_some()
}

impl Words {
    /// The word that makes a text a duty, after what sets free is left out.
    pub(super) fn duty_in(&self, text: &str) -> Option<&str> {
        let mut text = words_of(text);
        for phrase in &self.free {
            while let Some(range) = find(&text, phrase) {
                // A gap, so that the words on both sides do not become neighbours.
                text.splice(range, [String::new()]);
            }
        }
        let mut found = self.duty.iter().filter(|d| find(&text, d).is_some());
        found.next().map(String::as_str)
    }

    /// The tags of what a text asks someone to do.
    pub(super) fn acts_in(&self, text: &str) -> Vec<Tag> {
        let acts = self.acts.iter();
        acts.filter(|(_, phrases)| says(text, phrases))
            .map(|(tag, _)| tag.clone())
            .collect()
    }
}

/// Which of two ways a text pulls: 0 or 1, or neither if it speaks of both.
pub(super) fn pull(text: &str, pull: &Pull) -> Option<usize> {
    let [one, other] = pull;
    match (says(text, one), says(text, other)) {
        (true, false) => Some(0),
        (false, true) => Some(1),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::content::library;
    use crate::plan::floor;

    #[test]
    fn the_lists_can_be_read_and_name_what_exists() {
        let words: Words = serde_json::from_str(ENGLISH).expect("the lists");
        for (tag, phrases) in &words.acts {
            assert!(library("en").tags.get(tag.as_str()).is_some(), "{tag}");
            assert!(!phrases.is_empty());
        }
        let mut named: Vec<&str> = words.floor.iter().map(|(id, _)| id.as_str()).collect();
        named.push("floor.leave");
        named.sort_unstable();
        let mut rights = floor::RIGHTS;
        rights.sort_unstable();
        assert_eq!(named, rights);
    }

    #[test]
    fn a_phrase_is_found_as_whole_words() {
        let list = ["has to".to_owned()];
        assert!(says("The other HAS to, of course", &list));
        assert!(!says("she has tomatoes", &list) && !says("has", &list) && !says("", &list));
    }

    #[test]
    fn what_sets_free_is_no_duty() {
        let words = english();
        for free in [
            "Nobody has to talk",
            "You don’t have to answer, ever",
            "More time is always fine",
            "You can always go",
        ] {
            assert_eq!(words.duty_in(free), None, "{free}");
        }
        for (duty, word) in [
            ("You must hold me", "must"),
            ("Nobody has to talk, but you have to stay", "have to"),
            ("B has to bring water", "has to"),
            ("Always kiss me", "always"),
        ] {
            assert_eq!(words.duty_in(duty), Some(word), "{duty}");
        }
    }

    #[test]
    fn a_text_that_speaks_of_both_pulls_neither_way() {
        let light = &english().light;
        assert_eq!(pull("dark, please", light), Some(1));
        assert_eq!(pull("one small lamp on", light), Some(0));
        assert_eq!(pull("dark with a candle", light), None);
        assert_eq!(pull("whatever", light), None);
    }
}
