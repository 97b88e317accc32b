//! The plan over weeks and months: looking again, who picks, reminders, ideas.

use crate::changes::Change;
use crate::error::LeesideError;
use crate::inside::Inside;
use crate::shapes::rhythm::{LookShown, Reminder, ReminderSettings};
use chrono::Weekday;
use leeside::content::entries::Comfort;
use leeside::content::kinds::Energy;
use leeside::exchange::random::System;
use leeside::plan::ids::BondId;
use leeside::plan::scales::Where;
use leeside::rhythm::look_again::Due;
use leeside::rhythm::reminders::Settings;
use leeside::rhythm::turns::Next;
use leeside::vault::rhythm::Turn;
use std::sync::Arc;

/// Looking again, who picks, reminders, ideas. Nothing here counts or judges, and a day that goes by
/// changes nothing.
#[derive(uniffi::Object)]
pub struct OverTime {
    inside: Arc<Inside>,
}

impl OverTime {
    pub(crate) fn of(inside: &Arc<Inside>) -> Self {
        Self {
            inside: Arc::clone(inside),
        }
    }
}

#[uniffi::export]
impl OverTime {
    /// When to look again, and what has come due.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn look_due(&self, bond: BondId) -> Result<Due, LeesideError> {
        self.inside
            .with_now(|vault, reading| vault.look_due(bond, reading))
    }

    /// Opens a look, or goes through it. "Nothing to change" ends it at once.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn look(&self, bond: BondId, turn: Turn) -> Result<LookShown, LeesideError> {
        let library = self.inside.library();
        let shown = self
            .inside
            .with_now(|vault, reading| vault.look(bond, turn, library, reading))?;
        Ok(LookShown::of(shown))
    }

    /// Who picks next, the same on both phones that know the same moments.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn who_picks(&self, bond: BondId) -> Result<Next, LeesideError> {
        self.inside
            .with_now(|vault, reading| vault.who_picks(bond, reading))
    }

    /// What I want to be reminded of.
    ///
    /// # Errors
    /// `Locked`.
    pub fn reminder_settings(&self) -> Result<ReminderSettings, LeesideError> {
        let settings = self.inside.with(|vault| vault.reminder_settings())?;
        let day = |day: Weekday| day.number_from_monday();
        Ok(ReminderSettings {
            check_ins: settings.check_ins,
            look_again: settings.look_again,
            small_acts: settings
                .small_acts
                .map(day)
                .and_then(|day| day.try_into().ok()),
            minute: settings.minute,
            paused: settings.paused,
        })
    }

    /// Sets what I want to be reminded of, and the pause for everything.
    ///
    /// # Errors
    /// `Unfit` if no week has such a day; `Locked`.
    pub fn set_reminders(&self, settings: ReminderSettings) -> Result<(), LeesideError> {
        let day = |day: u8| {
            let from_monday = day
                .checked_sub(1)
                .and_then(|day| Weekday::try_from(day).ok());
            from_monday.ok_or(LeesideError::WRONG_NAME)
        };
        let settings = Settings {
            check_ins: settings.check_ins,
            look_again: settings.look_again,
            small_acts: settings.small_acts.map(day).transpose()?,
            minute: settings.minute,
            paused: settings.paused,
        };
        self.inside.with(|vault| vault.set_reminders(&settings))?;
        self.inside.changes.tell(Change::Own);
        Ok(())
    }

    /// The reminders from now on and for so many days, of all plans, in order and in neutral words.
    /// `offset_minutes` is the phone's own offset from UTC; it is not kept.
    ///
    /// # Errors
    /// `Locked`.
    pub fn reminders(&self, days: u16, offset_minutes: i32) -> Result<Vec<Reminder>, LeesideError> {
        let library = self.inside.library();
        let all = self
            .inside
            .with_now(|vault, reading| vault.reminders(days, offset_minutes, reading))?;
        let words = |id| library.string(id).unwrap_or_default();
        let reminders = all.iter().map(|one| Reminder::of(one, words(one.text())));
        Ok(reminders.collect())
    }

    /// One idea that is new to both and ruled out by neither, or none. Without a plan, for me alone.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn fresh_idea(
        &self,
        bond: Option<BondId>,
        place: Where,
        energy: Energy,
    ) -> Result<Option<Comfort>, LeesideError> {
        let library = self.inside.library();
        let idea = self.inside.with_now(|vault, reading| {
            vault.fresh_idea(bond, (place, energy), library, &mut System, reading)
        })?;
        Ok(idea.cloned())
    }

    /// "Not today": a question to talk through rests for a while.
    ///
    /// # Errors
    /// `Unfit` if it is no question's key; `NoPlan`; `Locked`.
    pub fn not_today(&self, bond: BondId, question: String) -> Result<(), LeesideError> {
        self.inside
            .with_now(|vault, reading| vault.not_today(bond, &question, reading))
    }

    /// The keys of the questions that rest.
    ///
    /// # Errors
    /// `Locked`.
    pub fn resting(&self, bond: BondId) -> Result<Vec<String>, LeesideError> {
        let resting = self
            .inside
            .with_now(|vault, reading| vault.resting(bond, reading))?;
        Ok(resting.into_iter().collect())
    }
}
