//! The screens that lie over a step: pause, space, "stay with me", feelings, "not okay", and back
//! after a kill.

use super::button::Button;
use super::cards::{Card, choice_asks};
use super::rules::named;
use super::run::Run;
use super::screen::{APART, ASIDE, Label, Screen, Shown, draw, ground, page, string};
use super::state::{Base, Calm, Over, Play, Wait};
use super::tonight::Side;
use crate::consent::clock::Time;
use crate::content::{Library, fill};
use crate::plan::ids::ItemId;
use crate::plan::scales::{Contact, Feeling, Near, StepKind, Touch};

impl Run {
    pub(super) fn over_screen(
        &self,
        over: &Over,
        play: Option<&Play>,
        words: &Library,
        now: Time,
    ) -> Screen {
        let make = |state, sentence: &str, icon, buttons: &[Button], always| {
            draw(words, state, string(words, sentence), icon, buttons, always)
        };
        let two = play.is_some_and(|play| play.cards.theirs.is_some());
        let card = |side| play.map(|play| play.cards.of_side(side));
        match over {
            Over::Pause => {
                let buttons = [Button::GoOn, Button::End];
                make(Shown::Pause, "player.pause", "pause", &buttons, ASIDE)
            }
            Over::Leaver(side) => {
                let all = [Button::IAmOff, Button::GoBack, Button::TheOther];
                let buttons = if two { &all[..] } else { &[Button::GoBack] };
                let state = Shown::SpaceLeaver;
                let mut screen = make(state, "player.space.explain", "space", buttons, APART);
                if two {
                    screen.lines.push(string(words, "player.space.leaver"));
                }
                if let Some(card) = card(*side) {
                    leaver(words, card, card_of_other(play, *side), &mut screen.lines);
                }
                screen
            }
            Over::Waiter(wait) if now >= wait.ends => {
                let buttons = [Button::MoreTime, Button::WeAreBack, Button::NotTonight];
                let mut screen = make(Shown::SpaceOver, "", "space", &buttons, APART);
                let minutes = wait.minutes.to_string();
                let over = string(words, "player.space.over");
                screen.sentence = fill(&over, &[("minutes", &minutes)]);
                screen
                    .lines
                    .extend(play.and_then(|p| p.cards.give_back.clone()));
                screen
            }
            Over::Waiter(wait) => waiter(words, play, wait),
            Over::Calm(_, calm) => self.calm(words, play, calm, now),
            Over::Help(_) => {
                let buttons = [Button::GoBack, Button::End];
                let mut screen = make(Shown::Help, "", "help", &buttons, &[Button::Hide]);
                page(words, "help", &mut screen);
                screen
            }
            Over::Stay(side) => {
                let all = [
                    Button::SaidIt,
                    Button::QuietIsFine,
                    Button::Space,
                    Button::TheOther,
                ];
                let buttons = if two { &all[..] } else { &all[..3] };
                let mut screen = make(Shown::Stay, "player.stay", "stay", buttons, APART);
                let lines = card(*side).map(|card| card.reassure.clone());
                screen.lines = lines.unwrap_or_default();
                if two {
                    let id = play.map_or("stay.away", near_line);
                    screen.lines.push(string(words, id));
                }
                screen
            }
            Over::Feelings => {
                let mut buttons: Vec<Button> =
                    Feeling::ALL.iter().copied().map(Button::Feeling).collect();
                buttons.extend([Button::JustStay, Button::NotOkay]);
                make(
                    Shown::Feelings,
                    "player.feelings",
                    "feeling",
                    &buttons,
                    ASIDE,
                )
            }
            Over::Feeling {
                feeling,
                side,
                chosen,
            } => self.feeling(words, *feeling, card(*side), chosen.as_ref()),
            Over::NotOkay => {
                let buttons = [Button::EndHere, Button::Help, Button::Hide];
                let mut screen = make(Shown::NotOkay, "", "not_okay", &buttons, &[]);
                page(words, "not_okay", &mut screen);
                screen
                    .lines
                    .extend(words.floor.iter().map(|line| line.text.clone()));
                screen
            }
            Over::Back(_) => {
                let buttons = [Button::GoOn, Button::StartAgain, Button::End];
                let mut screen = make(Shown::Back, "", "start", &buttons, &[Button::Hide]);
                let step = match &self.base {
                    Base::Step(going) => going.at + 1,
                    _ => 1,
                };
                let killed = string(words, "player.killed");
                screen.sentence = fill(&killed, &[("step", &step.to_string())]);
                screen
            }
        }
    }

    fn calm(&self, words: &Library, play: Option<&Play>, calm: &Calm, now: Time) -> Screen {
        let buttons = [Button::OtherWay, Button::Enough, Button::Dizzy];
        let (state, icon) = match calm.ground {
            Some(_) => (Shown::OtherWay, StepKind::Senses.as_str()),
            None => (Shown::Breath, StepKind::Breath.as_str()),
        };
        let shown = if calm.ground.is_some() { 2 } else { 3 };
        let buttons = buttons.get(..shown).unwrap_or_default();
        let sentence = string(words, "player.breath");
        let mut screen = draw(words, state, sentence, icon, buttons, APART);
        match (calm.ground, play) {
            (Some(_), Some(play)) => ground(words, play, calm.ground, &mut screen),
            _ => {
                screen.lines.push(string(words, "breath.stop"));
                screen.breath = self.breath_turn(now).map(|(_, act)| act);
            }
        }
        screen
    }

    /// The choices that the page of a feeling shows now.
    pub(super) fn choices(&self) -> Vec<ItemId> {
        let (Some(Over::Feeling { feeling, .. }), Some(play)) = (&self.over, &self.play) else {
            return Vec::new();
        };
        let fits = |id: &&ItemId| {
            let (asks, tags) = choice_asks(id.as_str());
            // "Just stay" has a button of its own.
            let other = id.as_str() != "just_stay";
            other && asks.within(play.most) && !play.bars(&named(tags))
        };
        let choices = play.cards.choices.get(feeling);
        choices
            .into_iter()
            .flatten()
            .filter(fits)
            .cloned()
            .collect()
    }

    fn feeling(
        &self,
        words: &Library,
        feeling: Feeling,
        card: Option<&Card>,
        chosen: Option<&ItemId>,
    ) -> Screen {
        let page = words.feelings.get(feeling.as_str());
        let text = |id: &ItemId| {
            let choice = page.and_then(|page| page.choices.iter().find(|c| c.id == *id));
            choice.map(|choice| choice.text.clone()).unwrap_or_default()
        };
        let two = self.play.as_ref().is_some_and(|p| p.cards.theirs.is_some());
        let mut buttons = vec![Button::JustStay, Button::NotOkay];
        if two {
            buttons.push(Button::TheOther);
        }
        let line = page.map(|page| page.line.clone()).unwrap_or_default();
        let mut screen = draw(words, Shown::Feeling, line, "feeling", &buttons, ASIDE);
        if let Some(id) = chosen {
            let normal = std::mem::replace(&mut screen.sentence, text(id));
            screen.lines.push(normal);
        } else {
            let choices = self.choices();
            let labels = choices.iter().zip(0..).map(|(id, n)| Label {
                button: Button::Choice(n),
                text: text(id),
            });
            screen.buttons.splice(0..0, labels);
        }
        if let Some(response) = card.and_then(|card| card.feelings.get(&feeling)) {
            let own = [("own.helps", &response.helps), ("own.not", &response.not)];
            for (id, what) in own {
                let what = what.as_ref();
                screen
                    .lines
                    .extend(what.map(|what| fill(&string(words, id), &[("what", what)])));
            }
        }
        screen
    }
}

fn card_of_other(play: Option<&Play>, side: Side) -> Option<&Card> {
    let play = play?;
    play.cards.theirs.as_ref()?;
    Some(play.cards.of_side(side.other()))
}

/// For whoever needs room: where, how to be reached, and what would help the one who stays.
fn leaver(words: &Library, card: &Card, other: Option<&Card>, lines: &mut Vec<String>) {
    lines.push(string(words, "space.go"));
    let filled = |id, hole, value: &Option<String>| {
        let value = value.as_ref()?;
        Some(fill(&string(words, id), &[(hole, value)]))
    };
    lines.extend(filled("space.where", "where", &card.place));
    lines.extend(
        card.contact
            .map(|contact| string(words, contact_id(contact))),
    );
    if let Some(other) = other {
        lines.extend(filled("space.if_you_can", "line", &other.when_you_go));
    }
}

/// For whoever waits: the other's own line, and comforts of one's own.
fn waiter(words: &Library, play: Option<&Play>, wait: &Wait) -> Screen {
    let buttons = [
        Button::Breathe,
        Button::ForLater,
        Button::Danger,
        Button::WeAreBack,
        Button::TheOther,
    ];
    let sentence = string(words, "space.wait");
    let state = Shown::SpaceWaiter;
    let mut screen = draw(words, state, sentence, "space", &buttons, APART);
    screen.lines.push(string(words, "player.space.waiter"));
    let Some(play) = play else { return screen };
    let filled = |id, hole, value: &str| fill(&string(words, id), &[(hole, value)]);
    if let Some(answer) = &play.cards.answer {
        screen.lines.push(filled("space.answer", "answer", answer));
    }
    let away = play.cards.of_side(wait.side);
    if let Some(back) = &away.back {
        screen.lines.push(filled("space.back", "back", back));
    }
    let contact = away
        .contact
        .map(|contact| string(words, contact_id(contact)));
    screen.lines.extend(contact);
    screen.lines.extend(play.cards.while_waiting.clone());
    let here = play.cards.of_side(wait.side.other());
    screen.lines.extend(here.while_i_wait.iter().cloned());
    screen
}

const fn contact_id(contact: Contact) -> &'static str {
    match contact {
        Contact::None => "space.contact.none",
        Contact::DoorOpen => "space.contact.door_open",
        Contact::Knock => "space.contact.knock",
        Contact::Text => "space.contact.text",
    }
}

/// The closeness that "stay with me" offers, within tonight's limits.
fn near_line(play: &Play) -> &'static str {
    let stay = play.cards.stay;
    let barred = |tag: &str| play.bars(&named(&[tag]));
    match (stay.touch, stay.near) {
        (Touch::Hold, _) if !barred("touch.hold") => "stay.hold",
        (Touch::Hand | Touch::Hold, _) if !barred("touch.hands") => "stay.hand",
        (_, Near::Beside) => "stay.beside",
        (_, Near::SameRoom) => "stay.same_room",
        _ => "stay.away",
    }
}
