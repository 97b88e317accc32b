//! `man`: the manual pages.

use super::Run;
use crate::args::Cli;
use crate::failure::Failure;
use crate::files;
use crate::page::{Answer, Page};
use crate::session::App;
use clap::CommandFactory;
use serde_json::json;
use std::path::PathBuf;

/// Write the manual pages into a folder.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside man ~/.local/share/man/man1")]
pub struct Args {
    /// The folder; it is made if it is not there.
    outdir: PathBuf,
}

impl Run for Args {
    fn run(self, _: &App) -> Result<Answer, Failure> {
        let pages = std::fs::create_dir_all(&self.outdir)
            .and_then(|()| clap_mangen::generate_to(Cli::command(), &self.outdir))
            .map_err(|error| files::unwritable(&error));
        pages?;
        let mut page = Page::default();
        page.text("The manual pages are written. They begin with leeside.1.");
        Ok(Answer::new(json!({ "first": "leeside.1" }), page))
    }
}
