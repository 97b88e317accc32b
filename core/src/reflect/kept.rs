//! Kept moments: what worked, thanks, a lesson. Private until a copy is given, and put away when
//! someone does not want to meet them.

use crate::plan::ids::{BondId, CopyId};
use crate::plan::sizes::{self, Unfit};
use crate::plan::text::verify;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a kept moment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeptKind {
    /// Something that worked.
    Worked,
    /// Thanks.
    Thanks,
    /// Something learned.
    Lesson,
}

impl KeptKind {
    /// The id of its name in the content's strings.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Worked => "kept.worked",
            Self::Thanks => "kept.thanks",
            Self::Lesson => "kept.lesson",
        }
    }
}

/// One kept moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// Names it.
    pub id: CopyId,
    /// The day.
    pub day: NaiveDate,
    /// What it is.
    pub kind: KeptKind,
    /// The words.
    pub text: String,
    /// The bond that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bond: Option<BondId>,
    /// The moment that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moment: Option<CopyId>,
    /// The copy that was given, if one was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<CopyId>,
    /// Not shown unless asked for.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub put_away: bool,
}

impl Kept {
    /// Checks the words.
    ///
    /// # Errors
    /// [`Unfit`] if there are none, or too many.
    pub fn check(&self) -> Result<(), Unfit> {
        if self.text.trim().is_empty() {
            return Err(Unfit::Empty { field: "kept.text" });
        }
        verify(&self.text, sizes::COPY_TEXT)
    }

    /// The words of a copy to give: these and nothing else.
    #[must_use]
    pub fn copy(&self) -> String {
        self.text.clone()
    }
}

/// What is shown: newest day first, without what was put away.
#[must_use]
pub fn shown(all: &[Kept]) -> Vec<&Kept> {
    let mut shown: Vec<&Kept> = all.iter().filter(|kept| !kept.put_away).collect();
    shown.sort_by_key(|kept| std::cmp::Reverse((kept.day, kept.id)));
    shown
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::content::library;

    fn kept(n: u8, put_away: bool) -> Kept {
        Kept {
            id: CopyId([n; 16]),
            day: NaiveDate::from_ymd_opt(2026, 5, u32::from(n)).expect("a day"),
            kind: KeptKind::Worked,
            text: "We came back to each other without a word.".to_owned(),
            bond: Some(BondId([9; 16])),
            moment: None,
            given: None,
            put_away,
        }
    }

    #[test]
    fn what_is_put_away_does_not_come_up() {
        let all = [kept(1, false), kept(2, true), kept(3, false)];
        let days: Vec<u8> = shown(&all).iter().map(|k| k.id.0[0]).collect();
        assert_eq!(days, [3, 1]);
    }

    #[test]
    fn it_holds_words_and_a_copy_holds_nothing_more() {
        assert_eq!(kept(1, false).check(), Ok(()));
        assert_eq!(kept(1, false).copy(), kept(1, false).text);
        let empty = Kept {
            text: " ".to_owned(),
            ..kept(1, false)
        };
        assert!(empty.check().is_err());
        for kind in [KeptKind::Worked, KeptKind::Thanks, KeptKind::Lesson] {
            assert!(library("en-plain").string(kind.text()).is_some());
        }
    }
}
