//! The floor: the rights that no plan can reach. What they say to people stands in the content
//! (`floor.json`); here is what keeps them out of every voice and topic.

use super::ids::Tag;

/// The rights, by the ids of their texts: stop, leave, say no, ask for help, see a doctor, call
/// someone, speak about it later.
pub const RIGHTS: [&str; 7] = [
    "floor.stop",
    "floor.leave",
    "floor.say_no",
    "floor.ask_help",
    "floor.see_doctor",
    "floor.call_someone",
    "floor.speak_later",
];

/// Whether a tag is about a right of the floor. No off-limit and no step can carry one.
#[must_use]
pub fn reaches(tag: &Tag) -> bool {
    let group = tag.as_str().split('.').next();
    group == Some("floor")
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::content;
    use crate::plan::ids::{ItemId, TopicId};
    use crate::plan::topic::TopicContent;
    use crate::plan::voice::{Field, ItemKey, ItemValue, Limit, Voice};
    use serde_json::json;

    fn tag(text: &str) -> Tag {
        Tag::new(text).expect("a tag")
    }

    #[test]
    fn the_rights_are_those_of_the_content_in_every_language() {
        for language in content::languages() {
            let floor = &content::library(&language.code).floor;
            let ids: Vec<&str> = floor.iter().map(|line| line.id.as_str()).collect();
            assert_eq!(ids, RIGHTS);
        }
    }

    #[test]
    fn no_tag_of_the_catalogue_reaches_a_right() {
        for right in RIGHTS.iter().chain(&["floor"]) {
            assert!(reaches(&tag(right)));
            let library = content::library("en");
            assert!(library.tags.get(right).is_none());
            assert!(!library.tags.iter().any(|t| t.id.covers(&tag(right))));
        }
        assert!(!reaches(&tag("floorboards.cold")));
    }

    #[test]
    fn no_limit_can_be_about_a_right() {
        for right in RIGHTS.iter().chain(&["floor"]) {
            let limit = Limit {
                tag: Some(tag(right)),
                text: None,
            };
            let key = ItemKey::entry(Field::PleaseNot, ItemId::new("own.a").expect("a name"));
            let mut voice = Voice::default();
            let set = voice.set(key, Some(ItemValue::Limit(limit)));
            assert!(set.is_err() && voice.is_empty());
        }
        let from_file = json!({"please_not/own.a": {"tag": "floor.leave"}});
        let voice: Voice = serde_json::from_value(from_file).expect("it can be read");
        assert!(voice.check().is_err(), "nor one from a file");
    }

    #[test]
    fn no_topic_and_no_step_can_be_about_a_right() {
        for right in RIGHTS {
            let topic = TopicId::new(right).expect("a name");
            let step = json!({"id": "a", "do": "stay", "kind": "rest", "who": "both"});
            let mut sequence =
                json!({"kind": "sequence", "name": "x", "where": "together", "steps": [step]});
            let content: TopicContent = serde_json::from_value(sequence.clone()).expect("fits");
            assert!(content.check(&topic).is_err());
            let named = TopicId::new("sequence.x").expect("a name");
            assert_eq!(content.check(&named), Ok(()));
            sequence["steps"][0]["tags"] = json!([right]);
            let content: TopicContent = serde_json::from_value(sequence).expect("fits");
            assert!(content.check(&named).is_err());
        }
        let kind = json!({"kind": "floor", "rule": "ask"});
        assert!(serde_json::from_value::<TopicContent>(kind).is_err());
    }
}
