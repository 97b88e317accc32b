// refused: expected `&BTreeSet<Leaving>`, found `&BTreeSet<CheckIn>`
//! What is ticked is a name of something told, never a private thing.
use leeside::exchange::bond::Bond;
use leeside::reflect::checkin::CheckIn;
use std::collections::BTreeSet;
pub fn f(bond: &Bond, ticked: &BTreeSet<CheckIn>) {
    let _made = bond.make_parcel(ticked);
}
