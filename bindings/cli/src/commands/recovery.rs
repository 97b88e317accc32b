//! `recovery`: twelve words that unlock when the passphrase is forgotten.

use super::Run;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::secrets::{self, Secret};
use crate::session::App;
use leeside::exchange::random::System;
use leeside::vault::secrets::RecoveryState;
use serde_json::json;

/// Words on paper for when the passphrase is forgotten.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside recovery set
  leeside recovery practise")]
pub struct Args {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Clone, Copy, clap::Subcommand)]
enum Act {
    /// Make twelve words; former ones open nothing from then on.
    #[command(after_help = "Example:
  leeside recovery set")]
    Set,
    /// Type the words back once, so that you know they are right.
    #[command(after_help = "Example:
  leeside recovery practise --words-file words.txt")]
    Practise,
    /// Not now: do without them.
    #[command(after_help = "Example:
  leeside recovery later")]
    Later,
    /// Take them away, for example because somebody found the paper.
    #[command(after_help = "Example:
  leeside recovery remove")]
    Remove,
    /// How it stands with them.
    #[command(after_help = "Example:
  leeside recovery status")]
    Status,
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let mut session = app.open()?;
        let vault = &mut session.vault;
        let mut page = Page::default();
        let mut json = json!({});
        match self.act {
            Act::Set => {
                let words = vault.set_recovery(&mut System)?;
                show_words(words.words(), &mut page);
                page.command("leeside recovery practise");
                let words: Vec<&str> = words.words().collect();
                json = json!({ "recovery_words": words });
            }
            Act::Practise => {
                let file = app.options.words_file.as_ref();
                let typed = secrets::read(Secret::Words, file, "The twelve words: ")?;
                vault.rehearse_recovery(&typed)?;
                page.text("They are right. Keep the paper where nobody looks.");
            }
            Act::Later => {
                vault.put_off_recovery()?;
                page.text("Fine. Without them a forgotten passphrase means an older backup, or nothing.");
            }
            Act::Remove => {
                vault.remove_recovery()?;
                page.text("The recovery words open nothing any more.");
            }
            Act::Status => {}
        }
        let state = vault.recovery_state()?;
        if matches!(self.act, Act::Status) {
            page.text(sentence(state));
        }
        json["state"] = code(state).into();
        Ok(Answer::new(json, page))
    }
}

fn code(state: RecoveryState) -> &'static str {
    match state {
        RecoveryState::NotSetUp => "not_set_up",
        RecoveryState::PutOff => "put_off",
        RecoveryState::Made => "made",
        RecoveryState::Rehearsed => "practised",
        RecoveryState::Missing => "missing",
    }
}

fn sentence(state: RecoveryState) -> &'static str {
    match state {
        RecoveryState::NotSetUp => "There are no recovery words.",
        RecoveryState::PutOff => "There are no recovery words, as you chose.",
        RecoveryState::Made => "There are recovery words. You have not typed them back yet.",
        RecoveryState::Rehearsed => "There are recovery words, and you typed them back once.",
        RecoveryState::Missing => "There were recovery words, but their file is gone. Set them anew.",
    }
}

/// Shows the words to be written down: this once.
pub fn show_words<'a>(words: impl Iterator<Item = &'a str>, page: &mut Page) {
    page.heading("Write these words on paper, in this order. They are shown once.");
    for (number, word) in (1..).zip(words) {
        page.raw(format!("{number:>4}. {word}"));
    }
    page.text("Whoever finds the paper can open everything here. It may be left out.");
}
