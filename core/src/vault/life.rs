//! The vault of one phone: made, opened, locked, and its secrets changed.

use super::documents::{Edit, View};
use super::doors::Door;
use super::error::VaultError;
use super::folder::{self, Folder};
use super::kinds::Meta;
use super::passphrase;
use super::rekey;
use super::slots::{self, Seal, Unlock, VaultKey};
use super::store::{self, Store};
use crate::consent::clock::{Clock, Reading, Time};
use crate::exchange::random::Random;
use std::path::Path;
use std::sync::{Arc, Weak};

/// The clock is written when it moved on by this many seconds; after a kill it is at most this
/// much behind.
pub(super) const CLOCK_STEP: i64 = 60;

/// The vault of one phone. Dropping it closes it; [`Vault::close`] also says how that went.
pub struct Vault {
    pub(super) folder: Folder,
    pub(super) open: Option<Open>,
    touched: Option<Reading>,
    /// A run that plays in this process, also while it is locked.
    pub(super) playing: Weak<()>,
}

/// What is only there while it is unlocked.
pub(super) struct Open {
    pub store: Store,
    pub key: VaultKey,
    /// Names this session: what was shown in an earlier one does not count.
    pub session: Arc<()>,
    /// The journal's door, while it is open.
    pub door: Option<Door>,
    clock: Clock,
    /// The time and the start of the phone when the clock was last written in this session.
    written: Option<(Time, Option<u64>)>,
    idle: Option<u32>,
}

/// Says that everything is to be deleted. There is no way back but a backup.
#[derive(Debug, Clone, Copy)]
pub struct DeleteEverything;

impl Vault {
    /// Makes a new vault in a folder that does not exist or is empty, and leaves it unlocked.
    /// Killed in between, no vault is there.
    ///
    /// # Errors
    /// [`VaultError::AlreadyAVault`], [`VaultError::NotEmpty`], [`VaultError::PassphraseTooShort`],
    /// and errors of the disk.
    pub fn create(
        root: &Path,
        passphrase: &str,
        random: &mut dyn Random,
    ) -> Result<Self, VaultError> {
        Self::create_with(root, passphrase, random, |_| Ok(())).map(|(vault, ())| vault)
    }

    /// As [`Vault::create`], with a first content that is there from the beginning or not at all.
    pub(super) fn create_with<T>(
        root: &Path,
        passphrase: &str,
        random: &mut dyn Random,
        fill: impl FnOnce(&Edit<'_>) -> Result<T, VaultError>,
    ) -> Result<(Self, T), VaultError> {
        passphrase::check(passphrase)?;
        let key = VaultKey::draw(random)?;
        let (folder, filled) = Folder::make(root, |part| {
            let mut store = Store::create(&part.store(), &key)?;
            let filled = store.transaction(|change| fill(&Edit::new(change)))?;
            store.close()?;
            store::sync_alone(&part.store())?;
            slots::write(&part.slots(), &key, Seal::Passphrase(passphrase))?;
            Ok(filled)
        })?;
        let store = Store::open(&folder.store(), &key);
        let open = match store.and_then(|store| Open::enter(&folder, key, store)) {
            Ok(open) => Some(open),
            Err(error) => {
                // Nobody was given it yet; half made it would only be in the way.
                let _gone = folder.destroy();
                return Err(error);
            }
        };
        let vault = Self {
            folder,
            open,
            touched: None,
            playing: Weak::new(),
        };
        Ok((vault, filled))
    }

    /// Opens the vault in this folder. Whatever goes wrong, nothing is deleted and nothing changed.
    ///
    /// # Errors
    /// [`VaultError::NotAVault`], [`VaultError::InUse`], [`VaultError::HalfCopied`], the fitting
    /// "wrong …", [`VaultError::NoSlot`], [`VaultError::SlotOfOtherVault`],
    /// [`VaultError::NotEncrypted`], [`VaultError::NewerStore`], [`VaultError::Damaged`],
    /// [`VaultError::ReadOnly`].
    pub fn open(root: &Path, unlock: Unlock<'_>) -> Result<Self, VaultError> {
        let mut vault = Self::hold(root)?;
        vault.unlock(unlock)?;
        Ok(vault)
    }

    /// Takes the vault in this folder for this process and leaves it locked, for a lock screen.
    ///
    /// # Errors
    /// [`VaultError::NotAVault`], [`VaultError::InUse`], [`VaultError::ReadOnly`].
    pub fn hold(root: &Path) -> Result<Self, VaultError> {
        Ok(Self {
            folder: Folder::take(root)?,
            open: None,
            touched: None,
            playing: Weak::new(),
        })
    }

    /// Whether there is a vault in this folder, whole or in part.
    #[must_use]
    pub fn is_in(root: &Path) -> bool {
        folder::looks_like_vault(root)
    }

    /// Whether it is locked.
    #[must_use]
    pub const fn is_locked(&self) -> bool {
        self.open.is_none()
    }

    /// Locks it: the store is closed and its key wiped; everything that needs it says
    /// [`VaultError::Locked`] until [`Vault::unlock`]. The folder stays taken, so that nothing else
    /// can step in between.
    ///
    /// # Errors
    /// Errors of the disk. It is locked all the same.
    pub fn lock(&mut self) -> Result<(), VaultError> {
        let Some(mut open) = self.open.take() else {
            return Ok(());
        };
        let clock = if open.written.is_some() {
            open.write_clock()
        } else {
            Ok(())
        };
        open.store.close()?;
        clock
    }

    /// Unlocks it. An open one is locked first, so that a wrong secret never leaves it open.
    ///
    /// # Errors
    /// As [`Vault::open`]. It stays locked then.
    pub fn unlock(&mut self, unlock: Unlock<'_>) -> Result<(), VaultError> {
        self.lock()?;
        let (key, connection) = rekey::find(&self.folder, unlock)?;
        self.enter(key, Store::ready(connection)?)
    }

    pub(super) fn enter(&mut self, key: VaultKey, store: Store) -> Result<(), VaultError> {
        self.open = Some(Open::enter(&self.folder, key, store)?);
        self.touched = None;
        Ok(())
    }

    /// Locks it and frees the folder.
    ///
    /// # Errors
    /// Errors of the disk. It is closed all the same.
    pub fn close(mut self) -> Result<(), VaultError> {
        self.lock()
    }

    /// Reads from one unchanging state.
    ///
    /// # Errors
    /// [`VaultError::Locked`], what `act` says, and errors of the store.
    pub fn read<T>(
        &self,
        act: impl FnOnce(View<'_>) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let open = self.open.as_ref().ok_or(VaultError::Locked)?;
        open.store.read(|connection| act(View::new(connection)))
    }

    /// Does all of `act` or none of it. When it returns, it is on the disk.
    ///
    /// # Errors
    /// [`VaultError::Locked`], what `act` says, and errors of the store. Nothing changes then.
    pub fn edit<T>(
        &mut self,
        act: impl FnOnce(&Edit<'_>) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        self.unlocked()?
            .store
            .transaction(|change| act(&Edit::new(change)))
    }

    /// As [`Vault::edit`], for deletions and for keys that are destroyed: afterwards the
    /// write-ahead log is emptied, so that what is gone is gone from it too. If that has to wait, it
    /// is done at the next lock and close.
    ///
    /// # Errors
    /// As [`Vault::edit`].
    pub fn forget<T>(
        &mut self,
        act: impl FnOnce(&Edit<'_>) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let done = self.edit(act)?;
        // It is deleted already; a log that cannot be emptied now must not say otherwise.
        let _later = self.unlocked()?.store.checkpoint();
        Ok(done)
    }

    /// As [`Vault::forget`], for much at once: the store is also written anew, so that its size
    /// does not tell what was there. Without room for that, it keeps its size.
    ///
    /// # Errors
    /// As [`Vault::edit`].
    pub fn forget_much<T>(
        &mut self,
        act: impl FnOnce(&Edit<'_>) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let done = self.forget(act)?;
        let _size = self.unlocked()?.store.vacuum();
        Ok(done)
    }

    /// The time now, never earlier than one seen before, also over a restart.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn now(&mut self, reading: Reading) -> Result<Time, VaultError> {
        self.unlocked()?.now(reading)
    }

    /// "The clock was wrong": believes the wall clock again.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn clock_was_wrong(&mut self, reading: Reading) -> Result<Time, VaultError> {
        let open = self.unlocked()?;
        open.clock.was_wrong(reading);
        open.written = None;
        open.now(reading)
    }

    /// After how many idle seconds it locks by itself.
    ///
    /// # Errors
    /// [`VaultError::Locked`].
    pub fn idle_seconds(&self) -> Result<Option<u32>, VaultError> {
        Ok(self.open.as_ref().ok_or(VaultError::Locked)?.idle)
    }

    /// Sets after how many idle seconds it locks by itself; `None` is never.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn set_idle_seconds(&mut self, seconds: Option<u32>) -> Result<(), VaultError> {
        self.edit(|edit| edit.put_meta(Meta::Idle, &seconds))?;
        self.unlocked()?.idle = seconds;
        Ok(())
    }

    /// Somebody is using it now.
    pub const fn touch(&mut self, reading: Reading) {
        self.touched = Some(reading);
    }

    /// Locks it if nobody used it for the idle seconds, or if the clock was turned back so far that
    /// nobody can tell. Says whether it is locked now. The first call counts as a touch.
    ///
    /// # Errors
    /// Errors of the disk. It is locked all the same.
    pub fn lock_if_idle(&mut self, reading: Reading) -> Result<bool, VaultError> {
        let Some(open) = &self.open else {
            return Ok(true);
        };
        let Some(touched) = self.touched else {
            self.touched = Some(reading);
            return Ok(false);
        };
        let passed = passed(touched, reading);
        let over = open
            .idle
            .is_some_and(|most| passed >= i64::from(most) || passed < -CLOCK_STEP);
        if over {
            self.lock()?;
        }
        Ok(over)
    }

    /// Deletes the vault: the slots first, so that from the first moment on nothing opens the
    /// store. Backups and files that were handed over are not reached.
    ///
    /// # Errors
    /// [`VaultError::Locked`] if it is not unlocked (then see [`Vault::destroy_locked`]), and
    /// errors of the disk; done again, it goes on.
    pub fn destroy(mut self, _sure: DeleteEverything) -> Result<(), VaultError> {
        self.unlocked()?;
        self.destroy_whole()
    }

    /// As [`Vault::destroy`], for who cannot unlock it any more.
    ///
    /// # Errors
    /// [`VaultError::NotAVault`], [`VaultError::InUse`], errors of the disk.
    pub fn destroy_locked(root: &Path, _sure: DeleteEverything) -> Result<(), VaultError> {
        Self::hold(root)?.destroy_whole()
    }

    fn destroy_whole(mut self) -> Result<(), VaultError> {
        // What cannot be closed well is deleted all the same.
        let _closed = self.lock();
        self.folder.destroy()
    }

    pub(super) fn unlocked(&mut self) -> Result<&mut Open, VaultError> {
        self.open.as_mut().ok_or(VaultError::Locked)
    }
}

/// Seconds between two readings; negative if the clock went back.
pub(super) fn passed(from: Reading, to: Reading) -> i64 {
    match (from.since_boot, to.since_boot) {
        (Some((boot, before)), Some((same, after))) if boot == same => after.saturating_sub(before),
        _ => to.wall.0.saturating_sub(from.wall.0),
    }
}

impl Open {
    fn enter(folder: &Folder, key: VaultKey, store: Store) -> Result<Self, VaultError> {
        // Only now is it sure that the present slots and store belong together.
        folder.clear_leftovers()?;
        let (clock, idle) = store.read(|connection| {
            let view = View::new(connection);
            Ok((view.meta(Meta::Clock)?, view.meta(Meta::Idle)?))
        })?;
        Ok(Self {
            store,
            key,
            session: Arc::new(()),
            door: None,
            clock: clock.unwrap_or_default(),
            written: None,
            idle: idle.flatten(),
        })
    }

    /// The time now; written when a start of the phone is new here, and every [`CLOCK_STEP`].
    fn now(&mut self, reading: Reading) -> Result<Time, VaultError> {
        let now = self.clock.now(reading);
        let boot = reading.since_boot.map(|(boot, _)| boot);
        let far = self
            .written
            .is_none_or(|(at, of)| of != boot || now.0.saturating_sub(at.0) >= CLOCK_STEP);
        if far {
            self.write_clock()?;
            self.written = Some((now, boot));
        }
        Ok(now)
    }

    fn write_clock(&mut self) -> Result<(), VaultError> {
        let clock = self.clock;
        self.store
            .transaction(|change| Edit::new(change).put_meta(Meta::Clock, &clock))?;
        Ok(())
    }
}
