#![allow(clippy::expect_used)]
use super::*;

fn key(n: u8) -> Identity {
    Identity::from_seed([n; 32])
}

fn keyed(plaintext: &[u8]) -> Vec<u8> {
    seal_to(&key(1).recipient(), plaintext).expect("small")
}

fn with_key(file: &[u8]) -> Result<(usize, Vec<u8>), Refusal> {
    open_with_key(file, &[&key(1)]).map(|(place, text)| (place, text.to_vec()))
}

/// A file whose header says something else, in the same text.
fn header_with(file: &[u8], from: &str, to: &str) -> Vec<u8> {
    let end = file
        .windows(4)
        .position(|four| four == b"\n---")
        .expect("a header");
    let header = std::str::from_utf8(&file[..end]).expect("a header is text");
    assert!(header.contains(from));
    [header.replacen(from, to, 1).as_bytes(), &file[end..]].concat()
}

#[test]
fn the_key_that_opened_is_named_by_its_place() {
    let file = keyed(b"tea");
    assert_eq!(lock_of(&file), Ok(Lock::Key));
    let (other, mine, third) = (key(2), key(1), key(3));
    let opened = open_with_key(&file, &[&other, &mine, &third]);
    assert_eq!(
        opened.map(|(place, text)| (place, text.to_vec())),
        Ok((1, b"tea".to_vec()))
    );
    for keys in [vec![], vec![&other, &third]] {
        assert_eq!(
            open_with_key(&file, &keys).err(),
            Some(Refusal::NotForThisPhone)
        );
    }
}

#[test]
fn plaintexts_of_all_sizes_come_back() {
    for size in [0, 1, 65_535, 65_536, 65_537, 131_072] {
        let plaintext = vec![7; size];
        assert_eq!(with_key(&keyed(&plaintext)), Ok((0, plaintext)));
    }
}

/// The plaintext must not be told from noise, and each file is another one.
#[test]
fn two_files_of_one_plaintext_share_nothing_but_the_first_line() {
    let plaintext = [b'x'; 4096];
    let (one, two) = (keyed(&plaintext), keyed(&plaintext));
    assert_ne!(one[30..200], two[30..200]);
    assert_ne!(one[one.len() - 4096..], two[two.len() - 4096..]);
    assert!(!one.windows(8).any(|part| part == b"xxxxxxxx"));
}

#[test]
fn no_bit_of_a_keyed_file_can_be_changed() {
    let file = keyed(b"a little tea");
    for at in 0..file.len() {
        for bit in 0..8 {
            let mut changed = file.clone();
            changed[at] ^= 1 << bit;
            assert!(with_key(&changed).is_err(), "bit {bit} of byte {at}");
        }
    }
}

#[test]
fn no_part_of_a_keyed_file_is_taken_for_the_whole() {
    let file = keyed(b"a little tea");
    for length in 0..file.len() {
        let refusal = with_key(&file[..length]).expect_err("cut short");
        assert!(
            matches!(refusal, Refusal::CutShort | Refusal::Damaged),
            "{refusal:?} at {length}"
        );
    }
    let longer = [file.as_slice(), b"x"].concat();
    assert_eq!(with_key(&longer), Err(Refusal::Damaged));
    assert_eq!(
        with_key(&[file.clone(), file].concat()),
        Err(Refusal::Damaged)
    );
}

#[test]
fn a_stream_that_ends_between_chunks_is_cut_short() {
    let file = keyed(&vec![7; 200_000]);
    let payload = file.len() - 200_000 - 4 * 16;
    for chunks in 0..4 {
        let cut = &file[..payload + chunks * (65_536 + 16)];
        assert_eq!(with_key(cut), Err(Refusal::CutShort), "{chunks} chunks");
    }
    assert_eq!(with_key(&file[..file.len() - 1]), Err(Refusal::Damaged));
}

#[test]
fn a_passphrase_opens_its_file_and_no_other_words_do() {
    let file = seal_with("six-words", b"an invite").expect("small");
    assert_eq!(lock_of(&file), Ok(Lock::Passphrase));
    let text = String::from_utf8_lossy(&file);
    let stanza = text.lines().nth(1).expect("a stanza");
    assert!(stanza.starts_with("-> scrypt ") && stanza.ends_with(" 17"));
    assert_eq!(
        open_with("six-words", &file).as_deref(),
        Ok(&b"an invite".to_vec())
    );
    assert_eq!(
        open_with("six-word", &file).err(),
        Some(Refusal::WrongWords)
    );

    let end = file.len();
    // Changed in the payload, in the nonce, in the header's mac, and in the sealed key, where the
    // other letter is one of base64 too and the words seem wrong.
    let with = |at: usize, letter: u8| {
        let mut changed = file.clone();
        changed[at] = letter;
        open_with("six-words", &changed).err()
    };
    for at in [end - 1, end - 30, end - 50] {
        assert_eq!(with(at, file[at] ^ 1), Some(Refusal::Damaged), "{at}");
    }
    let other = if file[80] == b'A' { b'B' } else { b'A' };
    assert_eq!(with(80, other), Some(Refusal::WrongWords));
    assert_eq!(with(80, b'*'), Some(Refusal::Damaged));
    assert_eq!(
        open_with("six-words", &file[..end - 1]).err(),
        Some(Refusal::Damaged)
    );
    assert_eq!(
        open_with("six-words", &file[..40]).err(),
        Some(Refusal::CutShort)
    );
}

#[test]
fn work_is_read_up_to_18_and_refused_above_before_it_is_done() {
    let file = seal_with("six-words", b"an invite").expect("small");
    let asking = |work: &str| header_with(&file, " 17", &format!(" {work}"));
    for work in ["19", "22", "30", "63", "64", "255"] {
        assert_eq!(
            open_with("six-words", &asking(work)).err(),
            Some(Refusal::TooMuchWork),
            "{work}"
        );
        assert!(opening("six-words", asking(work).as_slice()).err() == Some(Refusal::TooMuchWork));
    }
    for work in ["256", "0017", "+17", "17 1", "-1", "x"] {
        assert_eq!(
            open_with("six-words", &asking(work)).err(),
            Some(Refusal::Damaged),
            "{work}"
        );
    }
    assert_eq!(
        open_with("six-words", &asking("18")).err(),
        Some(Refusal::WrongWords)
    );
}

#[test]
fn a_file_for_the_other_lock_is_named() {
    let keyed = keyed(b"a parcel");
    let wrong = |refusal| matches!(refusal, Some(Refusal::WrongKind { .. }));
    assert!(wrong(open_with("six-words", &keyed).err()));
    assert!(wrong(opening("six-words", keyed.as_slice()).err()));
    let words = seal_with("six-words", b"an invite").expect("small");
    assert!(wrong(with_key(&words).err()));
}

#[test]
fn what_this_app_does_not_write_is_told_by_its_header() {
    let file = keyed(b"a parcel");
    let (tag, version) = ("mlkem768x25519", "encryption.org/v1");
    let is = |file: &[u8], refusal: Refusal| {
        assert_eq!(lock_of(file), Err(refusal.clone()));
        assert_eq!(with_key(file), Err(refusal.clone()));
        assert_eq!(open_with("six-words", file).err(), Some(refusal.clone()));
        assert_eq!(opening("six-words", file).err(), Some(refusal));
    };
    is(b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl", Refusal::NotAge);
    is(b"PK\x03\x04 something else", Refusal::NotAge);
    is(&[b'x'; 100_000], Refusal::NotAge);
    is(b"", Refusal::CutShort);
    is(b"age-encryption", Refusal::CutShort);
    is(b"age-encryption.org/v1\n", Refusal::CutShort);
    is(
        &header_with(&file, version, "encryption.org/v2"),
        Refusal::NewerFormat,
    );
    is(&header_with(&file, tag, "X25519"), Refusal::NotAge);
    let second = "-> X25519 abc\nabc\n-> mlkem768x25519";
    is(
        &header_with(&file, "-> mlkem768x25519", second),
        Refusal::NotAge,
    );
    let words = "-> scrypt abc 17\nabc\n-> mlkem768x25519";
    is(
        &header_with(&file, "-> mlkem768x25519", words),
        Refusal::NotAge,
    );
    let twice = "-> scrypt abc 17\nabc\n-> scrypt abc 17\nabc\n-> x-grease";
    is(
        &header_with(&file, "-> mlkem768x25519", twice),
        Refusal::NotAge,
    );
}

#[test]
fn a_header_without_end_is_refused_at_once() {
    let mut long = FIRST_LINE.to_vec();
    while long.len() < sizes::FILE.max - 8 {
        long.extend_from_slice(b"-> a\n\n");
    }
    assert_eq!(lock_of(&long), Err(Refusal::NotAge));
    assert_eq!(opening("x", long.as_slice()).err(), Some(Refusal::NotAge));
}

#[test]
fn a_file_above_the_table_is_neither_read_nor_made() {
    let large = vec![0; sizes::FILE.max + 1];
    assert_eq!(lock_of(&large), Err(Refusal::TooLarge));
    let made = seal_to(&key(1).recipient(), &large[..sizes::FILE.max]);
    assert_eq!(made, Err(Refusal::TooLarge));
}

#[test]
fn a_stream_is_written_and_read_and_its_end_is_seen() {
    let mut file = Vec::new();
    let mut writer = sealing("four words", &mut file).expect("memory");
    for _ in 0..100 {
        writer.write_all(&[9; 1000]).expect("memory");
    }
    writer.finish().expect("memory");

    let read = |file: &[u8]| {
        let mut text = Vec::new();
        let mut reader = opening("four words", file)?;
        reader
            .read_to_end(&mut text)
            .map_err(|error| refused(&error))?;
        Ok::<_, Refusal>(text.len())
    };
    assert_eq!(read(&file), Ok(100_000));
    assert_eq!(read(&file[..file.len() - 1]), Err(Refusal::Damaged));
    let whole_chunks = file.len() - (100_000 - 65_536) - 16;
    assert_eq!(read(&file[..whole_chunks]), Err(Refusal::CutShort));
    assert_eq!(
        opening("other words", file.as_slice()).err(),
        Some(Refusal::WrongWords)
    );
}

/// A disk that fails, and one that is full.
struct Broken;
impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(ErrorKind::PermissionDenied.into())
    }
}
impl Write for Broken {
    fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
        Err(ErrorKind::StorageFull.into())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_failing_disk_is_not_called_a_damaged_file() {
    assert_eq!(
        opening("words", Broken).err(),
        Some(Refusal::Unreadable(ErrorKind::PermissionDenied))
    );
    assert_eq!(sealing("words", Broken).err(), Some(Refusal::Unwritable));
}
