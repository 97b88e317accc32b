//! Tonight: what two people choose for one run. It lies over the plan, never changes it, and can
//! only make it smaller.

use super::closeness::Closeness;
use crate::content::kinds::Energy;
use crate::plan::ids::Tag;
use crate::plan::scales::Where;
use crate::plan::sizes::{self, Unfit};
use crate::plan::topic::Most;
use serde::{Deserialize, Serialize};

/// One of the two, seen from this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Whose phone this is.
    Mine,
    /// The other one.
    Theirs,
}

impl Side {
    /// The other one of the two.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Mine => Self::Theirs,
            Self::Theirs => Self::Mine,
        }
    }
}

/// How long something is off. The app itself lifts neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Until {
    /// It may be asked about again.
    Ask,
    /// It stays as it is to the end of the run.
    End,
}

/// What is off: by tag, or above a place on a scale. There is no way to write "more" in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Less {
    /// What is not to be done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Tag>,
    /// The most closeness; a scale left out stays as it was.
    #[serde(default)]
    pub at_most: Most,
}

/// Something that one of the two does not want tonight.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Off {
    /// Who said so. No screen of the run shows it.
    pub by: Side,
    /// What is off.
    pub less: Less,
    /// For how long.
    pub until: Until,
}

/// The choices for one run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tonight {
    /// How much strength there is. With little, nothing asks for getting up and nothing is new.
    pub energy: Energy,
    /// Minutes that there are; open if none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Where the run is lived.
    #[serde(rename = "where")]
    pub place: Where,
    /// Who picks, if anyone does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chooser: Option<Side>,
    /// What is off.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub off: Vec<Off>,
}

impl Tonight {
    /// Nothing chosen but the place.
    #[must_use]
    pub const fn at(place: Where) -> Self {
        Self {
            energy: Energy::Some,
            minutes: None,
            place,
            chooser: None,
            off: Vec::new(),
        }
    }

    /// Checks the sizes, for choices that were stored.
    ///
    /// # Errors
    /// The first [`Unfit`] that is found.
    pub fn check(&self) -> Result<(), Unfit> {
        sizes::MINUTES.check(self.minutes.unwrap_or(0) as usize)?;
        sizes::PLEASE_NOT.check(self.off.len())?;
        self.off
            .iter()
            .try_for_each(|off| sizes::PLEASE_NOT.check(off.less.tags.len()))
    }

    /// What is left of a closeness tonight, whoever said so.
    #[must_use]
    pub fn narrow(&self, most: Closeness) -> Closeness {
        self.off
            .iter()
            .fold(most, |most, off| most.at_most(&off.less.at_most))
    }

    /// Whether something is off for the whole run.
    #[must_use]
    pub fn all_night(&self) -> bool {
        self.off.iter().any(|off| off.until == Until::End)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use super::*;
    use crate::plan::scales::{Near, Touch};

    fn off(by: Side, touch: Touch) -> Off {
        Off {
            by,
            less: Less {
                tags: Vec::new(),
                at_most: Most {
                    touch: Some(touch),
                    ..Most::default()
                },
            },
            until: Until::Ask,
        }
    }

    #[test]
    fn tonight_narrows_and_never_widens() {
        let hand = Closeness {
            touch: Touch::Hand,
            near: Near::SameRoom,
            ..Closeness::MOST
        };
        let mut tonight = Tonight::at(Where::Together);
        assert_eq!(tonight.narrow(hand), hand);
        tonight.off.push(off(Side::Theirs, Touch::Hold));
        assert_eq!(tonight.narrow(hand), hand);
        tonight.off.push(off(Side::Mine, Touch::None));
        assert_eq!(tonight.narrow(hand).touch, Touch::None);
        assert_eq!(tonight.narrow(hand).near, Near::SameRoom);
    }

    #[test]
    fn stored_choices_are_read_strictly_and_bounded() {
        let read = |text| serde_json::from_str::<Tonight>(text);
        let good = r#"{"energy":"low","minutes":45,"where":"together","off":
            [{"by":"theirs","less":{"at_most":{"touch":"none"}},"until":"ask"}]}"#;
        let tonight = read(good).expect("this is how it is written");
        assert_eq!(tonight.check(), Ok(()));
        assert!(!tonight.all_night());
        assert!(read(r#"{"energy":"low","where":"together","more":"touch"}"#).is_err());
        let long = read(r#"{"energy":"low","where":"solo","minutes":1441}"#).expect("read");
        assert!(long.check().is_err());
    }
}
