//! The worked vectors of `core/docs/format.md`: fixed keys, fixed random bytes, every step shown.
//!
//! One story makes them and checks them. Everything that is not age's own randomness is computed
//! anew each time and compared with the stored JSON. Age draws for itself, so its files are made
//! once and stored; the story then goes on with the stored file instead of the one just made.
#![allow(clippy::expect_used)]

mod pairing;
mod plain;
mod vault;

use serde_json::Value;
use std::collections::BTreeMap;

/// Every JSON document of the vectors, by file name.
pub type Documents = BTreeMap<&'static str, Value>;

/// Which age file goes on: given a name and the file just made, gives the file to use.
pub type HandOver<'a> = &'a mut dyn FnMut(&str, Vec<u8>) -> Vec<u8>;

/// Tells the whole story.
///
/// # Panics
/// If a file that `hand_over` gives does not hold what the file just made holds.
pub fn tell(hand_over: HandOver<'_>) -> Documents {
    let mut all = plain::documents();
    all.insert("pairing.json", pairing::tell(hand_over));
    all.insert("vault.json", vault::tell(hand_over));
    all
}
