//! Two phones, driven by random acts of their two people, with parcels lost, doubled and late.
//!
//! Late parcels are kept out by their edition, as the exchange does it; everything else is the
//! code of this room.

use super::clock::{NIGHT, Time};
use super::half::{Mine, Theirs, VoiceTold, told_parts};
use super::samples::{id, space, topic_id};
use super::topic::{Topic, TopicTold};
use crate::plan::ids::Rev;
use crate::plan::topic::TopicContent;
use crate::plan::voice::{Field, ItemKey, ItemValue, Limit, Limits, Signal, Voice};
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What happens next. Places in lists are taken modulo their lengths.
#[derive(Debug, Clone, Copy)]
pub(super) enum Act {
    Propose {
        on_a: bool,
        minutes: u32,
    },
    Accept {
        on_a: bool,
        nth: usize,
    },
    Withdraw {
        on_a: bool,
        nth: usize,
    },
    Keep {
        on_a: bool,
        nth: usize,
        kept: bool,
    },
    Write {
        on_a: bool,
        item: usize,
        text: Option<u8>,
    },
    OnlyMe {
        on_a: bool,
        item: usize,
        only_me: bool,
    },
    Window {
        on_a: bool,
        runs: bool,
    },
    Make {
        on_a: bool,
    },
    Open {
        on_a: bool,
        nth: usize,
    },
    /// This person's phone was restored, and the two pair anew.
    Lapse {
        on_a: bool,
    },
    Confirm {
        on_a: bool,
    },
    Wait {
        hours: i64,
    },
}

pub(super) fn act() -> impl Strategy<Value = Act> {
    let who = any::<bool>;
    prop_oneof![
        3 => (who(), 1..40u32).prop_map(|(on_a, minutes)| Act::Propose { on_a, minutes }),
        4 => (who(), 0..8usize).prop_map(|(on_a, nth)| Act::Accept { on_a, nth }),
        2 => (who(), 0..8usize).prop_map(|(on_a, nth)| Act::Withdraw { on_a, nth }),
        1 => (who(), 0..8usize, any::<bool>())
            .prop_map(|(on_a, nth, kept)| Act::Keep { on_a, nth, kept }),
        2 => (who(), 0..5usize, proptest::option::of(0..3u8))
            .prop_map(|(on_a, item, text)| Act::Write { on_a, item, text }),
        1 => (who(), 0..5usize, any::<bool>())
            .prop_map(|(on_a, item, only_me)| Act::OnlyMe { on_a, item, only_me }),
        1 => (who(), any::<bool>()).prop_map(|(on_a, runs)| Act::Window { on_a, runs }),
        3 => who().prop_map(|on_a| Act::Make { on_a }),
        4 => (who(), 0..8usize).prop_map(|(on_a, nth)| Act::Open { on_a, nth }),
        1 => who().prop_map(|on_a| Act::Lapse { on_a }),
        1 => who().prop_map(|on_a| Act::Confirm { on_a }),
        2 => (1..20i64).prop_map(|hours| Act::Wait { hours }),
    ]
}

pub(super) fn acts() -> impl Strategy<Value = Vec<Act>> {
    prop::collection::vec(act(), 1..60)
}

#[derive(Debug, Clone)]
pub(super) struct Parcel {
    pub(super) edition: u32,
    pub(super) voice: VoiceTold,
    pub(super) limits: Limits,
    pub(super) topic: TopicTold,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Phone {
    pub(super) topic: Topic,
    pub(super) mine: Mine,
    pub(super) theirs: Theirs,
    pub(super) window: bool,
    pub(super) edition: u32,
    pub(super) seen: u32,
    /// Every text that its person ever said yes to, as the person remembers it.
    pub(super) said: BTreeSet<Rev>,
}

impl Phone {
    pub(super) fn until(&self, now: Time) -> Option<Time> {
        self.window.then(|| now.plus(NIGHT))
    }

    pub(super) fn names(&self) -> Vec<Rev> {
        self.topic.texts.keys().copied().collect()
    }

    pub(super) fn make(&mut self) -> Parcel {
        let told = self.mine.tell(&self.mine.ticked());
        told.expect("the lists are far from full");
        let topic = self.topic.told(true);
        self.topic.mark_told();
        let (voice, limits) = told_parts(&self.mine);
        self.edition += 1;
        Parcel {
            edition: self.edition,
            voice,
            limits,
            topic,
        }
    }

    pub(super) fn open(&mut self, parcel: &Parcel, now: Time) {
        if parcel.edition <= self.seen {
            return;
        }
        self.seen = parcel.edition;
        let joined = self.topic.join(&topic_id(&space(0)), &parcel.topic, now);
        joined.expect("an honest parcel fits");
        let today = NaiveDate::default();
        self.theirs.take(Some(&parcel.voice), &parcel.limits, today);
    }

    /// The limits and signals of this phone's own author, as they hold here.
    pub(super) fn protections(&self) -> Voice {
        let mut kept = Voice::default();
        for (key, value) in self.mine.working.items() {
            if matches!(
                key.field,
                Field::PleaseNot | Field::SignalSpace | Field::SignalStay
            ) {
                kept.set(key.clone(), Some(value.clone())).expect("it fits");
            }
        }
        kept
    }
}

pub(super) fn item(n: usize) -> ItemKey {
    match n {
        0 => ItemKey::one(Field::SignalSpace),
        1 => ItemKey::one(Field::CanGive),
        n => ItemKey::entry(Field::PleaseNot, id(&format!("l{n}"))),
    }
}

pub(super) fn value(n: usize, text: u8) -> ItemValue {
    let text = format!("text {text}");
    match n {
        0 => ItemValue::Signal(Signal {
            word: Some(text),
            sign: None,
        }),
        1 => ItemValue::Text(text),
        _ => ItemValue::Limit(Limit {
            tag: None,
            text: Some(text),
        }),
    }
}

pub(super) fn minutes(content: Option<&TopicContent>) -> Option<u32> {
    match content {
        Some(TopicContent::Space(space)) => Some(space.minutes),
        _ => None,
    }
}

pub(super) struct World {
    pub(super) a: Phone,
    pub(super) b: Phone,
    /// Every parcel that was made, by A and by B: each can be opened never, twice, or late.
    pub(super) parcels: [Vec<Parcel>; 2],
    pub(super) now: Time,
    pub(super) nonce: u8,
}

impl World {
    /// A new pair, or one that has agreed to a text.
    pub(super) fn new(agreed: bool) -> Self {
        let mut world = Self {
            a: Phone::default(),
            b: Phone::default(),
            parcels: [Vec::new(), Vec::new()],
            now: Time(0),
            nonce: 0,
        };
        if agreed {
            let (on_a, nth) = (false, 0);
            world.act(Act::Propose {
                on_a: true,
                minutes: 20,
            });
            world.act(Act::Make { on_a: true });
            world.act(Act::Open { on_a, nth });
            world.act(Act::Accept { on_a, nth });
            world.act(Act::Make { on_a });
            world.act(Act::Open { on_a: true, nth });
            assert!(world.a.topic.agreed().is_some());
        }
        world
    }

    pub(super) fn phone(&mut self, on_a: bool) -> &mut Phone {
        if on_a { &mut self.a } else { &mut self.b }
    }

    /// Does one act; refusals are part of the game.
    pub(super) fn act(&mut self, act: Act) {
        let now = self.now;
        match act {
            Act::Propose { on_a, minutes } => {
                self.nonce += 1;
                let nonce = [self.nonce; 16];
                let phone = self.phone(on_a);
                let draft = phone
                    .topic
                    .draft(&topic_id(&space(0)), space(minutes), nonce);
                let until = phone.until(now);
                if let Ok(rev) = phone.topic.propose(draft, until) {
                    phone.said.insert(rev);
                }
            }
            Act::Accept { on_a, nth } => {
                let phone = self.phone(on_a);
                let names = phone.names();
                if let Some(rev) = names.get(nth % names.len().max(1)) {
                    let until = phone.until(now);
                    if phone.topic.accept(*rev, until, now).is_ok() {
                        phone.said.insert(*rev);
                    }
                }
            }
            Act::Withdraw { on_a, nth } => {
                let phone = self.phone(on_a);
                let names = phone.names();
                if let Some(rev) = names.get(nth % names.len().max(1)) {
                    phone.topic.withdraw(*rev).expect("a no is always possible");
                    assert_ne!(phone.topic.agreed(), Some(*rev));
                }
            }
            Act::Keep { on_a, nth, kept } => {
                let phone = self.phone(on_a);
                let names = phone.names();
                if let Some(rev) = names.get(nth % names.len().max(1)) {
                    let _kept_or_refused = phone.topic.keep(*rev, kept);
                }
            }
            Act::Write {
                on_a,
                item: n,
                text,
            } => {
                let phone = self.phone(on_a);
                let (text, until) = (text.map(|text| value(n, text)), phone.until(now));
                let _written_or_refused = phone.mine.write(item(n), text, until);
            }
            Act::OnlyMe {
                on_a,
                item: n,
                only_me,
            } => self.phone(on_a).mine.keep(item(n), only_me),
            Act::Window { on_a, runs } => {
                let phone = self.phone(on_a);
                phone.window = runs;
                if runs {
                    phone.topic.hold_still();
                } else {
                    phone.topic.let_go();
                }
            }
            Act::Make { on_a } => {
                let parcel = self.phone(on_a).make();
                self.parcels[usize::from(!on_a)].push(parcel);
            }
            Act::Open { on_a, nth } => {
                let sent = &self.parcels[usize::from(on_a)];
                if let Some(parcel) = sent.get(nth % sent.len().max(1)).cloned() {
                    self.phone(on_a).open(&parcel, now);
                }
            }
            Act::Lapse { on_a } => {
                self.phone(on_a).topic.lapse_mine();
                self.phone(on_a).said.clear();
                self.phone(!on_a).topic.lapse_theirs();
                self.parcels = [Vec::new(), Vec::new()];
            }
            Act::Confirm { on_a } => {
                let phone = self.phone(on_a);
                let until = phone.until(now);
                if let Some(rev) = phone.topic.settled
                    && phone.topic.confirm(rev, until, now).is_ok()
                {
                    phone.said.insert(rev);
                }
            }
            Act::Wait { hours } => self.now = now.plus(hours * 3600),
        }
    }

    /// What must hold on both phones at any time.
    pub(super) fn holds(&self) {
        for phone in [&self.a, &self.b] {
            if let Some(rev) = phone.topic.agreed() {
                assert!(
                    self.a.said.contains(&rev) && self.b.said.contains(&rev),
                    "in force without the yes of both"
                );
            }
            let (held, force) = (phone.topic.holds(), phone.topic.in_force());
            let narrowed = minutes(held.as_ref()) >= minutes(force);
            assert!(narrowed, "what holds asks for more than what is in force");
        }
        // Nobody's voice is what the other makes of it.
        for (phone, other) in [(&self.a, &self.b), (&self.b, &self.a)] {
            let known = other.mine.told.clone().part_limits().0;
            if phone.theirs.version == other.mine.version {
                assert_eq!(phone.theirs.voice, known);
            }
            assert!(!phone.theirs.two_phones);
        }
    }

    pub(super) fn settle_all(&mut self) {
        for on_a in [true, false] {
            let phone = self.phone(on_a);
            phone.window = false;
            phone.topic.let_go();
            phone.topic.kept.clear();
        }
        let from_a = self.a.make();
        self.b.open(&from_a, self.now);
        let from_b = self.b.make();
        self.a.open(&from_b, self.now);
    }
}

/// Whether the act is one of the person with phone A.
pub(super) fn is_of_a(act: Act) -> bool {
    match act {
        Act::Propose { on_a, .. }
        | Act::Accept { on_a, .. }
        | Act::Withdraw { on_a, .. }
        | Act::Keep { on_a, .. }
        | Act::Write { on_a, .. }
        | Act::OnlyMe { on_a, .. }
        | Act::Window { on_a, .. }
        | Act::Lapse { on_a }
        | Act::Confirm { on_a }
        | Act::Make { on_a } => on_a,
        // Opening what B made is A's tap and B's doing: it is judged as an act of B.
        Act::Open { .. } | Act::Wait { .. } => false,
    }
}
