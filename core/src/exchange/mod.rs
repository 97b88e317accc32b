//! Files from phone to phone: bytes in, bytes out.
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

pub mod envelope;
pub mod error;
pub mod frame;
pub mod hybrid;
pub mod keys;
pub mod random;
pub mod schedule;
pub mod strict;
pub mod wordlist;

pub use error::Refusal;
