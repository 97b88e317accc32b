//! `journal`: own pages behind a door of their own. The door looks the same in front of none and of
//! many.

mod files;
mod give;
mod pages;
mod word;
mod write;

pub use give::given;

use super::Run;
use crate::failure::Failure;
use crate::names::find_id;
use crate::page::{Answer, Page};
use crate::secrets::{self, Secret};
use crate::session::{App, Session};
use leeside::consent::clock::Time;
use leeside::exchange::random::System;
use leeside::plan::ids::CopyId;
use leeside::reflect::journal::{Entry, Filter};
use leeside::vault::journal::{Cursor, MOST};
use leeside::vault::{Journal, JournalDoor, VaultError};
use serde_json::{Value, json};
use std::path::PathBuf;

/// Your own pages. Only you see them; no parcel can carry one.
///
/// The journal opens on its own: with a word of its own if you set one, else with the passphrase.
/// The door slows somebody down who holds the open program. It does not stop force.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside journal write < page.txt
  leeside journal list
  leeside journal search balcony")]
pub struct Args {
    /// Read the journal's own word from the first line of this file.
    #[arg(long, global = true, value_name = "FILE")]
    journal_file: Option<PathBuf>,
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Write a page; its text is the standard input, or a file.
    #[command(after_help = "Example:
  leeside journal write
  leeside journal write --titled --tag quiet --mood soft --text-file page.txt")]
    Write(write::New),
    /// Write a page anew. The former words are gone for good.
    #[command(after_help = "Example:
  leeside journal edit 1a2b3c4d --text-file page.txt")]
    Edit(write::Anew),
    /// Show the pages by day, the newest first.
    #[command(after_help = "Example:
  leeside journal list --from 2026-05-01 --tag quiet")]
    List(pages::List),
    /// Show one page.
    #[command(after_help = "Example:
  leeside journal show 1a2b3c4d")]
    Show {
        /// The beginning of its name.
        id: String,
    },
    /// Search for words; the best first, with what was found marked.
    #[command(after_help = "Example:
  leeside journal search green tea --until 2026-06-01")]
    Search(pages::Search),
    /// Tag a page, or take tags off; without tags, show those in use.
    #[command(after_help = "Example:
  leeside journal tag
  leeside journal tag 1a2b3c4d quiet tea
  leeside journal tag 1a2b3c4d quiet --off")]
    Tag {
        /// The beginning of its name.
        id: Option<String>,
        /// The tags.
        #[arg(value_name = "TAG", requires = "id")]
        tags: Vec<String>,
        /// Take them off.
        #[arg(long)]
        off: bool,
    },
    /// Mark a page to be brought up some time.
    #[command(after_help = "Example:
  leeside journal bring-up 1a2b3c4d
  leeside journal bring-up 1a2b3c4d --off")]
    BringUp {
        /// The beginning of its name.
        id: String,
        /// Not any more.
        #[arg(long)]
        off: bool,
    },
    /// Show a question to write about.
    #[command(after_help = "Example:
  leeside journal prompt
  leeside journal prompt --other-than thanks.small")]
    Prompt {
        /// One that you passed over.
        #[arg(long, value_name = "ID")]
        other_than: Vec<String>,
    },
    /// Give a copy of one page with the next parcel, on purpose.
    #[command(after_help = "Example:
  leeside journal share 1a2b3c4d --yes")]
    Share {
        /// The beginning of its name.
        id: String,
        /// Without being asked.
        #[arg(long)]
        yes: bool,
    },
    /// Ask for a copy that you gave back. It travels as a request; your partner may keep it.
    #[command(after_help = "Example:
  leeside journal take-back 1a2b3c4d")]
    TakeBack {
        /// The beginning of the copy's name, as \"leeside share\" shows it.
        copy: String,
    },
    /// Write your pages as an open file, after the passphrase was given again.
    #[command(after_help = "Example:
  leeside journal export pages.md --yes
  leeside journal export pages.json --form json --from 2026-01-01 --yes

Nothing protects the file: whoever finds it reads it.")]
    Export(files::Export),
    /// Take in a file that was written by export, all of it or nothing.
    #[command(after_help = "Example:
  leeside journal import pages.md")]
    Import {
        /// The file; - is the standard input.
        file: PathBuf,
    },
    /// Delete one page for good, or every one.
    #[command(after_help = "Example:
  leeside journal delete 1a2b3c4d --yes
  leeside journal delete --all --yes")]
    Delete {
        /// The beginning of its name.
        #[arg(required_unless_present = "all", conflicts_with = "all")]
        id: Option<String>,
        /// Every page.
        #[arg(long)]
        all: bool,
        /// Without being asked.
        #[arg(long)]
        yes: bool,
    },
    /// Give the journal a word of its own, or the passphrase again.
    #[command(after_help = "Example:
  leeside journal word set
  leeside journal word remove")]
    Word(word::Args),
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let Some(act) = self.act else {
            return Ok(door_page(app));
        };
        let mut session = app.open()?;
        if let Act::Word(args) = act {
            return word::run(args, &mut session, self.journal_file.as_ref());
        }
        let mut open = Open::enter(&mut session, self.journal_file.as_ref())?;
        match act {
            Act::Write(new) => write::write(&mut open, new),
            Act::Edit(anew) => write::edit(&mut open, anew),
            Act::List(list) => pages::list(&mut open, list),
            Act::Show { id } => pages::show(&mut open, &id),
            Act::Search(search) => pages::search(&mut open, search),
            Act::Tag { id, tags, off } => write::tag(&mut open, id.as_deref(), tags, off),
            Act::BringUp { id, off } => write::bring_up(&mut open, &id, !off),
            Act::Prompt { other_than } => write::prompt(&mut open, &other_than),
            Act::Share { id, yes } => give::share(&mut open, &id, yes),
            Act::TakeBack { copy } => give::take_back(&mut open, &copy),
            Act::Export(export) => files::export(&mut open, export),
            Act::Import { file } => files::import(&mut open, &file),
            Act::Delete { id, yes, .. } => write::delete(&mut open, id.as_deref(), yes),
            Act::Word(_) => Ok(door_page(app)),
        }
    }
}

/// The closed door: the same for everybody, whatever lies behind it.
fn door_page(app: &App) -> Answer {
    let mut page = Page::default();
    page.text(app.text("empty.journal"));
    page.text(app.text("mine.line"));
    page.command("leeside journal write");
    Answer::new(json!({ "open": false }), page)
}

/// The journal with its door open.
pub struct Open<'s, 'a> {
    session: &'s mut Session<'a>,
    door: JournalDoor,
}

impl<'s, 'a> Open<'s, 'a> {
    /// Opens the door: with the journal's own word where one is given, else with the passphrase
    /// that just opened the vault, else by asking.
    ///
    /// # Errors
    /// `needs_passphrase`, `wrong_journal_words`, errors of the store.
    pub fn enter(session: &'s mut Session<'a>, file: Option<&PathBuf>) -> Result<Self, Failure> {
        let reading = session.app.reading();
        let given = secrets::given(Secret::Journal, file)?;
        let words = given.as_ref().unwrap_or(&session.words);
        let door = match session.vault.open_journal(words, reading) {
            Err(VaultError::WrongJournalWords) if given.is_none() => {
                let typed = secrets::read(Secret::Journal, None, "The journal's own word: ")?;
                session.vault.open_journal(&typed, reading)?
            }
            opened => opened?,
        };
        Ok(Self { session, door })
    }

    fn app(&self) -> &'a App {
        self.session.app
    }

    fn journal(&mut self) -> Result<Journal<'_>, Failure> {
        let reading = self.session.app.reading();
        Ok(self.session.vault.journal(&self.door, reading)?)
    }

    /// The page whose name begins so.
    ///
    /// # Errors
    /// `not_there`, or `which_one` if several do.
    fn find(&mut self, typed: &str) -> Result<Entry, Failure> {
        let mut ids = Vec::new();
        let mut after: Option<Cursor> = None;
        loop {
            let filter = Filter::default();
            let part = self.journal()?.list(&filter, after.as_ref(), MOST)?;
            ids.extend(part.entries.iter().map(|entry| entry.id));
            match part.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        let id = find_id(typed, ids)?;
        self.journal()?.read(id)?.ok_or_else(|| VaultError::NotThere.into())
    }
}

/// Keeps a text as a page of this day, for another command.
///
/// # Errors
/// As [`Open::enter`], and errors of the store.
pub fn keep_page(app: &App, text: &str, now: Time) -> Result<CopyId, Failure> {
    let mut session = app.open()?;
    let mut open = Open::enter(&mut session, None)?;
    let page = leeside::vault::journal::Page {
        body: text.to_owned(),
        ..leeside::vault::journal::Page::on(now.day())
    };
    Ok(open.journal()?.write(page, &mut System)?)
}

/// A page for programs.
fn document(entry: &Entry) -> Value {
    json!(entry)
}
