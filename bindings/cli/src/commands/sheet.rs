//! `sheet` and `card`: paper for a partner who has no such phone, or wants none.

use super::Run;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::session::App;
use leeside::plan::page;
use serde_json::{Value, json};

/// Print a blank page to write by hand. No name of a person or of the app stands on it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside sheet > sheet.txt")]
pub struct Args {}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        Ok(printed(&page::voice_sheet(app.library), app))
    }
}

/// A page of the core as text to print.
pub fn printed(made: &page::Page, app: &App) -> Answer {
    let sections: Vec<Value> = made
        .sections
        .iter()
        .map(|section| json!({ "heading": section.heading, "lines": section.lines }))
        .collect();
    let json = json!({ "title": made.title, "line": made.line, "sections": sections });
    let mut page = Page::default();
    page.raw(made.to_text(app.width));
    Answer::new(json, page)
}
