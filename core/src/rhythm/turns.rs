//! Who picks next, the same on both phones.
//!
//! It is worked out anew each time from the shared moments, so the order in which they arrived does
//! not matter, and there is nothing that could be owed: only the newest moment counts, never how
//! often someone chose or passed.

use crate::plan::moment::{Chooser, Moment};
use crate::plan::scales::TurnRule;

/// Who picks next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Ask each other.
    Ask,
    /// This one, if they like.
    Picks(Chooser),
}

impl Next {
    /// For this one time the other one picks. Nothing of it is kept, and it costs nothing.
    #[must_use]
    pub const fn passed(self) -> Self {
        match self {
            Self::Ask => Self::Ask,
            Self::Picks(one) => Self::Picks(one.other()),
        }
    }

    /// The id of its words on the phone of `me`.
    #[must_use]
    pub fn text(self, me: Chooser) -> &'static str {
        match self {
            Self::Ask => "turns.ask",
            Self::Picks(one) if one == me => "turns.mine",
            Self::Picks(_) => "turns.theirs",
        }
    }
}

/// Who picks next. With the rule "ask", or no moment yet, both are asked; else the one who did not
/// choose last. Of moments on one day the one with the greatest id is the last: no hour is shared,
/// and the ids are random and the same on both phones.
#[must_use]
pub fn next<'a>(rule: TurnRule, moments: impl IntoIterator<Item = &'a Moment>) -> Next {
    let last = moments.into_iter().max_by(|a, b| {
        let key = |m: &Moment| (m.day, m.id, m.chooser);
        key(a).cmp(&key(b))
    });
    match (rule, last) {
        (TurnRule::Alternate, Some(last)) => Next::Picks(last.chooser.other()),
        _ => Next::Ask,
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::content::library;
    use crate::plan::ids::{CopyId, TopicId};
    use chrono::{Days, NaiveDate};
    use proptest::prelude::*;

    fn moment(day: u64, id: u8, chooser: Chooser) -> Moment {
        let start = NaiveDate::from_ymd_opt(2026, 5, 1).expect("a day");
        Moment {
            id: CopyId([id; 16]),
            day: start + Days::new(day),
            sequence: TopicId::new("sequence.short").expect("a name"),
            chooser,
            together: true,
        }
    }

    #[test]
    fn the_one_who_did_not_choose_last_picks() {
        let moments = [moment(3, 1, Chooser::A), moment(2, 9, Chooser::B)];
        let next = next(TurnRule::Alternate, &moments);
        assert_eq!(next, Next::Picks(Chooser::B));
        assert_eq!(next.passed(), Next::Picks(Chooser::A));
        assert_eq!(
            (next.text(Chooser::A), next.text(Chooser::B)),
            ("turns.theirs", "turns.mine")
        );
        for id in ["turns.ask", "turns.mine", "turns.theirs", "turns.pass"] {
            assert!(library("en-plain").string(id).is_some(), "{id}");
        }
    }

    #[test]
    fn asking_stays_asking() {
        let moments = [moment(3, 1, Chooser::A)];
        assert_eq!(next(TurnRule::Ask, &moments), Next::Ask);
        assert_eq!(next(TurnRule::Alternate, []), Next::Ask);
        assert_eq!(Next::Ask.passed(), Next::Ask);
    }

    fn moments() -> impl Strategy<Value = Vec<Moment>> {
        let chooser = prop_oneof![Just(Chooser::A), Just(Chooser::B)];
        prop::collection::vec((0..4u64, any::<u8>(), chooser), 0..12)
            .prop_map(|all| all.into_iter().map(|(d, i, c)| moment(d, i, c)).collect())
    }

    proptest! {
        #[test]
        fn both_phones_say_the_same(
            (here, there) in moments().prop_flat_map(|all| {
                let shuffled = Just(all.clone()).prop_shuffle();
                (Just(all), shuffled)
            }),
            split in any::<prop::sample::Index>(),
            doubled in any::<prop::sample::Index>(),
        ) {
            let told = next(TurnRule::Alternate, &here);
            prop_assert_eq!(next(TurnRule::Alternate, &there), told);
            // Some made here, some arrived in two parcels, some of them twice.
            let (own, arrived) = there.split_at(split.index(there.len() + 1));
            let again = &here[..doubled.index(here.len() + 1)];
            let parts = arrived.iter().chain(again).chain(own);
            prop_assert_eq!(next(TurnRule::Alternate, parts), told);
        }

        #[test]
        fn how_often_someone_chose_does_not_matter(moments in moments(), last in any::<bool>()) {
            let mut moments = moments;
            let chooser = if last { Chooser::A } else { Chooser::B };
            moments.push(moment(9, 0, chooser));
            let told = next(TurnRule::Alternate, &moments);
            prop_assert_eq!(told, Next::Picks(chooser.other()));
        }
    }
}
