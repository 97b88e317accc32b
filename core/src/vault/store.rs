//! The encrypted store: SQLCipher with a raw key, opened, checked and closed with care.

use super::disk;
use super::error::{Piece, VaultError};
use super::folder;
use super::room;
use super::schema;
use super::slots::VaultKey;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::time::Duration;
use zeroize::Zeroizing;

/// How a plain SQLite file begins (<https://www.sqlite.org/fileformat2.html>, section 1.3).
pub(crate) const PLAIN: [u8; 16] = *b"SQLite format 3\0";

/// How long a statement waits for another connection of ours.
const PATIENCE: Duration = Duration::from_secs(5);

/// An open store.
pub(crate) struct Store {
    connection: Connection,
    /// The cipher is at work, as it is but in tests that look at pages.
    encrypted: bool,
    /// Deleted content may still stand in the write-ahead log.
    checkpoint_due: bool,
}

impl Store {
    /// Makes a new, empty store of the newest version.
    ///
    /// # Errors
    /// Errors of the disk.
    pub fn create(path: &Path, key: &VaultKey) -> Result<Self, VaultError> {
        disk::make_file(path)?;
        Self::ready(unlocked(path, key)?)
    }

    /// Opens the store and brings it to the newest version.
    ///
    /// # Errors
    /// [`VaultError::HalfCopied`] if the file is missing; [`VaultError::NotEncrypted`] if it is
    /// plain SQLite; [`VaultError::NewerStore`]; [`VaultError::Damaged`] if the key does not fit
    /// or the file is damaged, which cannot be told apart.
    pub fn open(path: &Path, key: &VaultKey) -> Result<Self, VaultError> {
        if head(path)? == PLAIN {
            return Err(VaultError::NotEncrypted);
        }
        let connection = unlocked(path, key)?;
        Self::ready(connection)
    }

    /// Settles a connection that is unlocked, and brings its store to the newest version.
    ///
    /// # Errors
    /// [`VaultError::NewerStore`], before anything is changed; errors of the store.
    pub(super) fn ready(mut connection: Connection) -> Result<Self, VaultError> {
        if schema::version(&connection)? > schema::NEWEST {
            return Err(VaultError::NewerStore);
        }
        settle(&connection)?;
        schema::migrate(&mut connection)?;
        let mut store = Self {
            encrypted: is_intact(&connection)?,
            connection,
            checkpoint_due: true,
        };
        // After a migration or a change of the key. No size is worth a store that does not open.
        if room::is_between(&store.connection)? {
            let _size = store.transaction(|_| Ok(()));
        }
        Ok(store)
    }

    /// Opens a store for comparing, without bringing it to a version or a way of logging.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_as_it_is(path: &Path, key: &VaultKey) -> Result<Self, VaultError> {
        Ok(Self {
            connection: unlocked(path, key)?,
            encrypted: true,
            checkpoint_due: false,
        })
    }

    /// Whether this key opens the file at all. Changes nothing.
    ///
    /// # Errors
    /// As [`Store::open`], but [`VaultError::Damaged`] is `false`.
    pub fn fits(path: &Path, key: &VaultKey) -> Result<bool, VaultError> {
        if head(path)? == PLAIN {
            return Err(VaultError::NotEncrypted);
        }
        match unlocked(path, key) {
            Ok(_) => Ok(true),
            Err(VaultError::Damaged) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The connection, for reading.
    pub const fn connection(&self) -> &Connection {
        &self.connection
    }

    /// Reads from one unchanging state.
    ///
    /// # Errors
    /// What `act` says, and errors of the store.
    pub fn read<T>(
        &self,
        act: impl FnOnce(&Connection) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        // Deferred, and rolled back when dropped: nothing was written.
        let state = self.connection.unchecked_transaction()?;
        let done = act(&state);
        self.intact()?;
        done
    }

    /// Does all of `act` or none of it.
    ///
    /// # Errors
    /// What `act` says, and errors of the store. Nothing changes then.
    pub fn transaction<T>(
        &mut self,
        act: impl FnOnce(&Transaction<'_>) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let change = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = act(&change).and_then(|done| room::round_up(&change).map(|()| done));
        if self.encrypted && !is_intact(&change)? {
            return Err(VaultError::Damaged);
        }
        let done = done?;
        change.commit()?;
        self.checkpoint_due = true;
        Ok(done)
    }

    fn intact(&self) -> Result<(), VaultError> {
        if self.encrypted && !is_intact(&self.connection)? {
            return Err(VaultError::Damaged);
        }
        Ok(())
    }

    /// Brings the write-ahead log into the store and empties it, so that nothing deleted stays in
    /// it. Says whether it could; if not, it is due and tried again at lock and close.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn checkpoint(&mut self) -> Result<bool, VaultError> {
        let busy: i64 =
            self.connection
                .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        self.checkpoint_due = busy != 0;
        Ok(busy == 0)
    }

    /// Whether deleted content may still stand in the write-ahead log.
    pub const fn checkpoint_due(&self) -> bool {
        self.checkpoint_due
    }

    /// Writes the store anew without its empty pages. For mass deletion; takes as much free room
    /// as the store is large. Its size is a whole number of steps afterwards (see [`room`]).
    ///
    /// # Errors
    /// Errors of the store. It stays as it was then.
    pub fn vacuum(&mut self) -> Result<bool, VaultError> {
        self.connection.execute_batch("VACUUM")?;
        self.transaction(|_| Ok(()))?;
        self.checkpoint()
    }

    /// Leaves write-ahead logging, so that the file alone is the whole store.
    ///
    /// # Errors
    /// [`VaultError::InUse`] if another connection of ours is open.
    pub fn gather(&mut self) -> Result<(), VaultError> {
        if !self.checkpoint()? {
            return Err(VaultError::InUse);
        }
        mode(&self.connection, "DELETE")
    }

    /// Goes back to write-ahead logging after [`Store::gather`].
    ///
    /// # Errors
    /// Errors of the store.
    pub fn scatter(&self) -> Result<(), VaultError> {
        mode(&self.connection, "WAL")
    }

    /// Whether every page is authentic and every structure sound.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn is_sound(&self) -> Result<bool, VaultError> {
        let mut pages = self.connection.prepare("PRAGMA cipher_integrity_check")?;
        if pages.query([])?.next()?.is_some() {
            return Ok(false);
        }
        let answer: String = self
            .connection
            .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        Ok(answer == "ok")
    }

    /// Whether this store is sound and has the same version, tables and numbers of rows.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn holds_the_same(&self, other: &Self) -> Result<bool, VaultError> {
        Ok(self.is_sound()? && self.outline()? == other.outline()?)
    }

    fn outline(&self) -> Result<(u32, Vec<(String, i64)>), VaultError> {
        let mut statement = self.connection.prepare(
            "SELECT name, type FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name",
        )?;
        let mut rows = statement.query([])?;
        let mut outline = Vec::new();
        while let Some(row) = rows.next()? {
            let (name, kind): (String, String) = (row.get(0)?, row.get(1)?);
            let count = match kind.as_str() {
                "table" => self.connection.query_row(
                    &format!("SELECT count(*) FROM \"{name}\""),
                    [],
                    |row| row.get(0),
                )?,
                _ => 0,
            };
            outline.push((name, count));
        }
        Ok((schema::version(&self.connection)?, outline))
    }

    /// Empties the log and closes. The key leaves memory with the connection.
    ///
    /// # Errors
    /// Errors of the store. It is closed all the same.
    pub fn close(mut self) -> Result<(), VaultError> {
        let emptied = self.checkpoint();
        self.connection
            .close()
            .map_err(|(_, error)| VaultError::from(error))?;
        emptied.map(|_| ())
    }
}

/// Opens a file with its key, without any look at what is in it but its first page.
fn unlocked(path: &Path, key: &VaultKey) -> Result<Connection, VaultError> {
    // Never creates: an empty store in the place of a lost one would look like a loss of everything.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    // Wipes memory before it is freed: without it the key's text and plain pages stay behind after
    // locking. Measured on 1,000 journal entries: 35 ms become 150 ms in one transaction, 0.45 s
    // become 0.75 s in a thousand. That is more than a fifth, but a tenth of a millisecond for
    // what a person does at one time. Before the key is given, or it would not cover the key.
    connection
        .execute_batch("PRAGMA cipher_memory_security = ON; PRAGMA cipher_log_level = NONE;")?;
    connection.execute_batch(&key_statement("PRAGMA key = ", key))?;
    let cipher: Option<String> = connection
        .query_row("PRAGMA cipher_version", [], |row| row.get(0))
        .ok();
    if cipher.is_none_or(|version| version.is_empty()) {
        return Err(VaultError::Internal { what: "the cipher" });
    }
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(connection)
}

/// Whether the cipher is at work, and every page that was read since was authentic.
///
/// SQLCipher hands out a page that does not fit its code as zeros, without an error where the page
/// holds only a part of a long document, and takes note of it here.
fn is_intact(connection: &Connection) -> Result<bool, VaultError> {
    let status: String = connection.query_row("PRAGMA cipher_status", [], |row| row.get(0))?;
    Ok(status == "1")
}

/// The settings that every open store has.
fn settle(connection: &Connection) -> Result<(), VaultError> {
    mode(connection, "WAL")?;
    connection.execute_batch(
        "PRAGMA synchronous = FULL;
         PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;",
    )?;
    Ok(())
}

fn mode(connection: &Connection, wanted: &'static str) -> Result<(), VaultError> {
    let mode: String = connection.query_row(
        match wanted {
            "WAL" => "PRAGMA journal_mode = WAL",
            _ => "PRAGMA journal_mode = DELETE",
        },
        [],
        |row| row.get(0),
    )?;
    if mode.eq_ignore_ascii_case(wanted) {
        Ok(())
    } else {
        Err(VaultError::InUse)
    }
}

/// A statement that ends with the raw key and salt, wiped when dropped. Stock SQLCipher opens the
/// store with the key alone, because the salt stands at the beginning of the file.
pub(crate) fn key_statement(before: &str, key: &VaultKey) -> Zeroizing<String> {
    let mut hex = Zeroizing::new([0; 64]);
    // The two lengths fit, so this writes all of it.
    let _fits = hex::encode_to_slice(key.key.as_slice(), hex.as_mut_slice());
    let mut statement = Zeroizing::new(String::with_capacity(256));
    statement.push_str(before);
    statement.push_str("\"x'");
    statement.extend(hex.iter().map(|digit| char::from(*digit)));
    statement.push_str(&hex::encode(key.vault));
    statement.push_str("'\"");
    statement
}

/// The first 16 bytes of a store: its salt, which is the vault's name.
///
/// # Errors
/// [`VaultError::HalfCopied`] if it is missing, [`VaultError::Damaged`] if it is shorter.
pub(crate) fn head(path: &Path) -> Result<[u8; 16], VaultError> {
    let mut head = [0; 16];
    let file = File::open(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => VaultError::HalfCopied {
            missing: Piece::Store,
        },
        _ => error.into(),
    });
    file?
        .read_exact(&mut head)
        .map_err(|error| match error.kind() {
            std::io::ErrorKind::UnexpectedEof => VaultError::Damaged,
            _ => error.into(),
        })?;
    Ok(head)
}

/// Closes nothing and deletes nothing: makes sure that a store is one file, whole on the disk.
///
/// # Errors
/// [`VaultError::Internal`] if SQLite still keeps something beside it; errors of the disk.
pub(crate) fn sync_alone(path: &Path) -> Result<(), VaultError> {
    if folder::has_beside(path) {
        return Err(VaultError::Internal {
            what: "a store in one file",
        });
    }
    Ok(File::open(path)?.sync_all()?)
}
