//! Looking again: fifteen minutes, once in a while. A day that goes by changes nothing; the plan runs
//! all the same and asks "still fits?".

use crate::plan::calendar::comes_round;
use crate::plan::ids::TopicId;
use crate::plan::scales::Every;
use crate::plan::topic::TopicContent;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Parcels sent with no answer opened after which renewing the keys is suggested as well.
pub const RENEW_AFTER: u32 = 5;

/// What there is to look at, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The day to look at the whole.
    pub day: NaiveDate,
    /// Whether that day has come.
    pub whole: bool,
    /// Topics whose own day has come.
    pub topics: Vec<TopicId>,
}

impl Due {
    /// The id of the one quiet line for it, if there is one.
    #[must_use]
    pub fn text(&self) -> Option<&'static str> {
        (self.whole || !self.topics.is_empty()).then_some("look.still_fits")
    }
}

/// When to look again. `since` is the day of the last look, or the day on which the plan began; the
/// rhythm that both agreed on says how often (monthly if none), and its own day goes before, unless
/// it was looked at since.
#[must_use]
pub fn due(topics: &BTreeMap<TopicId, TopicContent>, since: NaiveDate, today: NaiveDate) -> Due {
    let rhythm = topics.values().find_map(|topic| match topic {
        TopicContent::Rhythm(rhythm) => Some(rhythm),
        _ => None,
    });
    let every = rhythm.map_or(Every::Monthly, |r| r.every);
    let day = rhythm
        .and_then(|r| r.look_again)
        .filter(|day| since < *day)
        .unwrap_or_else(|| comes_round(every, since));
    let come = |topic: &TopicContent| {
        let own = topic.look_again();
        own.is_some_and(|day| since < day && day <= today)
    };
    Due {
        day,
        whole: day <= today,
        topics: topics
            .iter()
            .filter(|(_, topic)| !matches!(topic, TopicContent::Rhythm(_)) && come(topic))
            .map(|(id, _)| id.clone())
            .collect(),
    }
}

/// One card of a look. Everything on it is said aloud or not at all: nothing is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Card {
    /// What went well.
    WentWell,
    /// What changed around us?
    AroundUs,
    /// The one question of [`drift`](super::drift), if there is one.
    Drift,
    /// Does this part still fit?
    Topic(TopicId),
    /// The couple's short ritual, or one of the content's.
    Ritual,
    /// Renewing the keys.
    Renew,
}

impl Card {
    /// The id of its words in the content's strings. A drift question has its own.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        match self {
            Self::WentWell => "look.went_well",
            Self::AroundUs => "look.around_us",
            Self::Drift => "drift.ask_thing",
            Self::Topic(_) => "look.still_fits",
            Self::Ritual => "look.ritual",
            Self::Renew => "look.renew",
        }
    }
}

/// A look that someone opened. It is the present card and what follows; it remembers no answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Look {
    cards: Vec<Card>,
    at: usize,
}

impl Look {
    /// Opens a look. Topics whose day has come are asked about; on a day for the whole, every topic
    /// in force is. `unanswered` is the number of parcels sent since the last one was opened.
    #[must_use]
    pub fn open(
        due: &Due,
        topics: &BTreeMap<TopicId, TopicContent>,
        paired: bool,
        unanswered: u32,
    ) -> Self {
        let mut cards = vec![Card::WentWell, Card::AroundUs];
        let asked = topics
            .keys()
            .filter(|id| due.whole || due.topics.contains(id));
        cards.extend(asked.cloned().map(Card::Topic));
        cards.push(Card::Ritual);
        if paired && (due.whole || unanswered >= RENEW_AFTER) {
            cards.push(Card::Renew);
        }
        Self { cards, at: 0 }
    }

    /// Puts the one drift question after what changed around the two. A second one is not taken.
    pub(super) fn ask_drift(&mut self) {
        if !self.cards.contains(&Card::Drift) {
            let place = self
                .cards
                .iter()
                .position(|card| *card == Card::AroundUs)
                .map_or(0, |n| n + 1);
            self.cards.insert(place, Card::Drift);
        }
    }

    /// The present card. `None`: it is over, and `look.done` says so.
    #[must_use]
    pub fn card(&self) -> Option<&Card> {
        self.cards.get(self.at)
    }

    /// The next card.
    pub fn next(&mut self) {
        self.at = self.at.saturating_add(1).min(self.cards.len());
    }

    /// The card before.
    pub const fn back(&mut self) {
        self.at = self.at.saturating_sub(1);
    }

    /// "Nothing to change": ends it in one tap, from any card. A good result.
    pub const fn nothing_to_change(&mut self) {
        self.at = self.cards.len();
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::content::library;
    use crate::plan::scales::TurnRule;
    use crate::plan::topic::{Rhythm, Turns};
    use proptest::prelude::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).expect("a day")
    }

    fn topics(
        every: Every,
        rhythm: Option<NaiveDate>,
        turns: Option<NaiveDate>,
    ) -> BTreeMap<TopicId, TopicContent> {
        let id = |name| TopicId::new(name).expect("a name");
        BTreeMap::from([
            (
                id("rhythm"),
                TopicContent::Rhythm(Rhythm {
                    every,
                    look_again: rhythm,
                    ritual: None,
                    small_acts: Vec::new(),
                }),
            ),
            (
                id("turns"),
                TopicContent::Turns(Turns {
                    rule: TurnRule::Ask,
                    look_again: turns,
                }),
            ),
        ])
    }

    #[test]
    fn the_day_comes_from_the_rhythm_and_is_monthly_else() {
        let none = BTreeMap::new();
        assert_eq!(due(&none, day(5, 7), day(5, 8)).day, day(6, 7));
        let two = topics(Every::TwoWeeks, None, None);
        assert_eq!(due(&two, day(5, 7), day(5, 8)).day, day(5, 21));
        let own = topics(Every::Monthly, Some(day(5, 30)), None);
        assert_eq!(due(&own, day(5, 7), day(5, 8)).day, day(5, 30));
        assert_eq!(due(&own, day(5, 30), day(6, 1)).day, day(6, 30));
    }

    #[test]
    fn a_day_that_went_by_asks_one_quiet_question() {
        let agreed = topics(Every::Monthly, None, Some(day(5, 20)));
        let before = agreed.clone();
        assert_eq!(due(&agreed, day(5, 7), day(5, 19)).text(), None);
        let part = due(&agreed, day(5, 7), day(5, 20));
        assert_eq!((part.whole, part.topics.len()), (false, 1));
        let late = due(&agreed, day(5, 7), day(12, 31));
        assert_eq!(late.text(), Some("look.still_fits"));
        assert_eq!(agreed, before);
        assert_eq!(due(&agreed, day(12, 31), day(12, 31)).text(), None);
    }

    #[test]
    fn what_went_well_comes_first_and_the_keys_last() {
        let agreed = topics(Every::Monthly, None, None);
        let whole = due(&agreed, day(1, 1), day(5, 1));
        let mut look = Look::open(&whole, &agreed, true, 0);
        look.ask_drift();
        look.ask_drift();
        let mut cards = Vec::new();
        while let Some(card) = look.card() {
            cards.push(card.text());
            look.next();
        }
        assert_eq!(
            cards,
            [
                "look.went_well",
                "look.around_us",
                "drift.ask_thing",
                "look.still_fits",
                "look.still_fits",
                "look.ritual",
                "look.renew"
            ]
        );
        for code in ["en", "en-plain"] {
            for id in cards.iter().chain(&["look.done"]) {
                assert!(library(code).string(id).is_some(), "{code} {id}");
            }
        }
    }

    #[test]
    fn the_keys_are_spoken_of_after_many_parcels_with_no_answer_too() {
        let agreed = topics(Every::Monthly, None, Some(day(5, 20)));
        let part = due(&agreed, day(5, 7), day(5, 20));
        let renews = |paired, unanswered| {
            let look = Look::open(&part, &agreed, paired, unanswered);
            look.cards.contains(&Card::Renew)
        };
        assert!(renews(true, 5) && !renews(true, 4) && !renews(false, 9));
    }

    proptest! {
        #[test]
        fn nothing_to_change_ends_it_from_any_card(steps in prop::collection::vec(any::<bool>(), 0..20)) {
            let agreed = topics(Every::Monthly, None, None);
            let whole = due(&agreed, day(1, 1), day(5, 1));
            let mut look = Look::open(&whole, &agreed, true, 0);
            for on in steps {
                if on { look.next() } else { look.back() }
            }
            let stored = serde_json::to_string(&look).expect("json");
            prop_assert_eq!(&serde_json::from_str::<Look>(&stored).expect("back"), &look);
            look.nothing_to_change();
            prop_assert_eq!(look.card(), None);
        }
    }
}
