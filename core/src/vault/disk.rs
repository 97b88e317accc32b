//! Files and folders on the disk: written whole or not at all, for their owner's eyes only, and
//! really gone when they are deleted.

use super::error::VaultError;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// What a file is called while it is written.
pub(super) const PART: &str = ".part";

/// Writes a file whole or not at all: beside it first, then under its name. When this returns, it
/// is on the disk. Only the owner can read it.
///
/// # Errors
/// Errors of the disk. The former file is unharmed then.
pub(crate) fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), VaultError> {
    let part = named(path, PART);
    let written = write_new(&part, bytes).and_then(|()| Ok(fs::rename(&part, path)?));
    if written.is_err() {
        // Best effort: the next open clears it too.
        let _gone = fs::remove_file(&part);
        return written;
    }
    sync_dir(path.parent().unwrap_or(path))
}

pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), VaultError> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    private_file(&mut options);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    Ok(file.sync_all()?)
}

/// Reads a small file, at most `most` bytes of it, or `None` if it is not there.
///
/// # Errors
/// [`VaultError::Damaged`] if it is larger; errors of the disk.
pub(crate) fn read_small(path: &Path, most: u64) -> Result<Option<Vec<u8>>, VaultError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(VaultError::Damaged);
    }
    Ok(Some(bytes))
}

/// Overwrites a file and deletes it, and what a killed run left of it. It is set aside first: killed
/// in between, it is gone, and never there and damaged.
///
/// # Errors
/// Errors of the disk. A file that is not there is no error.
pub(crate) fn discard(path: &Path) -> Result<(), VaultError> {
    let aside = named(path, PART);
    match fs::rename(path, &aside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => erase(&aside),
    }
}

/// Overwrites a file and deletes it. Flash may keep former blocks all the same; the promise is
/// "not by any app", not "physically".
///
/// # Errors
/// Errors of the disk. A file that is not there is no error.
pub(super) fn erase(path: &Path) -> Result<(), VaultError> {
    match OpenOptions::new().write(true).open(path) {
        // Some systems want room even to overwrite. A full disk must not keep anybody from deleting.
        Ok(file) => match overwrite(file) {
            Ok(()) | Err(VaultError::DiskFull) => remove_file(path),
            other => other,
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}

fn overwrite(mut file: File) -> Result<(), VaultError> {
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(0))?;
    io::copy(&mut io::repeat(0).take(length), &mut file)?;
    Ok(file.sync_all()?)
}

/// Makes a folder that only its owner can look into; one that is there already is used.
///
/// # Errors
/// Errors of the disk.
pub(crate) fn make_dir(path: &Path) -> Result<(), VaultError> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        made => Ok(made?),
    }
}

/// Makes an empty file that only its owner can read, for another library to fill.
///
/// # Errors
/// Errors of the disk; also if it is there already.
pub(crate) fn make_file(path: &Path) -> Result<(), VaultError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    private_file(&mut options);
    options.open(path)?;
    Ok(())
}

/// Whether only the owner may look at this file or folder, if it is there and the system tells.
///
/// # Errors
/// Errors of the disk.
pub(crate) fn is_private(path: &Path) -> Result<bool, VaultError> {
    let open = match fs::metadata(path) {
        #[cfg(unix)]
        Ok(found) => std::os::unix::fs::MetadataExt::mode(&found) & 0o077,
        #[cfg(not(unix))]
        Ok(_) => 0,
        Err(error) if error.kind() == io::ErrorKind::NotFound => 0,
        Err(error) => return Err(error.into()),
    };
    Ok(open == 0)
}

/// Fills a new file with so many bytes of zeros.
///
/// # Errors
/// [`VaultError::DiskFull`] if there is no room for them; other errors of the disk.
pub(crate) fn fill(path: &Path, bytes: u64) -> Result<(), VaultError> {
    make_file(path)?;
    let mut file = OpenOptions::new().write(true).open(path)?;
    io::copy(&mut io::repeat(0).take(bytes), &mut file)?;
    Ok(file.sync_all()?)
}

/// Makes a change of names in this folder last.
///
/// # Errors
/// Errors of the disk.
pub(crate) fn sync_dir(path: &Path) -> Result<(), VaultError> {
    // Other systems cannot open a folder as a file; there a rename lasts by itself.
    #[cfg(unix)]
    File::open(path)?.sync_all()?;
    #[cfg(not(unix))]
    let _unused = path;
    Ok(())
}

/// Removes a folder of ours, if it is there and nothing of others is in it.
pub(super) fn remove_dir(path: &Path) -> Result<(), VaultError> {
    match fs::remove_dir(path) {
        Err(error)
            if !matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::DirectoryNotEmpty
            ) =>
        {
            Err(error.into())
        }
        _ => Ok(()),
    }
}

pub(super) fn private_file(options: &mut OpenOptions) {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    #[cfg(not(unix))]
    let _unused = options;
}

pub(super) fn remove_file(path: &Path) -> Result<(), VaultError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

pub(super) fn named(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(ending);
    PathBuf::from(name)
}
