//! Practise: two minutes by daylight, with both signals tried. Nothing of it is kept.

use super::button::Event;
use super::cards::{Card, Cards, TIME_OUT};
use super::closeness::Closeness;
use super::composer::Composed;
use super::cue::{Cue, CueChoice, CueKind};
use super::run::Run;
use super::screen::Screen;
use super::way::{ComposedStep, Way};
use crate::consent::clock::Time;
use crate::content::{Library, fill};
use crate::plan::scales::{StepKind, Where, Who};
use crate::plan::voice::{Field, Signal, Voice};
use std::collections::BTreeMap;

/// A rehearsal. It plays like a run, and there is no way to get a moment or a line out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practise(Run);

impl Practise {
    /// Two steps of a minute each: one for the signal for space, one for "stay with me".
    #[must_use]
    pub fn new(voice: &Voice, cues: CueChoice, library: &Library) -> Self {
        let string = |id: &str| library.string(id).unwrap_or_default().to_owned();
        let own = |field| voice.signal(field).cloned().unwrap_or_default();
        let (space, stay) = (own(Field::SignalSpace), own(Field::SignalStay));
        let step = |id: &str, signal: &Signal| {
            let said: Vec<&str> = [&signal.word, &signal.sign]
                .into_iter()
                .flatten()
                .map(String::as_str)
                .collect();
            let ask = string("ask_me");
            let what = if said.is_empty() {
                ask
            } else {
                said.join(" · ")
            };
            ComposedStep {
                ways: vec![Way {
                    kind: StepKind::Plan,
                    who: Who::Each,
                    sentence: string(id),
                    lines: vec![fill(&string("practise.signal"), &[("what", &what)])],
                    why: "why.practise".to_owned(),
                    asks: Closeness::LEAST,
                    tags: Vec::new(),
                    comfort: None,
                    minutes: Some(1),
                }],
            }
        };
        let steps = vec![step("practise.space", &space), step("practise.stay", &stay)];
        let card = Card {
            space,
            stay,
            reassure: voice.texts(Field::Reassure).map(str::to_owned).collect(),
            minutes: TIME_OUT,
            ..Card::default()
        };
        Self(Run::new(
            Composed {
                short: steps.clone(),
                steps,
                none: false,
                to_read: Vec::new(),
                to_read_alone: Vec::new(),
                check: None,
                cards: Cards {
                    theirs: Some(Card {
                        minutes: TIME_OUT,
                        ..Card::default()
                    }),
                    mine: card,
                    answer: None,
                    give_back: None,
                    while_waiting: None,
                    stay: Closeness::LEAST,
                    choices: BTreeMap::new(),
                    breath: true,
                    ground: Vec::new(),
                    good_night: vec![string("practise.done")],
                },
                most: Closeness::LEAST,
                place: Where::Together,
                sequence: None,
                short_sequence: None,
                chooser: None,
                language: library.language.code.clone(),
            },
            cues,
        ))
    }

    /// As [`Run::event`]. A line for later is not taken.
    pub fn event(&mut self, event: Event, now: Time) -> Vec<Cue> {
        match event {
            Event::ForLater(_) => Vec::new(),
            event => self.0.event(event, now),
        }
    }

    /// As [`Run::tick`].
    pub fn tick(&mut self, now: Time) -> Vec<Cue> {
        self.0.tick(now)
    }

    /// As [`Run::screen`].
    #[must_use]
    pub fn screen(&self, now: Time) -> Screen {
        self.0.screen(now)
    }

    /// Every cue once, to be learned.
    #[must_use]
    pub fn cues(choice: &CueChoice, now: Time) -> Vec<Cue> {
        CueKind::ALL
            .iter()
            .filter_map(|kind| choice.cue(*kind, now))
            .collect()
    }
}
