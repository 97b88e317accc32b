//! How hard our sentences are to read: Flesch and Kincaid's school grade, counted here.

use super::{library, texts, words_of};

/// The ceiling for what someone reads at a tender moment.
const CEILING: f64 = 6.0;

/// The ceiling for everything else.
const FARTHEST: f64 = 8.0;

/// Shorter texts (a label, a button) say nothing about reading: one long word decides.
const FEWEST_WORDS: usize = 8;

/// Given by the product word for word, and above the ceiling of our own texts: these and no others.
const GIVEN: &[(&str, f64)] = &[("body.check", 7.0)];

/// Vowels that stand together and are said apart.
const APART: &[&str] = &["iet", "oing", "eing", "ying", "ia", "ual", "idea", "uin"];

/// Syllables of an English word, by its groups of vowels.
fn syllables(word: &str) -> usize {
    if word.chars().all(|c| c.is_ascii_digit()) {
        return if word.len() > 2 { 4 } else { 2 };
    }
    let letters: Vec<char> = word.chars().filter(char::is_ascii_alphabetic).collect();
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut count = 0;
    for (n, c) in letters.iter().enumerate() {
        if vowel(*c) && !(n > 0 && vowel(letters[n - 1])) {
            count += 1;
        }
    }
    let text: String = letters.iter().collect();
    count += APART.iter().filter(|vowels| text.contains(*vowels)).count();
    let silent = (text.ends_with('e') && !text.ends_with("le"))
        || (text.ends_with("ed") && !text.ends_with("ted") && !text.ends_with("ded"))
        || (text.ends_with("es")
            && !["ses", "zes", "ces", "ges", "shes", "ches", "xes"]
                .iter()
                .any(|e| text.ends_with(e)));
    if silent && count > 1 {
        count -= 1;
    }
    count.max(1)
}

/// Sentences: what ends in a stop, a question or exclamation mark, a colon or an ellipsis.
fn sentences(text: &str) -> usize {
    text.split(['.', '?', '!', ':', ';', '…'])
        .filter(|part| part.chars().any(char::is_alphanumeric))
        .count()
        .max(1)
}

/// The school grade of a text.
fn grade(text: &str) -> f64 {
    let words = words_of(text);
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let count = words.len().max(1) as f64;
    0.39 * count / sentences(text) as f64 + 11.8 * syllables as f64 / count - 15.59
}

/// The hardest texts of a language among the files with these beginnings, hardest first.
fn hardest(code: &str, files: &[&str]) -> Vec<(f64, String, String)> {
    let mut all: Vec<_> = texts(code)
        .into_iter()
        .filter(|(path, _)| files.iter().any(|file| path.starts_with(file)))
        .filter(|(_, text)| words_of(text).len() >= FEWEST_WORDS)
        .map(|(path, text)| (grade(&text), path, text))
        .collect();
    all.sort_by(|one, two| two.0.total_cmp(&one.0));
    all
}

const TENDER: &[&str] = &[
    "strings/",
    "feelings/",
    "pages/",
    "floor/",
    "reassurances/",
    "listening/",
    "grounding/",
    "questions/",
    "comforts/",
    "breathing/",
    "deescalation/",
];

#[test]
fn what_is_read_at_a_tender_moment_is_easy() {
    let own = library("en");
    let mut hard = Vec::new();
    for code in ["en", "en-plain"] {
        for (grade, path, text) in hardest(code, TENDER) {
            let given = GIVEN
                .iter()
                .find(|(id, _)| own.string(id) == Some(text.as_str()));
            let ceiling = given.map_or(CEILING, |(_, ceiling)| *ceiling);
            if grade > ceiling {
                hard.push(format!("{code} {path} is grade {grade:.1}: {text}"));
            }
        }
    }
    assert!(hard.is_empty(), "{hard:#?}");
}

#[test]
fn everything_else_stays_near() {
    let mut hard = Vec::new();
    for code in ["en", "en-plain"] {
        for (grade, path, text) in hardest(code, &[""]) {
            if grade > FARTHEST {
                hard.push(format!("{code} {path} is grade {grade:.1}: {text}"));
            }
        }
    }
    assert!(hard.is_empty(), "{hard:#?}");
}

#[test]
fn plain_words_are_easier_than_the_own_voice() {
    let mean = |code| {
        let all = hardest(code, &[""]);
        all.iter().map(|(grade, ..)| grade).sum::<f64>() / all.len() as f64
    };
    let (own, plain) = (mean("en"), mean("en-plain"));
    println!("mean grade: own {own:.2}, plain {plain:.2}");
    assert!(plain < own);
}

/// Shown with `cargo test report -- --nocapture`.
#[test]
fn report_the_hardest() {
    for code in ["en", "en-plain"] {
        for (grade, path, text) in hardest(code, &[""]).into_iter().take(8) {
            println!("{code} {grade:.1} {path}: {text}");
        }
    }
}

#[test]
fn the_counter_counts() {
    for (word, count) in [
        ("water", 2),
        ("made", 1),
        ("blanket", 2),
        ("asked", 1),
        ("needed", 2),
        ("quiet", 2),
        ("going", 2),
        ("little", 2),
        ("medical", 3),
    ] {
        assert_eq!(syllables(word), count, "{word}");
    }
    assert!(grade("The cat sat. The dog ran.") < 1.0);
    assert!(
        grade("Comprehensive institutional documentation necessitates considerable deliberation.")
            > 20.0
    );
}
