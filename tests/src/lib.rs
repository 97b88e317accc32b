//! Helpers that several suites share.

pub mod seeded;
pub mod vectors;
