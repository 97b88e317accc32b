//! Two people, their phones, the files between them, and what each of them remembers.

use leeside::exchange::hybrid::Identity;
use leeside::exchange::random::System;
use leeside::plan::ids::{BondId, CopyId, Rev, TopicId};
use leeside::plan::voice::{ItemKey, Voice};
use leeside_tests::phone::{HOUR, Phone, pair};
use std::collections::{BTreeMap, BTreeSet};

/// One of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    A,
    B,
}

impl Who {
    pub const BOTH: [Self; 2] = [Self::A, Self::B];

    pub const fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }
}

/// What a person wrote and would find again on a phone that lost nothing.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    pub voice: Voice,
    /// Items that are for oneself alone.
    pub held: BTreeSet<ItemKey>,
    /// Yeses that stand.
    pub yes: BTreeSet<(TopicId, Rev)>,
    pub check_ins: BTreeSet<CopyId>,
    pub debriefs: BTreeSet<CopyId>,
    pub kept: BTreeSet<CopyId>,
    pub later: BTreeSet<CopyId>,
    /// Pages of the journal and their words.
    pub pages: BTreeMap<CopyId, String>,
}

/// A parcel, what its author had told by then, and the keys that its receiver held, so that the
/// test can read it.
pub struct Mail {
    pub file: Vec<u8>,
    pub keys: [Identity; 2],
    pub told: Voice,
}

/// One of the two people.
pub struct Person {
    pub phone: Phone,
    pub bond: BondId,
    pub memory: Memory,
    /// Every yes ever said, on any phone.
    pub ever: BTreeSet<(TopicId, Rev)>,
    /// Every yes that was taken back on the present phone.
    pub back: BTreeSet<(TopicId, Rev)>,
    /// When the present phone first saw a text of the other one.
    pub seen: BTreeMap<(TopicId, Rev), i64>,
    /// Sealed answers, and whether their author opened them.
    pub sealed: BTreeMap<CopyId, (String, bool)>,
    /// Parcels that were made for this person, in order.
    pub mail: Vec<Mail>,
    /// The backup, and what its author remembered then.
    pub backup: Option<(Vec<u8>, Memory)>,
}

/// Chances that are the same in every run of one seed (SplitMix64).
pub struct Dice(u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        (mixed % sides.max(1) as u64) as usize
    }

    pub fn one_in(&mut self, sides: usize) -> bool {
        self.roll(sides) == 0
    }

    pub fn any<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let at = self.roll(of.len());
        of.get(at)
    }
}

pub struct World {
    pub people: [Person; 2],
    pub dice: Dice,
    /// Counts what was written, so that no two texts are the same.
    pub written: u32,
}

impl World {
    pub fn new(seed: u64) -> Self {
        let person = |name| {
            let mut phone = Phone::new();
            let bond = phone.vault.add_bond(name, &mut System).expect("a bond");
            Person {
                phone,
                bond,
                memory: Memory::default(),
                ever: BTreeSet::new(),
                back: BTreeSet::new(),
                seen: BTreeMap::new(),
                sealed: BTreeMap::new(),
                mail: Vec::new(),
                backup: None,
            }
        };
        let mut people = [person("with B"), person("with A")];
        let [a, b] = &mut people;
        pair(&mut a.phone, a.bond, &mut b.phone, b.bond, false);
        Self {
            people,
            dice: Dice(seed),
            written: 0,
        }
    }

    pub fn at(&mut self, who: Who) -> &mut Person {
        &mut self.people[who as usize]
    }

    /// A text that nothing else holds; `kind` says where it may be found.
    pub fn text(&mut self, who: Who, kind: &str) -> String {
        self.written += 1;
        format!("{kind} of {who:?} {:05}.", self.written)
    }

    /// Lives for so many days, and looks at every promise after each step.
    pub fn live(&mut self, days: i64) {
        let until = self.people[0].phone.clock + days * 24 * HOUR;
        let mut step = 0;
        while self.people[0].phone.clock < until {
            let hours = 12 + self.dice.roll(73);
            for person in &mut self.people {
                person.phone.clock += i64::try_from(hours).expect("hours") * HOUR;
            }
            for who in Who::BOTH {
                let act = self.choose();
                eprintln!("step {step}: {who:?} {act:?}");
                self.play(who, act);
                self.check();
            }
            step += 1;
        }
        self.come_together();
    }
}
