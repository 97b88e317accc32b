//! Two phones that meet through files, in memory.
#![allow(clippy::expect_used, clippy::panic)]

mod files;
mod hostile;
mod pairing;
mod parcels;
mod properties;
mod restore;

use super::bond::Bond;
use super::error::Refusal;
use super::meet::Side;
use super::open::Opened;
use super::parcel::Leaving;
use super::random::Random;
use super::wordlist::Words;
use crate::consent::clock::Time;
use crate::plan::ids::{ItemId, Rev, Tag, TopicId};
use crate::plan::topic::{Space, TopicContent};
use crate::plan::voice::{Field, ItemKey, ItemValue, Limit};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::sync::OnceLock;

pub const START: Time = Time(1_779_000_000);
pub const HOUR: i64 = 3600;

/// Random bytes that are the same in every run.
pub struct Seeded(pub u64);

impl Random for Seeded {
    fn fill(&mut self, to: &mut [u8]) -> Result<(), Refusal> {
        for chunk in to.chunks_mut(32) {
            self.0 += 1;
            let block = Sha256::digest(self.0.to_be_bytes());
            chunk.copy_from_slice(&block[..chunk.len()]);
        }
        Ok(())
    }
}

/// One phone with one bond.
#[derive(Clone)]
pub struct Phone {
    pub bond: Bond,
    pub seed: u64,
    pub now: Time,
}

impl Phone {
    pub fn new(seed: u64) -> Self {
        Self {
            bond: Bond::new("partner"),
            seed: seed << 32,
            now: START,
        }
    }

    pub fn random(&mut self) -> Seeded {
        self.seed += 1 << 16;
        Seeded(self.seed)
    }

    pub fn write(&mut self, key: &str, value: ItemValue) {
        let key: ItemKey = key.parse().expect("a key");
        self.bond
            .plan
            .write(key, Some(value), self.now)
            .expect("it fits");
    }

    pub fn limit(&mut self, id: &str, tag: &str) {
        let value = ItemValue::Limit(Limit {
            tag: Some(Tag::new(tag).expect("a tag")),
            text: None,
        });
        self.write(&format!("please_not/{id}"), value);
    }

    pub fn propose(&mut self, minutes: u32) -> Rev {
        let nonce = super::random::draw(&mut self.random()).expect("bytes");
        self.bond
            .plan
            .propose(&space(), content(minutes), nonce, self.now)
            .expect("it may be suggested")
    }

    pub fn accept(&mut self, rev: Rev) {
        self.bond
            .accept(&space(), rev, self.now)
            .expect("it may be accepted");
    }

    pub fn make(&mut self) -> Vec<u8> {
        let ticked = self.bond.outgoing().ticked();
        self.make_with(&ticked)
    }

    pub fn make_with(&mut self, ticked: &BTreeSet<Leaving>) -> Vec<u8> {
        let (next, file) = self.bond.make_parcel(ticked).expect("a parcel");
        self.bond = next;
        file
    }

    pub fn look(&mut self, file: &[u8]) -> Result<Opened, Refusal> {
        let now = self.now;
        let mut random = self.random();
        self.bond
            .open_parcel(file, &BTreeSet::new(), &mut random, now)
    }

    pub fn take(&mut self, file: &[u8]) -> Result<Opened, Refusal> {
        let opened = self.look(file)?;
        self.bond = opened.after.clone();
        Ok(opened)
    }

    pub fn in_force(&self) -> Option<u32> {
        match self.bond.plan.topics.get(&space())?.in_force()? {
            TopicContent::Space(space) => Some(space.minutes),
            _ => None,
        }
    }
}

pub fn space() -> TopicId {
    TopicId::new("space").expect("a topic")
}

pub fn content(minutes: u32) -> TopicContent {
    TopicContent::Space(Space {
        answer: "I hear you.".into(),
        minutes,
        give_back: None,
        while_waiting: None,
        look_again: None,
    })
}

pub fn limit_key(id: &str) -> ItemKey {
    ItemKey::entry(Field::PleaseNot, ItemId::new(id).expect("an id"))
}

pub fn side(nick: &str, again: bool) -> Side<'_> {
    Side { nick, again }
}

/// Pairs two phones through real files.
pub fn pair(a: &mut Phone, b: &mut Phone, again: bool) {
    let words = Words::draw(&mut a.random()).expect("words");
    let mut random = a.random();
    let (next, invite) = a
        .bond
        .invite(side("A", again), &words, &mut random, a.now.day())
        .expect("an invite");
    a.bond = next;
    let mut random = b.random();
    let (next, reply) = b
        .bond
        .accept_invite(&invite, &words, side("B", again), &[], &mut random)
        .expect("a reply");
    b.bond = next;
    let mut random = a.random();
    a.bond = a
        .bond
        .open_reply(&reply, &mut random, a.now.day())
        .expect("a pairing");
    for phone in [a, b] {
        phone.bond.words_compared(true).expect("paired");
    }
}

/// Two phones that were just paired. Deriving keys is slow, so it is done once.
pub fn paired() -> (Phone, Phone) {
    static PAIR: OnceLock<(Phone, Phone)> = OnceLock::new();
    PAIR.get_or_init(|| {
        let (mut a, mut b) = (Phone::new(1), Phone::new(2));
        pair(&mut a, &mut b, false);
        (a, b)
    })
    .clone()
}

/// One parcel each way, `a` first.
pub fn exchange(a: &mut Phone, b: &mut Phone) {
    let file = a.make();
    b.take(&file).expect("it opens");
    let file = b.make();
    a.take(&file).expect("it opens");
}
