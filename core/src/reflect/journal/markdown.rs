//! The Markdown form of pages. What reads it may be lenient in small things: the caller writes what
//! was read once more and requires the same bytes.

use super::entry::Entry;
use super::file::{FORMAT, JournalError, VERSION};
use crate::consent::clock::Time;
use crate::plan::ids::{CopyId, ItemId};
use crate::reflect::feel::{Affect, Feel, Word};
use chrono::{DateTime, NaiveDate, Utc};
use std::fmt::Write as _;
use std::iter::Peekable;
use std::str::Split;

const TITLE: &str = "# Journal";
/// The last line: a file without it was cut short.
const END: &str = "<!-- end -->";
const TIME: &str = "%Y-%m-%dT%H:%M:%SZ";
const BETWEEN: &str = " · ";

pub(super) fn write(entries: &[Entry]) -> String {
    let mut file = format!("{TITLE}\n\n<!-- {FORMAT} {VERSION} -->\n");
    for entry in entries {
        // Writing into a string cannot fail.
        let _written = page(&mut file, entry);
    }
    file.push('\n');
    file.push_str(END);
    file.push('\n');
    file
}

fn page(file: &mut String, entry: &Entry) -> std::fmt::Result {
    write!(file, "\n## {}", entry.day)?;
    if !entry.title.is_empty() {
        write!(file, "{BETWEEN}{}", entry.title)?;
    }
    writeln!(file, "\n\n- id: {}", entry.id)?;
    writeln!(file, "- created: {}", time(entry.created))?;
    writeln!(file, "- edited: {}", time(entry.edited))?;
    if let Some(mood) = entry.mood {
        writeln!(file, "- mood: {}", feel(mood))?;
    }
    if let Some(prompt) = &entry.prompt {
        writeln!(file, "- prompt: {prompt}")?;
    }
    for tag in &entry.tags {
        writeln!(file, "- tag: {tag}")?;
    }
    if entry.bring_up {
        writeln!(file, "- bring up: yes")?;
    }
    file.push('\n');
    for line in entry.body.split('\n') {
        let space = if line.is_empty() { "" } else { " " };
        writeln!(file, ">{space}{line}")?;
    }
    Ok(())
}

fn time(time: Time) -> String {
    let date = DateTime::<Utc>::from_timestamp(time.0, 0).unwrap_or_default();
    date.format(TIME).to_string()
}

fn feel(feel: Feel) -> String {
    match feel {
        Feel::Word(Word::Okay) => "okay".to_owned(),
        Feel::Word(Word::ALot) => "a lot".to_owned(),
        Feel::Word(Word::TooMuch) => "too much".to_owned(),
        Feel::Grid(place) => format!(
            "pleasant {}, energy {}",
            place.pleasantness(),
            place.energy()
        ),
    }
}

type Lines<'a> = Peekable<Split<'a, char>>;

pub(super) fn read(file: &str) -> Result<Vec<Entry>, JournalError> {
    let mut lines = file.split('\n').peekable();
    let mut head = || lines.next().map(str::trim_end);
    let (Some(TITLE), Some(""), Some(format)) = (head(), head(), head()) else {
        return Err(JournalError::NotJournal);
    };
    let version = format
        .strip_prefix("<!-- ")
        .and_then(|rest| rest.strip_prefix(FORMAT))
        .and_then(|rest| rest.trim().strip_suffix("-->"))
        .ok_or(JournalError::NotJournal)?;
    if version.trim() != VERSION.to_string() {
        return Err(JournalError::Newer);
    }
    let mut entries = Vec::new();
    while lines.next_if_eq(&"").is_some() && lines.peek() != Some(&END) {
        entries.push(entry(&mut lines).ok_or(JournalError::Damaged)?);
    }
    Ok(entries)
}

/// Reads one page from its heading on. `None` if a line is not what it has to be.
fn entry(lines: &mut Lines<'_>) -> Option<Entry> {
    let heading = lines.next()?.strip_prefix("## ")?;
    let (day, title) = heading.split_once(BETWEEN).unwrap_or((heading, ""));
    let day: NaiveDate = day.parse().ok()?;
    lines.next_if_eq(&"")?;
    let id: CopyId = field(lines, "id")?.parse().ok()?;
    let created = read_time(field(lines, "created")?)?;
    let edited = read_time(field(lines, "edited")?)?;
    let mood = match field(lines, "mood") {
        Some(mood) => Some(read_feel(mood)?),
        None => None,
    };
    let prompt = match field(lines, "prompt") {
        Some(prompt) => Some(ItemId::new(prompt).ok()?),
        None => None,
    };
    let tags = std::iter::from_fn(|| field(lines, "tag").map(str::to_owned)).collect();
    let bring_up = field(lines, "bring up").is_some();
    lines.next_if_eq(&"")?;
    let mut body = Vec::new();
    while let Some(line) = lines.next_if(|line| line.starts_with('>')) {
        let text = line.strip_prefix('>').unwrap_or_default();
        body.push(text.strip_prefix(' ').unwrap_or(text));
    }
    (!body.is_empty()).then(|| Entry {
        id,
        created,
        edited,
        day,
        title: title.to_owned(),
        body: body.join("\n"),
        tags,
        mood,
        prompt,
        bring_up,
        moment: None,
        bond: None,
    })
}

/// The value of the next line, if it is the line of that name.
fn field<'a>(lines: &mut Lines<'a>, name: &str) -> Option<&'a str> {
    let value = |line: &&'a str| -> Option<&'a str> {
        line.strip_prefix("- ")?
            .strip_prefix(name)?
            .strip_prefix(": ")
    };
    let found = lines.peek().and_then(value)?;
    lines.next();
    Some(found)
}

fn read_time(text: &str) -> Option<Time> {
    let date = chrono::NaiveDateTime::parse_from_str(text, TIME).ok()?;
    Some(Time(date.and_utc().timestamp()))
}

fn read_feel(text: &str) -> Option<Feel> {
    if let Some(word) = Word::ALL
        .into_iter()
        .find(|word| feel(Feel::Word(*word)) == text)
    {
        return Some(Feel::Word(word));
    }
    let (pleasant, energy) = text.strip_prefix("pleasant ")?.split_once(", energy ")?;
    let place = Affect::new(pleasant.parse().ok()?, energy.parse().ok()?).ok()?;
    Some(Feel::Grid(place))
}
