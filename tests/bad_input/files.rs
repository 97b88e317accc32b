//! Parcels that are not what they should be.

use super::unchanged;
use leeside::exchange::error::Refusal;
use leeside::exchange::random::System;
use leeside::plan::text::display;
use leeside::plan::voice::ItemValue;
use leeside::vault::{Found, VaultError};
use leeside_tests::phone::{Phone, Three, key, three};
use leeside_tests::wire::{Forged, forge};
use serde_json::json;

/// Two phones that exchanged once.
fn met() -> Three {
    let mut all = three();
    let there = all.a.make(all.ab);
    all.b.take(&there).expect("taken in");
    let back = all.b.make(all.ba);
    all.a.take(&back).expect("taken in");
    all
}

/// Why a file is refused, with nothing changed.
fn refused(phone: &mut Phone, file: &[u8]) -> Refusal {
    match unchanged(phone, |phone| phone.look(file)) {
        VaultError::Exchange(refusal) => refusal,
        other => panic!("{other:?}"),
    }
}

/// Why a parcel from B with a true code is refused.
fn forged(change: impl FnOnce(&mut Forged)) -> Refusal {
    let mut all = met();
    let file = forge(all.b.root(), all.ba, change);
    refused(&mut all.a, &file)
}

#[test]
fn whose_file_it_is() {
    let mut all = met();
    let of_c = all.c.make(all.ca);
    assert_eq!(refused(&mut all.b, &of_c), Refusal::NotForThisPhone);
    // Another bond of the same phone: it finds its own bond.
    assert!(matches!(all.a.look(&of_c), Ok(Found::Parcel(id, _)) if id == all.ac));
    let own = all.a.make(all.ab);
    assert_eq!(refused(&mut all.a, &own), Refusal::OwnFile);
    let mut alone = Phone::copy_of(all.c.root(), all.c.clock);
    alone
        .vault
        .end_bond(all.ca, true, &mut System)
        .expect("ended");
    assert_eq!(refused(&mut alone, &own), Refusal::NotPaired);
    assert_eq!(forged(|f| f.wrong_code = true), Refusal::NotFromPartner);
}

#[test]
fn what_kind_of_file_it_is() {
    let mut all = met();
    let a = &mut all.a;
    for other in [
        b"%PDF-1.7\n".as_slice(),
        b"SQLite format 3\0",
        b"-----BEGIN AGE ENCRYPTED FILE-----\n",
        &[0; 4096],
        b"age-encryption.org/v1\n-> X25519 abc\nabc\n--- abc\n",
    ] {
        assert_eq!(refused(a, other), Refusal::NotAge);
    }
    assert_eq!(refused(a, b""), Refusal::CutShort);
    let later = b"age-encryption.org/v2\n-> scrypt abc\n";
    assert_eq!(refused(a, later), Refusal::NewerFormat);
    let mut large = b"age-encryption.org/v1\n".to_vec();
    large.resize(8 * 1024 * 1024 + 1, b'x');
    assert_eq!(refused(a, &large), Refusal::TooLarge);
    large.truncate(8 * 1024 * 1024);
    assert_eq!(refused(a, &large), Refusal::NotAge);
}

#[test]
fn when_it_was_made() {
    let mut all = met();
    let first = all.b.make(all.ba);
    let second = all.b.make(all.ba);
    all.a.take(&second).expect("taken in");
    assert_eq!(refused(&mut all.a, &first), Refusal::Older);
    // The very same again is no mistake of anybody's, and changes nothing.
    let before = all.a.bond(all.ab);
    let (_, opened) = all.a.take(&second).expect("again");
    assert!(opened.again && opened.preview().is_empty());
    assert_eq!(all.a.bond(all.ab), before);
}

#[test]
fn a_clone_of_a_phone_is_noticed() {
    let mut all = met();
    let mut clone = all.b.cloned();
    let text = |words: &str| Some(ItemValue::Text(words.into()));
    all.b
        .write(all.ba, key("reassure/own.1"), text("one"))
        .expect("written");
    clone
        .write(all.ba, key("reassure/own.1"), text("two"))
        .expect("written");
    let (one, two) = (all.b.make(all.ba), clone.make(all.ba));
    all.a.take(&one).expect("taken in");
    assert_eq!(refused(&mut all.a, &two), Refusal::TwoPhones);
}

#[test]
fn a_phone_that_was_put_back_learns_it_and_keeps_the_limits() {
    let mut all = met();
    let mut earlier = all.b.cloned();
    let there = all.b.make(all.ba);
    all.a.take(&there).expect("taken in");
    let limit = leeside::plan::voice::Limit {
        tag: None,
        text: Some("not the left shoulder".into()),
    };
    all.a
        .write(all.ab, key("please_not/l1"), Some(ItemValue::Limit(limit)))
        .expect("written");
    let back = all.a.make(all.ab);
    let (_, opened) = earlier.take(&back).expect("opened");
    assert!(opened.rolled_back && opened.preview().rolled_back);
    let bond = earlier.bond(all.ba);
    assert!(bond.fresh && bond.pairing.is_none());
    assert_eq!(bond.plan.theirs.all_limits().count(), 1);
    assert_eq!(refused(&mut earlier, &back), Refusal::Fresh);
}

#[test]
fn what_a_true_code_does_not_excuse() {
    let deep = |levels: usize| {
        let (open, close) = ("[".repeat(levels), "]".repeat(levels));
        format!("{{\"a\":{open}1{close}}}").into_bytes()
    };
    assert_eq!(
        forged(|f| f.raw_body = Some(deep(100_000))),
        Refusal::TooDeep
    );
    assert_eq!(forged(|f| f.raw_body = Some(deep(16))), Refusal::TooDeep);
    assert_eq!(forged(|f| f.raw_body = Some(deep(15))), Refusal::Damaged);
    assert_eq!(forged(|f| f.header["v"] = json!(2)), Refusal::NewerFormat);
    assert!(matches!(
        forged(|f| f.header["kind"] = json!("invite")),
        Refusal::WrongKind { .. }
    ));
    assert_eq!(forged(|f| f.body["more"] = json!(1)), Refusal::Damaged);
    assert_eq!(
        forged(|f| f.raw_body = Some(b"{}".to_vec())),
        Refusal::Damaged
    );
    assert_eq!(
        forged(|f| f.raw_body = Some(b"\xff".to_vec())),
        Refusal::Damaged
    );
    // A field twice, and the same value in other bytes.
    for (from, to) in [
        (
            "\"half\":\"whole\"",
            "\"half\":\"whole\",\"half\":\"whole\"",
        ),
        ("\"half\":\"whole\"", "\"half\": \"whole\""),
        ("\"version\":1", "\"version\":1.0"),
        ("\"version\":1", "\"version\":9007199254740993"),
    ] {
        let refusal = forged(|f| {
            let body = leeside::exchange::strict::write(&f.body).expect("a body");
            let body = String::from_utf8(body).expect("text");
            assert!(body.contains(from));
            f.raw_body = Some(body.replacen(from, to, 1).into_bytes());
        });
        assert_eq!(refusal, Refusal::Damaged, "{to}");
    }
}

#[test]
fn what_does_not_fit_its_field() {
    let voices = [
        json!({ "food.drink": "x".repeat(201) }),
        json!({ "food.drink": " " }),
        json!({ "please_not/l1": { "tag": "touch" } }),
    ];
    for voice in voices {
        let refusal = forged(|f| f.body["voice"] = json!({ "version": 1, "voice": voice }));
        assert!(matches!(refusal, Refusal::Unfit(_)), "{voice}: {refusal:?}");
    }
    let unknown = [
        // Not in Unicode's composed form: there is no canonical way to write it.
        json!({ "food.drink": "e\u{301}" }),
        json!({ "food.everything": "tea" }),
        json!({ "food.drink": 7 }),
        json!({ "reassure": "no id" }),
        json!({ "reassure/../x": "no id" }),
    ];
    for voice in unknown {
        let refusal = forged(|f| f.body["voice"] = json!({ "version": 1, "voice": voice }));
        assert_eq!(refusal, Refusal::Damaged, "{voice}");
    }
    let many: serde_json::Map<_, _> = (0..121)
        .map(|n| (format!("l{n}"), json!({ "tag": "touch" })))
        .collect();
    let refusal = forged(|f| f.body["limits"] = json!(many));
    assert!(matches!(refusal, Refusal::Unfit(_)));
    let refusal = forged(|f| f.body["half"] = json!("unconfirmed"));
    assert!(
        matches!(refusal, Refusal::Unfit(_)),
        "it says a voice all the same"
    );
}

#[test]
fn marks_that_could_act_on_a_screen_are_shown_by_their_names() {
    let mut all = met();
    let nasty = "tea\u{202e}eet\u{2066}\u{7}\u{1b}[2J\u{0}\u{feff}\u{e0041}";
    let file = forge(all.b.root(), all.ba, |f| {
        f.body["voice"] = json!({ "version": 1, "voice": { "food.drink": nasty } });
    });
    all.a.take(&file).expect("the text is received as it is");
    let bond = all.a.bond(all.ab);
    let Some(ItemValue::Text(text)) = bond.plan.theirs.voice.get(&key("food.drink")) else {
        panic!("a text");
    };
    assert_eq!(text, nasty, "a hash may name these very bytes");
    let shown = display(text);
    assert!(
        shown
            .chars()
            .all(|c| !c.is_control() && !('\u{202a}'..='\u{202e}').contains(&c))
    );
    assert!(!shown.contains(['\u{2066}', '\u{feff}', '\u{e0041}']));
    assert!(shown.starts_with("tea") && shown.contains("U+202E") && shown.contains("[2J"));
}

#[test]
fn what_changed_since_the_preview_is_looked_at_again() {
    let mut all = met();
    let file = all.b.make(all.ba);
    let Ok(Found::Parcel(id, opened)) = all.a.look(&file) else {
        panic!("a parcel");
    };
    all.a
        .write(id, key("food.drink"), Some(ItemValue::Text("tea".into())))
        .expect("written");
    let error = unchanged(&mut all.a, |a| {
        let now = a.now();
        a.vault.take_in(id, &opened, now)
    });
    assert_eq!(error, VaultError::Exchange(Refusal::StateMoved));
}
