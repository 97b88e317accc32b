//! `pair`: joins two copies by an invite and a reply, and ends that again.

use super::Run;
use super::bonds::not_confirmed;
use crate::ask;
use crate::failure::{Exit, Failure};
use crate::files;
use crate::page::{Answer, Page};
use crate::secrets::{self, Secret};
use crate::session::{App, Session};
use leeside::exchange::Refusal;
use leeside::exchange::bond::Bond;
use leeside::exchange::meet::Side;
use leeside::exchange::random::System;
use leeside::exchange::wordlist::Words;
use leeside::plan::sizes;
use leeside::plan::text::clean;
use leeside::vault::BondEntry;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Meet: join your copy and your partner's by two files and six words.
///
/// One of you makes an invite and tells its six words by voice; the file goes another way. The
/// other accepts it and hands back a reply. Then both compare six other words by voice.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside pair invite invite.age
  leeside pair accept invite.age reply.age
  leeside pair finish reply.age
  leeside pair words --match")]
pub struct Args {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Make an invite, and the six words that open it.
    #[command(after_help = "Example:
  leeside pair invite invite.age --nick Robin")]
    Invite {
        /// Where to write it.
        out: PathBuf,
        #[command(flatten)]
        how: How,
    },
    /// Accept an invite and make the reply to hand back.
    #[command(after_help = "Example:
  leeside pair accept invite.age reply.age --nick Sam")]
    Accept {
        /// The invite; - is the standard input.
        file: PathBuf,
        /// Where to write the reply.
        out: PathBuf,
        #[command(flatten)]
        how: How,
    },
    /// Open the reply to your invite.
    #[command(after_help = "Example:
  leeside pair finish reply.age")]
    Finish {
        /// The reply; - is the standard input.
        file: PathBuf,
    },
    /// Show the six words to compare by voice, or say how they compare.
    #[command(after_help = "Example:
  leeside pair words
  leeside pair words --match")]
    Words {
        /// You heard the same six words from your partner, in their own voice.
        #[arg(long = "match", id = "same", conflicts_with = "differ")]
        same: bool,
        /// They differ: the pairing is erased, somebody may have sat in between.
        #[arg(long)]
        differ: bool,
    },
    /// End sharing here. Nobody is told.
    #[command(after_help = "Example:
  leeside pair end
  leeside pair end --delete-theirs --yes")]
    End {
        /// Also delete what was received.
        #[arg(long)]
        delete_theirs: bool,
        /// Do not ask once more.
        #[arg(long)]
        yes: bool,
    },
    /// How far the two of you are.
    #[command(after_help = "Example:
  leeside pair status")]
    Status,
}

#[derive(Debug, clap::Args)]
struct How {
    /// What your partner will call you.
    #[arg(long, value_name = "NAME")]
    nick: Option<String>,
    /// You two met in this program before; both must say so.
    #[arg(long, conflicts_with = "someone_new")]
    again: bool,
    /// You two never met in this program.
    #[arg(long)]
    someone_new: bool,
    /// Replace a file that is there.
    #[arg(long)]
    force: bool,
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let mut session = app.open()?;
        match self.act {
            Act::Invite { out, how } => invite(&mut session, &out, &how),
            Act::Accept { file, out, how } => accept(&mut session, &file, &out, &how),
            Act::Finish { file } => finish(&mut session, &file),
            Act::Words { same, differ } => words(&mut session, same, differ),
            Act::End { delete_theirs, yes } => end(&mut session, delete_theirs, yes),
            Act::Status => {
                let entry = session.bond()?;
                let bond = session.load(&entry)?;
                Ok(Answer::new(status(&entry, &bond), status_page(app, &entry, &bond)))
            }
        }
    }
}

impl How {
    /// The nickname, remembered for the next time if none was before.
    fn nick(&self, session: &mut Session<'_>) -> Result<String, Failure> {
        let known = session.vault.nickname()?;
        let nick = match (&self.nick, known) {
            (Some(nick), _) => clean(nick),
            (None, Some(known)) => return Ok(known),
            (None, None) if ask::can_ask() => {
                ask::line("What will your partner call you?")?.unwrap_or_default()
            }
            (None, None) => {
                return Err(Failure::usage(
                    "needs_nick",
                    "a name for you is needed, that your partner will see; give it with --nick",
                ));
            }
        };
        session.vault.set_nickname(&nick)?;
        Ok(nick)
    }

    /// Whether the two met before: as said, or as far as this copy knows.
    fn again(&self, bond: &Bond) -> bool {
        let known = bond.fresh || bond.pairing.is_some() || bond.plan.theirs.version > 0;
        self.again || (known && !self.someone_new)
    }
}

fn invite(session: &mut Session<'_>, out: &Path, how: &How) -> Result<Answer, Failure> {
    let entry = session.bond()?;
    let bond = session.load(&entry)?;
    let file = files::NewFile::begin(out, how.force)?;
    let nick = how.nick(session)?;
    let side = Side {
        nick: &nick,
        again: how.again(&bond),
    };
    let reading = session.app.reading();
    let (words, bytes) = session.vault.invite(entry.id, side, &mut System, reading)?;
    let path = file.fill(&bytes)?;
    let open = session.load(&entry)?.invite;
    let mut page = Page::default();
    page.text(session.app.text("free.ask"));
    page.quiet("If not always: leeside help-me");
    page.heading("Tell these six words by voice. Send the file another way.");
    page.command(words.shown().join(" "));
    if let Some(open) = &open {
        page.text(format!("The invite can be answered until {}.", open.expires));
    }
    page.text("When the reply comes:");
    page.command("leeside pair finish REPLY");
    let json = json!({
        "path": path,
        "words": words.shown(),
        "again": side.again,
        "expires": open.map(|open| open.expires),
    });
    Ok(Answer::new(json, page))
}

fn accept(
    session: &mut Session<'_>,
    file: &Path,
    out: &Path,
    how: &How,
) -> Result<Answer, Failure> {
    let bytes = files::read(file, sizes::FILE.max)?;
    let entry = session.bond()?;
    let bond = session.load(&entry)?;
    let reply = files::NewFile::begin(out, how.force)?;
    let nick = how.nick(session)?;
    let typed = secrets::read(
        Secret::Words,
        session.app.options.words_file.as_ref(),
        "The six words of the invite: ",
    )?;
    let words = Words::parse(&typed)?;
    let side = Side {
        nick: &nick,
        again: how.again(&bond),
    };
    let reading = session.app.reading();
    let made = session
        .vault
        .accept_invite(entry.id, &bytes, &words, side, &mut System, reading)
        .map_err(|error| Failure::from(error).of_file())?;
    let path = reply.fill(&made)?;
    let bond = session.load(&entry)?;
    let mut page = Page::default();
    page.text("The reply is made. Hand it back; the same file may be handed over again.");
    compare(&bond, &mut page);
    let mut json = status(&entry, &bond);
    json["path"] = json!(path);
    Ok(Answer::new(json, page))
}

fn finish(session: &mut Session<'_>, file: &Path) -> Result<Answer, Failure> {
    let bytes = files::read(file, sizes::FILE.max)?;
    let entry = session.bond()?;
    let reading = session.app.reading();
    session
        .vault
        .open_reply(entry.id, &bytes, &mut System, reading)
        .map_err(|error| Failure::from(error).of_file())?;
    let bond = session.load(&entry)?;
    let mut page = Page::default();
    page.text("The reply fits your invite.");
    compare(&bond, &mut page);
    Ok(Answer::new(status(&entry, &bond), page))
}

fn words(session: &mut Session<'_>, same: bool, differ: bool) -> Result<Answer, Failure> {
    let entry = session.bond()?;
    if same || differ {
        session.vault.words_compared(entry.id, same)?;
    }
    let bond = session.load(&entry)?;
    let mut page = Page::default();
    if same {
        page.text("You two have met. Nothing has left this computer by that yet.");
        page.command("leeside share");
    } else if differ {
        page.text("The pairing is erased here. Somebody may have sat in between. Meet anew, and take another way for the file.");
    } else if bond.pairing.is_none() {
        return Err(Refusal::NotPaired.into());
    } else {
        compare(&bond, &mut page);
    }
    Ok(Answer::new(status(&entry, &bond), page))
}

fn end(session: &mut Session<'_>, delete_theirs: bool, yes: bool) -> Result<Answer, Failure> {
    let entry = session.bond()?;
    let mut keep_theirs = !delete_theirs;
    if !yes {
        if !ask::yes(&format!("{} End it?", session.app.text("end.confirm")))? {
            return Err(not_confirmed());
        }
        keep_theirs = keep_theirs && !ask::yes("Delete what was received, too?")?;
    }
    session.vault.end_bond(entry.id, keep_theirs, &mut System)?;
    let mut page = Page::default();
    page.text("Sharing has ended on this side. Nobody is told.");
    page.text(session.app.text("honest.two_copies"));
    Ok(Answer::new(json!({ "ended": true, "kept_theirs": keep_theirs }), page))
}

fn compare(bond: &Bond, page: &mut Page) {
    let Some(words) = bond.pairing.as_ref().and_then(|paired| paired.words.as_ref()) else {
        page.text("The words were compared, and the first parcel was opened.");
        return;
    };
    page.heading("Both compare these six words by voice");
    page.command(words.join(" "));
    page.item("the same on both sides: leeside pair words --match");
    page.item("not the same: leeside pair words --differ");
}

fn status(entry: &BondEntry, bond: &Bond) -> Value {
    let paired = bond.pairing.as_ref();
    json!({
        "bond": entry.id,
        "meeting": bond.meeting(),
        "partner": bond.partner,
        "fresh": bond.fresh,
        "paused": entry.paused,
        "safety_words": paired.and_then(|paired| paired.words.as_ref()),
        "words_compared": paired.is_some_and(|paired| paired.words_ok),
        "heard": paired.is_some_and(|paired| paired.heard),
        "invite_expires": bond.invite.as_ref().map(|open| open.expires),
        "answer_would_renew_keys": paired.is_some_and(|paired| paired.unanswered >= 5),
    })
}

fn status_page(app: &App, entry: &BondEntry, bond: &Bond) -> Page {
    let mut page = Page::default();
    if bond.fresh {
        page.text("This copy was restored. Meet your partner anew, then confirm: leeside confirm");
    }
    match (&bond.pairing, &bond.invite) {
        (Some(paired), _) if !paired.words_ok => compare(bond, &mut page),
        (Some(paired), _) => {
            page.text("You two have met.");
            if paired.unanswered >= 5 {
                page.text("An answer from your partner would renew the keys.");
            }
        }
        (None, Some(open)) => {
            page.text(format!("An invite is open until {}.", open.expires));
        }
        (None, None) => {
            page.text(app.text("empty.ours_alone"));
        }
    }
    if entry.paused {
        page.text("Sharing is paused. Nobody is told.");
    }
    page
}

/// The failure of a file that is of another kind than the command wants.
pub fn wrong_kind(sentence: &str) -> Failure {
    Failure::new(Exit::File, "wrong_kind", sentence)
}
