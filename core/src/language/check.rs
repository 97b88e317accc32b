//! Finds what may land as blame. The order of the steps is the promise: first harm, then what is
//! quoted, negated or kind, and only then the rules.

use super::flag::Flag;
use super::pack::{Book, Pack, Rule, Scope, Tone};
use super::pattern::{Pattern, atoms_of};
use super::token::{Sort, Token, tokens};
use super::tone::{Mood, mood};
use std::ops::Range;

/// How much of a text is read, in Unicode scalar values. What stands behind is never flagged.
pub const LIMIT: usize = 65_536;

/// Checks a text with one language; the second value counts the matcher's steps.
pub(crate) fn check_with(pack: &Pack, text: &str) -> (Vec<Flag>, usize) {
    let mut steps = 0;
    let cut = text
        .char_indices()
        .nth(LIMIT)
        .map_or(text.len(), |(at, _)| at);
    let text = text.get(..cut).unwrap_or("");
    let raw = tokens(text, pack);
    steps += raw.len();
    if reports_harm(pack, &raw, &mut steps) {
        return (Vec::new(), steps);
    }
    let parts = parts(pack, &raw, &mut steps);
    let shown = hide(pack, &raw, &parts, &mut steps);
    let mut found = Vec::new();
    for part in &parts {
        let kind_words = any(&pack.frames, pack, &raw, part.clone(), &mut steps);
        for at in part.clone() {
            for (rule, end, _) in matches(&pack.rules, pack, &shown, at, &mut steps) {
                let place = Place {
                    part,
                    at,
                    end,
                    kind_words,
                };
                if holds(rule, pack, &raw, &place, &mut steps) {
                    found.push((at, end, rule));
                }
            }
        }
    }
    (flags(text, &raw, found), steps)
}

/// Whether anything in the text is a report of harm, fear or refusal. Quoted words count: "I
/// said “stop”" is a report. One such sentence quiets the whole text, because someone who tells
/// of harm is not to be corrected in the sentence after it either.
fn reports_harm(pack: &Pack, raw: &[Token], steps: &mut usize) -> bool {
    any(&pack.harm, pack, raw, 0..raw.len(), steps)
}

/// The parts of all sentences: a sentence is divided where it turns ("but").
pub(crate) fn parts(pack: &Pack, raw: &[Token], steps: &mut usize) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for at in 0..raw.len() {
        let stop = raw[at].sort == Sort::Stop;
        let turns = at > start
            && pack.contrast.longest(raw, at, steps) > 0
            && pack.no_contrast.longest(raw, at - 1, steps) == 0;
        if stop || turns {
            out.push(start..at);
            start = at + usize::from(stop);
        }
    }
    out.push(start..raw.len());
    out.retain(|r| !r.is_empty());
    out
}

/// A copy of the tokens in which everything quoted or shielded is hidden from the rules.
pub(crate) fn hide(
    pack: &Pack,
    raw: &[Token],
    parts: &[Range<usize>],
    steps: &mut usize,
) -> Vec<Token> {
    let mut hidden: Vec<bool> = raw.iter().map(|t| t.quoted).collect();
    for part in parts {
        let mut reach = part.start;
        for at in part.clone() {
            for (scope, end, _) in matches(&pack.shields, pack, raw, at, steps) {
                let range = match scope {
                    Scope::Match => at..end,
                    Scope::Rest => at..clause_end(raw, end, part.end),
                    Scope::Part => at..part.end,
                    Scope::Whole => part.clone(),
                };
                let from = if *scope == Scope::Match {
                    at
                } else {
                    range.start.max(reach)
                };
                if *scope == Scope::Whole {
                    hidden[part.clone()].fill(true);
                    reach = part.end;
                } else if from < range.end {
                    hidden[from..range.end].fill(true);
                    if *scope != Scope::Match {
                        reach = range.end;
                    }
                }
            }
        }
    }
    let mark = |(token, hidden): (&Token, bool)| {
        let mut token = token.clone();
        if hidden && token.sort == Sort::Word {
            token.sort = Sort::Hidden;
        }
        token
    };
    raw.iter().zip(hidden).map(mark).collect()
}

fn clause_end(raw: &[Token], from: usize, end: usize) -> usize {
    (from..end)
        .find(|at| raw[*at].sort != Sort::Word)
        .unwrap_or(end)
}

/// Where a rule's words were found.
pub(crate) struct Place<'a> {
    /// The part of the sentence.
    pub part: &'a Range<usize>,
    /// The first token.
    pub at: usize,
    /// The token after the last one.
    pub end: usize,
    /// Whether the part is plainly kind.
    pub kind_words: bool,
}

/// Whether what a rule asks besides its words holds.
pub(crate) fn holds(
    rule: &Rule,
    pack: &Pack,
    raw: &[Token],
    place: &Place,
    steps: &mut usize,
) -> bool {
    let after = place.end..place.part.end;
    let inside = place.at..place.end;
    let kind = place.kind_words;
    match rule.tone {
        Tone::Strict => true,
        Tone::Plain => !kind,
        Tone::Always => match mood(pack, raw, after, true, steps) {
            Mood::Good | Mood::Neutral => false,
            Mood::Bad => true,
            Mood::Unknown => !kind && !is_question(pack, raw, place, steps),
        },
        Tone::Never => match mood(pack, raw, after, true, steps) {
            Mood::Bad => false,
            Mood::Good => true,
            Mood::Neutral | Mood::Unknown => !kind && !is_question(pack, raw, place, steps),
        },
        Tone::Bad => !kind && mood(pack, raw, after, true, steps) == Mood::Bad,
        Tone::Good => !kind && mood(pack, raw, after, true, steps) == Mood::Good,
        Tone::Inside => {
            let inner = mood(pack, raw, inside, false, steps);
            inner == Mood::Bad || inner == Mood::Unknown && !kind
        }
        Tone::SomeBad => {
            let before = place.part.start..place.at;
            !kind
                && (mood(pack, raw, after, false, steps) == Mood::Bad
                    || mood(pack, raw, before, false, steps) == Mood::Bad)
        }
        Tone::NotGood => {
            let before = mood(pack, raw, place.part.start..place.at, false, steps);
            let then = mood(pack, raw, after, false, steps);
            let plain = !matches!(then, Mood::Good | Mood::Neutral) && !kind;
            then == Mood::Bad || plain && (before != Mood::Good)
        }
    }
}

/// "Do you always take sugar?" asks; "why do you always …" does not.
fn is_question(pack: &Pack, raw: &[Token], place: &Place, steps: &mut usize) -> bool {
    let Some(before) = place.at.checked_sub(1).filter(|b| *b >= place.part.start) else {
        return false;
    };
    let asks = pack.asking.longest(raw, before, steps) == 1;
    let why = before
        .checked_sub(1)
        .is_some_and(|b| pack.reproach.longest(raw, b, steps) == 1);
    asks && !why
}

/// Whether anything in the book begins in the range.
pub(crate) fn any<T>(
    book: &Book<T>,
    pack: &Pack,
    tokens: &[Token],
    range: Range<usize>,
    steps: &mut usize,
) -> bool {
    range
        .into_iter()
        .any(|at| !matches(book, pack, tokens, at, steps).is_empty())
}

/// What begins at a token, and the index behind it.
pub(crate) fn matches<'b, T>(
    book: &'b Book<T>,
    pack: &Pack,
    tokens: &[Token],
    at: usize,
    steps: &mut usize,
) -> Vec<(&'b T, usize, &'b Pattern)> {
    let mut out = Vec::new();
    let Some(token) = tokens.get(at).filter(|t| t.sort == Sort::Word) else {
        return out;
    };
    let mut tried: Vec<usize> = Vec::new();
    for atom in atoms_of(token) {
        for (n, pattern, what) in book.at(atom) {
            *steps += 1;
            if tried.contains(&n) {
                continue;
            }
            tried.push(n);
            if let Some(end) = pattern.end(tokens, at, &pack.openers, steps) {
                out.push((what, end, pattern));
            }
        }
    }
    out
}

/// Turns matches into flags: sorted, and overlapping ones of a kind made one.
fn flags(text: &str, raw: &[Token], mut found: Vec<(usize, usize, &Rule)>) -> Vec<Flag> {
    found.sort_by_key(|(at, end, rule)| (rule.kind, *at, *end));
    let mut merged: Vec<(usize, usize, &Rule)> = Vec::new();
    for (at, end, rule) in found {
        match merged.last_mut() {
            Some(last) if last.2.kind == rule.kind && at < last.1 => last.1 = last.1.max(end),
            _ => merged.push((at, end, rule)),
        }
    }
    merged.sort_by_key(|(at, end, rule)| (*at, *end, rule.kind));
    let mut counted = Counter {
        text,
        byte: 0,
        chars: 0,
    };
    let mut ends: Vec<usize> = Vec::new();
    let mut starts: Vec<usize> = Vec::new();
    for (at, _, _) in &merged {
        starts.push(counted.chars_to(raw.get(*at).map_or(0, |t| t.start)));
    }
    for (n, (at, end, _)) in merged.iter().enumerate() {
        let from = raw.get(*at).map_or(0, |t| t.start);
        let to = raw.get(end.saturating_sub(1)).map_or(from, |t| t.end);
        let inner = text.get(from..to).unwrap_or("");
        ends.push(starts[n] + inner.chars().count());
    }
    let one = |((start, end), (_, _, rule)): ((usize, usize), (usize, usize, &Rule))| Flag {
        kind: rule.kind,
        start,
        end,
        why: rule.words.why.clone(),
        instead: rule.words.instead.clone(),
    };
    starts.into_iter().zip(ends).zip(merged).map(one).collect()
}

/// Counts scalars up to rising byte places, so that the whole text is walked once.
struct Counter<'t> {
    text: &'t str,
    byte: usize,
    chars: usize,
}

impl Counter<'_> {
    fn chars_to(&mut self, byte: usize) -> usize {
        let more = self.text.get(self.byte..byte).unwrap_or("");
        self.chars += more.chars().count();
        self.byte = self.byte.max(byte);
        self.chars
    }
}
