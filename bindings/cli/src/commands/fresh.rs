//! `fresh`: at most one idea that neither of you has used or ruled out.

use super::Run;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::session::App;
use leeside::content::kinds::Energy;
use leeside::exchange::random::System;
use leeside::plan::scales::Where;
use serde_json::json;

/// One fresh idea, or none. Leave it, if you like.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside fresh
  leeside fresh --where apart")]
pub struct Args {
    /// Where: together, apart or solo.
    #[arg(long = "where", value_name = "WHERE", default_value = "together")]
    place: Where,
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let mut session = app.open()?;
        let bond = session.find_bond()?.map(|entry| entry.id);
        let how = (self.place, Energy::Some);
        let reading = app.reading();
        let idea = session.vault.fresh_idea(bond, how, app.library, &mut System, reading)?;
        let mut page = Page::default();
        match idea {
            Some(idea) => {
                page.text(&idea.label);
                idea.sentence.iter().for_each(|more| {
                    page.quiet(more);
                });
                page.quiet(app.text("why.fresh"));
            }
            None => {
                page.text("There is no idea that fits now.");
            }
        }
        let json = idea.map(|idea| json!({ "comfort": idea.id, "label": idea.label, "sentence": idea.sentence }));
        Ok(Answer::new(json!({ "idea": json }), page))
    }
}
