//! Documents, transactions, versions and a full disk.

use super::super::documents::Private;
use super::super::schema;
use super::*;
use crate::plan::ids::TopicId;
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn documents_are_kept_listed_and_deleted() {
    let place = Place::new();
    let mut vault = create(&place.root);
    let bond = with_bond(&mut vault, 1);
    let topic = TopicId::new("sequence.together").expect("a name");
    vault
        .edit(|edit| {
            assert!(edit.put_part(bond, Part::Topic, topic.as_str(), &vec![1, 2])?);
            assert!(!edit.put_part(bond, Part::Topic, topic.as_str(), &vec![1, 2])?);
            assert!(edit.put_part(bond, Part::Topic, topic.as_str(), &vec![1, 3])?);
            assert!(edit.put_part(bond, Part::Topic, "space", &vec![4])?);
            assert!(edit.put_part(bond, Part::Mine, "", &"voice")?);
            assert!(edit.put_meta(Meta::Settings, &true)?);
            assert!(!edit.put_meta(Meta::Settings, &true)?);
            assert!(edit.put_own("support", &["a friend"])?);
            assert!(!edit.put_bond(bond, &"open")?);
            edit.put_bond(bond, &"ended")
        })
        .expect("written");
    vault
        .read(|view| {
            let topics = view.parts::<Vec<u8>>(bond, Part::Topic)?;
            let names: Vec<&str> = topics.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(names, ["sequence.together", "space"]);
            assert_eq!(view.part(bond, Part::Topic, "space")?, Some(vec![4]));
            assert_eq!(view.part::<String>(bond, Part::Theirs, "")?, None);
            assert_eq!(view.bonds::<String>()?, [(bond, "ended".to_owned())]);
            assert_eq!(view.bond::<String>(BondId([2; 16]))?, None);
            assert_eq!(view.own_names()?, ["support"]);
            assert_eq!(view.meta::<bool>(Meta::Settings)?, Some(true));
            Ok(())
        })
        .expect("read");
    vault
        .edit(|edit| {
            assert!(edit.delete_part(bond, Part::Mine, "")?);
            assert!(!edit.delete_part(bond, Part::Mine, "")?);
            assert!(edit.delete_parts(bond, Part::Topic)?);
            assert!(edit.delete_own("support")?);
            edit.delete_meta(Meta::Settings)
        })
        .expect("deleted");
    let left = vault.read(|view| view.parts::<Vec<u8>>(bond, Part::Topic));
    assert_eq!(left, Ok(Vec::new()));
}

#[test]
fn a_bond_takes_its_parts_along_and_leaves_private_items() {
    let place = Place::new();
    let mut vault = create(&place.root);
    let (one, two) = (with_bond(&mut vault, 1), with_bond(&mut vault, 2));
    let mut item = Private {
        id: [9; 16],
        bond: Some(one),
        day: day("2025-03-04"),
        document: "what I heard".to_owned(),
    };
    vault
        .edit(|edit| {
            for bond in [one, two] {
                edit.put_part(bond, Part::Mine, "", &"voice")?;
            }
            assert!(edit.put_private("heard", &item)?);
            assert!(!edit.put_private("heard", &item)?);
            assert_eq!(
                edit.put_private("kept", &item).err(),
                Some(VaultError::Unfit)
            );
            edit.delete_bond(one)
        })
        .expect("written");
    item.bond = None;
    vault
        .read(|view| {
            assert_eq!(view.part::<String>(one, Part::Mine, "")?, None);
            assert!(view.part::<String>(two, Part::Mine, "")?.is_some());
            assert_eq!(view.privates("heard")?, [item.clone()]);
            assert_eq!(view.private("heard", [9; 16])?, Some(item.clone()));
            assert_eq!(view.private::<String>("kept", [9; 16])?, None);
            Ok(())
        })
        .expect("read");
    let gone = vault.edit(|edit| edit.delete_private("heard", [9; 16]));
    assert_eq!(gone, Ok(true));
}

#[test]
fn a_change_is_whole_or_not_at_all() {
    let place = Place::new();
    let mut vault = create(&place.root);
    write_note(&mut vault, "before");
    let stopped: Result<(), _> = vault.edit(|edit| {
        edit.put_own("note", &"after")?;
        Err(VaultError::Cancelled)
    });
    assert_eq!(stopped, Err(VaultError::Cancelled));
    assert_eq!(note(&vault).as_deref(), Some("before"));
    // A part of a bond that is not there, and a document that is too large.
    let none = vault.edit(|edit| edit.put_part(BondId([3; 16]), Part::Mine, "", &1));
    assert_eq!(none, Err(VaultError::Unfit));
    let large = vault.edit(|edit| edit.put_own("note", &"x".repeat(4 * 1024 * 1024)));
    assert_eq!(large, Err(VaultError::Unfit));
    assert_eq!(note(&vault).as_deref(), Some("before"));
}

#[test]
fn a_document_of_a_later_program_is_named() {
    let place = Place::new();
    let mut vault = create(&place.root);
    write_note(&mut vault, "text");
    let error = vault.read(|view| view.own::<u32>("note")).err();
    assert_eq!(error, Some(VaultError::NewerStore));
}

#[test]
fn a_full_disk_loses_nothing() {
    let place = Place::new();
    let mut vault = create(&place.root);
    write_note(&mut vault, "before");
    let connection = vault.open.as_ref().expect("open").store.connection();
    let pages: u32 = connection
        .pragma_query_value(None, "page_count", |row| row.get(0))
        .expect("counted");
    let most: u32 = connection
        .query_row(&format!("PRAGMA max_page_count = {pages}"), [], |row| {
            row.get(0)
        })
        .expect("bounded");
    assert_eq!(most, pages);
    // The room that is set aside takes one of this size and not two.
    let much = "x".repeat(3_000_000);
    vault
        .edit(|edit| edit.put_own("much", &much))
        .expect("there is room");
    let error = vault.edit(|edit| edit.put_own("note", &much));
    assert_eq!(error, Err(VaultError::DiskFull));
    assert_eq!(note(&vault).as_deref(), Some("before"));
    vault.close().expect("closed");
    let vault = place.open().expect("opened");
    assert_eq!(note(&vault).as_deref(), Some("before"));
}

#[test]
fn a_newer_store_is_refused_unharmed() {
    let place = Place::filled("tea");
    let mut vault = place.open().expect("opened");
    let store = &mut vault.open.as_mut().expect("open").store;
    store
        .connection()
        .pragma_update(None, "user_version", schema::NEWEST + 1)
        .expect("raised");
    // A newer program may keep its log in another way; that stays too.
    store.gather().expect("gathered");
    vault.close().expect("closed");
    let before = place.contents();
    assert_eq!(place.open().err(), Some(VaultError::NewerStore));
    assert_eq!(place.contents(), before);
}

#[test]
fn the_settings_of_an_open_store() {
    let place = Place::new();
    let vault = create(&place.root);
    let connection = vault.open.as_ref().expect("open").store.connection();
    let text = |name: &str| -> String {
        connection
            .query_row(&format!("SELECT * FROM pragma_{name}"), [], |row| {
                Ok(match row.get_ref(0)? {
                    rusqlite::types::ValueRef::Integer(number) => number.to_string(),
                    other => other.as_str().map_or_else(|_| String::new(), str::to_owned),
                })
            })
            .expect(name)
    };
    assert_eq!(text("journal_mode"), "wal");
    assert_eq!(text("synchronous"), "2");
    assert_eq!(text("secure_delete"), "1");
    assert_eq!(text("temp_store"), "2");
    assert_eq!(text("foreign_keys"), "1");
    assert_eq!(text("user_version"), schema::NEWEST.to_string());
}
