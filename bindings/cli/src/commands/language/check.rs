//! Sentences from the standard input, one a line, each answered as soon as it is read.

use crate::failure::Failure;
use crate::files::{unreadable, unwritable};
use crate::page::{Answer, Page, safe_line, said};
use crate::session::App;
use leeside::language::{self, Flag, LIMIT, Part, Reason};
use serde::Serialize;
use std::io::{self, BufRead, ErrorKind, Read, Write};

pub const EXAMPLE: &str = "Example:
  echo \"You never listen\" | leeside language check
  leeside language check --json < sentences.txt

With --json each line is one document:
  {\"text\": ..., \"flags\": [{\"kind\", \"start\", \"end\", \"why\", \"instead\"}]}
start and end count characters (Unicode scalar values) of the text. A line of
more than 256 KiB is read so far, and the rest of it is passed over.";

/// Bytes of one line that are read at most: more than the helper looks at.
const MOST: usize = LIMIT * 4;

/// One line looked at.
#[derive(Serialize)]
struct Checked<'a> {
    text: &'a str,
    flags: Vec<Flag>,
}

/// One line explained.
#[derive(Serialize)]
struct Explained<'a> {
    text: &'a str,
    reasons: Vec<Reason>,
}

/// # Errors
/// [`Failure`] if the input cannot be read, or the output not be written.
pub fn check(app: &App) -> Result<Answer, Failure> {
    each_line(app, |text| {
        let flags = language::check(text);
        let mut page = Page::default();
        page.item(said(text));
        if flags.is_empty() {
            page.below("Nothing here may land as blame.");
        }
        for flag in &flags {
            page.below(format!("{}: {}", said(flag.words(text)), flag.why));
            page.below(format!("Perhaps: {}", flag.instead));
        }
        (json(&Checked { text, flags }), page)
    })
}

/// # Errors
/// As [`check`].
pub fn explain(app: &App) -> Result<Answer, Failure> {
    each_line(app, |text| {
        let reasons = language::explain(text);
        let mut page = Page::default();
        page.item(said(text));
        for reason in &reasons {
            let part = match reason.part {
                Part::Harm => "a report of harm, left alone",
                Part::Shield => "negated, reported or kind, left alone",
                Part::Kindness => "plainly kind",
                Part::Flagged => "flagged",
                _ => "left alone",
            };
            let (words, pattern) = (said(&reason.words), &reason.pattern);
            page.below(format!("{words}: {part}; by the rule {pattern}"));
        }
        if reasons.is_empty() {
            page.below("No rule counted.");
        }
        (json(&Explained { text, reasons }), page)
    })
}

fn json(document: &impl Serialize) -> String {
    safe_line(&serde_json::to_string(document).unwrap_or_default())
}

/// Answers each line of the input with one document or page. Whoever stops reading has read enough.
fn each_line(app: &App, answer: impl Fn(&str) -> (String, Page)) -> Result<Answer, Failure> {
    let (mut input, mut out) = (io::stdin().lock(), io::stdout().lock());
    let colour = app.options.color.on();
    while let Some(text) = line(&mut input).map_err(|error| unreadable(&error))? {
        let (json, page) = answer(&text);
        let told = match app.options.json {
            true => json + "\n",
            false => page.render(app.width, colour),
        };
        match out.write_all(told.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => break,
            written => written.map_err(|error| unwritable(&error))?,
        }
    }
    Ok(Answer::told())
}

/// The next line as text; bytes that are no text become U+FFFD. Of a longer line the rest is
/// passed over, so that no input takes more memory than [`MOST`].
fn line(input: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let bound = u64::try_from(MOST).unwrap_or(u64::MAX);
    if input.by_ref().take(bound).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    if bytes.last() == Some(&b'\n') {
        bytes.pop();
    } else if bytes.len() == MOST {
        input.skip_until(b'\n')?;
    }
    if bytes.last() == Some(&b'\r') {
        bytes.pop();
    }
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    fn lines(input: &[u8]) -> Vec<String> {
        let mut input = io::BufReader::with_capacity(7, input);
        std::iter::from_fn(|| line(&mut input).expect("memory can be read")).collect()
    }

    #[test]
    fn every_line_is_one_text_whatever_it_holds() {
        let read = lines(b"one\r\n\n\xff\xfetwo\nthree");
        assert_eq!(read, ["one", "", "\u{fffd}\u{fffd}two", "three"]);
        assert!(lines(b"").is_empty());
    }

    #[test]
    fn a_long_line_is_cut_and_the_next_one_is_still_a_line() {
        let mut input = vec![b'x'; MOST + 100];
        input.extend(b"\nnext\n");
        let read = lines(&input);
        assert_eq!((read.len(), read[0].len()), (2, MOST));
        assert_eq!(read[1], "next");
        let exact = [vec![b'x'; MOST], b"\nnext".to_vec()].concat();
        assert_eq!(lines(&exact).len(), 2);
    }
}
