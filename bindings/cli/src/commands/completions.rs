//! `completions`: what a shell needs to complete commands.

use super::Run;
use crate::args::Cli;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::session::App;
use clap::CommandFactory;
use clap_complete::Shell;
use serde_json::json;

/// Print what your shell needs to complete commands.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside completions bash > ~/.local/share/bash-completion/completions/leeside")]
pub struct Args {
    /// The shell.
    shell: Shell,
}

impl Run for Args {
    fn run(self, _: &App) -> Result<Answer, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "leeside", &mut script);
        let script = String::from_utf8_lossy(&script).into_owned();
        let mut page = Page::default();
        page.raw(script.clone());
        let shell = self.shell.to_string();
        Ok(Answer::new(json!({ "shell": shell, "script": script }), page))
    }
}
