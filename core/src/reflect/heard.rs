//! Heard: what I understood of someone who is not on a phone. Written by me, marked so, never a yes,
//! never sent. It can only narrow: there is no field that could ask for anything, and the day they
//! join, their own page stands in its place.

use crate::plan::ids::{BondId, CopyId, ItemId};
use crate::plan::scales::{Near, Talk, Touch};
use crate::plan::sizes::{self, Unfit};
use crate::plan::text::verify;
use crate::plan::topic::Most;
use crate::plan::voice::{Limit, Limits};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heard {
    /// Names it.
    pub id: CopyId,
    /// The day on which I heard it.
    pub day: NaiveDate,
    /// The bond that it belongs to.
    pub bond: BondId,
    /// What I understood, in my words. It is shown to me and moves nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What they would rather not have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub please_not: Vec<Limit>,
    /// The most closeness that they want at first. A scale left out narrows nothing.
    #[serde(default)]
    pub at_most: Most,
}

impl Heard {
    /// Checks the sizes.
    ///
    /// # Errors
    /// [`Unfit`] if a text is too long, or a limit says nothing.
    pub fn check(&self) -> Result<(), Unfit> {
        let fits = |text: &Option<String>| {
            text.as_deref()
                .map_or(Ok(()), |text| verify(text, sizes::TEXT))
        };
        fits(&self.text)?;
        sizes::PLEASE_NOT.check(self.please_not.len())?;
        for limit in &self.please_not {
            fits(&limit.text)?;
            let words = limit.text.as_deref().unwrap_or_default();
            if limit.tag.is_none() && words.trim().is_empty() {
                return Err(Unfit::Empty {
                    field: "please_not",
                });
            }
        }
        Ok(())
    }
}

/// What all notes of one bond take away from a time after.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrowing {
    /// Off-limits, beside those of any voice.
    pub limits: Limits,
    /// Ceilings, beside those of any voice: the smaller one counts.
    pub at_most: Most,
}

impl Narrowing {
    /// The smaller of a closeness and what was heard.
    #[must_use]
    pub fn closeness(&self, touch: Touch, near: Near, talk: Talk) -> (Touch, Near, Talk) {
        let least = self.at_most;
        (
            least.touch.map_or(touch, |t| t.min(touch)),
            least.near.map_or(near, |n| n.min(near)),
            least.talk.map_or(talk, |t| t.min(talk)),
        )
    }
}

/// What the notes of `bond` take away: every limit of every note, and the least of each ceiling. A
/// further note never gives anything back.
#[must_use]
pub fn narrowing(notes: &[Heard], bond: BondId) -> Narrowing {
    let mut all = Narrowing::default();
    for note in notes.iter().filter(|note| note.bond == bond) {
        all.at_most = Most {
            touch: least(all.at_most.touch, note.at_most.touch),
            near: least(all.at_most.near, note.at_most.near),
            talk: least(all.at_most.talk, note.at_most.talk),
        };
        for limit in &note.please_not {
            // A number is a good name here: no limit can hide another one by having the same.
            if let Ok(id) = ItemId::new(&format!("heard.{}", all.limits.len() + 1)) {
                all.limits.insert(id, limit.clone());
            }
        }
    }
    all
}

fn least<T: Ord>(one: Option<T>, two: Option<T>) -> Option<T> {
    match (one, two) {
        (Some(one), Some(two)) => Some(one.min(two)),
        (one, two) => one.or(two),
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::plan::ids::Tag;
    use proptest::prelude::*;

    fn note(bond: u8, at_most: Most, tags: &[&str]) -> Heard {
        Heard {
            id: CopyId([bond; 16]),
            day: NaiveDate::from_ymd_opt(2026, 5, 17).expect("a day"),
            bond: BondId([bond; 16]),
            text: Some("They said: no lamp".to_owned()),
            please_not: tags
                .iter()
                .map(|tag| Limit {
                    tag: Tag::new(tag).ok(),
                    text: None,
                })
                .collect(),
            at_most,
        }
    }

    #[test]
    fn notes_of_another_bond_are_not_heard_here() {
        let notes = [note(1, Most::default(), &["light.bright"])];
        assert_eq!(narrowing(&notes, BondId([2; 16])), Narrowing::default());
        assert_eq!(narrowing(&notes, BondId([1; 16])).limits.len(), 1);
    }

    #[test]
    fn a_note_cannot_hold_a_yes() {
        let json = serde_json::to_value(note(1, Most::default(), &[])).expect("json");
        for more in ["yes", "comforts", "get", "give", "topics"] {
            let mut with = json.clone();
            with[more] = serde_json::json!("often");
            assert!(serde_json::from_value::<Heard>(with).is_err(), "{more}");
        }
        let nothing = Heard {
            please_not: vec![Limit::default()],
            ..note(1, Most::default(), &[])
        };
        assert!(nothing.check().is_err());
    }

    fn any_note() -> impl Strategy<Value = Heard> {
        let touch = prop::option::of(prop::sample::select(Touch::ALL));
        let near = prop::option::of(prop::sample::select(Near::ALL));
        let talk = prop::option::of(prop::sample::select(Talk::ALL));
        let tags = prop::sample::subsequence(vec!["touch", "talk.questions", "light.bright"], 0..3);
        (touch, near, talk, tags).prop_map(|(touch, near, talk, tags)| {
            let at_most = Most { touch, near, talk };
            note(1, at_most, &tags)
        })
    }

    proptest! {
        #[test]
        fn a_further_note_only_narrows(
            notes in prop::collection::vec(any_note(), 0..5),
            further in any_note(),
            touch in prop::sample::select(Touch::ALL),
            near in prop::sample::select(Near::ALL),
            talk in prop::sample::select(Talk::ALL),
        ) {
            let before = narrowing(&notes, BondId([1; 16]));
            let mut more = notes.clone();
            more.push(further.clone());
            let after = narrowing(&more, BondId([1; 16]));
            let (was, now) = (before.closeness(touch, near, talk), after.closeness(touch, near, talk));
            prop_assert!(now.0 <= was.0 && now.1 <= was.1 && now.2 <= was.2);
            prop_assert!(was.0 <= touch && was.1 <= near && was.2 <= talk);
            for limit in before.limits.values().chain(&further.please_not) {
                prop_assert!(after.limits.values().any(|held| held == limit));
            }
        }
    }
}
