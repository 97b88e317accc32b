//! Acts and refusals, crossing proposals, and what holds.

use super::super::clock::{NIGHT, Time};
use super::super::effect::Effect;
use super::super::samples::{DAY, Pair, space, topic_id};
use super::*;
use crate::plan::topic::TopicContent;

fn minutes(content: Option<&TopicContent>) -> Option<u32> {
    match content {
        Some(TopicContent::Space(space)) => Some(space.minutes),
        _ => None,
    }
}

fn in_force(topic: &Topic) -> Option<u32> {
    minutes(topic.in_force())
}

fn holds(topic: &Topic) -> Option<u32> {
    minutes(topic.holds().as_ref())
}

/// The texts of the older ones, oldest first.
fn past(topic: &Topic) -> Vec<Option<u32>> {
    let texts = topic.past.iter();
    texts.map(|past| minutes(Some(&past.content))).collect()
}

#[test]
fn a_first_text_needs_both_and_no_night() {
    let mut pair = Pair::default();
    let rev = pair.propose(true, space(15));
    assert_eq!((in_force(&pair.a), pair.a.state()), (None, State::New));
    pair.a_tells(Time(0));
    assert_eq!(pair.b.effect(rev), Effect::Neutral);
    assert_eq!(pair.b.accept(rev, None, Time(0)), Ok(()));
    assert_eq!(in_force(&pair.b), Some(15));
    assert_eq!(in_force(&pair.a), None, "A has not learned of it");
    pair.b_tells(Time(1));
    assert_eq!(in_force(&pair.a), Some(15));
    assert_eq!(pair.a.state(), State::InForce);
}

#[test]
fn nothing_is_agreed_inside_an_after_window() {
    let (mut pair, until) = (Pair::default(), Time(500));
    let offered = pair.propose(true, space(15));
    pair.a_tells(Time(0));
    let draft = pair.b.draft(&topic_id(&space(1)), space(1), [9; 16]);
    let waits = Err(Refused::AfterWindow { until });
    assert_eq!(pair.b.propose(draft, Some(until)).map(drop), waits);
    assert_eq!(pair.b.accept(offered, Some(until), Time(1)), waits);
    assert_eq!(pair.b.confirm(offered, Some(until), Time(1)), waits);
    assert_eq!(pair.b.withdraw(offered), Ok(()), "a no never waits");
}

#[test]
fn widening_rests_a_night_on_the_phone_that_receives_it() {
    let mut pair = Pair::default();
    pair.agree(space(20));
    let less = pair.propose(true, space(5));
    let seen = Time(3 * DAY);
    pair.a_tells(seen);
    pair.a_tells(seen.plus(NIGHT - 1));
    assert_eq!(pair.b.effect(less), Effect::Widening);
    let rests = Err(Refused::Rests {
        until: seen.plus(NIGHT),
    });
    assert_eq!(pair.b.accept(less, None, seen.plus(NIGHT - 1)), rests);
    assert_eq!(in_force(&pair.b), Some(20));
    assert_eq!(pair.b.accept(less, None, seen.plus(NIGHT)), Ok(()));
    assert_eq!(in_force(&pair.b), Some(5));
}

#[test]
fn narrowing_and_neutral_texts_need_no_night() {
    let mut pair = Pair::default();
    pair.agree(space(20));
    let more = pair.propose(true, space(30));
    pair.a_tells(Time(2 * DAY));
    assert_eq!(pair.b.accept(more, None, Time(2 * DAY)), Ok(()));
    assert_eq!(in_force(&pair.b), Some(30));
}

#[test]
fn refusals_name_what_is_wrong_and_change_nothing() {
    let mut pair = Pair::default();
    let first = pair.agree(space(20));
    let before = pair.b.clone();
    let unknown = Rev([7; 32]);
    assert_eq!(
        Topic::default().accept(unknown, None, Time(0)),
        Err(Refused::NotOffered)
    );
    assert_eq!(pair.b.withdraw(unknown), Err(Refused::NotOffered));
    assert_eq!(pair.b.keep(first, true), Err(Refused::NotOffered));
    assert_eq!(
        pair.b.confirm(unknown, None, Time(0)),
        Err(Refused::NotOffered)
    );
    let own = pair.propose(false, space(30));
    assert_eq!(
        pair.b.accept(own, None, Time(0)),
        Err(Refused::NotOffered),
        "nobody accepts for the other"
    );
    pair.b.withdraw(own).expect("an own offer");
    assert_eq!(pair.b, before);
}

#[test]
fn a_draft_over_an_older_text_is_refused() {
    let mut pair = Pair::default();
    let stale = pair.a.draft(&topic_id(&space(9)), space(9), [9; 16]);
    pair.agree(space(20));
    assert_eq!(pair.a.propose(stale, None), Err(Refused::Superseded));
    let mut deep = pair.a.draft(&topic_id(&space(9)), space(9), [9; 16]);
    deep.depth = 90_000;
    assert_eq!(pair.a.propose(deep, None), Err(Refused::Superseded));
}

#[test]
fn what_is_superseded_cannot_be_accepted_and_never_returns() {
    let mut pair = Pair::default();
    let first = pair.agree(space(20));
    let second = pair.propose(true, space(30));
    pair.a_tells(Time(2 * DAY));
    pair.b.accept(second, None, Time(2 * DAY)).expect("more");
    pair.b_tells(Time(2 * DAY));
    assert_eq!(
        pair.a.accept(first, None, Time(9 * DAY)),
        Err(Refused::Superseded)
    );
    pair.a.withdraw(second).expect("a no");
    assert_eq!((in_force(&pair.a), holds(&pair.a)), (None, None));
    assert_eq!(pair.a.state(), State::TalkFirst);
    assert_eq!(past(&pair.a), [Some(20)], "the older text is listed");
}

#[test]
fn there_is_no_untaking_back() {
    let mut pair = Pair::default();
    let rev = pair.agree(space(20));
    pair.a.withdraw(rev).expect("a no");
    assert_eq!(
        pair.a.accept(rev, None, Time(9 * DAY)),
        Err(Refused::TakenBack)
    );
    assert_eq!(
        pair.a.confirm(rev, None, Time(9 * DAY)),
        Err(Refused::TakenBack)
    );
    assert_eq!(in_force(&pair.b), Some(20), "B has not learned of it");
    pair.a_tells(Time(2 * DAY));
    assert_eq!(in_force(&pair.b), None);
    pair.b_tells(Time(2 * DAY));
    assert_eq!(in_force(&pair.a), None, "an older yes brings nothing back");
    let again = pair.propose(false, space(20));
    assert_ne!(again, rev);
    pair.b_tells(Time(3 * DAY));
    assert_eq!(pair.a.effect(again), Effect::Widening, "nothing holds now");
    let rests = pair.a.accept(again, None, Time(3 * DAY));
    assert!(matches!(rests, Err(Refused::Rests { .. })));
    assert_eq!(pair.a.accept(again, None, Time(4 * DAY)), Ok(()));
    assert_eq!(in_force(&pair.a), Some(20));
}

#[test]
fn the_very_same_revision_cannot_be_proposed_after_it_was_taken_back() {
    let mut topic = Topic::default();
    let draft = topic.draft(&topic_id(&space(9)), space(9), [9; 16]);
    let rev = topic.propose(draft.clone(), None).expect("an offer");
    topic.mark_told();
    topic.withdraw(rev).expect("a no");
    assert_eq!(topic.propose(draft, None), Err(Refused::TakenBack));
}

#[test]
fn crossing_proposals_settle_alike_and_the_other_stays_listed() {
    let mut pair = Pair::default();
    pair.agree(space(20));
    let (from_a, from_b) = (
        pair.propose(true, space(30)),
        pair.propose(false, space(40)),
    );
    let mut other = pair.clone();
    // Told across each other, and both accepted before either learns of it.
    let told = pair.b.told(true);
    pair.a_tells(Time(2 * DAY));
    pair.a
        .join(&topic_id(&space(0)), &told, Time(2 * DAY))
        .expect("honest");
    pair.a.accept(from_b, None, Time(2 * DAY)).expect("more");
    pair.b.accept(from_a, None, Time(2 * DAY)).expect("more");
    pair.a_tells(Time(3 * DAY));
    pair.b_tells(Time(3 * DAY));
    let winner = from_a.min(from_b);
    assert_eq!(
        (pair.a.settled, pair.b.settled),
        (Some(winner), Some(winner))
    );
    assert_eq!(in_force(&pair.a), in_force(&pair.b));
    assert!(in_force(&pair.a).is_some());
    let loser = Some(if winner == from_a { 40 } else { 30 });
    for topic in [&pair.a, &pair.b] {
        assert!(past(topic).contains(&loser), "{:?}", past(topic));
        assert!(past(topic).contains(&Some(20)));
    }
    let listed = pair.a.past.len();
    other.b_tells(Time(4 * DAY));
    let late = other.b.told(true);
    pair.a
        .join(&topic_id(&space(0)), &late, Time(4 * DAY))
        .expect("a late parcel");
    assert_eq!(
        pair.a.past.len(),
        listed,
        "a late parcel lists nothing twice"
    );
    // The winner is taken back: the loser does not come back.
    pair.a.withdraw(winner).expect("a no");
    pair.a_tells(Time(5 * DAY));
    pair.b_tells(Time(5 * DAY));
    assert_eq!((in_force(&pair.a), in_force(&pair.b)), (None, None));
}

#[test]
fn an_untold_offer_is_dropped_without_a_trace_and_a_told_one_is_taken_back() {
    let mut pair = Pair::default();
    pair.agree(space(20));
    let untold = pair.propose(true, space(30));
    pair.a.withdraw(untold).expect("an own offer");
    assert!(pair.a.withdrawn.is_empty());
    let told = pair.propose(true, space(30));
    pair.a_tells(Time(2 * DAY));
    pair.a.withdraw(told).expect("an own offer");
    pair.a_tells(Time(2 * DAY));
    assert_eq!(
        pair.b.accept(told, None, Time(9 * DAY)),
        Err(Refused::TakenBack)
    );
}

#[test]
fn kept_offers_and_takings_back_stay_here_until_they_are_let_go() {
    let mut pair = Pair::default();
    let rev = pair.agree(space(20));
    let offer = pair.propose(true, space(30));
    pair.a.keep(offer, true).expect("an own offer");
    pair.a.withdraw(rev).expect("a no");
    pair.a.keep(rev, true).expect("a taking-back");
    pair.a_tells(Time(2 * DAY));
    assert_eq!(in_force(&pair.a), None, "it holds here at once");
    assert_eq!(in_force(&pair.b), Some(20), "and is not told");
    assert!(!pair.b.texts.contains_key(&offer));
    assert!(pair.a.untold.contains(&offer));
    pair.a.keep(rev, false).expect("let go");
    pair.a.keep(offer, false).expect("let go");
    pair.a_tells(Time(2 * DAY));
    assert_eq!(in_force(&pair.b), None);
    assert!(pair.b.open().any(|(rev, _)| rev == offer));
}

#[test]
fn narrowing_offers_hold_at_once_and_nothing_else_of_an_offer_does() {
    let mut pair = Pair::default();
    pair.agree(space(20));
    let more = pair.propose(true, space(45));
    pair.a.keep(more, true).expect("kept back");
    assert_eq!((in_force(&pair.a), holds(&pair.a)), (Some(20), Some(45)));
    pair.propose(true, space(5));
    assert_eq!(holds(&pair.a), Some(45), "a wider offer waits for both");
    pair.propose(true, space(30));
    assert_eq!(holds(&pair.a), Some(45), "the narrowest of them");
    pair.a.withdraw(more).expect("an own offer");
    assert_eq!(holds(&pair.a), Some(30));
}

#[test]
fn an_offer_that_asks_for_less_and_for_something_else_is_held_in_its_less() {
    let mut pair = Pair::default();
    pair.agree(space(20));
    let TopicContent::Space(mut mixed) = space(45) else {
        panic!("it is of that kind")
    };
    mixed.answer = "Go ahead.".to_owned();
    pair.propose(true, TopicContent::Space(mixed.clone()));
    let Some(TopicContent::Space(held)) = pair.a.holds() else {
        panic!("it holds")
    };
    assert_eq!((held.minutes, held.answer.as_str()), (45, "I hear you."));
    mixed.give_back = Some("a call every hour".to_owned());
    mixed.minutes = 60;
    pair.propose(true, TopicContent::Space(mixed));
    assert_eq!(
        holds(&pair.a),
        Some(45),
        "less in one thing buys no more in another"
    );
}

#[test]
fn the_after_window_stands_still_and_takings_back_act() {
    let mut pair = Pair::default();
    let first = pair.agree(space(20));
    let second = pair.propose(true, space(5));
    pair.a_tells(Time(2 * DAY));
    pair.a.hold_still();
    pair.b.accept(second, None, Time(3 * DAY)).expect("a night");
    pair.b_tells(Time(3 * DAY));
    assert_eq!(pair.a.settled, Some(second));
    assert_eq!(in_force(&pair.a), Some(20), "nothing moves here");
    let mut ended = pair.a.clone();
    ended.let_go();
    assert_eq!(in_force(&ended), Some(5), "until the window ends");
    pair.b.withdraw(second).expect("a no");
    pair.b_tells(Time(3 * DAY));
    assert_eq!(in_force(&pair.a), None, "a taking-back acts at once");
    pair.a.hold_still();
    assert_eq!(in_force(&pair.a), None);
    assert_ne!(first, second);
}

#[test]
fn a_less_that_holds_is_not_lost_when_it_is_accepted_inside_the_window() {
    let mut pair = Pair::default();
    pair.agree(space(20));
    let more = pair.propose(true, space(45));
    pair.a_tells(Time(2 * DAY));
    pair.a.hold_still();
    assert_eq!(holds(&pair.a), Some(45));
    pair.b.accept(more, None, Time(2 * DAY)).expect("more room");
    pair.b_tells(Time(2 * DAY));
    assert_eq!((in_force(&pair.a), holds(&pair.a)), (Some(20), Some(45)));
}

#[test]
fn too_many_open_offers_are_refused_and_told_ones_can_still_be_joined() {
    let mut pair = Pair::default();
    pair.agree(space(20));
    for round in 0..3 {
        let mut revs = Vec::new();
        for n in 0..8 {
            revs.push(pair.propose(true, space(30 + n)));
        }
        let ninth = pair.a.draft(&topic_id(&space(1)), space(1), [200; 16]);
        assert!(matches!(
            pair.a.propose(ninth, None),
            Err(Refused::Unfit(_))
        ));
        pair.a_tells(Time(2 * DAY));
        for rev in revs {
            pair.a.withdraw(rev).expect("an own offer");
        }
        pair.a_tells(Time(2 * DAY));
        assert_eq!(pair.b.withdrawn.len(), 8 * (round + 1));
    }
}

#[test]
fn kept_takings_back_count_as_open_because_the_partner_sees_them_so() {
    let mut pair = Pair::default();
    pair.agree(space(20));
    for n in 0..8 {
        let rev = pair.propose(true, space(30 + n));
        pair.a_tells(Time(2 * DAY));
        pair.a.withdraw(rev).expect("an own offer");
        pair.a.keep(rev, true).expect("kept back");
    }
    let ninth = pair.a.draft(&topic_id(&space(1)), space(1), [200; 16]);
    assert!(matches!(
        pair.a.propose(ninth, None),
        Err(Refused::Unfit(_))
    ));
    pair.a_tells(Time(2 * DAY));
}

#[test]
fn older_texts_are_bounded() {
    let mut pair = Pair::default();
    pair.agree(space(1));
    for n in 0..60 {
        let rev = pair.propose(true, space(2 + n));
        pair.a_tells(Time(2 * DAY));
        pair.b.accept(rev, None, Time(2 * DAY)).expect("more room");
        pair.b_tells(Time(2 * DAY));
    }
    assert_eq!((pair.a.past.len(), pair.b.past.len()), (40, 40));
    assert_eq!(past(&pair.a).last(), Some(&Some(60)));
}
