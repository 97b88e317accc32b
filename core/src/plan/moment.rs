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
