//! A signal or a shared word, looked at beside others.

use crate::page::{Answer, Page};
use leeside::language::{Signal, SignalNote, Term, check_signal, check_term};
use leeside::plan::text::clean;
use serde_json::json;

/// What is looked at.
#[derive(Debug, clap::Args)]
pub struct Look {
    /// The word.
    signal: String,
    /// The sign that needs no words.
    #[arg(long, value_name = "WORDS", conflicts_with = "means")]
    sign: Option<String>,
    /// What the word means to you both, if it is no signal but a word of yours.
    #[arg(long, value_name = "WORDS")]
    means: Option<String>,
    /// What it does not mean.
    #[arg(long, value_name = "WORDS", requires = "means")]
    not: Option<String>,
    /// A signal that one of you has already.
    #[arg(long, value_name = "WORD")]
    beside: Vec<String>,
}

/// Every remark; none means that nothing was found.
pub fn look(look: &Look) -> Answer {
    let signal = |word: &String, sign: Option<&String>| Signal {
        word: clean(word),
        sign: sign.map(|sign| clean(sign)),
    };
    let others: Vec<Signal> = look.beside.iter().map(|word| signal(word, None)).collect();
    let notes: Vec<SignalNote> = match &look.means {
        Some(means) => {
            let term = Term {
                word: clean(&look.signal),
                means: clean(means),
                not: clean(look.not.as_deref().unwrap_or_default()),
            };
            check_term(&term, &[], &others)
        }
        None => check_signal(&signal(&look.signal, look.sign.as_ref()), &others),
    };
    let mut page = Page::default();
    for note in &notes {
        page.item(&note.text);
    }
    if notes.is_empty() {
        page.text("Nothing was found that could be missed or heard by accident.");
    }
    Answer::new(json!({ "notes": notes }), page)
}
