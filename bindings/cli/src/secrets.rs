//! Where secrets come from: a prompt, a file, or the environment; never an argument, because other
//! programs can read those.

use crate::failure::{Exit, Failure};
use crate::files;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use zeroize::{Zeroize, Zeroizing};

/// Bytes of a secret's file or variable that are read at most.
const MOST: usize = 4096;

/// A secret that a command asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secret {
    /// What opens the vault: the passphrase, or with `--recovery` the recovery words.
    Unlock,
    /// A new passphrase.
    NewPassphrase,
    /// The words of an invite or a backup.
    Words,
    /// The journal's own word.
    Journal,
}

impl Secret {
    const fn variable(self) -> &'static str {
        match self {
            Self::Unlock => "LEESIDE_PASSPHRASE",
            Self::NewPassphrase => "LEESIDE_NEW_PASSPHRASE",
            Self::Words => "LEESIDE_WORDS",
            Self::Journal => "LEESIDE_JOURNAL",
        }
    }

    const fn missing(self) -> &'static str {
        match self {
            Self::Unlock => {
                "the passphrase is needed; type it on a terminal, or give --passphrase-file or LEESIDE_PASSPHRASE"
            }
            Self::NewPassphrase => {
                "a new passphrase is needed; type it on a terminal, or give --new-passphrase-file or LEESIDE_NEW_PASSPHRASE"
            }
            Self::Words => {
                "the words are needed; type them on a terminal, or give --words-file or LEESIDE_WORDS"
            }
            Self::Journal => {
                "the journal's own word is needed; type it on a terminal, or give --journal-file or LEESIDE_JOURNAL"
            }
        }
    }
}

/// Reads a secret from its file, its variable, or a prompt on the terminal, in this order.
///
/// # Errors
/// `needs_passphrase` or `needs_words` without any of them; [`Failure`] of the disk.
pub fn read(
    secret: Secret,
    file: Option<&PathBuf>,
    prompt: &str,
) -> Result<Zeroizing<String>, Failure> {
    if let Some(typed) = given(secret, file)? {
        return Ok(typed);
    }
    if !std::io::stdin().is_terminal() {
        let code = match secret {
            Secret::Words => "needs_words",
            Secret::Journal => "needs_journal_word",
            Secret::Unlock | Secret::NewPassphrase => "needs_passphrase",
        };
        return Err(Failure::new(Exit::Locked, code, secret.missing()));
    }
    ask(prompt)
}

/// As [`read`], for a secret that is new: typed on a terminal, it is typed twice.
///
/// # Errors
/// As [`read`], and `typed_differently`.
pub fn read_new(
    secret: Secret,
    file: Option<&PathBuf>,
    prompt: &str,
) -> Result<Zeroizing<String>, Failure> {
    if let Some(typed) = given(secret, file)? {
        return Ok(typed);
    }
    let typed = read(secret, None, prompt)?;
    if *ask("The same once more: ")? == *typed {
        return Ok(typed);
    }
    Err(Failure::refused(
        "typed_differently",
        "the two were not the same; begin again, nothing was changed",
    ))
}

/// What a file or the environment gives.
///
/// # Errors
/// [`Failure`] of the disk, or if it is not text.
pub fn given(secret: Secret, file: Option<&PathBuf>) -> Result<Option<Zeroizing<String>>, Failure> {
    if let Some(path) = file {
        return first_line(path).map(Some);
    }
    match std::env::var(secret.variable()) {
        Ok(value) if value.len() <= MOST => Ok(Some(Zeroizing::new(value))),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Ok(_) | Err(std::env::VarError::NotUnicode(_)) => Err(not_text()),
    }
}

fn ask(prompt: &str) -> Result<Zeroizing<String>, Failure> {
    rpassword::prompt_password(prompt)
        .map(Zeroizing::new)
        .map_err(|error| files::unreadable(&error))
}

/// The first line of a file, so that an editor's line end does not become a part of it.
fn first_line(path: &Path) -> Result<Zeroizing<String>, Failure> {
    let mut bytes = files::read(path, MOST)?;
    let end = bytes.iter().position(|byte| *byte == b'\n');
    let line = bytes.get(..end.unwrap_or(bytes.len())).unwrap_or_default();
    let text = std::str::from_utf8(line)
        .map(|line| Zeroizing::new(line.trim_end_matches('\r').to_owned()))
        .map_err(|_| not_text());
    bytes.zeroize();
    text
}

fn not_text() -> Failure {
    Failure::usage("not_text", "a secret has to be one line of plain text")
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    #[test]
    fn a_file_gives_its_first_line_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("word");
        std::fs::write(&path, " a word \r\nanother\n").expect("written");
        assert_eq!(*first_line(&path).expect("text"), " a word ");
        std::fs::write(&path, b"\xff\n").expect("written");
        assert_eq!(first_line(&path).expect_err("not text").code, "not_text");
        std::fs::write(&path, [b'x'; MOST + 1]).expect("written");
        assert!(first_line(&path).is_err());
    }
}
