//! A sign of life for what lasts, on the error stream and only if that is a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal};
use std::time::Duration;

/// Shows that something goes on until it is dropped.
pub struct Working(ProgressBar);

impl Working {
    /// Begins, with a word for what is done.
    pub fn on(what: &'static str, quiet: bool) -> Self {
        let bar = ProgressBar::no_length();
        if quiet || !io::stderr().is_terminal() {
            bar.set_draw_target(ProgressDrawTarget::hidden());
        } else {
            if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {bytes}") {
                bar.set_style(style);
            }
            bar.set_message(what);
            bar.enable_steady_tick(Duration::from_millis(120));
        }
        Self(bar)
    }

    /// So many bytes are done.
    pub fn bytes(&self, done: u64) {
        self.0.set_position(done);
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
