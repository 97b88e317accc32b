//! What can be read and made without a store.

use crate::phone::Phone;
use std::fs;

/// The subcommands that a help page names.
fn below(help: &str) -> Vec<String> {
    let Some((_, list)) = help.split_once("Commands:\n") else {
        return Vec::new();
    };
    list.lines()
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

fn walk(phone: &Phone, path: &[String], seen: &mut usize) {
    let args: Vec<&str> = path.iter().map(String::as_str).chain(["--help"]).collect();
    let help = phone.ok(&args);
    *seen += 1;
    assert!(help.contains("Example:"), "{path:?}");
    let wide = help.lines().find(|line| line.chars().count() > 80);
    assert_eq!(wide, None, "{path:?}");
    for name in below(&help) {
        walk(phone, &[path, &[name]].concat(), seen);
    }
}

#[test]
fn every_command_has_help_with_an_example_in_80_columns() {
    let mut seen = 0;
    walk(&Phone::empty(), &[], &mut seen);
    assert!(seen > 50, "the walk found only {seen} pages");
}

#[test]
fn the_exit_codes_are_told() {
    let help = Phone::empty().ok(&["--help"]);
    for code in 0..=5 {
        assert!(help.contains(&format!("\n  {code}  ")), "{code}");
    }
}

#[test]
fn help_lines_need_no_store_and_say_whether_somebody_checked_them() {
    let phone = Phone::empty();
    let shown = phone.ok(&["help-me", "gb"]);
    assert!(shown.contains("999") || shown.contains("112"));
    assert!(shown.contains("checked"));
    let json = phone.json(&["help-me"]);
    assert!(!json["help"].as_array().expect("lines").is_empty());
    assert_eq!(
        phone.failure(&["help-me", "nowhere"]),
        ("unknown_region".to_owned(), 2)
    );
    assert!(!phone.vault().exists(), "nothing is noted anywhere");
}

#[test]
fn completions_are_there_for_each_shell() {
    let phone = Phone::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = phone.ok(&["completions", shell]);
        assert!(
            script.contains("leeside") && script.contains("parcel"),
            "{shell}"
        );
    }
    let json = phone.json(&["completions", "fish"]);
    assert!(
        json["script"]
            .as_str()
            .expect("a script")
            .contains("parcel")
    );
}

#[test]
fn manual_pages_are_written_with_the_exit_codes() {
    let phone = Phone::empty();
    let man = phone.file("man");
    phone.ok(&["man", &man]);
    let page = |name: &str| fs::read_to_string(format!("{man}/{name}")).expect(name);
    assert!(page("leeside.1").contains("Exit codes"));
    assert!(page("leeside-parcel-open.1").contains("take\\-in"));
    assert!(page("leeside-agree-take-back.1").contains("take"));
}

#[test]
fn colours_are_there_only_when_asked_for() {
    let phone = Phone::empty();
    let escape = '\u{1b}';
    assert!(!phone.ok(&["help-me"]).contains(escape));
    assert!(phone.ok(&["help-me", "--color", "always"]).contains(escape));
    assert!(!phone.ok(&["help-me", "--color", "never"]).contains(escape));
}

#[test]
fn both_registers_are_there() {
    let phone = Phone::empty();
    let own = phone.ok(&["help-me", "us"]);
    let plain = phone.ok(&["help-me", "us", "--language", "en-plain"]);
    assert!(!own.is_empty() && !plain.is_empty());
    assert_eq!(
        phone.failure(&["help-me", "--language", "tlh"]),
        ("unknown_language".to_owned(), 2)
    );
}

#[test]
fn what_was_typed_is_not_repeated_in_an_error() {
    let phone = Phone::empty();
    for args in [
        vec!["CANARY"],
        vec!["voice", "show", "CANARY"],
        vec!["voice", "set", "CANARY", "CANARY"],
        vec!["passphrase", "suggest", "--count", "CANARY"],
        vec!["passphrase", "suggest", "--CANARY=CANARY"],
        vec!["parcel", "open", "/CANARY"],
        vec!["parcel", "open", "--keep-copy", "CANARY", "x"],
        vec!["agree", "yes", "CANARY CANARY"],
        vec!["--now", "CANARY", "bonds"],
    ] {
        for json in [false, true] {
            let ran = if json {
                phone.try_json(&args)
            } else {
                phone.run(&args)
            };
            assert_ne!(ran.code, 0, "{args:?}");
            assert!(!ran.err.contains("CANARY"), "{args:?}: {}", ran.err);
        }
    }
}
