//! One way to live a step, with all that a screen needs to show it.

use super::closeness::Closeness;
use crate::plan::ids::{ItemId, Tag};
use crate::plan::scales::{StepKind, Who};
use serde::{Deserialize, Serialize};

/// One way to live a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Way {
    /// What kind of step it is; also the name of its icon.
    pub kind: StepKind,
    /// Who does it.
    pub who: Who,
    /// What we may do.
    pub sentence: String,
    /// Short lines under it: what is smaller tonight, or another way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
    /// Why it is here: the id of a string. It never tells whose limit it was.
    pub why: String,
    /// The closeness that it asks for.
    pub asks: Closeness,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Tag>,
    /// The catalogue's comfort, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comfort: Option<ItemId>,
    /// Minutes; open if none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
}

/// One step of a run: the way that comes first, and those for "not this", all within the rules.
/// The last one asks for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComposedStep {
    /// The ways, in the order in which they are offered.
    pub ways: Vec<Way>,
}

impl ComposedStep {
    /// The way that comes first.
    #[must_use]
    pub fn first(&self) -> Option<&Way> {
        self.ways.first()
    }
}
