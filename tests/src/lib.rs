//! Helpers that several suites share.
#![allow(clippy::expect_used, clippy::panic)]

pub mod folder;
pub mod fresh;
pub mod phone;
pub mod raw;
pub mod seeded;
pub mod vectors;
pub mod victim;
pub mod wire;

/// How many times something is tried: `short` in a common run, `long` if `LEESIDE_LONG` is set.
#[must_use]
pub fn times(short: u32, long: u32) -> u32 {
    if std::env::var_os("LEESIDE_LONG").is_some() {
        long
    } else {
        short
    }
}
