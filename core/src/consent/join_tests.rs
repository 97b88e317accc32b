//! What a parcel may and may not do to a topic.

use super::super::samples::{DAY, Pair, space, topic_id};
use super::super::topic::State;
use super::*;
use crate::plan::revision::{DEEPEST, Revision};

fn told(texts: &[Revision]) -> TopicTold {
    let revisions = texts
        .iter()
        .map(|text| (text.id().expect("a name"), text.clone()))
        .collect::<std::collections::BTreeMap<_, _>>();
    TopicTold {
        settled: None,
        withdrawn: BTreeSet::new(),
        yes: revisions.keys().copied().collect(),
        revisions,
    }
}

fn text(depth: u32, parent: Option<Rev>) -> Revision {
    Revision {
        topic: topic_id(&space(0)),
        depth,
        parent,
        nonce: [u8::try_from(depth % 256).unwrap_or(0); 16],
        content: space(10),
    }
}

fn refused(told: &TopicTold) -> bool {
    let mut topic = Topic::default();
    let refused = topic.join(&topic_id(&space(0)), told, Time(0)).is_err();
    assert!(!refused || topic == Topic::default(), "nothing changes");
    refused
}

#[test]
fn a_text_under_another_name_is_refused() {
    let honest = told(&[text(1, None)]);
    assert!(!refused(&honest));
    let mut named = TopicTold::default();
    named.revisions.insert(Rev([1; 32]), text(1, None));
    named.yes.insert(Rev([1; 32]));
    assert!(refused(&named));
    let mut topic = Topic::default();
    let other = TopicId::new("turns").expect("a name");
    assert!(topic.join(&other, &honest, Time(0)).is_err());
}

#[test]
fn a_yes_without_a_text_and_a_text_that_nobody_names_are_refused() {
    let mut nameless = told(&[text(1, None)]);
    nameless.yes.clear();
    assert!(refused(&nameless));
    let mut missing = told(&[text(1, None)]);
    missing.revisions.clear();
    assert!(refused(&missing));
    missing.yes.clear();
    missing.settled = Some(Rev([1; 32]));
    assert!(refused(&missing));
    missing.settled = None;
    missing.withdrawn.insert(Rev([1; 32]));
    assert!(
        !refused(&missing),
        "a taking-back may come without its text"
    );
}

#[test]
fn a_depth_that_does_not_follow_its_parent_is_refused() {
    let first = text(1, None);
    let parent = first.id().expect("a name");
    assert!(!refused(&told(&[first.clone(), text(2, Some(parent))])));
    assert!(refused(&told(&[first.clone(), text(3, Some(parent))])));
    assert!(refused(&told(&[text(0, None)])));
    assert!(refused(&told(&[text(2, None)])));
    assert!(refused(&told(&[text(DEEPEST + 1, Some(parent))])));
}

#[test]
fn the_greatest_depth_of_a_parent_does_no_harm() {
    let deepest = text(u32::MAX, Some(Rev([9; 32])));
    let over = text(1, None);
    let child = Revision {
        parent: Some(deepest.id().expect("a name")),
        ..text(2, None)
    };
    assert!(refused(&told(&[child.clone(), deepest.clone()])));
    assert!(refused(&told(&[deepest, over, child])));
}

#[test]
fn too_many_open_texts_are_refused() {
    let texts: Vec<Revision> = (0..9)
        .map(|n| Revision {
            nonce: [n; 16],
            ..text(1, None)
        })
        .collect();
    assert!(!refused(&told(&texts[..8])));
    assert!(refused(&told(&texts)));
    let mut taken_back = told(&texts);
    taken_back.withdrawn.clone_from(&taken_back.yes);
    assert!(!refused(&taken_back), "what was taken back is not open");
    taken_back.withdrawn = (0..1026u32)
        .map(|n| {
            let mut name = [0; 32];
            name[..4].copy_from_slice(&n.to_be_bytes());
            Rev(name)
        })
        .collect();
    assert!(refused(&taken_back));
}

#[test]
fn a_partner_alone_settles_nothing_that_holds() {
    let mut pair = Pair::default();
    let rev = pair.agree(space(20));
    let forged = Revision {
        content: space(1),
        ..text(2, Some(rev))
    };
    let mut said = told(std::slice::from_ref(&forged));
    said.settled = Some(forged.id().expect("a name"));
    let topic = &mut pair.a;
    topic
        .join(&topic_id(&space(0)), &said, Time(2 * DAY))
        .expect("it is well formed");
    assert_eq!((topic.in_force(), topic.holds()), (None, None));
    assert_eq!(topic.state(), State::TalkFirst);
    let name = forged.id().expect("a name");
    let at_once = topic.accept(name, None, Time(2 * DAY));
    assert!(
        matches!(at_once, Err(super::super::topic::Refused::Rests { .. })),
        "what only the partner calls settled rests a night like any other text"
    );
}

#[test]
fn a_doubled_or_late_parcel_does_no_harm() {
    let mut pair = Pair::default();
    let late = pair.a.told(true);
    let rev = pair.agree(space(20));
    let (before, newest) = (pair.b.clone(), pair.a.told(true));
    let mut open = |parcel| {
        let joined = pair.b.join(&topic_id(&space(0)), parcel, Time(9 * DAY));
        joined.expect("an honest parcel");
        pair.b.clone()
    };
    assert_eq!(open(&newest), before);
    assert_eq!(open(&newest), before);
    // Editions keep a late parcel out; if one came in, the next would put everything right.
    assert_eq!(open(&late).settled, Some(rev));
    assert_eq!(open(&newest).agreed(), Some(rev));
}

#[test]
fn a_rolled_back_phone_takes_only_what_was_taken_back() {
    let mut pair = Pair::default();
    let rev = pair.agree(space(20));
    pair.a.hold_still();
    pair.a.join_withdrawn(&BTreeSet::from([rev]));
    assert_eq!((pair.a.agreed(), pair.a.in_force()), (None, None));
}

#[test]
fn yeses_lapse_and_everything_else_stays() {
    let mut pair = Pair::default();
    let rev = pair.agree(space(20));
    let back = pair.propose(true, space(30));
    pair.a_tells(Time(2 * DAY));
    pair.a.withdraw(back).expect("an own offer");
    pair.a.keep(back, true).expect("kept back");
    pair.a.lapse_mine();
    assert_eq!((pair.a.agreed(), pair.a.settled), (None, Some(rev)));
    assert!(pair.a.withdrawn.contains(&back));
    assert!(pair.a.kept.contains(&back), "what is kept back stays so");
    assert!(pair.a.told(false).yes.is_empty());
    assert_eq!(pair.a.told(false).settled, Some(rev));
    pair.b.lapse_theirs();
    assert_eq!((pair.b.agreed(), pair.b.settled), (None, Some(rev)));
    pair.a.confirm(rev, None, Time(3 * DAY)).expect("still yes");
    pair.a_tells(Time(3 * DAY));
    assert_eq!((pair.a.agreed(), pair.b.agreed()), (Some(rev), Some(rev)));
}
