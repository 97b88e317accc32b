// refused: module `slots` is private
//! The store's key has no name outside.
pub fn f(_: leeside::vault::slots::VaultKey) {}
