//! Runs on a real vault: locked, killed at any event, collected, and nothing left behind.
#![allow(clippy::expect_used, clippy::panic)]

use super::*;
use crate::content::library;
use crate::cooldown::button::Button;
use crate::cooldown::cue::CueChoice;
use crate::cooldown::screen::Shown;
use crate::cooldown::tonight::Tonight;
use crate::exchange::copies::Shared;
use crate::exchange::random::System;
use crate::plan::moment::Chooser;
use crate::plan::scales::{Touch, Where};
use crate::plan::topic::Most;
use crate::plan::voice::{ItemKey, ItemValue, Limit};
use crate::reflect::heard::Heard;
use crate::vault::set_out::{BeforeStart, SetOut};
use crate::vault::{DeleteEverything, Unlock};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const WORDS: &str = "quiet lamp by the window";
const NOW: Reading = Reading::wall(1_779_000_000);
const CANARY: &str = "zqwvcanaryxk";

fn identity() -> Identity {
    Identity::from_seed([7; 32])
}

struct Phone {
    dir: TempDir,
    vault: Vault,
    bond: BondId,
}

impl Phone {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let root = dir.path().join("vault");
        let mut vault = Vault::create(&root, WORDS, &mut System).expect("a vault");
        // Opens without the work of a passphrase: these tests open often.
        let device = identity().recipient();
        vault.set_device(&device).expect("a way to unlock");
        let bond = vault.add_bond("B", &mut System).expect("a bond");
        Self { dir, vault, bond }
    }

    fn set_out(&mut self, place: Where) -> (PreparedRun, BeforeStart) {
        let tonight = Tonight::at(place);
        self.set_out_with(&tonight).expect("set out")
    }

    fn set_out_with(
        &mut self,
        tonight: &Tonight,
    ) -> Result<(PreparedRun, BeforeStart), VaultError> {
        let choices = SetOut {
            bond: Some(self.bond),
            tonight,
            sequence: None,
            cues: &CueChoice::default(),
            tell: true,
            library: library("en"),
        };
        self.vault.set_out(choices, &mut System, NOW)
    }

    fn write(&mut self, key: &str, value: ItemValue) {
        let key: ItemKey = key.parse().expect("a key");
        self.vault
            .change(self.bond, NOW, &mut System, |bond, at| {
                Ok(bond.plan.write(key, Some(value), at.now)?)
            })
            .expect("written");
    }

    fn unlock(&mut self) {
        self.vault
            .unlock(Unlock::Device(&identity()))
            .expect("unlocked");
    }

    fn collect(&mut self) -> Collected {
        self.vault.collect_run(&mut System, NOW).expect("collected")
    }

    /// The folder as a kill leaves it now, opened elsewhere.
    fn killed(&self) -> (TempDir, Vault) {
        let to = tempfile::tempdir().expect("a folder");
        copy(self.dir.path(), to.path());
        let root = to.path().join("vault");
        let vault = Vault::open(&root, Unlock::Device(&identity())).expect("opened");
        (to, vault)
    }

    fn run_file(&self) -> std::path::PathBuf {
        self.dir.path().join("vault/runs/run.age")
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let to = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            fs::create_dir(&to).expect("made");
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).expect("copied");
        }
    }
}

fn holds(folder: &Path, canary: &str) -> bool {
    fs::read_dir(folder).expect("a folder").any(|entry| {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            return holds(&path, canary);
        }
        let bytes = fs::read(path).expect("a file");
        bytes
            .windows(canary.len())
            .any(|window| window == canary.as_bytes())
    })
}

fn now(seconds: i64) -> Time {
    NOW.wall.plus(seconds)
}

#[test]
fn killed_at_any_event_it_is_there_as_it_was() {
    let mut phone = Phone::new();
    let (mut run, _) = phone.set_out(Where::Together);
    phone.vault.lock().expect("locked");
    let tap = Event::Tap;
    let events = [
        tap(Button::Start),
        tap(Button::Fine),
        tap(Button::Next),
        tap(Button::NotThis),
        tap(Button::Space),
        tap(Button::IAmOff),
        Event::ForLater(format!("{CANARY} what to do while waiting")),
        tap(Button::MoreTime),
        tap(Button::WeAreBack),
        tap(Button::Feelings),
        tap(Button::JustStay),
        tap(Button::Pause),
        tap(Button::GoOn),
        tap(Button::End),
    ];
    let size = fs::metadata(phone.run_file()).expect("a file").len();
    for (n, event) in events.into_iter().enumerate() {
        // Long enough apart for the time of a card to be over.
        let at = now(700 * n as i64);
        let before = run.run.clone();
        run.event(event, at);
        assert!(run.run != before, "event {n}");
        assert_eq!(run.trouble(), None);
        let (elsewhere, mut vault) = phone.killed();
        assert!(!holds(elsewhere.path(), CANARY), "event {n}");
        let later = Reading { wall: at, ..NOW };
        let Ok(Collected::GoesOn(found)) = vault.collect_run(&mut System, later) else {
            panic!("event {n}: it goes on");
        };
        let mut wanted = run.run.clone();
        wanted.event(Event::Killed, at);
        assert!(found.run == wanted, "event {n}");
        let long = fs::metadata(phone.run_file()).expect("a file").len();
        // Age adds a few bytes of chance.
        assert_eq!(long / STEP as u64, size / STEP as u64, "event {n}");
    }
    run.event(tap(Button::Close), now(20_000));
    assert!(run.is_over());
    let (_elsewhere, mut vault) = phone.killed();
    let Ok(Collected::Over(kept)) = vault.collect_run(&mut System, NOW) else {
        panic!("it is over");
    };
    assert_eq!(kept.for_later.len(), 1);
    // Set out and killed before anything was tapped.
    let mut other = Phone::new();
    let (ready, _) = other.set_out(Where::Apart);
    let (_elsewhere, mut vault) = other.killed();
    let Ok(Collected::GoesOn(found)) = vault.collect_run(&mut System, NOW) else {
        panic!("it waits");
    };
    assert_eq!(found.run, ready.run);
    assert_eq!(found.screen(NOW.wall).state, Shown::Ready);
}

#[test]
fn a_closed_run_leaves_a_moment_a_line_and_nothing_else() {
    let mut phone = Phone::new();
    let mut tonight = Tonight::at(Where::Together);
    tonight.chooser = Some(crate::cooldown::tonight::Side::Theirs);
    let (mut run, _) = phone.set_out_with(&tonight).expect("set out");
    assert_eq!(
        phone.set_out_with(&tonight).err(),
        Some(VaultError::RunIsOut)
    );
    phone.vault.lock().expect("locked");
    for button in [Button::Start, Button::Fine, Button::Next] {
        run.event(Event::Tap(button), now(10));
    }
    // Unlocked in the middle: it plays here and stays what it is.
    phone.unlock();
    assert!(matches!(phone.collect(), Collected::Nothing));
    run.event(Event::ForLater("ask about the door".into()), now(600));
    run.event(Event::Tap(Button::End), now(600));
    run.event(Event::Tap(Button::Close), now(601));
    let later = Reading::wall(NOW.wall.0 + 700);
    let collected = phone.vault.collect_run(&mut System, later);
    let Ok(Collected::Over(kept)) = collected else {
        panic!("it is over");
    };
    let lines = phone.vault.for_later().expect("read");
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].text, "ask about the door");
    assert_eq!(
        (lines[0].id, lines[0].bond),
        (kept.for_later[0], Some(phone.bond))
    );
    let bond = phone.vault.bond(phone.bond, later).expect("the bond");
    let given = bond.copies.mine.get(&kept.moment.expect("a moment"));
    let given = given.expect("the moment");
    let Shared::Moment(moment) = &given.item else {
        panic!("a moment");
    };
    assert!(!given.kept && moment.together);
    assert_eq!(moment.chooser, Some(Chooser::Other));
    let until = bond.plan.window_until(later.wall).expect("a window");
    assert_eq!(until, now(600).plus(crate::consent::plan::AFTER_WINDOW));
    // Nothing of it is left: no file, no row; and the same again finds nothing.
    assert!(!phone.dir.path().join("vault/runs").exists());
    assert_eq!(phone.vault.run_is_out(), Ok(false));
    assert!(matches!(phone.collect(), Collected::Nothing));
    drop(run);
    phone.set_out(Where::Together);
}

#[test]
fn not_okay_keeps_nothing() {
    let mut phone = Phone::new();
    let (mut run, _) = phone.set_out(Where::Together);
    for button in [
        Button::Start,
        Button::Fine,
        Button::NotOkay,
        Button::EndHere,
    ] {
        run.event(Event::Tap(button), now(1));
    }
    let Collected::Over(kept) = phone.collect() else {
        panic!("it is over");
    };
    assert_eq!((kept.moment, kept.for_later.len()), (None, 0));
    let bond = phone.vault.bond(phone.bond, NOW).expect("the bond");
    assert_eq!(bond.plan.window, None);
    assert_eq!(bond.copies.mine.len(), 0);
}

#[test]
fn a_damaged_or_foreign_file_harms_nothing() {
    let mut phone = Phone::new();
    let (run, _) = phone.set_out(Where::Together);
    drop(run);
    let mut file = fs::read(phone.run_file()).expect("the file");
    let last = file.len() - 1;
    file[last] ^= 1;
    fs::write(phone.run_file(), &file).expect("written");
    assert!(matches!(phone.collect(), Collected::Lost));
    assert!(matches!(phone.collect(), Collected::Nothing));
    // A former run's file, as a kill between two steps may leave it.
    let (former, _) = phone.set_out(Where::Together);
    let old = fs::read(phone.run_file()).expect("the file");
    drop(former);
    phone.vault.end_run().expect("let go");
    assert!(!phone.run_file().exists());
    let (run, _) = phone.set_out(Where::Apart);
    drop(run);
    fs::write(phone.run_file(), &old).expect("put back");
    assert!(matches!(phone.collect(), Collected::Nothing));
    assert!(!phone.run_file().exists());
    // A file without a key in the store.
    fs::create_dir(phone.dir.path().join("vault/runs")).expect("made");
    fs::write(phone.run_file(), &old).expect("put back");
    assert!(matches!(phone.collect(), Collected::Nothing));
    assert!(!phone.run_file().exists());
}

#[test]
fn where_it_cannot_be_written_it_goes_on_and_says_so() {
    let mut phone = Phone::new();
    let (mut run, _) = phone.set_out(Where::Together);
    let path = std::mem::replace(&mut run.path, "/sys/run.age".into());
    run.event(Event::Tap(Button::Start), now(1));
    assert!(run.trouble().is_some());
    assert_eq!(run.screen(now(1)).state, Shown::BodyCheck);
    run.path = path;
    // The next event tries again, also if it changes nothing.
    run.event(Event::Tap(Button::GoBack), now(2));
    assert_eq!(run.trouble(), None);
    let (_elsewhere, mut vault) = phone.killed();
    assert!(matches!(
        vault.collect_run(&mut System, NOW),
        Ok(Collected::GoesOn(found)) if found.screen(now(3)).state == Shown::Back
    ));
}

#[test]
fn deleted_with_the_vault_and_in_no_backup() {
    let mut phone = Phone::new();
    let (run, _) = phone.set_out(Where::Together);
    drop(run);
    let root = phone.dir.path().join("vault");
    phone.vault.destroy(DeleteEverything).expect("deleted");
    assert!(!root.exists());
}

#[test]
fn what_was_heard_and_what_is_held_back_narrow_it() {
    let mut phone = Phone::new();
    let words = |text: &str| {
        ItemValue::Limit(Limit {
            tag: None,
            text: Some(text.to_owned()),
        })
    };
    phone.write("please_not/own.1", words("the big lamp"));
    phone.write("closeness.touch", ItemValue::Touch(Touch::Hold));
    let note = Heard {
        id: CopyId([4; 16]),
        day: NOW.wall.day(),
        bond: phone.bond,
        text: None,
        please_not: vec![Limit {
            tag: None,
            text: Some("no questions at first".to_owned()),
        }],
        at_most: Most {
            touch: Some(Touch::None),
            ..Most::default()
        },
    };
    let (run, before) = phone.set_out(Where::Together);
    assert_eq!(before.to_read_alone, ["the big lamp"]);
    assert_eq!(before.to_read, [""; 0]);
    drop(run);
    phone.vault.end_run().expect("let go");
    phone.vault.write_heard(note).expect("written");
    let (mut run, before) = phone.set_out(Where::Together);
    assert_eq!(before.to_read, ["no questions at first"]);
    run.event(Event::Tap(Button::Start), now(1));
    run.event(Event::Tap(Button::Fine), now(1));
    let json = serde_json::to_value(&run.run).expect("json");
    assert_eq!(json["play"]["most"]["touch"], "none");
}

#[test]
fn alone_it_is_made_from_the_draft_and_makes_no_moment() {
    let mut phone = Phone::new();
    let tonight = Tonight::at(Where::Solo);
    let choices = SetOut {
        bond: None,
        tonight: &tonight,
        sequence: None,
        cues: &CueChoice::default(),
        tell: true,
        library: library("en"),
    };
    let (mut run, _) = phone
        .vault
        .set_out(choices, &mut System, NOW)
        .expect("set out");
    for button in [Button::Start, Button::Fine, Button::End, Button::Close] {
        run.event(Event::Tap(button), now(1));
    }
    let Collected::Over(kept) = phone.collect() else {
        panic!("it is over");
    };
    assert_eq!(kept, Kept::default());
}
