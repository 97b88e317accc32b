//! What holds on this phone: the text in force, what stands while the after-window runs, and every
//! offer that asks for less.

use super::effect::{self, Effect};
use super::topic::Topic;
use crate::plan::diff;
use crate::plan::ids::Rev;
use crate::plan::topic::TopicContent;
use serde::{Deserialize, Serialize};

/// What was in force when the after-window began. Nothing moves here until it ends, but a
/// taking-back empties it at once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    rev: Option<Rev>,
    content: Option<TopicContent>,
}

impl Topic {
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

    /// What stands during an after-window goes at once when it, or what came after it, is taken
    /// back.
    pub(super) fn empty_if_withdrawn(&mut self) {
        let gone = |rev: Option<Rev>| rev.is_some_and(|rev| self.withdrawn.contains(&rev));
        if let Some(standing) = &self.standing
            && (gone(standing.rev) || gone(self.settled))
        {
            self.standing = Some(Standing::default());
        }
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

    /// What holds here: the text in force, narrowed at once by every open offer that asks for less
    /// and for nothing more, whoever made it, told or not; and by a newer agreed text of that kind
    /// that waits for the after-window to end.
    #[must_use]
    pub fn holds(&self) -> Option<TopicContent> {
        let in_force = self.in_force()?;
        let newer = self.agreed().and_then(|rev| self.texts.get(&rev));
        let offers = self.open().map(|(_, text)| text).chain(newer);
        let mut held = in_force.clone();
        for offer in offers {
            if effect::of_topic(Some(in_force), &offer.content) == Effect::Widening {
                continue;
            }
            for change in diff::topic(Some(&held), Some(&offer.content)) {
                if effect::of_change(&change) == Effect::Narrowing
                    && let Some(narrower) = diff::apply(&held, &change)
                {
                    held = narrower;
                }
            }
        }
        Some(held)
    }
}
