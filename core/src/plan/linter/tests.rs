//! Each question is asked when it should be, and not when it should not.

use super::*;
use crate::content::{languages, library};
use crate::plan::example;
use crate::plan::ids::Tag;
use crate::plan::scales::{Near, Often, Talk, TalkWhen, Touch};
use crate::plan::voice::{Comfort, Field, ItemValue, Limit, Limits, Response, Signal, Voice};
use serde_json::{Value, json};

fn id(text: &str) -> ItemId {
    ItemId::new(text).expect("a name")
}

fn set(voice: &mut Voice, field: Field, value: ItemValue) {
    let written = voice.set(ItemKey::one(field), Some(value));
    written.expect("it fits");
}

fn entry(voice: &mut Voice, field: Field, name: &str, value: ItemValue) {
    let written = voice.set(ItemKey::entry(field, id(name)), Some(value));
    written.expect("it fits");
}

fn limit(voice: &mut Voice, name: &str, tag: Option<&str>, text: Option<&str>) {
    let limit = Limit {
        tag: tag.map(|tag| Tag::new(tag).expect("a tag")),
        text: text.map(str::to_owned),
    };
    entry(voice, Field::PleaseNot, name, ItemValue::Limit(limit));
}

fn response(voice: &mut Voice, feeling: &str, helps: &str, not: &str) {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let response = Response {
        helps: some(helps),
        not: some(not),
    };
    entry(
        voice,
        Field::Feelings,
        feeling,
        ItemValue::Response(response),
    );
}

fn signal(voice: &mut Voice, field: Field, word: &str, sign: Option<&str>) {
    let signal = Signal {
        word: Some(word.to_owned()),
        sign: sign.map(str::to_owned),
    };
    set(voice, field, ItemValue::Signal(signal));
}

fn topic(name: &str, content: Value) -> (TopicId, TopicContent) {
    let content: TopicContent = serde_json::from_value(content).expect("it fits");
    let name = TopicId::new(name).expect("a name");
    assert_eq!(content.check(&name), Ok(()));
    (name, content)
}

fn sequence(steps: Value) -> (TopicId, TopicContent) {
    let content = json!({"kind": "sequence", "name": "x", "where": "together", "steps": steps});
    topic("sequence.x", content)
}

/// Everything that is asked about two voices and topics.
fn read(a: &Voice, b: Option<&Voice>, topics: &[(TopicId, TopicContent)]) -> Vec<Ask> {
    asks(&Reading {
        me: Person::new("Ann", a),
        you: b.map(|b| Person::new("Bo", b)),
        topics,
        time: Some(30),
        library: library("en"),
    })
}

fn find<'a>(asks: &'a [Ask], id: &str) -> Vec<&'a Ask> {
    asks.iter().filter(|ask| ask.id == id).collect()
}

fn hole<'a>(ask: &'a Ask, name: &str) -> &'a str {
    let mut holes = ask.holes.iter();
    holes
        .find(|(n, _)| *n == name)
        .map_or("", |(_, value)| value)
}

/// Asked in both orders of the two, and of one alone never.
fn contradiction(id: &str, a: &Voice, b: &Voice, holes: [&str; 2]) {
    for (one, other, names) in [(a, b, ["Ann", "Bo"]), (b, a, ["Bo", "Ann"])] {
        let asked = read(one, Some(other), &[]);
        let found = find(&asked, id);
        assert_eq!(found.len(), 1, "{id}");
        for (name, who) in holes.iter().zip(names) {
            assert_eq!(found.first().map(|ask| hole(ask, name)), Some(who), "{id}");
        }
    }
    assert!(find(&read(a, None, &[]), id).is_empty());
    assert!(find(&read(a, Some(a), &[]), id).is_empty());
    assert!(find(&read(b, Some(b), &[]), id).is_empty());
}

#[test]
fn the_two_pages_are_read_beside_each_other() {
    let of = |field, value: ItemValue| {
        let mut voice = Voice::default();
        set(&mut voice, field, value);
        voice
    };
    let text = |field, text: &str| of(field, ItemValue::Text(text.to_owned()));
    let (quiet, open) = (
        of(Field::Talk, ItemValue::Talk(Talk::None)),
        of(Field::Talk, ItemValue::Talk(Talk::Open)),
    );
    let id = "contradiction.quiet_talk";
    contradiction(id, &quiet, &open, ["quiet_one", "talk_one"]);
    let mut no_talk = Voice::default();
    limit(&mut no_talk, "own.a", Some("talk"), None);
    let mut words = Voice::default();
    let kind = Comfort {
        get: Some(Often::Often),
        ..Comfort::default()
    };
    entry(
        &mut words,
        Field::Comforts,
        "words.kind",
        ItemValue::Comfort(kind),
    );
    contradiction(id, &no_talk, &words, ["quiet_one", "talk_one"]);
    contradiction(
        "contradiction.touch",
        &of(Field::Touch, ItemValue::Touch(Touch::Hold)),
        &of(Field::Touch, ItemValue::Touch(Touch::Hand)),
        ["more", "less"],
    );
    contradiction(
        "contradiction.near",
        &of(Field::Near, ItemValue::Near(Near::Beside)),
        &of(Field::Near, ItemValue::Near(Near::NextRoom)),
        ["near_one", "apart_one"],
    );
    contradiction(
        "contradiction.when",
        &of(Field::TalkWhen, ItemValue::TalkWhen(TalkWhen::Tonight)),
        &of(Field::TalkWhen, ItemValue::TalkWhen(TalkWhen::Tomorrow)),
        ["tonight_one", "later_one"],
    );
    contradiction(
        "contradiction.light",
        &text(Field::Light, "Candles"),
        &text(Field::Light, "as dark as can be"),
        ["bright_one", "dark_one"],
    );
    contradiction(
        "contradiction.sound",
        &text(Field::Sound, "soft music"),
        &text(Field::Sound, "quiet"),
        ["sound_one", "still_one"],
    );
    contradiction(
        "contradiction.warmth",
        &text(Field::Warmth, "heavy blanket"),
        &text(Field::Warmth, "cool"),
        ["warm_one", "cool_one"],
    );
    let (mut near, mut room) = (Voice::default(), Voice::default());
    response(&mut near, "tears", "stay near, hand on my back", "");
    response(&mut room, "tears", "Give me room, come back with water", "");
    let id = "contradiction.near_upset";
    contradiction(id, &near, &room, ["near_one", "apart_one"]);
}

#[test]
fn what_someone_asks_for_and_rules_out_is_asked_about() {
    let mut voice = Voice::default();
    response(&mut voice, "tears", "hold me", "hug me at once");
    response(&mut voice, "afraid", "rub my back", "");
    limit(
        &mut voice,
        "own.a",
        Some("touch.back"),
        Some("a hand on my back"),
    );
    let asked = read(&voice, None, &[]);
    let tears = find(&asked, "contradiction.tears");
    assert_eq!(tears.len(), 1);
    assert_eq!(
        tears.first().map(|ask| hole(ask, "not")),
        Some("hug me at once")
    );
    let other = find(&asked, "contradiction.feeling");
    assert_eq!(other.len(), 1);
    assert_eq!(other.first().map(|ask| hole(ask, "feeling")), Some("fear"));
    response(&mut voice, "tears", "hold me", "ask why");
    let asked = read(&voice, None, &[]);
    assert!(find(&asked, "contradiction.tears").is_empty());
}

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

#[test]
fn duties_are_asked_about_in_every_text_of_every_topic() {
    let texts = json!({"kind": "space", "answer": "You must go.", "minutes": 20,
        "give_back": "a call", "while_waiting": "nobody has to wait"});
    let rhythm = json!({"kind": "rhythm", "every": "monthly", "ritual": "tea, always",
        "small_acts": [{"id": "a", "text": "B has to cook"}]});
    let words = json!({"kind": "words", "words": [
        {"id": "a", "word": "grey", "means": "you have to stay", "not": "that I should talk"}]});
    let topics = [
        topic("space", texts),
        topic("rhythm", rhythm),
        topic("words", words),
    ];
    let asked = read(&Voice::default(), None, &topics);
    let found: Vec<_> = find(&asked, "must_always_has_to")
        .iter()
        .map(|ask| (hole(ask, "phrase"), hole(ask, "word")))
        .collect();
    assert_eq!(
        found,
        [
            ("You must go.", "must"),
            ("tea, always", "always"),
            ("B has to cook", "has to"),
            ("you have to stay", "have to"),
            ("that I should talk", "should"),
        ]
    );
}

#[test]
fn a_course_is_asked_about_its_time_its_givers_water_and_warmth() {
    let step = |id: &str, kind: &str, who: &str, minutes: u32| json!({"id": id, "do": "x", "kind": kind, "who": who, "minutes": minutes});
    let ids = |steps: Value| -> Vec<&'static str> {
        let asked = read(&Voice::default(), None, &[sequence(steps)]);
        let about_course = |ask: &Ask| matches!(ask.about.first(), Some(About::Topic(topic, _)) if topic.as_str() != "check_ins");
        asked
            .iter()
            .filter(|ask| about_course(ask))
            .map(|ask| ask.id)
            .collect()
    };
    let good = json!([
        step("a", "drink", "chooser", 10),
        step("b", "warmth", "other", 20)
    ]);
    assert_eq!(ids(good), Vec::<&str>::new());
    let long = json!([
        step("a", "drink", "chooser", 11),
        step("b", "warmth", "other", 20)
    ]);
    assert_eq!(ids(long), ["longer_than_time"]);
    let uneven = json!([
        step("a", "drink", "other", 1),
        step("b", "warmth", "other", 1)
    ]);
    assert_eq!(ids(uneven), ["one_always_gives"]);
    let turned = json!([
        step("a", "drink", "chooser", 1),
        step("b", "warmth", "chooser", 1)
    ]);
    assert_eq!(ids(turned), ["one_always_gives"]);
    let bare = json!([step("a", "quiet", "both", 1)]);
    assert_eq!(ids(bare), ["missing_water", "missing_warmth"]);
    let tagged = json!([{"id": "a", "do": "x", "kind": "rest", "who": "both",
        "tags": ["heat.blanket"], "comfort": "drink.warm"}]);
    assert_eq!(ids(tagged), Vec::<&str>::new());
}

#[test]
fn nobody_asks_later() {
    let course = || sequence(json!([]));
    let times = |times: Value| topic("check_ins", json!({"kind": "check_ins", "times": times}));
    let none = Voice::default();
    let asked =
        |topics: &[(TopicId, TopicContent)]| find(&read(&none, None, topics), "no_check_in").len();
    assert_eq!(asked(&[]), 0, "there is no plan yet");
    assert_eq!(asked(&[course()]), 1);
    assert_eq!(asked(&[course(), times(json!([]))]), 1);
    let one = times(json!([{"id": "a", "after_hours": 24, "how": "text"}]));
    assert_eq!(asked(&[course(), one]), 0);
}

#[test]
fn a_page_that_only_gives_and_basics_that_are_open() {
    let mut giver = Voice::default();
    for name in ["drink.warm", "words.kind", "feet.rub"] {
        let comfort = Comfort {
            give: Some(Often::Often),
            get: Some(Often::Never),
            text: None,
        };
        entry(
            &mut giver,
            Field::Comforts,
            name,
            ItemValue::Comfort(comfort),
        );
    }
    let asked = read(&giver, Some(&Voice::default()), &[]);
    assert_eq!(find(&asked, "only_gives").len(), 1);
    let open: Vec<_> = find(&asked, "unanswered")
        .iter()
        .map(|ask| ask.about.len())
        .collect();
    assert_eq!(
        open,
        [2, 1, 2, 2],
        "not what is off-limits: none is an answer"
    );
    let [a, b] = example::voices();
    let whole = read(&a.voice, Some(&b.voice), &[]);
    assert!(find(&whole, "unanswered").is_empty());
}

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
fn templates_ask_for_no_duty_and_reach_no_right() {
    let none = Voice::default();
    for language in languages() {
        for template in &library(&language.code).templates {
            let topics: Vec<_> = template
                .topics
                .iter()
                .map(|t| (t.topic.clone(), t.content.clone()))
                .collect();
            let asked = read(&none, None, &topics);
            for id in ["must_always_has_to", "do_not_leave_me", "floor_reached"] {
                let found: Vec<_> = find(&asked, id).iter().map(|a| a.holes.clone()).collect();
                assert!(found.is_empty(), "{} {id} {found:?}", template.id);
            }
        }
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
