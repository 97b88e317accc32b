//! A backup: one age file by passphrase, to be put somewhere safe, and restored on a new phone.
//!
//! Inside are lines of canonical JSON (RFC 8785), each with a line feed:
//! `{"kind":"backup","made":"2025-01-02","v":1,"without_theirs":false}`, then for each row
//! `{"row":{…},"table":"…"}`, then `{"end":{"rows":7}}`. There is no padding: the file's size tells
//! about how much was written, and its day when it was made.
//!
//! It holds no pairing, no keys, no invite and no reply: a restored phone pairs anew. What may be in
//! it is listed in [`rows`]; a new kind of document stays out until it is listed there. It keeps what
//! is deleted afterwards: old backups are for the person to delete.

mod restore;
mod rows;

pub use restore::Restore;

use super::documents::View;
use super::error::VaultError;
use super::life::Vault;
use super::passphrase;
use crate::exchange::envelope;
use crate::exchange::error::Refusal;
use chrono::NaiveDate;
use rows::{Each, Row};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::ops::ControlFlow;
use zeroize::Zeroizing;

/// The longest line, in bytes. A document has at most 4 MiB, and as a text inside JSON its quotes
/// are written as two.
const LINE: usize = 12 * 1024 * 1024;
/// The most rows.
const ROWS: u64 = 1_000_000;
/// The most bytes of all lines together: 1 GiB.
const TOTAL: u64 = 1024 * 1024 * 1024;
/// Progress is told about so many bytes apart.
const STEP: u64 = 64 * 1024;

/// What to leave out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// Leave out what partners wrote: their voices and shared copies.
    pub without_theirs: bool,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of the content written or read so far. The file is a little larger.
    pub bytes: u64,
}

/// Is told how far it is, and may stop it.
pub type Watch<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// What a backup holds. Of what is private nothing is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// The day on which it was made.
    pub made: NaiveDate,
    /// Whether what partners wrote was left out.
    pub without_theirs: bool,
    /// The number of bonds, open and closed.
    pub bonds: u64,
    /// The number of topics in all of them.
    pub topics: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    kind: String,
    made: NaiveDate,
    v: u64,
    without_theirs: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct End {
    end: Rows,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    rows: u64,
}

impl Summary {
    const fn of(head: &Head) -> Self {
        Self {
            made: head.made,
            without_theirs: head.without_theirs,
            bonds: 0,
            topics: 0,
        }
    }

    fn count(&mut self, row: &Row) {
        match row {
            Row::Bond { .. } => self.bonds += 1,
            Row::BondPart { part, .. } if part == super::kinds::Part::Topic.as_str() => {
                self.topics += 1;
            }
            _ => {}
        }
    }
}

impl Vault {
    /// Writes a backup. It is whole only if this returns without an error; then read it again with
    /// [`verify`] from where it lies. The passphrase need not be the vault's.
    ///
    /// # Errors
    /// [`VaultError::Locked`], [`VaultError::PassphraseTooShort`], [`VaultError::Cancelled`],
    /// [`VaultError::Unfit`] if there is more than a restore would read, and errors of the disk.
    pub fn back_up(
        &self,
        to: &mut dyn Write,
        passphrase: &str,
        made: NaiveDate,
        options: Options,
        watch: Watch<'_>,
    ) -> Result<Summary, VaultError> {
        passphrase::check(passphrase)?;
        self.read(|view| write(view, to, passphrase, made, options, watch))
    }
}

fn write(
    view: View<'_>,
    to: &mut dyn Write,
    passphrase: &str,
    made: NaiveDate,
    options: Options,
    watch: Watch<'_>,
) -> Result<Summary, VaultError> {
    let head = Head {
        kind: "backup".to_owned(),
        made,
        v: 1,
        without_theirs: options.without_theirs,
    };
    let mut summary = Summary::of(&head);
    // Age hides why its header could not be written; buffered, it is written with what follows.
    let to = BufWriter::new(to);
    let file = envelope::sealing(&passphrase::tidy(passphrase), to)?;
    let mut lines = Lines::new(file, watch);
    lines.write(&head)?;
    let mut count = 0;
    rows::each(view, options.without_theirs, &mut |row| {
        count += 1;
        if count > ROWS {
            return Err(VaultError::Unfit);
        }
        summary.count(row);
        lines.write(row)
    })?;
    lines.write(&End {
        end: Rows { rows: count },
    })?;
    lines.io.finish()?.flush()?;
    Ok(summary)
}

/// Reads a whole backup without keeping any of it: that it opens, is whole, and what is in it.
///
/// # Errors
/// [`VaultError::Exchange`] says why it cannot be used: [`Refusal::WrongWords`],
/// [`Refusal::CutShort`], [`Refusal::Damaged`], [`Refusal::TooLarge`], [`Refusal::WrongKind`],
/// [`Refusal::NewerFormat`], [`Refusal::NotAge`]. [`VaultError::Cancelled`], errors of the disk.
pub fn verify(
    from: &mut dyn Read,
    passphrase: &str,
    watch: Watch<'_>,
) -> Result<Summary, VaultError> {
    read(from, passphrase, watch, &mut |_| Ok(()))
}

/// Reads a whole backup, row by row. What `each` did must be undone if this fails, also at the end.
fn read(
    from: &mut dyn Read,
    passphrase: &str,
    watch: Watch<'_>,
    each: Each<'_>,
) -> Result<Summary, VaultError> {
    let file = envelope::opening(&passphrase::tidy(passphrase), from)?;
    read_lines(BufReader::new(file), watch, each)
}

fn read_lines(from: impl BufRead, watch: Watch<'_>, each: Each<'_>) -> Result<Summary, VaultError> {
    let mut lines = Lines::new(from, watch);
    let line = lines.next()?.ok_or(Refusal::CutShort)?;
    let (_, kind) = crate::exchange::strict::version(&line)?;
    if kind != "backup" {
        let expected = "a backup";
        return Err(Refusal::WrongKind { expected }.into());
    }
    let head: Head = strict(&line)?;
    let mut summary = Summary::of(&head);
    let mut count = 0;
    loop {
        let line = lines.next()?.ok_or(Refusal::CutShort)?;
        // In canonical form nothing else begins like this.
        if line.starts_with(b"{\"end\":") {
            let End { end } = strict(&line)?;
            if end.rows != count || lines.next()?.is_some() {
                return Err(Refusal::Damaged.into());
            }
            return Ok(summary);
        }
        count += 1;
        if count > ROWS {
            return Err(Refusal::TooLarge.into());
        }
        let row: Row = strict(&line)?;
        row.check(head.without_theirs)?;
        summary.count(&row);
        each(&row)?;
    }
}

/// Reads a line in the one form that it can have. The bounds are those of backups; the rule is
/// that of [`crate::exchange::strict`].
fn strict<T: DeserializeOwned + Serialize>(line: &[u8]) -> Result<T, VaultError> {
    let value: T = serde_json::from_slice(line).map_err(|_| Refusal::Damaged)?;
    let again = serde_json_canonicalizer::to_vec(&value).map_err(|_| Refusal::Damaged)?;
    if *Zeroizing::new(again) == line {
        Ok(value)
    } else {
        Err(Refusal::Damaged.into())
    }
}

/// Lines of bounded length, counted together.
struct Lines<'a, T> {
    io: T,
    watch: Watch<'a>,
    bytes: u64,
    told: u64,
}

impl<'a, T> Lines<'a, T> {
    fn new(io: T, watch: Watch<'a>) -> Self {
        Self {
            io,
            watch,
            bytes: 0,
            told: 0,
        }
    }

    /// Counts a line; `None` if all together are too many.
    fn count(&mut self, bytes: usize) -> Result<Option<()>, VaultError> {
        self.bytes += bytes as u64;
        if self.bytes > TOTAL {
            return Ok(None);
        }
        if self.bytes - self.told >= STEP {
            self.told = self.bytes;
            let bytes = self.bytes;
            if (self.watch)(Progress { bytes }).is_break() {
                return Err(VaultError::Cancelled);
            }
        }
        Ok(Some(()))
    }
}

impl<W: Write> Lines<'_, W> {
    fn write(&mut self, value: &impl Serialize) -> Result<(), VaultError> {
        let line = serde_json_canonicalizer::to_vec(value).map_err(|_| VaultError::Unfit)?;
        let mut line = Zeroizing::new(line);
        line.push(b'\n');
        if line.len() > LINE {
            return Err(VaultError::Unfit);
        }
        self.io.write_all(&line)?;
        self.count(line.len())?.ok_or(VaultError::Unfit)
    }
}

impl<R: BufRead> Lines<'_, R> {
    /// The next line without its line feed, or `None` at the end.
    fn next(&mut self) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        let mut line = Zeroizing::new(Vec::new());
        let mut bounded = (&mut self.io).take(LINE as u64);
        let read = bounded.read_until(b'\n', &mut line);
        read.map_err(|error| envelope::refused(&error))?;
        if line.is_empty() {
            return Ok(None);
        }
        self.count(line.len())?.ok_or(Refusal::TooLarge)?;
        if line.pop() == Some(b'\n') {
            return Ok(Some(line));
        }
        let refusal = if line.len() + 1 == LINE {
            Refusal::TooLarge
        } else {
            Refusal::CutShort
        };
        Err(refusal.into())
    }
}

#[cfg(test)]
mod tests;
