//! Two exchanges later no older parcel opens with anything that is in either vault.

use super::world::{Act, End, World};
use leeside::exchange::envelope;
use leeside::exchange::error::Refusal;
use leeside::exchange::hybrid::Identity;
use leeside_tests::raw;

/// Every identity that is anywhere in the decrypted pages of the two vaults, the free ones too.
fn found(world: &mut World) -> Vec<Identity> {
    let mut all = Vec::new();
    for end in [End::AwithB, End::BwithA] {
        let (phone, _) = world.at(end);
        all.extend(raw::identities(&raw::pages(phone.root())));
    }
    all
}

fn opens(file: &[u8], keys: &[Identity]) -> bool {
    let keys: Vec<&Identity> = keys.iter().collect();
    match envelope::open_with_key(file, &keys) {
        Ok(_) => true,
        Err(Refusal::NotForThisPhone) => false,
        Err(other) => panic!("{other:?}"),
    }
}

/// One parcel there and one back, both taken in.
fn exchange(world: &mut World) {
    for from in [End::AwithB, End::BwithA] {
        world.make(from, true);
        let to = from.other();
        let file = world.mail[to as usize].last().expect("made").file.clone();
        world.open(to, &file);
    }
}

#[test]
fn two_exchanges_later_no_older_parcel_opens() {
    let mut world = World::new();
    for act in [
        Act::Say(End::AwithB, 0),
        Act::Limit(End::BwithA, 0),
        Act::Propose(End::AwithB, 20),
        // One that is lost, and one in a row.
        Act::Make(End::AwithB),
        Act::Make(End::AwithB),
    ] {
        world.play(&act);
    }
    exchange(&mut world);
    world.play(&Act::Make(End::BwithA));
    let older: Vec<Vec<u8>> = world.mail[..2]
        .iter()
        .flatten()
        .map(|mail| mail.file.clone())
        .collect();
    assert_eq!(older.len(), 5);
    // The search sees keys while they are there.
    let keys = found(&mut world);
    assert!(older.iter().all(|file| opens(file, &keys)));

    exchange(&mut world);
    exchange(&mut world);
    let keys = found(&mut world);
    // Both vaults' current and next, and what A holds of its other bond.
    assert!(keys.len() >= 6, "{}", keys.len());
    for (n, file) in older.iter().enumerate() {
        assert!(!opens(file, &keys), "parcel {n} still opens");
    }
}

#[test]
fn ended_here_no_parcel_of_the_bond_opens_here() {
    let mut world = World::new();
    world.play(&Act::Say(End::AwithB, 0));
    exchange(&mut world);
    world.play(&Act::Make(End::BwithA));
    let of_b: Vec<Vec<u8>> = world.mail[End::AwithB as usize]
        .iter()
        .map(|mail| mail.file.clone())
        .collect();
    let (phone, id) = world.at(End::AwithB);
    let keys = raw::identities(&raw::pages(phone.root()));
    assert!(opens(of_b.last().expect("made"), &keys));
    phone
        .vault
        .end_bond(id, true, &mut leeside::exchange::random::System)
        .expect("ended");
    let keys = raw::identities(&raw::pages(phone.root()));
    assert!(of_b.iter().all(|file| !opens(file, &keys)));
}
