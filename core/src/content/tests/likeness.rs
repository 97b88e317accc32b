//! No two entries of a list say nearly the same.

use super::{both, words_of};
use std::collections::BTreeSet;

/// How much two texts share of their words, from 0 to 1.
fn alike(one: &str, two: &str) -> f64 {
    let set = |text: &str| words_of(text).into_iter().collect::<BTreeSet<_>>();
    let (one, two) = (set(one), set(two));
    let all = one.union(&two).count();
    if all == 0 {
        return 1.0;
    }
    one.intersection(&two).count() as f64 / all as f64
}

fn no_two(list: &str, texts: &[&str], most: f64) {
    for (n, one) in texts.iter().enumerate() {
        for two in &texts[n + 1..] {
            assert!(alike(one, two) < most, "{list}: “{one}” and “{two}”");
        }
    }
}

#[test]
fn no_two_entries_say_nearly_the_same() {
    for l in both() {
        let labels: Vec<&str> = l.comforts.iter().map(|c| c.label.as_str()).collect();
        no_two("labels", &labels, 0.8);
        let sentences: Vec<&str> = l
            .comforts
            .iter()
            .filter_map(|c| c.sentence.as_deref())
            .collect();
        no_two("sentences", &sentences, 0.8);
        no_two(
            "tags",
            &l.tags.iter().map(|t| t.text.as_str()).collect::<Vec<_>>(),
            0.9,
        );
        no_two(
            "reassurances",
            &l.reassurances
                .iter()
                .map(|t| t.text.as_str())
                .collect::<Vec<_>>(),
            0.75,
        );
        no_two(
            "listening",
            &l.listening
                .iter()
                .map(|t| t.text.as_str())
                .collect::<Vec<_>>(),
            0.75,
        );
        no_two(
            "prompts",
            &l.prompts
                .iter()
                .map(|t| t.text.as_str())
                .collect::<Vec<_>>(),
            0.75,
        );
        no_two(
            "rituals",
            &l.rituals
                .iter()
                .map(|t| t.text.as_str())
                .collect::<Vec<_>>(),
            0.75,
        );
        no_two(
            "meanings",
            &l.vocabulary
                .iter()
                .map(|t| t.means.as_str())
                .collect::<Vec<_>>(),
            0.75,
        );
        no_two(
            "words",
            &l.vocabulary
                .iter()
                .map(|t| t.word.as_str())
                .collect::<Vec<_>>(),
            0.9,
        );
        no_two(
            "calming",
            &l.deescalation
                .iter()
                .map(|t| t.text.as_str())
                .collect::<Vec<_>>(),
            0.75,
        );
        no_two(
            "grounding",
            &l.grounding
                .iter()
                .map(|t| t.text.as_str())
                .collect::<Vec<_>>(),
            0.75,
        );
        no_two(
            "questions",
            &l.questions
                .iter()
                .map(|t| t.ask.as_str())
                .collect::<Vec<_>>(),
            0.75,
        );
        no_two(
            "templates",
            &l.templates
                .iter()
                .map(|t| t.about.as_str())
                .collect::<Vec<_>>(),
            0.75,
        );
    }
}

#[test]
fn likeness_is_seen() {
    assert!(alike("Take your time.", "take your time") > 0.99);
    assert!(alike("A hand on the back", "Water by the bed") < 0.4);
}
