//! A person as the menu, the linter and the page see them: a voice, and what else is off-limits.

use super::ids::Tag;
use super::scales::{Near, Talk, Touch};
use super::voice::{Field, ItemKey, ItemValue, Limit, Limits, Voice};

/// One of the two, from where this phone stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Whose {
    /// The person with this phone.
    Mine,
    /// The other one.
    Yours,
}

impl Whose {
    /// The other of the two.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Mine => Self::Yours,
            Self::Yours => Self::Mine,
        }
    }
}

/// A person: for oneself the working voice, for the partner what they told.
#[derive(Debug, Clone, Copy)]
pub struct Person<'a> {
    /// Their nickname.
    pub name: &'a str,
    /// What they say of themselves, off-limits included.
    pub voice: &'a Voice,
    /// Further off-limits that are held for them.
    pub held: Option<&'a Limits>,
}

impl<'a> Person<'a> {
    /// A person of whom nothing but a voice is known.
    #[must_use]
    pub const fn new(name: &'a str, voice: &'a Voice) -> Self {
        Self {
            name,
            voice,
            held: None,
        }
    }

    /// Everything that is off-limits to them.
    pub fn limits(&self) -> impl Iterator<Item = &'a Limit> + use<'a> {
        let held = self.held.into_iter().flat_map(|held| held.values());
        self.voice.limits().map(|(_, limit)| limit).chain(held)
    }

    /// The first of their off-limits that covers one of the tags.
    #[must_use]
    pub fn rules_out(&self, tags: &[Tag]) -> Option<&'a Limit> {
        self.limits().find(|limit| {
            let covers = |own: &Tag| tags.iter().any(|tag| own.covers(tag));
            limit.tag.as_ref().is_some_and(covers)
        })
    }

    /// The most touch that they want at first; `None` means "ask me".
    #[must_use]
    pub fn touch(&self) -> Option<Touch> {
        match self.voice.get(&ItemKey::one(Field::Touch)) {
            Some(ItemValue::Touch(touch)) => Some(*touch),
            _ => None,
        }
    }

    /// The nearest that they want at first; `None` means "ask me".
    #[must_use]
    pub fn near(&self) -> Option<Near> {
        match self.voice.get(&ItemKey::one(Field::Near)) {
            Some(ItemValue::Near(near)) => Some(*near),
            _ => None,
        }
    }

    /// The most talk that they want at first; `None` means "ask me".
    #[must_use]
    pub fn talk(&self) -> Option<Talk> {
        match self.voice.get(&ItemKey::one(Field::Talk)) {
            Some(ItemValue::Talk(talk)) => Some(*talk),
            _ => None,
        }
    }
}
