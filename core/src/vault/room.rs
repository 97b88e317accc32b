//! The size of the store's file, which tells as little as it can about what is in it.
//!
//! The file grows in steps of [`STEP`]: the pages up to the next step are free pages of the
//! database, written as zeros and encrypted like all others, and new rows take their place. A closed
//! store with no entry in its journal and one with five hundred ordinary pages are equally large.
//!
//! What can be seen all the same: that a store is so many steps large, so that very much writing
//! shows; that the file changed at all, and when; while it is unlocked or after a kill, the length of
//! the write-ahead log. The size of a backup is not rounded.

use super::error::VaultError;
use rusqlite::{Connection, params};

/// The file's size is a multiple of so many bytes: 4 MiB.
pub(super) const STEP: u32 = 4 * 1024 * 1024;

/// Bytes of one page, by default of SQLCipher 4 and of SQLite.
const PAGE: u32 = 4096;

/// Bytes that fill one page of their own: SQLCipher keeps 80 of its 4096 for itself, and SQLite 4
/// (<https://www.sqlite.org/fileformat2.html>, section 1.6).
const FILLS: u32 = 4012;

/// The fewest bytes that do not fit beside others.
const ALONE: u32 = 4090;

/// Whether the file has a size between two steps.
///
/// # Errors
/// Errors of the store.
pub(super) fn is_between(connection: &Connection) -> Result<bool, VaultError> {
    Ok(missing(connection)? > 0)
}

/// Sets free pages aside up to the next step, inside a change that is under way.
///
/// # Errors
/// Errors of the store.
pub(super) fn round_up(change: &Connection) -> Result<(), VaultError> {
    let mut missing = missing(change)?;
    if missing == 0 {
        return Ok(());
    }
    // What was freed before is taken first and would make nothing larger.
    missing += number(change, "PRAGMA freelist_count")?;
    // One row does it. Where pages are of another kind, a few do; after that it is let be, for
    // no size is worth a change that fails.
    for _ in 0..4 {
        let filler = (missing * FILLS).max(ALONE);
        change
            .prepare("INSERT INTO room (filler) VALUES (zeroblob(?1))")?
            .execute(params![filler])?;
        missing = self::missing(change)?;
        if missing == 0 {
            break;
        }
    }
    change.prepare("DELETE FROM room")?.execute([])?;
    Ok(())
}

/// How many pages there are to the next step.
fn missing(connection: &Connection) -> Result<u32, VaultError> {
    let over = number(connection, "PRAGMA page_count")? % (STEP / PAGE);
    Ok(if over == 0 { 0 } else { STEP / PAGE - over })
}

fn number(connection: &Connection, pragma: &'static str) -> Result<u32, VaultError> {
    Ok(connection
        .prepare(pragma)?
        .query_row([], |row| row.get(0))?)
}
