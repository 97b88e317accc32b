//! The days after: moments, check-ins, answers, sealed ones, a quarrel, a look, a kept line.

use super::people::{Who, World};
use leeside::content::library;
use leeside::cooldown::tonight::Side;
use leeside::exchange::random::{System, draw};
use leeside::exchange::sealed::{Stage, TheirSeal};
use leeside::plan::ids::{CopyId, ItemId, TopicId};
use leeside::plan::scales::{DebriefHow, Where};
use leeside::plan::topic::TopicContent;
use leeside::reflect::checkin::CheckIn;
use leeside::reflect::debrief::{Debrief, Drafted, Wish, draft};
use leeside::reflect::feel::{Feel, Word};
use leeside::reflect::kept::{Kept, KeptKind};
use leeside::reflect::repair::{Action, Flow};
use leeside::rhythm::look_again::Card;
use leeside::vault::moments::Had;
use leeside::vault::rhythm::Turn;
use std::collections::BTreeMap;

fn new_id() -> CopyId {
    CopyId(draw(&mut System).expect("random bytes"))
}

impl World {
    pub fn moment(&mut self, who: Who) {
        let chooser = self.dice.any(&[Side::Mine, Side::Theirs]).copied();
        let person = self.at(who);
        let now = person.phone.now();
        let had = Had {
            sequence: None,
            chooser,
            place: Where::Together,
            ago: 0,
            tell: true,
        };
        let moment = person
            .phone
            .vault
            .had_moment(person.bond, had, &mut System, now);
        let moment = moment.expect("noted").expect("two people have one");
        let bond = person.phone.bond(person.bond);
        assert!(
            bond.plan.window_until(now.wall).is_some(),
            "the after-window runs"
        );
        assert!(bond.copies.moments().any(|(note, _)| note.id == moment));
        let lately = person
            .phone
            .vault
            .lately(person.bond, 60, now)
            .expect("read");
        assert!(
            lately
                .iter()
                .all(|one| !one.debrief || one.moment != moment),
            "never right away"
        );
    }

    pub fn check_in(&mut self, who: Who) {
        let line = self.text(who, "PRIVATE check-in");
        let empty = self.dice.one_in(4);
        let person = self.at(who);
        let check_in = CheckIn {
            id: new_id(),
            day: person.phone.now().wall.day(),
            bond: Some(person.bond),
            moment: None,
            before: None,
            after: (!empty).then_some(Feel::Word(Word::ALot)),
            line: (!empty).then_some(line),
            tried: Vec::new(),
            bring_up: true,
        };
        let id = check_in.id;
        let kept = person.phone.vault.keep_check_in(check_in).expect("kept");
        assert_eq!(kept, !empty, "skipping leaves nothing");
        if kept {
            person.memory.check_ins.insert(id);
        }
    }

    /// Answers, and at times a wish that becomes a suggestion.
    pub fn debrief(&mut self, who: Who) {
        let wish = self.text(who, "PRIVATE wish");
        let shared = self.text(who, "wish");
        let person = self.at(who);
        let next = ItemId::new("next").expect("a name");
        let debrief = Debrief {
            id: new_id(),
            day: person.phone.now().wall.day(),
            bond: Some(person.bond),
            moment: None,
            answers: BTreeMap::from([(next, wish)]),
            tried: Vec::new(),
        };
        person.memory.debriefs.insert(debrief.id);
        let kept = person.phone.vault.keep_debrief(debrief, DebriefHow::Write);
        assert!(kept.expect("kept"));
        let space = TopicId::new("space").expect("a name");
        let holds = person.phone.bond(person.bond).plan.holds().remove(&space);
        let Some(now) = holds else { return };
        let wish = Wish::Part {
            topic: space,
            now: Box::new(now),
            id: ItemId::new("own.wish").expect("a name"),
        };
        let Drafted::Topic(id, content) = draft(&shared, wish).expect("it fits") else {
            panic!("a part was wanted");
        };
        self.propose(who, &id, *content);
    }

    /// Seals an answer to some moment, opens it when both did, or takes it back.
    pub fn seal(&mut self, who: Who) {
        let answer = self.text(who, "SEALED");
        let back = self.dice.one_in(8);
        let person = self.at(who);
        let bond = person.phone.bond(person.bond);
        let moments: Vec<CopyId> = bond.copies.moments().map(|(note, _)| note.id).collect();
        let Some(moment) = self.dice.any(&moments).copied() else {
            return;
        };
        let person = self.at(who);
        let (id, now) = (person.bond, person.phone.now());
        let stage = bond.debriefs.stage(moment);
        let done = person.phone.vault.change(id, now, &mut System, |bond, at| {
            match stage {
                Stage::MaySeal => bond.seal_debrief(moment, &answer, at.random, at.today)?,
                Stage::MayOpen if !back => bond.debriefs.open(moment)?,
                _ => bond.debriefs.take_back(moment),
            }
            Ok(())
        });
        done.expect("what the stage allows");
        match stage {
            Stage::MaySeal => {
                person.sealed.insert(moment, (answer, false));
            }
            Stage::MayOpen if !back => {
                if let Some((_, open)) = person.sealed.get_mut(&moment) {
                    *open = true;
                }
            }
            _ => {}
        }
        let theirs = self.at(who.other()).sealed.clone();
        let person = self.at(who);
        for (moment, debrief) in person.phone.bond(id).debriefs.iter() {
            if let Some(TheirSeal::Opened(text)) = &debrief.theirs {
                let (answer, open) = theirs.get(moment).expect("they sealed one");
                assert!(open, "nobody reads before its author opens");
                assert_eq!(text, answer, "nobody changes after sealing");
            }
        }
    }

    /// A quarrel: any taps, and nothing of it is kept anywhere.
    pub fn quarrel(&mut self, who: Who) {
        let apart = self.text(who, "PRIVATE apart");
        let person = self.at(who);
        let before = person.phone.bond(person.bond);
        let plan = before.plan.holds();
        let plan = plan.values().find_map(|content| match content {
            TopicContent::Repair(repair) => Some(repair),
            _ => None,
        });
        let mut flow = Flow::begin(plan, "A");
        let now = person.phone.now().wall;
        for _ in 0..12 {
            let actions = flow.actions();
            assert!(actions.contains(&Action::End), "always a way out");
            let afraid = actions.contains(&Action::Afraid) || actions.contains(&Action::GoBack);
            assert!(afraid, "fear is always heard");
            let action = *self.dice.any(&actions).expect("actions");
            flow.act(action, now);
            // Nobody has to be writing for it.
            let _written = flow.write(&apart, false);
        }
        assert_eq!(
            flow.end(),
            None,
            "nothing is kept unless its author keeps it"
        );
        let person = self.at(who);
        assert_eq!(person.phone.bond(person.bond), before);
    }

    /// Looking again: what went well first, and a day that went by changed nothing.
    pub fn look(&mut self, who: Who) {
        let one_tap = self.dice.one_in(2);
        let person = self.at(who);
        let (bond, now) = (person.bond, person.phone.now());
        let holds = person.phone.bond(bond).plan.holds();
        let vault = &mut person.phone.vault;
        let words = library("en");
        let mut shown = vault.look(bond, Turn::Open, words, now).expect("open");
        assert_eq!(shown.card, Some(Card::WentWell));
        for _ in 0..40 {
            if shown.card.is_none() {
                break;
            }
            let turn = if one_tap {
                Turn::NothingToChange
            } else {
                Turn::Next
            };
            shown = vault.look(bond, turn, words, now).expect("turned");
        }
        assert_eq!(shown.card, None);
        assert!(!vault.look_due(bond, now).expect("read").whole);
        assert_eq!(person.phone.bond(bond).plan.holds(), holds);
    }

    /// A kept line; at times a copy is given, of that line alone.
    pub fn keep(&mut self, who: Who) {
        let give = self.dice.one_in(2);
        let kind = if give { "given" } else { "PRIVATE kept" };
        let text = self.text(who, kind);
        let person = self.at(who);
        let kept = Kept {
            id: new_id(),
            day: person.phone.now().wall.day(),
            kind: KeptKind::Worked,
            text: text.clone(),
            bond: Some(person.bond),
            moment: None,
            given: None,
            put_away: false,
        };
        let id = kept.id;
        person.phone.vault.keep_moment(kept).expect("kept");
        person.memory.kept.insert(id);
        if give {
            let now = person.phone.now();
            let given = person
                .phone
                .vault
                .give_kept(id, person.bond, &mut System, now);
            given.expect("given");
        }
    }
}
