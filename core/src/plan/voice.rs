//! A voice: what one partner says of themselves. One author, ever. Empty means "ask me".
//!
//! A voice is a map of items. Each item has a key (its field, and an id where the field is a
//! list), so that telling, holding back and comparing work item by item, with one code for all.

pub use super::items::{Comfort, Field, ItemKey, ItemValue, Limit, Response, Signal};

use super::ids::ItemId;
use super::scales::Feeling;
use super::sizes::Unfit;
use serde::{Deserialize, Deserializer, Serialize, de};
use std::collections::BTreeMap;

/// The items of one author.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Voice {
    items: BTreeMap<ItemKey, ItemValue>,
}

impl Voice {
    /// Every item in the order of the fields.
    pub fn items(&self) -> impl Iterator<Item = (&ItemKey, &ItemValue)> {
        self.items.iter()
    }

    /// Whether nothing is written, which means "ask me" everywhere.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// One item.
    #[must_use]
    pub fn get(&self, key: &ItemKey) -> Option<&ItemValue> {
        self.items.get(key)
    }

    /// Writes one item, or with `None` makes it "ask me" again.
    ///
    /// # Errors
    /// [`Unfit`] if the value does not belong into the field or is too large; nothing changes then.
    pub fn set(&mut self, key: ItemKey, value: Option<ItemValue>) -> Result<(), Unfit> {
        let Some(value) = value else {
            self.items.remove(&key);
            return Ok(());
        };
        value.check(&key)?;
        let others = self.entries(key.field).filter(|(k, _)| **k != key).count();
        key.field.size().check(others + 1)?;
        self.items.insert(key, value);
        Ok(())
    }

    /// The items of one field.
    pub fn entries(&self, field: Field) -> impl Iterator<Item = (&ItemKey, &ItemValue)> {
        self.items.iter().filter(move |(k, _)| k.field == field)
    }

    /// Checks every item, for a voice that came from a file.
    ///
    /// # Errors
    /// The first [`Unfit`] that is found.
    pub fn check(&self) -> Result<(), Unfit> {
        for (key, value) in &self.items {
            value.check(key)?;
        }
        for field in Field::ALL.iter().filter(|f| f.is_list()) {
            field.size().check(self.entries(*field).count())?;
        }
        Ok(())
    }

    /// Parts the off-limits from everything else: a parcel carries them apart, because they travel
    /// even while the rest of a half does not.
    #[must_use]
    pub fn part_limits(mut self) -> (Self, Limits) {
        let mut limits = Limits::new();
        self.items.retain(|key, value| match (&key.id, value) {
            (Some(id), ItemValue::Limit(limit)) => {
                limits.insert(id.clone(), limit.clone());
                false
            }
            _ => true,
        });
        (self, limits)
    }

    /// Puts off-limits back beside the rest.
    #[must_use]
    pub fn with_limits(mut self, limits: &Limits) -> Self {
        for (id, limit) in limits {
            self.items.insert(
                ItemKey::entry(Field::PleaseNot, id.clone()),
                ItemValue::Limit(limit.clone()),
            );
        }
        self
    }

    /// The off-limits.
    pub fn limits(&self) -> impl Iterator<Item = (&ItemId, &Limit)> {
        self.items.iter().filter_map(|(k, v)| match (&k.id, v) {
            (Some(id), ItemValue::Limit(limit)) => Some((id, limit)),
            _ => None,
        })
    }

    /// The comforts.
    pub fn comforts(&self) -> impl Iterator<Item = (&ItemId, &Comfort)> {
        self.items.iter().filter_map(|(k, v)| match (&k.id, v) {
            (Some(id), ItemValue::Comfort(comfort)) => Some((id, comfort)),
            _ => None,
        })
    }

    /// The text of a field that holds one.
    #[must_use]
    pub fn text(&self, field: Field) -> Option<&str> {
        match self.items.get(&ItemKey::one(field)) {
            Some(ItemValue::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The texts of a list.
    pub fn texts(&self, field: Field) -> impl Iterator<Item = &str> {
        self.entries(field).filter_map(|(_, v)| match v {
            ItemValue::Text(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// A signal.
    #[must_use]
    pub fn signal(&self, field: Field) -> Option<&Signal> {
        match self.items.get(&ItemKey::one(field)) {
            Some(ItemValue::Signal(signal)) => Some(signal),
            _ => None,
        }
    }

    /// What to do, and not, when a feeling comes.
    #[must_use]
    pub fn response(&self, feeling: Feeling) -> Option<&Response> {
        let id = ItemId::new(feeling.as_str()).ok()?;
        match self.items.get(&ItemKey::entry(Field::Feelings, id)) {
            Some(ItemValue::Response(response)) => Some(response),
            _ => None,
        }
    }
}

/// Off-limits by their ids.
pub type Limits = BTreeMap<ItemId, Limit>;

impl<'de> Deserialize<'de> for Voice {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let raw = BTreeMap::<ItemKey, serde_json::Value>::deserialize(from)?;
        let items = raw
            .into_iter()
            .map(|(key, value)| {
                let value = ItemValue::read(key.field, value).map_err(de::Error::custom)?;
                Ok((key, value))
            })
            .collect::<Result<_, D::Error>>()?;
        Ok(Self { items })
    }
}
