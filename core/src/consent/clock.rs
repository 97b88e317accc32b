//! Time that does not run backwards, the after-window, and the night's rest.
//!
//! Nothing is ordered by a clock; only waiting asks one. Limits and takings-back never do.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Seconds since 1970-01-01 UTC.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Time(pub i64);

impl Time {
    /// The day in UTC, or 1970-01-01 for a time that no calendar holds.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        DateTime::<Utc>::from_timestamp(self.0, 0)
            .unwrap_or_default()
            .date_naive()
    }

    /// This time and so many seconds.
    #[must_use]
    pub const fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }
}

/// A widening change rests this many seconds on the phone that receives it: 12 hours.
pub const NIGHT: i64 = 12 * 3600;

/// What the shell's clocks say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The wall clock.
    pub wall: Time,
    /// Which start of the phone this is, and the seconds since then, where the platform tells.
    pub since_boot: Option<(u64, i64)>,
}

impl Reading {
    /// A reading of the wall clock alone.
    #[must_use]
    pub const fn wall(seconds: i64) -> Self {
        Self {
            wall: Time(seconds),
            since_boot: None,
        }
    }
}

/// The highest time seen, and where it was anchored in the present start of the phone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    highest: Time,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    anchor: Option<Anchor>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Anchor {
    boot: u64,
    uptime: i64,
    time: Time,
}

impl Clock {
    /// The time now: never earlier than one seen before, so that turning the clock back opens
    /// nothing sooner; and within one start of the phone never ahead of the time that passed.
    pub fn now(&mut self, reading: Reading) -> Time {
        let mut time = reading.wall;
        if let Some((boot, uptime)) = reading.since_boot {
            match self.anchor {
                Some(anchor) if anchor.boot == boot => {
                    let passed = uptime.saturating_sub(anchor.uptime).max(0);
                    // A minute of grace: clocks are set by small steps all the time.
                    time = time.min(anchor.time.plus(passed.saturating_add(60)));
                }
                _ => {
                    self.anchor = Some(Anchor {
                        boot,
                        uptime,
                        time: time.max(self.highest),
                    });
                }
            }
        }
        self.highest = self.highest.max(time);
        self.highest
    }

    /// "The clock was wrong": believes the wall clock again, also if it is earlier.
    pub fn was_wrong(&mut self, reading: Reading) {
        *self = Self::default();
        self.now(reading);
    }
}

/// The time after a run, in which nothing may be widened or newly agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// When it began.
    pub start: Time,
    /// Its length in seconds.
    pub length: i64,
}

impl Window {
    /// When it ends.
    #[must_use]
    pub const fn end(self) -> Time {
        self.start.plus(self.length)
    }

    /// Whether it runs.
    #[must_use]
    pub fn runs(self, now: Time) -> bool {
        now < self.end()
    }

    /// After "the clock was wrong": a window that seems to begin later begins now, whole.
    #[must_use]
    pub fn set_right(self, now: Time) -> Self {
        Self {
            start: self.start.min(now),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400;

    #[test]
    fn turning_the_clock_back_opens_nothing_sooner() {
        let mut clock = Clock::default();
        assert_eq!(clock.now(Reading::wall(1000)), Time(1000));
        assert_eq!(clock.now(Reading::wall(1000 - 400 * DAY)), Time(1000));
    }

    #[test]
    fn within_one_start_a_jump_ahead_is_not_believed() {
        let at = |wall, uptime| Reading {
            wall: Time(wall),
            since_boot: Some((7, uptime)),
        };
        let mut clock = Clock::default();
        clock.now(at(1000, 10));
        assert_eq!(clock.now(at(1000 + 3 * DAY, 20)), Time(1070));
        assert_eq!(clock.now(at(1000 + NIGHT, 10 + NIGHT)), Time(1000 + NIGHT));
    }

    #[test]
    fn a_wrong_clock_set_right_never_shortens_a_window() {
        let (mut clock, year) = (Clock::default(), 365 * DAY);
        let before = Window {
            start: Time(1000),
            length: NIGHT,
        };
        let ahead = clock.now(Reading::wall(year));
        assert!(!before.runs(ahead));
        clock.was_wrong(Reading::wall(2000));
        let now = clock.now(Reading::wall(2000));
        assert!(before.set_right(now).runs(now));
        let begun_ahead = Window {
            start: ahead,
            length: NIGHT,
        };
        assert_eq!(begun_ahead.set_right(now).end(), Time(2000 + NIGHT));
    }
}
