//! The real command on real stores: two people on two computers, playing by files.
#![allow(clippy::expect_used, clippy::panic)]

mod backup;
mod help;
mod journal;
mod language;
mod living;
mod phone;
mod plan;
mod player;
mod refusals;
mod secrets;
mod two_phones;
mod voice;
