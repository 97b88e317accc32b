//! The encrypted store on one phone: the only room that touches a disk.
//!
//! - [`life`]: how is it made, opened, locked and deleted? [`secrets`]: with what?
//! - [`kinds`] and [`documents`]: what is kept, and how is it read and written?
//! - `bonds`: how does an act change a bond? `bond_parts`: how does it lie in the store?
//! - `sharing`: whose is a file, and what is stored before one is handed out?
//! - [`doors`]: what wants its words asked again?
//! - [`journal`]: how are own pages kept? `private`, `items`: and everything else that only I see?
//! - [`set_out`], [`runs`]: how does a time after play while it is locked? [`moments`]: what is left?
//! - [`rhythm`], [`talk`]: when to look again, who picks, what to be reminded of, what rests?
//! - [`passphrase`] and [`recovery`]: which words unlock it?
//! - `slots`: where is the key? `rekey`: what if somebody else has it?
//! - `store`, `schema`: how is the database opened, and brought to the present version?
//! - `room`: what does the size of its file tell?
//! - `folder`: which files are there, and who holds them? `disk`: how is one written whole?
//! - [`backup`]: what leaves for safe keeping, and how does it come back?
//! - [`doctor`]: is everything in order?
//! - [`error`]: what can go wrong?

pub mod backup;
mod bond_parts;
mod bonds;
mod disk;
pub mod doctor;
pub mod documents;
pub mod doors;
pub mod error;
mod folder;
mod items;
pub mod journal;
pub mod kinds;
pub mod life;
#[cfg(test)]
mod living_tests;
pub mod moments;
pub mod passphrase;
mod private;
pub mod recovery;
mod rekey;
pub mod rhythm;
mod room;
pub mod runs;
mod schema;
pub mod secrets;
pub mod set_out;
mod sharing;
#[cfg(test)]
mod sharing_tests;
mod slots;
mod store;
pub mod talk;

pub use bonds::{At, BondEntry};
pub use documents::{Edit, Private, View};
pub use doors::{Confirmed, JournalDoor};
pub use error::VaultError;
pub use journal::Journal;
pub use kinds::{Meta, Part};
pub use life::{DeleteEverything, Vault};
pub use runs::{Collected, PreparedRun};
pub use secrets::{RecoveryState, Rekeyed};
pub use sharing::Found;
pub use slots::{Slot, Unlock};

#[cfg(test)]
mod tests;
