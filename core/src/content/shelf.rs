//! A list of entries that can be asked for one by its id.

use std::ops::Deref;

/// Something that has an id.
pub trait Named {
    /// The id, the same in every language.
    fn id(&self) -> &str;
}

/// Entries in the order in which they are shown.
#[derive(Debug, Clone)]
pub struct Shelf<T>(Vec<T>);

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Named> Shelf<T> {
    /// The entry of that id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&T> {
        self.0.iter().find(|entry| entry.id() == id)
    }
}

impl<T> Deref for Shelf<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> From<Vec<T>> for Shelf<T> {
    fn from(entries: Vec<T>) -> Self {
        Self(entries)
    }
}

impl<'a, T> IntoIterator for &'a Shelf<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
