//! What a run shows beside its steps: the own words of the two for space, for "stay with me" and
//! for feelings. All of it is carried along, so that the vault may be locked.

use super::closeness::Closeness;
use super::composer::Request;
use super::rules::Rules;
use super::tonight::Side;
use crate::content::kinds::{Said, When};
use crate::plan::ids::ItemId;
use crate::plan::scales::{Contact, Feeling, Near, Often, Talk, Touch, Where};
use crate::plan::voice::{Field, ItemKey, ItemValue, Response, Signal, Voice};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A time-out lasts so many minutes where nobody says otherwise.
pub const TIME_OUT: u32 = 20;

/// The app's sentences that stand after someone's own.
const APP_LINES: usize = 3;

/// What one of the two says of themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// The signal for space.
    pub space: Signal,
    /// The signal for "stay with me".
    pub stay: Signal,
    /// What may be said to them.
    pub reassure: Vec<String>,
    /// Where they go.
    pub place: Option<String>,
    /// How they may be reached then.
    pub contact: Option<Contact>,
    /// How long they need, in minutes.
    pub minutes: u32,
    /// How they come back.
    pub back: Option<String>,
    /// What helps them when the other one goes.
    pub when_you_go: Option<String>,
    /// What they do while they wait.
    pub while_i_wait: Vec<String>,
    /// What helps when a feeling comes.
    pub feelings: BTreeMap<Feeling, Response>,
}

/// Everything beside the steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cards {
    /// Mine.
    pub mine: Card,
    /// The other one's, if someone is there; empty where their voice is not here.
    pub theirs: Option<Card>,
    /// What is said when someone needs room.
    pub answer: Option<String>,
    /// What was agreed as given back.
    pub give_back: Option<String>,
    /// What was agreed for whoever waits.
    pub while_waiting: Option<String>,
    /// The closeness of "stay with me": what both allow.
    pub stay: Closeness,
    /// For each feeling the choices that keep to tonight's rules.
    pub choices: BTreeMap<Feeling, Vec<ItemId>>,
    /// Whether breath may be offered.
    pub breath: bool,
    /// Other ways than breath: ids of the content, best first.
    pub ground: Vec<ItemId>,
    /// The last lines of the night, in own words.
    pub good_night: Vec<String>,
}

impl Cards {
    pub(super) fn of(request: &Request<'_>, rules: &Rules<'_>) -> Self {
        let solo = rules.place == Where::Solo;
        let space = request.space.filter(|_| !solo);
        let minutes = space.map(|space| space.minutes);
        let nothing = Voice::default();
        let voice = request.theirs.map_or(&nothing, |half| &half.voice);
        let mine = card(&request.mine.working, rules, minutes);
        let theirs = (!solo).then(|| card(voice, rules, minutes));
        let mut good_night: Vec<String> = Vec::new();
        for card in std::iter::once(&mine).chain(&theirs) {
            good_night.extend(card.reassure.first().cloned());
        }
        good_night.dedup();
        let said = if solo { Said::ToSelf } else { Said::ToSay };
        let with_app = |mut card: Card| {
            let app = rules.library.reassuring(said, When::Now, None);
            let app = app.take(APP_LINES).map(|line| line.text.clone());
            let new: Vec<String> = app.filter(|line| !card.reassure.contains(line)).collect();
            card.reassure.extend(new);
            card
        };
        Self {
            mine: with_app(mine),
            theirs: theirs.map(with_app),
            answer: space.map(|space| space.answer.clone()),
            give_back: space.and_then(|space| space.give_back.clone()),
            while_waiting: space.and_then(|space| space.while_waiting.clone()),
            stay: stay(rules),
            choices: choices(rules),
            breath: !rules.bars_any(&["breath.count"]),
            ground: ground(rules),
            good_night,
        }
    }

    /// The card of one of the two; mine where nobody else is there.
    #[must_use]
    pub fn of_side(&self, side: Side) -> &Card {
        match (side, &self.theirs) {
            (Side::Theirs, Some(theirs)) => theirs,
            _ => &self.mine,
        }
    }
}

fn card(voice: &Voice, rules: &Rules<'_>, minutes: Option<u32>) -> Card {
    let own = |field| voice.text(field).map(str::to_owned);
    let one = |field| voice.get(&ItemKey::one(field));
    let needs = match one(Field::SpaceMinutes) {
        Some(ItemValue::Minutes(minutes)) => Some(*minutes),
        _ => None,
    };
    let mut waiting: Vec<String> = voice
        .texts(Field::SpaceWhileIWait)
        .map(str::to_owned)
        .collect();
    waiting.extend(rules.own_comfort(voice));
    waiting.extend(own_words(voice));
    waiting.dedup();
    Card {
        space: voice
            .signal(Field::SignalSpace)
            .cloned()
            .unwrap_or_default(),
        stay: voice.signal(Field::SignalStay).cloned().unwrap_or_default(),
        reassure: voice.texts(Field::Reassure).map(str::to_owned).collect(),
        place: own(Field::SpaceWhere),
        contact: match one(Field::SpaceContact) {
            Some(ItemValue::Contact(contact)) => Some(*contact),
            _ => None,
        },
        minutes: minutes.or(needs).unwrap_or(TIME_OUT).max(1),
        back: own(Field::SpaceBack),
        when_you_go: own(Field::SpaceWhenYouGo),
        while_i_wait: waiting,
        feelings: Feeling::ALL
            .iter()
            .filter_map(|feeling| Some((*feeling, voice.response(*feeling)?.clone())))
            .collect(),
    }
}

/// Comforts in own words alone. No rule can judge them as steps, so they are shown to their author.
fn own_words(voice: &Voice) -> Option<String> {
    let own = |id: &ItemId| id.as_str().starts_with("own.");
    voice
        .comforts()
        .find(|(id, c)| own(id) && matches!(c.get, Some(Often::Often | Often::Sometimes)))
        .and_then(|(_, c)| c.text.clone())
}

/// The closeness that "stay with me" may offer: what both allow, and nothing unasked.
fn stay(rules: &Rules<'_>) -> Closeness {
    let mut stay = rules.offer;
    if rules.place != Where::Together {
        (stay.touch, stay.near) = (Touch::None, Near::Apart);
    }
    if stay.touch == Touch::Hold && rules.bars_any(&["touch.hold"]) {
        stay.touch = Touch::Hand;
    }
    if stay.touch == Touch::Hand && rules.bars_any(&["touch.hands"]) {
        stay.touch = Touch::None;
    }
    stay
}

/// What a choice on the page of a feeling asks of the other one, and what it is about. Going away,
/// asking for less and calling someone ask for nothing, so nothing can take them away.
#[must_use]
pub(super) fn choice_asks(id: &str) -> (Closeness, &'static [&'static str]) {
    let asks = |touch, near, talk| Closeness { touch, near, talk };
    let (no, few) = (Talk::None, Talk::Few);
    match id {
        "stay_near" => (asks(Touch::None, Near::Beside, no), &[]),
        "hold" => (asks(Touch::Hold, Near::Beside, no), &["touch.hold"]),
        "hand" => (asks(Touch::Hand, Near::Beside, no), &["touch.hands"]),
        "quiet" | "check" => (asks(Touch::None, Near::SameRoom, no), &["watched.stared"]),
        "say_it" => (asks(Touch::None, Near::Apart, few), &["talk.feelings"]),
        "name_room" | "one_thing" => (asks(Touch::None, Near::Apart, few), &["talk"]),
        "lamp" => (asks(Touch::None, Near::Apart, few), &["light.bright"]),
        "dark" => (Closeness::LEAST, &["light.dark"]),
        "warm" => (Closeness::LEAST, &["heat"]),
        "blanket" => (Closeness::LEAST, &["heat.blanket"]),
        "drink" | "food" => (Closeness::LEAST, &["food"]),
        _ => (Closeness::LEAST, &[]),
    }
}

fn choices(rules: &Rules<'_>) -> BTreeMap<Feeling, Vec<ItemId>> {
    let here = match rules.place {
        Where::Together => Closeness::MOST,
        Where::Apart => Closeness {
            talk: Talk::Open,
            ..Closeness::LEAST
        },
        Where::Solo => Closeness::LEAST,
    };
    let fits = |id: &ItemId| {
        let (asks, tags) = choice_asks(id.as_str());
        asks.within(rules.most.smaller(here)) && !rules.bars_any(tags)
    };
    rules
        .library
        .feelings
        .iter()
        .map(|page| {
            let ids = page.choices.iter().map(|choice| &choice.id);
            (page.id, ids.filter(|id| fits(id)).cloned().collect())
        })
        .collect()
}

/// Ways back to the room without breath. Those that are spoken need words to be welcome.
fn ground(rules: &Rules<'_>) -> Vec<ItemId> {
    let tags = |id: &str| -> &'static [&'static str] {
        match id {
            "ground.cold" => &["cold.cold", "cold.ice"],
            "ground.sour" => &["food"],
            "ground.wrap" => &["heat.blanket"],
            "ground.feet" | "ground.wall" => &["move"],
            "ground.task" => &["care.tidy", "move.up"],
            _ => &[],
        }
    };
    let quiet = rules.most.talk == Talk::None;
    rules
        .library
        .grounding
        .iter()
        .filter(|way| way.places.contains(&rules.place))
        .filter(|way| way.wordless || !quiet)
        .filter(|way| !rules.bars_any(tags(way.id.as_str())))
        .map(|way| way.id.clone())
        .collect()
}
