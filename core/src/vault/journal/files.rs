//! The journal as open files: out after the passphrase was given again, in whole or not at all.

use super::list::Where;
use super::{COLUMNS, Journal, entry, find, insert};
use crate::plan::sizes;
use crate::reflect::journal::{
    Filter, JournalError, from_json, from_markdown, to_json, to_markdown,
};
use crate::vault::VaultError;
use crate::vault::doors::Confirmed;
use zeroize::Zeroizing;

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For programs.
    Json,
    /// To be read.
    Markdown,
}

/// What came of taking a file in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Imported {
    /// Pages that are new here.
    pub taken: usize,
    /// Pages that were here already, and stayed as they are here.
    pub known: usize,
}

impl Journal<'_> {
    /// Writes the pages that a filter takes as an open file, which nothing protects: whoever finds
    /// it reads it. It names neither bonds nor moments.
    ///
    /// # Errors
    /// [`VaultError::AskAgain`] if the passphrase was not given again shortly before;
    /// [`VaultError::Journal`] above [`sizes::JOURNAL_FILE`], for a shorter span of time then;
    /// errors of the store.
    pub fn export(
        &self,
        filter: &Filter,
        form: Form,
        confirmed: &Confirmed,
    ) -> Result<Zeroizing<String>, VaultError> {
        self.vault.confirmed(confirmed, self.reading)?;
        let select = format!("SELECT {COLUMNS} FROM journal j WHERE 1");
        let order = " ORDER BY j.day, j.created, j.seq LIMIT ?";
        let entries = Where::of(filter).rows(self, (&select, order), u32::MAX, entry)?;
        let file = Zeroizing::new(match form {
            Form::Json => to_json(&entries)?,
            Form::Markdown => to_markdown(&entries),
        });
        let fits = sizes::JOURNAL_FILE.check(file.len());
        fits.map_err(JournalError::from)?;
        Ok(file)
    }

    /// Takes in a file that was written by [`Journal::export`], in either form, all of it or
    /// nothing. A page that is here already stays as it is here.
    ///
    /// # Errors
    /// [`VaultError::Journal`] if the file is not whole and as it was written; errors of the store.
    pub fn import(&mut self, file: &str) -> Result<Imported, VaultError> {
        let entries = if file.trim_start().starts_with('{') {
            from_json(file)?
        } else {
            from_markdown(file)?
        };
        self.vault.edit(|edit| {
            let mut taken = 0;
            for entry in &entries {
                if find(**edit, entry.id)?.is_none() {
                    insert(edit, entry)?;
                    taken += 1;
                }
            }
            let known = entries.len() - taken;
            Ok(Imported { taken, known })
        })
    }
}
