//! Why a command did not do what was asked: a stable code for programs, an exit code, and one calm
//! sentence. No text that a person wrote, and no path, ever stands in it.

use crate::page::json_line;
use crate::wrap::wrap;
use chrono::{DateTime, Local};
use leeside::consent::clock::Time;
use serde_json::json;
use std::process::ExitCode;

/// The exit codes, as `--help` and the manual tell them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Refused; the sentence says why.
    Refused = 1,
    /// The command line was not understood.
    Usage = 2,
    /// Locked, or a wrong passphrase.
    Locked = 3,
    /// A file was refused.
    File = 4,
    /// The disk: not there, full, not to be read or written.
    Disk = 5,
}

/// Why something was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// A stable name for programs.
    pub code: &'static str,
    /// The exit code.
    pub exit: Exit,
    /// One sentence that says what to do, without a full stop.
    pub sentence: String,
    /// When it becomes possible, if it has to wait.
    pub until: Option<Time>,
}

impl Failure {
    /// A failure with its sentence.
    pub fn new(exit: Exit, code: &'static str, sentence: impl Into<String>) -> Self {
        Self {
            code,
            exit,
            sentence: sentence.into(),
            until: None,
        }
    }

    /// A refusal.
    pub fn refused(code: &'static str, sentence: impl Into<String>) -> Self {
        Self::new(Exit::Refused, code, sentence)
    }

    /// A command line that was not understood.
    pub fn usage(code: &'static str, sentence: impl Into<String>) -> Self {
        Self::new(Exit::Usage, code, sentence)
    }

    /// Says it on the error stream and gives the exit code.
    pub fn report(&self, as_json: bool, width: usize) -> ExitCode {
        if as_json {
            let document = json!({
                "error": self.code,
                "exit": self.exit as u8,
                "sentence": self.sentence,
                "until": self.until.map(|time| time.0),
            });
            eprintln!("{}", json_line(&document));
        } else {
            let mut sentence = self.sentence.clone();
            if let Some(until) = self.until {
                sentence.push_str(&format!(" (after {})", local(until)));
            }
            eprintln!("{}", wrap(&sentence, width, "leeside: ", "  "));
        }
        ExitCode::from(self.exit as u8)
    }
}

/// A time on this computer's own clock, to the minute.
pub fn local(time: Time) -> String {
    DateTime::from_timestamp(time.0, 0)
        .unwrap_or_default()
        .with_timezone(&Local)
        .format("%Y-%m-%d %H:%M")
        .to_string()
}
