//! Which key and which code comes from which secret.
//!
//! All keys are HKDF-SHA256 (RFC 5869) with 32 bytes out, all codes HMAC-SHA256 (RFC 2104). Every
//! use has its own label, so that no value made for one can be taken for another. Both partners
//! hold every key that authenticates content, so a code proves to each that the other made the
//! file, and to nobody else that either did.

use super::error::Refusal;
use super::wordlist;
use hkdf::Hkdf;
use hmac::digest::KeyInit;
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, Zeroizing};

const PAIRING: &[u8] = b"leeside/v1 pairing";
const ROOT: &[u8] = b"leeside/v1 root";
const REPLY_KEY: &[u8] = b"leeside/v1 reply mac";
const PAIR_KEY: &[u8] = b"leeside/v1 pair";
const PAIRING_ID: &[u8] = b"leeside/v1 pairing id";
const WORDS: &[u8] = b"leeside/v1 words";
const PARCEL_KEY: &[u8] = b"leeside/v1 parcel mac";
const REPLY: &[u8] = b"leeside/v1 reply";
const PARCEL: &[u8] = b"leeside/v1 parcel";
const DEBRIEF: &[u8] = b"leeside/v1 debrief";

/// The work behind the safety words: scrypt (RFC 7914) with N = 2^15, r = 8, p = 1, so that
/// nobody can try enough replies to make two phones show the same words.
const WORDS_LOG_N: u8 = 15;

/// A secret of 32 bytes, erased when dropped.
pub type Secret = Zeroizing<[u8; 32]>;

/// Which side of a pairing a phone is on. No person has a global number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Made the invite.
    A,
    /// Made the reply.
    B,
}

impl Role {
    /// The partner's role.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }

    /// The role as it stands in files and under codes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The transcript `T`: the hash that names everything both sides said while they paired, byte by
/// byte as it was received.
#[must_use]
pub fn transcript(
    invite_header: &[u8],
    invite_body: &[u8],
    reply_header: &[u8],
    reply_body: &[u8],
) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(PAIRING);
    for (header, body) in [(invite_header, invite_body), (reply_header, reply_body)] {
        hash.update(length(header.len() + body.len() + 2));
        hash.update(header);
        hash.update(b"\n");
        hash.update(body);
        hash.update(b"\n");
    }
    hash.finalize().into()
}

/// The root of a pairing. Erase both secrets and this once the pairing is complete.
#[must_use]
pub fn root(transcript: &[u8; 32], invite_secret: &[u8; 32], reply_secret: &[u8; 32]) -> Secret {
    let mut both = Zeroizing::new([0; 64]);
    let (first, second) = both.split_at_mut(32);
    first.copy_from_slice(invite_secret);
    second.copy_from_slice(reply_secret);
    derive(transcript, both.as_slice(), &[ROOT])
}

/// The key under the reply's code.
#[must_use]
pub fn reply_mac_key(transcript: &[u8; 32], root: &[u8; 32]) -> Secret {
    derive(transcript, root, &[REPLY_KEY])
}

/// The pair key `K`.
#[must_use]
pub fn pair_key(transcript: &[u8; 32], root: &[u8; 32]) -> Secret {
    derive(transcript, root, &[PAIR_KEY])
}

/// The pairing's name, the same on both phones.
#[must_use]
pub fn pairing_id(transcript: &[u8; 32], root: &[u8; 32]) -> [u8; 16] {
    let whole = derive(transcript, root, &[PAIRING_ID]);
    let mut id = [0; 16];
    id.copy_from_slice(&whole[..16]);
    id
}

/// The six words that both compare by voice. This takes about a tenth of a second and 32 MiB.
///
/// # Errors
/// [`Refusal::TooMuchWork`] if scrypt cannot be set up on this phone.
pub fn safety_words(
    transcript: &[u8; 32],
    root: &[u8; 32],
) -> Result<[&'static str; wordlist::COUNT], Refusal> {
    let secret = derive(transcript, root, &[WORDS]);
    let mut bits = Zeroizing::new([0; wordlist::BYTES]);
    let work = scrypt::Params::new(WORDS_LOG_N, 8, 1, 32).map_err(|_| Refusal::TooMuchWork)?;
    scrypt::scrypt(secret.as_slice(), transcript, &work, bits.as_mut_slice())
        .map_err(|_| Refusal::TooMuchWork)?;
    Ok(wordlist::six(&bits))
}

/// The key under a parcel's code. `mac_seed` is the one announced with the key that the parcel is
/// written to, so that it is destroyed with that key; `sender` is who made the parcel.
#[must_use]
pub fn parcel_mac_key(mac_seed: &[u8; 32], pair_key: &[u8; 32], sender: Role) -> Secret {
    derive(
        mac_seed,
        pair_key,
        &[PARCEL_KEY, sender.as_str().as_bytes()],
    )
}

/// The code over a reply's header and body, without their LF.
#[must_use]
pub fn reply_mac(key: &[u8; 32], header: &[u8], body: &[u8]) -> [u8; 32] {
    code(key, &[REPLY, &[0], header, b"\n", body, b"\n"])
}

/// The code over a parcel's header and body, without their LF. `to_key` is the hash of the
/// recipient written to, so that the plaintext cannot be sealed anew to another key.
#[must_use]
pub fn parcel_mac(key: &[u8; 32], to_key: &[u8; 32], header: &[u8], body: &[u8]) -> [u8; 32] {
    code(key, &[PARCEL, &[0], to_key, header, b"\n", body, b"\n"])
}

/// The commitment to one answer of a debrief, which its author can reveal later and not change.
#[must_use]
pub fn debrief_commitment(
    salt: &[u8; 32],
    id: &[u8; 16],
    pairing: &[u8; 16],
    author: Role,
    text: &str,
) -> [u8; 32] {
    code(
        salt,
        &[
            DEBRIEF,
            &length(id.len()),
            id,
            pairing,
            author.as_str().as_bytes(),
            &length(text.len()),
            text.as_bytes(),
        ],
    )
}

/// Compares in constant time.
#[must_use]
pub fn equal(a: &[u8; 32], b: &[u8; 32]) -> bool {
    a.ct_eq(b).into()
}

/// The length before a part, four bytes. What is hashed here is bounded far below its end.
fn length(n: usize) -> [u8; 4] {
    u32::try_from(n).unwrap_or(u32::MAX).to_be_bytes()
}

/// HKDF-SHA256. Of its second step one round is 32 bytes: `HMAC(prk, info || 1)`, RFC 5869, 2.3.
fn derive(salt: &[u8; 32], secret: &[u8], info: &[&[u8]]) -> Secret {
    let (mut prk, _) = Hkdf::<Sha256>::extract(Some(salt), secret);
    let key = Zeroizing::new(<[u8; 32]>::from(prk));
    prk.zeroize();
    Zeroizing::new(code(&key, &[info, &[&[1]]].concat()))
}

/// HMAC-SHA256. A key shorter than a block is filled up with zeros, RFC 2104, 2.
fn code(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut block = Zeroizing::new([0; 64]);
    block[..32].copy_from_slice(key);
    let mut mac = <Hmac<Sha256> as KeyInit>::new((&*block).into());
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests;
