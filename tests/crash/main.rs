//! A process that is killed, or runs out of room, at any step of any act on a vault.
//!
//! The program `victim` does the act. It is killed at a random time, and by `strace` at the entry of
//! each system call that writes, one run for each. Afterwards the vault opens, nothing is left over,
//! and its state is the old or the new one, row by row. What a kill cannot show is a power cut: what
//! the system had not yet written to the disk stays in its memory here.
#![allow(clippy::expect_used, clippy::panic)]

mod kill;
mod no_room;
mod scene;
