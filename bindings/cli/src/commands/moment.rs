//! `moment`: "we had a moment", without a player.

use super::{Run, check_in};
use crate::failure::{Failure, local};
use crate::names::{find_id, short_id};
use crate::page::{Answer, Page};
use crate::session::{App, Session};
use clap::ValueEnum;
use leeside::content::fill;
use leeside::cooldown::tonight::Side;
use leeside::exchange::bond::Bond;
use leeside::exchange::random::System;
use leeside::plan::ids::TopicId;
use leeside::plan::scales::Where;
use leeside::vault::BondEntry;
use leeside::vault::moments::Had;
use serde_json::{Value, json};

/// Hours ago that a moment can have been: three days.
const LONGEST: u32 = 72;

/// Say that you had a moment. From its hour your own check-ins count; nobody else learns the hour.
///
/// The note that your partner may get holds the day, the course, who picked, and whether you were
/// in one place. Nothing else.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, after_help = "Example:
  leeside moment
  leeside moment --ago 2 --sequence sequence.together --chose me
  leeside moment --where apart --keep-back
  leeside moment list")]
pub struct Args {
    #[command(flatten)]
    had: HadArgs,
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, clap::Args)]
struct HadArgs {
    /// Where: together, apart or solo. Time alone makes no note.
    #[arg(long = "where", value_name = "WHERE", default_value = "together")]
    place: Where,
    /// The course that you played.
    #[arg(long, value_name = "PART", value_parser = TopicId::new)]
    sequence: Option<TopicId>,
    /// Who picked.
    #[arg(long, value_enum)]
    chose: Option<Who>,
    /// Hours ago.
    #[arg(long, value_name = "HOURS", default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=i64::from(LONGEST)))]
    ago: u32,
    /// Keep the note from the next parcels.
    #[arg(long)]
    keep_back: bool,
}

/// One of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Who {
    /// You.
    Me,
    /// The other one.
    Them,
}

impl From<Who> for Side {
    fn from(who: Who) -> Self {
        match who {
            Who::Me => Self::Mine,
            Who::Them => Self::Theirs,
        }
    }
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Show the notes that are here, and what counts from the newest.
    #[command(after_help = "Example:
  leeside moment list")]
    List,
    /// Delete a moment here, and ask for its note back with the next parcel.
    #[command(after_help = "Example:
  leeside moment forget 1a2b3c4d")]
    Forget {
        /// The beginning of its name.
        id: String,
    },
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let mut session = app.open()?;
        let entry = session.bond()?;
        match self.act {
            None => had(&mut session, &entry, self.had),
            Some(Act::List) => list(&mut session, &entry),
            Some(Act::Forget { id }) => {
                let bond = session.load(&entry)?;
                let id = find_id(&id, bond.copies.moments().map(|(moment, _)| moment.id))?;
                let asked_back = session.vault.forget_moment(entry.id, id)?;
                let mut page = Page::default();
                page.text("It is gone here. The next parcel asks for its note back.");
                Ok(Answer::new(json!({ "id": id, "asked_back": asked_back }), page))
            }
        }
    }
}

fn had(session: &mut Session<'_>, entry: &BondEntry, args: HadArgs) -> Result<Answer, Failure> {
    let app = session.app;
    let bond = session.load(entry)?;
    if let Some(topic) = &args.sequence
        && !bond.plan.holds().contains_key(topic)
    {
        return Err(Failure::refused(
            "no_such_part",
            "this course is not in your plan; leeside agree list shows what is",
        ));
    }
    let had = Had {
        sequence: args.sequence,
        chooser: args.chose.map(Side::from),
        place: args.place,
        ago: args.ago * 3600,
        tell: !args.keep_back,
    };
    let moment = session.vault.had_moment(entry.id, had, &mut System, app.reading())?;
    let mut page = Page::default();
    match moment {
        Some(id) if args.keep_back => page.text(format!("Noted here ({}), and kept back.", short_id(id))),
        Some(id) => page.text(format!("Noted ({}). The day leaves with the next parcel, unless you hold it.", short_id(id))),
        None => page.text("The time after has begun. Time alone makes no note."),
    };
    counts(session, entry, &mut page)?;
    let bond = session.load(entry)?;
    let window = bond.plan.window.map(|window| window.end().0);
    Ok(Answer::new(json!({ "id": moment, "after_window_until": window }), page))
}

/// What counts from the moments here.
fn counts(
    session: &mut Session<'_>,
    entry: &BondEntry,
    page: &mut Page,
) -> Result<Vec<Value>, Failure> {
    let app = session.app;
    let reading = app.reading();
    let lately = session.vault.lately(entry.id, app.offset_minutes(), reading)?;
    let windows = lately.iter().flat_map(|one| &one.windows);
    for window in windows.filter(|window| window.opens > reading.wall) {
        let hours = window.after_hours.to_string();
        let when = fill(app.text(window.when), &[("hours", &hours)]);
        page.item(format!("{when} ({})", local(window.opens)));
    }
    Ok(check_in::document(&lately))
}

fn list(session: &mut Session<'_>, entry: &BondEntry) -> Result<Answer, Failure> {
    let bond = session.load(entry)?;
    let mut page = Page::default();
    let moments = notes(&bond, &mut page);
    if moments.is_empty() {
        page.text("There are no notes here.");
    }
    let lately = counts(session, entry, &mut page)?;
    Ok(Answer::new(json!({ "moments": moments, "lately": lately }), page))
}

fn notes(bond: &Bond, page: &mut Page) -> Vec<Value> {
    let mut all: Vec<_> = bond.copies.moments().collect();
    all.sort_by_key(|(moment, _)| std::cmp::Reverse((moment.day, moment.id)));
    all.into_iter()
        .map(|(moment, mine)| {
            let course = moment.sequence.as_ref().map(|id| format!(", {id}"));
            let place = if moment.together { "together" } else { "apart" };
            let (day, id) = (moment.day, short_id(moment.id));
            page.item(format!("{day}: {place}{} ({id})", course.unwrap_or_default()));
            let me = moment.chosen_by_me(mine);
            json!({
                "id": moment.id, "day": moment.day, "sequence": moment.sequence,
                "chosen_by_me": me, "together": moment.together, "mine": mine,
            })
        })
        .collect()
}
