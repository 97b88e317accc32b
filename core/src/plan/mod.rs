//! What people say of themselves and agree with each other. Pure: no disk, clock or randomness.

pub mod calendar;
pub mod diff;
pub mod example;
pub mod floor;
pub mod ids;
mod items;
pub mod linter;
pub mod menu;
pub mod moment;
pub mod page;
pub mod person;
pub mod readable;
pub mod revision;
pub mod scales;
pub mod sizes;
pub mod text;
pub mod topic;
mod topic_check;
pub mod voice;
