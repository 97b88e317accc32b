//! Builds "I feel … when … I need … Would you …?" from what somebody chose or typed.

use super::words::{feelings_below, feelings_in_general, read};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::OnceLock;

/// What goes into a sentence. Every part may be empty, but not all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// A feeling word, or what the body tells ("lonely", "a tight chest").
    pub feeling: String,
    /// What happened ("the evening ends without a word").
    pub when: String,
    /// What is needed ("to be heard", "quiet").
    pub need: String,
    /// What is asked for ("sit with me for ten minutes").
    pub request: String,
}

/// Why no sentence was built.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NoSentence {
    /// The word says what the other did ("ignored"); these feelings may lie below it.
    Verdict {
        /// What was typed.
        word: String,
        /// Feelings to offer.
        feelings: Vec<String>,
    },
    /// There is a "when" but no feeling.
    NoFeeling,
    /// Every part is empty.
    Empty,
}

impl fmt::Display for NoSentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Verdict { word, .. } => write!(f, "{word:?} is not a feeling word"),
            Self::NoFeeling => f.write_str("a feeling word is missing"),
            Self::Empty => f.write_str("every part is empty"),
        }
    }
}

impl std::error::Error for NoSentence {}

#[derive(Debug, Clone, Default, Deserialize)]
struct Form {
    feel: String,
    feel_when: String,
    need: String,
    request: String,
    drop_feeling: Vec<String>,
    drop_when: Vec<String>,
    drop_need: Vec<String>,
    drop_request: Vec<String>,
    clause_starts: Vec<String>,
    skip: Vec<String>,
    keep_capital: Vec<String>,
    to_before: Vec<String>,
}

fn form() -> &'static Form {
    static FORM: OnceLock<Form> = OnceLock::new();
    FORM.get_or_init(|| read(include_str!("lang/en/sentence.json")))
}

/// Builds the sentence. Parts may be typed with or without their openings ("when …", "I need …").
///
/// # Errors
/// [`NoSentence::Verdict`] if the feeling is a verdict about the other, or a whole clause about
/// them ("that you don't care"): with feelings to choose from; [`NoSentence::NoFeeling`] if there
/// is a "when" without a feeling; [`NoSentence::Empty`] if there is nothing at all.
pub fn sentence(draft: &Draft) -> Result<String, NoSentence> {
    let form = form();
    let feeling = part(&draft.feeling, &form.drop_feeling, form);
    let when = part(&draft.when, &form.drop_when, form);
    let need = part(&draft.need, &form.drop_need, form);
    let request = part(&draft.request, &form.drop_request, form);
    refuse_verdict(&feeling, form)?;
    let mut out: Vec<String> = Vec::new();
    match (feeling.is_empty(), when.is_empty()) {
        (true, false) => return Err(NoSentence::NoFeeling),
        (true, true) => {}
        (false, true) => out.push(form.feel.replace("{feeling}", &feeling)),
        (false, false) => {
            let (before, after) = form.feel_when.split_once("{when}").unwrap_or_default();
            out.push(format!(
                "{}{when}{after}",
                before.replace("{feeling}", &feeling)
            ));
        }
    }
    if !need.is_empty() {
        let first = need.split(' ').next().unwrap_or("").to_lowercase();
        let to = if form.to_before.contains(&first) {
            "to "
        } else {
            ""
        };
        out.push(form.need.replace("{need}", &format!("{to}{need}")));
    }
    if !request.is_empty() {
        out.push(form.request.replace("{request}", &request));
    }
    if out.is_empty() {
        Err(NoSentence::Empty)
    } else {
        Ok(out.join(" "))
    }
}

fn refuse_verdict(feeling: &str, form: &Form) -> Result<(), NoSentence> {
    let verdict = |feelings: &[String]| NoSentence::Verdict {
        word: feeling.to_owned(),
        feelings: feelings.to_vec(),
    };
    let mut rest = feeling.to_lowercase();
    if form.clause_starts.iter().any(|start| begins(&rest, start)) {
        return Err(verdict(feelings_in_general()));
    }
    while let Some(skip) = form.skip.iter().find(|s| begins(&rest, s)) {
        rest = rest.get(skip.len()..).unwrap_or("").trim_start().to_owned();
    }
    // The longest opening that is a verdict counts: "ignored", "let down by you".
    let words: Vec<&str> = rest.split_whitespace().collect();
    for take in (1..=words.len().min(4)).rev() {
        if let Some(feelings) = feelings_below(&words[..take].join(" ")) {
            return Err(verdict(feelings));
        }
    }
    Ok(())
}

/// Whether a text begins with a word or phrase.
fn begins(text: &str, start: &str) -> bool {
    text.strip_prefix(start)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// One part: white space made single, openings and end marks dropped, the first letter small.
fn part(typed: &str, openings: &[String], form: &Form) -> String {
    let mut text = typed
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace('\u{2019}', "'");
    let end = |c: char| matches!(c, '.' | '!' | '?' | ',' | ';' | ':' | '\u{2026}');
    text.truncate(text.trim_end_matches(end).trim_end().len());
    while let Some(opening) = openings
        .iter()
        .find(|o| begins(&text.to_ascii_lowercase(), o))
    {
        text = text
            .get(opening.len()..)
            .unwrap_or("")
            .trim_start()
            .to_owned();
    }
    let first = text.split(' ').next().unwrap_or("");
    let shouted = first.chars().count() > 1 && first.chars().all(|c| !c.is_lowercase());
    if form.keep_capital.contains(&first.to_lowercase()) {
        let rest: String = text.chars().skip(1).collect();
        return format!("I{rest}");
    }
    if shouted {
        return text;
    }
    let mut chars = text.chars();
    let small = chars
        .next()
        .map(|c| c.to_lowercase().to_string())
        .unwrap_or_default();
    format!("{small}{}", chars.as_str())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use super::super::words::{feelings, needs, requests};
    use super::*;

    fn draft(feeling: &str, when: &str, need: &str, request: &str) -> Draft {
        let own = str::to_owned;
        Draft {
            feeling: own(feeling),
            when: own(when),
            need: own(need),
            request: own(request),
        }
    }

    #[test]
    fn a_whole_sentence_is_built() {
        let d = draft(
            "Lonely",
            "The evening ends without a word.",
            "closeness",
            "sit with me",
        );
        assert_eq!(
            sentence(&d).expect("a sentence"),
            "I feel lonely when the evening ends without a word. I need closeness. Would you sit with me?"
        );
    }

    #[test]
    fn openings_and_end_marks_are_not_doubled() {
        let d = draft(
            "I feel sad.",
            "when  I\u{2019}m home alone,",
            "be heard",
            "Could you please call?",
        );
        assert_eq!(
            sentence(&d).expect("a sentence"),
            "I feel sad when I'm home alone. I need to be heard. Would you call?"
        );
        assert_eq!(
            sentence(&draft("", "", "I need you to be near", "")).expect("a sentence"),
            "I need you to be near."
        );
        assert_eq!(
            sentence(&draft("a tight chest", "", "", "")).expect("a sentence"),
            "I feel a tight chest."
        );
    }

    #[test]
    fn a_verdict_is_refused_with_feelings() {
        for word in [
            "ignored",
            "so ignored by you",
            "I feel really let down",
            "taken for granted",
        ] {
            let got = sentence(&draft(word, "you are away", "", ""));
            assert!(
                matches!(got, Err(NoSentence::Verdict { .. })),
                "{word}: {got:?}"
            );
        }
        let got = sentence(&draft("ignored", "", "", "")).expect_err("no sentence");
        let feelings = ["lonely", "hurt", "sad"].map(String::from).to_vec();
        assert_eq!(
            got,
            NoSentence::Verdict {
                word: "ignored".into(),
                feelings
            }
        );
        let clause = sentence(&draft("that you don't care", "", "", ""));
        assert!(matches!(clause, Err(NoSentence::Verdict { .. })));
    }

    #[test]
    fn harm_is_never_refused() {
        for word in [
            "unsafe",
            "used",
            "scared of you",
            "forced",
            "violated",
            "in pain",
        ] {
            assert!(
                sentence(&draft(word, "you went on", "", "")).is_ok(),
                "{word}"
            );
        }
    }

    #[test]
    fn what_is_missing_is_said() {
        assert_eq!(sentence(&Draft::default()), Err(NoSentence::Empty));
        assert_eq!(
            sentence(&draft("", "you left", "", "")),
            Err(NoSentence::NoFeeling)
        );
        assert_eq!(
            sentence(&draft(" ... ", " ", "?", "please")),
            Err(NoSentence::Empty)
        );
    }

    #[test]
    fn every_word_of_the_lists_builds_a_sentence_that_is_not_flagged() {
        for group in feelings() {
            let body = group.body.iter().map(String::as_str);
            for word in group.words.iter().map(|f| f.word.as_str()).chain(body) {
                let built = sentence(&draft(word, "it gets late", "", "")).expect("a sentence");
                assert!(super::super::check(&built).is_empty(), "{built}");
            }
        }
        for need in needs() {
            let built =
                sentence(&draft("sad", "it gets late", &need.words, "")).expect("a sentence");
            assert!(super::super::check(&built).is_empty(), "{built}");
        }
        for request in requests() {
            let built = sentence(&draft("", "", "", &request.words)).expect("a sentence");
            assert!(super::super::check(&built).is_empty(), "{built}");
        }
    }

    #[test]
    fn braces_in_a_part_stay_as_they_are() {
        let d = draft("sad {when}", "{feeling}", "", "");
        assert_eq!(
            sentence(&d).expect("a sentence"),
            "I feel sad {when} when {feeling}."
        );
    }
}
