//! Files from phone to phone: bytes in, bytes out.
//!
//! The upper half, which knows plans:
//! - [`bond`]: what does one phone keep of one bond, and which acts change it?
//! - [`meet`]: how do two phones meet, with invite, reply and six words?
//! - [`pairing`]: what does a phone keep of a pairing?
//! - [`parcel`]: what leaves, after which preview, and how is a parcel made?
//! - [`open`] and [`preview`]: what comes in, and what would it change?
//! - [`copies`] and [`sealed`]: what is given on purpose, and what both seal before both open?
//!
//! The lower half, which knows nothing of plans:
//! - [`envelope`]: who can open a file? Seals and opens age files, by key or by passphrase.
//! - [`hybrid`]: how does a file stay closed in twenty years? The post-quantum recipient of age.
//! - [`frame`]: what do the plaintext's lines mean, and how long does it look?
//! - [`strict`]: which bytes are the one form of a value?
//! - [`schedule`]: which key and which code comes from which secret?
//! - [`keys`]: which two keys does a phone hold, and when do they move?
//! - [`wordlist`]: how do people tell each other 66 bits?
//! - [`random`]: where do random bytes come from?
//! - [`error`]: why is a file refused?

pub mod bond;
pub mod copies;
pub mod envelope;
pub mod error;
pub mod frame;
pub mod hybrid;
pub mod keys;
pub mod meet;
pub mod open;
pub mod pairing;
pub mod parcel;
pub mod preview;
pub mod random;
pub mod schedule;
pub mod sealed;
pub mod strict;
pub mod wordlist;

pub use error::Refusal;

#[cfg(test)]
mod tests;
