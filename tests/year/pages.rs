//! The journal: pages written, given, really deleted, and found again.

use super::people::{Person, Who, World};
use leeside::exchange::random::System;
use leeside::plan::ids::CopyId;
use leeside::reflect::journal::Filter;
use leeside::vault::JournalDoor;
use leeside::vault::journal::{MOST, Page};
use leeside_tests::folder::holds;
use leeside_tests::phone::WORDS;
use leeside_tests::raw;

fn door(person: &mut Person) -> JournalDoor {
    let now = person.phone.now();
    person
        .phone
        .vault
        .open_journal(WORDS, now)
        .expect("the door opens")
}

impl World {
    pub fn write_page(&mut self, who: Who) {
        let text = self.text(who, "PRIVATE page");
        self.put_page(who, text);
    }

    fn put_page(&mut self, who: Who, text: String) -> CopyId {
        let person = self.at(who);
        let door = door(person);
        let now = person.phone.now();
        let page = Page {
            body: text.clone(),
            bond: Some(person.bond),
            ..Page::on(now.wall.day())
        };
        let journal = &mut person.phone.vault.journal(&door, now).expect("open");
        let id = journal.write(page, &mut System).expect("written");
        person.memory.pages.insert(id, text);
        id
    }

    /// A copy leaves on purpose: its words and nothing else.
    pub fn give_page(&mut self, who: Who) {
        let text = self.text(who, "given");
        let id = self.put_page(who, text);
        let person = self.at(who);
        let door = door(person);
        let (bond, now) = (person.bond, person.phone.now());
        let journal = &mut person.phone.vault.journal(&door, now).expect("open");
        let copy = journal.give_copy(id, bond, &mut System).expect("given");
        if self.dice.one_in(3) {
            let person = self.at(who);
            assert!(
                person
                    .phone
                    .vault
                    .take_back(bond, copy)
                    .expect("taken back")
            );
        }
    }

    /// Deletion that is real: the words are in no page of the store, free ones among them.
    pub fn delete_page(&mut self, who: Who) {
        let pages: Vec<CopyId> = self.at(who).memory.pages.keys().copied().collect();
        let Some(id) = self.dice.any(&pages).copied() else {
            return;
        };
        let person = self.at(who);
        let door = door(person);
        let now = person.phone.now();
        let journal = &mut person.phone.vault.journal(&door, now).expect("open");
        assert!(journal.forget(id).expect("deleted"));
        let text = person.memory.pages.remove(&id).expect("it was remembered");
        if text.starts_with("PRIVATE") {
            let store = raw::pages(person.phone.root());
            assert!(!holds(&store, text.as_bytes()), "deleted for good");
        }
        self.pages_are_as_they_were(who);
    }

    /// Every page, and nothing else; each is found by its words.
    pub fn pages_are_as_they_were(&mut self, who: Who) {
        let person = self.at(who);
        let door = door(person);
        let now = person.phone.now();
        let journal = person.phone.vault.journal(&door, now).expect("open");
        let mut found = Vec::new();
        let mut after = None;
        loop {
            let filter = Filter::default();
            let part = journal.list(&filter, after.as_ref(), MOST).expect("a list");
            found.extend(part.entries.into_iter().map(|entry| (entry.id, entry.body)));
            match part.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        found.sort();
        let known: Vec<_> = person.memory.pages.clone().into_iter().collect();
        assert_eq!(found, known, "{who:?}'s pages");
        if let Some((id, text)) = known.first() {
            let number = text.rsplit(' ').next().expect("its number");
            let hits = journal
                .search(number, &Filter::default(), 5)
                .expect("found");
            assert!(hits.iter().any(|hit| hit.entry.id == *id));
        }
    }
}
