//! A shared moment: the only trace of a run that may travel.

use super::ids::{CopyId, TopicId};
use super::scales::choice;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

choice!(
    /// Who chose, as seen by the author of the note: roles and names may change, this does not.
    Chooser { /// The one who wrote the note.
        Author = "author", /// The other one.
        Other = "other" }
);

/// Day, sequence, who chose, together or apart. Nothing else of a run can travel.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// Names it, on both phones.
    pub id: CopyId,
    /// The day.
    pub day: NaiveDate,
    /// The sequence, if one was played.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sequence: Option<TopicId>,
    /// Who chose, if someone did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chooser: Option<Chooser>,
    /// Whether both were in one place.
    pub together: bool,
}

impl Moment {
    /// Whether the person who holds this phone chose. `mine` says whether the note is theirs.
    #[must_use]
    pub fn chosen_by_me(&self, mine: bool) -> Option<bool> {
        self.chooser.map(|who| (who == Chooser::Author) == mine)
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    const JSON: &str = r#"{"id":"000102030405060708090a0b0c0d0e0f","day":"2026-05-16","sequence":"sequence.together","chooser":"other","together":true}"#;

    #[test]
    fn a_moment_is_five_fields_and_no_more() {
        let moment: Moment = serde_json::from_str(JSON).expect("a moment");
        assert_eq!(serde_json::to_string(&moment).expect("its form"), JSON);
        let more = JSON.replace("\"together\"", "\"hour\":23,\"together\"");
        assert!(serde_json::from_str::<Moment>(&more).is_err());
    }

    #[test]
    fn both_phones_know_who_chose() {
        let moment: Moment = serde_json::from_str(JSON).expect("a moment");
        assert_eq!(moment.chosen_by_me(true), Some(false));
        assert_eq!(moment.chosen_by_me(false), Some(true));
    }
}
