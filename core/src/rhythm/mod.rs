//! The plan over weeks and months: when to look again, who picks next, reminders, a fresh idea, and
//! one question when something has changed. Pure: no disk, clock or randomness.
//!
//! Nothing here counts what people did, and nothing is ever late: what goes by changes nothing.

pub mod drift;
pub mod fresh;
pub mod look_again;
pub mod reminders;
pub mod turns;
