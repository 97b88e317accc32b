//! The room as a whole: the worked example, each row of the player's states, and what must hold
//! for anyone.

#![allow(clippy::expect_used, clippy::panic)]

mod any;
mod asides;
mod composer;
mod example;
mod player;
mod properties;

use crate::consent::clock::Time;
use crate::cooldown::button::{Button, Event};
use crate::cooldown::composer::compose;
use crate::cooldown::cue::{Cue, CueChoice, CueKind};
use crate::cooldown::run::Run;
use crate::cooldown::screen::{Screen, Shown};
use crate::cooldown::tonight::{Side, Until};
use example::example;

/// A run with a hand on the clock.
struct Evening {
    pub run: Run,
    pub now: Time,
}

impl Evening {
    pub fn new() -> Self {
        let composed = compose(&example().no_touch(Side::Theirs, Until::Ask).request());
        Self {
            run: Run::new(composed, CueChoice::default()),
            now: Time(1_000_000),
        }
    }

    pub fn started() -> Self {
        let mut evening = Self::new();
        evening.tap(Button::Start);
        evening.tap(Button::Fine);
        evening
    }

    pub fn event(&mut self, event: Event) -> Vec<CueKind> {
        kinds(&self.run.event(event, self.now))
    }

    pub fn tap(&mut self, button: Button) -> Vec<CueKind> {
        assert!(
            self.screen().shows(button),
            "{button:?} {:?}",
            self.screen()
        );
        self.event(Event::Tap(button))
    }

    /// Lets seconds pass, one tick each.
    pub fn wait(&mut self, seconds: i64) -> Vec<CueKind> {
        let mut all = Vec::new();
        for _ in 0..seconds {
            self.now = self.now.plus(1);
            all.extend(kinds(&self.run.tick(self.now)));
        }
        all
    }

    pub fn screen(&self) -> Screen {
        self.run.screen(self.now)
    }

    pub fn state(&self) -> Shown {
        self.screen().state
    }

    /// Goes to the step of that kind of screen.
    pub fn until(&mut self, state: Shown) {
        for _ in 0..20 {
            if self.state() == state {
                return;
            }
            self.tap(Button::Next);
        }
        panic!("there is no {state:?}");
    }

    pub fn says(&self, text: &str) -> bool {
        let screen = self.screen();
        screen.sentence.contains(text) || screen.lines.iter().any(|line| line.contains(text))
    }
}

fn kinds(cues: &[Cue]) -> Vec<CueKind> {
    cues.iter().map(|cue| cue.kind).collect()
}

fn buttons(screen: &Screen) -> Vec<Button> {
    screen.buttons.iter().map(|label| label.button).collect()
}
