//! Words in pages: the best first, with what was found marked.

use super::list::{MOST, Where};
use super::{COLUMNS, Journal, entry};
use crate::plan::sizes;
use crate::plan::text::clean;
use crate::reflect::journal::{Entry, Filter, highlight};
use crate::vault::VaultError;
use rusqlite::types::Value;
use std::ops::Range;

/// A page that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The page.
    pub entry: Entry,
    /// What was found in its title, in scalars.
    pub title: Vec<Range<usize>>,
    /// What was found in its text, in scalars.
    pub body: Vec<Range<usize>>,
}

impl Journal<'_> {
    /// The pages in whose title, text or tags every typed word begins a word, whatever its case
    /// and accents; the best ones first, at most `most` and [`MOST`]. Nothing typed can be
    /// more than words: there are no operators. The first 12 words count, and 200 characters.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn search(&self, typed: &str, filter: &Filter, most: u32) -> Result<Vec<Hit>, VaultError> {
        let typed: String = clean(typed).chars().take(sizes::TEXT.max).collect();
        let terms = terms(&typed);
        let Some(query) = query(&terms) else {
            return Ok(Vec::new());
        };
        let mut which = Where::of(filter);
        which.and("journal_index MATCH ?", [Value::Text(query)]);
        let select = format!(
            "SELECT {COLUMNS} FROM journal_index i CROSS JOIN journal j ON j.seq = i.rowid WHERE 1"
        );
        let order = " ORDER BY i.rank LIMIT ?";
        let found = which.rows(self, (&select, order), most.clamp(1, MOST), entry)?;
        Ok(found
            .into_iter()
            .map(|entry| Hit {
                title: highlight(&entry.title, &terms),
                body: highlight(&entry.body, &terms),
                entry,
            })
            .collect())
    }
}

/// The words of what was typed, without marks around them.
fn terms(typed: &str) -> Vec<&str> {
    typed
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .take(sizes::LIST.max)
        .collect()
}

/// The query for these words, each in quotes, in which nothing but a quote means anything
/// (<https://www.sqlite.org/fts5.html>, section 3.1), and each as a beginning.
fn query(terms: &[&str]) -> Option<String> {
    let quoted = terms
        .iter()
        .map(|term| format!("\"{}\"*", term.replace('"', "\"\"")));
    (!terms.is_empty()).then(|| quoted.collect::<Vec<_>>().join(" "))
}
