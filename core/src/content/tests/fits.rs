//! Entries keep to what they say of themselves, and a plan can take them.

use super::super::entries::HelpLine;
use super::super::kinds::{Act, BlockKind, Group, HelpKind};
use super::super::library;
use super::{both, says, words_of};
use crate::plan::ids::Tag;
use crate::plan::scales::{Near, Talk, Touch, Where};
use crate::plan::topic::TopicContent;

/// Whether any of the tags belongs to a group or is that tag.
fn has(tags: &[Tag], group: &str) -> bool {
    let group = Tag::new(group).expect("a tag");
    tags.iter().any(|tag| group.covers(tag))
}

#[test]
fn a_comfort_carries_the_tags_of_what_it_asks() {
    let l = library("en");
    for c in &l.comforts {
        let has = |group: &str| has(&c.tags, group);
        assert_eq!(
            has("touch"),
            c.asks.touch > Touch::None || has("touch.wash"),
            "{}",
            c.id
        );
        assert!(has("talk") || c.asks.talk == Talk::None, "{}", c.id);
        assert!(has("food") || c.group != Group::FoodDrink, "{}", c.id);
        assert!(has("move") || c.group != Group::Movement, "{}", c.id);
        assert!(
            c.asks.near >= Near::SameRoom || c.asks.touch == Touch::None,
            "{}",
            c.id
        );
        assert!(c.places == [Where::Together] || c.asks.touch == Touch::None || has("water"));
        assert!(!c.places.is_empty(), "{}", c.id);
        assert!(
            !c.wordless || c.asks.talk == Talk::None || has("talk"),
            "{}",
            c.id
        );
    }
    for group in [
        Group::Touch,
        Group::Apart,
        Group::SmallActs,
        Group::DaysAfter,
    ] {
        assert!(l.comforts_in(group).count() >= 8);
    }
}

#[test]
fn templates_are_content_that_a_plan_can_take() {
    for l in both() {
        for template in &l.templates {
            assert!(template.topics.len() >= 2, "{}", template.id);
            for topic in &template.topics {
                let fits = topic.content.check(&topic.topic);
                assert_eq!(fits, Ok(()), "{} {}", template.id, topic.topic);
            }
        }
    }
}

#[test]
fn the_steps_of_templates_know_their_tags_and_comforts() {
    let l = library("en");
    for template in &l.templates {
        for topic in &template.topics {
            let TopicContent::Sequence(sequence) = &topic.content else {
                continue;
            };
            for step in &sequence.steps {
                let at = format!("{} {} {}", template.id, topic.topic, step.id);
                assert!(
                    step.tags.iter().all(|t| l.tags.get(t.as_str()).is_some()),
                    "{at}"
                );
                let comfort = step.comfort.as_ref().map(|c| l.comforts.get(c.as_str()));
                assert!(comfort.is_none_or(|c| c.is_some()), "{at}");
                let most = step.most.expect("steps of templates say how close");
                let has = |group: &str| has(&step.tags, group);
                assert_eq!(has("touch"), most.touch != Some(Touch::None), "{at}");
                assert!(has("talk") || most.talk == Some(Talk::None), "{at}");
            }
        }
    }
}

#[test]
fn a_breath_is_as_long_as_it_says() {
    let l = library("en");
    let default = l.default_breath().expect("a first breath");
    let ms: Vec<u32> = default.phases.iter().map(|p| p.ms).collect();
    assert_eq!((ms.as_slice(), default.holds), (&[4000, 6000][..], false));
    assert_eq!(l.breathing.iter().filter(|p| p.default).count(), 1);
    for p in &l.breathing {
        let held = p.phases.iter().any(|x| x.act == Act::Hold);
        assert_eq!(held, p.holds, "{}", p.id);
        assert!(p.stop.contains("dizzy") && !p.not_for.is_empty());
        assert!(p.minutes.from <= p.minutes.to);
    }
}

#[test]
fn help_has_every_kind_and_says_that_nobody_checked_it() {
    for l in both() {
        for kind in [
            HelpKind::Emergency,
            HelpKind::Crisis,
            HelpKind::Abuse,
            HelpKind::KinkAware,
        ] {
            assert!(l.help.iter().any(|h| h.kind == kind), "{kind:?}");
        }
        for h in &l.help {
            assert!(l.regions.get(h.region.as_str()).is_some(), "{}", h.id);
            assert_eq!(
                h.checked, None,
                "{}: a date needs a person who checked",
                h.id
            );
            assert!(!h.leaves.is_empty());
        }
        for region in &l.regions {
            let emergency = |h: &&_| {
                matches!(
                    h,
                    HelpLine {
                        kind: HelpKind::Emergency,
                        ..
                    }
                )
            };
            assert!(
                l.help_in(region.id.as_str()).any(|h| emergency(&h)),
                "{}",
                region.id
            );
        }
        assert!(l.string("help.unchecked").is_some());
    }
}

#[test]
fn the_page_behind_the_second_door_does_what_it_has_to() {
    for l in both() {
        let page = l.pages.get("not_okay").expect("the page");
        let ids: Vec<&str> = page.blocks.iter().map(|b| b.id.as_str()).collect();
        for id in [
            "start",
            "stop",
            "apart",
            "body",
            "who",
            "saved",
            "alone_choice",
        ] {
            assert!(ids.contains(&id), "{id}");
        }
        assert!(
            page.blocks
                .iter()
                .filter(|b| b.kind == BlockKind::Action)
                .count()
                >= 4
        );
        for block in &page.blocks {
            let words = words_of(&block.text);
            for soothing in [
                "calm",
                "relax",
                "breathe slowly",
                "together",
                "love",
                "fine",
            ] {
                assert!(!says(&words, soothing), "{}: {soothing}", block.id);
            }
        }
    }
}
