//! `passphrase`: the words that unlock, changed, replaced, or suggested.

use super::Run;
use super::init::strength;
use super::recovery::show_words;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::progress::Working;
use crate::secrets::{self, Secret};
use crate::session::{App, Session};
use leeside::exchange::random::System;
use leeside::vault::Slot;
use leeside::vault::passphrase::{generate_passphrase, passphrase_hint};
use serde_json::json;
use std::path::PathBuf;
use zeroize::Zeroizing;

/// Change the words that unlock, or get a suggestion.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside passphrase suggest
  leeside passphrase change")]
pub struct Args {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Take another passphrase. With --recovery a forgotten one is replaced, and so are the words.
    #[command(after_help = "Example:
  leeside passphrase change")]
    Change(New),
    /// Somebody else may know it: a new key, and everything is written anew under it.
    #[command(after_help = "Example:
  leeside passphrase someone-knows

Copies of the store that somebody made before still open with the former words.")]
    SomeoneKnows(New),
    /// Suggest a passphrase, drawn at random.
    #[command(after_help = "Example:
  leeside passphrase suggest --count 8")]
    Suggest {
        /// How many words: 4 to 12. Six hold against machines for a long time.
        #[arg(
            long,
            value_name = "N",
            default_value_t = 6,
            value_parser = clap::value_parser!(u8).range(4..=12)
        )]
        count: u8,
    },
}

#[derive(Debug, clap::Args)]
struct New {
    /// Read the new passphrase from the first line of this file.
    #[arg(long, value_name = "FILE")]
    new_passphrase_file: Option<PathBuf>,
}

impl New {
    fn read(&self) -> Result<Zeroizing<String>, Failure> {
        let file = self.new_passphrase_file.as_ref();
        secrets::read_new(Secret::NewPassphrase, file, "The new passphrase: ")
    }
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        match self.act {
            Act::Suggest { count } => suggest(count),
            Act::SomeoneKnows(new) => {
                let mut session = app.open()?;
                replace(&mut session, &new)
            }
            Act::Change(new) => {
                app.check_vault()?;
                let former = app.unlock_words()?;
                let mut session = app.open_with(&former)?;
                if app.options.recovery {
                    return replace(&mut session, &new);
                }
                let new = new.read()?;
                session.vault.change_passphrase(&former, &new)?;
                let mut page = Page::default();
                page.text("From now on the new passphrase unlocks.");
                page.text("If somebody else may know the former one, that is not enough:");
                page.command("leeside passphrase someone-knows");
                let hint = strength(passphrase_hint(&new));
                Ok(Answer::new(json!({ "changed": true, "passphrase": hint }), page))
            }
        }
    }
}

fn replace(session: &mut Session<'_>, new: &New) -> Result<Answer, Failure> {
    let new = new.read()?;
    let working = Working::on("everything is written anew", session.app.options.json);
    let rekeyed = session.vault.rekey(&new, None, &mut System)?;
    drop(working);
    let mut page = Page::default();
    page.text("Everything is written anew, and the new passphrase unlocks it.");
    page.text("A copy that somebody made before still opens with the former words.");
    if let Some(words) = &rekeyed.recovery {
        page.text("The recovery words are new as well.");
        show_words(words.words(), &mut page);
    }
    if rekeyed.dropped.contains(&Slot::Device) {
        page.text("The key of the device itself is gone; set it up again there.");
    }
    let words: Option<Vec<&str>> = rekeyed.recovery.as_ref().map(|w| w.words().collect());
    let dropped: Vec<&str> = rekeyed.dropped.iter().map(|slot| slot.name()).collect();
    let json = json!({ "changed": true, "recovery_words": words, "dropped": dropped });
    Ok(Answer::new(json, page))
}

fn suggest(words: u8) -> Result<Answer, Failure> {
    let drawn = generate_passphrase(&mut System, usize::from(words))?;
    let mut page = Page::default();
    page.command(drawn.as_str());
    page.quiet("Drawn at random. Nothing was changed, and nobody else has seen it.");
    Ok(Answer::new(json!({ "suggestion": drawn.as_str() }), page))
}
