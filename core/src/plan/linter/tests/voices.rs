//! The two pages beside each other.

use super::*;

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
