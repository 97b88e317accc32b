//! The scales and choices that voices and topics share. Each scale is written from the least to
//! the most, and its order is that order.

use serde::{Deserialize, Serialize};

macro_rules! choice {
    ($(#[$doc:meta])* $kind:ident { $($(#[$item:meta])* $name:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $kind { $($(#[$item])* #[serde(rename = $text)] $name),+ }

        impl $kind {
            /// Every value, from the least to the most.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The value as it stands in files.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }
        }

        impl std::str::FromStr for $kind {
            type Err = $crate::plan::ids::BadName;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text { $($text => Ok(Self::$name),)+ _ => Err($crate::plan::ids::BadName) }
            }
        }
    };
}
pub(crate) use choice;

choice!(
    /// The most touch that someone wants at first.
    Touch { /// No touch.
        None = "none", /// Hands only.
        Hand = "hand", /// Holding.
        Hold = "hold" }
);
choice!(
    /// How near.
    Near { /// In different places.
        Apart = "apart", /// One door away.
        NextRoom = "next_room", /// In the same room.
        SameRoom = "same_room", /// Side by side.
        Beside = "beside" }
);
choice!(
    /// How much talk.
    Talk { /// No words.
        None = "none", /// Few words.
        Few = "few", /// Open talk.
        Open = "open" }
);
choice!(
    /// How often a comfort is welcome, or can be given.
    Often { /// Please not this one.
        Never = "never", /// Now and then.
        Sometimes = "sometimes", /// Gladly.
        Often = "often" }
);
choice!(
    /// A way of talking, from the least speech to the most.
    TalkMode { /// No talk.
        None = "none", /// By taps.
        Taps = "taps", /// By notes.
        Notes = "notes", /// By speech.
        Speech = "speech" }
);
choice!(
    /// When to talk about how it went.
    TalkWhen { /// Ask each time.
        Ask = "ask", /// The next day.
        Tomorrow = "tomorrow", /// The same night.
        Tonight = "tonight" }
);
choice!(
    /// How someone who needs room may be reached meanwhile.
    Contact { /// Not at all.
        None = "none", /// The door stays open.
        DoorOpen = "door_open", /// By a knock.
        Knock = "knock", /// By a text.
        Text = "text" }
);
choice!(
    /// Feelings that can come unexpected.
    Feeling { /// Crying.
        Tears = "tears", /// Anger.
        Angry = "angry", /// Fear.
        Afraid = "afraid", /// Far away, nothing felt.
        Numb = "numb", /// Trembling.
        Shaky = "shaky", /// All of it at once.
        TooMuch = "too_much" }
);
choice!(
    /// Where a sequence is lived.
    Where { /// Alone.
        Solo = "solo", /// Apart, by call or text.
        Apart = "apart", /// In one place.
        Together = "together" }
);
choice!(
    /// What a step is.
    StepKind { /// A look at the body.
        Check = "check", /// Touch.
        Touch = "touch", /// Something to drink.
        Drink = "drink", /// Something to eat.
        Food = "food", /// Warmth.
        Warmth = "warmth", /// Quiet.
        Quiet = "quiet", /// Breath.
        Breath = "breath", /// Light, sound, scent, textures.
        Senses = "senses", /// A sensation, thanks, "we talk tomorrow".
        Acknowledge = "acknowledge", /// Words.
        Words = "words", /// Rest.
        Rest = "rest", /// What to do if something changes.
        Plan = "plan" }
);
choice!(
    /// Who does a step.
    Who { /// Each for themselves.
        Each = "each", /// Both together.
        Both = "both", /// The one who chose.
        Chooser = "chooser", /// The other one.
        Other = "other" }
);
choice!(
    /// How a check-in happens, from what asks least.
    CheckInHow { /// Ask first.
        Ask = "ask", /// By text.
        Text = "text", /// By a call.
        Call = "call", /// In person.
        InPerson = "in_person" }
);
choice!(
    /// How a debrief is held.
    DebriefHow { /// Talking, nothing written.
        TalkNoNotes = "talk_no_notes", /// In writing.
        Write = "write", /// Silently, then together.
        Sealed = "sealed" }
);
choice!(
    /// How often the plan is looked at again.
    Every { /// Every two weeks.
        TwoWeeks = "two_weeks", /// Every month.
        Monthly = "monthly", /// Every three months.
        ThreeMonths = "three_months", /// Twice a year.
        HalfYear = "half_year", /// Once a year.
        Yearly = "yearly" }
);
choice!(
    /// Who picks next.
    TurnRule { /// Ask each time.
        Ask = "ask", /// Take turns.
        Alternate = "alternate" }
);
