//! The language helper: it finds what may land as blame, says kindly why, offers words for
//! feelings, needs and requests, and looks at signals and shared words.
//!
//! It suggests and never blocks, judges nobody, keeps nothing, and leaves every report of harm,
//! fear or refusal alone. How well it does, and what it cannot do, stands in `README.md`.

mod check;
mod compile;
mod explain;
mod flag;
mod lang;
mod pack;
mod pattern;
#[cfg(test)]
mod properties;
mod quote;
mod sentence;
mod signal;
mod sound;
mod token;
mod tone;
mod words;

pub use check::LIMIT;
pub use explain::{Part, Reason};
pub use flag::{Flag, Kind};
pub use sentence::{Draft, NoSentence, sentence};
pub use signal::{NoteKind, Signal, SignalNote, Term, check_signal, check_term};
pub use words::{Feeling, FeelingGroup, Need, Request, feelings, feelings_below, needs, requests};

/// Finds what may land as blame in a text in English, in the order of the text. Nothing is
/// flagged in a text that reports harm, fear or refusal, nor in quoted or negated words. The
/// first [`LIMIT`] scalars are read; work grows with the length of the text and nothing else.
#[must_use]
pub fn check(text: &str) -> Vec<Flag> {
    check::check_with(lang::english(), text).0
}

/// Tells which patterns fit where in a text and what each did: for people who want to know why
/// something was flagged or left alone.
#[must_use]
pub fn explain(text: &str) -> Vec<Reason> {
    explain::explain_with(lang::english(), text)
}
