//! Words, lengths, canonical JSON and revisions: vectors that need no file.

use super::Documents;
use leeside::exchange::error::Refusal;
use leeside::exchange::{frame, strict, wordlist};
use leeside::plan::ids::{ItemId, Rev, Tag, TopicId};
use leeside::plan::revision::Revision;
use leeside::plan::scales::{Near, StepKind, Talk, Touch, Where, Who};
use leeside::plan::topic::{Line, Most, Rhythm, Sequence, Space, Step, TopicContent};
use serde_json::{Value, json};

pub(super) fn documents() -> Documents {
    Documents::from([
        ("words.json", words()),
        ("padding.json", padding()),
        ("json.json", canonical()),
        ("revisions.json", revisions()),
    ])
}

fn words() -> Value {
    let counting = [0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0x01];
    let cases: Vec<Value> = [[0; 9], [0xff; 9], counting]
        .into_iter()
        .map(|bits| json!({ "bits": hex::encode(bits), "words": wordlist::six(&bits) }))
        .collect();
    json!({
        "about": "Nine bytes; the first 66 bits are six words of 11 bits each, the last 6 bits unread.",
        "cases": cases,
    })
}

fn padding() -> Value {
    let lengths = [
        0, 1, 16_383, 16_384, 16_385, 17_408, 17_409, 32_768, 32_769, 65_537, 100_000, 1_000_000,
        4_194_304, 4_194_305,
    ];
    let cases: Vec<Value> = lengths
        .into_iter()
        .map(|n| json!({ "bytes": n, "padded": frame::padded_len(n) }))
        .collect();
    json!({ "about": "Length of the three lines, and of the whole plaintext.", "cases": cases })
}

fn canonical() -> Value {
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    let accepted = [
        r#"{"a":1,"b":[true,null,"x"]}"#.to_owned(),
        r#"{"n":9007199254740991}"#.to_owned(),
        "{\"t\":\"caf\u{e9} \u{1f375}\\n\\t\\\"\"}".to_owned(),
        // RFC 8785 sorts by UTF-16: the emoji (D83C…) stands before U+FF21.
        "{\"\u{1f375}\":1,\"\u{ff21}\":2}".to_owned(),
        deep(16),
    ];
    let refused = [
        (r#"{"b":1,"a":2}"#.to_owned(), "fields out of order"),
        (r#"{"a":1,"a":1}"#.to_owned(), "a field twice"),
        (r#"{"a": 1}"#.to_owned(), "white space"),
        (r#"{"a":1.5}"#.to_owned(), "a fraction"),
        (r#"{"a":1e3}"#.to_owned(), "an exponent"),
        (r#"{"a":-1}"#.to_owned(), "below zero"),
        (r#"{"a":9007199254740992}"#.to_owned(), "above 2^53 - 1"),
        (
            r#"{"a":"\u0041"}"#.to_owned(),
            "a letter written as an escape",
        ),
        (r#"{"a":"\/"}"#.to_owned(), "an escape that is not needed"),
        (
            "{\"a\":\"cafe\u{301}\"}".to_owned(),
            "text that is not composed (NFC)",
        ),
        (deep(17), "17 levels"),
    ];
    for line in &accepted {
        let read = strict::read::<Value>(line.as_bytes()).expect("this line is canonical");
        assert_eq!(strict::write(&read).expect("as read"), line.as_bytes());
    }
    for (line, why) in &refused {
        let read = strict::read::<Value>(line.as_bytes());
        assert!(
            matches!(read, Err(Refusal::Damaged | Refusal::TooDeep)),
            "{why}"
        );
    }
    let refused: Vec<Value> = refused
        .into_iter()
        .map(|(line, why)| json!({ "line": line, "why": why }))
        .collect();
    json!({
        "about": "Lines in the one form that a reader accepts, and lines that it refuses.",
        "accepted": accepted,
        "refused": refused,
    })
}

fn id(text: &str) -> ItemId {
    ItemId::new(text).expect("an id")
}

fn step(name: &str, what: &str) -> Step {
    Step {
        id: id(name),
        what: what.to_owned(),
        kind: StepKind::Touch,
        who: Who::Both,
        most: Some(Most {
            touch: Some(Touch::Hand),
            near: Some(Near::Beside),
            talk: Some(Talk::None),
        }),
        minutes: Some(10),
        or: Some("sit back to back".to_owned()),
        tags: vec![Tag::new("touch.hand").expect("a tag")],
        comfort: Some(id("hold.hands")),
    }
}

fn revisions() -> Value {
    let space = |minutes| {
        TopicContent::Space(Space {
            answer: "I hear you.".to_owned(),
            minutes,
            give_back: None,
            while_waiting: None,
            look_again: None,
        })
    };
    let first = Revision {
        topic: TopicId::new("space").expect("a topic"),
        depth: 1,
        parent: None,
        nonce: [0x11; 16],
        content: space(20),
    };
    let again = Revision {
        nonce: [0x12; 16],
        ..first.clone()
    };
    let second = Revision {
        depth: 2,
        parent: Some(first.id().expect("it has a form")),
        nonce: [0x13; 16],
        content: space(15),
        ..first.clone()
    };
    let sequence = Revision {
        topic: TopicId::new("sequence.together").expect("a topic"),
        depth: 1,
        parent: None,
        nonce: [0x14; 16],
        content: TopicContent::Sequence(Sequence {
            name: "Caf\u{e9} \u{1f375}".to_owned(),
            place: Where::Together,
            steps: vec![step("own.1", "hold hands"), step("own.2", "lie still")],
            look_again: Some("2026-09-01".parse().expect("a day")),
        }),
    };
    let rhythm = Revision {
        topic: TopicId::new("rhythm").expect("a topic"),
        depth: 1,
        parent: None,
        nonce: [0x15; 16],
        content: TopicContent::Rhythm(Rhythm {
            every: leeside::plan::scales::Every::Monthly,
            look_again: None,
            ritual: Some("tea on the balcony".to_owned()),
            small_acts: vec![Line {
                id: id("own.tea"),
                text: "tea on Sunday".to_owned(),
            }],
        }),
    };
    let cases: Vec<Value> = [first, again, second, sequence, rhythm]
        .iter()
        .map(|revision| {
            revision.check().expect("it fits");
            let line = strict::write(revision).expect("it has a form");
            let rev: Rev = revision.id().expect("it has a form");
            json!({ "canonical": String::from_utf8(line).expect("text"), "rev": rev })
        })
        .collect();
    json!({
        "about": "The canonical form of a revision and its name. The second is the first with another nonce.",
        "cases": cases,
    })
}
