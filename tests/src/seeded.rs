//! Random bytes that are the same in every run, for vectors and for tests that are told again.

use leeside::exchange::Refusal;
use leeside::exchange::random::Random;
use sha2::{Digest, Sha256};

/// Block `n` is the SHA-256 of `n` as 8 bytes, big-endian, counted from the seed; each draw begins
/// a new block.
#[derive(Debug, Clone, Copy)]
pub struct Seeded(pub u64);

impl Random for Seeded {
    fn fill(&mut self, to: &mut [u8]) -> Result<(), Refusal> {
        for chunk in to.chunks_mut(32) {
            let block = Sha256::digest(self.0.to_be_bytes());
            chunk.copy_from_slice(&block[..chunk.len()]);
            self.0 += 1;
        }
        Ok(())
    }
}
