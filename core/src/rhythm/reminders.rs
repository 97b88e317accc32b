//! Reminders: off until someone turns them on, neutral on a locked screen, silent in the quiet hours
//! and while everything is paused, and none for a bond that ended.

use crate::consent::clock::Time;
use crate::plan::calendar::Quiet;
use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};

/// The minute of the day for reminders that belong to a day, if nobody chose another: six in the
/// evening.
pub const EVENING: u32 = 1080;

/// What one person wants to be reminded of, on this phone. By default nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Check-ins.
    pub check_ins: bool,
    /// The day to look again.
    pub look_again: bool,
    /// A small act, on this day of each week.
    pub small_acts: Option<Weekday>,
    /// The minute of the day for what belongs to a day.
    pub minute: u32,
    /// Everything is silent.
    pub paused: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            check_ins: false,
            look_again: false,
            small_acts: None,
            minute: EVENING,
            paused: false,
        }
    }
}

/// What a reminder is for. It stays on this phone; the screen shows [`Reminder::text`] alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum About {
    /// A check-in.
    CheckIn,
    /// Looking again.
    LookAgain,
    /// A small act.
    SmallAct,
}

/// One reminder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reminder {
    /// When.
    pub at: Time,
    /// What for.
    pub about: About,
}

impl Reminder {
    /// The id of its neutral words: they name neither the plan nor a person.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        match self.about {
            About::CheckIn => "reminder.check_in",
            About::LookAgain => "reminder.look_again",
            About::SmallAct => "reminder.small_act",
        }
    }
}

/// What one bond could remind of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bond {
    /// It ended: nothing reminds of it.
    pub ended: bool,
    /// When its check-in windows open on this phone.
    pub check_ins: Vec<Time>,
    /// The day to look again.
    pub look_again: Option<NaiveDate>,
    /// Whether there are small acts.
    pub small_acts: bool,
}

/// The phone's place in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Here {
    /// Now.
    pub now: Time,
    /// The phone's offset from UTC in minutes.
    pub offset_minutes: i32,
    /// This person's quiet hours.
    pub quiet: Quiet,
}

impl Here {
    /// The day on this phone.
    fn today(self) -> NaiveDate {
        self.now.plus(i64::from(self.offset_minutes) * 60).day()
    }

    fn at(self, day: NaiveDate, minute: u32) -> Time {
        let local = day.and_time(NaiveTime::MIN).and_utc().timestamp();
        Time(local).plus((i64::from(minute) - i64::from(self.offset_minutes)) * 60)
    }
}

/// The reminders from now on and for so many days, in order. Two at one time are one; what is past
/// is not caught up on.
#[must_use]
pub fn timeline(settings: &Settings, bonds: &[Bond], here: Here, days: u16) -> Vec<Reminder> {
    if settings.paused {
        return Vec::new();
    }
    let today = here.today();
    let on = |day: NaiveDate| here.at(day, settings.minute);
    let until = here.now.plus(i64::from(days) * 86_400);
    let mut all: Vec<Reminder> = Vec::new();
    for bond in bonds.iter().filter(|bond| !bond.ended) {
        let mut add = |at, about| all.push(Reminder { at, about });
        if settings.check_ins {
            bond.check_ins
                .iter()
                .for_each(|at| add(*at, About::CheckIn));
        }
        if let (true, Some(day)) = (settings.look_again, bond.look_again) {
            add(on(day), About::LookAgain);
        }
        if let (true, Some(weekday)) = (bond.small_acts, settings.small_acts) {
            (0..=u64::from(days))
                .filter_map(|n| today.checked_add_days(Days::new(n)))
                .filter(|day| day.weekday() == weekday)
                .for_each(|day| add(on(day), About::SmallAct));
        }
    }
    for reminder in &mut all {
        reminder.at = Time(here.quiet.after(reminder.at.0, here.offset_minutes));
    }
    all.retain(|reminder| here.now < reminder.at && reminder.at <= until);
    all.sort();
    all.dedup_by_key(|reminder| reminder.at);
    all
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::content::library;
    use crate::plan::topic::QuietHours;
    use proptest::prelude::*;

    const HOUR: i64 = 3600;

    fn here(now: i64) -> Here {
        let night = QuietHours {
            from: 1380,
            until: 600,
        };
        Here {
            now: Time(now),
            offset_minutes: 60,
            quiet: Quiet::of(Some(night), None),
        }
    }

    fn all_on() -> Settings {
        Settings {
            check_ins: true,
            look_again: true,
            small_acts: Some(Weekday::Sun),
            ..Settings::default()
        }
    }

    fn bond() -> Bond {
        Bond {
            ended: false,
            check_ins: vec![Time(30 * HOUR)],
            look_again: NaiveDate::from_ymd_opt(1970, 1, 3),
            small_acts: true,
        }
    }

    #[test]
    fn nothing_reminds_until_someone_wants_it() {
        assert_eq!(timeline(&Settings::default(), &[bond()], here(0), 30), []);
    }

    #[test]
    fn a_week_of_reminders_outside_the_night() {
        // The first of January 1970 was a Thursday. 30 h is seven in the morning here.
        let told: Vec<_> = timeline(&all_on(), &[bond()], here(0), 7)
            .into_iter()
            .map(|r| (r.at.0 / HOUR, r.about))
            .collect();
        assert_eq!(
            told,
            [
                (33, About::CheckIn),
                (2 * 24 + 17, About::LookAgain),
                (3 * 24 + 17, About::SmallAct),
            ]
        );
    }

    #[test]
    fn a_pause_silences_all_and_an_ended_bond_is_silent() {
        let paused = Settings {
            paused: true,
            ..all_on()
        };
        assert_eq!(timeline(&paused, &[bond()], here(0), 30), []);
        let ended = Bond {
            ended: true,
            ..bond()
        };
        assert_eq!(timeline(&all_on(), &[ended], here(0), 30), []);
    }

    #[test]
    fn a_locked_screen_shows_nothing_of_it() {
        for code in ["en", "en-plain"] {
            for about in [About::CheckIn, About::LookAgain, About::SmallAct] {
                let at = Time(0);
                let text = library(code)
                    .string(Reminder { at, about }.text())
                    .expect("its words")
                    .to_lowercase();
                for word in [
                    "partner", "plan", "check-in", "you two", "together", "care", "{",
                ] {
                    assert!(!text.contains(word), "{word} in {text}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn never_quiet_never_past_and_in_order(
            now in 0..2_000_000_000i64,
            check_ins in prop::collection::vec(0..2_000_000_000i64, 0..6),
            near in prop::collection::vec(-200..200i64, 0..6),
            (from, until) in (0..=1440u32, 0..=1440u32),
            minute in 0..=1440u32,
            offset_minutes in -840..=840i32,
        ) {
            let quiet = Quiet::of(Some(QuietHours { from, until }), Some(1300));
            let here = Here { now: Time(now), offset_minutes, quiet };
            let near = near.iter().map(|hours| now + hours * HOUR);
            let bond = Bond {
                check_ins: check_ins.into_iter().chain(near).map(Time).collect(),
                look_again: Some(here.today()),
                ..bond()
            };
            let settings = Settings { minute, ..all_on() };
            let told = timeline(&settings, &[bond.clone(), bond], here, 14);
            for reminder in &told {
                prop_assert!(!quiet.covers(reminder.at.0, offset_minutes));
                prop_assert!(now < reminder.at.0 && reminder.at.0 <= now + 14 * 86_400);
            }
            prop_assert!(told.windows(2).all(|w| w[0].at < w[1].at));
        }
    }
}
