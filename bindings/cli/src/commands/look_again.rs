//! `look-again`: fifteen minutes, once in a while. A day that goes by changes nothing.

use super::Run;
use crate::ask;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::session::{App, Session};
use crate::wording::Wording;
use leeside::content::fill;
use leeside::exchange::bond::Bond;
use leeside::rhythm::look_again::Card;
use leeside::vault::BondEntry;
use leeside::vault::rhythm::{Shown, Turn};
use serde_json::{Value, json};

/// Look at the plan again, card by card: what went well first. Nothing you say is kept.
///
/// "Nothing to change" ends it from any card, and is a good result.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside look-again
  leeside look-again open
  leeside look-again nothing-to-change")]
pub struct Args {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Clone, Copy, clap::Subcommand)]
enum Act {
    /// Open it, or show the card where you left it.
    #[command(after_help = "Example:
  leeside look-again open")]
    Open,
    /// The next card.
    #[command(after_help = "Example:
  leeside look-again next")]
    Next,
    /// The card before.
    #[command(after_help = "Example:
  leeside look-again back")]
    Back,
    /// End it: nothing to change.
    #[command(after_help = "Example:
  leeside look-again nothing-to-change")]
    NothingToChange,
    /// Leave it for another day.
    #[command(after_help = "Example:
  leeside look-again leave")]
    Leave,
}

impl From<Act> for Turn {
    fn from(act: Act) -> Self {
        match act {
            Act::Open => Self::Open,
            Act::Next => Self::Next,
            Act::Back => Self::Back,
            Act::NothingToChange => Self::NothingToChange,
            Act::Leave => Self::Leave,
        }
    }
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let mut session = app.open()?;
        let entry = session.bond()?;
        match self.act {
            None => due(&mut session, &entry),
            Some(Act::Open) if ask::can_ask() && !app.options.json => cards(&mut session, &entry),
            Some(act) => turned(&mut session, &entry, act.into()),
        }
    }
}

fn due(session: &mut Session<'_>, entry: &BondEntry) -> Result<Answer, Failure> {
    let app = session.app;
    let due = session.vault.look_due(entry.id, app.reading())?;
    let mut page = Page::default();
    match due.text() {
        Some(id) => page.text(app.text(id)).command("leeside look-again open"),
        None => page.text(format!("The next look is on {}, if you like.", due.day)),
    };
    let json = json!({ "day": due.day, "whole": due.whole, "topics": due.topics });
    Ok(Answer::new(json, page))
}

fn turn(session: &mut Session<'_>, entry: &BondEntry, turn: Turn) -> Result<Shown, Failure> {
    let app = session.app;
    Ok(session.vault.look(entry.id, turn, app.library, app.reading())?)
}

fn turned(session: &mut Session<'_>, entry: &BondEntry, how: Turn) -> Result<Answer, Failure> {
    let app = session.app;
    let shown = turn(session, entry, how)?;
    let bond = session.load(entry)?;
    let mut page = card(app, &bond, &shown);
    if shown.card.is_none() {
        page.text(match how {
            Turn::Leave => "It is left for another day.",
            _ => app.text("look.done"),
        });
    }
    Ok(Answer::new(document(app, &shown), page))
}

/// At a keyboard: card by card.
fn cards(session: &mut Session<'_>, entry: &BondEntry) -> Result<Answer, Failure> {
    let app = session.app;
    let mut how = Turn::Open;
    loop {
        let shown = turn(session, entry, how)?;
        if shown.card.is_none() {
            let mut page = Page::default();
            page.text(app.text("look.done"));
            return Ok(Answer::new(document(app, &shown), page));
        }
        let bond = session.load(entry)?;
        ask::show(&card(app, &bond, &shown), app.width);
        let nothing = app.text("nothing_to_change");
        let typed = ask::line(&format!("[Enter] next  [b] back  [0] {nothing}  [e] later:"))?;
        how = match typed.as_deref() {
            Some("b") => Turn::Back,
            Some("0") => Turn::NothingToChange,
            Some("e") | None => {
                let mut page = Page::default();
                page.text("It waits at this card.");
                return Ok(Answer::new(document(app, &shown), page));
            }
            Some(_) => Turn::Next,
        };
    }
}

/// The words of a card.
fn words(app: &App, shown: &Shown) -> Option<String> {
    let text = app.text(shown.card.as_ref()?.text());
    Some(match &shown.question {
        Some(question) => fill(app.text(question.text), &[("thing", app.text(question.thing))]),
        None => text.to_owned(),
    })
}

fn card(app: &App, bond: &Bond, shown: &Shown) -> Page {
    let mut page = Page::default();
    let (Some(card), Some(text)) = (&shown.card, words(app, shown)) else {
        return page;
    };
    match card {
        Card::Topic(id) => {
            let held = bond.plan.topics.get(id).and_then(|topic| topic.in_force());
            let wording = Wording(app.library);
            page.heading(format!("{} {text}", wording.topic(id.as_str(), held)));
            if let Some(held) = held {
                wording.content(held, &mut page);
            }
            page.command(format!("leeside agree suggest {id} --set FIELD=VALUE"));
        }
        Card::Renew => {
            page.text(text).command("leeside pair invite invite.age");
        }
        _ => {
            page.text(text);
        }
    }
    if let Some(ritual) = &shown.ritual {
        page.item(ritual);
    }
    page
}

fn document(app: &App, shown: &Shown) -> Value {
    let card = shown.card.as_ref().map(|card| {
        json!({
            "card": card,
            "text": words(app, shown),
            "ritual": shown.ritual,
        })
    });
    json!({ "card": card })
}
