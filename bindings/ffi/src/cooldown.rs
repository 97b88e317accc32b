//! The time after: set out for tonight, played, and closed.

use crate::error::LeesideError;
use crate::inside::{Inside, Seen};
use crate::shapes::cooldown::{
    CueWishes, PlayerScreen, RunCue, RunEvent, RunOutcome, SetOut, TimelineMoment,
};
use leeside::consent::clock::Time;
use leeside::consent::half::Mine;
use leeside::cooldown::composer::{Agreed, Composed, Request, compose};
use leeside::cooldown::practise::Practise;
use leeside::cooldown::run::Run;
use leeside::cooldown::tonight::Tonight;
use leeside::plan::ids::{BondId, TopicId};
use leeside::plan::topic::{Sequence, Space, TopicContent};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use zeroize::Zeroizing;

/// Sets out a run. The run itself goes on without this, also while everything is locked.
#[derive(uniffi::Object)]
pub struct Cooldown {
    inside: Arc<Inside>,
}

/// One run of the player. It holds its own steps and nothing else, so it never says `Locked`. It
/// only ever plays on one phone.
#[derive(uniffi::Object)]
pub struct PreparedRun {
    inside: Arc<Inside>,
    set_out: SetOut,
    run: Mutex<Run>,
}

/// A rehearsal by daylight: two minutes, both signals. Nothing of it is kept.
#[derive(uniffi::Object)]
pub struct Rehearsal {
    inside: Arc<Inside>,
    practise: Mutex<Practise>,
}

impl Cooldown {
    pub(crate) fn of(inside: &Arc<Inside>) -> Self {
        Self {
            inside: Arc::clone(inside),
        }
    }

    fn prepared(&self, composed: Composed, cues: CueWishes) -> Arc<PreparedRun> {
        Arc::new(PreparedRun {
            inside: Arc::clone(&self.inside),
            set_out: SetOut::of(&composed, self.inside.library()),
            run: Mutex::new(Run::new(composed, cues.into())),
        })
    }
}

#[uniffi::export]
impl Cooldown {
    /// Sets out a run with one person, from both voices, what is agreed and tonight's choices.
    /// `course` and `short_course` name the agreed ones; without them the gentle ones of the app play.
    ///
    /// # Errors
    /// `Unfit` if a choice is too large; `NoPlan`; `Locked`.
    pub fn set_out(
        &self,
        bond: BondId,
        tonight: Tonight,
        course: Option<TopicId>,
        short_course: Option<TopicId>,
        cues: CueWishes,
    ) -> Result<Arc<PreparedRun>, LeesideError> {
        tonight.check()?;
        let composed = self.inside.see(bond, |seen| {
            let holds = seen.bond.plan.holds();
            let theirs = &seen.bond.plan.theirs;
            let there = theirs.version > 0 || theirs.all_limits().next().is_some();
            compose(&Request {
                mine: &seen.bond.plan.mine,
                theirs: there.then_some(theirs),
                heard: seen.bond.plan_is_known(),
                sequence: course.as_ref().and_then(|id| agreed(&holds, id)),
                short: short_course.as_ref().and_then(|id| agreed(&holds, id)),
                space: space(&holds),
                tonight: &tonight,
                pick: pick(&seen),
                library: seen.library,
            })
        })?;
        Ok(self.prepared(composed, cues))
    }

    /// Sets out a run for oneself, from the draft of the voice.
    ///
    /// # Errors
    /// `Unfit` if a choice is too large; `Locked`.
    pub fn set_out_alone(
        &self,
        tonight: Tonight,
        cues: CueWishes,
    ) -> Result<Arc<PreparedRun>, LeesideError> {
        tonight.check()?;
        let (working, now) = self
            .inside
            .with_now(|vault, reading| Ok((vault.draft_voice()?, vault.now(reading)?)))?;
        let mine = Mine {
            working,
            ..Mine::default()
        };
        let composed = compose(&Request {
            mine: &mine,
            theirs: None,
            heard: true,
            sequence: None,
            short: None,
            space: None,
            tonight: &tonight,
            pick: now.0.unsigned_abs(),
            library: self.inside.library(),
        });
        Ok(self.prepared(composed, cues))
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

    /// A run that the app wrote down (`PreparedRun.written`) before the system ended it.
    ///
    /// # Errors
    /// `Unfit` if these are not the bytes of a run.
    pub fn resume(&self, written: Vec<u8>) -> Result<Arc<PreparedRun>, LeesideError> {
        let written = Zeroizing::new(written);
        let run = serde_json::from_slice(&written).map_err(|_| LeesideError::WRONG_TEXT)?;
        Ok(Arc::new(PreparedRun {
            inside: Arc::clone(&self.inside),
            set_out: SetOut::default(),
            run: Mutex::new(run),
        }))
    }
}

#[uniffi::export]
impl PreparedRun {
    /// What is to be read before it begins; empty for a run that was resumed.
    ///
    /// # Errors
    /// None.
    pub fn set_out(&self) -> Result<SetOut, LeesideError> {
        Ok(self.set_out.clone())
    }

    /// What to show now.
    ///
    /// # Errors
    /// `Platform` if the clock cannot be read.
    pub fn screen(&self) -> Result<PlayerScreen, LeesideError> {
        let now = now(&self.inside)?;
        Ok(self.run().screen(now).into())
    }

    /// Something happened. Gives the cues that follow at once.
    ///
    /// # Errors
    /// `Platform` if the clock cannot be read.
    pub fn event(&self, event: RunEvent) -> Result<Vec<RunCue>, LeesideError> {
        let now = now(&self.inside)?;
        let cues = self.run().event(event.into(), now);
        Ok(cues.into_iter().map(Into::into).collect())
    }

    /// Time has passed: call it about once a second. Gives the cues that are due; nothing else ever
    /// follows from a clock.
    ///
    /// # Errors
    /// `Platform` if the clock cannot be read.
    pub fn tick(&self) -> Result<Vec<RunCue>, LeesideError> {
        let now = now(&self.inside)?;
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

    /// What it hands over, once it is closed.
    ///
    /// # Errors
    /// None.
    pub fn outcome(&self) -> Result<Option<RunOutcome>, LeesideError> {
        Ok(self.run().outcome().map(RunOutcome::from))
    }

    /// The run as bytes, to be written down so that a kill loses nothing. They hold its steps and own
    /// words: seal them before they touch a disk.
    ///
    /// # Errors
    /// `Internal`.
    pub fn written(&self) -> Result<Vec<u8>, LeesideError> {
        serde_json::to_vec(&*self.run()).map_err(|_| LeesideError::Internal)
    }
}

impl PreparedRun {
    fn run(&self) -> MutexGuard<'_, Run> {
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
        let now = now(&self.inside)?;
        Ok(self.practise().screen(now).into())
    }

    /// Something happened. Gives the cues that follow at once.
    ///
    /// # Errors
    /// `Platform` if the clock cannot be read.
    pub fn event(&self, event: RunEvent) -> Result<Vec<RunCue>, LeesideError> {
        let now = now(&self.inside)?;
        let cues = self.practise().event(event.into(), now);
        Ok(cues.into_iter().map(Into::into).collect())
    }

    /// Time has passed: call it about once a second.
    ///
    /// # Errors
    /// `Platform` if the clock cannot be read.
    pub fn tick(&self) -> Result<Vec<RunCue>, LeesideError> {
        let now = now(&self.inside)?;
        let cues = self.practise().tick(now);
        Ok(cues.into_iter().map(Into::into).collect())
    }
}

impl Rehearsal {
    fn practise(&self) -> MutexGuard<'_, Practise> {
        self.practise.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The time on the wall: a run asks for spans only, and must play while the vault's clock is locked.
fn now(inside: &Inside) -> Result<Time, LeesideError> {
    Ok(inside.reading()?.wall)
}

/// Differs from run to run: the time does.
fn pick(seen: &Seen<'_>) -> u64 {
    seen.now.0.unsigned_abs()
}

fn agreed<'a>(
    holds: &'a BTreeMap<TopicId, TopicContent>,
    topic: &'a TopicId,
) -> Option<Agreed<'a>> {
    let sequence: &Sequence = match holds.get(topic)? {
        TopicContent::Sequence(sequence) => sequence,
        _ => return None,
    };
    Some(Agreed { topic, sequence })
}

fn space(holds: &BTreeMap<TopicId, TopicContent>) -> Option<&Space> {
    holds.values().find_map(|content| match content {
        TopicContent::Space(space) => Some(space),
        _ => None,
    })
}
