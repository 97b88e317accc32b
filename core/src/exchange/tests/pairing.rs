//! Invite, reply, safety words, and every way in which they go wrong.

use super::*;
use crate::exchange::bond::Meeting;
use chrono::Days;

fn invite(a: &mut Phone, again: bool) -> (Words, Vec<u8>) {
    let words = Words::draw(&mut a.random()).expect("words");
    let mut random = a.random();
    let today = a.now.day();
    let (next, file) = a
        .bond
        .invite(side("A", again), &words, &mut random, today)
        .expect("an invite");
    a.bond = next;
    (words, file)
}

fn reply(b: &mut Phone, file: &[u8], words: &Words, again: bool) -> Result<Vec<u8>, Refusal> {
    let mut random = b.random();
    let own: Vec<_> = b.bond.invite_id().into_iter().collect();
    let (next, reply) = b
        .bond
        .accept_invite(file, words, side("B", again), &own, &mut random)?;
    b.bond = next;
    Ok(reply)
}

#[test]
fn both_phones_show_the_same_six_words() {
    let (a, b) = {
        let (mut a, mut b) = (Phone::new(5), Phone::new(6));
        let (words, file) = invite(&mut a, false);
        assert_eq!(a.bond.meeting(), Meeting::Invited);
        let reply = reply(&mut b, &file, &words, false).expect("a reply");
        let mut random = a.random();
        let today = a.now.day();
        a.bond = a
            .bond
            .open_reply(&reply, &mut random, today)
            .expect("paired");
        (a, b)
    };
    let (pa, pb) = (a.bond.pairing.expect("a"), b.bond.pairing.expect("b"));
    assert!(pa.words.is_some());
    assert_eq!(pa.words, pb.words);
    assert_eq!(pa.id, pb.id);
    assert_eq!(pa.pair_key, pb.pair_key);
    assert_eq!(
        (a.bond.partner.as_str(), b.bond.partner.as_str()),
        ("B", "A")
    );
}

#[test]
fn the_same_invite_gives_the_same_reply_until_the_partner_was_heard() {
    let (mut a, mut b) = (Phone::new(5), Phone::new(6));
    let (words, file) = invite(&mut a, false);
    let first = reply(&mut b, &file, &words, false).expect("a reply");
    let state = b.bond.clone();
    assert_eq!(reply(&mut b, &file, &words, false), Ok(first.clone()));
    assert_eq!(b.bond, state);
    assert_eq!(b.bond.reply_again(), Some(first.clone()));

    let (mut random, today) = (a.random(), a.now.day());
    a.bond = a
        .bond
        .open_reply(&first, &mut random, today)
        .expect("paired");
    for phone in [&mut a, &mut b] {
        phone.bond.words_compared(true).expect("paired");
    }
    assert_eq!(
        a.bond.open_reply(&first, &mut random, today),
        Err(Refusal::InviteUsed)
    );
    assert_eq!(reply(&mut a, &file, &words, false), Err(Refusal::OwnInvite));
    let parcel = a.make();
    b.take(&parcel).expect("it opens");
    assert_eq!(
        reply(&mut b, &file, &words, false),
        Err(Refusal::InviteUsed)
    );
}

#[test]
fn each_wrong_turn_has_its_own_answer_and_changes_nothing() {
    let (mut a, mut b) = (Phone::new(5), Phone::new(6));
    let (words, file) = invite(&mut a, false);
    let (other, _) = invite(&mut Phone::new(9), false);
    let before = b.bond.clone();
    assert_eq!(
        reply(&mut b, &file, &other, false),
        Err(Refusal::WrongWords)
    );
    assert_eq!(
        reply(&mut b, &file, &words, true),
        Err(Refusal::AgainMismatch {
            they_say_again: false
        })
    );
    assert_eq!(b.bond, before);
    let own = reply(&mut a, &file, &words, false);
    assert_eq!(own, Err(Refusal::OwnInvite));

    let reply = reply(&mut b, &file, &words, false).expect("a reply");
    let mut random = a.random();
    let late = a.now.day().checked_add_days(Days::new(8)).expect("a day");
    assert_eq!(
        a.bond.open_reply(&reply, &mut random, late),
        Err(Refusal::InviteExpired)
    );
    // A new invite voids the old one, whose reply then opens nowhere.
    let _void = invite(&mut a, false);
    let today = a.now.day();
    assert_eq!(
        a.bond.open_reply(&reply, &mut random, today),
        Err(Refusal::NotForThisPhone)
    );
    let (mut c, d) = paired();
    assert_eq!(
        d.bond.open_reply(&reply, &mut random, today),
        Err(Refusal::NoInvite)
    );
    let parcel = c.make();
    let wrong = a.bond.open_reply(&parcel, &mut random, today);
    assert_eq!(wrong, Err(Refusal::NotForThisPhone));
}

#[test]
fn nothing_is_made_or_opened_before_the_words_were_compared() {
    let (mut a, b) = paired();
    let file = a.make();
    let mut early = b.clone();
    if let Some(paired) = &mut early.bond.pairing {
        paired.words_ok = false;
    }
    assert_eq!(
        early.bond.make_parcel(&BTreeSet::new()).map(|_| ()),
        Err(Refusal::WordsNotCompared)
    );
    assert_eq!(
        early.look(&file).map(|_| ()),
        Err(Refusal::WordsNotCompared)
    );
    early.bond.words_compared(false).expect("paired");
    assert_eq!(early.bond.meeting(), Meeting::Alone);
    assert_eq!(early.look(&file).map(|_| ()), Err(Refusal::NotPaired));
}

#[test]
fn pairing_anew_takes_every_older_key_and_no_limit() {
    let (mut a, mut b) = paired();
    a.limit("hair", "touch.hair");
    exchange(&mut a, &mut b);
    let rev = a.propose(20);
    exchange(&mut a, &mut b);
    b.accept(rev);
    let old = b.make();
    pair(&mut b, &mut a, true);
    assert_eq!(a.look(&old).map(|_| ()), Err(Refusal::NotForThisPhone));
    assert_eq!(b.bond.plan.theirs.limits.len(), 1);
    exchange(&mut a, &mut b);
    assert_eq!((a.in_force(), b.in_force()), (Some(20), Some(20)));
}
