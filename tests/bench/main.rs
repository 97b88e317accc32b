//! How fast it is beside the plainest way to do the same: one line of JSON for each comparison,
//! `ours` and `peer` (medians of runs that take turns, in milliseconds or as `unit` says), and the
//! `ratio` of the two.
//!
//! It prints and judges nothing: a busy machine must not fail a test.
#![allow(clippy::expect_used, clippy::panic)]

mod commands;
mod journal;
mod language;
mod plan;

fn main() {
    let names: Vec<String> = std::env::args().skip(1).collect();
    let names: Vec<&String> = names.iter().filter(|name| !name.starts_with('-')).collect();
    for (name, bench) in [
        ("open", plan::open as fn(&str)),
        ("slot", plan::slot),
        ("parcel", plan::parcel),
        ("private-insert", journal::private_row),
        ("journal-1k", journal::of_a_thousand),
        ("journal-100k", journal::of_a_hundred_thousand),
        ("jrnl", commands::beside_jrnl),
        ("language", language::each_sentence),
    ] {
        if names.is_empty() || names.iter().any(|wanted| name.contains(wanted.as_str())) {
            bench(name);
        }
    }
}
