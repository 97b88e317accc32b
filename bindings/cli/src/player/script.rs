//! A script: events with their times, one JSON document a line. Every screen is printed as one.

use super::{Clock, Given, Key, Plays, View};
use crate::failure::Failure;
use crate::files::{self, unwritable};
use crate::page::json_line;
use leeside::consent::clock::Time;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::path::Path;

/// Bytes of a script at most.
const MOST: usize = 256 * 1024;

/// Seconds that a script lasts at most: a day.
const LONGEST: u32 = 86_400;

/// Plays a script. Between two events the clock ticks every second.
///
/// # Errors
/// `not_a_script`; [`Failure`] of the disk; what [`Plays::act`] says.
pub fn play(what: &mut dyn Plays, file: &Path, clock: &Clock) -> Result<Time, Failure> {
    let events = read(file)?;
    let mut at = 0;
    print(what, clock, at, &[])?;
    for given in events {
        let mut cues = Vec::new();
        while at < given.at {
            at += 1;
            let due = what.tick(clock.after(at))?;
            cues.extend(due.into_iter().map(|kind| json!({ "at": at, "cue": kind })));
        }
        if given
            != (Given {
                at: given.at,
                ..Given::default()
            })
        {
            let due = what.act(&given, clock.after(at))?;
            cues.extend(due.into_iter().map(|kind| json!({ "at": at, "cue": kind })));
        }
        print(what, clock, at, &cues)?;
    }
    Ok(clock.after(at))
}

/// The events of a script, in order.
fn read(file: &Path) -> Result<Vec<Given>, Failure> {
    let bytes = files::read(file, MOST)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| not_a_script())?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let events: Vec<Given> = lines
        .map(|line| serde_json::from_str(line).map_err(|_| not_a_script()))
        .collect::<Result<_, _>>()?;
    let in_order = events.is_sorted_by_key(|given| given.at);
    let short = events.last().is_none_or(|given| given.at <= LONGEST);
    match in_order && short {
        true => Ok(events),
        false => Err(not_a_script()),
    }
}

fn not_a_script() -> Failure {
    Failure::refused(
        "not_a_script",
        "a script has one JSON document a line, in the order of \"at\", in seconds of one day; --help shows an example",
    )
}

fn print(what: &dyn Plays, clock: &Clock, at: u32, cues: &[Value]) -> Result<(), Failure> {
    say(&document(&what.view(clock.after(at)), at, cues))
}

fn document(view: &View, at: u32, cues: &[Value]) -> Value {
    let keys = |keys: &[Key]| -> Vec<Value> {
        keys.iter()
            .map(|key| json!({ "key": key.key, "name": key.name, "text": key.text }))
            .collect()
    };
    json!({
        "at": at,
        "state": view.state,
        "sentence": view.sentence,
        "lines": view.lines,
        "ring": view.ring,
        "dim": view.dim,
        "breath": view.breath,
        "why": view.why,
        "first": keys(&view.first),
        "buttons": keys(&view.buttons),
        "always": keys(&view.always),
        "over": view.over,
        "cues": cues,
    })
}

/// Prints one document on a line.
///
/// # Errors
/// [`Failure`] if it cannot be written.
pub fn say(document: &Value) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    let told = writeln!(out, "{}", json_line(document)).and_then(|()| out.flush());
    told.map_err(|error| unwritable(&error))
}
