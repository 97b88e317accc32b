//! Records of the journal.

use super::names::{Day, time};
use crate::error::LeesideError;
use leeside::plan::ids::{BondId, CopyId, ItemId};
use leeside::reflect::feel::{self, Affect, Word};
use leeside::reflect::journal::{Entry, Filter};
use leeside::vault::journal::{Form, Hit, Imported, Page};
use std::ops::Range;
use std::time::SystemTime;

/// How it is, in one of three words.
#[uniffi::remote(Enum)]
#[uniffi(name = "FeelWord")]
pub enum Word {
    /// "okay".
    Okay,
    /// "a lot".
    ALot,
    /// "too much".
    TooMuch,
}

/// How it is: a word, or a place on a grid of nine by nine, each from -4 to 4.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Feel {
    /// In a word.
    Word {
        /// Which.
        word: Word,
    },
    /// On the grid.
    Grid {
        /// How pleasant.
        pleasantness: i8,
        /// With how much energy.
        energy: i8,
    },
}

impl From<feel::Feel> for Feel {
    fn from(feel: feel::Feel) -> Self {
        match feel {
            feel::Feel::Word(word) => Self::Word { word },
            feel::Feel::Grid(place) => Self::Grid {
                pleasantness: place.pleasantness(),
                energy: place.energy(),
            },
        }
    }
}

impl TryFrom<Feel> for feel::Feel {
    type Error = LeesideError;

    fn try_from(feel: Feel) -> Result<Self, LeesideError> {
        Ok(match feel {
            Feel::Word { word } => Self::Word(word),
            Feel::Grid {
                pleasantness,
                energy,
            } => Self::Grid(Affect::new(pleasantness, energy)?),
        })
    }
}

/// What a person writes on a page.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct JournalPage {
    /// The day that it is about.
    pub day: Day,
    /// A title, or nothing.
    #[uniffi(default)]
    pub title: String,
    /// The text.
    #[uniffi(default)]
    pub body: String,
    /// Own words to find it again.
    #[uniffi(default)]
    pub tags: Vec<String>,
    /// How it was.
    #[uniffi(default)]
    pub mood: Option<Feel>,
    /// The question that it is written to.
    #[uniffi(default)]
    pub prompt: Option<ItemId>,
    /// To be brought up with someone some time.
    #[uniffi(default)]
    pub bring_up: bool,
    /// The moment that it follows.
    #[uniffi(default)]
    pub moment: Option<CopyId>,
    /// The plan that it names.
    #[uniffi(default)]
    pub bond: Option<BondId>,
}

/// A page that is kept.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct JournalEntry {
    /// Names it.
    pub id: CopyId,
    /// When it was begun.
    pub created: SystemTime,
    /// When it was last changed.
    pub edited: SystemTime,
    /// What is on it.
    pub page: JournalPage,
}

/// Which pages. Nothing given, all of them.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct JournalFilter {
    /// The first day.
    #[uniffi(default)]
    pub from: Option<Day>,
    /// The last day.
    #[uniffi(default)]
    pub until: Option<Day>,
    /// With a tag.
    #[uniffi(default)]
    pub tag: Option<String>,
    /// After a moment.
    #[uniffi(default)]
    pub moment: Option<CopyId>,
    /// Of one plan.
    #[uniffi(default)]
    pub bond: Option<BondId>,
    /// Those to be brought up.
    #[uniffi(default)]
    pub bring_up: bool,
}

/// A part of the list.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct JournalList {
    /// The pages, the newest day first.
    pub entries: Vec<JournalEntry>,
    /// Where it goes on, if it does: give it to the next call.
    pub next: Option<String>,
}

/// A place in a text, counted in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct TextSpan {
    /// Where it begins.
    pub start: u32,
    /// Where it ends; what stands here is not part of it.
    pub end: u32,
}

/// A page that was found.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct JournalHit {
    /// The page.
    pub entry: JournalEntry,
    /// What was found in its title.
    pub in_title: Vec<TextSpan>,
    /// What was found in its text.
    pub in_body: Vec<TextSpan>,
}

/// The form of an open file.
#[uniffi::remote(Enum)]
#[uniffi(name = "JournalForm")]
pub enum Form {
    /// For programs.
    Json,
    /// To be read.
    Markdown,
}

/// What came of taking a file in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct JournalImported {
    /// Pages that are new here.
    pub taken: u32,
    /// Pages that were here already, and stayed as they are here.
    pub known: u32,
}

impl TryFrom<JournalPage> for Page {
    type Error = LeesideError;

    fn try_from(page: JournalPage) -> Result<Self, LeesideError> {
        Ok(Self {
            day: page.day,
            title: page.title,
            body: page.body,
            tags: page.tags,
            mood: page.mood.map(TryInto::try_into).transpose()?,
            prompt: page.prompt,
            bring_up: page.bring_up,
            moment: page.moment,
            bond: page.bond,
        })
    }
}

impl From<Entry> for JournalEntry {
    fn from(entry: Entry) -> Self {
        Self {
            id: entry.id,
            created: time(entry.created),
            edited: time(entry.edited),
            page: JournalPage {
                day: entry.day,
                title: entry.title,
                body: entry.body,
                tags: entry.tags,
                mood: entry.mood.map(Into::into),
                prompt: entry.prompt,
                bring_up: entry.bring_up,
                moment: entry.moment,
                bond: entry.bond,
            },
        }
    }
}

impl From<JournalFilter> for Filter {
    fn from(filter: JournalFilter) -> Self {
        Self {
            from: filter.from,
            until: filter.until,
            tag: filter.tag,
            moment: filter.moment,
            bond: filter.bond,
            bring_up: filter.bring_up,
        }
    }
}

impl From<Hit> for JournalHit {
    fn from(hit: Hit) -> Self {
        Self {
            entry: hit.entry.into(),
            in_title: spans(hit.title),
            in_body: spans(hit.body),
        }
    }
}

impl From<Imported> for JournalImported {
    fn from(imported: Imported) -> Self {
        Self {
            taken: small(imported.taken),
            known: small(imported.known),
        }
    }
}

fn spans(ranges: Vec<Range<usize>>) -> Vec<TextSpan> {
    let span = |range: Range<usize>| TextSpan {
        start: small(range.start),
        end: small(range.end),
    };
    ranges.into_iter().map(span).collect()
}

pub(crate) fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
