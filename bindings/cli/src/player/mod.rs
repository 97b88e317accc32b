//! Plays something step by step: a cooldown, a rehearsal, a way through a quarrel.
//!
//! - here: what can be played, and how a run of the command goes;
//! - `live`: on a terminal, with one key a button; `raw`: the terminal's own mode;
//! - `script`: events with their times, for tests; `draw`: a screen as text;
//! - `keys`: the key and the name of each button of a cooldown; `cooldown`: its screens.

mod cooldown;
mod draw;
mod keys;
mod live;
mod raw;
mod script;

pub use cooldown::{cue_marks, tap_run, view_of};

use crate::failure::Failure;
use crate::session::App;
use leeside::consent::clock::{Reading, Time};
use leeside::cooldown::cue::CueKind;
use leeside::cooldown::tonight::{Less, Side};
use serde::Deserialize;
use serde_json::Value;
use std::path::PathBuf;
use std::time::Instant;

/// Times faster than the clock at most.
const FASTEST: u32 = 1000;

/// How it is played.
#[derive(Debug, Clone, clap::Args)]
pub struct Options {
    /// Let the clock run so many times faster, to show it to somebody.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=i64::from(FASTEST)))]
    speed: u32,
    /// Read events from this file, one JSON document a line, and print each screen as one.
    #[arg(long, value_name = "FILE", conflicts_with = "speed")]
    script: Option<PathBuf>,
    /// Ring the terminal's bell where a phone would buzz.
    #[arg(long, conflicts_with = "script")]
    bell: bool,
}

impl Options {
    /// Whether a script is played: then each screen is a line of JSON.
    pub const fn scripted(&self) -> bool {
        self.script.is_some()
    }
}

/// A button on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// What is pressed.
    pub key: char,
    /// Its name, for scripts.
    pub name: String,
    /// Its words.
    pub text: String,
    /// Whether a line is typed for it.
    pub line: bool,
    /// Whether Enter presses it too.
    pub enter: bool,
}

/// What is on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The name of the state.
    pub state: &'static str,
    /// The one sentence.
    pub sentence: String,
    /// Smaller lines under it.
    pub lines: Vec<String>,
    /// How much of the time has passed, in thousandths.
    pub ring: Option<u16>,
    /// Shown with less light.
    pub dim: bool,
    /// In a breath: what is done now.
    pub breath: Option<&'static str>,
    /// "Why this?", folded.
    pub why: Option<String>,
    /// The buttons that come first, always in the same place.
    pub first: Vec<Key>,
    /// The buttons of this state.
    pub buttons: Vec<Key>,
    /// The buttons that are there in any state.
    pub always: Vec<Key>,
    /// Nothing follows.
    pub over: bool,
}

impl View {
    /// Every button.
    pub fn keys(&self) -> impl Iterator<Item = &Key> {
        self.first.iter().chain(&self.buttons).chain(&self.always)
    }
}

/// Something that happens.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Given {
    /// Seconds since the beginning; a script alone says so.
    pub at: u32,
    /// A button, by its name.
    pub tap: Option<String>,
    /// The line that was typed for it.
    pub line: Option<String>,
    /// Somebody needs room, and it is known who.
    pub space_by: Option<Side>,
    /// The same for "stay with me".
    pub stay_by: Option<Side>,
    /// Less, from now on.
    pub narrow: Option<Less>,
    /// The phone lies face down, or up again.
    pub face_down: Option<bool>,
    /// The system ended the program, and it is back.
    pub killed: Option<bool>,
}

/// Something that can be played.
pub trait Plays {
    /// What to show now.
    fn view(&self, now: Time) -> View;

    /// Something happened. Gives the cues that follow at once.
    ///
    /// # Errors
    /// `not_here` if it cannot happen in this; errors of the store where it is written down.
    fn act(&mut self, given: &Given, now: Time) -> Result<Vec<CueKind>, Failure>;

    /// Time has passed. Gives the cues that are due.
    ///
    /// # Errors
    /// Errors of the store where it is written down.
    fn tick(&mut self, now: Time) -> Result<Vec<CueKind>, Failure>;
}

/// The clock of what is played.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    begin: Reading,
    instant: Instant,
    speed: u32,
}

impl Clock {
    fn begin(app: &App, options: &Options) -> Self {
        Self {
            begin: app.reading(),
            instant: Instant::now(),
            speed: options.speed,
        }
    }

    fn now(&self) -> Time {
        let passed = self.instant.elapsed().as_secs_f64() * f64::from(self.speed);
        self.after(passed as u32)
    }

    /// So many seconds after the beginning.
    fn after(&self, seconds: u32) -> Time {
        self.begin.wall.plus(i64::from(seconds))
    }
}

/// Plays to the end, or until its person leaves. Gives the last time.
///
/// # Errors
/// `not_a_script` for a line that is none; [`Failure`] of the disk; what [`Plays::act`] says.
pub fn play(app: &App, what: &mut dyn Plays, options: &Options) -> Result<Time, Failure> {
    let clock = Clock::begin(app, options);
    match &options.script {
        Some(file) => script::play(what, file, &clock),
        None => live::play(app, what, &clock, options.bell),
    }
}

/// Prints one document on a line of the standard output.
///
/// # Errors
/// [`Failure`] if it cannot be written.
pub fn say(document: &Value) -> Result<(), Failure> {
    script::say(document)
}

/// The failure of an event that what is played does not know.
pub fn not_here() -> Failure {
    Failure::refused(
        "not_here",
        "one of the events cannot happen here; --help shows an example",
    )
}
