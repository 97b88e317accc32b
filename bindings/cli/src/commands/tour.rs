//! `leeside tour`: two invented people and their phones, played with real vaults and files.

use super::Run;
use crate::failure::{Exit, Failure};
use crate::page::{Answer, Page};
use crate::session::App;
use crate::tour;
use serde_json::json;
use std::path::PathBuf;

/// Play two phones, with real vaults, real encryption and real files
///
/// Two invented people write their plan, share it, change it, and lose their phones. Each thing
/// that is said is checked while it is played; the exit code is 1 if one does not hold.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  leeside tour --keep two-phones")]
pub struct Args {
    /// Keep both vaults and every file in this new folder, to look at
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let no_room =
            |sentence| move |_| Failure::new(Exit::Disk, "tour_folder", sentence);
        // Held until the end: a folder that is not kept goes with it.
        let (_temporary, root) = match self.keep {
            Some(folder) => {
                let sentence = "--keep makes a new folder; name one that is not there yet";
                std::fs::create_dir(&folder).map_err(no_room(sentence))?;
                (None, folder)
            }
            None => {
                let sentence = "there is no room for temporary files; make some and try again";
                let folder = tempfile::tempdir().map_err(no_room(sentence))?;
                let root = folder.path().to_owned();
                (Some(folder), root)
            }
        };
        let story = tour::play(&root, app.library)?;
        let mut page = Page::default();
        page.raw(story.text());
        let summary = json!({
            "claims": story.claims(),
            "all_hold": true,
            "plan": story.plan(),
        });
        Ok(Answer::new(summary, page))
    }
}
