//! A backup becomes a vault again, whole or not at all.

use super::super::bonds::become_fresh;
use super::super::documents::Edit;
use super::super::error::VaultError;
use super::super::life::Vault;
use super::{Summary, Watch};
use crate::exchange::random::Random;
use std::io::Read;
use std::path::Path;

/// What is restored, and where to.
pub struct Restore<'a> {
    /// The backup's file.
    pub from: &'a mut dyn Read,
    /// The backup's passphrase.
    pub backup_passphrase: &'a str,
    /// The new vault's folder, which does not exist or is empty.
    pub root: &'a Path,
    /// The new vault's passphrase.
    pub passphrase: &'a str,
}

impl Vault {
    /// Makes a new vault from a backup. The folder is there only when all of it was read and
    /// everything is on the disk. Every bond in it is fresh: old yeses lapse, old limits stay, and
    /// the phones pair anew.
    ///
    /// # Errors
    /// As [`Vault::create`] and as [`super::verify`]. Nothing is made then.
    pub fn restore(
        restore: Restore<'_>,
        random: &mut dyn Random,
        watch: Watch<'_>,
    ) -> Result<(Self, Summary), VaultError> {
        Self::restore_with(restore, random, watch, become_fresh)
    }

    /// As [`Vault::restore`], with what is done in the same transaction named: `after`.
    pub(super) fn restore_with(
        restore: Restore<'_>,
        random: &mut dyn Random,
        watch: Watch<'_>,
        after: impl FnOnce(&Edit<'_>) -> Result<(), VaultError>,
    ) -> Result<(Self, Summary), VaultError> {
        let Restore {
            from,
            backup_passphrase,
            root,
            passphrase,
        } = restore;
        Self::create_with(root, passphrase, random, |edit| {
            let summary = super::read(from, backup_passphrase, watch, &mut |row| {
                row.insert(edit.connection)
            })?;
            after(edit)?;
            Ok(summary)
        })
    }
}
