//! The journal as open files.

use super::Open;
use super::pages::Which;
use crate::ask;
use crate::failure::{Exit, Failure};
use crate::files::{self, NewFile};
use crate::page::{Answer, Page};
use crate::secrets::{self, Secret};
use clap::ValueEnum;
use leeside::plan::sizes;
use leeside::vault::journal::Form;
use serde_json::json;
use std::path::{Path, PathBuf};

/// What is written, and where.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// Where it is written.
    file: PathBuf,
    /// Its form.
    #[arg(long, value_enum, default_value = "markdown")]
    form: AsForm,
    #[command(flatten)]
    which: Which,
    /// Without being asked.
    #[arg(long)]
    yes: bool,
    /// Replace a file that is there.
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum AsForm {
    /// To be read.
    Markdown,
    /// For programs.
    Json,
}

/// # Errors
/// `not_confirmed`, `wrong_passphrase`, `exists`, errors of disk and store.
pub fn export(open: &mut Open<'_, '_>, export: Export) -> Result<Answer, Failure> {
    let warning = "Nothing protects this file: whoever finds it reads it. Write it?";
    if !export.yes && !ask::yes(warning)? {
        return Err(Failure::refused(
            "not_confirmed",
            "nothing protects this file, so it is not written unless you say yes, or add --yes",
        ));
    }
    let app = open.app();
    let again = match ask::can_ask() {
        true => secrets::read(
            Secret::Unlock,
            app.options.passphrase_file.as_ref(),
            "The passphrase once more: ",
        )?,
        false => open.session.words.clone(),
    };
    let confirmed = open.session.vault.reauthenticate(&again, app.reading())?;
    let (form, ending) = match export.form {
        AsForm::Markdown => (Form::Markdown, "md"),
        AsForm::Json => (Form::Json, "json"),
    };
    let filter = export.which.filter(open)?;
    let text = open.journal()?.export(&filter, form, &confirmed)?;
    let path = NewFile::begin_as(&export.file, ending, export.force)?.fill(text.as_bytes())?;
    let mut page = Page::default();
    page.text("Your pages are written. Nothing protects this file; delete it when you are done.");
    Ok(Answer::new(json!({ "path": path }), page))
}

/// # Errors
/// `not_journal`, `newer_format`, `damaged`, errors of disk and store; nothing is taken in then.
pub fn import(open: &mut Open<'_, '_>, file: &Path) -> Result<Answer, Failure> {
    let bytes = files::read(file, sizes::JOURNAL_FILE.max)?;
    let text = String::from_utf8(bytes).map_err(|_| {
        Failure::new(
            Exit::File,
            "not_text",
            "this is not plain text; choose the file that was written by export",
        )
    })?;
    open.journal()?.import(&text).map_err(|error| Failure::from(error).of_file())?;
    let mut page = Page::default();
    page.text("It is taken in. Pages that were here already stayed as they are.");
    Ok(Answer::new(json!({ "imported": true }), page))
}
