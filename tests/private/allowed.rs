//! The true ways, each the nearest to what `refused/` holds.
use leeside::exchange::bond::Bond;
use leeside::exchange::copies::{CopyOf, Shared, TextCopy};
use leeside::exchange::parcel::{Leaving, Outgoing};
use leeside::exchange::random::Random;
use leeside::exchange::Refusal;
use leeside::plan::ids::CopyId;
use leeside::reflect::journal::Entry;
use leeside::vault::{Slot, Unlock, Vault, VaultError};
use std::collections::BTreeSet;
use std::path::Path;

/// A copy of plain words, made on purpose.
pub fn give(bond: &mut Bond, entry: &Entry, id: CopyId) -> Result<(), Refusal> {
    bond.give(Shared::Text(TextCopy {
        id,
        of: CopyOf::Entry,
        day: entry.day,
        text: entry.body.clone(),
    }))
}

/// A preview whose ticks are all that goes in.
pub fn make(bond: &Bond, ticked: &BTreeSet<Leaving>) -> Result<(Bond, Vec<u8>), Refusal> {
    let _preview: Outgoing = bond.outgoing();
    bond.make_parcel(ticked)
}

/// An answer, typed for this debrief.
pub fn seal(bond: &mut Bond, id: CopyId, answer: &str, random: &mut dyn Random) {
    let _sealed = bond.seal_debrief(id, answer, random, Default::default());
}

/// The names of a pairing, which are no secret.
pub fn names(bond: &Bond) -> Option<[u8; 16]> {
    bond.pairing.as_ref().map(|paired| paired.id)
}

/// A vault opens by a secret and gives no key away.
pub fn open(root: &Path, words: &str) -> Result<bool, VaultError> {
    Vault::open(root, Unlock::Passphrase(words))?.has_slot(Slot::Device)
}
