//! What changed, in lines that people read: "You said … now …".
//!
//! The names of fields and values come from the content, own words are shown so that nothing in
//! them can act on the screen. Nothing here judges a change; that is the consent table's task.

use super::diff::{self, Change, ORDER};
use super::ids::ItemId;
use super::menu;
use super::person::Whose;
use super::text::display;
use super::topic::TopicContent;
use super::voice::{Field, ItemKey, ItemValue, Limit, Voice};
use crate::content::{Library, fill};
use serde_json::{Map, Value};

/// What changed in a voice, one line a change.
#[must_use]
pub fn voice(was: &Voice, now: &Voice, whose: Whose, library: &Library) -> Vec<String> {
    voice_changes(&diff::voice(was, now), now, whose, library)
}

/// Changes that led to the voice `now`, one line each.
#[must_use]
pub fn voice_changes(
    changes: &[Change],
    now: &Voice,
    whose: Whose,
    library: &Library,
) -> Vec<String> {
    let speaker = match whose {
        Whose::Mine => "mine",
        Whose::Yours => "theirs",
    };
    let words = Words { library };
    let lines = changes.iter().map(|change| {
        let list = change.path.contains("[]");
        words.line(speaker, change, words.item_name(change, now), list)
    });
    lines.collect()
}

/// What changed in a topic, one line a change; for a first text one line for each of its parts.
#[must_use]
pub fn topic(was: Option<&TopicContent>, now: &TopicContent, library: &Library) -> Vec<String> {
    match was {
        Some(was) if was.kind() == now.kind() => {
            topic_changes(&diff::topic(Some(was), Some(now)), now, library)
        }
        _ => lines(now, library),
    }
}

/// Changes that led to the text `now`, one line each.
#[must_use]
pub fn topic_changes(changes: &[Change], now: &TopicContent, library: &Library) -> Vec<String> {
    let words = Words { library };
    let now = serde_json::to_value(now).unwrap_or_default();
    let lines = changes
        .iter()
        .map(|change| words.line("topic", change, entry_name(&now, change), true));
    lines.collect()
}

/// The whole text of a topic, one line for each of its parts, its name aside.
#[must_use]
pub fn lines(content: &TopicContent, library: &Library) -> Vec<String> {
    let words = Words { library };
    let json = serde_json::to_value(content).unwrap_or_default();
    let Value::Object(fields) = json else {
        return Vec::new();
    };
    let kind = content.kind();
    let mut lines = Vec::new();
    for name in in_order(&fields) {
        let Some(value) = fields.get(name) else {
            continue;
        };
        if matches!(name, "kind" | "name" | "look_again") {
            continue;
        }
        let path = format!("{kind}.{name}");
        match value {
            Value::Array(entries) => lines.extend(entries.iter().map(|entry| {
                let inside = format!("{path}[]");
                words.labelled(&inside, &words.value(&inside, entry))
            })),
            value => lines.push(words.labelled(&path, &words.value(&path, value))),
        }
    }
    lines
}

/// The name of a topic for people: what the couple calls a course, else its kind.
#[must_use]
pub fn topic_name(content: &TopicContent, library: &Library) -> String {
    match content {
        TopicContent::Sequence(sequence) => display(&sequence.name),
        other => label(other.kind(), library),
    }
}

/// The name of a field for people, by its path in the consent table.
#[must_use]
pub fn label(path: &str, library: &Library) -> String {
    let plain = path.replace(ORDER, "").replace("[]", "");
    let id = if plain.ends_with(".look_again") {
        "field.look_again".to_owned()
    } else {
        format!("field.{plain}")
    };
    library.string(&id).unwrap_or_default().to_owned()
}

/// The words of an item of a voice, safe for a screen.
#[must_use]
pub fn item(key: &ItemKey, value: &ItemValue, library: &Library) -> String {
    let words = Words { library };
    let list = if key.field.is_list() { "[]" } else { "" };
    let path = format!("voice.{}{list}", key.field.as_str());
    let json = serde_json::to_value(value).unwrap_or_default();
    let said = words.value(&path, &json);
    let name = match (&key.id, value) {
        (Some(id), ItemValue::Comfort(c)) => menu::label(id, c.text.as_deref(), library),
        (Some(id), ItemValue::Response(_)) => words.choice("feeling", id.as_str()),
        _ => return said,
    };
    words.described(&name, &said)
}

/// The words of an off-limit, safe for a screen: its own, else those of its tag.
#[must_use]
pub fn limit(limit: &Limit, library: &Library) -> String {
    let tag = limit.tag.as_ref().map(|tag| tag.as_str());
    let known = || Some(library.tags.get(tag?)?.text.clone());
    let own = limit.text.as_deref().map(one_line);
    own.or_else(known)
        .or_else(|| tag.map(display))
        .unwrap_or_default()
}

/// Own words on one line, safe for a screen.
pub(super) fn one_line(text: &str) -> String {
    display(text).replace('\n', " ")
}

/// The scale or choice whose values stand under a path.
fn scale(path: &str) -> Option<&'static str> {
    Some(match path {
        "voice.closeness.touch" | "sequence.steps[].most.touch" => "touch",
        "voice.closeness.near" | "sequence.steps[].most.near" => "near",
        "voice.closeness.talk" | "sequence.steps[].most.talk" => "talk",
        "voice.comforts[].get" | "voice.comforts[].give" => "often",
        "voice.talk_style.mode" => "talk_mode",
        "voice.talk_style.when" => "talk_when",
        "voice.space_care.contact" => "contact",
        "sequence.where" => "where",
        "sequence.steps[].kind" => "step_kind",
        "sequence.steps[].who" => "who",
        "check_ins.times[].how" => "check_in_how",
        "debrief.how" => "debrief_how",
        "rhythm.every" => "every",
        "turns.rule" => "turn_rule",
        _ => return None,
    })
}

/// The field of an entry that says what it is; it needs no name before it.
const MAIN: &[&str] = &["do", "text", "word", "who", "after_hours"];

/// Fields that people do not read: names of entries, and a step's tags and origin, which its words
/// say already.
const SILENT: &[&str] = &["id", "kind", "tags", "comfort"];

/// The names of an object's fields, the main one first.
fn in_order(fields: &Map<String, Value>) -> Vec<&str> {
    let mut names: Vec<&str> = fields.keys().map(String::as_str).collect();
    let main = |name: &str| MAIN.iter().position(|m| *m == name);
    names.sort_by_key(|name| (main(name).unwrap_or(MAIN.len()), (*name).to_owned()));
    names
}

/// Whether people read a field of an entry there.
fn is_read(path: &str, name: &str, fields: &Map<String, Value>) -> bool {
    match (path, name) {
        // A limit's own words say more than its tag; both together would say it twice.
        ("voice.please_not[]", "tag") => !fields.contains_key("text"),
        // A comfort's own words are its name, which stands before.
        ("voice.comforts[]", "text") => false,
        _ => !SILENT.contains(&name),
    }
}

struct Words<'a> {
    library: &'a Library,
}

impl Words<'_> {
    fn string(&self, id: &str) -> &str {
        self.library.string(id).unwrap_or_default()
    }

    fn choice(&self, scale: &str, value: &str) -> String {
        let known = self.library.string(&format!("value.{scale}.{value}"));
        known.map_or_else(|| display(value), str::to_owned)
    }

    /// One line for one change.
    fn line(&self, speaker: &str, change: &Change, named: Option<String>, list: bool) -> String {
        let field = self.field(change, named);
        let value = |value: &Option<Value>| match value {
            Some(value) => self.value(&change.path, value),
            None => String::new(),
        };
        let what = match (&change.was, &change.now) {
            _ if change.path.ends_with(ORDER) => "order",
            (Some(_), Some(_)) => "changed",
            (None, _) => "added",
            (Some(_), None) if list => "gone",
            (Some(_), None) => "removed",
        };
        let (was, now) = (value(&change.was), value(&change.now));
        let holes = [("field", field.as_str()), ("was", &was), ("now", &now)];
        fill(self.string(&format!("diff.{speaker}.{what}")), &holes)
    }

    /// What a change is about: the field; for an entry of a list the list and the entry's name; for
    /// a part of an entry, or of a field with parts, also the part.
    fn field(&self, change: &Change, named: Option<String>) -> String {
        let field = label(&change.path, self.library);
        let (Some(name), Some((list, part))) = (named, change.path.rsplit_once("[]")) else {
            let whole = change.path.rsplit_once('.').map(|(whole, _)| whole);
            let whole = whole.filter(|whole| whole.contains('.') && !whole.ends_with("[]"));
            let whole = whole.map(|whole| label(whole, self.library));
            let Some(whole) = whole.filter(|whole| !whole.is_empty()) else {
                return field;
            };
            let holes = [("field", whole.as_str()), ("part", &field)];
            return fill(self.string("diff.part"), &holes);
        };
        let list = label(list, self.library);
        let holes = [("field", list.as_str()), ("name", &name)];
        let entry = fill(self.string("diff.entry"), &holes);
        if part.is_empty() {
            return entry;
        }
        let holes = [("field", entry.as_str()), ("part", &field)];
        fill(self.string("diff.part"), &holes)
    }

    fn labelled(&self, path: &str, line: &str) -> String {
        let field = label(path, self.library);
        fill(
            self.string("page.line"),
            &[("field", &field), ("line", line)],
        )
    }

    /// A name, and in brackets what is said of it.
    fn described(&self, name: &str, line: &str) -> String {
        if line.is_empty() {
            return name.to_owned();
        }
        fill(self.string("page.item"), &[("name", name), ("line", line)])
    }

    /// What an item of a list in a voice is called, where its words alone do not say it.
    fn item_name(&self, change: &Change, now: &Voice) -> Option<String> {
        let (list, part) = change.path.strip_prefix("voice.")?.split_once("[]")?;
        let (field, id) = (list.parse::<Field>().ok()?, change.at.first()?);
        let id = ItemId::new(id).ok()?;
        match field {
            Field::Feelings => Some(self.choice("feeling", id.as_str())),
            Field::Comforts => {
                let now = now.comforts().find(|(own, _)| **own == id);
                let own = now.and_then(|(_, comfort)| comfort.text.clone());
                let gone = || {
                    change
                        .was
                        .as_ref()?
                        .get("text")?
                        .as_str()
                        .map(str::to_owned)
                };
                let own = own.or_else(gone);
                Some(menu::label(&id, own.as_deref(), self.library))
            }
            Field::PleaseNot if !part.is_empty() => {
                let now = now.limits().find(|(own, _)| **own == id);
                now.map(|(_, now)| limit(now, self.library))
            }
            _ => None,
        }
    }

    /// A value in words.
    fn value(&self, path: &str, value: &Value) -> String {
        match value {
            Value::String(text) => match scale(path) {
                Some(scale) => self.choice(scale, text),
                None if path == "voice.please_not[].tag" || path == "sequence.steps[].tags[]" => {
                    let known = self.library.tags.get(text);
                    known.map_or_else(|| display(text), |known| known.text.clone())
                }
                None if path == "sequence.steps[].comfort" => {
                    let known = self.library.comforts.get(text);
                    known.map_or_else(|| display(text), |known| known.label.clone())
                }
                None => one_line(text),
            },
            Value::Number(n) => self.number(path, n.as_u64().unwrap_or_default()),
            Value::Array(parts) => {
                let inside = format!("{path}[]");
                let parts: Vec<String> = parts.iter().map(|p| self.value(&inside, p)).collect();
                parts.join(", ")
            }
            Value::Object(fields) => self.object(path, fields),
            Value::Null | Value::Bool(_) => String::new(),
        }
    }

    fn object(&self, path: &str, fields: &Map<String, Value>) -> String {
        let (mut main, mut parts) = (None, Vec::new());
        for name in in_order(fields) {
            let Some(value) = fields.get(name).filter(|_| is_read(path, name, fields)) else {
                continue;
            };
            let inside = format!("{path}.{name}");
            let value = self.value(&inside, value);
            let names = MAIN.contains(&name) && path != "voice.feelings[]" || name == "tag";
            let whole = path.ends_with("[]") || path.starts_with("voice.signals");
            if main.is_none() && parts.is_empty() && names && whole {
                main = Some(value);
            } else if scale(&inside).is_some() && path != "voice.comforts[]" {
                parts.push(value);
            } else {
                parts.push(self.labelled(&inside, &value));
            }
        }
        match main {
            Some(main) => self.described(&main, &parts.join("; ")),
            None => parts.join(if path.ends_with("[]") { "; " } else { ", " }),
        }
    }

    fn number(&self, path: &str, n: u64) -> String {
        let last = path.rsplit('.').next().unwrap_or_default();
        let count = n.to_string();
        let unit = match last {
            "quiet_from" | "from" | "until" => return format!("{:02}:{:02}", n / 60, n % 60),
            "swaps" => return count,
            "after_hours" | "not_before_hours" => "value.hours",
            _ => "value.minutes",
        };
        fill(self.string(unit), &[("n", &count)])
    }
}

/// What an entry of a topic is called: its main field, in the text where it still stands.
fn entry_name(content: &Value, change: &Change) -> Option<String> {
    let (_, inside) = change.path.rsplit_once("[]")?;
    if inside.is_empty() {
        return None;
    }
    let id = change.at.last()?;
    let lists = content.as_object()?.values().filter_map(Value::as_array);
    let mut entries = lists.flatten();
    let entry = entries.find(|entry| entry.get("id").and_then(Value::as_str) == Some(id))?;
    let texts = MAIN.iter().filter_map(|main| entry.get(main)?.as_str());
    texts.map(display).next()
}

#[cfg(test)]
#[path = "readable_tests.rs"]
#[allow(clippy::expect_used)]
mod tests;
