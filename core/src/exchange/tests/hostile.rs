//! A partner whose phone does not keep the rules, and the corners where honest phones met them.

use super::*;
use crate::consent::half::VoiceTold;
use crate::exchange::bond::Confirm;
use crate::plan::ids::CopyId;
use crate::plan::revision::Revision;
use crate::plan::sizes::{self, Unfit};

fn two_limits_of_one_name(phone: &mut Phone) {
    let text = |text: &str| Limit {
        tag: None,
        text: Some(text.into()),
    };
    let id = ItemId::new("own.a").expect("an id");
    let theirs = &mut phone.bond.plan.theirs;
    theirs.limits.insert(id.clone(), text("one"));
    theirs.hold(&[(id, text("two"))].into());
}

#[test]
fn of_two_limits_with_one_name_neither_hides_the_other() {
    let (mut a, mut b) = paired();
    two_limits_of_one_name(&mut b);
    assert_eq!(b.bond.plan.all_limits().1.len(), 2);
    // And both come back to their author after a loss.
    if let Some(paired) = &mut b.bond.pairing {
        paired.peer_fresh = true;
    }
    a.bond.fresh = true;
    a.take(&b.make()).expect("it opens");
    assert_eq!(a.bond.draft_of_mine().expect("a draft").limits.len(), 2);
}

#[test]
fn what_one_partner_told_is_not_shared_with_someone_new() {
    let (mut a, mut b) = paired();
    a.limit("hair", "touch.hair");
    exchange(&mut a, &mut b);
    let words = Words::draw(&mut b.random()).expect("words");
    let mut random = b.random();
    let today = b.now.day();
    let refused = b.bond.invite(side("B", false), &words, &mut random, today);
    assert_eq!(refused.map(|_| ()), Err(Refusal::SomeoneElse));
    b.bond.end(false, &mut random).expect("ended");
    assert!(
        b.bond
            .invite(side("B", false), &words, &mut random, today)
            .is_ok()
    );
}

#[test]
fn no_version_in_an_echo_silences_a_phone() {
    let (mut a, mut b) = paired();
    let version = sizes::VERSION.max as u64;
    b.bond.plan.theirs.version = version + 1;
    if let Some(paired) = &mut b.bond.pairing {
        paired.peer_fresh = true;
    }
    a.bond.fresh = true;
    let refused = a.look(&b.make()).map(|_| ());
    assert!(matches!(
        refused,
        Err(Refusal::Unfit(Unfit::TooMuch { .. }))
    ));
    b.bond.plan.theirs.version = version;
    b.bond.plan.theirs.voice = VoiceTold {
        version,
        voice: a.bond.plan.mine.working.clone(),
    }
    .voice;
    a.take(&b.make()).expect("it opens");
    a.bond.confirm(&Confirm::default(), a.now).expect("heard");
    a.make();
}

#[test]
fn invented_names_are_not_remembered_as_taken_back() {
    let (mut a, mut b) = paired();
    b.propose(20);
    exchange(&mut b, &mut a);
    let topic = b.bond.plan.topics.get_mut(&space()).expect("the topic");
    topic.withdrawn.extend((0..900_u32).map(|n| {
        let mut name = [7; 32];
        name[..4].copy_from_slice(&n.to_be_bytes());
        Rev(name)
    }));
    a.take(&b.make()).expect("it opens");
    assert_eq!(a.bond.plan.topics[&space()].withdrawn.len(), 0);
    a.propose(30);
}

#[test]
fn no_text_uses_up_every_depth() {
    let (mut a, mut b) = paired();
    let revision = Revision {
        topic: space(),
        depth: 90_000,
        parent: Some(Rev([9; 32])),
        nonce: [1; 16],
        content: content(20),
    };
    let rev = revision.id().expect("a name");
    let topic = b.bond.plan.topics.entry(space()).or_default();
    topic.texts.insert(rev, revision);
    topic.mine.insert(rev);
    let refused = a.look(&b.make()).map(|_| ());
    assert!(matches!(
        refused,
        Err(Refusal::Unfit(Unfit::TooMuch { .. }))
    ));
}

#[test]
fn a_restored_phone_is_heard_however_many_limits_are_held_for_it() {
    let (mut a, mut b) = paired();
    let many = |from: usize, to: usize| -> crate::plan::voice::Limits {
        (from..to)
            .map(|n| {
                let limit = Limit {
                    tag: None,
                    text: Some(format!("limit {n}")),
                };
                (ItemId::new(&format!("own.{n}")).expect("an id"), limit)
            })
            .collect()
    };
    b.bond.plan.theirs.limits = many(0, 120);
    b.bond.plan.theirs.hold(&many(120, 700));
    if let Some(paired) = &mut b.bond.pairing {
        paired.peer_fresh = true;
    }
    a.bond.fresh = true;
    a.take(&b.make()).expect("it opens");
    let draft = a.bond.draft_of_mine().expect("a draft").clone();
    assert_eq!(draft.limits.len(), sizes::ECHO_LIMITS.max);
    // More than one voice may hold: the author names which to leave, and nothing is lost meanwhile.
    assert!(a.bond.confirm(&Confirm::default(), a.now).is_err());
    let leave_limits = draft.limits.keys().skip(120).cloned().collect();
    let confirm = Confirm {
        leave_limits,
        ..Confirm::default()
    };
    a.bond.confirm(&confirm, a.now).expect("it fits");
}

#[test]
fn a_debrief_cannot_be_answered_for_the_other() {
    // A copied commitment opens nothing: the author is part of it.
    let (mut a, mut b) = paired();
    let id = CopyId([9; 16]);
    let (mut random, today) = (a.random(), a.now.day());
    a.bond
        .seal_debrief(id, "mine", &mut random, today)
        .expect("sealed");
    exchange(&mut a, &mut b);
    let stolen = a.bond.debriefs.told();
    let author = crate::exchange::sealed::Author {
        pairing: &b.bond.pairing.as_ref().expect("paired").id,
        role: b.bond.pairing.as_ref().expect("paired").role,
    };
    let mut opened = stolen.clone();
    a.bond.debriefs.take(&opened, author, false, today);
    a.bond.debriefs.open(id).expect("both sealed");
    opened[0].opened = a.bond.debriefs.told()[0].opened.clone();
    a.bond.debriefs.take(&opened, author, false, today);
    let theirs = &a.bond.debriefs.get(id).expect("known").theirs;
    assert!(matches!(
        theirs,
        Some(crate::exchange::sealed::TheirSeal::NotWhatWasSealed(_))
    ));
}
