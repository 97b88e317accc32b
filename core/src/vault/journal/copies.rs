//! A copy of one page for somebody, on purpose. The page itself stays a type that no file can hold.

use super::Journal;
use crate::exchange::copies::{CopyOf, Shared, TextCopy};
use crate::exchange::random::{Random, draw};
use crate::plan::ids::{BondId, CopyId};
use crate::reflect::journal::copy_of;
use crate::vault::VaultError;

impl Journal<'_> {
    /// Gives a copy of one page with the next parcel to this bond: its title, its text and its day,
    /// and nothing else. The copy has a name of its own, by which it can be taken back
    /// ([`crate::vault::Vault::take_back`]); changing or deleting the page does not change it.
    ///
    /// # Errors
    /// [`VaultError::NotThere`], [`VaultError::NoBond`], [`VaultError::Exchange`] if title and text
    /// together are too long or too much is given; errors of the store.
    pub fn give_copy(
        &mut self,
        page: CopyId,
        bond: BondId,
        random: &mut dyn Random,
    ) -> Result<CopyId, VaultError> {
        let entry = self.read(page)?.ok_or(VaultError::NotThere)?;
        let parts: [String; 2] = copy_of(&entry).into();
        let written: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let copy = TextCopy {
            id: CopyId(draw(random)?),
            of: CopyOf::Entry,
            day: entry.day,
            text: written.join("\n\n"),
        };
        let id = copy.id;
        let shared = Shared::Text(copy);
        self.vault
            .change(bond, self.reading, random, |bond, _| Ok(bond.give(shared)?))?;
        Ok(id)
    }
}
