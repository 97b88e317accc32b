//! Timing two ways to do one thing.
//!
//! A package of its own, so that no program of the tests is built with it in full optimisation.

use std::time::Instant;

/// Times two ways to do one thing by turns. Each gives the milliseconds that count.
pub fn compare(
    name: &str,
    runs: usize,
    mut ours: impl FnMut() -> f64,
    mut peer: impl FnMut() -> f64,
) {
    let (mut of_ours, mut of_peer) = (Vec::new(), Vec::new());
    // The first of each warms what both use.
    for run in 0..=runs {
        let (a, b) = (ours(), peer());
        if run > 0 {
            of_ours.push(a);
            of_peer.push(b);
        }
    }
    let (ours, peer) = (median(of_ours), median(of_peer));
    let ratio = ours / peer;
    println!(
        "{{\"name\":\"{name}\",\"ours\":{ours:.3},\"peer\":{peer:.3},\"ratio\":{ratio:.3},\"unit\":\"ms\",\"runs\":{runs}}}"
    );
}

/// The middle one of some times.
pub fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

/// How many milliseconds something took, and what it gave.
pub fn timed<T>(act: impl FnOnce() -> T) -> (f64, T) {
    let begun = Instant::now();
    let done = act();
    (begun.elapsed().as_secs_f64() * 1000.0, done)
}
