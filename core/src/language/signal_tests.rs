//! What the signal checker must notice, and what it must leave.

#![allow(clippy::expect_used)]

use super::*;

fn signal(word: &str, sign: &str) -> Signal {
    Signal {
        word: word.into(),
        sign: (!sign.is_empty()).then(|| sign.into()),
    }
}

fn kinds(candidate: &Signal, others: &[Signal]) -> Vec<NoteKind> {
    check_signal(candidate, others)
        .into_iter()
        .map(|n| n.kind)
        .collect()
}

#[test]
fn good_signals_get_no_note() {
    let others = [
        signal("stone", "tap twice"),
        signal("lighthouse", "palm flat on the bed"),
    ];
    assert_eq!(kinds(&signal("anchor", "two squeezes"), &others), []);
    let others = [
        signal("lighthouse", "palm flat"),
        signal("anchor", "two squeezes"),
    ];
    assert_eq!(kinds(&signal("pineapple", "hand up, open"), &others), []);
}

#[test]
fn everyday_and_play_words_are_noticed() {
    assert_eq!(kinds(&signal("Stop!", "x"), &[]), [NoteKind::AlwaysWorks]);
    for word in ["no", "more", "Don\u{2019}t"] {
        assert_eq!(
            kinds(&signal(word, "x"), &[]),
            [NoteKind::PlayWord],
            "{word}"
        );
    }
    assert_eq!(kinds(&signal("okay", "x"), &[]), [NoteKind::Everyday]);
    for word in ["moor", "stopp", "wader", "lite"] {
        assert_eq!(
            kinds(&signal(word, "x"), &[]),
            [NoteKind::LikeEveryday],
            "{word}"
        );
    }
}

#[test]
fn words_that_sound_or_look_alike_are_noticed() {
    let got = check_signal(&signal("north", "x"), &[signal("Nurse", "y")]);
    let heard = got
        .iter()
        .find(|n| n.kind == NoteKind::LikeSound)
        .expect("it is there");
    assert_eq!(heard.other.as_deref(), Some("nurse"));
    assert!(
        heard.text.starts_with("“north” and “nurse” sound alike."),
        "{}",
        heard.text
    );
    assert_eq!(
        kinds(&signal("knight", "x"), &[signal("night", "y")]).last(),
        Some(&NoteKind::LikeSound)
    );
    assert_eq!(
        kinds(&signal("marble", "x"), &[signal("garble", "y")]),
        [NoteKind::LikeSpelling]
    );
    assert_eq!(
        kinds(&signal("anchor", "x"), &[signal(" ANCHOR ", "y")]),
        [NoteKind::SameWord]
    );
}

#[test]
fn signs_are_looked_at() {
    assert_eq!(kinds(&signal("anchor", ""), &[]), [NoteKind::NoSign]);
    let other = [signal("lighthouse", "Two  squeezes.")];
    assert_eq!(
        kinds(&signal("anchor", "two squeezes"), &other),
        [NoteKind::SameSign]
    );
}

#[test]
fn long_and_empty_words_are_noticed() {
    assert_eq!(
        kinds(&signal("hippopotamus", "x"), &[]),
        [NoteKind::TooLong]
    );
    assert_eq!(
        kinds(&signal("the blue sea", "x"), &[]),
        [NoteKind::TooLong]
    );
    assert_eq!(
        kinds(&signal(" ?! ", ""), &[]),
        [NoteKind::NoWord, NoteKind::NoSign]
    );
    let long = "x".repeat(100_000);
    assert_eq!(
        kinds(&signal(&long, "x"), &[signal(&long, "y")]).last(),
        Some(&NoteKind::SameWord)
    );
}

#[test]
fn two_signals_are_alike_both_ways() {
    for (a, b) in [
        ("north", "nurse"),
        ("marble", "garble"),
        ("anchor", "stone"),
        ("lamp", "lump"),
    ] {
        let of = |x: &str, y: &str| {
            let notes = check_signal(&signal(x, "p"), &[signal(y, "q")]);
            notes
                .iter()
                .filter(|n| n.other.as_deref() == Some(y))
                .map(|n| n.kind)
                .next_back()
        };
        let two = [of(a, b), of(b, a)].map(|k| k.filter(|k| *k != NoteKind::LikeEveryday));
        assert_eq!(two[0], two[1], "{a} {b}");
    }
}

#[test]
fn shared_words_need_a_meaning_of_their_own() {
    let term = |word: &str, means: &str| Term {
        word: word.into(),
        means: means.into(),
        not: String::new(),
    };
    let others = [
        term("grey", "fine, and far away"),
        term("half", "yes, with less touch"),
    ];
    let of = |t: &Term| {
        check_term(t, &others, &[signal("stone", "tap")])
            .into_iter()
            .map(|n| n.kind)
            .collect::<Vec<_>>()
    };
    assert_eq!(of(&term("harbour", "")), [NoteKind::NoMeaning]);
    assert_eq!(
        of(&term("harbour", "Fine and far away")),
        [NoteKind::SameMeaning]
    );
    assert_eq!(of(&term("stone", "something else")), [NoteKind::SameWord]);
    assert_eq!(of(&term("harbour", "let us go home")), []);
}

#[test]
fn every_kind_has_its_words() {
    let file = file();
    assert_eq!(file.notes.len(), 13);
    assert!(file.notes.values().all(|n| !n.is_empty()));
}
