//! Records of pairing and parcels: what one gives, and what leaves.

use super::named;
use super::names::Day;
use leeside::exchange::bond::Meeting;
use leeside::exchange::copies::{CopyOf, TextCopy};
use leeside::exchange::sealed::{Stage, TheirSeal};
use leeside::plan::ids::{BondId, CopyId, Rev, TopicId};
use leeside::plan::moment::Moment;
use leeside::plan::voice::ItemKey;
use leeside::vault::BondEntry;

/// Whether two phones met.
#[uniffi::remote(Enum)]
pub enum Meeting {
    /// No pairing.
    Alone,
    /// An invite waits for its reply.
    Invited,
    /// Paired, and the safety words were not compared yet.
    CompareWords,
    /// Paired.
    Paired,
}

/// One line of the list of plans.
#[uniffi::remote(Record)]
pub struct BondEntry {
    /// Names it on this phone only.
    pub id: BondId,
    /// What I call this plan.
    pub name: String,
    /// The partner's nickname, as they told it.
    pub partner: String,
    /// Whether the two phones met.
    pub meeting: Meeting,
    /// This phone was restored and its author has not confirmed yet.
    pub fresh: bool,
    /// Sharing is paused here.
    pub paused: bool,
    /// Ended here.
    pub closed: bool,
}

/// What a copied text was to its author.
#[uniffi::remote(Enum)]
pub enum CopyOf {
    /// A journal entry.
    Entry,
    /// A kept moment.
    Kept,
    /// An answer after a moment.
    Answer,
    /// A check-in.
    CheckIn,
    /// A line of any other kind.
    Line,
}

/// A copy of one text, given on purpose. The private original can leave this phone in no other way.
#[uniffi::remote(Record)]
pub struct TextCopy {
    /// Names the copy.
    pub id: CopyId,
    /// What it was.
    pub of: CopyOf,
    /// The day that the text is about.
    pub day: Day,
    /// The text.
    pub text: String,
}

/// Where a debrief "silently, then together" stands. Nothing says that somebody waits.
#[uniffi::remote(Enum)]
pub enum Stage {
    /// I may seal an answer, or leave it.
    MaySeal,
    /// Mine is sealed.
    Sealed,
    /// Both are sealed: I may open mine.
    MayOpen,
    /// Mine is opened.
    Opened,
    /// Nothing more is possible here.
    Closed,
}

/// What my partner said in a debrief, as far as it is known here.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum TheirAnswer {
    /// Nothing came.
    Nothing,
    /// It is sealed, and may be "not this time".
    Sealed,
    /// It is opened; empty means "not this time".
    Opened {
        /// The answer.
        text: String,
    },
    /// What came is not what was sealed, and is not shown.
    NotWhatWasSealed,
}

/// One debrief "silently, then together".
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SealedDebrief {
    /// The moment that it is about.
    pub moment: CopyId,
    /// Where it stands for me.
    pub stage: Stage,
    /// What my partner said.
    pub theirs: TheirAnswer,
}

impl From<Option<&TheirSeal>> for TheirAnswer {
    fn from(seal: Option<&TheirSeal>) -> Self {
        match seal {
            None => Self::Nothing,
            Some(TheirSeal::Sealed(_)) => Self::Sealed,
            Some(TheirSeal::Opened(text)) => Self::Opened { text: text.clone() },
            Some(TheirSeal::NotWhatWasSealed(_)) => Self::NotWhatWasSealed,
        }
    }
}

named! {
    /// One item that an author gives.
    Shared for leeside::exchange::copies::Shared {
        /// A shared moment.
        Moment { /// What it says.
            moment: Moment },
        /// A copy of a text.
        Text { /// What it says.
            copy: TextCopy },
    }
}

named! {
    /// One thing that the next parcel would tell anew.
    Leaving for leeside::exchange::parcel::Leaving {
        /// An item of my voice, new, changed or gone.
        Item { /// Which.
            key: ItemKey },
        /// A text that I suggest.
        Suggestion { /// The part.
            topic: TopicId, /// The text.
            rev: Rev },
        /// My yes to a text of my partner's. It cannot wait here: who wants to wait says yes later.
        Yes { /// The part.
            topic: TopicId, /// The text.
            rev: Rev },
        /// Something that I take back.
        TakingBack { /// The part.
            topic: TopicId, /// The text.
            rev: Rev },
        /// A moment or a copy.
        Given { /// Which.
            id: CopyId },
        /// A copy that I ask to have back.
        AskedBack { /// Which.
            id: CopyId },
        /// A sealed answer.
        Sealed { /// Of which moment.
            id: CopyId },
        /// A sealed answer that I open.
        Opened { /// Of which moment.
            id: CopyId },
    }
}

/// One line of the preview of what leaves.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct LeavingLine {
    /// What would be told.
    pub leaving: Leaving,
    /// The same in words, safe for a screen; none where there are none, as for a sealed answer.
    pub words: Vec<String>,
    /// Whether its tick is set at first.
    pub ticked: bool,
    /// Whether its author may keep it for now.
    pub can_wait: bool,
}

/// An invite. The words are told by voice; the file goes another way.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Invite {
    /// Six words.
    pub words: Vec<String>,
    /// The file.
    pub file: Vec<u8>,
}

/// A copy or moment of mine.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct GivenItem {
    /// The item.
    pub item: Shared,
    /// Kept back from the next parcels.
    pub kept: bool,
}

/// What both gave in one bond.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct GivenItems {
    /// By me.
    pub mine: Vec<GivenItem>,
    /// By my partner.
    pub theirs: Vec<Shared>,
}

/// My own half as my partner's parcel brought it back after a loss. It is a draft: nothing of it is
/// mine until I take it, piece by piece; only its off-limits are added unless each is left out.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OwnDraft {
    /// The items without the off-limits.
    pub items: Vec<super::views::Item>,
    /// The off-limits.
    pub limits: Vec<super::views::Item>,
    /// Parts whose text is settled and would be in force with my "still yes".
    pub still_yes: Vec<TopicId>,
}
