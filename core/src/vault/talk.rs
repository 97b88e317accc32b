//! "Talk it through": which questions are not for now.

use super::error::VaultError;
use super::kinds::Part;
use super::life::Vault;
use crate::consent::clock::Reading;
use crate::plan::ids::BondId;
use crate::plan::sizes::Unfit;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// "Not today" keeps a question away for so many days.
pub const RESTS: i64 = 7;

/// The most bytes of a question's key: two hashes in hex would fit.
const KEY: usize = 64;

impl Vault {
    /// "Not today", an equal answer: the question with this key rests. Nobody is told, and after
    /// [`RESTS`] days it may come up again.
    ///
    /// # Errors
    /// [`VaultError::Written`] if it is no key, [`VaultError::NoBond`], [`VaultError::Locked`],
    /// errors of the store.
    pub fn not_today(
        &mut self,
        bond: BondId,
        key: &str,
        reading: Reading,
    ) -> Result<(), VaultError> {
        if key.is_empty() || key.len() > KEY {
            return Err(Unfit::WrongValue { field: "question" }.into());
        }
        let mut resting = self.resting_since(bond, reading)?;
        resting.insert(key.to_owned(), self.now(reading)?.day());
        self.forget(|edit| edit.put_part(bond, Part::Resting, "", &resting))
            .map(|_| ())
            .map_err(|error| match error {
                VaultError::Unfit => VaultError::NoBond,
                other => other,
            })
    }

    /// The keys of the questions that rest.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn resting(
        &mut self,
        bond: BondId,
        reading: Reading,
    ) -> Result<BTreeSet<String>, VaultError> {
        Ok(self.resting_since(bond, reading)?.into_keys().collect())
    }

    fn resting_since(
        &mut self,
        bond: BondId,
        reading: Reading,
    ) -> Result<BTreeMap<String, NaiveDate>, VaultError> {
        let today = self.now(reading)?.day();
        let mut all: BTreeMap<String, NaiveDate> =
            self.read(|view| Ok(view.part(bond, Part::Resting, "")?.unwrap_or_default()))?;
        all.retain(|_, since| today.signed_duration_since(*since).num_days() < RESTS);
        Ok(all)
    }
}
