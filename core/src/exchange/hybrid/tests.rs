#![allow(clippy::expect_used)]
use super::*;
use age::{Decryptor, Encryptor, Identity as _, Recipient as _};
use std::io::{Read, Write};

fn identity(n: u8) -> Identity {
    Identity::from_seed([n; SEED])
}

fn sealed(recipients: &[&dyn age::Recipient]) -> Vec<u8> {
    let mut file = Vec::new();
    let encryptor = Encryptor::with_recipients(recipients.iter().copied()).expect("compatible");
    let mut writer = encryptor.wrap_output(&mut file).expect("memory");
    writer.write_all(b"tea and quiet").expect("memory");
    writer.finish().expect("memory");
    file
}

fn opened(file: &[u8], identity: &Identity) -> Result<Vec<u8>, DecryptError> {
    let decryptor = Decryptor::new_buffered(file)?;
    let mut text = Vec::new();
    decryptor
        .decrypt(std::iter::once(identity as &dyn age::Identity))?
        .read_to_end(&mut text)?;
    Ok(text)
}

/// Adds stanzas to those of the recipient, under the label that age asks for.
struct WithMore<'a>(&'a Recipient, Vec<Stanza>);

impl age::Recipient for WithMore<'_> {
    fn wrap_file_key(&self, key: &FileKey) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        let (mut stanzas, labels) = self.0.wrap_file_key(key)?;
        for more in &self.1 {
            stanzas.push(Stanza {
                tag: more.tag.clone(),
                args: more.args.clone(),
                body: more.body.clone(),
            });
        }
        Ok((stanzas, labels))
    }
}

fn stanza(tag: &str) -> Stanza {
    Stanza {
        tag: tag.to_owned(),
        args: vec!["x".to_owned()],
        body: vec![7; 32],
    }
}

#[test]
fn a_share_of_low_order_is_refused() {
    // The order of each divides 8: zero, one, and the two points of order 8 (RFC 7748's curve).
    let points = [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        // The same as the one before: the highest bit is not read.
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f11d7",
    ];
    let key = FileKey::new(Box::new([1; FILE_KEY_BYTES]));
    let (mut stanzas, _) = identity(1).recipient().wrap_file_key(&key).expect("sealed");
    let mut stanza = stanzas.remove(0);
    let mut enc = BASE64_STANDARD_NO_PAD
        .decode(&stanza.args[0])
        .expect("base64");
    for point in points {
        let at = enc.len() - SHARE;
        hex::decode_to_slice(point, &mut enc[at..]).expect("32 bytes");
        stanza.args = vec![BASE64_STANDARD_NO_PAD.encode(&enc)];
        assert!(matches!(
            identity(1).unwrap_stanza(&stanza),
            Some(Err(DecryptError::InvalidHeader))
        ));
    }
}

#[test]
fn what_is_sealed_to_a_recipient_its_identity_opens_and_no_other() {
    let file = sealed(&[&identity(1).recipient()]);
    assert_eq!(
        opened(&file, &identity(1)).ok(),
        Some(b"tea and quiet".to_vec())
    );
    assert!(matches!(
        opened(&file, &identity(2)),
        Err(DecryptError::NoMatchingKeys)
    ));
}

#[test]
fn any_second_reader_is_refused_and_grease_is_not() {
    let mine = identity(1).recipient();
    let file = sealed(&[&mine, &identity(2).recipient()]);
    assert!(matches!(
        opened(&file, &identity(1)),
        Err(DecryptError::InvalidHeader)
    ));
    for tag in ["X25519", "ssh-ed25519", TAG, "x-greasy", "grease"] {
        let file = sealed(&[&WithMore(&mine, vec![stanza(tag)])]);
        assert!(
            matches!(
                opened(&file, &identity(1)),
                Err(DecryptError::InvalidHeader)
            ),
            "{tag}"
        );
    }
    let grease = vec![stanza("a-grease"), stanza("b-grease")];
    let file = sealed(&[&WithMore(&mine, grease)]);
    assert!(opened(&file, &identity(1)).is_ok());
}

#[test]
fn age_does_not_mix_it_with_a_recipient_of_another_kind() {
    let classical = age::x25519::Identity::generate().to_public();
    let hybrid = identity(1).recipient();
    let both: [&dyn age::Recipient; 2] = [&hybrid, &classical];
    assert!(Encryptor::with_recipients(both.into_iter()).is_err());
}

#[test]
fn a_stanza_that_is_not_as_it_was_written_is_refused() {
    let key = FileKey::new(Box::new([3; FILE_KEY_BYTES]));
    let (stanzas, labels) = identity(1)
        .recipient()
        .wrap_file_key(&key)
        .expect("any key can be wrapped");
    assert_eq!(labels, HashSet::from(["postquantum".to_owned()]));
    let [written] = stanzas.as_slice() else {
        unreachable!("one stanza");
    };
    assert_eq!((written.tag.as_str(), written.args.len()), (TAG, 1));
    let argument = &written.args[0];
    assert_eq!((argument.len(), written.body.len()), (1494, 32));

    let other = |args: Vec<String>, body: Vec<u8>| {
        let tag = TAG.to_owned();
        identity(1).unwrap_stanza(&Stanza { tag, args, body })
    };
    let body = written.body.clone();
    assert!(matches!(
        other(vec![argument.clone()], body.clone()),
        Some(Ok(_))
    ));
    for args in [
        vec![],
        vec![argument.clone(), argument.clone()],
        vec![format!("{argument}==")],
        vec![argument[..1490].to_owned()],
        vec!["?".repeat(1494)],
    ] {
        assert!(matches!(
            other(args, body.clone()),
            Some(Err(DecryptError::InvalidHeader))
        ));
    }
    assert!(matches!(
        other(vec![argument.clone()], body[..31].to_vec()),
        Some(Err(DecryptError::InvalidHeader))
    ));
    assert!(other(vec![argument.clone()], vec![0; 32]).is_none());
}

#[test]
fn texts_are_those_of_age_and_there_is_one_for_each_key() {
    Unlimited::sanity_check();
    let identity = identity(9);
    let secret = identity.to_text();
    assert!(secret.starts_with("AGE-SECRET-KEY-PQ-1"));
    assert_eq!(Identity::from_text(&secret), Ok(identity.clone()));
    assert_eq!(secret.len(), IDENTITY_TEXT);

    let recipient = identity.recipient();
    let public = recipient.to_string();
    assert!(public.starts_with("age1pq1"));
    assert_eq!(public.len(), RECIPIENT_TEXT);
    assert_eq!(public.parse(), Ok(recipient.clone()));
    let json = serde_json::to_string(&recipient).expect("a text");
    assert_eq!(json, format!("\"{public}\""));
    assert_eq!(
        serde_json::from_str::<Recipient>(&json).ok(),
        Some(recipient)
    );

    let refused = |text: &str| {
        assert_eq!(text.parse::<Recipient>(), Err(NotAKey));
        assert_eq!(Identity::from_text(text), Err(NotAKey));
    };
    refused("");
    refused(&public.to_uppercase());
    refused(&secret.to_lowercase());
    refused(&public[..public.len() - 1]);
    refused(&format!("{public}q"));
    refused(&public.replace("age1pq1", "age1pz1"));
    refused(&"1".repeat(RECIPIENT_TEXT));
    refused(&"\u{e9}".repeat(RECIPIENT_TEXT / 2));
    for at in [20, 900, RECIPIENT_TEXT - 1] {
        let mut changed = public.clone().into_bytes();
        changed[at] = if changed[at] == b'q' { b'p' } else { b'q' };
        refused(&String::from_utf8(changed).expect("letters"));
    }
}

#[test]
fn a_text_with_bits_left_over_or_another_part_is_refused_though_its_checksum_holds() {
    // 32 bytes are 256 bits and fill 52 letters to 260: the last four bits must be zero.
    let seed = [9; SEED];
    let mut fes: Vec<bech32::Fe32> = seed.iter().copied().bytes_to_fes().collect();
    let last = fes.last_mut().expect("52 letters");
    *last = bech32::Fe32::try_from(last.to_u8() | 1).expect("five bits");
    let text = |fes: &[bech32::Fe32], hrp: &Hrp| {
        let letters = fes.iter().copied();
        let text: String = letters.with_checksum::<Unlimited>(hrp).chars().collect();
        text.to_uppercase()
    };
    assert_eq!(
        Identity::from_text(&text(&fes, &IDENTITY_HRP)),
        Err(NotAKey)
    );
    let fes: Vec<bech32::Fe32> = seed.iter().copied().bytes_to_fes().collect();
    let other = Hrp::parse_unchecked("age-secret-key-pp-");
    assert_eq!(Identity::from_text(&text(&fes, &other)), Err(NotAKey));
    assert!(Identity::from_text(&text(&fes, &IDENTITY_HRP)).is_ok());
}

#[test]
fn a_public_key_outside_the_modulus_is_refused() {
    // FIPS 203, 7.2: twelve bits above 3328 are no coefficient.
    let text = encode(RECIPIENT_HRP, &[0xff; RECIPIENT], RECIPIENT_TEXT);
    assert_eq!(text.parse::<Recipient>(), Err(NotAKey));
}

#[test]
fn debug_shows_no_secret() {
    assert_eq!(format!("{:?}", identity(7)), "Identity(..)");
    let shown = format!("{:?}", identity(7).recipient());
    assert_eq!(shown.len(), "Recipient()".len() + 8);
}
