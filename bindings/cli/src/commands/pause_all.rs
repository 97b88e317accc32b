//! `pause-all`: everything is silent, until someone says otherwise.

use super::{Run, reminders};
use crate::failure::Failure;
use crate::page::Answer;
use crate::session::App;

/// Pause everything that would remind you, for as long as you like. Nobody is told.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside pause-all
  leeside pause-all --off")]
pub struct Args {
    /// Take it up again.
    #[arg(long)]
    off: bool,
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let mut session = app.open()?;
        let mut settings = session.vault.reminder_settings()?;
        settings.paused = !self.off;
        session.vault.set_reminders(&settings)?;
        reminders::shown(&mut session)
    }
}
