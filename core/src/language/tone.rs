//! Whether something is good or bad to have done to one: the first decisive words tell.

use super::pack::Pack;
use super::token::{Sort, Token};
use std::ops::Range;

/// What a stretch of words says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mood {
    /// Kind ("bring me tea").
    Good,
    /// Not kind ("forget my birthday").
    Bad,
    /// A plain habit ("sleep on the left").
    Neutral,
    /// No list knows.
    Unknown,
}

/// How many words are looked at.
const REACH: usize = 24;

/// Reads a stretch until the first decisive words. With `clause`, a comma ends it once a word
/// has been read. A word like "not" turns the next decisive words round.
pub(crate) fn mood(
    pack: &Pack,
    tokens: &[Token],
    range: Range<usize>,
    clause: bool,
    steps: &mut usize,
) -> Mood {
    let mut at = range.start;
    let end = range.end.min(range.start + REACH);
    let mut turned = false;
    let mut seen = Mood::Unknown;
    let mut words = 0;
    while at < end {
        if tokens[at].sort != Sort::Word {
            if clause && words > 0 && tokens[at].sort == Sort::Comma {
                break;
            }
            at += 1;
            continue;
        }
        words += 1;
        let good = pack.good.longest(tokens, at, steps);
        let bad = pack.bad.longest(tokens, at, steps);
        let plain = pack.neutral.longest(tokens, at, steps);
        let longest = good.max(bad).max(plain);
        if longest == 0 {
            if pack.flip.longest(tokens, at, steps) > 0 {
                turned = !turned;
            }
            at += 1;
        } else if plain == longest {
            seen = Mood::Neutral;
            at += plain;
        } else {
            let is_good = (good == longest) != turned;
            return if is_good { Mood::Good } else { Mood::Bad };
        }
    }
    seen
}
