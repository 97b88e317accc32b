//! "We had a moment": the shared note, the after-window, and what counts from its hour.
//!
//! The note may travel; the hour never does, no backup holds it, and it goes as soon as nothing
//! counts from it: when the last check-in window has passed and the questions may be asked, only
//! the day is left, and when they are offered no more, that too.

use super::bond_parts::{load, store};
use super::documents::{Edit, View};
use super::error::VaultError;
use super::kinds::Part;
use super::life::Vault;
use crate::consent::clock::{Reading, Time};
use crate::consent::plan::{AFTER_WINDOW, BondPlan};
use crate::cooldown::moment::MomentSketch;
use crate::cooldown::tonight::Side;
use crate::exchange::bond::Bond;
use crate::exchange::copies::Shared;
use crate::exchange::random::{Random, draw};
use crate::plan::ids::{BondId, CopyId, TopicId};
use crate::plan::moment::{Chooser, Moment};
use crate::plan::scales::Where;
use crate::plan::topic::{self, TopicContent};
use crate::plan::voice::{Field, ItemKey, ItemValue, Voice};
use crate::reflect::checkin::{self, SHOWN_FOR, Window, windows};
use crate::reflect::debrief::{NOT_BEFORE, offered};
use serde::{Deserialize, Serialize};

/// The most own moments that are kept. Above it the oldest go, down to [`FEW`]: turns look at the
/// newest and drift at three, and no list of years is to be made of it.
const MANY: usize = 100;
const FEW: usize = 25;

/// The longest time ago that a moment can be told of, in seconds: three days.
pub const LONGEST_AGO: u32 = 3 * 86_400;

/// A moment without a player.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Had {
    /// The agreed course, if one was played.
    pub sequence: Option<TopicId>,
    /// Who chose, if anyone did.
    pub chooser: Option<Side>,
    /// Where. Time alone makes no shared note.
    pub place: Where,
    /// How long ago it was, in seconds; at most [`LONGEST_AGO`] counts.
    pub ago: u32,
    /// Whether the next parcel may tell it. Without this it is kept back, and stays here.
    pub tell: bool,
}

/// When a moment was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Hour {
    at: Time,
    together: bool,
    /// The hour is gone; `at` is the beginning of its day.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    day_only: bool,
}

/// One moment from which something still counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lately {
    /// The moment.
    pub moment: CopyId,
    /// When check-in windows open on this phone, in order.
    pub windows: Vec<Window>,
    /// The one that is open now.
    pub open: Option<Window>,
    /// Whether the questions after a moment are offered now.
    pub debrief: bool,
}

impl Vault {
    /// "We had a moment": the note is there for turns and parcels, the after-window begins (or goes
    /// on, if it runs longer), and check-in windows count from the moment. Gives the note's name;
    /// time alone has none.
    ///
    /// # Errors
    /// [`VaultError::NoBond`], [`VaultError::Locked`], errors of the store.
    pub fn had_moment(
        &mut self,
        bond: BondId,
        had: Had,
        random: &mut dyn Random,
        reading: Reading,
    ) -> Result<Option<CopyId>, VaultError> {
        let now = self.now(reading)?;
        let id = CopyId(draw(random)?);
        let at = now.plus(-i64::from(had.ago.min(LONGEST_AGO)));
        let sketch = MomentSketch::had(at.day(), had.sequence, had.chooser, had.place);
        self.edit(|edit| note(edit, bond, (sketch, had.tell), id, at, now))
    }

    /// Deletes a moment here and asks for its note back with the next parcel.
    ///
    /// # Errors
    /// [`VaultError::NoBond`], [`VaultError::Locked`], errors of the store.
    pub fn forget_moment(&mut self, bond: BondId, moment: CopyId) -> Result<bool, VaultError> {
        self.forget(|edit| {
            let (card, mut known) = load(**edit, bond)?;
            let gone = known.copies.take_back(moment);
            store(edit, bond, card, &known)?;
            edit.delete_part(bond, Part::Hour, &moment.to_string())?;
            Ok(gone)
        })
    }

    /// The moments from which something still counts. `offset_minutes` is the phone's own offset
    /// from UTC; it is not kept. Hours from which nothing counts any more are deleted.
    ///
    /// # Errors
    /// [`VaultError::NoBond`], [`VaultError::Locked`], errors of the store.
    pub fn lately(
        &mut self,
        bond: BondId,
        offset_minutes: i32,
        reading: Reading,
    ) -> Result<Vec<Lately>, VaultError> {
        let now = self.now(reading)?;
        let plan = self.bond(bond, reading)?.plan;
        self.let_hours_go(bond, &plan, offset_minutes, now)?;
        self.read(|view| lately(view, bond, &plan, offset_minutes, now))
    }

    /// Deletes the hours from which nothing counts any more.
    fn let_hours_go(
        &mut self,
        bond: BondId,
        plan: &BondPlan,
        offset_minutes: i32,
        now: Time,
    ) -> Result<(), VaultError> {
        let due = |view: View<'_>| -> Result<Vec<(String, Option<Hour>)>, VaultError> {
            let mut changed = Vec::new();
            for (name, hour) in view.parts::<Hour>(bond, Part::Hour)? {
                let left = hour.left(plan, offset_minutes, now);
                if left != Some(hour) {
                    changed.push((name, left));
                }
            }
            Ok(changed)
        };
        if self.read(due)?.is_empty() {
            return Ok(());
        }
        self.forget(|edit| {
            for (name, left) in due(**edit)? {
                match left {
                    Some(hour) => edit.put_part(bond, Part::Hour, &name, &hour)?,
                    None => edit.delete_part(bond, Part::Hour, &name)?,
                };
            }
            Ok(())
        })
    }
}

/// Writes down a moment that was at `at`, inside a change. With no sketch only the after-window
/// begins.
pub(super) fn note(
    edit: &Edit<'_>,
    id: BondId,
    (sketch, tell): (Option<MomentSketch>, bool),
    moment: CopyId,
    at: Time,
    now: Time,
) -> Result<Option<CopyId>, VaultError> {
    let (card, mut bond) = load(**edit, id)?;
    bond.plan.let_go(now);
    let length = at.plus(AFTER_WINDOW).0.saturating_sub(now.0);
    if length > 0 {
        bond.plan.begin_window(now, length);
    }
    let noted = sketch.map(|sketch| Moment {
        id: moment,
        day: sketch.day,
        sequence: sketch.sequence,
        chooser: sketch.chooser.map(|side| match side {
            Side::Mine => Chooser::Author,
            Side::Theirs => Chooser::Other,
        }),
        together: sketch.together,
    });
    if let Some(noted) = &noted {
        make_room(&mut bond);
        bond.give(Shared::Moment(noted.clone()))?;
        bond.copies.keep(moment, !tell);
    }
    store(edit, id, card, &bond)?;
    if let Some(noted) = &noted {
        let hour = Hour {
            at,
            together: noted.together,
            day_only: false,
        };
        edit.put_part(id, Part::Hour, &moment.to_string(), &hour)?;
    }
    Ok(noted.map(|noted| noted.id))
}

/// Lets the oldest own moments go once there are many.
fn make_room(bond: &mut Bond) {
    let mine = bond.copies.mine.values().map(|given| &given.item);
    let mut own: Vec<_> = mine
        .filter_map(|item| match item {
            Shared::Moment(moment) => Some((moment.day, moment.id)),
            Shared::Text(_) => None,
        })
        .collect();
    if own.len() >= MANY {
        own.sort();
        for (_, id) in own.iter().take(own.len() - FEW) {
            bond.copies.take_back(*id);
        }
    }
}

pub(super) fn lately(
    view: View<'_>,
    bond: BondId,
    plan: &BondPlan,
    offset_minutes: i32,
    now: Time,
) -> Result<Vec<Lately>, VaultError> {
    let mut all = Vec::new();
    for (name, hour) in view.parts::<Hour>(bond, Part::Hour)? {
        let windows = hour.windows(plan, offset_minutes);
        all.push(Lately {
            moment: name.parse().map_err(|_| VaultError::NewerStore)?,
            open: checkin::open(&windows, now).cloned(),
            windows,
            debrief: offered(agreed_debrief(plan), hour.at, now),
        });
    }
    Ok(all)
}

impl Hour {
    fn windows(self, plan: &BondPlan, offset_minutes: i32) -> Vec<Window> {
        let agreed = plan.in_force().find_map(|(_, topic)| match topic {
            TopicContent::CheckIns(agreed) => Some(agreed),
            _ => None,
        });
        match agreed {
            Some(agreed) if !self.day_only => {
                let quiet_from = quiet_from(&plan.mine.working);
                windows(agreed, self.at, self.together, quiet_from, offset_minutes)
            }
            _ => Vec::new(),
        }
    }

    /// What is left of it now.
    fn left(self, plan: &BondPlan, offset_minutes: i32, now: Time) -> Option<Self> {
        let debrief = agreed_debrief(plan);
        let hours = debrief.map_or(NOT_BEFORE, |agreed| agreed.not_before_hours);
        let asked_from = self.at.plus(i64::from(hours) * 3600);
        let windows = self.windows(plan, offset_minutes);
        let last = windows.last().map(|last| last.opens.plus(SHOWN_FOR));
        if last.is_some_and(|last| now < last) || now < asked_from {
            return Some(self);
        }
        let day_only = Self {
            at: Time(self.at.0 - self.at.0.rem_euclid(86_400)),
            day_only: true,
            ..self
        };
        offered(debrief, day_only.at, now).then_some(day_only)
    }
}

fn agreed_debrief(plan: &BondPlan) -> Option<&topic::Debrief> {
    plan.in_force().find_map(|(_, topic)| match topic {
        TopicContent::Debrief(agreed) => Some(agreed),
        _ => None,
    })
}

/// This person's own hour from which there are no reminders, in minutes since midnight.
pub(super) fn quiet_from(voice: &Voice) -> Option<u32> {
    match voice.get(&ItemKey::one(Field::QuietFrom)) {
        Some(ItemValue::Minutes(minutes)) => Some(*minutes),
        _ => None,
    }
}
