//! `backup`: one file to keep somewhere safe, looked over, and brought back.

use super::Run;
use super::init::make_private;
use crate::failure::Failure;
use crate::files::{self, NewFile};
use crate::page::{Answer, Page};
use crate::progress::Working;
use crate::secrets::{self, Secret};
use crate::session::App;
use leeside::exchange::random::System;
use leeside::vault::backup::{self, Options, Progress, Restore, Summary};
use leeside::vault::passphrase::generate_passphrase;
use leeside::vault::{Vault, VaultError};
use serde_json::{Value, json};
use std::io::BufReader;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Keep a copy of everything in one sealed file, and bring it back.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside backup make kept.age
  leeside backup verify kept.age
  leeside backup restore kept.age")]
pub struct Args {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Make a backup and read it again to be sure.
    #[command(after_help = "Example:
  leeside backup make kept.age
  leeside backup make kept.age --without-theirs

Without --words-file or LEESIDE_WORDS six words are drawn and shown once. What
you delete later stays in old backups; delete those yourself.")]
    Make {
        /// Where to write it.
        out: PathBuf,
        /// Leave out what your partners wrote.
        #[arg(long)]
        without_theirs: bool,
        /// Replace a file that is there.
        #[arg(long)]
        force: bool,
    },
    /// Read a whole backup: that it opens and nothing is missing.
    #[command(after_help = "Example:
  leeside backup verify kept.age")]
    Verify {
        /// The backup; - is the standard input.
        file: PathBuf,
    },
    /// Bring a backup back into a new store. Old yeses lapse, old limits stay.
    #[command(after_help = "Example:
  leeside backup restore kept.age
  leeside backup restore kept.age --just-for-me

It is made where --vault says, behind a passphrase of your choice. A restored
copy makes no parcel until you meet your partner anew; nobody is told of it
before.")]
    Restore {
        /// The backup; - is the standard input.
        file: PathBuf,
        /// Pause sharing in every plan: this copy is for reading and writing alone.
        #[arg(long)]
        just_for_me: bool,
    },
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        match self.act {
            Act::Make {
                out,
                without_theirs,
                force,
            } => make(app, &out, Options { without_theirs }, force),
            Act::Verify { file } => verify(app, &file),
            Act::Restore { file, just_for_me } => restore(app, &file, just_for_me),
        }
    }
}

/// Shows how far it is. It never stops: for that there is Ctrl-C, and nothing is left half made.
fn shown_on(working: &Working) -> impl FnMut(Progress) -> ControlFlow<()> {
    move |progress| {
        working.bytes(progress.bytes);
        ControlFlow::Continue(())
    }
}

fn make(app: &App, out: &Path, options: Options, force: bool) -> Result<Answer, Failure> {
    let mut session = app.open()?;
    let mut file = NewFile::begin(out, force)?;
    let given = secrets::given(Secret::Words, app.options.words_file.as_ref())?;
    let drawn = given.is_none();
    let words: Zeroizing<String> = match given {
        Some(words) => words,
        None => generate_passphrase(&mut System, 6)?,
    };
    let today = session.vault.now(app.reading())?.day();
    let working = Working::on("the backup is made", app.options.json);
    session
        .vault
        .back_up(&mut file, &words, today, options, &mut shown_on(&working))?;
    let path = file.finish()?;
    let mut written = BufReader::new(files::open(&path)?);
    let summary = backup::verify(&mut written, &words, &mut shown_on(&working))?;
    let mut page = Page::default();
    page.text("The backup is made, and was read again to the end.");
    if drawn {
        page.heading("These words open it. They are shown once.");
        page.command(words.as_str());
    }
    page.text("Keep file and words in different places. It holds no keys: a restored copy meets your partner anew.");
    let mut json = document(&summary);
    json["path"] = json!(path);
    json["words"] = json!(drawn.then_some(words.as_str()));
    Ok(Answer::new(json, page))
}

fn verify(app: &App, file: &Path) -> Result<Answer, Failure> {
    let mut from = files::open(file)?;
    let words = words(app)?;
    let working = Working::on("the backup is read", app.options.json);
    let summary = backup::verify(&mut from, &words, &mut shown_on(&working)).map_err(of_file)?;
    let mut page = Page::default();
    page.text(format!("This backup is whole. It was made on {}.", summary.made));
    Ok(Answer::new(document(&summary), page))
}

fn restore(app: &App, file: &Path, just_for_me: bool) -> Result<Answer, Failure> {
    let folder = app.folder()?;
    if Vault::is_in(&folder) {
        return Err(VaultError::AlreadyAVault.into());
    }
    let mut from = files::open(file)?;
    let words = words(app)?;
    let passphrase = secrets::read_new(
        Secret::Unlock,
        app.options.passphrase_file.as_ref(),
        "A passphrase for the restored store: ",
    )?;
    if let Some(parent) = folder.parent() {
        make_private(parent)?;
    }
    let working = Working::on("the backup is brought back", app.options.json);
    let restore = Restore {
        from: &mut from,
        backup_passphrase: &words,
        root: &folder,
        passphrase: &passphrase,
    };
    let (mut vault, summary) =
        Vault::restore(restore, &mut System, &mut shown_on(&working)).map_err(of_file)?;
    if just_for_me {
        for entry in vault.bonds()? {
            vault.pause_bond(entry.id, true)?;
        }
    }
    let mut page = Page::default();
    page.text(format!("Everything is back as it was on {}.", summary.made));
    page.text("Old yeses have lapsed, old limits stay. What was written after that day is not here.");
    if just_for_me {
        page.text("Sharing is paused in every plan. Nobody is told.");
    } else {
        page.text("To share again, meet your partner anew. Both say --again:");
        page.command("leeside pair invite invite.age --again");
    }
    let mut json = document(&summary);
    json["restored"] = json!(true);
    json["just_for_me"] = json!(just_for_me);
    Ok(Answer::new(json, page))
}

fn words(app: &App) -> Result<Zeroizing<String>, Failure> {
    let file = app.options.words_file.as_ref();
    secrets::read(Secret::Words, file, "The words of the backup: ")
}

fn of_file(error: VaultError) -> Failure {
    Failure::from(error).of_file()
}

fn document(summary: &Summary) -> Value {
    json!({
        "made": summary.made,
        "without_theirs": summary.without_theirs,
        "bonds": summary.bonds,
        "topics": summary.topics,
    })
}
