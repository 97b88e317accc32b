//! Scales and choices: the core's own, named for the border.
//!
//! "None" has another name here, because both languages read `none` as "nothing was said".

use leeside::consent::effect::Effect;
use leeside::consent::topic::State;
use leeside::plan::moment::Chooser;
use leeside::plan::scales::{
    CheckInHow, Contact, DebriefHow, Every, Feeling, Near, Often, StepKind, Talk, TalkMode,
    TalkWhen, Touch, TurnRule, Where, Who,
};
use leeside::plan::voice::Field;

/// The most touch that someone wants at first.
#[uniffi::remote(Enum)]
pub enum Touch {
    /// No touch.
    #[uniffi(name = "NoTouch")]
    None,
    /// Hands only.
    Hand,
    /// Holding.
    Hold,
}

/// How near.
#[uniffi::remote(Enum)]
pub enum Near {
    /// In different places.
    Apart,
    /// One door away.
    NextRoom,
    /// In the same room.
    SameRoom,
    /// Side by side.
    Beside,
}

/// How much talk.
#[uniffi::remote(Enum)]
pub enum Talk {
    /// No words.
    #[uniffi(name = "NoTalk")]
    None,
    /// Few words.
    Few,
    /// Open talk.
    Open,
}

/// How often a comfort is welcome, or can be given.
#[uniffi::remote(Enum)]
pub enum Often {
    /// Please not this one.
    Never,
    /// Now and then.
    Sometimes,
    /// Gladly.
    Often,
}

/// A way of talking, from the least speech to the most.
#[uniffi::remote(Enum)]
pub enum TalkMode {
    /// No talk.
    #[uniffi(name = "NoTalk")]
    None,
    /// By taps.
    Taps,
    /// By notes.
    Notes,
    /// By speech.
    Speech,
}

/// When to talk about how it went.
#[uniffi::remote(Enum)]
pub enum TalkWhen {
    /// Ask each time.
    Ask,
    /// The next day.
    Tomorrow,
    /// The same night.
    Tonight,
}

/// How someone who needs room may be reached meanwhile.
#[uniffi::remote(Enum)]
pub enum Contact {
    /// Not at all.
    #[uniffi(name = "NoContact")]
    None,
    /// The door stays open.
    DoorOpen,
    /// By a knock.
    Knock,
    /// By a text.
    Text,
}

/// Feelings that can come unexpected.
#[uniffi::remote(Enum)]
pub enum Feeling {
    /// Crying.
    Tears,
    /// Anger.
    Angry,
    /// Fear.
    Afraid,
    /// Far away, nothing felt.
    Numb,
    /// Trembling.
    Shaky,
    /// All of it at once.
    TooMuch,
}

/// Where a sequence is lived.
#[uniffi::remote(Enum)]
pub enum Where {
    /// Alone.
    Solo,
    /// Apart, by call or text.
    Apart,
    /// In one place.
    Together,
}

/// What a step is.
#[uniffi::remote(Enum)]
pub enum StepKind {
    /// A look at the body.
    Check,
    /// Touch.
    Touch,
    /// Something to drink.
    Drink,
    /// Something to eat.
    Food,
    /// Warmth.
    Warmth,
    /// Quiet.
    Quiet,
    /// Breath.
    Breath,
    /// Light, sound, scent, textures.
    Senses,
    /// A sensation, thanks, "we talk tomorrow".
    Acknowledge,
    /// Words.
    Words,
    /// Rest.
    Rest,
    /// What to do if something changes.
    Plan,
}

/// Who does a step.
#[uniffi::remote(Enum)]
pub enum Who {
    /// Each for themselves.
    Each,
    /// Both together.
    Both,
    /// The one who chose.
    Chooser,
    /// The other one.
    Other,
}

/// How a check-in happens, from what asks least.
#[uniffi::remote(Enum)]
pub enum CheckInHow {
    /// Ask first.
    Ask,
    /// By text.
    Text,
    /// By a call.
    Call,
    /// In person.
    InPerson,
}

/// How a debrief is held.
#[uniffi::remote(Enum)]
pub enum DebriefHow {
    /// Talking, nothing written.
    TalkNoNotes,
    /// In writing.
    Write,
    /// Silently, then together.
    Sealed,
}

/// How often the plan is looked at again.
#[uniffi::remote(Enum)]
pub enum Every {
    /// Every two weeks.
    TwoWeeks,
    /// Every month.
    Monthly,
    /// Every three months.
    ThreeMonths,
    /// Twice a year.
    HalfYear,
    /// Once a year.
    Yearly,
}

/// Who picks next.
#[uniffi::remote(Enum)]
pub enum TurnRule {
    /// Ask each time.
    Ask,
    /// Take turns.
    Alternate,
}

/// The fields of a voice.
#[uniffi::remote(Enum)]
pub enum Field {
    /// The most touch that I want at first.
    Touch,
    /// The nearest that I want at first.
    Near,
    /// The most talk that I want at first.
    Talk,
    /// Comforts to get and to give.
    Comforts,
    /// Off-limits.
    PleaseNot,
    /// What to do, and not, when a feeling comes.
    Feelings,
    /// My word and sign for space.
    SignalSpace,
    /// My word and sign for "stay with me".
    SignalStay,
    /// What my body needs.
    NeedsBody,
    /// What my feelings need.
    NeedsFeelings,
    /// What my mind needs.
    NeedsMind,
    /// Light around me.
    Light,
    /// Sound around me.
    Sound,
    /// Warmth around me.
    Warmth,
    /// More about the place.
    PlaceNotes,
    /// How I like to talk.
    TalkMode,
    /// When I like to talk.
    TalkWhen,
    /// Sentences that reassure me.
    Reassure,
    /// Where I go when I need room.
    SpaceWhere,
    /// How I may be reached then.
    SpaceContact,
    /// How long I usually need, in minutes.
    SpaceMinutes,
    /// How I come back.
    SpaceBack,
    /// What helps me when you are the one who goes.
    SpaceWhenYouGo,
    /// What I do while I wait.
    SpaceWhileIWait,
    /// What I like to drink.
    Drink,
    /// What I like to eat.
    Snack,
    /// What I do not eat or drink.
    Avoid,
    /// Where I sleep.
    SleepWhere,
    /// From when there are no reminders (minutes since midnight).
    QuietFrom,
    /// Care for the days after.
    DaysAfter,
    /// What I can give, and what is hard for me.
    CanGive,
    /// How to show things to me.
    Access,
}

/// Who chose, as seen by the author of the note: roles and names may change, this does not.
#[uniffi::remote(Enum)]
pub enum Chooser {
    /// The one who wrote the note.
    Author,
    /// The other one.
    Other,
}

/// What a change does to what is asked of a person.
#[uniffi::remote(Enum)]
pub enum Effect {
    /// Asks for less, or protects more. Holds at once where it is said.
    Narrowing,
    /// Asks for neither more nor less. Needs both.
    Neutral,
    /// Asks for more, or protects less. Needs both, after a night.
    Widening,
}

/// Where a part of the plan stands.
#[uniffi::remote(Enum)]
#[uniffi(name = "TopicState")]
pub enum State {
    /// Yes from both, for now.
    InForce,
    /// Nothing is in force: talk first.
    TalkFirst,
    /// Nothing was ever agreed here.
    New,
}
