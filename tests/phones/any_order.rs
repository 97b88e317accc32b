//! Any order, loss and repetition of parcels, with edits, tellings, suggestions, yeses and takings
//! back in between, over two bonds that share a phone.

use super::world::{End, World, act};
use leeside::plan::voice::Voice;
use leeside_tests::phone::space;
use leeside_tests::times;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig {
        cases: times(16, 256),
        max_shrink_iters: 400,
        ..ProptestConfig::default()
    })]

    #[test]
    fn both_end_in_the_same_told_plan(acts in prop::collection::vec(act(), 1..60)) {
        let mut world = World::new();
        for act in &acts {
            world.play(act);
            world.check_force();
        }
        world.wait();
        for (first, second) in [(End::AwithB, End::BwithA), (End::CwithA, End::AwithC)] {
            for from in [first, second] {
                world.make_whole(from);
                let to = from.other();
                let file = world.mail[to as usize].last().expect("made").file.clone();
                world.open(to, &file);
            }
            let ends = [first, second].map(|end| {
                let (phone, id) = world.at(end);
                phone.bond(id)
            });
            let [one, two] = &ends;
            prop_assert_eq!(one.plan.theirs.whole(), two.plan.mine.told.clone());
            prop_assert_eq!(two.plan.theirs.whole(), one.plan.mine.told.clone());
            prop_assert_eq!(without_held(&one.plan.mine.working), one.plan.mine.told.clone());
            let agreed = ends.each_ref().map(|bond| {
                let topic = bond.plan.topics.get(&space());
                let force = topic.and_then(|t| t.in_force()).cloned();
                (topic.and_then(|t| t.settled), topic.and_then(|t| t.agreed()), force)
            });
            prop_assert_eq!(&agreed[0], &agreed[1], "after {} hours", world.hours());
        }
        world.check_force();
        world.check_parcels();
    }
}

fn without_held(voice: &Voice) -> Voice {
    let mut rest = Voice::default();
    for (key, value) in voice.items() {
        if !key.to_string().starts_with("needs.mind/held") {
            rest.set(key.clone(), Some(value.clone())).expect("it fits");
        }
    }
    rest
}
