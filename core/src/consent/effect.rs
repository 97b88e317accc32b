//! Whether a change asks for less, for something else, or for more.

use super::table::{Rule, rule};
use crate::plan::diff::{self, Change};
use crate::plan::topic::TopicContent;
use crate::plan::voice::Voice;
use serde_json::{Map, Value};

/// What a change does to what is asked of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Effect {
    /// Asks for less, or protects more. Holds at once where it is said.
    Narrowing,
    /// Asks for neither more nor less. Needs both.
    Neutral,
    /// Asks for more, or protects less. Needs both, after a night.
    Widening,
}

/// The effect of one change. A field that the table does not know counts as widening.
#[must_use]
pub fn of_change(change: &Change) -> Effect {
    judge(rule(&change.path), change)
}

/// The effect of a set of changes: the widest of them. None at all is neutral.
#[must_use]
pub fn of_changes(changes: &[Change]) -> Effect {
    changes
        .iter()
        .map(of_change)
        .max()
        .unwrap_or(Effect::Neutral)
}

/// The effect of a new text of a topic over the one that is settled. A first text has nothing to
/// widen.
#[must_use]
pub fn of_topic(was: Option<&TopicContent>, now: &TopicContent) -> Effect {
    match was {
        None => Effect::Neutral,
        Some(was) => of_changes(&diff::topic(Some(was), Some(now))),
    }
}

/// The effect of an author's new voice over the one before.
#[must_use]
pub fn of_voice(was: &Voice, now: &Voice) -> Effect {
    of_changes(&diff::voice(was, now))
}

fn judge(rule: Option<&Rule>, change: &Change) -> Effect {
    let Some(rule) = rule else {
        return Effect::Widening;
    };
    let (was, now) = (change.was.as_ref(), change.now.as_ref());
    match rule {
        Rule::Neutral => Effect::Neutral,
        Rule::AnyWidens => Effect::Widening,
        Rule::Asks => match now {
            None => Effect::Narrowing,
            Some(_) => Effect::Widening,
        },
        Rule::Protects => match was {
            None => Effect::Narrowing,
            Some(_) => Effect::Widening,
        },
        Rule::Keeps => match (was, now) {
            (None, _) => Effect::Narrowing,
            (Some(_), Some(_)) => Effect::Neutral,
            (Some(_), None) => Effect::Widening,
        },
        Rule::LessNarrows(scale) => less_narrows(rank(scale, was), rank(scale, now)),
        Rule::MoreNarrows(scale) => less_narrows(rank(scale, now), rank(scale, was)),
        Rule::FewerNarrows { without } => {
            less_narrows(number(was, *without), number(now, *without))
        }
        Rule::HigherNarrows { without } => {
            less_narrows(number(now, *without), number(was, *without))
        }
        Rule::Parts => parts(change),
    }
}

fn less_narrows(was: Option<u64>, now: Option<u64>) -> Effect {
    match (was, now) {
        (Some(was), Some(now)) if now < was => Effect::Narrowing,
        (Some(was), Some(now)) if now == was => Effect::Neutral,
        _ => Effect::Widening,
    }
}

/// The place on a scale, where an absent value ranks as the scale says. `None` if unknown.
fn rank(scale: &[&str], value: Option<&Value>) -> Option<u64> {
    let text = match value {
        None => "",
        Some(value) => value.as_str()?,
    };
    scale.iter().position(|s| *s == text).map(|i| i as u64)
}

fn number(value: Option<&Value>, without: u64) -> Option<u64> {
    value.map_or(Some(without), Value::as_u64)
}

/// Judges an entry that came or went by its fields, as if it had stood there empty.
fn parts(change: &Change) -> Effect {
    let empty = Map::new();
    let fields = |value: &Option<Value>| {
        value
            .as_ref()
            .and_then(Value::as_object)
            .unwrap_or(&empty)
            .clone()
    };
    let (was, now) = (fields(&change.was), fields(&change.now));
    was.keys()
        .chain(now.keys().filter(|k| !was.contains_key(*k)))
        .filter(|name| *name != "id")
        .map(|name| {
            let inner = Change {
                path: format!("{}.{name}", change.path),
                at: change.at.clone(),
                was: was.get(name).cloned(),
                now: now.get(name).cloned(),
            };
            if inner.was == inner.now {
                Effect::Narrowing
            } else {
                of_change(&inner)
            }
        })
        .max()
        .unwrap_or(Effect::Neutral)
}
