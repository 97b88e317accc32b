// refused: struct `ParcelBody` is private
//! Nobody else composes what a parcel says.
pub fn f(_: leeside::exchange::parcel::ParcelBody) {}
