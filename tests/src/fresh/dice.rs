//! Chance that can be told again: everything comes from one seed.

use crate::seeded::Seeded;
use leeside::exchange::Refusal;
use leeside::exchange::random::{Random, draw};
use std::ops::RangeInclusive;

/// A source of numbers, choices and bytes.
#[derive(Debug, Clone, Copy)]
pub struct Dice(Seeded);

impl Random for Dice {
    fn fill(&mut self, to: &mut [u8]) -> Result<(), Refusal> {
        self.0.fill(to)
    }
}

/// Pieces of text that are in composed form however they are joined, and that JSON, UTF-8 and
/// UTF-16 each treat in a way of their own.
const PIECES: [&str; 30] = [
    "tea",
    "a blanket",
    "stay near",
    "no questions",
    "“later”",
    "\"later\"",
    "back\\slash",
    "a/b",
    "\n",
    "\t",
    "\r",
    "\u{8}",
    "\u{c}",
    "\u{0}",
    "\u{1}",
    "\u{1f}",
    "\u{7f}",
    "\u{80}",
    "é",
    "ß",
    "q\u{323}\u{307}",
    "日本",
    "한국",
    "\u{2028}",
    "\u{feff}",
    "\u{fffd}",
    "\u{ffff}",
    "🍵",
    "👩\u{200d}🔬",
    "\u{10ffff}",
];

impl Dice {
    /// Dice whose numbers no other seed below 2^32 gives.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(Seeded(seed << 32))
    }

    /// A number of this range.
    ///
    /// # Panics
    /// Never: the source does not fail.
    pub fn number(&mut self, range: RangeInclusive<u64>) -> u64 {
        let drawn = u64::from_be_bytes(draw(self).expect("bytes"));
        range.start() + drawn % (range.end() - range.start() + 1)
    }

    /// True in one of `n` cases.
    pub fn one_in(&mut self, n: u64) -> bool {
        self.number(1..=n) == 1
    }

    /// One of these.
    ///
    /// # Panics
    /// If there is none.
    pub fn of<T: Clone>(&mut self, all: &[T]) -> T {
        let last = all.len() as u64 - 1;
        all[usize::try_from(self.number(0..=last)).expect("small")].clone()
    }

    /// A text that is written, of a few pieces; sometimes of as many characters as fit.
    pub fn text(&mut self, most: usize) -> String {
        let full = self.one_in(20);
        let mut text = self.of(&PIECES[..8]).to_owned();
        for _ in 0..if full { 400 } else { self.number(0..=4) } {
            text.push(' ');
            text.push_str(self.of(&PIECES));
        }
        let mut cut: String = text.chars().take(most).collect();
        // What is cut inside a piece stays composed: no piece begins with a mark that joins.
        if full {
            let short = most - cut.chars().count();
            cut.extend(std::iter::repeat_n('🍵', short));
        }
        cut
    }

    /// An id of an entry.
    pub fn id(&mut self) -> String {
        format!("own.{}", self.number(0..=9_999))
    }

    /// A day.
    pub fn day(&mut self) -> String {
        let (month, day) = (self.number(1..=12), self.number(1..=28));
        format!("{}-{month:02}-{day:02}", self.number(2024..=2031))
    }
}
