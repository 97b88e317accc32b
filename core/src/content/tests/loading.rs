//! The loader: what it falls back to, and what it tells.

use super::super::load::{DATA, Files, LANGUAGES, Store};
use super::super::{fill, languages, library, problems};
use super::room;
use include_dir::Dir;
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[test]
fn everything_that_is_embedded_can_be_read() {
    assert_eq!(problems(), []);
}

#[test]
fn an_unknown_language_is_english_and_a_region_is_its_language() {
    assert_eq!(library("xx").language.code, "en");
    assert_eq!(library("en-GB").language.code, "en");
    assert_eq!(library("en-plain").language.code, "en-plain");
    let codes: Vec<&str> = languages().iter().map(|l| l.code.as_str()).collect();
    assert_eq!(codes, ["en", "en-plain"]);
}

#[test]
fn a_further_language_needs_only_a_folder_and_borrows_what_it_lacks() {
    let data = Files::from([
        ("floor".to_owned(), json!([{"id": "a"}, {"id": "b"}])),
        ("review".to_owned(), json!([])),
    ]);
    let folder = |code: &str, floor: Value| {
        let language = json!({"code": code, "name": code, "register": "own", "fallback": null});
        Files::from([
            ("language".to_owned(), language),
            ("floor".to_owned(), floor),
        ])
    };
    let languages = BTreeMap::from([
        ("en".to_owned(), folder("en", json!({"a": "A", "b": "B"}))),
        ("de".to_owned(), folder("de", json!({"a": "Ah"}))),
    ]);
    let store = Store::build(&data, &languages, Vec::new());
    assert_eq!(store.problems, []);
    let floor: Vec<&str> = store.libraries["de"]
        .floor
        .iter()
        .map(|l| l.text.as_str())
        .collect();
    assert_eq!(floor, ["Ah", "B"]);
}

#[test]
fn words_that_are_missing_or_belong_to_nothing_are_told() {
    let data = Files::from([
        (
            "floor".to_owned(),
            json!([{"id": "a"}, {"id": "b", "text": "@gone"}]),
        ),
        ("review".to_owned(), json!([])),
    ]);
    let language = json!({"code": "en", "name": "E", "register": "own", "fallback": null});
    let words = Files::from([
        ("language".to_owned(), language),
        ("floor".to_owned(), json!({"c": "for nothing"})),
    ]);
    let store = Store::build(
        &data,
        &BTreeMap::from([("en".to_owned(), words)]),
        Vec::new(),
    );
    let told: Vec<String> = store.problems.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert_eq!(store.libraries["en"].floor.len(), 1);
}

#[test]
fn holes_are_filled_once_and_only_by_their_names() {
    let filled = fill("{a} and {b} and {c}", &[("a", "{b}"), ("b", "two")]);
    assert_eq!(filled, "{b} and two and {c}");
    assert_eq!(fill("no hole } {", &[]), "no hole } {");
}

/// A build does not notice a new file by itself: after adding one, touch `load.rs`.
#[test]
fn what_is_embedded_is_what_lies_in_the_folders() {
    fn same(dir: &Dir<'_>, folder: std::path::PathBuf) {
        for entry in std::fs::read_dir(folder).expect("the folder") {
            let path = entry.expect("an entry").path();
            let name = dir.path().join(path.file_name().expect("a name"));
            if path.is_dir() {
                same(dir.get_dir(&name).expect("embedded"), path);
            } else {
                let embedded = dir.get_file(&name).map(include_dir::File::contents);
                let lies = std::fs::read(&path).expect("the file");
                assert_eq!(embedded, Some(lies.as_slice()), "{}", name.display());
            }
        }
    }
    same(&DATA, room().join("data"));
    same(&LANGUAGES, room().join("lang"));
}
