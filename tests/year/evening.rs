//! An evening: set out, played by any taps, killed at any of them, and collected.

use super::people::{Person, Who, World};
use leeside::consent::clock::Time;
use leeside::content::kinds::Energy;
use leeside::content::library;
use leeside::cooldown::button::{Button, Event};
use leeside::cooldown::composer::{Composed, Request, compose};
use leeside::cooldown::cue::CueChoice;
use leeside::cooldown::screen::{Screen, Shown};
use leeside::cooldown::tonight::{Less, Off, Side, Tonight, Until};
use leeside::exchange::bond::Bond;
use leeside::exchange::random::System;
use leeside::plan::ids::Tag;
use leeside::plan::scales::{Touch, Where};
use leeside::plan::sizes;
use leeside::plan::topic::Most;
use leeside::vault::set_out::{BeforeStart, SetOut};
use leeside::vault::{Collected, PreparedRun};
use leeside_tests::folder::{files, holds};
use leeside_tests::phone::Phone;
use leeside_tests::raw;

/// Taps of one evening at most, before somebody ends it.
const TAPS: usize = 24;

impl World {
    fn tonight(&mut self) -> Tonight {
        let less = match self.dice.roll(3) {
            0 => Less::default(),
            1 => Less {
                tags: Vec::new(),
                at_most: Most {
                    touch: Some(Touch::None),
                    ..Most::default()
                },
            },
            _ => Less {
                tags: Tag::new("light").into_iter().collect(),
                at_most: Most::default(),
            },
        };
        let side = [Side::Mine, Side::Theirs];
        let by = *self.dice.any(&side).expect("two");
        let places = [Where::Together, Where::Together, Where::Apart, Where::Solo];
        Tonight {
            energy: *self.dice.any(&[Energy::Low, Energy::Some]).expect("two"),
            minutes: *self.dice.any(&[None, Some(20), Some(45)]).expect("three"),
            chooser: self.dice.any(&side).copied(),
            off: vec![Off {
                by,
                less,
                until: Until::Ask,
            }],
            ..Tonight::at(*self.dice.any(&places).expect("four"))
        }
    }

    pub fn evening(&mut self, who: Who) {
        let tonight = self.tonight();
        let person = self.at(who);
        let bond = person.phone.bond(person.bond);
        nothing_off_limits(&bond, &tonight);
        let now = person.phone.now();
        let choices = SetOut {
            bond: Some(person.bond),
            tonight: &tonight,
            sequence: None,
            cues: &CueChoice::default(),
            tell: true,
            library: library("en"),
        };
        let (mut run, before) = person
            .phone
            .vault
            .set_out(choices, &mut System, now)
            .expect("set out");
        before_the_start(person, &tonight, &before);
        let seed = seed(person);
        let mut now = now.wall;
        let mut lines = Vec::new();
        for _ in 0..TAPS {
            let screen = run.screen(now);
            a_way_out(&screen);
            if screen.state == Shown::Closed {
                break;
            }
            let labels: Vec<Button> = screen
                .buttons
                .iter()
                .chain(&screen.always)
                .map(|label| label.button)
                .collect();
            let button = *self.dice.any(&labels).expect("a button");
            if button == Button::ForLater && lines.len() < sizes::LIST.max {
                let line = self.text(who, "PRIVATE later");
                run.event(Event::ForLater(line.clone()), now);
                lines.push(line);
            } else {
                run.event(Event::Tap(button), now);
            }
            now = now.plus(i64::try_from(self.dice.roll(400)).expect("seconds"));
            run.tick(now);
            if self.dice.one_in(6) {
                match killed(self.at(who), run, now) {
                    Some(back) => run = back,
                    None => return self.collected(who, &lines, &seed),
                }
            }
        }
        for button in [
            Button::GoOn,
            Button::GoBack,
            Button::EndHere,
            Button::End,
            Button::Close,
        ] {
            run.event(Event::Tap(button), now);
        }
        if !run.is_over() {
            // Whatever lay over it, "End" and "Close" end it.
            run.event(Event::Tap(Button::End), now);
            run.event(Event::Tap(Button::Close), now);
        }
        assert!(
            run.is_over(),
            "always a way out: {:?}",
            run.screen(now).state
        );
        drop(run);
        self.collected(who, &lines, &seed);
    }

    /// Unlocked again: what was handed over is kept, and nothing else is left anywhere.
    fn collected(&mut self, who: Who, lines: &[String], seed: &str) {
        let person = self.at(who);
        let now = person.phone.now();
        let collected = person.phone.vault.collect_run(&mut System, now);
        match collected.expect("collected") {
            Collected::Over(kept) => {
                person.memory.later.extend(kept.for_later.iter().copied());
                let all = person.phone.vault.for_later().expect("read");
                let said: Vec<&String> = kept
                    .for_later
                    .iter()
                    .filter_map(|id| all.iter().find(|line| line.id == *id))
                    .map(|line| &line.text)
                    .collect();
                assert_eq!(said, lines.iter().collect::<Vec<_>>(), "every line, once");
            }
            Collected::Nothing => assert!(lines.is_empty()),
            Collected::GoesOn(_) | Collected::Lost => panic!("it was over"),
        }
        assert!(!person.phone.vault.run_is_out().expect("read"));
        let pages = raw::pages(person.phone.root());
        assert!(
            !holds(&pages, seed.as_bytes()),
            "its key is gone, from free pages too"
        );
    }
}

/// The system ends the app: the run is found again where it was, or it was over.
fn killed(person: &mut Person, run: PreparedRun, now: Time) -> Option<PreparedRun> {
    let before = run.screen(now);
    let over = run.is_over();
    drop(run);
    for (name, bytes) in files(&person.phone.root().join("runs")) {
        for word in [b"PRIVATE".as_slice(), b"limit of", b"HELD"] {
            assert!(!holds(&bytes, word), "{} is sealed", name.display());
        }
    }
    let clock = person.phone.clock;
    person.phone = Phone::copy_of(person.phone.root(), clock);
    if over {
        return None;
    }
    let reading = person.phone.now();
    let collected = person.phone.vault.collect_run(&mut System, reading);
    let Collected::GoesOn(mut run) = collected.expect("collected") else {
        panic!("a kill loses nothing");
    };
    if run.screen(now).state == Shown::Back && before.state != Shown::Back {
        run.event(Event::Tap(Button::GoOn), now);
    }
    assert_eq!(run.screen(now), before, "as if it had never been killed");
    Some(*run)
}

/// Whatever is on the screen, there is a way out, and no name.
fn a_way_out(screen: &Screen) {
    let out = [Button::End, Button::EndHere, Button::Close];
    let is_out = out.into_iter().any(|button| screen.shows(button));
    assert!(
        is_out || screen.state == Shown::Closed,
        "{:?}",
        screen.state
    );
    let lines = screen.lines.iter().chain([&screen.sentence]);
    for line in lines {
        assert!(!line.contains("HELD limit"), "no screen shows a held limit");
        assert!(
            !line.contains("with A") && !line.contains("with B"),
            "no names"
        );
    }
}

/// Own words that no rule can filter are read before the start: what is told by both, what is held
/// by its author alone.
fn before_the_start(person: &Person, tonight: &Tonight, before: &BeforeStart) {
    let own = person.memory.voice.limits();
    for (id, limit) in own.filter(|(_, limit)| limit.tag.is_none()) {
        let text = limit.text.as_ref().expect("own words");
        let key = leeside_tests::phone::key(&format!("please_not/{id}"));
        let shared = before.to_read.contains(text);
        let alone = before.to_read_alone.contains(text);
        assert!(shared || alone, "read before the start: {tonight:?}");
        assert!(
            !(shared && person.memory.held.contains(&key)),
            "held, and shown to both"
        );
    }
}

/// Narrowing at once: no step of tonight is about anything that is off-limits to either, told or
/// not, on this phone.
fn nothing_off_limits(bond: &Bond, tonight: &Tonight) {
    let composed: Composed = compose(&Request {
        mine: &bond.plan.mine,
        theirs: Some(&bond.plan.theirs),
        heard: bond.plan_is_known(),
        sequence: None,
        short: None,
        space: None,
        tonight,
        pick: 1,
        library: library("en"),
    });
    let (mine, theirs) = bond.plan.all_limits();
    let theirs = theirs.values().filter(|_| tonight.place != Where::Solo);
    let tags: Vec<&Tag> = mine
        .values()
        .chain(theirs)
        .filter_map(|limit| limit.tag.as_ref())
        .collect();
    let steps = composed.steps.iter().chain(&composed.short);
    for way in steps.flat_map(|step| &step.ways) {
        for tag in &way.tags {
            assert!(!tags.iter().any(|limit| limit.covers(tag)), "{tag} is off");
        }
    }
}

/// The secret of the run that is out, as it stands in the store.
fn seed(person: &Person) -> String {
    let document: String = raw::open(person.phone.root())
        .query_row("SELECT value FROM meta WHERE name = 'run'", [], |row| {
            row.get(0)
        })
        .expect("a run is out");
    let document: serde_json::Value = serde_json::from_str(&document).expect("JSON");
    document["seed"].as_str().expect("its secret").to_owned()
}
