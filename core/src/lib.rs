//! Leeside core.
