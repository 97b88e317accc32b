//! Phones with real vaults that meet through real files, whatever happens on the way.
#![allow(clippy::expect_used, clippy::panic)]

mod any_order;
mod check;
mod forged;
mod left_behind;
mod world;
