//! Private items of one type each: how one is kept, read and deleted.

use super::documents::{Edit, Private, View};
use super::error::VaultError;
use super::life::Vault;
use crate::plan::ids::{BondId, CopyId};
use chrono::NaiveDate;
use serde::Serialize;
use serde::de::{DeserializeOwned, IgnoredAny};

/// A type of private items. None of them can be named by the exchange.
pub(super) trait Item: Serialize + DeserializeOwned {
    /// Its kind in the store.
    const KIND: &'static str;

    /// Its id, its day, and the bond that it belongs to.
    fn place(&self) -> (CopyId, NaiveDate, Option<BondId>);

    /// The bond that it belongs to as the store knows it: none, once that bond was deleted.
    fn belongs_to(&mut self, bond: Option<BondId>);
}

/// Writes an item.
///
/// # Errors
/// [`VaultError::NoBond`] if it belongs to a bond that is not here; errors of the store.
pub(super) fn put<T: Item>(edit: &Edit<'_>, item: T) -> Result<(), VaultError> {
    let (id, day, bond) = item.place();
    if let Some(bond) = bond
        && edit.bond::<IgnoredAny>(bond)?.is_none()
    {
        return Err(VaultError::NoBond);
    }
    let row = Private {
        id: id.0,
        bond,
        day,
        document: item,
    };
    edit.put_private(T::KIND, &row)?;
    Ok(())
}

/// One item.
///
/// # Errors
/// Errors of the store.
pub(super) fn one<T: Item>(view: View<'_>, id: CopyId) -> Result<Option<T>, VaultError> {
    Ok(view.private(T::KIND, id.0)?.map(settled))
}

/// All items of a type, by day.
///
/// # Errors
/// Errors of the store.
pub(super) fn all<T: Item>(view: View<'_>) -> Result<Vec<T>, VaultError> {
    Ok(view.privates(T::KIND)?.into_iter().map(settled).collect())
}

fn settled<T: Item>(row: Private<T>) -> T {
    let mut item = row.document;
    item.belongs_to(row.bond);
    item
}

impl Vault {
    pub(super) fn items<T: Item>(&self) -> Result<Vec<T>, VaultError> {
        self.read(all)
    }

    /// Keeps an item. The former words of an item of this id leave the write-ahead log too.
    pub(super) fn keep_item<T: Item>(&mut self, item: T) -> Result<(), VaultError> {
        self.forget(|edit| put(edit, item))
    }

    pub(super) fn forget_item<T: Item>(&mut self, id: CopyId) -> Result<bool, VaultError> {
        self.forget(|edit| edit.delete_private(T::KIND, id.0))
    }
}
