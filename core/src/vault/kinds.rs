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
    /// One own shared copy each.
    Copy,
    /// One copy each that my partner shared.
    Received,
    /// One silent debrief each.
    Debrief,
    /// One shared moment each.
    Moment,
    /// The after-window.
    Window,
    /// My half as my partner's last parcel brought it back.
    Echo,
    /// The pairing: its id, role, pair key, numbers and digests.
    Pairing,
    /// The keys that open my partner's parcels.
    Keys,
    /// The open invite.
    Invite,
    /// My reply's bytes, until the first parcel.
    Reply,
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
        Self::Moment,
        Self::Window,
        Self::Echo,
        Self::Pairing,
        Self::Keys,
        Self::Invite,
        Self::Reply,
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
            Self::Moment => "moment",
            Self::Window => "window",
            Self::Echo => "echo",
            Self::Pairing => "pairing",
            Self::Keys => "keys",
            Self::Invite => "invite",
            Self::Reply => "reply",
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
    /// Keys and states that belong to this phone alone, such as the key of a run's sealed notes.
    Device,
}

impl Meta {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Clock,
        Self::Recovery,
        Self::Idle,
        Self::Settings,
        Self::Device,
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
        }
    }
}
