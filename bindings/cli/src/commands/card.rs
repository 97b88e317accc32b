//! `card`: a card for the pocket, to be filled in by hand.

use super::Run;
use super::plan::printed;
use crate::failure::Failure;
use crate::page::Answer;
use crate::session::App;
use leeside::plan::page;
use leeside::plan::person::Person;
use leeside::plan::voice::Voice;

/// Print a card for the pocket: signals, three steps, who to call. With your signals: plan card.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside card > card.txt
  leeside plan card > card.txt")]
pub struct Args {}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let nothing = Voice::default();
        let me = Person::new("", &nothing);
        Ok(printed(&page::pocket_card(&me, None, app.library), app))
    }
}
