//! What of the store may be in a backup, and how each row is written there.

use super::super::documents::View;
use super::super::error::VaultError;
use super::super::kinds::{Meta, Part};
use crate::exchange::error::Refusal;
use crate::plan::ids::{BondId, CopyId};
use chrono::NaiveDate;
use rusqlite::{Connection, params};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

/// The parts of a bond that may be in a backup. None holds a key, and none a number or digest of
/// the exchange.
const PARTS: [Part; 8] = [
    Part::Mine,
    Part::Theirs,
    Part::Topic,
    Part::Copy,
    Part::Received,
    Part::Debrief,
    Part::Window,
    Part::Look,
];

/// Those of them that partners wrote.
const THEIRS: [Part; 3] = [Part::Theirs, Part::Received, Part::Debrief];

/// What may be in a backup about the vault itself.
const META: [Meta; 1] = [Meta::Settings];

/// One row. Documents are texts here, byte by byte as they are in the store.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "table", content = "row", rename_all = "snake_case")]
pub(super) enum Row {
    Meta {
        name: String,
        value: String,
    },
    Bond {
        bond_id: BondId,
        state: String,
    },
    BondPart {
        bond_id: BondId,
        document: String,
        name: String,
        part: String,
    },
    Own {
        document: String,
        name: String,
    },
    Private {
        bond_id: Option<BondId>,
        day: NaiveDate,
        document: String,
        id: CopyId,
        kind: String,
    },
    Journal {
        body: String,
        bond_id: Option<BondId>,
        bring_up: bool,
        created: i64,
        day: NaiveDate,
        edited: i64,
        id: CopyId,
        moment: Option<CopyId>,
        mood: Option<String>,
        prompt: Option<String>,
        tags: String,
        title: String,
    },
}

impl Row {
    /// Whether a backup may have it, and its documents are JSON. What they say is for the rooms
    /// that they belong to.
    ///
    /// # Errors
    /// [`Refusal::Damaged`].
    pub fn check(&self, without_theirs: bool) -> Result<(), VaultError> {
        let (may, document) = match self {
            Self::Meta { name, value } => (META.iter().any(|it| it.as_str() == name), value),
            Self::BondPart { part, document, .. } => (
                parts(without_theirs).any(|it| it.as_str() == part),
                document,
            ),
            Self::Bond { state, .. } => (true, state),
            Self::Own { document, .. } | Self::Private { document, .. } => (true, document),
            Self::Journal { tags, .. } => {
                let fits = serde_json::from_str::<Vec<String>>(tags).is_ok();
                (fits, tags)
            }
        };
        if may && serde_json::from_str::<IgnoredAny>(document).is_ok() {
            Ok(())
        } else {
            Err(Refusal::Damaged.into())
        }
    }

    /// Writes it into a new store.
    ///
    /// # Errors
    /// [`Refusal::Damaged`] if the store's own rules refuse it; errors of the store.
    pub fn insert(&self, to: &Connection) -> Result<(), VaultError> {
        let done = match self {
            Self::Meta { name, value } => {
                to.execute("INSERT INTO meta VALUES (?1, ?2)", params![name, value])
            }
            Self::Bond { bond_id, state } => {
                to.execute("INSERT INTO bond VALUES (?1, ?2)", params![bond_id.0, state])
            }
            Self::BondPart {
                bond_id,
                document,
                name,
                part,
            } => to.execute(
                "INSERT INTO bond_part (bond_id, part, name, document) VALUES (?1, ?2, ?3, ?4)",
                params![bond_id.0, part, name, document],
            ),
            Self::Own { document, name } => to.execute(
                "INSERT INTO own (name, document) VALUES (?1, ?2)",
                params![name, document],
            ),
            Self::Private {
                bond_id,
                day,
                document,
                id,
                kind,
            } => to.execute(
                "INSERT INTO private (id, bond_id, kind, day, document) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![id.0, bond_id.map(|it| it.0), kind, day.to_string(), document],
            ),
            Self::Journal {
                body,
                bond_id,
                bring_up,
                created,
                day,
                edited,
                id,
                moment,
                mood,
                prompt,
                tags,
                title,
            } => to.execute(
                "INSERT INTO journal (id, bond_id, created, edited, day, title, body, tags, mood,
                                      prompt, bring_up, moment)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                params![
                    id.0,
                    bond_id.map(|it| it.0),
                    created,
                    edited,
                    day.to_string(),
                    title,
                    body,
                    tags,
                    mood,
                    prompt,
                    bring_up,
                    moment.map(|it| it.0)
                ],
            ),
        };
        match done.map_err(VaultError::from) {
            Ok(_) => Ok(()),
            Err(VaultError::Unfit) => Err(Refusal::Damaged.into()),
            Err(error) => Err(error),
        }
    }
}

fn parts(without_theirs: bool) -> impl Iterator<Item = Part> {
    PARTS
        .into_iter()
        .filter(move |part| !(without_theirs && THEIRS.contains(part)))
}

/// Takes one row.
pub(super) type Each<'a> = &'a mut dyn FnMut(&Row) -> Result<(), VaultError>;

/// Gives every row that may be in a backup, bonds before what names them.
///
/// # Errors
/// What `each` says, and errors of the store.
pub(super) fn each(view: View<'_>, without_theirs: bool, each: Each<'_>) -> Result<(), VaultError> {
    let from = view.connection;
    select(
        from,
        "SELECT name, value FROM meta ORDER BY name",
        each,
        |row| {
            let name: String = row.get(0)?;
            let may = META.iter().any(|it| it.as_str() == name);
            let value = row.get(1)?;
            Ok(may.then_some(Row::Meta { name, value }))
        },
    )?;
    let bonds = "SELECT bond_id, state FROM bond ORDER BY bond_id";
    select(from, bonds, each, |row| {
        Ok(Some(Row::Bond {
            bond_id: BondId(row.get(0)?),
            state: row.get(1)?,
        }))
    })?;
    let of_bonds =
        "SELECT part, bond_id, name, document FROM bond_part ORDER BY bond_id, part, name";
    select(from, of_bonds, each, |row| {
        let part: String = row.get(0)?;
        if !parts(without_theirs).any(|it| it.as_str() == part) {
            return Ok(None);
        }
        Ok(Some(Row::BondPart {
            part,
            bond_id: BondId(row.get(1)?),
            name: row.get(2)?,
            document: row.get(3)?,
        }))
    })?;
    select(
        from,
        "SELECT name, document FROM own ORDER BY name",
        each,
        |row| {
            Ok(Some(Row::Own {
                name: row.get(0)?,
                document: row.get(1)?,
            }))
        },
    )?;
    let privates = "SELECT id, bond_id, kind, day, document FROM private ORDER BY id";
    select(from, privates, each, |row| {
        Ok(Some(Row::Private {
            id: CopyId(row.get(0)?),
            bond_id: row.get::<_, Option<_>>(1)?.map(BondId),
            kind: row.get(2)?,
            day: day(row, 3)?,
            document: row.get(4)?,
        }))
    })?;
    let journal = "SELECT id, bond_id, created, edited, day, title, body, tags, mood, prompt,
                          bring_up, moment FROM journal ORDER BY seq";
    select(from, journal, each, |row| {
        Ok(Some(Row::Journal {
            id: CopyId(row.get(0)?),
            bond_id: row.get::<_, Option<_>>(1)?.map(BondId),
            created: row.get(2)?,
            edited: row.get(3)?,
            day: day(row, 4)?,
            title: row.get(5)?,
            body: row.get(6)?,
            tags: row.get(7)?,
            mood: row.get(8)?,
            prompt: row.get(9)?,
            bring_up: row.get(10)?,
            moment: row.get::<_, Option<_>>(11)?.map(CopyId),
        }))
    })
}

fn select(
    from: &Connection,
    sql: &str,
    each: Each<'_>,
    read: impl Fn(&rusqlite::Row<'_>) -> rusqlite::Result<Option<Row>>,
) -> Result<(), VaultError> {
    let mut statement = from.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(row) = read(row)? {
            each(&row)?;
        }
    }
    Ok(())
}

fn day(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<NaiveDate> {
    let text: String = row.get(column)?;
    text.parse().map_err(|_| {
        rusqlite::Error::InvalidColumnType(column, String::new(), rusqlite::types::Type::Text)
    })
}
