//! Twelve months in the life of two people on real vaults: wishes that change, suggestions, files
//! that go astray, evenings that are killed in the middle, journals, quarrels, lost phones. After
//! each step every promise of the design is asked of their own memory, and not of the code's.
//!
//! The same seed tells the same year, but for keys and names, which are drawn anew. LEESIDE_SEED=7
//! tells the year of that seed alone.
#![allow(clippy::expect_used, clippy::panic)]

mod acts;
mod after;
mod evening;
mod losing;
mod pages;
mod people;
mod plan;
mod promises;

use leeside_tests::times;

#[test]
fn twelve_months_of_two_people() {
    let one = std::env::var("LEESIDE_SEED").ok();
    let seeds = match one.and_then(|seed| seed.parse::<u32>().ok()) {
        Some(seed) => seed..seed + 1,
        None => 0..times(1, 24),
    };
    for seed in seeds {
        eprintln!("seed {seed}");
        people::World::new(u64::from(seed)).live(365);
    }
}
