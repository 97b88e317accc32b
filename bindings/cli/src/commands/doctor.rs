//! `doctor`: whether everything is in order here, with nothing personal in the report.

use super::Run;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::progress::Working;
use crate::secrets::{Secret, given};
use crate::session::App;
use leeside::vault::Vault;
use serde_json::json;
use std::io::IsTerminal;

/// Look whether everything is in order. The report holds nothing personal.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside doctor
  leeside doctor --locked")]
pub struct Args {
    /// Look from outside only, without unlocking.
    #[arg(long)]
    locked: bool,
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        app.check_vault()?;
        let file = app.options.passphrase_file.as_ref();
        let can_unlock = given(Secret::Unlock, file)?.is_some() || std::io::stdin().is_terminal();
        let vault = if self.locked || !can_unlock {
            Vault::hold(&app.folder()?)?
        } else {
            app.open()?.vault
        };
        let working = Working::on("every page is read", app.options.json);
        let report = vault.examine()?;
        drop(working);
        let mut page = Page::default();
        let mut line = |holds: bool, good: &str, bad: &str| {
            page.item(if holds { good } else { bad });
        };
        line(report.store, "the store is there", "the store is missing; copy the whole folder again");
        line(report.encrypted, "the store is encrypted", "the store is not encrypted");
        line(
            report.private,
            "only you may read the folder",
            "other accounts of this computer may read the folder; take that away from them",
        );
        if report.leftovers {
            line(true, "a stopped run left something; unlocking clears it", "");
        }
        match &report.inside {
            None => line(true, "not unlocked: the inside was not looked at", ""),
            Some(inside) => {
                line(
                    inside.sound,
                    "every page of the store is sound",
                    "a page of the store is damaged; a backup can be restored beside it",
                );
                if inside.recovery_missing {
                    line(true, "the file for the recovery words is gone; set them anew", "");
                }
            }
        }
        page.quiet(format!("Ways to unlock: {}.", report.slots.join(", ")));
        let json = json!({ "well": report.is_well(), "report": report });
        Ok(Answer::new(json, page))
    }
}
