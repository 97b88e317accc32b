//! What could be offered tonight: the comforts of the catalogue that keep to the rules, the most
//! welcome first.

use super::rules::Rules;
use super::tonight::Side;
use super::way::Way;
use crate::content::entries::Comfort;
use crate::content::kinds::{Effort, Energy, Group};
use crate::plan::ids::ItemId;
use crate::plan::scales::{Often, StepKind, Who};

/// How welcome an offer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// To everyone in the run.
    Liked,
    /// To one, and the other likes to give it, or it needs no giving.
    OneLikes,
    /// Gentle for anyone.
    Gentle,
    /// New: nobody has said anything about it.
    Fresh,
}

/// A comfort that could be a step.
#[derive(Debug, Clone)]
pub(super) struct Offer {
    pub way: Way,
    pub class: Class,
    /// How often it is welcome, in all.
    score: u8,
}

impl Offer {
    /// Whether it is known or gentle, not new.
    pub fn calm(&self) -> bool {
        self.class != Class::Fresh
    }
}

/// Comforts that ask for next to nothing and suit nearly everyone.
const GENTLE: &[&str] = &[
    "drink.cold",
    "warm.heavy_blanket",
    "light.low",
    "quiet.same_room",
    "quiet.read",
    "texture.soft",
    "senses.five",
    "move.feet",
    "quiet.window",
    "warm.socks",
    "food.ready_meal",
    "breath.slow",
];

/// Everything that could be offered, best first. Without a voice that may be used, only what is
/// gentle for anyone.
pub(super) fn offers(rules: &Rules<'_>) -> Vec<Offer> {
    let mut all: Vec<Offer> = rules
        .library
        .comforts
        .iter()
        .filter(|c| suits(rules, c))
        .filter_map(|c| offer(rules, c))
        .collect();
    all.sort_by_key(|offer| (offer.class, u8::MAX - offer.score));
    all
}

/// Whether the rules, the place and the strength there is allow a comfort now.
fn suits(rules: &Rules<'_>, comfort: &Comfort) -> bool {
    let for_now = !matches!(comfort.group, Group::SmallActs | Group::DaysAfter);
    let light = !rules.low || (comfort.energy == Energy::Low && comfort.effort == Effort::Low);
    for_now
        && light
        && comfort.kind != StepKind::Check
        && comfort.places.contains(&rules.place)
        && !rules.bars(&comfort.tags)
        && !rules.bars_any(match comfort.kind {
            StepKind::Drink | StepKind::Food => &["food"],
            StepKind::Breath => &["breath"],
            _ => &[],
        })
        && rules.comfort_asks(comfort.asks).within(rules.offer)
}

/// The offer that a comfort makes, by what each says about it.
fn offer(rules: &Rules<'_>, comfort: &Comfort) -> Option<Offer> {
    let gentle = GENTLE.contains(&comfort.id.as_str());
    let welcome = |side| rules.says(side, &comfort.id).and_then(|c| c.get);
    let gives = |side| rules.says(side, &comfort.id).and_then(|c| c.give);
    let (mine, theirs) = (welcome(Side::Mine), welcome(Side::Theirs));
    let score = rank(mine) + rank(theirs);
    let liked = (liked(mine), liked(theirs));
    let (class, who) = match liked {
        (true, true) => (Class::Liked, shared(comfort)),
        (true, false) if !rules.two() => (Class::Liked, shared(comfort)),
        (true, false) | (false, true) => {
            let (gets, giver) = if liked.0 {
                (Side::Mine, Side::Theirs)
            } else {
                (Side::Theirs, Side::Mine)
            };
            let by = match rules.chooser {
                Some(chooser) if chooser == gets => Some(Who::Other),
                Some(_) => Some(Who::Chooser),
                None => None,
            };
            match by {
                Some(by) if given(gives(giver)) => (Class::OneLikes, by),
                _ if alone(comfort) => (Class::OneLikes, Who::Each),
                _ => return None,
            }
        }
        (false, false) if gentle => (Class::Gentle, shared(comfort)),
        (false, false) if rules.likes().next().is_some() => (Class::Fresh, shared(comfort)),
        (false, false) => return None,
    };
    if rules.refused(&comfort.id, who, comfort.kind) {
        return None;
    }
    let why = match class {
        Class::Liked if rules.two() => "why.liked",
        Class::Liked => "why.yours",
        Class::OneLikes => "why.one_likes",
        Class::Gentle => "why.gentle",
        Class::Fresh => "why.fresh",
    };
    Some(Offer {
        way: Way {
            kind: comfort.kind,
            who,
            sentence: words(rules, &comfort.id, &comfort.label),
            lines: Vec::new(),
            why: why.to_owned(),
            asks: rules.comfort_asks(comfort.asks),
            tags: comfort.tags.clone(),
            comfort: Some(comfort.id.clone()),
            minutes: None,
        },
        class,
        score,
    })
}

/// The words of a comfort: someone's own for it where there are any, else the catalogue's.
fn words(rules: &Rules<'_>, id: &ItemId, label: &str) -> String {
    let own = rules
        .likes()
        .find_map(|(side, _)| rules.says(side, id).and_then(|c| c.text.clone()));
    own.unwrap_or_else(|| label.to_owned())
}

/// Touch and quiet are shared; everything else each has for themselves.
fn shared(comfort: &Comfort) -> Who {
    match comfort.kind {
        StepKind::Touch | StepKind::Quiet | StepKind::Rest | StepKind::Senses => Who::Both,
        _ => Who::Each,
    }
}

/// Whether someone can have a comfort without another person giving it.
fn alone(comfort: &Comfort) -> bool {
    use crate::plan::scales::{Talk, Touch};
    comfort.effort == Effort::Low
        && comfort.asks.touch == Touch::None
        && comfort.asks.talk == Talk::None
}

const fn liked(get: Option<Often>) -> bool {
    matches!(get, Some(Often::Sometimes | Often::Often))
}

const fn given(give: Option<Often>) -> bool {
    matches!(give, Some(Often::Sometimes | Often::Often))
}

const fn rank(get: Option<Often>) -> u8 {
    match get {
        Some(Often::Often) => 2,
        Some(Often::Sometimes) => 1,
        _ => 0,
    }
}
