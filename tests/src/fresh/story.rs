//! One random story of two phones: they meet, write, lose files, go back in time and meet anew.
//!
//! What a person changes is told at once by a parcel, so that a reader of all parcels knows what
//! both phones know. The parcel itself may get lost.

use super::dice::Dice;
use super::reading::{self, Lines, bytes, kept};
use super::{plans, write};
use leeside::consent::clock::Time;
use leeside::exchange::bond::{Bond, Confirm};
use leeside::exchange::copies::{CopyOf, Shared, TextCopy};
use leeside::exchange::envelope;
use leeside::exchange::error::Refusal;
use leeside::exchange::hybrid::Identity;
use leeside::exchange::meet::Side;
use leeside::exchange::random::draw;
use leeside::exchange::schedule;
use leeside::exchange::wordlist::Words;
use leeside::plan::ids::{CopyId, Rev, TopicId};
use leeside::plan::moment::{Chooser, Moment};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// When a story begins: 2026-05-17.
const START: i64 = 1_779_000_000;
/// Steps of one story.
const STEPS: u32 = 30;
/// Bonds of one story that are written down for files that another reader forges.
const BEFORES: usize = 4;
const NAMES: [&str; 2] = ["x", "y"];

struct Story<'a> {
    folder: &'a Path,
    dice: Dice,
    now: Time,
    bonds: [Bond; 2],
    remembered: [Option<Bond>; 2],
    /// Every key that a phone had, by the hash of its recipient.
    keys: BTreeMap<String, Value>,
    /// The parcels of each maker.
    made: [Vec<(String, Vec<u8>)>; 2],
    files: usize,
    befores: usize,
    events: Vec<Value>,
    ours: Vec<Value>,
}

/// Tells a story and writes it into a folder.
pub fn tell(folder: &Path, seed: u64) {
    let mut story = Story {
        folder,
        dice: Dice::new(seed),
        now: Time(START),
        bonds: [Bond::new("Y"), Bond::new("X")],
        remembered: [None, None],
        keys: BTreeMap::new(),
        made: [Vec::new(), Vec::new()],
        files: 0,
        befores: 0,
        events: Vec::new(),
        ours: Vec::new(),
    };
    let first = usize::from(story.dice.one_in(2));
    story.meet(first, false);
    for _ in 0..STEPS {
        story.step();
    }
    let (events, ours) = (json!(story.events), json!(story.ours));
    write(&folder.join("case.json"), &json!({ "events": events }));
    write(&folder.join("ours.json"), &ours);
}

impl Story<'_> {
    fn step(&mut self) {
        self.now = self.now.plus(self.dice.number(600..=200_000).cast_signed());
        let who = usize::from(self.dice.one_in(2));
        if self.bonds[who].pairing.is_none() || self.bonds[1 - who].pairing.is_none() {
            self.meet(who, true);
            return;
        }
        match self.dice.number(0..=24) {
            0 => {
                self.bonds[who].become_fresh();
                self.tell("restored", who, json!({}), Value::Null);
            }
            1 => {
                self.remembered[who] = Some(self.bonds[who].clone());
                self.tell("remember", who, json!({}), Value::Null);
            }
            2 => {
                // Only what was remembered of this very pairing: the other one was erased with it.
                let pairing = |bond: &Bond| bond.pairing.as_ref().map(|paired| paired.id);
                let now = pairing(&self.bonds[who]);
                if let Some(old) = self.remembered[who].take_if(|old| pairing(old) == now) {
                    self.bonds[who] = old;
                    self.tell("put back", who, json!({}), Value::Null);
                }
            }
            3..=12 => {
                for _ in 0..self.dice.number(0..=6) {
                    self.act(who);
                }
                self.make(who);
            }
            _ => self.open(who),
        }
    }

    fn tell(&mut self, what: &str, who: usize, mut more: Value, ours: Value) {
        more["do"] = json!(what);
        more["by"] = json!(NAMES[who]);
        self.events.push(more);
        self.ours.push(ours);
    }

    fn file(&mut self, bytes: &[u8]) -> String {
        let name = format!("{:03}.age", self.files);
        self.files += 1;
        fs::write(self.folder.join(&name), bytes).expect("written");
        name
    }

    /// A key of a phone as its vault keeps it, remembered by its recipient.
    fn key(&mut self, kept: &Value) -> Value {
        let seed = bytes(&kept["identity"]);
        let shown = json!({ "seed": hex::encode(seed), "mac_seed": kept["mac_seed"] });
        let name = hex::encode(Identity::from_seed(seed).recipient().hash());
        self.keys.insert(name, shown.clone());
        shown
    }

    fn both_keys(&mut self, who: usize) -> Value {
        let keys = kept(&self.bonds[who])["pairing"]["keys"].clone();
        json!([self.key(&keys["current"]), self.key(&keys["next"])])
    }

    fn meet(&mut self, inviter: usize, again: bool) {
        let (today, replier) = (self.now.day(), 1 - inviter);
        let words = Words::draw(&mut self.dice).expect("words");
        let nicks = [self.dice.text(40), self.dice.text(40)];
        let side = |nick| Side { nick, again };
        let (next, invite) = self.bonds[inviter]
            .invite(side(&nicks[0]), &words, &mut self.dice, today)
            .expect("an invite");
        self.bonds[inviter] = next;
        let opener = kept(&self.bonds[inviter])["invite"]["key"].clone();
        write(
            &self.folder.join("inviter.json"),
            &kept(&self.bonds[inviter]),
        );
        let (next, reply) = self.bonds[replier]
            .accept_invite(&invite, &words, side(&nicks[1]), &[], &mut self.dice)
            .expect("a reply");
        self.bonds[replier] = next;
        self.bonds[inviter] = self.bonds[inviter]
            .open_reply(&reply, &mut self.dice, today)
            .expect("a pairing");

        let plain = envelope::open_with(&words.as_passphrase(), &invite).expect("it opens");
        let asked = Lines::of(&plain);
        let key = Identity::from_seed(bytes(&opener["identity"]));
        let (_, plain) = envelope::open_with_key(&reply, &[&key]).expect("it opens");
        let answered = Lines::of(&plain);
        let t = schedule::transcript(&asked.header, &asked.body, &answered.header, &answered.body);
        let root = schedule::root(&t, &asked.secret("/secret"), &answered.secret("/secret"));
        let ours = json!({
            "invite": asked.shown(),
            "reply": answered.shown(),
            "t": hex::encode(t),
            "root": hex::encode(*root),
            "k_reply": hex::encode(*schedule::reply_mac_key(&t, &root)),
            // These three as the two phones keep them, and not computed here.
            "pair_key": kept(&self.bonds[inviter])["pairing"]["pair_key"],
            "pairing": kept(&self.bonds[replier])["pairing"]["id"],
            "safety_words": kept(&self.bonds[replier])["pairing"]["words"],
        });
        for bond in &mut self.bonds {
            bond.words_compared(true).expect("paired");
        }
        self.made = [Vec::new(), Vec::new()];
        let shown = words.shown();
        let typed = self.typed(&shown);
        let more = json!({
            "again": again,
            "today": today,
            "typed": typed,
            "invite": self.file(&invite),
            "reply": self.file(&reply),
            "opener": self.key(&opener),
            "keys": [self.both_keys(inviter), self.both_keys(replier)],
        });
        self.tell("meet", inviter, more, ours);
    }

    /// Six words as somebody might type them.
    fn typed(&mut self, words: &[&str]) -> String {
        let mut typed = String::new();
        for word in words {
            let letters = match self.dice.one_in(2) {
                true => word.chars().take(4).collect(),
                false => (*word).to_owned(),
            };
            typed += &match self.dice.one_in(2) {
                true => letters.to_uppercase(),
                false => letters,
            };
            typed += self.dice.of(&[" ", "-", ", ", " 2. ", "\n"]);
        }
        typed
    }

    /// One act of a person. Many are refused by the rules, which is no matter here.
    fn act(&mut self, who: usize) {
        let (now, dice) = (self.now, &mut self.dice);
        let bond = &mut self.bonds[who];
        match dice.number(0..=13) {
            0..=3 => {
                let (key, value) = plans::item(dice);
                let _may_be_full = bond.plan.write(key, Some(value), now);
            }
            4 => {
                let keys: Vec<_> = bond.plan.mine.working.items().map(|(key, _)| key).collect();
                if !keys.is_empty() {
                    let key = dice.of(&keys).clone();
                    bond.plan.write(key, None, now).expect("always possible");
                }
            }
            // A fresh phone tells no yes, so a reader of its parcels could not know of one.
            5..=8 if bond.fresh => {}
            5..=6 => {
                let id = TopicId::new(dice.of(&plans::TOPICS)).expect("a topic");
                let content = plans::content(dice, id.as_str());
                let nonce = draw(dice).expect("bytes");
                let _may_be_refused = bond.plan.propose(&id, content, nonce, now);
            }
            7..=8 => {
                if let Some((id, rev)) = named(dice, bond) {
                    let _may_rest = bond.accept(&id, rev, now);
                }
            }
            9 => {
                if let Some((id, rev)) = named(dice, bond) {
                    let _may_be_unknown = bond.plan.withdraw(&id, rev);
                }
            }
            10 => {
                let item = shared(dice);
                bond.give(item).expect("it fits");
            }
            11 => {
                let ids: Vec<CopyId> = bond.copies.mine.keys().copied().collect();
                if !ids.is_empty() {
                    bond.copies.take_back(dice.of(&ids));
                }
            }
            12 => {
                // One of few, so that the two seal the same one.
                let id = CopyId([u8::try_from(dice.number(0..=3)).expect("small"); 16]);
                let answer = match dice.one_in(4) {
                    true => String::new(),
                    false => dice.text(20_000),
                };
                let _may_be_told = bond.seal_debrief(id, &answer, dice, now.day());
            }
            _ => {
                let ids: Vec<CopyId> = bond.debriefs.iter().map(|(id, _)| *id).collect();
                for id in ids {
                    let _may_wait = bond.debriefs.open(id);
                }
            }
        }
    }

    fn make(&mut self, who: usize) {
        let heard = |bond: &Bond| bond.pairing.as_ref().is_some_and(|paired| paired.heard);
        if self.bonds[who].fresh && heard(&self.bonds[who]) && self.dice.one_in(2) {
            let echo = self.bonds[who].echo.clone();
            let take = echo.iter().flat_map(|echo| &echo.voice);
            let take = take.flat_map(|told| told.voice.items().map(|(key, _)| key.clone()));
            let confirm = Confirm {
                take: take.collect(),
                still_yes: self.bonds[who].plan.topics.keys().cloned().collect(),
                ..Confirm::default()
            };
            let _may_be_refused = self.bonds[who].confirm(&confirm, self.now);
        }
        let ticked = self.bonds[who].outgoing().ticked();
        let (next, file) = self.bonds[who].make_parcel(&ticked).expect("a parcel");
        self.bonds[who] = next;
        let to = kept(&self.bonds[who])["pairing"]["peer"]["recipient"].clone();
        let to: leeside::exchange::hybrid::Recipient = to
            .as_str()
            .and_then(|text| text.parse().ok())
            .expect("a recipient");
        let key = self.keys[&hex::encode(to.hash())].clone();
        let ours = reading::parcel(&file, &key, &self.bonds[who]);
        let name = self.file(&file);
        self.made[who].push((name.clone(), file));
        self.tell("make", who, json!({ "file": name, "sealed_to": key }), ours);
    }

    /// Opens a parcel of the other: mostly the last one, sometimes an older or the same again.
    fn open(&mut self, who: usize) {
        let made = &self.made[1 - who];
        let Some(last) = made.last() else { return };
        let (name, file) = match self.dice.one_in(4) {
            true => self.dice.of(made),
            false => last.clone(),
        };
        let before = self.bonds[who].clone();
        let opened = before.open_parcel(&file, &BTreeSet::new(), &mut self.dice, self.now);
        let mut more = json!({ "file": name });
        let ours = match opened {
            Ok(opened) if opened.again => json!({ "verdict": "the same" }),
            Ok(opened) if opened.rolled_back => {
                self.bonds[who] = opened.after;
                json!({
                    "verdict": "rolled back",
                    "limits": reading::limits(&self.bonds[who]),
                    "topics": reading::topics(&self.bonds[who]),
                })
            }
            Ok(opened) => {
                self.bonds[who] = opened.after;
                let next = kept(&self.bonds[who])["pairing"]["keys"]["next"].clone();
                more["next_key"] = self.key(&next);
                if self.befores < BEFORES && self.dice.one_in(2) {
                    self.befores += 1;
                    let name = format!("before-{}.json", self.befores);
                    write(&self.folder.join(&name), &kept(&before));
                    more["before"] = json!(name);
                }
                json!({
                    "verdict": "taken in",
                    "known": reading::known(&before, &self.bonds[who]),
                })
            }
            Err(refusal) => json!({ "verdict": verdict(&refusal) }),
        };
        more["today"] = json!(self.now.day());
        self.tell("open", who, more, ours);
    }
}

/// How a refusal is told to a reader who knows no sentences of this program.
pub fn verdict(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Older => "older",
        Refusal::TwoPhones => "two phones",
        Refusal::NotForThisPhone => "not for this phone",
        Refusal::Fresh | Refusal::NotPaired => "not paired",
        _ => "refused",
    }
}

fn named(dice: &mut Dice, bond: &Bond) -> Option<(TopicId, Rev)> {
    let texts = bond.plan.topics.iter();
    let all: Vec<(TopicId, Rev)> = texts
        .flat_map(|(id, topic)| topic.texts.keys().map(|rev| (id.clone(), *rev)))
        .collect();
    (!all.is_empty()).then(|| dice.of(&all))
}

fn shared(dice: &mut Dice) -> Shared {
    let id = CopyId(draw(dice).expect("bytes"));
    let day = dice.day().parse().expect("a day");
    if dice.one_in(2) {
        Shared::Moment(Moment {
            id,
            day,
            sequence: dice
                .one_in(2)
                .then(|| TopicId::new("sequence.together").expect("a topic")),
            chooser: dice
                .one_in(2)
                .then(|| dice.of(&[Chooser::Author, Chooser::Other])),
            together: dice.one_in(2),
        })
    } else {
        let of = dice.of(CopyOf::ALL);
        let text = dice.text(20_000);
        Shared::Text(TextCopy { id, of, day, text })
    }
}
