//! `heard`: what I understood of a partner who writes nothing here. It can only narrow.

use super::Run;
use crate::failure::Failure;
use crate::incoming::limit;
use crate::names::{find_id, short_id};
use crate::page::{Answer, Page, said};
use crate::session::{App, Session};
use leeside::exchange::random::{System, draw};
use leeside::plan::ids::{CopyId, Tag};
use leeside::plan::scales::{Near, Talk, Touch};
use leeside::plan::topic::Most;
use leeside::plan::voice::Limit;
use leeside::reflect::heard::Heard;
use leeside::vault::BondEntry;
use serde_json::json;

/// Write down what you understood of a partner who has no such program. Only you see it.
///
/// It is never a yes and is never sent. It can only make a time after smaller.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside heard
  leeside heard add \"no lamp at first\" --not light.bright --touch hand
  leeside heard delete 1a2b3c4d")]
pub struct Args {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Write a note.
    #[command(after_help = "Example:
  leeside heard add \"no lamp at first\" --not light.bright --touch hand")]
    Add(Note),
    /// Delete a note for good. It narrows no more.
    #[command(after_help = "Example:
  leeside heard delete 1a2b3c4d")]
    Delete {
        /// The beginning of its name.
        id: String,
    },
}

#[derive(Debug, clap::Args)]
struct Note {
    /// What you understood, in your words.
    text: Option<String>,
    /// Something that they would rather not have: a tag, or own words.
    #[arg(long = "not", value_name = "WHAT")]
    please_not: Vec<String>,
    /// The most touch at first: none, hand or hold.
    #[arg(long, value_name = "TOUCH")]
    touch: Option<Touch>,
    /// The nearest at first: apart, next_room, same_room or beside.
    #[arg(long, value_name = "NEAR")]
    near: Option<Near>,
    /// The most talk at first: none, few or open.
    #[arg(long, value_name = "TALK")]
    talk: Option<Talk>,
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let mut session = app.open()?;
        let entry = session.bond()?;
        match self.act {
            None => {}
            Some(Act::Add(note)) => {
                let limits = note.please_not.into_iter();
                let known = |tag: &Tag| app.library.tags.get(tag.as_str()).is_some();
                let heard = Heard {
                    id: CopyId(draw(&mut System)?),
                    day: session.today()?,
                    bond: entry.id,
                    text: note.text,
                    please_not: limits
                        .map(|what| match Tag::new(&what).ok().filter(known) {
                            Some(tag) => Limit {
                                tag: Some(tag),
                                text: None,
                            },
                            None => Limit {
                                tag: None,
                                text: Some(what),
                            },
                        })
                        .collect(),
                    at_most: Most {
                        touch: note.touch,
                        near: note.near,
                        talk: note.talk,
                    },
                };
                session.vault.write_heard(heard)?;
            }
            Some(Act::Delete { id }) => {
                let notes = session.vault.heard(entry.id)?;
                let id = find_id(&id, notes.iter().map(|note| note.id))?;
                session.vault.forget_heard(id)?;
            }
        }
        list(&mut session, &entry)
    }
}

fn list(session: &mut Session<'_>, entry: &BondEntry) -> Result<Answer, Failure> {
    let app = session.app;
    let notes = session.vault.heard(entry.id)?;
    let ask = session.vault.heard_to_ask_about(entry.id, app.reading())?;
    let mut page = Page::default();
    page.quiet(app.text("heard.mark"));
    for note in &notes {
        let text = note.text.as_deref().map(said).unwrap_or_default();
        page.item(format!("{}: {text} ({})", note.day, short_id(note.id)));
        for off in &note.please_not {
            page.below(format!("{}: {}", app.text("word.off_limits"), limit(app, off)));
        }
        let most = note.at_most;
        let scales = [
            most.touch.map(|touch| format!("value.touch.{}", touch.as_str())),
            most.near.map(|near| format!("value.near.{}", near.as_str())),
            most.talk.map(|talk| format!("value.talk.{}", talk.as_str())),
        ];
        for id in scales.into_iter().flatten() {
            page.below(format!("at most: {}", app.text(&id)));
        }
    }
    if notes.is_empty() {
        page.text("Nothing is noted.");
    }
    if !ask.is_empty() {
        page.text("They speak for themselves now. These notes go on to narrow until you delete them:");
        page.command("leeside heard delete NAME");
    }
    let ask: Vec<CopyId> = ask.iter().map(|note| note.id).collect();
    Ok(Answer::new(json!({ "notes": notes, "to_ask_about": ask }), page))
}
