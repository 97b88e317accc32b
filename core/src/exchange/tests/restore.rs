//! Restore, loss and rollback: one rule. Old yeses lapse, old limits stay, and a half that comes
//! back from the partner is a draft.

use super::*;
use crate::consent::topic::Refused;
use crate::exchange::bond::Confirm;

/// Both agreed on 20 minutes, and a has one limit that b knows.
fn agreed() -> (Phone, Phone, Rev) {
    let (mut a, mut b) = paired();
    a.limit("hair", "touch.hair");
    a.write("reassure/own.a", ItemValue::Text("I am here.".into()));
    let rev = a.propose(20);
    exchange(&mut a, &mut b);
    b.accept(rev);
    exchange(&mut b, &mut a);
    assert_eq!((a.in_force(), b.in_force()), (Some(20), Some(20)));
    (a, b, rev)
}

#[test]
fn a_phone_without_a_backup_gets_its_half_back_as_a_draft() {
    let (_, mut b, rev) = agreed();
    let mut a = Phone::new(77);
    a.bond.become_fresh();
    assert!(!a.bond.plan_is_known());
    pair(&mut a, &mut b, true);
    b.take(&a.make()).expect("it opens");
    assert_eq!(b.in_force(), None, "old yeses lapse");
    assert_eq!(b.bond.plan.theirs.limits.len(), 1, "old limits stay");
    assert_eq!(b.bond.plan.theirs.voice.items().count(), 1);

    let opened = a.take(&b.make()).expect("it opens");
    assert_eq!(opened.preview().draft.len(), 2);
    assert!(a.bond.plan_is_known());
    assert!(a.bond.plan.mine.working.is_empty(), "nothing is mine yet");
    let confirm = Confirm {
        take: opened.preview().draft.into_iter().collect(),
        still_yes: [space()].into(),
        ..Confirm::default()
    };
    a.bond.confirm(&confirm, a.now).expect("heard");
    assert_eq!(a.bond.plan.mine.working.items().count(), 2);
    b.take(&a.make()).expect("it opens");
    assert_eq!(b.bond.plan.theirs.voice.items().count(), 1);
    exchange(&mut b, &mut a);
    assert_eq!((a.in_force(), b.in_force()), (Some(20), Some(20)));
    assert_eq!(a.bond.plan.topics[&space()].settled, Some(rev));
    let again = b.make();
    assert!(a.look(&again).expect("it opens").after.echo.is_none());
}

#[test]
fn an_old_backup_undoes_no_taking_back_and_lifts_no_limit() {
    let (mut a, mut b, rev) = agreed();
    let backup = a.bond.clone();
    a.limit("light", "light.bright");
    a.bond.plan.withdraw(&space(), rev).expect("always");
    exchange(&mut a, &mut b);
    a.bond = backup;
    a.bond.become_fresh();
    pair(&mut b, &mut a, true);
    b.take(&a.make()).expect("it opens");
    assert_eq!(b.in_force(), None);
    assert_eq!(b.bond.plan.theirs.all_limits().count(), 2);
    let early = a.bond.confirm(&Confirm::default(), a.now);
    assert_eq!(early, Err(Refused::NotHeard));
    a.take(&b.make()).expect("it opens");
    let yes = Confirm {
        still_yes: [space()].into(),
        ..Confirm::default()
    };
    assert_eq!(a.bond.confirm(&yes, a.now), Err(Refused::TakenBack));
    a.bond
        .confirm(&Confirm::default(), a.now)
        .expect("limits are kept unless named");
    assert_eq!(a.bond.plan.mine.limits().len(), 2);
    exchange(&mut a, &mut b);
    assert_eq!((a.in_force(), b.in_force()), (None, None));
    assert_eq!(b.bond.plan.theirs.all_limits().count(), 2);
}

#[test]
fn a_phone_that_has_not_confirmed_says_no_yes_that_nobody_would_hear_of() {
    let (mut a, mut b, rev) = agreed();
    a.bond.become_fresh();
    pair(&mut a, &mut b, true);
    exchange(&mut a, &mut b);
    exchange(&mut b, &mut a);
    let yes = a.bond.accept(&space(), rev, a.now);
    assert_eq!(yes, Err(Refused::NotHeard));
    exchange(&mut a, &mut b);
    assert_eq!((a.in_force(), b.in_force()), (None, None));
    let confirm = Confirm {
        still_yes: [space()].into(),
        ..Confirm::default()
    };
    a.bond.confirm(&confirm, a.now).expect("heard");
    exchange(&mut a, &mut b);
    assert_eq!((a.in_force(), b.in_force()), (Some(20), Some(20)));
}

#[test]
fn both_restored_keep_every_limit_that_either_knows() {
    let (mut a, mut b, _) = agreed();
    b.limit("talk", "talk.questions");
    exchange(&mut b, &mut a);
    let (old_a, old_b) = (a.bond.clone(), b.bond.clone());
    for (phone, old) in [(&mut a, old_a), (&mut b, old_b)] {
        phone.bond = old;
        phone.bond.become_fresh();
    }
    pair(&mut a, &mut b, true);
    exchange(&mut a, &mut b);
    assert_eq!(a.bond.plan.theirs.all_limits().count(), 1);
    assert_eq!(b.bond.plan.theirs.all_limits().count(), 1);
    for phone in [&mut a, &mut b] {
        let yes = Confirm {
            still_yes: [space()].into(),
            ..Confirm::default()
        };
        phone.bond.confirm(&yes, phone.now).expect("heard");
    }
    exchange(&mut a, &mut b);
    exchange(&mut a, &mut b);
    assert_eq!((a.in_force(), b.in_force()), (Some(20), Some(20)));
}

#[test]
fn a_phone_put_back_in_silence_is_told_so_and_keeps_protections() {
    let (mut a, mut b, rev) = agreed();
    let image = a.clone();
    a.bond.plan.withdraw(&space(), rev).expect("always");
    exchange(&mut a, &mut b);
    b.limit("talk", "talk.questions");
    a = image;
    let file = b.make();
    // The keys of the image are two moves behind or at the edge of it; either way nothing of the
    // parcel but its protections is joined.
    match a.take(&file) {
        Ok(opened) => {
            assert!(opened.rolled_back);
            assert!(a.bond.fresh && a.bond.pairing.is_none());
            assert_eq!(a.in_force(), None);
            assert_eq!(a.bond.plan.theirs.all_limits().count(), 1);
        }
        Err(refusal) => assert_eq!(refusal, Refusal::NotForThisPhone),
    }
}

#[test]
fn a_clone_that_uses_a_number_again_is_noticed() {
    let (mut a, mut b, _) = agreed();
    let mut clone = a.clone();
    a.limit("light", "light.bright");
    clone.limit("sound", "sound.loud");
    let (one, two) = (a.make(), clone.make());
    b.take(&one).expect("it opens");
    assert_eq!(b.look(&two).map(|_| ()), Err(Refusal::TwoPhones));
    // The original hears that b saw another body under its number.
    let opened = clone.take(&b.make()).expect("it opens");
    assert!(opened.rolled_back && clone.bond.fresh);
}

#[test]
fn a_forged_half_is_never_taken_for_fact() {
    let (mut a, mut b, _) = agreed();
    a.bond.become_fresh();
    pair(&mut a, &mut b, true);
    let mine = a.bond.plan.mine.clone();
    // b writes what it likes into a's half.
    b.bond.plan.theirs.voice = {
        let mut voice = crate::plan::voice::Voice::default();
        let key = "can_give".parse().expect("a key");
        voice
            .set(key, Some(ItemValue::Text("everything".into())))
            .expect("it fits");
        voice
    };
    b.bond.plan.theirs.limits.clear();
    a.take(&b.make()).expect("it opens");
    assert_eq!(a.bond.plan.mine, mine);
    a.bond
        .confirm(&Confirm::default(), a.now)
        .expect("nothing is taken by itself");
    assert_eq!(a.bond.plan.mine.working, mine.working);
}
