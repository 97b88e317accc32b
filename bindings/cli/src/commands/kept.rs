//! `kept`: what worked, thanks, what was learned. Private until a copy is given.

use super::Run;
use super::journal::given;
use crate::ask;
use crate::failure::Failure;
use crate::names::{find_id, short_id};
use crate::page::{Answer, Page, said};
use crate::session::{App, Session};
use clap::ValueEnum;
use leeside::exchange::random::{System, draw};
use leeside::plan::ids::CopyId;
use leeside::reflect::kept::{self, Kept, KeptKind};
use serde_json::json;

/// Keep a line when something works. Only you see it, until you give a copy.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside kept
  leeside kept add we came back to each other without a word
  leeside kept give 1a2b3c4d --yes")]
pub struct Args {
    /// Also those that were put away.
    #[arg(long)]
    all: bool,
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Keep a line.
    #[command(after_help = "Example:
  leeside kept add we came back to each other without a word
  leeside kept add --as thanks for the tea")]
    Add {
        /// The words.
        #[arg(required = true, value_name = "WORDS")]
        text: Vec<String>,
        /// What it is.
        #[arg(long = "as", value_enum, default_value = "worked")]
        kind: Kind,
    },
    /// Give a copy with the next parcel, on purpose.
    #[command(after_help = "Example:
  leeside kept give 1a2b3c4d --yes")]
    Give {
        /// The beginning of its name.
        id: String,
        /// Without being asked.
        #[arg(long)]
        yes: bool,
    },
    /// Ask for a copy back. It travels as a request; your partner may keep it.
    #[command(after_help = "Example:
  leeside kept take-back 1a2b3c4d")]
    TakeBack {
        /// The beginning of the copy's name.
        copy: String,
    },
    /// Put one away, so that it does not come up.
    #[command(after_help = "Example:
  leeside kept put-away 1a2b3c4d
  leeside kept put-away 1a2b3c4d --off")]
    PutAway {
        /// The beginning of its name.
        id: String,
        /// Take it out again.
        #[arg(long)]
        off: bool,
    },
    /// Delete one for good.
    #[command(after_help = "Example:
  leeside kept delete 1a2b3c4d")]
    Delete {
        /// The beginning of its name.
        id: String,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    /// Something that worked.
    Worked,
    /// Thanks.
    Thanks,
    /// Something learned.
    Lesson,
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let mut session = app.open()?;
        let find = |session: &Session<'_>, typed: &str| -> Result<CopyId, Failure> {
            let all = session.vault.kept_moments()?;
            find_id(typed, all.iter().map(|kept| kept.id))
        };
        match self.act {
            None => {}
            Some(Act::Add { text, kind }) => {
                let kept = Kept {
                    id: CopyId(draw(&mut System)?),
                    day: session.today()?,
                    kind: match kind {
                        Kind::Worked => KeptKind::Worked,
                        Kind::Thanks => KeptKind::Thanks,
                        Kind::Lesson => KeptKind::Lesson,
                    },
                    text: text.join(" "),
                    bond: session.find_bond()?.map(|entry| entry.id),
                    moment: None,
                    given: None,
                    put_away: false,
                };
                session.vault.keep_moment(kept)?;
            }
            Some(Act::Give { id, yes }) => {
                let id = find(&session, &id)?;
                return give(&mut session, id, yes);
            }
            Some(Act::TakeBack { copy }) => {
                let entry = session.bond()?;
                let copy = given(&session.load(&entry)?, &copy)?;
                session.vault.take_back(entry.id, copy)?;
            }
            Some(Act::PutAway { id, off }) => {
                let id = find(&session, &id)?;
                session.vault.put_away_kept(id, !off)?;
            }
            Some(Act::Delete { id }) => {
                let id = find(&session, &id)?;
                session.vault.forget_kept(id)?;
            }
        }
        list(app, &session, self.all)
    }
}

fn give(session: &mut Session<'_>, id: CopyId, yes: bool) -> Result<Answer, Failure> {
    let app = session.app;
    let entry = session.bond()?;
    if !yes && !ask::yes(&format!("{} Give a copy?", app.text("honest.two_copies")))? {
        return Err(Failure::refused(
            "not_confirmed",
            "nothing was given; say yes when asked, or add --yes",
        ));
    }
    let copy = session.vault.give_kept(id, entry.id, &mut System, app.reading())?;
    let mut page = Page::default();
    page.text(format!("A copy leaves with the next parcel ({}).", short_id(copy)));
    Ok(Answer::new(json!({ "id": id, "copy": copy }), page))
}

fn list(app: &App, session: &Session<'_>, all: bool) -> Result<Answer, Failure> {
    let kept = session.vault.kept_moments()?;
    let shown: Vec<&Kept> = match all {
        true => kept.iter().collect(),
        false => kept::shown(&kept),
    };
    let mut page = Page::default();
    page.quiet(app.text("mine.line"));
    for one in &shown {
        let (day, kind) = (one.day, app.text(one.kind.text()));
        let copy = if one.given.is_some() { ", a copy was given" } else { "" };
        page.item(format!("{day} {kind}: {} ({}{copy})", said(&one.text), short_id(one.id)));
    }
    if shown.is_empty() {
        page.text(app.text("empty.kept"));
    }
    Ok(Answer::new(json!({ "kept": shown }), page))
}
