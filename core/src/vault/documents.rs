//! Typed access to the documents of the store.
//!
//! A [`View`] reads one unchanging state; an [`Edit`] also writes, all of it or nothing.

use super::error::VaultError;
use super::kinds::{Meta, Part};
use crate::plan::ids::BondId;
use crate::plan::sizes;
use chrono::NaiveDate;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Params, Row, Transaction, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::ops::Deref;
use zeroize::Zeroizing;

/// A private item as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Private<T> {
    /// Its id.
    pub id: [u8; 16],
    /// The bond that it speaks of, if it does.
    pub bond: Option<BondId>,
    /// Its day.
    pub day: NaiveDate,
    /// What it says.
    pub document: T,
}

/// The store as it was when reading began.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub(super) connection: &'a Connection,
}

/// A change that is made whole or not at all.
pub struct Edit<'a> {
    view: View<'a>,
}

impl<'a> View<'a> {
    pub(super) const fn new(connection: &'a Connection) -> Self {
        Self { connection }
    }

    /// A document about the vault itself.
    ///
    /// # Errors
    /// [`VaultError::NewerStore`] if it has a form that this program does not know.
    pub fn meta<T: DeserializeOwned>(&self, name: Meta) -> Result<Option<T>, VaultError> {
        self.one(
            "SELECT value FROM meta WHERE name = ?1",
            params![name.as_str()],
        )
    }

    /// The bonds, each with its state.
    ///
    /// # Errors
    /// As [`View::meta`].
    pub fn bonds<T: DeserializeOwned>(&self) -> Result<Vec<(BondId, T)>, VaultError> {
        self.many(
            "SELECT state, bond_id FROM bond ORDER BY bond_id",
            params![],
            |row| Ok(BondId(row.get(1)?)),
        )
    }

    /// One bond's state.
    ///
    /// # Errors
    /// As [`View::meta`].
    pub fn bond<T: DeserializeOwned>(&self, bond: BondId) -> Result<Option<T>, VaultError> {
        self.one("SELECT state FROM bond WHERE bond_id = ?1", params![bond.0])
    }

    /// One part of a bond. `name` is empty where there is one of the kind.
    ///
    /// # Errors
    /// As [`View::meta`].
    pub fn part<T: DeserializeOwned>(
        &self,
        bond: BondId,
        part: Part,
        name: &str,
    ) -> Result<Option<T>, VaultError> {
        self.one(
            "SELECT document FROM bond_part WHERE bond_id = ?1 AND part = ?2 AND name = ?3",
            params![bond.0, part.as_str(), name],
        )
    }

    /// All parts of one kind, by name.
    ///
    /// # Errors
    /// As [`View::meta`].
    pub fn parts<T: DeserializeOwned>(
        &self,
        bond: BondId,
        part: Part,
    ) -> Result<Vec<(String, T)>, VaultError> {
        self.many(
            "SELECT document, name FROM bond_part WHERE bond_id = ?1 AND part = ?2 ORDER BY name",
            params![bond.0, part.as_str()],
            |row| row.get(1),
        )
    }

    /// The names of all parts of one kind.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn part_names(&self, bond: BondId, part: Part) -> Result<Vec<String>, VaultError> {
        let mut statement = self
            .connection
            .prepare("SELECT name FROM bond_part WHERE bond_id = ?1 AND part = ?2")?;
        let names = statement.query_map(params![bond.0, part.as_str()], |row| row.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    }

    /// An own document that belongs to no bond.
    ///
    /// # Errors
    /// As [`View::meta`].
    pub fn own<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, VaultError> {
        self.one("SELECT document FROM own WHERE name = ?1", params![name])
    }

    /// The names of the own documents.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn own_names(&self) -> Result<Vec<String>, VaultError> {
        let mut statement = self
            .connection
            .prepare("SELECT name FROM own ORDER BY name")?;
        let names = statement.query_map([], |row| row.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    }

    /// One private item of this kind.
    ///
    /// # Errors
    /// As [`View::meta`].
    pub fn private<T: DeserializeOwned>(
        &self,
        kind: &str,
        id: [u8; 16],
    ) -> Result<Option<Private<T>>, VaultError> {
        let found = self.many(
            "SELECT document, id, bond_id, day FROM private WHERE kind = ?1 AND id = ?2",
            params![kind, id],
            key_of_private,
        )?;
        Ok(found.into_iter().map(private).next())
    }

    /// All private items of this kind, by day.
    ///
    /// # Errors
    /// As [`View::meta`].
    pub fn privates<T: DeserializeOwned>(&self, kind: &str) -> Result<Vec<Private<T>>, VaultError> {
        let found = self.many(
            "SELECT document, id, bond_id, day FROM private WHERE kind = ?1 ORDER BY day, id",
            params![kind],
            key_of_private,
        )?;
        Ok(found.into_iter().map(private).collect())
    }

    fn one<T: DeserializeOwned>(
        &self,
        sql: &str,
        values: impl Params,
    ) -> Result<Option<T>, VaultError> {
        let text: Option<String> = self
            .connection
            .prepare(sql)?
            .query_row(values, |row| row.get(0))
            .optional()?;
        text.map(read).transpose()
    }

    /// Reads rows whose first column is the document.
    fn many<K, T: DeserializeOwned>(
        &self,
        sql: &str,
        values: impl Params,
        key: impl Fn(&Row<'_>) -> rusqlite::Result<K>,
    ) -> Result<Vec<(K, T)>, VaultError> {
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query(values)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push((key(row)?, read(row.get(0)?)?));
        }
        Ok(found)
    }
}

impl<'a> Deref for Edit<'a> {
    type Target = View<'a>;
    fn deref(&self) -> &View<'a> {
        &self.view
    }
}

impl<'a> Edit<'a> {
    pub(super) fn new(transaction: &'a Transaction<'_>) -> Self {
        Self {
            view: View::new(transaction),
        }
    }

    /// Writes a document about the vault itself, if it differs. Says whether it did.
    ///
    /// # Errors
    /// [`VaultError::Unfit`] above [`sizes::BODY`]; errors of the store.
    pub fn put_meta<T: Serialize>(&self, name: Meta, value: &T) -> Result<bool, VaultError> {
        self.put(
            "INSERT INTO meta (name, value) VALUES (?2, ?1)
             ON CONFLICT DO UPDATE SET value = ?1 WHERE value <> ?1",
            value,
            &[&name.as_str()],
        )
    }

    /// Deletes a document about the vault itself. Says whether it was there.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn delete_meta(&self, name: Meta) -> Result<bool, VaultError> {
        self.delete("DELETE FROM meta WHERE name = ?1", params![name.as_str()])
    }

    /// Writes a bond's state, if it differs; a new bond is made by its first state. Says whether
    /// it did. It may go into a backup: no key belongs in it.
    ///
    /// # Errors
    /// As [`Edit::put_meta`].
    pub fn put_bond<T: Serialize>(&self, bond: BondId, state: &T) -> Result<bool, VaultError> {
        self.put(
            "INSERT INTO bond (bond_id, state) VALUES (?2, ?1)
             ON CONFLICT DO UPDATE SET state = ?1 WHERE state <> ?1",
            state,
            &[&bond.0],
        )
    }

    /// Deletes a bond with all its parts. Private items and journal entries stay and name it no
    /// more. Says whether it was there.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn delete_bond(&self, bond: BondId) -> Result<bool, VaultError> {
        self.delete("DELETE FROM bond WHERE bond_id = ?1", params![bond.0])
    }

    /// Writes one part of a bond, if it differs. Says whether it did.
    ///
    /// # Errors
    /// [`VaultError::Unfit`] also if there is no such bond.
    pub fn put_part<T: Serialize>(
        &self,
        bond: BondId,
        part: Part,
        name: &str,
        document: &T,
    ) -> Result<bool, VaultError> {
        self.put(
            "INSERT INTO bond_part (bond_id, part, name, document) VALUES (?2, ?3, ?4, ?1)
             ON CONFLICT DO UPDATE SET document = ?1 WHERE document <> ?1",
            document,
            &[&bond.0, &part.as_str(), &name],
        )
    }

    /// Deletes one part of a bond. Says whether it was there.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn delete_part(&self, bond: BondId, part: Part, name: &str) -> Result<bool, VaultError> {
        self.delete(
            "DELETE FROM bond_part WHERE bond_id = ?1 AND part = ?2 AND name = ?3",
            params![bond.0, part.as_str(), name],
        )
    }

    /// Deletes all parts of one kind. Says whether there were any.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn delete_parts(&self, bond: BondId, part: Part) -> Result<bool, VaultError> {
        self.delete(
            "DELETE FROM bond_part WHERE bond_id = ?1 AND part = ?2",
            params![bond.0, part.as_str()],
        )
    }

    /// Writes an own document that belongs to no bond, if it differs. Says whether it did. It
    /// goes into a backup: no key belongs in it.
    ///
    /// # Errors
    /// As [`Edit::put_meta`].
    pub fn put_own<T: Serialize>(&self, name: &str, document: &T) -> Result<bool, VaultError> {
        self.put(
            "INSERT INTO own (name, document) VALUES (?2, ?1)
             ON CONFLICT DO UPDATE SET document = ?1 WHERE document <> ?1",
            document,
            &[&name],
        )
    }

    /// Deletes an own document. Says whether it was there.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn delete_own(&self, name: &str) -> Result<bool, VaultError> {
        self.delete("DELETE FROM own WHERE name = ?1", params![name])
    }

    /// Writes a private item, if it differs. Says whether it did.
    ///
    /// # Errors
    /// [`VaultError::Unfit`] also if another kind has this id, or there is no such bond.
    pub fn put_private<T: Serialize>(
        &self,
        kind: &str,
        item: &Private<T>,
    ) -> Result<bool, VaultError> {
        let of_kind: Option<String> = self
            .connection
            .prepare("SELECT kind FROM private WHERE id = ?1")?
            .query_row([item.id], |row| row.get(0))
            .optional()?;
        if of_kind.is_some_and(|other| other != kind) {
            return Err(VaultError::Unfit);
        }
        self.put(
            "INSERT INTO private (document, id, kind, bond_id, day) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO UPDATE SET document = ?1, bond_id = ?4, day = ?5
             WHERE document <> ?1 OR bond_id IS NOT ?4 OR day <> ?5",
            &item.document,
            &[
                &item.id,
                &kind,
                &item.bond.map(|bond| bond.0),
                &item.day.to_string(),
            ],
        )
    }

    /// Deletes a private item. Says whether it was there.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn delete_private(&self, kind: &str, id: [u8; 16]) -> Result<bool, VaultError> {
        self.delete(
            "DELETE FROM private WHERE kind = ?1 AND id = ?2",
            params![kind, id],
        )
    }

    /// Writes a document as the first value, `others` after it.
    fn put<T: Serialize>(
        &self,
        sql: &str,
        document: &T,
        others: &[&dyn rusqlite::ToSql],
    ) -> Result<bool, VaultError> {
        let text = Zeroizing::new(serde_json::to_string(document).map_err(|_| VaultError::Unfit)?);
        sizes::BODY
            .check(text.len())
            .map_err(|_| VaultError::Unfit)?;
        let mut statement = self.connection.prepare(sql)?;
        statement.raw_bind_parameter(1, text.as_str())?;
        for (at, value) in others.iter().enumerate() {
            statement.raw_bind_parameter(at + 2, value)?;
        }
        Ok(statement.raw_execute()? > 0)
    }

    fn delete(&self, sql: &str, values: impl Params) -> Result<bool, VaultError> {
        Ok(self.connection.prepare(sql)?.execute(values)? > 0)
    }
}

/// Reads a document. The store authenticates each page, so what does not fit was written by
/// another version of the program.
fn read<T: DeserializeOwned>(text: String) -> Result<T, VaultError> {
    let text = Zeroizing::new(text);
    serde_json::from_str(&text).map_err(|_| VaultError::NewerStore)
}

type PrivateKey = ([u8; 16], Option<BondId>, NaiveDate);

fn key_of_private(row: &Row<'_>) -> rusqlite::Result<PrivateKey> {
    let day: String = row.get(3)?;
    let day = day
        .parse()
        .map_err(|_| rusqlite::Error::InvalidColumnType(3, String::new(), Type::Text))?;
    Ok((row.get(1)?, row.get::<_, Option<_>>(2)?.map(BondId), day))
}

fn private<T>(((id, bond, day), document): (PrivateKey, T)) -> Private<T> {
    Private {
        id,
        bond,
        day,
        document,
    }
}
