//! Words that never stand in what the app says.

use super::super::library;
use super::{says, texts, words_of};

/// Judging, commanding, counting.
const JUDGING: &[&str] = &[
    "fail",
    "failed",
    "fails",
    "failure",
    "must",
    "should",
    "ought",
    "have to do",
    "you have to",
    "score",
    "scores",
    "streak",
    "streaks",
    "points",
    "reward",
    "level up",
    "good job",
    "well done",
    "missed",
    "overdue",
    "late again",
    "you forgot",
    "only a",
    "is only",
    "just a",
    "wrong of you",
    "overreacting",
    "too sensitive",
    "your fault that",
    "bad partner",
    "good partner",
    "normal",
    "abnormal",
    "crazy",
    "hysterical",
    "dramatic",
    "calm down",
    "congratulations",
    "achievement",
    "achieved",
    "obey",
    "duty",
    "owe me",
    "deserve",
];

/// Claims that only a clinician can make, or nobody.
const CLAIMS: &[&str] = &[
    "diagnose",
    "diagnosis",
    "disorder",
    "syndrome",
    "symptom",
    "symptoms",
    "ptsd",
    "depression",
    "depressed",
    "cure",
    "cures",
    "therapy",
    "treats",
    "heals",
    "endorphin",
    "endorphins",
    "oxytocin",
    "cortisol",
    "dopamine",
    "hormone drop",
    "proven to",
    "clinically",
];

/// Words that give a partner a sex or a rank.
const GENDERED: &[&str] = &[
    "he",
    "him",
    "his",
    "she",
    "her",
    "hers",
    "himself",
    "herself",
    "husband",
    "wife",
    "girlfriend",
    "boyfriend",
    "master",
    "slave",
    "mistress",
    "dominant",
    "submissive",
    "dom",
    "sub",
    "sir",
    "ma'am",
    "guy",
    "guys",
    "ladies",
    "gentlemen",
    "mum",
    "dad",
];

/// Explicit words. The catalogue is about the time after.
const EXPLICIT: &[&str] = &[
    "orgasm",
    "climax",
    "genitals",
    "genital",
    "penis",
    "vagina",
    "breasts",
    "nipples",
    "naked",
    "nude",
    "erotic",
    "intercourse",
    "penetration",
    "fuck",
    "horny",
    "aroused",
    "arousal",
    "whip",
    "spank",
    "flogger",
    "bondage",
    "gag",
];

/// Where a text quotes or names such a word on purpose.
const ALLOWED: &[(&str, &str)] = &[
    // Names what a helpline is for, as it says itself.
];

#[test]
fn words_that_hurt_judge_or_claim_stand_nowhere() {
    let mut found = Vec::new();
    for code in ["en", "en-plain"] {
        for (path, text) in texts(code) {
            let words = words_of(&text);
            for list in [JUDGING, CLAIMS, GENDERED, EXPLICIT] {
                for never in list {
                    let allowed = ALLOWED.contains(&(path.as_str(), never));
                    if !allowed && says(&words, never) {
                        found.push(format!("{code} {path}: “{never}” in “{text}”"));
                    }
                }
            }
            if text.contains('!') {
                found.push(format!("{code} {path} shouts: {text}"));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn sex_is_named_where_a_fact_needs_it_and_nowhere_else() {
    for code in ["en", "en-plain"] {
        for (path, text) in texts(code) {
            let fact = path.starts_with("sources/")
                || path.starts_with("pages/low_days/")
                || path.starts_with("pages/known/");
            assert!(
                fact || !says(&words_of(&text), "sex"),
                "{code} {path}: {text}"
            );
        }
    }
}

#[test]
fn a_breakable_promise_is_made_nowhere() {
    for code in ["en", "en-plain"] {
        for (path, text) in texts(code) {
            let words = words_of(&text);
            for promise in [
                "you are safe",
                "everything is fine",
                "nothing can happen",
                "i promise",
                "guarantee",
            ] {
                assert!(!says(&words, promise), "{code} {path}: {text}");
            }
        }
    }
}

#[test]
fn the_texts_that_were_given_stand_word_for_word() {
    let l = library("en");
    let given = [
        (
            "plan.line",
            "This plan is a wish list, not a promise. Each of you can stop or change any part, at any time.",
        ),
        (
            "limit.help",
            "This is about the time right after. It never stops anyone from leaving, asking for help, or talking about it later.",
        ),
        (
            "voice.skip",
            "You can leave this empty. Empty means “ask me”.",
        ),
        (
            "space.wait",
            "They asked for room. You both planned for this. Waiting can be hard. Drink some water. Sit where you like to sit. Do not follow or call. If you fear for their safety, that is different.",
        ),
        (
            "feel.tears",
            "Tears can be the body letting go. They can also mean that something was wrong. You do not need to know which one yet.",
        ),
        (
            "wrong.body",
            "You can stop here. Nothing is saved unless you want it. You did not agree to everything by making a plan.",
        ),
        (
            "body.check",
            "If breathing is hard, a hand stays numb, or someone is not making sense, get medical help now.",
        ),
        (
            "fear.link",
            "If you are afraid of this person, this app is not the right tool. Here is who can help.",
        ),
        (
            "empty.composer",
            "No step fits tonight. Water, a blanket, and being kind is a whole plan.",
        ),
        (
            "end.confirm",
            "Sharing stops on this phone. Nobody is told. Choose what to keep of what you received.",
        ),
    ];
    for (id, text) in given {
        assert_eq!(l.string(id), Some(text));
    }
}
