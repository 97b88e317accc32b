//! What taking a parcel in would change, and what one would tell: to be read first.

use super::exchange::Shared;
use super::items::ItemValue;
use super::topics::TopicContent;
use leeside::consent::effect::{self, Effect};
use leeside::content::Library;
use leeside::exchange::bond::Bond;
use leeside::exchange::copies;
use leeside::exchange::open::Opened;
use leeside::exchange::parcel::Leaving;
use leeside::exchange::preview::{self, LimitNews};
use leeside::plan::ids::{CopyId, ItemId, Rev, TopicId};
use leeside::plan::person::Whose;
use leeside::plan::readable;
use leeside::plan::text::display;
use leeside::plan::voice::{Field, ItemKey, ItemValue as CoreValue, Limit, Voice};

/// One off-limit that comes or goes.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct LimitLine {
    /// Its name in the partner's list.
    pub id: ItemId,
    /// What it said before, if anything.
    pub was: Option<Limit>,
    /// What it says now; none if the partner lifted it.
    pub now: Option<Limit>,
    /// What changes, in words, safe for a screen.
    pub words: Vec<String>,
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
    /// What changes, in words, safe for a screen.
    pub words: Vec<String>,
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
        /// How it differs from the text that is settled, in words; a first text whole.
        words: Vec<String>,
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
    pub limits: Vec<LimitLine>,
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

impl IncomingPreview {
    pub(crate) fn of(opened: &Opened, library: &Library) -> Self {
        let news = opened.preview();
        let topic = |(topic, news)| topic_line(topic, news, opened, library);
        Self {
            nothing_new: news.is_empty(),
            from: news.from,
            limits: news
                .limits
                .into_iter()
                .map(|news| limit_line(news, library))
                .collect(),
            voice: voice(opened, library),
            topics: news.topics.into_iter().map(topic).collect(),
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

fn limit_line(news: LimitNews, library: &Library) -> LimitLine {
    let LimitNews { id, was, now } = news;
    let key = ItemKey::entry(Field::PleaseNot, id.clone());
    let one = |limit: &Option<Limit>| alone(&key, limit.clone().map(CoreValue::Limit));
    LimitLine {
        words: readable::voice(&one(&was), &one(&now), Whose::Yours, library),
        id,
        was,
        now,
    }
}

/// What changed, item by item: a screen shows an item whole, before and after.
fn voice(opened: &Opened, library: &Library) -> Vec<VoiceNews> {
    let was = &opened.before.plan.theirs.voice;
    let now = &opened.after.plan.theirs.voice;
    let mut keys: Vec<&ItemKey> = was.items().chain(now.items()).map(|(key, _)| key).collect();
    keys.sort();
    keys.dedup();
    keys.retain(|key| was.get(key) != now.get(key));
    let news = |key: &ItemKey| {
        let (was, now) = (was.get(key).cloned(), now.get(key).cloned());
        let (before, after) = (alone(key, was.clone()), alone(key, now.clone()));
        VoiceNews {
            key: key.clone(),
            was: was.map(Into::into),
            now: now.map(Into::into),
            effect: effect::of_voice(&before, &after),
            words: readable::voice(&before, &after, Whose::Yours, library),
        }
    };
    keys.into_iter().map(news).collect()
}

/// A voice with this item alone.
fn alone(key: &ItemKey, value: Option<CoreValue>) -> Voice {
    let mut one = Voice::default();
    // It stood in a voice that was checked, so it fits an empty one.
    let _fits = one.set(key.clone(), value);
    one
}

fn topic_line(
    topic: TopicId,
    news: preview::TopicNews,
    opened: &Opened,
    library: &Library,
) -> TopicLine {
    use preview::TopicNews as Core;
    let news = match news {
        Core::Suggested {
            rev,
            effect,
            content,
            ..
        } => {
            let known = opened.after.plan.topics.get(&topic);
            let settled = known.and_then(|known| known.texts.get(&known.settled?));
            let was = settled.map(|text| &text.content);
            TopicNews::Suggested {
                rev,
                effect,
                words: readable::topic(was, &content, library),
                content: content.into(),
            }
        }
        Core::BothYes(rev) => TopicNews::BothYes { rev },
        Core::TakenBack(rev) => TopicNews::TakenBack { rev },
        Core::NoLongerOffered(rev) => TopicNews::NoLongerOffered { rev },
        Core::Lapsed(rev) => TopicNews::Lapsed { rev },
    };
    TopicLine { topic, news }
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

/// One thing that would leave, in words.
pub(crate) fn leaving(bond: &Bond, leaving: &Leaving, library: &Library) -> Vec<String> {
    let mine = &bond.plan.mine;
    let text = |topic: &TopicId, rev: &Rev| {
        let topic = bond.plan.topics.get(topic)?;
        Some((topic.in_force(), &topic.texts.get(rev)?.content))
    };
    match leaving {
        Leaving::Item(key) => {
            let told = alone(key, mine.told.get(key).cloned());
            let now = alone(key, mine.working.get(key).cloned());
            readable::voice(&told, &now, Whose::Mine, library)
        }
        Leaving::Suggestion(topic, rev) => match text(topic, rev) {
            Some((was, content)) => readable::topic(was, content, library),
            None => Vec::new(),
        },
        Leaving::Yes(topic, rev) | Leaving::TakingBack(topic, rev) => match text(topic, rev) {
            Some((_, content)) => readable::lines(content, library),
            None => Vec::new(),
        },
        Leaving::Given(id) => match bond.copies.mine.get(id).map(|given| &given.item) {
            Some(copies::Shared::Text(copy)) => vec![display(&copy.text)],
            Some(copies::Shared::Moment(moment)) => vec![moment.day.to_string()],
            None => Vec::new(),
        },
        Leaving::AskedBack(_) | Leaving::Sealed(_) | Leaving::Opened(_) => Vec::new(),
    }
}
