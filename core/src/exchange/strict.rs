//! JSON from outside, read in the one form that it can have.
//!
//! What is written is canonical (RFC 8785) and holds whole numbers only. What is read must be the
//! very bytes that this module would write for the same value: one rule that refuses doubled
//! fields, other spellings of a text or number, white space, and fields that nobody reads.

use super::error::Refusal;
use crate::plan::sizes::{self, Unfit};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use unicode_normalization::is_nfc;
use zeroize::Zeroizing;

/// The largest number that a file may hold: 2^53 - 1, which every reader of JSON can hold exactly.
pub const LARGEST: u64 = 9_007_199_254_740_991;

/// The only version of the format.
const VERSION: u64 = 1;

/// Writes a value in its canonical form.
///
/// # Errors
/// [`Refusal::TooLarge`], [`Refusal::TooDeep`] or [`Refusal::Unfit`] if [`read`] would refuse it.
pub fn write<T: Serialize>(value: &T) -> Result<Vec<u8>, Refusal> {
    let bytes = canonical(value)?;
    scan(&bytes).map_err(|refusal| match refusal {
        Refusal::Damaged => Refusal::Unfit(Unfit::NotNormal),
        other => other,
    })?;
    Ok(bytes)
}

/// Reads a value. `T` and everything in it carry `deny_unknown_fields`.
///
/// # Errors
/// [`Refusal::TooLarge`] above [`sizes::BODY`], [`Refusal::TooDeep`] above [`sizes::DEPTH`], and
/// [`Refusal::Damaged`] if the bytes are not the canonical form of a `T`.
pub fn read<T: DeserializeOwned + Serialize>(bytes: &[u8]) -> Result<T, Refusal> {
    scan(bytes)?;
    let value: T = serde_json::from_slice(bytes).map_err(|_| Refusal::Damaged)?;
    let again = Zeroizing::new(canonical(&value).map_err(|_| Refusal::Damaged)?);
    if again.as_slice() == bytes {
        Ok(value)
    } else {
        Err(Refusal::Damaged)
    }
}

/// The version and kind that a header names. Nothing else in it is looked at, so that a file of a
/// later format is told from a damaged one.
///
/// # Errors
/// [`Refusal::NewerFormat`] if `v` is not 1; [`Refusal::Damaged`], [`Refusal::TooLarge`] or
/// [`Refusal::TooDeep`] if there is no such header.
pub fn version(header: &[u8]) -> Result<(u64, String), Refusal> {
    #[derive(Deserialize)]
    struct Peek {
        v: u64,
        kind: Option<String>,
    }
    bounds(header)?;
    let Peek { v, kind } = serde_json::from_slice(header).map_err(|_| Refusal::Damaged)?;
    if v != VERSION {
        return Err(Refusal::NewerFormat);
    }
    Ok((v, kind.ok_or(Refusal::Damaged)?))
}

fn canonical<T: Serialize>(value: &T) -> Result<Vec<u8>, Refusal> {
    serde_json_canonicalizer::to_vec(value).map_err(|_| Refusal::Unfit(Unfit::NotNormal))
}

/// Size, depth, numbers and the form of text, before anything is built from the bytes.
fn scan(bytes: &[u8]) -> Result<(), Refusal> {
    bounds(bytes)?;
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::Damaged)?;
    if numbers(bytes) && is_nfc(text) {
        Ok(())
    } else {
        Err(Refusal::Damaged)
    }
}

/// Size and depth. Brackets in texts do not count.
fn bounds(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.len() > sizes::BODY.max {
        return Err(Refusal::TooLarge);
    }
    let mut depth = 0_usize;
    for byte in outside_texts(bytes) {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > sizes::DEPTH.max {
            return Err(Refusal::TooDeep);
        }
    }
    Ok(())
}

/// Whether every number is whole and from 0 to [`LARGEST`].
fn numbers(bytes: &[u8]) -> bool {
    let mut number: Option<u64> = None;
    for byte in outside_texts(bytes) {
        number = match (byte, number) {
            (b'0'..=b'9', before) => {
                let digit = u64::from(byte - b'0');
                match before.unwrap_or(0).checked_mul(10) {
                    Some(tens) if tens + digit <= LARGEST => Some(tens + digit),
                    _ => return false,
                }
            }
            (b'-', _) | (b'.' | b'e' | b'E', Some(_)) => return false,
            _ => None,
        };
    }
    true
}

/// The bytes that stand outside texts, with the quotation marks that begin and end these.
fn outside_texts(bytes: &[u8]) -> impl Iterator<Item = u8> + '_ {
    let (mut inside, mut escaped) = (false, false);
    bytes.iter().copied().filter(move |byte| {
        if !inside {
            inside = *byte == b'"';
            return true;
        }
        if escaped {
            escaped = false;
        } else if *byte == b'\\' {
            escaped = true;
        } else if *byte == b'"' {
            inside = false;
            return true;
        }
        false
    })
}

#[cfg(test)]
mod tests;
