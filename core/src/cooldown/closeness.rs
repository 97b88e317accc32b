//! Closeness on its three scales: touch, near, talk. They differ, so they are never added up.

use crate::plan::scales::{Near, Talk, Touch};
use crate::plan::topic::Most;
use serde::{Deserialize, Serialize};

/// A place on each of the three scales.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closeness {
    /// Touch.
    pub touch: Touch,
    /// Nearness.
    pub near: Near,
    /// Talk.
    pub talk: Talk,
}

impl Closeness {
    /// Nothing is asked.
    pub const LEAST: Self = Self {
        touch: Touch::None,
        near: Near::Apart,
        talk: Talk::None,
    };
    /// The most that each scale has.
    pub const MOST: Self = Self {
        touch: Touch::Hold,
        near: Near::Beside,
        talk: Talk::Open,
    };
    /// The most that the app offers of itself to someone who has not said.
    pub const UNASKED: Self = Self {
        touch: Touch::None,
        near: Near::SameRoom,
        talk: Talk::Few,
    };

    /// Whether no scale is above the other's.
    #[must_use]
    pub fn within(self, most: Self) -> bool {
        self == self.smaller(most)
    }

    /// The smaller of the two on each scale.
    #[must_use]
    pub fn smaller(self, other: Self) -> Self {
        Self {
            touch: self.touch.min(other.touch),
            near: self.near.min(other.near),
            talk: self.talk.min(other.talk),
        }
    }

    /// The larger of the two on each scale.
    #[must_use]
    pub fn larger(self, other: Self) -> Self {
        Self {
            touch: self.touch.max(other.touch),
            near: self.near.max(other.near),
            talk: self.talk.max(other.talk),
        }
    }

    /// This, and on the scales that `most` names no more than that.
    #[must_use]
    pub fn at_most(self, most: &Most) -> Self {
        self.smaller(Self {
            touch: most.touch.unwrap_or(Touch::Hold),
            near: most.near.unwrap_or(Near::Beside),
            talk: most.talk.unwrap_or(Talk::Open),
        })
    }
}
