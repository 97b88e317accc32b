//! `menu`: the comforts of both, in both directions.

use super::Run;
use super::plan::Both;
use crate::failure::Failure;
use crate::page::Answer;
use crate::session::App;

/// What each likes to get and the other to give; what either rules out is not there.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside menu")]
pub struct Args {}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let mut session = app.open()?;
        Ok(Both::read(&mut session)?.menu(app))
    }
}
