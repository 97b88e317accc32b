//! Invites and replies that are wrong, late, used or one's own.

use super::unchanged;
use leeside::exchange::error::Refusal;
use leeside::exchange::meet::Side;
use leeside::exchange::random::System;
use leeside::exchange::wordlist::Words;
use leeside::plan::ids::BondId;
use leeside::vault::{Found, VaultError};
use leeside_tests::phone::{HOUR, Phone, three};

const DAY: i64 = 24 * HOUR;

struct Invited {
    a: Phone,
    of_a: BondId,
    b: Phone,
    of_b: BondId,
    words: Words,
    invite: Vec<u8>,
}

fn side(nick: &str) -> Side<'_> {
    Side { nick, again: false }
}

/// Two phones that never met, one of which made an invite.
fn invited() -> Invited {
    let all = three();
    let (mut a, mut b) = (all.a, all.b);
    let of_a = a.vault.add_bond("someone new", &mut System).expect("new");
    let of_b = b.vault.add_bond("someone new", &mut System).expect("new");
    let now = a.now();
    let (words, invite) = a
        .vault
        .invite(of_a, side("A"), &mut System, now)
        .expect("an invite");
    Invited {
        a,
        of_a,
        b,
        of_b,
        words,
        invite,
    }
}

impl Invited {
    fn reply(&mut self) -> Vec<u8> {
        let now = self.b.now();
        self.b
            .vault
            .accept_invite(
                self.of_b,
                &self.invite,
                &self.words,
                side("B"),
                &mut System,
                now,
            )
            .expect("a reply")
    }
}

fn accept(
    phone: &mut Phone,
    of: BondId,
    file: &[u8],
    words: &Words,
    side: Side<'_>,
) -> Result<Vec<u8>, VaultError> {
    let now = phone.now();
    phone
        .vault
        .accept_invite(of, file, words, side, &mut System, now)
}

fn open(phone: &mut Phone, of: BondId, reply: &[u8]) -> Result<(), VaultError> {
    let now = phone.now();
    phone.vault.open_reply(of, reply, &mut System, now)
}

#[test]
fn at_who_was_invited() {
    let mut all = invited();
    let (of, words, invite) = (all.of_b, all.words.clone(), all.invite.clone());
    assert!(matches!(all.b.look(&invite), Ok(Found::NeedsWords)));
    let others = Words::draw(&mut System).expect("words");
    let error = unchanged(&mut all.b, |b| accept(b, of, &invite, &others, side("B")));
    assert_eq!(error, VaultError::Exchange(Refusal::WrongWords));
    let again = Side {
        nick: "B",
        again: true,
    };
    let error = unchanged(&mut all.b, |b| accept(b, of, &invite, &words, again));
    let they_say_again = false;
    assert_eq!(
        error,
        VaultError::Exchange(Refusal::AgainMismatch { they_say_again })
    );
    let error = unchanged(&mut all.b, |b| accept(b, of, &invite, &words, side("  ")));
    assert!(matches!(error, VaultError::Exchange(Refusal::Unfit(_))));
    let of = all.of_a;
    let error = unchanged(&mut all.a, |a| accept(a, of, &invite, &words, side("A")));
    assert_eq!(error, VaultError::Exchange(Refusal::OwnInvite));
}

#[test]
fn at_who_invited() {
    let mut all = invited();
    let reply = all.reply();
    assert_eq!(all.reply(), reply, "the same invite gives the same reply");
    let error = unchanged(&mut all.b, |b| b.look(&reply));
    assert_eq!(error, VaultError::Exchange(Refusal::OwnFile));
    let of = all.of_a;
    // Eight days later by the inviter's own clock.
    all.a.clock += 8 * DAY;
    let error = unchanged(&mut all.a, |a| open(a, of, &reply));
    assert_eq!(error, VaultError::Exchange(Refusal::InviteExpired));
    // The vault's time never runs back, so the last day needs a phone of its own.
    let mut all = invited();
    let reply = all.reply();
    let of = all.of_a;
    all.a.clock += 6 * DAY;
    open(&mut all.a, of, &reply).expect("in time");
    let error = unchanged(&mut all.a, |a| open(a, of, &reply));
    assert_eq!(error, VaultError::Exchange(Refusal::InviteUsed));
    // Nothing is made or opened before the words were compared.
    let error = unchanged(&mut all.a, |a| {
        let now = a.now();
        a.vault.make_parcel(of, &Default::default(), now)
    });
    assert_eq!(error, VaultError::Exchange(Refusal::WordsNotCompared));
    all.b
        .vault
        .words_compared(all.of_b, true)
        .expect("compared");
    let early = all.b.make(all.of_b);
    let error = unchanged(&mut all.a, |a| a.look(&early));
    assert_eq!(error, VaultError::Exchange(Refusal::WordsNotCompared));
}

#[test]
fn at_a_third_person() {
    let mut all = invited();
    let reply = all.reply();
    let mut third = three();
    let of = third.ca;
    let error = unchanged(&mut third.c, |c| open(c, of, &reply));
    assert!(matches!(
        error,
        VaultError::Exchange(Refusal::NoInvite | Refusal::NotForThisPhone)
    ));
}

#[test]
fn a_new_invite_voids_the_old() {
    let mut all = invited();
    let reply = all.reply();
    let (of, now) = (all.of_a, all.a.now());
    all.a
        .vault
        .invite(of, side("A"), &mut System, now)
        .expect("another");
    let error = unchanged(&mut all.a, |a| open(a, of, &reply));
    assert_eq!(error, VaultError::Exchange(Refusal::NotForThisPhone));
}
