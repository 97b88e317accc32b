//! Two vaults that meet through files.
#![allow(clippy::expect_used, clippy::panic)]

use super::*;
use crate::consent::clock::Reading;
use crate::exchange::bond::Meeting;
use crate::exchange::error::Refusal;
use crate::exchange::meet::Side;
use crate::exchange::random::System;
use crate::plan::ids::BondId;
use crate::plan::voice::ItemValue;
use std::collections::BTreeSet;
use tempfile::TempDir;

const NOW: Reading = Reading::wall(1_779_000_000);
const WORDS: &str = "quiet lamp by the window";

struct Phone {
    dir: TempDir,
    vault: Vault,
    bond: BondId,
}

impl Phone {
    fn new(partner: &str) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let mut vault =
            Vault::create(&dir.path().join("vault"), WORDS, &mut System).expect("a vault");
        let key = "food.drink".parse().expect("a key");
        vault
            .write_draft(key, Some(ItemValue::Text("ginger tea".into())))
            .expect("written");
        let bond = vault.add_bond(partner, &mut System).expect("a bond");
        Self { dir, vault, bond }
    }

    fn make(&mut self) -> Vec<u8> {
        let bond = self.vault.bond(self.bond, NOW).expect("the bond");
        self.vault
            .make_parcel(self.bond, &bond.outgoing().ticked(), NOW)
            .expect("a parcel")
    }

    fn look(&mut self, file: &[u8]) -> Result<Found, VaultError> {
        self.vault.look_at(file, &BTreeSet::new(), &mut System, NOW)
    }

    fn take(&mut self, file: &[u8]) {
        let Ok(Found::Parcel(id, opened)) = self.look(file) else {
            panic!("a parcel");
        };
        self.vault.take_in(id, &opened, NOW).expect("taken in");
    }
}

fn pair(a: &mut Phone, b: &mut Phone) {
    let side = |nick| Side { nick, again: false };
    let (words, invite) = a
        .vault
        .invite(a.bond, side("A"), &mut System, NOW)
        .expect("an invite");
    assert!(matches!(b.look(&invite), Ok(Found::NeedsWords)));
    let reply = b
        .vault
        .accept_invite(b.bond, &invite, &words, side("B"), &mut System, NOW)
        .expect("a reply");
    let Ok(Found::Reply(id)) = a.look(&reply) else {
        panic!("a reply");
    };
    a.vault
        .open_reply(id, &reply, &mut System, NOW)
        .expect("paired");
    for phone in [a, b] {
        phone
            .vault
            .words_compared(phone.bond, true)
            .expect("compared");
    }
}

#[test]
fn two_vaults_pair_and_share_and_open_again_as_they_were() {
    let (mut a, mut b) = (Phone::new("B"), Phone::new("A"));
    pair(&mut a, &mut b);
    let first = a.make();
    let Ok(Found::Parcel(id, early)) = b.look(&first) else {
        panic!("a parcel");
    };
    b.take(&first);
    assert_eq!(
        b.vault.take_in(id, &early, NOW),
        Err(VaultError::Exchange(Refusal::StateMoved))
    );
    a.take(&b.make());
    let known = a.vault.bond(a.bond, NOW).expect("the bond");
    assert_eq!(known.plan.theirs.voice.items().count(), 1);

    a.vault.close().expect("closed");
    let root = a.dir.path().join("vault");
    a.vault = Vault::open(&root, Unlock::Passphrase(WORDS)).expect("opened");
    assert_eq!(a.vault.bond(a.bond, NOW), Ok(known));
    let listed = a.vault.bonds().expect("the list");
    assert_eq!(listed[0].meeting, Meeting::Paired);
    assert_eq!(
        (listed[0].name.as_str(), listed[0].partner.as_str()),
        ("B", "B")
    );
}

#[test]
fn a_paused_bond_makes_no_parcel_and_an_ended_one_opens_none() {
    let (mut a, mut b) = (Phone::new("B"), Phone::new("A"));
    pair(&mut a, &mut b);
    a.vault.pause_bond(a.bond, true).expect("paused");
    let refused = a.vault.make_parcel(a.bond, &BTreeSet::new(), NOW);
    assert_eq!(refused, Err(VaultError::SharingPaused));
    let file = b.make();
    a.vault.end_bond(a.bond, false, &mut System).expect("ended");
    assert!(a.vault.bonds().expect("the list")[0].closed);
    assert!(matches!(
        a.look(&file),
        Err(VaultError::Exchange(Refusal::NotPaired))
    ));
}

#[test]
fn bonds_are_sealed_from_each_other() {
    let (mut a, mut b) = (Phone::new("B"), Phone::new("A"));
    pair(&mut a, &mut b);
    let other = a.vault.add_bond("C", &mut System).expect("a bond");
    assert_eq!(
        a.vault.add_bond("C", &mut System),
        Err(VaultError::Exchange(Refusal::Unfit(
            crate::plan::sizes::Unfit::Twice { field: "plans" }
        )))
    );
    let key: crate::plan::voice::ItemKey = "can_give".parse().expect("a key");
    a.vault
        .change(other, NOW, &mut System, |bond, at| {
            let value = Some(ItemValue::Text("CANARY".into()));
            Ok(bond.plan.write(key.clone(), value, at.now)?)
        })
        .expect("written");
    b.take(&a.make());
    let told = b.vault.bond(b.bond, NOW).expect("the bond");
    assert!(told.plan.theirs.voice.get(&key).is_none());
}
