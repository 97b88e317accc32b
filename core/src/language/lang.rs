//! The languages that are shipped. A further one needs a folder under `lang/` and one line here.

use super::pack::{Files, Pack};
use std::sync::OnceLock;

macro_rules! files {
    ($code:literal) => {
        Files {
            words: include_str!(concat!("lang/", $code, "/words.json")),
            rules: include_str!(concat!("lang/", $code, "/rules.json")),
            harm: include_str!(concat!("lang/", $code, "/harm.json")),
            shields: include_str!(concat!("lang/", $code, "/shields.json")),
            tone: include_str!(concat!("lang/", $code, "/tone.json")),
        }
    };
}

const ENGLISH: Files = files!("en");

/// English, read once. Should its files ever be unreadable, nothing is flagged; a test keeps
/// them readable.
pub(crate) fn english() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| Pack::read(ENGLISH).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use super::*;

    #[test]
    fn every_shipped_language_can_be_read() {
        let pack = Pack::read(ENGLISH).expect("it is there");
        assert!(pack.rules.len() > 100);
        assert!(pack.harm.len() > 50);
    }
}
