//! A stock SQLCipher of another build opens a store with its key, and lists and searches the
//! journal.

use leeside_tests::phone::Phone;
use leeside_tests::raw;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// What `store.py` says of a store.
fn stock(store: &Path, key: &str, word: &str) -> Value {
    let python = std::env::var_os("LEESIDE_PYTHON").expect("tests/stock/run says where it is");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("stock/store.py");
    let done = Command::new(python)
        .arg(script)
        .args([store.as_os_str(), key.as_ref(), word.as_ref()])
        .output()
        .expect("it runs");
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    serde_json::from_slice(&done.stdout).expect("JSON")
}

#[test]
#[ignore = "needs a stock SQLCipher: tests/stock/run"]
fn stock_sqlcipher_lists_and_searches_the_journal() {
    let phone = Phone::new();
    let entries = [
        (
            "2026-05-17",
            "The lake",
            "We were cold, and then the café.",
            r#"["water"]"#,
            0,
        ),
        (
            "2026-05-18",
            "Zuhause 🍵",
            "Nothing \"much\",\nonly tea.",
            "[]",
            1,
        ),
    ];
    let key = raw::key_of(phone.root());
    let store = raw::open_with(phone.root(), &key);
    for (place, (day, title, body, tags, bring_up)) in entries.iter().enumerate() {
        let id = [u8::try_from(place).expect("small"); 16];
        store
            .execute(
                "INSERT INTO journal (id, created, edited, day, title, body, tags, bring_up)
                 VALUES (?1, 1779000000, 1779000000, ?2, ?3, ?4, ?5, ?6)",
                (id, day, title, body, tags, bring_up),
            )
            .expect("an entry");
    }
    drop(store);
    let path = phone.root().join("store.db");
    let digits = &key[2..66];
    let listed = |place: usize| {
        let (day, title, body, tags, bring_up) = entries[place];
        json!([
            format!("{place:02}").repeat(16),
            day,
            1_779_000_000,
            title,
            body,
            tags,
            bring_up
        ])
    };
    assert_eq!(
        stock(&path, digits, "cafe"),
        json!({ "journal": [listed(0), listed(1)], "found": ["The lake"], "bad": [] }),
    );
    let other = digits.replace(
        &digits[..1],
        if digits.starts_with('0') { "1" } else { "0" },
    );
    assert_eq!(stock(&path, &other, "cafe"), json!({ "refused": true }));
    phone.vault.close().expect("closed");
    assert_eq!(stock(&path, digits, "tea")["found"], json!(["Zuhause 🍵"]));
}
