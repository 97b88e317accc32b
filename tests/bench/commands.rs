//! The command beside `jrnl`, a journal on the command line, with an encrypted journal of a thousand
//! entries in each: from one start of a program to its end, the words that unlock it included.

use leeside_bench::{compare, timed};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const WORDS: &str = "a slow walk by the sea";
const ENTRIES: usize = 1_000;

/// Adding an entry, and searching for a word that stands in one of a hundred.
pub fn beside_jrnl(name: &str) {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let tools = root.join("../../target");
    let jrnl = tools.join("tools/jrnl/bin/jrnl");
    let leeside = tools.join("release/leeside");
    if !jrnl.exists() || !leeside.exists() {
        eprintln!("{name}: no `jrnl`, or no release build, so there is nothing to compare with");
        return;
    }
    let dir = tempfile::tempdir().expect("a folder");
    let (ours, peer) = (
        Ours::new(&leeside, dir.path()),
        Peer::new(&jrnl, dir.path()),
    );
    compare(&format!("{name}-add"), 9, || ours.add(), || peer.add());
    compare(
        &format!("{name}-search"),
        9,
        || ours.search(),
        || peer.search(),
    );
}

fn page(n: usize) -> String {
    let mark = if n.is_multiple_of(100) {
        "harbour "
    } else {
        ""
    };
    format!(
        "{mark}An evening, and what was good about it. {}",
        "Quiet, and tea.".repeat(20)
    )
}

/// Runs a program with something on its standard input, and says how many milliseconds it took and
/// what it said.
fn run(command: &mut Command, input: &str) -> (f64, String) {
    let (time, output) = timed(|| {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let mut to = child.stdin.take().expect("its input");
        to.write_all(input.as_bytes()).expect("written");
        drop(to);
        child.wait_with_output().expect("it ends")
    });
    assert!(output.status.success(), "{command:?}");
    (time, String::from_utf8(output.stdout).expect("text"))
}

struct Ours {
    program: PathBuf,
    vault: PathBuf,
}

impl Ours {
    fn new(program: &Path, dir: &Path) -> Self {
        let ours = Self {
            program: program.to_path_buf(),
            vault: dir.join("vault"),
        };
        run(ours.command().arg("init"), "");
        let file = dir.join("pages.json");
        let entries: Vec<_> = (0..ENTRIES).map(page).collect();
        let (_, empty) = run(ours.command().args(["journal", "write", "--json"]), "first");
        assert!(!empty.is_empty());
        fs::write(&file, ours.file_of(&entries)).expect("written");
        run(ours.command().args(["journal", "import"]).arg(&file), "");
        ours
    }

    /// A file as `export` writes it, with these texts.
    fn file_of(&self, texts: &[String]) -> String {
        let to = self.vault.with_extension("json");
        let export = ["journal", "export", "--yes", "--form", "json"];
        run(self.command().args(export).arg(&to), "");
        let text = fs::read_to_string(&to).expect("exported");
        let mut file: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let first = file["entries"][0].clone();
        let entries = texts.iter().enumerate().map(|(n, text)| {
            let mut entry = first.clone();
            entry["id"] = format!("{n:032x}").into();
            entry["body"] = text.as_str().into();
            entry
        });
        file["entries"] = entries.collect();
        file.to_string()
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.arg("--vault").arg(&self.vault);
        command.env("LEESIDE_PASSPHRASE", WORDS);
        command.env("LEESIDE_NEW_PASSPHRASE", WORDS);
        command
    }

    fn add(&self) -> f64 {
        run(self.command().args(["journal", "write"]), &page(1)).0
    }

    fn search(&self) -> f64 {
        let (time, said) = run(self.command().args(["journal", "search", "harbour"]), "");
        assert!(said.contains("harbour"));
        time
    }
}

struct Peer {
    program: PathBuf,
    config: PathBuf,
}

impl Peer {
    fn new(program: &Path, dir: &Path) -> Self {
        let (config, journal) = (dir.join("jrnl.yaml"), dir.join("journal.txt"));
        let mut text = String::new();
        for n in 0..ENTRIES {
            let (day, minute) = (1 + n / 60 % 28, n % 60);
            text.push_str(&format!(
                "[2026-01-{day:02} 10:{minute:02}] {}\n\n",
                page(n)
            ));
        }
        fs::write(&journal, text).expect("written");
        let configured = |encrypted: bool| {
            format!(
                "version: v4.2\njournals:\n  default:\n    journal: {}\n    encrypt: {encrypted}\nencrypt: false\ntimeformat: '%Y-%m-%d %H:%M'\n\
                 default_hour: 9\ndefault_minute: 0\nhighlight: false\nlinewrap: 79\ntagsymbols: '@'\neditor: ''\ntemplate: false\n\
                 indent_character: '|'\ndisplay_format: pretty\ncolors:\n  body: none\n  date: none\n  tags: none\n  title: none\n",
                journal.display()
            )
        };
        fs::write(&config, configured(false)).expect("written");
        let peer = Self {
            program: program.to_path_buf(),
            config,
        };
        run(
            peer.command().arg("--encrypt"),
            &format!("{WORDS}\n{WORDS}\nn\n"),
        );
        fs::write(&peer.config, configured(true)).expect("written");
        peer
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.arg("--config-file").arg(&self.config);
        command.env("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring");
        command
    }

    fn add(&self) -> f64 {
        run(self.command().arg(page(1)), &format!("{WORDS}\n")).0
    }

    fn search(&self) -> f64 {
        let (time, said) = run(
            self.command().args(["-contains", "harbour"]),
            &format!("{WORDS}\n"),
        );
        assert!(said.contains("harbour"));
        time
    }
}
