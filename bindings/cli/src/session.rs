//! What a command works with: the options of every command, the language, and the clock.

use crate::args::Everywhere;
use crate::failure::Failure;
use leeside::consent::clock::Reading;
use leeside::content::{self, Library};
use std::path::PathBuf;

/// What a command works with.
pub struct App {
    /// The options of every command.
    pub options: Everywhere,
    /// The words.
    pub library: &'static Library,
    /// Columns of a page.
    pub width: usize,
}

impl App {
    /// # Errors
    /// `unknown_language`.
    pub fn new(options: Everywhere, width: usize) -> Result<Self, Failure> {
        let known = content::languages();
        if !known
            .iter()
            .any(|language| language.code == options.language)
        {
            let codes: Vec<&str> = known.iter().map(|l| l.code.as_str()).collect();
            return Err(Failure::usage(
                "unknown_language",
                format!("--language can be {}", codes.join(" or ")),
            ));
        }
        let library = content::library(&options.language);
        Ok(Self {
            options,
            library,
            width,
        })
    }

    /// A text of the screens.
    pub fn text(&self, id: &str) -> &'static str {
        self.library.string(id).unwrap_or_default()
    }

    /// What the clocks say.
    pub fn reading(&self) -> Reading {
        match self.options.now {
            Some(seconds) => Reading::wall(seconds),
            None => Reading {
                since_boot: since_boot(),
                ..Reading::wall(chrono::Utc::now().timestamp())
            },
        }
    }

    /// The folder of the vault: the given one, or the platform's place for data of programs.
    ///
    /// # Errors
    /// `no_home` if neither is known.
    pub fn folder(&self) -> Result<PathBuf, Failure> {
        if let Some(folder) = &self.options.vault {
            return Ok(folder.clone());
        }
        let home = || std::env::home_dir().filter(|home| home.is_absolute());
        let data = if cfg!(target_os = "macos") {
            home().map(|home| home.join("Library/Application Support"))
        } else if cfg!(windows) {
            absolute("APPDATA")
        } else {
            absolute("XDG_DATA_HOME").or_else(|| home().map(|home| home.join(".local/share")))
        };
        data.map(|data| data.join("leeside")).ok_or_else(|| {
            Failure::usage(
                "no_home",
                "no folder is known for it; name one with --vault",
            )
        })
    }
}

fn absolute(variable: &str) -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os(variable)?);
    folder.is_absolute().then_some(folder)
}

/// Which start of the computer this is, and the seconds since then, so that setting the clock ahead
/// opens nothing sooner. Linux tells; elsewhere the wall clock alone is believed.
fn since_boot() -> Option<(u64, i64)> {
    let read = |path| std::fs::read_to_string(path).ok();
    let boot = read("/proc/sys/kernel/random/boot_id")?;
    let digits: String = boot
        .chars()
        .filter(char::is_ascii_hexdigit)
        .take(16)
        .collect();
    let boot = u64::from_str_radix(&digits, 16).ok()?;
    let uptime = read("/proc/uptime")?;
    let seconds = uptime.split(['.', ' ']).next()?.parse().ok()?;
    Some((boot, seconds))
}
