//! What the steps of one run must keep to: off-limits by tag, and the smaller closeness of the two.
//!
//! Whose limit it was is forgotten here: the rules hold the union of the limits and the smaller
//! value of each scale, so nothing that is built on them can tell.

use super::closeness::Closeness;
use super::composer::Request;
use super::tonight::Side;
use crate::content::Library;
use crate::content::kinds::Energy;
use crate::plan::ids::{ItemId, Tag};
use crate::plan::scales::{Near, Often, StepKind, Talk, Touch, Where, Who};
use crate::plan::topic::Step;
use crate::plan::voice::{Comfort, Field, ItemKey, ItemValue, Voice};

/// The rules of one run.
pub(super) struct Rules<'a> {
    pub place: Where,
    /// Little strength.
    pub low: bool,
    /// The smaller of the two on each scale. Agreed steps stay within it.
    pub most: Closeness,
    /// The same, and for whoever has not said no more than the app offers unasked.
    pub offer: Closeness,
    /// A scale that someone left empty: "ask me".
    pub ask: Ask,
    /// What is off-limits to anyone.
    pub barred: Vec<Tag>,
    /// Something is off for the whole night.
    pub all_night: bool,
    pub chooser: Option<Side>,
    /// What each likes; empty where the plan may not be used.
    likes: Vec<(Side, &'a Voice)>,
    pub library: &'a Library,
}

/// The scales on which someone said "ask me".
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ask {
    pub touch: bool,
    pub near: bool,
    pub talk: bool,
}

/// What a step asks for, and on which scales it says so itself.
pub(super) struct Asked {
    pub closeness: Closeness,
    pub touch: bool,
    pub near: bool,
    pub talk: bool,
}

impl<'a> Rules<'a> {
    pub fn of(request: &Request<'a>) -> Self {
        let tonight = request.tonight;
        let solo = tonight.place == Where::Solo;
        let theirs = request.theirs.filter(|_| !solo);
        let mut barred: Vec<Tag> = Vec::new();
        let mine = request.mine.working.limits();
        let limits = mine.chain(theirs.into_iter().flat_map(|half| half.all_limits()));
        barred.extend(limits.filter_map(|(_, limit)| limit.tag.clone()));
        barred.extend(tonight.off.iter().flat_map(|off| off.less.tags.clone()));
        barred.sort();
        barred.dedup();

        let mut most = Closeness::MOST;
        let mut ask = Ask::default();
        if !solo {
            let nothing = Voice::default();
            let their_voice = theirs.map_or(&nothing, |half| &half.voice);
            for voice in [&request.mine.working, their_voice] {
                most = most.smaller(of_voice(voice, &mut ask));
            }
        }
        most = tonight.narrow(most);
        let whole = |group: &str| barred.iter().any(|tag| tag.as_str() == group);
        if whole("touch") {
            most.touch = Touch::None;
        }
        if whole("talk") {
            most.talk = Talk::None;
        }
        let mut offer = most;
        if ask.touch {
            offer.touch = offer.touch.min(Closeness::UNASKED.touch);
        }
        if ask.near {
            offer.near = offer.near.min(Closeness::UNASKED.near);
        }
        if ask.talk {
            offer.talk = offer.talk.min(Closeness::UNASKED.talk);
        }
        let mut likes = Vec::new();
        if request.heard {
            likes.push((Side::Mine, &request.mine.working));
            likes.extend(theirs.map(|half| (Side::Theirs, &half.voice)));
        }
        Self {
            place: tonight.place,
            low: tonight.energy == Energy::Low,
            most,
            offer,
            ask,
            barred,
            all_night: tonight.all_night(),
            chooser: tonight.chooser.filter(|_| !solo),
            likes,
            library: request.library,
        }
    }

    /// Whether any of the tags is off-limits.
    pub fn bars(&self, tags: &[Tag]) -> bool {
        self.barred
            .iter()
            .any(|limit| tags.iter().any(|tag| limit.covers(tag)))
    }

    /// Whether a tag that is written in this code is off-limits.
    pub fn bars_any(&self, tags: &[&str]) -> bool {
        self.bars(&named(tags))
    }

    /// What each likes.
    pub fn likes(&self) -> impl Iterator<Item = (Side, &'a Voice)> + '_ {
        self.likes.iter().copied()
    }

    /// Whether two people are in this run, each with a voice.
    pub fn two(&self) -> bool {
        self.likes.len() == 2
    }

    /// What one of the two says about a comfort.
    pub fn says(&self, side: Side, id: &ItemId) -> Option<&'a Comfort> {
        let (_, voice) = self.likes().find(|(who, _)| *who == side)?;
        match voice.get(&ItemKey::entry(Field::Comforts, id.clone())) {
            Some(ItemValue::Comfort(comfort)) => Some(comfort),
            _ => None,
        }
    }

    /// The one who gives, where a step is given by one to the other.
    pub fn giver(&self, who: Who) -> Option<Side> {
        match who {
            Who::Chooser => self.chooser,
            Who::Other => self.chooser.map(Side::other),
            Who::Each | Who::Both => None,
        }
    }

    /// Whether someone rules a comfort out: whoever would get it, or whoever would give it.
    pub fn refused(&self, id: &ItemId, who: Who, kind: StepKind) -> bool {
        let giver = self.giver(who);
        self.likes().any(|(side, _)| {
            let says = self.says(side, id);
            let gets = giver != Some(side);
            let gives = giver == Some(side) || (giver.is_none() && kind == StepKind::Touch);
            says.is_some_and(|c| {
                (gets && c.get == Some(Often::Never)) || (gives && c.give == Some(Often::Never))
            })
        })
    }

    /// What a step asks for. A scale that neither the step nor its comfort names counts as the most.
    pub fn asked(&self, step: &Step) -> Asked {
        let most = step.most.unwrap_or_default();
        let comfort = step.comfort.as_ref();
        let comfort = comfort.and_then(|id| self.library.comforts.get(id.as_str()));
        let (mut touch, mut near, mut talk) = (most.touch, most.near, most.talk);
        if let Some(c) = comfort {
            // What the step says of itself counts only where it does not belittle the comfort.
            touch = touch.max(Some(c.asks.touch));
            near = near.max(Some(c.asks.near));
            talk = talk.max(Some(c.asks.talk));
        }
        if self.place != Where::Together {
            (touch, near) = (Some(Touch::None), Some(Near::Apart));
        }
        Asked {
            touch: touch.is_some(),
            near: near.is_some(),
            talk: talk.is_some(),
            closeness: Closeness {
                touch: touch.unwrap_or(Touch::Hold),
                near: near.unwrap_or(Near::Beside),
                talk: talk.unwrap_or(Talk::Open),
            },
        }
    }

    /// What a comfort asks for in this place.
    pub fn comfort_asks(&self, asks: crate::content::entries::Asks) -> Closeness {
        let together = self.place == Where::Together;
        Closeness {
            touch: if together { asks.touch } else { Touch::None },
            near: if together { asks.near } else { Near::Apart },
            talk: asks.talk,
        }
    }

    /// What a step is about: its own tags, its comfort's, and what its kind implies.
    pub fn tags(&self, step: &Step) -> Vec<Tag> {
        let mut tags = step.tags.clone();
        let comfort = step.comfort.as_ref();
        if let Some(c) = comfort.and_then(|id| self.library.comforts.get(id.as_str())) {
            tags.extend(c.tags.iter().cloned());
        }
        tags.extend(named(implied(step.kind)));
        tags.sort();
        tags.dedup();
        tags
    }

    /// A text of the app.
    pub fn string(&self, id: &str) -> String {
        self.library.string(id).unwrap_or_default().to_owned()
    }
}

/// What a kind of step is about, whatever its words say.
const fn implied(kind: StepKind) -> &'static [&'static str] {
    match kind {
        StepKind::Touch => &["touch"],
        StepKind::Drink | StepKind::Food => &["food"],
        StepKind::Breath => &["breath"],
        _ => &[],
    }
}

/// Tags that are written in this code.
pub(super) fn named(tags: &[&str]) -> Vec<Tag> {
    tags.iter().filter_map(|tag| Tag::new(tag).ok()).collect()
}

/// The most that a voice wants at first; a scale left empty is noted and limits nothing here.
fn of_voice(voice: &Voice, ask: &mut Ask) -> Closeness {
    let mut most = Closeness::MOST;
    match voice.get(&ItemKey::one(Field::Touch)) {
        Some(ItemValue::Touch(touch)) => most.touch = *touch,
        _ => ask.touch = true,
    }
    match voice.get(&ItemKey::one(Field::Near)) {
        Some(ItemValue::Near(near)) => most.near = *near,
        _ => ask.near = true,
    }
    match voice.get(&ItemKey::one(Field::Talk)) {
        Some(ItemValue::Talk(talk)) => most.talk = *talk,
        _ => ask.talk = true,
    }
    most
}
