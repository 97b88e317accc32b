//! Looking a sentence over for blame, beside the millisecond that it may take.

use leeside_bench::median;
use std::time::Instant;

/// What one sentence may take, in microseconds.
const MOST: f64 = 1000.0;

/// Each labelled sentence by itself; `peer` is what it may take.
pub fn each_sentence(name: &str) {
    let sentences: Vec<String> = include_str!("../language/sentences.jsonl")
        .lines()
        .map(|line| {
            let labelled: serde_json::Value = serde_json::from_str(line).expect("JSON");
            labelled["text"].as_str().expect("a text").to_owned()
        })
        .collect();
    // The first loads the words.
    assert!(!leeside::language::check("You never listen to me.").is_empty());
    let mut times: Vec<f64> = sentences
        .iter()
        .map(|sentence| {
            let begun = Instant::now();
            let flags = leeside::language::check(sentence);
            let time = begun.elapsed().as_secs_f64() * 1e6;
            std::hint::black_box(flags);
            time
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let slow = times
        .get(times.len() * 99 / 100)
        .copied()
        .unwrap_or(f64::NAN);
    for (which, ours) in [("median", median(times)), ("99th", slow)] {
        println!(
            "{{\"name\":\"{name}-{which}\",\"ours\":{ours:.1},\"peer\":{MOST},\"ratio\":{:.4},\"unit\":\"us\",\"runs\":{}}}",
            ours / MOST,
            sentences.len()
        );
    }
}
