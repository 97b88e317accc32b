//! Writes the vectors anew: `cargo run -p leeside-tests --bin make-vectors`.
//!
//! JSON is written always. An age file is written only where there is none, because age draws its
//! own random bytes; delete the file first to have another one.

use leeside_tests::vectors;
use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    fs::create_dir_all(&folder)?;
    let mut failed = Ok(());
    let documents = vectors::tell(&mut |name, made| {
        let path = folder.join(name);
        if let Ok(stored) = fs::read(&path) {
            return stored;
        }
        if let Err(error) = fs::write(path, &made) {
            failed = Err(error);
        }
        made
    });
    failed?;
    for (name, document) in documents {
        let mut text = serde_json::to_string_pretty(&document)?;
        text.push('\n');
        fs::write(folder.join(name), text)?;
    }
    Ok(())
}
