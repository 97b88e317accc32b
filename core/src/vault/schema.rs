//! The store's versions. They go forward only, all steps in one transaction.
//!
//! Each version keeps its SQL in `sql/` and a store of its own in `fixtures/`, for ever; the tests
//! open each and bring it to the present. The present store is never lowered: a newer one is
//! refused and left as it is.

use super::error::VaultError;
use rusqlite::{Connection, TransactionBehavior};

/// One step for each version, in order. A step that was published never changes.
const STEPS: [&str; 2] = [include_str!("sql/0001.sql"), include_str!("sql/0002.sql")];

/// The version that this program writes.
pub const NEWEST: u32 = STEPS.len() as u32;

/// Brings the store to the newest version.
///
/// # Errors
/// [`VaultError::NewerStore`] if a newer program wrote it; errors of the store. It stays as it
/// was then.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), VaultError> {
    // Asked outside a transaction first, so that an up-to-date store is opened without a write.
    if version(connection)? == NEWEST {
        return Ok(());
    }
    let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let from = version(&change)?;
    if from > NEWEST {
        return Err(VaultError::NewerStore);
    }
    for step in STEPS.iter().skip(from as usize) {
        change.execute_batch(step)?;
    }
    change.pragma_update(None, "user_version", NEWEST)?;
    Ok(change.commit()?)
}

/// The version of the open store; 0 is an empty one.
///
/// # Errors
/// Errors of the store.
pub(crate) fn version(connection: &Connection) -> Result<u32, VaultError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}
