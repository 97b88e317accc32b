//! The player, row by row of the table of its states, with the run of the worked example.

#![allow(clippy::expect_used, clippy::panic)]

use super::button::{Button, Event};
use super::composer::compose;
use super::cue::{Cue, CueChoice, CueKind};
use super::example::{example, voice_a};
use super::moment::Outcome;
use super::practise::Practise;
use super::run::Run;
use super::screen::{Screen, Shown};
use super::tonight::{Less, Side, Until};
use crate::consent::clock::Time;
use crate::content::kinds::Act;
use crate::content::library;
use crate::plan::scales::{Feeling, Touch, Where};
use crate::plan::topic::Most;
use serde_json::json;

/// A run with a hand on the clock.
struct Evening {
    run: Run,
    now: Time,
}

impl Evening {
    fn new() -> Self {
        let composed = compose(&example().no_touch(Side::Theirs, Until::Ask).request());
        Self {
            run: Run::new(composed, CueChoice::default()),
            now: Time(1_000_000),
        }
    }

    fn started() -> Self {
        let mut evening = Self::new();
        evening.tap(Button::Start);
        evening.tap(Button::Fine);
        evening
    }

    fn event(&mut self, event: Event) -> Vec<CueKind> {
        kinds(&self.run.event(event, self.now))
    }

    fn tap(&mut self, button: Button) -> Vec<CueKind> {
        assert!(
            self.screen().shows(button),
            "{button:?} {:?}",
            self.screen()
        );
        self.event(Event::Tap(button))
    }

    /// Lets seconds pass, one tick each.
    fn wait(&mut self, seconds: i64) -> Vec<CueKind> {
        let mut all = Vec::new();
        for _ in 0..seconds {
            self.now = self.now.plus(1);
            all.extend(kinds(&self.run.tick(self.now)));
        }
        all
    }

    fn screen(&self) -> Screen {
        self.run.screen(self.now)
    }

    fn state(&self) -> Shown {
        self.screen().state
    }

    /// Goes to the step of that kind of screen.
    fn until(&mut self, state: Shown) {
        for _ in 0..20 {
            if self.state() == state {
                return;
            }
            self.tap(Button::Next);
        }
        panic!("there is no {state:?}");
    }

    fn says(&self, text: &str) -> bool {
        let screen = self.screen();
        screen.sentence.contains(text) || screen.lines.iter().any(|line| line.contains(text))
    }
}

fn kinds(cues: &[Cue]) -> Vec<CueKind> {
    cues.iter().map(|cue| cue.kind).collect()
}

fn buttons(screen: &Screen) -> Vec<Button> {
    screen.buttons.iter().map(|label| label.button).collect()
}

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
fn not_okay_after_the_end_still_takes_the_moment_away() {
    let mut evening = Evening::started();
    evening.tap(Button::End);
    evening.tap(Button::NotOkay);
    evening.tap(Button::EndHere);
    assert_eq!(evening.run.outcome(), Some(&Outcome::default()));
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
