//! What people say of themselves and agree with each other. Pure: no disk, clock or randomness.

pub mod calendar;
pub mod diff;
pub mod ids;
mod items;
pub mod moment;
pub mod revision;
pub mod scales;
pub mod sizes;
pub mod text;
pub mod topic;
pub mod voice;
