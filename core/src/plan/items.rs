//! What can stand in a voice: its fields, the keys of its items, and what each item says.

use super::floor;
use super::ids::{BadName, ItemId, Tag};
use super::scales::{Contact, Feeling, Near, Often, Talk, TalkMode, TalkWhen, Touch, choice};
use super::sizes::{self, Size, Unfit};
use super::text::verify;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

choice!(
    /// The fields of a voice.
    Field { /// The most touch that I want at first.
        Touch = "closeness.touch", /// The nearest that I want at first.
        Near = "closeness.near", /// The most talk that I want at first.
        Talk = "closeness.talk", /// Comforts to get and to give.
        Comforts = "comforts", /// Off-limits.
        PleaseNot = "please_not", /// What to do, and not, when a feeling comes.
        Feelings = "feelings", /// My word and sign for space.
        SignalSpace = "signals.space", /// My word and sign for "stay with me".
        SignalStay = "signals.stay", /// What my body needs.
        NeedsBody = "needs.body", /// What my feelings need.
        NeedsFeelings = "needs.feelings", /// What my mind needs.
        NeedsMind = "needs.mind", /// Light around me.
        Light = "place.light", /// Sound around me.
        Sound = "place.sound", /// Warmth around me.
        Warmth = "place.warmth", /// More about the place.
        PlaceNotes = "place.notes", /// How I like to talk.
        TalkMode = "talk_style.mode", /// When I like to talk.
        TalkWhen = "talk_style.when", /// Sentences that reassure me.
        Reassure = "reassure", /// Where I go when I need room.
        SpaceWhere = "space_care.where", /// How I may be reached then.
        SpaceContact = "space_care.contact", /// How long I usually need, in minutes.
        SpaceMinutes = "space_care.minutes", /// How I come back.
        SpaceBack = "space_care.back", /// What helps me when you are the one who goes.
        SpaceWhenYouGo = "space_care.when_you_go", /// What I do while I wait.
        SpaceWhileIWait = "space_care.while_i_wait", /// What I like to drink.
        Drink = "food.drink", /// What I like to eat.
        Snack = "food.snack", /// What I do not eat or drink.
        Avoid = "food.avoid", /// Where I sleep.
        SleepWhere = "sleep.where", /// From when there are no reminders (minutes since midnight).
        QuietFrom = "sleep.quiet_from", /// Care for the days after.
        DaysAfter = "days_after", /// What I can give, and what is hard for me.
        CanGive = "can_give", /// How to show things to me.
        Access = "access" }
);

impl Field {
    /// Whether the field holds a list of entries, each with an id.
    #[must_use]
    pub const fn is_list(self) -> bool {
        matches!(
            self,
            Self::Comforts
                | Self::PleaseNot
                | Self::Feelings
                | Self::NeedsBody
                | Self::NeedsFeelings
                | Self::NeedsMind
                | Self::Reassure
                | Self::SpaceWhileIWait
                | Self::Avoid
                | Self::DaysAfter
                | Self::Access
        )
    }

    /// The five questions that are a whole voice, in the order in which they are asked.
    pub const FIVE_QUESTIONS: [&'static [Self]; 5] = [
        &[Self::Touch, Self::Near, Self::Talk],
        &[Self::Comforts],
        &[Self::PleaseNot],
        &[Self::Feelings],
        &[Self::SignalSpace, Self::SignalStay],
    ];

    pub(super) const fn size(self) -> Size {
        match self {
            Self::Comforts => sizes::COMFORTS,
            Self::PleaseNot => sizes::PLEASE_NOT,
            _ => sizes::LIST,
        }
    }
}

/// Where an item stands in a voice: `field`, or `field/id` in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemKey {
    /// The field.
    pub field: Field,
    /// The entry, where the field is a list.
    pub id: Option<ItemId>,
}

impl ItemKey {
    /// The key of a field that holds one value.
    #[must_use]
    pub const fn one(field: Field) -> Self {
        Self { field, id: None }
    }

    /// The key of an entry in a list.
    #[must_use]
    pub const fn entry(field: Field, id: ItemId) -> Self {
        Self {
            field,
            id: Some(id),
        }
    }
}

impl fmt::Display for ItemKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.field.as_str())?;
        match &self.id {
            Some(id) => write!(f, "/{id}"),
            None => Ok(()),
        }
    }
}

impl FromStr for ItemKey {
    type Err = BadName;
    fn from_str(text: &str) -> Result<Self, BadName> {
        let (field, id) = match text.split_once('/') {
            Some((field, id)) => (field, Some(ItemId::new(id)?)),
            None => (text, None),
        };
        let field: Field = field.parse()?;
        if field.is_list() == id.is_some() {
            Ok(Self { field, id })
        } else {
            Err(BadName)
        }
    }
}

impl Serialize for ItemKey {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ItemKey {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?
            .parse()
            .map_err(de::Error::custom)
    }
}

/// A comfort: how welcome it is to me, and how gladly I give it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comfort {
    /// Own words; without them the catalogue's words for the id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// How often it is welcome to me.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub get: Option<Often>,
    /// How often I can give it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub give: Option<Often>,
}

/// An off-limit. With a tag it filters; in own words alone it is shown before the start.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<Tag>,
    /// Own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What to do, and what not, when a feeling comes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// What helps.
    #[serde(default, rename = "do", skip_serializing_if = "Option::is_none")]
    pub helps: Option<String>,
    /// What does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not: Option<String>,
}

/// A word and a wordless sign that mean one thing. "Stop" always works and is no signal of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signal {
    /// The word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
    /// The sign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<String>,
}

/// What an item says.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum ItemValue {
    /// Of `closeness.touch`.
    Touch(Touch),
    /// Of `closeness.near`.
    Near(Near),
    /// Of `closeness.talk`.
    Talk(Talk),
    /// Of `comforts`.
    Comfort(Comfort),
    /// Of `please_not`.
    Limit(Limit),
    /// Of `feelings`.
    Response(Response),
    /// Of `signals`.
    Signal(Signal),
    /// Of `talk_style.mode`.
    TalkMode(TalkMode),
    /// Of `talk_style.when`.
    TalkWhen(TalkWhen),
    /// Of `space_care.contact`.
    Contact(Contact),
    /// Of `space_care.minutes`, and of `sleep.quiet_from` (minutes since midnight).
    Minutes(u32),
    /// Of every other field.
    Text(String),
}

impl ItemValue {
    /// Reads a value as the field wants it.
    pub(super) fn read(field: Field, value: serde_json::Value) -> Result<Self, serde_json::Error> {
        use serde_json::from_value;
        Ok(match field {
            Field::Touch => Self::Touch(from_value(value)?),
            Field::Near => Self::Near(from_value(value)?),
            Field::Talk => Self::Talk(from_value(value)?),
            Field::Comforts => Self::Comfort(from_value(value)?),
            Field::PleaseNot => Self::Limit(from_value(value)?),
            Field::Feelings => Self::Response(from_value(value)?),
            Field::SignalSpace | Field::SignalStay => Self::Signal(from_value(value)?),
            Field::TalkMode => Self::TalkMode(from_value(value)?),
            Field::TalkWhen => Self::TalkWhen(from_value(value)?),
            Field::SpaceContact => Self::Contact(from_value(value)?),
            Field::SpaceMinutes | Field::QuietFrom => Self::Minutes(from_value(value)?),
            _ => Self::Text(from_value(value)?),
        })
    }

    pub(super) fn check(&self, key: &ItemKey) -> Result<(), Unfit> {
        let field = key.field.as_str();
        let wrong = Unfit::WrongValue { field };
        if key.field.is_list() != key.id.is_some() {
            return Err(wrong);
        }
        let texts: Vec<&Option<String>> = match (key.field, self) {
            (Field::Touch, Self::Touch(_))
            | (Field::Near, Self::Near(_))
            | (Field::Talk, Self::Talk(_))
            | (Field::TalkMode, Self::TalkMode(_))
            | (Field::TalkWhen, Self::TalkWhen(_))
            | (Field::SpaceContact, Self::Contact(_)) => Vec::new(),
            (Field::SpaceMinutes | Field::QuietFrom, Self::Minutes(n)) => {
                return sizes::MINUTES.check(*n as usize);
            }
            (Field::Comforts, Self::Comfort(c)) => vec![&c.text],
            (Field::PleaseNot, Self::Limit(l)) => {
                if l.tag.is_none() && l.text.is_none() {
                    return Err(Unfit::Empty { field });
                }
                if l.tag.as_ref().is_some_and(floor::reaches) {
                    return Err(wrong);
                }
                vec![&l.text]
            }
            (Field::Feelings, Self::Response(r)) => {
                let named = key.id.as_ref().map(|id| id.as_str().parse::<Feeling>());
                if !matches!(named, Some(Ok(_))) {
                    return Err(wrong);
                }
                vec![&r.helps, &r.not]
            }
            (Field::SignalSpace | Field::SignalStay, Self::Signal(s)) => {
                if s.word.is_none() && s.sign.is_none() {
                    return Err(Unfit::Empty { field });
                }
                vec![&s.word, &s.sign]
            }
            (f, Self::Text(t)) if f.holds_text() => return written(field, t),
            _ => return Err(wrong),
        };
        texts
            .into_iter()
            .flatten()
            .try_for_each(|t| written(field, t))
    }
}

fn written(field: &'static str, text: &str) -> Result<(), Unfit> {
    if text.trim().is_empty() {
        return Err(Unfit::Empty { field });
    }
    verify(text, sizes::TEXT)
}

impl Field {
    /// Whether each item of the field is one text.
    #[must_use]
    pub const fn holds_text(self) -> bool {
        !matches!(
            self,
            Self::Touch
                | Self::Near
                | Self::Talk
                | Self::Comforts
                | Self::PleaseNot
                | Self::Feelings
                | Self::SignalSpace
                | Self::SignalStay
                | Self::TalkMode
                | Self::TalkWhen
                | Self::SpaceContact
                | Self::SpaceMinutes
                | Self::QuietFrom
        )
    }
}
