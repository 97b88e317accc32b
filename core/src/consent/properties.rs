//! The rules of the first three promises, over whatever two people and their parcels do.

use super::clock::NIGHT;
use super::half::told_parts;
use super::two_phones::{Act, World, acts, is_of_a, minutes};
use crate::plan::ids::Rev;
use proptest::prelude::*;
use std::collections::BTreeSet;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn both_yeses_or_nothing_and_nothing_returns(agreed: bool, acts in acts()) {
        let mut world = World::new(agreed);
        let mut over: [BTreeSet<Rev>; 2] = Default::default();
        for act in acts {
            let before = [world.a.topic.agreed(), world.b.topic.agreed()];
            world.act(act);
            world.holds();
            let after = [world.a.topic.agreed(), world.b.topic.agreed()];
            for n in 0..2 {
                if let (Some(was), true) = (before[n], before[n] != after[n]) {
                    over[n].insert(was);
                }
                if let Act::Withdraw { .. } = act {
                    prop_assert!(
                        after[n].is_none() || after[n] == before[n],
                        "taking back brought something into force"
                    );
                }
                if let Some(now) = after[n] {
                    prop_assert!(!over[n].contains(&now), "an older text came back");
                }
            }
            if let Act::Lapse { .. } = act {
                // "Still yes" may bring back what lapsed, once both have said it again.
                over = Default::default();
            }
        }
    }

    #[test]
    fn no_act_of_one_lessens_a_protection_of_the_other(
        agreed: bool, acts in acts(),
    ) {
        let mut world = World::new(agreed);
        for act in acts {
            let (was, working) = (world.a.protections(), world.a.mine.clone());
            let floor = crate::content::library("en").floor.len();
            world.act(act);
            if is_of_a(act) {
                continue;
            }
            prop_assert_eq!(&world.a.mine, &working, "B wrote in A's half");
            let now = world.a.protections();
            for (key, value) in was.items() {
                prop_assert_eq!(now.get(key), Some(value));
            }
            prop_assert_eq!(crate::content::library("en").floor.len(), floor);
            prop_assert_eq!(floor, 7);
        }
    }

    #[test]
    fn one_parcel_each_way_and_both_have_the_same(agreed: bool, acts in acts()) {
        let mut world = World::new(agreed);
        for act in acts {
            world.act(act);
        }
        world.settle_all();
        let (a, b) = (&world.a, &world.b);
        prop_assert_eq!(a.topic.settled, b.topic.settled);
        prop_assert_eq!(a.topic.agreed(), b.topic.agreed());
        prop_assert_eq!(a.topic.holds(), b.topic.holds());
        prop_assert_eq!(&a.topic.mine, &b.topic.theirs);
        prop_assert_eq!(&b.topic.mine, &a.topic.theirs);
        prop_assert_eq!(&a.theirs.limits, &told_parts(&b.mine).1);
        prop_assert_eq!(&b.theirs.limits, &told_parts(&a.mine).1);
        prop_assert_eq!(a.theirs.whole(), b.mine.told.clone());
        prop_assert_eq!(b.theirs.whole(), a.mine.told.clone());
    }

    #[test]
    fn a_widening_text_never_comes_into_force_within_a_night(
        agreed: bool, acts in acts(),
    ) {
        let mut world = World::new(agreed);
        for act in acts {
            let Act::Accept { on_a, .. } = act else {
                world.act(act);
                continue;
            };
            let before = world.phone(on_a).topic.clone();
            world.act(act);
            let now = world.now;
            let after = world.phone(on_a).topic.agreed();
            let (was, is) = (before.agreed(), after);
            if let (Some(was), Some(is)) = (was, is)
                && was != is
                && minutes(before.texts.get(&is).map(|t| &t.content))
                    < minutes(before.texts.get(&was).map(|t| &t.content))
            {
                let seen = before.seen.get(&is).copied().unwrap_or(now);
                prop_assert!(now >= seen.plus(NIGHT), "a night was skipped");
            }
        }
    }
}
