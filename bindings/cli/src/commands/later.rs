//! `later`: lines kept for a better time. They ask nothing by themselves.

use super::Run;
use crate::failure::Failure;
use crate::names::{find_id, short_id};
use crate::page::{Answer, Page, said};
use crate::session::{App, Session};
use leeside::exchange::random::{System, draw};
use leeside::plan::ids::CopyId;
use leeside::reflect::support::ForLater;
use serde_json::json;

/// Lines for later: to ask, to say, to think about. Only you see them.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside later
  leeside later add ask what the waiting one could do
  leeside later done 1a2b3c4d")]
pub struct Args {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Keep a line.
    #[command(after_help = "Example:
  leeside later add ask what the waiting one could do")]
    Add {
        /// The words.
        #[arg(required = true, value_name = "WORDS")]
        text: Vec<String>,
    },
    /// Done with a line: it is deleted for good.
    #[command(after_help = "Example:
  leeside later done 1a2b3c4d")]
    Done {
        /// The beginning of its name.
        id: String,
    },
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let mut session = app.open()?;
        match self.act {
            None => {}
            Some(Act::Add { text }) => {
                let line = ForLater {
                    id: CopyId(draw(&mut System)?),
                    day: session.today()?,
                    bond: session.find_bond()?.map(|entry| entry.id),
                    text: text.join(" "),
                };
                session.vault.keep_for_later(line)?;
            }
            Some(Act::Done { id }) => {
                let all = session.vault.for_later()?;
                let id = find_id(&id, all.iter().map(|line| line.id))?;
                session.vault.done_with(id)?;
            }
        }
        list(&session)
    }
}

fn list(session: &Session<'_>) -> Result<Answer, Failure> {
    let all = session.vault.for_later()?;
    let mut page = Page::default();
    page.quiet(session.app.text("mine.line"));
    for line in &all {
        page.item(format!("{} ({})", said(&line.text), short_id(line.id)));
    }
    if all.is_empty() {
        page.text("Nothing is kept for later.");
    }
    Ok(Answer::new(json!({ "lines": all }), page))
}
