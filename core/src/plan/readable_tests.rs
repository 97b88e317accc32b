//! Every field and every value has a name in both registers, and lines read well.

use super::*;
use crate::consent::table::TABLE;
use crate::content::{languages, library};
use crate::plan::example;
use crate::plan::scales;
use crate::plan::voice::Limit;
use serde_json::json;

fn both() -> Vec<&'static Library> {
    languages().iter().map(|l| library(&l.code)).collect()
}

#[test]
fn every_field_of_the_consent_table_has_a_name() {
    for library in both() {
        for row in TABLE {
            assert!(!label(row.path, library).is_empty(), "{}", row.path);
        }
        for (_, content) in example::topics() {
            assert!(!topic_name(&content, library).is_empty());
        }
    }
}

#[test]
fn every_value_of_every_scale_has_a_name() {
    macro_rules! named {
        ($($scale:literal: $kind:ident),+ $(,)?) => {
            for library in both() {
                $(for value in scales::$kind::ALL {
                    let id = format!("value.{}.{}", $scale, value.as_str());
                    assert!(library.string(&id).is_some(), "{id}");
                })+
            }
        };
    }
    named!(
        "touch": Touch, "near": Near, "talk": Talk, "often": Often, "talk_mode": TalkMode,
        "talk_when": TalkWhen, "contact": Contact, "feeling": Feeling, "where": Where,
        "step_kind": StepKind, "who": Who, "check_in_how": CheckInHow, "debrief_how": DebriefHow,
        "every": Every, "turn_rule": TurnRule,
    );
}

#[test]
fn every_row_of_choices_in_the_table_is_read_as_a_choice() {
    use crate::consent::table::Rule;
    for row in TABLE {
        if let Rule::LessNarrows(_) | Rule::MoreNarrows(_) = row.rule {
            assert!(scale(row.path).is_some(), "{}", row.path);
        }
    }
}

fn key(field: Field, id: &str) -> ItemKey {
    match id {
        "" => ItemKey::one(field),
        id => ItemKey::entry(field, ItemId::new(id).expect("a name")),
    }
}

fn changed(edits: &[(ItemKey, Option<ItemValue>)], whose: Whose) -> Vec<String> {
    let [a, _] = example::voices();
    let mut now = a.voice.clone();
    for (key, value) in edits {
        now.set(key.clone(), value.clone()).expect("it fits");
    }
    voice(&a.voice, &now, whose, library("en"))
}

#[test]
fn a_voice_says_what_it_said_and_what_it_says_now() {
    let touch = key(Field::Touch, "");
    let hand = Some(ItemValue::Touch(scales::Touch::Hand));
    let edit = [(touch.clone(), hand)];
    assert_eq!(
        changed(&edit, Whose::Mine),
        ["Touch at first: you said “holding”, now “hands only”"]
    );
    assert_eq!(
        changed(&edit, Whose::Yours),
        ["Touch at first: they said “holding”, now “hands only”"]
    );
    assert_eq!(
        changed(&[(touch, None)], Whose::Yours),
        ["Touch at first: they said “holding”, now “ask me”"]
    );
}

#[test]
fn entries_are_named_and_limits_say_their_words() {
    let tag = |tag: &str| crate::plan::ids::Tag::new(tag).ok();
    let limit = |t: &str, text: Option<&str>| {
        let text = text.map(str::to_owned);
        Some(ItemValue::Limit(Limit { tag: tag(t), text }))
    };
    let tea = ItemValue::Comfort(crate::plan::voice::Comfort {
        text: Some("ginger tea, not too hot".to_owned()),
        get: Some(scales::Often::Sometimes),
        give: Some(scales::Often::Sometimes),
    });
    let tears = ItemValue::Response(crate::plan::voice::Response {
        helps: Some("stay near, hand on my back".to_owned()),
        not: None,
    });
    let lantern = crate::plan::voice::Signal {
        word: Some("lantern".to_owned()),
        sign: Some("palm flat on the bed".to_owned()),
    };
    let lines = changed(
        &[
            (key(Field::Comforts, "drink.warm"), Some(tea)),
            (key(Field::Feelings, "tears"), Some(tears)),
            (key(Field::PleaseNot, "own.x"), limit("touch.feet", None)),
            (key(Field::PleaseNot, "light.bright"), None),
            (key(Field::QuietFrom, ""), Some(ItemValue::Minutes(1350))),
            (key(Field::SpaceMinutes, ""), Some(ItemValue::Minutes(30))),
            (
                key(Field::SignalSpace, ""),
                Some(ItemValue::Signal(lantern)),
            ),
        ],
        Whose::Yours,
    );
    assert_eq!(
        lines,
        [
            "Comfort “ginger tea, not too hot”, to get: they said “gladly”, now “now and then”",
            "Please not: they took away “the big lamp”",
            "Please not: they now say “hands on my feet”",
            "When this comes “tears”, please not: they took away “ask why”",
            "Signal for space, word: they said “lighthouse”, now “lantern”",
            "How long it usually takes: they said “10 min”, now “30 min”",
            "No reminders from: they said “23:30”, now “22:30”",
        ]
    );
}

#[test]
fn a_topic_says_what_changed_inside_its_entries() {
    let json = json!({"kind": "sequence", "name": "x", "where": "together", "steps": [
        {"id": "a", "do": "hold hands", "kind": "touch", "who": "both", "minutes": 10},
        {"id": "b", "do": "water", "kind": "drink", "who": "each"}]});
    let read = |json: &Value| serde_json::from_value::<TopicContent>(json.clone()).expect("fits");
    let was = read(&json);
    let mut next = json.clone();
    next["steps"][0]["minutes"] = json!(5);
    next["steps"][0]["most"] = json!({"touch": "hand", "near": "beside"});
    next["steps"][1] = json!({"id": "c", "do": "tea", "kind": "drink", "who": "other"});
    let now = read(&next);
    assert_eq!(
        topic(Some(&was), &now, library("en")),
        [
            "Step “hold hands”, how long: it said “10 min”, now “5 min”",
            "Step “hold hands”, at most: new is “side by side, hands only”",
            "Step: “water (each)” is gone",
            "Step: new is “tea (the other one)”",
        ]
    );
    let mut turned = json.clone();
    let steps = turned["steps"].as_array_mut().expect("steps");
    steps.reverse();
    let order = topic(Some(&was), &read(&turned), library("en"));
    assert_eq!(order, ["Step: in another order"]);
    assert!(topic(Some(&was), &was, library("en")).is_empty());
}

#[test]
fn a_first_text_is_read_whole() {
    let topics = example::topics();
    let find = |name: &str| {
        let content = topics.iter().find(|(topic, _)| topic.as_str() == name);
        content.map(|(_, content)| topic(None, content, library("en")))
    };
    assert_eq!(
        find("sequence.short"),
        Some(
            [
                "Step: water (both; at most: the same room, no words, no touch)",
                "Step: blanket for A (the other one; at most: side by side, no words, no touch)",
                "Step: each says one own line to the other (each; how long: 1 min; \
                 at most: side by side, few words, no touch)",
                "where: together",
            ]
            .map(str::to_owned)
            .to_vec()
        )
    );
    assert_eq!(
        find("check_ins"),
        Some(
            [
                "Quiet hours: from: 23:00, until: 10:00",
                "A time to ask: 6 hours (face to face)",
                "A time to ask: 24 hours (by text)",
                "A time to ask: 72 hours (ask first)",
            ]
            .map(str::to_owned)
            .to_vec()
        )
    );
}

#[test]
fn no_line_has_a_hole_or_a_bare_field_name() {
    for library in both() {
        let [a, b] = example::voices();
        let mut all = voice(&a.voice, &b.voice, Whose::Mine, library);
        all.extend(voice(&b.voice, &a.voice, Whose::Yours, library));
        for (_, content) in example::topics() {
            all.extend(topic(None, &content, library));
            all.push(topic_name(&content, library));
        }
        assert!(all.len() > 100);
        for line in &all {
            let clean = !line.is_empty() && !line.contains(['{', '}', '_']);
            assert!(
                clean && !line.starts_with(':') && !line.contains("“”"),
                "{line}"
            );
        }
    }
}

#[test]
fn own_words_cannot_act_on_the_screen() {
    let text = Some(ItemValue::Text("low\u{202e}\nlight".to_owned()));
    let lines = changed(&[(key(Field::Light, ""), text)], Whose::Mine);
    assert_eq!(lines, ["Light: you said “low”, now “low⟨U+202E⟩ light”"]);
    let mut json =
        json!({"kind": "sequence", "name": "x\u{202e}", "where": "together", "steps": []});
    let content: TopicContent = serde_json::from_value(json.take()).expect("fits");
    assert_eq!(topic_name(&content, library("en")), "x⟨U+202E⟩");
}

#[test]
fn limits_say_their_own_words_or_those_of_their_tag() {
    let said = |tag: Option<&str>, text: Option<&str>| {
        let tag = tag.and_then(|tag| crate::plan::ids::Tag::new(tag).ok());
        let text = text.map(str::to_owned);
        limit(&Limit { tag, text }, library("en"))
    };
    assert_eq!(said(Some("touch.feet"), None), "hands on my feet");
    assert_eq!(said(Some("touch.feet"), Some("my\nfeet")), "my feet");
    assert_eq!(said(None, Some("a\u{202e}")), "a⟨U+202E⟩");
    assert_eq!(said(Some("unknown.tag"), None), "unknown.tag");
}
