//! What a person can do in a quarrel, tap by tap.

use serde::{Deserialize, Serialize};

/// What a person can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    /// End it: call [`Flow::end`](super::Flow::end).
    End,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 15] = [
        Self::Pause,
        Self::Breathe,
        Self::Senses,
        Self::Enough,
        Self::MoreTime,
        Self::Back,
        Self::NotTonight,
        Self::Write,
        Self::Turns,
        Self::SayBack,
        Self::Swap,
        Self::Ways,
        Self::Afraid,
        Self::GoBack,
        Self::End,
    ];

    /// The id of its words in the content's strings.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Pause => "repair.act.pause",
            Self::Breathe => "repair.act.breathe",
            Self::Senses => "repair.act.senses",
            Self::Enough => "repair.act.enough",
            Self::MoreTime => "repair.act.more_time",
            Self::Back => "repair.act.back",
            Self::NotTonight => "repair.act.not_tonight",
            Self::Write => "repair.act.write",
            Self::Turns => "repair.act.turns",
            Self::SayBack => "repair.act.say_back",
            Self::Swap => "repair.act.swap",
            Self::Ways => "repair.act.ways",
            Self::Afraid => "repair.act.afraid",
            Self::GoBack => "repair.act.go_back",
            Self::End => "repair.act.end",
        }
    }
}
