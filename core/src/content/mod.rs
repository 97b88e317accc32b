//! What the app can say and offer: comforts, prompts, templates, pages, help, and the texts of its
//! screens. Data files by language, embedded and read once.
//!
//! `data/*.json` holds what is the same in every language: ids, tags, groups, numbers, sources.
//! `lang/<code>/*.json` holds only words, keyed by those ids. A further language is a further
//! folder with a `language.json`; a file or an entry that it lacks is read in its fallback.
//! A string of the data that begins with `@` stands for a phrase of the language's `phrases.json`.

pub mod entries;
mod join;
pub mod kinds;
mod library;
mod load;
mod shelf;
#[cfg(test)]
mod tests;

pub use library::{LanguageInfo, Library};
pub use load::{Problem, Review};
pub use shelf::{Named, Shelf};

use load::{FIRST, Store};
use std::sync::OnceLock;

fn store() -> &'static Store {
    static STORE: OnceLock<Store> = OnceLock::new();
    STORE.get_or_init(Store::embedded)
}

/// The content in a language. A code that is not there is read without its last part (`en-GB` as
/// `en`), and an unknown language as English.
#[must_use]
pub fn library(code: &str) -> &'static Library {
    let store = store();
    let mut asked = code;
    loop {
        if let Some(library) = store.libraries.get(asked) {
            return library;
        }
        match asked.rsplit_once('-') {
            Some((shorter, _)) => asked = shorter,
            None => return store.libraries.get(FIRST).unwrap_or(&store.empty),
        }
    }
}

/// The languages that there are.
#[must_use]
pub fn languages() -> &'static [LanguageInfo] {
    &store().languages
}

/// The review ledger: who fit to judge has read which texts.
#[must_use]
pub fn review() -> &'static [Review] {
    &store().review
}

/// What is wrong with the embedded files. There is nothing in a build that passed its tests.
#[must_use]
pub fn problems() -> &'static [Problem] {
    &store().problems
}

/// Fills the holes of a text: `{time}` becomes the value of `time`. What stands in the values is
/// left as it is, and a hole without a value stays.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(hole, after)| {
            let found = values.iter().find(|(name, _)| *name == hole)?;
            Some((found.1, after))
        });
        match value {
            Some((value, after)) => {
                filled.push_str(value);
                rest = after;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}
