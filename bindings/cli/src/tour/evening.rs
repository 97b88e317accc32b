//! A month of the plan, first half: an evening, from setting out to what is left of it.

use super::phone::Phone;
use super::story::Story;
use crate::failure::Failure;
use leeside::consent::clock::Time;
use leeside::content::Library;
use leeside::content::kinds::Energy;
use leeside::cooldown::button::{Button, Event};
use leeside::cooldown::cue::CueChoice;
use leeside::cooldown::screen::{Screen, Shown};
use leeside::cooldown::tonight::{Less, Off, Side, Tonight, Until};
use leeside::exchange::random::System;
use leeside::plan::scales::{Touch, Where};
use leeside::plan::topic::Most;
use leeside::vault::set_out::SetOut;
use leeside::vault::{Collected, PreparedRun};

/// What Ari writes down while the run plays.
const LATER: &str = "ask Bo what the waiting one could do";

/// Tonight, with no touch if `by` would rather have none.
fn tonight(by: Option<Side>) -> Tonight {
    let at_most = Most {
        touch: Some(Touch::None),
        ..Most::default()
    };
    let less = Less {
        tags: Vec::new(),
        at_most,
    };
    let until = Until::Ask;
    Tonight {
        energy: Energy::Low,
        minutes: None,
        off: by.map(|by| Off { by, less, until }).into_iter().collect(),
        ..Tonight::at(Where::Together)
    }
}

fn set_out(phone: &mut Phone, by: Side, library: &Library) -> Result<PreparedRun, Failure> {
    let tonight = tonight(Some(by));
    let choices = SetOut {
        bond: Some(phone.bond),
        tonight: &tonight,
        sequence: None,
        cues: &CueChoice::default(),
        tell: true,
        library,
    };
    let reading = phone.reading();
    let (run, _) = phone.vault.set_out(choices, &mut System, reading)?;
    Ok(run)
}

/// Every screen from the start to the end, one tap on Next after the other.
fn through(run: &mut PreparedRun, now: Time) -> Vec<Screen> {
    for button in [Button::Start, Button::Fine] {
        run.event(Event::Tap(button), now);
    }
    let mut screens = vec![run.screen(now)];
    while let Some(screen) = screens.last() {
        let next = [Button::Next, Button::Enough];
        let Some(next) = next.into_iter().find(|button| screen.shows(*button)) else {
            break;
        };
        run.event(Event::Tap(next), now);
        screens.push(run.screen(now));
    }
    screens
}

/// Sets out, and shows that the course bends without telling whose wish it was.
pub fn bend(story: &mut Story, ari: &mut Phone, library: &'static Library) -> Result<(), Failure> {
    story.chapter("A month of the plan");
    let before = ari.see()?;
    let now = ari.reading().wall;
    let mut mine = set_out(ari, Side::Mine, library)?;
    let one = through(&mut mine, now);
    ari.vault.end_run()?;
    let mut theirs = set_out(ari, Side::Theirs, library)?;
    let other = through(&mut theirs, now);
    ari.vault.end_run()?;
    story.show(
        ari.see()? == before,
        "Tonight is set out by daylight: no touch, this once. The plan stays.",
    )?;
    let bent = one.first().map(|screen| screen.sentence.as_str()) == library.string("bend.beside");
    let named = one.iter().any(|screen| {
        let lines = screen.lines.iter().chain([&screen.sentence]);
        let mut words = lines.flat_map(|line| line.split(|c: char| !c.is_alphanumeric()));
        words.any(|word| word == ari.name || word == ari.partner)
    });
    story.show(
        bent && !named && one == other,
        "The first step bends to it, and no screen tells whose wish it was.",
    )
}

/// Space, "stay with me", a kill in the middle, and what is left.
pub fn live(story: &mut Story, ari: &mut Phone, library: &'static Library) -> Result<(), Failure> {
    let mut run = set_out(ari, Side::Theirs, library)?;
    let now = ari.reading().wall;
    let tap = |run: &mut PreparedRun, button| {
        run.event(Event::Tap(button), now);
    };
    tap(&mut run, Button::Start);
    tap(&mut run, Button::Fine);
    run.event(Event::SpaceBy(Side::Theirs), now);
    let leaver = run.screen(now);
    tap(&mut run, Button::IAmOff);
    let waiter = run.screen(now);
    run.event(Event::ForLater(LATER.to_owned()), now);
    tap(&mut run, Button::WeAreBack);
    run.event(Event::StayBy(Side::Mine), now);
    let stay = run.screen(now);
    tap(&mut run, Button::SaidIt);
    let says = |screen: &Screen, words: &str| screen.lines.iter().any(|line| line.contains(words));
    let cards = leaver.state == Shown::SpaceLeaver && says(&leaver, "balcony");
    let cards = cards && waiter.state == Shown::SpaceWaiter && says(&waiter, "blanket");
    let words = stay.state == Shown::Stay && says(&stay, "I am here.");
    story.show(
        cards && words && stay.shows(Button::Space),
        "Bo needs room: a card for each. Ari asks \"stay\": own words, room is first.",
    )?;

    tap(&mut run, Button::Next);
    let step = run.screen(now);
    drop(run);
    let file = ari.run_file()?;
    let told = [step.sentence.as_str(), LATER].into_iter().any(|words| {
        file.windows(words.len())
            .any(|part| part == words.as_bytes())
    });
    ari.reopen()?;
    let Collected::GoesOn(mut run) = collected(ari)? else {
        return Err(Failure::refused(
            "tour_run",
            "the run is not there any more",
        ));
    };
    let back = run.screen(now).state == Shown::Back;
    tap(&mut run, Button::GoOn);
    story.show(
        back && !told && run.screen(now) == step,
        "The phone dies in the middle. Its file tells nothing; unlocked, it goes on.",
    )?;

    tap(&mut run, Button::End);
    tap(&mut run, Button::Close);
    drop(run);
    ari.reopen()?;
    let Collected::Over(kept) = collected(ari)? else {
        return Err(Failure::refused("tour_run", "the run is not over"));
    };
    let later = ari.vault.for_later()?;
    let line = later.iter().any(|line| line.text == LATER);
    let nothing = !ari.vault.run_is_out()? && ari.run_file().is_err();
    story.show(
        kept.moment.is_some() && line && nothing && later.len() == 1,
        "A line for later and the day are left, and nothing else of the evening.",
    )
}

fn collected(phone: &mut Phone) -> Result<Collected, Failure> {
    let reading = phone.reading();
    Ok(phone.vault.collect_run(&mut System, reading)?)
}
