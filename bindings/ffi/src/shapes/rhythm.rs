//! Records of looking again, turns and reminders.

use super::names::{Day, time};
use leeside::plan::ids::TopicId;
use leeside::rhythm::look_again::{Card, Due};
use leeside::rhythm::reminders;
use leeside::rhythm::turns::Next;
use leeside::vault::rhythm::{Shown, Turn};
use std::time::SystemTime;

/// When to look again. A day that goes by changes nothing.
#[uniffi::remote(Record)]
#[uniffi(name = "LookDue")]
pub struct Due {
    /// The day to look at the whole.
    pub day: Day,
    /// Whether that day has come.
    pub whole: bool,
    /// Parts whose own day has come.
    pub topics: Vec<TopicId>,
}

/// What to do in a look.
#[uniffi::remote(Enum)]
#[uniffi(name = "LookTurn")]
pub enum Turn {
    /// Opens it, or shows the card where it was left.
    Open,
    /// The next card.
    Next,
    /// The card before.
    Back,
    /// "Nothing to change": ends it. A good result.
    NothingToChange,
    /// Leaves it for another day, with nothing kept of it.
    Leave,
}

/// One card of a look.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum LookCard {
    /// What went well.
    WentWell,
    /// What changed around us?
    AroundUs,
    /// One question about what both wanted and neither had lately.
    Drift,
    /// Does this part still fit?
    Topic {
        /// Which part.
        topic: TopicId,
    },
    /// The couple's short ritual, or one of the app's.
    Ritual,
    /// Renewing the keys: one parcel each way.
    Renew,
}

/// What a look shows now.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct LookShown {
    /// The card; none when it is over or was left.
    pub card: Option<LookCard>,
    /// The one question of drift, on its card, as the id of a text.
    pub question: Option<String>,
    /// What that question is about.
    pub thing: Option<String>,
    /// The ritual, on its card.
    pub ritual: Option<String>,
}

/// Who picks next.
#[uniffi::remote(Enum)]
#[uniffi(name = "WhoPicks")]
pub enum Next {
    /// Ask each other.
    Ask,
    /// The person who holds this phone, if they like.
    Me,
    /// The partner, if they like.
    Partner,
}

/// What I want to be reminded of. At first nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct ReminderSettings {
    /// Check-ins.
    pub check_ins: bool,
    /// The day to look again.
    pub look_again: bool,
    /// A small act, on this day of each week: 1 is Monday, 7 is Sunday.
    pub small_acts: Option<u8>,
    /// The minute of the day for what belongs to a day.
    pub minute: u32,
    /// Everything is silent.
    pub paused: bool,
}

/// One reminder, in neutral words.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Reminder {
    /// When.
    pub at: SystemTime,
    /// Its words: they name neither the plan nor a person.
    pub words: String,
}

impl LookShown {
    pub(crate) fn of(shown: Shown) -> Self {
        let card = |card| match card {
            Card::WentWell => LookCard::WentWell,
            Card::AroundUs => LookCard::AroundUs,
            Card::Drift => LookCard::Drift,
            Card::Topic(topic) => LookCard::Topic { topic },
            Card::Ritual => LookCard::Ritual,
            Card::Renew => LookCard::Renew,
        };
        Self {
            card: shown.card.map(card),
            question: shown.question.as_ref().map(|asked| asked.text.to_owned()),
            thing: shown.question.as_ref().map(|asked| asked.thing.to_owned()),
            ritual: shown.ritual,
        }
    }
}

impl Reminder {
    pub(crate) fn of(reminder: &reminders::Reminder, words: &str) -> Self {
        Self {
            at: time(reminder.at),
            words: words.to_owned(),
        }
    }
}
