//! Text that people write: its form on the way in, and how it is shown safely.

use super::sizes::{Size, Unfit};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Brings what a person typed into the form that is stored: composed (NFC), line ends as LF, no
/// control characters but LF and tab, no white space at either end.
#[must_use]
pub fn clean(typed: &str) -> String {
    let composed: String = typed
        .replace("\r\n", "\n")
        .nfc()
        .filter(|c| matches!(c, '\n' | '\t') || !is_hidden(*c))
        .collect();
    composed.trim().to_owned()
}

/// Checks a text that came from a file: it is verified and never changed, because a hash would
/// then name other bytes.
///
/// # Errors
/// [`Unfit::NotNormal`] if it is not composed (NFC); [`Unfit::TooMuch`] if it is too long.
pub fn verify(text: &str, size: Size) -> Result<(), Unfit> {
    if !is_nfc(text) {
        return Err(Unfit::NotNormal);
    }
    size.check(text.chars().count())
}

/// Shows a text so that nothing in it can act on the screen around it: control characters and
/// marks that turn the direction of writing appear as their code points.
#[must_use]
pub fn display(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\n' || c == '\t' || !is_hidden(c) {
            shown.push(c);
        } else {
            shown.push_str(&format!("\u{27e8}U+{:04X}\u{27e9}", c as u32));
        }
    }
    shown
}

/// Controls, direction overrides and isolates, and invisible separators. Joiners (U+200C, U+200D)
/// stay: scripts and emoji need them.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0001}'
            | '\u{e0020}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::super::sizes::TEXT;
    use super::*;

    #[test]
    fn typed_text_is_composed_and_without_hidden_marks() {
        assert_eq!(
            clean("  cafe\u{301}\r\n\u{202e}tea\u{7} "),
            "caf\u{e9}\ntea"
        );
    }

    #[test]
    fn received_text_is_verified_and_not_changed() {
        assert_eq!(verify("cafe\u{301}", TEXT), Err(Unfit::NotNormal));
        assert!(verify(&"x".repeat(201), TEXT).is_err());
        assert_eq!(verify(&"\u{e9}".repeat(200), TEXT), Ok(()));
    }

    #[test]
    fn hidden_marks_are_shown_by_their_names() {
        assert_eq!(display("a\u{202e}b\u{0}"), "a⟨U+202E⟩b⟨U+0000⟩");
    }
}
