//! What all objects share. Here is the only lock that is held while the core works; nothing of the
//! app runs under it.

use crate::changes::{Change, Changes};
use crate::error::LeesideError;
use crate::platform::PlatformClock;
use crate::work::{LongWork, WorkStage};
use leeside::consent::clock::{Reading, Time};
use leeside::content::{Library, library};
use leeside::exchange::bond::Bond;
use leeside::exchange::random::System;
use leeside::plan::ids::BondId;
use leeside::vault::{At, Vault, VaultError};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

pub(crate) struct Inside {
    pub folder: PathBuf,
    pub changes: Changes,
    clock: Arc<dyn PlatformClock>,
    language: Mutex<&'static Library>,
    state: Mutex<State>,
    running: Mutex<Vec<Weak<LongWork>>>,
}

/// One bond, the time, and the words of the language that was chosen.
pub(crate) struct Seen<'a> {
    pub bond: &'a Bond,
    pub now: Time,
    pub library: &'static Library,
}

#[derive(Default)]
struct State {
    /// The vault, once its folder was taken.
    vault: Option<Vault>,
    /// For good.
    closed: bool,
}

impl Inside {
    pub fn new(folder: PathBuf, clock: Arc<dyn PlatformClock>) -> Self {
        Self {
            folder,
            changes: Changes::default(),
            clock,
            language: Mutex::new(library("en")),
            state: Mutex::default(),
            running: Mutex::default(),
        }
    }

    /// Asks the app's clock. Never called while a lock is held.
    pub fn reading(&self) -> Result<Reading, LeesideError> {
        Ok(self.clock.reading()?.into())
    }

    /// The time on the wall: runs and pauses ask for spans only, and go on while the vault's clock is
    /// locked.
    pub fn wall(&self) -> Result<Time, LeesideError> {
        Ok(self.reading()?.wall)
    }

    /// The words of the language that was chosen.
    pub fn library(&self) -> &'static Library {
        *self.language.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Chooses a language by its code.
    pub fn speak(&self, code: &str) {
        *self.language.lock().unwrap_or_else(PoisonError::into_inner) = library(code);
    }

    /// Lets the core work with the vault.
    pub fn with<T>(
        &self,
        act: impl FnOnce(&mut Vault) -> Result<T, VaultError>,
    ) -> Result<T, LeesideError> {
        self.with_state(|state| {
            let vault = state.vault.as_mut().ok_or(LeesideError::Locked)?;
            Ok(act(vault)?)
        })
    }

    /// As [`Inside::with`], at a time.
    pub fn with_now<T>(
        &self,
        act: impl FnOnce(&mut Vault, Reading) -> Result<T, VaultError>,
    ) -> Result<T, LeesideError> {
        let reading = self.reading()?;
        self.with(|vault| act(vault, reading))
    }

    /// Reads one bond.
    pub fn see<T>(&self, id: BondId, look: impl FnOnce(Seen<'_>) -> T) -> Result<T, LeesideError> {
        self.with_now(|vault, reading| {
            let bond = &vault.bond(id, reading)?;
            let now = vault.now(reading)?;
            let library = self.library();
            Ok(look(Seen { bond, now, library }))
        })
    }

    /// Changes one bond, whole or not at all, and tells who listens.
    pub fn change<T>(
        &self,
        id: BondId,
        act: impl FnOnce(&mut Bond, &mut At<'_>) -> Result<T, VaultError>,
    ) -> Result<T, LeesideError> {
        let done = self.with_now(|vault, reading| vault.change(id, reading, &mut System, act))?;
        self.changes.tell(Change::Plan { bond: id });
        Ok(done)
    }

    /// Keeps a vault that is made now.
    pub fn put<T>(
        &self,
        make: impl FnOnce(&Path) -> Result<(Vault, T), VaultError>,
    ) -> Result<T, LeesideError> {
        self.with_state(|state| {
            if state.vault.is_some() {
                return Err(LeesideError::VaultExists);
            }
            let (vault, made) = make(&self.folder)?;
            state.vault = Some(vault);
            Ok(made)
        })
    }

    /// Takes the folder for this process, if that was not done yet, and lets the core work with the
    /// vault, locked or not.
    pub fn hold<T>(
        &self,
        act: impl FnOnce(&mut Vault) -> Result<T, VaultError>,
    ) -> Result<T, LeesideError> {
        self.with_state(|state| {
            let vault = match &mut state.vault {
                Some(vault) => vault,
                none => none.insert(Vault::hold(&self.folder)?),
            };
            Ok(act(vault)?)
        })
    }

    /// Locks it and frees the folder; with `for_good`, nothing opens it again through this object.
    pub fn release(&self, for_good: bool) -> Result<(), LeesideError> {
        self.stop_work();
        let closed = self.with_state(|state| {
            state.closed = for_good;
            Ok(state.vault.take().map_or(Ok(()), Vault::close)?)
        });
        self.changes.tell(Change::Locked);
        if for_good {
            self.changes.close();
        }
        closed
    }

    /// Does long work that can be stopped, also by locking.
    pub fn work<T>(
        &self,
        work: Option<Arc<LongWork>>,
        act: impl FnOnce(&LongWork) -> Result<T, LeesideError>,
    ) -> Result<T, LeesideError> {
        let work = work.unwrap_or_default();
        let mut running = self.running();
        running.retain(|other| other.strong_count() > 0);
        running.push(Arc::downgrade(&work));
        drop(running);
        let done = match act(&work) {
            // It was stopped by locking, and came to see that the other way round.
            Err(LeesideError::Locked) if work.is_stopped() => Err(LeesideError::Cancelled),
            done => done,
        };
        let _done = work.stage(WorkStage::Done);
        done
    }

    /// Stops all long work, so that locking need not wait for it.
    pub fn stop_work(&self) {
        for work in self.running().drain(..) {
            if let Some(work) = work.upgrade() {
                let _stopped = work.cancel();
            }
        }
    }

    /// The lock, and where a panic of the core ends. Afterwards nobody can tell what the memory
    /// holds, so the vault is dropped; the store is whole, because it changes by transactions.
    fn with_state<T>(
        &self,
        act: impl FnOnce(&mut State) -> Result<T, LeesideError>,
    ) -> Result<T, LeesideError> {
        let mut state = self.state();
        if state.closed {
            return Err(LeesideError::Locked);
        }
        let done = catch_unwind(AssertUnwindSafe(|| act(&mut state)));
        done.unwrap_or_else(|_panic| {
            let _dropped = catch_unwind(AssertUnwindSafe(|| drop(state.vault.take())));
            drop(state);
            self.changes.tell(Change::Locked);
            Err(LeesideError::Internal)
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Every panic is caught while the guard lives, so nothing half done is ever left in there.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn running(&self) -> MutexGuard<'_, Vec<Weak<LongWork>>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
