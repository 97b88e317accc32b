//! One page of the journal, and a filter of pages.

use crate::consent::clock::Time;
use crate::plan::ids::{BondId, CopyId, ItemId};
use crate::plan::sizes::{self, Unfit};
use crate::plan::text::{clean, verify};
use crate::reflect::feel::Feel;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The last second of the year 9999: later times have no date that other programs can read.
const LAST: Time = Time(253_402_300_799);

/// One page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Names it.
    pub id: CopyId,
    /// When it was begun.
    pub created: Time,
    /// When it was last changed.
    pub edited: Time,
    /// The day that it is about.
    pub day: NaiveDate,
    /// A title, or none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub body: String,
    /// Own words to find it again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// How it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mood: Option<Feel>,
    /// The question that it was written to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<ItemId>,
    /// To be brought up with someone some time.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bring_up: bool,
    /// The moment that it follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moment: Option<CopyId>,
    /// The bond that it names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bond: Option<BondId>,
}

impl Entry {
    /// Checks the sizes, and that each text is in the form that is stored (see
    /// [`clean`](crate::plan::text::clean)).
    ///
    /// # Errors
    /// [`Unfit`] if something is too long, doubled or not in that form, or nothing is written.
    pub fn check(&self) -> Result<(), Unfit> {
        if self.title.is_empty() && self.body.is_empty() {
            return Err(Unfit::Empty { field: "journal" });
        }
        line(&self.title, sizes::TEXT)?;
        stored(&self.body, sizes::ENTRY)?;
        sizes::LIST.check(self.tags.len())?;
        for tag in &self.tags {
            if tag.is_empty() {
                return Err(Unfit::Empty {
                    field: "journal.tags",
                });
            }
            line(tag, sizes::ENTRY_TAG)?;
        }
        if self.tags.iter().collect::<BTreeSet<_>>().len() < self.tags.len() {
            return Err(Unfit::Twice {
                field: "journal.tags",
            });
        }
        for time in [self.created, self.edited] {
            if !(Time(0)..=LAST).contains(&time) {
                return Err(Unfit::WrongValue {
                    field: "journal.time",
                });
            }
        }
        if self.day.format("%Y").to_string().len() == 4 {
            Ok(())
        } else {
            Err(Unfit::WrongValue {
                field: "journal.day",
            })
        }
    }

    /// The page without what only this phone knows: its bond, and its moment, whose name the
    /// partner's phone has as well.
    #[must_use]
    pub fn unlinked(&self) -> Self {
        Self {
            bond: None,
            moment: None,
            ..self.clone()
        }
    }
}

fn stored(text: &str, size: sizes::Size) -> Result<(), Unfit> {
    verify(text, size)?;
    if clean(text) == text {
        Ok(())
    } else {
        Err(Unfit::NotNormal)
    }
}

fn line(text: &str, size: sizes::Size) -> Result<(), Unfit> {
    stored(text, size)?;
    if text.contains(['\n', '\t']) {
        Err(Unfit::NotNormal)
    } else {
        Ok(())
    }
}

/// Title and text of a copy to share: these and nothing else. One page at a time.
#[must_use]
pub fn copy_of(entry: &Entry) -> (String, String) {
    (entry.title.clone(), entry.body.clone())
}

/// Which pages to show. What is left out filters nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// A tag.
    pub tag: Option<String>,
    /// A moment.
    pub moment: Option<CopyId>,
    /// A bond.
    pub bond: Option<BondId>,
    /// Those to be brought up.
    pub bring_up: bool,
}

impl Filter {
    /// Whether a page is among them.
    #[must_use]
    pub fn takes(&self, entry: &Entry) -> bool {
        self.from.is_none_or(|from| from <= entry.day)
            && self.until.is_none_or(|until| entry.day <= until)
            && self.tag.as_ref().is_none_or(|t| entry.tags.contains(t))
            && self.moment.is_none_or(|m| entry.moment == Some(m))
            && self.bond.is_none_or(|b| entry.bond == Some(b))
            && (entry.bring_up || !self.bring_up)
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
pub(super) mod tests {
    use super::*;

    pub fn entry() -> Entry {
        Entry {
            id: CopyId([7; 16]),
            created: Time(1_779_000_000),
            edited: Time(1_779_000_060),
            day: NaiveDate::from_ymd_opt(2026, 5, 17).expect("a day"),
            title: "Balcony".to_owned(),
            body: "Cool air.\n\n> not a quote of mine".to_owned(),
            tags: vec!["quiet".to_owned(), "tea, green".to_owned()],
            mood: None,
            prompt: ItemId::new("thanks.small").ok(),
            bring_up: true,
            moment: Some(CopyId([8; 16])),
            bond: Some(BondId([9; 16])),
        }
    }

    #[test]
    fn a_page_fits_its_sizes() {
        assert_eq!(entry().check(), Ok(()));
        let long = Entry {
            body: "é".repeat(20_000),
            ..entry()
        };
        assert_eq!(long.check(), Ok(()));
        let bad = [
            Entry {
                body: "x".repeat(20_001),
                ..entry()
            },
            Entry {
                title: "x".repeat(201),
                ..entry()
            },
            Entry {
                title: "two\nlines".to_owned(),
                ..entry()
            },
            Entry {
                body: "a\r\nb".to_owned(),
                ..entry()
            },
            Entry {
                body: "a\u{202e}b".to_owned(),
                ..entry()
            },
            Entry {
                title: String::new(),
                body: String::new(),
                ..entry()
            },
            Entry {
                tags: vec!["a".to_owned(), "a".to_owned()],
                ..entry()
            },
            Entry {
                tags: vec![String::new()],
                ..entry()
            },
            Entry {
                created: Time(-1),
                ..entry()
            },
            Entry {
                edited: LAST.plus(1),
                ..entry()
            },
            Entry {
                day: NaiveDate::MAX,
                ..entry()
            },
        ];
        for (n, entry) in bad.iter().enumerate() {
            assert!(entry.check().is_err(), "{n}");
        }
    }

    #[test]
    fn a_copy_is_title_and_text() {
        let (title, text) = copy_of(&entry());
        assert_eq!((title, text), (entry().title, entry().body));
    }

    #[test]
    fn each_part_of_a_filter_filters() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 5, d);
        let all = Filter::default();
        let takes = [
            all.clone(),
            Filter {
                from: day(17),
                until: day(17),
                ..all.clone()
            },
            Filter {
                tag: Some("quiet".to_owned()),
                ..all.clone()
            },
            Filter {
                moment: Some(CopyId([8; 16])),
                ..all.clone()
            },
            Filter {
                bond: Some(BondId([9; 16])),
                bring_up: true,
                ..all.clone()
            },
        ];
        assert!(takes.iter().all(|f| f.takes(&entry())));
        let leaves = [
            Filter {
                from: day(18),
                ..all.clone()
            },
            Filter {
                until: day(16),
                ..all.clone()
            },
            Filter {
                tag: Some("tea".to_owned()),
                ..all.clone()
            },
            Filter {
                moment: Some(CopyId([1; 16])),
                ..all.clone()
            },
            Filter {
                bond: Some(BondId([1; 16])),
                ..all.clone()
            },
        ];
        assert!(leaves.iter().all(|f| !f.takes(&entry())));
        let said = Entry {
            bring_up: false,
            ..entry()
        };
        assert!(
            !Filter {
                bring_up: true,
                ..all
            }
            .takes(&said)
        );
    }
}
