// refused: expected `Shared`, found `Entry`
//! A page of the journal is no copy of it.
use leeside::exchange::bond::Bond;
use leeside::reflect::journal::Entry;
pub fn f(bond: &mut Bond, entry: Entry) {
    let _given = bond.give(entry);
}
