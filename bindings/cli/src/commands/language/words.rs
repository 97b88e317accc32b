//! Feelings, needs and requests to choose from.

use crate::page::{Answer, Page};
use clap::ValueEnum;
use leeside::language::{feelings, needs, requests};
use serde_json::{Map, Value, json};

/// Which words are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Which {
    /// For feelings, from light to strong, and what the body tells.
    Feelings,
    /// For needs.
    Needs,
    /// For what one can ask.
    Requests,
}

/// All of them, or one kind.
pub fn show(which: Option<Which>) -> Answer {
    let wanted = |one| which.is_none_or(|which| which == one);
    let (mut page, mut json) = (Page::default(), Map::new());
    if wanted(Which::Feelings) {
        for group in feelings() {
            page.heading(&group.name);
            let words: Vec<&str> = group.words.iter().map(|word| word.word.as_str()).collect();
            page.item(words.join(", "));
            page.item(group.body.join(", "));
        }
        json.insert("feelings".to_owned(), json!(feelings()));
    }
    if wanted(Which::Needs) {
        page.heading("I need …");
        let mut shown: Vec<&str> = Vec::new();
        for need in needs() {
            if shown.contains(&need.group.as_str()) {
                continue;
            }
            shown.push(&need.group);
            let group = needs().iter().filter(|other| other.group == need.group);
            let words: Vec<&str> = group.map(|need| need.words.as_str()).collect();
            page.item(words.join(", "));
        }
        json.insert("needs".to_owned(), json!(needs()));
    }
    if wanted(Which::Requests) {
        page.heading("Would you …?");
        for request in requests() {
            page.item(&request.words);
        }
        json.insert("requests".to_owned(), json!(requests()));
    }
    Answer::new(Value::Object(json), page)
}
