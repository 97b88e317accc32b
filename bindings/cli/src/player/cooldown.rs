//! The screens of a cooldown, and what can happen to one.

use super::keys;
use super::{Given, Key, View, not_here};
use crate::failure::Failure;
use leeside::content::kinds::Act;
use leeside::cooldown::button::{Button, Event};
use leeside::cooldown::cue::CueKind;
use leeside::cooldown::screen::{Label, Screen, Shown};

/// A screen of the core as it is shown here. Space and "stay with me" come first, in the same
/// place, wherever the core offers them.
pub fn view_of(screen: &Screen) -> View {
    let first = |label: &&Label| matches!(label.button, Button::Space | Button::Stay);
    let all = screen.always.iter().chain(&screen.buttons);
    let keys = |labels: &[Label]| -> Vec<Key> {
        let rest = labels.iter().filter(|label| !first(label));
        rest.map(keys::shown).collect()
    };
    View {
        state: state(screen.state),
        sentence: screen.sentence.clone(),
        lines: screen.lines.clone(),
        ring: screen.ring,
        dim: screen.dim,
        breath: screen.breath.map(|act| match act {
            Act::In | Act::InMore => "in",
            Act::Hold => "hold",
            Act::Out => "out",
        }),
        why: screen.why.clone(),
        first: all.filter(first).map(keys::shown).collect(),
        buttons: keys(&screen.buttons),
        always: keys(&screen.always),
        over: screen.state == Shown::Closed,
    }
}

const fn state(shown: Shown) -> &'static str {
    match shown {
        Shown::Ready => "ready",
        Shown::Quiet => "quiet",
        Shown::BodyCheck => "body_check",
        Shown::BodyPage => "body_page",
        Shown::Step => "step",
        Shown::NearlyOver => "nearly_over",
        Shown::StepOver => "step_over",
        Shown::Breath => "breath",
        Shown::OtherWay => "other_way",
        Shown::Pause => "pause",
        Shown::SpaceLeaver => "space_leaver",
        Shown::SpaceWaiter => "space_waiter",
        Shown::SpaceOver => "space_over",
        Shown::Stay => "stay",
        Shown::Feelings => "feelings",
        Shown::Feeling => "feeling",
        Shown::NotOkay => "not_okay",
        Shown::Help => "help",
        Shown::End => "end",
        Shown::Back => "back",
        Shown::Closed => "closed",
    }
}

/// The events of a run that something given stands for: a line for later comes before its tap.
///
/// # Errors
/// `not_here` if it says nothing, more than one thing, or names a button that there is not.
pub fn tap_run(given: &Given) -> Result<Vec<Event>, Failure> {
    let mut events = Vec::new();
    if let Some(tap) = &given.tap {
        let button = keys::named(tap).ok_or_else(not_here)?;
        match (&given.line, button) {
            (Some(line), Button::ForLater) => events.push(Event::ForLater(line.clone())),
            (Some(_), _) => return Err(not_here()),
            (None, button) => events.push(Event::Tap(button)),
        }
    }
    events.extend(given.space_by.map(Event::SpaceBy));
    events.extend(given.stay_by.map(Event::StayBy));
    events.extend(given.narrow.clone().map(Event::Narrow));
    events.extend(given.face_down.map(Event::FaceDown));
    events.extend(given.killed.filter(|killed| *killed).map(|_| Event::Killed));
    match events.len() {
        1 => Ok(events),
        _ => Err(not_here()),
    }
}

/// How a cue feels, as marks: a long buzz is a line, a short one a dot.
pub fn cue_marks(kind: CueKind) -> String {
    let buzzes = kind.haptic().iter().step_by(2);
    let marks: Vec<&str> = buzzes
        .map(|ms| match ms {
            0..=150 => "·",
            151..=399 => "—",
            400.. => "———",
        })
        .collect();
    marks.join(" ")
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use leeside::consent::clock::Time;
    use leeside::content::library;
    use leeside::cooldown::cue::CueChoice;
    use leeside::cooldown::practise::Practise;
    use leeside::plan::voice::Voice;
    use std::collections::BTreeSet;

    /// Every screen that a rehearsal reaches by any few taps.
    fn screens() -> Vec<Screen> {
        let start = Practise::new(&Voice::default(), CueChoice::default(), library("en"));
        let (mut open, mut seen) = (vec![(start, 0_i64)], Vec::<Screen>::new());
        while let Some((run, at)) = open.pop() {
            let screen = run.screen(Time(at));
            let known = |s: &&Screen| s.state == screen.state && s.buttons == screen.buttons;
            if seen.iter().any(|s| known(&s)) {
                continue;
            }
            for label in screen.buttons.iter().chain(&screen.always) {
                for later in [0, 10, 1500] {
                    let mut next = run.clone();
                    next.event(Event::Tap(label.button), Time(at));
                    next.tick(Time(at + later));
                    open.push((next, at + later));
                }
            }
            seen.push(screen);
        }
        seen
    }

    #[test]
    fn on_every_screen_each_button_has_a_key_of_its_own() {
        let screens = screens();
        let states: BTreeSet<&str> = screens.iter().map(|s| state(s.state)).collect();
        assert!(states.len() > 15, "{states:?}");
        for screen in &screens {
            let view = view_of(screen);
            let keys: Vec<char> = view.keys().map(|key| key.key).collect();
            let own: BTreeSet<char> = keys.iter().copied().collect();
            assert_eq!(own.len(), keys.len(), "{:?}", screen.state);
            assert!(view.keys().filter(|key| key.enter).count() <= 1);
            for key in view.keys() {
                let button = keys::named(&key.name).expect("a name names its button");
                assert!(screen.shows(button), "{}", key.name);
            }
        }
    }

    #[test]
    fn time_alone_gives_no_key_another_meaning() {
        for one in screens() {
            for two in screens() {
                let follows = matches!(
                    (one.state, two.state),
                    (
                        Shown::Step | Shown::Breath | Shown::NearlyOver,
                        Shown::StepOver | Shown::NearlyOver
                    ) | (Shown::SpaceWaiter, Shown::SpaceOver)
                );
                let (one, two) = (view_of(&one), view_of(&two));
                for key in one.keys().filter(|_| follows) {
                    let now = two.keys().find(|other| other.key == key.key);
                    let goes_on = |name: &str| matches!(name, "next" | "enough");
                    assert!(now.is_none_or(
                        |now| now.name == key.name || goes_on(&now.name) && goes_on(&key.name)
                    ));
                }
            }
        }
    }

    #[test]
    fn one_event_is_one_thing() {
        let tap = |tap: &str, line: Option<&str>| Given {
            tap: Some(tap.to_owned()),
            line: line.map(str::to_owned),
            ..Given::default()
        };
        assert_eq!(
            tap_run(&tap("choice.2", None)),
            Ok(vec![Event::Tap(Button::Choice(1))])
        );
        assert!(tap_run(&tap("for_later", Some("ask"))).is_ok());
        for wrong in [tap("dance", None), tap("next", Some("x")), Given::default()] {
            assert_eq!(tap_run(&wrong).expect_err("refused").code, "not_here");
        }
        let two = Given {
            face_down: Some(true),
            ..tap("next", None)
        };
        assert!(tap_run(&two).is_err());
    }

    #[test]
    fn marks_tell_cues_apart() {
        assert_eq!(cue_marks(CueKind::Space), "——— ——— ———");
        assert_eq!(cue_marks(CueKind::NearlyOver), "· ·");
    }
}
