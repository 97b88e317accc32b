//! Off-limits and signals: what a limit can never do, what the app cannot watch, and signals that
//! may be missed.

use super::words::{english, says, words_of};
use super::{About, Ask, Reading};
use crate::plan::topic::TopicContent;
use crate::plan::voice::{Field, ItemKey, ItemValue, Limit, Signal, Voice};

/// A text that keeps something away, and where it stands.
struct Against<'a> {
    about: About,
    text: &'a str,
    who: Option<&'a str>,
}

pub(super) fn asks(reading: &Reading<'_>) -> Vec<Ask> {
    let mut asks = leaving(reading);
    asks.extend(floor(reading));
    asks.extend(inside_steps(reading));
    asks.extend(own_words(reading));
    asks.extend(same_words(reading));
    asks.extend(wordless(reading));
    asks
}

/// Every off-limit of both, also those that are held, with whose it is.
fn limits<'a>(reading: &Reading<'a>) -> Vec<(About, &'a str, &'a Limit)> {
    let mut found = Vec::new();
    for (whose, person) in reading.people() {
        let held = person.held.into_iter().flatten();
        for (id, limit) in person.voice.limits().chain(held) {
            let key = ItemKey::entry(Field::PleaseNot, id.clone());
            found.push((About::Voice(whose, key), person.name, limit));
        }
    }
    found
}

/// Every text that keeps something away: off-limits, "please not" for a feeling, "not tonight".
fn against<'a>(reading: &Reading<'a>) -> Vec<Against<'a>> {
    let mut found = Vec::new();
    for (about, name, limit) in limits(reading) {
        let who = Some(name);
        let text = limit.text.as_deref();
        found.extend(text.map(|text| Against { about, text, who }));
    }
    for (whose, person) in reading.people() {
        for (key, value) in person.voice.entries(Field::Feelings) {
            let ItemValue::Response(response) = value else {
                continue;
            };
            found.extend(response.not.iter().map(|text| Against {
                about: About::Voice(whose, key.clone()),
                text,
                who: Some(person.name),
            }));
        }
    }
    for (topic, content) in reading.topics {
        let TopicContent::Repair(repair) = content else {
            continue;
        };
        found.extend(repair.tonight_not.iter().map(|line| Against {
            about: About::Topic(topic.clone(), Some(line.id.clone())),
            text: &line.text,
            who: None,
        }));
    }
    found
}

/// A limit can never forbid leaving. It is answered with something to hold on to.
fn leaving(reading: &Reading<'_>) -> Vec<Ask> {
    let mut asks = Vec::new();
    for (about, name, limit) in limits(reading) {
        if limit
            .tag
            .as_ref()
            .is_some_and(|tag| tag.as_str() == "alone")
        {
            asks.push(Ask::new("do_not_leave_me", vec![about]).name("who", name));
        }
    }
    for against in against(reading) {
        if says(against.text, &english().leave) {
            let everyone = reading.string("value.who.both");
            let who = against.who.unwrap_or(everyone);
            asks.push(Ask::new("do_not_leave_me", vec![against.about]).name("who", who));
        }
    }
    asks
}

/// Nor can it forbid any other right of the floor.
fn floor(reading: &Reading<'_>) -> Vec<Ask> {
    let mut asks = Vec::new();
    for against in against(reading) {
        for (right, phrases) in &english().floor {
            let line = reading.library.floor.get(right);
            if let (Some(line), true) = (line, says(against.text, phrases)) {
                let ask = Ask::new("floor_reached", vec![against.about.clone()]);
                asks.push(ask.words("text", against.text).name("right", &line.text));
            }
        }
    }
    asks
}

/// Steps that touch an off-limit, by tag. Whose it is, nobody hears.
fn inside_steps(reading: &Reading<'_>) -> Vec<Ask> {
    let mut asks = Vec::new();
    for (topic, content) in reading.topics {
        let TopicContent::Sequence(sequence) = content else {
            continue;
        };
        for step in &sequence.steps {
            let mut tags = step.tags.clone();
            let comfort = step.comfort.as_ref();
            let comfort = comfort.and_then(|id| reading.library.comforts.get(id.as_str()));
            tags.extend(comfort.iter().flat_map(|comfort| comfort.tags.clone()));
            let mut limits: Vec<&str> = Vec::new();
            for (_, person) in reading.people() {
                for limit in person.limits() {
                    let Some(tag) = &limit.tag else { continue };
                    if tags.iter().any(|other| tag.covers(other)) {
                        let words = reading.library.tags.get(tag.as_str());
                        let words = words.map_or(tag.as_str(), |words| words.text.as_str());
                        limits.push(words);
                    }
                }
            }
            limits.sort_unstable();
            for limit in limits {
                let about = About::Topic(topic.clone(), Some(step.id.clone()));
                let ask = Ask::new("off_limit_inside_step", vec![about]);
                asks.push(ask.words("step", &step.what).words("limit", limit));
            }
        }
    }
    asks
}

/// Limits in own words, which no rule can watch.
fn own_words(reading: &Reading<'_>) -> Vec<Ask> {
    let untagged = limits(reading).into_iter();
    let untagged = untagged.filter(|(.., limit)| limit.tag.is_none());
    untagged
        .filter_map(|(about, _, limit)| {
            let text = limit.text.as_ref()?;
            Some(Ask::new("own_words_limit", vec![about]).words("text", text))
        })
        .collect()
}

/// A word or sign and what it stands for.
struct Use<'a> {
    means: &'static str,
    about: About,
    text: &'a str,
}

/// One word or sign for two different things.
fn same_words(reading: &Reading<'_>) -> Vec<Ask> {
    let mut uses: Vec<Use<'_>> = Vec::new();
    for (whose, person) in reading.people() {
        for (field, means) in [(Field::SignalSpace, "space"), (Field::SignalStay, "stay")] {
            let signal = person.voice.signal(field);
            let texts = signal
                .into_iter()
                .flat_map(|s| [&s.word, &s.sign])
                .flatten();
            uses.extend(texts.map(|text| Use {
                means,
                about: About::Voice(whose, ItemKey::one(field)),
                text,
            }));
        }
    }
    for (topic, content) in reading.topics {
        match content {
            TopicContent::Repair(repair) => {
                uses.extend(repair.pause_word.iter().map(|text| Use {
                    means: "pause",
                    about: About::Topic(topic.clone(), None),
                    text,
                }));
            }
            TopicContent::Words(words) => uses.extend(words.words.iter().map(|word| Use {
                means: "word",
                about: About::Topic(topic.clone(), Some(word.id.clone())),
                text: &word.word,
            })),
            _ => {}
        }
    }
    let mut asks = Vec::new();
    for (n, one) in uses.iter().enumerate() {
        let words = words_of(one.text);
        for other in uses.iter().skip(n + 1) {
            let twice = one.about == other.about || one.means == other.means;
            let both_words = one.means == "word" && one.about != other.about;
            if (!twice || both_words) && !words.is_empty() && words == words_of(other.text) {
                let about = vec![one.about.clone(), other.about.clone()];
                asks.push(Ask::new("same_signal_words", about).words("word", one.text));
            }
        }
    }
    asks
}

/// A signal that needs a voice.
fn wordless(reading: &Reading<'_>) -> Vec<Ask> {
    let mut asks = Vec::new();
    for (whose, person) in reading.people() {
        let lacks = |field: &Field| spoken_only(person.voice, *field);
        let fields: Vec<Field> = [Field::SignalSpace, Field::SignalStay]
            .into_iter()
            .filter(lacks)
            .collect();
        if fields.is_empty() {
            continue;
        }
        let about = |field| About::Voice(whose, ItemKey::one(field));
        let about = fields.into_iter().map(about).collect();
        asks.push(Ask::new("no_wordless_signal", about).name("who", person.name));
    }
    asks
}

fn spoken_only(voice: &Voice, field: Field) -> bool {
    let signal = voice.signal(field);
    matches!(
        signal,
        Some(Signal {
            word: Some(_),
            sign: None
        })
    )
}
