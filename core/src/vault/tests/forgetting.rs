//! Deletion leaves nothing: not in the pages, not in the index, not in the write-ahead log.
//!
//! The pages are looked at in a plain store that the same code runs on, settings, schema and all:
//! there the bytes of the file are the bytes that the cipher would hide.

use super::super::store::Store;
use super::*;
use rusqlite::{Connection, params};

/// Stands in titles, bodies, tags and documents, and nowhere else. The index cuts off what words
/// have in common with their neighbours, so the bare ending is what is looked for.
const CANARY: &str = "zqwvcanaryxk";
const ENDING: &str = "canaryxk";

fn fill(connection: &Connection, rows: u16) {
    connection
        .execute("INSERT INTO bond VALUES (?1, 'open')", params![[1_u8; 16]])
        .expect("a bond");
    for n in 0..rows {
        let mut id = [0; 16];
        id[..2].copy_from_slice(&n.to_be_bytes());
        let text = format!("{CANARY} {CANARY}{n} words about the sea and the evening {n}");
        connection
            .execute(
                "INSERT INTO journal (id, bond_id, created, edited, day, title, body, tags, bring_up)
                 VALUES (?1, ?2, 1, 1, '2025-01-01', ?3, ?4, ?5, 0)",
                params![id, [1_u8; 16], CANARY, text, format!("[\"{CANARY}\"]")],
            )
            .expect("an entry");
        connection
            .execute(
                "INSERT INTO private (id, bond_id, kind, day, document)
                 VALUES (?1, NULL, 'kept', '2025-01-01', ?2)",
                params![id, text],
            )
            .expect("an item");
        connection
            .execute(
                "INSERT INTO bond_part VALUES (?1, 'copy', ?2, ?3)",
                params![[1_u8; 16], n.to_string(), text],
            )
            .expect("a part");
    }
    connection
        .execute("INSERT INTO own VALUES ('note', ?1)", params![CANARY])
        .expect("a document");
    // Edits, which leave former words behind if nothing is done about it.
    connection
        .execute("UPDATE journal SET body = 'short', title = 'short'", [])
        .expect("edited");
}

fn empty(connection: &Connection) {
    connection
        .execute_batch(
            "DELETE FROM journal; DELETE FROM private; DELETE FROM own; DELETE FROM bond;",
        )
        .expect("deleted");
}

fn in_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = contents(folder);
    found.retain(|(_, bytes)| holds(bytes, ENDING));
    found.into_iter().map(|(name, _)| name).collect()
}

#[test]
fn no_page_keeps_what_was_deleted() {
    for rows in [1, 40, 400] {
        let dir = tempfile::tempdir().expect("a folder");
        let connection = Connection::open(dir.path().join("plain.db")).expect("plain");
        let mut store = Store::ready(connection).expect("ready");
        store
            .transaction(|change| {
                fill(change, rows);
                Ok(())
            })
            .expect("filled");
        assert_eq!(store.checkpoint(), Ok(true));
        // The look itself sees it, while it is there.
        assert_eq!(in_files(dir.path()), [PathBuf::from("plain.db")]);
        store
            .transaction(|change| {
                empty(change);
                Ok(())
            })
            .expect("emptied");
        assert!(store.checkpoint_due());
        assert_eq!(store.checkpoint(), Ok(true));
        assert!(!store.checkpoint_due());
        assert_eq!(in_files(dir.path()), Vec::<PathBuf>::new(), "{rows} rows");
        let before = fs::metadata(dir.path().join("plain.db"))
            .expect("size")
            .len();
        assert_eq!(store.vacuum(), Ok(true));
        let after = fs::metadata(dir.path().join("plain.db"))
            .expect("size")
            .len();
        assert!(after <= before);
        assert_eq!(in_files(dir.path()), Vec::<PathBuf>::new());
        store.close().expect("closed");
        assert_eq!(in_files(dir.path()), Vec::<PathBuf>::new());
    }
}

#[test]
fn one_deleted_entry_leaves_the_index_and_the_others_stay() {
    let dir = tempfile::tempdir().expect("a folder");
    let connection = Connection::open(dir.path().join("plain.db")).expect("plain");
    let mut store = Store::ready(connection).expect("ready");
    let add = |connection: &Connection, id: u8, body: &str| {
        connection
            .execute(
                "INSERT INTO journal (id, created, edited, day, title, body, tags, bring_up)
                 VALUES (?1, 1, 1, '2025-01-01', '', ?2, '[]', 0)",
                params![[id; 16], body],
            )
            .expect("an entry");
    };
    for id in 0..60 {
        let body = match id {
            30 => format!("before {CANARY} after"),
            _ => format!("zqwv zqwz evening number {id}"),
        };
        store
            .transaction(|change| {
                add(change, id, &body);
                Ok(())
            })
            .expect("added");
    }
    let gone = store.transaction(|change| {
        Ok(change.execute("DELETE FROM journal WHERE id = ?1", params![[30_u8; 16]])?)
    });
    assert_eq!(gone, Ok(1));
    assert_eq!(store.checkpoint(), Ok(true));
    assert_eq!(in_files(dir.path()), Vec::<PathBuf>::new());
    let left: i64 = store
        .connection()
        .query_row(
            "SELECT count(*) FROM journal_index WHERE journal_index MATCH 'evening'",
            [],
            |row| row.get(0),
        )
        .expect("searched");
    assert_eq!(left, 59);
    assert_eq!(store.is_sound(), Ok(true));
}

#[test]
fn a_reader_that_stays_makes_the_log_wait_and_it_is_emptied_later() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("plain.db");
    let mut store = Store::ready(Connection::open(&path).expect("plain")).expect("ready");
    store
        .connection()
        .busy_timeout(std::time::Duration::ZERO)
        .expect("impatient");
    store
        .transaction(|change| {
            fill(change, 3);
            Ok(())
        })
        .expect("filled");
    let reader = Connection::open(&path).expect("a second one");
    reader.execute_batch("BEGIN").expect("begun");
    let _seen: i64 = reader
        .query_row("SELECT count(*) FROM own", [], |row| row.get(0))
        .expect("read");
    store
        .transaction(|change| {
            empty(change);
            Ok(())
        })
        .expect("emptied");
    assert_eq!(store.checkpoint(), Ok(false));
    assert!(store.checkpoint_due());
    assert!(!in_files(dir.path()).is_empty());
    drop(reader);
    store.close().expect("closed");
    assert_eq!(in_files(dir.path()), Vec::<PathBuf>::new());
}

#[test]
fn the_real_files_never_show_a_word() {
    let place = Place::new();
    let mut vault = create(&place.root);
    vault
        .edit(|edit| {
            fill(edit.connection, 40);
            Ok(())
        })
        .expect("filled");
    // In the store, the write-ahead log and its index: while it is open, with everything in it.
    assert!(place.file("store.db-wal").exists());
    assert_eq!(in_files(&place.root), Vec::<PathBuf>::new());
    vault
        .forget_much(|edit| {
            empty(edit.connection);
            Ok(())
        })
        .expect("forgotten");
    let log = fs::metadata(place.file("store.db-wal")).expect("the log");
    assert_eq!(log.len(), 0);
    // With the key in hand, the index's own tables hold nothing of it either.
    let blocks: Vec<Vec<u8>> = vault
        .open
        .as_ref()
        .expect("open")
        .store
        .connection()
        .prepare("SELECT block FROM journal_index_data")
        .expect("prepared")
        .query_map([], |row| row.get(0))
        .expect("read")
        .collect::<Result<_, _>>()
        .expect("blocks");
    assert!(!blocks.is_empty());
    assert!(blocks.iter().all(|block| !holds(block, ENDING)));
}

#[test]
fn an_emptied_journal_looks_like_a_new_one() {
    let place = Place::new();
    let mut vault = create(&place.root);
    let empty_size = {
        vault.forget_much(|_| Ok(())).expect("nothing");
        fs::metadata(place.file("store.db")).expect("size").len()
    };
    vault
        .edit(|edit| {
            fill(edit.connection, 300);
            Ok(())
        })
        .expect("filled");
    vault
        .forget_much(|edit| {
            empty(edit.connection);
            Ok(())
        })
        .expect("forgotten");
    let size = fs::metadata(place.file("store.db")).expect("size").len();
    assert_eq!(size, empty_size);
}
