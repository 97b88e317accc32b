//! Where each part stands, how texts differ, and what older ones said.

use crate::failure::{Failure, local};
use crate::incoming::{change_document, effect_name};
use crate::names::{self, short};
use crate::page::{Answer, Page};
use crate::session::App;
use crate::wording::Wording;
use leeside::consent::clock::NIGHT;
use leeside::consent::effect::Effect;
use leeside::consent::topic::{State, Topic};
use leeside::exchange::bond::Bond;
use leeside::plan::diff;
use leeside::plan::ids::{Rev, TopicId};
use leeside::plan::revision::Revision;
use serde_json::{Value, json};

/// Every part.
pub fn list(app: &App, bond: &Bond) -> Answer {
    let mut page = Page::default();
    page.quiet(app.text("plan.line"));
    if bond.plan.topics.is_empty() {
        page.text(app.text("empty.ours_paired"));
        page.command("leeside agree suggest space --template short");
    }
    for (id, topic) in &bond.plan.topics {
        topic_page(app, id, topic, &mut page);
    }
    let topics: Vec<Value> = bond.plan.topics.iter().map(|(id, topic)| document(id, topic)).collect();
    let window = bond.plan.window.map(|window| window.end().0);
    Answer::new(json!({ "topics": topics, "after_window_until": window }), page)
}

/// One part.
pub fn one(app: &App, bond: &Bond, id: &TopicId) -> Answer {
    let mut page = Page::default();
    let none = Topic::default();
    let topic = bond.plan.topics.get(id).unwrap_or(&none);
    topic_page(app, id, topic, &mut page);
    Answer::new(json!({ "topic": document(id, topic) }), page)
}

fn state_name(state: State) -> &'static str {
    match state {
        State::InForce => "in_force",
        State::TalkFirst => "talk_first",
        State::New => "new",
    }
}

fn topic_page(app: &App, id: &TopicId, topic: &Topic, page: &mut Page) {
    let words = Wording(app.library);
    let held = topic.holds();
    let any = topic.texts.values().next().map(|text| &text.content);
    let name = words.topic(id.as_str(), held.as_ref().or(any));
    page.heading(format!("{name} ({id})"));
    match topic.state() {
        State::InForce => {
            page.item(app.text("topic.both"));
            if let Some(held) = &held {
                words.content(held, page);
            }
            page.below(format!("to take back your yes: leeside agree take-back {id}"));
        }
        State::TalkFirst => {
            page.item("Nothing holds here now: talk first.");
        }
        State::New => {}
    }
    for (rev, text) in topic.open() {
        offer(words, topic, rev, text, page);
    }
}

fn offer(words: Wording, topic: &Topic, rev: Rev, text: &Revision, page: &mut Page) {
    let mine = topic.mine.contains(&rev);
    let who = match (mine, topic.theirs.contains(&rev)) {
        (true, true) => "Yes from both, but a newer text stands",
        (true, false) => "You suggest",
        (false, _) => "They suggest",
    };
    let kept = match (topic.kept.contains(&rev), topic.untold.contains(&rev)) {
        (true, _) => ", kept back",
        (false, true) => ", not told yet",
        _ => "",
    };
    page.item(format!("{who} ({}){kept}:", short(rev)));
    let settled = topic.settled.and_then(|rev| topic.texts.get(&rev));
    words.difference(settled.map(|was| &was.content), &text.content, page);
    if let (false, Some(until)) = (mine, rests_until(topic, rev)) {
        page.below(format!(
            "It asks for more than before. It can wait a night: until {}.",
            local(until)
        ));
    }
}

fn rests_until(topic: &Topic, rev: Rev) -> Option<leeside::consent::clock::Time> {
    let seen = topic.seen.get(&rev)?;
    (topic.effect(rev) == Effect::Widening).then(|| seen.plus(NIGHT))
}

fn document(id: &TopicId, topic: &Topic) -> Value {
    let offers: Vec<Value> = topic
        .open()
        .map(|(rev, text)| {
            json!({
                "text": rev,
                "mine": topic.mine.contains(&rev),
                "theirs": topic.theirs.contains(&rev),
                "effect": effect_name(topic.effect(rev)),
                "told": !topic.untold.contains(&rev),
                "kept": topic.kept.contains(&rev),
                "rests_until": rests_until(topic, rev).map(|time| time.0),
                "content": text.content,
            })
        })
        .collect();
    json!({
        "id": id,
        "state": state_name(topic.state()),
        "settled": topic.settled,
        "agreed": topic.agreed(),
        "holds": topic.holds(),
        "suggested": offers,
        "withdrawn": topic.withdrawn,
    })
}

/// How suggested texts differ from the one that stands.
///
/// # Errors
/// `not_offered`, `which_text`.
pub fn diff(app: &App, bond: &Bond, id: &TopicId, text: Option<&str>) -> Result<Answer, Failure> {
    let topic = bond.plan.topics.get(id).ok_or_else(names::no_text)?;
    let wanted: Vec<Rev> = match text {
        Some(text) => vec![names::find_text(topic, text)?],
        None => topic.open().map(|(rev, _)| rev).collect(),
    };
    let words = Wording(app.library);
    let settled = topic.settled.and_then(|rev| topic.texts.get(&rev)).map(|text| &text.content);
    let mut page = Page::default();
    let mut documents = Vec::new();
    if wanted.is_empty() {
        page.text("Nothing is suggested for this part.");
    }
    for rev in wanted {
        let Some(text) = topic.texts.get(&rev) else {
            continue;
        };
        let changes = diff::topic(settled, Some(&text.content));
        offer(words, topic, rev, text, &mut page);
        documents.push(json!({
            "text": rev,
            "effect": effect_name(topic.effect(rev)),
            "changes": changes.iter().map(change_document).collect::<Vec<_>>(),
        }));
    }
    Ok(Answer::new(json!({ "topic": id, "differences": documents }), page))
}

/// Older texts, the newest first.
///
/// # Errors
/// `not_offered` if the part is not there.
pub fn history(app: &App, bond: &Bond, id: &TopicId) -> Result<Answer, Failure> {
    let topic = bond.plan.topics.get(id).ok_or_else(names::no_text)?;
    let words = Wording(app.library);
    let mut page = Page::default();
    if topic.past.is_empty() {
        page.text("There is no older text of this part.");
    }
    for past in topic.past.iter().rev() {
        page.item(format!("until {}:", past.until));
        words.content(&past.content, &mut page);
    }
    Ok(Answer::new(json!({ "topic": id, "past": topic.past }), page))
}
