//! Passphrases: how typed ones are read, a rough hint at their strength, and drawing one.

use super::error::VaultError;
use crate::exchange::random::{Random, draw};
use bip39::Language;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// The fewest characters that are taken.
pub const LEAST: usize = 8;

/// The most bytes of a typed passphrase that count.
const MOST: usize = 1024;

/// A typed passphrase as it is used: composed (NFC), without spaces at its ends, because
/// keyboards add both without being asked.
pub(crate) fn tidy(typed: &str) -> Zeroizing<String> {
    let mut tidy = Zeroizing::new(String::with_capacity(MOST + 8));
    for letter in typed.trim().nfc() {
        if tidy.len() + letter.len_utf8() > MOST {
            break;
        }
        tidy.push(letter);
    }
    tidy
}

/// Refuses what is too short to keep anyone out.
///
/// # Errors
/// [`VaultError::PassphraseTooShort`].
pub(crate) fn check(typed: &str) -> Result<(), VaultError> {
    if passphrase_hint(typed) == Hint::TooShort {
        return Err(VaultError::PassphraseTooShort { least: LEAST });
    }
    Ok(())
}

/// A rough hint at how hard a passphrase is to guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hint {
    /// Fewer than [`LEAST`] characters; not taken.
    TooShort,
    /// Soon guessed by a machine that has the file.
    Weak,
    /// Holds against people, not for long against machines.
    Fair,
    /// Holds.
    Good,
}

/// Guesses how hard a passphrase is to guess, from its own form alone.
///
/// Honest about what it is: a small estimate. It counts characters by their kinds, lets repeated
/// characters and runs such as `abcd` or `4321` count for little, and knows a handful of the most
/// used words. It does not know names, dates, songs or anything about the person: words that
/// somebody near can guess look good to it. Words drawn by [`generate_passphrase`] do not need it.
#[must_use]
pub fn passphrase_hint(typed: &str) -> Hint {
    let tidy = tidy(typed);
    if tidy.chars().count() < LEAST {
        return Hint::TooShort;
    }
    match tenths_of_bits(&tidy) {
        0..=349 => Hint::Weak,
        350..=499 => Hint::Fair,
        _ => Hint::Good,
    }
}

fn tenths_of_bits(tidy: &str) -> u32 {
    const USED: [&str; 14] = [
        "password", "passwort", "qwerty", "qwertz", "azerty", "iloveyou", "welcome", "letmein",
        "dragon", "monkey", "sunshine", "princess", "football", "secret",
    ];
    let lower = Zeroizing::new(tidy.to_lowercase());
    let used: usize = USED
        .iter()
        .filter(|word| lower.contains(**word))
        .map(|word| word.len())
        .sum();
    let letter = letter_worth(tidy);
    let mut worth = 0_u32;
    let mut before: Zeroizing<Vec<char>> = Zeroizing::new(Vec::with_capacity(MOST));
    for c in lower.chars() {
        let run = before
            .last()
            .is_some_and(|last| u32::from(*last).abs_diff(u32::from(c)) <= 1);
        let seen = before.iter().filter(|other| **other == c).count();
        worth += match (run, seen) {
            (true, _) => 5,
            (false, 0) => letter,
            (false, 1) => letter / 2,
            (false, _) => letter / 4,
        };
        before.push(c);
    }
    // A word from everybody's list counts as a few guesses and not as its letters.
    let used = u32::try_from(used).unwrap_or(u32::MAX);
    worth.saturating_sub(used.saturating_mul(letter))
}

/// Tenths of a bit for one fresh character. Below the logarithm of the alphabet, because people
/// do not choose letters evenly.
fn letter_worth(tidy: &str) -> u32 {
    let has = |kind: fn(char) -> bool| u32::from(tidy.chars().any(kind));
    let kinds = has(char::is_lowercase)
        + has(char::is_uppercase)
        + has(|c| c.is_ascii_punctuation() || c == ' ')
        + has(|c| !c.is_ascii());
    let digits = has(|c| c.is_ascii_digit());
    (if kinds == 0 { 25 } else { 24 + 6 * kinds }) + 4 * digits
}

/// Draws a passphrase of so many words of a list of 2048, joined by single spaces: 11 bits each,
/// so 44 bits for four words and 66 for six. Fewer than four become four, more than twelve twelve.
///
/// # Errors
/// If the generator fails.
pub fn generate_passphrase(
    random: &mut dyn Random,
    words: usize,
) -> Result<Zeroizing<String>, VaultError> {
    let list = Language::English.word_list();
    let mut passphrase = Zeroizing::new(String::with_capacity(12 * 9));
    for _ in 0..words.clamp(4, 12) {
        // 2048 divides 65536: every word is as likely as every other.
        let drawn = usize::from(u16::from_be_bytes(draw(random)?)) % list.len();
        let word = list
            .get(drawn)
            .ok_or(VaultError::Internal { what: "a word" })?;
        if !passphrase.is_empty() {
            passphrase.push(' ');
        }
        passphrase.push_str(word);
    }
    Ok(passphrase)
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::exchange::random::System;

    #[test]
    fn hints_stand_in_order() {
        assert_eq!(passphrase_hint("kitten"), Hint::TooShort);
        assert_eq!(passphrase_hint("       a       "), Hint::TooShort);
        for weak in [
            "aaaaaaaaaaaaaaaa",
            "12345678",
            "password1",
            "abcdefghijkl",
            "20021987",
        ] {
            assert_eq!(passphrase_hint(weak), Hint::Weak, "{weak}");
        }
        assert!(passphrase_hint("Tr0ub4dor&3") >= Hint::Fair);
        assert_eq!(passphrase_hint("the owl ate seven blue plums"), Hint::Good);
    }

    #[test]
    fn drawn_words_are_good() {
        for words in [4, 6] {
            let drawn = generate_passphrase(&mut System, words).expect("drawn");
            assert_eq!(drawn.split(' ').count(), words);
            assert!(passphrase_hint(&drawn) >= Hint::Fair, "{}", drawn.len());
        }
    }

    #[test]
    fn keyboards_may_compose_and_add_spaces() {
        assert_eq!(*tidy(" cafe\u{301} noir "), *"caf\u{e9} noir");
        assert_eq!(tidy(&"\u{e9}".repeat(2000)).len(), MOST);
    }
}
