//! The journal in the store: pages written, changed, read and really deleted, behind a door of its
//! own ([`super::doors`]).
//!
//! - here: one page. `list`: pages by day, and by a filter. `search`: words.
//! - `files`: open files out and in. `copies`: a copy of one page for somebody.
//!
//! Nothing outside the open door tells whether there is a page: the doctor and the summary of a
//! backup count none, and the store's file grows in large steps ([`super::room`]). The language
//! helper is asked by the shells and keeps nothing.

mod copies;
mod files;
mod list;
mod search;
#[cfg(test)]
mod tests;

pub use files::{Form, Imported};
pub use list::{Cursor, Listed, MOST};
pub use search::Hit;

use super::documents::{Edit, View};
use super::doors::JournalDoor;
use super::error::VaultError;
use super::life::Vault;
use crate::consent::clock::{Reading, Time};
use crate::content::Library;
use crate::content::entries::Prompt;
use crate::exchange::random::{Random, draw};
use crate::plan::ids::{BondId, CopyId, ItemId};
use crate::plan::text::clean;
use crate::reflect::feel::Feel;
use crate::reflect::journal::{Asked, Entry, choose};
use chrono::NaiveDate;
use rusqlite::types::Type;
use rusqlite::{OptionalExtension, Row, params};

/// The columns of a page, in the order in which [`entry`] reads them.
const COLUMNS: &str = "j.id, j.bond_id, j.created, j.edited, j.day, j.title, j.body, j.tags, \
                       j.mood, j.prompt, j.bring_up, j.moment, j.seq";

/// The open journal, for one act or a few. Each use keeps its door open for a while longer.
pub struct Journal<'v> {
    vault: &'v mut Vault,
    reading: Reading,
    now: Time,
}

/// What a person writes on a page. It is brought into the form that is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The day that it is about.
    pub day: NaiveDate,
    /// A title, or none.
    pub title: String,
    /// The text.
    pub body: String,
    /// Own words to find it again.
    pub tags: Vec<String>,
    /// How it was.
    pub mood: Option<Feel>,
    /// The question that it is written to.
    pub prompt: Option<ItemId>,
    /// To be brought up with someone some time.
    pub bring_up: bool,
    /// The moment that it follows.
    pub moment: Option<CopyId>,
    /// The bond that it names.
    pub bond: Option<BondId>,
}

impl Page {
    /// An empty page of this day.
    #[must_use]
    pub const fn on(day: NaiveDate) -> Self {
        Self {
            day,
            title: String::new(),
            body: String::new(),
            tags: Vec::new(),
            mood: None,
            prompt: None,
            bring_up: false,
            moment: None,
            bond: None,
        }
    }

    fn entry(self, id: CopyId, created: Time, edited: Time) -> Result<Entry, VaultError> {
        let mut tags: Vec<String> = Vec::new();
        for tag in self.tags.iter().map(|tag| line(tag)) {
            if !tag.is_empty() && !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        let entry = Entry {
            id,
            created,
            edited,
            day: self.day,
            title: line(&self.title),
            body: clean(&self.body),
            tags,
            mood: self.mood,
            prompt: self.prompt,
            bring_up: self.bring_up,
            moment: self.moment,
            bond: self.bond,
        };
        entry.check()?;
        Ok(entry)
    }
}

impl From<Entry> for Page {
    fn from(entry: Entry) -> Self {
        Self {
            day: entry.day,
            title: entry.title,
            body: entry.body,
            tags: entry.tags,
            mood: entry.mood,
            prompt: entry.prompt,
            bring_up: entry.bring_up,
            moment: entry.moment,
            bond: entry.bond,
        }
    }
}

impl Vault {
    /// The journal behind its open door.
    ///
    /// # Errors
    /// [`VaultError::JournalClosed`] if the door is closed, or closed by itself after
    /// [`super::doors::JOURNAL_IDLE`]; [`VaultError::Locked`]; errors of the store.
    pub fn journal(
        &mut self,
        door: &JournalDoor,
        reading: Reading,
    ) -> Result<Journal<'_>, VaultError> {
        self.enter_journal(door, reading)?;
        let now = self.now(reading)?;
        Ok(Journal {
            vault: self,
            reading,
            now,
        })
    }
}

impl Journal<'_> {
    /// Writes a new page.
    ///
    /// # Errors
    /// [`VaultError::Written`] if nothing is on it or something is too long;
    /// [`VaultError::NoBond`]; errors of the store.
    pub fn write(&mut self, page: Page, random: &mut dyn Random) -> Result<CopyId, VaultError> {
        let id = CopyId(draw(random)?);
        let entry = page.entry(id, self.now, self.now)?;
        self.vault.edit(|edit| insert(edit, &entry))?;
        Ok(id)
    }

    /// Writes a page anew. The former words are gone for good.
    ///
    /// # Errors
    /// [`VaultError::NotThere`], and as [`Journal::write`].
    pub fn edit(&mut self, id: CopyId, page: Page) -> Result<(), VaultError> {
        let now = self.now;
        self.vault.forget(|edit| {
            let former = find(**edit, id)?.ok_or(VaultError::NotThere)?;
            let entry = page.entry(id, former.created, now.max(former.created))?;
            update(edit, &entry)
        })
    }

    /// One page.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn read(&self, id: CopyId) -> Result<Option<Entry>, VaultError> {
        self.vault.read(|view| find(view, id))
    }

    /// Deletes a page for good: its words leave the index and the write-ahead log at once. A copy
    /// that was given stays with whom it was given to. Says whether it was there.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn forget(&mut self, id: CopyId) -> Result<bool, VaultError> {
        self.vault.forget(|edit| {
            let gone = edit
                .connection
                .prepare("DELETE FROM journal WHERE id = ?1")?
                .execute([id.0])?;
            Ok(gone > 0)
        })
    }

    /// Deletes every page for good.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn forget_all(&mut self) -> Result<(), VaultError> {
        self.vault.forget_much(|edit| {
            edit.connection.execute("DELETE FROM journal", [])?;
            Ok(())
        })
    }

    /// A question to write about: one that few pages answer, and none of `passed`, which the
    /// person just passed over. `None` if there is no other.
    ///
    /// # Errors
    /// Errors of the store; no random bytes.
    pub fn prompt<'a>(
        &self,
        passed: &[ItemId],
        library: &'a Library,
        random: &mut dyn Random,
    ) -> Result<Option<&'a Prompt>, VaultError> {
        let today = self.now.day();
        let mut asked = self.vault.read(|view| {
            let mut statement = view
                .connection
                .prepare("SELECT prompt, day FROM journal WHERE prompt IS NOT NULL")?;
            let rows = statement.query_map([], |row| {
                Ok(Asked {
                    prompt: prompt(row.get(0)?).ok_or_else(|| form(0))?,
                    day: day(row, 1)?,
                })
            })?;
            Ok(rows.collect::<Result<Vec<_>, _>>()?)
        })?;
        let passed_now = passed.iter().map(|prompt| Asked {
            prompt: prompt.clone(),
            day: today,
        });
        asked.extend(passed_now);
        let seed = u64::from_le_bytes(draw(random)?);
        let free: Vec<Prompt> = library
            .prompts
            .iter()
            .filter(|prompt| !passed.contains(&prompt.id))
            .cloned()
            .collect();
        let chosen = choose(&free, &asked, today, seed).map(|prompt| prompt.id.clone());
        Ok(chosen.and_then(|id| library.prompts.get(id.as_str())))
    }
}

/// One line of text, as it is stored.
fn line(typed: &str) -> String {
    clean(&typed.replace(['\n', '\r', '\t'], " "))
}

fn insert(edit: &Edit<'_>, entry: &Entry) -> Result<(), VaultError> {
    put(
        edit,
        "INSERT INTO journal (id, bond_id, created, edited, day, title, body, tags, mood, prompt,
                              bring_up, moment)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        entry,
    )
}

fn update(edit: &Edit<'_>, entry: &Entry) -> Result<(), VaultError> {
    put(
        edit,
        "UPDATE journal SET bond_id = ?2, created = ?3, edited = ?4, day = ?5, title = ?6,
                            body = ?7, tags = ?8, mood = ?9, prompt = ?10, bring_up = ?11,
                            moment = ?12
         WHERE id = ?1",
        entry,
    )
}

fn put(edit: &Edit<'_>, sql: &str, entry: &Entry) -> Result<(), VaultError> {
    let json = |text: serde_json::Result<String>| text.map_err(|_| VaultError::Unfit);
    let tags = json(serde_json::to_string(&entry.tags))?;
    let mood = entry.mood.map(|mood| json(serde_json::to_string(&mood)));
    let put = edit.connection.prepare(sql)?.execute(params![
        entry.id.0,
        entry.bond.map(|bond| bond.0),
        entry.created.0,
        entry.edited.0,
        entry.day.to_string(),
        entry.title,
        entry.body,
        tags,
        mood.transpose()?,
        entry.prompt.as_ref().map(ItemId::as_str),
        entry.bring_up,
        entry.moment.map(|moment| moment.0),
    ]);
    match put.map_err(VaultError::from) {
        // The page itself was checked, so that only what it names can be missing.
        Err(VaultError::Unfit) => Err(VaultError::NoBond),
        other => other.map(|_| ()),
    }
}

fn find(view: View<'_>, id: CopyId) -> Result<Option<Entry>, VaultError> {
    let found = view
        .connection
        .prepare(&format!("SELECT {COLUMNS} FROM journal j WHERE j.id = ?1"))?
        .query_row([id.0], entry)
        .optional()?;
    Ok(found)
}

/// Reads a page. The store authenticates it, so what does not fit was written by another version.
fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let tags: String = row.get(7)?;
    let mood: Option<String> = row.get(8)?;
    let json = |text: String, at| serde_json::from_str(&text).map_err(|_| form(at));
    let named: Option<String> = row.get(9)?;
    Ok(Entry {
        id: CopyId(row.get(0)?),
        bond: row.get::<_, Option<_>>(1)?.map(BondId),
        created: Time(row.get(2)?),
        edited: Time(row.get(3)?),
        day: day(row, 4)?,
        title: row.get(5)?,
        body: row.get(6)?,
        tags: serde_json::from_str(&tags).map_err(|_| form(7))?,
        mood: mood.map(|mood| json(mood, 8)).transpose()?,
        prompt: named
            .map(|n| prompt(n).ok_or_else(|| form(9)))
            .transpose()?,
        bring_up: row.get(10)?,
        moment: row.get::<_, Option<_>>(11)?.map(CopyId),
    })
}

fn prompt(name: String) -> Option<ItemId> {
    name.try_into().ok()
}

fn day(row: &Row<'_>, at: usize) -> rusqlite::Result<NaiveDate> {
    row.get::<_, String>(at)?.parse().map_err(|_| form(at))
}

fn form(at: usize) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(at, String::new(), Type::Text)
}
