//! The small choices that entries of the content carry. What voices and topics share (touch, near,
//! talk, feelings, places, kinds of step) lives in `plan::scales` and is used from there.

use serde::{Deserialize, Serialize};

/// The register of a language's sentences.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Register {
    /// The app's own way of speaking.
    #[default]
    Own,
    /// Plain words: concrete, with no images.
    Plain,
}

/// Which way a language is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From the left.
    #[default]
    Ltr,
    /// From the right.
    Rtl,
}

/// The group in which a comfort is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

/// How much strength something asks of the one who gets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Energy {
    /// It can be done lying down.
    Low,
    /// It asks for getting up, or for attention.
    Some,
}

/// How much something asks of the one who gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effort {
    /// Hardly anything.
    Low,
    /// Some attention, preparation or strength.
    Some,
}

/// Who says a sentence to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// One partner to the other.
    ToSay,
    /// Someone to themselves.
    ToSelf,
}

/// When a sentence fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// Right after.
    Now,
    /// When one goes away for a while, or waits.
    Space,
    /// In the days after.
    Later,
}

/// What a journal prompt is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    #[serde(rename = "self")]
    Oneself,
}

/// What a shared word is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Strength {
    /// A trial or many studies taken together.
    A,
    /// A survey or an observation.
    B,
    /// A custom of counsellors or of people who do this.
    C,
}

/// One part of a breath.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Breathe in.
    In,
    /// Breathe in a little more on top.
    InMore,
    /// Hold.
    Hold,
    /// Breathe out.
    Out,
}

/// What a piece of a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
