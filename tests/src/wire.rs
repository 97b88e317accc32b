//! Files as a partner with other code would read and write them: from the keys in a store, with
//! the published format and nothing of the exchange's upper half.

use crate::raw;
use leeside::exchange::envelope;
use leeside::exchange::frame::{self, Mac};
use leeside::exchange::hybrid::Identity;
use leeside::exchange::schedule::{self, Role};
use leeside::exchange::strict;
use leeside::plan::ids::BondId;
use serde_json::Value;
use std::path::Path;

/// A plaintext with its lines.
pub struct Plain {
    /// All of it.
    pub whole: Vec<u8>,
    /// The header line.
    pub header: Value,
    /// The body line.
    pub body: Value,
}

/// What a store says of a bond's pairing.
///
/// # Panics
/// If there is none.
#[must_use]
pub fn pairing(root: &Path, bond: BondId) -> Value {
    let text: String = raw::open(root)
        .query_row(
            "SELECT document FROM bond_part WHERE bond_id = ?1 AND part = 'pairing'",
            [bond.0],
            |row| row.get(0),
        )
        .expect("a pairing");
    let part: Value = serde_json::from_str(&text).expect("JSON");
    part["paired"].clone()
}

/// The keys that open what comes to this bond: next, then current.
///
/// # Panics
/// If there are none.
#[must_use]
pub fn keys(root: &Path, bond: BondId) -> [Identity; 2] {
    let pairing = pairing(root, bond);
    ["next", "current"].map(|name| {
        let seed = &pairing["keys"][name]["identity"];
        Identity::from_seed(bytes(seed))
    })
}

/// Decrypts a parcel with the keys of the phone that it is for.
///
/// # Panics
/// If it does not open, or is not in three lines.
#[must_use]
pub fn decrypt(file: &[u8], keys: &[Identity; 2]) -> Plain {
    let [next, current] = keys;
    let (_, plain) = envelope::open_with_key(file, &[next, current]).expect("it opens");
    let lines: Vec<&[u8]> = plain.split(|byte| *byte == b'\n').collect();
    let [header, body, _, _] = lines.as_slice() else {
        panic!("three lines and the padding");
    };
    Plain {
        header: serde_json::from_slice(header).expect("a header"),
        body: serde_json::from_slice(body).expect("a body"),
        whole: plain.to_vec(),
    }
}

/// Writes a parcel from the phone whose store this is to its partner, with a true code over any
/// header and body: what a partner with other code could send.
///
/// # Panics
/// If there is no pairing.
#[must_use]
pub fn forge(root: &Path, bond: BondId, change: impl FnOnce(&mut Forged)) -> Vec<u8> {
    let pairing = pairing(root, bond);
    let role = if pairing["role"] == "a" {
        Role::A
    } else {
        Role::B
    };
    let to: leeside::exchange::hybrid::Recipient = pairing["peer"]["recipient"]
        .as_str()
        .and_then(|text| text.parse().ok())
        .expect("a recipient");
    let mut forged = Forged {
        header: serde_json::json!({
            "v": 1,
            "kind": "parcel",
            "pairing": pairing["id"],
            "from": pairing["role"],
            "edition": pairing["edition"].as_u64().expect("a number") + 1,
            "to_key": hex::encode(to.hash()),
        }),
        body: serde_json::json!({
            "next": {
                "recipient": Identity::from_seed(bytes(&pairing["keys"]["next"]["identity"]))
                    .recipient()
                    .to_string(),
                "mac": pairing["keys"]["next"]["mac_seed"],
            },
            "seen": pairing["seen"],
            "half": "whole",
            "limits": {},
            "topics": {},
            "voice": { "version": 1, "voice": {} },
            "shared": [],
            "debriefs": [],
            "echo": null,
        }),
        raw_body: None,
        wrong_code: false,
    };
    change(&mut forged);
    let header = strict::write(&forged.header).expect("a header");
    let body = forged
        .raw_body
        .unwrap_or_else(|| serde_json::to_vec(&forged.body).expect("a body"));
    let key = schedule::parcel_mac_key(
        &bytes(&pairing["peer"]["mac"]),
        &bytes(&pairing["pair_key"]),
        role,
    );
    let mut mac = schedule::parcel_mac(&key, &to.hash(), &header, &body);
    if forged.wrong_code {
        mac[0] ^= 1;
    }
    let plain = frame::pack(&header, &body, Some(mac));
    assert!(frame::unpack(&plain).is_ok_and(|frame| frame.mac == Mac::Tag(mac)));
    envelope::seal_to(&to, &plain).expect("sealed")
}

/// What [`forge`] is about to write.
pub struct Forged {
    /// The header line.
    pub header: Value,
    /// The body line.
    pub body: Value,
    /// Other bytes in the place of the body line.
    pub raw_body: Option<Vec<u8>>,
    /// Whether the code is spoilt.
    pub wrong_code: bool,
}

/// Whether a plaintext has a length of the published scheme: Padmé (Nikitin and others, PoPETs
/// 2019(4), algorithm 1) with a floor of 16 KiB. Written here from the paper, apart from the code.
#[must_use]
pub fn is_padded(length: usize) -> bool {
    if length <= 16_384 {
        return length == 16_384;
    }
    let exponent = (length as f64).log2().floor() as u32;
    let shown = f64::from(exponent).log2().floor() as u32 + 1;
    length.is_multiple_of(1 << (exponent - shown))
}

fn bytes(text: &Value) -> [u8; 32] {
    let mut bytes = [0; 32];
    hex::decode_to_slice(text.as_str().expect("a text"), &mut bytes).expect("64 digits of hex");
    bytes
}
