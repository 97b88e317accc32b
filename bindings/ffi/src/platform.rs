//! The two things that only a phone has. The app gives them; no lock of ours is held while they are
//! asked, so they may take their time, ask a person, or call back.

use crate::error::{LeesideError, Way};
use crate::shapes::names::seconds;
use leeside::consent::clock::{Reading, Time};
use leeside::exchange::hybrid::{Identity, SEED};
use std::time::SystemTime;
use zeroize::{Zeroize, Zeroizing};

/// Which start of the phone this is, and how long ago that was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct SinceBoot {
    /// Any number that stays the same until the phone is started anew.
    pub boot: u64,
    /// Seconds since that start, also those in which the phone slept.
    pub seconds: i64,
}

/// What the phone's clocks say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct ClockReading {
    /// The clock on the wall, which people can set.
    pub wall: SystemTime,
    /// The clock since the phone was started, where the platform tells. With it, turning the wall
    /// clock ahead opens nothing sooner.
    #[uniffi(default)]
    pub since_boot: Option<SinceBoot>,
}

/// The phone's clocks.
#[uniffi::export(rust, foreign)]
pub trait PlatformClock: Send + Sync {
    /// What they say now.
    ///
    /// # Errors
    /// `Platform` if there is no telling.
    fn reading(&self) -> Result<ClockReading, LeesideError>;
}

/// The phone's keystore: keeps one key of 32 bytes and gives it out when the person shows who they
/// are.
#[uniffi::export(rust, foreign)]
pub trait KeyRelease: Send + Sync {
    /// Keeps a key, in place of a former one. Keep it so that it never leaves this phone.
    ///
    /// # Errors
    /// `Cancelled` if the person did not want it, `Platform` if it cannot be kept.
    fn keep(&self, key: Vec<u8>) -> Result<(), LeesideError>;

    /// Gives the key out. This may ask the person.
    ///
    /// # Errors
    /// `Cancelled` if the person did not want it, `NotSetUp` if there is none, `WrongSecret` if it
    /// cannot be had any more, for example after the phone's lock was changed.
    fn release(&self) -> Result<Vec<u8>, LeesideError>;
}

impl From<ClockReading> for Reading {
    fn from(reading: ClockReading) -> Self {
        Self {
            wall: Time(seconds(reading.wall)),
            since_boot: reading.since_boot.map(|since| (since.boot, since.seconds)),
        }
    }
}

/// The identity that the keystore releases.
pub(crate) fn released(keystore: &dyn KeyRelease) -> Result<Identity, LeesideError> {
    let key = Zeroizing::new(keystore.release()?);
    let mut seed: [u8; SEED] = key
        .as_slice()
        .try_into()
        .map_err(|_| LeesideError::WrongSecret { way: Way::Device })?;
    let identity = Identity::from_seed(seed);
    seed.zeroize();
    Ok(identity)
}

/// A secret as it was typed. The bytes are wiped when it is dropped.
pub(crate) fn typed(bytes: Vec<u8>) -> Result<Zeroizing<String>, LeesideError> {
    String::from_utf8(bytes)
        .map(Zeroizing::new)
        .map_err(|error| {
            error.into_bytes().zeroize();
            LeesideError::WRONG_TEXT
        })
}
