//! What taking a parcel in would change, for its person to read first: off-limits, then changes of
//! the voice, suggestions, copies. It is the difference of two bonds, so nothing can be joined that
//! the preview did not show.

use super::copies::Shared;
use super::open::Opened;
use super::parcel::Half;
use super::sealed::TheirSeal;
use crate::consent::effect::Effect;
use crate::consent::topic::Topic;
use crate::plan::diff::{self, Change};
use crate::plan::ids::{CopyId, ItemId, Rev, TopicId};
use crate::plan::topic::TopicContent;
use crate::plan::voice::{ItemKey, Limit};
use std::collections::BTreeSet;

/// One off-limit that comes or goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitNews {
    /// Its name in the partner's list.
    pub id: ItemId,
    /// What it said before, if anything.
    pub was: Option<Limit>,
    /// What it says now; `None` if the partner lifted it.
    pub now: Option<Limit>,
}

/// What is new in one topic.
#[derive(Debug, Clone, PartialEq)]
pub enum TopicNews {
    /// The partner suggests a text.
    Suggested {
        /// The text's name.
        rev: Rev,
        /// What it does to what holds now.
        effect: Effect,
        /// How it differs from the text that is settled; empty for a first text.
        changes: Vec<Change>,
        /// What it says.
        content: TopicContent,
    },
    /// The partner said yes: both did, for now.
    BothYes(Rev),
    /// The text that was in force is taken back; nothing is in force now.
    TakenBack(Rev),
    /// A suggestion of either is offered no more.
    NoLongerOffered(Rev),
    /// The partner's yes lapsed, for example because their phone was restored.
    Lapsed(Rev),
}

/// What is new among copies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyNews {
    /// The partner gives this.
    Given(Shared),
    /// The partner asks to have this back: it goes, unless it is kept on purpose.
    AskedBack(Shared),
}

/// What is new in a debrief "silently, then together".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DebriefNews {
    /// The partner sealed something, which may be "not this time".
    Sealed,
    /// The partner's answer; empty means "not this time".
    Opened(String),
    /// What came is not what was sealed, and is not shown.
    NotWhatWasSealed,
}

/// A whole preview.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Incoming {
    /// Who it is from.
    pub from: String,
    /// Off-limits, first.
    pub limits: Vec<LimitNews>,
    /// Other changes of the partner's voice.
    pub voice: Vec<Change>,
    /// Topics.
    pub topics: Vec<(TopicId, TopicNews)>,
    /// Copies and moments.
    pub copies: Vec<CopyNews>,
    /// Debriefs.
    pub debriefs: Vec<(CopyId, DebriefNews)>,
    /// The very parcel that was taken in last.
    pub again: bool,
    /// This phone was put back to an older state, and the two must pair anew.
    pub rolled_back: bool,
    /// Two phones speak for the partner.
    pub two_phones: bool,
    /// The partner's phone was restored, and they have not confirmed their half yet.
    pub unconfirmed: bool,
    /// My own half came back as a draft; the items that it has.
    pub draft: Vec<ItemKey>,
}

impl Incoming {
    /// Whether there is nothing new to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.limits.is_empty()
            && self.voice.is_empty()
            && self.topics.is_empty()
            && self.copies.is_empty()
            && self.debriefs.is_empty()
            && self.draft.is_empty()
            && !self.rolled_back
            && !self.two_phones
    }
}

impl Opened {
    /// What taking it in would change.
    #[must_use]
    pub fn preview(&self) -> Incoming {
        let (was, now) = (&self.before, &self.after);
        let draft = now
            .draft_of_mine()
            .filter(|_| now.echo != was.echo)
            .map(|echo| {
                let voice = echo.voice.as_ref().map(|v| v.voice.clone());
                let whole = voice.unwrap_or_default().with_limits(&echo.limits);
                whole.items().map(|(key, _)| key.clone()).collect()
            })
            .unwrap_or_default();
        Incoming {
            from: was.partner.clone(),
            limits: self.limits(),
            voice: diff::voice(&was.plan.theirs.voice, &now.plan.theirs.voice),
            topics: self.topics(),
            copies: self.copies(),
            debriefs: self.debriefs(),
            again: self.again,
            rolled_back: self.rolled_back,
            two_phones: self.two_phones,
            unconfirmed: self.half == Half::Unconfirmed,
            draft,
        }
    }

    fn limits(&self) -> Vec<LimitNews> {
        let (was, now) = (&self.before.plan.theirs, &self.after.plan.theirs);
        let before = was.limits_by_name();
        let after = now.limits_by_name();
        let names: BTreeSet<&ItemId> = before.keys().chain(after.keys()).collect();
        names
            .into_iter()
            .filter(|id| before.get(*id) != after.get(*id))
            .map(|id| LimitNews {
                id: id.clone(),
                was: before.get(id).cloned(),
                now: after.get(id).cloned(),
            })
            .collect()
    }

    fn topics(&self) -> Vec<(TopicId, TopicNews)> {
        let none = Topic::default();
        let mut news = Vec::new();
        for (id, now) in &self.after.plan.topics {
            let was = self.before.plan.topics.get(id).unwrap_or(&none);
            news.extend(topic_news(was, now).into_iter().map(|n| (id.clone(), n)));
        }
        news
    }

    fn copies(&self) -> Vec<CopyNews> {
        let (was, now) = (&self.before.copies.theirs, &self.after.copies.theirs);
        let given = now
            .iter()
            .filter(|(id, item)| was.get(id) != Some(item))
            .map(|(_, item)| CopyNews::Given(item.clone()));
        let gone = was
            .iter()
            .filter(|(id, _)| {
                let kept_now = self.after.copies.asked_back.contains(id);
                let kept_before = self.before.copies.asked_back.contains(id);
                !now.contains_key(id) || (kept_now && !kept_before)
            })
            .map(|(_, item)| CopyNews::AskedBack(item.clone()));
        given.chain(gone).collect()
    }

    fn debriefs(&self) -> Vec<(CopyId, DebriefNews)> {
        let before = |id| {
            let known = self.before.debriefs.get(id);
            known.and_then(|d| d.theirs.as_ref())
        };
        self.after
            .debriefs
            .iter()
            .filter_map(|(id, debrief)| {
                let theirs = debrief.theirs.as_ref()?;
                if before(*id) == Some(theirs) {
                    return None;
                }
                let news = match theirs {
                    TheirSeal::Sealed(_) => DebriefNews::Sealed,
                    TheirSeal::Opened(text) => DebriefNews::Opened(text.clone()),
                    TheirSeal::NotWhatWasSealed(_) => DebriefNews::NotWhatWasSealed,
                };
                Some((*id, news))
            })
            .collect()
    }
}

fn topic_news(was: &Topic, now: &Topic) -> Vec<TopicNews> {
    let mut news = Vec::new();
    if let Some(rev) = now.agreed().filter(|rev| was.agreed() != Some(*rev)) {
        news.push(TopicNews::BothYes(rev));
    }
    if let Some(rev) = was.agreed() {
        if now.withdrawn.contains(&rev) {
            news.push(TopicNews::TakenBack(rev));
        } else if now.settled == Some(rev) && now.agreed().is_none() {
            news.push(TopicNews::Lapsed(rev));
        }
    }
    let settled = now
        .settled
        .and_then(|rev| now.texts.get(&rev))
        .map(|text| &text.content);
    let offered = |topic: &Topic, rev: &Rev| topic.theirs.contains(rev) && topic.is_open(*rev);
    for rev in &now.theirs {
        let fresh = offered(now, rev) && !offered(was, rev) && !now.mine.contains(rev);
        if let (true, Some(text)) = (fresh, now.texts.get(rev)) {
            let changes =
                settled.map_or_else(Vec::new, |s| diff::topic(Some(s), Some(&text.content)));
            news.push(TopicNews::Suggested {
                rev: *rev,
                effect: now.effect(*rev),
                changes,
                content: text.content.clone(),
            });
        }
    }
    let open_before = was.open().map(|(rev, _)| rev);
    let gone = open_before.filter(|rev| {
        let still = now.open().any(|(other, _)| other == *rev);
        !still && now.settled != Some(*rev)
    });
    news.extend(gone.map(TopicNews::NoLongerOffered));
    news
}
