//! Silently, then together: both seal an answer, then both open.

use crate::failure::Failure;
use crate::files;
use crate::names::{find_id, short_id};
use crate::page::{Answer, Page, said};
use crate::session::Session;
use leeside::exchange::bond::Bond;
use leeside::exchange::sealed::{Stage, TheirSeal};
use leeside::plan::ids::CopyId;
use leeside::plan::text::clean;
use leeside::vault::VaultError;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Bytes of an answer that are read at most: more than one holds.
const MOST: usize = 128 * 1024;

/// An answer.
#[derive(Debug, clap::Args)]
pub struct Seal {
    /// The beginning of the moment's name, as leeside moment list shows it.
    moment: String,
    /// Read the answer from this file; the standard input if there is none.
    #[arg(long, value_name = "FILE", default_value = "-", hide_default_value = true)]
    text_file: PathBuf,
    /// Seal "not this time". It looks the same until it is opened.
    #[arg(long, conflicts_with = "text_file")]
    not_this_time: bool,
}

/// # Errors
/// `not_there`, `not_paired`, `not_what_was_sealed`, errors of disk and store.
pub fn seal(session: &mut Session<'_>, seal: Seal) -> Result<Answer, Failure> {
    let answer = match seal.not_this_time {
        true => String::new(),
        false => {
            let bytes = files::read(&seal.text_file, MOST)?;
            clean(&String::from_utf8_lossy(&bytes))
        }
    };
    if answer.is_empty() && !seal.not_this_time {
        return Err(Failure::usage(
            "nothing_said",
            "there is nothing to seal; write something, or say --not-this-time",
        ));
    }
    let entry = session.bond()?;
    let moment = moment(&session.load(&entry)?, &seal.moment)?;
    session.change(&entry, |bond, at| {
        Ok(bond.seal_debrief(moment, &answer, at.random, at.today)?)
    })?;
    let mut page = Page::default();
    page.text("It is sealed, and leaves with the next parcel. Nobody can read it before both open.");
    Ok(Answer::new(one(&session.load(&entry)?, moment), page))
}

/// # Errors
/// `not_there`, or `not_heard` before both have sealed an answer.
pub fn open(session: &mut Session<'_>, typed: &str) -> Result<Answer, Failure> {
    let entry = session.bond()?;
    let moment = moment(&session.load(&entry)?, typed)?;
    session.change(&entry, |bond, _| bond.debriefs.open(moment).map_err(VaultError::from))?;
    let mut page = Page::default();
    page.text("Your answer opens with the next parcel.");
    Ok(Answer::new(one(&session.load(&entry)?, moment), page))
}

/// # Errors
/// `not_there`, errors of the store.
pub fn take_back(session: &mut Session<'_>, typed: &str) -> Result<Answer, Failure> {
    let entry = session.bond()?;
    let moment = moment(&session.load(&entry)?, typed)?;
    session.change(&entry, |bond, _| {
        bond.debriefs.take_back(moment);
        Ok(())
    })?;
    let mut page = Page::default();
    page.text("Your answer is gone here, and is not opened. Nobody is told.");
    Ok(Answer::new(one(&session.load(&entry)?, moment), page))
}

/// # Errors
/// Errors of the store.
pub fn list(session: &mut Session<'_>) -> Result<Answer, Failure> {
    let entry = session.bond()?;
    let bond = session.load(&entry)?;
    let mut page = Page::default();
    let mut documents = Vec::new();
    for (id, debrief) in bond.debriefs.iter() {
        let stage = match bond.debriefs.stage(*id) {
            Stage::MaySeal => "you may seal an answer, or leave it",
            Stage::Sealed => "yours is sealed",
            Stage::MayOpen => "both are sealed; you may open yours",
            Stage::Opened => "yours is opened",
            Stage::Closed => "nothing more is possible here",
        };
        page.item(format!("{}: {stage}", short_id(*id)));
        match &debrief.theirs {
            Some(TheirSeal::Opened(text)) if text.is_empty() => page.below("They say: not this time."),
            Some(TheirSeal::Opened(text)) => page.below(format!("They say: {}", said(text))),
            Some(TheirSeal::NotWhatWasSealed(_)) => {
                page.below("What came is not what was sealed, and is not shown.")
            }
            Some(TheirSeal::Sealed(_)) | None => &mut page,
        };
        documents.push(one(&bond, *id));
    }
    if documents.is_empty() {
        page.text("Nothing is sealed.");
    }
    Ok(Answer::new(json!({ "sealed": documents }), page))
}

fn one(bond: &Bond, id: CopyId) -> Value {
    let known = bond.debriefs.get(id);
    let theirs = known.and_then(|debrief| match debrief.theirs.as_ref()? {
        TheirSeal::Opened(text) => Some(text.clone()),
        TheirSeal::Sealed(_) | TheirSeal::NotWhatWasSealed(_) => None,
    });
    json!({
        "moment": id,
        "stage": bond.debriefs.stage(id),
        "they_say": theirs,
    })
}

/// A moment, or a debrief whose moment is gone here, by the beginning of its name.
fn moment(bond: &Bond, typed: &str) -> Result<CopyId, Failure> {
    let moments = bond.copies.moments().map(|(moment, _)| moment.id);
    let mut ids: Vec<CopyId> = moments.chain(bond.debriefs.iter().map(|(id, _)| *id)).collect();
    ids.sort_unstable();
    ids.dedup();
    find_id(typed, ids)
}
