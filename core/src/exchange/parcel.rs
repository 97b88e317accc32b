//! A parcel: the sender's whole told state, sealed to the key that the partner announced last.

use super::bond::Bond;
use super::copies::{self, Shared};
use super::envelope;
use super::error::Refusal;
use super::frame;
use super::keys::Announced;
use super::pairing::Seen;
use super::schedule::{self, Role};
use super::sealed::{self, DebriefTold};
use super::strict;
use crate::consent::half::{VoiceTold, is_parted, told_parts};
use crate::consent::topic::TopicTold;
use crate::plan::ids::{CopyId, Rev, TopicId};
use crate::plan::scales::choice;
use crate::plan::sizes::{self, Unfit};
use crate::plan::voice::{Field, ItemKey, Limits};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// The header line of a parcel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ParcelHeader {
    pub v: u64,
    pub kind: String,
    #[serde(with = "hex::serde")]
    pub pairing: [u8; 16],
    pub from: Role,
    pub edition: u64,
    /// SHA-256 of the recipient that the file is written to.
    #[serde(with = "hex::serde")]
    pub to_key: [u8; 32],
}

choice!(
    /// How much of its author's half a parcel says.
    Half { /// All that is told.
        Whole = "whole", /// Off-limits and takings-back only: the author was restored and has not confirmed.
        Unconfirmed = "unconfirmed" }
);

/// The body line of a parcel. Only types that are named here can leave a phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ParcelBody {
    pub next: Announced,
    pub seen: Option<Seen>,
    pub half: Half,
    pub limits: Limits,
    pub topics: BTreeMap<TopicId, TopicTold>,
    pub voice: Option<VoiceTold>,
    pub shared: Vec<Shared>,
    pub debriefs: Vec<DebriefTold>,
    pub echo: Option<Echo>,
}

/// The receiver's own half as the sender last knew it: for a phone that was lost. A draft, never a
/// fact: the sender could have written anything into it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Echo {
    /// The voice without off-limits.
    pub voice: Option<VoiceTold>,
    /// The off-limits.
    pub limits: Limits,
    /// The yeses by topic.
    pub yes: BTreeMap<TopicId, BTreeSet<Rev>>,
}

/// One thing that a parcel tells beside the voice, so that the preview of the next one shows only
/// what is new.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// A yes: an own suggestion, or to the partner's.
    Yes(TopicId, Rev),
    /// Something was taken back.
    TakenBack(TopicId, Rev),
    /// A moment or a copy.
    Given(CopyId),
    /// A debrief was sealed.
    Sealed(CopyId),
    /// A sealed answer was opened.
    Opened(CopyId),
}

/// One thing that the next parcel would tell anew.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Leaving {
    /// An item of my voice, new, changed or gone.
    Item(ItemKey),
    /// A text that I suggest.
    Suggestion(TopicId, Rev),
    /// My yes to a text of my partner's. It cannot wait here: whoever wants to wait says yes later.
    Yes(TopicId, Rev),
    /// Something that I take back.
    TakingBack(TopicId, Rev),
    /// A moment or a copy.
    Given(CopyId),
    /// A copy that I ask to have back.
    AskedBack(CopyId),
    /// A sealed answer.
    Sealed(CopyId),
    /// A sealed answer that I open.
    Opened(CopyId),
}

impl Leaving {
    /// Whether its author may keep it for now.
    #[must_use]
    pub const fn can_wait(&self) -> bool {
        matches!(
            self,
            Self::Item(_) | Self::Suggestion(..) | Self::TakingBack(..) | Self::Given(_)
        )
    }
}

/// What the next parcel would tell anew.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outgoing {
    /// Each thing, and whether its tick is set at first.
    pub leaving: Vec<(Leaving, bool)>,
}

impl Outgoing {
    /// The ticks as they are set at first.
    #[must_use]
    pub fn ticked(&self) -> BTreeSet<Leaving> {
        self.leaving
            .iter()
            .filter(|(_, ticked)| *ticked)
            .map(|(leaving, _)| leaving.clone())
            .collect()
    }
}

impl Bond {
    /// What the next parcel would tell anew: off-limits first, then the voice, then topics, copies
    /// and debriefs.
    #[must_use]
    pub fn outgoing(&self) -> Outgoing {
        let mut leaving = Vec::new();
        let ticked = self.plan.mine.ticked();
        let mut keys = self.plan.mine.untold();
        keys.retain(|key| self.may_tell(key));
        keys.sort_by_key(|key| key.field != Field::PleaseNot);
        for key in keys {
            let tick = ticked.contains(&key);
            leaving.push((Leaving::Item(key), tick));
        }
        for (id, topic) in &self.plan.topics {
            for rev in topic.mine.iter().filter(|_| !self.fresh) {
                if self.told.contains(&Fact::Yes(id.clone(), *rev)) {
                    continue;
                }
                if topic.untold.contains(rev) {
                    let tick = !topic.kept.contains(rev);
                    leaving.push((Leaving::Suggestion(id.clone(), *rev), tick));
                } else {
                    leaving.push((Leaving::Yes(id.clone(), *rev), true));
                }
            }
            for rev in &topic.withdrawn {
                if !self.told.contains(&Fact::TakenBack(id.clone(), *rev)) {
                    let tick = !topic.kept.contains(rev);
                    leaving.push((Leaving::TakingBack(id.clone(), *rev), tick));
                }
            }
        }
        for (id, given) in &self.copies.mine {
            if !self.told.contains(&Fact::Given(*id)) {
                leaving.push((Leaving::Given(*id), !given.kept));
            }
        }
        for fact in &self.told {
            if let Fact::Given(id) = fact
                && !self.copies.mine.contains_key(id)
            {
                leaving.push((Leaving::AskedBack(*id), true));
            }
        }
        for told in self.debriefs.told() {
            if !self.told.contains(&Fact::Sealed(told.id)) {
                leaving.push((Leaving::Sealed(told.id), true));
            }
            if told.opened.is_some() && !self.told.contains(&Fact::Opened(told.id)) {
                leaving.push((Leaving::Opened(told.id), true));
            }
        }
        Outgoing { leaving }
    }

    /// Makes a parcel that tells what is ticked and keeps the rest back. The bond that comes back
    /// must be stored before the file is handed to anybody.
    ///
    /// # Errors
    /// [`Refusal::NotPaired`], [`Refusal::WordsNotCompared`], or that sealing failed.
    pub fn make_parcel(&self, ticked: &BTreeSet<Leaving>) -> Result<(Self, Vec<u8>), Refusal> {
        let mut next = self.clone();
        next.apply_ticks(ticked)?;
        let body = strict::write(&next.body()?)?;
        sizes::BODY.check(body.len())?;
        let paired = next.pairing.as_mut().ok_or(Refusal::NotPaired)?;
        paired.edition += 1;
        paired.unanswered = paired.unanswered.saturating_add(1);
        paired.remember(Sha256::digest(&body).into());
        let to_key = paired.peer.recipient.hash();
        let header = strict::write(&ParcelHeader {
            v: 1,
            kind: "parcel".to_owned(),
            pairing: paired.id,
            from: paired.role,
            edition: paired.edition,
            to_key,
        })?;
        let key = schedule::parcel_mac_key(&paired.peer.mac, &paired.pair_key, paired.role);
        let mac = schedule::parcel_mac(&key, &to_key, &header, &body);
        let plain = frame::pack(&header, &body, Some(mac));
        let file = envelope::seal_to(&paired.peer.recipient, &plain)?;
        paired.remember_file(&file);
        next.mark_told();
        Ok((next, file))
    }

    /// A phone whose author has not confirmed tells no voice, but off-limits always travel.
    fn may_tell(&self, key: &ItemKey) -> bool {
        let limit = key.field == Field::PleaseNot && self.plan.mine.working.get(key).is_some();
        !self.fresh || limit
    }

    fn apply_ticks(&mut self, ticked: &BTreeSet<Leaving>) -> Result<(), Refusal> {
        let items: BTreeSet<ItemKey> = ticked
            .iter()
            .filter_map(|leaving| match leaving {
                Leaving::Item(key) if self.may_tell(key) => Some(key.clone()),
                _ => None,
            })
            .collect();
        self.plan.mine.tell(&items)?;
        for (leaving, _) in self.outgoing().leaving {
            let kept = !ticked.contains(&leaving);
            match &leaving {
                Leaving::Suggestion(id, rev) | Leaving::TakingBack(id, rev) => {
                    // Both were found in the topic a moment ago, so keeping them cannot fail.
                    let _found = self.plan.keep(id, *rev, kept);
                }
                Leaving::Given(id) => self.copies.keep(*id, kept),
                _ => {}
            }
        }
        Ok(())
    }

    fn body(&self) -> Result<ParcelBody, Refusal> {
        let paired = self.pairing.as_ref().ok_or(Refusal::NotPaired)?;
        if !paired.words_ok {
            return Err(Refusal::WordsNotCompared);
        }
        let whole = !self.fresh;
        let (voice, limits) = told_parts(&self.plan.mine);
        let topics = self
            .plan
            .topics
            .iter()
            .map(|(id, topic)| (id.clone(), topic.told(whole)))
            .filter(|(_, told)| *told != TopicTold::default())
            .collect();
        Ok(ParcelBody {
            next: paired.keys.next().public(),
            seen: paired.seen,
            half: if whole {
                Half::Whole
            } else {
                Half::Unconfirmed
            },
            limits,
            topics,
            voice: whole.then_some(voice),
            shared: self.copies.told(),
            debriefs: if whole {
                self.debriefs.told()
            } else {
                Vec::new()
            },
            echo: paired.peer_fresh.then(|| self.echo_of_theirs()),
        })
    }

    fn echo_of_theirs(&self) -> Echo {
        let theirs = &self.plan.theirs;
        let voice = (theirs.version > 0).then(|| VoiceTold {
            version: theirs.version,
            voice: theirs.voice.clone(),
        });
        // Bounded, so that a partner's phone that holds very many still lets this one be heard.
        let limits = theirs
            .limits_by_name()
            .into_iter()
            .take(sizes::ECHO_LIMITS.max)
            .collect();
        let yes = self
            .plan
            .topics
            .iter()
            .filter(|(_, topic)| !topic.theirs.is_empty())
            .map(|(id, topic)| (id.clone(), topic.theirs.clone()))
            .collect();
        Echo { voice, limits, yes }
    }

    fn mark_told(&mut self) {
        for (id, topic) in &mut self.plan.topics {
            topic.mark_told();
            let told = topic.told(!self.fresh);
            let yes = told.yes.iter().map(|rev| Fact::Yes(id.clone(), *rev));
            let back = told
                .withdrawn
                .iter()
                .map(|rev| Fact::TakenBack(id.clone(), *rev));
            self.told.extend(yes.chain(back));
        }
        self.told.retain(|fact| !matches!(fact, Fact::Given(_)));
        for shared in self.copies.told() {
            self.told.insert(Fact::Given(shared.id()));
        }
        if !self.fresh {
            self.debriefs.mark_told();
            for told in self.debriefs.told() {
                self.told.insert(Fact::Sealed(told.id));
                if told.opened.is_some() {
                    self.told.insert(Fact::Opened(told.id));
                }
            }
        }
    }
}

impl ParcelBody {
    /// Checks everything that the strict reader cannot see: sizes, and that an unconfirmed half
    /// says no more than it may.
    pub fn check(&self) -> Result<(), Refusal> {
        sizes::TOPICS.check(self.topics.len())?;
        check_half(self.voice.as_ref(), &self.limits)?;
        copies::check(&self.shared)?;
        sealed::check(&self.debriefs)?;
        if let Some(echo) = &self.echo {
            sizes::TOPICS.check(echo.yes.len())?;
            // It may hold more than one voice may: what two phones said of one person.
            sizes::ECHO_LIMITS.check(echo.limits.len())?;
            for (id, limit) in &echo.limits {
                let alone = Limits::from([(id.clone(), limit.clone())]);
                check_half(None, &alone)?;
            }
            check_half(echo.voice.as_ref(), &Limits::new())?;
        }
        let no_yes = self.topics.values().all(|told| told.yes.is_empty());
        let said_little = self.voice.is_none() && no_yes && self.debriefs.is_empty();
        match self.half {
            Half::Whole if self.voice.is_none() => Err(wrong("voice")),
            Half::Unconfirmed if !said_little => Err(wrong("half")),
            _ => Ok(()),
        }
    }
}

fn check_half(voice: Option<&VoiceTold>, limits: &Limits) -> Result<(), Refusal> {
    sizes::VERSION.check(voice.map_or(0, |v| usize::try_from(v.version).unwrap_or(usize::MAX)))?;
    let rest = voice.map(|v| v.voice.clone()).unwrap_or_default();
    if !is_parted(&rest) {
        return Err(wrong("voice"));
    }
    rest.with_limits(limits).check()?;
    Ok(())
}

fn wrong(field: &'static str) -> Refusal {
    Unfit::WrongValue { field }.into()
}
