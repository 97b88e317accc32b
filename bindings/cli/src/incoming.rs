//! What a parcel would change, to be read before it is taken in: off-limits first.

use crate::names::short;
use crate::page::{Page, said};
use crate::session::App;
use crate::wording::Wording;
use leeside::consent::effect::Effect;
use leeside::exchange::copies::Shared;
use leeside::exchange::open::Opened;
use leeside::exchange::preview::{CopyNews, DebriefNews, Incoming, LimitNews, TopicNews};
use leeside::plan::ids::TopicId;
use leeside::plan::person::Whose;
use leeside::plan::readable;
use leeside::plan::topic::TopicContent;
use leeside::plan::voice::Limit;
use serde_json::{Value, json};

/// The preview for people: `incoming` is that of `opened`.
pub fn page(app: &App, opened: &Opened, incoming: &Incoming) -> Page {
    let words = Wording(app.library);
    let (was, now) = (&opened.before.plan, &opened.after.plan);
    let mut page = Page::default();
    page.heading(format!("From {}", said(&incoming.from)));
    if incoming.again || incoming.is_empty() {
        page.text(app.text("empty.parcel_in"));
        return page;
    }
    if incoming.rolled_back {
        page.text(
            "This copy was put back to an older state. Only what is off-limits and what was taken back is joined. Meet your partner anew: leeside pair invite OUT",
        );
    }
    if incoming.two_phones {
        page.text(
            "Two phones speak for your partner. What either calls off-limits is kept. Meet anew, so that only one does.",
        );
    }
    if incoming.unconfirmed {
        page.text("Your partner's copy was restored, and they have not confirmed their page yet.");
    }
    for limit in &incoming.limits {
        page.item(limit_line(app, limit));
    }
    for line in readable::voice(
        &was.theirs.voice,
        &now.theirs.voice,
        Whose::Yours,
        app.library,
    ) {
        page.item(line);
    }
    for (id, news) in &incoming.topics {
        let topic = now.topics.get(id);
        let settled = topic.and_then(|topic| topic.texts.get(&topic.settled?));
        topic_news(
            words,
            id,
            news,
            settled.map(|text| &text.content),
            &mut page,
        );
    }
    for news in &incoming.copies {
        page.item(match news {
            CopyNews::Given(item) => format!("They give you {}", shared(item)),
            CopyNews::AskedBack(item) => format!(
                "They ask to have this back: {} It goes unless you keep it: --keep-copy {}",
                shared(item),
                item.id()
            ),
        });
    }
    for (_, news) in &incoming.debriefs {
        page.item(match news {
            DebriefNews::Sealed => "A sealed answer. It opens when both of you open.".to_owned(),
            DebriefNews::Opened(text) if text.is_empty() => "An answer: not this time.".to_owned(),
            DebriefNews::Opened(text) => format!("An answer: {}", said(text)),
            DebriefNews::NotWhatWasSealed => {
                "An answer that is not what was sealed. It is not shown.".to_owned()
            }
        });
    }
    if !incoming.draft.is_empty() {
        page.item("Your own page as they last knew it: a draft, until you take it piece by piece (leeside confirm)");
    }
    page
}

fn limit_line(app: &App, news: &LimitNews) -> String {
    let label = app.text("word.off_limits");
    match (&news.was, &news.now) {
        (None, Some(now)) => format!("{label}: {}", limit(app, now)),
        (Some(was), Some(now)) => {
            format!("{label}: {}, now {}", limit(app, was), limit(app, now))
        }
        (Some(was), None) => format!("no longer off-limits: {}", limit(app, was)),
        (None, None) => label.to_owned(),
    }
}

/// What an off-limit says.
pub fn limit(app: &App, limit: &Limit) -> String {
    let tag = limit.tag.as_ref().map(|tag| {
        let known = app.library.tags.get(tag.as_str());
        known.map_or_else(|| tag.to_string(), |known| known.text.clone())
    });
    let own = limit.text.as_ref().map(|text| said(text));
    let parts: Vec<String> = tag.into_iter().chain(own).collect();
    parts.join(", ")
}

fn topic_news(
    words: Wording,
    id: &TopicId,
    news: &TopicNews,
    settled: Option<&TopicContent>,
    page: &mut Page,
) {
    let name = words.topic(id.as_str(), None);
    match news {
        TopicNews::Suggested {
            rev,
            effect,
            content,
            ..
        } => {
            let name = words.topic(id.as_str(), Some(content));
            page.item(format!("{name}: they suggest a text ({})", short(*rev)));
            words.difference(settled, content, page);
            if *effect == Effect::Widening {
                page.below("It asks for more than before, and waits a night.");
            }
        }
        TopicNews::BothYes(_) => {
            page.item(format!("{name}: yes from both, for now"));
        }
        TopicNews::TakenBack(_) => {
            page.item(format!(
                "{name}: the text that held is taken back; talk first"
            ));
        }
        TopicNews::NoLongerOffered(rev) => {
            page.item(format!(
                "{name}: a suggestion is offered no more ({})",
                short(*rev)
            ));
        }
        TopicNews::Lapsed(_) => {
            page.item(format!("{name}: their yes lapsed; talk first"));
        }
    }
}

fn shared(item: &Shared) -> String {
    match item {
        Shared::Moment(moment) => format!("a moment, {}.", moment.day),
        Shared::Text(copy) => format!("a copy ({}): {}.", copy.day, said(&copy.text)),
    }
}

/// The preview for programs.
pub fn document(incoming: &Incoming) -> Value {
    let limits: Vec<Value> = incoming
        .limits
        .iter()
        .map(|l| json!({ "id": l.id, "was": l.was, "now": l.now }))
        .collect();
    let voice: Vec<Value> = incoming.voice.iter().map(change_document).collect();
    let topics: Vec<Value> = incoming
        .topics
        .iter()
        .map(|(id, news)| topic_document(id, news))
        .collect();
    let copies: Vec<Value> = incoming
        .copies
        .iter()
        .map(|news| match news {
            CopyNews::Given(item) => json!({ "news": "given", "item": item }),
            CopyNews::AskedBack(item) => json!({ "news": "asked_back", "item": item }),
        })
        .collect();
    let debriefs: Vec<Value> = incoming
        .debriefs
        .iter()
        .map(|(id, news)| match news {
            DebriefNews::Sealed => json!({ "id": id, "news": "sealed" }),
            DebriefNews::Opened(text) => json!({ "id": id, "news": "opened", "text": text }),
            DebriefNews::NotWhatWasSealed => json!({ "id": id, "news": "not_what_was_sealed" }),
        })
        .collect();
    json!({
        "from": incoming.from,
        "new": !incoming.is_empty() && !incoming.again,
        "again": incoming.again,
        "rolled_back": incoming.rolled_back,
        "two_phones": incoming.two_phones,
        "unconfirmed": incoming.unconfirmed,
        "limits": limits,
        "voice": voice,
        "topics": topics,
        "copies": copies,
        "debriefs": debriefs,
        "draft": incoming.draft,
    })
}

fn topic_document(id: &TopicId, news: &TopicNews) -> Value {
    match news {
        TopicNews::Suggested {
            rev,
            effect,
            changes,
            content,
        } => json!({
            "topic": id,
            "news": "suggested",
            "text": rev,
            "effect": effect_name(*effect),
            "changes": changes.iter().map(change_document).collect::<Vec<_>>(),
            "content": content,
        }),
        TopicNews::BothYes(rev) => json!({ "topic": id, "news": "both_yes", "text": rev }),
        TopicNews::TakenBack(rev) => json!({ "topic": id, "news": "taken_back", "text": rev }),
        TopicNews::NoLongerOffered(rev) => {
            json!({ "topic": id, "news": "no_longer_offered", "text": rev })
        }
        TopicNews::Lapsed(rev) => json!({ "topic": id, "news": "lapsed", "text": rev }),
    }
}

/// A change for programs.
pub fn change_document(change: &leeside::plan::diff::Change) -> Value {
    json!({ "path": change.path, "at": change.at, "was": change.was, "now": change.now })
}

/// The name of an effect for programs.
pub fn effect_name(effect: Effect) -> &'static str {
    match effect {
        Effect::Narrowing => "narrowing",
        Effect::Neutral => "neutral",
        Effect::Widening => "widening",
    }
}
