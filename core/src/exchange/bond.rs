//! Everything that one phone keeps of one bond for the exchange. Acts of people, files made and
//! files opened each turn one `Bond` into the next; the vault stores the next one whole or not at
//! all.

use super::copies::{Copies, Shared};
use super::error::Refusal;
use super::pairing::{OpenInvite, Paired};
use super::parcel::{Echo, Fact};
use super::random::{Random, draw};
use super::sealed::{Author, Debriefs};
use crate::consent::clock::Time;
use crate::consent::plan::BondPlan;
use crate::consent::topic::{Refused, Topic};
use crate::plan::ids::{CopyId, ItemId, Rev, TopicId};
use crate::plan::voice::{ItemKey, ItemValue};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One bond.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bond {
    /// What this person calls the partner until a pairing tells the partner's nickname.
    pub partner: String,
    /// Both halves, the topics, and the after-window.
    pub plan: BondPlan,
    /// Moments and copies.
    pub copies: Copies,
    /// Debriefs "silently, then together".
    pub debriefs: Debriefs,
    /// This phone was restored, emptied or found rolled back, and its author has not confirmed yet.
    pub fresh: bool,
    /// The pairing, if there is one.
    pub pairing: Option<Paired>,
    /// The open invite, if there is one.
    pub invite: Option<OpenInvite>,
    /// My own half as the partner last knew it: a draft, until I take it piece by piece.
    pub echo: Option<Echo>,
    /// What the parcels of this pairing have told, for the preview of the next one.
    pub told: BTreeSet<Fact>,
}

/// Where a bond stands for its person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Meeting {
    /// No pairing.
    Alone,
    /// An invite waits for its reply.
    Invited,
    /// Paired, and the safety words were not compared yet.
    CompareWords,
    /// Paired.
    Paired,
}

/// What the author of a fresh phone confirms.
#[derive(Debug, Clone, Default)]
pub struct Confirm {
    /// Items of the echo that become mine; nothing else of it does.
    pub take: BTreeSet<ItemKey>,
    /// Off-limits of the echo that are left out, each named on purpose; every other one is added.
    pub leave_limits: BTreeSet<ItemId>,
    /// Topics whose settled text is "still yes".
    pub still_yes: BTreeSet<TopicId>,
}

impl Bond {
    /// A bond with nobody yet, begun from an own draft of a voice.
    #[must_use]
    pub fn new(partner: &str) -> Self {
        Self {
            partner: partner.to_owned(),
            ..Self::default()
        }
    }

    /// Where the bond stands.
    #[must_use]
    pub fn meeting(&self) -> Meeting {
        match (&self.pairing, &self.invite) {
            (Some(paired), _) if !paired.words_ok => Meeting::CompareWords,
            (Some(_), _) => Meeting::Paired,
            (None, Some(_)) => Meeting::Invited,
            (None, None) => Meeting::Alone,
        }
    }

    /// Whether a cooldown may be composed from the plan: a fresh phone that heard nothing yet may
    /// know too few of the partner's limits.
    #[must_use]
    pub fn plan_is_known(&self) -> bool {
        !self.fresh || self.pairing.as_ref().is_some_and(|p| p.heard)
    }

    /// Whether anything here came from a partner: then it is not for someone new.
    #[must_use]
    pub fn knows_a_partner(&self) -> bool {
        let theirs = &self.plan.theirs;
        let topics = self.plan.topics.values();
        !theirs.whole().is_empty()
            || !theirs.held.is_empty()
            || !self.copies.theirs.is_empty()
            || topics
                .into_iter()
                .any(|t| t.settled.is_some() || !t.theirs.is_empty())
    }

    /// The one rule for a phone that was restored, emptied, moved or rolled back: no pairing, own
    /// yeses lapse, open debriefs lapse, everything else stays.
    pub fn become_fresh(&mut self) {
        self.fresh = true;
        self.pairing = None;
        self.invite = None;
        self.echo = None;
        self.told.clear();
        self.plan.lapse_mine();
        self.debriefs.lapse();
    }

    /// Says yes to a text that the partner offers. On a fresh phone only confirming says yes: a yes
    /// that its parcels do not tell would be in force here and nowhere else.
    ///
    /// # Errors
    /// [`Refused::NotHeard`] on a fresh phone; otherwise as [`Topic::accept`].
    pub fn accept(&mut self, id: &TopicId, rev: Rev, now: Time) -> Result<(), Refused> {
        if self.fresh {
            return Err(Refused::NotHeard);
        }
        self.plan.accept(id, rev, now)
    }

    /// The author of a fresh phone confirms, after one parcel of the partner was opened: takes
    /// pieces of the echo, keeps every off-limit that is not named, and says "still yes" topic by
    /// topic. The next parcel tells it.
    ///
    /// # Errors
    /// [`Refused::NotHeard`] before a parcel was opened; [`Refused::AfterWindow`] while one runs;
    /// otherwise as [`Topic::confirm`]. Nothing changes then.
    pub fn confirm(&mut self, confirm: &Confirm, now: Time) -> Result<(), Refused> {
        let heard = self.pairing.as_ref().is_some_and(|p| p.heard);
        if !self.fresh || !heard {
            return Err(Refused::NotHeard);
        }
        if let Some(until) = self.plan.window_until(now) {
            return Err(Refused::AfterWindow { until });
        }
        let mut next = self.clone();
        let mine = &mut next.plan.mine;
        if let Some(echo) = next.echo.take() {
            let told = echo.voice.as_ref();
            for key in &confirm.take {
                if let Some(value) = told.and_then(|t| t.voice.get(key)) {
                    mine.working.set(key.clone(), Some(value.clone()))?;
                    mine.told.set(key.clone(), Some(value.clone()))?;
                }
            }
            for (id, limit) in &echo.limits {
                if confirm.leave_limits.contains(id) {
                    continue;
                }
                let key = ItemKey::entry(crate::plan::voice::Field::PleaseNot, id.clone());
                let value = ItemValue::Limit(limit.clone());
                if mine.working.get(&key).is_none() {
                    mine.working.set(key.clone(), Some(value.clone()))?;
                }
                mine.told.set(key, Some(value))?;
            }
            mine.version = mine.version.max(told.map_or(0, |t| t.version));
        }
        mine.version = mine.version.saturating_add(1);
        for id in &confirm.still_yes {
            let topic = next.plan.topics.get_mut(id).ok_or(Refused::NotOffered)?;
            let rev = topic.settled.ok_or(Refused::NotOffered)?;
            topic.confirm(rev, None, now)?;
        }
        next.fresh = false;
        *self = next;
        Ok(())
    }

    /// Ends the bond here. Nobody is told. What was received is kept or deleted; topics become
    /// drafts of one's own.
    ///
    /// # Errors
    /// [`Refusal`] if no random bytes can be drawn, or a text does not fit; nothing changes then.
    pub fn end(&mut self, keep_theirs: bool, random: &mut dyn Random) -> Result<(), Refusal> {
        let mut next = self.clone();
        next.pairing = None;
        next.invite = None;
        next.echo = None;
        next.told.clear();
        next.debriefs = Debriefs::default();
        next.plan.window = None;
        if !keep_theirs {
            next.plan.theirs = crate::consent::half::Theirs::default();
            next.copies.theirs.clear();
        }
        for (id, topic) in &mut next.plan.topics {
            let newest = topic.settled.or_else(|| topic.mine.iter().copied().next());
            let content = newest
                .and_then(|rev| topic.texts.get(&rev))
                .map(|text| text.content.clone());
            let mut draft = Topic::default();
            if let Some(content) = content {
                let revision = draft.draft(id, content, draw(random)?);
                let rev = draft
                    .propose(revision, None)
                    .map_err(|_| Refusal::Damaged)?;
                draft.kept.insert(rev);
            }
            *topic = draft;
        }
        next.plan.topics.retain(|_, topic| !topic.texts.is_empty());
        *self = next;
        Ok(())
    }

    /// Gives one item with the next parcel: a moment, or a copy of one text.
    ///
    /// # Errors
    /// [`Refusal::Unfit`] if it does not fit.
    pub fn give(&mut self, item: Shared) -> Result<(), Refusal> {
        Ok(self.copies.give(item)?)
    }

    /// Seals an answer to a debrief; an empty one is "not this time".
    ///
    /// # Errors
    /// [`Refusal::NotPaired`], or as [`Debriefs::seal`].
    pub fn seal_debrief(
        &mut self,
        id: CopyId,
        answer: &str,
        random: &mut dyn Random,
        today: NaiveDate,
    ) -> Result<(), Refusal> {
        let paired = self.pairing.as_ref().ok_or(Refusal::NotPaired)?;
        let author = Author {
            pairing: &paired.id,
            role: paired.role,
        };
        let salt = draw(random)?;
        self.debriefs.seal(id, answer, author, salt, today)
    }
}
