//! Any two voices, any evening, and anything that may happen in it.

use super::example::read;
use crate::consent::clock::Time;
use crate::consent::half::{Mine, Theirs};
use crate::content::kinds::Energy;
use crate::content::library;
use crate::cooldown::button::{Button, Event};
use crate::cooldown::closeness::Closeness;
use crate::cooldown::composer::{Agreed, Composed, Request, compose};
use crate::cooldown::cue::CueChoice;
use crate::cooldown::run::Run;
use crate::cooldown::screen::Screen;
use crate::cooldown::tonight::{Off, Side, Tonight, Until};
use crate::plan::ids::{Tag, TopicId};
use crate::plan::scales::{Feeling, Near, StepKind, Talk, Touch, Where, Who};
use crate::plan::topic::{Sequence, Space};
use crate::plan::voice::{Field, Voice};
use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

pub(super) const TAGS: &[&str] = &[
    "touch",
    "touch.hair",
    "touch.hold",
    "touch.hands",
    "talk",
    "talk.praise",
    "talk.plans",
    "talk.questions",
    "food",
    "food.sweet",
    "heat",
    "heat.blanket",
    "light",
    "light.dark",
    "breath.count",
    "alone",
    "sound.music",
    "move",
    "watched.stared",
    "scent",
    "cold",
];
const COMFORTS: &[&str] = &[
    "hold.blanket",
    "hold.hands",
    "hair.stroke",
    "quiet.beside",
    "words.kind",
    "words.thanks",
    "drink.warm",
    "drink.cold",
    "food.toast",
    "breath.slow",
    "warm.socks",
    "move.walk",
    "feet.rub",
    "music.album",
    "apart.call_quiet",
    "own.mine",
];
/// Stands in every own word, so that none of it can be left behind unseen.
pub(super) const MARK: &str = "zqx";

fn scale<T: Copy + std::fmt::Debug + 'static>(
    all: &'static [T],
) -> impl Strategy<Value = Option<T>> {
    of(select(all))
}

fn most() -> impl Strategy<Value = Value> {
    (scale(Touch::ALL), scale(Near::ALL), scale(Talk::ALL)).prop_map(|(touch, near, talk)| {
        let mut most = Map::new();
        most.extend(touch.map(|t| ("touch".to_owned(), json!(t))));
        most.extend(near.map(|n| ("near".to_owned(), json!(n))));
        most.extend(talk.map(|t| ("talk".to_owned(), json!(t))));
        Value::Object(most)
    })
}

fn voice() -> impl Strategy<Value = Voice> {
    let often = || of(select(&["never", "sometimes", "often"][..]));
    let comforts = vec((select(COMFORTS), often(), often()), 0..10);
    let limits = vec(of(select(TAGS)), 0..3);
    (most(), comforts, limits, any::<[bool; 4]>(), 0u32..40).prop_map(
        |(most, comforts, limits, has, minutes)| {
            let mut items = Map::new();
            for (key, value) in most.as_object().into_iter().flatten() {
                items.insert(format!("closeness.{key}"), value.clone());
            }
            for (id, get, give) in comforts {
                let mut comfort = json!({"text": format!("{MARK} comfort")});
                for (key, often) in [("get", get), ("give", give)] {
                    if let Some(often) = often {
                        comfort[key] = json!(often);
                    }
                }
                items.insert(format!("comforts/{id}"), comfort);
            }
            for (n, tag) in limits.into_iter().enumerate() {
                let limit = tag.map_or(
                    json!({"text": format!("{MARK} limit")}),
                    |t| json!({"tag": t}),
                );
                items.insert(format!("please_not/own.l{n}"), limit);
            }
            let texts = [
                ("reassure/own.r", json!(format!("{MARK} line"))),
                ("signals.space", json!({"word": format!("{MARK} word")})),
                ("space_care.where", json!(format!("{MARK} place"))),
                (
                    "feelings/tears",
                    json!({"do": format!("{MARK} do"), "not": format!("{MARK} not")}),
                ),
            ];
            for ((key, value), has) in texts.into_iter().zip(has) {
                if has {
                    items.insert(key.to_owned(), value);
                }
            }
            if minutes > 0 {
                items.insert("space_care.minutes".to_owned(), json!(minutes));
            }
            read(Value::Object(items))
        },
    )
}

fn sequence() -> impl Strategy<Value = Sequence> {
    let step = (
        select(StepKind::ALL),
        select(Who::ALL),
        of(most()),
        of(0u32..30),
        vec(select(TAGS), 0..2),
        of(select(COMFORTS)),
        any::<bool>(),
    );
    let place =
        prop_oneof![5 => Just(Where::Together), 1 => Just(Where::Apart), 1 => Just(Where::Solo)];
    (place, vec(step, 0..9)).prop_map(|(place, steps)| {
        let steps: Vec<Value> = steps
            .into_iter()
            .enumerate()
            .map(|(n, (kind, who, most, minutes, tags, comfort, or))| {
                let mut step = json!({"id": format!("s{n}"), "do": format!("{MARK} step {n}"),
                    "kind": kind, "who": who, "tags": tags});
                if let Some(most) = most {
                    step["most"] = most;
                }
                if let Some(minutes) = minutes {
                    step["minutes"] = json!(minutes);
                }
                if let Some(comfort) = comfort {
                    step["comfort"] = json!(comfort);
                }
                if or {
                    step["or"] = json!(format!("{MARK} or {n}"));
                }
                step
            })
            .collect();
        read(json!({"name": "n", "where": place, "steps": steps}))
    })
}

pub(super) fn off() -> impl Strategy<Value = Off> {
    let side = select(&[Side::Mine, Side::Theirs][..]);
    let until = select(&[Until::Ask, Until::End][..]);
    (side, most(), vec(select(TAGS), 0..2), until).prop_map(|(by, most, tags, until)| Off {
        by,
        less: read(json!({"tags": tags, "at_most": most})),
        until,
    })
}

#[derive(Debug, Clone)]
pub(super) struct Evening {
    pub mine: Mine,
    pub theirs: Option<Theirs>,
    pub heard: bool,
    pub sequence: Option<Sequence>,
    pub space: Option<Space>,
    pub tonight: Tonight,
    pub pick: u64,
}

prop_compose! {
    pub(super) fn evening()(
        mine in voice(),
        theirs in weighted(0.9, voice()),
        held in of(select(TAGS)),
        heard in prop::bool::weighted(0.85),
        sequence in weighted(0.7, sequence()),
        space in weighted(0.5, 0u32..60),
        off in vec(off(), 0..3),
        low in any::<bool>(),
        minutes in of(0u32..90),
        place in prop_oneof![4 => Just(Where::Together), 1 => Just(Where::Apart), 1 => Just(Where::Solo)],
        chooser in of(select(&[Side::Mine, Side::Theirs][..])),
        pick in any::<u64>(),
    ) -> Evening {
        let theirs = theirs.map(|voice| {
            let (voice, limits) = voice.part_limits();
            let held = held.map(|tag| read(json!({"own.held": {"tag": tag}}))).unwrap_or_default();
            Theirs { voice, limits, held, ..Theirs::default() }
        });
        let space = space.map(|minutes| {
            read(json!({"answer": format!("{MARK} answer"), "minutes": minutes,
                "give_back": format!("{MARK} back"), "while_waiting": format!("{MARK} wait")}))
        });
        let energy = if low { Energy::Low } else { Energy::Some };
        let mine = Mine { working: mine, ..Mine::default() };
        let tonight = Tonight { energy, minutes, place, chooser, off };
        Evening { mine, theirs, heard, sequence, space, tonight, pick }
    }
}

impl Evening {
    pub fn compose(&self) -> Composed {
        let topic = TopicId::new("sequence.any").expect("a name");
        let agreed = self.sequence.as_ref().map(|sequence| Agreed {
            topic: &topic,
            sequence,
        });
        compose(&Request {
            mine: &self.mine,
            theirs: self.theirs.as_ref(),
            heard: self.heard,
            sequence: agreed,
            short: agreed.filter(|_| self.pick.is_multiple_of(2)),
            space: self.space.as_ref(),
            tonight: &self.tonight,
            pick: self.pick,
            library: library("en"),
        })
    }

    pub fn run(&self) -> Run {
        Run::new(self.compose(), CueChoice::default())
    }

    pub fn solo(&self) -> bool {
        self.tonight.place == Where::Solo
    }

    /// Every limit by tag, of anyone who is in the run.
    pub fn limits(&self) -> Vec<Tag> {
        let theirs = self.theirs.as_ref().filter(|_| !self.solo());
        let mine = self.mine.working.limits();
        let all = mine.chain(theirs.into_iter().flat_map(|half| half.all_limits()));
        let mut tags: Vec<Tag> = all.filter_map(|(_, limit)| limit.tag.clone()).collect();
        tags.extend(
            self.tonight
                .off
                .iter()
                .flat_map(|off| off.less.tags.clone()),
        );
        tags
    }

    /// What may be offered unasked on the scales that someone left empty.
    pub fn unasked(&self) -> Closeness {
        let mut unasked = Closeness::MOST;
        if self.solo() {
            return unasked;
        }
        let nothing = Voice::default();
        let theirs = self.theirs.as_ref().map_or(&nothing, |half| &half.voice);
        for voice in [&self.mine.working, theirs] {
            let has = |field| voice.entries(field).next().is_some();
            if !has(Field::Touch) {
                unasked.touch = Touch::None;
            }
            if !has(Field::Near) {
                unasked.near = unasked.near.min(Near::SameRoom);
            }
            if !has(Field::Talk) {
                unasked.talk = unasked.talk.min(Talk::Few);
            }
        }
        unasked
    }

    /// The smaller written value of each scale, worked out anew.
    pub fn smaller(&self) -> Closeness {
        let mut smaller = Closeness::MOST;
        let theirs = self.theirs.as_ref().map(|half| &half.voice);
        let voices = std::iter::once(&self.mine.working).chain(theirs);
        for voice in voices.filter(|_| !self.solo()) {
            let items = serde_json::to_value(voice).expect("a voice is JSON");
            let part = |name: &str| items.get(format!("closeness.{name}")).cloned();
            smaller = smaller.at_most(&read(
                json!({"touch": part("touch"), "near": part("near"), "talk": part("talk")}),
            ));
        }
        for off in &self.tonight.off {
            smaller = smaller.at_most(&off.less.at_most);
        }
        smaller
    }
}

/// What may happen: a tap on what the screen shows, any tap at all, or something else.
#[derive(Debug, Clone)]
pub(super) enum Happens {
    Shown(usize),
    Other(Event),
}

pub(super) fn events() -> impl Strategy<Value = Vec<(Happens, i64)>> {
    let side = || select(&[Side::Mine, Side::Theirs][..]);
    let button = select(BUTTONS);
    let happens = prop_oneof![
        12 => (0usize..40).prop_map(Happens::Shown),
        2 => button.prop_map(|button| Happens::Other(Event::Tap(button))),
        1 => side().prop_map(|side| Happens::Other(Event::SpaceBy(side))),
        1 => side().prop_map(|side| Happens::Other(Event::StayBy(side))),
        1 => off().prop_map(|off| Happens::Other(Event::Narrow(off.less))),
        1 => "\\PC{0,20}".prop_map(|text| Happens::Other(Event::ForLater(format!("{MARK} {text}")))),
        1 => Just(Happens::Other(Event::Killed)),
    ];
    let pass = prop_oneof![6 => 0i64..90, 2 => 0i64..3000, 1 => any::<i64>()];
    let begun = [Button::Start, Button::Fine].map(|b| (Happens::Other(Event::Tap(b)), 1));
    (prop::bool::weighted(0.8), vec((happens, pass), 0..30)).prop_map(move |(begins, events)| {
        let first = begun.iter().filter(|_| begins).cloned();
        first.chain(events).collect()
    })
}

const BUTTONS: &[Button] = &[
    Button::Start,
    Button::Short,
    Button::Quiet,
    Button::Fine,
    Button::Check,
    Button::NotThis,
    Button::StayLonger,
    Button::Next,
    Button::OtherWay,
    Button::Enough,
    Button::Dizzy,
    Button::Pause,
    Button::GoOn,
    Button::StartAgain,
    Button::End,
    Button::Space,
    Button::Stay,
    Button::IAmOff,
    Button::GoBack,
    Button::TheOther,
    Button::Breathe,
    Button::ForLater,
    Button::Danger,
    Button::MoreTime,
    Button::WeAreBack,
    Button::NotTonight,
    Button::SaidIt,
    Button::QuietIsFine,
    Button::Feelings,
    Button::Feeling(Feeling::Tears),
    Button::Choice(0),
    Button::Choice(200),
    Button::JustStay,
    Button::NotOkay,
    Button::EndHere,
    Button::Help,
    Button::Hide,
    Button::Close,
];

pub(super) fn event(happens: &Happens, screen: &Screen) -> Option<Event> {
    let shown: Vec<Button> = screen
        .buttons
        .iter()
        .chain(&screen.always)
        .map(|l| l.button)
        .collect();
    match happens {
        Happens::Shown(n) => {
            let at = n.checked_rem(shown.len())?;
            shown.get(at).map(|button| Event::Tap(*button))
        }
        Happens::Other(event) => Some(event.clone()),
    }
}

/// Plays, with a check after each event.
pub(super) fn play(
    evening: &Evening,
    events: &[(Happens, i64)],
    mut check: impl FnMut(&Run, &Run, Option<&Event>, Time) -> Result<(), TestCaseError>,
) -> Result<(Run, Time), TestCaseError> {
    let mut run = evening.run();
    let mut now = Time(1_700_000_000);
    for (happens, pass) in events {
        now = now.plus(*pass);
        let before = run.clone();
        run.tick(now);
        check(&before, &run, None, now)?;
        if let Some(event) = event(happens, &run.screen(now)) {
            let before = run.clone();
            run.event(event.clone(), now);
            check(&before, &run, Some(&event), now)?;
        }
    }
    Ok((run, now))
}
