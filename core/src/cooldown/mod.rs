//! The cooldown: composed from two voices, set out for tonight, played step by step.
//!
//! - [`tonight`] is what holds for one run: an overlay that can only narrow.
//! - [`composer`] makes the steps from the voices, the agreed course and tonight; nothing in it is
//!   off-limits to either, and nothing says whose limit it was.
//! - [`run`] plays them: a state machine that holds all that it needs, so that it goes on while the
//!   vault is locked, and keeps nothing of how it went.
//! - [`practise`] rehearses by daylight, [`moment`] is the only trace that may travel.

mod asides;
mod bend;
pub mod button;
pub mod cards;
pub mod closeness;
pub mod composer;
mod course;
pub mod cue;
pub mod moment;
mod offers;
pub mod practise;
mod rules;
pub mod run;
pub mod screen;
mod span;
mod state;
mod taps;
pub mod tonight;
pub mod way;

#[cfg(test)]
mod tests;
