// refused: expected `&str`, found `&Debrief`
//! A private debrief is not what two people seal.
use leeside::exchange::bond::Bond;
use leeside::exchange::random::Random;
use leeside::plan::ids::CopyId;
use leeside::reflect::debrief::Debrief;
pub fn f(bond: &mut Bond, id: CopyId, debrief: &Debrief, random: &mut dyn Random) {
    let _sealed = bond.seal_debrief(id, debrief, random, Default::default());
}
