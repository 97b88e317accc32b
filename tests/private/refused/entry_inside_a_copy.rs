// refused: expected `TextCopy`, found `Entry`
//! Nor is it what a copy holds.
use leeside::exchange::copies::Shared;
use leeside::reflect::journal::Entry;
pub fn f(entry: Entry) -> Shared {
    Shared::Text(entry)
}
