//! Own pages, suggestions, yeses, and the files between the two.

use super::people::{Mail, Who, World};
use leeside::consent::clock::NIGHT;
use leeside::consent::effect::Effect;
use leeside::consent::topic::Refused;
use leeside::exchange::error::Refusal;
use leeside::exchange::parcel::Half;
use leeside::exchange::random::{System, draw};
use leeside::plan::example;
use leeside::plan::ids::{Rev, Tag, TopicId};
use leeside::plan::topic::TopicContent;
use leeside::plan::voice::{ItemValue, Limit};
use leeside::vault::VaultError;
use leeside_tests::phone::key;
use leeside_tests::wire;

/// What limits are about.
const TAGS: [&str; 6] = [
    "touch.hair",
    "talk.questions",
    "light.bright",
    "sound.music",
    "food",
    "touch.hold",
];

impl World {
    pub fn limit(&mut self, who: Who, held: bool) {
        let kind = if held { "HELD limit" } else { "limit" };
        let text = self.text(who, kind);
        let tag = self.dice.any(&TAGS).and_then(|tag| Tag::new(tag).ok());
        let limit = Limit {
            tag: tag.filter(|_| self.dice.one_in(2)),
            text: Some(text),
        };
        let name = self.dice.roll(4);
        let name = format!("please_not/{}{name}", if held { "held." } else { "l" });
        self.write(who, &name, Some(ItemValue::Limit(limit)), held);
    }

    pub fn say(&mut self, who: Who, held: bool) {
        let kind = if held { "HELD line" } else { "line" };
        let text = self.text(who, kind);
        let n = self.dice.roll(3);
        let name = match held {
            true => format!("needs.mind/held.{n}"),
            false => format!("reassure/own.{n}"),
        };
        self.write(who, &name, Some(ItemValue::Text(text)), held);
    }

    /// A wish changes: something is "ask me" again, or a limit is lifted.
    pub fn unsay(&mut self, who: Who) {
        let keys: Vec<String> = {
            let voice = &self.at(who).memory.voice;
            voice.items().map(|(key, _)| key.to_string()).collect()
        };
        if let Some(name) = self.dice.any(&keys).cloned() {
            self.write(who, &name, None, false);
        }
    }

    fn write(&mut self, who: Who, name: &str, value: Option<ItemValue>, held: bool) {
        let person = self.at(who);
        let item = key(name);
        if held {
            let kept = item.clone();
            let id = person.bond;
            let keep = person.phone.act(id, |bond, _| {
                bond.plan.mine.keep(kept, true);
                Ok(())
            });
            keep.expect("kept for oneself");
            person.memory.held.insert(item.clone());
        }
        let narrows = name.starts_with("please_not") && value.is_some();
        match person.phone.write(person.bond, item.clone(), value.clone()) {
            Ok(()) => person.memory.voice.set(item, value).expect("it fits"),
            // Only what asks for more can be refused, and only inside an after-window.
            Err(VaultError::Refused(Refused::AfterWindow { .. })) if !narrows => {}
            Err(other) => panic!("{other:?}"),
        }
    }

    pub fn suggest(&mut self, who: Who) {
        let topics = example::topics();
        let (id, content) = self.dice.any(&topics).expect("topics").clone();
        let content = vary(content, self.dice.roll(40));
        self.propose(who, &id, content);
    }

    pub fn propose(&mut self, who: Who, id: &TopicId, content: TopicContent) {
        let person = self.at(who);
        let (bond, now) = (person.bond, person.phone.now());
        let proposed = person
            .phone
            .vault
            .change(bond, now, &mut System, |bond, at| {
                let nonce = draw(at.random)?;
                Ok(bond.plan.propose(id, content, nonce, at.now)?)
            });
        match proposed {
            Ok(rev) => self.said_yes(who, id, rev),
            // Too many open texts, or an after-window.
            Err(VaultError::Refused(Refused::AfterWindow { .. } | Refused::Unfit(_))) => {}
            Err(other) => panic!("{other:?}"),
        }
    }

    pub fn said_yes(&mut self, who: Who, id: &TopicId, rev: Rev) {
        let person = self.at(who);
        person.memory.yes.insert((id.clone(), rev));
        person.ever.insert((id.clone(), rev));
    }

    pub fn yes(&mut self, who: Who) {
        let person = self.at(who);
        let plan = person.phone.bond(person.bond).plan;
        let open: Vec<(TopicId, Rev, Effect)> = plan
            .topics
            .iter()
            .flat_map(|(id, topic)| {
                let theirs = topic.open().map(|(rev, _)| rev);
                let theirs =
                    theirs.filter(|rev| topic.theirs.contains(rev) && !topic.mine.contains(rev));
                theirs.map(|rev| (id.clone(), rev, topic.effect(rev)))
            })
            .collect();
        let Some((id, rev, effect)) = self.dice.any(&open).cloned() else {
            return;
        };
        let person = self.at(who);
        let now = person.phone.now().wall;
        let seen = person.seen.get(&(id.clone(), rev)).copied();
        let rested = seen.is_some_and(|seen| now.0 - seen >= NIGHT);
        let bond = person.bond;
        let said = person
            .phone
            .act(bond, |bond, now| Ok(bond.accept(&id, rev, now)?));
        match said {
            Ok(()) => {
                assert!(rested || effect != Effect::Widening, "more waits a night");
                self.said_yes(who, &id, rev);
            }
            Err(VaultError::Refused(Refused::Rests { .. })) => {
                assert!(
                    !rested && effect == Effect::Widening,
                    "less waits for nothing"
                );
            }
            Err(VaultError::Refused(Refused::AfterWindow { .. })) => {
                assert!(plan.window_until(now).is_some());
            }
            Err(other) => panic!("{other:?}"),
        }
    }

    pub fn take_back(&mut self, who: Who) {
        let person = self.at(who);
        let plan = person.phone.bond(person.bond).plan;
        let agreed: Vec<(TopicId, Rev)> = plan
            .topics
            .iter()
            .filter_map(|(id, topic)| Some((id.clone(), topic.agreed()?)))
            .collect();
        let Some((id, rev)) = self.dice.any(&agreed).cloned() else {
            return;
        };
        let person = self.at(who);
        let before = plan.all_limits();
        let bond = person.bond;
        let back = person
            .phone
            .act(bond, |bond, _| Ok(bond.plan.withdraw(&id, rev)?));
        back.expect("taking back is always possible, at once");
        let plan = person.phone.bond(bond).plan;
        assert!(
            plan.topics
                .get(&id)
                .is_none_or(|topic| topic.in_force().is_none())
        );
        assert_eq!(plan.all_limits(), before, "no protection goes with it");
        person.back.insert((id.clone(), rev));
        person.memory.yes.remove(&(id, rev));
    }

    /// Makes a parcel of all that is ticked.
    pub fn make(&mut self, who: Who) {
        let other = self.at(who.other());
        let keys = wire::keys(other.phone.root(), other.bond);
        let person = self.at(who);
        let file = person.phone.make(person.bond);
        let told = person.phone.bond(person.bond).plan.mine.told;
        let mail = Mail { file, keys, told };
        self.check_parcel(who, &mail);
        self.at(who.other()).mail.push(mail);
    }

    /// Takes in the newest parcel, whatever was lost before it.
    pub fn take_newest(&mut self, who: Who) {
        let person = self.at(who);
        let Some(mail) = person.mail.last() else {
            return;
        };
        let (file, told) = (mail.file.clone(), mail.told.clone());
        if !self.open(who, &file) {
            return;
        }
        let person = self.at(who);
        let theirs = person.phone.bond(person.bond).plan.theirs;
        assert_eq!(theirs.whole(), told, "any one file brings all that is told");
    }

    /// Opens some file that was ever made for this person, also again and late.
    pub fn open_any(&mut self, who: Who) {
        let count = self.at(who).mail.len();
        let at = self.dice.roll(count);
        if let Some(mail) = self.at(who).mail.get(at) {
            let file = mail.file.clone();
            self.open(who, &file);
        }
    }

    /// Whether it told anything anew, and the sender's whole half.
    pub fn open(&mut self, who: Who, file: &[u8]) -> bool {
        let person = self.at(who);
        let before = person.phone.bond(person.bond);
        let opened = match person.phone.take(file) {
            Ok((_, opened)) => opened,
            Err(VaultError::Exchange(Refusal::Older | Refusal::NotForThisPhone)) => {
                let after = person.phone.bond(person.bond);
                assert_eq!(after, before, "a refused file changes nothing");
                return false;
            }
            Err(other) => panic!("{other:?}"),
        };
        let after = person.phone.bond(person.bond);
        assert_eq!(after.plan.mine, before.plan.mine, "nobody else writes here");
        let now = person.phone.now().wall.0;
        for (id, topic) in &after.plan.topics {
            for rev in &topic.theirs {
                person.seen.entry((id.clone(), *rev)).or_insert(now);
            }
        }
        !opened.again && !opened.rolled_back && opened.half == Half::Whole
    }
}

/// Another text for a part, within what it can hold.
fn vary(mut content: TopicContent, n: usize) -> TopicContent {
    let n = u32::try_from(n).expect("a small number");
    match &mut content {
        TopicContent::Space(space) => space.minutes = 5 + n,
        TopicContent::Repair(repair) => repair.minutes = 10 + n,
        TopicContent::Debrief(debrief) => debrief.not_before_hours = 12 + n % 6,
        TopicContent::Sequence(sequence) => {
            if let Some(last) = sequence.steps.last_mut() {
                last.minutes = Some(5 + n);
            }
        }
        _ => {}
    }
    content
}
