//! The border: the core as objects and records for Kotlin and Swift.
//!
//! - [`leeside`]: the one long-lived object, which makes, unlocks and locks; [`inside`] is what all
//!   objects share, and the only place that holds a lock.
//! - One object a subject: [`plan`], [`partner`], [`cooldown`], [`journal`], [`reflect`], [`rhythm`],
//!   [`content`], [`language`], [`secrets`], [`backup`].
//! - [`reading`]: pages, the menu and questions, for [`plan`]; [`giving`]: copies and debriefs, for
//!   [`partner`]; [`wishes`] and [`repair`]: an answer becomes a line, and quarrels, for [`reflect`].
//! - [`shapes`]: the records that go in and come out. Most are the core's own types, named here once
//!   more so that the border knows them; a field that the core adds does not compile until it is here.
//! - [`error`]: one small error, mapped in one exhaustive match each; [`reasons`]: why, finer.
//! - [`platform`]: the two things that only a phone has, a clock and a keystore.
//! - [`changes`]: what changed, without a callback. [`work`]: how far it is, and "stop".
//!
//! Everything is synchronous and may be called from any thread; the packages choose the thread.

pub mod backup;
pub mod changes;
pub mod content;
pub mod cooldown;
pub mod error;
pub mod giving;
mod inside;
pub mod journal;
pub mod language;
pub mod leeside;
pub mod partner;
pub mod plan;
pub mod platform;
pub mod reading;
pub mod reasons;
pub mod reflect;
#[cfg(feature = "rehearsal")]
pub mod rehearsal;
pub mod repair;
pub mod rhythm;
pub mod secrets;
pub mod shapes;
pub mod wishes;
pub mod work;

uniffi::setup_scaffolding!();
