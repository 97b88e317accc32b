//! The encrypted store on one phone: the only room that touches a disk.
//!
//! - [`life`]: how is it made, opened, locked and deleted? [`secrets`]: with what?
//! - [`kinds`] and [`documents`]: what is kept, and how is it read and written?
//! - `bonds`: how does an act change a bond? `bond_parts`: how does it lie in the store?
//! - `sharing`: whose is a file, and what is stored before one is handed out?
//! - [`passphrase`] and [`recovery`]: which words unlock it?
//! - `slots`: where is the key? `rekey`: what if somebody else has it?
//! - `store`, `schema`: how is the database opened, and brought to the present version?
//! - `folder`: which files are there, who holds them, and how is one written whole?
//! - [`backup`]: what leaves for safe keeping, and how does it come back?
//! - [`doctor`]: is everything in order?
//! - [`error`]: what can go wrong?

pub mod backup;
mod bond_parts;
mod bonds;
pub mod doctor;
pub mod documents;
pub mod error;
mod folder;
pub mod kinds;
pub mod life;
pub mod passphrase;
pub mod recovery;
mod rekey;
mod schema;
pub mod secrets;
mod sharing;
#[cfg(test)]
mod sharing_tests;
mod slots;
mod store;

pub use bonds::{At, BondEntry};
pub use documents::{Edit, Private, View};
pub use error::VaultError;
pub use kinds::{Meta, Part};
pub use life::{DeleteEverything, Vault};
pub use secrets::{RecoveryState, Rekeyed};
pub use sharing::Found;
pub use slots::{Slot, Unlock};

#[cfg(test)]
mod tests;
