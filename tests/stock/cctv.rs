//! C2SP's vectors of age (`c2sp.org/CCTV/age`), through the code that imports use.
//!
//! Most of them carry a classic X25519 stanza, which this app never reads. So those that are not
//! about that stanza are tried again with a stanza of ours in its place, over the same file key: a
//! hybrid one as in a parcel, and one for a passphrase as in a backup. Then their headers, codes and
//! payloads are read by the code that reads ours.

use age_core::format::FileKey;
use base64::{Engine, prelude::BASE64_STANDARD_NO_PAD};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use leeside::exchange::envelope;
use leeside::exchange::error::Refusal;
use leeside::exchange::hybrid::Identity;
use leeside::plan::sizes;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::PathBuf;

/// Vectors whose stated outcome does not come here, each with the reason. All of them are refused.
/// A name with `*` stands for every vector that begins so.
const OTHERWISE: [(&str, &str); 8] = [
    (
        "armor_*",
        "files are read in binary form only, never armoured",
    ),
    (
        "hybrid_and_x25519",
        "a second recipient is a reader whom nobody sees",
    ),
    (
        "hybrid_grease",
        "only stanzas whose tag ends in `-grease` are passed over",
    ),
    (
        "hybrid_multiple_recipients",
        "a second recipient is a reader whom nobody sees",
    ),
    (
        "hybrid_uppercase",
        "an unknown stanza may be a second recipient",
    ),
    (
        "scrypt_uppercase",
        "an unknown stanza may be a second recipient",
    ),
    ("stanza_*", "an unknown stanza may be a second recipient"),
    ("x25519*", "classic keys are not read"),
];

/// A passphrase for the stanza that takes the place of a classic one.
const WORDS: &str = "ginger tea for two";

/// One vector.
struct Vector {
    expect: String,
    payload: Option<String>,
    identity: Option<Identity>,
    passphrases: Vec<String>,
    file_key: Option<[u8; 16]>,
    file: Vec<u8>,
}

fn vectors() -> BTreeMap<String, Vector> {
    let folder = std::env::var_os("LEESIDE_AGE_VECTORS").expect("tests/stock/run says where");
    fs::read_dir(PathBuf::from(folder))
        .expect("the vectors")
        .map(|entry| {
            let entry = entry.expect("an entry");
            let name = entry.file_name().into_string().expect("text");
            (name, read(&fs::read(entry.path()).expect("a file")))
        })
        .collect()
}

fn read(bytes: &[u8]) -> Vector {
    let end = bytes
        .windows(2)
        .position(|two| two == b"\n\n")
        .expect("a header");
    let header = std::str::from_utf8(&bytes[..end]).expect("text");
    let all = |name: &str| -> Vec<String> {
        let of = |line: &str| Some(line.split_once(": ")?.1.to_owned());
        let named = header
            .lines()
            .filter(|line| line.starts_with(&format!("{name}: ")));
        named.filter_map(of).collect()
    };
    let first = |name: &str| all(name).into_iter().next();
    Vector {
        expect: first("expect").expect("an outcome"),
        payload: first("payload"),
        identity: all("identity")
            .iter()
            .find_map(|text| Identity::from_text(text).ok()),
        passphrases: all("passphrase"),
        file_key: first("file key").and_then(|digits| hex::decode(digits).ok()?.try_into().ok()),
        file: bytes[end + 2..].to_vec(),
    }
}

/// What comes of a file: in the words of the vectors as far as this app tells causes apart.
fn outcome(vector: &Vector, file: &[u8], spare: &Identity) -> String {
    if vector.passphrases.is_empty() {
        let key = vector.identity.as_ref().unwrap_or(spare);
        return told(envelope::open_with_key(file, &[key]).map(|(_, plain)| plain.to_vec()));
    }
    let opened = vector
        .passphrases
        .iter()
        .map(|words| envelope::open_with(words, file));
    let mut opened = opened.map(|opened| told(opened.map(|plain| plain.to_vec())));
    let first = opened.next().expect("a passphrase");
    opened.fold(
        first,
        |before, next| if before == "no match" { next } else { before },
    )
}

/// The same through the door of backups, which are of any size.
fn as_backup(file: &[u8]) -> String {
    told(envelope::opening(WORDS, file).and_then(|mut from| {
        let mut plain = Vec::new();
        from.read_to_end(&mut plain)
            .map_err(|error| envelope::refused(&error))?;
        Ok(plain)
    }))
}

fn told(opened: Result<Vec<u8>, Refusal>) -> String {
    match opened {
        Ok(plain) => format!("success {}", hex::encode(Sha256::digest(&plain))),
        Err(Refusal::NotForThisPhone | Refusal::WrongWords) => "no match".to_owned(),
        Err(_) => "failure".to_owned(),
    }
}

/// What a vector says should come.
fn stated(vector: &Vector) -> String {
    match vector.expect.as_str() {
        "success" => format!("success {}", vector.payload.as_deref().expect("a payload")),
        "no match" => "no match".to_owned(),
        _ => "failure".to_owned(),
    }
}

/// The file with its one X25519 stanza exchanged for one of ours over the same file key, and a code
/// that is as right or as wrong as it was. Nothing for vectors that are about their own stanza.
fn exchanged(name: &str, vector: &Vector, to: &dyn age::Recipient) -> Option<Vec<u8>> {
    if ["armor_", "hybrid", "scrypt", "x25519_"]
        .iter()
        .any(|about| name.starts_with(about))
    {
        return None;
    }
    let key = vector.file_key?;
    let file = &vector.file;
    let find = |what: &[u8], from: usize| {
        let rest = file.get(from..)?;
        Some(from + rest.windows(what.len()).position(|window| window == what)?)
    };
    let start = find(b"-> X25519 ", 0)?;
    let line = find(b"\n", start)? + 1;
    let end = find(b"\n", line)? + 1;
    let dashes = find(b"\n---", 0)? + 4;
    if end > dashes {
        return None;
    }
    let wrapped = to.wrap_file_key(&FileKey::new(Box::new(key)));
    let (stanzas, _) = wrapped.expect("wrapped");
    let stanza = stanzas.first().expect("one stanza");
    let mut header = file[..start].to_vec();
    header.extend(format!("-> {} {}\n", stanza.tag, stanza.args.join(" ")).bytes());
    header.extend(BASE64_STANDARD_NO_PAD.encode(&stanza.body).bytes());
    header.push(b'\n');
    header.extend(&file[end..dashes]);

    // All but the last letter, so that a code which is not canonical stays so.
    let (was, now) = (code(&key, &file[..dashes]), code(&key, &header));
    let mut rest = file[dashes..].to_vec();
    if let Some(place) = rest
        .windows(42)
        .position(|window| window == &was.as_bytes()[..42])
    {
        let whole = rest[place..].starts_with(was.as_bytes());
        let letters = if whole { 43 } else { 42 };
        rest[place..place + letters].copy_from_slice(&now.as_bytes()[..letters]);
    }
    header.extend(rest);
    Some(header)
}

/// The code of a header up to and with its three dashes.
fn code(file_key: &[u8; 16], header: &[u8]) -> String {
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(None, file_key)
        .expand(b"header", &mut key)
        .expect("32 bytes");
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("any length");
    mac.update(header);
    BASE64_STANDARD_NO_PAD.encode(mac.finalize().into_bytes())
}

fn otherwise(name: &str) -> Option<&'static str> {
    let found = OTHERWISE
        .iter()
        .find(|(listed, _)| match listed.strip_suffix('*') {
            Some(begin) => name.starts_with(begin),
            None => name == *listed,
        });
    found.map(|(listed, _)| *listed)
}

#[test]
#[ignore = "needs the vectors: tests/stock/run"]
fn every_vector_comes_out_as_it_states() {
    let spare = Identity::from_seed([9; 32]);
    let mut words = age::scrypt::Recipient::new(WORDS.to_owned().into());
    words.set_work_factor(1);
    let mut wrong = Vec::new();
    let mut needed = BTreeSet::new();
    let (mut as_stated, mut again, mut not_here) = (0, 0, 0);
    let all = vectors();
    assert!(all.len() >= 143, "the vectors are all there");
    for (name, vector) in &all {
        let stated = stated(vector);
        let plain = outcome(vector, &vector.file, &spare);
        let by_key = exchanged(name, vector, &spare.recipient());
        let by_key = by_key.map(|file| match file.len() > sizes::FILE.max {
            true => stated.clone(),
            false => outcome(vector, &file, &spare),
        });
        let by_words = exchanged(name, vector, &words).map(|file| as_backup(&file));
        again += usize::from(by_key.is_some());
        let came = [by_key, by_words].map(|came| came.unwrap_or_else(|| plain.clone()));
        if came == [&stated; 2].map(String::clone) {
            as_stated += 1;
            continue;
        }
        match otherwise(name) {
            Some(listed) if came.iter().all(|came| came == "failure") => {
                needed.insert(listed);
                not_here += 1;
            }
            _ => wrong.push(format!("{name}: stated {stated}, came {came:?}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let listed: BTreeSet<_> = OTHERWISE.iter().map(|(listed, _)| *listed).collect();
    assert_eq!(needed, listed, "a reason that no vector needs");
    println!(
        "age vectors: {as_stated} as stated, {not_here} refused for a listed reason; \
         {again} of them were read with our stanzas in the place of a classic one"
    );
}
