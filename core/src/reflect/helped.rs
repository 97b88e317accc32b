//! "What helps me": what someone's own check-ins and debriefs say of each comfort. Words first,
//! honest about how little a few answers say, and never about another person.

use super::checkin::CheckIn;
use super::debrief::Debrief;
use super::feel::{Affect, Feel};
use crate::plan::ids::ItemId;
use crate::plan::sizes::{self, Unfit};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One comfort and whether it helped me that time. Unsure is no entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tried {
    /// The comfort.
    pub comfort: ItemId,
    /// Whether it helped.
    pub helped: bool,
}

/// Checks a list of tried comforts.
///
/// # Errors
/// [`Unfit`] if there are too many, or one stands twice.
pub fn check(tried: &[Tried]) -> Result<(), Unfit> {
    sizes::LIST.check(tried.len())?;
    let once: BTreeSet<&ItemId> = tried.iter().map(|t| &t.comfort).collect();
    if once.len() == tried.len() {
        Ok(())
    } else {
        Err(Unfit::Twice { field: "tried" })
    }
}

/// Fewer answers than this about a comfort are too few to say anything. Five is the least number of
/// which one odd answer cannot make a "mostly" (see [`says`]).
pub const FEWEST: u32 = 5;

/// What can honestly be said of a comfort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Says {
    /// It mostly helped.
    Mostly,
    /// Sometimes it did, sometimes not, or nobody can tell yet.
    Mixed,
    /// It mostly did not.
    MostlyNot,
    /// Too few to say.
    TooFew,
}

impl Says {
    /// The id of its words in the content's strings. There is no number beside them.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Mostly => "helped.mostly",
            Self::Mixed => "helped.mixed",
            Self::MostlyNot => "helped.mostly_not",
            Self::TooFew => "empty.what_helps",
        }
    }
}

/// What so many answers say, of which `yes` said that it helped.
///
/// "Mostly" needs the whole 95 % score interval of Wilson (1927, Journal of the American Statistical
/// Association 22, 209-212) above one half, "mostly not" the whole of it below. Brown, Cai and
/// `DasGupta` (2001, doi 10.1214/ss/1009213286) recommend this interval for small numbers.
/// With [`FEWEST`] answers that is five of five; from ten on it is nine of ten.
#[must_use]
pub fn says(yes: u32, all: u32) -> Says {
    if all < FEWEST {
        return Says::TooFew;
    }
    let (low, high) = wilson(yes.min(all), all);
    if low > 0.5 {
        Says::Mostly
    } else if high < 0.5 {
        Says::MostlyNot
    } else {
        Says::Mixed
    }
}

fn wilson(yes: u32, all: u32) -> (f64, f64) {
    // The 97.5 % point of the normal distribution.
    const Z: f64 = 1.959_964;
    let n = f64::from(all);
    let share = f64::from(yes) / n;
    let z2 = Z * Z;
    let middle = share + z2 / (2.0 * n);
    let half = Z * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    let whole = 1.0 + z2 / n;
    ((middle - half) / whole, (middle + half) / whole)
}

/// One line of "What helps me".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helps {
    /// The comfort.
    pub comfort: ItemId,
    /// What can be said of it.
    pub says: Says,
}

/// What my own check-ins and debriefs say: what mostly helps comes first, and what is too little
/// to tell comes last; alike ones by name. No count leaves this function.
#[must_use]
pub fn what_helps(check_ins: &[CheckIn], debriefs: &[Debrief]) -> Vec<Helps> {
    let mut counts: BTreeMap<&ItemId, (u32, u32)> = BTreeMap::new();
    let tried = check_ins.iter().flat_map(|c| &c.tried);
    for one in tried.chain(debriefs.iter().flat_map(|d| &d.tried)) {
        let (yes, all) = counts.entry(&one.comfort).or_default();
        *yes += u32::from(one.helped);
        *all += 1;
    }
    let mut lines: Vec<Helps> = counts
        .into_iter()
        .map(|(comfort, (yes, all))| Helps {
            comfort: comfort.clone(),
            says: says(yes, all),
        })
        .collect();
    lines.sort_by_key(|line| line.says);
    lines
}

/// The most points in the small chart of myself.
pub const POINTS: usize = 24;

/// How it was for me before and after, on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The day.
    pub day: NaiveDate,
    /// Before.
    pub before: Affect,
    /// After.
    pub after: Affect,
}

/// The newest [`POINTS`] check-ins that have a place on the grid both before and after, oldest
/// first. The three words have no place on it and make no point.
#[must_use]
pub fn chart(check_ins: &[CheckIn]) -> Vec<Point> {
    let mut points: Vec<Point> = check_ins
        .iter()
        .filter_map(|c| match (c.before, c.after) {
            (Some(Feel::Grid(before)), Some(Feel::Grid(after))) => Some(Point {
                day: c.day,
                before,
                after,
            }),
            _ => None,
        })
        .collect();
    points.sort_by_key(|point| point.day);
    points.split_off(points.len().saturating_sub(POINTS))
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::content::library;
    use crate::plan::ids::CopyId;

    fn check_in(day: u32, tried: &[(&str, bool)]) -> CheckIn {
        let feel = |n| Some(Feel::Grid(Affect::new(n, 0).expect("a place")));
        CheckIn {
            id: CopyId([0; 16]),
            day: NaiveDate::from_ymd_opt(2026, 1 + day / 28, 1 + day % 28).expect("a day"),
            bond: None,
            moment: None,
            before: feel(-2),
            after: feel(2),
            line: None,
            tried: tried
                .iter()
                .map(|(comfort, helped)| Tried {
                    comfort: ItemId::new(comfort).expect("a name"),
                    helped: *helped,
                })
                .collect(),
            bring_up: false,
        }
    }

    #[test]
    fn the_interval_is_wilsons() {
        // The ends that the closed form gives for all of n: n / (n + z²) and 1.
        let (low, high) = wilson(5, 5);
        assert!((low - 5.0 / (5.0 + 1.959_964_f64.powi(2))).abs() < 1e-9);
        assert!((high - 1.0).abs() < 1e-9);
        // 81 of 263, as worked out in Newcombe 1998: 0.2553 to 0.3662.
        let (low, high) = wilson(81, 263);
        assert!((low - 0.2553).abs() < 1e-4 && (high - 0.3662).abs() < 1e-4);
    }

    #[test]
    fn a_few_answers_say_nothing_and_one_odd_answer_tips_nothing() {
        assert_eq!(says(4, 4), Says::TooFew);
        assert_eq!(says(0, 0), Says::TooFew);
        assert_eq!(says(5, 5), Says::Mostly);
        assert_eq!(says(4, 5), Says::Mixed);
        assert_eq!(says(9, 10), Says::Mostly);
        assert_eq!(says(0, 5), Says::MostlyNot);
        assert_eq!(says(5, 10), Says::Mixed);
    }

    #[test]
    fn words_come_first_and_no_number_with_them() {
        let mut mine: Vec<CheckIn> = (0..5)
            .map(|day| check_in(day, &[("drink.warm", true), ("hair.stroke", false)]))
            .collect();
        mine.push(check_in(6, &[("breath.slow", true)]));
        let lines = what_helps(&mine, &[]);
        let all: Vec<_> = lines.iter().map(|l| (l.comfort.as_str(), l.says)).collect();
        assert_eq!(
            all,
            [
                ("drink.warm", Says::Mostly),
                ("hair.stroke", Says::MostlyNot),
                ("breath.slow", Says::TooFew),
            ]
        );
        for says in [Says::Mostly, Says::Mixed, Says::MostlyNot, Says::TooFew] {
            let text = library("en").string(says.text()).expect("words");
            assert!(!text.contains('{') && !text.contains(|c: char| c.is_ascii_digit()));
        }
    }

    #[test]
    fn the_chart_is_small_and_in_order() {
        let mut mine: Vec<CheckIn> = (0..30).rev().map(|day| check_in(day, &[])).collect();
        mine.push(CheckIn {
            before: None,
            ..check_in(40, &[])
        });
        let points = chart(&mine);
        assert_eq!(points.len(), POINTS);
        assert!(points.is_sorted_by_key(|p| p.day));
        assert_eq!(points.last().map(|p| p.day), mine.first().map(|c| c.day));
    }

    #[test]
    fn one_comfort_is_named_once_a_time() {
        let twice = check_in(0, &[("drink.warm", true), ("drink.warm", false)]);
        assert_eq!(twice.check(), Err(Unfit::Twice { field: "tried" }));
    }
}
