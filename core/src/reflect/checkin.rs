//! A check-in: a word about now, private, and satisfied with none. When its windows open on this
//! phone.

use super::feel::Feel;
use super::helped::{self, Tried};
use crate::consent::clock::Time;
use crate::plan::calendar::Quiet;
use crate::plan::ids::{BondId, CopyId, ItemId};
use crate::plan::scales::CheckInHow;
use crate::plan::sizes::{self, Unfit};
use crate::plan::text::verify;
use crate::plan::topic::CheckIns;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What someone wrote of themselves at one check-in. Every part may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckIn {
    /// Names it on this phone.
    pub id: CopyId,
    /// The day.
    pub day: NaiveDate,
    /// The bond that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bond: Option<BondId>,
    /// The moment that it follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moment: Option<CopyId>,
    /// How it was before the time after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Feel>,
    /// How it is now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Feel>,
    /// One line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// Comforts that helped, or did not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tried: Vec<Tried>,
    /// To be brought up with the partner some time.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bring_up: bool,
}

impl CheckIn {
    /// What is to be kept: nothing at all if nothing was written, so that skipping leaves no trace.
    ///
    /// # Errors
    /// [`Unfit`] if a part does not fit its size.
    pub fn keep(mut self) -> Result<Option<Self>, Unfit> {
        self.line = self.line.filter(|line| !line.trim().is_empty());
        self.check()?;
        let empty = self.before.is_none()
            && self.after.is_none()
            && self.line.is_none()
            && self.tried.is_empty();
        Ok((!empty).then_some(self))
    }

    /// Checks the sizes.
    ///
    /// # Errors
    /// [`Unfit`] if a part does not fit its size.
    pub fn check(&self) -> Result<(), Unfit> {
        self.line
            .as_deref()
            .map_or(Ok(()), |line| verify(line, sizes::TEXT))?;
        helped::check(&self.tried)
    }
}

/// Hours since the moment up to which a window of two people in one place is "this evening".
pub const SAME_EVENING: u32 = 6;

/// Seconds for which an open window is shown, if no later one opens first: a day.
pub const SHOWN_FOR: i64 = 86_400;

/// A time from which feelings may be told. It asks for nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// The window of the topic.
    pub id: ItemId,
    /// How the check-in happens.
    pub how: CheckInHow,
    /// Hours since the moment that were agreed.
    pub after_hours: u32,
    /// When it opens on this phone.
    pub opens: Time,
    /// The id of the words for when it is: this evening, after so many `hours`, or after the night.
    pub when: &'static str,
}

/// When the windows open on this phone: so many hours since the moment, moved out of the quiet
/// hours of the topic and of this person (`quiet_from`, minutes since midnight) by the phone's own
/// offset from UTC in minutes.
///
/// For people who are apart "this evening" means nothing (it may be morning there): their windows
/// are told in hours, and "in person" becomes "ask first". Windows that come to open at the same
/// time are one, and it asks as little as the least of them.
#[must_use]
pub fn windows(
    topic: &CheckIns,
    moment: Time,
    together: bool,
    quiet_from: Option<u32>,
    offset_minutes: i32,
) -> Vec<Window> {
    let quiet = Quiet::of(topic.quiet, quiet_from);
    let mut windows: Vec<Window> = topic
        .times
        .iter()
        .map(|time| {
            let asked = moment.plus(i64::from(time.after_hours) * 3600);
            let opens = Time(quiet.after(asked.0, offset_minutes));
            let how = match time.how {
                CheckInHow::InPerson if !together => CheckInHow::Ask,
                how => how,
            };
            let when = if opens != asked {
                "checkin.when.later"
            } else if together && time.after_hours <= SAME_EVENING {
                "checkin.when.evening"
            } else {
                "checkin.when.hours"
            };
            Window {
                id: time.id.clone(),
                how,
                after_hours: time.after_hours,
                opens,
                when,
            }
        })
        .collect();
    windows.sort_by(|a, b| (a.opens, a.how, &a.id).cmp(&(b.opens, b.how, &b.id)));
    windows.dedup_by_key(|window| window.opens);
    windows
}

/// The window that is open now: the newest, for a day at most. Then it is gone, without a word.
#[must_use]
pub fn open(windows: &[Window], now: Time) -> Option<&Window> {
    windows
        .iter()
        .rfind(|window| window.opens <= now)
        .filter(|window| now < window.opens.plus(SHOWN_FOR))
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::plan::topic::{CheckInTime, QuietHours};
    use crate::reflect::feel::Word;
    use proptest::prelude::*;

    const HOUR: i64 = 3600;

    fn topic(times: &[(u32, CheckInHow)], quiet: Option<(u32, u32)>) -> CheckIns {
        let times = times.iter().enumerate();
        CheckIns {
            times: times
                .map(|(n, (after_hours, how))| CheckInTime {
                    id: ItemId::new(&format!("h{n}")).expect("a name"),
                    after_hours: *after_hours,
                    how: *how,
                })
                .collect(),
            quiet: quiet.map(|(from, until)| QuietHours { from, until }),
            look_again: None,
        }
    }

    #[test]
    fn windows_count_hours_and_leave_the_night_alone() {
        let topic = topic(
            &[
                (2, CheckInHow::InPerson),
                (4, CheckInHow::Text),
                (24, CheckInHow::Text),
            ],
            Some((1380, 600)),
        );
        let at_night = windows(&topic, Time(20 * HOUR), true, None, 0);
        let opens: Vec<i64> = at_night.iter().map(|w| w.opens.0 / HOUR).collect();
        let when: Vec<&str> = at_night.iter().map(|w| w.when).collect();
        assert_eq!(opens, [22, 34, 44]);
        assert_eq!(
            when,
            [
                "checkin.when.evening",
                "checkin.when.later",
                "checkin.when.hours"
            ]
        );
        // The same moment on a phone five hours west: its own evening, its own night.
        let west = windows(&topic, Time(20 * HOUR), false, Some(1200), -300);
        let opens: Vec<i64> = west.iter().map(|w| w.opens.0 / HOUR).collect();
        assert_eq!(opens, [22, 24, 44]);
        assert!(west.iter().all(|w| w.when == "checkin.when.hours"));
        assert_eq!(west[0].how, CheckInHow::Ask);
    }

    #[test]
    fn windows_that_meet_in_the_morning_are_one() {
        let topic = topic(
            &[(3, CheckInHow::Call), (5, CheckInHow::Ask)],
            Some((1380, 600)),
        );
        let windows = windows(&topic, Time(20 * HOUR), true, None, 0);
        assert_eq!(windows.len(), 1);
        assert_eq!(windows[0].how, CheckInHow::Ask);
    }

    #[test]
    fn an_open_window_goes_by_in_silence() {
        let topic = topic(&[(1, CheckInHow::Ask), (30, CheckInHow::Text)], None);
        let windows = windows(&topic, Time(0), true, None, 0);
        let at = |hour: i64| open(&windows, Time(hour * HOUR)).map(|w| w.after_hours);
        assert_eq!(
            [0, 1, 24, 25, 31, 54].map(at),
            [None, Some(1), Some(1), None, Some(30), None]
        );
        let none = windows.get(..0).expect("none at all");
        assert_eq!(open(none, Time(0)), None);
    }

    fn empty() -> CheckIn {
        CheckIn {
            id: CopyId([1; 16]),
            day: NaiveDate::from_ymd_opt(2026, 5, 17).expect("a day"),
            bond: None,
            moment: Some(CopyId([2; 16])),
            before: None,
            after: None,
            line: Some("  ".to_owned()),
            tried: Vec::new(),
            bring_up: true,
        }
    }

    #[test]
    fn skipping_leaves_nothing_to_keep() {
        assert_eq!(empty().keep(), Ok(None));
        let word = CheckIn {
            after: Some(Feel::Word(Word::ALot)),
            ..empty()
        };
        let kept = word.keep().expect("it fits").expect("it is kept");
        let json = serde_json::to_string(&kept).expect("json");
        assert_eq!(serde_json::from_str::<CheckIn>(&json).expect("back"), kept);
        let long = CheckIn {
            line: Some("x".repeat(201)),
            ..empty()
        };
        assert!(long.keep().is_err());
    }

    proptest! {
        #[test]
        fn never_at_night_never_early_and_in_order(
            hours in prop::collection::vec(0..=672u32, 0..12),
            quiet in prop::option::of((0..=1440u32, 0..=1440u32)),
            own in prop::option::of(0..=1440u32),
            moment in 0..2_000_000_000i64,
            offset in -840..=840i32,
            together in any::<bool>(),
        ) {
            let times: Vec<_> = hours.iter().map(|h| (*h, CheckInHow::Text)).collect();
            let topic = topic(&times, quiet);
            let found = windows(&topic, Time(moment), together, own, offset);
            let quiet = Quiet::of(topic.quiet, own);
            for window in &found {
                prop_assert!(!quiet.covers(window.opens.0, offset));
                prop_assert!(window.opens.0 >= moment + i64::from(window.after_hours) * HOUR);
            }
            prop_assert!(found.is_sorted_by(|a, b| a.opens < b.opens));
            prop_assert!(found.is_sorted_by_key(|w| w.after_hours));
            prop_assert_eq!(found.is_empty(), hours.is_empty());
        }
    }
}
