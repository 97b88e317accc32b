//! One topic of the agreement: two to agree, one to take back.
//!
//! Each author has a set of yeses; what was taken back is shared. The settled revision is the
//! newest that both said yes to, and it is in force unless it was taken back: then nothing is,
//! never an older text. There is no un-taking-back.
//!
//! Here is what a topic is and what its people do. What a parcel says of it stands in `told`, how a
//! parcel is joined in `join`, and what holds while the after-window runs in `standing`.

pub use super::standing::Standing;
pub use super::told::TopicTold;

use super::clock::{NIGHT, Time};
use super::effect::{self, Effect};
use crate::plan::ids::{Rev, TopicId};
use crate::plan::revision::Revision;
use crate::plan::sizes::{self, Unfit};
use crate::plan::topic::TopicContent;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Why an act has to wait or cannot be done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The after-window runs.
    #[error("right after a shared moment nothing new is agreed; it can wait until later")]
    AfterWindow {
        /// When it ends.
        until: Time,
    },
    /// The change asks for more and rests a night.
    #[error("this asks for more than before; it can wait a night")]
    Rests {
        /// When it may be said yes to.
        until: Time,
    },
    /// Nobody offers this text.
    #[error("this text is not offered here")]
    NotOffered,
    /// The text was taken back; the same words can be suggested anew.
    #[error("this text was taken back; the same words can be suggested anew")]
    TakenBack,
    /// A newer text is settled.
    #[error("a newer text stands in its place")]
    Superseded,
    /// Nothing of this phone is confirmed yet after a loss.
    #[error("this phone was restored; open a parcel from your partner, then confirm your half")]
    NotHeard,
    /// The text does not fit its sizes.
    #[error(transparent)]
    Unfit(#[from] Unfit),
}

/// What is known of one topic on this phone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// The newest revision that both said yes to, taken back or not.
    pub settled: Option<Rev>,
    /// What either took back. Nobody keeps who.
    pub withdrawn: BTreeSet<Rev>,
    /// My yeses.
    pub mine: BTreeSet<Rev>,
    /// My partner's yeses.
    pub theirs: BTreeSet<Rev>,
    /// The texts of the revisions named.
    pub texts: BTreeMap<Rev, Revision>,
    /// When this phone first saw each text that my partner offered.
    pub seen: BTreeMap<Rev, Time>,
    /// Own offers that no parcel has carried yet.
    pub untold: BTreeSet<Rev>,
    /// Own offers and takings-back that their author keeps from the next parcels.
    pub kept: BTreeSet<Rev>,
    /// While the after-window runs: what stands here.
    pub standing: Option<Standing>,
    /// Older texts, oldest first: what was settled, and offers that a newer settled text passed by.
    pub past: Vec<Past>,
}

/// An older text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Past {
    /// The day on which a newer text took its place.
    pub until: NaiveDate,
    /// What it said.
    pub content: TopicContent,
}

/// Older texts kept in one topic.
const PAST: usize = 40;

/// Where a topic stands, for a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Yes from both, for now.
    InForce,
    /// Nothing is in force: talk first.
    TalkFirst,
    /// Nothing was ever agreed here.
    New,
}

impl Topic {
    /// The revision that comes first of two: the deeper one; at equal depth the smaller name.
    fn better(&self, a: Rev, b: Rev) -> bool {
        let depth = |rev| self.texts.get(&rev).map_or(0, |r| r.depth);
        (depth(a), std::cmp::Reverse(a)) > (depth(b), std::cmp::Reverse(b))
    }

    pub(super) fn best(&self, revs: impl IntoIterator<Item = Rev>) -> Option<Rev> {
        revs.into_iter().fold(None, |best, rev| match best {
            Some(b) if !self.better(rev, b) => Some(b),
            _ => Some(rev),
        })
    }

    /// Settles the newest text that both said yes to and drops what lies below it. Whether it was
    /// taken back is not asked here: the newest first, then whether it holds.
    pub(super) fn settle(&mut self, today: NaiveDate) {
        let both: Vec<Rev> = self.mine.intersection(&self.theirs).copied().collect();
        let best = self.best(self.settled.into_iter().chain(both));
        self.move_to(best, today);
    }

    /// Moves the settled text. The one before stays listed as an older text, and so does every
    /// offer that is passed by and that nobody took back: nothing is dropped in silence.
    pub(super) fn move_to(&mut self, settled: Option<Rev>, today: NaiveDate) {
        let before = self.settled;
        self.settled = settled;
        let Some(now) = settled else { return };
        let mut below: Vec<Rev> = self
            .texts
            .keys()
            .copied()
            .filter(|rev| *rev != now && self.better(now, *rev))
            .collect();
        below.sort_by_key(|rev| (Some(*rev) != before, self.texts.get(rev).map(|r| r.depth)));
        for rev in below {
            let (mine, theirs) = (self.mine.remove(&rev), self.theirs.remove(&rev));
            let offered = (mine || theirs) && !self.withdrawn.contains(&rev);
            self.withdrawn.remove(&rev);
            self.seen.remove(&rev);
            self.untold.remove(&rev);
            self.kept.remove(&rev);
            let Some(Revision { content, .. }) = self.texts.remove(&rev) else {
                continue;
            };
            // A late parcel can bring an offer again that was passed by and listed before.
            let listed = self.past.iter().any(|past| past.content == content);
            if Some(rev) == before || (offered && !listed) {
                let until = today;
                self.past.push(Past { until, content });
            }
        }
        let over = self.past.len().saturating_sub(PAST);
        self.past.drain(..over);
    }

    fn depth(&self) -> u32 {
        let text = self.settled.and_then(|rev| self.texts.get(&rev));
        text.map_or(0, |r| r.depth)
    }

    /// Writes a new text over the settled one, for [`Topic::propose`].
    #[must_use]
    pub fn draft(&self, topic: &TopicId, content: TopicContent, nonce: [u8; 16]) -> Revision {
        Revision {
            topic: topic.clone(),
            depth: self.depth().saturating_add(1),
            parent: self.settled,
            nonce,
            content,
        }
    }

    /// Suggests a text: my yes to it, which waits for the other's.
    ///
    /// # Errors
    /// [`Refused::AfterWindow`] while one runs; [`Refused::Superseded`] if it was written over a
    /// text that is not the settled one any more; [`Refused::TakenBack`] if this very revision was;
    /// [`Refused::Unfit`] if the text or the number of open texts is too large.
    pub fn propose(&mut self, revision: Revision, window: Option<Time>) -> Result<Rev, Refused> {
        wait_for(window)?;
        revision.check()?;
        if revision.parent != self.settled || revision.depth != self.depth().saturating_add(1) {
            return Err(Refused::Superseded);
        }
        // A taking-back that is kept leaves the offer open for the partner, so it counts as well.
        let open = |rev: &&Rev| self.is_open(**rev) || self.kept.contains(*rev);
        let open = self.mine.iter().filter(open).count();
        sizes::OPEN_REVISIONS.check(open + 1)?;
        sizes::WITHDRAWN.check(self.withdrawn.len() + sizes::OPEN_REVISIONS.max)?;
        let rev = revision.id()?;
        if self.withdrawn.contains(&rev) {
            return Err(Refused::TakenBack);
        }
        if self.texts.insert(rev, revision).is_none() {
            self.mine.insert(rev);
            self.untold.insert(rev);
        }
        Ok(rev)
    }

    /// Says yes to a text that the partner offers.
    ///
    /// # Errors
    /// [`Refused`] while the after-window runs, while a widening change rests, or if the text is
    /// not offered, was taken back, or lies below the settled one.
    pub fn accept(&mut self, rev: Rev, window: Option<Time>, now: Time) -> Result<(), Refused> {
        wait_for(window)?;
        if self.withdrawn.contains(&rev) {
            return Err(Refused::TakenBack);
        }
        if self
            .settled
            .is_some_and(|s| s != rev && self.better(s, rev))
        {
            return Err(Refused::Superseded);
        }
        if !self.theirs.contains(&rev) || !self.texts.contains_key(&rev) {
            return Err(Refused::NotOffered);
        }
        if self.effect(rev) == Effect::Widening {
            let until = self.seen.get(&rev).copied().unwrap_or(now).plus(NIGHT);
            if now < until {
                return Err(Refused::Rests { until });
            }
        }
        self.mine.insert(rev);
        self.settle(now.day());
        Ok(())
    }

    /// What a text would do to what is agreed now. A first text has nothing to widen. Where
    /// something was settled and nothing holds (it was taken back, a yes lapsed, or only the
    /// partner's phone calls it settled), any text asks for more.
    #[must_use]
    pub fn effect(&self, rev: Rev) -> Effect {
        let Some(text) = self.texts.get(&rev) else {
            return Effect::Widening;
        };
        match (self.settled, self.agreed()) {
            (None, _) => Effect::Neutral,
            (_, None) => Effect::Widening,
            (_, Some(agreed)) if agreed == rev => Effect::Neutral,
            (_, Some(agreed)) => {
                let was = self.texts.get(&agreed).map(|r| &r.content);
                was.map_or(Effect::Widening, |was| {
                    effect::of_topic(Some(was), &text.content)
                })
            }
        }
    }

    /// Takes back a yes, or an offer of one's own. Always possible, at once, at any hour.
    ///
    /// # Errors
    /// [`Refused::NotOffered`] if this phone knows no such text.
    pub fn withdraw(&mut self, rev: Rev) -> Result<(), Refused> {
        if !self.texts.contains_key(&rev) {
            return Err(Refused::NotOffered);
        }
        if self.untold.remove(&rev) {
            // Nobody else ever saw it, so nobody needs to learn that it was taken back.
            self.texts.remove(&rev);
            self.mine.remove(&rev);
            self.kept.remove(&rev);
            return Ok(());
        }
        self.withdrawn.insert(rev);
        self.empty_if_withdrawn();
        Ok(())
    }

    /// Keeps an own offer or taking-back from the next parcels, or lets it go with them again. A
    /// yes to the partner's text cannot be kept: whoever wants to wait says yes later.
    ///
    /// # Errors
    /// [`Refused::NotOffered`] if there is no such offer or taking-back.
    pub fn keep(&mut self, rev: Rev, kept: bool) -> Result<(), Refused> {
        if !kept {
            self.kept.remove(&rev);
            return Ok(());
        }
        if !self.untold.contains(&rev) && !self.withdrawn.contains(&rev) {
            return Err(Refused::NotOffered);
        }
        self.kept.insert(rev);
        Ok(())
    }

    /// "Still yes" to the settled text, on a phone that was restored.
    ///
    /// # Errors
    /// [`Refused`] while the after-window runs, or if the text is not the settled one or was taken
    /// back.
    pub fn confirm(&mut self, rev: Rev, window: Option<Time>, now: Time) -> Result<(), Refused> {
        wait_for(window)?;
        if self.withdrawn.contains(&rev) {
            return Err(Refused::TakenBack);
        }
        if self.settled != Some(rev) {
            return Err(Refused::NotOffered);
        }
        self.mine.insert(rev);
        self.settle(now.day());
        Ok(())
    }

    /// Whether a text is offered and neither settled nor taken back.
    #[must_use]
    pub fn is_open(&self, rev: Rev) -> bool {
        self.settled != Some(rev) && !self.withdrawn.contains(&rev)
    }

    /// The offers that wait: mine and my partner's.
    pub fn open(&self) -> impl Iterator<Item = (Rev, &Revision)> {
        self.texts
            .iter()
            .map(|(rev, text)| (*rev, text))
            .filter(|(rev, _)| {
                self.is_open(*rev) && (self.mine.contains(rev) || self.theirs.contains(rev))
            })
    }

    /// The revision in force between the two, as far as this phone knows.
    #[must_use]
    pub fn agreed(&self) -> Option<Rev> {
        self.settled.filter(|rev| {
            self.mine.contains(rev) && self.theirs.contains(rev) && !self.withdrawn.contains(rev)
        })
    }

    /// Where the topic stands.
    #[must_use]
    pub fn state(&self) -> State {
        if self.in_force().is_some() {
            State::InForce
        } else if self.settled.is_some() {
            State::TalkFirst
        } else {
            State::New
        }
    }
}

fn wait_for(window: Option<Time>) -> Result<(), Refused> {
    window.map_or(Ok(()), |until| Err(Refused::AfterWindow { until }))
}

#[cfg(test)]
#[path = "topic_tests.rs"]
#[allow(clippy::expect_used, clippy::panic)]
mod tests;
