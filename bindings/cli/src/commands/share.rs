//! `share`: what your partner would learn by the next parcel, and what you keep for now.

use super::Run;
use crate::failure::Failure;
use crate::names;
use crate::outgoing;
use crate::page::Answer;
use crate::session::{App, Session};
use leeside::exchange::bond::Bond;
use leeside::exchange::parcel::Leaving;
use leeside::plan::voice::ItemKey;
use leeside::vault::BondEntry;
use serde_json::json;

/// Look at what the next parcel would tell, and keep back what you like.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside share
  leeside share hold closeness.touch 3
  leeside share tick 3")]
pub struct Args {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Show the list.
    #[command(after_help = "Example:
  leeside share show")]
    Show,
    /// Keep these for yourself, until you tick them. They hold here at once all the same.
    #[command(visible_alias = "untick", after_help = "Example:
  leeside share hold 2 reassure/own.abcdef")]
    Hold {
        /// Numbers or names from the list.
        #[arg(required = true, value_name = "WHAT")]
        what: Vec<String>,
    },
    /// Let these go with the next parcel.
    #[command(after_help = "Example:
  leeside share tick 2")]
    Tick {
        /// Numbers or names from the list.
        #[arg(required = true, value_name = "WHAT")]
        what: Vec<String>,
    },
    /// Mark items of your page as only for you, also before anything is written there.
    #[command(after_help = "Example:
  leeside share only-me can_give")]
    OnlyMe {
        /// Fields, or FIELD/ID in a list.
        #[arg(required = true, value_name = "FIELD")]
        fields: Vec<String>,
    },
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let mut session = app.open()?;
        let entry = session.bond()?;
        match self.act.unwrap_or(Act::Show) {
            Act::Show => {}
            Act::Hold { what } => mark(&mut session, &entry, &what, true)?,
            Act::Tick { what } => mark(&mut session, &entry, &what, false)?,
            Act::OnlyMe { fields } => {
                let keys: Vec<ItemKey> = fields
                    .iter()
                    .map(|field| field.parse().map_err(|_| super::voice::no_field()))
                    .collect::<Result<_, Failure>>()?;
                session.change(&entry, |bond, _| {
                    for key in keys {
                        bond.plan.mine.keep(key, true);
                    }
                    Ok(())
                })?;
            }
        }
        let bond = session.load(&entry)?;
        Ok(shown(app, &entry, &bond))
    }
}

fn shown(app: &App, entry: &BondEntry, bond: &Bond) -> Answer {
    let ticked = bond.outgoing().ticked();
    let json = json!({
        "bond": entry.id,
        "paused": entry.paused,
        "leaving": outgoing::document(app, bond, &ticked),
        "only_me": bond.plan.mine.only_me,
    });
    Answer::new(json, outgoing::page(app, bond, &ticked))
}

fn mark(
    session: &mut Session<'_>,
    entry: &BondEntry,
    what: &[String],
    kept: bool,
) -> Result<(), Failure> {
    let bond = session.load(entry)?;
    let found = names::find_leaving(&bond, what)?;
    if kept {
        check_can_wait(&found)?;
    }
    session.change(entry, |bond, _| {
        for leaving in &found {
            match leaving {
                Leaving::Item(key) => bond.plan.mine.keep(key.clone(), kept),
                Leaving::Suggestion(id, rev) | Leaving::TakingBack(id, rev) => {
                    bond.plan.keep(id, *rev, kept)?;
                }
                Leaving::Given(id) => bond.copies.keep(*id, kept),
                Leaving::Yes(..)
                | Leaving::AskedBack(_)
                | Leaving::Sealed(_)
                | Leaving::Opened(_) => {}
            }
        }
        Ok(())
    })
}

/// # Errors
/// `cannot_wait` if one of them goes with the next parcel in any case.
pub fn check_can_wait<'a>(kept: impl IntoIterator<Item = &'a Leaving>) -> Result<(), Failure> {
    if kept.into_iter().all(Leaving::can_wait) {
        return Ok(());
    }
    Err(Failure::refused(
        "cannot_wait",
        "a yes to your partner's text cannot be kept back; whoever wants to wait says yes later",
    ))
}
