//! The plan over weeks and months, from what the vault knows: looking again, who picks next,
//! reminders, a fresh idea, what helps me.

use super::bonds::draft;
use super::error::VaultError;
use super::items;
use super::kinds::Part;
use super::life::Vault;
use super::moments::{lately, quiet_from};
use crate::consent::clock::Reading;
use crate::consent::plan::BondPlan;
use crate::content::Library;
use crate::content::entries::{Comfort, Ritual};
use crate::content::kinds::Energy;
use crate::exchange::bond::Bond;
use crate::exchange::random::{Random, draw};
use crate::plan::calendar::Quiet;
use crate::plan::ids::{BondId, TopicId};
use crate::plan::scales::{Near, TurnRule, Where};
use crate::plan::topic::{Rhythm, TopicContent};
use crate::plan::voice::{Field, ItemKey, ItemValue, Limit, Voice};
use crate::reflect::checkin::CheckIn;
use crate::reflect::debrief::Debrief;
use crate::reflect::heard::{Heard, Narrowing, narrowing};
use crate::reflect::helped::{self, Helps, Point};
use crate::rhythm::drift::{Question, ask};
use crate::rhythm::fresh::{Fit, idea};
use crate::rhythm::look_again::{self, Card, Due, Look};
use crate::rhythm::reminders::{self, Here, Reminder, Settings};
use crate::rhythm::turns::{self, Next};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The own document that holds what I want to be reminded of.
const REMINDERS: &str = "reminders";

/// When the plan was last looked at, and the look that is under way.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Looked {
    since: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    open: Option<Look>,
}

/// What to do in a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Opens it, or shows the card where it was left.
    Open,
    /// The next card.
    Next,
    /// The card before.
    Back,
    /// "Nothing to change": ends it. A good result.
    NothingToChange,
    /// Leaves it for another day, with nothing kept of it.
    Leave,
}

/// What a look shows now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The card; `None` when it is over or was left.
    pub card: Option<Card>,
    /// The one question of drift, on its card.
    pub question: Option<Question>,
    /// The ritual, on its card: the couple's own, or one of the content's.
    pub ritual: Option<String>,
}

impl Vault {
    /// When to look again, and what has come due. A day that goes by changes nothing.
    ///
    /// # Errors
    /// [`VaultError::NoBond`], [`VaultError::Locked`], errors of the store.
    pub fn look_due(&mut self, bond: BondId, reading: Reading) -> Result<Due, VaultError> {
        let today = self.now(reading)?.day();
        let plan = self.bond(bond, reading)?.plan;
        let since = self.looked(bond, today)?.since;
        Ok(look_again::due(&in_force(&plan), since, today))
    }

    /// Opens a look, or goes through it. When its last card is over, the next one is a rhythm away.
    ///
    /// # Errors
    /// [`VaultError::NoBond`], [`VaultError::Locked`], errors of the store.
    pub fn look(
        &mut self,
        id: BondId,
        turn: Turn,
        library: &Library,
        reading: Reading,
    ) -> Result<Shown, VaultError> {
        let today = self.now(reading)?.day();
        let bond = self.bond(id, reading)?;
        let topics = in_force(&bond.plan);
        let mut looked = self.looked(id, today)?;
        let mut question = None;
        let mut look = match (looked.open.take(), turn) {
            (_, Turn::Leave) => None,
            (Some(open), _) => {
                // What is under way gets no further card.
                question = drift(&mut open.clone(), &bond, &topics, library);
                Some(open)
            }
            (None, _) => {
                let due = look_again::due(&topics, looked.since, today);
                let unanswered = bond.pairing.as_ref().map(|paired| paired.unanswered);
                let paired = unanswered.is_some();
                let mut new = Look::open(&due, &topics, paired, unanswered.unwrap_or(0));
                question = drift(&mut new, &bond, &topics, library);
                Some(new)
            }
        };
        match (&mut look, turn) {
            (Some(look), Turn::Next) => look.next(),
            (Some(look), Turn::Back) => look.back(),
            (Some(look), Turn::NothingToChange) => look.nothing_to_change(),
            _ => {}
        }
        let card = look.as_ref().and_then(Look::card).cloned();
        let shown = Shown {
            question: question.filter(|_| card == Some(Card::Drift)),
            ritual: (card == Some(Card::Ritual))
                .then(|| ritual(&topics, library, looked.since))
                .flatten(),
            card,
        };
        if look.is_some() && shown.card.is_none() {
            looked.since = today;
        }
        looked.open = look.filter(|_| shown.card.is_some());
        self.edit(|edit| edit.put_part(id, Part::Look, "", &looked))?;
        Ok(shown)
    }

    /// Who picks next, the same on both phones that know the same moments.
    ///
    /// # Errors
    /// [`VaultError::NoBond`], [`VaultError::Locked`], errors of the store.
    pub fn who_picks(&mut self, bond: BondId, reading: Reading) -> Result<Next, VaultError> {
        let bond = self.bond(bond, reading)?;
        let rule = bond.plan.in_force().find_map(|(_, topic)| match topic {
            TopicContent::Turns(turns) => Some(turns.rule),
            _ => None,
        });
        let rule = rule.unwrap_or(TurnRule::Ask);
        Ok(turns::next(rule, bond.copies.moments()))
    }

    /// What I want to be reminded of. At first nothing.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn reminder_settings(&self) -> Result<Settings, VaultError> {
        self.read(|view| Ok(view.own(REMINDERS)?.unwrap_or_default()))
    }

    /// Sets what I want to be reminded of, and the pause for everything.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn set_reminders(&mut self, settings: &Settings) -> Result<(), VaultError> {
        self.edit(|edit| edit.put_own(REMINDERS, settings).map(|_| ()))
    }

    /// The reminders from now on and for so many days, of all plans that did not end, in order and
    /// in neutral words. `offset_minutes` is the phone's own offset from UTC; it is not kept.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn reminders(
        &mut self,
        days: u16,
        offset_minutes: i32,
        reading: Reading,
    ) -> Result<Vec<Reminder>, VaultError> {
        let now = self.now(reading)?;
        let settings = self.reminder_settings()?;
        let mut all = Vec::new();
        for entry in self.bonds()? {
            if entry.closed {
                continue;
            }
            let plan = self.bond(entry.id, reading)?.plan;
            let topics = in_force(&plan);
            let due = self.look_due(entry.id, reading)?;
            let lately = self.read(|view| lately(view, entry.id, &plan, offset_minutes, now))?;
            let bond = reminders::Bond {
                ended: false,
                check_ins: lately
                    .iter()
                    .flat_map(|one| one.windows.iter().map(|window| window.opens))
                    .collect(),
                look_again: (!topics.is_empty()).then_some(due.day),
                small_acts: rhythm(&topics).is_some_and(|r| !r.small_acts.is_empty()),
            };
            let agreed = topics.values().find_map(|topic| match topic {
                TopicContent::CheckIns(agreed) => agreed.quiet,
                _ => None,
            });
            let here = Here {
                now,
                offset_minutes,
                quiet: Quiet::of(agreed, quiet_from(&plan.mine.working)),
            };
            all.extend(reminders::timeline(&settings, &[bond], here, days));
        }
        all.sort();
        all.dedup_by_key(|reminder| reminder.at);
        Ok(all)
    }

    /// One idea that is new to both and ruled out by neither, or none.
    ///
    /// # Errors
    /// [`VaultError::NoBond`], [`VaultError::Locked`], errors of the store; no random bytes.
    pub fn fresh_idea<'a>(
        &mut self,
        bond: Option<BondId>,
        (place, energy): (Where, Energy),
        library: &'a Library,
        random: &mut dyn Random,
        reading: Reading,
    ) -> Result<Option<&'a Comfort>, VaultError> {
        let seed = u64::from_le_bytes(draw(random)?);
        let (check_ins, debriefs): (Vec<CheckIn>, Vec<Debrief>) = (self.items()?, self.items()?);
        let tried = check_ins.iter().flat_map(|one| &one.tried);
        let tried = tried.chain(debriefs.iter().flat_map(|one| &one.tried));
        let tried = tried.map(|one| one.comfort.clone()).collect();
        let Some(id) = bond else {
            let mine = self.read(draft)?;
            let limits: Vec<&Limit> = mine.limits().map(|(_, limit)| limit).collect();
            let fit = Fit {
                voices: &[&mine],
                limits: &limits,
                topics: &[],
                tried: &tried,
                place,
                energy,
            };
            return Ok(idea(library, &fit, seed));
        };
        let plan = self.bond(id, reading)?.plan;
        let heard = narrowing(&self.read(items::all::<Heard>)?, id);
        let theirs = narrowed(plan.theirs.voice.clone(), &heard)?;
        let (mine, told) = plan.all_limits();
        let limits = mine
            .values()
            .chain(told.values())
            .chain(heard.limits.values());
        let holds = plan.holds();
        let fit = Fit {
            voices: &[&plan.mine.working, &theirs],
            limits: &limits.collect::<Vec<_>>(),
            topics: &holds.values().collect::<Vec<_>>(),
            tried: &tried,
            place,
            energy,
        };
        Ok(idea(library, &fit, seed))
    }

    /// What my own check-ins and debriefs say of each comfort, and the small chart of myself.
    ///
    /// # Errors
    /// [`VaultError::Locked`] and errors of the store.
    pub fn what_helps(&self) -> Result<(Vec<Helps>, Vec<Point>), VaultError> {
        let (check_ins, debriefs): (Vec<CheckIn>, Vec<Debrief>) = (self.items()?, self.items()?);
        let helps = helped::what_helps(&check_ins, &debriefs);
        Ok((helps, helped::chart(&check_ins)))
    }

    /// The state of looking again. A plan that was never looked at begins to count today.
    fn looked(&mut self, bond: BondId, today: NaiveDate) -> Result<Looked, VaultError> {
        let known = self.read(|view| view.part(bond, Part::Look, ""))?;
        if let Some(known) = known {
            return Ok(known);
        }
        let begun = Looked {
            since: today,
            open: None,
        };
        self.edit(|edit| edit.put_part(bond, Part::Look, "", &begun))?;
        Ok(begun)
    }
}

fn in_force(plan: &BondPlan) -> BTreeMap<TopicId, TopicContent> {
    plan.in_force()
        .map(|(id, topic)| (id.clone(), topic.clone()))
        .collect()
}

fn rhythm(topics: &BTreeMap<TopicId, TopicContent>) -> Option<&Rhythm> {
    topics.values().find_map(|topic| match topic {
        TopicContent::Rhythm(rhythm) => Some(rhythm),
        _ => None,
    })
}

/// The one question, with its card put into the look. It reads what both told, and nothing private.
fn drift(
    look: &mut Look,
    bond: &Bond,
    topics: &BTreeMap<TopicId, TopicContent>,
    library: &Library,
) -> Option<Question> {
    let moments: Vec<_> = bond.copies.moments().map(|(m, _)| m.clone()).collect();
    let voices = (&bond.plan.mine.told, &bond.plan.theirs.voice);
    ask(look, &moments, topics, voices, library)
}

/// The couple's own ritual, or one of the content's: the same one for as long as the look is open.
fn ritual(
    topics: &BTreeMap<TopicId, TopicContent>,
    library: &Library,
    since: NaiveDate,
) -> Option<String> {
    let own = rhythm(topics).and_then(|rhythm| rhythm.ritual.clone());
    own.or_else(|| {
        let all: &[Ritual] = &library.rituals;
        let day = usize::try_from(since.num_days_from_ce()).unwrap_or(0);
        let chosen = all.get(day.checked_rem(all.len())?)?;
        Some(chosen.text.clone())
    })
}

/// A voice with what was heard of its person: never more than it says itself.
fn narrowed(mut voice: Voice, heard: &Narrowing) -> Result<Voice, VaultError> {
    let most = heard.at_most;
    let get = |voice: &Voice, field| voice.get(&ItemKey::one(field)).cloned();
    let mut changes = Vec::new();
    if let (Some(ItemValue::Touch(own)), Some(least)) = (get(&voice, Field::Touch), most.touch) {
        changes.push((Field::Touch, ItemValue::Touch(own.min(least))));
    }
    if let (Some(ItemValue::Talk(own)), Some(least)) = (get(&voice, Field::Talk), most.talk) {
        changes.push((Field::Talk, ItemValue::Talk(own.min(least))));
    }
    if let Some(least) = most.near {
        // Left open it would count as the same room.
        let own = match get(&voice, Field::Near) {
            Some(ItemValue::Near(own)) => own,
            _ => Near::SameRoom,
        };
        changes.push((Field::Near, ItemValue::Near(own.min(least))));
    }
    for (field, value) in changes {
        voice.set(ItemKey::one(field), Some(value))?;
    }
    Ok(voice)
}
