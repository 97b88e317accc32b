//! A run that is set out in daylight, plays while the vault is locked, and is collected afterwards.
//!
//! While it plays, its state is written after each event to `runs/run.age`, sealed to a key whose
//! other half lies in the encrypted store alone: the file can be written while the vault is locked,
//! and read by nobody. A kill at any event loses nothing; the next unlocking gives the run back, or
//! what it hands over. Until then it cannot be read, by the app neither: after a kill a person finds
//! the calm page, which needs no unlocking, and "Go on" once the vault is open.
//!
//! Each run has a key of its own, destroyed when the run is collected. No backup holds it. While a
//! run is out the file can be seen, and its size in steps of 16 KiB; afterwards there is nothing.

use super::disk;
use super::documents::{Edit, View};
use super::error::VaultError;
use super::folder::Folder;
use super::items;
use super::kinds::Meta;
use super::life::Vault;
use super::moments;
use crate::consent::clock::{Reading, Time};
use crate::cooldown::button::Event;
use crate::cooldown::cue::{Cue, CueKind};
use crate::cooldown::moment::Outcome;
use crate::cooldown::run::Run;
use crate::cooldown::screen::Screen;
use crate::exchange::envelope;
use crate::exchange::error::Refusal;
use crate::exchange::hybrid::{Identity, Recipient};
use crate::exchange::keys::secret_hex;
use crate::exchange::random::{Random, draw};
use crate::exchange::schedule::Secret;
use crate::plan::ids::{BondId, CopyId};
use crate::plan::sizes;
use crate::reflect::support::ForLater;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;
use zeroize::Zeroizing;

/// The sealed state is padded to a multiple of so many bytes.
const STEP: usize = 16 * 1024;

/// What the store knows of a run that is out.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Out {
    #[serde(with = "secret_hex")]
    seed: Secret,
    bond: Option<BondId>,
    /// The name of the moment, if it comes to one.
    moment: CopyId,
    /// Whether the next parcel may tell it.
    tell: bool,
}

/// The sealed state, as JSON.
#[derive(Serialize)]
struct Written<'a> {
    kind: &'static str,
    run: &'a Run,
    v: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    kind: String,
    run: Run,
    v: u64,
}

/// A run that is out. It needs no open vault; dropping it loses nothing.
pub struct PreparedRun {
    run: Run,
    to: Recipient,
    path: PathBuf,
    trouble: Option<VaultError>,
    _playing: Arc<()>,
}

/// What became of a run.
pub enum Collected {
    /// None is out, or it plays here.
    Nothing,
    /// It was not over when the app ended: "You were at step 3."
    GoesOn(Box<PreparedRun>),
    /// It is over, and what it hands over is kept.
    Over(Kept),
    /// Its file is damaged. The run is gone; everything else is as it was.
    Lost,
}

/// What is kept of a run that is over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// The bond, if it was one's.
    pub bond: Option<BondId>,
    /// The shared moment, if there is one.
    pub moment: Option<CopyId>,
    /// Lines for later.
    pub for_later: Vec<CopyId>,
}

impl PreparedRun {
    /// As [`Run::event`]; what changed is on the disk when this returns. If it could not be
    /// written, the run goes on all the same, [`PreparedRun::trouble`] says why, and the next event
    /// tries again.
    pub fn event(&mut self, event: Event, now: Time) -> Vec<Cue> {
        let before = self.run.clone();
        let cues = self.run.event(event, now);
        if self.run != before || self.trouble.is_some() {
            self.trouble = self.seal().err();
        }
        cues
    }

    /// As [`Run::tick`]. A clock alone changes nothing that would have to be written.
    pub fn tick(&mut self, now: Time) -> Vec<Cue> {
        self.run.tick(now)
    }

    /// As [`Run::screen`].
    #[must_use]
    pub fn screen(&self, now: Time) -> Screen {
        self.run.screen(now)
    }

    /// As [`Run::timeline`].
    #[must_use]
    pub fn timeline(&self) -> Vec<(u32, CueKind)> {
        self.run.timeline()
    }

    /// Whether it is closed. Then the next unlocking collects it.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.run.outcome().is_some()
    }

    /// Why the present state is not on the disk, if it is not.
    #[must_use]
    pub const fn trouble(&self) -> Option<&VaultError> {
        self.trouble.as_ref()
    }

    fn seal(&self) -> Result<(), VaultError> {
        let written = Written {
            kind: "run",
            run: &self.run,
            v: 1,
        };
        let text = serde_json::to_vec(&written).map_err(|_| VaultError::Unfit)?;
        let mut text = Zeroizing::new(text);
        // White space behind JSON means nothing.
        let padded = text.len().next_multiple_of(STEP);
        text.resize(padded, b' ');
        disk::write_atomic(&self.path, &envelope::seal_to(&self.to, &text)?)
    }
}

impl Vault {
    /// Puts a run out, with a key of its own: into the store first, so that no file is ever without
    /// it.
    pub(super) fn put_out(
        &mut self,
        bond: Option<BondId>,
        tell: bool,
        run: Run,
        random: &mut dyn Random,
    ) -> Result<PreparedRun, VaultError> {
        let out = Out {
            seed: Zeroizing::new(draw(random)?),
            bond,
            moment: CopyId(draw(random)?),
            tell,
        };
        self.edit(|edit| edit.put_meta(Meta::Run, &out))?;
        disk::make_dir(&self.folder.runs())?;
        let prepared = self.play(run, &out.identity());
        prepared.seal()?;
        Ok(prepared)
    }

    /// Whether a run is out.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn run_is_out(&self) -> Result<bool, VaultError> {
        Ok(self.read(out)?.is_some())
    }

    /// Collects the run that is out, after each unlocking: keeps what a closed one hands over and
    /// destroys the rest, or gives back one that the app's end interrupted. One that plays here
    /// and is not closed is left alone.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store and the disk. Nothing is lost then.
    pub fn collect_run(
        &mut self,
        random: &mut dyn Random,
        reading: Reading,
    ) -> Result<Collected, VaultError> {
        let now = self.now(reading)?;
        let Some(out) = self.read(out)? else {
            self.folder.clear_run()?;
            return Ok(Collected::Nothing);
        };
        let run = match read(&self.folder, &out) {
            Ok(Some(run)) => run,
            // Killed before it was written, or while a former one was cleared.
            Ok(None) => {
                self.end_run()?;
                return Ok(Collected::Nothing);
            }
            Err(VaultError::Damaged) => {
                self.end_run()?;
                return Ok(Collected::Lost);
            }
            Err(error) => return Err(error),
        };
        if let Some(outcome) = run.outcome() {
            let kept = self.forget(|edit| keep(edit, &out, outcome, random, now))?;
            self.folder.clear_run()?;
            return Ok(Collected::Over(kept));
        }
        if self.playing.strong_count() > 0 {
            return Ok(Collected::Nothing);
        }
        let mut prepared = self.play(run, &out.identity());
        prepared.event(Event::Killed, now);
        Ok(Collected::GoesOn(Box::new(prepared)))
    }

    /// Lets the run that is out go, wherever it is: nothing of it is kept. A player that still
    /// holds it must drop it.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store and the disk.
    pub fn end_run(&mut self) -> Result<(), VaultError> {
        self.forget(|edit| edit.delete_meta(Meta::Run))?;
        self.folder.clear_run()
    }

    fn play(&mut self, run: Run, identity: &Identity) -> PreparedRun {
        let playing = Arc::new(());
        self.playing = Arc::downgrade(&playing);
        PreparedRun {
            run,
            to: identity.recipient(),
            path: self.folder.run(),
            trouble: None,
            _playing: playing,
        }
    }
}

impl Out {
    fn identity(&self) -> Identity {
        Identity::from_seed(*self.seed)
    }
}

fn out(view: View<'_>) -> Result<Option<Out>, VaultError> {
    view.meta(Meta::Run)
}

/// Reads the sealed state. `None` if there is no file for this key.
fn read(folder: &Folder, out: &Out) -> Result<Option<Run>, VaultError> {
    let most = sizes::FILE.max as u64;
    let Some(file) = disk::read_small(&folder.run(), most)? else {
        return Ok(None);
    };
    let text = match envelope::open_with_key(&file, &[&out.identity()]) {
        Ok((_, text)) => text,
        Err(Refusal::NotForThisPhone) => return Ok(None),
        Err(_) => return Err(VaultError::Damaged),
    };
    let read: Read = serde_json::from_slice(&text).map_err(|_| VaultError::Damaged)?;
    if read.kind == "run" && read.v == 1 {
        Ok(Some(read.run))
    } else {
        Err(VaultError::Damaged)
    }
}

/// Keeps what a closed run hands over, and destroys its key, inside one change.
fn keep(
    edit: &Edit<'_>,
    out: &Out,
    outcome: &Outcome,
    random: &mut dyn Random,
    now: Time,
) -> Result<Kept, VaultError> {
    let bond = match out.bond {
        Some(bond) if edit.bond::<IgnoredAny>(bond)?.is_some() => Some(bond),
        _ => None,
    };
    let mut kept = Kept {
        bond,
        ..Kept::default()
    };
    for text in &outcome.for_later {
        let line = ForLater {
            id: CopyId(draw(random)?),
            day: outcome.ended.unwrap_or(now).day(),
            bond,
            text: text.clone(),
        };
        kept.for_later.push(line.id);
        items::put(edit, line)?;
    }
    if let (Some(bond), Some(ended)) = (bond, outcome.ended) {
        let sketch = outcome.moment.clone();
        let at = ended.min(now);
        kept.moment = moments::note(edit, bond, (sketch, out.tell), out.moment, at, now)?;
    }
    edit.delete_meta(Meta::Run)?;
    Ok(kept)
}

#[cfg(test)]
#[path = "runs_tests.rs"]
mod tests;
