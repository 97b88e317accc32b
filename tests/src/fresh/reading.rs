//! What this program reads in a file, and what it knows after it: the form that a second reader
//! must come to as well.

use base64::{Engine, prelude::BASE64_STANDARD};
use leeside::exchange::bond::Bond;
use leeside::exchange::envelope;
use leeside::exchange::frame::{self, Mac};
use leeside::exchange::hybrid::Identity;
use leeside::exchange::schedule::{self, Role};
use leeside::exchange::sealed::TheirSeal;
use leeside::exchange::strict;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// The lines of a plaintext.
pub struct Lines {
    /// The header as received.
    pub header: Vec<u8>,
    /// The body as received.
    pub body: Vec<u8>,
    mac: Mac,
    length: usize,
}

impl Lines {
    /// Takes a plaintext apart.
    pub fn of(plain: &[u8]) -> Self {
        let frame = frame::unpack(plain).expect("a frame");
        Self {
            header: frame.header.to_vec(),
            body: frame.body.to_vec(),
            mac: frame.mac,
            length: plain.len(),
        }
    }

    /// One field of the body that holds 32 bytes.
    pub fn secret(&self, path: &str) -> [u8; 32] {
        let body: Value = strict::read(&self.body).expect("canonical");
        bytes(body.pointer(path).expect("the field"))
    }

    /// All of it.
    pub fn shown(&self) -> Value {
        let read = |line: &[u8]| strict::read::<Value>(line).expect("canonical");
        json!({
            "header": read(&self.header),
            "body": read(&self.body),
            "digest": hex::encode(Sha256::digest(&self.body)),
            "mac": match self.mac {
                Mac::None => "=".repeat(44),
                Mac::Tag(tag) => BASE64_STANDARD.encode(tag),
            },
            "plaintext_bytes": self.length,
        })
    }
}

/// 32 bytes that stand as hex.
pub fn bytes(digits: &Value) -> [u8; 32] {
    let mut bytes = [0; 32];
    hex::decode_to_slice(digits.as_str().expect("hex"), &mut bytes).expect("hex");
    bytes
}

/// A bond as the vault keeps it.
pub fn kept(bond: &Bond) -> Value {
    serde_json::to_value(bond).expect("plain data")
}

/// What a parcel says to whoever holds the key that it is sealed to.
pub fn parcel(file: &[u8], key: &Value, maker: &Bond) -> Value {
    let identity = Identity::from_seed(bytes(&key["seed"]));
    let (_, plain) = envelope::open_with_key(file, &[&identity]).expect("it opens");
    let lines = Lines::of(&plain);
    let pair_key = bytes(&kept(maker)["pairing"]["pair_key"]);
    let role = maker.pairing.as_ref().map_or(Role::A, |paired| paired.role);
    let k_mac = schedule::parcel_mac_key(&bytes(&key["mac_seed"]), &pair_key, role);
    let mut shown = lines.shown();
    shown["k_mac"] = json!(hex::encode(*k_mac));
    shown
}

/// What a phone knows after it took a parcel in.
pub fn known(before: &Bond, after: &Bond) -> Value {
    let theirs = &after.plan.theirs;
    let gone: BTreeSet<_> = before.copies.theirs.keys().collect();
    let gone: Vec<_> = gone
        .into_iter()
        .filter(|id| !after.copies.theirs.contains_key(id))
        .collect();
    let keys = |bond: &Bond, which: &str| kept(bond)["pairing"]["keys"][which].clone();
    json!({
        "asked_back": gone,
        "debriefs": debriefs(after),
        "limits": limits(after),
        "moved": keys(before, "next") != keys(after, "next"),
        "shared": after.copies.theirs.values().collect::<Vec<_>>(),
        "topics": topics(after),
        "two_phones": theirs.two_phones,
        "version": theirs.version,
        "voice": theirs.voice,
    })
}

/// Everything off-limits to the partner as far as a phone knows, in the order of the canonical
/// texts: under which name something is held is this program's own affair.
pub fn limits(bond: &Bond) -> Vec<String> {
    let texts: BTreeSet<String> = bond
        .plan
        .theirs
        .all_limits()
        .map(|(_, limit)| String::from_utf8(strict::write(limit).expect("a form")).expect("UTF-8"))
        .collect();
    texts.into_iter().collect()
}

fn debriefs(bond: &Bond) -> Value {
    let mut all = Map::new();
    for (id, debrief) in bond.debriefs.iter() {
        let shown = match &debrief.theirs {
            Some(TheirSeal::Sealed(commit)) => json!({ "sealed": hex::encode(commit) }),
            Some(TheirSeal::Opened(text)) => json!({ "opened": text }),
            Some(TheirSeal::NotWhatWasSealed(commit)) => {
                json!({ "not_shown": hex::encode(commit) })
            }
            None => continue,
        };
        all.insert(id.to_string(), shown);
    }
    Value::Object(all)
}

/// Every topic of which something is known.
pub fn topics(bond: &Bond) -> Value {
    let mut all = Map::new();
    for (id, topic) in &bond.plan.topics {
        let shown = json!({
            "in_force": topic.agreed(),
            "mine": topic.mine,
            "settled": topic.settled,
            "texts": topic.texts.keys().collect::<Vec<_>>(),
            "theirs": topic.theirs,
            "withdrawn": topic.withdrawn,
        });
        let says = |name: &str| shown[name].as_array().is_some_and(|list| !list.is_empty());
        if topic.settled.is_some() || says("texts") || says("withdrawn") {
            all.insert(id.to_string(), shown);
        }
    }
    Value::Object(all)
}
