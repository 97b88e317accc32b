//! Leeside: one mutual aftercare plan on two phones, with no network.
//!
//! This crate is everything that is true on every phone. Its rooms, from the plain to the stateful:
//! [`plan`] holds what people say and agree, [`consent`] who may change what, [`reflect`] what only
//! one person sees, [`rhythm`] when to look again, [`exchange`] turns what is told into files and
//! back, [`vault`] keeps it encrypted on one phone. Only the vault touches a disk; the
//! other rooms take `now`, ids and randomness as arguments.

pub mod consent;
pub mod content;
pub mod cooldown;
pub mod exchange;
pub mod language;
pub mod plan;
pub mod reflect;
pub mod rhythm;
pub mod vault;
