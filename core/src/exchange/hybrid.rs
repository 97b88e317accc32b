//! The post-quantum hybrid recipient of age: `mlkem768x25519`.
//!
//! HPKE in base mode with X-Wing (ML-KEM-768 with X25519), HKDF-SHA256 and ChaCha20-Poly1305, so that
//! a file stays closed as long as either half holds, and so that nothing in it names its writer.
//! It follows C2SP's `age.md` (<https://c2sp.org/age>), "The hybrid recipient type"; stock `age`
//! 1.3 reads and writes the same.

use age::{DecryptError, EncryptError};
use age_core::format::{FILE_KEY_BYTES, FileKey, Stanza};
use age_core::secrecy::ExposeSecret;
use base64::{Engine, prelude::BASE64_STANDARD_NO_PAD};
use bech32::primitives::decode::CheckedHrpstring;
use bech32::{Bech32, ByteIterExt, Checksum, Fe32IterExt, Hrp};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::{Kem, X25519HkdfSha256, XWing};
use hpke::{Deserializable, OpModeR, OpModeS, Serializable, setup_receiver};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// The stanza's tag.
const TAG: &str = "mlkem768x25519";

/// How the tag of a stanza ends that means nothing and is there to be ignored.
const GREASE: &str = "-grease";

/// HPKE's info.
const INFO: &[u8] = b"age-encryption.org/mlkem768x25519";

/// The label by which age refuses to add a recipient that is not post-quantum.
const LABEL: &str = "postquantum";

/// Bytes of an identity's seed.
pub const SEED: usize = 32;

/// Bytes of a recipient: an X-Wing public key.
pub const RECIPIENT: usize = 1216;

/// Bytes of the X25519 share, the last of what is encapsulated.
const SHARE: usize = 32;

/// Bytes of a sealed file key: the key and its authentication tag.
const SEALED: usize = FILE_KEY_BYTES + 16;

/// Human-readable parts of the two texts.
const RECIPIENT_HRP: Hrp = Hrp::parse_unchecked("age1pq");
const IDENTITY_HRP: Hrp = Hrp::parse_unchecked("age-secret-key-pq-");

/// Characters of a recipient as text: `age1pq`, the separator, data and checksum.
const RECIPIENT_TEXT: usize = 6 + 1 + (RECIPIENT * 8).div_ceil(5) + 6;

/// Characters of an identity as text: `AGE-SECRET-KEY-PQ-`, the separator, data and checksum.
const IDENTITY_TEXT: usize = 18 + 1 + (SEED * 8).div_ceil(5) + 6;

type PrivateKey = <XWing as Kem>::PrivateKey;
type PublicKey = <XWing as Kem>::PublicKey;
type EncappedKey = <XWing as Kem>::EncappedKey;

/// Bech32 as age uses it: the same code, without the limit on length that payment addresses have.
enum Unlimited {}

impl Checksum for Unlimited {
    type MidstateRepr = <Bech32 as Checksum>::MidstateRepr;
    const CODE_LENGTH: usize = usize::MAX;
    const CHECKSUM_LENGTH: usize = Bech32::CHECKSUM_LENGTH;
    const GENERATOR_SH: [Self::MidstateRepr; 5] = Bech32::GENERATOR_SH;
    const TARGET_RESIDUE: Self::MidstateRepr = Bech32::TARGET_RESIDUE;
}

/// A text that is no recipient or identity. It is not repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a key in the form that age writes; copy it once more, whole")]
pub struct NotAKey;

/// What opens files: a seed of 32 bytes, erased when dropped. `Debug` does not show it.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Identity([u8; SEED]);

impl Identity {
    /// The identity of a seed. Any 32 bytes are one.
    #[must_use]
    pub const fn from_seed(seed: [u8; SEED]) -> Self {
        Self(seed)
    }

    /// The seed.
    #[must_use]
    pub const fn seed(&self) -> &[u8; SEED] {
        &self.0
    }

    /// The recipient to which files for this identity are sealed.
    #[must_use]
    pub fn recipient(&self) -> Recipient {
        let mut bytes = Box::new([0; RECIPIENT]);
        XWing::sk_to_pk(&self.secret()).write_exact(bytes.as_mut_slice());
        Recipient(bytes)
    }

    /// The identity as age writes it: `AGE-SECRET-KEY-PQ-1…`, in capitals.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(encode(IDENTITY_HRP, &self.0, IDENTITY_TEXT));
        text.make_ascii_uppercase();
        text
    }

    /// Reads what [`Identity::to_text`] writes.
    ///
    /// # Errors
    /// [`NotAKey`] for any other text.
    pub fn from_text(text: &str) -> Result<Self, NotAKey> {
        let mut identity = Self([0; SEED]);
        decode(text, IDENTITY_TEXT, &mut identity.0)?;
        if *identity.to_text() == text {
            Ok(identity)
        } else {
            Err(NotAKey)
        }
    }

    fn secret(&self) -> PrivateKey {
        // Any 32 bytes are a private key. Were they ever refused, a pair derived from them is as
        // secret, and it is the same pair each time.
        PrivateKey::from_bytes(&self.0).unwrap_or_else(|_| XWing::derive_keypair(&self.0).0)
    }
}

impl PartialEq for Identity {
    fn eq(&self, other: &Self) -> bool {
        super::schedule::equal(&self.0, &other.0)
    }
}

impl Eq for Identity {}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(..)")
    }
}

/// To whom files are sealed: an X-Wing public key. As text, also in JSON, it is `age1pq1…`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Recipient(Box<[u8; RECIPIENT]>);

impl Recipient {
    /// The public key.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; RECIPIENT] {
        &self.0
    }

    /// The SHA-256 of the public key, which a file names as `to_key`.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_slice()).into()
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&encode(RECIPIENT_HRP, self.0.as_slice(), RECIPIENT_TEXT))
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({})", hex::encode(&self.hash()[..4]))
    }
}

impl FromStr for Recipient {
    type Err = NotAKey;

    /// Takes the one text of a recipient. The public key is checked as ML-KEM requires (FIPS 203,
    /// 7.2: each coefficient is below the modulus).
    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let mut bytes = Box::new([0; RECIPIENT]);
        decode(text, RECIPIENT_TEXT, bytes.as_mut_slice())?;
        PublicKey::from_bytes(bytes.as_slice()).map_err(|_| NotAKey)?;
        let recipient = Self(bytes);
        if recipient.to_string() == text {
            Ok(recipient)
        } else {
            Err(NotAKey)
        }
    }
}

impl TryFrom<String> for Recipient {
    type Error = NotAKey;
    fn try_from(text: String) -> Result<Self, NotAKey> {
        text.parse()
    }
}

impl From<Recipient> for String {
    fn from(recipient: Recipient) -> Self {
        recipient.to_string()
    }
}

/// Writes bytes as Bech32 into a text that has room for all of it: one that grows leaves copies.
fn encode(hrp: Hrp, bytes: &[u8], length: usize) -> String {
    let mut text = String::with_capacity(length);
    let data = bytes.iter().copied().bytes_to_fes();
    text.extend(data.with_checksum::<Unlimited>(&hrp).chars());
    text
}

/// Decodes a text of exactly `length` characters. The caller writes the bytes again and compares, so
/// that only one text stands for them: the right part, the right case, no bits left over.
fn decode(text: &str, length: usize, to: &mut [u8]) -> Result<(), NotAKey> {
    if text.len() != length {
        return Err(NotAKey);
    }
    let checked = CheckedHrpstring::new::<Unlimited>(text).map_err(|_| NotAKey)?;
    for (place, byte) in to.iter_mut().zip(checked.byte_iter()) {
        *place = byte;
    }
    Ok(())
}

/// Whether a header's tags are one hybrid stanza and else only such as mean nothing. A second
/// recipient, of whatever kind, would be a reader whom nobody sees.
pub(super) fn is_for_one<'a>(tags: impl Iterator<Item = &'a str>) -> bool {
    let mut real = tags.filter(|tag| !tag.ends_with(GREASE));
    real.next() == Some(TAG) && real.next().is_none()
}

/// Whether the X25519 half of what is encapsulated can add anything to the secret. A point of low
/// order gives zeros with every key (RFC 7748, 6.1), so any key here shows it. X-Wing does not look
/// at this; age refuses such a file, and so does this.
fn adds_a_secret(enc: &[u8]) -> bool {
    let share = enc.len().checked_sub(SHARE).and_then(|at| enc.get(at..));
    let share = share.and_then(|share| Deserializable::from_bytes(share).ok());
    let (any, _) = X25519HkdfSha256::derive_keypair(&[0; SHARE]);
    share.is_some_and(|share| {
        setup_receiver::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &any,
            &share,
            INFO,
        )
        .is_ok()
    })
}

impl age::Recipient for Recipient {
    fn wrap_file_key(
        &self,
        file_key: &FileKey,
    ) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        let refused = |_| EncryptError::Io(std::io::ErrorKind::InvalidInput.into());
        let public = PublicKey::from_bytes(self.0.as_slice()).map_err(refused)?;
        let (enc, body) = hpke::single_shot_seal::<ChaCha20Poly1305, HkdfSha256, XWing>(
            &OpModeS::Base,
            &public,
            INFO,
            file_key.expose_secret(),
            &[],
        )
        .map_err(refused)?;
        let stanza = Stanza {
            tag: TAG.to_owned(),
            args: vec![BASE64_STANDARD_NO_PAD.encode(enc.to_bytes())],
            body,
        };
        Ok((vec![stanza], HashSet::from([LABEL.to_owned()])))
    }
}

impl age::Identity for Identity {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        if stanza.tag != TAG {
            return None;
        }
        let [argument] = stanza.args.as_slice() else {
            return Some(Err(DecryptError::InvalidHeader));
        };
        let enc = BASE64_STANDARD_NO_PAD.decode(argument).ok();
        let enc = enc.filter(|enc| adds_a_secret(enc));
        let enc = enc.and_then(|enc| EncappedKey::from_bytes(&enc).ok());
        let Some(enc) = enc.filter(|_| stanza.body.len() == SEALED) else {
            return Some(Err(DecryptError::InvalidHeader));
        };
        // X-Wing never refuses: with another key it gives another secret, which opens nothing.
        let opened = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, XWing>(
            &OpModeR::Base,
            &self.secret(),
            &enc,
            INFO,
            &stanza.body,
            &[],
        );
        let opened = Zeroizing::new(opened.ok()?);
        let key: &[u8; FILE_KEY_BYTES] = opened.as_slice().try_into().ok()?;
        Some(Ok(FileKey::init_with_mut(|to| to.copy_from_slice(key))))
    }

    fn unwrap_stanzas(&self, stanzas: &[Stanza]) -> Option<Result<FileKey, DecryptError>> {
        if is_for_one(stanzas.iter().map(|stanza| stanza.tag.as_str())) {
            stanzas.iter().find_map(|stanza| self.unwrap_stanza(stanza))
        } else {
            Some(Err(DecryptError::InvalidHeader))
        }
    }
}

#[cfg(test)]
mod tests;
