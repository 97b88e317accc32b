//! The `leeside` command: the plan of two people on a computer, and the shell by which tests play
//! two phones.
//!
//! [`args`] reads the command line, [`commands`] has one file for each command, and every one of
//! them answers with one JSON document and a page for people. Nothing here knows a network.

mod args;
mod ask;
mod commands;
mod failure;
mod feel;
mod files;
mod incoming;
mod names;
mod outgoing;
mod page;
mod player;
mod progress;
mod reasons;
mod secrets;
mod session;
mod tour;
mod usage;
mod wording;
mod wrap;

use std::process::ExitCode;

fn main() -> ExitCode {
    args::main(std::env::args_os().collect())
}
