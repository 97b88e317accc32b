//! Quiet hours, and when "every month" comes round.
//!
//! A phone passes its own offset from UTC in minutes each time; no time zone is stored or sent.

use super::scales::Every;
use super::topic::QuietHours;
use chrono::{Days, Months, NaiveDate};

/// Minutes in a day.
const DAY: i64 = 1440;

/// When quiet hours end if nobody said: nine in the morning, in minutes since midnight.
pub const MORNING: u32 = 540;

/// The hours of a person's day without reminders: the couple's, and the person's own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Quiet {
    /// First minute of the day that is not quiet any more.
    until: i64,
    /// How many minutes before it are quiet. None means no quiet hours.
    minutes: i64,
}

impl Quiet {
    /// Joins what both agreed with what this person's own voice says (`sleep.quiet_from`, minutes
    /// since midnight). Both end when the agreed hours end, or else at [`MORNING`], so that each
    /// day has a minute that is free. Hours that end where they begin are none.
    #[must_use]
    pub fn of(agreed: Option<QuietHours>, quiet_from: Option<u32>) -> Self {
        let before = |from: u32, until: u32| (i64::from(until) - i64::from(from)).rem_euclid(DAY);
        let agreed = agreed.filter(|q| before(q.from, q.until) > 0);
        let until = agreed.map_or(MORNING, |q| q.until);
        let minutes = [agreed.map(|q| q.from), quiet_from]
            .into_iter()
            .flatten()
            .map(|from| before(from, until))
            .max();
        Self {
            until: i64::from(until),
            minutes: minutes.unwrap_or(0),
        }
    }

    /// Seconds until the quiet hours end, if they run at `at` (seconds since 1970 UTC).
    fn left(self, at: i64, offset_minutes: i32) -> Option<i64> {
        let local = at
            .saturating_add(i64::from(offset_minutes) * 60)
            .rem_euclid(DAY * 60);
        let left = (self.until * 60 - local).rem_euclid(DAY * 60);
        (0 < left && left <= self.minutes * 60).then_some(left)
    }

    /// Whether this time is quiet.
    #[must_use]
    pub fn covers(self, at: i64, offset_minutes: i32) -> bool {
        self.left(at, offset_minutes).is_some()
    }

    /// This time, or the end of the quiet hours that it falls into. Never earlier.
    #[must_use]
    pub fn after(self, at: i64, offset_minutes: i32) -> i64 {
        at.saturating_add(self.left(at, offset_minutes).unwrap_or(0))
    }
}

/// The next day after `day` in a rhythm.
#[must_use]
pub fn comes_round(every: Every, day: NaiveDate) -> NaiveDate {
    let months = |n| day.checked_add_months(Months::new(n));
    match every {
        Every::TwoWeeks => day.checked_add_days(Days::new(14)),
        Every::Monthly => months(1),
        Every::ThreeMonths => months(3),
        Every::HalfYear => months(6),
        Every::Yearly => months(12),
    }
    .unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HOUR: i64 = 3600;

    #[test]
    fn a_time_at_night_becomes_the_morning() {
        let night = Quiet::of(
            Some(QuietHours {
                from: 1380,
                until: 600,
            }),
            None,
        );
        assert_eq!(night.after(23 * HOUR, 0), 34 * HOUR);
        assert_eq!(night.after(9 * HOUR + 3599, 0), 10 * HOUR);
        assert_eq!(night.after(10 * HOUR, 0), 10 * HOUR);
        assert_eq!(night.after(22 * HOUR, 60), 33 * HOUR);
        assert_eq!(night.after(22 * HOUR, -300), 22 * HOUR);
    }

    #[test]
    fn the_own_hour_only_adds_quiet() {
        let agreed = Some(QuietHours {
            from: 1380,
            until: 480,
        });
        assert!(Quiet::of(agreed, Some(1320)).covers(22 * HOUR, 0));
        assert!(Quiet::of(agreed, Some(60)).covers(23 * HOUR, 0));
        assert!(Quiet::of(None, Some(0)).covers(8 * HOUR, 0));
        assert!(!Quiet::of(None, Some(0)).covers(9 * HOUR, 0));
        assert!(!Quiet::of(None, None).covers(2 * HOUR, 0));
    }

    #[test]
    fn months_end_where_they_end() {
        let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).expect("a day");
        assert_eq!(comes_round(Every::Monthly, day(1, 31)), day(2, 28));
        assert_eq!(comes_round(Every::TwoWeeks, day(1, 31)), day(2, 14));
        assert_eq!(comes_round(Every::Yearly, NaiveDate::MAX), NaiveDate::MAX);
    }

    fn quiet() -> impl Strategy<Value = (Quiet, i32)> {
        let agreed = prop::option::of((0..=1440u32, 0..=1440u32));
        (agreed, prop::option::of(0..=1440u32), -900..=900i32).prop_map(|(agreed, own, offset)| {
            let agreed = agreed.map(|(from, until)| QuietHours { from, until });
            (Quiet::of(agreed, own), offset)
        })
    }

    proptest! {
        #[test]
        fn never_quiet_never_earlier_and_in_order(
            (quiet, offset) in quiet(), one in any::<i32>(), two in any::<i32>()
        ) {
            let (early, late) = (i64::from(one.min(two)), i64::from(one.max(two)));
            let moved = quiet.after(early, offset);
            prop_assert!(!quiet.covers(moved, offset));
            prop_assert!((early..early + DAY * 60).contains(&moved));
            prop_assert!(moved <= quiet.after(late, offset));
        }
    }
}
