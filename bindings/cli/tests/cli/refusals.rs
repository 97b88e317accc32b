//! Every file that is refused: its code, its exit code, and that nothing changed.

use crate::phone::{HOUR, Phone};
use std::fs;

fn refused(phone: &Phone, args: &[&str], code: &str, exit: i32) {
    let before = phone.bytes();
    assert_eq!(phone.failure(args), (code.to_owned(), exit), "{args:?}");
    assert_eq!(phone.bytes(), before, "{code} changes nothing");
}

#[test]
fn parcels_that_are_refused() {
    let [a, b] = Phone::pair();
    let first = a.parcel("first.age");
    let second = a.parcel("second.age");
    // Opening a store counts the clock on; once is enough for what follows.
    b.take_in(&second);
    let open =
        |file: &str, code: &str, exit: i32| refused(&b, &["parcel", "open", file], code, exit);

    open(&first, "older", 4);
    open(&b.file("none.age"), "unreadable", 5);
    open(b.dir.path().to_str().expect("UTF-8"), "unreadable", 5);
    let write = |name: &str, bytes: &[u8]| {
        let path = b.file(name);
        fs::write(&path, bytes).expect("written");
        path
    };
    open(&write("letter", b"Dear you,"), "not_age", 4);
    open(&write("nothing", b""), "cut_short", 4);
    let bytes = fs::read(a.parcel("third.age")).expect("a parcel");
    open(&write("cut", &bytes[..100]), "cut_short", 4);
    let mut turned = bytes.clone();
    turned[bytes.len() - 1000] ^= 1;
    open(&write("turned", &turned), "damaged", 4);
    open(&write("large", &vec![0; 9 * 1024 * 1024]), "too_large", 4);

    let [stranger, _] = Phone::pair();
    let own = b.parcel("own.age");
    refused(&b, &["parcel", "open", &own], "own_file", 4);
    let invite = stranger.file("i.age");
    stranger.json(&["pair", "invite", &invite]);
    open(&invite, "wrong_kind", 4);
}

#[test]
fn a_fifo_is_read_like_a_file() {
    let [a, b] = Phone::pair();
    let bytes = fs::read(a.parcel("one.age")).expect("a parcel");
    let opened = b
        .with_input(&bytes, &["--json", "parcel", "open", "-"])
        .json();
    assert_eq!(opened["from"], "Ari");
}

#[test]
fn invites_and_replies_that_are_refused() {
    let (mut a, b) = (Phone::new(), Phone::new());
    let (invite, reply) = (a.file("i.age"), b.file("r.age"));
    let made = a.json(&["pair", "invite", &invite]);
    let words: Vec<&str> = made["words"]
        .as_array()
        .expect("words")
        .iter()
        .filter_map(|w| w.as_str())
        .collect();
    let words = words.join(" ");
    let accept = [
        "pair",
        "accept",
        invite.as_str(),
        reply.as_str(),
        "--nick",
        "Bo",
    ];
    let code = |words: &str, args: &[&str]| b.with_words(words, args).failure();

    assert_eq!(
        code("zoo zoo zoo zoo zoo zoo", &accept),
        ("wrong_words".to_owned(), 4)
    );
    assert_eq!(
        code("zoo zoo zzzz zoo zoo zoo", &accept),
        ("unknown_word".to_owned(), 1)
    );
    assert_eq!(code("zoo", &accept), ("word_count".to_owned(), 1));
    assert_eq!(b.failure(&accept), ("needs_words".to_owned(), 3));
    let again = [accept.as_slice(), &["--again"]].concat();
    assert_eq!(code(&words, &again), ("again_mismatch".to_owned(), 1));
    assert!(!std::path::Path::new(&reply).exists(), "no reply was made");
    let own = a.with_words(&words, &["pair", "accept", &invite, &reply]);
    assert_eq!(own.failure(), ("own_invite".to_owned(), 4));

    b.with_words(&words, &accept).json();
    assert_eq!(
        b.failure(&["pair", "finish", &reply]).1,
        1,
        "b has no invite open"
    );
    a.now += 9 * 24 * HOUR;
    let expired = a.failure(&["pair", "finish", &reply]);
    assert_eq!(expired, ("invite_expired".to_owned(), 4));
    a.now -= 9 * 24 * HOUR;
    let late = a.failure(&["pair", "finish", &reply]);
    assert_eq!(
        late,
        ("invite_expired".to_owned(), 4),
        "a clock set back brings nothing back"
    );
}

#[test]
fn parcels_need_a_pairing() {
    let phone = Phone::new();
    // The first look at a plan notes the clock; after that a refusal changes nothing.
    phone.json(&["share"]);
    refused(
        &phone,
        &["parcel", "make", &phone.file("p"), "--yes"],
        "not_paired",
        1,
    );
    assert_eq!(phone.json(&["pair", "status"])["meeting"], "alone");
    assert_eq!(
        phone.failure(&["share", "--bond", "nobody"]),
        ("no_such_bond".to_owned(), 1)
    );
}

#[test]
fn a_store_that_is_damaged_or_half_copied_is_named_and_left_alone() {
    let phone = Phone::new();
    fs::remove_file(phone.vault().join("store.db")).expect("removed");
    refused(&phone, &["bonds"], "half_copied", 5);
    let phone = Phone::new();
    fs::write(
        phone.vault().join("store.db"),
        b"SQLite format 3\0 and more",
    )
    .expect("written");
    refused(&phone, &["bonds"], "not_encrypted", 5);
}
