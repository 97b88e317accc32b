//! What must hold for any two voices, any evening, and anything that happens in it.

use super::any::{MARK, TAGS, evening, event, events, off, play};
use super::example::read;
use crate::consent::clock::Time;
use crate::consent::half::Theirs;
use crate::content::kinds::Energy;
use crate::content::library;
use crate::cooldown::button::{Button, Event};
use crate::cooldown::closeness::Closeness;
use crate::cooldown::cue::CueChoice;
use crate::cooldown::run::Run;
use crate::cooldown::screen::Shown;
use crate::cooldown::state::{Base, Going};
use crate::cooldown::tonight::{Less, Side};
use crate::cooldown::way::Way;
use crate::plan::scales::{Feeling, Near, StepKind, Touch, Where, Who};
use crate::plan::text::clean;
use crate::plan::voice::Voice;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

/// The taps that may bring another step on the screen.
const BEGIN: &[Button] = &[
    Button::Fine,
    Button::NotThis,
    Button::Next,
    Button::Enough,
    Button::StartAgain,
];

fn place(run: &Run) -> Option<(usize, usize)> {
    match run.base {
        Base::Step(Going { at, way, .. }) => Some((at, way)),
        _ => None,
    }
}

fn again(run: &Run) -> Run {
    let written = serde_json::to_string(run).expect("a run is JSON");
    serde_json::from_str(&written).expect("what was written can be read")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn no_step_is_off_limits_or_above_the_smaller_scale(evening in evening()) {
        let composed = evening.compose();
        let (limits, smaller) = (evening.limits(), evening.smaller());
        let strings = library("en");
        for way in composed.steps.iter().chain(&composed.short).flat_map(|s| &s.ways) {
            for limit in &limits {
                prop_assert!(!way.tags.iter().any(|tag| limit.covers(tag)), "{limit} {way:?}");
            }
            prop_assert!(way.asks.within(smaller), "{smaller:?} {way:?}");
            prop_assert!(strings.string(&way.why).is_some(), "{}", way.why);
            // What both agreed on may ask; what the app offers of itself does not.
            let agreed = ["why.agreed", "why.bent", "why.bent_end"].contains(&way.why.as_str());
            prop_assert!(agreed || way.asks.within(evening.unasked()), "{way:?}");
            prop_assert!(!way.sentence.is_empty());
        }
        for ids in composed.cards.choices.values() {
            for (asks, tags) in ids.iter().map(|id| crate::cooldown::cards::choice_asks(id.as_str())) {
                prop_assert!(asks.within(smaller));
                let tags = crate::cooldown::rules::named(tags);
                prop_assert!(!limits.iter().any(|l| tags.iter().any(|tag| l.covers(tag))));
            }
        }
        prop_assert!(composed.cards.stay.within(smaller));
    }

    #[test]
    fn a_course_is_whole_even_and_fits(evening in evening()) {
        let composed = evening.compose();
        let firsts: Vec<&Way> = composed.steps.iter().filter_map(|s| s.first()).collect();
        prop_assert!(!firsts.is_empty() && firsts.len() == composed.steps.len());
        let acknowledged = firsts.iter().any(|w| w.kind == StepKind::Acknowledge);
        prop_assert!(acknowledged || composed.none);
        for step in composed.steps.iter().chain(&composed.short) {
            let last = step.ways.last().expect("a step has ways");
            prop_assert_eq!((last.asks, last.tags.len()), (Closeness::LEAST, 0));
        }
        let all = || composed.steps.iter().flat_map(|s| &s.ways);
        let fresh = all().filter(|w| w.why == "why.fresh").count();
        prop_assert!(fresh <= usize::from(evening.tonight.energy == Energy::Some));
        if composed.sequence.is_none() {
            let given = |who| firsts.iter().filter(|w| w.who == who).count();
            prop_assert!(given(Who::Chooser).abs_diff(given(Who::Other)) <= 1);
        }
        if let Some(minutes) = evening.tonight.minutes {
            let total: u32 = firsts.iter().map(|w| w.minutes.unwrap_or(3)).sum();
            let kept = |w: &&Way| {
                matches!(w.kind, StepKind::Acknowledge | StepKind::Check) || w.why == "why.give_back"
            };
            prop_assert!(total <= minutes || firsts.len() == 1 || firsts.iter().all(kept));
        }
    }

    #[test]
    fn nothing_tells_whose_limit_it_was(
        evening in evening(),
        tag in select(TAGS),
        off in off(),
        events in events(),
    ) {
        let mut with = evening;
        if with.solo() {
            with.tonight.place = Where::Together;
        }
        let theirs = with.theirs.get_or_insert_with(Theirs::default);
        // Both have written each scale or neither has, so that the values can be swapped.
        let mut swapped = with.mine.clone();
        let (mut a, mut b) = (json!(with.mine.working), json!(theirs.voice));
        for name in ["closeness.touch", "closeness.near", "closeness.talk"] {
            let (one, two) = (a.get(name).cloned(), b.get(name).cloned());
            for (voice, value) in [(&mut a, two), (&mut b, one)] {
                let voice = voice.as_object_mut().expect("a voice is a map");
                voice.remove(name);
                voice.extend(value.map(|value| (name.to_owned(), value)));
            }
        }
        swapped.working = read(a);
        let other_half = Theirs { voice: read(b), ..theirs.clone() };
        let (mut one, mut two) = (with.clone(), with);
        two.mine = swapped;
        two.theirs = Some(other_half);
        // The same limit by tag, and the same "less tonight", once by each.
        let limit: Voice = read(json!({"please_not/own.same": {"tag": tag}}));
        let key = "please_not/own.same".parse().expect("a key");
        let value = limit.get(&key).cloned();
        one.mine.working.set(key, value).expect("a limit fits");
        let (_, limits) = limit.part_limits();
        two.theirs.as_mut().expect("set above").limits.extend(limits);
        let mut mirrored = off.clone();
        mirrored.by = off.by.other();
        one.tonight.off.push(off);
        two.tonight.off.push(mirrored);

        // Both are told: what is held back is shown to its author, and so tells whose it is.
        for with in [&mut one, &mut two] {
            with.mine.told = with.mine.working.clone();
        }

        prop_assert_eq!(one.compose(), two.compose());
        let mut screens = Vec::new();
        play(&one, &events, |_, run, _, now| {
            screens.push(run.screen(now));
            Ok(())
        })?;
        let mut screens = screens.into_iter();
        play(&two, &events, |_, run, _, now| {
            prop_assert_eq!(Some(run.screen(now)), screens.next());
            Ok(())
        })?;
    }

    #[test]
    fn no_step_begins_by_itself_and_none_goes_beyond_what_holds(
        evening in evening(),
        events in events(),
    ) {
        let mut limits = evening.limits();
        let mut smaller = evening.smaller();
        play(&evening, &events, |before, run, event, now| {
            let begins = match event {
                None => false,
                Some(Event::Tap(button)) => BEGIN.contains(button) || matches!(button, Button::Choice(_)),
                Some(event) => matches!(event, Event::Narrow(_)),
            };
            prop_assert!(
                begins || place(run).is_none() || place(before) == place(run),
                "{event:?}"
            );
            if let Some(Event::Narrow(less)) = event {
                limits.extend(less.tags.iter().cloned());
                smaller = smaller.at_most(&less.at_most);
            }
            if let (Some((at, way)), Some(play)) = (place(run), &run.play) {
                let way = play.way(at, way).expect("it is there");
                prop_assert!(way.asks.within(smaller), "{smaller:?} {way:?}");
                prop_assert!(!limits.iter().any(|l| way.tags.iter().any(|tag| l.covers(tag))));
                prop_assert!(play.cards.stay.within(smaller));
            }
            let screen = run.screen(now);
            if screen.state == Shown::Stay {
                let says = |text: &str| screen.lines.iter().any(|line| line == text);
                prop_assert!(!says("Hold each other, if you both like.") || smaller.touch == Touch::Hold);
                prop_assert!(!says("A hand, if you both like.") || smaller.touch >= Touch::Hand);
                prop_assert!(!says("Side by side, no touch.") || smaller.near == Near::Beside);
            }
            Ok(())
        })?;
    }

    #[test]
    fn from_every_state_one_tap_leads_out(evening in evening(), events in events()) {
        play(&evening, &events, |_, run, _, now| {
            let screen = run.screen(now);
            for label in screen.buttons.iter().chain(&screen.always) {
                prop_assert!(!label.text.is_empty(), "{:?}", label.button);
            }
            if screen.state == Shown::Closed {
                return Ok(());
            }
            prop_assert!(!screen.sentence.is_empty(), "{:?}", screen.state);
            prop_assert!(screen.shows(Button::Hide));
            let out = [Button::End, Button::EndHere, Button::Close];
            let out = out.into_iter().find(|button| screen.shows(*button));
            let mut left = run.clone();
            left.event(Event::Tap(out.expect("there is a way out")), now);
            let state = left.screen(now).state;
            prop_assert!(matches!(state, Shown::End | Shown::Closed), "{state:?}");
            if screen.shows(Button::Space) {
                let mut room = run.clone();
                room.event(Event::Tap(Button::Space), now);
                prop_assert_eq!(room.screen(now).state, Shown::SpaceLeaver);
            }
            Ok(())
        })?;
    }

    #[test]
    fn a_kill_at_any_point_loses_nothing(evening in evening(), events in events()) {
        let mut run = evening.run();
        let mut now = Time(1_700_000_000);
        let mut killed = again(&run);
        for (happens, pass) in &events {
            now = now.plus(*pass);
            prop_assert_eq!(run.tick(now), killed.tick(now));
            if let Some(event) = event(happens, &run.screen(now)) {
                prop_assert_eq!(run.event(event.clone(), now), killed.event(event, now));
            }
            killed = again(&killed);
            prop_assert_eq!(&run, &killed);

            let mut back = again(&run);
            back.event(Event::Killed, now);
            let mut settled = run.clone();
            let twice = run.screen(now).state == Shown::Back;
            if back.screen(now).state == Shown::Back && !twice {
                back.event(Event::Tap(Button::GoOn), now);
                settled.event(Event::FaceDown(false), now);
                prop_assert_eq!(back, settled);
            }
        }
    }

    #[test]
    fn what_lay_over_a_step_leaves_no_trace(
        evening in evening(),
        before in vec(select(&[Button::Next, Button::NotThis, Button::StayLonger][..]), 0..6),
        passed in 0i64..1500,
        asides in vec(0usize..7, 1..6),
    ) {
        let mut run = evening.run();
        let mut now = Time(1_700_000_000);
        for button in [Button::Start, Button::Fine].into_iter().chain(before) {
            run.event(Event::Tap(button), now);
        }
        now = now.plus(passed);
        run.tick(now);
        run.event(Event::FaceDown(false), now);
        let plain = serde_json::to_string(&run).expect("JSON");
        for aside in asides {
            // Alone there is nobody who would wait.
            let aside = if evening.solo() && aside == 1 { 0 } else { aside };
            let events: &[Event] = match aside {
                0 => &[Event::SpaceBy(Side::Mine), Event::Tap(Button::GoBack)],
                1 => &[Event::SpaceBy(Side::Theirs), Event::Tap(Button::IAmOff), Event::Tap(Button::WeAreBack)],
                2 => &[Event::StayBy(Side::Theirs), Event::Tap(Button::SaidIt)],
                3 => &[Event::Tap(Button::Feelings), Event::Tap(Button::Feeling(Feeling::Afraid)), Event::Tap(Button::JustStay)],
                4 => &[Event::Tap(Button::Feelings), Event::Tap(Button::JustStay)],
                5 => &[Event::Tap(Button::Pause), Event::Tap(Button::GoOn)],
                _ => &[Event::Killed, Event::Tap(Button::GoOn)],
            };
            for event in events {
                run.event(event.clone(), now);
            }
            prop_assert_eq!(&serde_json::to_string(&run).expect("JSON"), &plain, "{}", aside);
        }
    }

    #[test]
    fn doing_and_passing_over_read_alike(evening in evening(), passes in 0usize..6) {
        let now = Time(0);
        let mut done = evening.run();
        done.event(Event::Tap(Button::Start), now);
        done.event(Event::Tap(Button::Fine), now);
        let mut passed = done.clone();
        for _ in 0..passes {
            passed.event(Event::Tap(Button::NotThis), now);
        }
        if place(&passed).is_none_or(|(at, _)| at != 0) {
            return Ok(());
        }
        for run in [&mut done, &mut passed] {
            run.event(Event::Tap(Button::Next), now);
            run.event(Event::Tap(Button::Enough), now);
        }
        // A breath that was reached by "not this" is left by "enough", any other step by "next":
        // compare where both left the first step and none left a second one.
        if place(&done).map(|p| p.0) == place(&passed).map(|p| p.0) {
            prop_assert_eq!(json!(done), json!(passed));
        }
    }

    #[test]
    fn nothing_of_a_run_is_left_at_its_end(evening in evening(), events in events()) {
        let mut noted = Vec::new();
        let (mut run, now) = play(&evening, &events, |_, _, event, _| {
            if let Some(Event::ForLater(line)) = event {
                noted.push(clean(line));
            }
            Ok(())
        })?;
        run.event(Event::FaceDown(false), now);
        for button in [Button::EndHere, Button::Close, Button::End, Button::Close] {
            run.event(Event::Tap(button), now);
        }
        let outcome = run.outcome().expect("closed").clone();
        prop_assert!(outcome.for_later.iter().all(|line| noted.contains(line)));
        let mut written = json!(run);
        written["outcome"]["for_later"] = json!([]);
        prop_assert!(!written.to_string().contains(MARK), "{written}");
        let empty = Run {
            language: "en".to_owned(),
            cues: CueChoice::default(),
            base: Base::Closed,
            over: None,
            face_down: false,
            play: None,
            outcome,
        };
        prop_assert_eq!(run, empty);
    }

    #[test]
    fn narrowing_a_run_never_widens_it(evening in evening(), events in events(), less in off()) {
        let (mut run, now) = play(&evening, &events, |_, _, _, _| Ok(()))?;
        let before = run.play.as_ref().map(|play| (play.most, play.cards.stay));
        let less: Less = less.less;
        run.event(Event::Narrow(less), now);
        if let (Some(play), Some((most, stay))) = (&run.play, before) {
            prop_assert!(play.most.within(most) && play.cards.stay.within(stay));
        }
    }
}
