//! How it is: in one of three words, or as a place on a grid that has words as well.

use crate::plan::sizes::Unfit;
use serde::{Deserialize, Serialize};

/// How it is, in one of three words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// "okay".
    Okay,
    /// "a lot".
    ALot,
    /// "too much".
    TooMuch,
}

impl Word {
    /// Every word, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Okay, Self::ALot, Self::TooMuch];

    /// The id of its text in the content's strings.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Okay => "checkin.okay",
            Self::ALot => "checkin.a_lot",
            Self::TooMuch => "checkin.too_much",
        }
    }
}

/// A place on a grid of nine by nine: how pleasant, and with how much energy. The form of Russell's
/// Affect Grid (1989, doi 10.1037/0022-3514.57.3.493), with the middle at nought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "RawAffect")]
pub struct Affect {
    pleasantness: i8,
    energy: i8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAffect {
    pleasantness: i8,
    energy: i8,
}

impl TryFrom<RawAffect> for Affect {
    type Error = Unfit;
    fn try_from(raw: RawAffect) -> Result<Self, Unfit> {
        Self::new(raw.pleasantness, raw.energy)
    }
}

impl Affect {
    /// The word form of the grid: each text's id in the content, and the place that it stands for.
    pub const WORDS: [(&'static str, Self); 9] = [
        ("affect.tense", Self::at(-3, 3)),
        ("affect.stirred", Self::at(0, 3)),
        ("affect.bright", Self::at(3, 3)),
        ("affect.uneasy", Self::at(-3, 0)),
        ("affect.even", Self::at(0, 0)),
        ("affect.content", Self::at(3, 0)),
        ("affect.heavy", Self::at(-3, -3)),
        ("affect.tired", Self::at(0, -3)),
        ("affect.soft", Self::at(3, -3)),
    ];

    const fn at(pleasantness: i8, energy: i8) -> Self {
        Self {
            pleasantness,
            energy,
        }
    }

    /// A place on the grid; each from -4 to 4.
    ///
    /// # Errors
    /// [`Unfit::WrongValue`] outside the grid.
    pub fn new(pleasantness: i8, energy: i8) -> Result<Self, Unfit> {
        let inside = |n: i8| (-4..=4).contains(&n);
        if inside(pleasantness) && inside(energy) {
            Ok(Self::at(pleasantness, energy))
        } else {
            Err(Unfit::WrongValue { field: "affect" })
        }
    }

    /// From unpleasant (-4) to pleasant (4).
    #[must_use]
    pub const fn pleasantness(self) -> i8 {
        self.pleasantness
    }

    /// From no energy (-4) to much (4).
    #[must_use]
    pub const fn energy(self) -> i8 {
        self.energy
    }

    /// The id of the word for this place.
    #[must_use]
    pub fn word(self) -> &'static str {
        let third = |n: i8| match n {
            ..=-2 => -3,
            -1..=1 => 0,
            2.. => 3,
        };
        let near = Self::at(third(self.pleasantness), third(self.energy));
        Self::WORDS
            .iter()
            .find(|(_, place)| *place == near)
            .map_or("affect.even", |(word, _)| word)
    }
}

/// How it is, in the form that someone chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feel {
    /// One of three words.
    Word(Word),
    /// A place on the grid.
    Grid(Affect),
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::content::library;

    #[test]
    fn the_grid_has_words_and_each_word_a_place() {
        for code in ["en", "en-plain"] {
            for (word, place) in Affect::WORDS {
                assert_eq!(place.word(), word);
                assert!(library(code).string(word).is_some(), "{code} {word}");
            }
            for word in Word::ALL {
                assert!(library(code).string(word.text()).is_some());
            }
        }
        assert_eq!(Affect::new(-2, 4).map(Affect::word), Ok("affect.tense"));
        assert!(Affect::new(5, 0).is_err());
        assert!(serde_json::from_str::<Affect>(r#"{"pleasantness":0,"energy":-5}"#).is_err());
    }
}
