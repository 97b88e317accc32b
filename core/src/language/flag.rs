//! What the helper says about a text: which words, which rule, why they may sting, what else
//! could be said.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The eight things the helper looks for. The names in JSON are written in snake case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// "Always" and "never" as blame, and their cousins ("every single time", "not once").
    Absolutes,
    /// A name for the whole person ("you are selfish", "what a drama queen").
    Label,
    /// Telling the other what they think, want or mean ("you don't care").
    MindReading,
    /// A verdict about the other dressed as a feeling ("I feel ignored", "I feel that you …").
    VerdictFeeling,
    /// A duty laid on the other ("you should have …", "you need to change").
    Should,
    /// An ultimatum ("if you don't …, I will leave").
    Threat,
    /// Measuring the other against someone else ("my ex never did that").
    Comparison,
    /// Debt and fault ("after all I did for you", "you made me …").
    Guilt,
}

impl Kind {
    /// Every kind, in the order in which they are declared.
    pub const ALL: [Self; 8] = [
        Self::Absolutes,
        Self::Label,
        Self::MindReading,
        Self::VerdictFeeling,
        Self::Should,
        Self::Threat,
        Self::Comparison,
        Self::Guilt,
    ];
}

/// One place in a text that may land as blame. A suggestion, never a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Flag {
    /// Which of the eight kinds.
    pub kind: Kind,
    /// Where the words begin: a count of Unicode scalar values (`char`s) from the text's start.
    pub start: usize,
    /// Where the words end (exclusive), in the same unit.
    pub end: usize,
    /// One kind sentence: why these words may sting.
    pub why: String,
    /// Words for a feeling, a need or a request that could stand there.
    pub instead: String,
}

impl Flag {
    /// The place as a range of UTF-8 bytes of the same `text`, for slicing. A flag that does not
    /// belong to this text gives a range that is clipped to it.
    #[must_use]
    pub fn bytes(&self, text: &str) -> Range<usize> {
        let byte = |chars: usize| {
            text.char_indices()
                .nth(chars)
                .map_or(text.len(), |(at, _)| at)
        };
        byte(self.start)..byte(self.end.max(self.start))
    }

    /// The flagged words themselves.
    #[must_use]
    pub fn words<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.bytes(text)).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use super::*;

    #[test]
    fn a_place_is_counted_in_scalars_and_sliced_in_bytes() {
        let text = "é 😀 you never call";
        let flag = Flag {
            kind: Kind::Absolutes,
            start: 4,
            end: 13,
            why: String::new(),
            instead: String::new(),
        };
        assert_eq!(flag.words(text), "you never");
        assert_eq!(flag.words(""), "");
    }

    #[test]
    fn kinds_have_snake_case_names() {
        let name = serde_json::to_string(&Kind::MindReading).expect("it is there");
        assert_eq!(name, "\"mind_reading\"");
        assert_eq!(Kind::ALL.len(), 8);
    }
}
