//! What `--help` says beside the options, and what a command line that was not understood is told.
//! What was typed is not repeated, but for the names of options: it may be somebody's own words.

use crate::failure::{Exit, Failure};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::process::ExitCode;

/// The example of the whole program.
pub const EXAMPLE: &str = "\
Example:
  leeside init
  leeside voice
  leeside pair invite invite.age
  leeside parcel make for-them.age
  leeside parcel open from-them.age

Every command has more: leeside help voice, or leeside voice --help";

/// As [`EXAMPLE`], with the codes and the environment.
pub const MORE: &str = "\
Example:
  leeside init
  leeside voice
  leeside pair invite invite.age
  leeside parcel make for-them.age
  leeside parcel open from-them.age

Exit codes:
  0  done
  1  refused; the sentence says why
  2  the command line was not understood
  3  locked, or a wrong passphrase
  4  a file was refused
  5  the disk: a file or folder is missing, full, or not to be read or written

Environment:
  LEESIDE_VAULT           the folder of the encrypted store
  LEESIDE_PASSPHRASE      the passphrase, or recovery words with --recovery
  LEESIDE_NEW_PASSPHRASE  a new passphrase, where one is set
  LEESIDE_WORDS           the words of an invite or a backup
  LEESIDE_JOURNAL         the journal's own word, if it has one
  NO_COLOR                no colours

Secrets are never arguments: other programs can read those. Type them when
asked, or give them by a file or by the environment.

With --json the answer is one document on the standard output. A failure is one
on the error stream: error (a stable code), exit, sentence, and until (seconds
since 1970, or null) if something becomes possible later.";

/// Tells what clap has to say: help and version on the standard output, anything else as a failure.
pub fn report(error: &clap::Error, json: bool, width: usize) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _whoever_reads = error.print();
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand if !json => {
            let _whoever_reads = error.print();
            ExitCode::from(Exit::Usage as u8)
        }
        _ => failure(error).report(json, width),
    }
}

fn failure(error: &clap::Error) -> Failure {
    let name = name_of(error);
    let named = |with: &str, without: &str| match &name {
        Some(name) => with.replace("{}", name),
        None => without.to_owned(),
    };
    let (code, what) = match error.kind() {
        ErrorKind::UnknownArgument => (
            "unknown_argument",
            named(
                "there is no option {} here",
                "there is one argument too many",
            ),
        ),
        ErrorKind::InvalidSubcommand => ("unknown_command", "there is no such command".to_owned()),
        ErrorKind::MissingRequiredArgument
        | ErrorKind::MissingSubcommand
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => (
            "missing_argument",
            named("{} is missing", "something is missing"),
        ),
        ErrorKind::ArgumentConflict => (
            "conflict",
            named(
                "{} does not go with the rest",
                "two options do not go together",
            ),
        ),
        _ => (
            "wrong_value",
            named("{} cannot have this value", "a value does not belong there"),
        ),
    };
    let allowed = match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(values)) if !values.is_empty() => {
            format!("; it can be {}", values.join(", "))
        }
        _ => String::new(),
    };
    Failure::usage(code, format!("{what}{allowed}; --help shows an example"))
}

/// The name of the option or place that the error is about, as the help names it; never a value.
fn name_of(error: &clap::Error) -> Option<String> {
    let name = match error.get(ContextKind::InvalidArg)? {
        ContextValue::String(name) => name.clone(),
        ContextValue::Strings(names) => names.join(", "),
        _ => return None,
    };
    let name = match error.kind() {
        // Here clap repeats what was typed, with a value behind an equals sign.
        ErrorKind::UnknownArgument => {
            let option = name.split('=').next().unwrap_or_default();
            let plain = |c: char| c.is_ascii_lowercase() || c == '-';
            if !option.starts_with('-') || option.len() > 24 || !option.chars().all(plain) {
                return None;
            }
            option.to_owned()
        }
        _ => name,
    };
    Some(name)
}
