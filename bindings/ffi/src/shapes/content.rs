//! Records of the texts that the app brings along.

use leeside::content::LanguageInfo;
use leeside::content::kinds::{Direction, Register};

/// How a language speaks.
#[uniffi::remote(Enum)]
pub enum Register {
    /// The app's own way of speaking.
    Own,
    /// In plain words.
    Plain,
}

/// Which way it is written.
#[uniffi::remote(Enum)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

/// One language of the app's texts.
#[uniffi::remote(Record)]
pub struct LanguageInfo {
    /// Its code.
    pub code: String,
    /// What it calls itself.
    pub name: String,
    /// How it speaks.
    pub register: Register,
    /// Where a text comes from that it lacks.
    pub fallback: Option<String>,
    /// Which way it is written.
    pub direction: Direction,
}
