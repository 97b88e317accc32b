//! What a story writes, as the border's values.

use leeside::plan::scales::{Near, Often, Touch, TurnRule};
use leeside::plan::topic::{Space, Turns};
use leeside::plan::voice::{Comfort, Field, ItemKey, Limit, Signal};
use leeside_ffi::shapes::items::ItemValue;
use leeside_ffi::shapes::topics::TopicContent;
use serde_json::Value;
use std::fmt::Debug;

/// A name as stories print it: without regard to case and underscores.
pub fn plain(name: impl Debug) -> String {
    format!("{name:?}").to_lowercase().replace('_', "")
}

pub fn text<'a>(of: &'a Value, name: &str) -> &'a str {
    of[name].as_str().unwrap_or_default()
}

fn maybe(of: &Value, name: &str) -> Option<String> {
    of[name].as_str().map(str::to_owned)
}

fn number(of: &Value, name: &str) -> u32 {
    let number = of[name].as_u64().unwrap_or_default();
    u32::try_from(number).expect("a small number")
}

fn choice<T: Debug + Copy>(all: &[T], name: &str) -> T {
    let found = all.iter().find(|one| plain(one) == name.to_lowercase());
    *found.unwrap_or_else(|| panic!("no choice is called {name}"))
}

pub fn key(step: &Value) -> ItemKey {
    ItemKey {
        field: choice(Field::ALL, text(step, "field")),
        id: maybe(step, "id").map(|id| id.parse_id()),
    }
}

trait ParseId {
    fn parse_id(&self) -> leeside::plan::ids::ItemId;
}

impl ParseId for String {
    fn parse_id(&self) -> leeside::plan::ids::ItemId {
        leeside::plan::ids::ItemId::new(self).expect("a name")
    }
}

pub fn item(step: &Value) -> ItemValue {
    let value = &step["value"];
    let has = |name: &str| value.get(name).is_some();
    match text(step, "field") {
        "PleaseNot" => ItemValue::Limit {
            limit: Limit {
                tag: maybe(value, "tag").map(|tag| tag.try_into().expect("a tag")),
                text: maybe(value, "text"),
            },
        },
        "Comforts" => ItemValue::Comfort {
            comfort: Comfort {
                text: maybe(value, "text"),
                get: maybe(value, "get").map(|get| choice(Often::ALL, &get)),
                give: maybe(value, "give").map(|give| choice(Often::ALL, &give)),
            },
        },
        "SignalSpace" | "SignalStay" => ItemValue::Signal {
            signal: Signal {
                word: maybe(value, "word"),
                sign: maybe(value, "sign"),
            },
        },
        _ if has("touch") => ItemValue::Touch {
            most: choice(Touch::ALL, text(value, "touch")),
        },
        _ if has("near") => ItemValue::Near {
            most: choice(Near::ALL, text(value, "near")),
        },
        _ if has("minutes") => ItemValue::Minutes {
            minutes: number(value, "minutes"),
        },
        _ => ItemValue::Text {
            text: text(value, "text").to_owned(),
        },
    }
}

pub fn content(step: &Value) -> TopicContent {
    let content = &step["content"];
    match text(step, "topic") {
        "space" => TopicContent::Space {
            space: Space {
                answer: text(content, "answer").to_owned(),
                minutes: number(content, "minutes"),
                give_back: None,
                while_waiting: maybe(content, "while_waiting"),
                look_again: None,
            },
        },
        "turns" => TopicContent::Turns {
            turns: Turns {
                rule: choice(TurnRule::ALL, text(content, "rule")),
                look_again: None,
            },
        },
        other => panic!("stories have no words for {other}"),
    }
}
