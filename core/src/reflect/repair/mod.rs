//! A quarrel: a pause, and ways back, as the couple agreed or as the app suggests without a plan.
//!
//! It runs on one person's phone and holds the present state only: no history, nothing of who asked
//! for the pause or how often. Time belongs to each: nothing moves on by itself, more time is always
//! possible, and "not tonight" is a whole answer. From every state there is "I am afraid", and it
//! never leads back into a talk. When it ends, the flow is gone, and what was written with it, but
//! for a draft that its author keeps.

mod action;
#[cfg(test)]
mod tests;

pub use action::Action;

use crate::consent::clock::Time;
use crate::language::{self, Flag};
use crate::plan::sizes::{self, Unfit};
use crate::plan::text::{clean, verify};
use crate::plan::topic;
use serde::{Deserialize, Serialize};

/// Minutes of a time-out, if nobody agreed on others.
pub const MINUTES: u32 = 25;

/// Minutes of a turn to speak, and how often the turns swap, if nobody agreed on others.
pub const TURNS: topic::TalkTurns = topic::TalkTurns {
    minutes: 3,
    swaps: 2,
};

/// Ways back that are offered if nobody wrote own ones: entries of the content's `deescalation`.
const WAYS: &[&str] = &[
    "calm.way_back",
    "calm.agree_bit",
    "calm.own_share",
    "calm.water",
];

/// Where the flow is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum State {
    /// Nothing has begun.
    Ready,
    /// This person's own time. Without an end nothing will be asked.
    Pause {
        /// When it is asked once, softly, how to go on.
        until: Option<Time>,
    },
    /// Something that calms, within the pause.
    Calm {
        /// Breath, or something else.
        way: Way,
        /// The pause's end.
        until: Option<Time>,
    },
    /// Not tonight.
    NotTonight,
    /// Writing apart.
    Write,
    /// Ways back.
    Ways,
    /// Turns to speak. Whose turn it is, the two know themselves.
    Turn {
        /// How many swaps there were.
        swaps: u32,
        /// Speaking, or saying back.
        part: Part,
        /// When the turn's time is over.
        ends: Time,
    },
    /// "I am afraid."
    Afraid,
}

/// A way to calm down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// By breath.
    Breath,
    /// Without breath.
    Senses,
}

/// A part of a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// One speaks.
    Speak,
    /// The other says back what was heard.
    SayBack,
}

/// What stands beside a screen's sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beside {
    /// Nothing.
    Nothing,
    /// Own words under a heading (a string's id).
    Words(&'static str, Vec<String>),
    /// The way to breathe that the content offers first.
    Breathing,
    /// The content's `grounding`.
    Grounding,
    /// Entries of the content's `deescalation`.
    Calming(&'static [&'static str]),
    /// A page of the content.
    Page(&'static str),
}

/// What to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screen {
    /// The sentence: a string's id.
    pub text: &'static str,
    /// What fills its holes.
    pub holes: Vec<(&'static str, String)>,
    /// What stands beside it.
    pub beside: Beside,
    /// What can be done. [`Action::Afraid`] and [`Action::End`] are always reachable.
    pub actions: Vec<Action>,
}

/// What the couple agreed, as far as this person's phone needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Course {
    word: Option<String>,
    minutes: u32,
    place: Option<String>,
    talk: topic::TalkTurns,
    tonight_not: Vec<String>,
    ways_back: Vec<String>,
}

/// What someone wrote apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Draft {
    text: String,
    keep: bool,
}

/// One person's way through a quarrel. Private, like everything in this room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    course: Course,
    state: State,
    draft: Option<Draft>,
    helper: bool,
}

impl Flow {
    /// Begins. With an agreed topic it follows that; without one it needs nothing. `me` is this
    /// person's nickname, by which the plan names their place.
    #[must_use]
    pub fn begin(plan: Option<&topic::Repair>, me: &str) -> Self {
        let texts = |lines: &[topic::Line]| lines.iter().map(|l| l.text.clone()).collect();
        let course = Course {
            word: plan.and_then(|p| p.pause_word.clone()),
            minutes: plan.map_or(MINUTES, |p| p.minutes),
            place: plan
                .and_then(|p| p.places.iter().find(|place| place.who == me))
                .map(|place| place.place.clone()),
            talk: plan.and_then(|p| p.talk).unwrap_or(TURNS),
            tonight_not: plan.map_or_else(Vec::new, |p| texts(&p.tonight_not)),
            ways_back: plan.map_or_else(Vec::new, |p| texts(&p.ways_back)),
        };
        Self {
            course,
            state: State::Ready,
            draft: None,
            helper: false,
        }
    }

    /// Where it is.
    #[must_use]
    pub const fn state(&self) -> State {
        self.state
    }

    /// What can be done now.
    #[must_use]
    pub fn actions(&self) -> Vec<Action> {
        use Action::{
            Afraid, Back, Breathe, End, Enough, GoBack, MoreTime, NotTonight, Pause, SayBack,
            Senses, Swap, Turns, Ways, Write,
        };
        match self.state {
            State::Ready => vec![Pause, Write, Turns, Ways, NotTonight, Afraid, End],
            State::Pause { .. } => vec![
                MoreTime, Back, NotTonight, Breathe, Senses, Write, Afraid, End,
            ],
            State::Calm {
                way: Way::Breath, ..
            } => vec![Enough, Senses, Afraid, End],
            State::Calm {
                way: Way::Senses, ..
            } => vec![Enough, Breathe, Afraid, End],
            State::NotTonight => vec![Write, GoBack, Afraid, End],
            State::Write => vec![Turns, Ways, Pause, NotTonight, Afraid, End],
            State::Ways => vec![Turns, Write, Pause, NotTonight, Afraid, End],
            State::Turn {
                part: Part::Speak, ..
            } => vec![SayBack, Swap, Ways, Pause, NotTonight, Afraid, End],
            State::Turn {
                part: Part::SayBack,
                ..
            } => vec![Swap, Ways, Pause, NotTonight, Afraid, End],
            State::Afraid => vec![GoBack, End],
        }
    }

    /// Does what a person tapped. What is not offered changes nothing.
    pub fn act(&mut self, action: Action, now: Time) {
        if !self.actions().contains(&action) {
            return;
        }
        let minutes = |n: u32| now.plus(i64::from(n) * 60);
        let pause = match self.state {
            State::Pause { until } | State::Calm { until, .. } => until,
            _ => None,
        };
        let swaps = match self.state {
            State::Turn { swaps, .. } => Some(swaps),
            _ => None,
        };
        let turn = |swaps, part| State::Turn {
            swaps,
            part,
            ends: minutes(self.course.talk.minutes),
        };
        self.state = match action {
            Action::Pause => State::Pause {
                until: Some(minutes(self.course.minutes)),
            },
            // More time never shortens what there is.
            Action::MoreTime => State::Pause {
                until: pause.max(Some(minutes(self.course.minutes))),
            },
            Action::Breathe => State::Calm {
                way: Way::Breath,
                until: pause,
            },
            Action::Senses => State::Calm {
                way: Way::Senses,
                until: pause,
            },
            Action::Enough => State::Pause { until: pause },
            Action::Back | Action::Write => State::Write,
            Action::NotTonight => State::NotTonight,
            Action::Turns => turn(0, Part::Speak),
            Action::SayBack => turn(swaps.unwrap_or(0), Part::SayBack),
            Action::Swap => match swaps {
                Some(done) if done < self.course.talk.swaps => turn(done + 1, Part::Speak),
                _ => State::Ways,
            },
            Action::Ways => State::Ways,
            Action::Afraid => State::Afraid,
            // Never back into a talk: from fear and from "not tonight" one comes to oneself.
            Action::GoBack => State::Pause { until: None },
            Action::End => self.state,
        };
    }

    /// Writes apart, for one's own eyes, in [`State::Write`]. An empty text takes the draft away.
    /// `keep` says whether it outlives the flow.
    ///
    /// # Errors
    /// [`Unfit`] if it is too long, or nobody is writing now. Nothing changes then.
    pub fn write(&mut self, text: &str, keep: bool) -> Result<(), Unfit> {
        if self.state != State::Write {
            return Err(Unfit::WrongValue {
                field: "repair.write",
            });
        }
        let text = clean(text);
        verify(&text, sizes::COPY_TEXT)?;
        self.draft = (!text.is_empty()).then_some(Draft { text, keep });
        Ok(())
    }

    /// The own draft, only while its author is writing.
    #[must_use]
    pub fn draft(&self) -> Option<&str> {
        match (&self.state, &self.draft) {
            (State::Write, Some(draft)) => Some(&draft.text),
            _ => None,
        }
    }

    /// Turns the language helper on or off. It is off unless someone wants it here.
    pub const fn set_helper(&mut self, on: bool) {
        self.helper = on;
    }

    /// What the language helper sees in a text: nothing while it is off.
    #[must_use]
    pub fn hints(&self, text: &str) -> Vec<Flag> {
        if self.helper {
            language::check(text)
        } else {
            Vec::new()
        }
    }

    /// When the one soft cue of this state is due: the end of the pause, or of a turn.
    #[must_use]
    pub const fn cue(&self) -> Option<Time> {
        match self.state {
            State::Pause { until } | State::Calm { until, .. } => until,
            State::Turn { ends, .. } => Some(ends),
            _ => None,
        }
    }

    /// What to show now.
    #[must_use]
    pub fn screen(&self, now: Time) -> Screen {
        let over = self.cue().is_some_and(|at| at <= now);
        let words = |heading, lines: &[String]| {
            if lines.is_empty() {
                Beside::Nothing
            } else {
                Beside::Words(heading, lines.to_vec())
            }
        };
        let minutes = |n: u32| vec![("minutes", n.to_string())];
        let course = &self.course;
        let (text, holes, beside) = match self.state {
            State::Ready => match &course.word {
                Some(word) => (
                    "repair.ready_word",
                    vec![("word", word.clone())],
                    Beside::Nothing,
                ),
                None => ("repair.ready", Vec::new(), Beside::Nothing),
            },
            State::Pause { until } => {
                let place = words("repair.place", course.place.as_slice());
                match until {
                    _ if over => ("repair.pause.over", Vec::new(), place),
                    Some(_) => ("repair.pause", minutes(course.minutes), place),
                    None => ("repair.pause.open", Vec::new(), place),
                }
            }
            State::Calm { way, .. } => match way {
                Way::Breath => ("repair.breathe", Vec::new(), Beside::Breathing),
                Way::Senses => ("repair.senses", Vec::new(), Beside::Grounding),
            },
            State::NotTonight => ("repair.not_tonight", Vec::new(), Beside::Nothing),
            State::Write => ("repair.write", Vec::new(), Beside::Nothing),
            State::Ways => {
                let beside = if course.ways_back.is_empty() {
                    Beside::Calming(WAYS)
                } else {
                    words("repair.ways", &course.ways_back)
                };
                ("repair.ways.how", Vec::new(), beside)
            }
            State::Turn { part, .. } => {
                let beside = words("repair.tonight_not", &course.tonight_not);
                match part {
                    _ if over => ("repair.turn.over", Vec::new(), beside),
                    Part::Speak => ("repair.turn.speak", minutes(course.talk.minutes), beside),
                    Part::SayBack => ("repair.turn.say_back", Vec::new(), beside),
                }
            }
            State::Afraid => ("fear.link", Vec::new(), Beside::Page("afraid")),
        };
        Screen {
            text,
            holes,
            beside,
            actions: self.actions(),
        }
    }

    /// Ends it, in any state. The flow is gone; what is given back is the draft, if its author keeps
    /// it.
    #[must_use]
    pub fn end(self) -> Option<String> {
        self.draft
            .filter(|draft| draft.keep)
            .map(|draft| draft.text)
    }
}
