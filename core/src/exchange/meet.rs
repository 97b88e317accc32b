//! How two phones meet: invite, reply, and six words to compare.
//!
//! *Invite*: sealed with six spoken words. *Reply*: sealed to the invite's recipient and
//! authenticated by the invite's secret. Then both phones show six safety words, and no parcel is
//! made or opened before their people compared them.

use super::bond::Bond;
use super::envelope;
use super::error::Refusal;
use super::frame::{self, Mac};
use super::keys::{Announced, Key, KeyRing, secret_hex};
use super::pairing::{OpenInvite, Paired};
use super::random::{Random, draw};
use super::schedule::{self, Role, Secret};
use super::strict;
use super::wordlist::Words;
use crate::plan::ids::CopyId;
use crate::plan::sizes;
use crate::plan::text::verify;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// An invite can be answered for so many days, by the inviter's own clock.
pub const INVITE_DAYS: u64 = 7;

/// The header of invite and reply.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    v: u64,
    kind: String,
}

/// The body of an invite.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct InviteBody {
    id: CopyId,
    key: Announced,
    #[serde(with = "secret_hex")]
    secret: Secret,
    nick: String,
    again: bool,
    fresh: bool,
    expires: NaiveDate,
}

/// The body of a reply.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReplyBody {
    invite: CopyId,
    key: Announced,
    #[serde(with = "secret_hex")]
    secret: Secret,
    nick: String,
    again: bool,
    fresh: bool,
}

/// What a phone tells of its own side when it pairs.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The nickname that the partner will see.
    pub nick: &'a str,
    /// "The partner I had" rather than "someone new".
    pub again: bool,
}

impl Bond {
    /// Makes an invite under `words`, which are told by voice. An older open invite is void.
    ///
    /// # Errors
    /// [`Refusal::SomeoneElse`] if the plan holds what another partner told; [`Refusal`] if the
    /// nickname does not fit, or sealing fails.
    pub fn invite(
        &self,
        side: Side<'_>,
        words: &Words,
        random: &mut dyn Random,
        today: NaiveDate,
    ) -> Result<(Self, Vec<u8>), Refusal> {
        self.check_side(side)?;
        let key = Key::make(random)?;
        let secret = Secret::new(draw(random)?);
        let id = CopyId(draw(random)?);
        let expires = today
            .checked_add_days(Days::new(INVITE_DAYS))
            .unwrap_or(today);
        let header = line("invite")?;
        let body = strict::write(&InviteBody {
            id,
            key: key.public(),
            secret: secret.clone(),
            nick: side.nick.to_owned(),
            again: side.again,
            fresh: self.fresh,
            expires,
        })?;
        let file = envelope::seal_with(&words.as_passphrase(), &frame::pack(&header, &body, None))?;
        let mut next = self.clone();
        next.invite = Some(OpenInvite {
            id,
            key,
            secret,
            header: text(header)?,
            body: text(body)?,
            again: side.again,
            expires,
        });
        Ok((next, file))
    }

    /// Answers an invite: pairs this side and makes the reply. `own` are the invites that any bond
    /// of this phone keeps open. Answered again, the same invite gives the same reply.
    ///
    /// # Errors
    /// [`Refusal`]: wrong words, one's own invite, another answer to "the partner I had or someone
    /// new", or a file that is damaged or of another kind. Nothing changes then.
    pub fn accept_invite(
        &self,
        file: &[u8],
        words: &Words,
        side: Side<'_>,
        own: &[CopyId],
        random: &mut dyn Random,
    ) -> Result<(Self, Vec<u8>), Refusal> {
        self.check_side(side)?;
        let plain = envelope::open_with(&words.as_passphrase(), file)?;
        let frame = expect(&plain, "invite")?;
        if frame.mac != Mac::None {
            return Err(Refusal::Damaged);
        }
        let invite: InviteBody = strict::read(frame.body)?;
        check_nick(&invite.nick)?;
        let known = self.pairing.as_ref().filter(|p| p.invite == invite.id);
        if own.contains(&invite.id) || known.is_some_and(|p| p.role == Role::A) {
            return Err(Refusal::OwnInvite);
        }
        if let Some(known) = known {
            let reply = known.reply.as_ref().ok_or(Refusal::InviteUsed)?;
            let file = hex::decode(reply).map_err(|_| Refusal::Damaged)?;
            return Ok((self.clone(), file));
        }
        if invite.again != side.again {
            return Err(Refusal::AgainMismatch {
                they_say_again: invite.again,
            });
        }
        let key = Key::make(random)?;
        let secret = Secret::new(draw(random)?);
        let header = line("reply")?;
        let body = strict::write(&ReplyBody {
            invite: invite.id,
            key: key.public(),
            secret: secret.clone(),
            nick: side.nick.to_owned(),
            again: side.again,
            fresh: self.fresh,
        })?;
        let t = schedule::transcript(frame.header, frame.body, &header, &body);
        let root = schedule::root(&t, &invite.secret, &secret);
        let mac = schedule::reply_mac(&schedule::reply_mac_key(&t, &root), &header, &body);
        let reply = envelope::seal_to(
            &invite.key.recipient,
            &frame::pack(&header, &body, Some(mac)),
        )?;
        let mut next = self.clone();
        next.complete(
            Met {
                role: Role::B,
                invite: invite.id,
                key,
                peer: invite.key,
                peer_nick: &invite.nick,
                peer_fresh: invite.fresh,
                t: &t,
                root: &root,
                reply: Some(hex::encode(&reply)),
            },
            random,
        )?;
        Ok((next, reply))
    }

    /// Opens the reply to this phone's open invite and pairs this side.
    ///
    /// # Errors
    /// [`Refusal`]: no open invite here, used or expired, or a file that is damaged, of another
    /// kind or for someone else. Nothing changes then.
    pub fn open_reply(
        &self,
        file: &[u8],
        random: &mut dyn Random,
        today: NaiveDate,
    ) -> Result<Self, Refusal> {
        let Some(open) = &self.invite else {
            return Err(self.used_or(file, Refusal::NoInvite));
        };
        let opened = envelope::open_with_key(file, &[open.key.identity()]);
        let (_, plain) = match opened {
            Err(Refusal::NotForThisPhone) => {
                return Err(self.used_or(file, Refusal::NotForThisPhone));
            }
            other => other?,
        };
        let frame = expect(&plain, "reply")?;
        let Mac::Tag(tag) = frame.mac else {
            return Err(Refusal::Damaged);
        };
        let reply: ReplyBody = strict::read(frame.body)?;
        if reply.invite != open.id {
            return Err(Refusal::NotForThisPhone);
        }
        let t = schedule::transcript(
            open.header.as_bytes(),
            open.body.as_bytes(),
            frame.header,
            frame.body,
        );
        let root = schedule::root(&t, &open.secret, &reply.secret);
        let expected = schedule::reply_mac(
            &schedule::reply_mac_key(&t, &root),
            frame.header,
            frame.body,
        );
        if !schedule::equal(&expected, &tag) {
            return Err(Refusal::NotFromPartner);
        }
        if today > open.expires {
            return Err(Refusal::InviteExpired);
        }
        if reply.again != open.again {
            return Err(Refusal::AgainMismatch {
                they_say_again: reply.again,
            });
        }
        check_nick(&reply.nick)?;
        let mut next = self.clone();
        next.complete(
            Met {
                role: Role::A,
                invite: open.id,
                key: open.key.clone(),
                peer: reply.key,
                peer_nick: &reply.nick,
                peer_fresh: reply.fresh,
                t: &t,
                root: &root,
                reply: None,
            },
            random,
        )?;
        Ok(next)
    }

    fn check_side(&self, side: Side<'_>) -> Result<(), Refusal> {
        if !side.again && self.knows_a_partner() {
            return Err(Refusal::SomeoneElse);
        }
        check_nick(side.nick)
    }

    /// A second reply to an invite that was used opens with the key that the first one paired.
    fn used_or(&self, file: &[u8], otherwise: Refusal) -> Refusal {
        let Some(paired) = self.pairing.as_ref().filter(|p| p.role == Role::A) else {
            return otherwise;
        };
        let keys = paired.keys.identities();
        match envelope::open_with_key(file, &keys) {
            Ok((_, plain)) if expect(&plain, "reply").is_ok() => Refusal::InviteUsed,
            Ok(_) => Refusal::WrongKind { expected: "reply" },
            Err(_) => Refusal::NotForThisPhone,
        }
    }

    /// Stores a pairing that is complete on this side. Every key of an earlier one goes.
    fn complete(&mut self, met: Met<'_>, random: &mut dyn Random) -> Result<(), Refusal> {
        let words = schedule::safety_words(met.t, met.root)?;
        self.pairing = Some(Paired {
            id: schedule::pairing_id(met.t, met.root),
            role: met.role,
            invite: met.invite,
            pair_key: schedule::pair_key(met.t, met.root),
            keys: KeyRing::with(met.key, random)?,
            peer: met.peer,
            peer_edition: 0,
            peer_fresh: met.peer_fresh,
            words: Some(words.map(str::to_owned)),
            words_ok: false,
            heard: false,
            edition: 0,
            digests: VecDeque::new(),
            files: VecDeque::new(),
            seen: None,
            reply: met.reply,
            unanswered: 0,
        });
        self.invite = None;
        self.echo = None;
        self.told.clear();
        met.peer_nick.clone_into(&mut self.partner);
        self.plan.theirs.two_phones = false;
        self.debriefs.lapse();
        if met.peer_fresh {
            self.plan.lapse_theirs();
        }
        Ok(())
    }

    /// The open invite's name, to tell one's own invite from others.
    #[must_use]
    pub fn invite_id(&self) -> Option<CopyId> {
        self.invite.as_ref().map(|invite| invite.id)
    }

    /// The people compared the six words. If they differ the pairing is erased: somebody may have
    /// sat in between.
    ///
    /// # Errors
    /// [`Refusal::NotPaired`] if there is no pairing.
    pub fn words_compared(&mut self, match_: bool) -> Result<(), Refusal> {
        let paired = self.pairing.as_mut().ok_or(Refusal::NotPaired)?;
        if match_ {
            paired.words_ok = true;
        } else {
            self.pairing = None;
        }
        Ok(())
    }

    /// The reply that was made here, to be handed over again.
    #[must_use]
    pub fn reply_again(&self) -> Option<Vec<u8>> {
        let reply = self.pairing.as_ref()?.reply.as_ref()?;
        hex::decode(reply).ok()
    }
}

/// What both sides know when a pairing is complete.
struct Met<'a> {
    role: Role,
    invite: CopyId,
    key: Key,
    peer: Announced,
    peer_nick: &'a str,
    peer_fresh: bool,
    t: &'a [u8; 32],
    root: &'a [u8; 32],
    reply: Option<String>,
}

fn line(kind: &str) -> Result<Vec<u8>, Refusal> {
    strict::write(&Header {
        v: 1,
        kind: kind.to_owned(),
    })
}

fn text(bytes: Vec<u8>) -> Result<String, Refusal> {
    String::from_utf8(bytes).map_err(|_| Refusal::Damaged)
}

fn check_nick(nick: &str) -> Result<(), Refusal> {
    if nick.trim().is_empty() {
        return Err(sizes::Unfit::Empty { field: "nickname" }.into());
    }
    verify(nick, sizes::NICK)?;
    Ok(())
}

/// Unpacks a frame and makes sure that it is of the kind that was asked for.
fn expect<'a>(plain: &'a [u8], kind: &'static str) -> Result<frame::Frame<'a>, Refusal> {
    let frame = frame::unpack(plain)?;
    let (_, found) = strict::version(frame.header)?;
    if found != kind {
        return Err(Refusal::WrongKind { expected: kind });
    }
    let _: Header = strict::read(frame.header)?;
    Ok(frame)
}
