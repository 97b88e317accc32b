//! The plan of one bond, as one phone knows it: both halves, the topics, and the after-window.
//!
//! Every act of a person goes through here, so that the window and the sizes are asked once.

use super::clock::{Time, Window};
use super::effect::Effect;
use super::half::{Mine, Theirs};
use super::topic::{Refused, State, Topic};
use crate::plan::ids::{Rev, TopicId};
use crate::plan::sizes;
use crate::plan::topic::TopicContent;
use crate::plan::voice::{ItemKey, ItemValue, Limits};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How long the after-window lasts when nothing else is agreed, in seconds: 12 hours.
pub const AFTER_WINDOW: i64 = 12 * 3600;

/// Both halves of one bond, its topics, and the after-window on this phone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BondPlan {
    /// What I say.
    pub mine: Mine,
    /// What my partner told.
    pub theirs: Theirs,
    /// The parts of the agreement.
    pub topics: BTreeMap<TopicId, Topic>,
    /// The after-window of this phone, also one that has ended.
    pub window: Option<Window>,
}

impl BondPlan {
    /// When the after-window ends, while it runs.
    #[must_use]
    pub fn window_until(&self, now: Time) -> Option<Time> {
        self.window.filter(|w| w.runs(now)).map(Window::end)
    }

    /// A shared moment was lived: the after-window begins, and what is in force stands still here.
    /// A window that runs already is made no shorter. `length` is in seconds.
    pub fn begin_window(&mut self, now: Time, length: i64) {
        let length = match self.window_until(now) {
            Some(until) => length.max(until.0.saturating_sub(now.0)),
            None => length,
        };
        self.window = Some(Window { start: now, length });
        for topic in self.topics.values_mut() {
            topic.hold_still();
        }
    }

    /// Lets go of what stood still, if the window has ended. Called before anything is read.
    pub fn let_go(&mut self, now: Time) {
        if self.window.is_some() && self.window_until(now).is_none() {
            self.window = None;
            for topic in self.topics.values_mut() {
                topic.let_go();
            }
        }
    }

    /// "The clock was wrong": a window that seems to begin later begins now, whole.
    pub fn set_window_right(&mut self, now: Time) {
        self.window = self.window.map(|w| w.set_right(now));
    }

    /// Writes one item of my voice, or with `None` makes it "ask me" again.
    ///
    /// # Errors
    /// As [`Mine::write`].
    pub fn write(
        &mut self,
        key: ItemKey,
        value: Option<ItemValue>,
        now: Time,
    ) -> Result<Effect, Refused> {
        let window = self.window_until(now);
        self.mine.write(key, value, window)
    }

    /// Suggests a text for a topic. `nonce` is 16 random bytes.
    ///
    /// # Errors
    /// [`Refused`] while the after-window runs, or if the text or the number of topics or of open
    /// texts is too large; nothing changes then.
    pub fn propose(
        &mut self,
        id: &TopicId,
        content: TopicContent,
        nonce: [u8; 16],
        now: Time,
    ) -> Result<Rev, Refused> {
        let new = !self.topics.contains_key(id);
        sizes::TOPICS.check(self.topics.len() + usize::from(new))?;
        let window = self.window_until(now);
        let mut topic = self.topics.get(id).cloned().unwrap_or_default();
        let draft = topic.draft(id, content, nonce);
        let rev = topic.propose(draft, window)?;
        self.topics.insert(id.clone(), topic);
        Ok(rev)
    }

    /// Says yes to a text that the partner offers, for a bond that knows whether its person may.
    ///
    /// # Errors
    /// As [`Topic::accept`].
    pub(crate) fn accept(&mut self, id: &TopicId, rev: Rev, now: Time) -> Result<(), Refused> {
        let window = self.window_until(now);
        self.topic_mut(id)?.accept(rev, window, now)
    }

    /// Takes back a yes or an offer: always possible, at once, at any hour.
    ///
    /// # Errors
    /// [`Refused::NotOffered`] if this phone knows no such text.
    pub fn withdraw(&mut self, id: &TopicId, rev: Rev) -> Result<(), Refused> {
        self.topic_mut(id)?.withdraw(rev)?;
        // A topic that nobody else ever saw leaves no empty shell behind.
        if self.topics.get(id) == Some(&Topic::default()) {
            self.topics.remove(id);
        }
        Ok(())
    }

    /// Keeps an own offer or taking-back from the next parcels, or lets it go with them again.
    ///
    /// # Errors
    /// As [`Topic::keep`].
    pub fn keep(&mut self, id: &TopicId, rev: Rev, kept: bool) -> Result<(), Refused> {
        self.topic_mut(id)?.keep(rev, kept)
    }

    fn topic_mut(&mut self, id: &TopicId) -> Result<&mut Topic, Refused> {
        self.topics.get_mut(id).ok_or(Refused::NotOffered)
    }

    /// The texts in force here, each as it stands.
    pub fn in_force(&self) -> impl Iterator<Item = (&TopicId, &TopicContent)> {
        self.topics
            .iter()
            .filter_map(|(id, topic)| Some((id, topic.in_force()?)))
    }

    /// What holds here: the texts in force, narrowed at once by offers that only ask for less.
    #[must_use]
    pub fn holds(&self) -> BTreeMap<TopicId, TopicContent> {
        self.topics
            .iter()
            .filter_map(|(id, topic)| Some((id.clone(), topic.holds()?)))
            .collect()
    }

    /// Where a topic stands; one that nobody wrote is new.
    #[must_use]
    pub fn state(&self, id: &TopicId) -> State {
        self.topics.get(id).map_or(State::New, Topic::state)
    }

    /// Everything off-limits on this phone: mine, also what is held back, theirs, and what is held
    /// from phones that spoke for them.
    #[must_use]
    pub fn all_limits(&self) -> (Limits, Limits) {
        (self.mine.limits(), self.theirs.limits_by_name())
    }

    /// My author is fresh: my yeses lapse, everything else stays.
    pub fn lapse_mine(&mut self) {
        for topic in self.topics.values_mut() {
            topic.lapse_mine();
        }
    }

    /// My partner is fresh: their yeses lapse, everything else stays.
    pub fn lapse_theirs(&mut self) {
        for topic in self.topics.values_mut() {
            topic.lapse_theirs();
        }
    }
}
