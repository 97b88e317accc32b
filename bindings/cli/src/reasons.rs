//! Every reason of the core, its stable code and its exit code, in exhaustive matches: a new reason
//! does not compile until it has both.

use crate::failure::{Exit, Failure};
use leeside::consent::topic::Refused;
use leeside::exchange::Refusal;
use leeside::exchange::wordlist::NotWords;
use leeside::plan::sizes::Unfit;
use leeside::reflect::journal::JournalError;
use leeside::vault::VaultError;

impl From<VaultError> for Failure {
    fn from(error: VaultError) -> Self {
        use VaultError as E;
        let (exit, code) = match &error {
            E::Journal(reason) => return reason.clone().into(),
            E::Written(unfit) => return unfit.clone().into(),
            E::JournalClosed => (Exit::Locked, "journal_closed"),
            E::WrongJournalWords => (Exit::Locked, "wrong_journal_words"),
            E::AskAgain => (Exit::Locked, "ask_again"),
            E::NotThere => (Exit::Refused, "not_there"),
            E::RunIsOut => (Exit::Refused, "run_is_out"),
            E::Exchange(refusal) => return refusal.clone().into(),
            E::Refused(refused) => return refused.clone().into(),
            E::NoBond => (Exit::Refused, "no_bond"),
            E::SharingPaused => (Exit::Refused, "sharing_paused"),
            E::Locked => (Exit::Locked, "locked"),
            E::InUse => (Exit::Refused, "in_use"),
            E::NotAVault => (Exit::Refused, "no_vault"),
            E::AlreadyAVault => (Exit::Refused, "already_a_vault"),
            E::NotEmpty => (Exit::Refused, "not_empty"),
            E::WrongPassphrase => (Exit::Locked, "wrong_passphrase"),
            E::WrongRecoveryWords => (Exit::Locked, "wrong_recovery_words"),
            E::UnknownRecoveryWord { .. } => (Exit::Locked, "unknown_word"),
            E::RecoveryWordCount { .. } => (Exit::Locked, "word_count"),
            E::WrongDevice => (Exit::Locked, "wrong_device"),
            E::NoSlot { .. } => (Exit::Locked, "no_slot"),
            E::SlotOfOtherVault => (Exit::Disk, "slot_of_other_vault"),
            E::NewerStore => (Exit::Refused, "newer_store"),
            E::HalfCopied { .. } => (Exit::Disk, "half_copied"),
            E::NotEncrypted => (Exit::Disk, "not_encrypted"),
            E::DiskFull => (Exit::Disk, "disk_full"),
            E::ReadOnly => (Exit::Disk, "read_only"),
            E::Damaged => (Exit::Disk, "store_damaged"),
            E::PassphraseTooShort { .. } => (Exit::Refused, "passphrase_too_short"),
            E::Cancelled => (Exit::Refused, "cancelled"),
            E::Unfit => (Exit::Refused, "unfit"),
            E::Io { .. } => (Exit::Disk, "disk"),
            E::Internal { .. } => (Exit::Refused, "internal"),
        };
        Self::new(exit, code, error.to_string())
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        use Refusal as R;
        let (exit, code) = match &refusal {
            R::NotAge => (Exit::File, "not_age"),
            R::TooLarge => (Exit::File, "too_large"),
            R::TooDeep => (Exit::File, "too_deep"),
            R::CutShort => (Exit::File, "cut_short"),
            R::Damaged => (Exit::File, "damaged"),
            R::WrongWords => (Exit::File, "wrong_words"),
            R::TooMuchWork => (Exit::File, "too_much_work"),
            R::NewerFormat => (Exit::File, "newer_format"),
            R::NotForThisPhone => (Exit::File, "not_for_this_phone"),
            R::NotFromPartner => (Exit::File, "not_from_partner"),
            R::Older => (Exit::File, "older"),
            R::TwoPhones => (Exit::File, "two_phones"),
            R::OwnInvite => (Exit::File, "own_invite"),
            R::OwnFile => (Exit::File, "own_file"),
            R::InviteUsed => (Exit::File, "invite_used"),
            R::InviteExpired => (Exit::File, "invite_expired"),
            R::NoInvite => (Exit::Refused, "no_invite"),
            R::AgainMismatch { .. } => (Exit::Refused, "again_mismatch"),
            R::SomeoneElse => (Exit::Refused, "someone_else"),
            R::WordsNotCompared => (Exit::Refused, "words_not_compared"),
            R::NotPaired => (Exit::Refused, "not_paired"),
            R::Fresh => (Exit::Refused, "fresh"),
            R::NotHeard => (Exit::Refused, "not_heard"),
            R::StateMoved => (Exit::Refused, "state_moved"),
            R::NotWhatWasSealed => (Exit::Refused, "not_what_was_sealed"),
            R::WrongKind { .. } => (Exit::File, "wrong_kind"),
            R::Unfit(unfit) => return unfit.clone().into(),
            R::NoRandom => (Exit::Refused, "no_random"),
            R::Unreadable(_) => (Exit::Disk, "unreadable"),
            R::Unwritable => (Exit::Disk, "unwritable"),
        };
        Self::new(exit, code, refusal.to_string())
    }
}

impl From<JournalError> for Failure {
    fn from(error: JournalError) -> Self {
        let code = match &error {
            JournalError::NotJournal => "not_journal",
            JournalError::Newer => "newer_format",
            JournalError::Damaged => "damaged",
            JournalError::Unfit(_) => "page_unfit",
        };
        Self::new(Exit::File, code, error.to_string())
    }
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        let (code, until) = match &refused {
            Refused::AfterWindow { until } => ("after_window", Some(*until)),
            Refused::Rests { until } => ("rests", Some(*until)),
            Refused::NotOffered => ("not_offered", None),
            Refused::TakenBack => ("taken_back", None),
            Refused::Superseded => ("superseded", None),
            Refused::NotHeard => ("not_heard", None),
            Refused::Unfit(unfit) => return unfit.clone().into(),
        };
        Self {
            until,
            ..Self::refused(code, refused.to_string())
        }
    }
}

impl From<Unfit> for Failure {
    fn from(unfit: Unfit) -> Self {
        let code = match unfit {
            Unfit::TooMuch { .. } => "too_much",
            Unfit::WrongValue { .. } => "wrong_value",
            Unfit::Twice { .. } => "twice",
            Unfit::Empty { .. } => "empty",
            Unfit::NotNormal => "not_normal",
        };
        Self::refused(code, unfit.to_string())
    }
}

impl From<NotWords> for Failure {
    fn from(error: NotWords) -> Self {
        let code = match error {
            NotWords::Unknown { .. } => "unknown_word",
            NotWords::NotSix => "word_count",
        };
        Self::refused(code, error.to_string())
    }
}

impl Failure {
    /// The same reason for a file that was handed over: what does not fit in it was its maker's.
    pub fn of_file(self) -> Self {
        let of_content = ["too_much", "wrong_value", "twice", "empty", "not_normal"];
        match of_content.contains(&self.code) {
            true => Self {
                exit: Exit::File,
                ..self
            },
            false => self,
        }
    }
}
