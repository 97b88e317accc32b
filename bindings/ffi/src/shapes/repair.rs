//! Records of a quarrel's pause and ways back.

use super::names::time;
use leeside::consent::clock::Time;
use leeside::content::entries::{Page, Pattern, Technique};
use leeside::content::{Library, fill};
use leeside::reflect::repair::{Action, Beside, Flow, Part, Screen, State, Way};
use std::time::SystemTime;

/// What a person can do in a quarrel. "I am afraid" and the end are always reachable.
#[uniffi::remote(Enum)]
#[uniffi(name = "RepairAction")]
pub enum Action {
    /// Take a pause.
    Pause,
    /// Breathe.
    Breathe,
    /// Something without breath.
    Senses,
    /// Enough of it, back to the pause.
    Enough,
    /// More time.
    MoreTime,
    /// Ready to come back; writes first, or does not.
    Back,
    /// Not tonight.
    NotTonight,
    /// Write apart.
    Write,
    /// Turns to speak.
    Turns,
    /// Now the other says back.
    SayBack,
    /// The turns swap.
    Swap,
    /// Ways back.
    Ways,
    /// I am afraid.
    Afraid,
    /// Back into an own pause.
    GoBack,
    /// End it: call `end`.
    End,
}

/// Where a quarrel's pause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum RepairState {
    /// Nothing has begun.
    Ready,
    /// This person's own time.
    Pause,
    /// A breath, within the pause.
    Breath,
    /// Something that calms without breath, within the pause.
    Senses,
    /// Not tonight: a whole answer.
    NotTonight,
    /// Writing apart.
    Write,
    /// Ways back.
    Ways,
    /// One speaks.
    Speak,
    /// The other says back what was heard.
    SayBack,
    /// "I am afraid": it never leads back into a talk.
    Afraid,
}

/// What stands beside the sentence.
#[derive(Debug, Clone, uniffi::Enum)]
pub enum RepairBeside {
    /// Nothing.
    Nothing,
    /// Own words of the two under a heading.
    Words {
        /// The heading.
        heading: String,
        /// The words.
        lines: Vec<String>,
    },
    /// A way to breathe.
    Breathing {
        /// It.
        pattern: Pattern,
    },
    /// Ways that calm.
    Calming {
        /// They.
        ways: Vec<Technique>,
    },
    /// A page to read, with help.
    Page {
        /// It.
        page: Page,
    },
}

/// A button with its words.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RepairButton {
    /// What it does.
    pub action: Action,
    /// Its words.
    pub text: String,
}

/// What a quarrel's pause shows.
#[derive(Debug, Clone, uniffi::Record)]
pub struct RepairScreen {
    /// The state.
    pub state: RepairState,
    /// The one sentence.
    pub sentence: String,
    /// What stands beside it.
    pub beside: RepairBeside,
    /// The buttons, in order.
    pub buttons: Vec<RepairButton>,
    /// When one soft cue is due: the end of the pause or of a turn. Nothing else follows from it.
    pub cue: Option<SystemTime>,
}

impl RepairScreen {
    pub(crate) fn of(flow: &Flow, now: Time, library: &Library) -> Self {
        let Screen {
            text,
            holes,
            beside: next_to,
            actions,
        } = flow.screen(now);
        let holes: Vec<(&str, &str)> = holes.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let words = |id: &str| library.string(id).unwrap_or_default().to_owned();
        let button = |action: Action| RepairButton {
            text: words(action.text()),
            action,
        };
        Self {
            state: state(flow.state()),
            sentence: fill(&words(text), &holes),
            beside: beside(next_to, library),
            buttons: actions.into_iter().map(button).collect(),
            cue: flow.cue().map(time),
        }
    }
}

const fn state(state: State) -> RepairState {
    match state {
        State::Ready => RepairState::Ready,
        State::Pause { .. } => RepairState::Pause,
        State::Calm {
            way: Way::Breath, ..
        } => RepairState::Breath,
        State::Calm {
            way: Way::Senses, ..
        } => RepairState::Senses,
        State::NotTonight => RepairState::NotTonight,
        State::Write => RepairState::Write,
        State::Ways => RepairState::Ways,
        State::Turn {
            part: Part::Speak, ..
        } => RepairState::Speak,
        State::Turn {
            part: Part::SayBack,
            ..
        } => RepairState::SayBack,
        State::Afraid => RepairState::Afraid,
    }
}

fn beside(beside: Beside, library: &Library) -> RepairBeside {
    let found = match beside {
        Beside::Nothing => None,
        Beside::Words(heading, lines) => Some(RepairBeside::Words {
            heading: library.string(heading).unwrap_or_default().to_owned(),
            lines,
        }),
        Beside::Breathing => library
            .default_breath()
            .cloned()
            .map(|pattern| RepairBeside::Breathing { pattern }),
        Beside::Grounding => Some(RepairBeside::Calming {
            ways: library.grounding.to_vec(),
        }),
        Beside::Calming(ids) => {
            let ways = ids.iter().filter_map(|id| library.deescalation.get(id));
            Some(RepairBeside::Calming {
                ways: ways.cloned().collect(),
            })
        }
        Beside::Page(id) => library
            .pages
            .get(id)
            .cloned()
            .map(|page| RepairBeside::Page { page }),
    };
    found.unwrap_or(RepairBeside::Nothing)
}
