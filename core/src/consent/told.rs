//! What a parcel says of a topic, and what is left of it when an author's yeses lapse.

use super::topic::Topic;
use crate::plan::ids::Rev;
use crate::plan::revision::Revision;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

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

impl Topic {
    /// What a parcel says of this topic; an unconfirmed half says no yes.
    #[must_use]
    pub fn told(&self, whole: bool) -> TopicTold {
        let kept = |rev: &Rev| self.untold.contains(rev) && self.kept.contains(rev);
        let yes: BTreeSet<Rev> = match whole {
            true => self.mine.iter().copied().filter(|r| !kept(r)).collect(),
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

    /// A parcel was made of [`Topic::told`]: what it carried counts as told.
    pub fn mark_told(&mut self) {
        let kept = &self.kept;
        self.untold.retain(|rev| kept.contains(rev));
    }

    /// The author of this phone's half is fresh: the own yeses lapse, everything else stays, also
    /// what its author keeps from the next parcels.
    pub fn lapse_mine(&mut self) {
        self.mine.clear();
        self.untold.clear();
        let withdrawn = &self.withdrawn;
        self.kept.retain(|rev| withdrawn.contains(rev));
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
}
