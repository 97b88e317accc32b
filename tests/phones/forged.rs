//! A partner with other code, who holds every key of a partner and writes what they like.

use super::world::{Act, End, World};
use leeside::exchange::error::Refusal;
use leeside::plan::voice::{ItemValue, Voice};
use leeside::vault::{Found, VaultError};
use leeside_tests::phone::{key, space};
use leeside_tests::wire::{Forged, forge};
use serde_json::json;
use std::collections::BTreeSet;

/// A parcel from B to A with a true code.
fn from_b(world: &mut World, change: impl FnOnce(&mut Forged)) -> Vec<u8> {
    let (phone, id) = world.at(End::BwithA);
    forge(phone.root(), id, change)
}

fn met() -> World {
    let mut world = World::new();
    for act in [
        Act::Say(End::AwithB, 0),
        Act::Limit(End::AwithB, 1),
        Act::Propose(End::AwithB, 20),
    ] {
        world.play(&act);
    }
    for from in [End::AwithB, End::BwithA] {
        world.make(from, true);
        let to = from.other();
        let file = world.mail[to as usize].last().expect("made").file.clone();
        world.open(to, &file);
    }
    world
}

#[test]
fn what_the_forger_writes_is_what_a_true_phone_could_write() {
    // The other tests here mean something only if an honest forgery is taken in.
    let mut world = met();
    let file = from_b(&mut world, |_| {});
    let (phone, _) = world.at(End::AwithB);
    assert!(phone.take(&file).is_ok());
}

#[test]
fn a_forged_own_half_changes_nothing_of_mine() {
    let mut world = met();
    let file = from_b(&mut world, |forged| {
        forged.body["echo"] = json!({
            "voice": { "version": 9, "voice": { "reassure/own.0": "as B would like it" } },
            "limits": {},
            "yes": {},
        });
    });
    let (phone, id) = world.at(End::AwithB);
    let before = phone.bond(id);
    phone.take(&file).expect("a parcel");
    let after = phone.bond(id);
    assert_eq!(after.plan.mine, before.plan.mine);
    // This phone lost nothing, so nothing is offered to it as a draft either.
    assert_eq!(after.draft_of_mine(), None);
}

#[test]
fn a_fresh_phone_gets_a_forged_half_as_a_draft_and_keeps_every_limit() {
    let mut world = met();
    let (phone, id) = world.at(End::AwithB);
    phone.vault.become_fresh().expect("as after a loss");
    // They pair anew, and then B sends a half of A's that lifts the limit and says other words.
    let mut world = repaired(world);
    let file = from_b(&mut world, |forged| {
        forged.body["echo"] = json!({
            "voice": { "version": 9, "voice": { "reassure/own.0": "as B would like it" } },
            "limits": {},
            "yes": {},
        });
    });
    let (phone, _) = world.at(End::AwithB);
    let before = phone.bond(id).plan.mine;
    phone.take(&file).expect("a parcel");
    let after = phone.bond(id);
    assert_eq!(after.plan.mine, before, "a draft until its author takes it");
    assert!(after.draft_of_mine().is_some());
    phone
        .act(id, |bond, now| Ok(bond.confirm(&Default::default(), now)?))
        .expect("confirmed");
    let mine = phone.bond(id).plan.mine;
    assert_eq!(
        mine.working, before.working,
        "nothing was taken, so nothing changed"
    );
}

/// A pairs with B anew.
fn repaired(mut world: World) -> World {
    let (a, b) = (End::AwithB, End::BwithA);
    let side = |nick| leeside::exchange::meet::Side { nick, again: true };
    let random = &mut leeside::exchange::random::System;
    let (phone, id) = world.at(a);
    let now = phone.now();
    let (words, invite) = phone
        .vault
        .invite(id, side("A"), random, now)
        .expect("an invite");
    let (phone, id) = world.at(b);
    let now = phone.now();
    let reply = phone
        .vault
        .accept_invite(id, &invite, &words, side("B"), random, now)
        .expect("a reply");
    phone.vault.words_compared(id, true).expect("compared");
    let (phone, id) = world.at(a);
    let now = phone.now();
    phone
        .vault
        .open_reply(id, &reply, random, now)
        .expect("paired");
    phone.vault.words_compared(id, true).expect("compared");
    world
}

#[test]
fn a_yes_that_i_never_said_puts_nothing_in_force() {
    let mut world = met();
    let (phone, id) = world.at(End::AwithB);
    let topic = phone.bond(id).plan.topics[&space()].clone();
    let mine = *topic.mine.first().expect("offered");
    // B says yes to A's text, and calls a text of B's own settled by both.
    let other = {
        let (phone, id) = world.at(End::BwithA);
        let rev = phone
            .propose(id, "as B would like it", 59)
            .expect("offered");
        let text = phone.bond(id).plan.topics[&space()].texts[&rev].clone();
        (rev, text)
    };
    let yes = BTreeSet::from([other.0, mine]);
    let (its_name, my_name) = (other.0.to_string(), mine.to_string());
    let file = from_b(&mut world, |forged| {
        forged.body["topics"] = json!({ "space": {
            "settled": other.0,
            "withdrawn": [],
            "yes": yes,
            "revisions": { (its_name): other.1, (my_name): topic.texts[&mine] },
        }});
    });
    let (phone, id) = world.at(End::AwithB);
    phone.take(&file).expect("a parcel");
    let plan = phone.bond(id).plan;
    assert_ne!(plan.topics[&space()].agreed(), Some(other.0));
    assert_ne!(phone.in_force(id), Some(59), "nobody here said yes to it");
}

#[test]
fn a_text_under_another_name_is_refused_whole() {
    let mut world = met();
    let (phone, id) = world.at(End::AwithB);
    let topic = phone.bond(id).plan.topics[&space()].clone();
    let mine = *topic.mine.first().expect("offered");
    let file = from_b(&mut world, |forged| {
        let mut text = serde_json::to_value(&topic.texts[&mine]).expect("JSON");
        text["content"]["minutes"] = json!(59);
        let name = mine.to_string();
        forged.body["limits"] = json!({ "l9": { "tag": "touch" } });
        forged.body["topics"] = json!({ "space": {
            "settled": null, "withdrawn": [], "yes": [mine],
            "revisions": { (name): text },
        }});
    });
    let (phone, id) = world.at(End::AwithB);
    let before = phone.bond(id);
    assert!(phone.take(&file).is_err());
    assert_eq!(phone.bond(id), before);
}

#[test]
fn a_spoilt_code_another_pairing_or_my_own_role_is_not_my_partner() {
    let spoil: [fn(&mut Forged); 4] = [
        |forged| forged.wrong_code = true,
        |forged| forged.header["pairing"] = json!("00".repeat(16)),
        |forged| forged.header["from"] = json!("a"),
        |forged| forged.header["to_key"] = json!("00".repeat(32)),
    ];
    for change in spoil {
        let mut world = met();
        let file = from_b(&mut world, change);
        let (phone, id) = world.at(End::AwithB);
        let before = phone.bond(id);
        let refused = phone.look(&file).err();
        let expected = VaultError::Exchange(Refusal::NotFromPartner);
        assert_eq!(refused, Some(expected));
        assert_eq!(phone.bond(id), before);
    }
}

#[test]
fn a_limit_that_a_partner_claims_in_my_name_is_theirs_alone() {
    let mut world = met();
    let file = from_b(&mut world, |forged| {
        forged.body["limits"] = json!({ "l1": { "text": "other words under my entry's name" } });
    });
    let (phone, id) = world.at(End::AwithB);
    let before = phone.bond(id).plan.mine;
    assert!(matches!(phone.look(&file), Ok(Found::Parcel(..))));
    phone.take(&file).expect("a parcel");
    let plan = phone.bond(id).plan;
    assert_eq!(plan.mine, before);
    assert_eq!(plan.theirs.limits.len(), 1);
    let own = before.working.get(&key("please_not/l1"));
    assert!(matches!(own, Some(ItemValue::Limit(limit)) if limit.tag.is_some()));
    assert_ne!(
        plan.theirs.voice,
        Voice::default().with_limits(&plan.theirs.limits)
    );
}
