//! Who may change what, and when. Pure: the table and the rules of the first three promises.
//!
//! - [`table`] says for every field what narrows and what widens; [`effect`] applies it.
//! - [`topic`] is one part of the agreement: two to agree, one to take back.
//! - [`half`] is what one author says and has told: one author, ever.
//! - [`plan`] is both halves and all topics of one bond, and the door of every act.
//! - [`clock`] keeps the after-window and the night's rest honest when clocks jump.

pub mod clock;
pub mod effect;
#[cfg(test)]
#[allow(clippy::expect_used, clippy::panic)]
mod effect_tests;
pub mod half;
mod join;
pub mod plan;
#[cfg(test)]
#[allow(clippy::expect_used, clippy::panic)]
mod properties;
#[cfg(test)]
#[allow(clippy::expect_used)]
mod samples;
mod standing;
pub mod table;
mod told;
pub mod topic;
#[cfg(test)]
#[allow(clippy::expect_used)]
mod two_phones;
