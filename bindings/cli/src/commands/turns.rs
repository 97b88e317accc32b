//! `turns`: who picks next, the same on both sides. Passing costs nothing.

use super::Run;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::session::App;
use leeside::rhythm::turns::Next;
use serde_json::json;

/// Who may pick next, by what both know. Passing costs nothing, and nothing of it is kept.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside turns
  leeside turns --pass")]
pub struct Args {
    /// This one time the other one picks.
    #[arg(long)]
    pass: bool,
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let mut session = app.open()?;
        let entry = session.bond()?;
        let mut next = session.vault.who_picks(entry.id, app.reading())?;
        if self.pass {
            next = next.passed();
        }
        let mut page = Page::default();
        page.text(app.text(next.text()));
        if !self.pass && next == Next::Me {
            page.quiet(app.text("turns.pass"));
        }
        let who = match next {
            Next::Ask => "ask",
            Next::Me => "me",
            Next::Partner => "them",
        };
        Ok(Answer::new(json!({ "next": who, "passed": self.pass }), page))
    }
}
