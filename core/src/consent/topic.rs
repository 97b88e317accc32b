//! One topic of the agreement: two to agree, one to take back.
//!
//! Each author has a set of yeses; what was taken back is shared. The settled revision is the
//! newest that both said yes to, and it is in force unless it was taken back: then nothing is,
//! never an older text. There is no un-taking-back.

use super::clock::{NIGHT, Time};
use super::effect::{self, Effect};
use crate::plan::diff;
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
    #[error("this phone was restored; open a parcel from your partner first")]
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
    /// Older texts that were settled, oldest first, with the day on which a newer one came.
    pub past: Vec<Past>,
}

/// What was in force when the after-window began. Nothing moves here until it ends, but a
/// taking-back empties it at once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    rev: Option<Rev>,
    content: Option<TopicContent>,
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

/// What a partner's parcel says of one topic.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicTold {
    /// Their settled revision.
    pub settled: Option<Rev>,
    /// Everything taken back that they know of.
    pub withdrawn: BTreeSet<Rev>,
    /// Their yeses.
    pub yes: BTreeSet<Rev>,
    /// The texts of the revisions named.
    pub revisions: BTreeMap<Rev, Revision>,
}

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

    fn best(&self, revs: impl IntoIterator<Item = Rev>) -> Option<Rev> {
        revs.into_iter().fold(None, |best, rev| match best {
            Some(b) if !self.better(rev, b) => Some(b),
            _ => Some(rev),
        })
    }

    /// Settles the newest text that both said yes to and drops what lies below it. Whether it was
    /// taken back is not asked here: the newest first, then whether it holds.
    fn settle(&mut self, today: NaiveDate) {
        let both: Vec<Rev> = self.mine.intersection(&self.theirs).copied().collect();
        let best = self.best(self.settled.into_iter().chain(both));
        if best != self.settled {
            if let Some(old) = self.settled.and_then(|rev| self.texts.get(&rev)) {
                let content = old.content.clone();
                self.past.push(Past {
                    until: today,
                    content,
                });
                let over = self.past.len().saturating_sub(PAST);
                self.past.drain(..over);
            }
            self.settled = best;
        }
        self.drop_below();
    }

    fn drop_below(&mut self) {
        let Some(settled) = self.settled else { return };
        let below: Vec<Rev> = self
            .texts
            .keys()
            .copied()
            .filter(|rev| *rev != settled && self.better(settled, *rev))
            .collect();
        for rev in below {
            self.texts.remove(&rev);
            self.mine.remove(&rev);
            self.theirs.remove(&rev);
            self.withdrawn.remove(&rev);
            self.seen.remove(&rev);
        }
    }

    /// Writes a new text over the settled one, for [`Topic::propose`].
    #[must_use]
    pub fn draft(&self, topic: &TopicId, content: TopicContent, nonce: [u8; 16]) -> Revision {
        let parent = self.settled;
        let depth = parent
            .and_then(|rev| self.texts.get(&rev))
            .map_or(0, |r| r.depth);
        Revision {
            topic: topic.clone(),
            depth: depth + 1,
            parent,
            nonce,
            content,
        }
    }

    /// Suggests a text: my yes to it, which waits for the other's.
    ///
    /// # Errors
    /// [`Refused::AfterWindow`] while one runs; [`Refused::Unfit`] if the text or the number of
    /// open texts is too large.
    pub fn propose(&mut self, revision: Revision, window: Option<Time>) -> Result<Rev, Refused> {
        wait_for(window)?;
        revision.check()?;
        let open = self.mine.iter().filter(|r| self.is_open(**r)).count();
        sizes::OPEN_REVISIONS.check(open + 1)?;
        sizes::WITHDRAWN.check(self.withdrawn.len() + sizes::OPEN_REVISIONS.max)?;
        let rev = revision.id()?;
        self.texts.insert(rev, revision);
        self.mine.insert(rev);
        self.untold.insert(rev);
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

    /// What a text would do to what holds now. After a taking-back nothing holds, so that any text
    /// asks for more.
    #[must_use]
    pub fn effect(&self, rev: Rev) -> Effect {
        let Some(text) = self.texts.get(&rev) else {
            return Effect::Widening;
        };
        match self.settled {
            None => Effect::Neutral,
            Some(settled) if settled == rev => Effect::Neutral,
            Some(settled) if self.withdrawn.contains(&settled) => Effect::Widening,
            Some(settled) => {
                let was = self.texts.get(&settled).map(|r| &r.content);
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

    /// A parcel was made of [`Topic::told`]: what it carried counts as told.
    pub fn mark_told(&mut self) {
        let kept = &self.kept;
        self.untold.retain(|rev| kept.contains(rev));
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

    /// Joins what the partner's parcel says.
    ///
    /// # Errors
    /// [`Unfit`] if a text does not fit, is named wrongly, or a yes names no text; nothing changes.
    pub fn join(&mut self, topic: &TopicId, told: &TopicTold, now: Time) -> Result<(), Unfit> {
        let mut next = self.clone();
        let wrong = Unfit::WrongValue { field: "revisions" };
        let named = |rev: &Rev| {
            told.settled == Some(*rev) || told.withdrawn.contains(rev) || told.yes.contains(rev)
        };
        for (rev, text) in &told.revisions {
            text.check()?;
            if text.topic != *topic || text.id()? != *rev || !named(rev) {
                return Err(wrong);
            }
            let parent = text
                .parent
                .and_then(|p| next.texts.get(&p).or_else(|| told.revisions.get(&p)));
            if parent.is_some_and(|p| p.depth + 1 != text.depth) {
                return Err(wrong);
            }
            next.texts.insert(*rev, text.clone());
        }
        if told
            .yes
            .iter()
            .chain(&told.settled)
            .any(|rev| !next.texts.contains_key(rev))
        {
            return Err(wrong);
        }
        let open = told
            .yes
            .iter()
            .filter(|rev| told.settled != Some(**rev))
            .count();
        sizes::OPEN_REVISIONS.check(open)?;
        sizes::WITHDRAWN.check(told.withdrawn.len() / 2)?;
        next.withdrawn.extend(&told.withdrawn);
        next.empty_if_withdrawn();
        next.theirs.clone_from(&told.yes);
        let known: Vec<Rev> = next.settled.into_iter().chain(told.settled).collect();
        let best = next.best(known);
        if best != next.settled {
            // Settled elsewhere: joined through the same door, so that the older text is kept.
            next.move_to(best, now.day());
        }
        next.settle(now.day());
        for rev in &told.yes {
            next.seen.entry(*rev).or_insert(now);
        }
        next.seen.retain(|rev, _| next.theirs.contains(rev));
        next.empty_if_withdrawn();
        next.forget_unnamed();
        *self = next;
        Ok(())
    }

    fn move_to(&mut self, settled: Option<Rev>, today: NaiveDate) {
        if let Some(old) = self.settled.and_then(|rev| self.texts.get(&rev)) {
            let content = old.content.clone();
            self.past.push(Past {
                until: today,
                content,
            });
        }
        self.settled = settled;
    }

    /// Texts that nobody names any more: an offer that its author dropped.
    fn forget_unnamed(&mut self) {
        let (settled, withdrawn) = (self.settled, &self.withdrawn);
        let (mine, theirs) = (&self.mine, &self.theirs);
        self.texts.retain(|rev, _| {
            settled == Some(*rev)
                || withdrawn.contains(rev)
                || mine.contains(rev)
                || theirs.contains(rev)
        });
    }

    /// Joins only what was taken back: all that a rolled-back phone takes from a parcel.
    pub fn join_withdrawn(&mut self, withdrawn: &BTreeSet<Rev>) {
        self.withdrawn.extend(withdrawn);
        self.empty_if_withdrawn();
    }

    /// What stands during an after-window goes at once when it, or what came after it, is taken
    /// back.
    fn empty_if_withdrawn(&mut self) {
        let gone = |rev: Option<Rev>| rev.is_some_and(|rev| self.withdrawn.contains(&rev));
        if let Some(standing) = &self.standing
            && (gone(standing.rev) || gone(self.settled))
        {
            self.standing = Some(Standing::default());
        }
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

    /// The text in force on this phone: what is agreed, or while the after-window runs what stood
    /// when it began.
    #[must_use]
    pub fn in_force(&self) -> Option<&TopicContent> {
        if let Some(standing) = &self.standing {
            return standing.content.as_ref();
        }
        let rev = self.agreed()?;
        self.texts.get(&rev).map(|r| &r.content)
    }

    /// What holds here: the text in force, narrowed at once by every open offer that only asks for
    /// less, whoever made it, told or not.
    #[must_use]
    pub fn holds(&self) -> Option<TopicContent> {
        let mut held = self.in_force()?.clone();
        for (_, offer) in self.open() {
            let changes = diff::topic(Some(&held), Some(&offer.content));
            for change in changes {
                if effect::of_change(&change) == Effect::Narrowing
                    && self.only_narrows(offer)
                    && let Some(narrower) = diff::apply(&held, &change)
                {
                    held = narrower;
                }
            }
        }
        Some(held)
    }

    fn only_narrows(&self, offer: &Revision) -> bool {
        self.in_force()
            .is_some_and(|was| effect::of_topic(Some(was), &offer.content) == Effect::Narrowing)
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

    /// The after-window begins: what is in force now stands here until it ends.
    pub fn hold_still(&mut self) {
        if self.standing.is_none() {
            let rev = self.agreed();
            let content = rev
                .and_then(|rev| self.texts.get(&rev))
                .map(|r| r.content.clone());
            self.standing = Some(Standing { rev, content });
        }
    }

    /// The after-window ended.
    pub fn let_go(&mut self) {
        self.standing = None;
    }

    /// The author of this phone's half is fresh: the own yeses lapse, everything else stays.
    pub fn lapse_mine(&mut self) {
        self.mine.clear();
        self.untold.clear();
        self.kept.clear();
        self.let_go();
        self.forget_unnamed();
    }

    /// The partner is fresh: their yeses lapse, everything else stays.
    pub fn lapse_theirs(&mut self) {
        self.theirs.clear();
        self.seen.clear();
        self.let_go();
        self.forget_unnamed();
    }

    /// What a parcel says of this topic; an unconfirmed half says no yes.
    #[must_use]
    pub fn told(&self, whole: bool) -> TopicTold {
        let untold = |rev: &Rev| self.untold.contains(rev) && self.kept.contains(rev);
        let yes: BTreeSet<Rev> = match whole {
            true => self
                .mine
                .iter()
                .copied()
                .filter(|rev| !untold(rev))
                .collect(),
            false => BTreeSet::new(),
        };
        let withdrawn: BTreeSet<Rev> = self.withdrawn.difference(&self.kept).copied().collect();
        let revisions = self
            .texts
            .iter()
            .filter(|(rev, _)| {
                self.settled == Some(**rev) || withdrawn.contains(*rev) || yes.contains(*rev)
            })
            .map(|(rev, text)| (*rev, text.clone()))
            .collect();
        TopicTold {
            settled: self.settled,
            withdrawn,
            yes,
            revisions,
        }
    }
}

fn wait_for(window: Option<Time>) -> Result<(), Refused> {
    window.map_or(Ok(()), |until| Err(Refused::AfterWindow { until }))
}
