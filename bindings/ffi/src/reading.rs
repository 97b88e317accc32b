//! A plan made into something to read: pages, the menu, questions to talk through.

use crate::error::LeesideError;
use crate::inside::Seen;
use crate::plan::Plan;
use crate::shapes::reading::{self, ComfortMenu, Question};
use leeside::plan::ids::{BondId, TopicId};
use leeside::plan::linter;
use leeside::plan::menu::menu;
use leeside::plan::page::{self, Page};
use leeside::plan::person::Person;
use leeside::plan::topic::TopicContent;
use leeside::plan::voice::Voice;

#[uniffi::export]
impl Plan {
    /// The plan on one page, in the language that was chosen. `to_show` leaves out what my partner
    /// was not told: for a page that they will see.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn printed(&self, bond: BondId, to_show: bool) -> Result<Page, LeesideError> {
        let nick = self.nick()?;
        self.inside.see(bond, |seen| {
            people(&seen, &nick, to_show, |me, you| {
                page::plan(me, you, &holds(&seen), seen.library)
            })
        })
    }

    /// My signals and off-limits on a card for a pocket, without names.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn pocket_card(&self, bond: BondId) -> Result<Page, LeesideError> {
        let nick = self.nick()?;
        self.inside.see(bond, |seen| {
            people(&seen, &nick, false, |me, you| {
                page::pocket_card(me, you, seen.library)
            })
        })
    }

    /// A card for a pocket with blanks to fill in by hand.
    ///
    /// # Errors
    /// None.
    pub fn blank_card(&self) -> Result<Page, LeesideError> {
        let nothing = Voice::default();
        let me = Person::new("", &nothing);
        Ok(page::pocket_card(&me, None, self.inside.library()))
    }

    /// A page as plain text, wrapped to so many characters a line (at least 20); at a glance, each
    /// section as one paragraph.
    ///
    /// # Errors
    /// None.
    pub fn as_text(
        &self,
        page: Page,
        width: u32,
        at_a_glance: bool,
    ) -> Result<String, LeesideError> {
        let width = usize::try_from(width).unwrap_or(usize::MAX);
        Ok(if at_a_glance {
            page.to_glance(width)
        } else {
            page.to_text(width)
        })
    }

    /// A blank page to write by hand, for somebody who has no such phone or wants none.
    ///
    /// # Errors
    /// None.
    pub fn voice_sheet(&self) -> Result<Page, LeesideError> {
        Ok(page::voice_sheet(self.inside.library()))
    }

    /// The comforts of both, merged.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn menu(&self, bond: BondId) -> Result<ComfortMenu, LeesideError> {
        let nick = self.nick()?;
        self.inside.see(bond, |seen| {
            people(&seen, &nick, false, |me, you| {
                reading::menu(menu(me, you, seen.library), seen.library)
            })
        })
    }

    /// Questions that the two pages and the parts raise, what protects first. `minutes` is the time
    /// that there is, if somebody said so.
    ///
    /// # Errors
    /// `NoPlan`, `Locked`.
    pub fn questions(
        &self,
        bond: BondId,
        minutes: Option<u32>,
    ) -> Result<Vec<Question>, LeesideError> {
        let nick = self.nick()?;
        self.inside.see(bond, |seen| {
            people(&seen, &nick, false, |me, you| {
                let read = linter::Reading {
                    me: *me,
                    you: you.copied(),
                    topics: &holds(&seen),
                    time: minutes,
                    library: seen.library,
                };
                let question = |ask| reading::question(ask, &read);
                linter::asks(&read)
                    .into_iter()
                    .filter_map(question)
                    .collect()
            })
        })
    }
}

impl Plan {
    fn nick(&self) -> Result<String, LeesideError> {
        let nick = self.inside.with(|vault| vault.nickname())?;
        Ok(nick.unwrap_or_default())
    }
}

fn holds(seen: &Seen<'_>) -> Vec<(TopicId, TopicContent)> {
    seen.bond.plan.holds().into_iter().collect()
}

/// The two as the pages see them; one alone while nothing of the other is here.
fn people<T>(
    seen: &Seen<'_>,
    nick: &str,
    to_show: bool,
    act: impl FnOnce(&Person<'_>, Option<&Person<'_>>) -> T,
) -> T {
    let plan = &seen.bond.plan;
    let mine = if to_show {
        &plan.mine.told
    } else {
        &plan.mine.working
    };
    let theirs: Voice = plan.theirs.whole();
    let you = Person {
        name: &seen.bond.partner,
        voice: &theirs,
        held: Some(&plan.theirs.held),
    };
    let there = seen.bond.pairing.is_some() || !theirs.is_empty() || !plan.theirs.held.is_empty();
    act(&Person::new(nick, mine), there.then_some(&you))
}
