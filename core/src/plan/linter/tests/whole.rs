//! All questions together: their words, order and keys.

use super::*;

#[test]
fn every_ask_is_a_question_of_the_content_with_all_its_holes_filled() {
    let [a, b] = example::voices();
    let mut topics = example::topics();
    topics.push(sequence(
        json!([{"id": "a", "do": "you must stay", "kind": "rest", "who": "both",
        "minutes": 90, "comfort": "hair.stroke"}]),
    ));
    let mut first = a.voice.clone();
    limit(&mut first, "own.a", None, Some("leave me, or tell anyone"));
    for language in languages() {
        let library = library(&language.code);
        let asked = asks(&Reading {
            me: Person::new("Ann", &first),
            you: Some(Person::new("Bo", &b.voice)),
            topics: &topics,
            time: Some(30),
            library,
        });
        assert!(asked.len() >= 12, "{}", asked.len());
        for ask in &asked {
            let (question, idea) = ask.text(library).expect("the content has it");
            assert!(
                !question.contains('{') && !idea.contains('{'),
                "{question} {idea}"
            );
            let names = library.questions.get(ask.id).map(|q| q.holes.clone());
            let mut names = names.unwrap_or_default();
            let mut filled: Vec<_> = ask.holes.iter().map(|(name, _)| *name).collect();
            names.sort();
            filled.sort_unstable();
            assert_eq!(filled, names, "{}", ask.id);
            assert!(ask.holes.iter().all(|(_, value)| !value.is_empty()));
        }
    }
}

#[test]
fn the_worked_example_is_asked_what_two_people_would_ask() {
    let [a, b] = example::voices();
    let asked = read(&a.voice, Some(&b.voice), &example::topics());
    let ids: std::collections::BTreeSet<_> = asked.iter().map(|ask| ask.id).collect();
    for id in [
        "contradiction.touch",
        "contradiction.near_upset",
        "contradiction.sound",
        "contradiction.warmth",
        "longer_than_time",
    ] {
        assert!(ids.contains(id), "{id} in {ids:?}");
    }
    for id in [
        "must_always_has_to",
        "do_not_leave_me",
        "floor_reached",
        "off_limit_inside_step",
        "no_check_in",
        "unanswered",
    ] {
        assert!(!ids.contains(id), "{id}");
    }
}

#[test]
fn the_order_is_stable_and_a_key_names_a_question_about_these_words() {
    let [a, b] = example::voices();
    let topics = example::topics();
    let asked = read(&a.voice, Some(&b.voice), &topics);
    assert_eq!(asked, read(&a.voice, Some(&b.voice), &topics));
    let keys: std::collections::BTreeSet<_> = asked.iter().map(|ask| &ask.key).collect();
    assert_eq!(keys.len(), asked.len());
    let mut voice = Voice::default();
    limit(&mut voice, "own.a", None, Some("the blue song"));
    let key = |voice: &Voice, name: &str| {
        let reading = Reading {
            me: Person::new(name, voice),
            you: None,
            topics: &[],
            time: None,
            library: library("en"),
        };
        let asked = asks(&reading);
        find(&asked, "own_words_limit")
            .first()
            .map(|ask| ask.key.clone())
    };
    let first = key(&voice, "Ann");
    assert_eq!(first, key(&voice, "Kim"), "a nickname changes nothing");
    limit(&mut voice, "own.b", Some("light"), None);
    assert_eq!(first, key(&voice, "Ann"), "nor does another item");
    limit(&mut voice, "own.a", None, Some("the red song"));
    assert_ne!(first, key(&voice, "Ann"));
    assert!(first.is_some_and(|key| key.len() == 32));
}

#[test]
fn what_stands_in_a_hole_cannot_act_on_a_screen() {
    let mut voice = Voice::default();
    limit(&mut voice, "own.a", None, Some("a\u{202e}b {who}"));
    let asked = read(&voice, None, &[]);
    let found = find(&asked, "own_words_limit");
    let text = found.first().and_then(|ask| ask.text(library("en")));
    assert!(text.is_some_and(|(ask, _)| ask.contains("a⟨U+202E⟩b {who}")));
}
