//! `support`: signs that I know of myself, what I can do on my own, and whom I can turn to.

use super::Run;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::session::{App, Session};
use leeside::exchange::random::{Random, System, draw};
use leeside::plan::ids::ItemId;
use leeside::plan::topic::Line;
use leeside::reflect::support::{Person, Support};
use serde_json::json;

/// Signs that it gets hard, what you can do, whom you can turn to. Only you see this.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside support
  leeside support sign I stop answering
  leeside support alone a walk to the river
  leeside support person Mo --reach \"the blue door\" --good-for company")]
pub struct Args {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// A sign by which you notice that it gets hard.
    #[command(after_help = "Example:
  leeside support sign I stop answering")]
    Sign {
        /// The words.
        #[arg(required = true, value_name = "WORDS")]
        text: Vec<String>,
    },
    /// Something that you can do on your own.
    #[command(after_help = "Example:
  leeside support alone a walk to the river")]
    Alone {
        /// The words.
        #[arg(required = true, value_name = "WORDS")]
        text: Vec<String>,
    },
    /// Someone whom you can turn to.
    #[command(after_help = "Example:
  leeside support person Mo --reach \"the blue door\" --good-for company")]
    Person {
        /// What you call them.
        name: String,
        /// How you reach them.
        #[arg(long, value_name = "WORDS")]
        reach: Option<String>,
        /// What they are good for.
        #[arg(long, value_name = "WORDS")]
        good_for: Option<String>,
    },
    /// Take one of them away.
    #[command(after_help = "Example:
  leeside support remove own.1a2b3c")]
    Remove {
        /// Its name in the list.
        id: String,
    },
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let mut session = app.open()?;
        let mut support = session.vault.support()?;
        let line = |text: Vec<String>| -> Result<Line, Failure> {
            Ok(Line {
                id: own_id(&mut System)?,
                text: text.join(" "),
            })
        };
        match self.act {
            None => return Ok(shown(&session, &support)),
            Some(Act::Sign { text }) => support.warning_signs.push(line(text)?),
            Some(Act::Alone { text }) => support.on_my_own.push(line(text)?),
            Some(Act::Person {
                name,
                reach,
                good_for,
            }) => support.people.push(Person {
                id: own_id(&mut System)?,
                name,
                reach,
                good_for,
            }),
            Some(Act::Remove { id }) => {
                let before = support.clone();
                let other = |own: &ItemId| own.as_str() != id;
                support.warning_signs.retain(|line| other(&line.id));
                support.on_my_own.retain(|line| other(&line.id));
                support.people.retain(|person| other(&person.id));
                if support == before {
                    return Err(Failure::refused(
                        "not_there",
                        "there is nothing of this name here; leeside support shows what is",
                    ));
                }
            }
        }
        session.vault.write_support(support)?;
        let support = session.vault.support()?;
        Ok(shown(&session, &support))
    }
}

/// A new name for an entry in own words.
///
/// # Errors
/// No random bytes.
pub fn own_id(random: &mut dyn Random) -> Result<ItemId, Failure> {
    let bytes: [u8; 8] = draw(random)?;
    let name = format!("own.{:016x}", u64::from_le_bytes(bytes));
    ItemId::new(&name).map_err(|_| Failure::refused("internal", "a name could not be made; try again"))
}

fn shown(session: &Session<'_>, support: &Support) -> Answer {
    let app = session.app;
    let mut page = Page::default();
    page.quiet(app.text("mine.line"));
    for (heading, lines) in [
        ("Signs that it gets hard", &support.warning_signs),
        ("On my own", &support.on_my_own),
    ] {
        page.heading(heading);
        for line in lines {
            page.item(format!("{} ({})", line.text, line.id));
        }
    }
    page.heading("Whom I can turn to");
    for person in &support.people {
        page.item(format!("{} ({})", person.name, person.id));
        for more in [&person.reach, &person.good_for].into_iter().flatten() {
            page.below(more);
        }
    }
    page.quiet("Somebody for everyone: leeside help-me");
    Answer::new(json!({ "support": support }), page)
}
