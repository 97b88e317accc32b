//! What stands in the topics: words that make a wish a duty, courses that are long, thirsty, cold
//! or uneven, and whether anyone asks later.

use super::words::english;
use super::{About, Ask, Reading};
use crate::plan::ids::{ItemId, Tag, TopicId};
use crate::plan::scales::{StepKind, Who};
use crate::plan::topic::{Sequence, TopicContent};
use serde_json::Value;

pub(super) fn asks(reading: &Reading<'_>) -> Vec<Ask> {
    let mut asks = Vec::new();
    for (topic, content) in reading.topics {
        asks.extend(duties(topic, content));
    }
    for (topic, content) in reading.topics {
        if let TopicContent::Sequence(sequence) = content {
            asks.extend(course(reading, topic, sequence));
        }
    }
    asks.extend(no_check_in(reading));
    asks
}

/// Fields whose texts are names and choices, not own words.
const NO_WORDS: &[&str] = &[
    "id",
    "kind",
    "who",
    "where",
    "how",
    "every",
    "rule",
    "look_again",
    "comfort",
    "touch",
    "near",
    "talk",
    "tags",
];

/// Every text in own words of a topic, with the entry that it stands in. It reads the JSON form, so
/// that a new field is not overlooked.
fn texts(value: &Value, entry: Option<&ItemId>, found: &mut Vec<(Option<ItemId>, String)>) {
    match value {
        Value::Object(fields) => {
            let own = fields.get("id").and_then(Value::as_str);
            let own = own.and_then(|id| ItemId::new(id).ok());
            let entry = own.as_ref().or(entry);
            for (name, field) in fields {
                let words = !NO_WORDS.contains(&name.as_str());
                if let (Value::String(text), true) = (field, words) {
                    found.push((entry.cloned(), text.clone()));
                } else {
                    texts(field, entry, found);
                }
            }
        }
        Value::Array(parts) => parts.iter().for_each(|part| texts(part, entry, found)),
        _ => {}
    }
}

fn duties(topic: &TopicId, content: &TopicContent) -> Vec<Ask> {
    let mut found = Vec::new();
    let json = serde_json::to_value(content).unwrap_or_default();
    texts(&json, None, &mut found);
    found
        .into_iter()
        .filter_map(|(entry, text)| {
            let word = english().duty_in(&text)?;
            let about = vec![About::Topic(topic.clone(), entry)];
            let ask = Ask::new("must_always_has_to", about).words("phrase", &text);
            Some(ask.words("word", word))
        })
        .collect()
}

fn course(reading: &Reading<'_>, topic: &TopicId, sequence: &Sequence) -> Vec<Ask> {
    let about = || vec![About::Topic(topic.clone(), None)];
    let mut asks = Vec::new();
    let sum: u32 = sequence.steps.iter().filter_map(|s| s.minutes).sum();
    if let Some(time) = reading.time.filter(|time| sum > *time) {
        let ask = Ask::new("longer_than_time", about());
        asks.push(
            ask.words("sum", &sum.to_string())
                .words("time", &time.to_string()),
        );
    }
    let does = |who: Who| sequence.steps.iter().filter(|s| s.who == who).count();
    for (giver, other) in [(Who::Other, Who::Chooser), (Who::Chooser, Who::Other)] {
        if does(giver) >= 2 && does(other) == 0 {
            let name = reading.string(&format!("value.who.{}", giver.as_str()));
            asks.push(Ask::new("one_always_gives", about()).name("giver", name));
        }
    }
    let has = |kinds: &[StepKind], groups: &[&str]| {
        sequence.steps.iter().any(|step| {
            let comfort = step.comfort.as_ref();
            let comfort = comfort.and_then(|id| reading.library.comforts.get(id.as_str()));
            let more = comfort.map_or(&[][..], |comfort| &comfort.tags);
            let mut tags = step.tags.iter().chain(more);
            let kind = comfort.map(|comfort| comfort.kind);
            let is_kind = kinds.contains(&step.kind) || kind.is_some_and(|k| kinds.contains(&k));
            is_kind || tags.any(|tag| in_groups(tag, groups))
        })
    };
    if !has(&[StepKind::Drink], &[]) {
        asks.push(Ask::new("missing_water", about()));
    }
    if !has(&[StepKind::Warmth], &["heat", "cold"]) {
        asks.push(Ask::new("missing_warmth", about()));
    }
    asks
}

fn in_groups(tag: &Tag, groups: &[&str]) -> bool {
    let group = tag.as_str().split('.').next();
    group.is_some_and(|group| groups.contains(&group))
}

/// Nobody asks later, though there is a course.
fn no_check_in(reading: &Reading<'_>) -> Option<Ask> {
    let mut topics = reading.topics.iter();
    let first = topics.find(|(_, content)| matches!(content, TopicContent::Sequence(_)));
    let mut topics = reading.topics.iter();
    let asked = topics.any(|(_, content)| match content {
        TopicContent::CheckIns(check_ins) => !check_ins.times.is_empty(),
        _ => false,
    });
    let topic = TopicId::new("check_ins").ok()?;
    let about = vec![About::Topic(topic, None)];
    (first.is_some() && !asked).then(|| Ask::new("no_check_in", about))
}
