//! From every state a way out, fear always heard, and nothing left at the end.

#![allow(clippy::expect_used)]

use super::{Action, Beside, Flow, Part, State, Way};
use crate::consent::clock::Time;
use crate::content::{fill, library};
use crate::plan::ids::ItemId;
use crate::plan::topic::{Line, Place, Repair, TalkTurns};
use proptest::prelude::*;

const MINUTE: i64 = 60;

fn agreed() -> Repair {
    let id = |name: &str| ItemId::new(name).expect("a name");
    let line = |name: &str, text: &str| Line {
        id: id(name),
        text: text.to_owned(),
    };
    let place = |name: &str, who: &str, place: &str| Place {
        id: id(name),
        who: who.to_owned(),
        place: place.to_owned(),
    };
    Repair {
        pause_word: Some("timeout".to_owned()),
        minutes: 30,
        places: vec![
            place("a", "A", "kitchen chair"),
            place("b", "B", "round the block"),
        ],
        talk: Some(TalkTurns {
            minutes: 5,
            swaps: 1,
        }),
        tonight_not: vec![line("m", "money")],
        ways_back: vec![line("c", "a cup at the door")],
        look_again: None,
    }
}

fn after(flow: &mut Flow, actions: &[Action]) -> State {
    for action in actions {
        flow.act(*action, Time(0));
    }
    flow.state()
}

#[test]
fn it_needs_no_plan() {
    let mut flow = Flow::begin(None, "A");
    assert_eq!(flow.screen(Time(0)).text, "repair.ready");
    let paused = after(&mut flow, &[Action::Pause]);
    let until = Some(Time(25 * MINUTE));
    assert_eq!(paused, State::Pause { until });
    after(&mut flow, &[Action::Back, Action::Ways]);
    let Beside::Calming(ways) = flow.screen(Time(0)).beside else {
        unreachable!("the app's own ways back");
    };
    let content = &library("en").deescalation;
    assert!(ways.iter().all(|way| content.get(way).is_some()));
}

#[test]
fn it_follows_what_was_agreed_and_shows_the_own_place_alone() {
    let mut flow = Flow::begin(Some(&agreed()), "A");
    let ready = flow.screen(Time(0));
    assert_eq!(ready.holes, [("word", "timeout".to_owned())]);
    after(&mut flow, &[Action::Pause]);
    assert_eq!(flow.cue(), Some(Time(30 * MINUTE)));
    let place = Beside::Words("repair.place", vec!["kitchen chair".to_owned()]);
    assert_eq!(flow.screen(Time(0)).beside, place);
    let stored = serde_json::to_string(&flow).expect("json");
    assert!(!stored.contains("block"));
}

#[test]
fn the_pause_ends_with_a_question_and_more_time_has_no_limit() {
    let mut flow = Flow::begin(None, "");
    flow.act(Action::Pause, Time(0));
    assert_eq!(flow.screen(Time(25 * MINUTE - 1)).text, "repair.pause");
    let over = flow.screen(Time(25 * MINUTE));
    assert_eq!(over.text, "repair.pause.over");
    assert_eq!(
        over.actions.get(..3),
        Some(&[Action::MoreTime, Action::Back, Action::NotTonight][..])
    );
    for round in 1..=200 {
        flow.act(Action::MoreTime, Time(round * 25 * MINUTE));
        assert_eq!(flow.cue(), Some(Time((round + 1) * 25 * MINUTE)));
    }
    flow.act(Action::MoreTime, Time(0));
    assert_eq!(flow.cue(), Some(Time(201 * 25 * MINUTE)));
}

#[test]
fn breath_has_another_way_and_keeps_the_pause() {
    let mut flow = Flow::begin(None, "");
    let until = Some(Time(25 * MINUTE));
    let calm = after(&mut flow, &[Action::Pause, Action::Breathe, Action::Senses]);
    let way = Way::Senses;
    assert_eq!(calm, State::Calm { way, until });
    assert_eq!(after(&mut flow, &[Action::Enough]), State::Pause { until });
}

#[test]
fn turns_speak_say_back_and_swap() {
    let mut flow = Flow::begin(Some(&agreed()), "A");
    let turn = |swaps, part| State::Turn {
        swaps,
        part,
        ends: Time(5 * MINUTE),
    };
    assert_eq!(after(&mut flow, &[Action::Turns]), turn(0, Part::Speak));
    assert_eq!(flow.screen(Time(5 * MINUTE)).text, "repair.turn.over");
    assert_eq!(
        flow.state(),
        turn(0, Part::Speak),
        "nothing moves by itself"
    );
    assert_eq!(after(&mut flow, &[Action::SayBack]), turn(0, Part::SayBack));
    assert_eq!(after(&mut flow, &[Action::Swap]), turn(1, Part::Speak));
    assert_eq!(after(&mut flow, &[Action::Swap]), State::Ways);
}

#[test]
fn a_draft_is_for_its_author_and_is_kept_only_if_wanted() {
    let mut flow = Flow::begin(None, "");
    assert!(flow.write("too early", true).is_err());
    after(&mut flow, &[Action::Write]);
    assert_eq!(
        flow.write(" I was scared when it got loud. ", false),
        Ok(())
    );
    assert_eq!(flow.draft(), Some("I was scared when it got loud."));
    assert!(flow.write(&"x".repeat(20_001), true).is_err());
    after(&mut flow, &[Action::Turns]);
    assert_eq!(flow.draft(), None, "a turn is on a shared screen");
    assert_eq!(flow.clone().end(), None);
    after(&mut flow, &[Action::Ways, Action::Write]);
    assert_eq!(flow.write("Ask for the slow voice.", true), Ok(()));
    assert_eq!(
        flow.clone().end().as_deref(),
        Some("Ask for the slow voice.")
    );
    assert_eq!(flow.write("", true), Ok(()));
    assert_eq!(flow.end(), None);
}

#[test]
fn the_helper_is_off_until_someone_wants_it() {
    let mut flow = Flow::begin(None, "");
    let blame = "You never listen to me.";
    assert_eq!(flow.hints(blame), []);
    flow.set_helper(true);
    assert!(!flow.hints(blame).is_empty());
    for harm in ["I said no.", "You hurt me.", "I am afraid."] {
        assert_eq!(flow.hints(harm), [], "{harm}");
    }
}

fn actions() -> impl Strategy<Value = Vec<(Action, i64)>> {
    let action = prop::sample::select(&Action::ALL[..]);
    prop::collection::vec((action, 0..4000i64), 0..40)
}

/// Lives through the actions and writes wherever that is possible.
fn lived(actions: &[(Action, i64)], plan: bool) -> (Flow, Time) {
    let mut flow = Flow::begin(plan.then(agreed).as_ref(), "B");
    let mut now = Time(0);
    for (action, later) in actions {
        now = now.plus(*later);
        flow.act(*action, now);
        let _written = flow.write("a private line", false);
    }
    (flow, now)
}

proptest! {
    #[test]
    fn there_is_a_way_out_everywhere(actions in actions(), plan in any::<bool>()) {
        let (flow, now) = lived(&actions, plan);
        let screen = flow.screen(now);
        prop_assert!(screen.actions.contains(&Action::End));
        let mut afraid = flow.clone();
        afraid.act(Action::Afraid, now);
        prop_assert_eq!(afraid.state(), State::Afraid);
        prop_assert_eq!(afraid.screen(now).beside, Beside::Page("afraid"));
        afraid.act(Action::GoBack, now);
        prop_assert_eq!(afraid.state(), State::Pause { until: None });
        prop_assert_eq!(flow.end(), None);
    }

    #[test]
    fn only_what_is_offered_does_anything(actions in actions(), action in prop::sample::select(&Action::ALL[..])) {
        let (mut flow, now) = lived(&actions, true);
        let before = flow.clone();
        flow.act(action, now.plus(1));
        if !before.actions().contains(&action) || action == Action::End {
            prop_assert_eq!(flow, before);
        }
    }

    #[test]
    fn no_trace_of_how_one_came_here(one in actions(), two in actions(), plan in any::<bool>()) {
        // Two ways into the same state are the same bytes: neither who paused nor how often is kept.
        let end = [Action::Afraid, Action::GoBack];
        let stored: Vec<String> = [one, two].iter().map(|actions| {
            let (mut flow, _) = lived(actions, plan);
            after(&mut flow, &end);
            after(&mut flow, &[Action::Write]);
            flow.write("", false).expect("writing");
            serde_json::to_string(&flow).expect("json")
        }).collect();
        prop_assert_eq!(&stored[0], &stored[1]);
    }

    #[test]
    fn a_kill_changes_nothing_and_every_screen_has_words(actions in actions(), plan in any::<bool>()) {
        let (flow, now) = lived(&actions, plan);
        let stored = serde_json::to_string(&flow).expect("json");
        prop_assert_eq!(&serde_json::from_str::<Flow>(&stored).expect("back"), &flow);
        let screen = flow.screen(now);
        for code in ["en", "en-plain"] {
            let library = library(code);
            let text = library.string(screen.text).expect("its sentence");
            let holes: Vec<(&str, &str)> = screen.holes.iter().map(|(n, v)| (*n, v.as_str())).collect();
            prop_assert!(!fill(text, &holes).contains('{'), "{}", text);
            for action in &screen.actions {
                prop_assert!(library.string(action.text()).is_some(), "{}", action.text());
            }
            match &screen.beside {
                Beside::Words(heading, _) => prop_assert!(library.string(heading).is_some()),
                Beside::Page(page) => prop_assert!(library.pages.get(page).is_some()),
                _ => {}
            }
        }
        let shown = format!("{screen:?}");
        prop_assert!(!shown.contains("private line"));
    }
}
