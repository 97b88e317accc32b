//! How a partner's parcel is joined to a topic. A file is hostile until it is checked, and one that
//! does not fit changes nothing.

use super::clock::Time;
use super::told::TopicTold;
use super::topic::Topic;
use crate::plan::ids::{Rev, TopicId};
use crate::plan::sizes::{self, Unfit};
use std::collections::BTreeSet;

impl Topic {
    /// Joins what the partner's parcel says.
    ///
    /// # Errors
    /// [`Unfit`] if a text does not fit, is named wrongly, lies too deep, or a yes names no text;
    /// nothing changes.
    pub fn join(&mut self, topic: &TopicId, told: &TopicTold, now: Time) -> Result<(), Unfit> {
        told.check(topic)?;
        let mut next = self.clone();
        for (rev, text) in &told.revisions {
            next.texts.insert(*rev, text.clone());
        }
        let here = self.settled.and_then(|rev| self.texts.get(&rev));
        let here = here.map_or(0, |text| text.depth);
        for text in told.revisions.values() {
            sizes::DEEPER.check(text.depth.saturating_sub(here) as usize)?;
            let parent = text.parent.and_then(|parent| next.texts.get(&parent));
            if parent.is_some_and(|parent| parent.depth.saturating_add(1) != text.depth) {
                return Err(Unfit::WrongValue { field: "revisions" });
            }
        }
        let mut named = told.yes.iter().chain(&told.settled);
        if named.any(|rev| !next.texts.contains_key(rev)) {
            return Err(Unfit::WrongValue { field: "revisions" });
        }
        next.join_withdrawn(&told.withdrawn);
        sizes::WITHDRAWN.check(next.withdrawn.len() / 2)?;
        next.theirs.clone_from(&told.yes);
        for rev in &told.yes {
            next.seen.entry(*rev).or_insert(now);
        }
        // What is settled elsewhere moves through the same door, so that the older text is kept.
        let best = next.best(next.settled.into_iter().chain(told.settled));
        next.move_to(best, now.day());
        next.settle(now.day());
        let theirs = &next.theirs;
        next.seen.retain(|rev, _| theirs.contains(rev));
        next.empty_if_withdrawn();
        next.forget_unnamed();
        *self = next;
        Ok(())
    }

    /// Joins only what was taken back: all that a rolled-back phone takes from a parcel. A parcel
    /// carries the text of whatever it says is taken back; a name without a text that is known says
    /// nothing, so that invented names cannot fill the set.
    pub fn join_withdrawn(&mut self, withdrawn: &BTreeSet<Rev>) {
        let known = |rev: &&Rev| self.texts.contains_key(*rev);
        let known: Vec<Rev> = withdrawn.iter().filter(known).copied().collect();
        self.withdrawn.extend(known);
        self.empty_if_withdrawn();
    }

    /// Forgets texts that nobody names any more: an offer that its author dropped.
    pub(super) fn forget_unnamed(&mut self) {
        let (settled, withdrawn) = (self.settled, &self.withdrawn);
        let (mine, theirs) = (&self.mine, &self.theirs);
        self.texts.retain(|rev, _| {
            settled == Some(*rev)
                || withdrawn.contains(rev)
                || mine.contains(rev)
                || theirs.contains(rev)
        });
    }
}

impl TopicTold {
    /// Checks every text by itself, and the number of them.
    fn check(&self, topic: &TopicId) -> Result<(), Unfit> {
        let named = |rev: &Rev| {
            self.settled == Some(*rev) || self.withdrawn.contains(rev) || self.yes.contains(rev)
        };
        for (rev, text) in &self.revisions {
            text.check()?;
            if text.topic != *topic || text.id()? != *rev || !named(rev) {
                return Err(Unfit::WrongValue { field: "revisions" });
            }
        }
        let open = |rev: &&Rev| self.settled != Some(**rev) && !self.withdrawn.contains(*rev);
        sizes::OPEN_REVISIONS.check(self.yes.iter().filter(open).count())?;
        // It may hold what both of the two took back.
        sizes::WITHDRAWN.check(self.withdrawn.len() / 2)
    }
}

#[cfg(test)]
#[path = "join_tests.rs"]
#[allow(clippy::expect_used, clippy::panic)]
mod tests;
