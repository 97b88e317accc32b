//! Files that are read and written for people: bounded on the way in, whole or not at all on the
//! way out.

use crate::failure::{Exit, Failure};
use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// The name of a file whose folder alone was given. It says nothing.
const NEUTRAL: &str = "file";

/// The end of every name.
const ENDING: &str = "age";

/// Opens a file to be read; `-` is the standard input.
///
/// # Errors
/// [`Failure`] of the disk.
pub fn open(path: &Path) -> Result<Box<dyn Read>, Failure> {
    if path == Path::new("-") {
        return Ok(Box::new(io::stdin().lock()));
    }
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    let folder = file.metadata().is_ok_and(|meta| meta.is_dir());
    if folder {
        return Err(unreadable(&ErrorKind::IsADirectory.into()));
    }
    Ok(Box::new(file))
}

/// Reads a whole file of at most `most` bytes; `-` is the standard input.
///
/// # Errors
/// [`Failure`] of the disk, or `too_large`.
pub fn read(path: &Path, most: usize) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let bound = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    open(path)?
        .take(bound)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(&error))?;
    if bytes.len() > most {
        return Err(Failure::new(
            Exit::File,
            "too_large",
            "this file is larger than what belongs here; look whether it is the right one",
        ));
    }
    Ok(bytes)
}

/// A file that is being written. Until [`NewFile::finish`] nothing stands under its name.
pub struct NewFile {
    temporary: NamedTempFile,
    target: PathBuf,
    force: bool,
}

impl NewFile {
    /// Begins a file. For a folder a neutral name is taken, and every name ends in `.age`. A file
    /// that is there already is left alone unless `force` is set.
    ///
    /// # Errors
    /// `exists`, or [`Failure`] of the disk.
    pub fn begin(path: &Path, force: bool) -> Result<Self, Failure> {
        Self::begin_as(path, ENDING, force)
    }

    /// As [`NewFile::begin`], for a file whose name ends otherwise.
    ///
    /// # Errors
    /// As [`NewFile::begin`].
    pub fn begin_as(path: &Path, ending: &str, force: bool) -> Result<Self, Failure> {
        let target = target(path, ending);
        if !force && target.symlink_metadata().is_ok() {
            return Err(exists());
        }
        let folder = folder_of(&target);
        // `tempfile` makes it readable for its owner alone (0600).
        let temporary = NamedTempFile::new_in(folder).map_err(|error| unwritable(&error))?;
        Ok(Self {
            temporary,
            target,
            force,
        })
    }

    /// Puts the file under its name, whole and on the disk.
    ///
    /// # Errors
    /// `exists`, or [`Failure`] of the disk; then nothing is left behind.
    pub fn finish(self) -> Result<PathBuf, Failure> {
        let file = self.temporary.as_file();
        file.sync_all().map_err(|error| unwritable(&error))?;
        let put = if self.force {
            self.temporary.persist(&self.target)
        } else {
            self.temporary.persist_noclobber(&self.target)
        };
        put.map_err(|error| match error.error.kind() {
            ErrorKind::AlreadyExists => exists(),
            _ => unwritable(&error.error),
        })?;
        // The name itself must outlive a power cut too; where folders cannot be opened, the system
        // does that by itself.
        if let Ok(folder) = File::open(folder_of(&self.target)) {
            let _on_the_disk = folder.sync_all();
        }
        Ok(self.target)
    }
}

impl NewFile {
    /// Writes all of it and finishes.
    ///
    /// # Errors
    /// As [`NewFile::finish`].
    pub fn fill(mut self, bytes: &[u8]) -> Result<PathBuf, Failure> {
        self.write_all(bytes).map_err(|error| unwritable(&error))?;
        self.finish()
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.temporary.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.temporary.flush()
    }
}

fn target(path: &Path, wanted: &str) -> PathBuf {
    let mut target = path.to_owned();
    if path.is_dir() {
        target.push(NEUTRAL);
    }
    if target.extension().is_none_or(|ending| ending != wanted) {
        target.as_mut_os_string().push(format!(".{wanted}"));
    }
    target
}

fn folder_of(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

fn exists() -> Failure {
    Failure::refused(
        "exists",
        "there is a file of this name already; take another name, or replace it with --force",
    )
}

/// The failure of a file that cannot be read.
pub fn unreadable(error: &io::Error) -> Failure {
    let sentence = match error.kind() {
        ErrorKind::NotFound => "there is no such file; look at its name and its folder",
        ErrorKind::PermissionDenied => "this file may not be read; allow it, or copy the file",
        ErrorKind::IsADirectory => "this is a folder; name the file in it",
        _ => "this file could not be read; see that it is still there, then try again",
    };
    Failure::new(Exit::Disk, "unreadable", sentence)
}

/// The failure of a file that cannot be written.
pub fn unwritable(error: &io::Error) -> Failure {
    let (code, sentence) = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => (
            "disk_full",
            "there is no room left on the disk; free some and try again",
        ),
        ErrorKind::NotFound => ("unwritable", "there is no such folder; make it first"),
        _ => (
            "unwritable",
            "this file could not be written; choose another folder",
        ),
    };
    Failure::new(Exit::Disk, code, sentence)
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    fn write(path: &Path, bytes: &[u8], force: bool) -> Result<PathBuf, Failure> {
        NewFile::begin(path, force)?.fill(bytes)
    }

    #[test]
    fn names_are_neutral_and_end_alike() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(
            target(folder.path(), ENDING),
            folder.path().join("file.age")
        );
        assert_eq!(target(Path::new("out"), ENDING), Path::new("out.age"));
        assert_eq!(target(Path::new("a.tar"), ENDING), Path::new("a.tar.age"));
        assert_eq!(target(Path::new("a.age"), ENDING), Path::new("a.age"));
    }

    #[test]
    fn nothing_is_overwritten_unless_asked_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.age");
        write(&path, b"one", false).expect("written");
        let error = write(&path, b"two", false).expect_err("it is there");
        assert_eq!(error.code, "exists");
        assert_eq!(read(&path, 10).expect("read"), b"one");
        write(&path, b"two", true).expect("replaced");
        assert_eq!(read(&path, 10).expect("read"), b"two");
        let names = std::fs::read_dir(folder.path()).expect("a list").count();
        assert_eq!(names, 1, "nothing else is left behind");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let path = write(&folder.path().join("a"), b"x", false).expect("written");
        let mode = path.metadata().expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn what_is_too_large_is_not_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = write(&folder.path().join("a"), &[0; 11], false).expect("written");
        assert_eq!(read(&path, 10).expect_err("too large").code, "too_large");
        assert_eq!(read(&path, 11).expect("fits").len(), 11);
        let endless = read(Path::new("/dev/zero"), 1000);
        assert_eq!(endless.expect_err("endless").code, "too_large");
        let none = read(&folder.path().join("none"), 10).expect_err("not there");
        assert_eq!(none.exit, Exit::Disk);
        assert!(read(folder.path(), 10).is_err());
    }
}
