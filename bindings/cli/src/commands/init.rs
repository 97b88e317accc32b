//! `init`: begins an encrypted store.

use super::Run;
use crate::failure::Failure;
use crate::files;
use crate::page::{Answer, Page};
use crate::secrets::{self, Secret};
use crate::session::App;
use leeside::exchange::random::System;
use leeside::vault::passphrase::{Hint, passphrase_hint};
use leeside::vault::{Vault, VaultError};
use serde_json::json;
use std::path::Path;

/// Begin: make the encrypted store, behind a passphrase of your choice.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside passphrase suggest
  leeside init --nick Robin")]
pub struct Args {
    /// What your partner will call you; it can wait until you meet.
    #[arg(long, value_name = "NAME")]
    nick: Option<String>,
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let folder = app.folder()?;
        if Vault::is_in(&folder) {
            return Err(VaultError::AlreadyAVault.into());
        }
        let words = secrets::read_new(
            Secret::Unlock,
            app.options.passphrase_file.as_ref(),
            "A passphrase (leeside passphrase suggest has ideas): ",
        )?;
        let hint = passphrase_hint(&words);
        if let Some(parent) = folder.parent() {
            make_private(parent)?;
        }
        let mut vault = Vault::create(&folder, &words, &mut System)?;
        if let Some(nick) = &self.nick {
            vault.set_nickname(&leeside::plan::text::clean(nick))?;
        }
        let mut page = Page::default();
        page.heading(app.text("welcome.title"));
        page.text(app.text("welcome.body"));
        page.text(app.text("honest.lock"));
        if hint == Hint::Weak {
            page.text("Machines guess a passphrase like this one. You can take a better one:");
            page.command("leeside passphrase change");
        }
        page.heading("Next, when you like");
        page.item("write your own page, five questions: leeside voice");
        page.item("words for when you forget the passphrase: leeside recovery set");
        page.item("somewhere to turn to: leeside help-me");
        page.quiet(app.text("fear.link"));
        page.command("leeside help-me");
        let json = json!({ "made": true, "passphrase": strength(hint) });
        Ok(Answer::new(json, page))
    }
}

/// The hint at a passphrase's strength, for programs.
pub fn strength(hint: Hint) -> &'static str {
    match hint {
        Hint::TooShort => "too_short",
        Hint::Weak => "weak",
        Hint::Fair => "fair",
        Hint::Good => "good",
    }
}

/// Makes a folder and those above it, for their owner alone.
///
/// # Errors
/// [`Failure`] of the disk.
pub fn make_private(folder: &Path) -> Result<(), Failure> {
    if folder.as_os_str().is_empty() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .map_err(|error| files::unwritable(&error))
}
