//! `talk`: one question at a time. "Not today" is an equal answer.

use super::Run;
use super::plan::{Both, question_document};
use crate::ask;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::session::{App, Session};
use leeside::plan::linter::Ask;
use serde_json::json;
use std::collections::BTreeSet;

/// Talk it through: one question at a time, with what each of you wrote beside it.
///
/// Nobody is wrong in it. "Not today" is an answer like any other; the question rests for a week.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside talk
  leeside talk --after 1a2b3c4d
  leeside talk not-today 1a2b3c4d")]
pub struct Args {
    /// Minutes that you usually have.
    #[arg(long, value_name = "N")]
    minutes: Option<u32>,
    /// The question behind the one of this name.
    #[arg(long, value_name = "NAME")]
    after: Option<String>,
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Not today: the question rests for a week. Nobody is told.
    #[command(after_help = "Example:
  leeside talk not-today 1a2b3c4d")]
    NotToday {
        /// The beginning of its name.
        name: String,
    },
}

/// Letters of a question's name that are shown.
const SHOWN: usize = 8;

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let mut session = app.open()?;
        let both = Both::read(&mut session)?;
        let mut asks = both.asks(app, self.minutes);
        if let Some(Act::NotToday { name }) = &self.act {
            let key = find(&asks, name)?.key.clone();
            not_today(&mut session, &key)?;
        }
        let resting = resting(&mut session)?;
        asks.retain(|ask| !resting.contains(&ask.key));
        if self.act.is_none() && ask::can_ask() && !app.options.json {
            return one_by_one(&mut session, &both, &asks);
        }
        let place = match &self.after {
            Some(name) => {
                let key = &find(&asks, name)?.key;
                asks.iter().position(|ask| ask.key == *key).map_or(0, |at| at + 1)
            }
            None => 0,
        };
        Ok(shown(app, &both, asks.get(place)))
    }
}

fn resting(session: &mut Session<'_>) -> Result<BTreeSet<String>, Failure> {
    let reading = session.app.reading();
    match session.find_bond()? {
        Some(entry) => Ok(session.vault.resting(entry.id, reading)?),
        None => Ok(BTreeSet::new()),
    }
}

fn not_today(session: &mut Session<'_>, key: &str) -> Result<(), Failure> {
    let entry = session.bond()?;
    Ok(session.vault.not_today(entry.id, key, session.app.reading())?)
}

fn find<'a>(asks: &'a [Ask], typed: &str) -> Result<&'a Ask, Failure> {
    let typed = typed.to_lowercase();
    let mut found = asks
        .iter()
        .filter(|ask| typed.len() >= 4 && ask.key.starts_with(&typed));
    match (found.next(), found.next()) {
        (Some(ask), None) => Ok(ask),
        (None, _) => Err(Failure::refused(
            "not_there",
            "there is no such question now; leeside talk shows the next one",
        )),
        _ => Err(Failure::usage("which_one", "this fits several questions; type more of its name")),
    }
}

/// One card: the question, what each wrote, one idea.
fn card(app: &App, both: &Both, ask: &Ask) -> Page {
    let mut page = Page::default();
    if let Some((question, idea)) = ask.text(app.library) {
        page.text(question);
        both.lines(app, ask).into_iter().for_each(|line| {
            page.item(line);
        });
        page.quiet(idea);
    }
    page
}

fn shown(app: &App, both: &Both, ask: Option<&Ask>) -> Answer {
    let Some((ask, (question, idea))) = ask.and_then(|ask| Some((ask, ask.text(app.library)?)))
    else {
        let mut page = Page::default();
        page.text("There is nothing to ask here now.");
        return Answer::new(json!({ "question": null }), page);
    };
    let mut page = card(app, both, ask);
    let name: String = ask.key.chars().take(SHOWN).collect();
    page.command(format!("leeside talk --after {name}"));
    page.command(format!("leeside talk not-today {name}"));
    let mut json = question_document(ask, &question, &idea);
    json["lines"] = json!(both.lines(app, ask));
    Answer::new(json!({ "question": json }), page)
}

/// At a keyboard: card by card, for as long as somebody likes.
fn one_by_one(session: &mut Session<'_>, both: &Both, asks: &[Ask]) -> Result<Answer, Failure> {
    let app = session.app;
    for ask in asks {
        ask::show(&card(app, both, ask), app.width);
        let today = app.text("not_today");
        let typed = ask::line(&format!("[Enter] the next one  [t] {today}  [e] enough:"))?;
        match typed.as_deref() {
            Some("t") => not_today(session, &ask.key)?,
            Some("e") | None => break,
            Some(_) => {}
        }
    }
    let mut page = Page::default();
    page.text("That is enough. Nothing of the talk is kept.");
    Ok(Answer::new(json!({ "question": null }), page))
}
