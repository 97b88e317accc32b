//! Cues: what can be felt and heard with eyes closed. No cue is the only way to know a thing.

use crate::consent::clock::Time;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a cue tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CueKind {
    /// The run begins: long and soft.
    Start,
    /// A step begins: one soft.
    Step,
    /// A step is nearly over: two light, once, 60 seconds before.
    NearlyOver,
    /// Breathe in: one that rises.
    In,
    /// Breathe out: two that fall.
    Out,
    /// Someone needs room: three slow.
    Space,
    /// The time for it is over: one soft, once.
    SpaceOver,
    /// "Stay with me": two close together.
    Stay,
    /// The run is over: one long that fades.
    End,
}

/// A tone, soft, mixed with whatever plays, silent when the phone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tone {
    /// Where it begins, in hertz.
    pub from_hz: u16,
    /// Where it ends, in hertz.
    pub to_hz: u16,
    /// Its length in thousandths of a second.
    pub ms: u16,
}

const fn tone(from_hz: u16, to_hz: u16, ms: u16) -> Option<Tone> {
    Some(Tone { from_hz, to_hz, ms })
}

impl CueKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Start,
        Self::Step,
        Self::NearlyOver,
        Self::In,
        Self::Out,
        Self::Space,
        Self::SpaceOver,
        Self::Stay,
        Self::End,
    ];

    /// How it feels: thousandths of a second, on and off in turn, beginning with on.
    #[must_use]
    pub const fn haptic(self) -> &'static [u16] {
        match self {
            Self::Start => &[600],
            Self::Step | Self::SpaceOver => &[200],
            Self::NearlyOver => &[60, 140, 60],
            Self::In => &[350],
            Self::Out => &[220, 120, 120],
            Self::Space => &[400, 400, 400, 400, 400],
            Self::Stay => &[120, 80, 120],
            Self::End => &[1200],
        }
    }

    /// How it sounds.
    #[must_use]
    pub const fn tone(self) -> Option<Tone> {
        match self {
            Self::Start => tone(220, 220, 600),
            Self::Step | Self::SpaceOver => tone(262, 262, 200),
            Self::NearlyOver => tone(294, 294, 120),
            Self::In => tone(196, 262, 350),
            Self::Out => tone(262, 196, 460),
            Self::Space => tone(165, 165, 400),
            Self::Stay => tone(330, 330, 200),
            Self::End => tone(220, 110, 1200),
        }
    }
}

/// A cue to be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// What it tells.
    pub kind: CueKind,
    /// How it feels: thousandths of a second, on and off in turn. Empty if that is off.
    pub haptic: &'static [u16],
    /// How it sounds, unless that is off.
    pub tone: Option<Tone>,
    /// When.
    pub at: Time,
}

/// Which cues someone wants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CueChoice {
    /// Whether cues can be felt.
    pub haptic: bool,
    /// Whether cues can be heard.
    pub tone: bool,
    /// Kinds that are off.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub off: BTreeSet<CueKind>,
}

impl Default for CueChoice {
    fn default() -> Self {
        Self {
            haptic: true,
            tone: false,
            off: BTreeSet::new(),
        }
    }
}

impl CueChoice {
    /// The cue, as far as it is wanted.
    #[must_use]
    pub fn cue(&self, kind: CueKind, at: Time) -> Option<Cue> {
        let haptic: &'static [u16] = if self.haptic { kind.haptic() } else { &[] };
        let tone = kind.tone().filter(|_| self.tone);
        let wanted = !self.off.contains(&kind) && (!haptic.is_empty() || tone.is_some());
        wanted.then_some(Cue {
            kind,
            haptic,
            tone,
            at,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_can_be_told_apart_by_the_hand_alone() {
        let alike = [CueKind::Step, CueKind::SpaceOver];
        for one in CueKind::ALL {
            for two in CueKind::ALL {
                let both = alike.contains(&one) && alike.contains(&two);
                assert_eq!(one.haptic() == two.haptic(), one == two || both);
            }
        }
    }

    #[test]
    fn each_cue_can_be_off() {
        let mut choice = CueChoice::default();
        for kind in CueKind::ALL {
            assert!(choice.cue(kind, Time(0)).is_some_and(|c| c.tone.is_none()));
            choice.off.insert(kind);
            assert_eq!(choice.cue(kind, Time(0)), None);
        }
        let none = CueChoice {
            haptic: false,
            ..CueChoice::default()
        };
        assert_eq!(none.cue(CueKind::Space, Time(0)), None);
    }
}
