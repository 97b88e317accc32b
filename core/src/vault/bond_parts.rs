//! How a bond lies in the store: a card and parts, each a document. Loaded whole; of what is stored
//! again only what changed is written.

use super::documents::{Edit, View};
use super::error::VaultError;
use super::kinds::Part;
use crate::exchange::bond::Bond;
use crate::exchange::copies::{Copies, Given, Shared};
use crate::exchange::pairing::Paired;
use crate::exchange::parcel::Fact;
use crate::exchange::sealed::Debriefs;
use crate::plan::ids::{BondId, CopyId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What stands on a bond's card beside its parts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Card {
    /// What I call this plan.
    pub name: String,
    /// The partner's nickname, as they told it.
    pub partner: String,
    pub fresh: bool,
    /// Sharing is paused: no parcel is made. Nobody is told.
    pub paused: bool,
    /// Ended: in the drawer of closed plans.
    pub closed: bool,
    pub asked_back: BTreeSet<CopyId>,
}

/// A pairing and what its parcels have told. No backup holds it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PairingPart {
    paired: Paired,
    told: BTreeSet<Fact>,
}

/// Reads a bond.
pub(super) fn load(view: View<'_>, id: BondId) -> Result<(Card, Bond), VaultError> {
    let card: Card = view.bond(id)?.ok_or(VaultError::NoBond)?;
    let pairing: Option<PairingPart> = view.part(id, Part::Pairing, "")?;
    let (pairing, told) = pairing.map_or_else(Default::default, |p| (Some(p.paired), p.told));
    let mut bond = Bond {
        partner: card.partner.clone(),
        fresh: card.fresh,
        pairing,
        told,
        invite: view.part(id, Part::Invite, "")?,
        echo: view.part(id, Part::Echo, "")?,
        ..Bond::default()
    };
    bond.plan.mine = view.part(id, Part::Mine, "")?.unwrap_or_default();
    bond.plan.theirs = view.part(id, Part::Theirs, "")?.unwrap_or_default();
    bond.plan.window = view.part(id, Part::Window, "")?;
    for (name, topic) in view.parts(id, Part::Topic)? {
        let name = name.try_into().map_err(|_| VaultError::NewerStore)?;
        bond.plan.topics.insert(name, topic);
    }
    bond.copies = Copies {
        mine: named(view.parts::<Given>(id, Part::Copy)?)?,
        theirs: named(view.parts::<Shared>(id, Part::Received)?)?,
        asked_back: card.asked_back.clone(),
    };
    bond.debriefs = Debriefs::from(named(view.parts(id, Part::Debrief)?)?);
    Ok((card, bond))
}

/// Writes what changed of a bond.
pub(super) fn store(
    edit: &Edit<'_>,
    id: BondId,
    mut card: Card,
    bond: &Bond,
) -> Result<(), VaultError> {
    card.partner.clone_from(&bond.partner);
    card.fresh = bond.fresh;
    card.asked_back.clone_from(&bond.copies.asked_back);
    edit.put_bond(id, &card)?;
    edit.put_part(id, Part::Mine, "", &bond.plan.mine)?;
    edit.put_part(id, Part::Theirs, "", &bond.plan.theirs)?;
    put_or_delete(edit, id, Part::Window, bond.plan.window.as_ref())?;
    put_or_delete(edit, id, Part::Invite, bond.invite.as_ref())?;
    put_or_delete(edit, id, Part::Echo, bond.echo.as_ref())?;
    let pairing = bond.pairing.clone().map(|paired| PairingPart {
        paired,
        told: bond.told.clone(),
    });
    put_or_delete(edit, id, Part::Pairing, pairing.as_ref())?;
    put_all(edit, id, Part::Topic, &bond.plan.topics)?;
    put_all(edit, id, Part::Copy, &bond.copies.mine)?;
    put_all(edit, id, Part::Received, &bond.copies.theirs)?;
    put_all(edit, id, Part::Debrief, bond.debriefs.all())
}

fn put_or_delete<T: Serialize>(
    edit: &Edit<'_>,
    id: BondId,
    part: Part,
    document: Option<&T>,
) -> Result<(), VaultError> {
    match document {
        Some(document) => edit.put_part(id, part, "", document)?,
        None => edit.delete_part(id, part, "")?,
    };
    Ok(())
}

fn put_all<K: ToString, T: Serialize>(
    edit: &Edit<'_>,
    id: BondId,
    part: Part,
    documents: &BTreeMap<K, T>,
) -> Result<(), VaultError> {
    let names: BTreeSet<String> = documents.keys().map(ToString::to_string).collect();
    for name in edit.part_names(id, part)? {
        if !names.contains(&name) {
            edit.delete_part(id, part, &name)?;
        }
    }
    for (name, document) in documents {
        edit.put_part(id, part, &name.to_string(), document)?;
    }
    Ok(())
}

fn named<T>(parts: Vec<(String, T)>) -> Result<BTreeMap<CopyId, T>, VaultError> {
    parts
        .into_iter()
        .map(|(name, part)| {
            let id = name.parse().map_err(|_| VaultError::NewerStore)?;
            Ok((id, part))
        })
        .collect()
}
