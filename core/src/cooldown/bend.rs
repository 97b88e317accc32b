//! How a step of a course is made to fit: as it stands, smaller, or another one in its place.

use super::closeness::Closeness;
use super::offers::Offer;
use super::rules::{Asked, Rules, named};
use super::way::Way;
use crate::content::fill;
use crate::plan::ids::{ItemId, Tag};
use crate::plan::scales::{Near, StepKind, Talk, Touch, Where, Who};
use crate::plan::topic::Step;

/// A step while the course is being made.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub way: Way,
    /// Another way that the step itself names.
    pub or: Option<Way>,
    /// Whether both said yes to it; then nothing but the rules changes it.
    pub agreed: bool,
    /// Whether it asks for less closeness than both had said yes to.
    pub bent: bool,
    /// Whether it stays when time is short.
    pub keep: bool,
}

impl Draft {
    pub const fn of(way: Way) -> Self {
        Self {
            way,
            or: None,
            agreed: false,
            bent: false,
            keep: false,
        }
    }
}

/// A smaller way: the id of its string, what it asks for, and its tags.
type Smaller = (&'static str, Closeness, &'static [&'static str]);

const fn asks(touch: Touch, near: Near, talk: Talk) -> Closeness {
    Closeness { touch, near, talk }
}

const NEARNESS: &[Smaller] = &[
    (
        "bend.beside",
        asks(Touch::None, Near::Beside, Talk::None),
        &[],
    ),
    (
        "bend.same_room",
        asks(Touch::None, Near::SameRoom, Talk::None),
        &[],
    ),
    (
        "bend.next_room",
        asks(Touch::None, Near::NextRoom, Talk::None),
        &["alone"],
    ),
    ("bend.apart", Closeness::LEAST, &["alone"]),
];
const TOUCH: &[Smaller] = &[(
    "bend.hand",
    asks(Touch::Hand, Near::Beside, Talk::None),
    &["touch.hands"],
)];
const FEW: &[Smaller] = &[(
    "bend.few",
    asks(Touch::None, Near::SameRoom, Talk::Few),
    &["talk"],
)];
const FEW_FAR: &[Smaller] = &[(
    "bend.few",
    asks(Touch::None, Near::Apart, Talk::Few),
    &["talk"],
)];
const WORDLESS: &[Smaller] = &[
    (
        "bend.nod",
        asks(Touch::None, Near::SameRoom, Talk::None),
        &[],
    ),
    ("step.acknowledge.paper", Closeness::LEAST, &["talk.text"]),
];
const CHECK: &[Smaller] = &[(
    "bend.check",
    asks(Touch::None, Near::SameRoom, Talk::None),
    &[],
)];
const DRINK: &[Smaller] = &[("bend.drink", Closeness::LEAST, &["food"])];
const FOOD: &[Smaller] = &[("bend.food", Closeness::LEAST, &["food"])];
const WARM: &[Smaller] = &[("bend.warm", Closeness::LEAST, &["heat.blanket"])];
const BREATH: &[Smaller] = &[("bend.breath", Closeness::LEAST, &["breath.count"])];
const SENSES: &[Smaller] = &[("bend.senses", Closeness::LEAST, &["light"])];

impl Rules<'_> {
    /// Makes a step fit, or `None` if nothing of it does. `used` holds the comforts of the course.
    pub fn fit(
        &self,
        step: &Step,
        agreed: bool,
        offers: &[Offer],
        used: &mut Vec<ItemId>,
    ) -> Option<Draft> {
        let ceiling = if agreed { self.most } else { self.offer };
        let asked = self.asked(step);
        let who = match step.who {
            // Nobody picks, so the app does not say who gives.
            Who::Chooser | Who::Other if self.chooser.is_none() && !agreed => Who::Each,
            who => who,
        };
        let tags = self.tags(step);
        let refused = |id: &ItemId| self.refused(id, who, step.kind);
        let barred = self.bars(&tags) || step.comfort.as_ref().is_some_and(refused);
        let within = asked.closeness.within(ceiling);
        let as_it_is = !barred && (within || silent_only(&asked, ceiling, step.kind));
        let mut draft = if as_it_is {
            self.keep(step, who, &asked, ceiling, tags, agreed)
        } else {
            let smaller = || self.smaller(step.kind, who, step.minutes, ceiling);
            let other = || self.other(step, offers, used);
            let words = matches!(
                step.kind,
                StepKind::Check | StepKind::Words | StepKind::Acknowledge
            );
            let way = if barred && !words {
                other().or_else(smaller)
            } else {
                smaller().or_else(other)
            };
            let mut draft = Draft::of(way?);
            // Both had said yes to more closeness, so something is given back. A tag takes nothing.
            draft.bent = agreed && !within;
            draft
        };
        draft.agreed = agreed;
        used.extend(draft.way.comfort.clone());
        Some(draft)
    }

    /// The step in its own words. On scales that it does not name it says what is off tonight.
    fn keep(
        &self,
        step: &Step,
        who: Who,
        asked: &Asked,
        ceiling: Closeness,
        tags: Vec<Tag>,
        agreed: bool,
    ) -> Draft {
        let smaller = asked.closeness.smaller(ceiling);
        let mut lines = self.said_smaller(step.kind, asked.closeness, smaller);
        let asks_first = agreed
            && ((self.ask.touch && smaller.touch > Touch::None)
                || (self.ask.near && smaller.near == Near::Beside)
                || (self.ask.talk && smaller.talk == Talk::Open));
        if asks_first {
            lines.push(self.string("ask.first"));
        }
        let way = Way {
            kind: step.kind,
            who,
            sentence: step.what.clone(),
            lines,
            why: if agreed { "why.agreed" } else { "why.gentle" }.to_owned(),
            asks: smaller,
            tags,
            comfort: step.comfort.clone(),
            minutes: step.minutes,
        };
        let or = step.or.as_ref().map(|or| Way {
            sentence: or.clone(),
            comfort: None,
            ..way.clone()
        });
        let mut draft = Draft::of(way);
        if let Some(or) = &or {
            let line = fill(&self.string("step.or"), &[("way", &or.sentence)]);
            draft.way.lines.insert(0, line);
        }
        draft.or = or;
        draft
    }

    /// A line for each scale that is smaller than what was asked, where it can matter: a glass of
    /// water need not say "few words", but "no touch" is said at any step.
    fn said_smaller(&self, kind: StepKind, asked: Closeness, smaller: Closeness) -> Vec<String> {
        use StepKind::{Acknowledge, Check, Plan, Quiet, Rest, Touch as Close, Warmth, Words};
        let near = matches!(kind, Close | Warmth | Quiet | Rest | Words | Acknowledge);
        let spoken = matches!(kind, Check | Plan | Quiet | Rest | Words | Acknowledge);
        let mut ids = Vec::new();
        if smaller.touch < asked.touch {
            match smaller.touch {
                Touch::None => ids.push("line.touch.none"),
                _ if near => ids.push("line.touch.hand"),
                _ => {}
            }
        }
        if smaller.near < asked.near {
            match smaller.near {
                Near::Apart => ids.push("line.near.apart"),
                Near::NextRoom => ids.push("line.near.next_room"),
                _ if near => ids.push("line.near.same_room"),
                _ => {}
            }
        }
        if smaller.talk < asked.talk {
            match smaller.talk {
                Talk::None => ids.push("line.talk.none"),
                _ if spoken => ids.push("line.talk.few"),
                _ => {}
            }
        }
        ids.into_iter().map(|id| self.string(id)).collect()
    }

    fn why_smaller(&self) -> String {
        let id = if self.all_night {
            "why.bent_end"
        } else {
            "why.bent"
        };
        id.to_owned()
    }

    /// The same kind of step, asking for less, in the app's words.
    pub fn smaller(
        &self,
        kind: StepKind,
        who: Who,
        minutes: Option<u32>,
        ceiling: Closeness,
    ) -> Option<Way> {
        let together = self.place == Where::Together;
        let lists: &[&[Smaller]] = match kind {
            StepKind::Touch if together => &[TOUCH, NEARNESS],
            StepKind::Quiet | StepKind::Rest if together => &[NEARNESS],
            StepKind::Words | StepKind::Acknowledge if together => &[FEW, WORDLESS],
            StepKind::Words | StepKind::Acknowledge => &[FEW_FAR],
            StepKind::Check if together => &[CHECK],
            StepKind::Drink => &[DRINK],
            StepKind::Food => &[FOOD],
            StepKind::Warmth => &[WARM],
            StepKind::Breath => &[BREATH],
            StepKind::Senses => &[SENSES],
            _ => &[],
        };
        let fits = |(_, asks, tags): &&Smaller| asks.within(ceiling) && !self.bars(&named(tags));
        let (id, asks, tags) = lists.iter().copied().flatten().find(fits)?;
        Some(Way {
            kind: match kind {
                StepKind::Touch if asks.touch == Touch::None => StepKind::Quiet,
                kind => kind,
            },
            who,
            sentence: self.string(id),
            lines: Vec::new(),
            why: self.why_smaller(),
            asks: *asks,
            tags: named(tags),
            comfort: None,
            minutes,
        })
    }

    /// Another step of the same kind, or quiet in place of touch.
    fn other(&self, step: &Step, offers: &[Offer], used: &[ItemId]) -> Option<Way> {
        let free = |offer: &&Offer| {
            let directed = matches!(offer.way.who, Who::Chooser | Who::Other);
            let taken = offer.way.comfort.as_ref().is_some_and(|c| used.contains(c));
            !taken && offer.calm() && (!directed || offer.way.who == step.who)
        };
        let of = |kind| offers.iter().filter(free).find(|o| o.way.kind == kind);
        let offer = of(step.kind).or_else(|| {
            let quiet = step.kind == StepKind::Touch;
            quiet.then(|| of(StepKind::Quiet)).flatten()
        })?;
        Some(Way {
            why: "why.swapped".to_owned(),
            minutes: step.minutes,
            ..offer.way.clone()
        })
    }
}

/// Whether a step is above the ceiling only on scales that it says nothing about and that are not
/// what it is there for. Such a step keeps its words and says what is off.
fn silent_only(asked: &Asked, ceiling: Closeness, kind: StepKind) -> bool {
    let close = kind == StepKind::Touch;
    let spoken = matches!(
        kind,
        StepKind::Words | StepKind::Acknowledge | StepKind::Plan | StepKind::Check
    );
    let c = asked.closeness;
    (c.touch <= ceiling.touch || !(asked.touch || close))
        && (c.near <= ceiling.near || !(asked.near || close))
        && (c.talk <= ceiling.talk || !(asked.talk || (spoken && ceiling.talk == Talk::None)))
}
