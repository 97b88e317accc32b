//! The time after: set out for tonight, played, and collected.

use crate::changes::Change;
use crate::error::LeesideError;
use crate::inside::Inside;
use crate::shapes::cooldown::{
    BeforeStart, CueWishes, KeptOfRun, Lately, PlayerScreen, RunCue, RunEvent, TimelineMoment,
};
use leeside::cooldown::practise::Practise;
use leeside::cooldown::tonight::{Side, Tonight};
use leeside::exchange::random::System;
use leeside::plan::ids::{BondId, CopyId, TopicId};
use leeside::plan::scales::Where;
use leeside::vault::moments::Had;
use leeside::vault::set_out::SetOut;
use leeside::vault::{Collected, PreparedRun as CoreRun};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Sets out and collects runs. A run itself goes on without this, also while everything is locked.
#[derive(uniffi::Object)]
pub struct Cooldown {
    inside: Arc<Inside>,
}

/// One run of the player, on one phone. It holds its own steps and nothing else of the vault, so it
/// never says `Locked`; after each event it is written down, sealed, so that a kill loses nothing.
#[derive(uniffi::Object)]
pub struct PreparedRun {
    inside: Arc<Inside>,
    before: BeforeStart,
    run: Mutex<CoreRun>,
}

/// A rehearsal by daylight: two minutes, both signals. Nothing of it is kept.
#[derive(uniffi::Object)]
pub struct Rehearsal {
    inside: Arc<Inside>,
    practise: Mutex<Practise>,
}

/// What became of a run that was set out.
#[derive(uniffi::Enum)]
pub enum CollectedRun {
    /// None is out, or it plays here.
    Nothing,
    /// It was not over when the app ended: "You were at step 3."
    GoesOn {
        /// The run.
        run: Arc<PreparedRun>,
    },
    /// It is over, and what it hands over is kept.
    Over {
        /// What is kept of it.
        kept: KeptOfRun,
    },
    /// Its file is damaged. The run is gone; everything else is as it was.
    Lost,
}

impl Cooldown {
    pub(crate) fn of(inside: &Arc<Inside>) -> Self {
        Self {
            inside: Arc::clone(inside),
        }
    }

    fn prepared(&self, run: CoreRun, before: BeforeStart) -> Arc<PreparedRun> {
        Arc::new(PreparedRun {
            inside: Arc::clone(&self.inside),
            before,
            run: Mutex::new(run),
        })
    }
}

#[uniffi::export]
impl Cooldown {
    /// Sets out a run with one person, or alone, from what both said, what holds, and tonight's
    /// choices. Without a `course` the agreed one for the place plays, or the app's own gentle one.
    /// `tell` says whether the next parcel may tell the moment that comes of it.
    ///
    /// # Errors
    /// `NotYet` if a run is out; `Gone` if no such course holds; `Unfit`; `NoPlan`; `Locked`.
    pub fn set_out(
        &self,
        bond: Option<BondId>,
        tonight: Tonight,
        course: Option<TopicId>,
        cues: CueWishes,
        tell: bool,
    ) -> Result<Arc<PreparedRun>, LeesideError> {
        let (cues, library) = (cues.into(), self.inside.library());
        let (run, before) = self.inside.with_now(|vault, reading| {
            let choices = SetOut {
                bond,
                tonight: &tonight,
                sequence: course.as_ref(),
                cues: &cues,
                tell,
                library,
            };
            vault.set_out(choices, &mut System, reading)
        })?;
        Ok(self.prepared(run, before.into()))
    }

    /// Whether a run is out.
    ///
    /// # Errors
    /// `Locked`.
    pub fn is_out(&self) -> Result<bool, LeesideError> {
        self.inside.with(|vault| vault.run_is_out())
    }

    /// Collects the run that is out. Call it after each unlocking: it keeps what a closed run hands
    /// over, or gives back one that the app's end interrupted.
    ///
    /// # Errors
    /// `Locked`, `NoRoom`, `Disk`. Nothing is lost then.
    pub fn collect(&self) -> Result<CollectedRun, LeesideError> {
        let collected = self
            .inside
            .with_now(|vault, reading| vault.collect_run(&mut System, reading))?;
        Ok(match collected {
            Collected::Nothing => CollectedRun::Nothing,
            Collected::GoesOn(run) => CollectedRun::GoesOn {
                run: self.prepared(*run, BeforeStart::default()),
            },
            Collected::Over(kept) => {
                if let Some(bond) = kept.bond {
                    self.inside.changes.tell(Change::Plan { bond });
                }
                CollectedRun::Over { kept: kept.into() }
            }
            Collected::Lost => CollectedRun::Lost,
        })
    }

    /// Lets the run that is out go, wherever it is: nothing of it is kept.
    ///
    /// # Errors
    /// `Locked`, `Disk`.
    pub fn let_go(&self) -> Result<(), LeesideError> {
        self.inside.with(|vault| vault.end_run())
    }

    /// A rehearsal with my own signals.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn practise(&self, bond: BondId, cues: CueWishes) -> Result<Arc<Rehearsal>, LeesideError> {
        let practise = self.inside.see(bond, |seen| {
            Practise::new(&seen.bond.plan.mine.working, cues.into(), seen.library)
        })?;
        Ok(Arc::new(Rehearsal {
            inside: Arc::clone(&self.inside),
            practise: Mutex::new(practise),
        }))
    }

    /// "We had a moment", without a player. Nothing new is agreed for a while from then on. Gives
    /// the note's name; time alone has none. At most three days ago counts.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn had_moment(
        &self,
        bond: BondId,
        place: Where,
        course: Option<TopicId>,
        chooser: Option<Side>,
        seconds_ago: u32,
        tell: bool,
    ) -> Result<Option<CopyId>, LeesideError> {
        let had = Had {
            sequence: course,
            chooser,
            place,
            ago: seconds_ago,
            tell,
        };
        let moment = self
            .inside
            .with_now(|vault, reading| vault.had_moment(bond, had, &mut System, reading))?;
        self.inside.changes.tell(Change::Plan { bond });
        Ok(moment)
    }

    /// Deletes a moment here and asks for its note back with the next parcel. Says whether it was
    /// there.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn forget_moment(&self, bond: BondId, moment: CopyId) -> Result<bool, LeesideError> {
        let gone = self
            .inside
            .with(|vault| vault.forget_moment(bond, moment))?;
        self.inside.changes.tell(Change::Plan { bond });
        Ok(gone)
    }

    /// The moments from which something still counts. `offset_minutes` is the phone's own offset
    /// from UTC; it is not kept.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn lately(&self, bond: BondId, offset_minutes: i32) -> Result<Vec<Lately>, LeesideError> {
        let lately = self
            .inside
            .with_now(|vault, reading| vault.lately(bond, offset_minutes, reading))?;
        Ok(lately.into_iter().map(Into::into).collect())
    }
}

#[uniffi::export]
impl PreparedRun {
    /// What is to be read before it begins; empty for one that goes on.
    ///
    /// # Errors
    /// None.
    pub fn before_start(&self) -> Result<BeforeStart, LeesideError> {
        Ok(self.before.clone())
    }

    /// What to show now.
    ///
    /// # Errors
    /// `Platform` if the clock cannot be read.
    pub fn screen(&self) -> Result<PlayerScreen, LeesideError> {
        let now = self.inside.wall()?;
        Ok(self.run().screen(now).into())
    }

    /// Something happened. Gives the cues that follow at once; it is written down when this returns,
    /// or `is_written` says that it is not.
    ///
    /// # Errors
    /// `Platform` if the clock cannot be read.
    pub fn event(&self, event: RunEvent) -> Result<Vec<RunCue>, LeesideError> {
        let now = self.inside.wall()?;
        let cues = self.run().event(event.into(), now);
        Ok(cues.into_iter().map(Into::into).collect())
    }

    /// Time has passed: call it about once a second. Gives the cues that are due; nothing else ever
    /// follows from a clock.
    ///
    /// # Errors
    /// `Platform` if the clock cannot be read.
    pub fn tick(&self) -> Result<Vec<RunCue>, LeesideError> {
        let now = self.inside.wall()?;
        let cues = self.run().tick(now);
        Ok(cues.into_iter().map(Into::into).collect())
    }

    /// The cues of the present step: what can be followed with eyes closed.
    ///
    /// # Errors
    /// None.
    pub fn timeline(&self) -> Result<Vec<TimelineMoment>, LeesideError> {
        let moment = |(second, kind)| TimelineMoment { second, kind };
        Ok(self.run().timeline().into_iter().map(moment).collect())
    }

    /// Whether it is closed. Then the next unlocking collects it.
    ///
    /// # Errors
    /// None.
    pub fn is_over(&self) -> Result<bool, LeesideError> {
        Ok(self.run().is_over())
    }

    /// Whether its present state is on the disk. If not, it goes on all the same, and the next event
    /// tries again.
    ///
    /// # Errors
    /// None.
    pub fn is_written(&self) -> Result<bool, LeesideError> {
        Ok(self.run().trouble().is_none())
    }
}

impl PreparedRun {
    fn run(&self) -> MutexGuard<'_, CoreRun> {
        self.run.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[uniffi::export]
impl Rehearsal {
    /// What to show now.
    ///
    /// # Errors
    /// `Platform` if the clock cannot be read.
    pub fn screen(&self) -> Result<PlayerScreen, LeesideError> {
        let now = self.inside.wall()?;
        Ok(self.practise().screen(now).into())
    }

    /// Something happened. Gives the cues that follow at once.
    ///
    /// # Errors
    /// `Platform` if the clock cannot be read.
    pub fn event(&self, event: RunEvent) -> Result<Vec<RunCue>, LeesideError> {
        let now = self.inside.wall()?;
        let cues = self.practise().event(event.into(), now);
        Ok(cues.into_iter().map(Into::into).collect())
    }

    /// Time has passed: call it about once a second.
    ///
    /// # Errors
    /// `Platform` if the clock cannot be read.
    pub fn tick(&self) -> Result<Vec<RunCue>, LeesideError> {
        let now = self.inside.wall()?;
        let cues = self.practise().tick(now);
        Ok(cues.into_iter().map(Into::into).collect())
    }
}

impl Rehearsal {
    fn practise(&self) -> MutexGuard<'_, Practise> {
        self.practise.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
