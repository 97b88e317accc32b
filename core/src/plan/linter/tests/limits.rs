//! Off-limits, the floor, signals.

use super::*;

#[test]
fn a_limit_never_forbids_leaving() {
    for text in ["leave me", "Please don’t leave the bed", "walking out"] {
        let mut voice = Voice::default();
        limit(&mut voice, "own.a", None, Some(text));
        let asked = read(&voice, None, &[]);
        let found = find(&asked, "do_not_leave_me");
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found.first().map(|ask| hole(ask, "who")), Some("Ann"));
    }
    let mut tagged = Voice::default();
    limit(&mut tagged, "own.a", Some("alone"), None);
    assert_eq!(find(&read(&tagged, None, &[]), "do_not_leave_me").len(), 1);
    let mut felt = Voice::default();
    response(&mut felt, "afraid", "", "leave me");
    assert_eq!(find(&read(&felt, None, &[]), "do_not_leave_me").len(), 1);
    let line = json!([{"id": "a", "text": "walking out"}]);
    let repair = json!({"kind": "repair", "minutes": 20, "tonight_not": line});
    let asked = read(&Voice::default(), None, &[topic("repair", repair)]);
    assert_eq!(find(&asked, "do_not_leave_me").len(), 1);
    let mut word_first = Voice::default();
    limit(&mut word_first, "own.a", Some("alone.left"), None);
    let asked = read(&word_first, None, &[]);
    assert!(
        find(&asked, "do_not_leave_me").is_empty(),
        "it asks for one line first"
    );
}

#[test]
fn no_text_reaches_the_floor_without_a_question() {
    for (text, right) in [
        ("don't see a doctor", "floor.see_doctor"),
        ("tell anyone", "floor.call_someone"),
        ("ask for help", "floor.ask_help"),
        ("never talk about this", "floor.speak_later"),
        ("say stop", "floor.stop"),
        ("refuse", "floor.say_no"),
    ] {
        let mut voice = Voice::default();
        limit(&mut voice, "own.a", None, Some(text));
        let asked = read(&voice, None, &[]);
        let found = find(&asked, "floor_reached");
        let line = library("en")
            .floor
            .get(right)
            .map(|line| line.text.as_str());
        assert_eq!(found.first().map(|ask| hole(ask, "right")), line, "{text}");
    }
    let mut plain = Voice::default();
    limit(&mut plain, "own.a", None, Some("hands in my hair"));
    assert!(find(&read(&plain, None, &[]), "floor_reached").is_empty());
}

#[test]
fn an_off_limit_inside_a_step_is_found_by_tag_and_never_says_whose() {
    let step = json!([{"id": "a", "do": "stroke hair", "kind": "touch", "who": "both",
        "comfort": "hair.stroke"}]);
    let topics = [sequence(step)];
    let mut voice = Voice::default();
    limit(
        &mut voice,
        "own.a",
        Some("touch"),
        Some("my own secret words"),
    );
    let none = Voice::default();
    let of = |a: &Voice, b: &Voice| {
        let asked = read(a, Some(b), &topics);
        let found = find(&asked, "off_limit_inside_step");
        found.into_iter().cloned().collect::<Vec<_>>()
    };
    let found = of(&voice, &none);
    assert_eq!(
        found.first().map(|ask| hole(ask, "limit")),
        Some("any touch")
    );
    assert_eq!(found, of(&none, &voice), "the same, whoever it is");
    assert_eq!(of(&voice, &voice).len(), 1);
    let mut other = Voice::default();
    limit(&mut other, "own.a", Some("touch.feet"), None);
    assert!(of(&other, &none).is_empty());
    let held = Limits::from([(
        id("own.h"),
        Limit {
            tag: Tag::new("touch.hair").ok(),
            text: None,
        },
    )]);
    let mut reading = Reading {
        me: Person::new("Ann", &none),
        you: None,
        topics: &topics,
        time: None,
        library: library("en"),
    };
    assert!(find(&asks(&reading), "off_limit_inside_step").is_empty());
    reading.me.held = Some(&held);
    assert_eq!(find(&asks(&reading), "off_limit_inside_step").len(), 1);
}

#[test]
fn limits_in_own_words_are_shown_because_nothing_can_watch_them() {
    let mut voice = Voice::default();
    limit(&mut voice, "own.a", None, Some("the blue song"));
    limit(
        &mut voice,
        "own.b",
        Some("touch.hair"),
        Some("hands in my hair"),
    );
    let asked = read(&voice, None, &[]);
    let texts: Vec<_> = find(&asked, "own_words_limit")
        .iter()
        .map(|ask| hole(ask, "text"))
        .collect();
    assert_eq!(texts, ["the blue song"]);
}

#[test]
fn one_word_for_two_things_and_a_signal_that_needs_a_voice() {
    let (mut a, mut b) = (Voice::default(), Voice::default());
    signal(&mut a, Field::SignalSpace, "North", Some("open palm"));
    signal(&mut b, Field::SignalStay, "north", None);
    let asked = read(&a, Some(&b), &[]);
    assert_eq!(find(&asked, "same_signal_words").len(), 1);
    let wordless = find(&asked, "no_wordless_signal");
    assert_eq!(wordless.len(), 1);
    assert_eq!(wordless.first().map(|ask| hole(ask, "who")), Some("Bo"));
    signal(&mut b, Field::SignalStay, "stone", Some("Open palm!"));
    let asked = read(&a, Some(&b), &[]);
    assert_eq!(
        find(&asked, "same_signal_words").len(),
        1,
        "signs count too"
    );
    assert!(find(&asked, "no_wordless_signal").is_empty());
    signal(&mut b, Field::SignalStay, "stone", Some("two squeezes"));
    signal(&mut b, Field::SignalSpace, "north", Some("open palm"));
    let asked = read(&a, Some(&b), &[]);
    assert!(
        find(&asked, "same_signal_words").is_empty(),
        "both mean space"
    );
    let words = json!({"kind": "words", "words": [
        {"id": "a", "word": "stone", "means": "yes"}, {"id": "b", "word": "fog", "means": "far away"}]});
    let repair = json!({"kind": "repair", "minutes": 20, "pause_word": "fog"});
    let topics = [topic("words", words), topic("repair", repair)];
    let asked = read(&a, Some(&b), &topics);
    assert_eq!(find(&asked, "same_signal_words").len(), 2);
}
