//! `sheet`: paper for a partner who has no such phone, or wants none.

use super::Run;
use super::plan::printed;
use crate::failure::Failure;
use crate::page::Answer;
use crate::session::App;
use leeside::plan::page;

/// Print a blank page to write by hand. No name of a person or of the app stands on it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside sheet > sheet.txt")]
pub struct Args {}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        Ok(printed(&page::voice_sheet(app.library), app))
    }
}
