//! The outer layer of every file: age v1, binary, for one reader.
//!
//! A file is opened by one key (reply, parcel) or by one passphrase (invite, backup, slot). Nothing
//! of a file is used before its last byte was authenticated, except by [`opening`], whose caller
//! reads to the end first.
//!
//! Age's header is looked at here before age reads it: age reads a header again from its start with
//! each line, so a long one would cost hours, and its shape tells a file of this app from others.

use super::error::Refusal;
use super::hybrid::{self, Identity, Recipient};
use super::random::{Random, System};
use crate::plan::sizes;
use age::secrecy::SecretString;
use age::stream::StreamWriter;
use age::{DecryptError, Decryptor, Encryptor, scrypt};
use std::io::{BufRead, BufReader, Cursor, ErrorKind, Read, Write};
use zeroize::Zeroizing;

/// The work behind a passphrase, as the binary logarithm of scrypt's N: 128 MiB. It is written
/// into each file and does not depend on the speed of the phone.
pub const WORK: u8 = 17;

/// The most work that is read.
const MOST_WORK: u8 = 18;

/// The longest header in bytes. The longest that age writes for us has 2.2 KB.
const HEADER: u64 = 8 * 1024;

/// The first line of every age file, and how it begins in later versions.
const FIRST_LINE: &[u8] = b"age-encryption.org/v1\n";
const ANY_VERSION: &[u8] = b"age-encryption.org/v";

/// The tag of a passphrase stanza.
const SCRYPT: &str = "scrypt";

/// What opens a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// A passphrase: an invite, a backup or a slot.
    Passphrase,
    /// A key of a phone: a reply or a parcel.
    Key,
}

/// What opens this file, by its header alone. That it opens is not said by this.
///
/// # Errors
/// [`Refusal::TooLarge`] above [`sizes::FILE`]; [`Refusal::CutShort`], [`Refusal::NewerFormat`],
/// [`Refusal::NotAge`] or [`Refusal::Damaged`] if the header is none that this app writes.
pub fn lock_of(file: &[u8]) -> Result<Lock, Refusal> {
    sized(file)?;
    lock(&header(&mut &*file)?)
}

/// Seals to a key.
///
/// # Errors
/// [`Refusal::TooLarge`] if the file would be above [`sizes::FILE`]; [`Refusal::NoRandom`].
pub fn seal_to(to: &Recipient, plaintext: &[u8]) -> Result<Vec<u8>, Refusal> {
    seal(to, plaintext)
}

/// Seals with a passphrase, which takes about a third of a second and 128 MiB.
///
/// # Errors
/// [`Refusal::TooLarge`] if the file would be above [`sizes::FILE`]; [`Refusal::NoRandom`].
pub fn seal_with(passphrase: &str, plaintext: &[u8]) -> Result<Vec<u8>, Refusal> {
    seal(&passphrase_recipient(passphrase), plaintext)
}

/// Opens a file that is sealed to one of these keys, tried in their order. Returns which of them
/// opened it, and the whole plaintext.
///
/// # Errors
/// As [`lock_of`]; [`Refusal::WrongKind`] if a passphrase opens it; [`Refusal::NotForThisPhone`] if
/// none of the keys does; [`Refusal::CutShort`] or [`Refusal::Damaged`] if it is not as it was made.
pub fn open_with_key(
    file: &[u8],
    keys: &[&Identity],
) -> Result<(usize, Zeroizing<Vec<u8>>), Refusal> {
    if lock_of(file)? == Lock::Passphrase {
        let expected = "a file that opens with the keys of this phone";
        return Err(Refusal::WrongKind { expected });
    }
    for (place, key) in keys.iter().enumerate() {
        match open(file, *key) {
            Err(Refusal::NotForThisPhone) => {}
            opened => return Ok((place, opened?)),
        }
    }
    Err(Refusal::NotForThisPhone)
}

/// Opens a file that is sealed with a passphrase.
///
/// # Errors
/// As [`lock_of`]; [`Refusal::WrongKind`] if a key opens it; [`Refusal::WrongWords`];
/// [`Refusal::TooMuchWork`]; [`Refusal::CutShort`] or [`Refusal::Damaged`] if it is not as it was
/// made.
pub fn open_with(passphrase: &str, file: &[u8]) -> Result<Zeroizing<Vec<u8>>, Refusal> {
    for_words(lock_of(file)?)?;
    open(file, &passphrase_identity(passphrase))
}

/// Begins a file of any size that is sealed with a passphrase. It is whole only after
/// [`StreamWriter::finish`].
///
/// # Errors
/// [`Refusal::Unwritable`] if `to` does not take the header; [`Refusal::NoRandom`].
pub fn sealing<W: Write>(passphrase: &str, to: W) -> Result<StreamWriter<W>, Refusal> {
    begin(&passphrase_recipient(passphrase), to)
}

/// Begins to read a file of any size that is sealed with a passphrase. What it gives may be used
/// only after it was read to its end without an error; [`refused`] says what an error means.
///
/// # Errors
/// As [`open_with`], but for the size; [`Refusal::Unreadable`] if `from` fails.
pub fn opening<R: Read>(passphrase: &str, from: R) -> Result<impl Read + use<R>, Refusal> {
    let mut from = BufReader::new(from);
    let header = header(&mut from)?;
    for_words(lock(&header)?)?;
    let file = Decryptor::new_buffered(Cursor::new(header).chain(from)).map_err(not_opened)?;
    let identity = passphrase_identity(passphrase);
    file.decrypt(std::iter::once(&identity as &dyn age::Identity))
        .map_err(not_opened)
}

/// What an error means that came while a file was read.
#[must_use]
pub fn refused(error: &std::io::Error) -> Refusal {
    match error.kind() {
        ErrorKind::UnexpectedEof => Refusal::CutShort,
        // So age names a chunk that does not fit its tag.
        ErrorKind::InvalidData => Refusal::Damaged,
        other => Refusal::Unreadable(other),
    }
}

fn seal(to: &dyn age::Recipient, plaintext: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut file = Vec::with_capacity(plaintext.len());
    let mut writer = begin(to, &mut file)?;
    writer
        .write_all(plaintext)
        .and_then(|()| writer.finish())
        .map_err(|_| Refusal::Unwritable)?;
    sized(&file)?;
    Ok(file)
}

fn begin<W: Write>(to: &dyn age::Recipient, output: W) -> Result<StreamWriter<W>, Refusal> {
    // Age and HPKE draw for themselves and fall over if the system has nothing to give. Asking
    // first makes that a sentence.
    System.fill(&mut [0; 32])?;
    Encryptor::with_recipients(std::iter::once(to))
        .map_err(|_| Refusal::Unwritable)?
        .wrap_output(output)
        .map_err(|_| Refusal::Unwritable)
}

fn open(file: &[u8], identity: &dyn age::Identity) -> Result<Zeroizing<Vec<u8>>, Refusal> {
    let opened = Decryptor::new_buffered(file).map_err(not_opened)?;
    let mut reader = opened
        .decrypt(std::iter::once(identity))
        .map_err(not_opened)?;
    // A plaintext is shorter than its file, so this never grows and leaves no copies behind.
    let mut plaintext = Zeroizing::new(Vec::with_capacity(file.len()));
    reader
        .read_to_end(&mut plaintext)
        .map_err(|error| refused(&error))?;
    Ok(plaintext)
}

fn passphrase_recipient(passphrase: &str) -> scrypt::Recipient {
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase));
    recipient.set_work_factor(WORK);
    recipient
}

fn passphrase_identity(passphrase: &str) -> scrypt::Identity {
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase));
    identity.set_max_work_factor(MOST_WORK);
    identity
}

fn not_opened(error: DecryptError) -> Refusal {
    match error {
        DecryptError::NoMatchingKeys => Refusal::NotForThisPhone,
        // Only the passphrase stanza says so; a chunk that does not fit comes as a reader's error.
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => Refusal::WrongWords,
        DecryptError::ExcessiveWork { .. } => Refusal::TooMuchWork,
        DecryptError::Io(error) => refused(&error),
        // Age says "unknown format" of a damaged header too; the version was looked at before.
        _ => Refusal::Damaged,
    }
}

fn for_words(lock: Lock) -> Result<(), Refusal> {
    match lock {
        Lock::Passphrase => Ok(()),
        Lock::Key => Err(Refusal::WrongKind {
            expected: "a file that opens with words",
        }),
    }
}

fn sized(file: &[u8]) -> Result<(), Refusal> {
    sizes::FILE.check(file.len()).map_err(|_| Refusal::TooLarge)
}

/// Reads the header, up to and with its mac line.
fn header<R: BufRead>(from: &mut R) -> Result<Vec<u8>, Refusal> {
    let mut bounded = from.take(HEADER);
    let mut lines = Vec::new();
    loop {
        let start = lines.len();
        bounded
            .read_until(b'\n', &mut lines)
            .map_err(|error| refused(&error))?;
        let line = lines.get(start..).unwrap_or_default();
        if start == 0 && line != FIRST_LINE {
            return Err(match line {
                short if FIRST_LINE.starts_with(short) => Refusal::CutShort,
                later if later.starts_with(ANY_VERSION) => Refusal::NewerFormat,
                _ => Refusal::NotAge,
            });
        }
        if !line.ends_with(b"\n") {
            return Err(match bounded.limit() {
                0 => Refusal::NotAge,
                _ => Refusal::CutShort,
            });
        }
        if line.starts_with(b"---") {
            return Ok(lines);
        }
    }
}

fn lock(header: &[u8]) -> Result<Lock, Refusal> {
    let header = std::str::from_utf8(header).map_err(|_| Refusal::Damaged)?;
    let tags = || {
        let stanzas = header.lines().filter_map(|line| line.strip_prefix("-> "));
        stanzas.map(|stanza| stanza.split(' ').next().unwrap_or_default())
    };
    if hybrid::is_for_one(tags()) {
        Ok(Lock::Key)
    } else if tags().eq([SCRYPT]) {
        Ok(Lock::Passphrase)
    } else {
        Err(Refusal::NotAge)
    }
}

#[cfg(test)]
mod tests;
