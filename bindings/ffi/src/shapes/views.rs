//! What a screen reads of a plan, in one call each.

use super::exchange::Leaving;
use super::items::ItemValue;
use super::names::time;
use super::topics::{OlderText, TopicContent};
use crate::inside::Seen;
use leeside::consent::clock::NIGHT;
use leeside::consent::effect::Effect;
use leeside::consent::half::{Mine, Theirs};
use leeside::consent::topic::{State, Topic};
use leeside::content::Library;
use leeside::plan::ids::{ItemId, Rev, TopicId};
use leeside::plan::readable;
use leeside::plan::voice::{Field, ItemKey, ItemValue as CoreValue, Limit, Voice};
use std::time::SystemTime;

/// One item of a voice.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Item {
    /// Where it stands.
    pub key: ItemKey,
    /// What it says.
    pub value: ItemValue,
    /// The same in words, safe for a screen.
    pub words: String,
}

/// One item of my voice: what holds here, and what my partner was told.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct MyItem {
    /// Where it stands.
    pub key: ItemKey,
    /// What holds here now; none if it was taken out and that is not told yet.
    pub now: Option<ItemValue>,
    /// What my partner was told; none if nothing.
    pub told: Option<ItemValue>,
    /// It stays "only me" until I say otherwise.
    pub only_me: bool,
    /// What holds here in words, safe for a screen; empty if it was taken out.
    pub words: String,
}

/// An off-limit of my partner's.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TheirLimit {
    /// Its name in their list.
    pub id: ItemId,
    /// What it says.
    pub limit: Limit,
    /// The same in words, safe for a screen.
    pub words: String,
    /// Held here although their last word may be another: phones that spoke for them disagreed.
    pub held: bool,
}

/// My partner's voice as last told.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TheirVoice {
    /// Off-limits, first.
    pub limits: Vec<TheirLimit>,
    /// Everything else.
    pub items: Vec<Item>,
    /// Two phones spoke for them; what is held stays until you pair anew.
    pub two_phones: bool,
}

/// A text that is offered and waits.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Offer {
    /// The text's name.
    pub rev: Rev,
    /// What it says.
    pub content: TopicContent,
    /// How it differs from the text in force, in words; a first text whole.
    pub lines: Vec<String>,
    /// I say yes to it.
    pub mine: bool,
    /// My partner says yes to it.
    pub theirs: bool,
    /// What it does to what holds now.
    pub effect: Effect,
    /// When I may say yes, if it has to rest.
    pub rests_until: Option<SystemTime>,
    /// No parcel has carried it yet.
    pub untold: bool,
    /// I keep it from the next parcels.
    pub kept: bool,
}

/// One part of the plan.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TopicView {
    /// Its name.
    pub id: TopicId,
    /// Where it stands.
    pub state: State,
    /// The text in force.
    pub in_force: Option<TopicContent>,
    /// What holds here: the text in force, made smaller at once by offers that ask for less.
    pub holds: Option<TopicContent>,
    /// What holds, in words, safe for a screen.
    pub lines: Vec<String>,
    /// The newest text that both said yes to, taken back or not.
    pub settled: Option<Rev>,
    /// The texts that wait.
    pub offers: Vec<Offer>,
    /// Older texts, oldest first.
    pub past: Vec<OlderText>,
}

/// A whole plan, for one page.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PlanPage {
    /// My partner's nickname.
    pub partner: String,
    /// My voice.
    pub mine: Vec<MyItem>,
    /// Their voice.
    pub theirs: TheirVoice,
    /// The parts.
    pub topics: Vec<TopicView>,
    /// Until when nothing new is agreed, right after a shared moment.
    pub after_window_until: Option<SystemTime>,
    /// Whether everything my partner said is known here; not so on a phone that was just restored.
    pub is_known: bool,
    /// What would leave with the next parcel, as far as its ticks are set at first.
    pub would_leave: Vec<Leaving>,
}

pub(crate) fn items(voice: &Voice, library: &Library) -> Vec<Item> {
    let item = |(key, value): (&ItemKey, &CoreValue)| Item {
        key: key.clone(),
        value: value.clone().into(),
        words: readable::item(key, value, library),
    };
    voice.items().map(item).collect()
}

pub(crate) fn my_items(mine: &Mine, library: &Library) -> Vec<MyItem> {
    let keys = mine.working.items().chain(mine.told.items());
    let mut keys: Vec<&ItemKey> = keys.map(|(key, _)| key).collect();
    keys.sort();
    keys.dedup();
    let item = |key: &ItemKey| {
        let now = mine.working.get(key);
        let words = now.map(|value| readable::item(key, value, library));
        MyItem {
            key: key.clone(),
            now: now.cloned().map(Into::into),
            told: mine.told.get(key).cloned().map(Into::into),
            only_me: mine.only_me.contains(key),
            words: words.unwrap_or_default(),
        }
    };
    keys.into_iter().map(item).collect()
}

pub(crate) fn their_voice(theirs: &Theirs, library: &Library) -> TheirVoice {
    let told = theirs.limits.iter().map(|limit| (limit, false));
    let held = theirs.held.iter().map(|limit| (limit, true));
    let limit = |((id, limit), held): ((&ItemId, &Limit), bool)| {
        let key = ItemKey::entry(Field::PleaseNot, id.clone());
        TheirLimit {
            id: id.clone(),
            limit: limit.clone(),
            words: readable::item(&key, &CoreValue::Limit(limit.clone()), library),
            held,
        }
    };
    TheirVoice {
        limits: told.chain(held).map(limit).collect(),
        items: items(&theirs.voice, library),
        two_phones: theirs.two_phones,
    }
}

pub(crate) fn topics(seen: &Seen<'_>) -> Vec<TopicView> {
    let topics = seen.bond.plan.topics.iter();
    topics.map(|(id, of)| topic(id, of, seen)).collect()
}

pub(crate) fn topic(id: &TopicId, topic: &Topic, seen: &Seen<'_>) -> TopicView {
    let library = seen.library;
    let offers = topic.open().map(|(rev, text)| {
        let effect = topic.effect(rev);
        let waits = effect == Effect::Widening && !topic.mine.contains(&rev);
        let rests = topic.seen.get(&rev).map(|since| since.plus(NIGHT));
        Offer {
            rev,
            content: text.content.clone().into(),
            lines: readable::topic(topic.in_force(), &text.content, library),
            mine: topic.mine.contains(&rev),
            theirs: topic.theirs.contains(&rev),
            effect,
            rests_until: rests.filter(|until| waits && seen.now < *until).map(time),
            untold: topic.untold.contains(&rev),
            kept: topic.kept.contains(&rev),
        }
    });
    let holds = topic.holds();
    let lines = holds.as_ref().map(|holds| readable::lines(holds, library));
    TopicView {
        id: id.clone(),
        state: topic.state(),
        in_force: topic.in_force().cloned().map(Into::into),
        lines: lines.unwrap_or_default(),
        holds: holds.map(Into::into),
        settled: topic.settled,
        offers: offers.collect(),
        past: topic.past.iter().map(Into::into).collect(),
    }
}

pub(crate) fn page(seen: &Seen<'_>) -> PlanPage {
    let (bond, plan) = (seen.bond, &seen.bond.plan);
    let ticked = bond.outgoing().ticked();
    PlanPage {
        partner: bond.partner.clone(),
        mine: my_items(&plan.mine, seen.library),
        theirs: their_voice(&plan.theirs, seen.library),
        topics: topics(seen),
        after_window_until: plan.window_until(seen.now).map(time),
        is_known: bond.plan_is_known(),
        would_leave: ticked.into_iter().map(Into::into).collect(),
    }
}
