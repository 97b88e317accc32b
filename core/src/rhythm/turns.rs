//! Who picks next, the same on both phones.
//!
//! It is worked out anew each time from the shared moments, so the order in which they arrived does
//! not matter, and there is nothing that could be owed: only the newest moment counts, never how
//! often someone chose or passed.

use crate::plan::moment::Moment;
use crate::plan::scales::TurnRule;
use std::collections::BTreeSet;

/// Who picks next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Ask each other.
    Ask,
    /// The person who holds this phone, if they like.
    Me,
    /// The partner, if they like.
    Partner,
}

impl Next {
    /// For this one time the other one picks. Nothing of it is kept, and it costs nothing.
    #[must_use]
    pub const fn passed(self) -> Self {
        match self {
            Self::Ask => Self::Ask,
            Self::Me => Self::Partner,
            Self::Partner => Self::Me,
        }
    }

    /// The id of its words.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Ask => "turns.ask",
            Self::Me => "turns.mine",
            Self::Partner => "turns.theirs",
        }
    }
}

/// Who picks next. Each moment comes with whether its note is mine. With the rule "ask", or no
/// moment in which someone chose, both are asked; else the one who did not choose last. Of moments
/// on one day the one with the greatest id is the last: no hour is shared, and the ids are random
/// and the same on both phones. Two notes of one moment that disagree say nothing.
#[must_use]
pub fn next<'a>(rule: TurnRule, moments: impl IntoIterator<Item = (&'a Moment, bool)>) -> Next {
    if rule == TurnRule::Ask {
        return Next::Ask;
    }
    let chosen: Vec<_> = moments
        .into_iter()
        .filter_map(|(moment, mine)| Some((moment.day, moment.id, moment.chosen_by_me(mine)?)))
        .collect();
    let last = chosen.iter().map(|(day, id, _)| (day, id)).max();
    let who: BTreeSet<bool> = chosen
        .iter()
        .filter(|(day, id, _)| Some((day, id)) == last)
        .map(|(_, _, me)| *me)
        .collect();
    match (who.contains(&true), who.contains(&false)) {
        (true, false) => Next::Partner,
        (false, true) => Next::Me,
        _ => Next::Ask,
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::content::library;
    use crate::plan::ids::{CopyId, TopicId};
    use crate::plan::moment::Chooser;
    use chrono::{Days, NaiveDate};
    use proptest::prelude::*;

    /// A note and whose it is: `true` is the first phone's.
    type Note = (Moment, bool);

    fn moment(day: u64, id: u8, chooser: Chooser) -> Moment {
        let start = NaiveDate::from_ymd_opt(2026, 5, 1).expect("a day");
        Moment {
            id: CopyId([id; 16]),
            day: start + Days::new(day),
            sequence: TopicId::new("sequence.short").ok(),
            chooser: Some(chooser),
            together: true,
        }
    }

    /// What the first phone says, or the second one.
    fn said(notes: &[Note], first: bool) -> Next {
        let seen = notes.iter().map(|(note, of)| (note, *of == first));
        next(TurnRule::Alternate, seen)
    }

    #[test]
    fn the_one_who_did_not_choose_last_picks() {
        let notes = [
            (moment(3, 1, Chooser::Author), true),
            (moment(2, 9, Chooser::Other), true),
        ];
        assert_eq!(said(&notes, true), Next::Partner);
        assert_eq!(said(&notes, false), Next::Me);
        assert_eq!(said(&notes, true).passed(), Next::Me);
        for id in [
            Next::Ask.text(),
            Next::Me.text(),
            Next::Partner.text(),
            "turns.pass",
        ] {
            assert!(library("en-plain").string(id).is_some(), "{id}");
        }
    }

    #[test]
    fn asking_stays_asking() {
        let one = moment(3, 1, Chooser::Author);
        assert_eq!(next(TurnRule::Ask, [(&one, true)]), Next::Ask);
        assert_eq!(next(TurnRule::Alternate, []), Next::Ask);
        assert_eq!(Next::Ask.passed(), Next::Ask);
        let nobody = Moment {
            chooser: None,
            ..one.clone()
        };
        assert_eq!(next(TurnRule::Alternate, [(&nobody, true)]), Next::Ask);
        let both_say_me = [(one.clone(), true), (one, false)];
        assert_eq!(said(&both_say_me, true), Next::Ask);
    }

    fn notes() -> impl Strategy<Value = Vec<Note>> {
        let chooser = prop_oneof![Just(Chooser::Author), Just(Chooser::Other)];
        prop::collection::vec((0..4u64, any::<u8>(), chooser, any::<bool>()), 0..12).prop_map(
            |all| {
                all.into_iter()
                    .map(|(d, i, c, of)| (moment(d, i, c), of))
                    .collect()
            },
        )
    }

    proptest! {
        #[test]
        fn both_phones_say_the_same(
            (here, there) in notes().prop_flat_map(|all| {
                let shuffled = Just(all.clone()).prop_shuffle();
                (Just(all), shuffled)
            }),
            doubled in any::<prop::sample::Index>(),
        ) {
            let told = said(&here, true);
            prop_assert_eq!(said(&here, false), told.passed());
            let mut again = there;
            again.extend_from_slice(&here[..doubled.index(here.len() + 1)]);
            prop_assert_eq!(said(&again, true), told);
        }

        #[test]
        fn how_often_someone_chose_does_not_matter(notes in notes(), first in any::<bool>()) {
            let mut notes = notes;
            notes.push((moment(9, 0, Chooser::Author), first));
            let expected = if first { Next::Partner } else { Next::Me };
            prop_assert_eq!(said(&notes, true), expected);
        }
    }
}
