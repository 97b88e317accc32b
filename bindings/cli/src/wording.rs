//! Lines of the plan, put together from the core's readable forms.

use crate::page::{Page, said};
use leeside::content::Library;
use leeside::plan::ids::ItemId;
use leeside::plan::readable;
use leeside::plan::topic::TopicContent;
use leeside::plan::voice::{ItemKey, ItemValue};

/// Words for fields and values.
#[derive(Clone, Copy)]
pub struct Wording(pub &'static Library);

impl Wording {
    /// What a field is called; `path` as in the consent table, such as `voice.food.drink`.
    pub fn field(self, path: &str) -> String {
        readable::label(path, self.0)
    }

    /// What a value of a scale is called.
    pub fn value(self, scale: &str, value: &str) -> String {
        let word = self.0.string(&format!("value.{scale}.{value}"));
        word.unwrap_or(value).to_owned()
    }

    /// What the field of an item is called.
    pub fn key(self, key: &ItemKey) -> String {
        self.field(&format!("voice.{}", key.field.as_str()))
    }

    /// One item of a voice.
    pub fn item(self, key: &ItemKey, value: &ItemValue) -> String {
        let label = self.key(key);
        let said = readable::item(key, value, self.0);
        // Some labels end in a colon of their own.
        format!("{}: {said}", label.trim_end_matches(':'))
    }

    /// What a comfort is called.
    pub fn comfort(self, id: &ItemId) -> String {
        let known = self.0.comforts.get(id.as_str());
        known.map_or_else(|| id.to_string(), |comfort| comfort.label.clone())
    }

    /// What a part of the plan is called.
    pub fn topic(self, id: &str, content: Option<&TopicContent>) -> String {
        let label = self.field(id.split('.').next().unwrap_or_default());
        match content {
            Some(TopicContent::Sequence(sequence)) => format!("{label}: {}", said(&sequence.name)),
            _ => label,
        }
    }

    /// What a text says, below its name.
    pub fn content(self, content: &TopicContent, page: &mut Page) {
        for line in readable::lines(content, self.0) {
            page.below(line);
        }
    }

    /// How a text differs from the one that stands, or all of it if none does.
    pub fn difference(self, was: Option<&TopicContent>, now: &TopicContent, page: &mut Page) {
        for line in readable::topic(was, now, self.0) {
            page.below(line);
        }
    }
}
