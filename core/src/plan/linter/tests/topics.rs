//! Words and courses of the topics.

use super::*;

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
