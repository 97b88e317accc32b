//! What people say of themselves and agree with each other. Pure: no disk, clock or randomness.

pub mod ids;
pub mod scales;
pub mod sizes;
pub mod text;
