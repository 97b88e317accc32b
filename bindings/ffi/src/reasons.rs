//! The finer reasons inside the error: what a screen may want to tell apart, and mostly need not.

use leeside::vault::Slot;

/// A way to unlock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Way {
    /// By the passphrase.
    Passphrase,
    /// By the recovery words.
    RecoveryWords,
    /// By a key that the phone's keystore releases.
    Device,
    /// Not the vault, but the journal's door inside it.
    Journal,
}

/// What is the matter with a vault's files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Damage {
    /// A file is damaged. A backup can be restored beside it.
    Damaged,
    /// Files of two vaults are mixed in the folder.
    Mixed,
    /// A file is missing, as if only a part was copied.
    HalfCopied,
    /// The store is not encrypted and is not used.
    NotEncrypted,
}

/// Why a file is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum FileReason {
    /// Not a file from this app.
    NotOurs,
    /// Larger than the app reads.
    TooLarge,
    /// Not built as the app builds one.
    TooDeep,
    /// Its end is missing.
    CutShort,
    /// Changed on the way.
    Damaged,
    /// The words do not open it.
    WrongWords,
    /// Opening it would be too much work for a phone.
    TooMuchWork,
    /// From a newer app.
    NewerFormat,
    /// Not for this phone, or replaced by a newer one.
    NotForThisPhone,
    /// Not from the partner.
    NotFromPartner,
    /// Older than what is here.
    Older,
    /// Two phones speak for the partner.
    TwoPhones,
    /// The own invite.
    OwnInvite,
    /// A file that was made here.
    OwnFile,
    /// The invite was answered before.
    InviteUsed,
    /// The invite has run out.
    InviteExpired,
    /// They say "the partner I had", here it was "someone new".
    TheySayAgain,
    /// They say "someone new", here it was "the partner I had".
    TheySayNew,
    /// Another kind of file than belongs here.
    WrongKind,
    /// Something in it does not fit.
    Unfit,
}

/// What has to come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum First {
    /// Take sharing up again.
    SharingPaused,
    /// Compare the six words, by voice.
    CompareWords,
    /// Pair with a partner.
    Pair,
    /// Make an invite: none is open.
    Invite,
    /// Begin a new plan: this one holds what another partner shared.
    NewPlan,
    /// Pair anew: this phone went back to an older state.
    PairAnew,
    /// Open a parcel of the partner.
    HearFromPartner,
    /// Look at the preview again: something changed meanwhile.
    LookAgain,
    /// Open the journal's door.
    OpenJournal,
    /// Give the passphrase once more.
    GivePassphrase,
    /// End the run that is set out, or let it go.
    EndRun,
}

/// Why something waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Wait {
    /// Right after a shared moment nothing new is agreed.
    AfterMoment,
    /// It asks for more than before and rests a night.
    Night,
}

/// Why something cannot be acted on any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum GoneReason {
    /// Nobody offers this text here.
    NotOffered,
    /// It was taken back. The same words can be suggested anew.
    TakenBack,
    /// A newer text stands in its place.
    Superseded,
    /// Another answer was sealed.
    SealedAlready,
    /// It is not here any more.
    NotThere,
}

/// In which way something does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Misfit {
    /// Too long, or too many.
    TooMuch,
    /// A value of a kind that belongs elsewhere.
    WrongValue,
    /// It stands there already.
    Twice,
    /// Nothing is written.
    Empty,
    /// A text in a form that files do not use.
    NotNormal,
    /// A name that names nothing here.
    Name,
}

impl From<Slot> for Way {
    fn from(slot: Slot) -> Self {
        match slot {
            Slot::Passphrase => Self::Passphrase,
            Slot::Recovery => Self::RecoveryWords,
            Slot::Device => Self::Device,
        }
    }
}
