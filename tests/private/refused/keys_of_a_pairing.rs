// refused: field `keys` of struct
// refused: field `pair_key` of struct
//! The keys of a pairing are nobody's to read.
use leeside::exchange::pairing::Paired;
pub fn f(paired: &Paired) {
    let _keys = &paired.keys;
    let _key = &paired.pair_key;
}
