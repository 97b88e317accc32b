//! The command line: what holds everywhere, and how an answer or a failure reaches the person.

use crate::commands::{Command, Run};
use crate::failure::Failure;
use crate::page::{Answer, json_line};
use crate::session::App;
use crate::usage;
use clap::{Args, CommandFactory, FromArgMatches, Parser, ValueEnum};
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Columns of a page at most.
const WIDTH: usize = 80;

/// One aftercare plan for two people, written together and kept offline.
///
/// Each of the two has their own copy of this program, or the app on a phone. They meet only
/// through encrypted files that they hand each other. Nothing here uses a network.
#[derive(Debug, Parser)]
#[command(
    name = "leeside",
    version,
    max_term_width = WIDTH,
    propagate_version = true,
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = usage::EXAMPLE,
    after_long_help = usage::MORE
)]
pub struct Cli {
    /// What holds for every command.
    #[command(flatten)]
    pub everywhere: Everywhere,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Everywhere")]
pub struct Everywhere {
    /// The folder of the encrypted store.
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "LEESIDE_VAULT",
        hide_env_values = true,
        hide_short_help = true
    )]
    pub vault: Option<PathBuf>,
    /// Whose plan is meant, by name; needed only if there are several.
    #[arg(long, global = true, value_name = "NAME", hide_short_help = true)]
    pub bond: Option<String>,
    /// Read the passphrase from the first line of this file.
    #[arg(long, global = true, value_name = "FILE", hide_short_help = true)]
    pub passphrase_file: Option<PathBuf>,
    /// Unlock with the recovery words, typed or given in place of the passphrase.
    #[arg(long, global = true, hide_short_help = true)]
    pub recovery: bool,
    /// Read the words of an invite or a backup from the first line of this file.
    #[arg(long, global = true, value_name = "FILE", hide_short_help = true)]
    pub words_file: Option<PathBuf>,
    /// Answer with one JSON document; a failure is one on the error stream.
    #[arg(long, global = true, hide_short_help = true)]
    pub json: bool,
    /// Whose words to use: en, or en-plain without images.
    #[arg(
        long,
        global = true,
        value_name = "CODE",
        default_value = "en",
        hide_short_help = true
    )]
    pub language: String,
    /// When to use colours; NO_COLOR is respected.
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_short_help = true
    )]
    pub color: Color,
    /// A fixed clock, for tests: seconds since 1970.
    #[arg(
        long,
        global = true,
        value_name = "UNIX_SECONDS",
        hide = true,
        allow_negative_numbers = true
    )]
    pub now: Option<i64>,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Whether there are colours on the standard output.
    pub fn on(self) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                let asked_not = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                !asked_not && io::stdout().is_terminal()
            }
        }
    }
}

/// Columns of a page: the terminal's, at most 80, and 80 where there is none.
fn width() -> usize {
    match terminal_size::terminal_size() {
        Some((columns, _)) => usize::from(columns.0).clamp(20, WIDTH),
        None => WIDTH,
    }
}

/// Runs the command line.
pub fn main(args: Vec<OsString>) -> ExitCode {
    let width = width();
    let parsed = Cli::command()
        .try_get_matches_from(&args)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return usage::report(&error, args.iter().any(|arg| arg == "--json"), width),
    };
    let (json, colour) = (cli.everywhere.json, cli.everywhere.color.on());
    match run(cli, width).and_then(|answer| tell(&answer, json, colour, width)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(json, width),
    }
}

fn run(cli: Cli, width: usize) -> Result<Answer, Failure> {
    let app = App::new(cli.everywhere, width)?;
    cli.command.run(&app)
}

fn tell(answer: &Answer, json: bool, colour: bool, width: usize) -> Result<(), Failure> {
    if answer.json.is_null() {
        return Ok(());
    }
    let text = if json {
        json_line(&answer.json) + "\n"
    } else {
        answer.page.render(width, colour)
    };
    let mut out = io::stdout().lock();
    let told = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    match told {
        // Whoever read the beginning has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| crate::files::unwritable(&error)),
    }
}

#[cfg(test)]
#[path = "args_tests.rs"]
mod tests;
