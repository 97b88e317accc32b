//! One side: a folder with a store, and the command that is run on it.

use serde_json::Value;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use tempfile::TempDir;

/// Half past noon on 2026-05-17, UTC.
pub const NOON: i64 = 1_779_021_000;
/// Seconds of one hour.
pub const HOUR: i64 = 3600;
/// The passphrase of every store here.
pub const WORDS: &str = "quiet lamp by the window";

/// One side.
pub struct Phone {
    /// Holds the store, as `vault`, and whatever is handed over.
    pub dir: TempDir,
    /// The clock.
    pub now: i64,
    pub passphrase: String,
}

/// What came of a command.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
        Self {
            code: output.status.code().expect("it ended by itself"),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }

    /// The one document on the standard output.
    pub fn json(&self) -> Value {
        assert_eq!(self.code, 0, "{}", self.err);
        assert_eq!(self.out.lines().count(), 1, "one document, on one line");
        serde_json::from_str(&self.out).expect("JSON")
    }

    /// The failure on the error stream: its code and exit code.
    pub fn failure(&self) -> (String, i32) {
        assert_eq!(self.out, "", "a failure prints nothing else");
        let line = self.err.lines().last().expect("a failure");
        let failure: Value = serde_json::from_str(line).expect("JSON");
        let sentence = failure["sentence"].as_str().expect("a sentence");
        assert!(sentence.len() > 15, "a whole sentence: {sentence}");
        assert_eq!(failure["exit"], self.code);
        (
            failure["error"].as_str().expect("a code").to_owned(),
            self.code,
        )
    }
}

impl Phone {
    /// A folder with no store in it yet.
    pub fn empty() -> Self {
        Self {
            dir: tempfile::tempdir().expect("a folder"),
            now: NOON,
            passphrase: WORDS.to_owned(),
        }
    }

    /// A store, made once and copied: deriving keys from passphrases is slow on purpose.
    pub fn new() -> Self {
        static MADE: OnceLock<Phone> = OnceLock::new();
        MADE.get_or_init(|| {
            let phone = Self::empty();
            phone.ok(&["init", "--nick", "Ari"]);
            phone.ok(&["bonds", "add", "Bo"]);
            phone
        })
        .copied()
    }

    /// Two that met and have told nothing yet.
    pub fn pair() -> [Self; 2] {
        static MADE: OnceLock<[Phone; 2]> = OnceLock::new();
        let made = MADE.get_or_init(|| {
            let (a, b) = (Self::new(), Self::new());
            b.ok(&["bonds", "rename", "Bo", "Ari"]);
            meet(&a, &b, &["--nick", "Ari"], &["--nick", "Bo"]);
            [a, b]
        });
        [made[0].copied(), made[1].copied()]
    }

    fn copied(&self) -> Self {
        let copy = Self::empty();
        copy_folder(&self.vault(), &copy.vault());
        copy
    }

    pub fn vault(&self) -> PathBuf {
        self.dir.path().join("vault")
    }

    pub fn file(&self, name: &str) -> String {
        let path = self.dir.path().join(name);
        path.to_str().expect("UTF-8").to_owned()
    }

    /// The command, with this store and passphrase.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_leeside"));
        command
            .args(args)
            .args(["--now", &self.now.to_string()])
            .env("LEESIDE_VAULT", self.vault())
            .env("LEESIDE_PASSPHRASE", &self.passphrase)
            .env_remove("LEESIDE_WORDS")
            .env_remove("LEESIDE_NEW_PASSPHRASE")
            .env_remove("LEESIDE_JOURNAL")
            .env("TZ", "UTC")
            .env_remove("NO_COLOR")
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        Ran::of(&self.command(args).output().expect("it runs"))
    }

    /// With `--json`.
    pub fn try_json(&self, args: &[&str]) -> Ran {
        let mut all = vec!["--json"];
        all.extend(args);
        self.run(&all)
    }

    /// With words for a file.
    pub fn with_words(&self, words: &str, args: &[&str]) -> Ran {
        let mut all = vec!["--json"];
        all.extend(args);
        let output = self.command(&all).env("LEESIDE_WORDS", words).output();
        Ran::of(&output.expect("it runs"))
    }

    /// With something on the standard input.
    pub fn with_input(&self, input: &[u8], args: &[&str]) -> Ran {
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it runs");
        let mut stdin = child.stdin.take().expect("an input");
        // It may stop reading early, as it should when there is too much.
        let _all_of_it = stdin.write_all(input);
        drop(stdin);
        Ran::of(&child.wait_with_output().expect("it ends"))
    }

    pub fn json(&self, args: &[&str]) -> Value {
        self.try_json(args).json()
    }

    pub fn failure(&self, args: &[&str]) -> (String, i32) {
        self.try_json(args).failure()
    }

    /// Without `--json`: the page, which fits into 80 columns but for commands to be copied.
    pub fn ok(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
        if args.first() != Some(&"completions") {
            let wide = |line: &&str| line.chars().count() > 80 && !line.starts_with("    ");
            assert_eq!(ran.out.lines().find(wide), None, "{args:?}");
        }
        ran.out
    }

    /// Makes a parcel of what is ticked and gives its path.
    pub fn parcel(&self, name: &str) -> String {
        let path = self.file(name);
        self.json(&["parcel", "make", &path, "--yes", "--force"])["path"]
            .as_str()
            .expect("a path")
            .to_owned()
    }

    pub fn take_in(&self, file: &str) -> Value {
        let opened = self.json(&["parcel", "open", file, "--take-in"]);
        assert_eq!(opened["taken_in"], true);
        opened
    }

    /// Every file of the store and a hash of its bytes.
    pub fn bytes(&self) -> Vec<(PathBuf, u64)> {
        let mut found = Vec::new();
        collect(&self.vault(), &mut found);
        found.sort();
        found
    }
}

/// Pairs two by invite and reply, both with further arguments.
pub fn meet(a: &Phone, b: &Phone, for_a: &[&str], for_b: &[&str]) {
    let (invite, reply) = (a.file("invite.age"), b.file("reply.age"));
    let made = a.json(&[&["pair", "invite", &invite, "--force"], for_a].concat());
    let words: Vec<&str> = made["words"]
        .as_array()
        .expect("words")
        .iter()
        .map(|word| word.as_str().expect("a word"))
        .collect();
    let args = [&["pair", "accept", &invite, &reply, "--force"], for_b].concat();
    let of_b = b.with_words(&words.join(" "), &args).json();
    let of_a = a.json(&["pair", "finish", &reply]);
    assert_eq!(of_a["safety_words"], of_b["safety_words"]);
    assert_eq!(of_a["safety_words"].as_array().expect("six words").len(), 6);
    for phone in [a, b] {
        let met = phone.json(&["pair", "words", "--match"]);
        assert_eq!(met["meeting"], "paired");
    }
}

fn collect(folder: &Path, found: &mut Vec<(PathBuf, u64)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, found);
        } else {
            let mut hash = DefaultHasher::new();
            fs::read(&path).expect("a file").hash(&mut hash);
            found.push((path, hash.finish()));
        }
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    let permissions = fs::metadata(from).expect("a folder").permissions();
    fs::set_permissions(to, permissions).expect("its permissions");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            fs::copy(&path, &target).expect("copied");
        }
    }
}
