//! The worked example: the voices of two invented people and the ten topics of their plan, for
//! tests, the tour and the shells. The plan is a wish list, not a promise.

use super::ids::TopicId;
use super::topic::TopicContent;
use super::voice::{ItemKey, Voice};
use serde::Deserialize;
use std::collections::BTreeSet;

/// One of the two people.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speaker {
    /// Their nickname.
    pub name: String,
    /// What they say of themselves.
    pub voice: Voice,
    /// What they hold back: it holds on their own phone and no parcel carries it.
    pub only_me: BTreeSet<ItemKey>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    voices: [Speaker; 2],
    topics: Vec<Named>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    topic: TopicId,
    content: TopicContent,
}

/// The file is part of the program, and a test reads it.
fn example() -> Example {
    serde_json::from_str(include_str!("example.json")).unwrap_or_default()
}

/// The two people, A and B.
#[must_use]
pub fn voices() -> [Speaker; 2] {
    example().voices
}

/// The ten topics, each with its name; both said yes to all of them.
#[must_use]
pub fn topics() -> Vec<(TopicId, TopicContent)> {
    let topics = example().topics.into_iter();
    topics.map(|named| (named.topic, named.content)).collect()
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::content::library;
    use crate::plan::voice::Field;

    #[test]
    fn the_file_can_be_read_and_every_part_of_it_fits() {
        let read = serde_json::from_str::<Example>(include_str!("example.json"));
        read.expect("the example can be read");
        for speaker in voices() {
            assert_eq!(speaker.voice.check(), Ok(()));
            assert!(!speaker.voice.is_empty());
            for field in Field::FIVE_QUESTIONS.iter().copied().flatten() {
                assert!(speaker.voice.entries(*field).next().is_some(), "{field:?}");
            }
            for key in &speaker.only_me {
                assert!(speaker.voice.get(key).is_some(), "{key}");
            }
        }
        let topics = topics();
        assert_eq!(topics.len(), 10);
        for (topic, content) in &topics {
            assert_eq!(content.check(topic), Ok(()), "{topic}");
        }
    }

    #[test]
    fn its_tags_and_comforts_are_those_of_the_catalogue() {
        let library = library("en");
        for speaker in voices() {
            for (id, limit) in speaker.voice.limits() {
                let tag = limit.tag.as_ref().map(|tag| library.tags.get(tag.as_str()));
                assert!(tag.is_some_and(|tag| tag.is_some()), "{id}");
            }
            for (id, _) in speaker.voice.comforts() {
                assert!(library.comforts.get(id.as_str()).is_some(), "{id}");
            }
        }
        for (topic, content) in topics() {
            let TopicContent::Sequence(sequence) = content else {
                continue;
            };
            for step in &sequence.steps {
                let mut tags = step.tags.iter();
                assert!(
                    tags.all(|tag| library.tags.get(tag.as_str()).is_some()),
                    "{topic}"
                );
                let comfort = step
                    .comfort
                    .as_ref()
                    .map(|c| library.comforts.get(c.as_str()));
                assert!(comfort.is_none_or(|c| c.is_some()), "{topic} {}", step.id);
            }
        }
    }
}
