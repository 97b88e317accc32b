//! A quarrel: a pause, and ways back, as the two agreed or as the app suggests without a plan.

use crate::error::{GoneReason, LeesideError};
use crate::inside::Inside;
use crate::language::LanguageFlag;
use crate::reflect::Reflect;
use crate::shapes::repair::RepairScreen;
use leeside::plan::ids::BondId;
use leeside::plan::topic::TopicContent;
use leeside::reflect::repair::{Action, Flow};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// One person's way through a quarrel, on their own phone. It holds the present state only: nothing
/// of who asked for the pause, or how often. It goes on while everything is locked, and when it ends
/// or is let go, it is gone, but for a draft that its author keeps.
#[derive(uniffi::Object)]
pub struct RepairFlow {
    inside: Arc<Inside>,
    flow: Mutex<Option<Flow>>,
}

#[uniffi::export]
impl Reflect {
    /// Begins a way through a quarrel. With a plan it follows what the two agreed there; without one
    /// it needs nothing, not even unlocking.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`; neither without a plan.
    pub fn repair(&self, bond: Option<BondId>) -> Result<Arc<RepairFlow>, LeesideError> {
        let flow = match bond {
            None => Flow::begin(None, ""),
            Some(bond) => {
                let nick = self.inside.with(|vault| vault.nickname())?;
                self.inside.see(bond, |seen| {
                    let holds = seen.bond.plan.holds();
                    let agreed = holds.values().find_map(|content| match content {
                        TopicContent::Repair(repair) => Some(repair),
                        _ => None,
                    });
                    Flow::begin(agreed, &nick.unwrap_or_default())
                })?
            }
        };
        Ok(Arc::new(RepairFlow {
            inside: Arc::clone(&self.inside),
            flow: Mutex::new(Some(flow)),
        }))
    }
}

impl RepairFlow {
    fn flow(&self) -> MutexGuard<'_, Option<Flow>> {
        self.flow.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn with<T>(
        &self,
        act: impl FnOnce(&mut Flow) -> Result<T, LeesideError>,
    ) -> Result<T, LeesideError> {
        let mut flow = self.flow();
        act(flow.as_mut().ok_or(LeesideError::Gone {
            why: GoneReason::NotThere,
        })?)
    }
}

#[uniffi::export]
impl RepairFlow {
    /// What to show now.
    ///
    /// # Errors
    /// `Gone` once it was ended; `Platform` if the clock cannot be read.
    pub fn screen(&self) -> Result<RepairScreen, LeesideError> {
        let now = self.inside.wall()?;
        let library = self.inside.library();
        self.with(|flow| Ok(RepairScreen::of(flow, now, library)))
    }

    /// Somebody tapped a button. One that the screen does not show changes nothing; for `End` call
    /// `end`.
    ///
    /// # Errors
    /// `Gone` once it was ended; `Platform` if the clock cannot be read.
    pub fn act(&self, action: Action) -> Result<(), LeesideError> {
        let now = self.inside.wall()?;
        self.with(|flow| {
            flow.act(action, now);
            Ok(())
        })
    }

    /// Writes apart, for one's own eyes, while the screen is `writing`. An empty text takes the
    /// draft away. `keep` says whether it outlives the flow.
    ///
    /// # Errors
    /// `Unfit` if it is too long, or nobody is writing now; `Gone` once it was ended.
    pub fn write(&self, text: String, keep: bool) -> Result<(), LeesideError> {
        self.with(|flow| Ok(flow.write(&text, keep)?))
    }

    /// The own draft, while its author is writing.
    ///
    /// # Errors
    /// `Gone` once it was ended.
    pub fn draft(&self) -> Result<Option<String>, LeesideError> {
        self.with(|flow| Ok(flow.draft().map(str::to_owned)))
    }

    /// Turns the language helper on or off. It is off unless someone wants it here.
    ///
    /// # Errors
    /// `Gone` once it was ended.
    pub fn set_helper(&self, on: bool) -> Result<(), LeesideError> {
        self.with(|flow| {
            flow.set_helper(on);
            Ok(())
        })
    }

    /// What the language helper sees in a text: nothing while it is off.
    ///
    /// # Errors
    /// `Gone` once it was ended.
    pub fn hints(&self, text: String) -> Result<Vec<LanguageFlag>, LeesideError> {
        self.with(|flow| Ok(flow.hints(&text).into_iter().map(Into::into).collect()))
    }

    /// Ends it, in any state. Gives the draft if its author keeps it: it stands nowhere else, so
    /// offer it to the journal.
    ///
    /// # Errors
    /// `Gone` once it was ended.
    pub fn end(&self) -> Result<Option<String>, LeesideError> {
        let flow = self.flow().take();
        flow.map(Flow::end).ok_or(LeesideError::Gone {
            why: GoneReason::NotThere,
        })
    }
}
