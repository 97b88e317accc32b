//! The small language in which rules are written, and its matcher.
//!
//! A pattern is a row of elements, divided by spaces:
//! - `word` that word; `word+` any form of it; `two_words` a phrase; `@list` an entry of a list;
//! - `a|b|@list` one of these; with `?` at the end: or nothing; with `*`: up to four times or nothing;
//! - `!a|b` not followed by one of these; `<!a|b` not preceded by; `<a|b` preceded by;
//! - `..3` up to three words of the same clause; `--3` up to three words, commas allowed;
//! - `^` at the start of a clause or after an opener; `$` at the end of a clause; `,` a comma
//!   (the last two also as alternatives).
//!
//! A match is simulated with a set of positions, so the work for one pattern at one place is
//! bounded by (elements × 64), whatever the text holds.

use super::token::{Sort, Token};
use std::collections::HashMap;
use std::sync::Arc;

/// One word of a phrase: exactly this word, or any form of it. The numbers are the pack's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Atom {
    /// Exactly this word.
    Exact(u32),
    /// Any form of this word.
    Form(u32),
}

impl Atom {
    fn fits(self, token: &Token) -> bool {
        token.sort == Sort::Word
            && match self {
                Self::Exact(word) => token.word == word,
                Self::Form(word) => token.forms.contains(&word),
            }
    }
}

/// A set of phrases, found by their first word.
#[derive(Debug, Clone, Default)]
pub(crate) struct Phrases {
    first: HashMap<Atom, Vec<Box<[Atom]>>>,
}

impl Phrases {
    /// Adds a phrase; an empty one is ignored.
    pub fn add(&mut self, phrase: Vec<Atom>) {
        if let Some(first) = phrase.first() {
            let same = self.first.entry(*first).or_default();
            if !same.iter().any(|p| **p == *phrase) {
                same.push(phrase.into_boxed_slice());
            }
        }
    }

    /// The first words of all phrases.
    pub fn firsts(&self) -> impl Iterator<Item = Atom> + '_ {
        self.first.keys().copied()
    }

    /// The lengths (in tokens) of all phrases that begin at `at`, as bits.
    fn lengths(&self, tokens: &[Token], at: usize, steps: &mut usize) -> u64 {
        let Some(token) = tokens.get(at).filter(|t| t.sort == Sort::Word) else {
            return 0;
        };
        let mut bits = 0;
        for atom in atoms_of(token) {
            for phrase in self.first.get(&atom).into_iter().flatten() {
                *steps += phrase.len();
                let fits = tokens.len() - at >= phrase.len()
                    && phrase.iter().zip(&tokens[at..]).all(|(a, t)| a.fits(t));
                if fits && phrase.len() < 64 {
                    bits |= 1 << phrase.len();
                }
            }
        }
        bits
    }

    /// The length of the longest phrase that begins at `at`; 0 is none.
    pub fn longest(&self, tokens: &[Token], at: usize, steps: &mut usize) -> usize {
        let bits = self.lengths(tokens, at, steps);
        if bits == 0 {
            0
        } else {
            63 - bits.leading_zeros() as usize
        }
    }
}

/// What a token may be looked up as.
pub(crate) fn atoms_of(token: &Token) -> impl Iterator<Item = Atom> + '_ {
    let exact = (token.word != 0).then_some(Atom::Exact(token.word));
    let forms = token.forms.iter().filter(|f| **f != 0);
    exact.into_iter().chain(forms.map(|f| Atom::Form(*f)))
}

/// How often an element may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Often {
    /// Exactly once.
    Once,
    /// Once or not at all.
    Maybe,
    /// Up to four times or not at all.
    Some,
}

/// Which breaks stand among the alternatives of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Edge {
    /// `$`: the end of a clause, which takes no token.
    pub end: bool,
    /// `,`: a comma.
    pub comma: bool,
}

impl Edge {
    fn lengths(self, sort: Option<Sort>) -> u64 {
        u64::from(self.end && sort != Some(Sort::Word))
            | u64::from(self.comma && sort == Some(Sort::Comma)) << 1
    }
}

/// One element of a pattern.
#[derive(Debug, Clone)]
pub(crate) enum Element {
    /// One of these phrases, or what else the edge allows.
    One(Arc<Phrases>, Often, Edge),
    /// Up to so many words; `true` lets it cross commas.
    Gap(usize, bool),
    /// None of these may follow.
    Not(Arc<Phrases>, Edge),
    /// One of these must stand (or, if `false`, must not stand) right before.
    Behind(Arc<Phrases>, bool),
    /// The start of a clause.
    Start,
    /// The end of a clause.
    End,
    /// A comma, or nothing if `true`.
    Comma(bool),
}

/// A compiled pattern.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pattern {
    /// Its elements, in order.
    pub elements: Vec<Element>,
    /// As it was written.
    pub source: Box<str>,
}

impl Pattern {
    /// The words with which a match may begin; patterns are found by them. None if a match could
    /// begin with any word.
    pub fn firsts(&self) -> Option<Vec<Atom>> {
        let mut out = Vec::new();
        for element in &self.elements {
            match element {
                Element::One(_, _, edge) if *edge != Edge::default() => return None,
                Element::One(phrases, often, _) => {
                    out.extend(phrases.firsts());
                    if *often == Often::Once {
                        out.sort_unstable();
                        out.dedup();
                        return Some(out);
                    }
                }
                Element::Gap(..) | Element::Comma(_) => return None,
                _ => {}
            }
        }
        None
    }

    /// Matches at `at` and gives the index after the longest match. `openers` are words after
    /// which a clause may begin.
    pub fn end(
        &self,
        tokens: &[Token],
        at: usize,
        openers: &Phrases,
        steps: &mut usize,
    ) -> Option<usize> {
        let mut set: u64 = 1;
        for element in &self.elements {
            set = advance(element, set, tokens, at, openers, steps);
            if set == 0 {
                return None;
            }
        }
        Some(at + 63 - set.leading_zeros() as usize)
    }
}

fn advance(
    element: &Element,
    set: u64,
    tokens: &[Token],
    at: usize,
    openers: &Phrases,
    steps: &mut usize,
) -> u64 {
    let sort = |n: usize| tokens.get(at + n).map(|t| t.sort);
    let mut taken = |set: u64, phrases: &Phrases, edge: &Edge| {
        each(set, |n| {
            *steps += 1;
            (phrases.lengths(tokens, at + n, steps) | edge.lengths(sort(n))) << n
        })
    };
    match element {
        Element::One(phrases, Often::Once, edge) => taken(set, phrases, edge),
        Element::One(phrases, Often::Maybe, edge) => set | taken(set, phrases, edge),
        Element::One(phrases, Often::Some, edge) => {
            let mut all = set;
            let mut newest = set;
            for _ in 0..4 {
                newest = taken(newest, phrases, edge);
                all |= newest;
            }
            all
        }
        Element::Not(phrases, edge) => each(set, |n| {
            let follows = phrases.lengths(tokens, at + n, steps) | edge.lengths(sort(n)) != 0;
            u64::from(!follows) << n
        }),
        Element::Behind(phrases, wanted) => each(set, |n| {
            let before = (at + n).checked_sub(1);
            let stands = before.is_some_and(|b| phrases.lengths(tokens, b, steps) & 2 != 0);
            u64::from(stands == *wanted) << n
        }),
        Element::Gap(most, commas) => {
            let mut all = set;
            let mut newest = set;
            for _ in 0..*most {
                newest = each(newest, |n| {
                    *steps += 1;
                    let go = sort(n) == Some(Sort::Word) || *commas && sort(n) == Some(Sort::Comma);
                    if go && n < 63 { 1 << (n + 1) } else { 0 }
                });
                all |= newest;
            }
            all
        }
        Element::Start => each(set, |n| {
            let free = (at + n).checked_sub(1).is_none_or(|b| {
                tokens[b].sort != Sort::Word || openers.lengths(tokens, b, steps) & 2 != 0
            });
            u64::from(free) << n
        }),
        Element::End => each(set, |n| u64::from(sort(n) != Some(Sort::Word)) << n),
        Element::Comma(maybe) => {
            let over = each(set, |n| {
                if sort(n) == Some(Sort::Comma) && n < 63 {
                    1 << (n + 1)
                } else {
                    0
                }
            });
            if *maybe { set | over } else { over }
        }
    }
}

/// Unites what `f` gives for every position in the set.
fn each(mut set: u64, mut f: impl FnMut(usize) -> u64) -> u64 {
    let mut out = 0;
    while set != 0 {
        let n = set.trailing_zeros() as usize;
        set &= set - 1;
        out |= f(n);
    }
    out
}
