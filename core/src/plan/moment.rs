//! A moment: the only trace of a cooldown that may travel.

use super::ids::{CopyId, TopicId};
use super::sizes::Unfit;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Who chose, as the role in the pairing, so that both phones write the same bytes. A phone that
/// knows its own role can tell "mine" from "theirs".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Chooser {
    /// The one who made the invite.
    A,
    /// The one who replied.
    B,
}

impl Chooser {
    /// The other of the two.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }
}

/// One shared moment. Nothing else of a run can travel: no hour, no step, no feeling.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// Names it on both phones.
    pub id: CopyId,
    /// The day.
    pub day: NaiveDate,
    /// The sequence that was lived.
    pub sequence: TopicId,
    /// Who chose.
    pub chooser: Chooser,
    /// Whether both were in one place.
    pub together: bool,
}

impl Moment {
    /// Checks a moment that came from a file.
    ///
    /// # Errors
    /// [`Unfit::WrongValue`] if it does not name a sequence.
    pub fn check(&self) -> Result<(), Unfit> {
        let name = self.sequence.as_str().strip_prefix("sequence.");
        if name.is_some_and(|n| !n.is_empty()) {
            Ok(())
        } else {
            Err(Unfit::WrongValue {
                field: "moment.sequence",
            })
        }
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    const JSON: &str = r#"{"id":"000102030405060708090a0b0c0d0e0f","day":"2026-05-16","sequence":"sequence.together","chooser":"b","together":true}"#;

    #[test]
    fn a_moment_is_five_fields_and_no_more() {
        let moment: Moment = serde_json::from_str(JSON).expect("a moment");
        assert_eq!(moment.check(), Ok(()));
        assert_eq!(moment.chooser.other(), Chooser::A);
        assert_eq!(serde_json::to_string(&moment).expect("its form"), JSON);
        let more = JSON.replace("\"together\"", "\"hour\":23,\"together\"");
        assert!(serde_json::from_str::<Moment>(&more).is_err());
    }

    #[test]
    fn a_moment_names_a_sequence() {
        for name in ["space", "sequence."] {
            let other = JSON.replace("sequence.together", name);
            let moment: Moment = serde_json::from_str(&other).expect("a moment");
            assert!(moment.check().is_err(), "{name}");
        }
    }
}
