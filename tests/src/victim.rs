//! The acts that are killed or run out of room, each the same in every run.

use crate::phone::{START, WORDS, device, key};
use crate::seeded::Seeded;
use leeside::consent::clock::Reading;
use leeside::plan::ids::BondId;
use leeside::plan::voice::ItemValue;
use leeside::vault::documents::Private;
use leeside::vault::{Found, Unlock, Vault, VaultError};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

/// The passphrase after a change of it.
pub const NEW_WORDS: &str = "a slow walk to the sea";

/// What the victim does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Opens and closes.
    Open,
    /// Writes one item of the voice.
    Write,
    /// Writes a private row of 1.5 KB.
    Note,
    /// Makes a parcel. The file is written only after that is stored.
    Make,
    /// Takes a parcel in, which destroys a key.
    Take,
    /// Ends a bond and deletes what was received.
    End,
    /// Deletes a bond.
    Delete,
    /// Changes the passphrase.
    Passphrase,
    /// Takes the phone's own key away.
    Device,
    /// Makes a new key and writes the whole store anew under it.
    Rekey,
    /// Makes a new vault beside.
    Create,
    /// Deletes the vault.
    Destroy,
}

impl Deed {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Open,
        Self::Write,
        Self::Note,
        Self::Make,
        Self::Take,
        Self::End,
        Self::Delete,
        Self::Passphrase,
        Self::Device,
        Self::Rekey,
        Self::Create,
        Self::Destroy,
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }
}

/// How it went, as an exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Done.
    Done = 0,
    /// There was no room.
    NoRoom = 10,
    /// The place cannot be written to.
    ReadOnly = 11,
    /// Another error of a file.
    File = 12,
    /// Another refusal.
    Refused = 13,
    /// The vault's own code says that something went wrong inside.
    Internal = 14,
    /// Another process has the vault.
    InUse = 15,
}

impl End {
    const ALL: [Self; 7] = [
        Self::Done,
        Self::NoRoom,
        Self::ReadOnly,
        Self::File,
        Self::Refused,
        Self::Internal,
        Self::InUse,
    ];

    /// What an exit code says; none of these after a panic.
    #[must_use]
    pub fn of(code: i32) -> Option<Self> {
        Self::ALL.into_iter().find(|end| *end as i32 == code)
    }

    fn of_error(error: &VaultError) -> Self {
        match error {
            VaultError::DiskFull => Self::NoRoom,
            VaultError::ReadOnly => Self::ReadOnly,
            VaultError::Io { .. } => Self::File,
            VaultError::Internal { .. } => Self::Internal,
            VaultError::InUse => Self::InUse,
            _ => Self::Refused,
        }
    }
}

/// Reads the command line and does it.
#[must_use]
pub fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let deed = Deed::ALL
        .into_iter()
        .find(|deed| arguments.get(2) == Some(&deed.name()));
    let (Some(root), Some(deed)) = (arguments.get(1), deed) else {
        return ExitCode::from(2);
    };
    let file = arguments.get(3).map(Path::new);
    let end = match act(Path::new(root), deed, file) {
        Ok(()) => End::Done,
        Err(error) => End::of_error(&error),
    };
    ExitCode::from(end as u8)
}

/// Does the act on the vault in this folder.
///
/// # Errors
/// What the vault says.
pub fn act(root: &Path, deed: Deed, file: Option<&Path>) -> Result<(), VaultError> {
    let random = &mut Seeded(1 << 40);
    let now = Reading::wall(START);
    if deed == Deed::Create {
        let made = Vault::create(&root.with_extension("new"), WORDS, random)?;
        let _later = made.close();
        return Ok(());
    }
    let mut vault = Vault::open(root, Unlock::Device(&device()))?;
    vault.now(now)?;
    let first = |vault: &Vault| -> Result<BondId, VaultError> {
        let bonds = vault.bonds()?;
        bonds.first().map(|bond| bond.id).ok_or(VaultError::NoBond)
    };
    match deed {
        Deed::Open | Deed::Create => {}
        Deed::Write => {
            let id = first(&vault)?;
            vault.change(id, now, random, |bond, at| {
                let text = Some(ItemValue::Text("a blanket and quiet".into()));
                bond.plan.write(key("reassure/own.9"), text, at.now)?;
                Ok(())
            })?;
        }
        Deed::Note => {
            vault.edit(|edit| {
                edit.put_private(
                    "kept",
                    &Private {
                        id: [9; 16],
                        bond: None,
                        day: now.wall.day(),
                        document: "evening ".repeat(190),
                    },
                )
            })?;
        }
        Deed::Make => {
            let id = first(&vault)?;
            let ticked = vault.bond(id, now)?.outgoing().ticked();
            let made = vault.make_parcel(id, &ticked, now)?;
            if let Some(file) = file {
                fs::write(file, made)?;
            }
        }
        Deed::Take => {
            let parcel = fs::read(file.ok_or(VaultError::Unfit)?)?;
            let found = vault.look_at(&parcel, &BTreeSet::new(), random, now)?;
            let Found::Parcel(id, opened) = found else {
                return Err(VaultError::Unfit);
            };
            vault.take_in(id, &opened, now)?;
        }
        Deed::End => {
            let id = first(&vault)?;
            vault.end_bond(id, false, random)?;
        }
        Deed::Delete => {
            let id = first(&vault)?;
            vault.delete_bond(id)?;
        }
        Deed::Passphrase => vault.change_passphrase(WORDS, NEW_WORDS)?,
        Deed::Device => vault.remove_device()?,
        Deed::Rekey => {
            let _new = vault.rekey(NEW_WORDS, Some(&device().recipient()), random)?;
        }
        Deed::Destroy => return vault.destroy(leeside::vault::DeleteEverything),
    }
    // What was done is on the disk. That the log could not be emptied is no failure of the act.
    let _later = vault.close();
    Ok(())
}
