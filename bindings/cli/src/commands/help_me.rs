//! `help-me`: somewhere to turn to, without unlocking anything.

use super::Run;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::session::App;
use leeside::content::entries::HelpLine;
use leeside::content::fill;
use serde_json::json;

/// The region of what helps anywhere.
const ANYWHERE: &str = "any";

/// Somewhere to turn to, by region; nothing is unlocked or noted.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside help-me gb")]
pub struct Args {
    /// A region, such as gb or us; without one, what helps anywhere and the regions there are.
    region: Option<String>,
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let lines = lines(app, self.region.as_deref())?;
        let mut page = Page::default();
        page.heading(app.text("place.help"));
        for line in &lines {
            entry(app, line, &mut page);
        }
        if self.region.is_none() {
            page.heading("By region");
            for region in &app.library.regions {
                page.item(format!("{}: {}", region.id, region.text));
            }
        }
        let region = self.region.as_deref().unwrap_or(ANYWHERE).to_lowercase();
        let document: Vec<_> = lines.iter().map(|line| document(line)).collect();
        Ok(Answer::new(json!({ "region": region, "help": document }), page))
    }
}

/// Where to turn in a region, then what helps anywhere.
///
/// # Errors
/// `unknown_region`.
pub fn lines(app: &App, region: Option<&str>) -> Result<Vec<&'static HelpLine>, Failure> {
    let library = app.library;
    let region = region.unwrap_or(ANYWHERE).to_lowercase();
    if library.regions.get(&region).is_none() {
        let codes: Vec<&str> = library.regions.iter().map(|r| r.id.as_str()).collect();
        return Err(Failure::usage(
            "unknown_region",
            format!("there are no numbers for this region; there are {}", codes.join(", ")),
        ));
    }
    Ok(library.help_in(&region).collect())
}

/// One of them for people.
pub fn entry(app: &App, line: &HelpLine, page: &mut Page) {
    let parts = [line.name.as_deref(), line.number.as_deref(), line.web.as_deref()];
    let mut known: Vec<&str> = parts.into_iter().flatten().collect();
    known.dedup();
    page.item(if known.is_empty() {
        line.text.clone()
    } else {
        format!("{}. {}", known.join(", "), line.text)
    });
    page.below(&line.leaves);
    page.below(match line.checked {
        Some(day) => fill(app.text("help.checked"), &[("day", &day.to_string())]),
        None => app.text("help.unchecked").to_owned(),
    });
}

/// One of them for programs.
pub fn document(line: &HelpLine) -> serde_json::Value {
    json!({
        "id": line.id.as_str(),
        "region": line.region.as_str(),
        "kind": line.kind,
        "name": line.name,
        "number": line.number,
        "web": line.web,
        "text": line.text,
        "leaves": line.leaves,
        "checked": line.checked,
    })
}
