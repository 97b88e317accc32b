//! Each question is asked when it should be, and not when it should not.

mod limits;
mod topics;
mod voices;
mod whole;

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
