//! Short names for what can leave in a parcel, and for texts, so that a person can type them.

use crate::failure::Failure;
use leeside::consent::topic::Topic;
use leeside::exchange::bond::Bond;
use leeside::exchange::parcel::Leaving;
use leeside::plan::ids::{CopyId, Rev, TopicId};
use std::collections::BTreeSet;

/// Letters of a text's hash that are shown. Fewer may be typed, if they are enough.
const SHOWN: usize = 8;

/// The short name of a text.
pub fn short(rev: Rev) -> String {
    rev.to_string().chars().take(SHOWN).collect()
}

/// The short name of a page, a copy, a moment.
pub fn short_id(id: CopyId) -> String {
    id.to_string().chars().take(SHOWN).collect()
}

/// Finds one of these by the beginning of its name, at least four letters of it.
///
/// # Errors
/// `not_there`, or `which_one` if several begin so.
pub fn find_id(typed: &str, ids: impl IntoIterator<Item = CopyId>) -> Result<CopyId, Failure> {
    let typed = typed.to_lowercase();
    let fits = |id: &CopyId| typed.len() >= 4 && id.to_string().starts_with(&typed);
    let mut found = ids.into_iter().filter(fits);
    match (found.next(), found.next()) {
        (Some(id), None) => Ok(id),
        (None, _) => Err(Failure::refused(
            "not_there",
            "there is nothing of this name here; look at the list again",
        )),
        (Some(_), Some(_)) => Err(Failure::usage(
            "which_one",
            "this fits several; type more of its name",
        )),
    }
}

/// The name of something that can leave: `voice/closeness.touch`, `suggestion/space@1a2b3c4d`.
pub fn of_leaving(leaving: &Leaving) -> String {
    let text = |what: &str, topic: &TopicId, rev: &Rev| format!("{what}/{topic}@{}", short(*rev));
    let copy = |what: &str, id: &CopyId| format!("{what}/{id}");
    match leaving {
        Leaving::Item(key) => format!("voice/{key}"),
        Leaving::Suggestion(topic, rev) => text("suggestion", topic, rev),
        Leaving::Yes(topic, rev) => text("yes", topic, rev),
        Leaving::TakingBack(topic, rev) => text("taking_back", topic, rev),
        Leaving::Given(id) => copy("copy", id),
        Leaving::AskedBack(id) => copy("asked_back", id),
        Leaving::Sealed(id) => copy("sealed", id),
        Leaving::Opened(id) => copy("opened", id),
    }
}

/// Finds what can leave by names, or by their numbers in the list that was shown.
///
/// # Errors
/// `not_in_list` if one is not there.
pub fn find_leaving<'a>(
    bond: &Bond,
    typed: impl IntoIterator<Item = &'a String>,
) -> Result<BTreeSet<Leaving>, Failure> {
    let outgoing = bond.outgoing().leaving;
    typed
        .into_iter()
        .map(|typed| {
            let number = typed.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
            let by_number = number.and_then(|n| outgoing.get(n));
            let by_name = || {
                outgoing.iter().find(|(leaving, _)| {
                    let name = of_leaving(leaving);
                    name == *typed || name.strip_prefix("voice/") == Some(typed.as_str())
                })
            };
            by_number
                .or_else(by_name)
                .map(|(leaving, _)| leaving.clone())
                .ok_or_else(|| {
                    Failure::refused(
                        "not_in_list",
                        "one of these is not in the list of what would leave; look at: leeside share",
                    )
                })
        })
        .collect()
}

/// Finds one of the texts of a topic by the beginning of its name.
///
/// # Errors
/// `not_offered`, or `which_text` if the beginning fits several.
pub fn find_text(topic: &Topic, typed: &str) -> Result<Rev, Failure> {
    let typed = typed.to_lowercase();
    let mut found = topic
        .texts
        .keys()
        .filter(|rev| !typed.is_empty() && rev.to_string().starts_with(&typed));
    match (found.next(), found.next()) {
        (Some(rev), None) => Ok(*rev),
        (None, _) => Err(no_text()),
        (Some(_), Some(_)) => Err(Failure::usage(
            "which_text",
            "this fits several texts; type more of its name",
        )),
    }
}

/// The failure of a text that is not there.
pub fn no_text() -> Failure {
    Failure::refused(
        "not_offered",
        "there is no such text; leeside agree list shows what there is",
    )
}
