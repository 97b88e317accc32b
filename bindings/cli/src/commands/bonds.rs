//! `bonds`: the plans with different people, sealed from each other.

use super::Run;
use crate::ask;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::session::{App, Session, named};
use leeside::exchange::bond::Meeting;
use leeside::exchange::random::System;
use leeside::plan::text::clean;
use leeside::vault::BondEntry;
use serde_json::{Value, json};

/// The plans you have, one for each person; none knows of another.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside bonds
  leeside bonds add Robin")]
pub struct Args {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Show them.
    #[command(after_help = "Example:
  leeside bonds list")]
    List,
    /// Begin a plan with somebody, from your own page.
    #[command(after_help = "Example:
  leeside bonds add Robin")]
    Add {
        /// What you call the plan or the person; only you see it.
        name: String,
    },
    /// Call a plan by another name.
    #[command(after_help = "Example:
  leeside bonds rename Robin \"Robin at home\"")]
    Rename {
        /// Its name now.
        name: String,
        /// Its new name.
        new_name: String,
    },
    /// Make no parcels for a while. Nobody is told, and it looks like nothing.
    #[command(after_help = "Example:
  leeside bonds pause Robin
  leeside bonds pause Robin --off")]
    Pause {
        /// Its name.
        name: String,
        /// Take it up again.
        #[arg(long)]
        off: bool,
    },
    /// Delete a plan here, with all that was received in it. Your own page of no plan stays.
    #[command(after_help = "Example:
  leeside bonds delete Robin")]
    Delete {
        /// Its name.
        name: String,
        /// Do not ask once more.
        #[arg(long)]
        yes: bool,
    },
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let mut session = app.open()?;
        let find = |session: &Session<'_>, name: &str| named(session.vault.bonds()?, name);
        match self.act.unwrap_or(Act::List) {
            Act::List => {}
            Act::Add { name } => {
                session.vault.add_bond(&clean(&name), &mut System)?;
            }
            Act::Rename { name, new_name } => {
                let entry = find(&session, &name)?;
                session.vault.rename_bond(entry.id, &clean(&new_name))?;
            }
            Act::Pause { name, off } => {
                let entry = find(&session, &name)?;
                session.vault.pause_bond(entry.id, !off)?;
            }
            Act::Delete { name, yes } => {
                let entry = find(&session, &name)?;
                let question = "Delete this plan here, with what was received? There is no way back.";
                if !yes && !ask::yes(question)? {
                    return Err(not_confirmed());
                }
                session.vault.delete_bond(entry.id)?;
            }
        }
        let all = session.vault.bonds()?;
        Ok(Answer::new(json!({ "bonds": documents(&all) }), list(app, &all)))
    }
}

/// The failure of something that wants a yes and got none.
pub fn not_confirmed() -> Failure {
    Failure::refused(
        "not_confirmed",
        "nothing was changed; say y when asked, or give --yes",
    )
}

fn list(app: &App, all: &[BondEntry]) -> Page {
    let mut page = Page::default();
    if all.is_empty() {
        page.text(app.text("empty.ours_alone"));
        page.command("leeside bonds add NAME");
    }
    for entry in all {
        page.item(standing(entry));
    }
    page
}

fn standing(entry: &BondEntry) -> String {
    let met = match (entry.closed, entry.meeting) {
        (true, _) => "ended, in the drawer",
        (false, Meeting::Alone) => "not met",
        (false, Meeting::Invited) => "an invite is open",
        (false, Meeting::CompareWords) => "compare the six words",
        (false, Meeting::Paired) => "met",
    };
    let partner = match entry.partner.as_str() {
        "" => String::new(),
        same if same == entry.name => String::new(),
        other => format!(" ({other})"),
    };
    let fresh = if entry.fresh { ", this copy was restored" } else { "" };
    let paused = if entry.paused { ", paused" } else { "" };
    format!("{}{partner}: {met}{fresh}{paused}", entry.name)
}

fn documents(all: &[BondEntry]) -> Vec<Value> {
    all.iter().map(|entry| json!(entry)).collect()
}
