//! The one long-lived object: makes, unlocks and locks, and gives the objects of the subjects.

use crate::backup::{Backup, BackupSummary, read_file};
use crate::changes::{Change, ChangesSince};
use crate::content::Content;
use crate::cooldown::Cooldown;
use crate::error::LeesideError;
use crate::inside::Inside;
use crate::journal::Journal;
use crate::partner::Partner;
use crate::plan::Plan;
use crate::platform::{KeyRelease, PlatformClock, released, typed};
use crate::reflect::Reflect;
use crate::rhythm::OverTime;
use crate::secrets::Secrets;
use crate::work::{LongWork, WorkStage};
use leeside::content::{LanguageInfo, languages};
use leeside::exchange::random::System;
use leeside::vault::backup::Restore;
use leeside::vault::{DeleteEverything, Unlock, Vault};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The core, over one folder of this phone. Keep one as long as the app lives. Every call works on
/// the thread that makes it and returns when what it did is on the disk; a call that makes a key
/// from words takes about a second.
#[derive(uniffi::Object)]
pub struct Leeside {
    inside: Arc<Inside>,
}

#[uniffi::export]
impl Leeside {
    /// A core over the vault in `folder`, which need not be there yet. Opens nothing.
    ///
    /// # Errors
    /// None.
    #[uniffi::constructor]
    pub fn new(folder: String, clock: Arc<dyn PlatformClock>) -> Result<Arc<Self>, LeesideError> {
        let inside = Arc::new(Inside::new(PathBuf::from(folder), clock));
        Ok(Arc::new(Self { inside }))
    }

    /// The languages of the app's texts, the plain register of each as one of its own.
    ///
    /// # Errors
    /// None.
    pub fn languages(&self) -> Result<Vec<LanguageInfo>, LeesideError> {
        Ok(languages().to_vec())
    }

    /// Chooses the language of all words that come out, by its code (`en`, `en-plain`). A language
    /// that is not there becomes the nearest one that is.
    ///
    /// # Errors
    /// None.
    pub fn speak(&self, language: String) -> Result<(), LeesideError> {
        self.inside.speak(&language);
        Ok(())
    }

    /// Whether there is a vault in the folder, whole or in part.
    ///
    /// # Errors
    /// None.
    pub fn exists(&self) -> Result<bool, LeesideError> {
        Ok(Vault::is_in(&self.inside.folder))
    }

    /// Makes a new vault and leaves it unlocked. Killed in between, none is there.
    ///
    /// # Errors
    /// `VaultExists`, `FolderNotEmpty`, `PassphraseTooShort`, `Cancelled`, `NoRoom`, `NotWritable`.
    pub fn create(
        &self,
        passphrase: Vec<u8>,
        work: Option<Arc<LongWork>>,
    ) -> Result<(), LeesideError> {
        let passphrase = typed(passphrase)?;
        self.inside.work(work, |work| {
            work.stage(WorkStage::Key)?;
            self.inside.put(|folder| {
                let vault = Vault::create(folder, &passphrase, &mut System)?;
                Ok((vault, ()))
            })
        })?;
        self.inside.changes.tell(Change::Unlocked);
        Ok(())
    }

    /// Takes the folder for this process and leaves it locked, for a lock screen.
    ///
    /// # Errors
    /// `NoVault`, `InUse`, `NotWritable`.
    pub fn hold(&self) -> Result<(), LeesideError> {
        self.inside.hold(|_| Ok(()))
    }

    /// Unlocks with the passphrase, as typed. An open vault is locked first, so that a wrong secret
    /// never leaves it open.
    ///
    /// # Errors
    /// `WrongSecret`, `NoVault`, `InUse`, `VaultDamaged`, `NewerVault`, `Cancelled`.
    pub fn unlock(
        &self,
        passphrase: Vec<u8>,
        work: Option<Arc<LongWork>>,
    ) -> Result<(), LeesideError> {
        let passphrase = typed(passphrase)?;
        self.open(Unlock::Passphrase(&passphrase), work)
    }

    /// Unlocks with the recovery words, as typed: any case, spaces or numbers, and the first four
    /// letters of a word are enough.
    ///
    /// # Errors
    /// As `unlock`, and `UnknownWord`, `WordCount`, `NotSetUp`.
    pub fn unlock_with_recovery_words(
        &self,
        words: Vec<u8>,
        work: Option<Arc<LongWork>>,
    ) -> Result<(), LeesideError> {
        let words = typed(words)?;
        self.open(Unlock::Recovery(&words), work)
    }

    /// Unlocks with the key that the phone's keystore releases.
    ///
    /// # Errors
    /// As `unlock`, `NotSetUp`, and what the keystore says.
    pub fn unlock_with_device(&self, keystore: Arc<dyn KeyRelease>) -> Result<(), LeesideError> {
        let identity = released(keystore.as_ref())?;
        self.open(Unlock::Device(&identity), None)
    }

    /// Makes a new vault from a backup and leaves it unlocked. It is there only when all of the
    /// backup was read. The phone is then fresh: each bond pairs anew.
    ///
    /// # Errors
    /// As `create`; `FileRefused` says what is wrong with the backup.
    pub fn restore(
        &self,
        backup: String,
        backup_passphrase: Vec<u8>,
        passphrase: Vec<u8>,
        work: Option<Arc<LongWork>>,
    ) -> Result<BackupSummary, LeesideError> {
        let (backup_passphrase, passphrase) = (typed(backup_passphrase)?, typed(passphrase)?);
        let summary = self.inside.work(work, |work| {
            work.stage(WorkStage::Key)?;
            let mut from = read_file(Path::new(&backup))?;
            work.stage(WorkStage::Reading)?;
            self.inside.put(|root| {
                let restore = Restore {
                    from: &mut from,
                    backup_passphrase: &backup_passphrase,
                    root,
                    passphrase: &passphrase,
                };
                let mut watch = |progress| work.watch(progress);
                Vault::restore(restore, &mut System, &mut watch)
            })
        });
        let summary = summary.map_err(LeesideError::of_file)?;
        self.inside.changes.tell(Change::Unlocked);
        Ok(summary.into())
    }

    /// Whether it is locked.
    ///
    /// # Errors
    /// None.
    pub fn is_locked(&self) -> Result<bool, LeesideError> {
        match self.inside.with(|vault| Ok(vault.is_locked())) {
            Err(LeesideError::Locked) => Ok(true),
            known => known,
        }
    }

    /// Locks it: its key leaves the memory, and every call that needs it says `Locked`. Long work
    /// is stopped. The folder stays taken, so that nothing else steps in between.
    ///
    /// # Errors
    /// `NoRoom` or `Disk` if a last word could not be written. It is locked all the same.
    pub fn lock(&self) -> Result<(), LeesideError> {
        self.inside.stop_work();
        let locked = match self.inside.with(Vault::lock) {
            Err(LeesideError::Locked) => Ok(()),
            other => other,
        };
        self.inside.changes.tell(Change::Locked);
        locked
    }

    /// Stops all long work, and returns at once. Whoever did the work hears `Cancelled`.
    ///
    /// # Errors
    /// None.
    pub fn stop_work(&self) -> Result<(), LeesideError> {
        self.inside.stop_work();
        Ok(())
    }

    /// Somebody is using the app: the idle time begins anew.
    ///
    /// # Errors
    /// `Locked`.
    pub fn touch(&self) -> Result<(), LeesideError> {
        self.inside.with_now(|vault, reading| {
            vault.touch(reading);
            Ok(())
        })
    }

    /// Locks it if nobody used it for the idle time. Says whether it is locked now. Ask every few
    /// seconds, and whenever the app comes to the front.
    ///
    /// # Errors
    /// `NoRoom` or `Disk` if a last word could not be written. It is locked all the same.
    pub fn lock_if_idle(&self) -> Result<bool, LeesideError> {
        let idle = self.inside.with_now(|vault, reading| {
            let before = vault.is_locked();
            Ok((before, vault.lock_if_idle(reading)?))
        });
        match idle {
            Ok((before, now)) => {
                if now && !before {
                    self.inside.changes.tell(Change::Locked);
                }
                Ok(now)
            }
            Err(LeesideError::Locked) => Ok(true),
            Err(other) => Err(other),
        }
    }

    /// "The clock was wrong": believes the phone's clock again. No time of waiting gets shorter.
    ///
    /// # Errors
    /// `Locked`.
    pub fn clock_was_wrong(&self) -> Result<(), LeesideError> {
        self.inside.with_now(Vault::set_clock_right)
    }

    /// Ends it: locks, frees the folder, and wakes whoever waits for changes. Every later call that
    /// needs the vault says `Locked`; texts and runs that were given out go on.
    ///
    /// # Errors
    /// As `lock`. It is ended all the same.
    pub fn shut(&self) -> Result<(), LeesideError> {
        match self.inside.release(true) {
            Err(LeesideError::Locked) => Ok(()),
            other => other,
        }
    }

    /// Deletes the vault for good. Backups and files that were handed over are not reached. Ask for
    /// the passphrase first (`Secrets.confirm`).
    ///
    /// # Errors
    /// `Locked`; `Disk`: called again, it goes on.
    pub fn delete_everything(&self) -> Result<(), LeesideError> {
        self.inside.with(|vault| {
            vault.idle_seconds()?;
            Ok(())
        })?;
        self.delete_without_unlocking()
    }

    /// As `delete_everything`, for who cannot unlock it any more.
    ///
    /// # Errors
    /// `NoVault`, `InUse`; `Disk`: called again, it goes on.
    pub fn delete_without_unlocking(&self) -> Result<(), LeesideError> {
        self.inside.release(false)?;
        Vault::destroy_locked(&self.inside.folder, DeleteEverything)?;
        Ok(())
    }

    /// The place in the row of changes after everything that came so far.
    ///
    /// # Errors
    /// None.
    pub fn changes_place(&self) -> Result<u64, LeesideError> {
        Ok(self.inside.changes.now())
    }

    /// What changed after a place in the row. Waits up to so many milliseconds (at most a minute) for
    /// something to change, and gives nothing if nothing did.
    ///
    /// # Errors
    /// `Locked` once it was shut and everything before was heard.
    pub fn changes_after(
        &self,
        place: u64,
        wait_millis: u32,
    ) -> Result<ChangesSince, LeesideError> {
        self.inside.changes.after(place, wait_millis)
    }

    /// My voice, the parts of a plan, and what holds.
    ///
    /// # Errors
    /// None.
    pub fn plan(&self) -> Result<Arc<Plan>, LeesideError> {
        Ok(Arc::new(Plan::of(&self.inside)))
    }

    /// Other people: plans with them, meeting, parcels.
    ///
    /// # Errors
    /// None.
    pub fn partner(&self) -> Result<Arc<Partner>, LeesideError> {
        Ok(Arc::new(Partner::of(&self.inside)))
    }

    /// The time after: runs, and their rehearsal.
    ///
    /// # Errors
    /// None.
    pub fn cooldown(&self) -> Result<Arc<Cooldown>, LeesideError> {
        Ok(Arc::new(Cooldown::of(&self.inside)))
    }

    /// Own pages, behind a door of their own.
    ///
    /// # Errors
    /// None.
    pub fn journal(&self) -> Result<Arc<Journal>, LeesideError> {
        Ok(Arc::new(Journal::of(&self.inside)))
    }

    /// What only I see, beside the journal.
    ///
    /// # Errors
    /// None.
    pub fn reflect(&self) -> Result<Arc<Reflect>, LeesideError> {
        Ok(Arc::new(Reflect::of(&self.inside)))
    }

    /// Looking again, who picks, reminders, ideas.
    ///
    /// # Errors
    /// None.
    pub fn rhythm(&self) -> Result<Arc<OverTime>, LeesideError> {
        Ok(Arc::new(OverTime::of(&self.inside)))
    }

    /// The texts that the app brings along.
    ///
    /// # Errors
    /// None.
    pub fn content(&self) -> Result<Arc<Content>, LeesideError> {
        Ok(Arc::new(Content::of(&self.inside)))
    }

    /// The ways to unlock.
    ///
    /// # Errors
    /// None.
    pub fn secrets(&self) -> Result<Arc<Secrets>, LeesideError> {
        Ok(Arc::new(Secrets::of(&self.inside)))
    }

    /// Backups, and whether everything is in order.
    ///
    /// # Errors
    /// None.
    pub fn backup(&self) -> Result<Arc<Backup>, LeesideError> {
        Ok(Arc::new(Backup::of(&self.inside)))
    }
}

impl Leeside {
    fn open(&self, unlock: Unlock<'_>, work: Option<Arc<LongWork>>) -> Result<(), LeesideError> {
        self.inside.work(work, |work| {
            work.stage(WorkStage::Key)?;
            self.inside.hold(|vault| vault.unlock(unlock))?;
            if work.is_stopped() {
                self.inside.with(Vault::lock)?;
                return Err(LeesideError::Cancelled);
            }
            Ok(())
        })?;
        self.inside.changes.tell(Change::Unlocked);
        Ok(())
    }

    #[cfg(feature = "rehearsal")]
    pub(crate) const fn inside(&self) -> &Arc<Inside> {
        &self.inside
    }
}
