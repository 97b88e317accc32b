// refused: no variant or associated item named `Heard` found
//! What I heard has no name among what leaves.
use leeside::exchange::parcel::Leaving;
use leeside::plan::ids::CopyId;
pub fn f(id: CopyId) -> Leaving {
    Leaving::Heard(id)
}
