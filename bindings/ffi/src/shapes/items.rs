//! The items of a voice.

use super::named;
use leeside::plan::ids::{ItemId, Tag};
use leeside::plan::scales::{Contact, Near, Often, Talk, TalkMode, TalkWhen, Touch};
use leeside::plan::voice::{Comfort, Field, ItemKey, Limit, Response, Signal};

/// Where an item stands in a voice: `field`, or `field/id` in a list.
#[uniffi::remote(Record)]
pub struct ItemKey {
    /// The field.
    pub field: Field,
    /// The entry, where the field is a list.
    #[uniffi(default)]
    pub id: Option<ItemId>,
}

/// A comfort: how welcome it is to me, and how gladly I give it.
#[uniffi::remote(Record)]
pub struct Comfort {
    /// Own words; without them the catalogue's words for the id.
    #[uniffi(default)]
    pub text: Option<String>,
    /// How often it is welcome to me.
    #[uniffi(default)]
    pub get: Option<Often>,
    /// How often I can give it.
    #[uniffi(default)]
    pub give: Option<Often>,
}

/// An off-limit. With a tag it filters; in own words alone it is shown before the start.
#[uniffi::remote(Record)]
pub struct Limit {
    /// What it is about.
    #[uniffi(default)]
    pub tag: Option<Tag>,
    /// Own words.
    #[uniffi(default)]
    pub text: Option<String>,
}

/// What to do, and what not, when a feeling comes.
#[uniffi::remote(Record)]
pub struct Response {
    /// What helps.
    #[uniffi(default)]
    pub helps: Option<String>,
    /// What does not.
    #[uniffi(default)]
    pub not: Option<String>,
}

/// A word and a wordless sign that mean one thing. "Stop" always works and is no signal of a plan.
#[uniffi::remote(Record)]
pub struct Signal {
    /// The word.
    #[uniffi(default)]
    pub word: Option<String>,
    /// The sign.
    #[uniffi(default)]
    pub sign: Option<String>,
}

named! {
    /// What an item says.
    ItemValue for leeside::plan::voice::ItemValue {
        /// Of the field `Touch`.
        Touch { /// The most touch at first.
            most: Touch },
        /// Of the field `Near`.
        Near { /// The nearest at first.
            most: Near },
        /// Of the field `Talk`.
        Talk { /// The most talk at first.
            most: Talk },
        /// Of the field `Comforts`.
        Comfort { /// How welcome, and how gladly given.
            comfort: Comfort },
        /// Of the field `PleaseNot`.
        Limit { /// What not.
            limit: Limit },
        /// Of the field `Feelings`.
        Response { /// What to do, and what not.
            response: Response },
        /// Of `SignalSpace` and `SignalStay`.
        Signal { /// The word and the sign.
            signal: Signal },
        /// Of the field `TalkMode`.
        TalkMode { /// The way of talking.
            mode: TalkMode },
        /// Of the field `TalkWhen`.
        TalkWhen { /// When to talk about how it went.
            time: TalkWhen },
        /// Of the field `SpaceContact`.
        Contact { /// How to be reached meanwhile.
            contact: Contact },
        /// Of `SpaceMinutes`, and of `QuietFrom` (minutes since midnight).
        Minutes { /// How many.
            minutes: u32 },
        /// Of every other field.
        Text { /// Own words, at most 200 characters.
            text: String },
    }
}
