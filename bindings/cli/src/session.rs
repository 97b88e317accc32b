//! What a command works with: the options of every command, the language, and the clock.

use crate::args::Everywhere;
use crate::failure::Failure;
use crate::secrets::{self, Secret};
use chrono::NaiveDate;
use leeside::consent::clock::Reading;
use leeside::content::{self, Library};
use leeside::exchange::bond::{Bond, Meeting};
use leeside::exchange::random::System;
use leeside::vault::{At, BondEntry, Collected, Unlock, Vault, VaultError};
use std::path::PathBuf;
use zeroize::Zeroizing;

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

    /// Asks for the passphrase, or with `--recovery` for the recovery words.
    ///
    /// # Errors
    /// As [`secrets::read`].
    pub fn unlock_words(&self) -> Result<Zeroizing<String>, Failure> {
        let prompt = match self.options.recovery {
            true => "Recovery words: ",
            false => "Passphrase: ",
        };
        secrets::read(
            Secret::Unlock,
            self.options.passphrase_file.as_ref(),
            prompt,
        )
    }

    /// Opens the vault.
    ///
    /// # Errors
    /// As [`Vault::open`]; without a vault nothing is asked.
    pub fn open(&self) -> Result<Session<'_>, Failure> {
        self.check_vault()?;
        let words = self.unlock_words()?;
        self.open_with(&words)
    }

    /// Opens the vault with words that were asked for already.
    ///
    /// # Errors
    /// As [`Vault::open`].
    pub fn open_with(&self, words: &str) -> Result<Session<'_>, Failure> {
        let unlock = match self.options.recovery {
            true => Unlock::Recovery(words),
            false => Unlock::Passphrase(words),
        };
        let mut vault = Vault::open(&self.folder()?, unlock)?;
        let run = vault.collect_run(&mut System, self.reading())?;
        Ok(Session {
            app: self,
            vault,
            run,
            words: Zeroizing::new(words.to_owned()),
        })
    }

    /// # Errors
    /// `no_vault` if there is none in the folder.
    pub fn check_vault(&self) -> Result<(), Failure> {
        match Vault::is_in(&self.folder()?) {
            true => Ok(()),
            false => Err(Failure::refused(
                "no_vault",
                "there is nothing here yet; begin with: leeside init",
            )),
        }
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

    /// Minutes that this computer's own clock is ahead of UTC. They are used and never kept.
    pub fn offset_minutes(&self) -> i32 {
        let now = chrono::DateTime::from_timestamp(self.reading().wall.0, 0).unwrap_or_default();
        now.with_timezone(&chrono::Local).offset().local_minus_utc() / 60
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

/// The open vault.
pub struct Session<'a> {
    /// What the command works with.
    pub app: &'a App,
    /// The vault.
    pub vault: Vault,
    /// What became of a time after that was set out.
    pub run: Collected,
    /// The words that opened it, for what asks for them once more.
    pub words: Zeroizing<String>,
}

impl Session<'_> {
    /// The bond that is meant: the one of `--bond`, or the only one that is not closed. A closed one
    /// counts once the two are about to meet anew.
    ///
    /// # Errors
    /// `no_bond`, `no_such_bond`, `which_bond`.
    pub fn bond(&self) -> Result<BondEntry, Failure> {
        self.find_bond()?.ok_or_else(|| {
            Failure::refused(
                "no_bond",
                "there is no plan with anybody yet; begin one with: leeside bonds add NAME",
            )
        })
    }

    /// As [`Session::bond`], but `None` if there is no bond at all and none was named.
    ///
    /// # Errors
    /// `no_such_bond`, `which_bond`.
    pub fn find_bond(&self) -> Result<Option<BondEntry>, Failure> {
        let mut all = self.vault.bonds()?;
        if let Some(name) = &self.app.options.bond {
            return named(all, name).map(Some);
        }
        all.retain(|entry| !entry.closed || entry.meeting != Meeting::Alone);
        let first = all.pop();
        if all.is_empty() {
            return Ok(first);
        }
        Err(Failure::usage(
            "which_bond",
            "there are several plans here; name one with --bond (leeside bonds shows them)",
        ))
    }

    /// The day now.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn today(&mut self) -> Result<NaiveDate, Failure> {
        Ok(self.vault.now(self.app.reading())?.day())
    }

    /// A bond as it is now.
    ///
    /// # Errors
    /// As [`Vault::bond`].
    pub fn load(&mut self, entry: &BondEntry) -> Result<Bond, Failure> {
        Ok(self.vault.bond(entry.id, self.app.reading())?)
    }

    /// Lets `act` change a bond, all of it or nothing.
    ///
    /// # Errors
    /// As [`Vault::change`].
    pub fn change<T>(
        &mut self,
        entry: &BondEntry,
        act: impl FnOnce(&mut Bond, &mut At<'_>) -> Result<T, VaultError>,
    ) -> Result<T, Failure> {
        let reading = self.app.reading();
        Ok(self.vault.change(entry.id, reading, &mut System, act)?)
    }
}

/// Finds a bond by its name, the partner's nickname, or the beginning of its id.
///
/// # Errors
/// `no_such_bond`.
pub fn named(all: Vec<BondEntry>, name: &str) -> Result<BondEntry, Failure> {
    let typed = name.to_lowercase();
    let by: [&dyn Fn(&BondEntry) -> bool; 3] = [
        &|entry| entry.name.to_lowercase() == typed,
        &|entry| entry.partner.to_lowercase() == typed,
        &|entry| typed.len() >= 4 && entry.id.to_string().starts_with(&typed),
    ];
    for fits in by {
        let mut found = all.iter().filter(|entry| fits(entry));
        if let (Some(entry), None) = (found.next(), found.next()) {
            return Ok(entry.clone());
        }
    }
    Err(Failure::refused(
        "no_such_bond",
        "there is no plan of this name; leeside bonds shows what there is",
    ))
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
