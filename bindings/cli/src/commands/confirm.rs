//! `confirm`: a copy that was restored becomes its author's again, piece by piece. Old yeses have
//! lapsed, old limits stay.

use super::Run;
use crate::ask;
use crate::failure::Failure;
use crate::incoming::limit;
use crate::page::{Answer, Page};
use crate::session::App;
use crate::wording::Wording;
use leeside::consent::topic::Refused;
use leeside::exchange::bond::{Bond, Confirm};
use leeside::plan::ids::{ItemId, TopicId};
use leeside::plan::voice::{ItemKey, ItemValue, Limit};
use serde_json::{Value, json};

/// After a restore: look at what your partner last knew of you, and say what is still yours.
///
/// What comes back with your partner's parcel is a draft; they could have written anything into
/// it. Every off-limit in it stays, unless you name it. Yeses have lapsed until you say them anew.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside confirm
  leeside confirm --take food.drink --take closeness.touch --still-yes space
  leeside confirm --take-all --done")]
pub struct Args {
    /// Take this item of the draft for yours: a field, or FIELD/ID in a list.
    #[arg(long, value_name = "FIELD")]
    take: Vec<String>,
    /// Take every item of the draft.
    #[arg(long)]
    take_all: bool,
    /// Leave out this off-limit of the draft.
    #[arg(long, value_name = "ID", value_parser = ItemId::new)]
    leave_limit: Vec<ItemId>,
    /// Say "still yes" to the text that last held in this part.
    #[arg(long, value_name = "PART", value_parser = TopicId::new)]
    still_yes: Vec<TopicId>,
    /// Nothing more to take: confirm as it is.
    #[arg(long)]
    done: bool,
}

/// What the draft offers.
struct Draft {
    items: Vec<(ItemKey, ItemValue)>,
    limits: Vec<(ItemId, Limit)>,
    topics: Vec<TopicId>,
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let mut session = app.open()?;
        let entry = session.bond()?;
        let bond = session.load(&entry)?;
        if !bond.fresh {
            let mut page = Page::default();
            page.text("This copy was not restored, or you confirmed it already. Nothing to do.");
            return Ok(Answer::new(json!({ "fresh": false, "confirmed": false }), page));
        }
        if !bond.pairing.as_ref().is_some_and(|paired| paired.heard) {
            return Err(Refused::NotHeard.into());
        }
        let draft = Draft::of(&bond);
        let said = self.take_all || self.done || !self.take.is_empty();
        let said = said || !self.leave_limit.is_empty() || !self.still_yes.is_empty();
        let confirm = if said {
            self.flags(&draft)?
        } else if ask::can_ask() {
            match draft.ask(app, &bond)? {
                Some(confirm) => confirm,
                None => return Ok(draft.answer(app, &bond)),
            }
        } else {
            return Ok(draft.answer(app, &bond));
        };
        session.change(&entry, |bond, at| Ok(bond.confirm(&confirm, at.now)?))?;
        let mut page = Page::default();
        page.text("It is yours again. Your partner learns it with the next parcel.");
        page.command("leeside share");
        Ok(Answer::new(json!({ "fresh": false, "confirmed": true }), page))
    }
}

impl Args {
    fn flags(&self, draft: &Draft) -> Result<Confirm, Failure> {
        let mut confirm = Confirm {
            leave_limits: self.leave_limit.iter().cloned().collect(),
            still_yes: self.still_yes.iter().cloned().collect(),
            ..Confirm::default()
        };
        for field in &self.take {
            let known = draft.items.iter().find(|(key, _)| key.to_string() == *field);
            let (key, _) = known.ok_or_else(|| {
                Failure::refused(
                    "not_in_draft",
                    "this is not in the draft; leeside confirm shows what is",
                )
            })?;
            confirm.take.insert(key.clone());
        }
        if self.take_all {
            confirm.take.extend(draft.items.iter().map(|(key, _)| key.clone()));
        }
        Ok(confirm)
    }
}

impl Draft {
    fn of(bond: &Bond) -> Self {
        let echo = bond.draft_of_mine();
        let voice = echo.and_then(|echo| echo.voice.as_ref()).map(|told| &told.voice);
        let items = voice.into_iter().flat_map(|voice| voice.items());
        let limits = echo.into_iter().flat_map(|echo| &echo.limits);
        let topics = bond.plan.topics.iter().filter(|(_, topic)| {
            topic.settled.is_some_and(|rev| !topic.withdrawn.contains(&rev))
        });
        Self {
            items: items.map(|(key, value)| (key.clone(), value.clone())).collect(),
            limits: limits.map(|(id, limit)| (id.clone(), limit.clone())).collect(),
            topics: topics.map(|(id, _)| id.clone()).collect(),
        }
    }

    fn answer(&self, app: &App, bond: &Bond) -> Answer {
        let words = Wording(app.library);
        let mut page = Page::default();
        page.heading("Your page as your partner last knew it: a draft");
        for (id, said) in &self.limits {
            let label = app.text("word.off_limits");
            page.item(format!("{label}: {} ({id}; it stays)", limit(app, said)));
        }
        for (key, value) in &self.items {
            page.item(format!("{} ({key})", words.item(key, value)));
        }
        if !self.topics.is_empty() {
            page.heading("Still yes?");
        }
        for id in &self.topics {
            let (name, text) = settled(words, bond, id);
            page.item(format!("{name} ({id})"));
            page.append(text);
        }
        page.text("What only this copy knew and never told is gone.");
        page.text("To confirm: leeside confirm --take FIELD, --still-yes PART, --done.");
        let items: Vec<Value> = self
            .items
            .iter()
            .map(|(key, value)| json!({ "field": key, "value": value }))
            .collect();
        let limits: Vec<Value> = self
            .limits
            .iter()
            .map(|(id, limit)| json!({ "id": id, "limit": limit }))
            .collect();
        let json = json!({
            "fresh": true,
            "confirmed": false,
            "draft": items,
            "limits": limits,
            "still_yes": self.topics,
        });
        Answer::new(json, page)
    }

    fn ask(&self, app: &App, bond: &Bond) -> Result<Option<Confirm>, Failure> {
        let words = Wording(app.library);
        let mut confirm = Confirm::default();
        let mut page = Page::default();
        page.text("Your page as your partner last knew it. Nothing is yours until you say so.");
        ask::show(&page, app.width);
        for (id, said) in &self.limits {
            if !ask::unless_no(&format!("Please not: {}. Keep it?", limit(app, said)))? {
                confirm.leave_limits.insert(id.clone());
            }
        }
        for (key, value) in &self.items {
            if ask::yes(&format!("{}. Take it?", words.item(key, value)))? {
                confirm.take.insert(key.clone());
            }
        }
        for id in &self.topics {
            let (name, text) = settled(words, bond, id);
            ask::show(&text, app.width);
            if ask::yes(&format!("{name}. Still yes?"))? {
                confirm.still_yes.insert(id.clone());
            }
        }
        Ok(ask::yes("Confirm this?")?.then_some(confirm))
    }
}

fn settled(words: Wording, bond: &Bond, id: &TopicId) -> (String, Page) {
    let topic = bond.plan.topics.get(id);
    let rev = topic.and_then(|topic| topic.settled);
    let text = rev.and_then(|rev| topic?.texts.get(&rev)).map(|text| &text.content);
    let mut page = Page::default();
    if let Some(text) = text {
        words.content(text, &mut page);
    }
    (words.topic(id.as_str(), text), page)
}
