//! `calm`: the calm page, the look at the body, and who to call. It knows nothing about anybody.

use super::Run;
use super::help_me;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::session::App;
use leeside::content::entries;
use serde_json::{Value, json};

/// A page to come to rest: breath, senses, body, and who to call. Nothing is unlocked.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside calm
  leeside calm gb")]
pub struct Args {
    /// A region, such as gb or us, for who to call.
    region: Option<String>,
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let library = app.library;
        let mut page = Page::default();
        let mut pages = Vec::new();
        for id in ["calm", "body_check", "breath_note"] {
            let Some(found) = library.pages.get(id) else {
                continue;
            };
            page.heading(&found.title);
            found.blocks.iter().for_each(|block| {
                page.item(&block.text);
            });
            pages.push(document(found));
        }
        let help = help_me::lines(app, self.region.as_deref())?;
        page.heading(app.text("card.call"));
        for line in &help {
            help_me::entry(app, line, &mut page);
        }
        let help: Vec<Value> = help.iter().map(|line| help_me::document(line)).collect();
        Ok(Answer::new(json!({ "pages": pages, "help": help }), page))
    }
}

/// A page of the content for programs.
pub fn document(page: &entries::Page) -> Value {
    let blocks: Vec<Value> = page
        .blocks
        .iter()
        .map(|block| json!({ "id": block.id, "kind": block.kind, "text": block.text }))
        .collect();
    json!({ "id": page.id, "title": page.title, "blocks": blocks })
}
