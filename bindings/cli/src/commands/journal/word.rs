//! The journal's own word.

use super::Open;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::secrets::{self, Secret};
use crate::session::Session;
use leeside::exchange::random::System;
use serde_json::json;
use std::path::PathBuf;

/// What is done with it.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Set one, in place of the passphrase.
    #[command(after_help = "Example:
  leeside journal word set --new-passphrase-file word.txt")]
    Set {
        /// Read it from the first line of this file.
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
    },
    /// Let the passphrase open it again.
    #[command(after_help = "Example:
  leeside journal word remove")]
    Remove,
    /// Take a forgotten one away, with the recovery words.
    #[command(after_help = "Example:
  leeside journal word forgotten --words-file recovery.txt")]
    Forgotten,
}

/// # Errors
/// `wrong_journal_words`, `passphrase_too_short`, `wrong_recovery_words`, errors of the store.
pub fn run(
    args: Args,
    session: &mut Session<'_>,
    file: Option<&PathBuf>,
) -> Result<Answer, Failure> {
    let app = session.app;
    let mut page = Page::default();
    let own = match args.act {
        Act::Set {
            new_passphrase_file,
        } => {
            let from = new_passphrase_file.as_ref();
            let word = secrets::read_new(Secret::NewPassphrase, from, "The journal's own word: ")?;
            let open = Open::enter(session, file)?;
            let vault = &mut open.session.vault;
            vault.set_journal_word(&open.door, Some(&word), &mut System, app.reading())?;
            page.text("The journal has a word of its own. Forgotten, it can be taken away with the recovery words, and in no other way.");
            true
        }
        Act::Remove => {
            let open = Open::enter(session, file)?;
            let vault = &mut open.session.vault;
            vault.set_journal_word(&open.door, None, &mut System, app.reading())?;
            page.text("The passphrase opens the journal again.");
            false
        }
        Act::Forgotten => {
            let from = app.options.words_file.as_ref();
            let words = secrets::read(Secret::Words, from, "The recovery words: ")?;
            session.vault.reset_journal_word(&words)?;
            page.text("The passphrase opens the journal again.");
            false
        }
    };
    Ok(Answer::new(json!({ "own_word": own }), page))
}
