//! A wish becomes a change in one step: an item of my own page, or a suggestion for a part.

use super::answers;
use crate::commands::support::own_id;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::session::Session;
use crate::wording::Wording;
use leeside::exchange::random::{System, draw};
use leeside::plan::ids::{ItemId, Tag, TopicId};
use leeside::plan::scales::Often;
use leeside::plan::voice::Field;
use leeside::reflect::debrief::{Drafted, Wish, draft};
use serde_json::json;

/// What is wished, and what it is to become.
#[derive(Debug, clap::Args)]
pub struct Wished {
    /// The beginning of the answers' name.
    #[arg(required_unless_present = "text", conflicts_with = "text")]
    id: Option<String>,
    /// The question whose answer it is.
    #[arg(long, value_name = "ID", default_value = "next", value_parser = ItemId::new)]
    question: ItemId,
    /// The wish in other words.
    #[arg(long, value_name = "WORDS")]
    text: Option<String>,
    #[command(flatten)]
    what: Becomes,
}

#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
struct Becomes {
    /// A line in this part that you both decide, as a suggestion.
    #[arg(long, value_name = "PART", value_parser = TopicId::new)]
    part: Option<TopicId>,
    /// Something that feels good, on your own page.
    #[arg(long)]
    comfort: bool,
    /// Something that is not to be, on your own page; with a tag if one says it.
    #[arg(long, value_name = "TAG", num_args = 0..=1, default_missing_value = "", require_equals = false)]
    please_not: Option<String>,
    /// A line in this field of your own page.
    #[arg(long, value_name = "FIELD")]
    page: Option<String>,
}

/// # Errors
/// `not_there`, `no_such_question`, `no_such_part`, `no_such_field`, `too_much`, errors of the store.
pub fn wish(session: &mut Session<'_>, wished: Wished) -> Result<Answer, Failure> {
    let app = session.app;
    let entry = session.bond()?;
    let text = match (&wished.text, &wished.id) {
        (Some(text), _) => text.clone(),
        (None, Some(id)) => {
            let found = answers::find(session, id)?;
            let answer = found.answers.get(&wished.question);
            answer.cloned().ok_or_else(answers::no_answer)?
        }
        (None, None) => return Err(answers::no_answer()),
    };
    let bond = session.load(&entry)?;
    let drafted = draft(&text, wished.what.wish(&bond)?)?;
    let words = Wording(app.library);
    let mut page = Page::default();
    let json = match drafted {
        Drafted::Item(key, value) => {
            page.item(words.item(&key, &value));
            page.text("It stands on your page, and holds here at once.");
            let json = json!({ "field": key, "value": value });
            session.change(&entry, |bond, at| {
                bond.plan.write(key, Some(value), at.now)?;
                Ok(())
            })?;
            json
        }
        Drafted::Topic(id, content) => {
            words.content(&content, &mut page);
            page.text("You suggest it. It needs your partner's yes.");
            let rev = session.change(&entry, |bond, at| {
                let nonce = draw(at.random)?;
                Ok(bond.plan.propose(&id, *content, nonce, at.now)?)
            })?;
            json!({ "topic": id, "text": rev })
        }
    };
    page.quiet("It leaves with the next parcel, unless you hold it: leeside share");
    Ok(Answer::new(json, page))
}

impl Becomes {
    fn wish(self, bond: &leeside::exchange::bond::Bond) -> Result<Wish, Failure> {
        if let Some(topic) = self.part {
            let now = bond.plan.holds().remove(&topic).ok_or_else(|| {
                Failure::refused(
                    "no_such_part",
                    "nothing holds in this part now; leeside agree list shows where something does",
                )
            })?;
            return Ok(Wish::Part {
                topic,
                now: Box::new(now),
                id: own_id(&mut System)?,
            });
        }
        if let Some(tag) = self.please_not {
            let tag = match tag.as_str() {
                "" => None,
                tag => Some(Tag::new(tag).map_err(|_| no_tag())?),
            };
            return Ok(Wish::PleaseNot {
                id: own_id(&mut System)?,
                tag,
            });
        }
        if let Some(field) = self.page {
            let field: Field = field.parse().map_err(|_| crate::commands::no_field())?;
            let id = field.is_list().then(|| own_id(&mut System)).transpose()?;
            return Ok(Wish::Page { field, id });
        }
        Ok(Wish::Comfort {
            id: own_id(&mut System)?,
            get: Often::Often,
        })
    }
}

fn no_tag() -> Failure {
    Failure::refused(
        "no_such_tag",
        "there is no such tag; leeside content tags shows them",
    )
}
