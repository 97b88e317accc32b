//! What the composer makes of the worked example, and of less.

use super::example::{Example, example};
use crate::content::kinds::Energy;
use crate::content::library;
use crate::cooldown::closeness::Closeness;
use crate::cooldown::composer::{Composed, compose};
use crate::cooldown::tonight::{Side, Until};
use crate::cooldown::way::Way;
use crate::plan::scales::{Near, StepKind, Talk, Touch, Where, Who};
use crate::plan::topic::Sequence;

fn firsts(composed: &Composed) -> Vec<&Way> {
    let steps = composed.steps.iter();
    steps
        .map(|s| s.first().expect("a step has a way"))
        .collect()
}

fn sentences(composed: &Composed) -> Vec<&str> {
    let ways = firsts(composed);
    ways.into_iter().map(|way| way.sentence.as_str()).collect()
}

#[test]
fn step_one_bends_to_no_touch_and_names_nobody() {
    let with = example().no_touch(Side::Theirs, Until::Ask);
    let composed = compose(&with.request());
    let ways = firsts(&composed);
    let first = ways.first().expect("there are steps");
    assert_eq!(first.sentence, "Side by side, no touch");
    assert_eq!(first.why, "why.bent");
    assert_eq!(first.minutes, Some(10));
    assert_eq!(first.asks.touch, Touch::None);
    let sip = ways.iter().find(|w| w.sentence.starts_with("one sip"));
    let sip = sip.expect("a step that names no scale keeps its words");
    assert!(
        sip.lines.contains(&"No touch tonight.".to_owned()),
        "{sip:?}"
    );

    let breath = composed.steps.iter().flat_map(|s| &s.ways);
    let mut breath = breath.filter(|w| w.sentence == "feel your feet, name five things");
    assert!(breath.next().is_some(), "the step's own other way stays");

    let back = ways.iter().find(|w| w.why == "why.give_back");
    let back = back.expect("whoever would have liked more gets something");
    assert!(back.lines.contains(&"ginger tea, not too hot".to_owned()));
    assert!(back.lines.iter().any(|line| line.contains("another day")));

    let same = compose(&example().no_touch(Side::Mine, Until::Ask).request());
    assert_eq!(composed, same, "whoever said it, it reads alike");
    let end = compose(&example().no_touch(Side::Mine, Until::End).request());
    assert_eq!(
        firsts(&end).first().map(|w| w.why.as_str()),
        Some("why.bent_end")
    );
}

#[test]
fn without_narrowings_the_agreed_course_is_played_as_agreed() {
    let mut with = example();
    with.tonight.minutes = None;
    let composed = compose(&with.request());
    let agreed: Vec<&str> = with
        .sequence
        .steps
        .iter()
        .map(|s| s.what.as_str())
        .collect();
    let played = sentences(&composed);
    let kept: Vec<&str> = played.into_iter().filter(|s| agreed.contains(s)).collect();
    assert_eq!(kept, agreed);
    assert!(!firsts(&composed).iter().any(|w| w.why == "why.give_back"));
    assert_eq!(composed.sequence.as_ref(), Some(&with.topic));
}

#[test]
fn the_smaller_of_the_two_holds_on_each_scale() {
    let composed = compose(&example().request());
    assert_eq!(composed.most.touch, Touch::Hand);
    assert_eq!(composed.most.talk, Talk::Few);
    assert_eq!(composed.cards.stay.touch, Touch::Hand);
}

#[test]
fn a_limit_by_tag_or_group_leaves_nothing_of_it_anywhere() {
    for tag in [
        "touch",
        "food",
        "talk",
        "talk.praise",
        "breath",
        "heat",
        "quiet",
        "light",
    ] {
        for side in [Side::Mine, Side::Theirs] {
            let composed = compose(&example().limit(side, tag).request());
            let limit = crate::plan::ids::Tag::new(tag).expect("a tag");
            for way in composed
                .steps
                .iter()
                .chain(&composed.short)
                .flat_map(|s| &s.ways)
            {
                assert!(!way.tags.iter().any(|t| limit.covers(t)), "{tag}: {way:?}");
                assert!(tag != "touch" || way.asks.touch == Touch::None, "{way:?}");
                assert!(tag != "talk" || way.asks.talk == Talk::None, "{way:?}");
            }
        }
    }
}

#[test]
fn a_limit_that_is_held_back_holds_on_this_phone() {
    let mut with = example();
    with.tonight.energy = Energy::Some;
    let bright = crate::plan::ids::Tag::new("light.bright").expect("a tag");
    assert!(
        with.mine
            .told
            .limits()
            .all(|(_, l)| l.tag.as_ref() != Some(&bright))
    );
    let composed = compose(&with.request());
    let lamp = composed
        .cards
        .choices
        .get(&crate::plan::scales::Feeling::Afraid);
    let lamp = lamp.is_some_and(|ids| ids.iter().any(|id| id.as_str() == "lamp"));
    assert!(!lamp, "the choice \"lamp on\" is not there");
}

#[test]
fn limits_in_own_words_are_read_before_the_start_and_held_ones_alone() {
    let mut with = example();
    let key = "please_not/own.x".parse().expect("a key");
    let held = super::example::read(serde_json::json!({"text": "no towels"}));
    let held = crate::plan::voice::ItemValue::Limit(held);
    with.mine.working.set(key, Some(held)).expect("fits");
    let text = super::example::read(serde_json::json!({"text": "no humming"}));
    let id = crate::plan::ids::ItemId::new("own.h").expect("a name");
    with.theirs.held.insert(id, text);
    let composed = compose(&with.request());
    // The lamp is off by tag, and "lamp low" is a step in own words: its limit is held back too.
    assert_eq!(composed.to_read_alone, ["the big lamp", "no towels"]);
    assert_eq!(
        composed.to_read,
        [
            "Not to eat or drink: nuts",
            "going over how it went",
            "hands in my hair",
            "no humming",
            "questions in the first ten minutes"
        ]
    );
    let mut request = with.request();
    request.sequence = None;
    let composed = compose(&request);
    assert_eq!(
        composed.to_read,
        ["Not to eat or drink: nuts", "no humming"],
        "the app's own steps know their tags"
    );
}

#[test]
fn a_short_time_keeps_the_acknowledgement() {
    let mut with = example();
    with.tonight.minutes = Some(12);
    let composed = compose(&with.request());
    let ways = firsts(&composed);
    assert!(ways.iter().any(|w| w.kind == StepKind::Acknowledge));
    let minutes: u32 = ways.iter().map(|w| w.minutes.unwrap_or(3)).sum();
    assert!(minutes <= 12, "{minutes}");
}

#[test]
fn a_phone_that_has_not_heard_plays_the_gentle_course() {
    let with = example();
    let mut request = with.request();
    request.heard = false;
    let composed = compose(&request);
    assert_eq!(composed.sequence, None);
    for way in composed.steps.iter().flat_map(|s| &s.ways) {
        assert!(way.asks.within(Closeness::UNASKED.larger(composed.most)));
        assert!(!way.sentence.contains("ginger"), "{way:?}");
    }
    assert_eq!(composed.cards.theirs.as_ref().map(|c| c.minutes), Some(15));
    let unknown = crate::consent::half::Theirs::default();
    request.theirs = Some(&unknown);
    let composed = compose(&request);
    for way in composed.steps.iter().flat_map(|s| &s.ways) {
        assert!(way.asks.within(Closeness::UNASKED), "{way:?}");
    }
}

#[test]
fn an_empty_voice_is_asked_first_and_is_offered_nothing_closer() {
    let mut with = example();
    with.mine = crate::consent::half::Mine::default();
    with.theirs = crate::consent::half::Theirs::default();
    let composed = compose(&with.request());
    let first = firsts(&composed).into_iter().next().expect("steps");
    assert_eq!(first.sentence, "lie side by side, hands only");
    assert!(first.lines.iter().any(|line| line.starts_with("Ask first")));
    let others = composed.steps.iter().flat_map(|s| s.ways.iter().skip(1));
    for way in others.filter(|w| w.comfort.is_some()) {
        assert!(way.asks.within(Closeness::UNASKED), "{way:?}");
    }
}

#[test]
fn one_voice_is_enough() {
    let mut with = example();
    with.tonight.place = Where::Solo;
    let composed = compose(&with.request());
    assert!(composed.cards.theirs.is_none());
    assert!(!composed.steps.is_empty());
    for way in composed.steps.iter().flat_map(|s| &s.ways) {
        assert_eq!(way.asks.touch, Touch::None);
        assert_eq!(way.asks.near, Near::Apart);
        assert!(matches!(way.who, Who::Each | Who::Both));
    }
    with.tonight.place = Where::Together;
    let mut request = with.request();
    request.theirs = None;
    assert!(!compose(&request).steps.is_empty());
}

#[test]
fn nobody_is_the_nurse() {
    let mut with = example();
    with.tonight.minutes = None;
    with.tonight.energy = Energy::Some;
    with.mine.working = super::example::read(serde_json::json!({
        "closeness.touch": "hold", "closeness.near": "beside", "closeness.talk": "few",
        "comforts/hair.stroke": {"get": "often", "give": "never"},
        "comforts/feet.rub": {"get": "often", "give": "never"},
        "comforts/words.kind": {"get": "often"},
        "comforts/drink.warm": {"get": "often", "give": "often"},
        "comforts/hold.hands": {"give": "often"}
    }));
    with.theirs.voice = super::example::read(serde_json::json!({
        "closeness.touch": "hold", "closeness.near": "beside", "closeness.talk": "few",
        "comforts/hair.stroke": {"give": "often"}, "comforts/feet.rub": {"give": "often"},
        "comforts/words.kind": {"give": "often"}, "comforts/hold.hands": {"get": "often"}
    }));
    with.theirs.limits.clear();
    for chooser in [Some(Side::Mine), Some(Side::Theirs), None] {
        with.tonight.chooser = chooser;
        let mut request = with.request();
        request.sequence = None;
        let composed = compose(&request);
        let given = |who| firsts(&composed).iter().filter(|w| w.who == who).count();
        assert!(given(Who::Chooser).abs_diff(given(Who::Other)) <= 1);
        assert_eq!(
            chooser.is_none(),
            given(Who::Chooser) + given(Who::Other) == 0
        );
        let directed: Vec<Who> = firsts(&composed)
            .iter()
            .map(|w| w.who)
            .filter(|w| matches!(w, Who::Chooser | Who::Other))
            .collect();
        let turns = directed.windows(2).all(|two| two[0] != two[1]);
        assert!(turns, "{directed:?}");
    }
}

#[test]
fn one_new_idea_at_most_and_none_with_little_strength() {
    let mut with = example();
    with.tonight.minutes = None;
    for (energy, most) in [(Energy::Some, 1), (Energy::Low, 0)] {
        with.tonight.energy = energy;
        let composed = compose(&with.request());
        let ways = composed.steps.iter().flat_map(|s| &s.ways);
        assert_eq!(ways.filter(|w| w.why == "why.fresh").count(), most);
    }
}

#[test]
fn when_nothing_fits_the_answer_is_kind() {
    let mut with = example();
    let tags = library("en").tags.iter().filter(|t| t.is_group());
    for (n, tag) in tags.enumerate() {
        let limit = super::example::read(serde_json::json!({"tag": tag.id}));
        let id = crate::plan::ids::ItemId::new(&format!("own.n{n}")).expect("a name");
        with.theirs.limits.insert(id, limit);
    }
    with.sequence = Sequence {
        steps: with.sequence.steps.drain(1..3).collect(),
        ..with.sequence
    };
    let composed = compose(&with.request());
    assert!(composed.none);
    assert_eq!(
        sentences(&composed),
        ["No step fits tonight. Water, a blanket, and being kind is a whole plan."]
    );
}

#[test]
fn the_short_form_is_water_warmth_and_a_kind_word() {
    let mut with: Example = example();
    for place in [Where::Together, Where::Apart, Where::Solo] {
        with.tonight.place = place;
        let mut request = with.request();
        request.short = None;
        let composed = compose(&request);
        let kinds: Vec<StepKind> = composed
            .short
            .iter()
            .filter_map(|s| s.first().map(|w| w.kind))
            .collect();
        assert!(kinds.len() <= 4, "{place:?} {kinds:?}");
        assert!(kinds.contains(&StepKind::Drink) && kinds.contains(&StepKind::Warmth));
        assert!(kinds.contains(&StepKind::Words) || kinds.contains(&StepKind::Acknowledge));
    }
}
