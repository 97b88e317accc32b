//! `debrief`: what helped, and what someone would prefer next time. Always skippable, never right
//! away.

mod answers;
mod sealed;
mod wish;

use super::Run;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::session::{App, Session};
use leeside::plan::ids::ItemId;
use leeside::plan::scales::DebriefHow;
use leeside::plan::topic::{self, Line, TopicContent};
use leeside::reflect::debrief::questions;
use serde_json::json;

/// Two questions and a third, if you like. Talk with no notes, or write for yourself.
///
/// Skipping is silent. What you write only you see; a wish can become a change of your own page
/// or a suggestion, in one step.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside debrief
  leeside debrief write next=\"something for my hands while I wait\"
  leeside debrief wish 1a2b3c4d --part space
  leeside debrief seal 5e6f7a8b < answer.txt")]
pub struct Args {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Show the questions, to talk with no notes. Nothing is kept.
    #[command(after_help = "Example:
  leeside debrief talk")]
    Talk,
    /// Write answers for yourself.
    #[command(after_help = "Example:
  leeside debrief write helped=\"the line before going out\" --helped words.kind")]
    Write(answers::Written),
    /// Show your answers.
    #[command(after_help = "Example:
  leeside debrief list")]
    List,
    /// Give a copy of one answer with the next parcel, on purpose.
    #[command(after_help = "Example:
  leeside debrief share 1a2b3c4d next --yes")]
    Share {
        /// The beginning of its name.
        id: String,
        /// The question.
        #[arg(value_parser = ItemId::new)]
        question: ItemId,
        /// Without being asked.
        #[arg(long)]
        yes: bool,
    },
    /// Make a wish a change: of your own page at once, or of a part as a suggestion.
    #[command(override_usage = "leeside debrief wish [ID] <WHAT IT BECOMES>", after_help = "Example:
  leeside debrief wish 1a2b3c4d --part space
  leeside debrief wish 1a2b3c4d --page space_care.back
  leeside debrief wish --text \"no music at first\" --please-not sound.music")]
    Wish(wish::Wished),
    /// Delete your answers of one time for good.
    #[command(after_help = "Example:
  leeside debrief delete 1a2b3c4d")]
    Delete {
        /// The beginning of its name.
        id: String,
    },
    /// Seal an answer: it opens when both have sealed one and both open.
    #[command(after_help = "Example:
  leeside debrief seal 5e6f7a8b < answer.txt
  leeside debrief seal 5e6f7a8b --not-this-time")]
    Seal(sealed::Seal),
    /// Show what is sealed.
    #[command(after_help = "Example:
  leeside debrief sealed")]
    Sealed,
    /// Open your sealed answer with the next parcel, once both have sealed one.
    #[command(after_help = "Example:
  leeside debrief open 5e6f7a8b")]
    Open {
        /// The beginning of the moment's name.
        moment: String,
    },
    /// Take your sealed answer back, in silence. It is never opened then.
    #[command(after_help = "Example:
  leeside debrief take-back 5e6f7a8b")]
    TakeBack {
        /// The beginning of the moment's name.
        moment: String,
    },
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let mut session = app.open()?;
        match self.act {
            None => open(&mut session),
            Some(Act::Talk) => talk(&mut session),
            Some(Act::Write(written)) => answers::write(&mut session, written),
            Some(Act::List) => answers::list(&mut session),
            Some(Act::Share { id, question, yes }) => {
                answers::share(&mut session, &id, &question, yes)
            }
            Some(Act::Wish(wished)) => wish::wish(&mut session, wished),
            Some(Act::Delete { id }) => answers::delete(&mut session, &id),
            Some(Act::Seal(seal)) => sealed::seal(&mut session, seal),
            Some(Act::Sealed) => sealed::list(&mut session),
            Some(Act::Open { moment }) => sealed::open(&mut session, &moment),
            Some(Act::TakeBack { moment }) => sealed::take_back(&mut session, &moment),
        }
    }
}

/// What both agreed about it.
fn agreed(session: &mut Session<'_>) -> Result<Option<topic::Debrief>, Failure> {
    let Some(entry) = session.find_bond()? else {
        return Ok(None);
    };
    let holds = session.load(&entry)?.plan.holds();
    Ok(holds.into_values().find_map(|content| match content {
        TopicContent::Debrief(debrief) => Some(debrief),
        _ => None,
    }))
}

/// The questions and how they are talked over.
fn asked(session: &mut Session<'_>) -> Result<(Vec<Line>, DebriefHow), Failure> {
    let agreed = agreed(session)?;
    let how = agreed.as_ref().map_or(DebriefHow::TalkNoNotes, |agreed| agreed.how);
    Ok((questions(agreed.as_ref(), session.app.library), how))
}

/// Whether the questions are offered now, and which they are.
fn open(session: &mut Session<'_>) -> Result<Answer, Failure> {
    let app = session.app;
    let (questions, how) = asked(session)?;
    let offered = match session.find_bond()? {
        Some(entry) => session
            .vault
            .lately(entry.id, app.offset_minutes(), app.reading())?
            .iter()
            .any(|one| one.debrief),
        None => false,
    };
    let mut page = Page::default();
    match offered {
        true => page.text(app.text("debrief.open")),
        false => page.text("Nothing is asked now. The questions are here all the same."),
    };
    for question in &questions {
        page.item(format!("{} ({})", question.text, question.id));
    }
    page.quiet(app.text(&format!("value.debrief_how.{}", how.as_str())));
    Ok(Answer::new(json!({ "offered": offered, "how": how, "questions": questions }), page))
}

fn talk(session: &mut Session<'_>) -> Result<Answer, Failure> {
    let app = session.app;
    let (questions, _) = asked(session)?;
    let mut page = Page::default();
    page.text(app.text("debrief.open"));
    for question in &questions {
        page.item(&question.text);
    }
    page.heading("For the one who listens");
    for line in app.library.listening.iter().take(3) {
        page.item(&line.text);
    }
    Ok(Answer::new(json!({ "questions": questions, "kept": false }), page))
}
