//! The expected values were computed apart from this code: by a script in another language, with
//! its own SHA-256, HMAC and scrypt, from the text of the format.
#![allow(clippy::expect_used)]
use super::*;

const INVITE: (&[u8], &[u8]) = (br#"{"kind":"invite","v":1}"#, br#"{"secret":"i"}"#);
const REPLY_LINES: (&[u8], &[u8]) = (br#"{"kind":"reply","v":1}"#, br#"{"secret":"r"}"#);

fn known_transcript() -> [u8; 32] {
    transcript(INVITE.0, INVITE.1, REPLY_LINES.0, REPLY_LINES.1)
}

fn known_root() -> Secret {
    root(&known_transcript(), &[0x11; 32], &[0x22; 32])
}

fn is(value: &[u8], expected: &str) {
    assert_eq!(hex::encode(value), expected);
}

#[test]
fn the_pairing_values_are_those_of_the_format() {
    let t = known_transcript();
    let root = known_root();
    is(
        &t,
        "e6f3866af13539bee3f27f9c2d3d205eca788ba50731aa09946e02cc30ff6129",
    );
    is(
        root.as_slice(),
        "77f69d2d90af666c190c4a20e9a829efaf2769e4647b78176a92e2503ed2a1c4",
    );
    is(
        reply_mac_key(&t, &root).as_slice(),
        "9945c8404463f35931c45c527c74c4bd15ce59c7769cd7a8a27215a2d93c3482",
    );
    is(
        pair_key(&t, &root).as_slice(),
        "9f1492447f158281d616cf44c48be497d6544d77c57c6d0577f004c89a3d5049",
    );
    is(&pairing_id(&t, &root), "dc10d2de073df86c5f6ab77d1e694058");
    assert_eq!(
        safety_words(&t, &root),
        Ok(["topic", "bitter", "away", "extra", "remind", "major"])
    );
}

#[test]
fn the_codes_are_those_of_the_format() {
    let t = known_transcript();
    let (root, seed) = (known_root(), [0x33; 32]);
    let pair = pair_key(&t, &root);
    let key_a = parcel_mac_key(&seed, &pair, Role::A);
    is(
        key_a.as_slice(),
        "b88b5a70e5b174d6da37fe5b563c4899994376854f2dca9c6cf33589193d2dd3",
    );
    is(
        parcel_mac_key(&seed, &pair, Role::B).as_slice(),
        "87954277856733d60823772bf5c433cc26abce002152dc5436169c518fdc39d8",
    );
    is(
        &reply_mac(&reply_mac_key(&t, &root), REPLY_LINES.0, REPLY_LINES.1),
        "592a75db60495c689f4aac024b9ddce371b72225a93f988d96ad8674494181f4",
    );
    is(
        &parcel_mac(&key_a, &[0x44; 32], b"{}", b"[]"),
        "458a6e5c8cbbc9b96e5051139eb044cf1cf155fd3b5f835c5462411823179a9d",
    );
    is(
        &debrief_commitment(&[0x55; 32], &[0x66; 16], &[0x77; 16], Role::B, "th\u{e9}"),
        "50b7b1ae42a7b7fd9944f743335046e8947d0da5f2c221efd246dafec2f92cf7",
    );
}

#[test]
fn derivation_and_codes_are_those_of_the_rfcs() {
    // RFC 5869, by the crate's own second step.
    let mut expected = [0; 32];
    Hkdf::<Sha256>::new(Some(&[1; 32]), b"secret")
        .expand(b"one label", &mut expected)
        .expect("32 bytes");
    let derived = derive(&[1; 32], b"secret", &[b"one ", b"label"]);
    assert_eq!(*derived, expected);
    // RFC 2104, with the key as a key and not as a block.
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&[2; 32]).expect("any length");
    mac.update(b"some text");
    let expected: [u8; 32] = mac.finalize().into_bytes().into();
    assert_eq!(code(&[2; 32], &[b"some ", b"text"]), expected);
}

/// Whatever takes part in a value changes it, and nothing slides from one part into the next.
#[test]
fn every_part_takes_part() {
    let t = known_transcript();
    let (ih, ib) = INVITE;
    let (rh, rb) = REPLY_LINES;
    for other in [
        transcript(b"x", ib, rh, rb),
        transcript(ih, b"x", rh, rb),
        transcript(ih, ib, b"x", rb),
        transcript(ih, ib, rh, b"x"),
        transcript(rh, rb, ih, ib),
    ] {
        assert_ne!(other, t);
    }
    let (one, two) = ([1; 32], [2; 32]);
    let base = root(&t, &one, &two);
    for other in [
        root(&t, &two, &one),
        root(&one, &one, &two),
        root(&t, &one, &one),
    ] {
        assert_ne!(other, base);
    }
    let base = parcel_mac(&one, &two, b"h", b"b");
    for other in [
        parcel_mac(&two, &two, b"h", b"b"),
        parcel_mac(&one, &one, b"h", b"b"),
        parcel_mac(&one, &two, b"x", b"b"),
        parcel_mac(&one, &two, b"h", b"x"),
        parcel_mac(&one, &two, b"hb", b""),
        reply_mac(&one, b"h", b"b"),
    ] {
        assert_ne!(other, base);
    }
    let base = debrief_commitment(&one, &[1; 16], &[2; 16], Role::A, "yes");
    for other in [
        debrief_commitment(&two, &[1; 16], &[2; 16], Role::A, "yes"),
        debrief_commitment(&one, &[3; 16], &[2; 16], Role::A, "yes"),
        debrief_commitment(&one, &[1; 16], &[3; 16], Role::A, "yes"),
        debrief_commitment(&one, &[1; 16], &[2; 16], Role::B, "yes"),
        debrief_commitment(&one, &[1; 16], &[2; 16], Role::A, "no"),
    ] {
        assert_ne!(other, base);
    }
}

#[test]
fn equal_compares_every_byte() {
    assert!(equal(&[7; 32], &[7; 32]));
    for at in 0..32 {
        let mut other = [7; 32];
        other[at] = 8;
        assert!(!equal(&[7; 32], &other));
    }
}

#[test]
fn roles_are_one_small_letter() {
    for (role, json) in [(Role::A, "\"a\""), (Role::B, "\"b\"")] {
        assert_eq!(serde_json::to_string(&role).ok().as_deref(), Some(json));
        assert_eq!(serde_json::from_str::<Role>(json).ok(), Some(role));
        assert_eq!(format!("\"{role}\""), json);
        assert_ne!(role.other(), role);
        assert_eq!(role.other().other(), role);
    }
    assert!(serde_json::from_str::<Role>("\"A\"").is_err());
}
