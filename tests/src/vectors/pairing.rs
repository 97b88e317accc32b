//! A whole pairing: invite, reply, the key schedule, safety words, a parcel each way, a debrief.

use super::HandOver;
use crate::seeded::Seeded;
use base64::{Engine, prelude::BASE64_STANDARD};
use leeside::consent::clock::Time;
use leeside::exchange::bond::Bond;
use leeside::exchange::copies::{CopyOf, Shared, TextCopy};
use leeside::exchange::envelope;
use leeside::exchange::frame::{self, Mac};
use leeside::exchange::hybrid::Identity;
use leeside::exchange::meet::Side;
use leeside::exchange::schedule::{self, Role};
use leeside::exchange::wordlist::Words;
use leeside::plan::ids::{CopyId, Rev, TopicId};
use leeside::plan::moment::{Chooser, Moment};
use leeside::plan::topic::{Space, TopicContent};
use leeside::plan::voice::{ItemKey, ItemValue};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// 2026-05-17, 06:40 UTC.
const NOW: Time = Time(1_779_000_000);

/// The id of the shared moment, and so of its debrief.
const MOMENT: CopyId = CopyId([0x77; 16]);

/// What opens a file, and the lines that are found in it.
struct Lines {
    header: String,
    body: String,
    mac: Option<[u8; 32]>,
    length: usize,
}

fn lines(plain: &[u8]) -> Lines {
    let frame = frame::unpack(plain).expect("a frame");
    let text = |line: &[u8]| String::from_utf8(line.to_vec()).expect("text");
    Lines {
        header: text(frame.header),
        body: text(frame.body),
        mac: match frame.mac {
            Mac::None => None,
            Mac::Tag(tag) => Some(tag),
        },
        length: plain.len(),
    }
}

impl Lines {
    fn shown(&self, file: &str) -> Value {
        let mac = self
            .mac
            .map_or("=".repeat(44), |tag| BASE64_STANDARD.encode(tag));
        json!({
            "file": file,
            "header": self.header,
            "body": self.body,
            "mac": mac,
            "plaintext_bytes": self.length,
        })
    }

    fn field(&self, path: &str) -> Value {
        let body: Value = serde_json::from_str(&self.body).expect("JSON");
        body.pointer(path).expect("the field").clone()
    }

    fn secret(&self, path: &str) -> [u8; 32] {
        bytes(&self.field(path))
    }
}

fn bytes<const N: usize>(hex_digits: &Value) -> [u8; N] {
    let mut bytes = [0; N];
    hex::decode_to_slice(hex_digits.as_str().expect("hex"), &mut bytes).expect("hex");
    bytes
}

/// One key of a phone as its vault keeps it.
fn key(bond: &Bond, which: &str) -> Key {
    let kept = serde_json::to_value(bond).expect("plain data");
    let of_pairing = kept.pointer(&format!("/pairing/keys/{which}"));
    let key = of_pairing.or_else(|| kept.pointer("/invite/key"));
    let key = key.expect("a key");
    Key {
        identity: Identity::from_seed(bytes(&key["identity"])),
        mac_seed: bytes(&key["mac_seed"]),
    }
}

struct Key {
    identity: Identity,
    mac_seed: [u8; 32],
}

impl Key {
    fn shown(&self) -> Value {
        json!({
            "seed": hex::encode(self.identity.seed()),
            "identity": *self.identity.to_text(),
            "recipient_sha256": hex::encode(self.identity.recipient().hash()),
            "mac_seed": hex::encode(self.mac_seed),
        })
    }

    fn open(&self, file: &[u8]) -> Lines {
        let (_, plain) = envelope::open_with_key(file, &[&self.identity]).expect("it opens");
        lines(&plain)
    }
}

/// Takes the stored file in place of the one just made, once it holds the same lines.
fn same(open: impl Fn(&[u8]) -> Lines, made: &[u8], stored: &[u8]) -> Lines {
    let (one, other) = (open(made), open(stored));
    assert_eq!(one.header, other.header);
    assert_eq!(one.body, other.body);
    assert_eq!(one.mac, other.mac);
    assert_eq!(one.length, other.length);
    other
}

fn set(bond: &mut Bond, key: &str, value: Value) {
    let key: ItemKey = key.parse().expect("a key");
    let read: leeside::plan::voice::Voice =
        serde_json::from_value(json!({ key.to_string(): value })).expect("a voice");
    let value: ItemValue = read.get(&key).expect("the item").clone();
    bond.plan.write(key, Some(value), NOW).expect("it fits");
}

fn topic() -> TopicId {
    TopicId::new("space").expect("a topic")
}

fn say_a(bond: &mut Bond) -> Rev {
    set(bond, "closeness.touch", json!("hold"));
    set(
        bond,
        "comforts/drink.warm",
        json!({ "get": "often", "give": "sometimes", "text": "ginger tea" }),
    );
    set(
        bond,
        "please_not/own.k3",
        json!({ "tag": "touch.hair", "text": "hands in my hair" }),
    );
    set(
        bond,
        "feelings/tears",
        json!({ "do": "stay near", "not": "ask why" }),
    );
    set(
        bond,
        "signals.space",
        json!({ "sign": "palm flat on the bed", "word": "lighthouse" }),
    );
    set(bond, "space_care.minutes", json!(10));
    let text = TopicContent::Space(Space {
        answer: "I hear you.".to_owned(),
        minutes: 20,
        give_back: Some("one line at the door".to_owned()),
        while_waiting: None,
        look_again: None,
    });
    let day = NOW.day();
    for item in [
        Shared::Moment(Moment {
            id: MOMENT,
            day,
            sequence: None,
            chooser: Some(Chooser::Other),
            together: true,
        }),
        Shared::Text(TextCopy {
            id: CopyId([0x78; 16]),
            of: CopyOf::Kept,
            day,
            text: "We came back to each other without a word.".to_owned(),
        }),
    ] {
        bond.give(item).expect("it fits");
    }
    bond.plan
        .propose(&topic(), text, [0x21; 16], NOW)
        .expect("it may be suggested")
}

fn make(bond: &Bond) -> (Bond, Vec<u8>) {
    bond.make_parcel(&bond.outgoing().ticked())
        .expect("a parcel")
}

fn take(bond: &Bond, file: &[u8], seed: u64) -> Bond {
    let opened = bond.open_parcel(file, &BTreeSet::new(), &mut Seeded(seed), NOW);
    opened.expect("it opens").after
}

fn parcel(name: &str, sealed: &Lines, to: &Key, pair_key: &[u8; 32], from: Role) -> Value {
    let to_key = to.identity.recipient().hash();
    let mac_key = schedule::parcel_mac_key(&to.mac_seed, pair_key, from);
    let (header, body) = (sealed.header.as_bytes(), sealed.body.as_bytes());
    let mac = schedule::parcel_mac(&mac_key, &to_key, header, body);
    assert_eq!(Some(mac), sealed.mac);
    let mut shown = sealed.shown(name);
    shown["opens_with"] = to.shown();
    shown["k_mac"] = hex::encode(*mac_key).into();
    shown["digest"] = hex::encode(Sha256::digest(body)).into();
    shown
}

pub(super) fn tell(hand_over: HandOver<'_>) -> Value {
    let words = Words::draw(&mut Seeded(1)).expect("words");
    let (mut a, mut b) = (Bond::new("B"), Bond::new("A"));
    let side = |nick| Side { nick, again: false };

    let (next, made) = a
        .invite(side("Ann"), &words, &mut Seeded(100), NOW.day())
        .expect("an invite");
    a = next;
    let a_current = key(&a, "current");
    let invite_file = hand_over("invite.age", made.clone());
    let with_words =
        |file: &[u8]| lines(&envelope::open_with(&words.as_passphrase(), file).expect("it opens"));
    let invite = same(with_words, &made, &invite_file);

    let (next, made) = b
        .accept_invite(&invite_file, &words, side("Bea"), &[], &mut Seeded(200))
        .expect("a reply");
    b = next;
    let reply_file = hand_over("reply.age", made.clone());
    let reply = same(|file| a_current.open(file), &made, &reply_file);
    a = a
        .open_reply(&reply_file, &mut Seeded(300), NOW.day())
        .expect("a pairing");

    let t = schedule::transcript(
        invite.header.as_bytes(),
        invite.body.as_bytes(),
        reply.header.as_bytes(),
        reply.body.as_bytes(),
    );
    let (first, second) = (invite.secret("/secret"), reply.secret("/secret"));
    let root = schedule::root(&t, &first, &second);
    let k_reply = schedule::reply_mac_key(&t, &root);
    let pair_key = schedule::pair_key(&t, &root);
    let pairing = schedule::pairing_id(&t, &root);
    let safety = schedule::safety_words(&t, &root).expect("scrypt");
    let kept = |bond: &Bond| bond.pairing.as_ref().map(|p| (p.id, p.words.clone()));
    assert_eq!(kept(&a), kept(&b));
    assert_eq!(kept(&a), Some((pairing, Some(safety.map(str::to_owned)))));
    let (header, body) = (reply.header.as_bytes(), reply.body.as_bytes());
    assert_eq!(Some(schedule::reply_mac(&k_reply, header, body)), reply.mac);
    for bond in [&mut a, &mut b] {
        bond.words_compared(true).expect("paired");
    }

    let rev = say_a(&mut a);
    let (next, made) = make(&a);
    a = next;
    let file = hand_over("parcel-a1.age", made.clone());
    let b_current = key(&b, "current");
    let sealed = same(|file| b_current.open(file), &made, &file);
    let from_a = parcel("parcel-a1.age", &sealed, &b_current, &pair_key, Role::A);
    b = take(&b, &file, 400);

    set(
        &mut b,
        "please_not/own.q1",
        json!({ "text": "questions in the first ten minutes" }),
    );
    b.accept(&topic(), rev, NOW).expect("a first text");
    let answer = "The line you said before going out.";
    b.seal_debrief(MOMENT, answer, &mut Seeded(500), NOW.day())
        .expect("sealed");
    let (next, made) = make(&b);
    b = next;
    let file = hand_over("parcel-b1.age", made.clone());
    let a_next = key(&a, "next");
    let sealed = same(|file| a_next.open(file), &made, &file);
    let from_b = parcel("parcel-b1.age", &sealed, &a_next, &pair_key, Role::B);
    let commit = sealed.field("/debriefs/0/commit");
    a = take(&a, &file, 600);
    assert!(
        a.plan.topics[&topic()].in_force().is_some(),
        "both said yes"
    );

    let salt = bytes(
        serde_json::to_value(&b)
            .expect("plain data")
            .pointer(&format!("/debriefs/{MOMENT}/mine/opening/salt"))
            .expect("the salt"),
    );
    let computed = schedule::debrief_commitment(&salt, &MOMENT.0, &pairing, Role::B, answer);
    assert_eq!(commit, json!(hex::encode(computed)));

    let (current, next) = (key(&a, "current"), key(&a, "next"));
    assert_eq!(current.identity, a_next.identity, "the next key moved");
    json!({
        "about": "Two phones meet. Role a made the invite, role b the reply. Every secret here is a test's.",
        "invite": {
            "words": words.shown(),
            "age_passphrase": *words.as_passphrase(),
            "lines": invite.shown("invite.age"),
            "key": a_current.shown(),
        },
        "reply": {
            "lines": reply.shown("reply.age"),
            "opens_with": a_current.shown(),
            "key": b_current.shown(),
        },
        "schedule": {
            "t": hex::encode(t),
            "root": hex::encode(*root),
            "k_reply": hex::encode(*k_reply),
            "pair_key": hex::encode(*pair_key),
            "pairing": hex::encode(pairing),
            "safety_words": safety,
        },
        "parcel_a1": from_a,
        "parcel_b1": from_b,
        "debrief": {
            "id": MOMENT,
            "author": "b",
            "salt": hex::encode(salt),
            "text": answer,
            "commit": commit,
        },
        "keys_of_a_after_parcel_b1": { "current": current.shown(), "next": next.shown() },
    })
}
