//! A debrief: what helped, and what someone would prefer next time. Always skippable, never right
//! away, and never asking anyone to live it again (Cochrane CD000560: forced debriefing did harm).

use super::helped::{self, Tried};
use crate::consent::clock::Time;
use crate::content::Library;
use crate::plan::ids::{BondId, CopyId, ItemId, TopicId};
use crate::plan::scales::{DebriefHow, Often, StepKind, Who};
use crate::plan::sizes::{self, Unfit};
use crate::plan::text::verify;
use crate::plan::topic::{self, Line, Step, TopicContent};
use crate::plan::voice::{Comfort, Field, ItemKey, ItemValue, Limit, Voice};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Hours since the moment before which nothing is asked, if nobody agreed on others.
pub const NOT_BEFORE: u32 = 12;

/// Days for which the questions are offered. Then they are gone, without a word.
pub const OFFERED_FOR: i64 = 14;

/// The three questions that are asked if nobody agreed on others, by their ids and their strings.
const QUESTIONS: [(&str, &str); 3] = [
    ("helped", "debrief.q.helped"),
    ("next", "debrief.q.next"),
    ("keep", "debrief.q.keep"),
];

/// The questions: those of the agreed topic, or else the three that the app knows.
#[must_use]
pub fn questions(topic: Option<&topic::Debrief>, library: &Library) -> Vec<Line> {
    match topic {
        Some(topic) if !topic.questions.is_empty() => topic.questions.clone(),
        _ => QUESTIONS
            .iter()
            .filter_map(|(id, string)| {
                Some(Line {
                    id: ItemId::new(id).ok()?,
                    text: library.string(string)?.to_owned(),
                })
            })
            .collect(),
    }
}

/// Whether the questions are offered now: not before the agreed hours since the moment are over, and
/// not for ever. An offer that ends leaves nothing behind.
#[must_use]
pub fn offered(topic: Option<&topic::Debrief>, moment: Time, now: Time) -> bool {
    let hours = topic.map_or(NOT_BEFORE, |t| t.not_before_hours);
    let from = moment.plus(i64::from(hours) * 3600);
    from <= now && now < from.plus(OFFERED_FOR * 86_400)
}

/// What someone wrote for themselves. It may end as a copy, one answer at a time, or never.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Debrief {
    /// Names it.
    pub id: CopyId,
    /// The day.
    pub day: NaiveDate,
    /// The bond that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bond: Option<BondId>,
    /// The moment that it follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moment: Option<CopyId>,
    /// Answers by the ids of their questions. None is needed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<ItemId, String>,
    /// Comforts that helped, or did not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tried: Vec<Tried>,
}

impl Debrief {
    /// What is to be kept: nothing if two people talked with no notes, and nothing if nothing was
    /// written. Skipping looks the same as an empty page.
    ///
    /// # Errors
    /// [`Unfit`] if an answer does not fit its size.
    pub fn keep(mut self, how: DebriefHow) -> Result<Option<Self>, Unfit> {
        self.answers.retain(|_, answer| !answer.trim().is_empty());
        self.check()?;
        let empty = self.answers.is_empty() && self.tried.is_empty();
        Ok((how != DebriefHow::TalkNoNotes && !empty).then_some(self))
    }

    /// Checks the sizes.
    ///
    /// # Errors
    /// [`Unfit`] if an answer does not fit its size.
    pub fn check(&self) -> Result<(), Unfit> {
        sizes::LIST.check(self.answers.len())?;
        for answer in self.answers.values() {
            verify(answer, sizes::COPY_TEXT)?;
        }
        helped::check(&self.tried)
    }
}

/// What a "prefer" answer is to become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// A comfort that is welcome to me: of the catalogue, or a new one in my words.
    Comfort {
        /// The catalogue's id, or a new `own.` one.
        id: ItemId,
        /// How often it is welcome.
        get: Often,
    },
    /// Something that is not to be.
    PleaseNot {
        /// A new id.
        id: ItemId,
        /// What it is about, if a tag says it.
        tag: Option<crate::plan::ids::Tag>,
    },
    /// A line of my own page in any field that holds text.
    Page {
        /// The field.
        field: Field,
        /// A new id, where the field is a list.
        id: Option<ItemId>,
    },
    /// A change to something that both decide: a new line or step at its natural place.
    Part {
        /// The topic.
        topic: TopicId,
        /// What it says now.
        now: Box<TopicContent>,
        /// A new id for what is added.
        id: ItemId,
    },
}

/// A wish as a draft. Nobody has said yes to it, and nothing has left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drafted {
    /// An item of my own page.
    Item(ItemKey, ItemValue),
    /// A suggestion for a topic.
    Topic(TopicId, Box<TopicContent>),
}

/// Turns an answer into a draft in one step.
///
/// In a topic the words go where such words belong: a sequence gets an open step for each at its
/// end, space something to do while waiting, repair a way back, rhythm a small act, a debrief a
/// question.
///
/// # Errors
/// [`Unfit`] if the words are too long for a plan (a shorter line fits), or the topic is of a kind
/// that has no place for a line.
pub fn draft(answer: &str, wish: Wish) -> Result<Drafted, Unfit> {
    let text = answer.trim().to_owned();
    if text.is_empty() {
        return Err(Unfit::Empty { field: "answer" });
    }
    match wish {
        Wish::Comfort { id, get } => item(
            ItemKey::entry(Field::Comforts, id),
            ItemValue::Comfort(Comfort {
                text: Some(text),
                get: Some(get),
                give: None,
            }),
        ),
        Wish::PleaseNot { id, tag } => item(
            ItemKey::entry(Field::PleaseNot, id),
            ItemValue::Limit(Limit {
                tag,
                text: Some(text),
            }),
        ),
        Wish::Page { field, id } => {
            if field.is_list() != id.is_some() || !field.holds_text() {
                return Err(Unfit::WrongValue {
                    field: field.as_str(),
                });
            }
            item(ItemKey { field, id }, ItemValue::Text(text))
        }
        Wish::Part { topic, now, id } => {
            let drafted = add(*now, id, text)?;
            drafted.check(&topic)?;
            Ok(Drafted::Topic(topic, Box::new(drafted)))
        }
    }
}

/// An item that the voice would take.
fn item(key: ItemKey, value: ItemValue) -> Result<Drafted, Unfit> {
    Voice::default().set(key.clone(), Some(value.clone()))?;
    Ok(Drafted::Item(key, value))
}

fn add(mut content: TopicContent, id: ItemId, text: String) -> Result<TopicContent, Unfit> {
    match &mut content {
        TopicContent::Sequence(t) => t.steps.push(Step {
            id,
            what: text,
            kind: StepKind::Acknowledge,
            who: Who::Each,
            most: None,
            minutes: None,
            or: None,
            tags: Vec::new(),
            comfort: None,
        }),
        TopicContent::Space(t) => t.while_waiting = Some(text),
        TopicContent::Repair(t) => t.ways_back.push(Line { id, text }),
        TopicContent::Rhythm(t) => t.small_acts.push(Line { id, text }),
        TopicContent::Debrief(t) => t.questions.push(Line { id, text }),
        TopicContent::CheckIns(_) | TopicContent::Words(_) | TopicContent::Turns(_) => {
            return Err(Unfit::WrongValue { field: "topic" });
        }
    }
    Ok(content)
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::consent::effect::{Effect, of_topic};
    use crate::content::library;
    use crate::plan::ids::Tag;
    use crate::plan::scales::TurnRule;

    fn id(name: &str) -> ItemId {
        ItemId::new(name).expect("a name")
    }

    fn topic_id(name: &str) -> TopicId {
        TopicId::new(name).expect("a name")
    }

    fn agreed(hours: u32) -> topic::Debrief {
        topic::Debrief {
            questions: vec![Line {
                id: id("one"),
                text: "What was good?".to_owned(),
            }],
            not_before_hours: hours,
            how: DebriefHow::Write,
            look_again: None,
        }
    }

    #[test]
    fn the_agreed_questions_are_asked_and_else_the_three() {
        for code in ["en", "en-plain"] {
            let three = questions(None, library(code));
            let ids: Vec<&str> = three.iter().map(|q| q.id.as_str()).collect();
            assert_eq!(ids, ["helped", "next", "keep"]);
        }
        let own = questions(Some(&agreed(1)), library("en"));
        assert_eq!(own, agreed(1).questions);
    }

    #[test]
    fn nothing_is_asked_before_its_time_nor_for_ever() {
        const HOUR: i64 = 3600;
        let at = |hours, now| offered(Some(&agreed(hours)), Time(0), Time(now));
        assert!(!at(20, 20 * HOUR - 1));
        assert!(at(20, 20 * HOUR));
        assert!(at(20, (20 + 14 * 24) * HOUR - 1));
        assert!(!at(20, (20 + 14 * 24) * HOUR));
        assert!(!offered(None, Time(0), Time(12 * HOUR - 1)));
        assert!(offered(None, Time(0), Time(12 * HOUR)));
    }

    fn written(answer: &str) -> Debrief {
        Debrief {
            id: CopyId([1; 16]),
            day: NaiveDate::from_ymd_opt(2026, 5, 17).expect("a day"),
            bond: None,
            moment: None,
            answers: BTreeMap::from([(id("next"), answer.to_owned())]),
            tried: Vec::new(),
        }
    }

    #[test]
    fn talk_with_no_notes_and_an_empty_page_keep_nothing() {
        let talked = written("Something for my hands.").keep(DebriefHow::TalkNoNotes);
        assert_eq!(talked, Ok(None));
        assert_eq!(written("  ").keep(DebriefHow::Write), Ok(None));
        let kept = written("More tea.").keep(DebriefHow::Write).expect("fits");
        assert_eq!(kept, Some(written("More tea.")));
        let long = written(&"x".repeat(20_001)).keep(DebriefHow::Write);
        assert!(long.is_err());
    }

    #[test]
    fn a_wish_becomes_an_item_that_a_voice_takes() {
        let wishes = [
            Wish::Comfort {
                id: id("own.hands"),
                get: Often::Sometimes,
            },
            Wish::PleaseNot {
                id: id("own.1"),
                tag: Tag::new("talk.questions").ok(),
            },
            Wish::Page {
                field: Field::SpaceWhileIWait,
                id: Some(id("own.2")),
            },
            Wish::Page {
                field: Field::SpaceBack,
                id: None,
            },
        ];
        let mut voice = Voice::default();
        for wish in wishes {
            let Ok(Drafted::Item(key, value)) = draft(" Something to hold. ", wish) else {
                panic!("an item was wanted");
            };
            assert_eq!(voice.set(key, Some(value)), Ok(()));
        }
        assert_eq!(voice.items().count(), 4);
        assert_eq!(voice.text(Field::SpaceBack), Some("Something to hold."));
    }

    #[test]
    fn a_wish_becomes_a_suggestion_that_a_topic_takes() {
        let space = TopicContent::Space(topic::Space {
            answer: "I hear you.".to_owned(),
            minutes: 20,
            give_back: None,
            while_waiting: None,
            look_again: None,
        });
        let wish = |topic: &str, now: &TopicContent| Wish::Part {
            topic: topic_id(topic),
            now: Box::new(now.clone()),
            id: id("own.1"),
        };
        let Ok(Drafted::Topic(_, drafted)) = draft("Make two cups of tea.", wish("space", &space))
        else {
            panic!("a topic was wanted");
        };
        assert_eq!(of_topic(Some(&space), &drafted), Effect::Neutral);
        let turns = TopicContent::Turns(topic::Turns {
            rule: TurnRule::Ask,
            look_again: None,
        });
        assert!(draft("Tea.", wish("turns", &turns)).is_err());
        assert!(draft(&"x".repeat(201), wish("space", &space)).is_err());
        assert!(draft("Tea.", wish("repair", &space)).is_err());
    }

    #[test]
    fn what_does_not_belong_into_a_field_is_no_draft() {
        let touch = Wish::Page {
            field: Field::Touch,
            id: None,
        };
        let unnamed = Wish::Page {
            field: Field::Avoid,
            id: None,
        };
        assert!(draft("hold", touch).is_err());
        assert!(draft("nuts", unnamed).is_err());
        let field = Field::SpaceBack;
        assert!(draft("  ", Wish::Page { field, id: None }).is_err());
    }
}
