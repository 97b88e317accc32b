//! What must not compile: no private type becomes something that a parcel carries.
//!
//! Each case is compiled by `rustc` against the library that this test itself was built with, and
//! must be refused for the reason that it names. `allowed.rs` holds the nearest true way to write
//! each of them, and must compile: so a case cannot fail for a reason of its own.
#![allow(clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Every type that only one person sees, by its path.
const PRIVATE: [&str; 22] = [
    "leeside::consent::half::Mine",
    "leeside::exchange::bond::Bond",
    "leeside::plan::voice::ItemValue",
    "leeside::plan::voice::Voice",
    "leeside::reflect::checkin::CheckIn",
    "leeside::reflect::debrief::Debrief",
    "leeside::reflect::feel::Affect",
    "leeside::reflect::feel::Feel",
    "leeside::reflect::feel::Word",
    "leeside::reflect::heard::Heard",
    "leeside::reflect::helped::Tried",
    "leeside::reflect::journal::Entry",
    "leeside::reflect::kept::Kept",
    "leeside::reflect::kept::KeptKind",
    "leeside::reflect::repair::Action",
    "leeside::reflect::repair::Flow",
    "leeside::reflect::repair::Part",
    "leeside::reflect::repair::State",
    "leeside::reflect::repair::Way",
    "leeside::reflect::support::ForLater",
    "leeside::reflect::support::Person",
    "leeside::reflect::support::Support",
];

/// What a parcel's public doors take.
const DOORS: [&str; 7] = [
    "leeside::consent::half::VoiceTold",
    "leeside::consent::topic::TopicTold",
    "leeside::exchange::copies::Shared",
    "leeside::exchange::copies::TextCopy",
    "leeside::exchange::parcel::Echo",
    "leeside::exchange::parcel::Leaving",
    "leeside::exchange::sealed::DebriefTold",
];

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("private")
}

/// The newest library of the core beside this test, and the folder of its own libraries.
fn library() -> (PathBuf, PathBuf) {
    let test = std::env::current_exe().expect("this test");
    let deps = test.parent().expect("a folder").to_path_buf();
    let newest = fs::read_dir(&deps)
        .expect("a folder")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("libleeside-") && name.ends_with(".rlib")
        })
        .max_by_key(|path| fs::metadata(path).and_then(|m| m.modified()).ok())
        .expect("the core's library, which this test is built with");
    (newest, deps)
}

/// Compiles a source as far as it takes to know its errors.
fn compile(source: &str) -> Result<(), String> {
    let (library, deps) = library();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("case.rs");
    fs::write(&file, source).expect("written");
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let done = Command::new(rustc)
        .args([
            "--edition",
            "2024",
            "--crate-type",
            "lib",
            "--emit",
            "metadata",
        ])
        .arg("--out-dir")
        .arg(folder.path())
        .arg("-L")
        .arg(format!("dependency={}", deps.display()))
        .arg("--extern")
        .arg(format!("leeside={}", library.display()))
        .arg(&file)
        .output()
        .expect("rustc");
    if done.status.success() {
        Ok(())
    } else {
        Err(String::from_utf8_lossy(&done.stderr).into_owned())
    }
}

/// The refusals that a case expects: lines `// refused: …`, each found in what `rustc` says, and
/// as many errors as there are lines.
fn expected(source: &str) -> Vec<&str> {
    source
        .lines()
        .filter_map(|line| line.trim().strip_prefix("// refused: "))
        .collect()
}

#[test]
fn the_true_way_compiles() {
    let source = fs::read_to_string(here().join("allowed.rs")).expect("the source");
    assert_eq!(compile(&source), Ok(()));
}

#[test]
fn what_must_not_compile_is_refused_for_its_reason() {
    let mut cases = 0;
    for entry in fs::read_dir(here().join("refused")).expect("the cases") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let source = fs::read_to_string(&path).expect("the source");
        let expected = expected(&source);
        assert!(!expected.is_empty(), "{name} names no reason");
        let said = compile(&source).expect_err(&name);
        for reason in &expected {
            assert!(
                said.contains(reason),
                "{name}: not for this reason:\n{said}"
            );
        }
        let errors = said.matches("\nerror[").count() + usize::from(said.starts_with("error["));
        assert_eq!(errors, expected.len(), "{name}:\n{said}");
        cases += 1;
    }
    assert!(cases >= 6, "{cases}");
}

#[test]
fn no_private_type_turns_into_what_a_parcel_carries() {
    let mut source = String::new();
    let mut pairs = 0;
    for private in PRIVATE {
        for door in DOORS {
            source.push_str(&format!(
                "pub fn f{pairs}(item: {private}) -> {door} {{ item.into() }}\n\
                 pub fn g{pairs}(item: &{private}) -> Option<{door}> {{ item.try_into().ok() }}\n"
            ));
            pairs += 1;
        }
    }
    let said = compile(&source).expect_err("all of it");
    for n in 0..pairs {
        for way in ["f", "g"] {
            assert!(
                said.contains(&format!("pub fn {way}{n}(")),
                "{way}{n} compiles: {}",
                source.lines().nth(2 * n).unwrap_or_default()
            );
        }
    }
    let other = said
        .lines()
        .filter(|line| line.starts_with("error[") && !line.starts_with("error[E0277]"));
    assert_eq!(other.collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn the_list_of_private_types_is_whole() {
    let reflect = here().join("../../core/src/reflect");
    let known: BTreeSet<&str> = PRIVATE
        .iter()
        .filter_map(|path| path.rsplit("::").next())
        .collect();
    let mut folders = vec![reflect];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the room") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = fs::read_to_string(&path).expect("text");
            for name in serialised(&source) {
                assert!(
                    known.contains(name),
                    "{name} is in no list of private types"
                );
                seen += 1;
            }
        }
    }
    assert!(seen >= 15, "{seen}");
}

/// The public types that are derived to be stored.
fn serialised(source: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut derived = false;
    for line in source.lines() {
        if line.starts_with("#[derive") {
            derived = line.contains("Serialize");
        }
        let kind = ["pub struct ", "pub enum "]
            .iter()
            .find_map(|kind| line.strip_prefix(kind));
        if let Some(rest) = kind {
            let end = rest
                .find(|c: char| !c.is_alphanumeric())
                .unwrap_or(rest.len());
            if derived {
                found.push(&rest[..end]);
            }
            derived = false;
        }
    }
    found
}
