//! Runs a stock tool.

use leeside::exchange::hybrid::Identity;
use std::io::Write;
use std::process::{Command, Stdio};

/// Runs `age` on some bytes; its output, or nothing if it refuses.
pub fn age(arguments: &[&str], input: &[u8], passphrase: &str) -> Option<Vec<u8>> {
    run("age", arguments, input, passphrase)
}

/// A fresh hybrid identity as `age-keygen` writes it.
pub fn keygen(arguments: &[&str]) -> String {
    let made = run("age-keygen", arguments, b"", "").expect("a key");
    let text = String::from_utf8(made).expect("text");
    let key = text.lines().find(|line| line.starts_with("AGE-SECRET-KEY"));
    key.expect("an identity").to_owned()
}

/// The recipient of an identity as `age-keygen` says.
pub fn recipient(identity: &str) -> String {
    let made = run("age-keygen", &["-y"], identity.as_bytes(), "").expect("a recipient");
    String::from_utf8(made).expect("text").trim().to_owned()
}

/// Opens a file with an identity.
pub fn open(file: &[u8], identity: &Identity) -> Option<Vec<u8>> {
    let place = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(place.path(), identity.to_text().as_bytes()).expect("written");
    let path = place.path().to_str().expect("a path");
    age(&["-d", "-i", path], file, "")
}

/// Opens a file with a passphrase.
pub fn open_with(file: &[u8], passphrase: &str) -> Option<Vec<u8>> {
    age(&["-d", "-j", "batchpass"], file, passphrase)
}

/// Seals to recipients.
pub fn seal(plain: &[u8], recipients: &[&str]) -> Vec<u8> {
    let mut arguments = vec!["-e"];
    for recipient in recipients {
        arguments.extend(["-r", recipient]);
    }
    age(&arguments, plain, "").expect("sealed")
}

/// Seals with a passphrase and the work that `age` chooses itself.
pub fn seal_with(plain: &[u8], passphrase: &str) -> Vec<u8> {
    age(&["-e", "-j", "batchpass"], plain, passphrase).expect("sealed")
}

fn run(tool: &str, arguments: &[&str], input: &[u8], passphrase: &str) -> Option<Vec<u8>> {
    let mut child = Command::new(tool)
        .args(arguments)
        .env("AGE_PASSPHRASE", passphrase)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the tool is installed");
    let mut stdin = child.stdin.take().expect("its input");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // A tool that refuses stops reading, which is no fault here.
        let _may_be_closed = stdin.write_all(&input);
    });
    let done = child.wait_with_output().expect("it ends");
    writer.join().expect("written");
    done.status.success().then_some(done.stdout)
}
