//! Where random bytes come from: the caller hands a source in, so that these rooms stay pure.

use super::error::Refusal;

/// A source of random bytes that are fit for keys.
pub trait Random {
    /// Fills all of `to`.
    ///
    /// # Errors
    /// [`Refusal::NoRandom`] if the source fails; `to` must not be used then.
    fn fill(&mut self, to: &mut [u8]) -> Result<(), Refusal>;
}

/// The operating system's generator.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

impl Random for System {
    fn fill(&mut self, to: &mut [u8]) -> Result<(), Refusal> {
        getrandom::fill(to).map_err(|_| Refusal::NoRandom)
    }
}

/// Draws `N` bytes.
///
/// # Errors
/// [`Refusal::NoRandom`] if the source fails.
pub fn draw<const N: usize>(from: &mut dyn Random) -> Result<[u8; N], Refusal> {
    let mut bytes = [0; N];
    from.fill(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Empty;
    impl Random for Empty {
        fn fill(&mut self, _: &mut [u8]) -> Result<(), Refusal> {
            Err(Refusal::NoRandom)
        }
    }

    #[test]
    fn two_draws_differ() {
        let (one, two) = (draw::<32>(&mut System), draw::<32>(&mut System));
        assert!(one.is_ok());
        assert_ne!(one, two);
    }

    #[test]
    fn a_source_that_fails_gives_no_bytes() {
        assert_eq!(draw::<32>(&mut Empty), Err(Refusal::NoRandom));
    }
}
