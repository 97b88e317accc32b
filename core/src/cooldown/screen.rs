//! What the player shows. A run is asked for it at any time; it changes nothing.

use super::button::Button;
use super::run::Run;
use super::state::{Base, Going, Play};
use crate::consent::clock::Time;
use crate::content::kinds::Act;
use crate::content::{Library, fill, library};
use crate::plan::scales::Who;
use crate::plan::voice::Signal;

/// The states of the player.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shown {
    /// Set out, not begun.
    Ready,
    /// The other phone in the room.
    Quiet,
    /// "Is anyone hurt or cold?"
    BodyCheck,
    /// The page for it.
    BodyPage,
    /// A step.
    Step,
    /// Its last minute.
    NearlyOver,
    /// Its time is over; it waits.
    StepOver,
    /// A breath.
    Breath,
    /// Not by breath.
    OtherWay,
    /// Everything waits.
    Pause,
    /// The card for whoever needs room.
    SpaceLeaver,
    /// The card for whoever waits.
    SpaceWaiter,
    /// The time for it is over.
    SpaceOver,
    /// "Stay with me."
    Stay,
    /// The six feelings.
    Feelings,
    /// One of them.
    Feeling,
    /// "Something was not okay."
    NotOkay,
    /// Who can help: the shell shows its page of help, the same for everyone.
    Help,
    /// The end.
    End,
    /// Back after the system ended the app.
    Back,
    /// Closed: nothing.
    Closed,
}

/// A button with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The button.
    pub button: Button,
    /// Its words.
    pub text: String,
}

/// What is to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screen {
    /// The state.
    pub state: Shown,
    /// The one sentence.
    pub sentence: String,
    /// Smaller lines under it.
    pub lines: Vec<String>,
    /// The name of the icon.
    pub icon: &'static str,
    /// How much of the step's time has passed, in thousandths; `None` where it is open.
    pub ring: Option<u16>,
    /// Whether the ring is shown at two thirds: the last minute.
    pub dim: bool,
    /// In a breath: what is done now.
    pub breath: Option<Act>,
    /// Whether taps count. Face down they do not; cues go on.
    pub touch: bool,
    /// The buttons of this state, in order.
    pub buttons: Vec<Label>,
    /// The buttons that are always in the same place while the run plays.
    pub always: Vec<Label>,
    /// "Why this?", folded.
    pub why: Option<String>,
}

impl Screen {
    /// Whether a button is there.
    #[must_use]
    pub fn shows(&self, button: Button) -> bool {
        let mut all = self.buttons.iter().chain(&self.always);
        all.any(|label| label.button == button)
    }
}

/// While the run plays.
const PLAYING: &[Button] = &[
    Button::Hide,
    Button::End,
    Button::Space,
    Button::Stay,
    Button::Pause,
    Button::Feelings,
    Button::NotOkay,
];
/// While something else is on the screen, with room still one tap away.
pub(super) const ASIDE: &[Button] = &[
    Button::Hide,
    Button::End,
    Button::Space,
    Button::Stay,
    Button::NotOkay,
];
/// While someone has room.
pub(super) const APART: &[Button] = &[Button::Hide, Button::End, Button::NotOkay];
/// Where little is left to do.
const LEAVE: &[Button] = &[Button::Hide, Button::End];

impl Run {
    /// What to show now.
    #[must_use]
    pub fn screen(&self, now: Time) -> Screen {
        let words = library(&self.language);
        let mut screen = match (&self.over, &self.play) {
            (Some(over), play) => self.over_screen(over, play.as_deref(), words, now),
            (None, _) => self.base_screen(words, now),
        };
        screen.touch = !self.face_down;
        screen
    }

    fn base_screen(&self, words: &Library, now: Time) -> Screen {
        let play = self.play.as_deref();
        let make = |state, sentence: &str, icon, buttons: &[Button], always| {
            draw(words, state, string(words, sentence), icon, buttons, always)
        };
        match &self.base {
            Base::Ready => {
                let two = play.is_some_and(|play| play.cards.theirs.is_some());
                let buttons = [Button::Start, Button::Short, Button::Quiet];
                let shown = if two { 3 } else { 2 };
                let buttons = buttons.get(..shown).unwrap_or_default();
                let mut screen = make(Shown::Ready, "cool.ready", "start", buttons, LEAVE);
                screen.lines.push(string(words, "cool.short"));
                screen
            }
            Base::Quiet => {
                let buttons = [Button::Space, Button::Stay];
                let mut screen = make(Shown::Quiet, "player.quiet", "quiet", &buttons, LEAVE);
                if let Some(play) = play {
                    let card = &play.cards.mine;
                    screen
                        .lines
                        .extend(signal(words, "signal.space", &card.space));
                    screen
                        .lines
                        .extend(signal(words, "signal.stay", &card.stay));
                }
                screen
            }
            Base::BodyCheck => {
                let buttons = [Button::Fine, Button::Check];
                let mut screen = make(Shown::BodyCheck, "player.check", "check", &buttons, PLAYING);
                screen
                    .lines
                    .extend(play.and_then(|play| play.check.clone()));
                screen
            }
            Base::BodyPage => {
                let buttons = [Button::Fine, Button::Help];
                let mut screen = make(Shown::BodyPage, "", "check", &buttons, PLAYING);
                page(words, "body_check", &mut screen);
                screen
            }
            Base::Step(going) => self.step(going, words, now),
            Base::Done { early, good_night } => {
                let id = if *early {
                    "player.ended"
                } else {
                    "player.done"
                };
                let always = &[Button::Hide, Button::NotOkay];
                let mut screen = make(Shown::End, id, "night", &[Button::Close], always);
                screen.lines.clone_from(good_night);
                if good_night.is_empty() {
                    screen.lines.push(string(words, "player.good_night"));
                }
                screen
            }
            Base::Closed => make(Shown::Closed, "", "night", &[], &[]),
        }
    }

    fn step(&self, going: &Going, words: &Library, now: Time) -> Screen {
        let play = self.play.as_deref();
        let way = play.and_then(|play| play.way(going.at, going.way));
        let (Some(play), Some(way)) = (play, way) else {
            let state = Shown::Closed;
            return draw(words, state, String::new(), "night", &[], LEAVE);
        };
        let over = going.span.is_some_and(|span| span.is_over(now));
        let nearly = going.span.is_some_and(|span| span.nearly_over(now));
        let breath = self.breathes(going);
        let state = match (going.ground, breath, over, nearly) {
            (Some(_), ..) => Shown::OtherWay,
            (None, true, false, _) => Shown::Breath,
            (None, _, true, _) => Shown::StepOver,
            (None, false, false, true) => Shown::NearlyOver,
            (None, false, false, false) => Shown::Step,
        };
        let buttons: &[Button] = match state {
            Shown::Breath => &[Button::OtherWay, Button::Enough, Button::Dizzy],
            Shown::OtherWay => &[Button::OtherWay, Button::Next],
            Shown::StepOver => &[Button::StayLonger, Button::Next],
            _ => &[Button::NotThis, Button::StayLonger, Button::Next],
        };
        let icon = way.kind.as_str();
        let mut screen = draw(words, state, way.sentence.clone(), icon, buttons, PLAYING);
        match state {
            Shown::StepOver => {
                screen.sentence = string(words, "player.step.over");
                screen.lines.push(way.sentence.clone());
            }
            Shown::OtherWay => ground(words, play, going.ground, &mut screen),
            Shown::Breath => {
                screen.lines.push(string(words, "player.breath"));
                screen.lines.push(string(words, "breath.stop"));
                screen.breath = self.breath_turn(now).map(|(_, act)| act);
            }
            _ => {}
        }
        if play.cards.theirs.is_some() {
            screen.lines.push(string(
                words,
                match way.who {
                    Who::Each => "who.each",
                    Who::Both => "who.both",
                    Who::Chooser => "who.chooser",
                    Who::Other => "who.other",
                },
            ));
        }
        screen.lines.extend(way.lines.iter().cloned());
        if going.at == 0 {
            screen.lines.push(string(words, "player.face_down"));
        }
        screen.why = Some(string(words, &way.why));
        screen.dim = nearly && !over;
        screen.ring = going.span.map(|span| {
            let passed = u64::from(span.passed(now)) * 1000 / u64::from(span.total.max(1));
            u16::try_from(passed).unwrap_or(1000)
        });
        screen
    }
}

pub(super) fn string(words: &Library, id: &str) -> String {
    words.string(id).unwrap_or_default().to_owned()
}

pub(super) fn draw(
    words: &Library,
    state: Shown,
    sentence: String,
    icon: &'static str,
    buttons: &[Button],
    always: &[Button],
) -> Screen {
    let label = |button: &Button| Label {
        button: *button,
        text: string(words, button.string_id()),
    };
    let missing = |button: &&Button| !buttons.contains(*button);
    Screen {
        state,
        sentence,
        lines: Vec::new(),
        icon,
        ring: None,
        dim: false,
        breath: None,
        touch: true,
        buttons: buttons.iter().map(label).collect(),
        always: always.iter().filter(missing).map(label).collect(),
        why: None,
    }
}

/// A page of the content: its title is the sentence, its pieces are the lines.
pub(super) fn page(words: &Library, id: &str, screen: &mut Screen) {
    if let Some(page) = words.pages.get(id) {
        screen.sentence.clone_from(&page.title);
        let texts = page.blocks.iter().map(|block| block.text.clone());
        screen.lines.extend(texts);
    }
}

pub(super) fn ground(words: &Library, play: &Play, at: Option<usize>, screen: &mut Screen) {
    let id = at.and_then(|at| play.cards.ground.get(at));
    let way = id.and_then(|id| words.grounding.get(id.as_str()));
    screen.sentence = way.map_or_else(|| string(words, "step.rest"), |way| way.text.clone());
}

fn signal(words: &Library, id: &str, signal: &Signal) -> Option<String> {
    let what = match (&signal.word, &signal.sign) {
        (Some(word), Some(sign)) => format!("{word} · {sign}"),
        (Some(one), None) | (None, Some(one)) => one.clone(),
        (None, None) => return None,
    };
    Some(fill(&string(words, id), &[("what", &what)]))
}
