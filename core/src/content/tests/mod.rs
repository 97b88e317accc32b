//! What must hold for everything that the content says, in every language.

#![allow(clippy::expect_used)]

mod fits;
mod likeness;
mod loading;
mod plain;
mod reading;
mod shape;
mod sources;
mod wording;

use super::{Library, library};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Both registers of English.
fn both() -> [&'static Library; 2] {
    [library("en"), library("en-plain")]
}

/// The folder of this room, for tests that look at the files as they lie there.
fn room() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content")
}

/// Reads one file of the room.
fn read(path: &str) -> Value {
    let text = std::fs::read_to_string(room().join(path)).expect("the file");
    serde_json::from_str(&text).expect("JSON")
}

/// The files of one language, by name.
fn files(code: &str) -> BTreeMap<String, Value> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(room().join("lang").join(code)).expect("the folder") {
        let name = entry
            .expect("an entry")
            .file_name()
            .into_string()
            .expect("a name");
        files.insert(name.clone(), read(&format!("lang/{code}/{name}")));
    }
    files
}

/// Every text of a language with the path where it stands, `language.json` aside.
fn texts(code: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (file, value) in files(code) {
        if file != "language.json" {
            walk(file.trim_end_matches(".json"), &value, &mut found);
        }
    }
    found
}

fn walk(path: &str, value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => found.push((path.to_owned(), text.clone())),
        Value::Array(parts) => parts.iter().for_each(|part| walk(path, part, found)),
        Value::Object(fields) => {
            for (key, field) in fields {
                walk(&format!("{path}/{key}"), field, found);
            }
        }
        _ => {}
    }
}

/// The words of a text in small letters, without signs around them.
fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'))
        .map(|word| word.trim_matches('\'').to_lowercase())
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether a phrase stands in a text as whole words.
fn says(text: &[String], phrase: &str) -> bool {
    let phrase = words_of(phrase);
    text.windows(phrase.len()).any(|part| part == phrase)
}
