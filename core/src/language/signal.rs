//! Looks at signals and shared words: could one be missed, or heard by accident?

use super::sound::{Rules, distance, key, syllables};
use super::words::read;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A signal: a word and a sign that needs no words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Signal {
    /// What is said.
    pub word: String,
    /// What is done ("hand up, open"), if there is something.
    pub sign: Option<String>,
}

/// A word that two people give a meaning of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Term {
    /// The word.
    pub word: String,
    /// What it means.
    pub means: String,
    /// What it does not mean; may be empty.
    pub not: String,
}

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NoteKind {
    /// There is no word.
    NoWord,
    /// The word always works and is no field ("stop").
    AlwaysWorks,
    /// A word that people say in play.
    PlayWord,
    /// A word that people say on any day.
    Everyday,
    /// Nearly such a word, by spelling or sound.
    LikeEveryday,
    /// The same word as another signal.
    SameWord,
    /// Looks like another signal's word.
    LikeSpelling,
    /// Sounds like another signal's word.
    LikeSound,
    /// Too many syllables, letters or words.
    TooLong,
    /// There is no sign without words.
    NoSign,
    /// The same sign as another signal's.
    SameSign,
    /// A shared word without a meaning.
    NoMeaning,
    /// Two shared words with one meaning.
    SameMeaning,
}

/// One kind remark about a signal or a shared word. It never forbids anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignalNote {
    /// What it is about.
    pub kind: NoteKind,
    /// The other word it is about, if there is one.
    pub other: Option<String>,
    /// The remark, in words to show.
    pub text: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
struct File {
    always_works: Vec<String>,
    play: Vec<String>,
    everyday: Vec<String>,
    too_long: Longest,
    vowels: String,
    silent_end: String,
    sounded_end: String,
    sounds: Vec<(String, String)>,
    notes: BTreeMap<NoteKind, String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
struct Longest {
    syllables: usize,
    letters: usize,
    words: usize,
}

fn file() -> &'static File {
    static FILE: OnceLock<File> = OnceLock::new();
    FILE.get_or_init(|| read(include_str!("lang/en/signals.json")))
}

/// Looks at one signal beside the others of both people. No note means that nothing was found.
/// Work grows with the number of the others and nothing else: at most 32 letters of a word count.
#[must_use]
pub fn check_signal(candidate: &Signal, others: &[Signal]) -> Vec<SignalNote> {
    let mut notes = Vec::new();
    let word = plain(&candidate.word);
    about_word(&word, &mut notes);
    for other in others {
        about_two_words(&word, &plain(&other.word), &mut notes);
    }
    let sign = candidate
        .sign
        .as_deref()
        .map(plain)
        .filter(|s| !s.is_empty());
    match sign {
        None => add(&mut notes, NoteKind::NoSign, &word, None),
        Some(sign) => {
            let same = |o: &&Signal| o.sign.as_deref().map(plain).as_deref() == Some(&sign);
            for other in others.iter().filter(same) {
                add(
                    &mut notes,
                    NoteKind::SameSign,
                    &word,
                    Some(&plain(&other.word)),
                );
            }
        }
    }
    notes
}

/// Looks at one shared word beside the other shared words and the signals of both people.
#[must_use]
pub fn check_term(candidate: &Term, others: &[Term], signals: &[Signal]) -> Vec<SignalNote> {
    let mut notes = Vec::new();
    let word = plain(&candidate.word);
    about_word(&word, &mut notes);
    let words = others
        .iter()
        .map(|t| &t.word)
        .chain(signals.iter().map(|s| &s.word));
    for other in words {
        about_two_words(&word, &plain(other), &mut notes);
    }
    let means = plain(&candidate.means);
    if means.is_empty() {
        add(&mut notes, NoteKind::NoMeaning, &word, None);
    }
    for other in others
        .iter()
        .filter(|o| !means.is_empty() && plain(&o.means) == means)
    {
        add(
            &mut notes,
            NoteKind::SameMeaning,
            &word,
            Some(&plain(&other.word)),
        );
    }
    notes
}

fn about_word(word: &str, notes: &mut Vec<SignalNote>) {
    let file = file();
    if word.is_empty() {
        return add(notes, NoteKind::NoWord, word, None);
    }
    let is_in = |list: &[String]| list.iter().any(|w| w == word);
    if is_in(&file.always_works) {
        return add(notes, NoteKind::AlwaysWorks, word, None);
    }
    if is_in(&file.play) {
        add(notes, NoteKind::PlayWord, word, None);
    } else if is_in(&file.everyday) {
        add(notes, NoteKind::Everyday, word, None);
    } else {
        let all = file
            .always_works
            .iter()
            .chain(&file.play)
            .chain(&file.everyday);
        let near = all.filter(|w| looks_like(word, w) || sounds_like(word, w, &file.sounds));
        if let Some(near) = near.min_by_key(|w| distance(word, w)) {
            add(notes, NoteKind::LikeEveryday, word, Some(near));
        }
    }
    let most = &file.too_long;
    let (vowels, silent, sounded) = (&file.vowels, &file.silent_end, &file.sounded_end);
    if syllables(word, vowels, silent, sounded) > most.syllables
        || word.chars().count() > most.letters
        || word.split(' ').count() > most.words
    {
        add(notes, NoteKind::TooLong, word, None);
    }
}

fn about_two_words(word: &str, other: &str, notes: &mut Vec<SignalNote>) {
    if word.is_empty() || other.is_empty() {
        return;
    }
    let kind = if word == other {
        NoteKind::SameWord
    } else if sounds_like(word, other, &file().sounds) {
        NoteKind::LikeSound
    } else if looks_like(word, other) {
        NoteKind::LikeSpelling
    } else {
        return;
    };
    add(notes, kind, word, Some(other));
}

/// Few letters apart, for the length of the shorter word.
fn looks_like(a: &str, b: &str) -> bool {
    let shorter = a.chars().count().min(b.chars().count());
    let near = match shorter {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    };
    distance(a, b) <= near
}

/// The same sound key; for short keys the spelling must not be far apart either.
fn sounds_like(a: &str, b: &str, rules: &Rules) -> bool {
    let (one, two) = (key(a, rules), key(b, rules));
    !one.is_empty() && one == two && (one.len() > 2 || distance(a, b) <= 2)
}

/// A word or sign in the form in which it is compared: small letters, single blanks, no marks.
fn plain(text: &str) -> String {
    let keep = |c: char| {
        if c.is_alphanumeric() || c == '\'' {
            c
        } else {
            ' '
        }
    };
    let text: String = text.replace('\u{2019}', "'").chars().map(keep).collect();
    text.to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn add(notes: &mut Vec<SignalNote>, kind: NoteKind, word: &str, other: Option<&str>) {
    let other = other.map(str::to_owned);
    if notes.iter().any(|n| n.kind == kind && n.other == other) {
        return;
    }
    let form = file().notes.get(&kind).map_or("", String::as_str);
    let mut text = String::new();
    for (n, piece) in form.split("{word}").enumerate() {
        if n > 0 {
            text.push_str(word);
        }
        for (m, piece) in piece.split("{other}").enumerate() {
            if m > 0 {
                text.push_str(other.as_deref().unwrap_or(""));
            }
            text.push_str(piece);
        }
    }
    notes.push(SignalNote { kind, other, text });
}

#[cfg(test)]
#[path = "signal_tests.rs"]
mod tests;
