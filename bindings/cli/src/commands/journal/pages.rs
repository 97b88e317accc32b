//! Pages by day, one page, and words in pages.

use super::{Open, document};
use crate::names::short_id;
use crate::failure::Failure;
use crate::feel;
use crate::page::{Answer, Page};
use crate::session::App;
use chrono::NaiveDate;
use leeside::plan::ids::CopyId;
use leeside::reflect::journal::{Entry, Filter};
use leeside::vault::journal::Cursor;
use serde_json::{Value, json};
use std::ops::Range;

/// Characters of a text that a list shows.
const BEGINNING: usize = 60;

/// Characters around what was found.
const AROUND: usize = 30;

/// Which pages.
#[derive(Debug, Clone, clap::Args)]
pub struct Which {
    /// From this day on.
    #[arg(long, value_name = "DAY")]
    from: Option<NaiveDate>,
    /// Up to this day.
    #[arg(long, value_name = "DAY")]
    until: Option<NaiveDate>,
    /// Only with this tag.
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
    /// Only those that follow this moment.
    #[arg(long, value_name = "ID")]
    moment: Option<CopyId>,
    /// Only those to be brought up.
    #[arg(long)]
    bring_up: bool,
}

impl Which {
    /// As the store reads it; with --bond, only pages that name this plan.
    ///
    /// # Errors
    /// As [`crate::session::Session::bond`].
    pub fn filter(self, open: &Open<'_, '_>) -> Result<Filter, Failure> {
        let named = open.app().options.bond.is_some();
        let bond = match named {
            true => Some(open.session.bond()?.id),
            false => None,
        };
        Ok(Filter {
            from: self.from,
            until: self.until,
            tag: self.tag,
            moment: self.moment,
            bond,
            bring_up: self.bring_up,
        })
    }
}

/// A list.
#[derive(Debug, clap::Args)]
pub struct List {
    #[command(flatten)]
    which: Which,
    /// Pages at one time.
    #[arg(long, value_name = "N", default_value_t = 20)]
    most: u32,
    /// Go on where an earlier list ended: its "next", as --json gives it.
    #[arg(long, value_name = "NEXT")]
    after: Option<String>,
}

/// A search.
#[derive(Debug, clap::Args)]
pub struct Search {
    /// The words; each can be the beginning of one.
    #[arg(required = true, value_name = "WORD")]
    what: Vec<String>,
    #[command(flatten)]
    which: Which,
    /// Pages at most.
    #[arg(long, value_name = "N", default_value_t = 20)]
    most: u32,
}

/// # Errors
/// `wrong_value` for a "next" that is none; errors of the store.
pub fn list(open: &mut Open<'_, '_>, list: List) -> Result<Answer, Failure> {
    let after: Option<Cursor> = match &list.after {
        Some(next) => Some(serde_json::from_str(next).map_err(|_| {
            Failure::usage("wrong_value", "--after wants what an earlier list gave as \"next\"")
        })?),
        None => None,
    };
    let filter = list.which.filter(open)?;
    let found = open.journal()?.list(&filter, after.as_ref(), list.most)?;
    let mut page = Page::default();
    if found.entries.is_empty() {
        page.text(open.app().text("empty.journal"));
    }
    for entry in &found.entries {
        page.item(line(entry));
    }
    if let Some(next) = &found.next {
        let next = serde_json::to_string(next).unwrap_or_default();
        page.quiet("There are more:");
        page.command(format!("leeside journal list --after '{next}'"));
    }
    let pages: Vec<Value> = found.entries.iter().map(document).collect();
    let next = found.next.as_ref().and_then(|next| serde_json::to_string(next).ok());
    Ok(Answer::new(json!({ "pages": pages, "next": next }), page))
}

/// # Errors
/// `not_there`, errors of the store.
pub fn show(open: &mut Open<'_, '_>, id: &str) -> Result<Answer, Failure> {
    let entry = open.find(id)?;
    let mut page = Page::default();
    whole(open.app(), &entry, &mut page);
    Ok(Answer::new(json!({ "page": document(&entry) }), page))
}

/// # Errors
/// Errors of the store.
pub fn search(open: &mut Open<'_, '_>, search: Search) -> Result<Answer, Failure> {
    let filter = search.which.filter(open)?;
    let typed = search.what.join(" ");
    let hits = open.journal()?.search(&typed, &filter, search.most)?;
    let mut page = Page::default();
    if hits.is_empty() {
        page.text("No page has all of these words.");
    }
    let mut pages = Vec::new();
    for hit in &hits {
        page.item(line(&hit.entry));
        if let Some(first) = hit.body.first() {
            page.below(marked(&hit.entry.body, first, &hit.body));
        }
        let ranges = |found: &[Range<usize>]| -> Vec<[usize; 2]> {
            found.iter().map(|range| [range.start, range.end]).collect()
        };
        let mut json = document(&hit.entry);
        json["found"] = json!({ "title": ranges(&hit.title), "body": ranges(&hit.body) });
        pages.push(json);
    }
    Ok(Answer::new(json!({ "pages": pages }), page))
}

/// A page on one line: its day, its title or beginning, its name.
fn line(entry: &Entry) -> String {
    let text = match entry.title.is_empty() {
        true => &entry.body,
        false => &entry.title,
    };
    let first = text.lines().next().unwrap_or_default();
    let mut short_text: String = first.chars().take(BEGINNING).collect();
    if short_text.len() < first.len() {
        short_text.push('…');
    }
    let mark = if entry.bring_up { ", to bring up" } else { "" };
    format!("{}: {short_text} ({}{mark})", entry.day, short_id(entry.id))
}

fn whole(app: &App, entry: &Entry, page: &mut Page) {
    page.heading(match entry.title.is_empty() {
        true => entry.day.to_string(),
        false => format!("{}: {}", entry.day, entry.title),
    });
    if let Some(prompt) = &entry.prompt
        && let Some(prompt) = app.library.prompts.get(prompt.as_str())
    {
        page.quiet(&prompt.text);
    }
    page.text(&entry.body);
    let mut about = entry.tags.clone();
    about.extend(entry.mood.map(|mood| feel::words(app, mood).to_owned()));
    if entry.bring_up {
        about.push("to bring up".to_owned());
    }
    if !about.is_empty() {
        page.quiet(about.join(" · "));
    }
}

/// A piece of a text around what was found first, with everything found in it in brackets.
fn marked(text: &str, first: &Range<usize>, found: &[Range<usize>]) -> String {
    let from = first.start.saturating_sub(AROUND);
    let until = first.end.saturating_add(AROUND);
    let mut shown = String::new();
    if from > 0 {
        shown.push('…');
    }
    for (at, letter) in text.chars().enumerate().take(until).skip(from) {
        if found.iter().any(|range| range.start == at) {
            shown.push('[');
        }
        shown.push(if letter == '\n' { ' ' } else { letter });
        if found.iter().any(|range| range.end == at + 1) {
            shown.push(']');
        }
    }
    if text.chars().nth(until).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_marked_within_its_surroundings() {
        let text = "I made two cups of green tea,\nand the teapot stayed warm all night long";
        let found = [25..28, 38..41];
        assert_eq!(
            marked(text, &found[0], &found),
            "I made two cups of green [tea], and the [tea]pot stayed warm a…"
        );
        assert_eq!(marked("tea", &(0..3), std::slice::from_ref(&(0..3))), "[tea]");
    }
}
