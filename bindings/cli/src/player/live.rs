//! Live: on a terminal each key acts at once and the screen follows the clock; elsewhere each line
//! of the input is a key or the name of a button.

use super::raw::{Pressed, Terminal};
use super::{Clock, Given, Key, Plays, View, cue_marks, draw};
use crate::ask;
use crate::failure::Failure;
use crate::session::App;
use leeside::consent::clock::Time;
use leeside::cooldown::cue::CueKind;
use std::time::{Duration, Instant};

/// How often the clock is looked at.
const BEAT: Duration = Duration::from_millis(200);

/// How long the marks of a cue stay.
const MARKS: Duration = Duration::from_secs(2);

/// The key that unfolds "Why this?".
const WHY: char = '/';

/// Plays until it is over or its person leaves. Then nothing more happens to what is played.
pub fn play(app: &App, what: &mut dyn Plays, clock: &Clock, bell: bool) -> Result<Time, Failure> {
    match Terminal::take() {
        Some(mut terminal) => keys(app, what, clock, &mut terminal, bell),
        None => lines(app, what, clock),
    }
}

/// What was just given to see and hear.
struct Marks {
    text: String,
    until: Instant,
}

impl Marks {
    fn give(&mut self, terminal: &Terminal, cues: &[CueKind], bell: bool) {
        let breath = |kind: &CueKind| matches!(kind, CueKind::In | CueKind::Out);
        if let Some(kind) = cues.iter().rfind(|kind| !breath(kind)) {
            self.text = cue_marks(*kind);
            self.until = Instant::now() + MARKS;
            if bell {
                terminal.bell();
            }
        } else if self.until < Instant::now() {
            self.text.clear();
        }
    }
}

fn keys(
    app: &App,
    what: &mut dyn Plays,
    clock: &Clock,
    terminal: &mut Terminal,
    bell: bool,
) -> Result<Time, Failure> {
    let colour = app.options.color.on();
    let (mut shown, mut why) = (String::new(), false);
    let mut marks = Marks {
        text: String::new(),
        until: Instant::now(),
    };
    loop {
        let now = clock.now();
        let cues = what.tick(now)?;
        marks.give(terminal, &cues, bell);
        let view = what.view(now);
        if view.over {
            return Ok(now);
        }
        let text = draw::text(&view, app.width, colour, &marks.text, why) + &footer(app, &view);
        if text != shown {
            terminal.show(&text);
            shown = text;
        }
        let key = match terminal.key(BEAT) {
            None => continue,
            Some(Pressed::Leave) => return Ok(clock.now()),
            Some(Pressed::Key(WHY)) => {
                why = !why;
                continue;
            }
            Some(Pressed::Enter) => view.keys().find(|key| key.enter),
            Some(Pressed::Key(' ')) => view.keys().find(|key| key.name == "space"),
            Some(Pressed::Key(typed)) => view.keys().find(|key| key.key == typed),
        };
        let Some(key) = key else { continue };
        why = false;
        let given = match key.line {
            true => terminal.line(|| typed(key))?,
            false => Some(tap(key)),
        };
        if let Some(given) = given {
            let cues = what.act(&given, clock.now())?;
            marks.give(terminal, &cues, bell);
        }
        shown.clear();
        if hides(key) {
            return Ok(clock.now());
        }
    }
}

/// Hide: the screen is left as if nothing had been there. What is played waits.
fn hides(key: &Key) -> bool {
    key.name == "hide"
}

fn footer(app: &App, view: &View) -> String {
    match view.why {
        Some(_) => format!("[{WHY}] {}\n", app.text("player.step.why")),
        None => String::new(),
    }
}

/// Without a terminal: a line is a key or a name, and what goes with it.
fn lines(app: &App, what: &mut dyn Plays, clock: &Clock) -> Result<Time, Failure> {
    loop {
        let now = clock.now();
        what.tick(now)?;
        let view = what.view(now);
        if view.over {
            return Ok(now);
        }
        eprint!("{}", draw::text(&view, app.width, false, "", true));
        let Some(line) = ask::line("")? else {
            return Ok(clock.now());
        };
        let now = clock.now();
        what.tick(now)?;
        let view = what.view(now);
        let key = view
            .keys()
            .find(|key| key.name == line || key.key.to_string() == line);
        let Some(key) = key else { continue };
        let given = match key.line {
            true => typed(key)?,
            false => Some(tap(key)),
        };
        if let Some(given) = given {
            what.act(&given, clock.now())?;
        }
        if hides(key) {
            return Ok(clock.now());
        }
    }
}

fn tap(key: &Key) -> Given {
    Given {
        tap: Some(key.name.clone()),
        ..Given::default()
    }
}

/// A key and the line that is typed for it; nothing typed is nothing done.
fn typed(key: &Key) -> Result<Option<Given>, Failure> {
    let line = ask::line(&format!("{}:", key.text))?;
    Ok(line.filter(|line| !line.is_empty()).map(|line| Given {
        line: Some(line),
        ..tap(key)
    }))
}
