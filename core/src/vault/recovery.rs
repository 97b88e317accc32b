//! The recovery words: twelve words that open the vault when the passphrase is forgotten.
//!
//! They are a BIP-39 mnemonic of 128 random bits with its checksum, from the English list, so that
//! a slip of the pen is noticed before anything is tried.

use super::error::VaultError;
use crate::exchange::random::{Random, draw};
use bip39::{Language, Mnemonic};
use zeroize::Zeroizing;

/// How many words there are.
pub const WORDS: usize = 12;

/// Twelve words, wiped when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryWords(Zeroizing<String>);

impl RecoveryWords {
    /// Draws new words.
    ///
    /// # Errors
    /// If the generator fails.
    pub fn draw(random: &mut dyn Random) -> Result<Self, VaultError> {
        let entropy = Zeroizing::new(draw::<16>(random)?);
        let mnemonic =
            Mnemonic::from_entropy(entropy.as_slice()).map_err(|_| VaultError::Internal {
                what: "recovery words",
            })?;
        Ok(Self::joined(mnemonic.words()))
    }

    /// Reads typed words: any case, any spacing, numbered or not, and the first four letters of a
    /// word are enough.
    ///
    /// # Errors
    /// [`VaultError::UnknownRecoveryWord`] names the place of a word that is not in the list,
    /// [`VaultError::RecoveryWordCount`] if there are not twelve,
    /// [`VaultError::WrongRecoveryWords`] if their checksum does not hold.
    pub fn parse(typed: &str) -> Result<Self, VaultError> {
        let mut words = Vec::with_capacity(WORDS);
        let letters = typed.split(|c: char| !c.is_alphabetic());
        for (index, word) in letters.filter(|word| !word.is_empty()).enumerate() {
            let word = Zeroizing::new(word.to_lowercase());
            // Nobody writes a hundred words by mistake; this is where counting stops.
            if index > 100 {
                break;
            }
            words.push(in_list(&word).ok_or(VaultError::UnknownRecoveryWord {
                position: index + 1,
            })?);
        }
        if words.len() != WORDS {
            return Err(VaultError::RecoveryWordCount { found: words.len() });
        }
        let joined = Self::joined(words.into_iter());
        Mnemonic::parse_in_normalized(Language::English, joined.as_str())
            .map_err(|_| VaultError::WrongRecoveryWords)?;
        Ok(joined)
    }

    fn joined<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        // No word of the list is longer than eight letters, so this never grows and never copies.
        let mut joined = Zeroizing::new(String::with_capacity(WORDS * 9));
        for word in words {
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined.push_str(word);
        }
        Self(joined)
    }

    /// The words, joined by single spaces: the passphrase of the age file.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The words one by one.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.split(' ')
    }
}

fn in_list(typed: &str) -> Option<&'static str> {
    let list = Language::English.word_list();
    if let Ok(found) = list.binary_search(&typed) {
        return list.get(found).copied();
    }
    // Four letters name one word of this list.
    let from = list.partition_point(|word| *word < typed);
    list.get(from)
        .copied()
        .filter(|word| typed.len() >= 4 && word.starts_with(typed))
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::exchange::error::Refusal;

    struct Counting(u8);

    impl Random for Counting {
        fn fill(&mut self, to: &mut [u8]) -> Result<(), Refusal> {
            for byte in to {
                self.0 = self.0.wrapping_add(7);
                *byte = self.0;
            }
            Ok(())
        }
    }

    #[test]
    fn known_words_of_the_standard() {
        // The first test vector of BIP-39.
        let zero = "abandon abandon abandon abandon abandon abandon abandon abandon abandon \
                    abandon abandon about";
        assert!(RecoveryWords::parse(zero).is_ok());
        assert!(matches!(
            RecoveryWords::parse(&zero.replace("about", "above")),
            Err(VaultError::WrongRecoveryWords)
        ));
    }

    #[test]
    fn typing_is_forgiving() {
        let words = RecoveryWords::draw(&mut Counting(3)).expect("drawn");
        let numbered: String = words
            .words()
            .enumerate()
            .map(|(n, word)| format!("{}.  {}\n", n + 1, word.to_uppercase()))
            .collect();
        assert!(RecoveryWords::parse(&numbered).expect("numbered") == words);
        let short: Vec<&str> = words.words().map(|w| w.get(..4).unwrap_or(w)).collect();
        assert!(RecoveryWords::parse(&short.join(", ")).expect("four letters") == words);
    }

    #[test]
    fn a_slip_is_named_by_its_place_and_never_echoed() {
        let words = RecoveryWords::draw(&mut Counting(3)).expect("drawn");
        let mut typed: Vec<&str> = words.words().collect();
        typed[4] = "zzzz";
        let error = RecoveryWords::parse(&typed.join(" "))
            .err()
            .expect("refused");
        assert_eq!(error, VaultError::UnknownRecoveryWord { position: 5 });
        assert!(!error.to_string().contains("zzzz"));
        typed.truncate(4);
        assert_eq!(
            RecoveryWords::parse(&typed.join(" ")).err(),
            Some(VaultError::RecoveryWordCount { found: 4 })
        );
    }
}
