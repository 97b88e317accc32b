#![allow(clippy::expect_used)]
use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Note {
    count: u64,
    list: Vec<Note>,
    map: BTreeMap<String, u64>,
    text: String,
}

fn note(text: &str, count: u64) -> Note {
    Note {
        count,
        text: text.to_owned(),
        ..Note::default()
    }
}

fn refusal(bytes: &str) -> Option<Refusal> {
    read::<Note>(bytes.as_bytes()).err()
}

const GOOD: &str = r#"{"count":1,"list":[],"map":{"a":2},"text":"\\\"[{"}"#;

#[test]
fn the_canonical_form_is_read() {
    let read = read::<Note>(GOOD.as_bytes()).expect("canonical");
    assert_eq!((read.count, read.text.as_str()), (1, "\\\"[{"));
    assert_eq!(write(&read), Ok(GOOD.as_bytes().to_vec()));
}

#[test]
fn every_other_form_of_the_same_value_is_damaged() {
    for other in [
        r#" {"count":1,"list":[],"map":{"a":2},"text":""}"#,
        r#"{"count":1,"list":[],"map":{"a":2},"text":""} "#,
        r#"{"count": 1,"list":[],"map":{"a":2},"text":""}"#,
        r#"{"list":[],"count":1,"map":{"a":2},"text":""}"#,
        r#"{"count":1,"count":1,"list":[],"map":{"a":2},"text":""}"#,
        r#"{"count":1,"list":[],"map":{"a":1,"a":2},"text":""}"#,
        r#"{"count":1,"list":[],"map":{"b":1,"a":2},"text":""}"#,
        r#"{"count":1,"list":[],"map":{"a":2},"text":"","more":1}"#,
        r#"{"count":1,"list":[],"map":{"a":2}}"#,
        r#"{"count":1,"list":[],"map":{"a":2},"text":"\u0041"}"#,
        r#"{"count":1,"list":[],"map":{"a":2},"text":"\/"}"#,
        r#"{"count":1.0,"list":[],"map":{"a":2},"text":""}"#,
        r#"{"count":1e0,"list":[],"map":{"a":2},"text":""}"#,
        r#"{"count":01,"list":[],"map":{"a":2},"text":""}"#,
        r#"{"count":-1,"list":[],"map":{"a":2},"text":""}"#,
        r#"{"count":1,"list":[],"map":{"a":2},"text":""}{}"#,
        r#"{"count":1,"list":[],"map":{"a":2},"text":"#,
        r#"{"count":1,"list":null,"map":{"a":2},"text":""}"#,
        "{\"count\":1,\"list\":[],\"map\":{},\"text\":\"e\u{301}\"}",
        "",
    ] {
        assert_eq!(refusal(other), Some(Refusal::Damaged), "{other}");
    }
    assert_eq!(
        read::<Note>(b"{\"count\":1,\"list\":[],\"map\":{},\"text\":\"\xff\"}").err(),
        Some(Refusal::Damaged)
    );
}

#[test]
fn numbers_end_at_the_largest_that_every_reader_holds() {
    let largest = note("", LARGEST);
    assert_eq!(read(&write(&largest).expect("fits")).as_ref(), Ok(&largest));
    // 2^53 and 2^53 + 2 have an exact form; they are refused all the same, also by the writer.
    for beyond in [LARGEST + 1, LARGEST + 3, u64::MAX] {
        let line = format!(r#"{{"count":{beyond},"list":[],"map":{{}},"text":""}}"#);
        assert_eq!(refusal(&line), Some(Refusal::Damaged), "{beyond}");
        assert_eq!(
            write(&note("", beyond)).err(),
            Some(Refusal::Unfit(Unfit::NotNormal))
        );
    }
    assert_eq!(write(&0.5).err(), Some(Refusal::Unfit(Unfit::NotNormal)));
    assert_eq!(write(&-1).err(), Some(Refusal::Unfit(Unfit::NotNormal)));
    assert_eq!(read::<f64>(b"1e21").err(), Some(Refusal::Damaged));
}

#[test]
fn depth_is_counted_before_anything_is_built() {
    let nested = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
    let value = |n: usize| read::<serde_json::Value>(nested(n).as_bytes());
    assert!(value(sizes::DEPTH.max).is_ok());
    assert_eq!(value(sizes::DEPTH.max + 1).err(), Some(Refusal::TooDeep));
    assert_eq!(value(1_000_000).err(), Some(Refusal::TooDeep));
    // Brackets in texts are not nesting, whatever stands before them.
    let text = note(&"[{\\\"".repeat(50), 0);
    assert_eq!(read(&write(&text).expect("fits")).as_ref(), Ok(&text));
    // And what follows a text with a backslash at its end is outside again.
    let after = format!(r#"["\\",{}]"#, nested(sizes::DEPTH.max));
    assert_eq!(
        read::<serde_json::Value>(after.as_bytes()).err(),
        Some(Refusal::TooDeep)
    );
}

#[test]
fn size_is_counted_first() {
    let large = format!("\"{}\"", "x".repeat(sizes::BODY.max - 2));
    assert!(read::<String>(large.as_bytes()).is_ok());
    let larger = format!("\"{}\"", "x".repeat(sizes::BODY.max - 1));
    assert_eq!(
        read::<String>(larger.as_bytes()).err(),
        Some(Refusal::TooLarge)
    );
    assert_eq!(
        write(&"x".repeat(sizes::BODY.max)).err(),
        Some(Refusal::TooLarge)
    );
    assert_eq!(version(larger.as_bytes()).err(), Some(Refusal::TooLarge));
}

#[test]
fn a_header_says_its_version_and_kind_and_may_say_more() {
    assert_eq!(
        version(br#"{"edition":3,"kind":"parcel","v":1}"#),
        Ok((1, "parcel".to_owned()))
    );
    for newer in [
        r#"{"v":2}"#,
        r#"{"v":2,"kind":"parcel","x":[1.5]}"#,
        r#"{"v":0}"#,
    ] {
        assert_eq!(version(newer.as_bytes()), Err(Refusal::NewerFormat));
    }
    for bad in [
        r#"{"kind":"parcel"}"#,
        r#"{"v":1}"#,
        r#"{"v":"1","kind":"parcel"}"#,
        r#"{"v":1,"v":2,"kind":"parcel"}"#,
        "[]",
        "",
    ] {
        assert_eq!(version(bad.as_bytes()), Err(Refusal::Damaged), "{bad}");
    }
    assert_eq!(
        version("[".repeat(100_000).as_bytes()),
        Err(Refusal::TooDeep)
    );
}

fn notes() -> impl Strategy<Value = Note> {
    let leaf = (0..=LARGEST, "[a-zé\"\\\\{}\\[\\]\u{1f9f8}\u{1}\n ]{0,12}")
        .prop_map(|(count, text)| note(&text, count));
    leaf.prop_recursive(4, 16, 3, |inner| {
        (
            prop::collection::vec(inner, 0..3),
            prop::collection::btree_map("[a-zé]{0,4}", 0..=LARGEST, 0..3),
        )
            .prop_map(|(list, map)| Note {
                list,
                map,
                ..Note::default()
            })
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read(note in notes()) {
        let bytes = write(&note).expect("fits");
        prop_assert_eq!(read::<Note>(&bytes), Ok(note));
    }

    /// Whatever is done to the bytes: they are refused, or they are the one form of another value.
    #[test]
    fn no_value_has_two_forms(
        note in notes(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<Option<u8>>()), 1..4),
    ) {
        let mut bytes = write(&note).expect("fits");
        for (at, byte) in edits {
            let at = at.index(bytes.len());
            match byte {
                Some(byte) => bytes[at] = byte,
                None => bytes.insert(at, b" 0\",\\{}[]e.-"[at % 12]),
            }
        }
        if let Ok(other) = read::<Note>(&bytes) {
            prop_assert_eq!(write(&other), Ok(bytes));
        }
    }

    #[test]
    fn no_bytes_make_the_reader_fall(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _read = read::<serde_json::Value>(&bytes);
        let _version = version(&bytes);
    }
}
