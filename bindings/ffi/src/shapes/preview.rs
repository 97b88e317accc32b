//! What taking a parcel in would change, to be read first.

use super::exchange::Shared;
use super::items::ItemValue;
use super::topics::TopicContent;
use leeside::consent::effect::{self, Effect};
use leeside::exchange::open::Opened;
use leeside::exchange::preview::{self, LimitNews};
use leeside::plan::diff::Change;
use leeside::plan::ids::{CopyId, ItemId, Rev, TopicId};
use leeside::plan::voice::Voice;
use leeside::plan::voice::{ItemKey, Limit};

/// One off-limit that comes or goes.
#[uniffi::remote(Record)]
pub struct LimitNews {
    /// Its name in the partner's list.
    pub id: ItemId,
    /// What it said before, if anything.
    pub was: Option<Limit>,
    /// What it says now; none if the partner lifted it.
    pub now: Option<Limit>,
}

/// One other item of the partner's voice that changes.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct VoiceNews {
    /// Where it stands.
    pub key: ItemKey,
    /// What it said.
    pub was: Option<ItemValue>,
    /// What it says now.
    pub now: Option<ItemValue>,
    /// Whether that asks for less, for something else, or for more.
    pub effect: Effect,
}

/// One difference between two texts of a part, leaf by leaf.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TopicChange {
    /// Which field, with `[]` for an entry of a list: `sequence.steps[].minutes`.
    pub path: String,
    /// The ids of the entries on the way there, outermost first.
    pub at: Vec<String>,
    /// What it said: a text or number as it is, anything larger as JSON.
    pub was: Option<String>,
    /// What it says now, likewise.
    pub now: Option<String>,
    /// Whether that asks for less, for something else, or for more.
    pub effect: Effect,
}

/// What is new in one part.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum TopicNews {
    /// The partner suggests a text.
    Suggested {
        /// The text's name.
        rev: Rev,
        /// What it does to what holds now.
        effect: Effect,
        /// How it differs from the text that is settled; empty for a first text.
        changes: Vec<TopicChange>,
        /// What it says.
        content: TopicContent,
    },
    /// The partner said yes: both did, for now.
    BothYes {
        /// The text's name.
        rev: Rev,
    },
    /// The text that was in force is taken back; nothing is in force now.
    TakenBack {
        /// The text's name.
        rev: Rev,
    },
    /// A suggestion of either is offered no more.
    NoLongerOffered {
        /// The text's name.
        rev: Rev,
    },
    /// The partner's yes lapsed, for example because their phone was restored.
    Lapsed {
        /// The text's name.
        rev: Rev,
    },
}

/// One line of news about a part.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TopicLine {
    /// The part.
    pub topic: TopicId,
    /// What is new.
    pub news: TopicNews,
}

/// What is new among copies and moments.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum CopyNews {
    /// The partner gives this.
    Given {
        /// What.
        item: Shared,
    },
    /// The partner asks to have this back: it goes, unless it is kept on purpose.
    AskedBack {
        /// What.
        item: Shared,
    },
}

/// What is new in a debrief "silently, then together".
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum DebriefNews {
    /// The partner sealed something, which may be "not this time".
    Sealed,
    /// The partner's answer; empty means "not this time".
    Opened {
        /// The answer.
        text: String,
    },
    /// What came is not what was sealed, and is not shown.
    NotWhatWasSealed,
}

/// One line of news about a debrief.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct DebriefLine {
    /// Of which moment.
    pub id: CopyId,
    /// What is new.
    pub news: DebriefNews,
}

/// A whole preview. Off-limits come first.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct IncomingPreview {
    /// Who it is from.
    pub from: String,
    /// Off-limits.
    pub limits: Vec<LimitNews>,
    /// Other changes of the partner's voice.
    pub voice: Vec<VoiceNews>,
    /// Parts.
    pub topics: Vec<TopicLine>,
    /// Copies and moments.
    pub copies: Vec<CopyNews>,
    /// Debriefs.
    pub debriefs: Vec<DebriefLine>,
    /// Items of my own half that came back as a draft.
    pub draft: Vec<ItemKey>,
    /// There is nothing new to read.
    pub nothing_new: bool,
    /// The very parcel that was taken in last.
    pub again: bool,
    /// This phone was put back to an older state, and the two must pair anew.
    pub rolled_back: bool,
    /// Two phones speak for the partner.
    pub two_phones: bool,
    /// The partner's phone was restored, and they have not confirmed their half yet.
    pub unconfirmed: bool,
}

impl From<&Opened> for IncomingPreview {
    fn from(opened: &Opened) -> Self {
        let news = opened.preview();
        Self {
            nothing_new: news.is_empty(),
            from: news.from,
            limits: news.limits,
            voice: voice(opened),
            topics: news.topics.into_iter().map(topic_line).collect(),
            copies: news.copies.into_iter().map(Into::into).collect(),
            debriefs: news.debriefs.into_iter().map(debrief_line).collect(),
            draft: news.draft,
            again: news.again,
            rolled_back: news.rolled_back,
            two_phones: news.two_phones,
            unconfirmed: news.unconfirmed,
        }
    }
}

/// What changed, item by item: a screen shows an item whole, before and after.
fn voice(opened: &Opened) -> Vec<VoiceNews> {
    let was = &opened.before.plan.theirs.voice;
    let now = &opened.after.plan.theirs.voice;
    let mut keys: Vec<&ItemKey> = was.items().chain(now.items()).map(|(key, _)| key).collect();
    keys.sort();
    keys.dedup();
    keys.retain(|key| was.get(key) != now.get(key));
    keys.into_iter()
        .map(|key| VoiceNews {
            key: key.clone(),
            was: was.get(key).cloned().map(Into::into),
            now: now.get(key).cloned().map(Into::into),
            effect: effect::of_voice(&alone(was, key), &alone(now, key)),
        })
        .collect()
}

/// The voice with this item alone.
fn alone(voice: &Voice, key: &ItemKey) -> Voice {
    let mut one = Voice::default();
    // It stood in a voice that was checked, so it fits an empty one.
    let _fits = one.set(key.clone(), voice.get(key).cloned());
    one
}

fn topic_line((topic, news): (TopicId, preview::TopicNews)) -> TopicLine {
    use preview::TopicNews as Core;
    let news = match news {
        Core::Suggested {
            rev,
            effect,
            changes,
            content,
        } => TopicNews::Suggested {
            rev,
            effect,
            changes: changes.iter().map(Into::into).collect(),
            content: content.into(),
        },
        Core::BothYes(rev) => TopicNews::BothYes { rev },
        Core::TakenBack(rev) => TopicNews::TakenBack { rev },
        Core::NoLongerOffered(rev) => TopicNews::NoLongerOffered { rev },
        Core::Lapsed(rev) => TopicNews::Lapsed { rev },
    };
    TopicLine { topic, news }
}

impl From<&Change> for TopicChange {
    fn from(change: &Change) -> Self {
        let plain = |value: &serde_json::Value| match value {
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        Self {
            path: change.path.clone(),
            at: change.at.clone(),
            was: change.was.as_ref().map(plain),
            now: change.now.as_ref().map(plain),
            effect: effect::of_change(change),
        }
    }
}

impl From<preview::CopyNews> for CopyNews {
    fn from(news: preview::CopyNews) -> Self {
        match news {
            preview::CopyNews::Given(item) => Self::Given { item: item.into() },
            preview::CopyNews::AskedBack(item) => Self::AskedBack { item: item.into() },
        }
    }
}

fn debrief_line((id, news): (CopyId, preview::DebriefNews)) -> DebriefLine {
    let news = match news {
        preview::DebriefNews::Sealed => DebriefNews::Sealed,
        preview::DebriefNews::Opened(text) => DebriefNews::Opened { text },
        preview::DebriefNews::NotWhatWasSealed => DebriefNews::NotWhatWasSealed,
    };
    DebriefLine { id, news }
}
