//! No network: no program names a call that opens a socket, and none makes one while two phones
//! live through everything they can do with files.
//!
//! Both look at release builds: `tests/run network` makes them first.
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

/// The programs that are looked at: the command, and the sessions of these tests, which hold the
/// whole core.
const PROGRAMS: [&str; 3] = ["leeside", "session", "victim"];

fn program(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("this test");
    // target/PROFILE/deps/network-…
    let target = test.ancestors().nth(3).expect("the target folder");
    let program = target.join("release").join(name);
    assert!(program.exists(), "build it first: cargo build --release");
    program
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
#[ignore = "needs release builds: tests/run network"]
fn no_program_names_a_call_of_the_network() {
    for name in PROGRAMS {
        let names = asked_for(&program(name));
        // The look itself sees what is there.
        assert!(names.iter().any(|name| name == "fsync"), "{names:?}");
        let found: Vec<_> = names
            .iter()
            .filter(|name| CALLS.contains(&name.as_str()))
            .collect();
        assert!(found.is_empty(), "{name}: {found:?}");
    }
}

/// The calls of the network that a command makes, it and its children.
fn called(command: &[&str]) -> Vec<String> {
    let dir = tempfile::tempdir().expect("a folder");
    let log = dir.path().join("calls");
    let status = Command::new("strace")
        .args(["-f", "-qqq", "-e", "trace=%network", "-o"])
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
#[ignore = "needs release builds and strace: tests/run network"]
fn no_call_of_the_network_is_made() {
    let seen = called(&["python3", "-c", "import socket; socket.socket().close()"]);
    assert!(!seen.is_empty(), "the look itself sees a socket");
    let (session, leeside) = (program("session"), program("leeside"));
    let (session, leeside) = (session.display().to_string(), leeside.display().to_string());
    for command in [vec![session.as_str()], vec![&leeside, "tour"]] {
        assert_eq!(called(&command), Vec::<String>::new(), "{command:?}");
    }
}
