//! The player's buttons, and everything else that can happen to a run.

use super::tonight::{Less, Side};
use crate::plan::scales::Feeling;

/// A button of the player. A tap acts at once; nothing asks a second question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Button {
    /// Begins the run.
    Start,
    /// Begins the short form.
    Short,
    /// On the other phone in the room: the two big buttons, with the words to say aloud.
    Quiet,
    /// Nobody is hurt or cold.
    Fine,
    /// A look at the body.
    Check,
    /// Another way, no question asked.
    NotThis,
    /// A few minutes more.
    StayLonger,
    /// The next step.
    Next,
    /// Not by breath.
    OtherWay,
    /// Enough of the breath.
    Enough,
    /// Dizzy: the breath stops.
    Dizzy,
    /// Everything waits.
    Pause,
    /// On from a pause, or from where a killed run was.
    GoOn,
    /// From the beginning.
    StartAgain,
    /// The end, at any time.
    End,
    /// Someone needs room.
    Space,
    /// "Stay with me."
    Stay,
    /// The one who needs room goes.
    IAmOff,
    /// Back to what was there before.
    GoBack,
    /// The same card for the other one of the two.
    TheOther,
    /// A breath while waiting.
    Breathe,
    /// A private line for later. The shell asks for the words.
    ForLater,
    /// Someone may be in danger: help, and no breath.
    Danger,
    /// More time for room, without limit.
    MoreTime,
    /// Both are there again.
    WeAreBack,
    /// A whole answer.
    NotTonight,
    /// The words were said.
    SaidIt,
    /// Quiet is an answer too.
    QuietIsFine,
    /// A feeling came.
    Feelings,
    /// Which one.
    Feeling(Feeling),
    /// One of the choices on the page of a feeling, by its place there.
    Choice(u8),
    /// Nothing has to follow.
    JustStay,
    /// "Something was not okay."
    NotOkay,
    /// Stops here, with nothing saved.
    EndHere,
    /// Who can help.
    Help,
    /// Covers the screen. The shell locks.
    Hide,
    /// Closes the run.
    Close,
}

impl Button {
    /// The id of its string. A choice has its own words.
    #[must_use]
    pub const fn string_id(self) -> &'static str {
        match self {
            Self::Start => "player.start",
            Self::Short => "player.short",
            Self::Quiet => "player.quiet",
            Self::Fine => "player.check.fine",
            Self::Check => "player.check.look",
            Self::NotThis => "player.not_this",
            Self::StayLonger => "player.stay_longer",
            Self::Next => "player.next",
            Self::OtherWay => "player.breath.other",
            Self::Enough => "player.breath.enough",
            Self::Dizzy => "player.breath.dizzy",
            Self::Pause => "player.pause.now",
            Self::GoOn => "player.pause.on",
            Self::StartAgain => "player.killed.again",
            Self::End => "player.end",
            Self::Space => "player.space",
            Self::Stay => "player.stay",
            Self::IAmOff => "player.space.off",
            Self::GoBack => "player.go_back",
            Self::TheOther => "player.other",
            Self::Breathe => "player.space.breathe",
            Self::ForLater => "player.space.for_later",
            Self::Danger => "player.space.danger",
            Self::MoreTime => "player.space.more",
            Self::WeAreBack => "player.space.back",
            Self::NotTonight => "player.space.not_tonight",
            Self::SaidIt => "player.stay.said",
            Self::QuietIsFine => "player.stay.quiet",
            Self::Feelings => "player.feelings",
            Self::Feeling(Feeling::Tears) => "player.feel.tears",
            Self::Feeling(Feeling::Angry) => "player.feel.angry",
            Self::Feeling(Feeling::Afraid) => "player.feel.afraid",
            Self::Feeling(Feeling::Numb) => "player.feel.numb",
            Self::Feeling(Feeling::Shaky) => "player.feel.shaky",
            Self::Feeling(Feeling::TooMuch) => "player.feel.too_much",
            Self::Choice(_) | Self::JustStay => "player.feel.just_stay",
            Self::NotOkay => "player.not_okay",
            Self::EndHere => "player.wrong.end",
            Self::Help => "player.wrong.help",
            Self::Hide => "player.hide",
            Self::Close => "player.close",
        }
    }
}

/// What can happen to a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A tap on a button that the screen shows. Any other is without effect.
    Tap(Button),
    /// Someone needs room, and the shell knows who (a word, a key, an action of a screen reader).
    SpaceBy(Side),
    /// The same for "stay with me".
    StayBy(Side),
    /// Either of the two wants less for the rest of the run. There is no event for more.
    Narrow(Less),
    /// A private line for later, in own words.
    ForLater(String),
    /// The phone lies face down (touch off, cues on), or up again.
    FaceDown(bool),
    /// The system ended the app, and it is back.
    Killed,
}
