//! Why something was flagged or left alone: which words, which rule.

use super::check::{LIMIT, Place, any, hide, holds, matches, parts};
use super::pack::Pack;
use super::token::{Token, tokens};
use serde::Serialize;

/// What a pattern did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Part {
    /// A report of harm, fear or refusal: the whole text is left alone.
    Harm,
    /// Negated, reported or kind words: they are left alone.
    Shield,
    /// A plainly kind part of the sentence.
    Kindness,
    /// Words that were flagged.
    Flagged,
    /// Words of a rule that were left alone because of what stands around them.
    Spared,
}

/// One pattern that fitted, with the words it fitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// What it did.
    pub part: Part,
    /// The words of the text.
    pub words: String,
    /// The pattern, as it stands in the language's files.
    pub pattern: String,
}

/// Every pattern that fits somewhere in the text, in the order in which they count.
pub(crate) fn explain_with(pack: &Pack, text: &str) -> Vec<Reason> {
    let cut = text
        .char_indices()
        .nth(LIMIT)
        .map_or(text.len(), |(at, _)| at);
    let text = text.get(..cut).unwrap_or("");
    let raw = tokens(text, pack);
    let mut steps = 0;
    let mut out = Vec::new();
    let mut add = |part: Part, at: usize, end: usize, pattern: &str| {
        let (words, pattern) = (words(text, &raw, at, end), pattern.to_owned());
        out.push(Reason {
            part,
            words,
            pattern,
        });
    };
    for at in 0..raw.len() {
        for (_, end, pattern) in matches(&pack.harm, pack, &raw, at, &mut steps) {
            add(Part::Harm, at, end, &pattern.source);
        }
    }
    let parts = parts(pack, &raw, &mut steps);
    let shown = hide(pack, &raw, &parts, &mut steps);
    for part in &parts {
        for at in part.clone() {
            for (_, end, pattern) in matches(&pack.shields, pack, &raw, at, &mut steps) {
                add(Part::Shield, at, end, &pattern.source);
            }
            for (_, end, pattern) in matches(&pack.frames, pack, &raw, at, &mut steps) {
                add(Part::Kindness, at, end, &pattern.source);
            }
        }
        let kind_words = any(&pack.frames, pack, &raw, part.clone(), &mut steps);
        for at in part.clone() {
            for (rule, end, pattern) in matches(&pack.rules, pack, &shown, at, &mut steps) {
                let place = Place {
                    part,
                    at,
                    end,
                    kind_words,
                };
                let flagged = holds(rule, pack, &raw, &place, &mut steps);
                let part = if flagged { Part::Flagged } else { Part::Spared };
                add(part, at, end, &pattern.source);
            }
        }
    }
    out
}

fn words(text: &str, raw: &[Token], at: usize, end: usize) -> String {
    let from = raw.get(at).map_or(0, |t| t.start);
    let to = end
        .checked_sub(1)
        .and_then(|e| raw.get(e))
        .map_or(from, |t| t.end);
    text.get(from..to).unwrap_or("").to_owned()
}
