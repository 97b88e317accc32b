//! What a command answers: one JSON document for programs, and lines for people.

use crate::wrap::wrap;
use leeside::plan::text::display;
use serde_json::Value;
use std::fmt::Write as _;

/// One piece of a page.
#[derive(Debug, Clone)]
enum Line {
    Heading(String),
    Text(String),
    Quiet(String),
    /// How deep it stands, and what it says.
    Item(usize, String),
    /// Shown as it is, to be copied: a command.
    Command(String),
    /// Shown as it is, without wrapping: text made by this program for other programs.
    Raw(String),
}

/// Lines for people. Each goes through [`display`], so that nothing that someone wrote can act on
/// the terminal.
#[derive(Debug, Clone, Default)]
pub struct Page(Vec<Line>);

impl Page {
    /// A heading; an empty line stands before it.
    pub fn heading(&mut self, text: impl Into<String>) -> &mut Self {
        self.0.push(Line::Heading(text.into()));
        self
    }

    /// A paragraph of our own words.
    pub fn text(&mut self, text: impl Into<String>) -> &mut Self {
        self.0.push(Line::Text(text.into()));
        self
    }

    /// A paragraph that can be passed over.
    pub fn quiet(&mut self, text: impl Into<String>) -> &mut Self {
        self.0.push(Line::Quiet(text.into()));
        self
    }

    /// One entry of a list.
    pub fn item(&mut self, text: impl Into<String>) -> &mut Self {
        self.0.push(Line::Item(1, text.into()));
        self
    }

    /// One entry below an entry.
    pub fn below(&mut self, text: impl Into<String>) -> &mut Self {
        self.0.push(Line::Item(2, text.into()));
        self
    }

    /// A command to be typed.
    pub fn command(&mut self, text: impl Into<String>) -> &mut Self {
        self.0.push(Line::Command(text.into()));
        self
    }

    /// Text that this program made for another program, as it is.
    pub fn raw(&mut self, text: impl Into<String>) -> &mut Self {
        self.0.push(Line::Raw(text.into()));
        self
    }

    /// Adds another page below.
    pub fn append(&mut self, other: Self) -> &mut Self {
        self.0.extend(other.0);
        self
    }

    /// The page as text of at most `width` columns.
    pub fn render(&self, width: usize, colour: bool) -> String {
        let styled = |code: &str, text: String| match colour {
            true => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            false => text,
        };
        let mut shown = String::new();
        for line in &self.0 {
            let text = match line {
                Line::Heading(text) => {
                    let gap = if shown.is_empty() { "" } else { "\n" };
                    let text = wrap(&display(text), width, "", "");
                    format!("{gap}{}", styled("1", text))
                }
                Line::Text(text) => wrap(&display(text), width, "", ""),
                Line::Quiet(text) => styled("2", wrap(&display(text), width, "", "")),
                Line::Item(depth, text) => {
                    let rest = "  ".repeat(*depth);
                    let first = format!("{}- ", "  ".repeat(depth - 1));
                    wrap(&display(text), width, &first, &rest)
                }
                Line::Command(text) => format!("    {}", styled("36", display(text))),
                Line::Raw(text) => display(text.trim_end_matches('\n')),
            };
            let _never_fails = writeln!(shown, "{text}");
        }
        shown
    }
}

/// What a command answers.
#[derive(Debug, Clone)]
pub struct Answer {
    /// For `--json`.
    pub json: Value,
    /// For people.
    pub page: Page,
}

impl Answer {
    /// An answer.
    pub fn new(json: Value, page: Page) -> Self {
        Self { json, page }
    }

    /// The answer of a command that told everything while it ran, line by line.
    pub fn told() -> Self {
        Self::new(Value::Null, Page::default())
    }
}

/// A text that someone wrote, in quotes.
pub fn said(text: &str) -> String {
    format!("“{text}”")
}

/// JSON for programs on one line. What could act on a terminal is escaped, which changes nothing
/// for who parses it.
pub fn json_line(value: &Value) -> String {
    safe_line(&value.to_string())
}

/// As [`json_line`], for JSON that was written already.
pub fn safe_line(json: &str) -> String {
    let mut line = String::new();
    for letter in json.chars() {
        if letter == '\t'
            || display(letter.encode_utf8(&mut [0; 4])).starts_with('\u{27e8}')
                && letter != '\u{27e8}'
        {
            let mut units = [0; 2];
            for unit in letter.encode_utf16(&mut units) {
                let _never_fails = write!(line, "\\u{unit:04x}");
            }
        } else {
            line.push(letter);
        }
    }
    line
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nothing_that_someone_wrote_can_act_on_the_terminal() {
        let mut page = Page::default();
        page.item(said("\u{1b}[2Jgone\u{202e}\nHeading"));
        let shown = page.render(80, false);
        assert_eq!(shown, "- “⟨U+001B⟩[2Jgone⟨U+202E⟩\n  Heading”\n");
    }

    #[test]
    fn json_keeps_every_letter_and_shows_no_hidden_one() {
        let value = json!({ "a": "x\u{9b}\u{202e}\u{e0041}\u{27e8}\ty\n" });
        let line = json_line(&value);
        assert!(!line.contains(['\u{9b}', '\u{202e}', '\u{e0041}', '\n']));
        let back: Value = serde_json::from_str(&line).expect("still JSON");
        assert_eq!(back, value);
    }

    #[test]
    fn colour_is_only_there_when_asked_for() {
        let mut page = Page::default();
        page.heading("a").text("b").quiet("c").command("d");
        assert_eq!(page.render(80, false), "a\nb\nc\n    d\n");
        assert!(page.render(80, true).contains("\u{1b}[1ma\u{1b}[0m"));
    }
}
