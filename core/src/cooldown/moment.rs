//! The moment: the only trace of a run that may travel, and only if both owners leave the tick on.
//! And what a run hands over when it is closed.

use super::tonight::Side;
use crate::consent::clock::Time;
use crate::plan::ids::TopicId;
use crate::plan::scales::Where;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A moment before the vault gives it an id: the day and the choice, nothing of how it went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MomentSketch {
    /// The day.
    pub day: NaiveDate,
    /// The agreed course, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sequence: Option<TopicId>,
    /// Who picked, if anyone did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chooser: Option<Side>,
    /// Whether it was in one place.
    pub together: bool,
}

impl MomentSketch {
    /// "We had a moment", without a player. Time alone is nobody else's: it makes none.
    #[must_use]
    pub fn had(
        day: NaiveDate,
        sequence: Option<TopicId>,
        chooser: Option<Side>,
        place: Where,
    ) -> Option<Self> {
        (place != Where::Solo).then_some(Self {
            day,
            sequence,
            chooser,
            together: place == Where::Together,
        })
    }
}

/// What a closed run hands over. All else of it is gone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The moment, unless the run was alone, never began, or was left because of "something was
    /// not okay".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moment: Option<MomentSketch>,
    /// Lines that someone wrote down for later: private, to be sealed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub for_later: Vec<String>,
    /// When the run ended, from which the after-window counts. `None` wherever nothing is saved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Time>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_alone_makes_no_moment() {
        let day = Time(0).day();
        assert_eq!(MomentSketch::had(day, None, None, Where::Solo), None);
        let apart = MomentSketch::had(day, None, Some(Side::Theirs), Where::Apart);
        assert!(apart.is_some_and(|m| !m.together));
    }
}
