//! The linter ("to talk about"): it reads one or two voices and the topics side by side and asks
//! questions. It never says who is wrong, and every question can be left for another day.

mod limits;
mod topics;
mod voices;
mod words;

use super::ids::{ItemId, TopicId};
use super::person::{Person, Whose};
use super::text::display;
use super::topic::TopicContent;
use super::voice::ItemKey;
use crate::content::{Library, fill};
use sha2::{Digest, Sha256};
use std::fmt;

/// What a question is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum About {
    /// An item of a voice, written or empty.
    Voice(Whose, ItemKey),
    /// A topic, or one entry of it.
    Topic(TopicId, Option<ItemId>),
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Voice(Whose::Mine, key) => write!(f, "mine/{key}"),
            Self::Voice(Whose::Yours, key) => write!(f, "yours/{key}"),
            Self::Topic(topic, None) => write!(f, "{topic}"),
            Self::Topic(topic, Some(entry)) => write!(f, "{topic}/{entry}"),
        }
    }
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The question's id in the content.
    pub id: &'static str,
    /// What stands in its holes, safe for a screen.
    pub holes: Vec<(&'static str, String)>,
    /// What it is about.
    pub about: Vec<About>,
    /// Names this question about these words, so that "not today" keeps it away. It stays the same
    /// when other things change, and whatever the two call themselves; with other words it is
    /// another question. A hash (16 bytes as hex), so that no list of keys tells what was written.
    pub key: String,
}

impl Ask {
    fn new(id: &'static str, about: Vec<About>) -> Self {
        let mut ask = Self {
            id,
            holes: Vec::new(),
            about,
            key: String::new(),
        };
        let about: Vec<String> = ask.about.iter().map(ToString::to_string).collect();
        ask.stamp(&about.join("\n"));
        ask
    }

    /// Fills a hole with someone's name, or a role's.
    fn name(mut self, hole: &'static str, name: &str) -> Self {
        self.holes.push((hole, display(name)));
        self
    }

    /// Fills a hole with words that the question is about.
    fn words(mut self, hole: &'static str, words: &str) -> Self {
        self.holes.push((hole, display(words)));
        self.stamp(words);
        self
    }

    fn stamp(&mut self, what: &str) {
        let mut hash = Sha256::new();
        for part in ["leeside/v1 ask", self.id, &self.key, what] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let hash: [u8; 32] = hash.finalize().into();
        let (half, _) = hash.split_at(16);
        self.key = hex::encode(half);
    }

    /// The question and one idea, in the words of a language, with the holes filled.
    #[must_use]
    pub fn text(&self, library: &Library) -> Option<(String, String)> {
        let question = library.questions.get(self.id)?;
        let holes: Vec<(&str, &str)> = self
            .holes
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        Some((fill(&question.ask, &holes), fill(&question.idea, &holes)))
    }
}

/// What the linter reads.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// The person with this phone, with what holds here.
    pub me: Person<'a>,
    /// The partner, as told; `None` for one who plans alone.
    pub you: Option<Person<'a>>,
    /// The topics that hold.
    pub topics: &'a [(TopicId, TopicContent)],
    /// Minutes that there are, if someone said so.
    pub time: Option<u32>,
    /// The words for roles, tags and questions.
    pub library: &'a Library,
}

impl<'a> Reading<'a> {
    fn people(&self) -> Vec<(Whose, Person<'a>)> {
        let you = self.you.map(|you| (Whose::Yours, you));
        std::iter::once((Whose::Mine, self.me)).chain(you).collect()
    }

    /// Both ways to see a pair: nothing if there is one person only.
    fn pairs(&self) -> Vec<[(Whose, Person<'a>); 2]> {
        let Some(you) = self.you else {
            return Vec::new();
        };
        let (me, you) = ((Whose::Mine, self.me), (Whose::Yours, you));
        vec![[me, you], [you, me]]
    }

    fn string(&self, id: &str) -> &'a str {
        self.library.string(id).unwrap_or_default()
    }
}

/// Every question that the two pages and the topics raise, in a stable order: what protects first,
/// then what the two can talk over, then what a course may lack.
#[must_use]
pub fn asks(reading: &Reading<'_>) -> Vec<Ask> {
    let mut asks = limits::asks(reading);
    asks.extend(voices::asks(reading));
    asks.extend(topics::asks(reading));
    let mut seen = std::collections::BTreeSet::new();
    asks.retain(|ask| seen.insert(ask.key.clone()));
    asks
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests;
