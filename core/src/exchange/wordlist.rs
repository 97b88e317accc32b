//! Six words that are told by voice: the invite's passphrase, and the words that both compare.
//!
//! The list is the English one of BIP-39: 2048 words, each known by its first four letters. Six of
//! them carry 66 bits, which a generator draws; nobody chooses them.

use super::error::Refusal;
use super::random::{Random, draw};
use bip39::Language;
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// How many words.
pub const COUNT: usize = 6;

/// Bits that one word carries.
const BITS: usize = 11;

/// Bytes that hold the bits of six words, the last six bits unused.
pub const BYTES: usize = 9;

/// Letters that name a word of the list.
const ENOUGH: usize = 4;

/// Most words that are offered while someone types.
const OFFERED: usize = 8;

/// What was typed is not six words of the list. The typed text is not repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotWords {
    /// One word is not in the list.
    #[error("word {position} is not in the list; look at it again")]
    Unknown {
        /// Which word, from 1.
        position: usize,
    },
    /// Fewer or more than six words.
    #[error("there are six words; look whether one is missing or stands there twice")]
    NotSix,
}

/// Six words. They are a secret: erased when dropped, and never shown by `Debug`.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Words([u16; COUNT]);

impl Words {
    /// Draws six words.
    ///
    /// # Errors
    /// [`Refusal::NoRandom`] if the source fails.
    pub fn draw(random: &mut dyn Random) -> Result<Self, Refusal> {
        let bits = Zeroizing::new(draw::<BYTES>(random)?);
        Ok(Self(indices(&bits)))
    }

    /// Takes the words that someone typed: in any case, with any marks, numbers or spaces between
    /// them, each written out or by its first four letters or more.
    ///
    /// # Errors
    /// [`NotWords`] names the first word that is not in the list, or says that there are not six.
    pub fn parse(typed: &str) -> Result<Self, NotWords> {
        let mut words = Self([0; COUNT]);
        let mut parts = typed
            .split(|c: char| !c.is_alphabetic())
            .filter(|part| !part.is_empty());
        for (place, word) in words.0.iter_mut().enumerate() {
            let part = parts.next().ok_or(NotWords::NotSix)?;
            let position = place + 1;
            *word = find(part).ok_or(NotWords::Unknown { position })?;
        }
        match parts.next() {
            None => Ok(words),
            Some(_) => Err(NotWords::NotSix),
        }
    }

    /// The words in their order, to be told by voice.
    #[must_use]
    pub fn shown(&self) -> [&'static str; COUNT] {
        self.0.map(word)
    }

    /// The words as an age passphrase: joined by hyphens.
    #[must_use]
    pub fn as_passphrase(&self) -> Zeroizing<String> {
        Zeroizing::new(self.shown().join("-"))
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Words(..)")
    }
}

/// The six words that the first 66 of these bits stand for, the highest bit of each byte first.
#[must_use]
pub fn six(bits: &[u8; BYTES]) -> [&'static str; COUNT] {
    indices(bits).map(word)
}

/// Words of the list that begin as typed, in the order of the list, at most eight. None are
/// offered before the first letter.
#[must_use]
pub fn completions(prefix: &str) -> Vec<&'static str> {
    let prefix = Zeroizing::new(prefix.trim().to_lowercase());
    if prefix.is_empty() {
        return Vec::new();
    }
    let words = Language::English.words_by_prefix(&prefix);
    words.iter().take(OFFERED).copied().collect()
}

fn indices(bits: &[u8; BYTES]) -> [u16; COUNT] {
    let mut wide = [0; 16];
    wide[..BYTES].copy_from_slice(bits);
    let wide = Zeroizing::new(u128::from_be_bytes(wide));
    std::array::from_fn(|place| {
        let shift = 128 - BITS * (place + 1);
        ((*wide >> shift) & 0x7ff) as u16
    })
}

fn word(index: u16) -> &'static str {
    Language::English.word_list()[usize::from(index & 0x7ff)]
}

fn find(part: &str) -> Option<u16> {
    let part = Zeroizing::new(part.to_lowercase());
    Language::English.find_word(&part).or_else(|| {
        let long_enough = part.chars().count() >= ENOUGH;
        let begun = Language::English.words_by_prefix(&part).first()?;
        long_enough.then(|| Language::English.find_word(begun))?
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]
    use super::super::random::System;
    use super::*;

    #[test]
    fn words_are_the_first_66_bits() {
        // 11 bits each: 1, 0, 2, 1024, 2047, 5; then six bits that nobody reads.
        let bits = "00000000001".to_owned()
            + "00000000000"
            + "00000000010"
            + "10000000000"
            + "11111111111"
            + "00000000101";
        for unread in ["000000", "111111"] {
            let all = format!("{bits}{unread}");
            let bytes: Vec<u8> = (0..BYTES)
                .map(|n| u8::from_str_radix(&all[n * 8..n * 8 + 8], 2).expect("bits"))
                .collect();
            let words = six(&bytes.try_into().expect("nine bytes"));
            assert_eq!(
                words,
                ["ability", "abandon", "able", "length", "zoo", "absent"]
            );
        }
    }

    #[test]
    fn what_is_drawn_is_parsed_however_it_is_typed() {
        for _ in 0..50 {
            let words = Words::draw(&mut System).expect("the system's generator");
            let shown = words.shown();
            assert_eq!(*words.as_passphrase(), shown.join("-"));
            let short = |word: &str| word.chars().take(4).collect::<String>();
            for typed in [
                shown.join("-"),
                shown.join(" "),
                shown.join(" \u{2013} ").to_uppercase(),
                shown.map(short).join("\n"),
                format!(" {}. ", shown.map(short).join(", ")),
                (1..)
                    .zip(shown)
                    .map(|(n, w)| format!("{n}. {w}\n"))
                    .collect(),
                (1..).zip(shown).map(|(n, w)| format!("{n}){w} ")).collect(),
            ] {
                assert_eq!(Words::parse(&typed), Ok(words.clone()), "{typed}");
            }
        }
    }

    #[test]
    fn two_draws_differ() {
        let draw = || Words::draw(&mut System).expect("the system's generator");
        assert_ne!(draw(), draw());
    }

    #[test]
    fn a_word_that_is_not_there_is_named_by_its_place_only() {
        let unknown = |position| Err(NotWords::Unknown { position });
        let parse = |typed: &str| Words::parse(typed).map(|words| words.shown());
        assert_eq!(
            parse("zoo zoo zoo zoo zoo zebra"),
            Ok(["zoo", "zoo", "zoo", "zoo", "zoo", "zebra"])
        );
        assert_eq!(parse("zoo zoo secretword zoo zoo zoo"), unknown(3));
        // Three letters are too few for a longer word, and more than the word is another word.
        assert_eq!(parse("aba zoo zoo zoo zoo zoo"), unknown(1));
        assert_eq!(parse("abandom zoo zoo zoo zoo zoo"), unknown(1));
        assert_eq!(parse("zoo zoo zoo zoo zoo \u{e4}bandon"), unknown(6));
        for typed in [
            "",
            "1 2 3",
            "zoo zoo zoo zoo zoo",
            "zoo zoo zoo zoo zoo zoo zoo",
        ] {
            assert_eq!(parse(typed), Err(NotWords::NotSix));
        }
        let said = NotWords::Unknown { position: 3 }.to_string();
        assert!(said.contains("word 3"));
        assert_eq!(format!("{:?}", Words([1; 6])), "Words(..)");
    }

    #[test]
    fn four_letters_name_one_word_of_the_list() {
        for (index, word) in (0_u16..).zip(Language::English.word_list()) {
            let four: String = word.chars().take(4).collect();
            assert_eq!(find(&four), Some(index), "{word}");
        }
    }

    #[test]
    fn typing_is_helped_with_at_most_eight_words() {
        assert_eq!(completions("zo"), ["zone", "zoo"]);
        assert_eq!(completions(" Aban"), ["abandon"]);
        assert_eq!(completions("a").len(), 8);
        assert!(completions("").is_empty());
        assert!(completions("xq").is_empty());
    }
}
