//! A question to write about, without repeating oneself.

use crate::content::entries::Prompt;
use crate::plan::calendar::comes_round;
use crate::plan::ids::ItemId;
use chrono::NaiveDate;

/// A question that was offered before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub prompt: ItemId,
    /// The day.
    pub day: NaiveDate,
}

/// Picks a question: one that came up less often than others, not one whose time has not come round
/// (some are for once a month), and not the last one again. The same arguments pick the same one;
/// `seed` is any number. `None` if there is no other.
#[must_use]
pub fn choose<'a>(
    prompts: &'a [Prompt],
    asked: &[Asked],
    today: NaiveDate,
    seed: u64,
) -> Option<&'a Prompt> {
    let times = |prompt: &Prompt| asked.iter().filter(|a| a.prompt == prompt.id).count();
    let last = asked.iter().max_by_key(|a| a.day).map(|a| &a.prompt);
    let rests = |prompt: &Prompt| {
        let newest = asked.iter().filter(|a| a.prompt == prompt.id);
        let newest = newest.map(|a| a.day).max();
        match (prompt.every, newest) {
            (Some(every), Some(day)) => today < comes_round(every, day),
            _ => false,
        }
    };
    let free: Vec<&Prompt> = prompts
        .iter()
        .filter(|prompt| Some(&prompt.id) != last && !rests(prompt))
        .collect();
    let fewest = free.iter().map(|prompt| times(prompt)).min()?;
    let fresh: Vec<&Prompt> = free
        .into_iter()
        .filter(|prompt| times(prompt) == fewest)
        .collect();
    let count = u64::try_from(fresh.len()).ok()?;
    let place = usize::try_from(seed.checked_rem(count)?).ok()?;
    fresh.get(place).copied()
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::content::library;
    use chrono::Days;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn start() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 5, 17).expect("a day")
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

        #[test]
        fn every_question_comes_once_before_any_comes_twice(seeds in prop::collection::vec(any::<u64>(), 80)) {
            let prompts = &library("en").prompts;
            let mut asked: Vec<Asked> = Vec::new();
            for (n, seed) in seeds.iter().enumerate() {
                let today = start() + Days::new(n as u64);
                let next = choose(prompts, &asked, today, *seed).expect("a question");
                prop_assert_eq!(choose(prompts, &asked, today, *seed).map(|p| &p.id), Some(&next.id));
                asked.push(Asked { prompt: next.id.clone(), day: today });
            }
            let first: BTreeSet<_> = asked.iter().take(prompts.len()).map(|a| &a.prompt).collect();
            prop_assert_eq!(first.len(), prompts.len());
            prop_assert!(asked.windows(2).all(|w| w[0].prompt != w[1].prompt));
        }
    }

    #[test]
    fn a_monthly_question_waits_its_month() {
        let prompts: Vec<Prompt> = library("en")
            .prompts
            .iter()
            .filter(|p| p.every.is_some())
            .take(1)
            .cloned()
            .collect();
        let [monthly] = prompts.as_slice() else {
            unreachable!("the content has such a question");
        };
        let before = [
            Asked {
                prompt: monthly.id.clone(),
                day: start(),
            },
            Asked {
                prompt: ItemId::new("self.today").expect("a name"),
                day: start() + Days::new(1),
            },
        ];
        let on = |days| choose(&prompts, &before, start() + Days::new(days), 3).is_some();
        assert!(!on(20) && on(400));
        assert!(choose(&[], &[], start(), 0).is_none());
    }
}
