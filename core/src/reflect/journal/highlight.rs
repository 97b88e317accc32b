//! Marks what a search found: word beginnings, whatever their case and accents, as the search does.

use crate::plan::sizes;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Where words of `text` begin with one of the `terms`: places counted in scalars, in order, none
/// overlapping. The first 12 terms are looked for.
#[must_use]
pub fn highlight(text: &str, terms: &[&str]) -> Vec<Range<usize>> {
    let text = fold(text);
    let terms: Vec<Vec<char>> = terms
        .iter()
        .take(sizes::LIST.max)
        .map(|term| fold(term.trim()).into_iter().map(|(c, _)| c).collect())
        .filter(|term: &Vec<char>| !term.is_empty())
        .collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut before: Option<char> = None;
    for (n, (c, start)) in text.iter().enumerate() {
        let begins = !before.is_some_and(char::is_alphanumeric);
        before = Some(*c);
        if !begins {
            continue;
        }
        let longest = terms
            .iter()
            .filter(|term| {
                let here = text.iter().skip(n).map(|(c, _)| c);
                here.take(term.len()).eq(term.iter())
            })
            .map(Vec::len)
            .max();
        let Some(last) = longest.and_then(|length| text.get(n + length - 1)) else {
            continue;
        };
        match found.last_mut() {
            Some(one) if *start < one.end => one.end = one.end.max(last.1 + 1),
            _ => found.push(*start..last.1 + 1),
        }
    }
    found
}

/// Each scalar in small letters without accents, and the place of the scalar that it came from.
fn fold(text: &str) -> Vec<(char, usize)> {
    let mut folded = Vec::with_capacity(text.len());
    for (n, c) in text.chars().enumerate() {
        // Most letters of most pages need no look into the tables.
        if c.is_ascii() {
            folded.push((c.to_ascii_lowercase(), n));
        } else {
            let small = std::iter::once(c).nfd().flat_map(char::to_lowercase);
            let bare = small.filter(|c| !is_combining_mark(*c));
            folded.extend(bare.map(|c| (c, n)));
        }
    }
    folded
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(text: &str, terms: &[&str]) -> Vec<String> {
        let take = |r: Range<usize>| text.chars().skip(r.start).take(r.len()).collect();
        highlight(text, terms).into_iter().map(take).collect()
    }

    #[test]
    fn words_are_found_by_their_beginning() {
        assert_eq!(marked("Tea, teapot, instead", &["tea"]), ["Tea", "tea"]);
        assert_eq!(
            marked("“Café” à la crème", &["cafe", "CREME"]),
            ["Café", "crème"]
        );
        assert_eq!(marked("green tea now", &["green tea"]), ["green tea"]);
        assert_eq!(marked("teapot", &["tea", "teap"]), ["teap"]);
        assert_eq!(marked("nothing here", &["", " ", "tea"]), [""; 0]);
    }

    proptest! {
        #[test]
        fn ranges_lie_inside_and_in_order(
            text in any::<String>(), terms in prop::collection::vec(".{0,3}", 0..4)
        ) {
            let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
            let found = highlight(&text, &terms);
            let length = text.chars().count();
            prop_assert!(found.iter().all(|r| r.start < r.end && r.end <= length));
            prop_assert!(found.windows(2).all(|w| w[0].end <= w[1].start));
        }
    }
}
