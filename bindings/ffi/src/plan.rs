//! My voice, the parts of a plan, and what holds.

use crate::changes::Change;
use crate::error::LeesideError;
use crate::inside::Inside;
use crate::shapes::items::ItemValue;
use crate::shapes::names::time;
use crate::shapes::topics::TopicContent;
use crate::shapes::views::{self, Item, MyItem, PlanPage, TheirVoice, TopicView};
use leeside::consent::effect::Effect;
use leeside::consent::topic::Topic;
use leeside::exchange::random::{System, draw};
use leeside::plan::ids::{BondId, ItemId, Rev, TopicId};
use leeside::plan::text;
use leeside::plan::voice::ItemKey;
use std::sync::Arc;
use std::time::SystemTime;

/// What I say, what we both said yes to, and what holds. "Bond" names the plan with one person.
#[derive(uniffi::Object)]
pub struct Plan {
    pub(crate) inside: Arc<Inside>,
}

impl Plan {
    pub(crate) fn of(inside: &Arc<Inside>) -> Self {
        Self {
            inside: Arc::clone(inside),
        }
    }
}

#[uniffi::export]
impl Plan {
    /// My voice of no bond: a private draft, from which the voice of each new bond is begun.
    ///
    /// # Errors
    /// `Locked`.
    pub fn draft(&self) -> Result<Vec<Item>, LeesideError> {
        self.inside
            .with(|vault| Ok(views::items(&vault.draft_voice()?, self.inside.library())))
    }

    /// Writes one item of the draft, or with nothing makes it "ask me" again.
    ///
    /// # Errors
    /// `Unfit`, `Locked`.
    pub fn write_draft(&self, key: ItemKey, value: Option<ItemValue>) -> Result<(), LeesideError> {
        let value = value.map(Into::into);
        self.inside.with(|vault| vault.write_draft(key, value))?;
        self.inside.changes.tell(Change::Own);
        Ok(())
    }

    /// Everything of one plan, in one call.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn page(&self, bond: BondId) -> Result<PlanPage, LeesideError> {
        self.inside.see(bond, |seen| views::page(&seen))
    }

    /// My voice in one plan: what holds here and what was told.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn mine(&self, bond: BondId) -> Result<Vec<MyItem>, LeesideError> {
        self.inside.see(bond, |seen| {
            views::my_items(&seen.bond.plan.mine, seen.library)
        })
    }

    /// My partner's voice, as last told.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn theirs(&self, bond: BondId) -> Result<TheirVoice, LeesideError> {
        self.inside.see(bond, |seen| {
            views::their_voice(&seen.bond.plan.theirs, seen.library)
        })
    }

    /// Writes one item of my voice, or with nothing makes it "ask me" again. It holds here at once,
    /// and leaves only with a parcel whose preview ticks it. Says whether it asks for less or more.
    ///
    /// # Errors
    /// `MustWait` if it asks for more while the time after a moment runs; `Unfit`; `NoPlan`;
    /// `Locked`.
    pub fn write(
        &self,
        bond: BondId,
        key: ItemKey,
        value: Option<ItemValue>,
    ) -> Result<Effect, LeesideError> {
        let value = value.map(Into::into);
        self.inside
            .change(bond, |bond, at| Ok(bond.plan.write(key, value, at.now)?))
    }

    /// Marks an item "only me", or takes the mark away. Nothing that was told is untold by it.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn keep_item(&self, bond: BondId, key: ItemKey, only_me: bool) -> Result<(), LeesideError> {
        self.inside.change(bond, |bond, _| {
            bond.plan.mine.keep(key, only_me);
            Ok(())
        })
    }

    /// Every part of one plan.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn topics(&self, bond: BondId) -> Result<Vec<TopicView>, LeesideError> {
        self.inside.see(bond, |seen| views::topics(&seen))
    }

    /// One part; one that nobody wrote is empty.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn topic(&self, bond: BondId, topic: TopicId) -> Result<TopicView, LeesideError> {
        self.inside.see(bond, |seen| {
            let none = Topic::default();
            let of = seen.bond.plan.topics.get(&topic).unwrap_or(&none);
            views::topic(&topic, of, &seen)
        })
    }

    /// Suggests a text for a part: my yes to it, which waits for the other's. Gives the text's name.
    ///
    /// # Errors
    /// `MustWait` while the time after a moment runs; `Unfit`; `Gone`; `NoPlan`; `Locked`.
    pub fn propose(
        &self,
        bond: BondId,
        topic: TopicId,
        content: TopicContent,
    ) -> Result<Rev, LeesideError> {
        self.inside.change(bond, |bond, at| {
            let nonce = draw(at.random)?;
            Ok(bond.plan.propose(&topic, content.into(), nonce, at.now)?)
        })
    }

    /// Says yes to a text that my partner offers.
    ///
    /// # Errors
    /// `MustWait` while a text that asks for more rests a night, or the time after a moment runs;
    /// `Gone` if it is not offered any more; `NoPlan`; `Locked`.
    pub fn accept(&self, bond: BondId, topic: TopicId, rev: Rev) -> Result<(), LeesideError> {
        self.inside.change(bond, |bond, at| {
            Ok(bond.plan.accept(&topic, rev, at.now)?)
        })
    }

    /// Takes back a yes or a suggestion: always possible, at once, at any hour, without a reason.
    ///
    /// # Errors
    /// `Gone` if there is no such text; `NoPlan`; `Locked`.
    pub fn withdraw(&self, bond: BondId, topic: TopicId, rev: Rev) -> Result<(), LeesideError> {
        self.inside
            .change(bond, |bond, _| Ok(bond.plan.withdraw(&topic, rev)?))
    }

    /// Keeps an own suggestion or taking-back from the next parcels, or lets it go with them again.
    ///
    /// # Errors
    /// `Gone` if there is no such thing; `NoPlan`; `Locked`.
    pub fn keep_text(
        &self,
        bond: BondId,
        topic: TopicId,
        rev: Rev,
        kept: bool,
    ) -> Result<(), LeesideError> {
        self.inside
            .change(bond, |bond, _| Ok(bond.plan.keep(&topic, rev, kept)?))
    }

    /// Until when nothing new is agreed, while the time after a moment runs.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn after_window_until(&self, bond: BondId) -> Result<Option<SystemTime>, LeesideError> {
        self.inside
            .see(bond, |seen| seen.bond.plan.window_until(seen.now).map(time))
    }

    /// Draws a name for an entry in own words, so that it keeps its name when its text changes.
    ///
    /// # Errors
    /// `Platform` if the phone gave no random numbers.
    pub fn new_item_id(&self) -> Result<ItemId, LeesideError> {
        own_id()
    }

    /// Brings what a person typed into the form that is kept: composed, without hidden marks, no
    /// white space at its ends. Give texts through this before they are written.
    ///
    /// # Errors
    /// None.
    pub fn tidy(&self, typed: String) -> Result<String, LeesideError> {
        Ok(text::clean(&typed))
    }

    /// Shows a text of somebody else so that nothing in it can act on the screen around it.
    ///
    /// # Errors
    /// None.
    pub fn shown(&self, text: String) -> Result<String, LeesideError> {
        Ok(text::display(&text))
    }
}

/// A name for an entry in own words.
pub(crate) fn own_id() -> Result<ItemId, LeesideError> {
    let bytes: [u8; 5] = draw(&mut System)?;
    let letters = bytes.iter().map(|byte| format!("{byte:02x}"));
    ItemId::new(&format!("own.{}", letters.collect::<String>())).map_err(|_| LeesideError::Internal)
}
