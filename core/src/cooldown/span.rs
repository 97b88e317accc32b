//! The time of one step, which stands still while something else is on the screen.

use crate::consent::clock::Time;
use serde::{Deserialize, Serialize};

/// The one soft warning comes so many seconds before a step is over.
pub(super) const WARNING: u32 = 60;

/// The time of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Span {
    /// Its length in seconds.
    pub total: u32,
    /// Whether the warning was given.
    warned: bool,
    hand: Hand,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Hand {
    /// It runs until then.
    Runs(Time),
    /// It stands still, with so many seconds left.
    Held(u32),
    /// It is over. Nothing follows by itself.
    Over,
}

/// Seconds from `now` until `then`, at most `most`.
pub(super) fn until(then: Time, now: Time, most: u32) -> u32 {
    let left = then.0.saturating_sub(now.0).clamp(0, i64::from(most));
    u32::try_from(left).unwrap_or(most)
}

impl Span {
    pub fn new(total: u32, now: Time) -> Self {
        Self {
            total,
            warned: total <= WARNING,
            hand: Hand::Runs(now.plus(i64::from(total))),
        }
    }

    /// Seconds that are left.
    pub fn left(&self, now: Time) -> u32 {
        match self.hand {
            Hand::Runs(ends) => until(ends, now, self.total),
            Hand::Held(left) => left,
            Hand::Over => 0,
        }
    }

    /// Seconds that have passed.
    pub fn passed(&self, now: Time) -> u32 {
        self.total - self.left(now).min(self.total)
    }

    pub fn is_over(&self, now: Time) -> bool {
        self.left(now) == 0
    }

    /// Whether the last minute has begun, in a step that is longer than that.
    pub fn nearly_over(&self, now: Time) -> bool {
        self.total > WARNING && self.left(now) <= WARNING
    }

    /// Writes down what the clock has brought, so that equal states are written alike.
    pub fn settle(&mut self, now: Time) {
        if matches!(self.hand, Hand::Runs(_)) && self.is_over(now) {
            self.hand = Hand::Over;
            self.warned = true;
        }
    }

    /// Stands still.
    pub fn hold(&mut self, now: Time) {
        self.settle(now);
        if let Hand::Runs(_) = self.hand {
            self.hand = Hand::Held(self.left(now));
        }
    }

    /// Goes on.
    pub fn go(&mut self, now: Time) {
        if let Hand::Held(left) = self.hand {
            self.hand = Hand::Runs(now.plus(i64::from(left)));
        }
    }

    /// Whether the warning is due; it is given once, and once alone.
    pub fn warn(&mut self, now: Time) -> bool {
        let due = !self.warned && self.nearly_over(now) && !self.is_over(now);
        self.warned |= due;
        due
    }

    /// Goes on for longer.
    pub fn longer(&mut self, seconds: u32, now: Time) {
        self.settle(now);
        match &mut self.hand {
            Hand::Runs(ends) => {
                *ends = ends.plus(i64::from(seconds));
                self.total = self.total.saturating_add(seconds);
            }
            Hand::Held(left) => {
                *left = left.saturating_add(seconds);
                self.total = self.total.saturating_add(seconds);
            }
            Hand::Over => {
                self.total = seconds;
                self.hand = Hand::Runs(now.plus(i64::from(seconds)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_stands_still_while_held_and_goes_on_where_it_was() {
        let mut span = Span::new(600, Time(0));
        span.hold(Time(200));
        assert_eq!((span.left(Time(9000)), span.passed(Time(9000))), (400, 200));
        span.go(Time(9000));
        assert_eq!(span.left(Time(9100)), 300);
        let at_once = span;
        span.hold(Time(9100));
        span.go(Time(9100));
        assert_eq!(span, at_once);
    }

    #[test]
    fn the_warning_is_given_once_and_never_for_a_short_step() {
        let mut span = Span::new(120, Time(0));
        assert!(!span.warn(Time(59)));
        assert!(span.warn(Time(60)) && !span.warn(Time(61)));
        span.longer(300, Time(70));
        assert!(!span.warn(Time(380)), "no second call");
        let mut short = Span::new(60, Time(0));
        assert!(!short.warn(Time(30)) && short.is_over(Time(60)));
    }

    #[test]
    fn a_clock_that_jumps_does_no_harm() {
        let span = Span::new(600, Time(0));
        assert_eq!(span.left(Time(i64::MIN)), 600);
        assert_eq!(span.left(Time(i64::MAX)), 0);
    }
}
