//! `parcel`: makes the file that is handed over, and opens the one that came.

use super::Run;
use super::bonds::not_confirmed;
use super::pair::wrong_kind;
use super::share::check_can_wait;
use crate::ask;
use crate::failure::Failure;
use crate::files::{self, NewFile};
use crate::incoming;
use crate::names;
use crate::outgoing;
use crate::page::{Answer, Page};
use crate::session::{App, Session};
use leeside::exchange::bond::Bond;
use leeside::exchange::parcel::Leaving;
use leeside::exchange::random::System;
use leeside::plan::ids::CopyId;
use leeside::plan::sizes;
use leeside::vault::Found;
use serde_json::json;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Make the file for your partner, or open theirs.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside parcel make for-them.age
  leeside parcel open from-them.age")]
pub struct Args {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Look at what leaves, then make the parcel.
    #[command(after_help = "Example:
  leeside parcel make for-them.age --hold 2
  leeside parcel make for-them.age --yes")]
    Make {
        /// Where to write it.
        out: PathBuf,
        /// Keep this back from this parcel: a number or name from leeside share.
        #[arg(long, value_name = "WHAT")]
        hold: Vec<String>,
        /// Make it without asking; what is ticked leaves.
        #[arg(long)]
        yes: bool,
        /// Replace a file that is there.
        #[arg(long)]
        force: bool,
    },
    /// See what a parcel would change, then take it in or leave it.
    #[command(after_help = "Example:
  leeside parcel open from-them.age
  leeside parcel open from-them.age --take-in")]
    Open {
        /// The parcel; - is the standard input.
        file: PathBuf,
        /// Take it in without asking.
        #[arg(long)]
        take_in: bool,
        /// Keep this copy although your partner asks to have it back.
        #[arg(long, value_name = "ID")]
        keep_copy: Vec<CopyId>,
    },
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let mut session = app.open()?;
        match self.act {
            Act::Make {
                out,
                hold,
                yes,
                force,
            } => make(&mut session, &out, &hold, yes, force),
            Act::Open {
                file,
                take_in,
                keep_copy,
            } => open(&mut session, &file, take_in, keep_copy.into_iter().collect()),
        }
    }
}

fn make(
    session: &mut Session<'_>,
    out: &Path,
    hold: &[String],
    yes: bool,
    force: bool,
) -> Result<Answer, Failure> {
    let app = session.app;
    let entry = session.bond()?;
    let bond = session.load(&entry)?;
    let file = NewFile::begin(out, force)?;
    let mut held = names::find_leaving(&bond, hold)?;
    check_can_wait(&held)?;
    let all = bond.outgoing().ticked();
    let without = |held: &BTreeSet<Leaving>| all.difference(held).cloned().collect();
    let mut ticked: BTreeSet<Leaving> = without(&held);
    if !yes && ask::can_ask() {
        ask::show(&outgoing::page(app, &bond, &ticked), app.width);
        if !bond.outgoing().leaving.is_empty() {
            held.extend(ask_what_to_hold(&bond)?);
            ticked = without(&held);
        }
    }
    if !yes && !ask::yes("Make the parcel?")? {
        return Err(not_confirmed());
    }
    let document = outgoing::document(app, &bond, &ticked);
    let bytes = session.vault.make_parcel(entry.id, &ticked, app.reading())?;
    let path = file.fill(&bytes)?;
    let after = session.load(&entry)?;
    let kept = !after.outgoing().leaving.is_empty();
    let unanswered = after.pairing.as_ref().map_or(0, |paired| paired.unanswered);
    let mut page = Page::default();
    page.text("The parcel is made. Hand the file to your partner, in any way you like.");
    if kept {
        page.text(app.text("parcel.held"));
    }
    if unanswered >= 5 {
        page.text("An answer from your partner would renew the keys.");
    }
    let json = json!({
        "path": path,
        "bond": entry.id,
        "bytes": bytes.len(),
        "told": document,
        "kept_back": kept,
        "answer_would_renew_keys": unanswered >= 5,
    });
    Ok(Answer::new(json, page))
}

/// Asks until the numbers are right; Enter keeps nothing more back.
fn ask_what_to_hold(bond: &Bond) -> Result<BTreeSet<Leaving>, Failure> {
    loop {
        let typed = ask::line("Numbers to keep back for now, or Enter:")?.unwrap_or_default();
        let numbers: Vec<String> = typed.split([' ', ',']).map(str::to_owned).collect();
        let numbers = numbers.iter().filter(|number| !number.is_empty());
        let found = names::find_leaving(bond, numbers)
            .and_then(|found| check_can_wait(&found).map(|()| found));
        match found {
            Ok(found) => return Ok(found),
            Err(failure) => ask::tell(&failure.sentence),
        }
    }
}

fn open(
    session: &mut Session<'_>,
    file: &Path,
    take_in: bool,
    keep: BTreeSet<CopyId>,
) -> Result<Answer, Failure> {
    let app = session.app;
    let bytes = files::read(file, sizes::FILE.max)?;
    let found = session
        .vault
        .look_at(&bytes, &keep, &mut System, app.reading())
        .map_err(|error| Failure::from(error).of_file())?;
    let (id, opened) = match found {
        Found::Parcel(id, opened) => (id, opened),
        Found::Reply(_) => {
            return Err(wrong_kind("this is the reply to your invite; open it with: leeside pair finish"));
        }
        Found::NeedsWords => {
            return Err(wrong_kind(
                "this file is sealed with words: an invite (leeside pair accept) or a backup (leeside backup)",
            ));
        }
    };
    let incoming = opened.preview();
    let preview = incoming::page(app, &opened, &incoming);
    let mut page = Page::default();
    let mut take = take_in;
    if !take_in && !incoming.again && ask::can_ask() {
        ask::show(&preview, app.width);
        take = ask::yes("Take it in?")?;
    } else {
        page.append(preview);
    }
    if take && !incoming.again {
        session.vault.take_in(id, &opened, app.reading())?;
        page.text("It is taken in.");
    } else if !incoming.again {
        page.text("Nothing has changed. To take it in, open it again with --take-in.");
    }
    let mut json = incoming::document(&incoming);
    json["bond"] = json!(id);
    json["taken_in"] = json!(take && !incoming.again);
    Ok(Answer::new(json, page))
}
