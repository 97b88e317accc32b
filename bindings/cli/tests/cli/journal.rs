//! Own pages behind their door.

use crate::phone::{HOUR, Phone};
use serde_json::{Value, json};

fn write(phone: &Phone, text: &str, args: &[&str]) -> String {
    let args = [&["--json", "journal", "write"], args].concat();
    let kept = phone.with_input(text.as_bytes(), &args).json();
    kept["page"]["id"].as_str().expect("a name").to_owned()
}

#[test]
fn pages_are_written_found_changed_and_really_deleted() {
    let mut phone = Phone::new();
    let first = write(
        &phone,
        "Balcony\nCool air. Green tea.",
        &["--titled", "--tag", "quiet", "--mood", "soft"],
    );
    phone.now += 24 * HOUR;
    write(
        &phone,
        "Nothing much.",
        &["--bring-up", "--day", "2026-01-01"],
    );
    let pages = phone.json(&["journal", "list"])["pages"].clone();
    assert_eq!(pages[0]["title"], "Balcony");
    assert_eq!(pages.as_array().expect("pages").len(), 2);
    let one = |args: &[&str]| phone.json(args)["pages"].as_array().expect("pages").len();
    assert_eq!(one(&["journal", "list", "--tag", "quiet"]), 1);
    assert_eq!(one(&["journal", "list", "--bring-up"]), 1);
    assert_eq!(one(&["journal", "list", "--until", "2026-02-01"]), 1);
    let found = phone.json(&["journal", "search", "TEA"]);
    assert_eq!(found["pages"][0]["found"]["body"], json!([[16, 19]]));
    assert!(
        phone
            .ok(&["journal", "search", "gree"])
            .contains("[Gree]n tea")
    );
    assert_eq!(
        one(&["journal", "search", "\"tea\" OR NOT x*"]),
        0,
        "words are only words"
    );

    let part = phone.json(&["journal", "list", "--most", "1"]);
    let next = part["next"].as_str().expect("there is more").to_owned();
    let rest = phone.json(&["journal", "list", "--after", &next]);
    assert_eq!(rest["pages"][0]["body"], "Nothing much.");
    let wrong = phone.failure(&["journal", "list", "--after", "CANARY"]);
    assert_eq!(wrong, ("wrong_value".to_owned(), 2));

    let args = ["--json", "journal", "edit", &first[..8]];
    let edited = phone.with_input(b"Warm air.", &args).json();
    assert_eq!(
        (&edited["page"]["body"], &edited["page"]["title"]),
        (&json!("Warm air."), &json!("Balcony"))
    );
    phone.json(&["journal", "tag", &first[..8], "sea", "quiet"]);
    assert_eq!(
        phone.json(&["journal", "tag"])["tags"],
        json!(["quiet", "sea"])
    );
    phone.json(&["journal", "tag", &first[..8], "sea", "--off"]);
    assert_eq!(phone.json(&["journal", "tag"])["tags"], json!(["quiet"]));
    phone.json(&["journal", "bring-up", &first]);
    assert!(
        phone
            .ok(&["journal", "show", &first])
            .contains("to bring up")
    );

    let refused = phone.failure(&["journal", "delete", &first]);
    assert_eq!(refused, ("not_confirmed".to_owned(), 1));
    phone.json(&["journal", "delete", &first, "--yes"]);
    assert_eq!(
        phone.failure(&["journal", "show", &first]),
        ("not_there".to_owned(), 1)
    );
    phone.json(&["journal", "delete", "--all", "--yes"]);
    assert_eq!(phone.json(&["journal", "list"])["pages"], json!([]));
}

#[test]
fn the_closed_door_looks_the_same_whatever_lies_behind_it() {
    let (empty, full) = (Phone::new(), Phone::new());
    for n in 0..3 {
        write(&full, &format!("Page {n}"), &[]);
    }
    for args in [&["journal"][..], &["doctor"], &["bonds"]] {
        assert_eq!(empty.ok(args), full.ok(args), "{args:?}");
        assert_eq!(empty.json(args), full.json(args), "{args:?}");
    }
    let size = |phone: &Phone| {
        phone
            .vault()
            .join("store.db")
            .metadata()
            .expect("there")
            .len()
    };
    assert_eq!(size(&empty), size(&full));
}

#[test]
fn the_door_can_have_a_word_of_its_own() {
    let phone = Phone::new();
    write(&phone, "Mine.", &[]);
    let set = |args: &[&str], word: &str| {
        let mut command = phone.command(args);
        command.env("LEESIDE_NEW_PASSPHRASE", word);
        command.output().expect("it runs")
    };
    assert!(
        set(&["journal", "word", "set"], "my own small door")
            .status
            .success()
    );
    assert_eq!(
        phone.failure(&["journal", "list"]),
        ("needs_journal_word".to_owned(), 3)
    );
    let word = phone.file("word");
    std::fs::write(&word, "my own small door\n").expect("written");
    let with = ["journal", "list", "--journal-file", &word];
    assert_eq!(phone.json(&with)["pages"][0]["body"], "Mine.");
    std::fs::write(&word, "another door\n").expect("written");
    assert_eq!(phone.failure(&with), ("wrong_journal_words".to_owned(), 3));
    std::fs::write(&word, "my own small door\n").expect("written");
    phone.json(&["journal", "word", "remove", "--journal-file", &word]);
    assert_eq!(
        phone.json(&["journal", "list"])["pages"][0]["body"],
        "Mine."
    );
}

#[test]
fn pages_leave_as_open_files_on_purpose_and_come_back_whole() {
    let phone = Phone::new();
    write(
        &phone,
        "# Sea\n> green tea",
        &["--titled", "--tag", "quiet"],
    );
    write(&phone, "Second.", &[]);
    for (form, ending) in [("markdown", "md"), ("json", "json")] {
        let file = phone.file(form);
        let export = ["journal", "export", &file, "--form", form];
        assert_eq!(phone.failure(&export), ("not_confirmed".to_owned(), 1));
        let written = phone.json(&[&export[..], &["--yes"]].concat())["path"].clone();
        let path = written.as_str().expect("a path").to_owned();
        assert!(path.ends_with(ending));
        let other = Phone::new();
        other.json(&["journal", "import", &path]);
        other.json(&["journal", "import", &path]);
        let pages = |phone: &Phone| phone.json(&["journal", "list"])["pages"].clone();
        assert_eq!(pages(&other), pages(&phone), "once, whole");
        let text = std::fs::read_to_string(&path).expect("text");
        std::fs::write(&path, &text[..text.len() / 2]).expect("cut short");
        let fresh = Phone::new();
        assert_eq!(fresh.failure(&["journal", "import", &path]).1, 4);
        assert_eq!(pages(&fresh), json!([]), "all of it or nothing");
    }
}

#[test]
fn a_copy_is_given_on_purpose_and_taken_back_as_a_request() {
    let [a, b] = Phone::pair();
    let id = write(
        &a,
        "For you\nThe sea was calm.",
        &["--titled", "--tag", "CANARY"],
    );
    write(&a, "CANARY stays here", &[]);
    let share = ["journal", "share", &id[..8]];
    assert_eq!(a.failure(&share), ("not_confirmed".to_owned(), 1));
    let copy = a.json(&[&share[..], &["--yes"]].concat())["copy"].clone();
    let opened = b.take_in(&a.parcel("one.age"));
    let text = opened.to_string();
    assert!(
        text.contains("The sea was calm.") && !text.contains("CANARY"),
        "{text}"
    );
    let copy = copy.as_str().expect("a name");
    a.json(&["journal", "take-back", &copy[..8]]);
    let asked = b
        .json(&["parcel", "open", &a.parcel("two.age")])
        .to_string();
    assert!(
        asked.contains("asked_back") && asked.contains("The sea was calm."),
        "{asked}"
    );
    assert_eq!(
        a.failure(&["journal", "take-back", "00000000"]),
        ("not_there".to_owned(), 1)
    );
}

#[test]
fn a_question_comes_up_and_can_be_passed_over() {
    let phone = Phone::new();
    let first = phone.json(&["journal", "prompt"])["prompt"]["id"].clone();
    let id = first.as_str().expect("a question").to_owned();
    let next = phone.json(&["journal", "prompt", "--other-than", &id]);
    assert_ne!(next["prompt"]["id"], first);
    let page = write(&phone, "An answer.", &["--prompt", &id]);
    let shown = phone.json(&["journal", "show", &page]);
    assert_eq!(shown["page"]["prompt"], Value::String(id));
    let empty = phone.with_input(b" \n", &["--json", "journal", "write"]);
    assert_eq!(empty.failure().1, 1);
    let large = phone.with_input(&vec![b'x'; 300 * 1024], &["--json", "journal", "write"]);
    assert_eq!(large.failure(), ("too_large".to_owned(), 4));
}
