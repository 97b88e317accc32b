//! The small choices that entries of the content carry.

use leeside::content::kinds::{
    BlockKind, Direction, Effort, Group, HelpKind, PromptKind, Register, Said, Strength, When,
    WordKind,
};

/// The register of a language's sentences.
#[uniffi::remote(Enum)]
pub enum Register {
    /// The app's own way of speaking.
    Own,
    /// Plain words: concrete, with no images.
    Plain,
}

/// Which way a language is written.
#[uniffi::remote(Enum)]
pub enum Direction {
    /// From the left.
    Ltr,
    /// From the right.
    Rtl,
}

/// The group in which a comfort is shown.
#[uniffi::remote(Enum)]
#[uniffi(name = "ComfortGroup")]
pub enum Group {
    /// Touch.
    Touch,
    /// Quiet.
    Quiet,
    /// Words.
    Words,
    /// Warm and cool.
    Warmth,
    /// Food and drink.
    FoodDrink,
    /// Light, sound, textures, scent.
    Senses,
    /// Movement.
    Movement,
    /// For people in different places.
    Apart,
    /// Small acts.
    SmallActs,
    /// The days after.
    DaysAfter,
}

/// How much something asks of the one who gives it.
#[uniffi::remote(Enum)]
pub enum Effort {
    /// Hardly anything.
    Low,
    /// Some attention, preparation or strength.
    Some,
}

/// Who says a sentence to whom.
#[uniffi::remote(Enum)]
pub enum Said {
    /// One partner to the other.
    ToSay,
    /// Someone to themselves.
    ToSelf,
}

/// When a sentence fits.
#[uniffi::remote(Enum)]
#[uniffi(name = "SaidWhen")]
pub enum When {
    /// Right after.
    Now,
    /// When one goes away for a while, or waits.
    Space,
    /// In the days after.
    Later,
}

/// What a journal prompt is about.
#[uniffi::remote(Enum)]
pub enum PromptKind {
    /// Thanks.
    Gratitude,
    /// What one learned.
    Lessons,
    /// Active, specific joy.
    Joy,
    /// A quarrel as a kind, neutral person would tell it.
    ThirdPerson,
    /// The body.
    Body,
    /// The time after.
    After,
    /// Closeness and distance.
    Closeness,
    /// Days apart.
    Apart,
    /// Oneself, whatever anyone else wants.
    Oneself,
}

/// What a shared word is about.
#[uniffi::remote(Enum)]
pub enum WordKind {
    /// The body.
    Body,
    /// Closeness and distance.
    Closeness,
    /// Time.
    Time,
    /// Light and sound.
    Senses,
    /// Thinking and deciding.
    Mind,
    /// Ways of talking.
    Talk,
    /// Giving and getting care.
    Care,
    /// Feelings.
    Feelings,
    /// The days after.
    DaysAfter,
    /// After a quarrel.
    Repair,
}

/// How well something is known.
#[uniffi::remote(Enum)]
#[uniffi(name = "EvidenceStrength")]
pub enum Strength {
    /// A trial or many studies taken together.
    A,
    /// A survey or an observation.
    B,
    /// A custom of counsellors or of people who do this.
    C,
}

/// What a piece of a page is.
#[uniffi::remote(Enum)]
pub enum BlockKind {
    /// A paragraph.
    Text,
    /// One point of a list.
    Point,
    /// Something that one may do.
    Action,
    /// Something to know before anything else.
    Warn,
}

/// What kind of help a line gives.
#[uniffi::remote(Enum)]
pub enum HelpKind {
    /// Ambulance, police, fire.
    Emergency,
    /// Someone to talk to in a crisis.
    Crisis,
    /// For people whom a partner frightens, controls or hurts.
    Abuse,
    /// Professionals who know kink.
    KinkAware,
}
