//! Every limit on size in one table. `core/docs/format.md` shows the same rows.

/// One row: what is limited, and to how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// What is measured, in the words of the format page.
    pub what: &'static str,
    /// The largest value that is accepted.
    pub max: usize,
}

/// Unicode scalar values in one text field.
pub const TEXT: Size = Size {
    what: "characters in one text",
    max: 200,
};
/// Unicode scalar values in one shared copy (a journal entry, a kept moment, an answer).
pub const COPY_TEXT: Size = Size {
    what: "characters in one shared copy",
    max: 20_000,
};
/// Unicode scalar values in a nickname.
pub const NICK: Size = Size {
    what: "characters in a nickname",
    max: 40,
};
/// Entries in one list of a voice or a topic.
pub const LIST: Size = Size {
    what: "entries in one list",
    max: 12,
};
/// Comforts in one voice, which may be as many as the catalogue has.
pub const COMFORTS: Size = Size {
    what: "comforts in one voice",
    max: 120,
};
/// Off-limits in one voice. A person must never be told that there are too many of them.
pub const PLEASE_NOT: Size = Size {
    what: "off-limits in one voice",
    max: 120,
};
/// Steps in one sequence.
pub const STEPS: Size = Size {
    what: "steps in one sequence",
    max: 24,
};
/// Topics in one plan.
pub const TOPICS: Size = Size {
    what: "topics in one plan",
    max: 40,
};
/// Shared copies that one author keeps told at one time.
pub const COPIES: Size = Size {
    what: "shared copies of one author",
    max: 200,
};
/// Revisions that one author keeps open in one topic.
pub const OPEN_REVISIONS: Size = Size {
    what: "open texts of one author in one topic",
    max: 8,
};
/// Revisions taken back that one topic remembers.
pub const WITHDRAWN: Size = Size {
    what: "texts taken back in one topic",
    max: 512,
};
/// Bytes of a whole body line, before padding.
pub const BODY: Size = Size {
    what: "bytes in one body",
    max: 4 * 1024 * 1024,
};
/// Bytes of an exchange file as it lies on the disk.
pub const FILE: Size = Size {
    what: "bytes in one file",
    max: 8 * 1024 * 1024,
};
/// Depth of nesting in JSON that is read from outside.
pub const DEPTH: Size = Size {
    what: "levels of nesting",
    max: 16,
};
/// Off-limits in the draft of a half that comes back from the partner, who may hold what two phones
/// said of one person.
pub const ECHO_LIMITS: Size = Size {
    what: "off-limits in a half that comes back",
    max: 480,
};
/// The version of a voice, which grows by one with each telling.
pub const VERSION: Size = Size {
    what: "tellings of one voice",
    max: 1_000_000_000,
};
/// How much deeper than the text that is settled here a text may be. A phone that was restored from
/// an old backup meets deeper ones; nobody may use up all depths at once.
pub const DEEPER: Size = Size {
    what: "changes of one topic at once",
    max: 1_000,
};
/// Minutes in any field that counts them: one day.
pub const MINUTES: Size = Size {
    what: "minutes",
    max: 1_440,
};
/// Hours in any field that counts them: four weeks.
pub const HOURS: Size = Size {
    what: "hours",
    max: 672,
};
/// Unicode scalar values in the body of one journal entry.
pub const ENTRY: Size = Size {
    what: "characters in one journal entry",
    max: 20_000,
};
/// Unicode scalar values in one tag of a journal entry.
pub const ENTRY_TAG: Size = Size {
    what: "characters in one journal tag",
    max: 40,
};
/// Bytes of a journal file that is read back in.
pub const JOURNAL_FILE: Size = Size {
    what: "bytes in one journal file",
    max: 64 * 1024 * 1024,
};

/// The whole table, in the order in which the format page shows it.
pub const ALL: [Size; 22] = [
    TEXT,
    COPY_TEXT,
    NICK,
    LIST,
    COMFORTS,
    PLEASE_NOT,
    STEPS,
    TOPICS,
    COPIES,
    OPEN_REVISIONS,
    WITHDRAWN,
    BODY,
    FILE,
    DEPTH,
    ECHO_LIMITS,
    VERSION,
    DEEPER,
    MINUTES,
    HOURS,
    ENTRY,
    ENTRY_TAG,
    JOURNAL_FILE,
];

/// A value that is larger than its row allows, or otherwise does not fit its field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// More than the table allows.
    #[error("too much: at most {max} {what}")]
    TooMuch {
        /// The row's words.
        what: &'static str,
        /// The row's limit.
        max: usize,
    },
    /// A field has a value of a kind that it cannot hold.
    #[error("the field {field} cannot hold this value")]
    WrongValue {
        /// The field's name, never its content.
        field: &'static str,
    },
    /// Two entries of a list carry one id.
    #[error("an entry stands twice in {field}")]
    Twice {
        /// The field's name.
        field: &'static str,
    },
    /// A text that is empty, where the entry says nothing without it.
    #[error("there is nothing written in {field}")]
    Empty {
        /// The field's name.
        field: &'static str,
    },
    /// Text that is not in Unicode's composed form (NFC), or an id outside its alphabet.
    #[error("a text is not in the form that files use")]
    NotNormal,
}

impl Size {
    /// Checks a count against this row.
    ///
    /// # Errors
    /// [`Unfit::TooMuch`] when `n` is larger than the row allows.
    pub const fn check(self, n: usize) -> Result<(), Unfit> {
        if n > self.max {
            Err(Unfit::TooMuch {
                what: self.what,
                max: self.max,
            })
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
#[path = "sizes_tests.rs"]
#[allow(clippy::expect_used)]
mod tests;
