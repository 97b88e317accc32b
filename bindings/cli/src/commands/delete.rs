//! `delete`: everything here, for good.

use super::Run;
use super::bonds::not_confirmed;
use crate::ask;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::session::App;
use leeside::vault::{DeleteEverything, Vault};
use serde_json::json;

/// Delete everything here, for good. Files and backups that were handed out stay where they are.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside delete
  leeside delete --without-passphrase")]
pub struct Args {
    /// Do not ask once more.
    #[arg(long)]
    yes: bool,
    /// Do it although the passphrase is not known.
    #[arg(long)]
    without_passphrase: bool,
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        app.check_vault()?;
        let session = match self.without_passphrase {
            true => None,
            false => Some(app.open()?),
        };
        if !self.yes && !ask::yes("Delete everything here? There is no way back but a backup.")? {
            return Err(not_confirmed());
        }
        match session {
            Some(session) => session.vault.destroy(DeleteEverything)?,
            None => Vault::destroy_locked(&app.folder()?, DeleteEverything)?,
        }
        let mut page = Page::default();
        page.text("Everything here is deleted.");
        page.text(app.text("honest.two_copies"));
        Ok(Answer::new(json!({ "deleted": true }), page))
    }
}
