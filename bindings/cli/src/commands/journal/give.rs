//! A copy of one page for somebody, and the request to have it back.

use super::Open;
use crate::names::{find_id, short_id};
use crate::ask;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use leeside::exchange::bond::Bond;
use leeside::exchange::random::System;
use leeside::plan::ids::CopyId;
use serde_json::json;

/// # Errors
/// `not_confirmed`, `not_there`, `no_bond`, errors of the store.
pub fn share(open: &mut Open<'_, '_>, id: &str, yes: bool) -> Result<Answer, Failure> {
    let app = open.app();
    let bond = open.session.bond()?;
    let entry = open.find(id)?;
    if !yes {
        let mut page = Page::default();
        page.text(&entry.title);
        page.text(&entry.body);
        page.text(app.text("honest.two_copies"));
        ask::show(&page, app.width);
    }
    if !yes && !ask::yes("Give a copy of this page with the next parcel?")? {
        return Err(Failure::refused(
            "not_confirmed",
            "nothing was given; say yes when asked, or add --yes",
        ));
    }
    let copy = open.journal()?.give_copy(entry.id, bond.id, &mut System)?;
    let mut page = Page::default();
    page.text(format!("A copy leaves with the next parcel ({}).", short_id(copy)));
    page.command(format!("leeside share hold copy/{copy}"));
    Ok(Answer::new(json!({ "copy": copy, "page": entry.id }), page))
}

/// # Errors
/// `not_there` if no such copy was given.
pub fn take_back(open: &mut Open<'_, '_>, typed: &str) -> Result<Answer, Failure> {
    let entry = open.session.bond()?;
    let bond = open.session.load(&entry)?;
    let copy = given(&bond, typed)?;
    open.session.vault.take_back(entry.id, copy)?;
    let mut page = Page::default();
    page.text("The next parcel asks for it back. Your partner may keep it; it cannot be pulled out of their hands.");
    Ok(Answer::new(json!({ "asked_back": copy }), page))
}

/// A copy that I gave, by the beginning of its name.
///
/// # Errors
/// `not_there`, or `which_one` if several begin so.
pub fn given(bond: &Bond, typed: &str) -> Result<CopyId, Failure> {
    let typed = typed.strip_prefix("copy/").unwrap_or(typed);
    find_id(typed, bond.copies.mine.keys().copied())
}
