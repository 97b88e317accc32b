//! What voices, texts and changes say, in the words of the library.

use crate::page::{Page, said};
use leeside::content::{Library, fill};
use leeside::plan::diff::Change;
use leeside::plan::topic::TopicContent;
use leeside::plan::voice::{ItemKey, ItemValue};
use serde_json::{Map, Value};

/// The scale whose words a field's values are.
const SCALES: &[(&str, &str)] = &[
    ("voice.closeness.touch", "touch"),
    ("voice.closeness.near", "near"),
    ("voice.closeness.talk", "talk"),
    ("voice.comforts.get", "often"),
    ("voice.comforts.give", "often"),
    ("voice.talk_style.mode", "talk_mode"),
    ("voice.talk_style.when", "talk_when"),
    ("voice.space_care.contact", "contact"),
    ("sequence.where", "where"),
    ("sequence.steps.kind", "step_kind"),
    ("sequence.steps.who", "who"),
    ("sequence.steps.most.touch", "touch"),
    ("sequence.steps.most.near", "near"),
    ("sequence.steps.most.talk", "talk"),
    ("check_ins.times.how", "check_in_how"),
    ("debrief.how", "debrief_how"),
    ("rhythm.every", "every"),
    ("turns.rule", "turn_rule"),
];

/// Words for fields and values.
pub struct Wording(pub &'static Library);

impl Wording {
    /// What a field is called; `path` as in a [`Change`].
    pub fn field(&self, path: &str) -> String {
        let plain = path.replace("[]", "").replace("[order]", "");
        let last = plain.rsplit('.').next().unwrap_or_default();
        [format!("field.{plain}"), format!("field.{last}")]
            .iter()
            .find_map(|id| self.0.string(id))
            .map_or_else(|| last.replace('_', " "), str::to_owned)
    }

    /// What a value says.
    pub fn value(&self, path: &str, value: &Value) -> String {
        let plain = path.replace("[]", "");
        match value {
            Value::String(text) => self.text(&plain, text),
            Value::Number(number) => self.number(&plain, number.as_u64().unwrap_or_default()),
            Value::Object(fields) => self.fields(path, fields).join("; "),
            Value::Array(entries) => {
                let said: Vec<String> = entries.iter().map(|e| self.value(path, e)).collect();
                said.join(", ")
            }
            Value::Bool(_) | Value::Null => value.to_string(),
        }
    }

    fn text(&self, plain: &str, text: &str) -> String {
        let scale = SCALES.iter().find(|(path, _)| *path == plain);
        let word = scale.and_then(|(_, scale)| self.0.string(&format!("value.{scale}.{text}")));
        let listed = match plain.rsplit('.').next() {
            Some("tag" | "tags") => self.0.tags.get(text).map(|tag| tag.text.as_str()),
            Some("comfort") => self.0.comforts.get(text).map(|c| c.label.as_str()),
            _ => None,
        };
        match (word.or(listed), scale) {
            (Some(word), _) => word.to_owned(),
            (None, Some(_)) => text.to_owned(),
            (None, None) if plain.ends_with("look_again") => text.to_owned(),
            (None, None) => said(text),
        }
    }

    fn number(&self, plain: &str, number: u64) -> String {
        let unit = match plain.rsplit('.').next() {
            Some("quiet_from" | "from" | "until") => {
                return format!("{:02}:{:02}", number / 60, number % 60);
            }
            Some("minutes") => "value.minutes",
            Some("after_hours" | "not_before_hours") => "value.hours",
            _ => "",
        };
        let number = number.to_string();
        match self.0.string(unit) {
            Some(text) => fill(text, &[("n", &number)]),
            None => number,
        }
    }

    fn fields(&self, path: &str, fields: &Map<String, Value>) -> Vec<String> {
        fields
            .iter()
            .filter(|(name, _)| *name != "id" && *name != "kind" || path.contains("steps"))
            .filter(|(name, _)| *name != "id")
            .map(|(name, value)| {
                let inner = format!("{path}.{name}");
                format!("{}: {}", self.field(&inner), self.value(&inner, value))
            })
            .collect()
    }

    /// What one item of a voice is called.
    pub fn key(&self, key: &ItemKey) -> String {
        let label = self.field(&format!("voice.{}", key.field.as_str()));
        let Some(id) = &key.id else { return label };
        let id = id.as_str();
        let name = self
            .0
            .comforts
            .get(id)
            .map(|comfort| comfort.label.as_str())
            .or_else(|| self.0.string(&format!("value.feeling.{id}")));
        match name {
            Some(name) => format!("{label} {name}"),
            None => label,
        }
    }

    /// One item of a voice as a line.
    pub fn item(&self, key: &ItemKey, value: &ItemValue) -> String {
        let path = format!("voice.{}", key.field.as_str());
        let value = serde_json::to_value(value).unwrap_or_default();
        format!("{}: {}", self.key(key), self.value(&path, &value))
    }

    /// What a topic is called.
    pub fn topic(&self, id: &str, content: Option<&TopicContent>) -> String {
        let kind = id.split('.').next().unwrap_or_default();
        let label = self.field(kind);
        match content {
            Some(TopicContent::Sequence(sequence)) => format!("{label}: {}", said(&sequence.name)),
            _ => label,
        }
    }

    /// What a text of a topic says, below its name.
    pub fn content(&self, content: &TopicContent, page: &mut Page) {
        let kind = content.kind();
        let json = serde_json::to_value(content).unwrap_or_default();
        let Value::Object(fields) = json else { return };
        for (name, value) in fields {
            if name == "kind" || (name == "name" && kind == "sequence") {
                continue;
            }
            let path = format!("{kind}.{name}");
            match value {
                Value::Array(entries) if entries.iter().all(Value::is_object) => {
                    for entry in &entries {
                        let label = self.field(&path);
                        page.below(format!("{label}: {}", self.value(&path, entry)));
                    }
                }
                other => {
                    page.below(format!(
                        "{}: {}",
                        self.field(&path),
                        self.value(&path, &other)
                    ));
                }
            }
        }
    }

    /// One change as a line.
    pub fn change(&self, change: &Change) -> String {
        let field = self.field(&change.path);
        let say = |value: &Value| self.value(&change.path, value);
        match (&change.was, &change.now) {
            (_, _) if change.path.ends_with("[order]") => format!("{field}: in another order"),
            (Some(was), Some(now)) => format!("{field}: {}, now {}", say(was), say(now)),
            (None, Some(now)) => format!("{field}: now {}", say(now)),
            (Some(was), None) => format!("{field}: {}, now gone", say(was)),
            (None, None) => field,
        }
    }
}
