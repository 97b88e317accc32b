//! The terminal's own mode: each key at once, and nothing typed shows. It is left as it was found,
//! whatever happens.

use std::io::{self, Read, Write};
use std::time::Duration;

/// Enters the second screen and hides the cursor.
const ENTER: &str = "\u{1b}[?1049h\u{1b}[?25l";
/// Shows the cursor and goes back to what was there before.
const LEAVE: &str = "\u{1b}[?25h\u{1b}[?1049l";

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// A letter or another sign.
    Key(char),
    /// Enter.
    Enter,
    /// The terminal is gone, or its person wants to leave at once (Ctrl-C).
    Leave,
}

/// The terminal while something plays on it.
pub struct Terminal(system::Mode);

impl Terminal {
    /// Takes the terminal over. `None` where there is none, or this system cannot do it.
    pub fn take() -> Option<Self> {
        let mode = system::Mode::raw()?;
        write(ENTER);
        Some(Self(mode))
    }

    /// Clears the screen and shows a text.
    pub fn show(&self, text: &str) {
        write(&format!("\u{1b}[H\u{1b}[2J{text}"));
    }

    /// Rings the bell.
    pub fn bell(&self) {
        write("\u{7}");
    }

    /// Waits for a key, so long at most.
    pub fn key(&self, wait: Duration) -> Option<Pressed> {
        if !self.0.ready(wait) {
            return None;
        }
        let mut bytes = [0; 16];
        let Ok(read @ 1..) = self.0.input().read(&mut bytes) else {
            return Some(Pressed::Leave);
        };
        match bytes.get(..read)? {
            [b'\r' | b'\n'] => Some(Pressed::Enter),
            [3 | 4] => Some(Pressed::Leave),
            [key @ 0x20..=0x7e] => Some(Pressed::Key(char::from(*key).to_ascii_lowercase())),
            // Arrows, and letters that no button has.
            _ => None,
        }
    }

    /// Lets somebody type a line, in the ordinary mode meanwhile.
    pub fn line<T>(&mut self, ask: impl FnOnce() -> T) -> T {
        self.0.restore();
        write("\u{1b}[?25h\n");
        let typed = ask();
        write("\u{1b}[?25l");
        self.0.again();
        typed
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        write(LEAVE);
        self.0.restore();
    }
}

fn write(text: &str) {
    let mut err = io::stderr().lock();
    let _nobody_looks_if_it_fails = err.write_all(text.as_bytes()).and_then(|()| err.flush());
}

#[cfg(unix)]
mod system {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
    use std::io::{self, IsTerminal, Read};
    use std::os::fd::AsFd;
    use std::time::Duration;

    /// The mode that was there, and the one without line editing.
    pub struct Mode {
        before: Termios,
        raw: Termios,
    }

    impl Mode {
        pub fn raw() -> Option<Self> {
            if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
                return None;
            }
            let before = tcgetattr(io::stdin()).ok()?;
            let mut raw = before.clone();
            raw.local_modes -= LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG;
            let mode = Self { before, raw };
            mode.again();
            Some(mode)
        }

        pub fn restore(&self) {
            let _as_it_was = tcsetattr(io::stdin(), OptionalActions::Now, &self.before);
        }

        pub fn again(&self) {
            let _each_key_at_once = tcsetattr(io::stdin(), OptionalActions::Now, &self.raw);
        }

        pub fn ready(&self, wait: Duration) -> bool {
            let stdin = io::stdin();
            let mut wanted = [PollFd::from_borrowed_fd(stdin.as_fd(), PollFlags::IN)];
            let wait = Timespec::try_from(wait).ok();
            poll(&mut wanted, wait.as_ref()).is_ok_and(|ready| ready > 0)
        }

        /// The terminal itself, with no buffer in between that could hide a key.
        pub fn input(&self) -> impl Read {
            Unbuffered
        }
    }

    struct Unbuffered;

    impl Read for Unbuffered {
        fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
            Ok(rustix::io::read(io::stdin(), bytes)?)
        }
    }
}

#[cfg(not(unix))]
mod system {
    use std::io::{self, Read};
    use std::time::Duration;

    /// On this system keys are typed as lines.
    pub struct Mode;

    impl Mode {
        pub const fn raw() -> Option<Self> {
            None
        }
        pub const fn restore(&self) {}
        pub const fn again(&self) {}
        pub const fn ready(&self, _wait: Duration) -> bool {
            false
        }
        pub fn input(&self) -> impl Read {
            io::empty()
        }
    }
}
