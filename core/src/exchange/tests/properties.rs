//! Any order, loss and repetition of parcels between two phones, with acts in between.

use super::*;
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Act {
    Limit(usize, u8),
    Lift(usize, u8),
    Say(usize, u8),
    HoldBack(usize, u8),
    Propose(usize, u8),
    Accept(usize),
    TakeBack(usize),
    KeepOffer(usize),
    Make(usize),
    MakeNothing(usize),
    Open(usize, usize),
    Wait,
    Window(usize),
}

fn act() -> impl Strategy<Value = Act> {
    let who = 0..2_usize;
    prop_oneof![
        (who.clone(), 0..4_u8).prop_map(|(w, n)| Act::Limit(w, n)),
        (who.clone(), 0..4_u8).prop_map(|(w, n)| Act::Lift(w, n)),
        (who.clone(), 0..4_u8).prop_map(|(w, n)| Act::Say(w, n)),
        (who.clone(), 0..4_u8).prop_map(|(w, n)| Act::HoldBack(w, n)),
        (who.clone(), 1..60_u8).prop_map(|(w, n)| Act::Propose(w, n)),
        who.clone().prop_map(Act::Accept),
        who.clone().prop_map(Act::Accept),
        who.clone().prop_map(Act::TakeBack),
        who.clone().prop_map(Act::KeepOffer),
        who.clone().prop_map(Act::Make),
        who.clone().prop_map(Act::Make),
        who.clone().prop_map(Act::MakeNothing),
        (who.clone(), any::<usize>()).prop_map(|(w, n)| Act::Open(w, n)),
        (who.clone(), any::<usize>()).prop_map(|(w, n)| Act::Open(w, n)),
        Just(Act::Wait),
        who.prop_map(Act::Window),
    ]
}

struct World {
    phones: [Phone; 2],
    /// Every parcel ever made for each phone: it may be lost, late and doubled.
    mail: [Vec<Vec<u8>>; 2],
}

impl World {
    fn new() -> Self {
        let (a, b) = paired();
        Self {
            phones: [a, b],
            mail: [Vec::new(), Vec::new()],
        }
    }

    fn play(&mut self, act: &Act) {
        match act {
            Act::Limit(w, n) => self.write(*w, limit_key(&format!("l{n}")), Some(tagged())),
            Act::Lift(w, n) => self.write(*w, limit_key(&format!("l{n}")), None),
            Act::Say(w, n) => {
                let key = format!("reassure/own.{n}").parse().expect("a key");
                let text = format!("CANARY-{w}-{n}");
                self.write(*w, key, Some(ItemValue::Text(text)));
            }
            Act::HoldBack(w, n) => {
                let key = format!("reassure/own.{n}").parse().expect("a key");
                self.phones[*w].bond.plan.mine.keep(key, true);
            }
            Act::Propose(w, n) => {
                let phone = &mut self.phones[*w];
                let nonce = crate::exchange::random::draw(&mut phone.random()).expect("bytes");
                // May be refused: too many open texts, or an after-window.
                let _refused =
                    phone
                        .bond
                        .plan
                        .propose(&space(), content(u32::from(*n)), nonce, phone.now);
            }
            Act::Accept(w) => {
                let phone = &mut self.phones[*w];
                let open: Vec<Rev> = theirs_open(phone);
                if let Some(rev) = open.first() {
                    let _rests = phone.bond.accept(&space(), *rev, phone.now);
                }
            }
            Act::TakeBack(w) => {
                let phone = &mut self.phones[*w];
                let topic = phone.bond.plan.topics.get(&space());
                if let Some(rev) = topic.and_then(|t| t.agreed()) {
                    phone.bond.plan.withdraw(&space(), rev).expect("always");
                    assert_eq!(phone.in_force(), None);
                }
            }
            Act::KeepOffer(w) => {
                let phone = &mut self.phones[*w];
                let topic = phone.bond.plan.topics.get(&space());
                if let Some(rev) = topic.and_then(|t| t.untold.first().copied()) {
                    phone.bond.plan.keep(&space(), rev, true).expect("untold");
                }
            }
            Act::Make(w) => {
                let file = self.phones[*w].make();
                self.mail[1 - w].push(file);
            }
            Act::MakeNothing(w) => {
                let file = self.phones[*w].make_with(&BTreeSet::new());
                self.mail[1 - w].push(file);
            }
            Act::Open(w, n) => {
                if self.mail[*w].is_empty() {
                    return;
                }
                let file = self.mail[*w][n % self.mail[*w].len()].clone();
                let before = self.phones[*w].bond.clone();
                if self.phones[*w].take(&file).is_err() {
                    assert_eq!(self.phones[*w].bond, before);
                }
                assert_eq!(self.phones[*w].bond.plan.mine, before.plan.mine);
            }
            Act::Wait => {
                for phone in &mut self.phones {
                    phone.now = phone.now.plus(13 * HOUR);
                    let now = phone.now;
                    phone.bond.plan.let_go(now);
                }
            }
            Act::Window(w) => {
                let phone = &mut self.phones[*w];
                let now = phone.now;
                phone.bond.plan.begin_window(now, 12 * HOUR);
            }
        }
    }

    fn write(&mut self, w: usize, key: ItemKey, value: Option<ItemValue>) {
        let phone = &mut self.phones[w];
        let _waits = phone.bond.plan.write(key, value, phone.now);
    }

    fn settle(&mut self) {
        self.play(&Act::Wait);
        let [a, b] = &mut self.phones;
        exchange(a, b);
        exchange(a, b);
    }
}

fn tagged() -> ItemValue {
    ItemValue::Limit(Limit {
        tag: Some(Tag::new("touch").expect("a tag")),
        text: None,
    })
}

fn theirs_open(phone: &Phone) -> Vec<Rev> {
    let topic = phone.bond.plan.topics.get(&space());
    topic.map_or_else(Vec::new, |t| {
        t.theirs.iter().copied().filter(|r| t.is_open(*r)).collect()
    })
}

fn told(phone: &Phone) -> (crate::plan::voice::Voice, Option<u32>) {
    (phone.bond.plan.mine.told.clone(), phone.in_force())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn both_end_in_the_same_told_plan(acts in prop::collection::vec(act(), 1..60)) {
        let mut world = World::new();
        for act in &acts {
            world.play(act);
            for phone in &world.phones {
                // Two to agree: what is in force has both yeses and was not taken back.
                if let Some(topic) = phone.bond.plan.topics.get(&space())
                    && let (Some(rev), true) = (topic.agreed(), topic.standing.is_none())
                {
                    prop_assert!(topic.mine.contains(&rev) && topic.theirs.contains(&rev));
                    prop_assert!(!topic.withdrawn.contains(&rev));
                }
            }
        }
        // What is kept back goes along in the end, so that nothing is left to differ.
        for phone in &mut world.phones {
            phone.bond.plan.mine.only_me.clear();
            for topic in phone.bond.plan.topics.values_mut() {
                topic.kept.clear();
            }
        }
        world.settle();
        let [a, b] = &world.phones;
        prop_assert_eq!(&a.bond.plan.theirs.whole(), &b.bond.plan.mine.told);
        prop_assert_eq!(&b.bond.plan.theirs.whole(), &a.bond.plan.mine.told);
        prop_assert_eq!(told(a).1, told(b).1);
        let (ta, tb) = (a.bond.plan.topics.get(&space()), b.bond.plan.topics.get(&space()));
        prop_assert_eq!(ta.and_then(|t| t.settled), tb.and_then(|t| t.settled));
    }

    #[test]
    fn no_act_of_one_changes_the_voice_or_the_limits_of_the_other(
        acts in prop::collection::vec(act(), 1..60),
    ) {
        let mut world = World::new();
        for act in &acts {
            let before = world.phones[0].bond.plan.mine.clone();
            world.play(act);
            let by_a = matches!(
                act,
                Act::Limit(0, _) | Act::Lift(0, _) | Act::Say(0, _) | Act::HoldBack(0, _)
                    | Act::Make(0) | Act::MakeNothing(0)
            );
            if !by_a {
                prop_assert_eq!(&world.phones[0].bond.plan.mine, &before);
            }
        }
    }
}
