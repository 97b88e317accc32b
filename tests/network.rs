//! No network: no program names a call that opens a socket, and none makes one while two phones
//! live through everything they can do with files.
//!
//! The command is the release build, which `tests/run network` makes first; the session, which
//! holds the whole core, is the one of the tests.
#![allow(clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::process::Command;

/// What a program would have to ask the system for.
const CALLS: [&str; 33] = [
    "accept",
    "accept4",
    "bind",
    "connect",
    "freeaddrinfo",
    "getaddrinfo",
    "gethostbyaddr",
    "gethostbyname",
    "gethostbyname2",
    "gethostbyname_r",
    "getifaddrs",
    "getnameinfo",
    "getpeername",
    "getsockname",
    "getsockopt",
    "if_nametoindex",
    "listen",
    "recv",
    "recvfrom",
    "recvmmsg",
    "recvmsg",
    "res_init",
    "res_query",
    "res_search",
    "rcmd",
    "send",
    "sendmmsg",
    "sendmsg",
    "sendto",
    "setsockopt",
    "shutdown",
    "socket",
    "socketpair",
];

const SESSION: &str = env!("CARGO_BIN_EXE_session");

fn command() -> PathBuf {
    let test = std::env::current_exe().expect("this test");
    // target/PROFILE/deps/network-…
    let target = test.ancestors().nth(3).expect("the target folder");
    let command = target.join("release/leeside");
    assert!(command.exists(), "build it first: cargo build --release");
    command
}

/// The names that a program asks other libraries for, without their versions.
fn asked_for(program: &Path) -> Vec<String> {
    let said = Command::new("nm")
        .args(["--dynamic", "--undefined-only", "--format=posix"])
        .arg(program)
        .output()
        .expect("nm, of binutils");
    assert!(said.status.success());
    let said = String::from_utf8(said.stdout).expect("text");
    said.lines()
        .filter_map(|line| line.split([' ', '@']).next())
        .map(str::to_owned)
        .collect()
}

#[test]
#[ignore = "needs a release build: tests/run network"]
fn no_program_names_a_call_of_the_network() {
    for program in [command(), SESSION.into()] {
        let names = asked_for(&program);
        // The look itself sees what is there.
        assert!(names.iter().any(|name| name == "fsync"), "{names:?}");
        let found: Vec<_> = names
            .iter()
            .filter(|name| CALLS.contains(&name.as_str()))
            .collect();
        assert!(found.is_empty(), "{}: {found:?}", program.display());
    }
}

/// The calls of the network that a command makes, it and its children.
fn called(command: &[&str]) -> Vec<String> {
    let dir = tempfile::tempdir().expect("a folder");
    let log = dir.path().join("calls");
    let status = Command::new("strace")
        .args([
            "-f",
            "-qqq",
            "-e",
            "trace=%network",
            "-e",
            "signal=none",
            "-o",
        ])
        .arg(&log)
        .args(command)
        .stdout(std::process::Stdio::null())
        .current_dir(dir.path())
        .status()
        .expect("strace");
    assert!(status.success(), "{command:?}: {status:?}");
    let said = std::fs::read_to_string(log).expect("what strace saw");
    said.lines().map(str::to_owned).collect()
}

#[test]
#[ignore = "needs a release build and strace: tests/run network"]
fn no_call_of_the_network_is_made() {
    let seen = called(&["python3", "-c", "import socket; socket.socket().close()"]);
    assert!(!seen.is_empty(), "the look itself sees a socket");
    let leeside = command().display().to_string();
    for command in [vec![SESSION], vec![&leeside, "tour"]] {
        assert_eq!(called(&command), Vec::<String>::new(), "{command:?}");
    }
}
