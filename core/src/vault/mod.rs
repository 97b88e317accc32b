//! The encrypted store on one phone: the only room that touches a disk.
