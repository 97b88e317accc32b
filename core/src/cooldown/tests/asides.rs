//! What lies over a step: pause, space, "stay with me", feelings, "not okay", less.

use super::example::example;
use super::{Evening, buttons};
use crate::consent::clock::Time;
use crate::content::library;
use crate::cooldown::button::{Button, Event};
use crate::cooldown::composer::compose;
use crate::cooldown::cue::{CueChoice, CueKind};
use crate::cooldown::moment::Outcome;
use crate::cooldown::run::Run;
use crate::cooldown::screen::Shown;
use crate::cooldown::tonight::{Less, Side};
use crate::plan::scales::{Feeling, Touch};
use crate::plan::topic::Most;
use serde_json::json;

#[test]
fn a_pause_stops_the_time() {
    let mut evening = Evening::started();
    evening.wait(100);
    evening.tap(Button::Pause);
    assert_eq!(evening.screen().sentence, "Paused. No hurry.");
    assert_eq!(buttons(&evening.screen()), [Button::GoOn, Button::End]);
    assert!(evening.wait(5000).is_empty());
    evening.tap(Button::GoOn);
    assert_eq!(evening.screen().ring, Some(166));
    evening.tap(Button::Hide);
    assert_eq!(evening.state(), Shown::Pause);
}

#[test]
fn space_has_a_card_for_each_of_the_two() {
    let mut evening = Evening::started();
    assert_eq!(
        evening.event(Event::SpaceBy(Side::Theirs)),
        [CueKind::Space]
    );
    let screen = evening.screen();
    assert_eq!(screen.state, Shown::SpaceLeaver);
    assert_eq!(screen.sentence, "You do not have to explain.");
    assert!(evening.says("Place: balcony") && evening.says("No contact until then."));
    assert!(evening.says("If you can: one line first"));
    evening.tap(Button::TheOther);
    assert!(evening.says("Place: kitchen chair"));
    evening.tap(Button::TheOther);
    evening.tap(Button::IAmOff);

    let screen = evening.screen();
    assert_eq!(screen.state, Shown::SpaceWaiter);
    assert!(screen.sentence.starts_with("They asked for room."));
    assert!(evening.says("I hear you. I am here."));
    assert!(evening.says("I touch the door frame") && evening.says("blanket"));
    assert!(
        evening.wait(15 * 60 - 1).is_empty(),
        "fifteen minutes, as agreed"
    );
    assert_eq!(evening.wait(1), [CueKind::SpaceOver]);
    assert!(evening.wait(600).is_empty(), "one soft, once");
    let screen = evening.screen();
    assert_eq!(screen.state, Shown::SpaceOver);
    assert_eq!(screen.sentence, "15 minutes. More time is fine.");
    let three = [Button::MoreTime, Button::WeAreBack, Button::NotTonight];
    assert_eq!(buttons(&screen), three);
    for _ in 0..5 {
        evening.tap(Button::MoreTime);
        assert_eq!(evening.state(), Shown::SpaceWaiter);
        assert_eq!(evening.wait(600), [CueKind::SpaceOver]);
    }
    evening.tap(Button::WeAreBack);
    assert_eq!(evening.screen().sentence, "Side by side, no touch");
    assert_eq!(evening.screen().ring, Some(0));
}

#[test]
fn space_takes_the_minutes_of_the_plan_then_of_the_asker_then_twenty() {
    let with = example();
    let minutes = |with: &super::example::Example, space: bool, side| {
        let mut request = with.request();
        request.space = request.space.filter(|_| space);
        compose(&request).cards.of_side(side).minutes
    };
    assert_eq!(minutes(&with, true, Side::Mine), 15);
    assert_eq!(minutes(&with, false, Side::Mine), 10);
    assert_eq!(minutes(&with, false, Side::Theirs), 20);
    let mut empty = with;
    empty.mine = crate::consent::half::Mine::default();
    assert_eq!(minutes(&empty, false, Side::Mine), 20);
}

#[test]
fn not_tonight_is_a_whole_answer() {
    let mut evening = Evening::started();
    evening.tap(Button::Space);
    evening.tap(Button::IAmOff);
    evening.wait(15 * 60);
    assert_eq!(evening.tap(Button::NotTonight), [CueKind::End]);
    assert_eq!(evening.screen().sentence, "That is enough for tonight.");
}

#[test]
fn whoever_waits_can_breathe_write_and_find_help() {
    let mut evening = Evening::started();
    evening.event(Event::SpaceBy(Side::Theirs));
    evening.tap(Button::IAmOff);
    evening.tap(Button::Breathe);
    assert_eq!(evening.state(), Shown::Breath);
    assert_eq!(evening.wait(5), [CueKind::In, CueKind::Out]);
    evening.tap(Button::Dizzy);
    assert!(evening.wait(10).is_empty());
    evening.tap(Button::Enough);
    evening.tap(Button::ForLater);
    evening.event(Event::ForLater(
        "  ask what the waiting one could do ".to_owned(),
    ));
    evening.tap(Button::Danger);
    assert_eq!(evening.state(), Shown::Help, "help, and no breath");
    evening.tap(Button::GoBack);
    assert_eq!(evening.state(), Shown::SpaceWaiter);
    evening.tap(Button::End);
    evening.tap(Button::Close);
    let outcome = evening.run.outcome().expect("it is closed");
    assert_eq!(outcome.for_later, ["ask what the waiting one could do"]);
}

#[test]
fn stay_offers_the_askers_own_lines_first_and_no_more_than_tonight_allows() {
    let mut evening = Evening::started();
    assert_eq!(evening.event(Event::StayBy(Side::Mine)), [CueKind::Stay]);
    let screen = evening.screen();
    assert_eq!(screen.lines[0], "I am here.");
    assert!(screen.lines.contains(&"Side by side, no touch.".to_owned()));
    assert!(!evening.says("A hand") && !evening.says("Hold"));
    evening.tap(Button::TheOther);
    assert!(evening.says("Nothing to fix."));
    evening.tap(Button::SaidIt);
    assert_eq!(evening.state(), Shown::Step);

    let mut evening = Evening {
        run: Run::new(compose(&example().request()), CueChoice::default()),
        now: Time(0),
    };
    evening.tap(Button::Start);
    evening.tap(Button::Stay);
    assert!(evening.says("A hand, if you both like."));
    evening.tap(Button::QuietIsFine);
    assert_eq!(evening.state(), Shown::BodyCheck);
}

#[test]
fn space_wins_over_stay() {
    let mut evening = Evening::started();
    evening.tap(Button::Stay);
    evening.tap(Button::Space);
    assert_eq!(evening.state(), Shown::SpaceLeaver);
    assert!(evening.event(Event::StayBy(Side::Theirs)).is_empty());
    assert_eq!(evening.state(), Shown::SpaceLeaver);
    evening.tap(Button::GoBack);
    assert_eq!(evening.state(), Shown::Step);
}

#[test]
fn each_feeling_has_a_word_a_choice_and_a_second_door() {
    for feeling in Feeling::ALL {
        let mut evening = Evening::started();
        evening.tap(Button::Feelings);
        assert!(evening.tap(Button::Feeling(*feeling)).is_empty(), "no cue");
        let screen = evening.screen();
        assert_eq!(screen.state, Shown::Feeling);
        assert!(buttons(&screen).contains(&Button::Choice(1)), "{screen:?}");
        assert!(screen.shows(Button::NotOkay) && screen.shows(Button::JustStay));
        let hold = screen
            .buttons
            .iter()
            .any(|b| b.text == "Hold me" || b.text == "Only your hand");
        assert!(!hold, "nothing beyond tonight's limits");
        evening.tap(Button::JustStay);
        assert_eq!(evening.state(), Shown::Step);
    }
}

#[test]
fn tears_show_the_own_words_and_a_choice_is_shown_to_the_other() {
    let mut evening = Evening::started();
    evening.tap(Button::Feelings);
    evening.tap(Button::Feeling(Feeling::Tears));
    assert!(evening.says("Can help: stay near, hand on my back"));
    evening.tap(Button::TheOther);
    assert!(evening.says("Please not: hold me at once"));
    evening.tap(Button::Choice(0));
    assert_eq!(evening.screen().sentence, "Stay near me, say nothing");
}

#[test]
fn a_choice_for_less_holds_for_the_rest_of_the_run() {
    let mut evening = Evening {
        run: Run::new(compose(&example().request()), CueChoice::default()),
        now: Time(0),
    };
    evening.tap(Button::Start);
    evening.tap(Button::Fine);
    assert_eq!(evening.screen().sentence, "lie side by side, hands only");
    evening.tap(Button::Feelings);
    evening.tap(Button::Feeling(Feeling::TooMuch));
    let screen = evening.screen();
    let no_touch = screen.buttons.iter().find(|b| b.text == "No touch for now");
    evening.tap(no_touch.expect("it is there").button);
    evening.tap(Button::JustStay);
    assert_ne!(evening.screen().sentence, "lie side by side, hands only");
    evening.tap(Button::Stay);
    assert!(!evening.says("A hand"));
}

#[test]
fn narrowing_by_tag_swaps_the_step() {
    let mut evening = Evening::started();
    evening.until(Shown::Breath);
    let less: Less = super::example::read(json!({"tags": ["breath"]}));
    evening.event(Event::Narrow(less));
    assert_ne!(evening.state(), Shown::Breath);
}

#[test]
fn not_okay_keeps_nothing_and_soothes_nothing() {
    let mut evening = Evening::started();
    evening.wait(100);
    assert!(evening.tap(Button::NotOkay).is_empty());
    let screen = evening.screen();
    assert_eq!(screen.state, Shown::NotOkay);
    let three = [Button::EndHere, Button::Help, Button::Hide];
    assert_eq!(buttons(&screen), three);
    assert!(screen.always.is_empty());
    assert!(evening.says("Nothing is kept from this page"));
    assert!(
        library("en")
            .floor
            .iter()
            .all(|line| screen.lines.contains(&line.text))
    );
    evening.event(Event::Killed);
    assert_eq!(evening.state(), Shown::NotOkay);
    evening.tap(Button::Help);
    evening.tap(Button::GoBack);
    assert_eq!(evening.state(), Shown::NotOkay);
    assert!(evening.wait(3600).is_empty());
    assert!(evening.tap(Button::EndHere).is_empty(), "no soft end");
    assert_eq!(evening.run.outcome(), Some(&Outcome::default()));
}

#[test]
fn not_okay_after_the_end_still_takes_the_moment_away() {
    let mut evening = Evening::started();
    evening.tap(Button::End);
    evening.tap(Button::NotOkay);
    evening.tap(Button::EndHere);
    assert_eq!(evening.run.outcome(), Some(&Outcome::default()));
}

#[test]
fn a_narrowing_cannot_widen() {
    let mut evening = Evening::started();
    let before = evening.run.clone();
    let at_most = Most {
        touch: Some(Touch::Hold),
        ..Most::default()
    };
    let tags = Vec::new();
    evening.event(Event::Narrow(Less { tags, at_most }));
    assert_eq!(evening.run, before);
}

#[test]
fn wanting_to_call_someone_leads_to_help() {
    let mut evening = Evening::started();
    evening.tap(Button::Feelings);
    evening.tap(Button::Feeling(Feeling::Afraid));
    let screen = evening.screen();
    let call = screen
        .buttons
        .iter()
        .find(|b| b.text == "I want to call someone");
    evening.tap(call.expect("nothing takes it away").button);
    assert_eq!(evening.state(), Shown::Help);
}

#[test]
fn a_breath_that_is_off_is_not_offered_to_whoever_waits() {
    let mut evening = Evening::started();
    evening.event(Event::Narrow(super::example::read(
        json!({"tags": ["breath"]}),
    )));
    evening.tap(Button::Space);
    evening.tap(Button::IAmOff);
    evening.tap(Button::Breathe);
    assert_eq!(evening.state(), Shown::OtherWay);
    assert!(evening.wait(20).is_empty());
}
