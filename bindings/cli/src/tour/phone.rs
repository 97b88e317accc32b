//! One phone of the tour: a vault, a bond, a clock that can be moved, and a folder for files.

use crate::failure::Failure;
use leeside::consent::clock::Reading;
use leeside::exchange::bond::Bond;
use leeside::exchange::meet::Side;
use leeside::exchange::open::Opened;
use leeside::exchange::parcel::Leaving;
use leeside::exchange::random::System;
use leeside::plan::example;
use leeside::plan::ids::{BondId, Rev, TopicId};
use leeside::plan::topic::TopicContent;
use leeside::plan::voice::{ItemValue, Limit};
use leeside::vault::{Found, Unlock, Vault, VaultError};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The evening on which the tour begins: 2026-05-16, 18:00 UTC.
const BEGIN: i64 = 1_778_954_400;

/// Four words that only this invented person knows.
pub const PASSPHRASE: &str = "lantern orchard velvet harbour";

/// One phone.
pub struct Phone {
    pub name: &'static str,
    pub partner: &'static str,
    pub vault: Vault,
    pub bond: BondId,
    root: PathBuf,
    files: PathBuf,
    seconds: i64,
    made: u32,
}

impl Phone {
    /// Both phones, side by side in one folder.
    pub fn both(root: &Path) -> Result<[Self; 2], Failure> {
        let files = root.join("files");
        std::fs::create_dir(&files).map_err(VaultError::from)?;
        Ok([
            Self::new("Ari", "Bo", &root.join("ari"), &files)?,
            Self::new("Bo", "Ari", &root.join("bo"), &files)?,
        ])
    }

    fn new(
        name: &'static str,
        partner: &'static str,
        root: &Path,
        files: &Path,
    ) -> Result<Self, Failure> {
        let mut vault = Vault::create(root, PASSPHRASE, &mut System)?;
        vault.set_nickname(name)?;
        let bond = vault.add_bond(partner, &mut System)?;
        Ok(Self {
            name,
            partner,
            vault,
            bond,
            root: root.to_owned(),
            files: files.to_owned(),
            seconds: BEGIN,
            made: 0,
        })
    }

    /// The phone is gone, and an empty vault on a new one takes its place.
    pub fn replace(&mut self) -> Result<(), Failure> {
        let root = self.root.with_extension("new");
        let new = Self::new(self.name, self.partner, &root, &self.files)?;
        let (seconds, made) = (self.seconds, self.made);
        *self = Self {
            seconds,
            made,
            ..new
        };
        self.vault.become_fresh()?;
        Ok(())
    }

    /// The phone is gone, and its backup was restored on a new one.
    pub fn restore(&mut self, root: PathBuf, vault: Vault) -> Result<(), Failure> {
        (self.root, self.vault) = (root, vault);
        let bonds = self.vault.bonds()?;
        let known = bonds.iter().find(|bond| bond.name == self.partner);
        self.bond = known.ok_or(VaultError::NoBond)?.id;
        Ok(())
    }

    /// Says one more thing that is off-limits, after the backup was made.
    pub fn limit_after_backup(&mut self) -> Result<(), Failure> {
        let missing = || Failure::refused("tour_example", "a limit of the tour does not fit");
        let key = "please_not/own.after".parse().map_err(|_| missing())?;
        let limit = Limit {
            text: Some("no phone calls".to_owned()),
            ..Limit::default()
        };
        self.change(|bond, now| Ok(bond.plan.write(key, Some(ItemValue::Limit(limit)), now)?))?;
        Ok(())
    }

    /// Where a restored vault of this phone would stand.
    pub fn new_root(&self) -> PathBuf {
        self.root.with_extension("restored")
    }

    /// A file in the shared folder, with the neutral name that the messenger would see.
    pub fn file(&self, name: &str) -> PathBuf {
        self.files.join(name)
    }

    pub fn reading(&self) -> Reading {
        Reading::wall(self.seconds)
    }

    /// The sealed state of a run that is out, as whoever finds the phone would see it.
    pub fn run_file(&self) -> Result<Vec<u8>, Failure> {
        let path = self.root.join("runs").join("run.age");
        Ok(std::fs::read(path).map_err(VaultError::from)?)
    }

    /// Hours pass.
    pub fn wait(&mut self, hours: i64) {
        self.seconds += hours * 3600;
    }

    pub fn see(&mut self) -> Result<Bond, Failure> {
        Ok(self.vault.bond(self.bond, self.reading())?)
    }

    pub fn change<T>(
        &mut self,
        act: impl FnOnce(&mut Bond, leeside::consent::clock::Time) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let reading = self.reading();
        self.vault
            .change(self.bond, reading, &mut System, |bond, at| {
                act(bond, at.now)
            })
    }

    /// Writes the voice of one of the two people of the worked example.
    pub fn write_voice(&mut self, speaker: &example::Speaker) -> Result<(), Failure> {
        self.change(|bond, now| {
            for (key, value) in speaker.voice.items() {
                bond.plan.write(key.clone(), Some(value.clone()), now)?;
            }
            for key in &speaker.only_me {
                bond.plan.mine.keep(key.clone(), true);
            }
            Ok(())
        })?;
        Ok(())
    }

    pub fn propose(&mut self, id: &TopicId, content: TopicContent) -> Result<Rev, Failure> {
        let reading = self.reading();
        let rev = self
            .vault
            .change(self.bond, reading, &mut System, |bond, at| {
                let nonce = leeside::exchange::random::draw(at.random)?;
                Ok(bond.plan.propose(id, content, nonce, at.now)?)
            })?;
        Ok(rev)
    }

    pub fn accept(&mut self, id: &TopicId, rev: Rev) -> Result<(), VaultError> {
        self.change(|bond, now| Ok(bond.accept(id, rev, now)?))
    }

    /// Makes a parcel of all that is ticked at first, and hands it over.
    pub fn make(&mut self) -> Result<Vec<u8>, Failure> {
        let ticked = self.see()?.outgoing().ticked();
        self.make_with(&ticked)
    }

    pub fn make_with(&mut self, ticked: &BTreeSet<Leaving>) -> Result<Vec<u8>, Failure> {
        let file = self.vault.make_parcel(self.bond, ticked, self.reading())?;
        self.made += 1;
        let name = format!("{}-{:02}.age", self.name.to_lowercase(), self.made);
        self.hand_over(&name, &file)?;
        Ok(file)
    }

    pub fn hand_over(&self, name: &str, file: &[u8]) -> Result<(), Failure> {
        std::fs::write(self.file(name), file).map_err(VaultError::from)?;
        Ok(())
    }

    pub fn look(&mut self, file: &[u8]) -> Result<Found, VaultError> {
        let reading = self.reading();
        self.vault
            .look_at(file, &BTreeSet::new(), &mut System, reading)
    }

    /// Looks at a parcel and takes it in.
    pub fn take(&mut self, file: &[u8]) -> Result<Opened, Failure> {
        let Found::Parcel(id, opened) = self.look(file)? else {
            return Err(Failure::refused("tour_file", "a parcel was expected"));
        };
        self.vault.take_in(id, &opened, self.reading())?;
        Ok(*opened)
    }

    pub fn close(self) -> Result<(), Failure> {
        Ok(self.vault.close()?)
    }

    /// Closes the vault and opens it as its person would after a restart.
    pub fn reopen(&mut self) -> Result<(), Failure> {
        self.vault.lock()?;
        Ok(self.vault.unlock(Unlock::Passphrase(PASSPHRASE))?)
    }
}

/// Pairs two phones and gives the words that both show.
pub fn pair(a: &mut Phone, b: &mut Phone, again: bool) -> Result<String, Failure> {
    let side = |nick| Side { nick, again };
    let (words, invite) = a
        .vault
        .invite(a.bond, side(a.name), &mut System, a.reading())?;
    a.hand_over("invite.age", &invite)?;
    let reading = b.reading();
    let reply =
        b.vault
            .accept_invite(b.bond, &invite, &words, side(b.name), &mut System, reading)?;
    b.hand_over("reply.age", &reply)?;
    a.vault
        .open_reply(a.bond, &reply, &mut System, a.reading())?;
    let shown = |bond: Bond| bond.pairing.and_then(|p| p.words).map(|w| w.join(" "));
    let (of_a, of_b) = (shown(a.see()?), shown(b.see()?));
    if of_a.is_none() || of_a != of_b {
        return Err(Failure::refused("tour_words", "the six words differ"));
    }
    for phone in [a, b] {
        phone.vault.words_compared(phone.bond, true)?;
    }
    Ok(of_a.unwrap_or_default())
}

/// One parcel each way, `a` first.
pub fn exchange(a: &mut Phone, b: &mut Phone) -> Result<(), Failure> {
    let file = a.make()?;
    b.take(&file)?;
    let file = b.make()?;
    a.take(&file)?;
    Ok(())
}
