//! The stored vectors are what this program makes and reads.
//!
//! Everything that is not age's own randomness is computed anew and compared; the stored age files
//! are opened, and the phones of the story go on with them.

#![allow(clippy::expect_used, clippy::panic)]

use leeside_tests::vectors;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

fn folder() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "vectors"].iter().collect()
}

#[test]
fn the_stored_vectors_are_computed_anew() {
    let mut used = BTreeSet::new();
    let documents = vectors::tell(&mut |name, _| {
        used.insert(name.to_owned());
        fs::read(folder().join(name)).expect("a stored age file")
    });
    for (name, computed) in documents {
        used.insert(name.to_owned());
        let stored = fs::read_to_string(folder().join(name)).expect("a stored document");
        let stored: serde_json::Value = serde_json::from_str(&stored).expect("JSON");
        assert_eq!(stored, computed, "{name}");
    }
    for entry in fs::read_dir(folder()).expect("the folder") {
        let name = entry.expect("an entry").file_name();
        let name = name.to_string_lossy().into_owned();
        let known = name == "README.md" || used.contains(&name);
        assert!(known, "{name} belongs to no vector");
    }
}
