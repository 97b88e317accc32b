//! Why a file was refused, or an act of the exchange has to wait.
//!
//! Each reason is one sentence for the person who holds the phone. It says what to do and names
//! no content. A refusal changes nothing.

use crate::plan::sizes::Unfit;
use std::io::ErrorKind;

/// Why a file was refused, or an act of the exchange has to wait.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not an age file, or not of a shape that this app writes.
    #[error("this is not a file from this app; choose the file just as it was handed over")]
    NotAge,
    /// Larger than the table of sizes allows.
    #[error("this is larger than the app reads; ask for the file to be made again")]
    TooLarge,
    /// Nested deeper than the table of sizes allows.
    #[error("this file is not built as the app builds one; ask for it to be made again")]
    TooDeep,
    /// The end is missing.
    #[error("the end of this file is missing; hand it over once more")]
    CutShort,
    /// Changed on the way, or never well formed.
    #[error("this file was damaged on the way; hand it over once more")]
    Damaged,
    /// The passphrase does not open it.
    #[error("these words do not open this file; look at each word again")]
    WrongWords,
    /// The passphrase stanza asks for more work than any that this app writes.
    #[error("opening this file would be too much work for a phone; ask for it to be made again")]
    TooMuchWork,
    /// Written in a later format.
    #[error("this file is from a newer app; update the app, then open it again")]
    NewerFormat,
    /// No key here opens it. Both causes share one sentence, because they cannot be told apart.
    #[error(
        "this file is not for this phone, or was replaced by a newer one; if this goes on, meet again"
    )]
    NotForThisPhone,
    /// It opens, but its authentication code or its role is not the partner's.
    #[error("this file is not from your partner; ask them to hand over a new one")]
    NotFromPartner,
    /// Its edition is not above the last one opened.
    #[error("this is older than what you have; there is nothing to do")]
    Older,
    /// Two different files of the partner carry one number.
    #[error("two phones speak for your partner; meet again, so that only one does")]
    TwoPhones,
    /// The invite that this phone made itself.
    #[error("this is your own invite; your partner opens it on their phone")]
    OwnInvite,
    /// A parcel or reply that this phone made itself.
    #[error("this is a file that you made yourself; hand it to your partner")]
    OwnFile,
    /// The invite was answered before.
    #[error(
        "this invite was used already; if your partner does not see the same words as you, make a new one"
    )]
    InviteUsed,
    /// The invite's day is over by its maker's clock.
    #[error("this invite has run out; make a new one")]
    InviteExpired,
    /// A reply came, but no invite is open here.
    #[error("no invite is open on this phone; make a new one and hand it over")]
    NoInvite,
    /// One chose "the partner I had" and the other "someone new".
    #[error(
        "you and your partner chose differently whether you met before; settle it, then begin again"
    )]
    AgainMismatch {
        /// Whether the other side chose "the partner I had".
        they_say_again: bool,
    },
    /// The plan holds what another partner told, and may not be shared with someone new.
    #[error("this plan holds what another partner shared; begin a new plan for someone new")]
    SomeoneElse,
    /// The six safety words were not compared yet.
    #[error("first compare the six words with your partner, by voice")]
    WordsNotCompared,
    /// Nobody is paired with this phone.
    #[error("this phone is not paired with a partner; begin with an invite")]
    NotPaired,
    /// This phone was restored or found rolled back.
    #[error("this phone went back to an older state; pair with your partner again first")]
    Fresh,
    /// No parcel of this pairing was opened yet.
    #[error("nothing was heard from your partner since you paired; open a parcel from them first")]
    NotHeard,
    /// The state changed since the preview.
    #[error("something changed since you looked; look at the preview again")]
    StateMoved,
    /// A revealed answer does not fit its commitment.
    #[error("this is not the answer that was sealed, so it is not shown; talk with your partner")]
    NotWhatWasSealed,
    /// A file of another kind than the one that belongs here.
    #[error("this is another kind of file; what belongs here is {expected}")]
    WrongKind {
        /// The kind that belongs here, with its article.
        expected: &'static str,
    },
    /// A value does not fit its field.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// The system's generator of random bytes failed.
    #[error("this phone gave no random numbers; nothing was made, please try again")]
    NoRandom,
    /// The source could not be read, whatever it holds.
    #[error("the file could not be read; see that it is still there, then try again")]
    Unreadable(ErrorKind),
    /// The target could not be written.
    #[error("the file could not be written; see that there is room, then try again")]
    Unwritable,
}
