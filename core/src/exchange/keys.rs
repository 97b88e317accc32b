//! The two keys that a phone holds for one pairing, and when they move.
//!
//! A key is an identity and a mac seed: made together, announced together, destroyed together.
//! There is exactly *current* and *next*, and no previous: a late parcel to a destroyed key opens
//! nowhere, and it said nothing that the newer one, which caused the move, did not say.

use super::error::Refusal;
use super::hybrid::{Identity, Recipient, SEED};
use super::random::{Random, draw};
use super::schedule::{Secret, equal};
use serde::{Deserialize, Serialize};
use std::fmt;
use zeroize::Zeroizing;

/// One key. `Debug` does not show it. Serialised it is the secret itself, for the vault only.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    #[serde(with = "identity_hex")]
    identity: Identity,
    #[serde(with = "secret_hex")]
    mac_seed: Secret,
}

/// The public part of a key and its mac seed, as its owner announces it to the partner. The mac
/// seed is for the partner's eyes: it stands inside sealed files only, and `Debug` does not show it.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Announced {
    /// To whom the partner writes.
    pub recipient: Recipient,
    /// From what the partner makes the code over a parcel to this key.
    #[serde(with = "secret_hex")]
    pub mac: Secret,
}

impl Key {
    /// Makes a key.
    ///
    /// # Errors
    /// [`Refusal::NoRandom`] if the source fails.
    pub fn make(random: &mut dyn Random) -> Result<Self, Refusal> {
        let seed = Zeroizing::new(draw::<SEED>(random)?);
        let mac_seed = Zeroizing::new(draw(random)?);
        Ok(Self {
            identity: Identity::from_seed(*seed),
            mac_seed,
        })
    }

    /// What opens files.
    #[must_use]
    pub const fn identity(&self) -> &Identity {
        &self.identity
    }

    /// From what the code over a parcel to this key is made.
    #[must_use]
    pub fn mac_seed(&self) -> &[u8; 32] {
        &self.mac_seed
    }

    /// What the partner is told of this key.
    #[must_use]
    pub fn public(&self) -> Announced {
        Announced {
            recipient: self.identity.recipient(),
            mac: self.mac_seed.clone(),
        }
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.identity == other.identity && equal(&self.mac_seed, &other.mac_seed)
    }
}

impl Eq for Key {}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(..)")
    }
}

impl PartialEq for Announced {
    fn eq(&self, other: &Self) -> bool {
        self.recipient == other.recipient && equal(&self.mac, &other.mac)
    }
}

impl Eq for Announced {}

impl fmt::Debug for Announced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Announced({:?}, ..)", self.recipient)
    }
}

/// The two keys. They are tried in the order of [`KeyRing::identities`], and named by their place
/// in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyRing {
    current: Key,
    next: Key,
}

impl KeyRing {
    /// The place of the next key.
    pub const NEXT: usize = 0;

    /// The place of the current key.
    pub const CURRENT: usize = 1;

    /// Makes both keys.
    ///
    /// # Errors
    /// [`Refusal::NoRandom`] if the source fails.
    pub fn make(random: &mut dyn Random) -> Result<Self, Refusal> {
        Self::with(Key::make(random)?, random)
    }

    /// Takes the key that an invite or a reply announced as the current one, and makes the next.
    ///
    /// # Errors
    /// [`Refusal::NoRandom`] if the source fails.
    pub fn with(current: Key, random: &mut dyn Random) -> Result<Self, Refusal> {
        let next = Key::make(random)?;
        Ok(Self { current, next })
    }

    /// The current key.
    #[must_use]
    pub const fn current(&self) -> &Key {
        &self.current
    }

    /// The next key, which every parcel announces.
    #[must_use]
    pub const fn next(&self) -> &Key {
        &self.next
    }

    /// What opens files, in the order in which to try: next, then current.
    #[must_use]
    pub const fn identities(&self) -> [&Identity; 2] {
        [&self.next.identity, &self.current.identity]
    }

    /// The key at a place of [`KeyRing::identities`].
    #[must_use]
    pub const fn at(&self, place: usize) -> &Key {
        match place {
            Self::NEXT => &self.next,
            _ => &self.current,
        }
    }

    /// Moves the keys after a parcel was accepted that the key at this place opened. If it was the
    /// next: the current one is destroyed, the next becomes current, and a new next is made. If it
    /// was the current, nothing moves.
    ///
    /// # Errors
    /// [`Refusal::NoRandom`] if the source fails; nothing moved then.
    pub fn opened_with(&mut self, place: usize, random: &mut dyn Random) -> Result<(), Refusal> {
        if place == Self::NEXT {
            let new = Key::make(random)?;
            self.current = std::mem::replace(&mut self.next, new);
        }
        Ok(())
    }
}

/// A secret of 32 bytes as hex. What holds the digits on the way is erased.
pub(crate) mod secret_hex {
    use super::Secret;
    use serde::{Deserialize, Deserializer, Serializer, de, ser};
    use zeroize::Zeroizing;

    /// Writes a secret.
    pub(crate) fn serialize<S: Serializer>(
        secret: &Secret,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        digits(secret, serializer)
    }

    /// Reads a secret.
    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Secret, D::Error> {
        let digits = Zeroizing::new(String::deserialize(deserializer)?);
        let mut secret = Zeroizing::new([0; 32]);
        hex::decode_to_slice(digits.as_bytes(), secret.as_mut_slice())
            .map_err(|_| de::Error::custom("not 64 digits of hex"))?;
        Ok(secret)
    }

    pub(super) fn digits<S: Serializer>(
        secret: &[u8; 32],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut digits = Zeroizing::new([0; 64]);
        hex::encode_to_slice(secret, digits.as_mut_slice()).map_err(ser::Error::custom)?;
        serializer.serialize_str(std::str::from_utf8(&*digits).map_err(ser::Error::custom)?)
    }
}

mod identity_hex {
    use super::{Identity, secret_hex};
    use serde::{Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(
        identity: &Identity,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        secret_hex::digits(identity.seed(), serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Identity, D::Error> {
        secret_hex::deserialize(deserializer).map(|seed| Identity::from_seed(*seed))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]
    use super::super::random::System;
    use super::*;

    fn ring() -> KeyRing {
        KeyRing::make(&mut System).expect("the system's generator")
    }

    struct Empty;
    impl Random for Empty {
        fn fill(&mut self, _: &mut [u8]) -> Result<(), Refusal> {
            Err(Refusal::NoRandom)
        }
    }

    #[test]
    fn the_next_key_moves_and_the_current_one_is_gone() {
        let mut ring = ring();
        let (current, next) = (ring.current().clone(), ring.next().clone());
        ring.opened_with(KeyRing::NEXT, &mut System)
            .expect("the system's generator");
        assert_eq!(*ring.current(), next);
        assert_ne!(*ring.next(), next);
        assert_ne!(*ring.next(), current);
        // The ring holds nothing of the destroyed key, also not as it is stored.
        let stored = serde_json::to_string(&ring).expect("plain data");
        assert!(stored.contains(&hex::encode(next.identity().seed())));
        assert!(!stored.contains(&hex::encode(current.identity().seed())));
        assert!(!stored.contains(&hex::encode(current.mac_seed())));
    }

    #[test]
    fn the_current_key_moves_nothing() {
        let mut ring = ring();
        let before = ring.clone();
        assert_eq!(ring.opened_with(KeyRing::CURRENT, &mut Empty), Ok(()));
        assert_eq!(ring, before);
    }

    #[test]
    fn without_random_bytes_nothing_moves() {
        let mut ring = ring();
        let before = ring.clone();
        let moved = ring.opened_with(KeyRing::NEXT, &mut Empty);
        assert_eq!(moved, Err(Refusal::NoRandom));
        assert_eq!(ring, before);
        assert_eq!(KeyRing::make(&mut Empty).err(), Some(Refusal::NoRandom));
    }

    #[test]
    fn places_are_those_of_the_identities() {
        let ring = ring();
        for place in [KeyRing::NEXT, KeyRing::CURRENT] {
            assert_eq!(ring.identities()[place], ring.at(place).identity());
        }
        assert_eq!(ring.at(KeyRing::NEXT), ring.next());
        assert_eq!(ring.at(KeyRing::CURRENT), ring.current());
    }

    #[test]
    fn all_four_secrets_of_a_ring_differ() {
        let ring = ring();
        let secrets = [
            ring.current().identity().seed(),
            ring.current().mac_seed(),
            ring.next().identity().seed(),
            ring.next().mac_seed(),
        ];
        for (n, one) in secrets.iter().enumerate() {
            assert!(secrets[n + 1..].iter().all(|other| other != one));
        }
    }

    #[test]
    fn keys_are_stored_and_announced_as_they_are() {
        let ring = ring();
        let stored = serde_json::to_string(&ring).expect("plain data");
        assert_eq!(
            serde_json::from_str::<KeyRing>(&stored).ok(),
            Some(ring.clone())
        );
        for bad in [
            stored.replacen("\"mac_seed\":\"", "\"mac_seed\":\"00", 1),
            stored.replacen("{", "{\"previous\":null,", 1),
        ] {
            assert!(serde_json::from_str::<KeyRing>(&bad).is_err());
        }

        let announced = ring.next().public();
        let told = super::super::strict::write(&announced).expect("fits");
        let heard = super::super::strict::read::<Announced>(&told);
        assert_eq!(heard, Ok(announced.clone()));
        let told = String::from_utf8(told).expect("text");
        assert!(told.contains(&ring.next().identity().recipient().to_string()));
        assert!(!told.contains(&hex::encode(ring.next().identity().seed())));
        assert_eq!(
            format!("{ring:?}"),
            "KeyRing { current: Key(..), next: Key(..) }"
        );
        let shown = format!("{announced:?}");
        assert!(shown.ends_with("), ..)") && shown.len() < 40, "{shown}");
    }
}
