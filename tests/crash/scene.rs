//! The vault before and after each act, the victim, and what is found afterwards.

use leeside::exchange::random::System;
use leeside::vault::backup::Options;
use leeside::vault::{DeleteEverything, Unlock, Vault, VaultError};
use leeside_tests::folder;
use leeside_tests::phone::{WORDS, device, key, three};
use leeside_tests::raw;
use leeside_tests::times;
use leeside_tests::victim::{Deed, End, NEW_WORDS, act};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::ControlFlow;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::sync::OnceLock;
use tempfile::TempDir;

/// The system calls by which a process changes files.
pub const WRITES: &str = "write,pwrite64,writev,fsync,fdatasync,ftruncate,fallocate,rename,\
                          renameat,renameat2,link,unlink,unlinkat,mkdir,mkdirat,rmdir,fchmod,chmod";

/// One call of a run: the `nth` of its name, as `strace` counts them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    pub name: String,
    pub nth: u32,
}

/// A folder with a vault in it and what the act needs.
pub struct Scene {
    _dir: TempDir,
    pub deed: Deed,
    pub root: PathBuf,
    pub parcel: PathBuf,
}

/// Everything that a store says, without the clock, which moves on its own.
type Rows = BTreeMap<String, BTreeSet<String>>;

/// A vault as it is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    rows: Rows,
    /// SQLCipher's key.
    key: String,
    files: Vec<String>,
}

struct Before {
    dir: TempDir,
}

/// A vault with two bonds, a told plan, held items and a parcel that waits.
fn before() -> &'static Before {
    static BEFORE: OnceLock<Before> = OnceLock::new();
    BEFORE.get_or_init(|| {
        let dir = tempfile::tempdir().expect("a folder");
        let mut all = three();
        let text = |words: &str| Some(leeside::plan::voice::ItemValue::Text(words.into()));
        let a = &mut all.a;
        a.write(all.ab, key("reassure/own.1"), text("you did well"))
            .expect("written");
        a.propose(all.ab, "I hear you.", 20).expect("suggested");
        let first = a.make(all.ab);
        all.b.take(&first).expect("taken in");
        let back = all.b.make(all.ba);
        a.take(&back).expect("taken in");
        let second = a.make(all.ab);
        all.b.take(&second).expect("taken in");
        all.b
            .write(all.ba, key("reassure/own.2"), text("stay near"))
            .expect("written");
        // This one is written to the next key, so taking it in destroys the present one.
        fs::write(dir.path().join("parcel.age"), all.b.make(all.ba)).expect("written");
        a.write(all.ab, key("reassure/own.3"), text("held so far"))
            .expect("written");
        a.vault.now(a.now()).expect("the clock");
        let mut kept = Vec::new();
        let watch = &mut |_| ControlFlow::Continue(());
        a.vault
            .back_up(
                &mut kept,
                WORDS,
                a.now().wall.day(),
                Options::default(),
                watch,
            )
            .expect("backed up");
        fs::write(dir.path().join("backup.age"), kept).expect("written");
        a.vault.lock().expect("locked");
        folder::copy(a.root(), &dir.path().join("vault"));
        Before { dir }
    })
}

impl Scene {
    pub fn new(deed: Deed) -> Self {
        Self::of(deed, &before().dir.path().join("vault"))
    }

    /// The act on a copy of a vault that is there already.
    pub fn of(deed: Deed, vault: &Path) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let root = dir.path().join("vault");
        folder::copy(vault, &root);
        let parcel = dir.path().join("parcel.age");
        let given = match deed {
            Deed::Take => Some("parcel.age"),
            Deed::Restore => Some("backup.age"),
            _ => None,
        };
        if let Some(given) = given {
            fs::copy(before().dir.path().join(given), &parcel).expect("copied");
        }
        Self {
            _dir: dir,
            deed,
            root,
            parcel,
        }
    }

    /// The program, not started yet, under `tool` if there is one.
    pub fn victim(&self, tool: &[&str]) -> Command {
        let victim = env!("CARGO_BIN_EXE_victim");
        let mut command = match tool.split_first() {
            Some((program, arguments)) => {
                let mut command = Command::new(program);
                command.args(arguments).arg(victim);
                command
            }
            None => Command::new(victim),
        };
        command
            .arg(&self.root)
            .arg(self.deed.name())
            .arg(&self.parcel)
            .stderr(std::process::Stdio::null());
        command
    }

    /// Runs it and kills it at the entry of one call.
    pub fn kill_at(&self, call: &Call) -> ExitStatus {
        self.inject(&[format!("{}:signal=KILL:when={}", call.name, call.nth)])
    }

    /// Runs it with something injected at system calls, as `strace` writes it.
    pub fn inject(&self, what: &[String]) -> ExitStatus {
        let names: Vec<&str> = what.iter().filter_map(|w| w.split(':').next()).collect();
        let trace = format!("trace={}", names.join(","));
        let injects: Vec<String> = what.iter().map(|w| format!("--inject={w}")).collect();
        let mut tool = vec!["strace", "-f", "-qqq", "-o", "/dev/null", "-e", &trace];
        tool.extend(injects.iter().map(String::as_str));
        let status = self.victim(&tool).status();
        let status = status.expect("strace, which this test needs");
        // An error of strace itself is 1, which the victim never says.
        assert_ne!(status.code(), Some(1), "strace does not work here");
        status
    }

    /// The calls of this set that the undisturbed act makes, in order.
    pub fn calls(&self, set: &str) -> Vec<Call> {
        let log = self.root.with_extension("calls");
        let (trace, to) = (format!("trace={set}"), log.display().to_string());
        let tool = ["strace", "-qqq", "-o", &to, "-e", &trace];
        let status = self.victim(&tool).status().expect("strace");
        assert_eq!(end(status), End::Done);
        let lines = fs::read_to_string(&log).expect("what strace saw");
        let mut seen = BTreeMap::new();
        let names = lines
            .lines()
            .filter_map(|line| Some(line.split_once('(')?.0));
        names
            .map(|name| {
                let nth: &mut u32 = seen.entry(name).or_default();
                *nth += 1;
                Call {
                    name: name.to_owned(),
                    nth: *nth,
                }
            })
            .collect()
    }

    /// Where a new vault is made.
    pub fn made(&self) -> PathBuf {
        self.root.with_extension("new")
    }

    /// Does the act again, in this process.
    pub fn again(&self) -> Result<(), VaultError> {
        act(&self.root, self.deed, Some(&self.parcel))
    }
}

/// Of these calls those that tell something, each with its place. In a long row of calls of one name,
/// as when the store grows by a step, both ends and some between stand for all, unless `LEESIDE_LONG`
/// is set.
pub fn telling(calls: &[Call]) -> Vec<(usize, &Call)> {
    let calls: Vec<_> = calls.iter().enumerate().collect();
    let ends = times(6, u32::MAX) as usize;
    let rows = calls.chunk_by(|(_, one), (_, next)| one.name == next.name);
    rows.flat_map(|row| {
        let between = move |n: usize| n >= ends && n + ends < row.len();
        let each = row.iter().copied().enumerate();
        each.filter(move |(n, _)| !between(*n) || n % (row.len() / 6).max(1) == 0)
    })
    .map(|(_, call)| call)
    .collect()
}

/// Opens the vault as a person would, closes it, and reads it apart from the vault's code.
pub fn state(root: &Path) -> State {
    let unlock = device();
    let mut unlock = Unlock::Device(&unlock);
    // In the middle of a change of the key the slots stand under their next name alone.
    let there = |slots: &str| root.join(slots).join("device.age").exists();
    if !there("slots") && !there("slots.next") {
        unlock = Unlock::Passphrase(WORDS);
    }
    let vault = Vault::open(root, unlock).unwrap_or_else(|error| panic!("it opens: {error:?}"));
    vault.bonds().expect("the bonds");
    vault.close().expect("closed");
    let key = match unlock {
        Unlock::Device(_) => raw::key_of(root),
        _ => raw::key_with_words(root, WORDS).expect("the words open it"),
    };
    let mut rows = raw::rows_with(root, &key);
    if let Some(meta) = rows.get_mut("meta") {
        meta.retain(|row| !row.starts_with("clock|"));
    }
    if let Some(parts) = rows.remove("bond_part") {
        let parts = parts.into_iter().map(without_file_marks);
        rows.insert("bond_part".to_owned(), parts.collect());
    }
    assert!(raw::is_sound_with(root, &key));
    let files = folder::files(root)
        .into_keys()
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    State { rows, key, files }
}

/// A row with the number of the files that are remembered in it, in place of their digests: a file
/// that is made again is sealed with other random bytes.
fn without_file_marks(row: String) -> String {
    let marks = row.split_once("\"files\":[").and_then(|(before, rest)| {
        rest.split_once(']')
            .map(|(marks, after)| (before, marks, after))
    });
    match marks {
        Some((before, marks, after)) => {
            format!("{before}\"files\":{}{after}", marks.split(',').count())
        }
        None => row,
    }
}

/// The state before the act, and the one after it, done once without a disturbance.
pub struct Both {
    pub old: State,
    pub new: Option<State>,
}

pub fn both(deed: Deed) -> Both {
    let old = state(&Scene::new(deed).root);
    let scene = Scene::new(deed);
    scene.again().expect("the act works");
    let new = match deed {
        Deed::Destroy => None,
        beside if beside.is_beside() => None,
        _ => Some(state(&scene.root)),
    };
    if let Some(new) = &new {
        assert_eq!(new.files == old.files, deed != Deed::Device);
    }
    Both { old, new }
}

/// Which state was found, after everything that must hold held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    Old,
    New,
    /// The act changes nothing that is compared here.
    Same,
}

/// Checks what a disturbed act left. `thorough` also tries the passphrases and does the act again,
/// which is slow.
pub fn check(scene: &Scene, both: &Both, thorough: bool) -> Found {
    match scene.deed {
        beside if beside.is_beside() => return check_beside(scene, both, thorough),
        Deed::Destroy => return check_destroy(scene, both, thorough),
        _ => {}
    }
    if thorough && scene.deed == Deed::Rekey {
        // Who remembers the new words better is let in as well, or told that they are not the ones.
        let twin = Scene::of(Deed::Open, &scene.root);
        let opened = Vault::open(&twin.root, Unlock::Passphrase(NEW_WORDS)).map(|_| ());
        assert!(
            matches!(opened, Ok(()) | Err(VaultError::WrongPassphrase)),
            "{opened:?}"
        );
    }
    let found = state(&scene.root);
    let new = both.new.as_ref().expect("a new state");
    let (is_old, is_new) = (found == both.old, found == *new);
    let found = match (is_old, is_new) {
        // The words are all that a change of them changes.
        (true, true) if scene.deed == Deed::Passphrase => {
            match raw::key_with_words(&scene.root, WORDS) {
                Some(_) => Found::Old,
                None => Found::New,
            }
        }
        (true, true) => Found::Same,
        (true, false) => Found::Old,
        (false, true) => Found::New,
        (false, false) => panic!(
            "neither old nor new: {}",
            difference(&found, &both.old, new)
        ),
    };
    if scene.deed == Deed::Make && scene.parcel.exists() {
        // The number is stored before the file leaves.
        assert_eq!(found, Found::New);
    }
    if thorough && matches!(scene.deed, Deed::Passphrase | Deed::Rekey) {
        let opens = |words| raw::key_with_words(&scene.root, words).is_some();
        assert!(opens(WORDS) ^ opens(NEW_WORDS), "one of the two opens it");
        if scene.deed == Deed::Rekey {
            assert_eq!(opens(NEW_WORDS), found == Found::New);
        }
    }
    if thorough && found == Found::Old {
        scene.again().expect("it can be done again");
        assert!(state(&scene.root) == *new, "the same as undisturbed");
    }
    found
}

fn check_beside(scene: &Scene, both: &Both, thorough: bool) -> Found {
    assert!(state(&scene.root) == both.old, "the old one");
    let made = scene.made();
    let found = if Vault::is_in(&made) {
        let names: Vec<_> = folder::files(&made).into_keys().collect();
        assert!(
            names.contains(&"store.db".into()) && names.len() >= 3,
            "{names:?}"
        );
        Found::New
    } else {
        Found::Old
    };
    if !thorough {
        return found;
    }
    if found == Found::Old {
        scene.again().expect("it can be made again");
    }
    let vault = Vault::open(&made, Unlock::Passphrase(WORDS)).expect("it opens");
    let bonds = vault.bonds().expect("the bonds");
    assert_eq!(bonds.len(), if scene.deed == Deed::Restore { 2 } else { 0 });
    assert!(bonds.iter().all(|bond| bond.fresh));
    found
}

fn check_destroy(scene: &Scene, both: &Both, thorough: bool) -> Found {
    let root = &scene.root;
    let whole = Vault::is_in(root)
        && match Vault::open(root, Unlock::Device(&device())) {
            Ok(vault) => {
                vault.close().expect("closed");
                true
            }
            Err(VaultError::HalfCopied { .. }) => false,
            Err(other) => panic!("{other:?}"),
        };
    if whole {
        assert!(state(root) == both.old, "the old one");
    }
    if Vault::is_in(root) {
        Vault::destroy_locked(root, DeleteEverything).expect("it can be finished");
    }
    let left: Vec<_> = Some(root)
        .filter(|root| root.exists())
        .map(|root| folder::files(root).into_keys().collect())
        .unwrap_or_default();
    assert!(
        left.is_empty() || left == [PathBuf::from("lock")],
        "{left:?}"
    );
    if !thorough {
        return if whole { Found::Old } else { Found::New };
    }
    // The place is free again.
    Vault::create(root, WORDS, &mut System)
        .expect("a new one can be made there")
        .close()
        .expect("closed");
    if whole { Found::Old } else { Found::New }
}

fn difference(found: &State, old: &State, new: &State) -> String {
    let mut said = format!("files {:?} (old {:?})\n", found.files, old.files);
    for (name, rows) in &found.rows {
        for (which, other) in [("old", old), ("new", new)] {
            let known = other.rows.get(name).cloned().unwrap_or_default();
            let more = rows.difference(&known).count();
            let less = known.difference(rows).count();
            said.push_str(&format!("{name}: {more} more, {less} fewer than {which}\n"));
        }
    }
    said
}

/// Whether a victim was killed as intended.
pub fn was_killed(status: ExitStatus) -> bool {
    // Under strace the shell's convention, or the same signal.
    status.signal() == Some(9) || status.code() == Some(137)
}

/// How a victim that was not killed said that it ended.
pub fn end(status: ExitStatus) -> End {
    status
        .code()
        .and_then(End::of)
        .unwrap_or_else(|| panic!("neither done nor refused: {status:?}"))
}
