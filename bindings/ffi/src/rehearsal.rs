//! What only the tests of both packages need. No build for phones has it.

use crate::error::LeesideError;
use crate::leeside::Leeside;
use std::sync::Arc;

/// Panics inside, while the lock is held.
///
/// # Errors
/// `Internal`.
#[uniffi::export]
pub fn rehearse_panic(core: Arc<Leeside>) -> Result<(), LeesideError> {
    #[allow(clippy::panic)]
    core.inside().with(|_| panic!("rehearsed"))
}
