//! Opening a parcel: decrypt, authenticate, parse, and build the bond as it would be. Nothing is
//! stored before the person took it in.

use super::bond::Bond;
use super::envelope;
use super::error::Refusal;
use super::frame::{self, Mac};
use super::pairing::{Paired, Seen};
use super::parcel::{Echo, Fact, Half, ParcelBody, ParcelHeader};
use super::random::Random;
use super::schedule;
use super::sealed::Author;
use super::strict;
use crate::consent::clock::Time;
use crate::consent::half::Taken;
use crate::plan::ids::CopyId;
use crate::plan::sizes;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// A parcel that was opened and not taken in yet.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The bond as it was when the parcel was opened. If it is another one by now, the preview is
    /// out of date.
    pub before: Bond,
    /// The bond as it will be.
    pub after: Bond,
    /// The very parcel that was opened last: nothing changes.
    pub again: bool,
    /// This phone was put back to an older state; of the parcel only off-limits and takings-back
    /// are joined, and the two must pair anew.
    pub rolled_back: bool,
    /// Two phones speak for the partner.
    pub two_phones: bool,
    /// How much the partner's half says.
    pub half: Half,
}

/// A parcel that was decrypted and authenticated.
struct Read {
    header: ParcelHeader,
    body: ParcelBody,
    digest: [u8; 32],
    /// Which key opened it: 0 is next, 1 is current.
    key: usize,
}

impl Bond {
    /// Opens a parcel and works out what taking it in would do. `keep` names copies that stay here
    /// although the partner asks for them back.
    ///
    /// # Errors
    /// [`Refusal`], one for each reason; nothing changes.
    pub fn open_parcel(
        &self,
        file: &[u8],
        keep: &BTreeSet<CopyId>,
        random: &mut dyn Random,
        now: Time,
    ) -> Result<Opened, Refusal> {
        let paired = match &self.pairing {
            Some(paired) => paired,
            None if self.fresh => return Err(Refusal::Fresh),
            None => return Err(Refusal::NotPaired),
        };
        let read = read(paired, file).map_err(|refusal| match refusal {
            Refusal::NotForThisPhone if paired.made(file) => Refusal::OwnFile,
            other => other,
        })?;
        if !paired.words_ok {
            return Err(Refusal::WordsNotCompared);
        }
        let half = read.body.half;
        let mut opened = Opened {
            before: self.clone(),
            after: self.clone(),
            again: false,
            rolled_back: false,
            two_phones: false,
            half,
        };
        let last = paired.seen.map_or(0, |seen| seen.edition);
        match paired.seen {
            _ if read.header.edition > last => {}
            Some(seen) if seen.edition == read.header.edition && seen.digest == read.digest => {
                opened.again = true;
                return Ok(opened);
            }
            Some(seen) if seen.edition == read.header.edition => return Err(Refusal::TwoPhones),
            _ => return Err(Refusal::Older),
        }
        if paired.was_rolled_back(read.body.seen) {
            opened.rolled_back = true;
            opened.after.join_protections(&read.body);
            opened.after.become_fresh();
            return Ok(opened);
        }
        opened.two_phones = opened.after.take_in(read, keep, random, now)?;
        Ok(opened)
    }

    /// Joins a parcel whole. Gives whether two phones speak for the partner.
    fn take_in(
        &mut self,
        read: Read,
        keep: &BTreeSet<CopyId>,
        random: &mut dyn Random,
        now: Time,
    ) -> Result<bool, Refusal> {
        let Read {
            header,
            body,
            digest,
            key,
        } = read;
        let today = now.day();
        let fresh = self.fresh;
        let paired = self.pairing.as_mut().ok_or(Refusal::NotPaired)?;
        let partner = Author {
            pairing: &header.pairing,
            role: header.from,
        };
        self.debriefs.take(&body.debriefs, partner, fresh, today);
        paired.seen = Some(Seen {
            edition: header.edition,
            digest,
        });
        paired.heard = true;
        paired.reply = None;
        paired.words = None;
        paired.unanswered = 0;
        paired.peer_fresh = body.half == Half::Unconfirmed;
        if header.edition > paired.peer_edition {
            paired.peer = body.next;
            paired.peer_edition = header.edition;
        }
        paired.keys.opened_with(key, random)?;
        let window = self.plan.window_until(now).is_some();
        for (id, told) in &body.topics {
            if !self.plan.topics.contains_key(id) {
                sizes::TOPICS.check(self.plan.topics.len() + 1)?;
            }
            let topic = self.plan.topics.entry(id.clone()).or_default();
            if window {
                topic.hold_still();
            }
            topic.join(id, told, now)?;
            for rev in &told.withdrawn {
                self.told.insert(Fact::TakenBack(id.clone(), *rev));
            }
        }
        // A parcel is whole: what it says no more, its author does not say yes to any more.
        for (id, topic) in &mut self.plan.topics {
            if !body.topics.contains_key(id) && !topic.theirs.is_empty() {
                topic.join(id, &Default::default(), now)?;
            }
        }
        let theirs = &mut self.plan.theirs;
        let taken = theirs.take(body.voice.as_ref(), &body.limits, today);
        self.copies.take(&body.shared, keep);
        if fresh {
            self.echo = body.echo.or(self.echo.take());
        }
        Ok(taken == Taken::TwoPhones)
    }

    /// All that a rolled-back phone takes from a parcel: off-limits and takings-back.
    fn join_protections(&mut self, body: &ParcelBody) {
        self.plan.theirs.hold(&body.limits);
        for (id, told) in &body.topics {
            if let Some(topic) = self.plan.topics.get_mut(id) {
                topic.join_withdrawn(&told.withdrawn);
            }
        }
    }

    /// My own half as the partner last knew it, while this phone is fresh.
    #[must_use]
    pub fn draft_of_mine(&self) -> Option<&Echo> {
        self.echo.as_ref().filter(|_| self.fresh)
    }
}

/// Decrypts with next, then current, and checks header, MAC and body in that order.
fn read(paired: &Paired, file: &[u8]) -> Result<Read, Refusal> {
    if envelope::lock_of(file)? == envelope::Lock::Passphrase {
        return Err(Refusal::WrongKind { expected: "parcel" });
    }
    let (key, plain) = envelope::open_with_key(file, &paired.keys.identities())?;
    let frame = frame::unpack(&plain)?;
    let (_, kind) = strict::version(frame.header)?;
    if kind != "parcel" {
        return Err(Refusal::WrongKind { expected: "parcel" });
    }
    let header: ParcelHeader = strict::read(frame.header)?;
    let to_key = paired.keys.at(key).identity().recipient().hash();
    let from_partner = header.pairing == paired.id && header.from == paired.role.other();
    if !from_partner || header.to_key != to_key {
        return Err(Refusal::NotFromPartner);
    }
    let Mac::Tag(tag) = frame.mac else {
        return Err(Refusal::NotFromPartner);
    };
    let seed = paired.keys.at(key).mac_seed();
    let mac_key = schedule::parcel_mac_key(seed, &paired.pair_key, header.from);
    let mac = schedule::parcel_mac(&mac_key, &to_key, frame.header, frame.body);
    if !schedule::equal(&mac, &tag) {
        return Err(Refusal::NotFromPartner);
    }
    let body: ParcelBody = strict::read(frame.body)?;
    body.check()?;
    let digest = Sha256::digest(frame.body).into();
    Ok(Read {
        header,
        body,
        digest,
        key,
    })
}
