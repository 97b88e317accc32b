//! What the next parcel would tell anew, to be looked at before anything leaves.

use crate::incoming::limit;
use crate::names;
use crate::page::{Page, said};
use crate::session::App;
use crate::wording::Wording;
use leeside::exchange::bond::Bond;
use leeside::exchange::copies::Shared;
use leeside::exchange::parcel::Leaving;
use leeside::plan::ids::{CopyId, Rev, TopicId};
use leeside::plan::voice::ItemValue;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The list for people, with a number and a tick for each.
pub fn page(app: &App, bond: &Bond, ticked: &BTreeSet<Leaving>) -> Page {
    let outgoing = bond.outgoing().leaving;
    let mut page = Page::default();
    if outgoing.is_empty() {
        page.text("There is nothing new to tell. A parcel would say again what was told before.");
        return page;
    }
    page.text(app.text("parcel.out"));
    for (number, (leaving, _)) in (1..).zip(&outgoing) {
        let tick = if ticked.contains(leaving) { "x" } else { " " };
        page.item(format!("{number} [{tick}] {}", line(app, bond, leaving)));
    }
    if outgoing
        .iter()
        .any(|(leaving, _)| !ticked.contains(leaving))
    {
        page.text(app.text("parcel.held"));
    }
    page
}

/// The list for programs.
pub fn document(app: &App, bond: &Bond, ticked: &BTreeSet<Leaving>) -> Vec<Value> {
    let outgoing = bond.outgoing().leaving;
    outgoing
        .iter()
        .map(|(leaving, _)| {
            json!({
                "name": names::of_leaving(leaving),
                "what": leaving,
                "says": line(app, bond, leaving),
                "ticked": ticked.contains(leaving),
                "can_wait": leaving.can_wait(),
            })
        })
        .collect()
}

fn line(app: &App, bond: &Bond, leaving: &Leaving) -> String {
    let words = Wording(app.library);
    match leaving {
        Leaving::Item(key) => match bond.plan.mine.working.get(key) {
            Some(ItemValue::Limit(said)) => {
                format!("{}: {}", app.text("word.off_limits"), limit(app, said))
            }
            Some(value) => words.item(key, value),
            None => format!("{}: {}", words.key(key), app.text("ask_me")),
        },
        Leaving::Suggestion(id, rev) => topic(bond, words, "you suggest", id, *rev),
        Leaving::Yes(id, rev) => topic(bond, words, "yes from you", id, *rev),
        Leaving::TakingBack(id, rev) => topic(bond, words, "you take back your yes", id, *rev),
        Leaving::Given(id) => match bond.copies.mine.get(id).map(|given| &given.item) {
            Some(Shared::Moment(moment)) => format!("a moment, {}", moment.day),
            Some(Shared::Text(copy)) => format!("a copy: {}", said(&copy.text)),
            None => copy("a copy", id),
        },
        Leaving::AskedBack(id) => copy("you ask to have a copy back", id),
        Leaving::Sealed(id) => copy("a sealed answer", id),
        Leaving::Opened(id) => copy("you open your sealed answer", id),
    }
}

fn topic(bond: &Bond, words: Wording, what: &str, id: &TopicId, rev: Rev) -> String {
    let topic = bond.plan.topics.get(id);
    let text = topic.and_then(|topic| topic.texts.get(&rev));
    let name = words.topic(id.as_str(), text.map(|text| &text.content));
    format!("{name}: {what} ({})", names::short(rev))
}

fn copy(what: &str, id: &CopyId) -> String {
    format!("{what} ({id})")
}
