//! Making and opening parcels: order, keys, previews, copies and debriefs.

use super::*;
use crate::exchange::copies::{CopyOf, Shared, TextCopy};
use crate::exchange::preview::{CopyNews, DebriefNews, TopicNews};
use crate::exchange::sealed::Stage;
use crate::plan::ids::CopyId;

#[test]
fn lost_doubled_and_late_parcels_do_no_harm() {
    let (mut a, mut b) = paired();
    let first = a.make();
    a.limit("hair", "touch.hair");
    let second = a.make();
    b.take(&second).expect("it opens");
    assert_eq!(b.look(&first).map(|_| ()), Err(Refusal::Older));
    let before = b.bond.clone();
    let again = b.take(&second).expect("harmless");
    assert!(again.again && again.preview().is_empty());
    assert_eq!(b.bond, before);
    assert_eq!(b.bond.plan.theirs.limits.len(), 1);
}

#[test]
fn keys_move_with_each_exchange_there_and_back() {
    let (mut a, mut b) = paired();
    let old = a.make();
    b.take(&old).expect("it opens");
    let ring = |phone: &Phone| phone.bond.pairing.as_ref().expect("paired").keys.clone();
    let opens = |phone: &Phone, file: &[u8]| {
        crate::exchange::envelope::open_with_key(file, &ring(phone).identities()).is_ok()
    };
    assert!(opens(&b, &old), "b wrote nothing yet, so nothing moved");
    exchange(&mut b, &mut a);
    exchange(&mut b, &mut a);
    assert!(!opens(&b, &old));
    assert!(!opens(&a, &old));
}

#[test]
fn fifty_parcels_in_one_direction_strand_nobody() {
    let (mut a, mut b) = paired();
    for _ in 0..50 {
        a.make();
    }
    assert!(a.bond.pairing.as_ref().expect("paired").unanswered >= 50);
    exchange(&mut a, &mut b);
    assert_eq!(a.bond.pairing.as_ref().expect("paired").unanswered, 0);
    exchange(&mut b, &mut a);
}

#[test]
fn the_preview_shows_limits_and_suggestions_and_the_merge_is_the_preview() {
    let (mut a, mut b) = paired();
    a.limit("hair", "touch.hair");
    let rev = a.propose(20);
    let file = a.make();
    let opened = b.look(&file).expect("it opens");
    let preview = opened.preview();
    assert_eq!(preview.limits.len(), 1);
    assert!(matches!(
        preview.topics.as_slice(),
        [(_, TopicNews::Suggested { rev: r, .. })] if *r == rev
    ));
    assert_eq!(b.bond.plan.theirs.limits.len(), 0, "a look changes nothing");
    b.bond = opened.after;
    b.accept(rev);
    let opened = a.take(&b.make()).expect("it opens");
    assert!(matches!(
        opened.preview().topics.as_slice(),
        [(_, TopicNews::BothYes(_))]
    ));
    a.bond.plan.withdraw(&space(), rev).expect("always");
    let opened = b.take(&a.make()).expect("it opens");
    assert!(matches!(
        opened.preview().topics.as_slice(),
        [(_, TopicNews::TakenBack(_))]
    ));
    assert_eq!(b.in_force(), None);
}

#[test]
fn outgoing_lists_only_what_is_new() {
    let (mut a, mut b) = paired();
    a.limit("hair", "touch.hair");
    let rev = a.propose(20);
    assert_eq!(a.bond.outgoing().leaving.len(), 2);
    exchange(&mut a, &mut b);
    assert!(a.bond.outgoing().leaving.is_empty());
    b.accept(rev);
    assert_eq!(
        b.bond.outgoing().leaving,
        [(Leaving::Yes(space(), rev), true)]
    );
    exchange(&mut b, &mut a);
    a.bond.plan.withdraw(&space(), rev).expect("always");
    let back = Leaving::TakingBack(space(), rev);
    assert_eq!(a.bond.outgoing().leaving, [(back, true)]);
    exchange(&mut a, &mut b);
    assert!(b.bond.outgoing().leaving.is_empty(), "b need not repeat it");
}

#[test]
fn a_taking_back_may_be_held_and_acts_here_at_once() {
    let (mut a, mut b) = paired();
    let rev = a.propose(20);
    exchange(&mut a, &mut b);
    b.accept(rev);
    exchange(&mut b, &mut a);
    a.bond.plan.withdraw(&space(), rev).expect("always");
    let file = a.make_with(&BTreeSet::new());
    b.take(&file).expect("it opens");
    assert_eq!((a.in_force(), b.in_force()), (None, Some(20)));
    b.take(&a.make_with(&BTreeSet::from([Leaving::TakingBack(space(), rev)])))
        .expect("it opens");
    assert_eq!(b.in_force(), None);
}

fn copy(n: u8, text: &str) -> Shared {
    Shared::Text(TextCopy {
        id: CopyId([n; 16]),
        of: CopyOf::Entry,
        day: START.day(),
        text: text.into(),
    })
}

#[test]
fn a_copy_taken_back_goes_when_its_receiver_agrees() {
    let (mut a, mut b) = paired();
    a.bond.give(copy(1, "one")).expect("it fits");
    a.bond.give(copy(2, "two")).expect("it fits");
    exchange(&mut a, &mut b);
    assert_eq!(b.bond.copies.theirs.len(), 2);
    a.bond.copies.take_back(CopyId([1; 16]));
    a.bond.copies.take_back(CopyId([2; 16]));
    assert_eq!(a.bond.outgoing().leaving.len(), 2);
    let file = a.make();
    let keep = BTreeSet::from([CopyId([2; 16])]);
    let mut random = b.random();
    let opened = b
        .bond
        .open_parcel(&file, &keep, &mut random, b.now)
        .expect("it opens");
    let asked = opened.preview().copies;
    assert!(asked.iter().all(|c| matches!(c, CopyNews::AskedBack(_))));
    assert_eq!(asked.len(), 2);
    b.bond = opened.after;
    assert_eq!(b.bond.copies.theirs.len(), 1);
    let opened = b.take(&a.make()).expect("it opens");
    assert!(opened.preview().is_empty(), "asked once, never again");
}

#[test]
fn debriefs_are_sealed_by_both_and_then_opened() {
    let (mut a, mut b) = paired();
    let id = CopyId([9; 16]);
    let seal = |phone: &mut Phone, text: &str| {
        let (mut random, today) = (phone.random(), phone.now.day());
        phone.bond.seal_debrief(id, text, &mut random, today)
    };
    seal(&mut a, "the line at the door").expect("sealed");
    seal(&mut a, "the line before going out").expect("not told yet");
    let opened = b.take(&a.make()).expect("it opens");
    assert_eq!(opened.preview().debriefs, [(id, DebriefNews::Sealed)]);
    assert_eq!(
        a.bond.debriefs.open(id),
        Err(Refusal::NotHeard),
        "a holds no seal of b"
    );
    seal(&mut b, "").expect("not this time");
    assert_eq!(b.bond.debriefs.stage(id), Stage::MayOpen);
    b.bond.debriefs.open(id).expect("both sealed");
    let opened = a.take(&b.make()).expect("it opens");
    let news = DebriefNews::Opened(String::new());
    assert_eq!(opened.preview().debriefs, [(id, news)]);
    assert_eq!(
        seal(&mut a, "something else"),
        Err(Refusal::NotWhatWasSealed),
        "told answers do not change"
    );
    a.bond.debriefs.open(id).expect("both sealed");
    let opened = b.take(&a.make()).expect("it opens");
    let news = DebriefNews::Opened("the line before going out".into());
    assert_eq!(opened.preview().debriefs, [(id, news)]);
}

#[test]
fn an_answer_taken_back_after_telling_is_never_opened_or_replaced() {
    let (mut a, mut b) = paired();
    let id = CopyId([9; 16]);
    let (mut random, today) = (a.random(), a.now.day());
    a.bond
        .seal_debrief(id, "one", &mut random, today)
        .expect("sealed");
    exchange(&mut a, &mut b);
    a.bond.debriefs.take_back(id);
    assert_eq!(a.bond.debriefs.stage(id), Stage::Closed);
    let again = a.bond.seal_debrief(id, "two", &mut random, today);
    assert_eq!(again, Err(Refusal::NotWhatWasSealed));
    let opened = b.take(&a.make()).expect("it opens");
    assert!(opened.preview().is_empty(), "in silence");
    let later = today
        .checked_add_days(chrono::Days::new(22))
        .expect("a day");
    b.bond.debriefs.expire(later);
    assert_eq!(b.bond.debriefs.iter().count(), 0);
}
