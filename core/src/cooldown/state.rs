//! Where a run is. What is written here is what a killed app finds again, so it holds the present
//! and nothing that led to it.

use super::cards::Cards;
use super::closeness::Closeness;
use super::moment::MomentSketch;
use super::span::Span;
use super::tonight::Side;
use super::way::{ComposedStep, Way};
use crate::consent::clock::Time;
use crate::plan::ids::{ItemId, Tag, TopicId};
use crate::plan::scales::{Feeling, Where};
use serde::{Deserialize, Serialize};

/// What lies under everything else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Base {
    /// Set out, not begun.
    Ready,
    /// The other phone in the room.
    Quiet,
    /// "Is anyone hurt or cold?"
    BodyCheck,
    /// The page for it.
    BodyPage,
    /// A step.
    Step(Going),
    /// The end.
    Done {
        /// Whether it came before the last step was over.
        early: bool,
        /// The last lines.
        good_night: Vec<String>,
    },
    /// Closed. Nothing is left.
    Closed,
}

/// A step that goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Going {
    /// Which step.
    pub at: usize,
    /// Which of its ways.
    pub way: usize,
    /// Its time; open if none.
    pub span: Option<Span>,
    /// Breath cues that were given.
    pub told: u32,
    /// Not by breath: which other way.
    pub ground: Option<usize>,
}

/// What lies over it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Over {
    /// Everything waits.
    Pause,
    /// The card for whoever needs room.
    Leaver(Side),
    /// The card for whoever waits.
    Waiter(Wait),
    /// A breath while waiting.
    Calm(Wait, Calm),
    /// Who can help, over what it came from.
    Help(Option<Box<Over>>),
    /// "Stay with me", and whose words are shown.
    Stay(Side),
    /// The six.
    Feelings,
    /// One of them.
    Feeling {
        /// Which.
        feeling: Feeling,
        /// Whose words are shown.
        side: Side,
        /// What was chosen, to be read by the other one.
        chosen: Option<ItemId>,
    },
    /// "Something was not okay."
    NotOkay,
    /// Back after the system ended the app, over what was there.
    Back(Option<Box<Over>>),
}

impl Over {
    /// The waiting that this is, or lies over.
    pub fn wait(&mut self) -> Option<&mut Wait> {
        match self {
            Self::Waiter(wait) | Self::Calm(wait, _) => Some(wait),
            Self::Help(Some(under)) => under.wait(),
            _ => None,
        }
    }

    /// Whether this is "something was not okay", or help over it.
    pub fn is_not_okay(&self) -> bool {
        match self {
            Self::NotOkay => true,
            Self::Help(Some(under)) | Self::Back(Some(under)) => under.is_not_okay(),
            _ => false,
        }
    }
}

/// Someone has room, and someone waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wait {
    /// Whose room it is.
    pub side: Side,
    /// The minutes that were asked for last.
    pub minutes: u32,
    /// When they are over.
    pub ends: Time,
    /// Whether the one soft cue was given then.
    pub told: bool,
}

/// A breath beside the steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Calm {
    pub since: Time,
    pub told: u32,
    pub ground: Option<usize>,
}

/// All that a run holds while it lasts. At the end it goes as one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Play {
    pub steps: Vec<ComposedStep>,
    pub short: Vec<ComposedStep>,
    pub check: Option<String>,
    pub cards: Cards,
    pub place: Where,
    /// The most closeness; only ever gets smaller.
    pub most: Closeness,
    /// What was ruled out since the start.
    pub barred: Vec<Tag>,
    pub short_sequence: Option<TopicId>,
    pub moment: Option<MomentSketch>,
}

impl Play {
    /// A way of a step.
    pub fn way(&self, at: usize, way: usize) -> Option<&Way> {
        self.steps.get(at)?.ways.get(way)
    }

    /// The first way of a step, from one on, that keeps to what holds now.
    pub fn next_way(&self, at: usize, from: usize) -> Option<usize> {
        let ways = &self.steps.get(at)?.ways;
        (from..ways.len()).find(|n| ways.get(*n).is_some_and(|way| self.allows(way)))
    }

    /// Whether a way keeps to what holds now.
    pub fn allows(&self, way: &Way) -> bool {
        way.asks.within(self.most) && !self.bars(&way.tags)
    }

    /// Whether any of the tags was ruled out since the start.
    pub fn bars(&self, tags: &[Tag]) -> bool {
        let barred = |limit: &Tag| tags.iter().any(|tag| limit.covers(tag));
        self.barred.iter().any(barred)
    }
}
