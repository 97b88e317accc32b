//! The ways to unlock: set up, changed, taken away.

use crate::changes::Change;
use crate::error::{LeesideError, Way};
use crate::inside::Inside;
use crate::platform::{KeyRelease, released, typed};
use crate::work::{LongWork, WorkStage};
use leeside::exchange::hybrid::{Identity, SEED};
use leeside::exchange::random::{System, draw};
use leeside::vault::passphrase::{Hint, generate_passphrase, passphrase_hint};
use leeside::vault::recovery::RecoveryWords;
use leeside::vault::{RecoveryState, Slot, Vault, VaultError};
use std::sync::Arc;
use zeroize::Zeroizing;

/// A rough hint at how hard a passphrase is to guess.
#[uniffi::remote(Enum)]
pub enum Hint {
    /// Not taken.
    TooShort,
    /// Soon guessed by a machine that has the file.
    Weak,
    /// Holds against people, not for long against machines.
    Fair,
    /// Holds.
    Good,
}

/// How it stands with the recovery words.
#[uniffi::remote(Enum)]
pub enum RecoveryState {
    /// There are none.
    NotSetUp,
    /// There are none, and the person said "later".
    PutOff,
    /// They were made; the person has not yet typed them back.
    Made,
    /// They were typed back once.
    Rehearsed,
    /// They were made, but their file is gone.
    Missing,
}

/// What came of "somebody knows my passphrase".
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct NewKey {
    /// New recovery words, if there were some before. The former ones open nothing now.
    pub recovery_words: Option<Vec<String>>,
    /// Ways to unlock that are gone and can be set up again.
    pub dropped: Vec<Way>,
}

/// The ways to unlock. Ask for the passphrase once more (`confirm`) before any of them is changed.
/// Passphrases and words go in as bytes of UTF-8, so that the app can wipe its own copy.
#[derive(uniffi::Object)]
pub struct Secrets {
    inside: Arc<Inside>,
}

impl Secrets {
    pub(crate) fn of(inside: &Arc<Inside>) -> Self {
        Self {
            inside: Arc::clone(inside),
        }
    }

    fn change<T>(
        &self,
        act: impl FnOnce(&mut Vault) -> Result<T, VaultError>,
    ) -> Result<T, LeesideError> {
        let done = self.inside.with(act)?;
        self.inside.changes.tell(Change::Secrets);
        Ok(done)
    }
}

#[uniffi::export]
impl Secrets {
    /// The ways to unlock that are set up here. Known while it is locked too, once the folder is
    /// held.
    ///
    /// # Errors
    /// `NoVault`, `InUse`.
    pub fn ways(&self) -> Result<Vec<Way>, LeesideError> {
        self.inside.hold(|vault| {
            let mut ways = Vec::new();
            for slot in Slot::ALL {
                if vault.has_slot(slot)? {
                    ways.push(slot.into());
                }
            }
            Ok(ways)
        })
    }

    /// Checks the passphrase of the unlocked vault.
    ///
    /// # Errors
    /// `WrongSecret`, `Locked`.
    pub fn confirm(&self, passphrase: Vec<u8>) -> Result<(), LeesideError> {
        let passphrase = typed(passphrase)?;
        self.inside.with(|vault| vault.confirm(&passphrase))
    }

    /// A rough hint at how hard a passphrase is to guess.
    ///
    /// # Errors
    /// None.
    pub fn hint(&self, passphrase: Vec<u8>) -> Result<Hint, LeesideError> {
        Ok(passphrase_hint(&typed(passphrase)?))
    }

    /// Draws a passphrase of so many words, from four to twelve.
    ///
    /// # Errors
    /// `Platform` if the phone gave no random numbers.
    pub fn generate(&self, words: u8) -> Result<String, LeesideError> {
        let drawn = generate_passphrase(&mut System, words.into())?;
        Ok(drawn.as_str().to_owned())
    }

    /// Changes the passphrase. Who copied the former files and knows the former passphrase still
    /// has the key: `renew_key` is for that.
    ///
    /// # Errors
    /// `WrongSecret`, `PassphraseTooShort`, `Locked`. The former passphrase holds then.
    pub fn change_passphrase(&self, old: Vec<u8>, new: Vec<u8>) -> Result<(), LeesideError> {
        let (old, new) = (typed(old)?, typed(new)?);
        self.change(|vault| vault.change_passphrase(&old, &new))
    }

    /// Makes twelve recovery words, in place of former ones, to be written down and typed back.
    ///
    /// # Errors
    /// `Locked`, `NoRoom`, `Disk`.
    pub fn make_recovery_words(&self) -> Result<Vec<String>, LeesideError> {
        let words = self.change(|vault| vault.set_recovery(&mut System))?;
        Ok(list(&words))
    }

    /// Checks recovery words that the person types back, and remembers that they did.
    ///
    /// # Errors
    /// `WrongSecret`, `NotSetUp`, `UnknownWord`, `WordCount`, `Locked`.
    pub fn rehearse_recovery_words(&self, words: Vec<u8>) -> Result<(), LeesideError> {
        let words = typed(words)?;
        self.change(|vault| vault.rehearse_recovery(&words))
    }

    /// "Later": no recovery words for now. Words that are set up stay.
    ///
    /// # Errors
    /// `Locked`.
    pub fn put_off_recovery_words(&self) -> Result<(), LeesideError> {
        self.change(|vault| vault.put_off_recovery())
    }

    /// Takes the recovery words away.
    ///
    /// # Errors
    /// `Locked`, `Disk`.
    pub fn remove_recovery_words(&self) -> Result<(), LeesideError> {
        self.change(|vault| vault.remove_recovery())
    }

    /// How it stands with the recovery words.
    ///
    /// # Errors
    /// `Locked`.
    pub fn recovery_state(&self) -> Result<RecoveryState, LeesideError> {
        self.inside.with(|vault| vault.recovery_state())
    }

    /// Lets a key of the phone's keystore unlock, in place of a former one. The key is drawn here
    /// and given to the keystore first.
    ///
    /// # Errors
    /// `Locked`, and what the keystore says.
    pub fn set_device(&self, keystore: Arc<dyn KeyRelease>) -> Result<(), LeesideError> {
        // Asked first, so that no key is kept for a vault that is locked.
        self.inside.with(|vault| vault.idle_seconds().map(|_| ()))?;
        let seed: Zeroizing<[u8; SEED]> = Zeroizing::new(draw(&mut System)?);
        keystore.keep(seed.to_vec())?;
        let recipient = Identity::from_seed(*seed).recipient();
        self.change(|vault| vault.set_device(&recipient))
    }

    /// Takes the phone's own key away. Delete it from the keystore too.
    ///
    /// # Errors
    /// `Locked`, `Disk`.
    pub fn remove_device(&self) -> Result<(), LeesideError> {
        self.change(|vault| vault.remove_device())
    }

    /// "Somebody knows my passphrase": a new key, and everything written anew under it. Takes as
    /// much free room as the vault is large. Recovery words are replaced and given back; the phone's
    /// own key goes on if the keystore is given, and is dropped otherwise. Copies of the former
    /// files still open with the former secrets; nothing can reach them.
    ///
    /// # Errors
    /// `PassphraseTooShort`, `NoRoom`, `Cancelled`, `Locked`. Either nothing has changed, or it is
    /// locked and the new passphrase opens it.
    pub fn renew_key(
        &self,
        passphrase: Vec<u8>,
        keystore: Option<Arc<dyn KeyRelease>>,
        work: Option<Arc<LongWork>>,
    ) -> Result<NewKey, LeesideError> {
        let passphrase = typed(passphrase)?;
        let keystore = keystore.map(|keystore| released(keystore.as_ref()));
        let device = keystore.transpose()?.map(|identity| identity.recipient());
        let renewed = self.inside.work(work, |work| {
            work.stage(WorkStage::Writing)?;
            self.change(|vault| vault.rekey(&passphrase, device.as_ref(), &mut System))
        })?;
        Ok(NewKey {
            recovery_words: renewed.recovery.as_ref().map(list),
            dropped: renewed.dropped.into_iter().map(Into::into).collect(),
        })
    }

    /// After how many idle seconds it locks by itself; nothing is never.
    ///
    /// # Errors
    /// `Locked`.
    pub fn idle_seconds(&self) -> Result<Option<u32>, LeesideError> {
        self.inside.with(|vault| vault.idle_seconds())
    }

    /// Sets after how many idle seconds it locks by itself; nothing is never.
    ///
    /// # Errors
    /// `Locked`.
    pub fn set_idle_seconds(&self, seconds: Option<u32>) -> Result<(), LeesideError> {
        self.change(|vault| vault.set_idle_seconds(seconds))
    }
}

fn list(words: &RecoveryWords) -> Vec<String> {
    words.words().map(str::to_owned).collect()
}
