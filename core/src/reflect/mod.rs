//! What only one person sees: check-ins, debriefs, the journal, what helps me, kept moments, what I
//! heard, a pause in a quarrel, and the people I turn to. Pure: no disk, clock or randomness.
//!
//! The types of this room are private by type: none of them implements a trait of the exchange, so
//! no parcel can carry one. They are written by the vault alone. What someone wants to share leaves
//! as a copy of plain words, one item at a time, on purpose. Nothing here counts what a person did,
//! and what is skipped leaves no trace.

pub mod checkin;
pub mod debrief;
pub mod feel;
pub mod heard;
pub mod helped;
pub mod journal;
pub mod kept;
pub mod repair;
pub mod support;
