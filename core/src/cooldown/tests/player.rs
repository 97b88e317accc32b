//! The player, row by row of the table of its states.

use super::example::{example, voice_a};
use super::{Evening, buttons, kinds};
use crate::consent::clock::Time;
use crate::content::kinds::Act;
use crate::content::library;
use crate::cooldown::button::{Button, Event};
use crate::cooldown::composer::compose;
use crate::cooldown::cue::{CueChoice, CueKind};
use crate::cooldown::moment::Outcome;
use crate::cooldown::practise::Practise;
use crate::cooldown::run::Run;
use crate::cooldown::screen::Shown;
use crate::cooldown::tonight::Side;
use crate::plan::scales::Where;

#[test]
fn ready_starts_with_one_tap_and_a_long_buzz() {
    let mut evening = Evening::new();
    let screen = evening.screen();
    assert_eq!(screen.state, Shown::Ready);
    assert_eq!(screen.buttons[0].text, "Start");
    assert!(evening.wait(3600).is_empty(), "nothing begins by itself");
    assert_eq!(evening.tap(Button::Start), [CueKind::Start]);
    assert_eq!(evening.state(), Shown::BodyCheck);
}

#[test]
fn the_body_comes_first() {
    let mut evening = Evening::new();
    evening.tap(Button::Start);
    assert_eq!(evening.screen().sentence, "Is anyone hurt or cold?");
    assert_eq!(buttons(&evening.screen()), [Button::Fine, Button::Check]);
    assert!(evening.wait(600).is_empty());
    assert!(evening.tap(Button::Check).is_empty());
    assert_eq!(evening.state(), Shown::BodyPage);
    assert!(evening.says("get medical help now"));
    evening.tap(Button::Help);
    assert_eq!(evening.state(), Shown::Help);
    evening.tap(Button::GoBack);
    assert_eq!(evening.tap(Button::Fine), [CueKind::Step]);
    assert_eq!(evening.state(), Shown::Step);
}

#[test]
fn a_step_shows_its_sentence_ring_and_reason() {
    let mut evening = Evening::started();
    let screen = evening.screen();
    assert_eq!(screen.sentence, "Side by side, no touch");
    assert_eq!(screen.ring, Some(0));
    let three = [Button::NotThis, Button::StayLonger, Button::Next];
    assert_eq!(buttons(&screen), three);
    assert!(
        screen
            .why
            .is_some_and(|why| why.starts_with("Made smaller"))
    );
    assert!(
        screen
            .lines
            .contains(&"You can put the phone face down".to_owned())
    );
    assert_eq!(screen.icon, "quiet");
    evening.wait(300);
    assert_eq!(evening.screen().ring, Some(500));
    let always = evening.screen().always;
    let always: Vec<Button> = always.iter().map(|label| label.button).collect();
    for button in [
        Button::Hide,
        Button::End,
        Button::Space,
        Button::Stay,
        Button::NotOkay,
    ] {
        assert!(always.contains(&button), "{button:?}");
    }
}

#[test]
fn one_soft_warning_and_then_it_waits_in_silence() {
    let mut evening = Evening::started();
    assert!(evening.wait(539).is_empty());
    assert_eq!(evening.wait(1), [CueKind::NearlyOver]);
    assert_eq!(evening.state(), Shown::NearlyOver);
    assert!(evening.screen().dim);
    assert!(evening.wait(60).is_empty());
    let screen = evening.screen();
    assert_eq!(screen.state, Shown::StepOver);
    assert_eq!(screen.sentence, "As long as you like.");
    assert_eq!(buttons(&screen), [Button::StayLonger, Button::Next]);
    assert!(evening.wait(7200).is_empty(), "nothing moves on by itself");
    assert_eq!(evening.state(), Shown::StepOver);
    assert!(evening.tap(Button::StayLonger).is_empty());
    assert!(evening.wait(400).is_empty(), "no second call");
    assert_eq!(evening.tap(Button::Next), [CueKind::Step]);
}

#[test]
fn not_this_swaps_without_a_question_and_ends_in_rest() {
    let mut evening = Evening::started();
    let mut seen = vec![evening.screen().sentence];
    loop {
        assert_eq!(evening.tap(Button::NotThis), [CueKind::Step]);
        let sentence = evening.screen().sentence;
        assert!(!seen.contains(&sentence), "{sentence}");
        seen.push(sentence.clone());
        if sentence == "Rest. Nothing needs doing." {
            break;
        }
    }
    assert!(seen.len() > 2);
    evening.tap(Button::NotThis);
    assert!(evening.says("one sip each"), "{:?}", evening.screen());
}

#[test]
fn the_breath_can_be_felt_and_left() {
    let mut evening = Evening::started();
    evening.until(Shown::Breath);
    let felt = evening.wait(20);
    use CueKind::{In, Out};
    assert_eq!(felt, [In, Out, In, Out, In]);
    assert_eq!(evening.screen().breath, Some(Act::In));
    let expected = [Button::OtherWay, Button::Enough, Button::Dizzy];
    assert_eq!(buttons(&evening.screen()), expected);
    assert_eq!(
        evening.run.timeline()[..3],
        [(0, CueKind::Step), (0, In), (4, Out)]
    );
    assert!(evening.run.timeline().contains(&(180, CueKind::NearlyOver)));
    evening.tap(Button::Dizzy);
    assert_eq!(evening.state(), Shown::OtherWay);
    assert!(evening.wait(30).is_empty(), "no breath cues when dizzy");
    assert!(evening.says("Press both feet") || evening.says("Five things"));
    let first = evening.screen().sentence;
    evening.tap(Button::OtherWay);
    assert_ne!(evening.screen().sentence, first);
    evening.tap(Button::Next);
    assert_ne!(evening.state(), Shown::Breath);
}

#[test]
fn enough_of_the_breath_goes_on() {
    let mut evening = Evening::started();
    evening.until(Shown::Breath);
    assert_eq!(evening.tap(Button::Enough), [CueKind::Step]);
    assert_ne!(evening.state(), Shown::Breath);
}

#[test]
fn the_end_is_a_good_night_and_leaves_a_moment() {
    let mut evening = Evening::started();
    let mut last = Vec::new();
    while evening.state() != Shown::End {
        let on = if evening.screen().shows(Button::Next) {
            Button::Next
        } else {
            Button::Enough
        };
        last = evening.tap(on);
    }
    assert_eq!(last, [CueKind::End]);
    let screen = evening.screen();
    assert_eq!(
        screen.sentence,
        "That is all of it. Stay as long as you like."
    );
    assert_eq!(screen.lines, ["I am here.", "Take your time."]);
    assert_eq!(buttons(&screen), [Button::Close]);
    assert!(screen.shows(Button::NotOkay));
    assert_eq!(evening.run.outcome(), None);
    evening.tap(Button::Close);
    let outcome = evening.run.outcome().expect("closed");
    let moment = outcome.moment.as_ref().expect("together");
    assert_eq!(
        moment.sequence.as_ref().map(|t| t.as_str()),
        Some("sequence.together")
    );
    assert_eq!(
        (moment.chooser, moment.together),
        (Some(Side::Theirs), true)
    );
    assert_eq!(moment.day, evening.now.day());
    assert_eq!(evening.state(), Shown::Closed);
}

#[test]
fn back_after_a_kill_goes_on_where_it_was() {
    let mut evening = Evening::started();
    evening.tap(Button::Next);
    evening.tap(Button::Next);
    let before = evening.run.clone();
    evening.event(Event::Killed);
    assert_eq!(evening.screen().sentence, "You were at step 3.");
    let three = [Button::GoOn, Button::StartAgain, Button::End];
    assert_eq!(buttons(&evening.screen()), three);
    assert!(evening.tap(Button::GoOn).is_empty());
    assert_eq!(evening.run, before);
    evening.event(Event::Killed);
    evening.tap(Button::StartAgain);
    assert_eq!(evening.state(), Shown::BodyCheck);
}

#[test]
fn face_down_turns_touch_off_and_leaves_the_cues_on() {
    let mut evening = Evening::started();
    evening.event(Event::FaceDown(true));
    assert!(!evening.screen().touch);
    assert!(evening.event(Event::Tap(Button::Next)).is_empty());
    assert_eq!(evening.screen().sentence, "Side by side, no touch");
    assert_eq!(evening.wait(540), [CueKind::NearlyOver]);
    assert_eq!(evening.event(Event::SpaceBy(Side::Mine)), [CueKind::Space]);
    evening.event(Event::FaceDown(false));
    evening.tap(Button::GoBack);
}

#[test]
fn the_other_phone_shows_two_big_buttons_and_my_words() {
    let mut evening = Evening::new();
    evening.tap(Button::Quiet);
    assert!(evening.says("For space: lighthouse · palm flat on the bed"));
    assert_eq!(evening.tap(Button::Space), [CueKind::Space]);
    assert!(evening.says("Place: kitchen chair"));
    evening.tap(Button::GoBack);
    evening.tap(Button::End);
    assert_eq!(evening.run.outcome(), Some(&Outcome::default()));
}

#[test]
fn the_short_form_is_one_tap_away() {
    let mut evening = Evening::new();
    assert_eq!(evening.tap(Button::Short), [CueKind::Start]);
    evening.tap(Button::Fine);
    assert_eq!(evening.screen().sentence, "water");
    evening.tap(Button::End);
    evening.tap(Button::Close);
    let moment = evening.run.outcome().and_then(|o| o.moment.clone());
    let sequence = moment.and_then(|m| m.sequence);
    assert_eq!(
        sequence.map(String::from),
        Some("sequence.short".to_owned())
    );
}

#[test]
fn alone_there_is_no_other_and_no_moment() {
    let mut with = example();
    with.tonight.place = Where::Solo;
    let run = Run::new(compose(&with.request()), CueChoice::default());
    let mut evening = Evening { run, now: Time(0) };
    assert!(!evening.screen().shows(Button::Quiet));
    evening.tap(Button::Start);
    evening.tap(Button::Space);
    assert_eq!(buttons(&evening.screen()), [Button::GoBack]);
    evening.tap(Button::GoBack);
    evening.tap(Button::Fine);
    evening.tap(Button::End);
    evening.tap(Button::Close);
    let outcome = evening.run.outcome().expect("closed");
    assert_eq!((&outcome.moment, outcome.ended), (&None, Some(evening.now)));
}

#[test]
fn cues_can_be_off() {
    let composed = compose(&example().request());
    let choice = CueChoice {
        haptic: false,
        ..CueChoice::default()
    };
    let mut run = Run::new(composed, choice);
    assert!(run.event(Event::Tap(Button::Start), Time(0)).is_empty());
    assert_eq!(run.screen(Time(0)).state, Shown::BodyCheck);
}

#[test]
fn practise_plays_like_a_run_and_keeps_nothing() {
    let mut practise = Practise::new(&voice_a(), CueChoice::default(), library("en"));
    let mut now = Time(0);
    practise.event(Event::ForLater("secret".to_owned()), now);
    practise.event(Event::Tap(Button::Start), now);
    practise.event(Event::Tap(Button::Fine), now);
    let screen = practise.screen(now);
    assert!(screen.lines.iter().any(|line| line.contains("lighthouse")));
    let cues = practise.event(Event::Tap(Button::Space), now);
    assert_eq!(kinds(&cues), [CueKind::Space]);
    practise.event(Event::Tap(Button::GoBack), now);
    practise.event(Event::Tap(Button::Next), now);
    practise.event(Event::Tap(Button::Stay), now);
    practise.event(Event::Tap(Button::SaidIt), now);
    now = now.plus(60);
    practise.tick(now);
    assert_eq!(practise.screen(now).state, Shown::StepOver);
    practise.event(Event::Tap(Button::Next), now);
    assert_eq!(practise.screen(now).lines, ["Nothing of this is kept."]);
    assert!(!format!("{practise:?}").contains("secret"));
    assert_eq!(
        Practise::cues(&CueChoice::default(), now).len(),
        CueKind::ALL.len()
    );
}
