//! A phone: a real vault in a folder of its own, and a clock that the test moves.

use crate::folder;
use leeside::consent::clock::Reading;
use leeside::exchange::bond::Bond;
use leeside::exchange::hybrid::Identity;
use leeside::exchange::meet::Side;
use leeside::exchange::open::Opened;
use leeside::exchange::parcel::Leaving;
use leeside::exchange::random::System;
use leeside::plan::ids::{BondId, Rev, TopicId};
use leeside::plan::topic::{Space, TopicContent};
use leeside::plan::voice::{ItemKey, ItemValue};
use leeside::vault::backup::Restore;
use leeside::vault::{Found, Unlock, Vault, VaultError};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::TempDir;

/// The passphrase of every phone here.
pub const WORDS: &str = "quiet lamp by the window";

/// When the clocks begin: seconds since 1970.
pub const START: i64 = 1_779_000_000;

/// One hour in seconds.
pub const HOUR: i64 = 3600;

/// The key that a phone's keystore would release. It opens a vault without scrypt's work.
#[must_use]
pub const fn device() -> Identity {
    Identity::from_seed([7; 32])
}

/// One phone.
pub struct Phone {
    /// Holds the folder for as long as the phone lives.
    _dir: TempDir,
    root: PathBuf,
    /// Its vault, unlocked.
    pub vault: Vault,
    /// What its clock shows, in seconds since 1970.
    pub clock: i64,
}

impl Phone {
    /// A new phone with a vault that its own key unlocks.
    ///
    /// # Panics
    /// If the vault cannot be made.
    #[must_use]
    pub fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let root = dir.path().join("vault");
        let mut vault = Vault::create(&root, WORDS, &mut System).expect("a vault");
        vault.set_device(&device().recipient()).expect("a slot");
        Self {
            _dir: dir,
            root,
            vault,
            clock: START,
        }
    }

    /// A new phone on which a backup was restored, with these words for both.
    ///
    /// # Panics
    /// If it cannot be restored.
    #[must_use]
    pub fn restored(backup: &[u8], words: &str, clock: i64) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let root = dir.path().join("vault");
        let restore = Restore {
            from: &mut &backup[..],
            backup_passphrase: words,
            root: &root,
            passphrase: words,
        };
        let go_on = &mut |_| ControlFlow::Continue(());
        let (mut vault, _) = Vault::restore(restore, &mut System, go_on).expect("restored");
        vault.set_device(&device().recipient()).expect("a slot");
        Self {
            _dir: dir,
            root,
            vault,
            clock,
        }
    }

    /// A phone whose vault is a copy of this folder: a clone, or one put back to an older state.
    ///
    /// # Panics
    /// If the copy does not open.
    #[must_use]
    pub fn copy_of(from: &Path, clock: i64) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let root = dir.path().join("vault");
        folder::copy(from, &root);
        let vault = Vault::open(&root, Unlock::Device(&device())).expect("it opens");
        Self {
            _dir: dir,
            root,
            vault,
            clock,
        }
    }

    /// A copy of this phone as it is now.
    ///
    /// # Panics
    /// If the copy does not open.
    #[must_use]
    pub fn cloned(&self) -> Self {
        Self::copy_of(&self.root, self.clock)
    }

    /// Where its vault is.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What the clock shows.
    #[must_use]
    pub const fn now(&self) -> Reading {
        Reading::wall(self.clock)
    }

    /// A bond as it is now.
    ///
    /// # Panics
    /// If it cannot be read.
    pub fn bond(&mut self, id: BondId) -> Bond {
        let now = self.now();
        self.vault.bond(id, now).expect("the bond")
    }

    /// Changes a bond by one act of its person.
    ///
    /// # Errors
    /// What the act says.
    pub fn act<T>(
        &mut self,
        id: BondId,
        act: impl FnOnce(&mut Bond, leeside::consent::clock::Time) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let now = self.now();
        self.vault
            .change(id, now, &mut System, |bond, at| act(bond, at.now))
    }

    /// Writes one item of the voice, or with `None` makes it "ask me" again.
    ///
    /// # Errors
    /// What the vault says.
    pub fn write(
        &mut self,
        id: BondId,
        key: ItemKey,
        value: Option<ItemValue>,
    ) -> Result<(), VaultError> {
        self.act(id, |bond, now| {
            bond.plan.write(key, value, now)?;
            Ok(())
        })
    }

    /// Suggests so many minutes for this topic of the kind `space`.
    ///
    /// # Errors
    /// What the vault says.
    pub fn propose(&mut self, id: BondId, answer: &str, minutes: u32) -> Result<Rev, VaultError> {
        let now = self.now();
        self.vault.change(id, now, &mut System, |bond, at| {
            let nonce = leeside::exchange::random::draw(at.random)?;
            let content = content(answer, minutes);
            Ok(bond.plan.propose(&space(), content, nonce, at.now)?)
        })
    }

    /// Makes a parcel that tells what is ticked at first.
    ///
    /// # Panics
    /// If it cannot be made.
    pub fn make(&mut self, id: BondId) -> Vec<u8> {
        let ticked = self.bond(id).outgoing().ticked();
        self.make_with(id, &ticked)
    }

    /// Makes a parcel that tells these things.
    ///
    /// # Panics
    /// If it cannot be made.
    pub fn make_with(&mut self, id: BondId, ticked: &BTreeSet<Leaving>) -> Vec<u8> {
        let now = self.now();
        self.vault.make_parcel(id, ticked, now).expect("a parcel")
    }

    /// Looks at a file.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn look(&mut self, file: &[u8]) -> Result<Found, VaultError> {
        let now = self.now();
        self.vault.look_at(file, &BTreeSet::new(), &mut System, now)
    }

    /// Looks at a parcel and takes it in.
    ///
    /// # Errors
    /// Why it is refused.
    ///
    /// # Panics
    /// If it is another kind of file.
    pub fn take(&mut self, file: &[u8]) -> Result<(BondId, Box<Opened>), VaultError> {
        let now = self.now();
        match self.look(file)? {
            Found::Parcel(id, opened) => {
                self.vault.take_in(id, &opened, now)?;
                Ok((id, opened))
            }
            other => panic!("not a parcel: {other:?}"),
        }
    }

    /// What is in force in the topic `space`, in minutes.
    pub fn in_force(&mut self, id: BondId) -> Option<u32> {
        match self.bond(id).plan.topics.get(&space())?.in_force()? {
            TopicContent::Space(space) => Some(space.minutes),
            _ => None,
        }
    }
}

impl Default for Phone {
    fn default() -> Self {
        Self::new()
    }
}

/// The topic that the acts here are about.
///
/// # Panics
/// Never: the name is one.
#[must_use]
pub fn space() -> TopicId {
    TopicId::new("space").expect("a topic")
}

/// A text of that topic.
#[must_use]
pub fn content(answer: &str, minutes: u32) -> TopicContent {
    TopicContent::Space(Space {
        answer: answer.to_owned(),
        minutes,
        give_back: None,
        while_waiting: None,
        look_again: None,
    })
}

/// The key of one item.
///
/// # Panics
/// If it is none.
#[must_use]
pub fn key(text: &str) -> ItemKey {
    text.parse().expect("a key")
}

/// Pairs a bond of one phone with a bond of another through real files.
///
/// # Panics
/// If a step is refused.
pub fn pair(a: &mut Phone, of_a: BondId, b: &mut Phone, of_b: BondId, again: bool) {
    let (now_a, now_b) = (a.now(), b.now());
    let side = |nick| Side { nick, again };
    let (words, invite) = a
        .vault
        .invite(of_a, side("A"), &mut System, now_a)
        .expect("an invite");
    let reply = b
        .vault
        .accept_invite(of_b, &invite, &words, side("B"), &mut System, now_b)
        .expect("a reply");
    a.vault
        .open_reply(of_a, &reply, &mut System, now_a)
        .expect("paired");
    for (phone, id) in [(a, of_a), (b, of_b)] {
        phone.vault.words_compared(id, true).expect("compared");
    }
}

/// Three people: A has a bond with B and one with C, who know nothing of each other.
pub struct Three {
    /// Has two bonds.
    pub a: Phone,
    /// Has one, with A.
    pub b: Phone,
    /// Has one, with A.
    pub c: Phone,
    /// A's bond with B.
    pub ab: BondId,
    /// A's bond with C.
    pub ac: BondId,
    /// B's bond.
    pub ba: BondId,
    /// C's bond.
    pub ca: BondId,
}

/// Three phones that were just paired. Deriving keys is slow, so it is done once for a program,
/// and every call copies the closed folders.
///
/// # Panics
/// If a step is refused.
#[must_use]
pub fn three() -> Three {
    struct Folders {
        dir: TempDir,
        ids: [BondId; 4],
    }
    static PAIRED: OnceLock<Folders> = OnceLock::new();
    let made = PAIRED.get_or_init(|| {
        let dir = tempfile::tempdir().expect("a folder");
        let (mut a, mut b, mut c) = (Phone::new(), Phone::new(), Phone::new());
        let add = |phone: &mut Phone, name| phone.vault.add_bond(name, &mut System).expect("new");
        let ids = [
            add(&mut a, "with B"),
            add(&mut a, "with C"),
            add(&mut b, "with A"),
            add(&mut c, "with A"),
        ];
        pair(&mut a, ids[0], &mut b, ids[2], false);
        pair(&mut a, ids[1], &mut c, ids[3], false);
        for (phone, name) in [(a, "a"), (b, "b"), (c, "c")] {
            let Phone {
                vault, root, _dir, ..
            } = phone;
            vault.close().expect("closed");
            folder::copy(&root, &dir.path().join(name));
        }
        Folders { dir, ids }
    });
    let phone = |name| Phone::copy_of(&made.dir.path().join(name), START);
    let [ab, ac, ba, ca] = made.ids;
    Three {
        a: phone("a"),
        b: phone("b"),
        c: phone("c"),
        ab,
        ac,
        ba,
        ca,
    }
}
