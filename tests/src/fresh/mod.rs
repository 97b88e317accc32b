//! Random stories of two phones and a random vault, written as files with what opens them
//! (`case.json`) and with what this program reads in them (`ours.json`). A second reader must come
//! to the same reading.

pub mod dice;
pub mod judge;
mod plans;
mod reading;
mod story;
mod vault;

use serde_json::Value;
use std::fs;
use std::path::Path;

/// Writes so many stories, `story-0` and on, and one vault into a folder.
///
/// # Panics
/// If a file cannot be written, or an act of a story is refused that must not be.
pub fn make(folder: &Path, seed: u64, stories: u64) {
    for n in 0..stories {
        let place = folder.join(format!("story-{n}"));
        fs::create_dir_all(&place).expect("a folder");
        story::tell(&place, seed.wrapping_mul(1_000).wrapping_add(n));
    }
    let place = folder.join("vault");
    fs::create_dir_all(&place).expect("a folder");
    vault::tell(&place, seed.wrapping_mul(1_000).wrapping_add(999));
}

/// Writes a document.
fn write(path: &Path, value: &Value) {
    fs::write(path, serde_json::to_vec(value).expect("JSON")).expect("written");
}
