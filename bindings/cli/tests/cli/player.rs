//! Times after, rehearsals and quarrels, played by scripts, by lines, and on a terminal.

use crate::phone::{HOUR, Phone, Ran};
use serde_json::{Value, json};

/// Plays a script and gives every line that came of it.
fn play(phone: &Phone, args: &[&str], events: &[Value]) -> Vec<Value> {
    let ran = try_play(phone, args, events);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let lines = ran.out.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("one document a line"))
        .collect()
}

fn try_play(phone: &Phone, args: &[&str], events: &[Value]) -> Ran {
    let script: Vec<String> = events.iter().map(Value::to_string).collect();
    let path = phone.file("script.jsonl");
    std::fs::write(&path, script.join("\n")).expect("written");
    phone.try_json(&[args, &["--script", &path]].concat())
}

fn tap(at: u32, tap: &str) -> Value {
    json!({ "at": at, "tap": tap })
}

fn states(lines: &[Value]) -> Vec<&str> {
    lines
        .iter()
        .filter_map(|line| line["state"].as_str())
        .collect()
}

/// A phone with a course that both agreed on, and a limit of the other one.
fn planned() -> Phone {
    let [a, b] = Phone::pair();
    for (field, value) in [
        ("closeness.touch", "hold"),
        ("closeness.near", "beside"),
        ("closeness.talk", "few"),
    ] {
        a.json(&["voice", "set", field, value]);
        b.json(&["voice", "set", field, value]);
    }
    b.json(&["voice", "set", "reassure", "Nothing to fix."]);
    b.json(&["voice", "set", "please_not", "text=the big lamp"]);
    a.json(&[
        "agree",
        "suggest",
        "sequence.together",
        "--template",
        "long",
    ]);
    b.take_in(&a.parcel("one.age"));
    b.json(&["agree", "yes", "sequence.together"]);
    a.take_in(&b.parcel("two.age"));
    a
}

#[test]
fn a_cooldown_is_set_out_played_and_collected() {
    let mut phone = planned();
    let set_out = phone.json(&[
        "cooldown",
        "set-out",
        "--minutes",
        "45",
        "--off-them",
        "touch=none",
    ]);
    assert_eq!(set_out["to_read"], json!(["the big lamp"]));
    assert_eq!(phone.json(&["tonight"])["set_out"], true);
    let twice = phone.failure(&["cooldown", "set-out"]);
    assert_eq!(twice, ("run_is_out".to_owned(), 1));

    let run = ["cooldown", "run"];
    let lines = play(
        &phone,
        &run,
        &[
            tap(0, "start"),
            tap(5, "fine"),
            json!({ "at": 60, "space_by": "theirs" }),
            tap(65, "i_am_off"),
            json!({ "at": 70, "tap": "for_later", "line": "ask about the door" }),
            json!({ "at": 1300 }),
        ],
    );
    let first = lines[2]["first"].as_array().expect("the big two");
    let names: Vec<_> = first.iter().map(|key| key["name"].clone()).collect();
    assert_eq!(names, ["space", "stay"], "always there, always first");
    for line in &lines {
        let shown = line.to_string();
        assert!(
            !shown.contains("Bo ") && !shown.contains("lamp"),
            "nobody's limit: {shown}"
        );
    }
    assert_eq!(lines.last(), Some(&json!({ "over": false })));
    assert_eq!(states(&lines).last(), Some(&"space_over"));

    // Killed there. It is found again where it was, and nothing was lost.
    assert_eq!(
        phone.json(&["agree", "list"])["after_window_until"],
        Value::Null
    );
    phone.now += 1400;
    let lines = play(
        &phone,
        &run,
        &[
            tap(0, "go_on"),
            tap(1, "we_are_back"),
            tap(2, "end"),
            tap(3, "close"),
        ],
    );
    assert_eq!(
        states(&lines),
        ["back", "space_over", "step", "end", "closed"]
    );
    assert_eq!(lines.last(), Some(&json!({ "over": true })));
    phone.now += 60;
    let later = phone.json(&["later"]);
    assert_eq!(later["lines"][0]["text"], "ask about the door");
    assert!(phone.json(&["agree", "list"])["after_window_until"].is_number());
    let moments = phone.json(&["moment", "list"]);
    assert_eq!(moments["moments"][0]["sequence"], "sequence.together");
    assert!(
        !phone.vault().join("runs").exists(),
        "nothing of the run is left"
    );
    assert_eq!(phone.failure(&run), ("not_set_out".to_owned(), 1));
}

#[test]
fn a_run_on_the_disk_shows_nothing_of_it() {
    let phone = planned();
    phone.json(&["cooldown", "set-out"]);
    let events = [
        tap(0, "start"),
        tap(5, "fine"),
        json!({ "at": 9, "tap": "for_later", "line": "CANARY CANARY" }),
    ];
    play(&phone, &["cooldown", "run"], &events[..2]);
    let later = [
        json!({ "at": 0, "tap": "go_on" }),
        tap(1, "space"),
        tap(2, "i_am_off"),
        json!({ "at": 9, "tap": "for_later", "line": "CANARY CANARY" }),
    ];
    play(&phone, &["cooldown", "run"], &later);
    for (path, _) in phone.bytes() {
        let bytes = std::fs::read(&path).expect("a file");
        for word in [b"CANARY".as_slice(), b"big lamp", b"Nothing to fix"] {
            let found = bytes.windows(word.len()).any(|part| part == word);
            assert!(!found, "{}", path.display());
        }
    }
    phone.json(&["cooldown", "let-go", "--yes"]);
    assert_eq!(phone.json(&["later"])["lines"], json!([]));
    assert_eq!(phone.json(&["moment", "list"])["moments"], json!([]));
}

#[test]
fn the_short_form_is_one_key_away_and_something_not_okay_saves_nothing() {
    let phone = planned();
    phone.json(&["cooldown", "set-out", "--off", "touch=none"]);
    let lines = play(
        &phone,
        &["cooldown", "run"],
        &[
            tap(0, "short"),
            tap(1, "fine"),
            tap(2, "not_okay"),
            tap(3, "help"),
            tap(4, "go_back"),
            tap(5, "end_here"),
        ],
    );
    assert_eq!(
        states(&lines),
        [
            "ready",
            "body_check",
            "step",
            "not_okay",
            "help",
            "not_okay",
            "closed"
        ]
    );
    assert_eq!(phone.json(&["moment", "list"])["moments"], json!([]));
    assert_eq!(
        phone.json(&["agree", "list"])["after_window_until"],
        Value::Null
    );
}

#[test]
fn nothing_moves_on_by_itself_and_cues_come_once() {
    let phone = planned();
    phone.json(&["cooldown", "set-out"]);
    let lines = play(
        &phone,
        &["cooldown", "run"],
        &[tap(0, "start"), tap(1, "fine"), json!({ "at": 7200 })],
    );
    let sentence = |n: usize| lines[n]["sentence"].clone();
    let last = lines.len() - 2;
    let waits = sentence(last) == sentence(2)
        || lines[last]["lines"]
            .as_array()
            .expect("lines")
            .contains(&sentence(2));
    assert!(waits, "{}", lines[last]);
    let cues = lines[last]["cues"].as_array().expect("cues");
    let warnings = cues.iter().filter(|cue| cue["cue"] == "nearly_over");
    assert!(warnings.count() <= 1);
}

#[test]
fn scripts_that_are_none_are_refused() {
    let phone = Phone::empty();
    let code = |events: &[Value]| try_play(&phone, &["practise"], events);
    let last = |ran: Ran| {
        let line = ran.err.lines().last().expect("a failure").to_owned();
        let failure: Value = serde_json::from_str(&line).expect("JSON");
        (
            failure["error"].as_str().expect("a code").to_owned(),
            ran.code,
        )
    };
    let wrong = |what: &str| (what.to_owned(), 1);
    assert_eq!(
        last(code(&[tap(5, "start"), tap(1, "fine")])),
        wrong("not_a_script")
    );
    assert_eq!(
        last(code(&[json!({ "at": 90_000 })])),
        wrong("not_a_script")
    );
    assert_eq!(
        last(code(&[json!({ "tap": "start", "more": 1 })])),
        wrong("not_a_script")
    );
    assert_eq!(last(code(&[tap(0, "CANARY")])), wrong("not_here"));
    let missing = phone.failure(&["practise", "--script", &phone.file("none")]);
    assert_eq!(missing, ("unreadable".to_owned(), 5));
}

#[test]
fn a_rehearsal_needs_no_store_and_plays_by_lines() {
    let phone = Phone::empty();
    let ran = phone.with_input(b"b\ny\nspace\ng\nn\nn\nc\n", &["practise"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("[s] Space   [w] Stay with me"));
    assert!(ran.out.contains("Nothing of this is kept."));
    assert!(!phone.vault().exists());
    assert_eq!(
        phone.json(&["practise", "--cues"])["cues"]
            .as_array()
            .expect("cues")
            .len(),
        9
    );
    let own = Phone::new();
    own.json(&["voice", "set", "signals.space", "north"]);
    let shown = own.with_input(b"b\ny\n", &["practise", "--mine"]);
    assert!(shown.err.contains("north"), "{}", shown.err);
    let plain = phone.with_input(b"", &["practise", "--language", "en-plain"]);
    assert!(plain.err.contains("[b] "));
}

#[test]
fn a_quarrel_keeps_nothing_but_what_is_kept_on_purpose() {
    let phone = Phone::new();
    let script = |keep: bool| {
        let mut events = vec![
            tap(0, "pause"),
            json!({ "at": 1500 }),
            tap(1510, "back"),
            json!({ "at": 1520, "tap": "write", "line": "I feel lonely." }),
        ];
        if keep {
            events.push(tap(1525, "keep"));
        }
        events.push(tap(1530, "end"));
        events
    };
    let before = phone.json(&["journal", "list"])["pages"].clone();
    let lines = play(&phone, &["repair"], &script(false));
    assert_eq!(states(&lines).last(), Some(&"write"));
    assert_eq!(lines[2]["cues"][0]["at"], 1500, "one soft cue, once");
    assert_eq!(phone.json(&["journal", "list"])["pages"], before);
    play(&phone, &["repair"], &script(true));
    let pages = phone.json(&["journal", "list"])["pages"].clone();
    assert_eq!(pages[0]["body"], "I feel lonely.");
    assert_eq!(pages.as_array().expect("pages").len(), 1);
    // Fear never leads back into a talk, and needs neither store nor plan.
    let alone = Phone::empty();
    let lines = play(
        &alone,
        &["repair"],
        &[tap(0, "turns"), tap(1, "afraid"), tap(2, "go_back")],
    );
    assert_eq!(states(&lines), ["ready", "turn", "afraid", "pause"]);
    for line in &lines[..3] {
        assert!(
            line.to_string().contains("\"afraid\""),
            "always one tap away"
        );
    }
}

#[test]
fn a_moment_needs_no_player_and_check_ins_count_from_it() {
    let mut phone = planned();
    phone.json(&["agree", "suggest", "check_ins", "--template", "long"]);
    let told = phone.json(&["moment", "--ago", "1", "--chose", "me"]);
    let id = told["id"].as_str().expect("a name").to_owned();
    assert_eq!(phone.json(&["turns"])["next"], "ask", "no rule was agreed");
    let solo = phone.json(&["moment", "--where", "solo"]);
    assert_eq!(solo["id"], Value::Null);
    let wrong = phone.failure(&["moment", "--sequence", "sequence.none"]);
    assert_eq!(wrong, ("no_such_part".to_owned(), 1));
    assert_eq!(phone.failure(&["moment", "--ago", "99"]).1, 2);
    phone.now += HOUR;
    let gone = phone.json(&["moment", "forget", &id[..8]]);
    assert_eq!(gone["asked_back"], true);
    assert_eq!(phone.json(&["moment", "list"])["moments"], json!([]));
}

/// On a terminal of its own: each key acts at once, and the terminal is left as it was found.
#[cfg(unix)]
#[test]
fn on_a_terminal_each_key_acts_at_once() {
    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
    use rustix::termios::{LocalModes, tcgetattr};
    use std::fs::{File, OpenOptions};
    use std::io::{Read, Write};
    use std::os::fd::OwnedFd;
    use std::time::Duration;

    let phone = Phone::empty();
    let own: OwnedFd = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
    grantpt(&own)
        .and_then(|()| unlockpt(&own))
        .expect("its other end");
    let name = ptsname(&own, Vec::new())
        .expect("its name")
        .into_string()
        .expect("UTF-8");
    let other: File = OpenOptions::new()
        .read(true)
        .write(true)
        .open(name)
        .expect("opened");
    let clone = || other.try_clone().expect("a handle");
    let before = tcgetattr(&other).expect("its mode").local_modes;
    let mut child = phone
        .command(&["practise", "--speed", "100"])
        .stdin(clone())
        .stderr(clone())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut terminal = File::from(own);
    let mut reader = terminal.try_clone().expect("a handle");
    let shown = std::thread::spawn(move || {
        let (mut all, mut part) = (Vec::new(), [0; 4096]);
        while let Ok(read @ 1..) = reader.read(&mut part) {
            all.extend(&part[..read]);
        }
        String::from_utf8_lossy(&all).into_owned()
    });
    let mut raw = false;
    for key in ["b", "y", " ", "g", "n", "\n", "\n"] {
        std::thread::sleep(Duration::from_millis(700));
        let now = tcgetattr(&other).expect("its mode").local_modes;
        raw |= !now.contains(LocalModes::ICANON) && !now.contains(LocalModes::ECHO);
        terminal.write_all(key.as_bytes()).expect("typed");
    }
    let status = child.wait().expect("it ends");
    let after = tcgetattr(&other).expect("its mode").local_modes;
    drop(other);
    drop(terminal);
    assert!(status.success());
    assert!(raw, "it took keys one by one");
    assert_eq!(after, before, "and left the terminal as it was");
    let shown = shown.join().expect("read");
    assert!(
        shown.contains("You do not have to explain."),
        "the space bar is Space: {shown}"
    );
    assert!(shown.contains("\u{1b}[?1049l"), "the second screen is left");
}
