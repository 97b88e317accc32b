//! The course of a run: the steps in their order, each within the rules, fitting the time.

use super::bend::Draft;
use super::closeness::Closeness;
use super::offers::{Class, Offer};
use super::rules::{Rules, named};
use super::way::{ComposedStep, Way};
use crate::plan::ids::ItemId;
use crate::plan::scales::{StepKind, Talk, Where, Who};
use crate::plan::topic::Step;
use crate::plan::voice::{Field, Voice};

/// An open step counts as so many minutes where the time is short.
const OPEN: u32 = 3;

/// Minutes of a breath step that names none.
const BREATH: u32 = 4;

/// Ways for "not this", before the last one that asks for nothing.
const WAYS: usize = 4;

/// What is left out first when the time is short. A check, an acknowledgement and what is given
/// back are never left out.
const KINDNESS: [StepKind; 10] = [
    StepKind::Plan,
    StepKind::Senses,
    StepKind::Food,
    StepKind::Breath,
    StepKind::Words,
    StepKind::Quiet,
    StepKind::Touch,
    StepKind::Rest,
    StepKind::Warmth,
    StepKind::Drink,
];

/// A course that is asked for.
pub(super) struct Wanted<'a> {
    pub steps: &'a [Step],
    /// Whether both said yes to it.
    pub agreed: bool,
    /// The short form: nothing is added to it but a kind word.
    pub short: bool,
    /// Minutes that there are.
    pub minutes: Option<u32>,
    /// Chooses among new ideas.
    pub pick: u64,
    /// What each may like for themselves, where closeness was made smaller.
    pub own: Vec<String>,
}

/// A course that was made.
pub(super) struct Course {
    pub steps: Vec<ComposedStep>,
    /// The words of a first look at the body, if the course has its own.
    pub check: Option<String>,
    /// Nothing fits tonight.
    pub none: bool,
}

impl Rules<'_> {
    pub fn course(&self, wanted: &Wanted<'_>, offers: &[Offer]) -> Course {
        let mut used = Vec::new();
        let head = wanted.steps.iter().find(|s| s.kind == StepKind::Check);
        let check = head
            .and_then(|step| self.fit(step, wanted.agreed, offers, &mut used))
            .map(|draft| draft.way.sentence);
        let mut drafts: Vec<Draft> = wanted
            .steps
            .iter()
            .filter(|step| Some(&step.id) != head.map(|h| &h.id))
            .filter_map(|step| self.fit(step, wanted.agreed, offers, &mut used))
            .collect();
        if !wanted.agreed && !wanted.short {
            self.add_liked(&mut drafts, offers, &mut used);
        }
        self.add_care(&mut drafts, offers);
        let none = drafts.is_empty();
        if none {
            let mut rest = Draft::of(self.rest());
            rest.way.sentence = self.string("empty.composer");
            drafts.push(rest);
        } else {
            self.add_end(&mut drafts, wanted);
        }
        for draft in &mut drafts {
            if draft.way.kind == StepKind::Breath && draft.way.minutes.is_none() {
                draft.way.minutes = Some(BREATH);
            }
        }
        shorten(&mut drafts, wanted.minutes);
        self.balance(&mut drafts, offers, wanted);
        let steps = self.ways(drafts, offers, wanted.pick);
        Course { steps, check, none }
    }

    /// Adds what they like to a course of the app's own, in turns, so that nobody gives all of it.
    fn add_liked(&self, drafts: &mut Vec<Draft>, offers: &[Offer], used: &mut Vec<ItemId>) {
        let mut last = None;
        for _ in 0..3 {
            let tally = tally(drafts);
            let next = offers.iter().find(|offer| {
                let liked = offer.class <= Class::OneLikes;
                let taken = offer.way.comfort.as_ref().is_some_and(|c| used.contains(c));
                let same = drafts.iter().filter(|d| d.way.kind == offer.way.kind);
                let turn = match offer.way.who {
                    Who::Each | Who::Both => true,
                    who => Some(who) != last && (tally + weight(who)).abs() <= 1,
                };
                liked && !taken && turn && same.count() < 2
            });
            let Some(offer) = next else { return };
            if weight(offer.way.who) != 0 {
                last = Some(offer.way.who);
            }
            used.extend(offer.way.comfort.clone());
            drafts.push(Draft::of(offer.way.clone()));
        }
    }

    /// Water and warmth, offered where the course has none.
    fn add_care(&self, drafts: &mut Vec<Draft>, offers: &[Offer]) {
        let care = [
            (StepKind::Warmth, "step.warm", "why.warm", "heat.blanket"),
            (StepKind::Drink, "step.water", "why.water", "food"),
        ];
        for (kind, id, why, tag) in care {
            if drafts.iter().any(|d| d.way.kind == kind) {
                continue;
            }
            let liked = offers
                .iter()
                .find(|o| o.way.kind == kind && o.class == Class::Liked);
            let way = match liked {
                Some(offer) => offer.way.clone(),
                None if self.bars_any(&[tag]) => continue,
                None => Way {
                    sentence: self.string(id),
                    tags: named(&[tag]),
                    kind,
                    ..self.rest()
                },
            };
            let way = Way {
                why: why.to_owned(),
                ..way
            };
            drafts.insert(drafts.len().min(1), Draft::of(way));
        }
    }

    /// An acknowledgement, and something given back where closeness was made smaller: to each of
    /// the two alike, so that it tells nothing of whose limit it was.
    fn add_end(&self, drafts: &mut Vec<Draft>, wanted: &Wanted<'_>) {
        let rest = |drafts: &[Draft]| match drafts.last() {
            Some(last) if last.way.kind == StepKind::Rest && drafts.len() > 1 => drafts.len() - 1,
            _ => drafts.len(),
        };
        let words = |kind| matches!(kind, StepKind::Words | StepKind::Acknowledge);
        let acknowledged = drafts
            .iter()
            .any(|d| d.way.kind == StepKind::Acknowledge || (wanted.short && words(d.way.kind)));
        if !acknowledged {
            let at = rest(drafts);
            drafts.insert(at, Draft::of(self.acknowledge()));
        }
        let bent = drafts.iter().any(|d| d.bent);
        if bent && !wanted.short && self.place != Where::Solo {
            let mut way = self.rest();
            way.sentence = self.string("give.back");
            way.lines = wanted.own.clone();
            way.lines.push(self.string("give.later"));
            way.why = "why.give_back".to_owned();
            let mut draft = Draft::of(way);
            draft.keep = true;
            drafts.insert(rest(drafts), draft);
        }
    }

    /// A sensation, thanks, "we talk tomorrow", as far as words are welcome.
    fn acknowledge(&self) -> Way {
        let why = "why.acknowledge".to_owned();
        let solo = self.place == Where::Solo;
        let tags = ["talk.feelings", "talk.praise", "talk.plans"];
        let spoken = Way {
            kind: StepKind::Acknowledge,
            sentence: self.string("step.acknowledge"),
            asks: Closeness {
                talk: Talk::Few,
                ..Closeness::LEAST
            },
            tags: named(&tags),
            minutes: Some(3),
            ..self.rest()
        };
        let spoken =
            (!solo && !self.bars(&spoken.tags) && spoken.asks.within(self.offer)).then_some(spoken);
        let smaller = || {
            let kind = StepKind::Acknowledge;
            self.smaller(kind, Who::Each, Some(3), self.offer)
                .filter(|_| !solo && !self.bars(&named(&tags)))
        };
        let own = || Way {
            kind: StepKind::Acknowledge,
            sentence: self.string("step.acknowledge.own"),
            ..self.rest()
        };
        let way = spoken.or_else(smaller).unwrap_or_else(own);
        Way { why, ..way }
    }

    /// A way that asks for nothing at all.
    fn rest(&self) -> Way {
        Way {
            kind: StepKind::Rest,
            who: Who::Each,
            sentence: self.string("step.rest"),
            lines: Vec::new(),
            why: "why.gentle".to_owned(),
            asks: Closeness::LEAST,
            tags: Vec::new(),
            comfort: None,
            minutes: None,
        }
    }

    /// Sees that what is given is about even. An agreed course keeps its steps; one that leans far
    /// is given a step the other way.
    fn balance(&self, drafts: &mut Vec<Draft>, offers: &[Offer], wanted: &Wanted<'_>) {
        while tally(drafts).abs() > 1 {
            let tally = tally(drafts);
            let surplus = |d: &Draft| !d.agreed && weight(d.way.who).signum() == tally.signum();
            match drafts.iter().rposition(surplus) {
                Some(at) => {
                    drafts.remove(at);
                }
                None => break,
            }
        }
        let tally = tally(drafts);
        if tally.abs() <= 1 || wanted.short {
            return;
        }
        let used: Vec<&ItemId> = drafts
            .iter()
            .filter_map(|d| d.way.comfort.as_ref())
            .collect();
        let counter = offers.iter().find(|o| {
            let new = o.way.comfort.as_ref().is_some_and(|c| !used.contains(&c));
            new && o.calm() && weight(o.way.who).signum() == -tally.signum()
        });
        let room = wanted
            .minutes
            .is_none_or(|most| total(drafts) + OPEN <= most);
        if let Some(offer) = counter.filter(|_| room) {
            let before_last = drafts.len().saturating_sub(1);
            drafts.insert(before_last, Draft::of(offer.way.clone()));
        }
    }

    /// Lays out for each step the ways for "not this". At most one new idea in the whole run, and
    /// none when there is little strength.
    fn ways(&self, drafts: Vec<Draft>, offers: &[Offer], pick: u64) -> Vec<ComposedStep> {
        let used: Vec<ItemId> = drafts
            .iter()
            .filter_map(|d| d.way.comfort.clone())
            .collect();
        let free: Vec<&Offer> = offers
            .iter()
            .filter(|o| o.way.comfort.as_ref().is_none_or(|c| !used.contains(c)))
            .collect();
        let fresh: Vec<&&Offer> = free.iter().filter(|o| !o.calm()).collect();
        let fresh = match u64::try_from(fresh.len()) {
            Ok(n) if n > 0 && !self.low => {
                usize::try_from(pick % n).ok().and_then(|at| fresh.get(at))
            }
            _ => None,
        };
        let middle = drafts.len() / 2;
        drafts
            .into_iter()
            .enumerate()
            .map(|(at, draft)| {
                let kind = draft.way.kind;
                let same_giver = |o: &&&Offer| weight(o.way.who) == 0 || o.way.who == draft.way.who;
                let calm = || free.iter().filter(|o| o.calm()).filter(same_giver);
                let alike = calm().filter(|o| o.way.kind == kind);
                let others: Vec<_> = calm().filter(|o| o.way.kind != kind).collect();
                let turn = at.checked_rem(others.len()).unwrap_or(0);
                let (before, after) = others.split_at(turn.min(others.len()));
                let mut ways: Vec<Way> = draft.or.into_iter().collect();
                let known = alike
                    .chain(after.iter().copied())
                    .chain(before.iter().copied());
                ways.extend(known.map(|o| o.way.clone()));
                ways.truncate(WAYS);
                if at == middle {
                    ways.extend(fresh.map(|o| o.way.clone()));
                }
                if draft.way.sentence != self.string("step.rest") {
                    ways.push(self.rest());
                }
                ways.insert(0, draft.way);
                for way in &mut ways {
                    if way.kind == StepKind::Breath && way.minutes.is_none() {
                        way.minutes = Some(BREATH);
                    }
                }
                ComposedStep { ways }
            })
            .collect()
    }

    /// Something of their own for each of the two, which asks nothing of the other one.
    pub fn own_comforts(&self, voices: &[&Voice]) -> Vec<String> {
        let mut own: Vec<String> = Vec::new();
        for voice in voices {
            own.extend(self.own_comfort(voice));
        }
        own.dedup();
        own
    }

    /// What someone likes that needs nobody: of the catalogue, or what they do while they wait.
    pub fn own_comfort(&self, voice: &Voice) -> Option<String> {
        use crate::plan::scales::Often;
        let found = voice.comforts().find_map(|(id, comfort)| {
            let entry = self.library.comforts.get(id.as_str())?;
            let nobody = self.comfort_asks(entry.asks).within(Closeness::LEAST);
            let likes = matches!(comfort.get, Some(Often::Often | Often::Sometimes));
            let fits = nobody && likes && !self.bars(&entry.tags);
            fits.then(|| comfort.text.clone().unwrap_or_else(|| entry.label.clone()))
        });
        found.or_else(|| {
            voice
                .texts(Field::SpaceWhileIWait)
                .next()
                .map(str::to_owned)
        })
    }
}

/// Minutes of a course.
fn total(drafts: &[Draft]) -> u32 {
    drafts
        .iter()
        .map(|d| d.way.minutes.unwrap_or(OPEN))
        .fold(0, u32::saturating_add)
}

/// Leaves out steps until the rest fits the time: what the app added first, then what is least
/// missed, from the end.
fn shorten(drafts: &mut Vec<Draft>, minutes: Option<u32>) {
    let Some(minutes) = minutes else { return };
    while total(drafts) > minutes && drafts.len() > 1 {
        let kindness = |d: &Draft| KINDNESS.iter().position(|k| *k == d.way.kind);
        let least = drafts
            .iter()
            .enumerate()
            .filter(|(_, d)| !d.keep)
            .filter_map(|(at, d)| Some((d.agreed, kindness(d)?, drafts.len() - at)))
            .min();
        let Some((_, _, from_end)) = least else {
            return;
        };
        drafts.remove(drafts.len() - from_end);
    }
}

/// Who gives: one way counts up, the other down.
const fn weight(who: Who) -> i32 {
    match who {
        Who::Chooser => 1,
        Who::Other => -1,
        Who::Each | Who::Both => 0,
    }
}

fn tally(drafts: &[Draft]) -> i32 {
    drafts.iter().map(|d| weight(d.way.who)).sum()
}
