//! What one author says: the working voice that holds here, and what the partner has been told.
//!
//! The author's own half is changed by its author alone, item by item. The partner's half is what
//! their parcels said, and only those change it.

use super::clock::Time;
use super::effect::{self, Effect};
use super::topic::Refused;
use crate::plan::ids::ItemId;
use crate::plan::sizes::Unfit;
use crate::plan::voice::{Field, ItemKey, ItemValue, Limit, Limits, Voice};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// My half.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mine {
    /// What holds here now.
    pub working: Voice,
    /// What the partner has been told.
    pub told: Voice,
    /// Raised each time something new is told.
    pub version: u64,
    /// Items that stay "only me" until their author says otherwise.
    pub only_me: BTreeSet<ItemKey>,
}

impl Mine {
    /// Writes one item of the working voice, or with `None` makes it "ask me" again. It holds here
    /// at once and leaves only through [`Mine::tell`].
    ///
    /// # Errors
    /// [`Refused::AfterWindow`] if the change widens while an after-window runs;
    /// [`Refused::Unfit`] if the value does not belong there. Nothing changes then.
    pub fn write(
        &mut self,
        key: ItemKey,
        value: Option<ItemValue>,
        window: Option<Time>,
    ) -> Result<Effect, Refused> {
        let mut next = self.working.clone();
        next.set(key, value)?;
        let effect = effect::of_voice(&self.working, &next);
        if let (Effect::Widening, Some(until)) = (effect, window) {
            return Err(Refused::AfterWindow { until });
        }
        self.working = next;
        Ok(effect)
    }

    /// Marks an item "only me", or takes the mark away. Nothing that was told is untold by it.
    pub fn keep(&mut self, key: ItemKey, only_me: bool) {
        if only_me {
            self.only_me.insert(key);
        } else {
            self.only_me.remove(&key);
        }
    }

    /// The items whose working text differs from what was told.
    #[must_use]
    pub fn untold(&self) -> Vec<ItemKey> {
        let mut keys: Vec<ItemKey> = self
            .working
            .items()
            .chain(self.told.items())
            .map(|(key, _)| key.clone())
            .filter(|key| self.working.get(key) != self.told.get(key))
            .collect();
        keys.sort();
        keys.dedup();
        keys
    }

    /// The items that the preview ticks: all that is untold and not marked "only me".
    #[must_use]
    pub fn ticked(&self) -> BTreeSet<ItemKey> {
        self.untold()
            .into_iter()
            .filter(|key| !self.only_me.contains(key))
            .collect()
    }

    /// Tells the ticked items. Everything else stays as it was told before.
    ///
    /// # Errors
    /// [`Unfit`] if a list would hold too many entries, because a removal of another one is held
    /// back. Nothing is told then, so that no preview promises what a parcel lacks.
    pub fn tell(&mut self, ticked: &BTreeSet<ItemKey>) -> Result<(), Unfit> {
        let mut told = self.told.clone();
        let mut keys = self.untold();
        keys.retain(|key| ticked.contains(key));
        // Removals first: they make room in a full list.
        keys.sort_by_key(|key| self.working.get(key).is_some());
        for key in keys {
            let value = self.working.get(&key).cloned();
            told.set(key, value)?;
        }
        if told != self.told {
            self.told = told;
            self.version += 1;
        }
        Ok(())
    }

    /// Everything off-limits on this phone, also what is held back.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.working
            .limits()
            .map(|(id, limit)| (id.clone(), limit.clone()))
            .collect()
    }
}

/// My partner's half, as last told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theirs {
    /// Their voice without the off-limits.
    pub voice: Voice,
    /// Its version.
    pub version: u64,
    /// Their off-limits.
    pub limits: Limits,
    /// Off-limits held from phones that spoke for them and did not agree, or were unconfirmed.
    pub held: Limits,
    /// Two phones spoke for them in this pairing. What is held stays until they pair anew.
    pub two_phones: bool,
    /// The day on which each item arrived here.
    pub arrived: BTreeMap<ItemKey, NaiveDate>,
}

/// What a parcel says of its sender's voice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoiceTold {
    /// Its version; grows with every telling.
    pub version: u64,
    /// The voice without off-limits.
    pub voice: Voice,
}

/// What came of taking in a partner's voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// Newer, or the same again.
    Fits,
    /// An older or other text under a number that was used: two phones speak for the partner.
    TwoPhones,
}

impl Theirs {
    /// Takes in what a parcel says. Without a voice (an unconfirmed half) only limits are added.
    pub fn take(&mut self, voice: Option<&VoiceTold>, limits: &Limits, today: NaiveDate) -> Taken {
        let Some(told) = voice else {
            self.hold(limits);
            return Taken::Fits;
        };
        let same = told.voice == self.voice && *limits == self.limits;
        if told.version < self.version || (told.version == self.version && !same) {
            self.hold(limits);
            self.two_phones = true;
            return Taken::TwoPhones;
        }
        if told.version > self.version {
            let (was, now) = (self.whole(), told.voice.clone().with_limits(limits));
            self.arrived.retain(|key, _| now.get(key).is_some());
            for (key, value) in now.items() {
                if was.get(key) != Some(value) {
                    self.arrived.insert(key.clone(), today);
                }
            }
            self.voice = told.voice.clone();
            self.version = told.version;
            self.limits = limits.clone();
            if !self.two_phones {
                self.held.clear();
            }
        }
        Taken::Fits
    }

    /// Adds limits to those that are held; nothing that is known is replaced by them.
    pub fn hold(&mut self, limits: &Limits) {
        for (id, limit) in limits {
            if self.limits.get(id) != Some(limit) {
                add(&mut self.held, id, limit);
            }
        }
    }

    /// Their voice with their off-limits, as they told it.
    #[must_use]
    pub fn whole(&self) -> Voice {
        self.voice.clone().with_limits(&self.limits)
    }

    /// Everything that is off-limits to them as far as this phone knows.
    pub fn all_limits(&self) -> impl Iterator<Item = (&ItemId, &Limit)> {
        self.limits.iter().chain(self.held.iter())
    }

    /// The same by name. Where two share a name, the held one gets a free name: none hides another.
    #[must_use]
    pub fn limits_by_name(&self) -> Limits {
        let mut all = self.limits.clone();
        for (id, limit) in &self.held {
            add(&mut all, id, limit);
        }
        all
    }
}

/// Adds a limit under its name, or under a free one if another limit has that name.
fn add(limits: &mut Limits, id: &ItemId, limit: &Limit) {
    let mut name = id.clone();
    let mut n = 2;
    while limits.get(&name).is_some_and(|other| other != limit) {
        let Ok(next) = ItemId::new(&format!("held.{n}")) else {
            return;
        };
        name = next;
        n += 1;
    }
    limits.insert(name, limit.clone());
}

/// Splits the told voice for a parcel.
#[must_use]
pub fn told_parts(mine: &Mine) -> (VoiceTold, Limits) {
    let (voice, limits) = mine.told.clone().part_limits();
    let version = mine.version;
    (VoiceTold { version, voice }, limits)
}

/// Whether a voice keeps its off-limits apart, as a parcel's voice must.
#[must_use]
pub fn is_parted(voice: &Voice) -> bool {
    voice.entries(Field::PleaseNot).next().is_none()
}

#[cfg(test)]
#[path = "half_tests.rs"]
#[allow(clippy::expect_used, clippy::panic)]
mod tests;
