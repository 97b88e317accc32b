//! What must hold for any text whatever.

use super::check::check_with;
use super::lang::english;
use super::{Draft, Signal, Term};
use super::{Kind, LIMIT, check, check_signal, check_term, explain, sentence};
use proptest::prelude::*;

/// Steps of the matcher that one character of a text may cost, and a fixed part. Measured: about
/// 60 a character in ordinary text; the bound leaves room for hostile text.
const STEPS_PER_CHAR: usize = 600;

/// Words of which hostile and ordinary texts are made.
const WORDS: &[&str] = &[
    "you", "You", "u", "never", "always", "not", "don't", "are", "so", "selfish", "I", "feel",
    "like", "ignored", "when", "if", "leave", "stop", "said", "no", "but", ",", ".", "!", "?",
    "\"", "“", "”", "'", "’", "\n", "my", "ex", "after", "all", "did", "for", "because", "of",
    "made", "me", "should", "have", "to", "be", "thank", "love", "you're", "cant", "really", "😀",
    "é", "every", "single", "time", "and", "or", "your", "fault", "what", "a", "\u{200b}",
    "\u{301}",
];

fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(WORDS);
    prop::collection::vec(word, 0..60).prop_map(|w| w.join(" "))
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        words(),
        any::<String>(),
        "\\PC{0,200}",
        "[a-z' .,!?]{0,300}"
    ]
}

fn places_are_right(text: &str) -> Result<(), TestCaseError> {
    let flags = check(text);
    let length = text.chars().count();
    for flag in &flags {
        prop_assert!(flag.start < flag.end && flag.end <= length, "{flag:?}");
        prop_assert!(!flag.words(text).trim().is_empty(), "{flag:?}");
        prop_assert!(!flag.why.is_empty() && !flag.instead.is_empty());
    }
    prop_assert!(flags.is_sorted_by_key(|f| (f.start, f.end, f.kind)));
    for kind in Kind::ALL {
        let same: Vec<_> = flags.iter().filter(|f| f.kind == kind).collect();
        prop_assert!(same.windows(2).all(|w| w[0].end <= w[1].start), "{same:?}");
    }
    prop_assert_eq!(check(text), flags);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_flags_in_the_right_places(text in any_text()) {
        places_are_right(&text)?;
    }

    #[test]
    fn what_is_explained_agrees_with_what_is_flagged(text in any_text()) {
        let reasons = explain(&text);
        let harm = reasons.iter().any(|r| r.part == super::Part::Harm);
        let flagged = reasons.iter().any(|r| r.part == super::Part::Flagged);
        prop_assert_eq!(!check(&text).is_empty(), flagged && !harm);
    }

    #[test]
    fn a_report_of_harm_quiets_any_text_around_it(before in words(), after in words(), n in 0..HARM.len()) {
        let text = format!("{before}. {}. {after}", HARM[n]);
        prop_assert_eq!(check(&text), vec![]);
    }

    #[test]
    fn whole_quotations_are_left_alone(text in "[a-z ]{0,80}") {
        prop_assert_eq!(check(&format!("“{text} you never listen”")), vec![]);
    }

    #[test]
    fn sentences_and_signals_take_any_text(a in any_text(), b in any_text()) {
        let draft = Draft { feeling: a.clone(), when: b.clone(), need: a.clone(), request: b.clone() };
        if let Ok(built) = sentence(&draft) {
            prop_assert!(!built.is_empty());
        }
        let signal = |word: &String| Signal { word: word.clone(), sign: Some(b.clone()) };
        prop_assert!(!check_signal(&signal(&a), &[signal(&a), signal(&b)]).is_empty());
        let term = Term { word: a.clone(), means: b.clone(), not: a };
        let notes = check_term(&term, std::slice::from_ref(&term), &[]);
        prop_assert!(!notes.is_empty());
    }

    #[test]
    fn work_is_linear_in_the_text(unit in words(), times in 1_usize..12) {
        let text = unit.repeat(times);
        let (_, steps) = check_with(english(), &text);
        prop_assert!(steps <= 2_000 + STEPS_PER_CHAR * text.chars().count(), "{steps}");
    }
}

#[test]
fn hostile_texts_cost_linear_work() {
    for unit in [
        "you ",
        "you never ",
        "so ",
        "you are so so so so ",
        "if you ",
        "\"",
        "'a ",
        "never ever, ",
        "i feel like you ",
    ] {
        let cost = |times: usize| {
            let text = unit.repeat(times);
            (check_with(english(), &text).1, text.chars().count())
        };
        let (small, _) = cost(200);
        let (large, chars) = cost(2_000);
        assert!(large <= small * 11 + 2_000, "{unit:?}: {small} {large}");
        assert!(
            large <= 2_000 + STEPS_PER_CHAR * chars,
            "{unit:?}: {large} for {chars}"
        );
    }
}

#[test]
fn nothing_is_read_behind_the_limit() {
    let long = "a ".repeat(LIMIT);
    assert!(check(&format!("{long} you never listen")).is_empty());
    assert_eq!(check(&format!("you never listen {long}")).len(), 1);
}

/// Reports of harm, fear and refusal. None may ever be flagged, nor what stands beside it.
const HARM: &[&str] = &[
    "I said stop",
    "I said no and you went on",
    "You hurt me",
    "you hit me",
    "you forced me",
    "You never stop when I say no",
    "You always ignore my safeword",
    "I am scared of you",
    "you would not let me leave",
    "you threatened me",
    "You never listen when I say no",
    "You should have stopped when I said stop",
    "You always choke me without asking",
    "You made me do it even though I didn't want to",
    "I told you to stop and you never did",
    "You don't care that I said no",
    "You always hurt me and say sorry after",
    "You never ask before you touch me",
    "you pushed me against the wall",
    "I’m afraid of you",
    "You always yell at me until I give in",
    "I never agreed to that",
    "You held me down",
    "If you touch me like that again I will leave",
    "I feel unsafe with you",
    "I feel like you would hurt me if I said no",
    "You are always so rough that I bleed",
    "You knew I was drunk and you did it anyway",
    "You never respect my limits",
    "you always follow me and check my phone",
    "I was crying and you kept going",
    "You took the condom off",
    "You always threaten to leave if I don't have sex with you",
    "i said red and u never stopped",
    "You never let me see my friends",
    "I could not say no",
    "You should not have touched me when I was asleep",
    "I want to die",
    "You crossed my boundary",
    "You always push when I say I'm not ready",
    "You locked me in the room",
    "My partner hit me",
];
