//! What a parcel's bytes give away, and what a changed one does: nothing.

use super::*;
use crate::exchange::{envelope, frame, strict};

fn plain(file: &[u8], phone: &Phone) -> Vec<u8> {
    let keys = phone
        .bond
        .pairing
        .as_ref()
        .expect("paired")
        .keys
        .identities();
    let (_, plain) = envelope::open_with_key(file, &keys).expect("it opens");
    plain.to_vec()
}

#[test]
fn every_changed_bit_and_every_cut_is_refused() {
    let (mut a, mut b) = paired();
    a.limit("hair", "touch.hair");
    let file = a.make();
    let before = b.bond.clone();
    for at in (0..file.len()).step_by(7) {
        let mut changed = file.clone();
        changed[at] ^= 1 << (at % 8);
        assert!(b.look(&changed).is_err(), "bit {at}");
        assert!(b.look(&file[..at]).is_err(), "cut at {at}");
    }
    let mut longer = file.clone();
    longer.push(0);
    assert!(b.look(&longer).is_err());
    assert_eq!(b.bond, before);
    assert!(b.take(&file).is_ok());
}

#[test]
fn held_items_are_in_no_byte_of_a_parcel() {
    let (mut a, b) = paired();
    a.write("reassure/own.a", ItemValue::Text("CANARY-TOLD".into()));
    a.write("reassure/own.b", ItemValue::Text("CANARY-HELD".into()));
    let held: ItemKey = "reassure/own.b".parse().expect("a key");
    a.bond.plan.mine.keep(held, true);
    let kept = a.propose(20);
    a.bond.plan.keep(&space(), kept, true).expect("kept");
    let file = a.make();
    let text = String::from_utf8(plain(&file, &b)).expect("text");
    assert!(text.contains("CANARY-TOLD"));
    assert!(!text.contains("CANARY-HELD"));
    assert!(!text.contains("I hear you."));
}

#[test]
fn sizes_fall_on_the_padding_and_the_body_is_canonical() {
    let (mut a, mut b) = paired();
    for n in 0..30 {
        a.write(
            &format!("comforts/own.c{n}"),
            ItemValue::Comfort(crate::plan::voice::Comfort {
                text: Some("x".repeat(200)),
                get: None,
                give: None,
            }),
        );
        let file = a.make();
        let plain = plain(&file, &b);
        assert_eq!(plain.len(), frame::padded_len(plain.len()));
        assert!(plain.len() >= 16_384);
        let frame = frame::unpack(&plain).expect("a frame");
        let value: serde_json::Value = serde_json::from_slice(frame.body).expect("JSON");
        assert_eq!(strict::write(&value).expect("JSON"), frame.body);
    }
    assert!(b.take(&a.make()).is_ok());
}

#[test]
fn a_parcel_is_for_one_phone_one_pairing_and_one_direction() {
    let (mut a, mut b) = paired();
    let file = a.make();
    assert_eq!(a.look(&file).map(|_| ()), Err(Refusal::OwnFile));
    let mut other = {
        let (mut c, mut d) = (Phone::new(7), Phone::new(8));
        pair(&mut c, &mut d, false);
        d
    };
    assert_eq!(other.look(&file).map(|_| ()), Err(Refusal::NotForThisPhone));

    // The same plaintext, sealed again to another key of the receiver, is not taken.
    let keys = b.bond.pairing.as_ref().expect("paired").keys.clone();
    let again =
        envelope::seal_to(&keys.next().public().recipient, &plain(&file, &b)).expect("sealed");
    assert_eq!(b.look(&again).map(|_| ()), Err(Refusal::NotFromPartner));

    // One changed letter of the body, sealed properly: the code does not fit.
    let mut forged = plain(&file, &b);
    let at = forged.iter().position(|c| *c == b'w').expect("whole");
    forged[at] = b'W';
    let forged = envelope::seal_to(&keys.at(1).public().recipient, &forged).expect("sealed");
    assert_eq!(b.look(&forged).map(|_| ()), Err(Refusal::NotFromPartner));
    assert!(b.take(&file).is_ok());
}
