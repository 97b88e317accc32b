//! What can go wrong with the vault, in one calm sentence each.
//!
//! No text of SQLite or of the system, no path and no content goes into an error: the kinds are
//! told apart here, once, and only the kind goes on.

use super::slots::Slot;
use crate::consent::topic::Refused;
use crate::exchange::error::Refusal;
use crate::plan::sizes::Unfit;
use crate::reflect::journal::JournalError;
use rusqlite::ErrorCode;
use rusqlite::ffi::SQLITE_IOERR_SHMSIZE;
use std::fmt;
use std::io;

/// A kind of file in the vault's folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// The encrypted store.
    Store,
    /// A slot: one way to unlock.
    Slot(Slot),
}

impl fmt::Display for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store => f.write_str("the store"),
            Self::Slot(slot) => write!(f, "the slot for {slot}"),
        }
    }
}

/// Why the vault could not do something. Nothing was deleted, and what was there still is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// There is no such plan here.
    #[error("there is no such plan here; look at the list of plans")]
    NoBond,
    /// Sharing is paused by the person who holds this phone.
    #[error("sharing is paused here; take it up again first, if you want to")]
    SharingPaused,
    /// The vault is locked.
    #[error("this is locked; unlock it first")]
    Locked,
    /// Another program, or another part of this one, has it open.
    #[error("it is open in another place; close it there and try again")]
    InUse,
    /// There is no vault in this folder.
    #[error("there is nothing of this app in this folder; choose another, or begin a new one")]
    NotAVault,
    /// There is a vault in this folder already.
    #[error("there is one already in this folder; open it, or choose another folder")]
    AlreadyAVault,
    /// A new vault wants a folder with nothing in it.
    #[error("this folder holds other files; choose an empty one")]
    NotEmpty,
    /// The passphrase does not open it.
    #[error("these are not the words for this phone's lock; try again, nothing was changed")]
    WrongPassphrase,
    /// The recovery words do not open it.
    #[error(
        "these are not the recovery words; look at the order and the spelling, nothing was changed"
    )]
    WrongRecoveryWords,
    /// One of the recovery words is not in the list.
    #[error("word {position} is not in the list; look at its first four letters")]
    UnknownRecoveryWord {
        /// Its place, from 1.
        position: usize,
    },
    /// There are too few or too many recovery words.
    #[error("there are twelve recovery words, and {found} were written")]
    RecoveryWordCount {
        /// How many were written.
        found: usize,
    },
    /// The device's key does not open its slot: the phone or its lock has changed.
    #[error("this phone's own key does not fit any more; unlock with your words instead")]
    WrongDevice,
    /// This way to unlock was not set up.
    #[error("{slot} is not set up here; unlock in another way")]
    NoSlot {
        /// Which way.
        slot: Slot,
    },
    /// A slot belongs to another vault, or stands in the place of another slot.
    #[error(
        "the files in this folder belong to two different vaults; put back the ones that belong together, nothing was deleted"
    )]
    SlotOfOtherVault,
    /// A newer version of the app wrote this.
    #[error("a newer version of the app wrote this; update the app, nothing was changed")]
    NewerStore,
    /// A file of the vault is missing.
    #[error(
        "{missing} is missing here, as if only a part was copied; copy the whole folder again, nothing was deleted"
    )]
    HalfCopied {
        /// What kind of file is missing.
        missing: Piece,
    },
    /// The store's file is not encrypted, so it is not used.
    #[error("the store in this folder is not encrypted and will not be used; nothing was deleted")]
    NotEncrypted,
    /// The disk is full.
    #[error("there is no room left on this phone; free some and try again, nothing was lost")]
    DiskFull,
    /// The folder cannot be written to.
    #[error("this place cannot be written to; choose another, or allow it")]
    ReadOnly,
    /// The store cannot be read as it is.
    #[error(
        "a file is damaged and cannot be read; nothing was deleted, a backup can be restored beside it"
    )]
    Damaged,
    /// The passphrase is shorter than the shortest that is taken.
    #[error("please take at least {least} letters, or several words")]
    PassphraseTooShort {
        /// The fewest characters.
        least: usize,
    },
    /// The person stopped it.
    #[error("stopped as you asked; nothing was changed")]
    Cancelled,
    /// A document or a backup is larger than this app accepts, or has a form that it cannot hold.
    #[error("this is too large, or has a form that cannot be kept here; nothing was changed")]
    Unfit,
    /// Reading or writing a file failed in another way.
    #[error("a file could not be read or written; try again")]
    Io {
        /// The system's word for it.
        kind: io::ErrorKind,
    },
    /// The journal's door is closed, or closed again by itself.
    #[error("the journal is closed; open it again with its words")]
    JournalClosed,
    /// These words do not open the journal.
    #[error("these are not the words for this door; try again, nothing was changed")]
    WrongJournalWords,
    /// The passphrase has to be given again for this, or was given too long ago.
    #[error("please give the words for this phone's lock once more for this")]
    AskAgain,
    /// There is no such thing here.
    #[error("this is not here any more; look at the list again")]
    NotThere,
    /// A run is set out already.
    #[error("a time after is set out already; go on with it, or let it go first")]
    RunIsOut,
    /// A journal file cannot be taken in.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// Something that was written does not fit its field.
    #[error("this does not fit ({0}); nothing was changed")]
    Written(#[from] Unfit),
    /// The exchange refused.
    #[error(transparent)]
    Exchange(Refusal),
    /// The plan's rules refused.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// Something that should not happen, in our own code.
    #[error("something inside the app went wrong; close it and open it again, nothing was lost")]
    Internal {
        /// Which step, in our own words.
        what: &'static str,
    },
}

impl From<io::Error> for VaultError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Self::ReadOnly,
            kind => Self::Io { kind },
        }
    }
}

impl From<Refusal> for VaultError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Unreadable(kind) => io::Error::from(kind).into(),
            refusal => Self::Exchange(refusal),
        }
    }
}

impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        // The index beside the log could not grow, which wants nothing but room.
        let index = |error: &rusqlite::ffi::Error| error.extended_code == SQLITE_IOERR_SHMSIZE;
        if error.sqlite_error().is_some_and(index) {
            return Self::DiskFull;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                Self::ReadOnly
            }
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Self::Damaged,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse,
            Some(ErrorCode::SystemIoFailure) => Self::Io {
                kind: io::ErrorKind::Other,
            },
            Some(ErrorCode::TooBig | ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch) => {
                Self::Unfit
            }
            _ => Self::Internal { what: "the store" },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_kinds_become_ours() {
        let of = |kind| VaultError::from(io::Error::from(kind));
        assert_eq!(of(io::ErrorKind::StorageFull), VaultError::DiskFull);
        assert_eq!(of(io::ErrorKind::PermissionDenied), VaultError::ReadOnly);
        assert_eq!(of(io::ErrorKind::ReadOnlyFilesystem), VaultError::ReadOnly);
        let other = io::ErrorKind::Interrupted;
        assert_eq!(of(other), VaultError::Io { kind: other });
    }

    #[test]
    fn nothing_of_a_system_error_is_shown() {
        let secret = io::Error::other("/home/someone/private");
        let shown = VaultError::from(secret);
        assert!(!format!("{shown} {shown:?}").contains("private"));
        let sql = rusqlite::Error::InvalidParameterName("private".to_owned());
        let shown = VaultError::from(sql);
        assert!(!format!("{shown} {shown:?}").contains("private"));
    }
}
