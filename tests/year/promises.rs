//! What the design promises, asked of the memory of the two people after each step.

use super::people::{Mail, Who, World};
use leeside::plan::ids::{CopyId, TopicId};
use leeside::plan::topic::TopicContent;
use leeside_tests::phone::{HOUR, Phone};
use leeside_tests::wire;
use std::collections::{BTreeMap, BTreeSet};

impl World {
    /// Every promise that can be looked at on a phone as it is now.
    pub fn check(&mut self) {
        for who in Who::BOTH {
            self.own_voice(who);
            self.two_to_agree(who);
            self.private_is_as_it_was(who);
        }
    }

    /// Own voice, and narrowing at once: what this person wrote holds here, all of it and nothing
    /// else, told or not.
    fn own_voice(&mut self, who: Who) {
        let person = self.at(who);
        let plan = person.phone.bond(person.bond).plan;
        assert_eq!(
            plan.mine.working, person.memory.voice,
            "{who:?}'s own voice"
        );
        let (mine, _) = plan.all_limits();
        for (id, limit) in person.memory.voice.limits() {
            assert_eq!(mine.get(id), Some(limit), "it holds at once, told or not");
        }
        for key in &person.memory.held {
            assert_eq!(plan.mine.told.get(key), None, "what is held is not told");
        }
    }

    /// Two to agree, one to take back.
    fn two_to_agree(&mut self, who: Who) {
        let other = self.at(who.other()).ever.clone();
        let person = self.at(who);
        let plan = person.phone.bond(person.bond).plan;
        for (id, topic) in &plan.topics {
            let Some(rev) = topic.agreed() else { continue };
            let text = (id.clone(), rev);
            assert!(person.memory.yes.contains(&text), "{who:?} said yes to it");
            assert!(other.contains(&text), "the other one said yes to it");
            assert!(!person.back.contains(&text), "it was taken back");
        }
    }

    fn private_is_as_it_was(&mut self, who: Who) {
        let person = self.at(who);
        let vault = &person.phone.vault;
        let ids = |all: Vec<CopyId>| all.into_iter().collect::<BTreeSet<_>>();
        let found = vault.check_ins().expect("read");
        let found = ids(found.iter().map(|one| one.id).collect());
        assert_eq!(found, person.memory.check_ins);
        let found = vault.debriefs().expect("read");
        let found = ids(found.iter().map(|one| one.id).collect());
        assert_eq!(found, person.memory.debriefs);
        let found = vault.kept_moments().expect("read");
        let found = ids(found.iter().map(|one| one.id).collect());
        assert_eq!(found, person.memory.kept);
        let found = vault.for_later().expect("read");
        let found = ids(found.iter().map(|one| one.id).collect());
        assert_eq!(found, person.memory.later);
        assert!(
            !person.phone.root().join("runs").exists(),
            "nothing of a run is left"
        );
    }

    /// Private by type: nothing private or held is in a parcel, and a sealed answer only once its
    /// author opened it.
    pub fn check_parcel(&mut self, from: Who, mail: &Mail) {
        let plain = wire::decrypt(&mail.file, &mail.keys);
        assert!(wire::is_padded(plain.whole.len()));
        let text = String::from_utf8(plain.whole).expect("text");
        assert!(!text.contains("PRIVATE"), "private by type");
        assert!(!text.contains("HELD"), "what is held back stays");
        for (answer, open) in self.at(from).sealed.values() {
            assert!(
                *open || !text.contains(answer.as_str()),
                "sealed until it is opened"
            );
        }
        for (answer, open) in self.at(from.other()).sealed.values() {
            assert!(*open || !text.contains(answer.as_str()));
        }
    }

    /// Killed at any instant, a vault opens in the state that it was in.
    pub fn killed(&mut self, who: Who) {
        let person = self.at(who);
        let before = person.phone.bond(person.bond);
        let clock = person.phone.clock;
        person.phone = Phone::copy_of(person.phone.root(), clock);
        assert_eq!(person.phone.bond(person.bond), before, "nothing is lost");
        self.private_is_as_it_was(who);
        self.pages_are_as_they_were(who);
    }

    /// At the end of the year, after two files each way, both phones hold the same told plan.
    pub fn come_together(&mut self) {
        for person in &mut self.people {
            person.phone.clock += 14 * HOUR;
        }
        for _ in 0..2 {
            for who in Who::BOTH {
                self.make(who);
                self.take_newest(who.other());
                self.check();
            }
        }
        let told = |world: &mut Self, who| -> BTreeMap<TopicId, TopicContent> {
            let person = world.at(who);
            let plan = person.phone.bond(person.bond).plan;
            plan.in_force()
                .map(|(id, text)| (id.clone(), text.clone()))
                .collect()
        };
        assert_eq!(told(self, Who::A), told(self, Who::B), "one told plan");
        for who in Who::BOTH {
            self.pages_are_as_they_were(who);
        }
    }
}
