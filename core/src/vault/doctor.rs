//! Is everything in order? A report that tells nothing about the person: no content, no names of
//! people, no numbers of anything written, no sizes, no times.

use super::disk::is_private;
use super::error::VaultError;
use super::folder::Folder;
use super::life::Vault;
use super::schema;
use super::secrets::RecoveryState;
use super::slots::Slot;
use super::store;
use serde::Serialize;

/// The report. What is not known while the vault is locked is in [`Inside`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The store's file is there.
    pub store: bool,
    /// The store's file does not begin as a plain database does.
    pub encrypted: bool,
    /// The ways to unlock that are set up, by the names of their files.
    pub slots: Vec<&'static str>,
    /// Only the owner may look into the folder and its files, where the system tells.
    pub private: bool,
    /// A killed run left something, which the next unlocking clears.
    pub leftovers: bool,
    /// What is known once it is unlocked.
    pub inside: Option<Inside>,
}

/// What is known once it is unlocked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Inside {
    /// The cipher's version.
    pub cipher: String,
    /// The database's version.
    pub sqlite: String,
    /// The version of the store.
    pub schema: u32,
    /// The version that this program writes.
    pub newest: u32,
    /// Every page is authentic and every structure sound, the journal's index too.
    pub sound: bool,
    /// What was deleted may still stand in the write-ahead log; locking clears it.
    pub checkpoint_due: bool,
    /// Recovery words are set up by the store's own notes, but their file is gone.
    pub recovery_missing: bool,
}

impl Report {
    /// Whether nothing needs anybody's attention.
    #[must_use]
    pub fn is_well(&self) -> bool {
        self.store
            && self.encrypted
            && self.private
            && self.slots.contains(&Slot::Passphrase.name())
            && self
                .inside
                .as_ref()
                .is_none_or(|inside| inside.sound && !inside.recovery_missing)
    }
}

impl Vault {
    /// Looks the vault over. Unlocked, it reads every page, which takes a while. Changes nothing.
    ///
    /// # Errors
    /// Errors of the disk.
    pub fn examine(&self) -> Result<Report, VaultError> {
        let mut slots = Vec::new();
        for slot in Slot::ALL {
            if self.has_slot(slot)? {
                slots.push(slot.name());
            }
        }
        let path = self.folder.store();
        let there = path.try_exists()?;
        Ok(Report {
            store: there,
            encrypted: there && store::head(&path)? != store::PLAIN,
            slots,
            private: private(&self.folder)?,
            leftovers: self.folder.has_leftovers(),
            inside: self.inside()?,
        })
    }

    fn inside(&self) -> Result<Option<Inside>, VaultError> {
        let Some(open) = &self.open else {
            return Ok(None);
        };
        let connection = open.store.connection();
        let text = |sql| -> Result<String, VaultError> {
            Ok(connection.query_row(sql, [], |row| row.get(0))?)
        };
        Ok(Some(Inside {
            cipher: text("PRAGMA cipher_version")?,
            sqlite: text("SELECT sqlite_version()")?,
            schema: schema::version(connection)?,
            newest: schema::NEWEST,
            sound: open.store.is_sound()?,
            checkpoint_due: open.store.checkpoint_due(),
            // What a damaged store says of it does not count.
            recovery_missing: match self.recovery_state() {
                Err(VaultError::Damaged) => false,
                state => state? == RecoveryState::Missing,
            },
        }))
    }
}

fn private(folder: &Folder) -> Result<bool, VaultError> {
    let mut paths = vec![
        folder.root().to_path_buf(),
        folder.slots(),
        folder.store(),
        folder.runs(),
        folder.run(),
    ];
    paths.extend(Slot::ALL.map(|slot| slot.path(&folder.slots())));
    for path in paths {
        if !is_private(&path)? {
            return Ok(false);
        }
    }
    Ok(true)
}
