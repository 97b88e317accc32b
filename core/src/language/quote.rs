//! Finds what stands between quotation marks, because quoted words are somebody else's.

use std::ops::Range;

/// A quotation is looked for over this many characters; a mark without a partner is ignored.
const REACH: usize = 400;

/// Byte ranges of quoted text, in order and without overlap. Work is linear: the search for a
/// closing mark is bounded, and goes on behind it.
pub(crate) fn spans(text: &str) -> Vec<Range<usize>> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let found = opens(&chars, at).and_then(|closing| close(&chars, at, closing));
        match found {
            Some(end) => {
                out.push(chars[at].0..chars[end].0 + chars[end].1.len_utf8());
                at = end + 1;
            }
            None => at += 1,
        }
    }
    out
}

/// The marks that may close what opens here.
fn opens(chars: &[(usize, char)], at: usize) -> Option<&'static [char]> {
    let before = at.checked_sub(1).map(|b| chars[b].1);
    let after = chars.get(at + 1).map(|c| c.1);
    let free_before = before.is_none_or(|b| !b.is_alphanumeric());
    let word_after = after.is_some_and(char::is_alphanumeric);
    match chars[at].1 {
        '"' | '\u{ff02}' => Some(&['"', '\u{ff02}', '\u{201d}']),
        '\u{201c}' | '\u{201e}' => Some(&['\u{201d}', '\u{201c}', '"']),
        '\u{ab}' => Some(&['\u{bb}']),
        '\u{2018}' | '\u{201a}' if free_before && word_after => Some(&['\u{2019}', '\u{2018}']),
        '\'' if free_before && word_after => Some(&['\'', '\u{2019}']),
        _ => None,
    }
}

fn close(chars: &[(usize, char)], open: usize, closing: &[char]) -> Option<usize> {
    let single = closing.contains(&'\u{2019}');
    let end = chars.len().min(open + REACH);
    (open + 1..end).find(|&at| {
        closing.contains(&chars[at].1)
            && !(single && chars.get(at + 1).is_some_and(|c| c.1.is_alphanumeric()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        spans(text).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn straight_and_curly_marks_are_found() {
        assert_eq!(quoted("she said \"you never\" twice"), ["\"you never\""]);
        assert_eq!(quoted("“you don’t”, he said"), ["“you don’t”"]);
        assert_eq!(quoted("he wrote 'you don't' to me"), ["'you don't'"]);
        assert_eq!(quoted("‘always’ and «never»"), ["‘always’", "«never»"]);
    }

    #[test]
    fn a_lone_mark_is_no_quotation() {
        assert!(quoted("it's 5\" long and you don't listen").is_empty());
        assert!(quoted("'cause you know").is_empty());
        assert!(quoted(&format!("\"{}\"", "x".repeat(REACH))).is_empty());
    }
}
