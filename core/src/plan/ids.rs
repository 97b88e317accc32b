//! Names of things: items, topics, tags, bonds and revisions.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A name that cannot be used: outside its alphabet, empty, or too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a name may hold small letters, digits, dots, lines and underscores, at most 40")]
pub struct BadName;

fn name(text: &str, extra: &[char]) -> Result<(), BadName> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || extra.contains(&c);
    if (1..=40).contains(&text.len()) && text.chars().all(fits) {
        Ok(())
    } else {
        Err(BadName)
    }
}

macro_rules! named {
    ($(#[$doc:meta])* $kind:ident, $extra:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $kind(String);

        impl $kind {
            /// The name as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Takes a name.
            ///
            /// # Errors
            /// [`BadName`] if it is empty, longer than 40 bytes, or outside the alphabet.
            pub fn new(text: &str) -> Result<Self, BadName> {
                name(text, $extra).map(|()| Self(text.to_owned()))
            }
        }

        impl TryFrom<String> for $kind {
            type Error = BadName;
            fn try_from(text: String) -> Result<Self, BadName> {
                name(&text, $extra).map(|()| Self(text))
            }
        }

        impl From<$kind> for String {
            fn from(name: $kind) -> Self {
                name.0
            }
        }

        impl fmt::Display for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

named!(
    /// Names one entry of a list: an id of the catalogue (`hold.blanket`), or `own.` with a few
    /// random letters for an entry in own words, so that it keeps its name when its text changes.
    ItemId,
    &['.', '_', '-']
);
named!(
    /// What a step or an off-limit is about, as `group.name` or the whole `group`.
    Tag,
    &['.', '_']
);
named!(
    /// Names a topic: its kind (`space`), or for sequences `sequence.` and a name of the couple's
    /// choice (`sequence.together`), so that two proposals under one name meet in one topic.
    TopicId,
    &['.', '_', '-']
);

impl Tag {
    /// Whether this off-limit covers a step with `other`: the same tag, or its whole group.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        other.0 == self.0
            || other
                .0
                .strip_prefix(&self.0)
                .is_some_and(|rest| rest.starts_with('.'))
    }
}

macro_rules! bytes_id {
    ($(#[$doc:meta])* $kind:ident, $len:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $kind(#[serde(with = "hex::serde")] pub [u8; $len]);

        impl fmt::Display for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&hex::encode(self.0))
            }
        }

        impl fmt::Debug for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&hex::encode(&self.0[..4]))
            }
        }

        impl std::str::FromStr for $kind {
            type Err = BadName;
            fn from_str(text: &str) -> Result<Self, BadName> {
                let mut bytes = [0; $len];
                hex::decode_to_slice(text, &mut bytes).map_err(|_| BadName)?;
                Ok(Self(bytes))
            }
        }
    };
}

bytes_id!(
    /// Names a bond on this phone only; no file carries it.
    BondId,
    16
);
bytes_id!(
    /// Names a revision by the hash of what it says.
    Rev,
    32
);
bytes_id!(
    /// Names a shared copy, a debrief or a moment.
    CopyId,
    16
);

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    #[test]
    fn a_group_covers_its_tags_and_no_others() {
        let tag = |t| Tag::new(t).expect("a tag");
        assert!(tag("touch").covers(&tag("touch.hair")));
        assert!(tag("touch.hair").covers(&tag("touch.hair")));
        assert!(!tag("touch.hair").covers(&tag("touch")));
        assert!(!tag("tou").covers(&tag("touch.hair")));
    }

    #[test]
    fn names_keep_to_their_alphabet() {
        assert!(ItemId::new("hold.blanket").is_ok());
        for bad in ["", "Hold", "a b", "a/b", &"x".repeat(41)] {
            assert_eq!(ItemId::new(bad), Err(BadName));
        }
        assert!(serde_json::from_str::<TopicId>("\"sequence.together\"").is_ok());
        assert!(serde_json::from_str::<TopicId>("\"../x\"").is_err());
    }
}
