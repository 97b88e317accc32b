//! Which documents there are. A kind that is not named here cannot be kept, and [`super::backup`]
//! decides for each whether it may leave the phone.

/// The parts of a bond. Of most there is one, whose name is empty; the others have one a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// My half: voice, what is told, what is kept.
    Mine,
    /// My partner's half, as last told, with held limits.
    Theirs,
    /// One topic of the agreement each, by its id.
    Topic,
    /// One own moment or copy each.
    Copy,
    /// One moment or copy each that my partner shared.
    Received,
    /// One silent debrief each.
    Debrief,
    /// The after-window.
    Window,
    /// When a shared moment was, one each, until nothing counts from it any more.
    Hour,
    /// When the plan was last looked at, and a look that is under way.
    Look,
    /// What is not to be talked through for now.
    Resting,
    /// My half as my partner's last parcel brought it back.
    Echo,
    /// The pairing: its id, role, keys, numbers and digests, and a reply that may be handed over
    /// again.
    Pairing,
    /// The open invite.
    Invite,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Mine,
        Self::Theirs,
        Self::Topic,
        Self::Copy,
        Self::Received,
        Self::Debrief,
        Self::Window,
        Self::Hour,
        Self::Look,
        Self::Resting,
        Self::Echo,
        Self::Pairing,
        Self::Invite,
    ];

    /// Its name in the store.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Theirs => "theirs",
            Self::Topic => "topic",
            Self::Copy => "copy",
            Self::Received => "received",
            Self::Debrief => "debrief",
            Self::Window => "window",
            Self::Hour => "hour",
            Self::Look => "look",
            Self::Resting => "resting",
            Self::Echo => "echo",
            Self::Pairing => "pairing",
            Self::Invite => "invite",
        }
    }
}

/// Documents about the vault itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meta {
    /// The highest time seen.
    Clock,
    /// Whether recovery words were made, written down or put off.
    Recovery,
    /// After how many idle seconds it locks.
    Idle,
    /// The person's settings.
    Settings,
    /// Keys and states that belong to this phone alone.
    Device,
    /// A run that is under way: its key and its bond.
    Run,
    /// How the journal's own word is known.
    JournalWord,
}

impl Meta {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Clock,
        Self::Recovery,
        Self::Idle,
        Self::Settings,
        Self::Device,
        Self::Run,
        Self::JournalWord,
    ];

    /// Its name in the store.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Clock => "clock",
            Self::Recovery => "recovery",
            Self::Idle => "idle",
            Self::Settings => "settings",
            Self::Device => "device",
            Self::Run => "run",
            Self::JournalWord => "journal_word",
        }
    }
}
