//! A program that opens a vault and does one named act on it, to be killed while it does.
//!
//! `victim FOLDER ACT [FILE]`. All that it draws comes from one seed, so that the new state is
//! always the same one. It writes nothing but files: the exit code says how it went.

#![allow(clippy::expect_used, clippy::panic)]

use leeside_tests::victim;
use std::process::ExitCode;

fn main() -> ExitCode {
    victim::main()
}
