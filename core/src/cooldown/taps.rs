//! What each tap does. Every way from one state of a run to another is in this file.

use super::button::Button;
use super::cards::TIME_OUT;
use super::cue::CueKind;
use super::rules::named;
use super::run::{LONGER, MORE, Run};
use super::span::Span;
use super::state::{Base, Calm, Going, Over, Wait};
use super::tonight::{Less, Side};
use crate::consent::clock::Time;
use crate::plan::scales::{Near, Talk, Touch};
use crate::plan::sizes;
use crate::plan::text::clean;
use crate::plan::topic::Most;

impl Run {
    pub(super) fn tap(&mut self, button: Button, now: Time) -> Option<CueKind> {
        match button {
            Button::Start | Button::Short => {
                let play = self.play.as_mut()?;
                if button == Button::Short {
                    play.steps = std::mem::take(&mut play.short);
                    let sequence = play.short_sequence.take();
                    if let Some(moment) = &mut play.moment {
                        moment.sequence = sequence;
                    }
                }
                if let Some(moment) = &mut play.moment {
                    moment.day = now.day();
                }
                self.base = Base::BodyCheck;
                Some(CueKind::Start)
            }
            Button::Quiet => self.rest_on(Base::Quiet),
            Button::Fine => self.enter(0, now),
            Button::Check => self.rest_on(Base::BodyPage),
            Button::NotThis => {
                let Base::Step(Going { at, way, .. }) = self.base else {
                    return None;
                };
                match self.play.as_ref()?.next_way(at, way.saturating_add(1)) {
                    Some(way) => self.begin(at, way, now),
                    None => self.enter(at.saturating_add(1), now),
                }
            }
            Button::Next => match self.base {
                Base::Step(Going { at, .. }) => self.enter(at.saturating_add(1), now),
                _ => None,
            },
            Button::StayLonger => {
                if let Base::Step(Going {
                    span: Some(span), ..
                }) = &mut self.base
                {
                    span.longer(LONGER, now);
                }
                None
            }
            Button::OtherWay | Button::Dizzy => self.other_way(),
            Button::Enough => match (self.over.take(), &self.base) {
                (Some(Over::Calm(wait, _)), _) => self.lay(Over::Waiter(wait)),
                (_, Base::Step(Going { at, .. })) => self.enter(at.saturating_add(1), now),
                (over, _) => {
                    self.over = over;
                    None
                }
            },
            Button::Pause => self.open(Over::Pause, now),
            Button::GoOn => match self.over.take() {
                Some(Over::Back(under)) => {
                    self.over = under.map(|under| *under);
                    None
                }
                _ => self.resume(now),
            },
            Button::StartAgain => {
                self.over = None;
                self.rest_on(Base::BodyCheck)
            }
            Button::Space => {
                let side = self.side();
                self.ask(Over::Leaver(side), CueKind::Space, now)
            }
            Button::Stay => {
                let side = self.side();
                self.ask(Over::Stay(side), CueKind::Stay, now)
            }
            Button::IAmOff => {
                let Some(Over::Leaver(side)) = self.over else {
                    return None;
                };
                let cards = self.play.as_ref().map(|play| &play.cards);
                let minutes = cards.map_or(TIME_OUT, |cards| cards.of_side(side).minutes);
                let wait = wait(side, minutes, now);
                self.lay(Over::Waiter(wait))
            }
            Button::MoreTime => {
                let room = self.over.as_mut().and_then(Over::wait)?;
                *room = wait(room.side, MORE, now);
                None
            }
            Button::GoBack => match self.over.take() {
                Some(Over::Help(under)) => {
                    self.over = under.map(|under| *under);
                    None
                }
                _ => self.resume(now),
            },
            Button::TheOther => {
                match &mut self.over {
                    Some(Over::Leaver(side) | Over::Stay(side) | Over::Feeling { side, .. }) => {
                        *side = side.other();
                    }
                    Some(Over::Waiter(wait)) => wait.side = wait.side.other(),
                    _ => {}
                }
                None
            }
            Button::Breathe => match self.over.take() {
                Some(Over::Waiter(wait)) => {
                    let counted = named(&["breath.count"]);
                    let breath = self.play.as_ref();
                    let breath = breath.is_some_and(|p| p.cards.breath && !p.bars(&counted));
                    let calm = Calm {
                        since: now,
                        told: 0,
                        ground: (!breath).then_some(0),
                    };
                    self.lay(Over::Calm(wait, calm))
                }
                over => {
                    self.over = over;
                    None
                }
            },
            Button::Danger | Button::Help => {
                let under = self.over.take().map(Box::new);
                self.hold(now);
                self.lay(Over::Help(under))
            }
            Button::WeAreBack | Button::SaidIt | Button::QuietIsFine | Button::JustStay => {
                self.resume(now)
            }
            Button::Feelings => self.open(Over::Feelings, now),
            Button::Feeling(feeling) => {
                let side = self.side();
                let chosen = None;
                self.lay(Over::Feeling {
                    feeling,
                    side,
                    chosen,
                })
            }
            Button::Choice(n) => self.choose(n, now),
            Button::NotOkay => self.open(Over::NotOkay, now),
            Button::Hide => {
                let begun = matches!(self.base, Base::BodyCheck | Base::BodyPage | Base::Step(_));
                match begun && self.over.is_none() {
                    true => self.open(Over::Pause, now),
                    false => None,
                }
            }
            // The shell asks for the words and brings them as an event of their own.
            Button::ForLater => None,
            Button::End | Button::NotTonight => {
                let begun = !matches!(self.base, Base::Ready | Base::Quiet);
                let okay = !self.over.as_ref().is_some_and(Over::is_not_okay);
                match begun && okay {
                    true => self.done(true, now),
                    false => self.close(false),
                }
            }
            Button::EndHere => self.close(false),
            Button::Close => self.close(true),
        }
    }

    /// Whose words are shown first, where the shell does not know who asked: the owner's, with
    /// the other's one tap away.
    fn side(&self) -> Side {
        self.present(Side::Mine)
    }

    /// That side, or mine where nobody else is there.
    pub(super) fn present(&self, side: Side) -> Side {
        let two = self.play.as_ref().is_some_and(|p| p.cards.theirs.is_some());
        if two { side } else { Side::Mine }
    }

    fn lay(&mut self, over: Over) -> Option<CueKind> {
        self.over = Some(over);
        None
    }

    fn rest_on(&mut self, base: Base) -> Option<CueKind> {
        self.base = base;
        None
    }

    /// Lays something over the step, whose time stands still meanwhile.
    fn open(&mut self, over: Over, now: Time) -> Option<CueKind> {
        self.hold(now);
        self.lay(over)
    }

    /// Space or "stay with me". Space wins: where it is on the screen, nothing else takes its place.
    pub(super) fn ask(&mut self, over: Over, cue: CueKind, now: Time) -> Option<CueKind> {
        self.open(over, now);
        Some(cue)
    }

    fn hold(&mut self, now: Time) {
        if let Base::Step(Going {
            span: Some(span), ..
        }) = &mut self.base
        {
            span.hold(now);
        }
    }

    /// Back to what lay under it, which goes on where it was.
    fn resume(&mut self, now: Time) -> Option<CueKind> {
        self.over = None;
        if let Base::Step(Going {
            span: Some(span), ..
        }) = &mut self.base
        {
            span.go(now);
        }
        None
    }

    /// Begins a step, or the end behind the last one.
    fn enter(&mut self, at: usize, now: Time) -> Option<CueKind> {
        let play = self.play.as_ref()?;
        let next = (at..play.steps.len()).find_map(|at| Some((at, play.next_way(at, 0)?)));
        match next {
            Some((at, way)) => self.begin(at, way, now),
            None => self.done(false, now),
        }
    }

    fn begin(&mut self, at: usize, way: usize, now: Time) -> Option<CueKind> {
        let minutes = self.play.as_ref()?.way(at, way)?.minutes;
        self.base = Base::Step(Going {
            at,
            way,
            span: minutes.map(|m| Span::new(m.max(1).saturating_mul(60), now)),
            told: 0,
            ground: None,
        });
        Some(CueKind::Step)
    }

    fn other_way(&mut self) -> Option<CueKind> {
        let ways = self.play.as_ref()?.cards.ground.len();
        let ground = match (&mut self.over, &mut self.base) {
            (Some(Over::Calm(_, calm)), _) => &mut calm.ground,
            (None, Base::Step(going)) => &mut going.ground,
            _ => return None,
        };
        *ground = Some(ground.map_or(0, |n| (n + 1) % ways.max(1)));
        None
    }

    /// A choice on the page of a feeling: going away is space, calling someone is help, asking for
    /// less holds from now on, and anything else is shown so that the other one can read it.
    fn choose(&mut self, n: u8, now: Time) -> Option<CueKind> {
        let id = self.choices().get(usize::from(n))?.clone();
        let Some(Over::Feeling { side, chosen, .. }) = &mut self.over else {
            return None;
        };
        let side = *side;
        *chosen = Some(id.clone());
        let mut at_most = Most::default();
        match id.as_str() {
            "alone" | "space" => return self.ask(Over::Leaver(side), CueKind::Space, now),
            "call" => return self.tap(Button::Help, now),
            "no_touch" => at_most.touch = Some(Touch::None),
            "silence" => at_most.talk = Some(Talk::None),
            "distance" => {
                (at_most.touch, at_most.near) = (Some(Touch::None), Some(Near::SameRoom));
            }
            _ => return None,
        }
        let tags = Vec::new();
        self.narrow(Less { tags, at_most }, now)
    }

    /// Less, from now on. A step that asks for more gives way to the next one that does not; its
    /// time begins anew and, under a card, stands still.
    pub(super) fn narrow(&mut self, less: Less, now: Time) -> Option<CueKind> {
        let play = self.play.as_mut()?;
        play.most = play.most.at_most(&less.at_most);
        play.cards.stay = play.cards.stay.smaller(play.most);
        play.barred.extend(less.tags);
        play.barred.sort();
        play.barred.dedup();
        play.barred.truncate(sizes::PLEASE_NOT.max);
        let Base::Step(Going { at, way, .. }) = self.base else {
            return None;
        };
        if play.way(at, way).is_some_and(|way| play.allows(way)) {
            return None;
        }
        let cue = match play.next_way(at, way) {
            Some(way) => self.begin(at, way, now),
            None => self.enter(at.saturating_add(1), now),
        };
        if self.over.is_some() {
            self.hold(now);
        }
        cue
    }

    pub(super) fn for_later(&mut self, line: &str) {
        let line: String = clean(line).chars().take(sizes::TEXT.max).collect();
        let open = self.base != Base::Closed;
        let room = self.outcome.for_later.len() < sizes::LIST.max;
        if open && room && !line.trim().is_empty() {
            self.outcome.for_later.push(line);
        }
    }

    /// Back after a kill: says where we were. "Something was not okay" stays what it was, and so
    /// does what had not begun or is over.
    pub(super) fn killed(&mut self) {
        let not_okay = self.over.as_ref().is_some_and(Over::is_not_okay);
        let twice = matches!(self.over, Some(Over::Back(_)));
        let begun = matches!(self.base, Base::BodyCheck | Base::BodyPage | Base::Step(_));
        self.face_down = false;
        if begun && !not_okay && !twice {
            self.over = Some(Over::Back(self.over.take().map(Box::new)));
        }
    }

    /// The end. What the run held goes with it.
    fn done(&mut self, early: bool, now: Time) -> Option<CueKind> {
        let play = self.play.take()?;
        self.outcome.moment = play.moment;
        self.outcome.ended = Some(now);
        self.over = None;
        self.base = Base::Done {
            early,
            good_night: play.cards.good_night,
        };
        Some(CueKind::End)
    }

    /// Closed. With nothing saved but what someone wrote down on purpose, unless it ended well.
    fn close(&mut self, saved: bool) -> Option<CueKind> {
        self.play = None;
        self.over = None;
        self.face_down = false;
        self.base = Base::Closed;
        if !saved {
            self.outcome.moment = None;
            self.outcome.ended = None;
        }
        None
    }
}

fn wait(side: Side, minutes: u32, now: Time) -> Wait {
    Wait {
        side,
        minutes,
        ends: now.plus(i64::from(minutes) * 60),
        told: false,
    }
}
