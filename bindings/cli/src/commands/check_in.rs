//! `check-in`: a word about now, private, and satisfied with none.

use super::Run;
use crate::ask;
use crate::failure::{Failure, local};
use crate::feel;
use crate::names::{find_id, short_id};
use crate::page::{Answer, Page, said};
use crate::session::{App, Session};
use crate::wording::Wording;
use leeside::content::fill;
use leeside::exchange::copies::CopyOf;
use leeside::exchange::random::{System, draw};
use leeside::plan::ids::{CopyId, ItemId};
use leeside::reflect::checkin::CheckIn;
use leeside::reflect::feel::Feel;
use leeside::reflect::helped::Tried;
use leeside::vault::moments::Lately;
use serde_json::{Value, json};

/// How it is now, in a word or none. Only you see it; skipping leaves nothing.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside check-in
  leeside check-in write --after okay --line \"slept well\"
  leeside check-in write --before tense --after soft --helped drink.warm")]
pub struct Args {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Write one. Every part may be left out.
    #[command(after_help = "Example:
  leeside check-in write --after okay
  leeside check-in write --before=-3,2 --after 1,-1 --helped hold.blanket --bring-up")]
    Write(Written),
    /// Show yours.
    #[command(after_help = "Example:
  leeside check-in list")]
    List,
    /// Give a copy of the line of one with the next parcel, on purpose.
    #[command(after_help = "Example:
  leeside check-in share 1a2b3c4d --yes")]
    Share {
        /// The beginning of its name.
        id: String,
        /// Without being asked.
        #[arg(long)]
        yes: bool,
    },
    /// Delete one for good.
    #[command(after_help = "Example:
  leeside check-in delete 1a2b3c4d")]
    Delete {
        /// The beginning of its name.
        id: String,
    },
}

#[derive(Debug, Default, clap::Args)]
struct Written {
    /// How it is: okay, a_lot, too_much, a word of the grid, or a place on it as in -2,3.
    #[arg(long, value_name = "FEEL", allow_hyphen_values = true, value_parser = feel::read)]
    after: Option<Feel>,
    /// How it was before the time after.
    #[arg(long, value_name = "FEEL", allow_hyphen_values = true, value_parser = feel::read)]
    before: Option<Feel>,
    /// One line.
    #[arg(long, value_name = "WORDS")]
    line: Option<String>,
    #[command(flatten)]
    tried: TriedArgs,
    /// To be brought up some time.
    #[arg(long)]
    bring_up: bool,
}

/// What was tried, and whether it helped. Unsure is no entry.
#[derive(Debug, Default, clap::Args)]
pub struct TriedArgs {
    /// A comfort that helped.
    #[arg(long, value_name = "COMFORT", value_parser = ItemId::new)]
    helped: Vec<ItemId>,
    /// A comfort that did not.
    #[arg(long, value_name = "COMFORT", value_parser = ItemId::new)]
    not_helped: Vec<ItemId>,
}

impl From<TriedArgs> for Vec<Tried> {
    fn from(args: TriedArgs) -> Self {
        let all = [(args.helped, true), (args.not_helped, false)];
        all.into_iter()
            .flat_map(|(comforts, helped)| {
                comforts.into_iter().map(move |comfort| Tried { comfort, helped })
            })
            .collect()
    }
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let mut session = app.open()?;
        match self.act {
            None => open(&mut session),
            Some(Act::Write(written)) => write(&mut session, written),
            Some(Act::List) => list(&session),
            Some(Act::Share { id, yes }) => share(&mut session, &id, yes),
            Some(Act::Delete { id }) => {
                let all = session.vault.check_ins()?;
                let id = find_id(&id, all.iter().map(|one| one.id))?;
                session.vault.forget_check_in(id)?;
                list(&session)
            }
        }
    }
}

/// The moments from which something still counts, of the plan that is meant.
fn lately(session: &mut Session<'_>) -> Result<Vec<Lately>, Failure> {
    let app = session.app;
    Ok(match session.find_bond()? {
        Some(entry) => session.vault.lately(entry.id, app.offset_minutes(), app.reading())?,
        None => Vec::new(),
    })
}

/// What is open now; somebody at a keyboard is asked, and may say nothing.
fn open(session: &mut Session<'_>) -> Result<Answer, Failure> {
    let app = session.app;
    let lately = lately(session)?;
    let mut page = Page::default();
    page.text(app.text("checkin.ask"));
    let now = app.reading().wall;
    let windows = lately.iter().flat_map(|one| &one.windows);
    for window in windows.filter(|window| window.opens > now) {
        let hours = window.after_hours.to_string();
        let when = fill(app.text(window.when), &[("hours", &hours)]);
        page.item(format!("{when} ({})", local(window.opens)));
    }
    let is_open = lately.iter().any(|one| one.open.is_some());
    if ask::can_ask() && !app.options.json {
        ask::show(&page, app.width);
        let typed = ask::line("A word, or Enter for none:")?.unwrap_or_default();
        if typed.is_empty() {
            return Ok(skipped());
        }
        let written = match feel::read(&typed) {
            Ok(after) => Written {
                after: Some(after),
                ..Written::default()
            },
            Err(_) => Written {
                line: Some(typed),
                ..Written::default()
            },
        };
        return write(session, written);
    }
    page.command("leeside check-in write --after okay");
    Ok(Answer::new(json!({ "open": is_open, "kept": false }), page))
}

fn skipped() -> Answer {
    let mut page = Page::default();
    page.text("Nothing is kept. Nothing is an answer too.");
    Answer::new(json!({ "kept": false }), page)
}

fn write(session: &mut Session<'_>, written: Written) -> Result<Answer, Failure> {
    let moment = lately(session)?.last().map(|one| one.moment);
    let check_in = CheckIn {
        id: CopyId(draw(&mut System)?),
        day: session.today()?,
        bond: session.find_bond()?.map(|entry| entry.id),
        moment,
        before: written.before,
        after: written.after,
        line: written.line,
        tried: written.tried.into(),
        bring_up: written.bring_up,
    };
    let id = check_in.id;
    if !session.vault.keep_check_in(check_in)? {
        return Ok(skipped());
    }
    let mut page = Page::default();
    page.text(format!("Kept ({}). {}.", short_id(id), session.app.text("mine.line")));
    Ok(Answer::new(json!({ "kept": true, "id": id }), page))
}

fn list(session: &Session<'_>) -> Result<Answer, Failure> {
    let app = session.app;
    let all = session.vault.check_ins()?;
    let words = Wording(app.library);
    let mut page = Page::default();
    page.quiet(app.text("mine.line"));
    for one in all.iter().rev() {
        let now = one.after.map(|feel| feel::words(app, feel)).unwrap_or_default();
        page.item(format!("{}: {now} ({})", one.day, short_id(one.id)));
        if let Some(before) = one.before {
            page.below(format!("before: {}", feel::words(app, before)));
        }
        if let Some(line) = &one.line {
            page.below(said(line));
        }
        tried(words, &one.tried, &mut page);
    }
    if all.is_empty() {
        page.text("There are none.");
    }
    Ok(Answer::new(json!({ "check_ins": all }), page))
}

/// What was tried, below an entry.
pub fn tried(words: Wording, tried: &[Tried], page: &mut Page) {
    for one in tried {
        let what = words.comfort(&one.comfort);
        page.below(match one.helped {
            true => format!("{what}: it helped"),
            false => format!("{what}: it did not help"),
        });
    }
}

fn share(session: &mut Session<'_>, typed: &str, yes: bool) -> Result<Answer, Failure> {
    let app = session.app;
    let all = session.vault.check_ins()?;
    let id = find_id(typed, all.iter().map(|one| one.id))?;
    let one = all.iter().find(|one| one.id == id);
    let line = one.and_then(|one| one.line.as_deref().map(|line| (one.day, line)));
    let (day, line) = line.ok_or_else(|| {
        Failure::refused("nothing_said", "it has no line; only words can be given")
    })?;
    give(session, (CopyOf::CheckIn, day), line, yes).map(|copy| {
        let mut page = Page::default();
        page.text(format!("A copy leaves with the next parcel ({}).", short_id(copy)));
        page.text(app.text("honest.two_copies"));
        Answer::new(json!({ "copy": copy }), page)
    })
}

/// Gives a copy of one text, on purpose.
///
/// # Errors
/// `not_confirmed`, `no_bond`, errors of the store.
pub fn give(
    session: &mut Session<'_>,
    what: (CopyOf, chrono::NaiveDate),
    text: &str,
    yes: bool,
) -> Result<CopyId, Failure> {
    let app = session.app;
    let entry = session.bond()?;
    if !yes && !ask::yes(&format!("{}. {} Give it?", said(text), app.text("honest.two_copies")))? {
        return Err(Failure::refused(
            "not_confirmed",
            "nothing was given; say yes when asked, or add --yes",
        ));
    }
    let reading = app.reading();
    Ok(session.vault.give_text(entry.id, what, text, &mut System, reading)?)
}

/// What counts from the newest moments, for programs.
pub fn document(lately: &[Lately]) -> Vec<Value> {
    lately
        .iter()
        .map(|one| {
            let windows: Vec<Value> = one
                .windows
                .iter()
                .map(|window| json!({ "id": window.id, "how": window.how, "opens": window.opens.0 }))
                .collect();
            json!({
                "moment": one.moment,
                "windows": windows,
                "open": one.open.as_ref().map(|window| &window.id),
                "debrief": one.debrief,
            })
        })
        .collect()
}
