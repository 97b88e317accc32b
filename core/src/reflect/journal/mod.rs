//! The journal: own pages, private, with or without a bond.
//!
//! [`entry`] says what a page is, [`mod@file`] writes pages out as open files and reads them back,
//! [`highlight`] marks what a search found, [`prompts`] picks a question to write about.

pub mod entry;
pub mod file;
pub mod highlight;
mod markdown;
pub mod prompts;

pub use entry::{Entry, Filter, copy_of};
pub use file::{JournalError, from_json, from_markdown, to_json, to_markdown};
pub use highlight::highlight;
pub use prompts::{Asked, choose};
