//! What changed between two texts, leaf by leaf, so that people can read it and the consent table
//! can judge it.
//!
//! Both read the JSON form of a voice or a topic, in which every list entry carries an `id`. A new
//! field is therefore never overlooked: it appears here, and the table must have a row for it.

use super::topic::TopicContent;
use super::voice::Voice;
use serde_json::{Map, Value};

/// One difference.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Which field, with `[]` for an entry of a list: `sequence.steps[].minutes`.
    pub path: String,
    /// The ids of the entries on the way there, outermost first.
    pub at: Vec<String>,
    /// What it said.
    pub was: Option<Value>,
    /// What it says now.
    pub now: Option<Value>,
}

/// The path of a change in the order of entries that stand in both.
pub const ORDER: &str = "[order]";

/// What changed in a topic. `was` is `None` for a first text, and then nothing has changed but
/// everything is new: the result is one change of the whole.
#[must_use]
pub fn topic(was: Option<&TopicContent>, now: Option<&TopicContent>) -> Vec<Change> {
    let json = |content: &TopicContent| serde_json::to_value(content).unwrap_or(Value::Null);
    let kind = now.or(was).map_or("", TopicContent::kind);
    let mut found = Vec::new();
    match (was, now) {
        (Some(a), Some(b)) if a.kind() == b.kind() => {
            walk(kind, &[], Some(&json(a)), Some(&json(b)), &mut found);
        }
        (None, None) => {}
        (a, b) => found.push(Change {
            path: kind.to_owned(),
            at: Vec::new(),
            was: a.map(json),
            now: b.map(json),
        }),
    }
    found
}

/// What changed in a voice.
#[must_use]
pub fn voice(was: &Voice, now: &Voice) -> Vec<Change> {
    let mut keys: Vec<_> = was.items().chain(now.items()).map(|(k, _)| k).collect();
    keys.sort();
    keys.dedup();
    let json = |v: &Voice, key| v.get(key).and_then(|v| serde_json::to_value(v).ok());
    let mut found = Vec::new();
    for key in keys {
        let (a, b) = (json(was, key), json(now, key));
        let list = if key.field.is_list() { "[]" } else { "" };
        let path = format!("voice.{}{list}", key.field.as_str());
        let at: Vec<String> = key.id.iter().map(ToString::to_string).collect();
        walk(&path, &at, a.as_ref(), b.as_ref(), &mut found);
    }
    found
}

fn walk(path: &str, at: &[String], was: Option<&Value>, now: Option<&Value>, to: &mut Vec<Change>) {
    if was == now {
        return;
    }
    match (was, now) {
        (Some(Value::Object(a)), Some(Value::Object(b))) => fields(path, at, a, b, to),
        (Some(Value::Array(a)), Some(Value::Array(b))) if has_ids(a) && has_ids(b) => {
            entries(path, at, a, b, to);
        }
        (None, Some(Value::Array(b))) if has_ids(b) => entries(path, at, &[], b, to),
        (Some(Value::Array(a)), None) if has_ids(a) => entries(path, at, a, &[], to),
        _ => to.push(Change {
            path: path.to_owned(),
            at: at.to_vec(),
            was: was.cloned(),
            now: now.cloned(),
        }),
    }
}

fn fields(
    path: &str,
    at: &[String],
    was: &Map<String, Value>,
    now: &Map<String, Value>,
    to: &mut Vec<Change>,
) {
    let mut names: Vec<&String> = was.keys().chain(now.keys()).collect();
    names.sort();
    names.dedup();
    for name in names {
        walk(
            &format!("{path}.{name}"),
            at,
            was.get(name),
            now.get(name),
            to,
        );
    }
}

fn entries(path: &str, at: &[String], was: &[Value], now: &[Value], to: &mut Vec<Change>) {
    let find = |list: &[Value], id: &str| list.iter().find(|v| id_of(v) == Some(id)).cloned();
    let ids = |list: &[Value]| -> Vec<String> {
        list.iter().filter_map(id_of).map(str::to_owned).collect()
    };
    let (before, after) = (ids(was), ids(now));
    let inside = format!("{path}[]");
    for id in before
        .iter()
        .chain(after.iter().filter(|id| !before.contains(id)))
    {
        let at: Vec<String> = at.iter().cloned().chain([id.clone()]).collect();
        let (a, b) = (find(was, id), find(now, id));
        walk(&inside, &at, a.as_ref(), b.as_ref(), to);
    }
    let kept = |from: &[String], other: &[String]| -> Vec<String> {
        from.iter()
            .filter(|id| other.contains(id))
            .cloned()
            .collect()
    };
    let (a, b) = (kept(&before, &after), kept(&after, &before));
    if a != b {
        to.push(Change {
            path: format!("{path}{ORDER}"),
            at: at.to_vec(),
            was: Some(a.into()),
            now: Some(b.into()),
        });
    }
}

fn id_of(entry: &Value) -> Option<&str> {
    entry.get("id").and_then(Value::as_str)
}

fn has_ids(list: &[Value]) -> bool {
    list.iter().all(|entry| id_of(entry).is_some())
}

/// Makes one change in a topic's content, if the text still has the place for it.
#[must_use]
pub fn apply(content: &TopicContent, change: &Change) -> Option<TopicContent> {
    let mut json = serde_json::to_value(content).ok()?;
    let rest = change.path.strip_prefix(content.kind())?;
    put(
        &mut json,
        rest.trim_start_matches('.'),
        &change.at,
        change.now.as_ref(),
    )?;
    serde_json::from_value(json).ok()
}

fn put(inside: &mut Value, path: &str, at: &[String], now: Option<&Value>) -> Option<()> {
    let (step, rest) = path.split_once('.').unwrap_or((path, ""));
    if let Some(list) = step.strip_suffix("[]") {
        let entries = inside.get_mut(list)?.as_array_mut()?;
        let (id, at) = at.split_first()?;
        let place = entries.iter().position(|v| id_of(v) == Some(id));
        return match (place, rest.is_empty(), now) {
            (Some(i), false, _) => put(entries.get_mut(i)?, rest, at, now),
            (Some(i), true, None) => {
                entries.remove(i);
                Some(())
            }
            (None, true, Some(entry)) => {
                entries.push(entry.clone());
                Some(())
            }
            _ => None,
        };
    }
    let fields = inside.as_object_mut()?;
    if !rest.is_empty() {
        return put(fields.get_mut(step)?, rest, at, now);
    }
    match now {
        Some(value) => fields.insert(step.to_owned(), value.clone()),
        None => fields.remove(step),
    };
    Some(())
}
