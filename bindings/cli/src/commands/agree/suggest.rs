//! The text that is suggested: from a file, a template, or the one that stands, with single fields
//! set.

use crate::failure::Failure;
use crate::files;
use crate::session::App;
use leeside::content::entries::Template;
use leeside::exchange::bond::Bond;
use leeside::plan::ids::TopicId;
use leeside::plan::sizes;
use leeside::plan::text::clean;
use leeside::plan::topic::TopicContent;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Where the text comes from.
#[derive(Debug, clap::Args)]
pub struct From {
    /// Read the whole text as JSON from this file; - is the standard input.
    #[arg(long, value_name = "JSON", conflicts_with = "template")]
    file: Option<PathBuf>,
    /// Begin with the text of a template; leeside plan templates shows them.
    #[arg(long, value_name = "ID")]
    template: Option<String>,
    /// Set one field.
    #[arg(long, value_name = "FIELD=VALUE")]
    set: Vec<String>,
}

/// Puts the text together.
///
/// # Errors
/// `not_json`, `no_such_template`, `no_text_to_change`, `no_such_field`, `wrong_value`.
pub fn content(
    app: &App,
    bond: &Bond,
    topic: &TopicId,
    from: &From,
) -> Result<TopicContent, Failure> {
    let mut json = match (&from.file, &from.template) {
        (Some(file), _) => from_file(file)?,
        (None, Some(id)) => from_template(app, topic, id)?,
        (None, None) => first(app, bond, topic, from.set.is_empty())?,
    };
    for set in &from.set {
        let (path, value) = set.split_once('=').ok_or_else(|| {
            Failure::usage("wrong_value", "--set wants FIELD=VALUE, as in minutes=30")
        })?;
        put(&mut json, path, read(value)).ok_or_else(|| {
            Failure::refused(
                "no_such_field",
                "the text has no such field; leeside agree list --json shows its fields",
            )
        })?;
    }
    serde_json::from_value(json).map_err(|_| {
        Failure::refused(
            "wrong_value",
            "this is not a text that this part can have; look at its fields with: leeside agree list --json",
        )
    })
}

fn from_file(file: &Path) -> Result<Value, Failure> {
    let bytes = files::read(file, sizes::BODY.max)?;
    serde_json::from_slice(&bytes)
        .map_err(|_| Failure::refused("not_json", "this file is not valid JSON; look at its quotes"))
}

fn from_template(app: &App, topic: &TopicId, id: &str) -> Result<Value, Failure> {
    let template = app.library.templates.get(id).ok_or_else(no_template)?;
    in_template(template, topic).ok_or_else(no_template)
}

fn in_template(template: &Template, topic: &TopicId) -> Option<Value> {
    let part = template.topics.iter().find(|part| part.topic == *topic)?;
    serde_json::to_value(&part.content).ok()
}

/// The text to change: the newest of mine, else the one that stands, else a template's.
fn first(app: &App, bond: &Bond, topic: &TopicId, unchanged: bool) -> Result<Value, Failure> {
    let known = bond.plan.topics.get(topic);
    let stands = known.and_then(|topic| {
        let rev = topic.settled?;
        serde_json::to_value(&topic.texts.get(&rev)?.content).ok()
    });
    let again = known.is_some_and(|topic| {
        topic.settled.is_some_and(|rev| topic.withdrawn.contains(&rev))
    });
    // The same words once more are only a suggestion after they were taken back.
    if unchanged && !again {
        return Err(Failure::usage(
            "no_text",
            "say what you suggest: --file, --template, or --set",
        ));
    }
    stands
        .or_else(|| {
            let mut templates = app.library.templates.iter();
            templates.find_map(|template| in_template(template, topic))
        })
        .ok_or_else(|| {
            Failure::refused(
                "no_text_to_change",
                "no template has this part; give the whole text with --file",
            )
        })
}

fn no_template() -> Failure {
    Failure::refused(
        "no_such_template",
        "there is no such template, or it has no such part; see leeside plan templates",
    )
}

/// A value as it is typed: a number, a list or object in JSON, nothing (the field goes), or text.
fn read(typed: &str) -> Option<Value> {
    match typed.trim() {
        "" => None,
        json if json.starts_with(['[', '{']) => {
            Some(serde_json::from_str(json).unwrap_or_else(|_| clean(json).into()))
        }
        text => Some(match text.parse::<u32>() {
            Ok(number) => number.into(),
            Err(_) => clean(text).into(),
        }),
    }
}

/// Sets one field. An entry of a list is named by its id.
fn put(inside: &mut Value, path: &str, value: Option<Value>) -> Option<()> {
    let (step, rest) = match path.split_once('/') {
        Some((step, rest)) => (step, Some(rest)),
        None => (path, None),
    };
    match (inside, rest) {
        (Value::Object(fields), Some(rest)) => put(fields.get_mut(step)?, rest, value),
        (Value::Object(fields), None) => {
            match value {
                Some(value) => fields.insert(step.to_owned(), value),
                None => fields.remove(step),
            };
            Some(())
        }
        (Value::Array(entries), rest) => {
            let is_it = |entry: &Value| entry.get("id").and_then(Value::as_str) == Some(step);
            let place = entries.iter().position(is_it);
            match (place, rest, value) {
                (Some(at), Some(rest), value) => put(entries.get_mut(at)?, rest, value),
                (Some(at), None, None) => {
                    entries.remove(at);
                    Some(())
                }
                _ => None,
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn single_fields_are_set_where_they_stand() {
        let mut text = json!({"minutes": 20, "steps": [{"id": "water", "minutes": 1}, {"id": "rest"}]});
        assert_eq!(put(&mut text, "minutes", read("30")), Some(()));
        assert_eq!(put(&mut text, "answer", read(" I hear you. ")), Some(()));
        assert_eq!(put(&mut text, "steps/water/minutes", read("")), Some(()));
        assert_eq!(put(&mut text, "steps/rest", read("")), Some(()));
        assert_eq!(put(&mut text, "steps/none/minutes", read("3")), None);
        assert_eq!(
            text,
            json!({"minutes": 30, "answer": "I hear you.", "steps": [{"id": "water"}]})
        );
    }
}
