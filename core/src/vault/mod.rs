//! The encrypted store on one phone: the only room that touches a disk.
pub mod error;
pub mod passphrase;
pub mod recovery;
pub mod documents;
mod folder;
mod schema;
mod store;
