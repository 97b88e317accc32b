//! How alike two words look and sound.
//!
//! The sound key is our own. The idea is old: letters that sound alike share a code, as in
//! Soundex (Russell, 1918), after the spelling was brought closer to speech by letter rules, as in
//! Metaphone (Philips, 1990). Ours is coarser than both, on purpose: a signal is heard through a
//! pillow or a door, so "s", "th" and "sh" count as one sound. The letter rules are data.

/// How many letters of a word are compared.
const LONGEST: usize = 32;

/// The letter rules of a language: pairs of what is written and its code, tried in order at every
/// place; `^` before it means only at the start. What no rule names is silent.
pub(crate) type Rules = [(String, String)];

/// The sound key: a short string that words share when they sound alike; empty for a text without
/// a sound that the rules know.
pub(crate) fn key(word: &str, rules: &Rules) -> String {
    let word: String = word
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .take(LONGEST)
        .collect();
    let mut out = String::new();
    let mut rest = word.as_str();
    while !rest.is_empty() {
        let at_start = rest.len() == word.len();
        let fits = |written: &str| match written.strip_prefix('^') {
            Some(written) => at_start && rest.starts_with(written),
            None => rest.starts_with(written),
        };
        let rule = rules.iter().find(|(written, _)| fits(written));
        let (taken, code) = match rule {
            Some((written, code)) => (written.trim_start_matches('^').len(), code.as_str()),
            None => (rest.chars().next().map_or(1, char::len_utf8), ""),
        };
        for c in code.chars() {
            if !out.ends_with(c) {
                out.push(c);
            }
        }
        rest = rest.get(taken.max(1)..).unwrap_or("");
    }
    out
}

/// The number of syllables, counted as groups of vowels; a last silent vowel does not count, unless
/// the word has a sounded end ("-le" after a consonant). At least one for a word with a letter.
pub(crate) fn syllables(word: &str, vowels: &str, silent_end: &str, sounded: &str) -> usize {
    let count = |word: &str| {
        let chars: Vec<char> = word.to_lowercase().chars().take(200).collect();
        let starts = (0..chars.len())
            .filter(|&n| vowels.contains(chars[n]) && !(n > 0 && vowels.contains(chars[n - 1])));
        let groups = starts.count();
        let text: String = chars.iter().collect();
        let consonant = |rest: &str| rest.chars().last().is_some_and(|c| !vowels.contains(c));
        let ends = |end: &str| !end.is_empty() && text.strip_suffix(end).is_some_and(consonant);
        let silent = ends(silent_end) && !ends(sounded);
        let groups = groups - usize::from(silent && groups > 1);
        if chars.iter().any(|c| c.is_alphabetic()) {
            groups.max(1)
        } else {
            groups
        }
    };
    word.split_whitespace().map(count).sum()
}

/// How many letters must be added, dropped, changed or swapped with a neighbour to make one word
/// the other. At most 32 letters are compared.
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let letters = |w: &str| {
        w.to_lowercase()
            .chars()
            .take(LONGEST)
            .collect::<Vec<char>>()
    };
    let (a, b) = (letters(a), letters(b));
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            rows[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let mut best = change.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(rows[i - 2][j - 2] + 1);
                }
                best
            };
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_letters() {
        for (a, b, n) in [
            ("", "", 0),
            ("stone", "stone", 0),
            ("stone", "store", 1),
            ("north", "nrth", 1),
            ("from", "form", 1),
            ("abc", "", 3),
        ] {
            assert_eq!((distance(a, b), distance(b, a)), (n, n), "{a} {b}");
        }
    }

    #[test]
    fn syllables_are_counted_by_vowels() {
        for (word, n) in [
            ("stone", 1),
            ("anchor", 2),
            ("lighthouse", 2),
            ("pineapple", 3),
            ("table", 2),
            ("rhythm", 1),
            ("the sea", 2),
            ("", 0),
        ] {
            assert_eq!(syllables(word, "aeiouy", "e", "le"), n, "{word}");
        }
    }
}
