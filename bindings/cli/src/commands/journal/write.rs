//! Pages written, changed, tagged and deleted.

use super::{Open, document};
use crate::names::short_id;
use crate::ask;
use crate::failure::Failure;
use crate::feel;
use crate::files;
use crate::page::{Answer, Page, said};
use chrono::NaiveDate;
use leeside::exchange::random::System;
use leeside::plan::ids::{CopyId, ItemId};
use leeside::reflect::feel::Feel;
use leeside::reflect::journal::Entry;
use leeside::vault::journal;
use serde_json::json;
use std::path::{Path, PathBuf};

/// Bytes of a page's text that are read at most: more than a page holds.
const MOST: usize = 256 * 1024;

/// A new page.
#[derive(Debug, clap::Args)]
pub struct New {
    /// Read the text from this file; the standard input if there is none.
    #[arg(long, value_name = "FILE", default_value = "-", hide_default_value = true)]
    text_file: PathBuf,
    /// The first line is the title.
    #[arg(long)]
    titled: bool,
    /// The day that it is about; today if there is none.
    #[arg(long, value_name = "DAY")]
    day: Option<NaiveDate>,
    /// A word to find it again.
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
    /// How it was: okay, a_lot, too_much, a word of the grid, or a place on it as in -2,3.
    #[arg(long, value_name = "FEEL", allow_hyphen_values = true, value_parser = feel::read)]
    mood: Option<Feel>,
    /// The question that it answers, as prompt names it.
    #[arg(long, value_name = "ID", value_parser = ItemId::new)]
    prompt: Option<ItemId>,
    /// To be brought up some time.
    #[arg(long)]
    bring_up: bool,
    /// The moment that it follows.
    #[arg(long, value_name = "ID")]
    moment: Option<CopyId>,
}

/// A page written anew.
#[derive(Debug, clap::Args)]
pub struct Anew {
    /// The beginning of its name.
    id: String,
    /// Read the text from this file; the standard input if there is none.
    #[arg(long, value_name = "FILE", default_value = "-", hide_default_value = true)]
    text_file: PathBuf,
    /// The first line is the title.
    #[arg(long)]
    titled: bool,
}

/// # Errors
/// `written` if nothing is on the page or it is too long; errors of disk and store.
pub fn write(open: &mut Open<'_, '_>, new: New) -> Result<Answer, Failure> {
    let (title, body) = text(&new.text_file, new.titled)?;
    let today = open.session.vault.now(open.app().reading())?.day();
    let bond = match open.app().options.bond {
        Some(_) => Some(open.session.bond()?.id),
        None => None,
    };
    let page = journal::Page {
        title,
        body,
        tags: new.tag,
        mood: new.mood,
        prompt: new.prompt,
        bring_up: new.bring_up,
        moment: new.moment,
        bond,
        ..journal::Page::on(new.day.unwrap_or(today))
    };
    let id = open.journal()?.write(page, &mut System)?;
    kept(open, id)
}

/// # Errors
/// `not_there`, and as [`write`].
pub fn edit(open: &mut Open<'_, '_>, anew: Anew) -> Result<Answer, Failure> {
    let entry = open.find(&anew.id)?;
    let (title, body) = text(&anew.text_file, anew.titled)?;
    change(open, entry, |page| {
        if anew.titled {
            page.title = title;
        }
        page.body = body;
    })
}

/// # Errors
/// `not_there`, `written`, errors of the store.
pub fn tag(
    open: &mut Open<'_, '_>,
    id: Option<&str>,
    tags: Vec<String>,
    off: bool,
) -> Result<Answer, Failure> {
    let Some(id) = id else {
        let tags = open.journal()?.tags()?;
        let mut page = Page::default();
        tags.iter().for_each(|tag| {
            page.item(said(tag));
        });
        if tags.is_empty() {
            page.text("No tags are in use.");
        }
        return Ok(Answer::new(json!({ "tags": tags }), page));
    };
    let entry = open.find(id)?;
    change(open, entry, |page| match off {
        true => page.tags.retain(|tag| !tags.contains(tag)),
        false => page.tags.extend(tags),
    })
}

/// # Errors
/// `not_there`, errors of the store.
pub fn bring_up(open: &mut Open<'_, '_>, id: &str, on: bool) -> Result<Answer, Failure> {
    let entry = open.find(id)?;
    change(open, entry, |page| page.bring_up = on)
}

/// # Errors
/// `not_confirmed`, `not_there`, errors of the store.
pub fn delete(open: &mut Open<'_, '_>, id: Option<&str>, yes: bool) -> Result<Answer, Failure> {
    let entry = id.map(|id| open.find(id)).transpose()?;
    let question = match entry {
        Some(_) => "Delete this page for good?",
        None => "Delete every page for good?",
    };
    if !yes && !ask::yes(question)? {
        return Err(Failure::refused(
            "not_confirmed",
            "nothing was deleted; say yes when asked, or add --yes",
        ));
    }
    match &entry {
        Some(entry) => {
            open.journal()?.forget(entry.id)?;
        }
        None => open.journal()?.forget_all()?,
    }
    let mut page = Page::default();
    page.text("It is gone for good. A copy that you gave stays with whom you gave it to.");
    let id = entry.map(|entry| entry.id);
    Ok(Answer::new(json!({ "deleted": true, "id": id }), page))
}

/// # Errors
/// Errors of the store.
pub fn prompt(open: &mut Open<'_, '_>, passed: &[String]) -> Result<Answer, Failure> {
    let app = open.app();
    let passed: Vec<ItemId> = passed.iter().filter_map(|id| ItemId::new(id).ok()).collect();
    let prompt = open.journal()?.prompt(&passed, app.library, &mut System)?;
    let mut page = Page::default();
    match prompt {
        Some(prompt) => {
            page.text(&prompt.text);
            page.command(format!("leeside journal write --prompt {}", prompt.id));
        }
        None => {
            page.text("There is no other question. Write what you like.");
        }
    }
    let json = prompt.map(|prompt| json!({ "id": prompt.id, "text": prompt.text }));
    Ok(Answer::new(json!({ "prompt": json }), page))
}

/// Title and text as they are read.
fn text(file: &Path, titled: bool) -> Result<(String, String), Failure> {
    if file == Path::new("-") && ask::can_ask() {
        eprintln!("Write, and end with Ctrl-D on an empty line.");
    }
    let bytes = files::read(file, MOST)?;
    let text = String::from_utf8(bytes).map_err(|_| {
        Failure::refused("not_text", "this is not plain text; save it as UTF-8 and try again")
    })?;
    Ok(match (titled, text.split_once('\n')) {
        (true, Some((title, body))) => (title.to_owned(), body.to_owned()),
        (true, None) => (text, String::new()),
        (false, _) => (String::new(), text),
    })
}

fn change(
    open: &mut Open<'_, '_>,
    entry: Entry,
    act: impl FnOnce(&mut journal::Page),
) -> Result<Answer, Failure> {
    let id = entry.id;
    let mut page = journal::Page::from(entry);
    act(&mut page);
    open.journal()?.edit(id, page)?;
    kept(open, id)
}

fn kept(open: &mut Open<'_, '_>, id: CopyId) -> Result<Answer, Failure> {
    let entry = open.journal()?.read(id)?;
    let mut page = Page::default();
    page.text(format!("Kept ({}). {}.", short_id(id), open.app().text("mine.line")));
    Ok(Answer::new(json!({ "page": entry.as_ref().map(document) }), page))
}
