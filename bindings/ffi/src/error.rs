//! One small error for both languages. A screen switches on its case and takes its words from the
//! app's own texts; nothing in it was written by a person, and it names no file and no place.
//!
//! Each error of the core is mapped in an exhaustive match: a new one does not compile until somebody
//! decides what a screen is told.

pub use crate::reasons::{Damage, FileReason, First, GoneReason, Misfit, Wait, Way};

use crate::shapes::names::time;
use leeside::consent::topic::Refused;
use leeside::exchange::Refusal;
use leeside::exchange::wordlist::NotWords;
use leeside::plan::sizes::Unfit;
use leeside::reflect::journal::JournalError;
use leeside::vault::VaultError;
use std::time::SystemTime;

/// Why a call did not do what was asked. Nothing was changed, and nothing was lost.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[uniffi::export(Display)]
pub enum LeesideError {
    /// It is locked. Unlock it first.
    #[error("locked")]
    Locked,
    /// It is open in another place. Close it there and try again.
    #[error("in use")]
    InUse,
    /// There is no vault in this folder.
    #[error("no vault here")]
    NoVault,
    /// There is a vault in this folder already.
    #[error("a vault is here already")]
    VaultExists,
    /// The folder for a new vault holds other files.
    #[error("the folder is not empty")]
    FolderNotEmpty,
    /// This does not open it. Nothing was changed; try again.
    #[error("wrong secret: {way:?}")]
    WrongSecret {
        /// Which way to unlock was tried.
        way: Way,
    },
    /// This way to unlock is not set up here.
    #[error("not set up: {way:?}")]
    NotSetUp {
        /// Which.
        way: Way,
    },
    /// A typed word is not in the list.
    #[error("word {position} is not in the list")]
    UnknownWord {
        /// Its place, from 1.
        position: u32,
    },
    /// There are too few or too many words.
    #[error("there are {wanted} words")]
    WordCount {
        /// How many there are.
        wanted: u32,
    },
    /// The passphrase is shorter than the shortest that is taken.
    #[error("at least {least} characters")]
    PassphraseTooShort {
        /// The fewest characters.
        least: u32,
    },
    /// A file of the vault cannot be used as it is. Nothing was deleted.
    #[error("the vault: {what:?}")]
    VaultDamaged {
        /// In which way.
        what: Damage,
    },
    /// A newer app wrote this vault. Update the app.
    #[error("a newer vault")]
    NewerVault,
    /// There is no room left on this phone.
    #[error("no room")]
    NoRoom,
    /// The place cannot be written to.
    #[error("not writable")]
    NotWritable,
    /// A file could not be read or written.
    #[error("the disk")]
    Disk,
    /// Stopped as asked.
    #[error("cancelled")]
    Cancelled,
    /// There is no such plan here.
    #[error("no such plan")]
    NoPlan,
    /// A file that was handed over is refused.
    #[error("file refused: {why:?}")]
    FileRefused {
        /// Why.
        why: FileReason,
    },
    /// Something else comes first.
    #[error("not yet: {why:?}")]
    NotYet {
        /// What.
        why: First,
    },
    /// It becomes possible later, by itself.
    #[error("must wait: {why:?}")]
    MustWait {
        /// When.
        until: SystemTime,
        /// Why.
        why: Wait,
    },
    /// This text or answer cannot be acted on any more.
    #[error("gone: {why:?}")]
    Gone {
        /// Why.
        why: GoneReason,
    },
    /// A text or value does not fit where it was to go.
    #[error("unfit: {why:?}")]
    Unfit {
        /// In which way.
        why: Misfit,
        /// The most that fits, where that is what is wrong.
        most: Option<u32>,
    },
    /// The phone did not do its part: its clock, its keystore or its random numbers.
    #[error("the platform")]
    Platform,
    /// Something went wrong inside. It was locked; unlock it again.
    #[error("internal")]
    Internal,
}

impl LeesideError {
    pub(crate) const WRONG_NAME: Self = Self::Unfit {
        why: Misfit::Name,
        most: None,
    };

    pub(crate) const WRONG_TEXT: Self = Self::Unfit {
        why: Misfit::NotNormal,
        most: None,
    };

    /// The same reason where a file was read: what does not fit in it is the file's.
    pub(crate) fn of_file(self) -> Self {
        match self {
            Self::Unfit { .. } => Self::file(FileReason::Unfit),
            other => other,
        }
    }

    const fn file(why: FileReason) -> Self {
        Self::FileRefused { why }
    }

    const fn unfit(why: Misfit) -> Self {
        Self::Unfit { why, most: None }
    }
}

impl From<VaultError> for LeesideError {
    fn from(error: VaultError) -> Self {
        use VaultError as E;
        let damaged = |what| Self::VaultDamaged { what };
        match error {
            E::NoBond => Self::NoPlan,
            E::SharingPaused => Self::NotYet {
                why: First::SharingPaused,
            },
            E::Locked => Self::Locked,
            E::InUse => Self::InUse,
            E::NotAVault => Self::NoVault,
            E::AlreadyAVault => Self::VaultExists,
            E::NotEmpty => Self::FolderNotEmpty,
            E::WrongPassphrase => Self::WrongSecret {
                way: Way::Passphrase,
            },
            E::WrongRecoveryWords => Self::WrongSecret {
                way: Way::RecoveryWords,
            },
            E::WrongDevice => Self::WrongSecret { way: Way::Device },
            E::UnknownRecoveryWord { position } => Self::UnknownWord {
                position: small(position),
            },
            E::RecoveryWordCount { .. } => Self::WordCount {
                wanted: small(leeside::vault::recovery::WORDS),
            },
            E::NoSlot { slot } => Self::NotSetUp { way: slot.into() },
            E::SlotOfOtherVault => damaged(Damage::Mixed),
            E::NewerStore => Self::NewerVault,
            E::HalfCopied { .. } => damaged(Damage::HalfCopied),
            E::NotEncrypted => damaged(Damage::NotEncrypted),
            E::DiskFull => Self::NoRoom,
            E::ReadOnly => Self::NotWritable,
            E::Damaged => damaged(Damage::Damaged),
            E::PassphraseTooShort { least } => Self::PassphraseTooShort {
                least: small(least),
            },
            E::Cancelled => Self::Cancelled,
            E::Unfit => Self::unfit(Misfit::TooMuch),
            E::Io { .. } => Self::Disk,
            E::JournalClosed => Self::NotYet {
                why: First::OpenJournal,
            },
            E::WrongJournalWords => Self::WrongSecret { way: Way::Journal },
            E::AskAgain => Self::NotYet {
                why: First::GivePassphrase,
            },
            E::NotThere => Self::Gone {
                why: GoneReason::NotThere,
            },
            E::RunIsOut => Self::NotYet { why: First::EndRun },
            E::Journal(error) => error.into(),
            E::Written(unfit) => unfit.into(),
            E::Exchange(refusal) => refusal.into(),
            E::Refused(refused) => refused.into(),
            E::Internal { .. } => Self::Internal,
        }
    }
}

impl From<Refusal> for LeesideError {
    fn from(refusal: Refusal) -> Self {
        use Refusal as R;
        let first = |why| Self::NotYet { why };
        match refusal {
            R::NotAge => Self::file(FileReason::NotOurs),
            R::TooLarge => Self::file(FileReason::TooLarge),
            R::TooDeep => Self::file(FileReason::TooDeep),
            R::CutShort => Self::file(FileReason::CutShort),
            R::Damaged => Self::file(FileReason::Damaged),
            R::WrongWords => Self::file(FileReason::WrongWords),
            R::TooMuchWork => Self::file(FileReason::TooMuchWork),
            R::NewerFormat => Self::file(FileReason::NewerFormat),
            R::NotForThisPhone => Self::file(FileReason::NotForThisPhone),
            R::NotFromPartner => Self::file(FileReason::NotFromPartner),
            R::Older => Self::file(FileReason::Older),
            R::TwoPhones => Self::file(FileReason::TwoPhones),
            R::OwnInvite => Self::file(FileReason::OwnInvite),
            R::OwnFile => Self::file(FileReason::OwnFile),
            R::InviteUsed => Self::file(FileReason::InviteUsed),
            R::InviteExpired => Self::file(FileReason::InviteExpired),
            R::AgainMismatch {
                they_say_again: true,
            } => Self::file(FileReason::TheySayAgain),
            R::AgainMismatch {
                they_say_again: false,
            } => Self::file(FileReason::TheySayNew),
            R::WrongKind { .. } => Self::file(FileReason::WrongKind),
            R::SomeoneElse => first(First::NewPlan),
            R::NoInvite => first(First::Invite),
            R::WordsNotCompared => first(First::CompareWords),
            R::NotPaired => first(First::Pair),
            R::Fresh => first(First::PairAnew),
            R::NotHeard => first(First::HearFromPartner),
            R::StateMoved => first(First::LookAgain),
            R::NotWhatWasSealed => Self::Gone {
                why: GoneReason::SealedAlready,
            },
            R::Unfit(unfit) => unfit.into(),
            R::NoRandom => Self::Platform,
            R::Unreadable(_) => Self::Disk,
            R::Unwritable => Self::NotWritable,
        }
    }
}

impl From<Refused> for LeesideError {
    fn from(refused: Refused) -> Self {
        let gone = |why| Self::Gone { why };
        match refused {
            Refused::AfterWindow { until } => Self::MustWait {
                until: time(until),
                why: Wait::AfterMoment,
            },
            Refused::Rests { until } => Self::MustWait {
                until: time(until),
                why: Wait::Night,
            },
            Refused::NotOffered => gone(GoneReason::NotOffered),
            Refused::TakenBack => gone(GoneReason::TakenBack),
            Refused::Superseded => gone(GoneReason::Superseded),
            Refused::NotHeard => Self::NotYet {
                why: First::HearFromPartner,
            },
            Refused::Unfit(unfit) => unfit.into(),
        }
    }
}

impl From<Unfit> for LeesideError {
    fn from(unfit: Unfit) -> Self {
        match unfit {
            Unfit::TooMuch { max, .. } => Self::Unfit {
                why: Misfit::TooMuch,
                most: Some(small(max)),
            },
            Unfit::WrongValue { .. } => Self::unfit(Misfit::WrongValue),
            Unfit::Twice { .. } => Self::unfit(Misfit::Twice),
            Unfit::Empty { .. } => Self::unfit(Misfit::Empty),
            Unfit::NotNormal => Self::unfit(Misfit::NotNormal),
        }
    }
}

impl From<JournalError> for LeesideError {
    fn from(error: JournalError) -> Self {
        Self::file(match error {
            JournalError::NotJournal => FileReason::WrongKind,
            JournalError::Newer => FileReason::NewerFormat,
            JournalError::Damaged => FileReason::Damaged,
            JournalError::Unfit(_) => FileReason::Unfit,
        })
    }
}

impl From<NotWords> for LeesideError {
    fn from(error: NotWords) -> Self {
        match error {
            NotWords::Unknown { position } => Self::UnknownWord {
                position: small(position),
            },
            NotWords::NotSix => Self::WordCount {
                wanted: small(leeside::exchange::wordlist::COUNT),
            },
        }
    }
}

/// A clock or keystore of the app threw something that it was not asked to throw. Its message may
/// hold anything, so it goes no further.
impl From<uniffi::UnexpectedUniFFICallbackError> for LeesideError {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Platform
    }
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thrown_message_goes_no_further() {
        let thrown = uniffi::UnexpectedUniFFICallbackError::new("my journal says");
        let shown = LeesideError::from(thrown);
        assert!(!format!("{shown} {shown:?}").contains("journal"));
    }

    #[test]
    fn what_does_not_fit_in_a_file_is_the_files() {
        let unfit = LeesideError::from(Unfit::Empty { field: "name" });
        assert_eq!(unfit.clone(), LeesideError::unfit(Misfit::Empty));
        assert_eq!(unfit.of_file(), LeesideError::file(FileReason::Unfit));
        assert_eq!(LeesideError::Locked.of_file(), LeesideError::Locked);
    }
}
