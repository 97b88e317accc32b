//! Phones are lost, with a backup and without one, and the two go on.

use super::people::{Memory, Person, Who, World};
use leeside::exchange::bond::Confirm;
use leeside::exchange::random::System;
use leeside::plan::ids::{Rev, TopicId};
use leeside::plan::voice::{Field, ItemKey, ItemValue};
use leeside::vault::backup::Options;
use leeside_tests::phone::{HOUR, Phone, WORDS, pair};
use std::collections::BTreeSet;
use std::ops::ControlFlow;

impl World {
    pub fn back_up(&mut self, who: Who) {
        let person = self.at(who);
        let today = person.phone.now().wall.day();
        let mut file = Vec::new();
        let go_on = &mut |_| ControlFlow::Continue(());
        let options = Options::default();
        let made = person
            .phone
            .vault
            .back_up(&mut file, WORDS, today, options, go_on);
        made.expect("a backup");
        person.backup = Some((file, person.memory.clone()));
    }

    /// The phone is gone. A new one gets the backup if there is one, meets the other anew, and its
    /// author confirms piece by piece.
    pub fn lose(&mut self, who: Who, with_backup: bool) {
        let person = self.at(who);
        let told = person.phone.bond(person.bond).plan.mine.told;
        let known_there: Vec<_> = {
            let other = self.at(who.other());
            let theirs = other.phone.bond(other.bond).plan.theirs;
            theirs
                .all_limits()
                .map(|(_, limit)| limit.clone())
                .collect()
        };
        let person = self.at(who);
        let restored = with_backup && replace(person);
        if !restored {
            fresh(person);
        }
        assert!(
            !person.phone.bond(person.bond).plan.in_force().any(|_| true),
            "old yeses lapse"
        );
        let [a, b] = &mut self.people;
        let (lost, found) = match who {
            Who::A => (a, b),
            Who::B => (b, a),
        };
        // Nothing that was said yes to stands on the new phone until its author says so.
        lost.memory.yes.clear();
        lost.back.clear();
        lost.seen.clear();
        lost.mail.clear();
        found.mail.clear();
        pair(
            &mut found.phone,
            found.bond,
            &mut lost.phone,
            lost.bond,
            true,
        );
        self.check();

        // The lost one speaks first and says little; the answer brings their own half as a draft.
        self.make(who);
        self.open_last(who.other());
        self.make(who.other());
        self.open_last(who);
        self.check();
        self.confirm(who, restored);
        self.check();
        self.make(who);
        self.take_newest(who.other());
        let person = self.at(who);
        let mine = person.phone.bond(person.bond).plan.all_limits().0;
        for limit in &known_there {
            // What was known there before the loss holds on.
            let lifted = !told.limits().any(|(_, own)| own == limit);
            let holds = mine.values().any(|own| own == limit);
            assert!(holds || lifted || restored, "old limits stay");
        }
    }

    fn open_last(&mut self, who: Who) {
        let mail = self.at(who).mail.last();
        let file = mail.expect("a parcel").file.clone();
        self.open(who, &file);
    }

    /// After a restore only limits of the draft are added; after a loss all of it is taken.
    fn confirm(&mut self, who: Who, restored: bool) {
        let person = self.at(who);
        // An after-window that was in the backup has passed by then.
        person.phone.clock += 14 * HOUR;
        let bond = person.phone.bond(person.bond);
        let echo = bond.draft_of_mine().cloned().expect("a draft");
        let voice = echo.voice.as_ref().map(|told| told.voice.clone());
        let offered = voice.clone().unwrap_or_default();
        let take: BTreeSet<ItemKey> = match restored {
            true => BTreeSet::new(),
            false => offered.items().map(|(key, _)| key.clone()).collect(),
        };
        let settled: Vec<(TopicId, Rev)> = bond
            .plan
            .topics
            .iter()
            .filter_map(|(id, topic)| {
                let rev = topic.settled.filter(|rev| !topic.withdrawn.contains(rev))?;
                Some((id.clone(), rev))
            })
            .collect();
        assert!(
            bond.plan.mine.working == person.memory.voice,
            "a draft is only a draft"
        );
        let confirm = Confirm {
            take: take.clone(),
            still_yes: settled.iter().map(|(id, _)| id.clone()).collect(),
            ..Confirm::default()
        };
        let id = person.bond;
        let confirmed = person
            .phone
            .act(id, |bond, now| Ok(bond.confirm(&confirm, now)?));
        confirmed.expect("confirmed");
        for key in take {
            let value = offered.get(&key).cloned();
            person.memory.voice.set(key, value).expect("it fits");
        }
        for (id, limit) in &echo.limits {
            let key = ItemKey::entry(Field::PleaseNot, id.clone());
            if person.memory.voice.get(&key).is_none() {
                let value = Some(ItemValue::Limit(limit.clone()));
                person.memory.voice.set(key, value).expect("it fits");
            }
        }
        for (id, rev) in settled {
            self.said_yes(who, &id, rev);
        }
    }
}

/// A new phone with what the backup holds. Whether there was one.
fn replace(person: &mut Person) -> bool {
    let Some((file, memory)) = person.backup.clone() else {
        return false;
    };
    person.phone = Phone::restored(&file, WORDS, person.phone.clock);
    let bonds = person.phone.vault.bonds().expect("read");
    person.bond = bonds.first().expect("its bond").id;
    person.memory = memory;
    person.sealed.clear();
    true
}

/// A new phone with nothing on it.
fn fresh(person: &mut Person) {
    let clock = person.phone.clock;
    person.phone = Phone::new();
    person.phone.clock = clock;
    person.bond = person
        .phone
        .vault
        .add_bond("anew", &mut System)
        .expect("a bond");
    person.phone.vault.become_fresh().expect("fresh");
    person.memory = Memory::default();
    person.sealed.clear();
    person.backup = None;
}
