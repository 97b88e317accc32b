//! One run of the player: a state machine over taps and a clock that the shell supplies.
//!
//! It holds its own steps and nothing of the vault, so it plays while the vault is locked. Written
//! down at any event and read again it goes on where it was. It holds the present only: who asked
//! for room, which feeling came and what was passed over are gone as soon as they are over, and
//! everything is gone at the end but the [`Outcome`].

use super::button::{Button, Event};
use super::composer::Composed;
use super::cue::{Cue, CueChoice, CueKind};
use super::moment::{MomentSketch, Outcome};
use super::span::until;
use super::state::{Base, Going, Over, Play};
use crate::consent::clock::Time;
use crate::content::kinds::Act;
use crate::content::library;
use crate::plan::scales::StepKind;
use serde::{Deserialize, Serialize};

/// "Stay longer" adds so many seconds.
pub const LONGER: u32 = 300;

/// "More time" adds so many minutes.
pub const MORE: u32 = 10;

/// A run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    pub(super) language: String,
    pub(super) cues: CueChoice,
    pub(super) base: Base,
    pub(super) over: Option<Over>,
    pub(super) face_down: bool,
    pub(super) play: Option<Box<Play>>,
    pub(super) outcome: Outcome,
}

impl Run {
    /// A run that is set out and waits for its start.
    #[must_use]
    pub fn new(composed: Composed, cues: CueChoice) -> Self {
        let day = Time::default().day();
        let moment = MomentSketch::had(day, composed.sequence, composed.chooser, composed.place);
        Self {
            language: composed.language,
            cues,
            base: Base::Ready,
            over: None,
            face_down: false,
            play: Some(Box::new(Play {
                steps: composed.steps,
                short: composed.short,
                check: composed.check,
                cards: composed.cards,
                place: composed.place,
                most: composed.most,
                barred: Vec::new(),
                short_sequence: composed.short_sequence,
                moment,
            })),
            outcome: Outcome::default(),
        }
    }

    /// What is handed over, once the run is closed.
    #[must_use]
    pub fn outcome(&self) -> Option<&Outcome> {
        (self.base == Base::Closed).then_some(&self.outcome)
    }

    /// Something happened. Gives the cues that follow at once.
    pub fn event(&mut self, event: Event, now: Time) -> Vec<Cue> {
        if let (None, Base::Step(Going { span: Some(s), .. })) = (&self.over, &mut self.base) {
            s.settle(now);
        }
        let cue = match event {
            Event::Tap(button) => {
                let shown = !self.face_down && self.screen(now).shows(button);
                shown.then(|| self.tap(button, now)).flatten()
            }
            Event::SpaceBy(side) if self.screen(now).shows(Button::Space) => {
                self.ask(Over::Leaver(self.present(side)), CueKind::Space, now)
            }
            Event::StayBy(side) if self.screen(now).shows(Button::Stay) => {
                self.ask(Over::Stay(self.present(side)), CueKind::Stay, now)
            }
            Event::SpaceBy(_) | Event::StayBy(_) => None,
            Event::Narrow(less) => self.narrow(less, now),
            Event::ForLater(line) => {
                self.for_later(&line);
                None
            }
            Event::FaceDown(down) => {
                self.face_down = down;
                None
            }
            Event::Killed => {
                self.killed();
                None
            }
        };
        cue.into_iter()
            .filter_map(|kind| self.cues.cue(kind, now))
            .collect()
    }

    /// Time has passed. Gives the cues that are due; nothing else ever follows from a clock.
    pub fn tick(&mut self, now: Time) -> Vec<Cue> {
        let breath = self.breath_turn(now);
        let kind = match (&mut self.over, &mut self.base) {
            (Some(Over::Calm(_, calm)), _) if calm.ground.is_none() => {
                turned(breath, &mut calm.told)
            }
            (None, Base::Step(going)) => {
                let warn = going.span.as_mut().is_some_and(|span| span.warn(now));
                if let Some(span) = &mut going.span {
                    span.settle(now);
                }
                match warn {
                    true => Some(CueKind::NearlyOver),
                    false => turned(breath, &mut going.told),
                }
            }
            _ => None,
        };
        let wait = self.over.as_mut().and_then(Over::wait);
        let room = wait.is_some_and(|wait| {
            let due = !wait.told && now >= wait.ends;
            wait.told |= due;
            due
        });
        let kinds = kind.into_iter().chain(room.then_some(CueKind::SpaceOver));
        kinds.filter_map(|kind| self.cues.cue(kind, now)).collect()
    }

    /// The cues of the present step, by the seconds since its beginning: what can be followed with
    /// eyes closed.
    #[must_use]
    pub fn timeline(&self) -> Vec<(u32, CueKind)> {
        let Base::Step(going) = &self.base else {
            return Vec::new();
        };
        let mut moments = vec![(0, CueKind::Step)];
        let Some(span) = going.span else {
            return moments;
        };
        if self.breathes(going) {
            let (phases, length) = self.phases();
            let mut at = 0;
            while length > 0 && at < u64::from(span.total) * 1000 {
                for (act, ms) in &phases {
                    let second = u32::try_from(at / 1000).unwrap_or(span.total);
                    if second < span.total {
                        moments.extend(act_cue(*act).map(|kind| (second, kind)));
                    }
                    at += u64::from(*ms);
                }
            }
        }
        if span.total > super::span::WARNING {
            moments.push((span.total - super::span::WARNING, CueKind::NearlyOver));
        }
        moments.sort_by_key(|(second, _)| *second);
        moments
    }

    /// Whether a step is a breath, and not another way.
    pub(super) fn breathes(&self, going: &Going) -> bool {
        let way = self
            .play
            .as_ref()
            .and_then(|play| play.way(going.at, going.way));
        way.is_some_and(|way| way.kind == StepKind::Breath) && going.ground.is_none()
    }

    /// The phases of a breath in thousandths of a second, and the length of all.
    fn phases(&self) -> (Vec<(Act, u32)>, u64) {
        let breath = library(&self.language).default_breath();
        let phases: Vec<(Act, u32)> = breath
            .map(|b| b.phases.iter().map(|p| (p.act, p.ms)).collect())
            .unwrap_or_default();
        let length = phases.iter().map(|(_, ms)| u64::from(*ms)).sum();
        (phases, length)
    }

    /// How many turns of the breath have begun, and the last of them.
    pub(super) fn breath_turn(&self, now: Time) -> Option<(u32, Act)> {
        let passed = match (&self.over, &self.base) {
            (Some(Over::Calm(_, calm)), _) if calm.ground.is_none() => {
                until(now, calm.since, 24 * 3600)
            }
            (None, Base::Step(going)) if self.breathes(going) => {
                let span = going.span.filter(|span| !span.is_over(now))?;
                span.passed(now)
            }
            _ => return None,
        };
        let (phases, length) = self.phases();
        let ms = u64::from(passed) * 1000;
        let mut turn = ms.checked_div(length)? * u64::try_from(phases.len()).ok()?;
        let mut left = ms.checked_rem(length)?;
        for (act, phase) in phases {
            turn += 1;
            if left < u64::from(phase) {
                return Some((u32::try_from(turn).ok()?, act));
            }
            left -= u64::from(phase);
        }
        None
    }
}

/// The cue of a turn of the breath that was not told yet.
fn turned(breath: Option<(u32, Act)>, told: &mut u32) -> Option<CueKind> {
    let (turn, act) = breath?;
    if turn <= *told {
        return None;
    }
    *told = turn;
    act_cue(act)
}

const fn act_cue(act: Act) -> Option<CueKind> {
    match act {
        Act::In | Act::InMore => Some(CueKind::In),
        Act::Out => Some(CueKind::Out),
        Act::Hold => None,
    }
}
