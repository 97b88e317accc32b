//! A store of every version that was ever published, opened by this program.
//!
//! `fixtures/v1.db` and its successors are written once, by the program of their time, with
//! `LEESIDE_WRITE_FIXTURE=1 cargo test -p leeside --lib vault::tests::fixtures`, and never again.
//! Their key is the bytes 0x01 to 0x20 and their salt 0xa0 to 0xaf.

use super::super::documents::{Private, View};
use super::super::schema;
use super::super::slots::VaultKey;
use super::super::store::Store;
use super::*;
use rusqlite::params;
use zeroize::Zeroizing;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/vault/fixtures")
}

fn key() -> VaultKey {
    let count = |from: u8| move |n: usize| from + u8::try_from(n).expect("small");
    VaultKey {
        vault: std::array::from_fn(count(0xa0)),
        key: Zeroizing::new(std::array::from_fn(count(1))),
    }
}

/// Some rows of each table that holds rows.
fn fill(store: &mut Store) {
    let bond = BondId([1; 16]);
    let item = Private {
        id: [2; 16],
        bond: Some(bond),
        day: "2025-01-02".parse().expect("a day"),
        document: "a walk",
    };
    store
        .transaction(|change| {
            let edit = documents::Edit::new(change);
            edit.put_meta(Meta::Settings, &"plain words")?;
            edit.put_bond(bond, &"open")?;
            edit.put_part(bond, Part::Topic, "space", &["twenty minutes"])?;
            edit.put_own("support", &"a friend")?;
            edit.put_private("kept", &item)?;
            change.execute(
                "INSERT INTO journal (id, bond_id, created, edited, day, title, body, tags, mood, bring_up)
                 VALUES (?1, ?2, 1735800000, 1735800060, '2025-01-02', 'Evening', 'Rain on the café roof',
                         '[\"calm\"]', 'okay', 1)",
                params![[3_u8; 16], bond.0],
            )?;
            Ok(())
        })
        .expect("filled");
}

#[test]
fn every_version_has_its_store_and_is_brought_to_the_present() {
    let newest = folder().join(format!("v{}.db", schema::NEWEST));
    if std::env::var_os("LEESIDE_WRITE_FIXTURE").is_some() && !newest.exists() {
        let mut store = Store::create(&newest, &key()).expect("made");
        fill(&mut store);
        // Without the room that is set aside, which opening it makes again.
        let small = store.connection().execute_batch("VACUUM");
        small.expect("written anew");
        store.close().expect("closed");
    }
    for version in 1..=schema::NEWEST {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("store.db");
        fs::copy(folder().join(format!("v{version}.db")), &path).expect("a fixture");
        let old = Store::open_as_it_is(&path, &key()).expect("the fixture opens");
        assert_eq!(schema::version(old.connection()), Ok(version));
        drop(old);
        let store = Store::open(&path, &key()).expect("migrated");
        assert_eq!(schema::version(store.connection()), Ok(schema::NEWEST));
        assert_eq!(store.is_sound(), Ok(true));
        let view = View::new(store.connection());
        let bond = BondId([1; 16]);
        let topic: Option<Vec<String>> = view.part(bond, Part::Topic, "space").expect("read");
        assert_eq!(topic, Some(vec!["twenty minutes".to_owned()]));
        let kept = view.privates::<String>("kept").expect("read");
        assert_eq!(kept.first().map(|item| item.bond), Some(Some(bond)));
        let found: i64 = store
            .connection()
            .query_row(
                "SELECT count(*) FROM journal_index WHERE journal_index MATCH 'cafe'",
                [],
                |row| row.get(0),
            )
            .expect("searched");
        assert_eq!(found, 1);
    }
}

#[test]
fn the_newest_fixture_has_the_tables_that_this_program_makes() {
    let dir = tempfile::tempdir().expect("a folder");
    let (new, old) = (dir.path().join("new.db"), dir.path().join("old.db"));
    let mut made = Store::create(&new, &key()).expect("made");
    fill(&mut made);
    let fixture = folder().join(format!("v{}.db", schema::NEWEST));
    fs::copy(fixture, &old).expect("copied");
    let fixture = Store::open(&old, &key()).expect("opened");
    let tables = |store: &Store| -> Vec<(String, Option<String>)> {
        let mut statement = store
            .connection()
            .prepare("SELECT name, sql FROM sqlite_schema ORDER BY name")
            .expect("prepared");
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
        rows.expect("read").collect::<Result<_, _>>().expect("rows")
    };
    // A published step never changes: a new one is added.
    assert_eq!(tables(&made), tables(&fixture));
    assert_eq!(fixture.holds_the_same(&made), Ok(true));
}
