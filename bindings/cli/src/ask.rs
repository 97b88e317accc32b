//! Questions to the person at the keyboard. They stand on the error stream, so that the standard
//! output holds the answer of the command alone.

use crate::failure::Failure;
use crate::files;
use crate::page::Page;
use crate::wrap::wrap;
use leeside::plan::text::{clean, display};
use std::io::{self, BufRead, IsTerminal, Read};

/// Columns of a question, so that some room is left to answer it.
const WIDTH: usize = 72;

/// Bytes of one typed line that are read at most.
const MOST: u64 = 4096;

/// Shows a page above a question.
pub fn show(page: &Page, width: usize) {
    eprint!("{}", page.render(width, false));
}

/// Says something beside a question.
pub fn tell(sentence: &str) {
    eprintln!("{}.", wrap(&display(sentence), WIDTH, "", ""));
}

/// Asks for one line. `None` at the end of the input.
///
/// # Errors
/// [`Failure`] if the input cannot be read.
pub fn line(question: &str) -> Result<Option<String>, Failure> {
    eprint!("{} ", wrap(&display(question), WIDTH, "", ""));
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(MOST)
        .read_until(b'\n', &mut bytes)
        .map_err(|error| files::unreadable(&error))?;
    if bytes.is_empty() {
        eprintln!();
        return Ok(None);
    }
    Ok(Some(clean(&String::from_utf8_lossy(&bytes))))
}

/// Asks for a yes; anything else is a no. Without a terminal nobody is asked, and it is a no.
///
/// # Errors
/// [`Failure`] if the input cannot be read.
pub fn yes(question: &str) -> Result<bool, Failure> {
    if !can_ask() {
        return Ok(false);
    }
    let answer = line(&format!("{question} [y/N]"))?;
    Ok(answer.is_some_and(|typed| matches!(typed.to_lowercase().as_str(), "y" | "yes")))
}

/// Asks where only a clear no is a no; the end of the input is no answer, and so a yes too.
///
/// # Errors
/// [`Failure`] if the input cannot be read.
pub fn unless_no(question: &str) -> Result<bool, Failure> {
    let answer = line(&format!("{question} [Y/n]"))?;
    Ok(!answer.is_some_and(|typed| matches!(typed.to_lowercase().as_str(), "n" | "no")))
}

/// Whether somebody sits at a keyboard.
pub fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}
