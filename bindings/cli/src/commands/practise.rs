//! `practise`: two minutes by daylight. Nothing of it is kept.

use super::Run;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::player::{self, Given, Plays, View, tap_run, view_of};
use crate::session::App;
use leeside::consent::clock::Time;
use leeside::cooldown::cue::{Cue, CueChoice, CueKind};
use leeside::cooldown::practise::Practise;
use leeside::plan::voice::Voice;
use serde_json::json;

/// Rehearse the signals by daylight, in two minutes. Nothing of it is kept.
///
/// It plays like a time after, with a step for each of the two signals.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside practise
  leeside practise --mine --speed 10
  leeside practise --script taps.jsonl

A script has one event a line, with seconds since the beginning:
  {\"at\": 0, \"tap\": \"start\"}
  {\"at\": 5, \"tap\": \"fine\"}
  {\"at\": 20, \"space_by\": \"mine\"}")]
pub struct Args {
    /// With your own signals, from your page; asks for the passphrase.
    #[arg(long)]
    mine: bool,
    /// Show each cue once, and what it tells.
    #[arg(long, conflicts_with = "mine")]
    cues: bool,
    #[command(flatten)]
    how: player::Options,
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        if self.cues {
            return Ok(cues());
        }
        let voice = match self.mine {
            true => own_voice(app)?,
            false => Voice::default(),
        };
        let mut rehearsal = Rehearsal(Practise::new(&voice, CueChoice::default(), app.library));
        player::play(app, &mut rehearsal, &self.how)?;
        if self.how.scripted() {
            return Ok(Answer::told());
        }
        let mut page = Page::default();
        page.text(app.text("practise.done"));
        Ok(Answer::new(json!({ "kept": false }), page))
    }
}

/// The page of the plan that is meant, or of no plan; the vault is closed before anything plays.
fn own_voice(app: &App) -> Result<Voice, Failure> {
    let mut session = app.open()?;
    match session.find_bond()? {
        Some(entry) => Ok(session.load(&entry)?.plan.mine.working),
        None => Ok(session.vault.draft_voice()?),
    }
}

struct Rehearsal(Practise);

impl Plays for Rehearsal {
    fn view(&self, now: Time) -> View {
        view_of(&self.0.screen(now))
    }

    fn act(&mut self, given: &Given, now: Time) -> Result<Vec<CueKind>, Failure> {
        let events = tap_run(given)?.into_iter();
        Ok(kinds(events.flat_map(|event| self.0.event(event, now))))
    }

    fn tick(&mut self, now: Time) -> Result<Vec<CueKind>, Failure> {
        Ok(kinds(self.0.tick(now)))
    }
}

/// The kinds of cues.
pub fn kinds(cues: impl IntoIterator<Item = Cue>) -> Vec<CueKind> {
    cues.into_iter().map(|cue| cue.kind).collect()
}

/// Every cue: its marks, and what it tells.
fn cues() -> Answer {
    let mut page = Page::default();
    let mut documents = Vec::new();
    for kind in CueKind::ALL {
        let tells = match kind {
            CueKind::Start => "it begins",
            CueKind::Step => "a step begins",
            CueKind::NearlyOver => "a step is nearly over; nothing moves on by itself",
            CueKind::In => "breathe in",
            CueKind::Out => "breathe out",
            CueKind::Space => "somebody needs room",
            CueKind::SpaceOver => "the time for it is over; more is fine",
            CueKind::Stay => "stay with me",
            CueKind::End => "it is over",
        };
        page.item(format!("{}  {tells}", player::cue_marks(kind)));
        documents.push(json!({ "cue": kind, "haptic_ms": kind.haptic(), "tells": tells }));
    }
    Answer::new(json!({ "cues": documents }), page)
}
