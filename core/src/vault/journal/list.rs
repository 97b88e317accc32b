//! Pages by day, the newest first, a few at a time.

use super::{COLUMNS, Journal, entry};
use crate::reflect::journal::{Entry, Filter};
use crate::vault::VaultError;
use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use serde::{Deserialize, Serialize};

/// The most pages that are given at one time.
pub const MOST: u32 = 200;

/// Where a list goes on. It stays good when pages before or behind it come and go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cursor {
    day: NaiveDate,
    created: i64,
    seq: i64,
}

/// A part of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The pages.
    pub entries: Vec<Entry>,
    /// Where it goes on, if it does.
    pub next: Option<Cursor>,
}

/// Conditions of a query, and their values.
#[derive(Default)]
pub(super) struct Where {
    sql: String,
    values: Vec<Value>,
}

impl Where {
    /// What a filter asks for.
    pub fn of(filter: &Filter) -> Self {
        let mut all = Self::default();
        if let Some(from) = filter.from {
            all.and("j.day >= ?", [Value::Text(from.to_string())]);
        }
        if let Some(until) = filter.until {
            all.and("j.day <= ?", [Value::Text(until.to_string())]);
        }
        if let Some(moment) = filter.moment {
            all.and("j.moment = ?", [Value::Blob(moment.0.to_vec())]);
        }
        if let Some(bond) = filter.bond {
            all.and("j.bond_id = ?", [Value::Blob(bond.0.to_vec())]);
        }
        if filter.bring_up {
            all.and("j.bring_up = 1", []);
        }
        if let Some(tag) = &filter.tag {
            let among = "EXISTS (SELECT 1 FROM json_each(j.tags) WHERE value = ?)";
            all.and(among, [Value::Text(tag.clone())]);
        }
        all
    }

    /// Adds one condition. It is a text of ours; what a person typed is a value.
    pub fn and<const N: usize>(&mut self, condition: &str, values: [Value; N]) {
        self.sql.push_str(" AND ");
        self.sql.push_str(condition);
        self.values.extend(values);
    }

    /// Reads what a statement finds. It has `{}` in the place of the conditions, behind another
    /// one, and ends with a limit.
    pub fn rows<T>(
        mut self,
        journal: &Journal<'_>,
        statement: (&str, &str),
        most: u32,
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, VaultError> {
        self.values.push(Value::Integer(i64::from(most)));
        let sql = [statement.0, &self.sql, statement.1].concat();
        journal.vault.read(|view| {
            let mut statement = view.connection.prepare(&sql)?;
            let rows = statement.query_map(params_from_iter(&self.values), read)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

impl Journal<'_> {
    /// The pages that a filter takes, the newest day first, from the beginning or from where an
    /// earlier part ended; at most `most` and [`MOST`].
    ///
    /// # Errors
    /// Errors of the store.
    pub fn list(
        &self,
        filter: &Filter,
        after: Option<&Cursor>,
        most: u32,
    ) -> Result<Listed, VaultError> {
        let most = most.clamp(1, MOST);
        let mut which = Where::of(filter);
        if let Some(Cursor { day, created, seq }) = after {
            let place = [
                Value::Text(day.to_string()),
                Value::Integer(*created),
                Value::Integer(*seq),
            ];
            which.and("(j.day, j.created, j.seq) < (?, ?, ?)", place);
        }
        let select = format!("SELECT {COLUMNS} FROM journal j WHERE 1");
        let order = " ORDER BY j.day DESC, j.created DESC, j.seq DESC LIMIT ?";
        let mut found = which.rows(self, (&select, order), most + 1, |row| {
            Ok((entry(row)?, row.get(12)?))
        })?;
        let more = found.len() > most as usize;
        found.truncate(most as usize);
        let last = found.last().filter(|_| more);
        let next = last.map(|(entry, seq)| Cursor {
            day: entry.day,
            created: entry.created.0,
            seq: *seq,
        });
        let entries = found.into_iter().map(|(entry, _)| entry).collect();
        Ok(Listed { entries, next })
    }

    /// The tags in use, in the order of the alphabet.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn tags(&self) -> Result<Vec<String>, VaultError> {
        self.vault.read(|view| {
            let mut statement = view.connection.prepare(
                "SELECT DISTINCT t.value FROM journal j, json_each(j.tags) t ORDER BY t.value",
            )?;
            let tags = statement.query_map([], |row| row.get(0))?;
            Ok(tags.collect::<Result<_, _>>()?)
        })
    }
}
