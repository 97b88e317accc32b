//! Backups, and whether everything is in order.

use crate::error::{LeesideError, Way};
use crate::inside::Inside;
use crate::platform::typed;
use crate::shapes::names::Day;
use crate::work::{LongWork, WorkStage};
use leeside::vault::backup::{Options, Summary, verify};
use leeside::vault::doctor::Report;
use leeside::vault::{Slot, VaultError};
use std::fs::{File, OpenOptions};
use std::io::{BufReader, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a backup holds. Of what is private nothing is counted.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct BackupSummary {
    /// The day on which it was made.
    pub made: Day,
    /// Whether what partners wrote was left out.
    pub without_theirs: bool,
    /// The number of plans, open and closed.
    pub plans: u64,
    /// The number of parts in all of them.
    pub topics: u64,
}

/// Whether everything is in order. It tells nothing about the person.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct HealthReport {
    /// Nothing needs anybody's attention.
    pub is_well: bool,
    /// The store's file is there.
    pub store: bool,
    /// The store's file does not begin as a plain database does.
    pub encrypted: bool,
    /// Only the owner may look into the folder and its files, where the system tells.
    pub private: bool,
    /// The ways to unlock that are set up.
    pub ways: Vec<Way>,
    /// Something that was stopped left files behind, which the next unlocking clears.
    pub leftovers: bool,
    /// Every page is authentic and every structure sound; known once it is unlocked.
    pub sound: Option<bool>,
    /// Recovery words were made, but their file is gone; known once it is unlocked.
    pub recovery_missing: Option<bool>,
    /// The versions of the cipher, the database and the store; known once it is unlocked.
    pub versions: Option<Versions>,
}

/// Versions, for a report to somebody who helps.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Versions {
    /// Of the cipher.
    pub cipher: String,
    /// Of the database.
    pub sqlite: String,
    /// Of the store's form.
    pub store: u32,
}

impl From<Summary> for BackupSummary {
    fn from(summary: Summary) -> Self {
        Self {
            made: summary.made,
            without_theirs: summary.without_theirs,
            plans: summary.bonds,
            topics: summary.topics,
        }
    }
}

impl From<Report> for HealthReport {
    fn from(report: Report) -> Self {
        let is_well = report.is_well();
        let inside = report.inside.as_ref();
        let set_up = |slot: &Slot| report.slots.contains(&slot.name());
        Self {
            is_well,
            store: report.store,
            encrypted: report.encrypted,
            private: report.private,
            ways: Slot::ALL
                .into_iter()
                .filter(set_up)
                .map(Into::into)
                .collect(),
            leftovers: report.leftovers,
            sound: inside.map(|inside| inside.sound),
            recovery_missing: inside.map(|inside| inside.recovery_missing),
            versions: inside.map(|inside| Versions {
                cipher: inside.cipher.clone(),
                sqlite: inside.sqlite.clone(),
                store: inside.schema,
            }),
        }
    }
}

/// Backups, and whether everything is in order. `LeesideCore.restore` brings a backup back.
#[derive(uniffi::Object)]
pub struct Backup {
    inside: Arc<Inside>,
}

impl Backup {
    pub(crate) fn of(inside: &Arc<Inside>) -> Self {
        Self {
            inside: Arc::clone(inside),
        }
    }
}

#[uniffi::export]
impl Backup {
    /// Writes a backup to `path` and reads it again from there. Only a whole and readable one takes
    /// the place of a file that was there before. The passphrase need not be the vault's.
    ///
    /// # Errors
    /// `PassphraseTooShort`, `Cancelled`, `NoRoom`, `NotWritable`, `Locked`.
    pub fn make(
        &self,
        path: String,
        passphrase: Vec<u8>,
        without_theirs: bool,
        work: Option<Arc<LongWork>>,
    ) -> Result<BackupSummary, LeesideError> {
        let passphrase = typed(passphrase)?;
        let part = Part::beside(Path::new(&path));
        self.inside.work(work, |work| {
            work.stage(WorkStage::Key)?;
            self.inside.with_now(|vault, reading| {
                let made = vault.now(reading)?.day();
                let mut file = part.create()?;
                let options = Options { without_theirs };
                let mut watch = |progress| {
                    let _stage = work.stage(WorkStage::Writing);
                    work.watch(progress)
                };
                vault.back_up(&mut file, &passphrase, made, options, &mut watch)?;
                Ok(file.sync_all()?)
            })?;
            work.stage(WorkStage::Reading)?;
            let mut watch = |progress| work.watch(progress);
            let summary = verify(&mut read_file(&part.0)?, &passphrase, &mut watch)?;
            if work.is_stopped() {
                return Err(LeesideError::Cancelled);
            }
            std::fs::rename(&part.0, &path).map_err(VaultError::from)?;
            Ok(summary.into())
        })
    }

    /// Reads a whole backup without keeping any of it: that it opens, is whole, and what is in it.
    ///
    /// # Errors
    /// `FileRefused`, `Cancelled`, `Disk`.
    pub fn verify(
        &self,
        path: String,
        passphrase: Vec<u8>,
        work: Option<Arc<LongWork>>,
    ) -> Result<BackupSummary, LeesideError> {
        let passphrase = typed(passphrase)?;
        let verified = self.inside.work(work, |work| {
            let mut from = read_file(Path::new(&path))?;
            work.stage(WorkStage::Key)?;
            let mut watch = |progress| {
                let _stage = work.stage(WorkStage::Reading);
                work.watch(progress)
            };
            Ok(verify(&mut from, &passphrase, &mut watch)?.into())
        });
        verified.map_err(LeesideError::of_file)
    }

    /// Looks the vault over. Unlocked, it reads every page, which takes a while. Changes nothing.
    ///
    /// # Errors
    /// `NoVault`, `InUse`, `Disk`.
    pub fn examine(&self) -> Result<HealthReport, LeesideError> {
        let report = self.inside.hold(|vault| vault.examine())?;
        Ok(report.into())
    }
}

/// A file that is not whole yet, beside the place where it will stand. Dropped, it is gone.
struct Part(PathBuf);

impl Part {
    fn beside(path: &Path) -> Self {
        let mut name = path.as_os_str().to_owned();
        name.push(".part");
        Self(PathBuf::from(name))
    }

    fn create(&self) -> Result<File, VaultError> {
        // What a stopped run left is nobody's.
        let _left = std::fs::remove_file(&self.0);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(options.open(&self.0)?)
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // Renamed into its place it is not found here any more, as it should be.
        let _gone = std::fs::remove_file(&self.0);
    }
}

/// A file that was handed over, for reading.
pub(crate) fn read_file(path: &Path) -> Result<impl Read, LeesideError> {
    match File::open(path) {
        Ok(file) => Ok(BufReader::new(file)),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(LeesideError::Disk),
        Err(error) => Err(VaultError::from(error).into()),
    }
}
