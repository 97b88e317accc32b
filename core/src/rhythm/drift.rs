//! Drift: what both wrote for themselves and what their times after have become may part. Then there
//! is at most one question, only inside a look that someone opened, and it names nobody.
//!
//! It reads the two voices as told and the shared moments, and nothing private: the screen of a look
//! is a shared one.

use super::look_again::Look;
use crate::content::Library;
use crate::plan::ids::TopicId;
use crate::plan::moment::Moment;
use crate::plan::scales::{Often, StepKind};
use crate::plan::topic::TopicContent;
use crate::plan::voice::Voice;
use std::collections::{BTreeMap, BTreeSet};

/// So many of the newest moments are looked at. With fewer there is no question.
pub const MOMENTS: usize = 3;

/// What a question may be about: things that both can wish for, with the ids of their words.
const THINGS: &[(StepKind, &str)] = &[
    (StepKind::Quiet, "thing.quiet"),
    (StepKind::Warmth, "thing.warmth"),
    (StepKind::Drink, "thing.drink"),
    (StepKind::Food, "thing.food"),
    (StepKind::Touch, "thing.touch"),
    (StepKind::Words, "thing.words"),
    (StepKind::Breath, "thing.breath"),
    (StepKind::Rest, "thing.rest"),
];

/// The question: a string's id, and the id of what fills its hole `thing`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub text: &'static str,
    /// What it is about.
    pub thing: &'static str,
}

/// Looks for the one question and puts its card into the look. It asks about the first thing that
/// both often like to get and that no sequence of the newest [`MOMENTS`] moments had. Moments whose
/// sequence this phone does not know say nothing, and then nothing is asked.
pub fn ask(
    look: &mut Look,
    moments: &[Moment],
    topics: &BTreeMap<TopicId, TopicContent>,
    voices: (&Voice, &Voice),
    library: &Library,
) -> Option<Question> {
    let mut newest: Vec<&Moment> = moments.iter().collect();
    newest.sort_by_key(|m| std::cmp::Reverse((m.day, m.id)));
    newest.dedup_by_key(|m| m.id);
    let newest = newest.get(..MOMENTS)?;
    let mut had = BTreeSet::new();
    for moment in newest {
        let played = moment.sequence.as_ref().and_then(|id| topics.get(id));
        let Some(TopicContent::Sequence(sequence)) = played else {
            return None;
        };
        had.extend(sequence.steps.iter().map(|step| step.kind));
    }
    let (mine, theirs) = (wishes(voices.0, library), wishes(voices.1, library));
    let (_, thing) = THINGS
        .iter()
        .find(|(kind, _)| mine.contains(kind) && theirs.contains(kind) && !had.contains(kind))?;
    look.ask_drift();
    Some(Question {
        text: "drift.ask_thing",
        thing,
    })
}

/// The kinds of comfort that a voice often likes to get.
fn wishes(voice: &Voice, library: &Library) -> BTreeSet<StepKind> {
    voice
        .comforts()
        .filter(|(_, comfort)| comfort.get == Some(Often::Often))
        .filter_map(|(id, _)| library.comforts.get(id.as_str()))
        .map(|comfort| comfort.kind)
        .collect()
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::super::look_again::{Card, due};
    use super::*;
    use crate::content::{fill, library};
    use crate::plan::ids::{CopyId, ItemId};
    use crate::plan::moment::Chooser;
    use crate::plan::scales::{Where, Who};
    use crate::plan::topic::{Sequence, Step};
    use crate::plan::voice::{Comfort, Field, ItemKey, ItemValue};
    use chrono::NaiveDate;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 5, day).expect("a day")
    }

    fn sequence(name: &str, kind: StepKind) -> (TopicId, TopicContent) {
        let step = Step {
            id: ItemId::new("one").expect("a name"),
            what: "something".to_owned(),
            kind,
            who: Who::Both,
            most: None,
            minutes: None,
            or: None,
            tags: Vec::new(),
            comfort: None,
        };
        let sequence = Sequence {
            name: name.to_owned(),
            place: Where::Together,
            steps: vec![step],
            look_again: None,
        };
        (
            TopicId::new(name).expect("a name"),
            TopicContent::Sequence(sequence),
        )
    }

    fn moments(sequences: &[&str]) -> Vec<Moment> {
        let all = sequences.iter().zip(1..);
        all.map(|(sequence, n)| Moment {
            id: CopyId([n; 16]),
            day: day(u32::from(n)),
            sequence: TopicId::new(sequence).ok(),
            chooser: Some(Chooser::Author),
            together: true,
        })
        .collect()
    }

    fn voice(get: Often) -> Voice {
        let mut voice = Voice::default();
        let id = ItemId::new("quiet.beside").expect("a name");
        let wish = Comfort {
            get: Some(get),
            ..Comfort::default()
        };
        let key = ItemKey::entry(Field::Comforts, id);
        voice
            .set(key, Some(ItemValue::Comfort(wish)))
            .expect("it fits");
        voice
    }

    fn asked(sequences: &[&str], theirs: Often) -> (Option<Question>, Look) {
        let topics = BTreeMap::from([
            sequence("sequence.tea", StepKind::Drink),
            sequence("sequence.hush", StepKind::Quiet),
        ]);
        let due = due(&topics, day(1), day(2));
        let mut look = Look::open(&due, &topics, true, 0);
        let voices = (voice(Often::Often), voice(theirs));
        let voices = (&voices.0, &voices.1);
        let moments = moments(sequences);
        let question = ask(&mut look, &moments, &topics, voices, library("en"));
        (question, look)
    }

    const TEA: &str = "sequence.tea";
    const HUSH: &str = "sequence.hush";

    #[test]
    fn it_asks_when_what_both_wish_for_was_not_there() {
        let (question, mut look) = asked(&[HUSH, TEA, TEA, TEA], Often::Often);
        let question = question.expect("a question");
        assert_eq!(question.thing, "thing.quiet");
        look.next();
        look.next();
        assert_eq!(look.card(), Some(&Card::Drift));
    }

    #[test]
    fn it_stays_silent_when_it_cannot_know_or_only_one_wishes() {
        for (sequences, theirs) in [
            (&[TEA, TEA][..], Often::Often),
            (&[TEA, TEA, HUSH], Often::Often),
            (&[TEA, TEA, TEA], Often::Sometimes),
            (&[TEA, TEA, TEA, "sequence.gone"], Often::Often),
        ] {
            assert_eq!(asked(sequences, theirs).0, None, "{sequences:?}");
        }
    }

    #[test]
    fn it_names_nobody_and_counts_nothing() {
        for code in ["en", "en-plain"] {
            let library = library(code);
            for (_, thing) in THINGS {
                let thing = library.string(thing).expect("its words");
                let ask = library.string("drift.ask_thing").expect("its words");
                let text = fill(ask, &[("thing", thing)]);
                assert!(!text.contains('{') && !text.contains(|c: char| c.is_ascii_digit()));
            }
        }
    }
}
