//! Own pages as open files: JSON, and Markdown to read. Each is read back exactly as it was written.
//!
//! A file carries neither bond nor moment (see [`Entry::unlinked`]). It is taken in whole or not at
//! all.

use super::entry::Entry;
use super::markdown;
use crate::plan::sizes::{self, Unfit};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The name of the format, in both forms.
pub(super) const FORMAT: &str = "leeside-journal";

/// The version that is written, and the only one that is read.
pub(super) const VERSION: u64 = 1;

/// Why a file is not taken in. Nothing changes then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    /// Another kind of file.
    #[error("this is not a journal file; please choose the one that was saved from the journal")]
    NotJournal,
    /// A file of a newer app.
    #[error("this file comes from a newer app; please update the app and try again")]
    Newer,
    /// Something in it is not as it was written.
    #[error("this file was changed or cut short, so nothing was taken in; please try another copy")]
    Damaged,
    /// Something in it does not fit.
    #[error("a page of this file does not fit ({0}), so nothing was taken in")]
    Unfit(#[from] Unfit),
}

#[derive(Serialize)]
struct Out {
    format: &'static str,
    v: u64,
    entries: Vec<Entry>,
}

#[derive(Deserialize)]
struct Head {
    format: String,
    v: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct In {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "v")]
    _v: u64,
    entries: Vec<Entry>,
}

/// Writes pages as JSON.
///
/// # Errors
/// [`JournalError::Damaged`] if a page has no JSON form, which no checked one lacks.
pub fn to_json(entries: &[Entry]) -> Result<String, JournalError> {
    let out = Out {
        format: FORMAT,
        v: VERSION,
        entries: entries.iter().map(Entry::unlinked).collect(),
    };
    serde_json::to_string_pretty(&out).map_err(|_| JournalError::Damaged)
}

/// Reads pages from JSON. Unknown or doubled fields are refused, and what is nested deeper than the
/// format is an unknown field.
///
/// # Errors
/// [`JournalError`].
pub fn from_json(file: &str) -> Result<Vec<Entry>, JournalError> {
    sizes::JOURNAL_FILE.check(file.len())?;
    let head: Head = serde_json::from_str(file).map_err(|_| JournalError::NotJournal)?;
    if head.format != FORMAT {
        return Err(JournalError::NotJournal);
    }
    if head.v != VERSION {
        return Err(JournalError::Newer);
    }
    let read: In = serde_json::from_str(file).map_err(|_| JournalError::Damaged)?;
    checked(read.entries)
}

/// Writes pages as Markdown: a heading for each, what belongs to it as a list, its text as a quote,
/// so that no text can be taken for the next page.
#[must_use]
pub fn to_markdown(entries: &[Entry]) -> String {
    markdown::write(entries)
}

/// Reads pages from Markdown that was written here. A file that anything else wrote is refused: what
/// was read, written again, is the same file to the byte.
///
/// # Errors
/// [`JournalError`].
pub fn from_markdown(file: &str) -> Result<Vec<Entry>, JournalError> {
    sizes::JOURNAL_FILE.check(file.len())?;
    let entries = checked(markdown::read(file)?)?;
    if markdown::write(&entries) == file {
        Ok(entries)
    } else {
        Err(JournalError::Damaged)
    }
}

fn checked(entries: Vec<Entry>) -> Result<Vec<Entry>, JournalError> {
    let mut seen = BTreeSet::new();
    for entry in &entries {
        entry.check()?;
        if entry.bond.is_some() || entry.moment.is_some() {
            return Err(JournalError::Damaged);
        }
        if !seen.insert(entry.id) {
            return Err(Unfit::Twice { field: "journal" }.into());
        }
    }
    Ok(entries)
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::super::entry::tests::entry;
    use super::*;
    use crate::consent::clock::Time;
    use crate::plan::ids::{CopyId, ItemId};
    use crate::plan::text::clean;
    use crate::reflect::feel::{Affect, Feel, Word};
    use chrono::{Days, NaiveDate};
    use proptest::prelude::*;

    #[test]
    fn a_file_says_nothing_of_bond_and_moment() {
        for file in [to_json(&[entry()]).expect("json"), to_markdown(&[entry()])] {
            for id in ["0808", "0909", "bond", "moment"] {
                assert!(!file.contains(id), "{id} in {file}");
            }
        }
    }

    #[test]
    fn markdown_reads_well() {
        let file = to_markdown(&[entry()]);
        let wanted = "\
# Journal

<!-- leeside-journal 1 -->

## 2026-05-17 · Balcony

- id: 07070707070707070707070707070707
- created: 2026-05-17T06:40:00Z
- edited: 2026-05-17T06:41:00Z
- prompt: thanks.small
- tag: quiet
- tag: tea, green
- bring up: yes

> Cool air.
>
> > not a quote of mine

<!-- end -->
";
        assert_eq!(file, wanted);
        assert_eq!(from_markdown(&file), Ok(vec![entry().unlinked()]));
        assert_eq!(from_markdown(&to_markdown(&[])), Ok(Vec::new()));
    }

    #[test]
    fn a_hostile_file_is_refused_whole() {
        let file = to_json(&[entry()]).expect("json");
        let json = |from: &str, to: &str| from_json(&file.replacen(from, to, 1));
        assert_eq!(json("", ""), Ok(vec![entry().unlinked()]));
        assert_eq!(
            json("leeside-journal", "diary"),
            Err(JournalError::NotJournal)
        );
        assert_eq!(json("\"v\": 1", "\"v\": 2"), Err(JournalError::Newer));
        assert_eq!(from_json("[1, 2"), Err(JournalError::NotJournal));
        let damaged = Err(JournalError::Damaged);
        assert_eq!(json("\"title\"", "\"heading\""), damaged);
        assert_eq!(
            json("\"title\"", "\"day\": \"2026-05-17\", \"title\""),
            damaged
        );
        let moment = format!("\"moment\": \"{}\", \"title\"", "08".repeat(16));
        assert_eq!(json("\"title\"", &moment), damaged);
        assert_eq!(json("\"entries\": [", "\"entries\": [1, "), damaged);
        let unfit = |result: Result<_, JournalError>| matches!(result, Err(JournalError::Unfit(_)));
        assert!(unfit(json("Balcony", &"x".repeat(201))));
        assert!(unfit(json("Balcony", "e\u{301}")));
        assert!(unfit(json("Balcony", "a\\u0000b")));
        assert!(unfit(from_json(
            &to_json(&[entry(), entry()]).expect("json")
        )));
        assert!(unfit(from_json(&" ".repeat(sizes::JOURNAL_FILE.max + 1))));
        let deep = format!("\"title\": {}{}, \"x\"", "[".repeat(5000), "]".repeat(5000));
        assert!(json("\"title\"", &deep).is_err());
        let said = json("Balcony", "own words\\u0000").expect_err("refused");
        assert!(!said.to_string().contains("own words"));
    }

    #[test]
    fn markdown_of_anyone_else_is_refused() {
        let file = to_markdown(&[entry()]);
        assert_eq!(from_markdown("# Journal\n"), Err(JournalError::NotJournal));
        let newer = file.replace("journal 1 -->", "journal 2 -->");
        assert_eq!(from_markdown(&newer), Err(JournalError::Newer));
        for (from, to) in [
            ("\n", "\r\n"),
            ("- id", "* id"),
            ("- tag: quiet\n", "- tag: quiet\n- moment: 1\n"),
            ("> Cool", "Cool"),
            ("06:40:00Z", "06:40:00+00:00"),
            ("bring up: yes", "bring up: no"),
            ("2026-05-17 ", "2026-5-17 "),
            ("0707", "ZZ07"),
        ] {
            let other = file.replace(from, to);
            assert_eq!(from_markdown(&other), Err(JournalError::Damaged), "{from}");
        }
        let other = Entry {
            id: CopyId([1; 16]),
            ..entry()
        };
        let two = to_markdown(&[entry(), other]);
        for cut in (0..two.len()).filter_map(|end| two.get(..end)) {
            assert!(from_markdown(cut).is_err(), "{cut}");
        }
    }

    fn feel() -> impl Strategy<Value = Feel> {
        let grid = (-4..=4i8, -4..=4i8).prop_map(|(p, e)| Affect::new(p, e).expect("a place"));
        prop_oneof![
            prop::sample::select(&Word::ALL[..]).prop_map(Feel::Word),
            grid.prop_map(Feel::Grid),
        ]
    }

    fn page() -> impl Strategy<Value = Entry> {
        let text = prop_oneof!["[#>\\- :a-z·<!\n\t]{0,40}", any::<String>()];
        let times = (0..200_000_000_000i64, 0..200_000_000_000i64);
        let tags = prop::collection::btree_set("[a-z,:#]{1,6}", 0..4);
        let more = (prop::option::of(feel()), any::<bool>(), any::<bool>());
        (
            any::<[u8; 16]>(),
            times,
            0..40_000u64,
            "[^\\s\\p{C}]{0,20}",
            text,
            tags,
            more,
        )
            .prop_map(
                |(id, (created, edited), day, title, body, tags, (mood, prompt, bring_up))| {
                    let body = clean(&body);
                    let body = if body.is_empty() {
                        "-".to_owned()
                    } else {
                        body
                    };
                    Entry {
                        id: CopyId(id),
                        created: Time(created),
                        edited: Time(edited),
                        day: NaiveDate::from_ymd_opt(1990, 1, 1).expect("a day") + Days::new(day),
                        title: clean(&title),
                        body,
                        tags: tags.into_iter().collect(),
                        mood,
                        prompt: ItemId::new("thanks.small").ok().filter(|_| prompt),
                        bring_up,
                        moment: None,
                        bond: None,
                    }
                },
            )
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_exactly(pages in prop::collection::vec(page(), 0..6)) {
            let mut pages = pages;
            pages.retain(|page| page.check().is_ok());
            pages.sort_by_key(|page| page.id);
            pages.dedup_by_key(|page| page.id);
            let json = to_json(&pages).expect("json");
            prop_assert_eq!(from_json(&json), Ok(pages.clone()));
            prop_assert_eq!(from_markdown(&to_markdown(&pages)), Ok(pages));
        }

        #[test]
        fn no_file_makes_it_fall(file in any::<String>(), at in 0..400usize, with in any::<char>()) {
            let _any = (from_json(&file), from_markdown(&file));
            for whole in [to_json(&[entry()]).expect("json"), to_markdown(&[entry()])] {
                let changed: String = whole
                    .chars()
                    .enumerate()
                    .map(|(n, c)| if n == at { with } else { c })
                    .collect();
                for entry in from_json(&changed).or_else(|_| from_markdown(&changed)).iter().flatten() {
                    prop_assert_eq!(entry.check(), Ok(()));
                }
            }
        }
    }
}
