//! Three phones, the files between them, and what only a person knows: which texts somebody said
//! yes to. The test asks this memory and not the code's own.

use leeside::consent::topic::Refused;
use leeside::exchange::error::Refusal;
use leeside::exchange::hybrid::Identity;
use leeside::exchange::parcel::Leaving;
use leeside::plan::ids::{BondId, Rev, Tag};
use leeside::plan::voice::{ItemValue, Limit};
use leeside::vault::documents::Private;
use leeside::vault::{Found, VaultError};
use leeside_tests::phone::{HOUR, Phone, Three, key, space, three};
use leeside_tests::wire;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// One end of a bond: whose phone, and which of the two bonds. `A` has two ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    AwithB,
    BwithA,
    AwithC,
    CwithA,
}

impl End {
    pub const ALL: [Self; 4] = [Self::AwithB, Self::BwithA, Self::AwithC, Self::CwithA];

    pub const fn other(self) -> Self {
        match self {
            Self::AwithB => Self::BwithA,
            Self::BwithA => Self::AwithB,
            Self::AwithC => Self::CwithA,
            Self::CwithA => Self::AwithC,
        }
    }

    /// Marks a text as written at this end; no other text holds it.
    pub fn canary(self, kind: &str) -> String {
        format!("CANARY {self:?} {kind}")
    }
}

/// What somebody does, or what happens to a file.
#[derive(Debug, Clone)]
pub enum Act {
    Limit(End, u8),
    Lift(End, u8),
    Say(End, u8),
    /// Written and always unticked in the preview.
    SayHeld(End, u8),
    OnlyMe(End, u8),
    Propose(End, u8),
    ProposeHeld(End),
    Accept(End),
    TakeBack(End),
    Note(End),
    Make(End),
    MakeNothing(End),
    /// Opens some file that was ever made for this end, also again and late.
    Open(End, usize),
    /// Opens some file that was made for another end.
    OpenStray(End, usize),
    Wait,
    Window(End),
    Reopen(End),
}

pub fn act() -> impl Strategy<Value = Act> {
    let end = prop::sample::select(&End::ALL[..]);
    let few = 0..3_u8;
    prop_oneof![
        2 => (end.clone(), few.clone()).prop_map(|(e, n)| Act::Limit(e, n)),
        1 => (end.clone(), few.clone()).prop_map(|(e, n)| Act::Lift(e, n)),
        2 => (end.clone(), few.clone()).prop_map(|(e, n)| Act::Say(e, n)),
        1 => (end.clone(), few.clone()).prop_map(|(e, n)| Act::SayHeld(e, n)),
        1 => (end.clone(), few).prop_map(|(e, n)| Act::OnlyMe(e, n)),
        3 => (end.clone(), 1..60_u8).prop_map(|(e, n)| Act::Propose(e, n)),
        1 => end.clone().prop_map(Act::ProposeHeld),
        4 => end.clone().prop_map(Act::Accept),
        2 => end.clone().prop_map(Act::TakeBack),
        1 => end.clone().prop_map(Act::Note),
        5 => end.clone().prop_map(Act::Make),
        1 => end.clone().prop_map(Act::MakeNothing),
        6 => (end.clone(), any::<usize>()).prop_map(|(e, n)| Act::Open(e, n)),
        1 => (end.clone(), any::<usize>()).prop_map(|(e, n)| Act::OpenStray(e, n)),
        2 => Just(Act::Wait),
        1 => end.clone().prop_map(Act::Window),
        1 => end.prop_map(Act::Reopen),
    ]
}

/// A parcel and the keys that its receiver held when it was made, so that the test can read it.
pub struct Mail {
    pub file: Vec<u8>,
    pub keys: [Identity; 2],
}

pub struct World {
    pub phones: Three,
    /// Every parcel ever made for an end, in the order of [`End::ALL`].
    pub mail: [Vec<Mail>; 4],
    /// What the person at each end said yes to, in words of their own memory.
    pub yes: [BTreeSet<Rev>; 4],
    /// What the person at each end took back.
    pub back: [BTreeSet<Rev>; 4],
    notes: u8,
}

impl World {
    pub fn new() -> Self {
        let mut phones = three();
        for (phone, name) in [
            (&mut phones.a, "A"),
            (&mut phones.b, "B"),
            (&mut phones.c, "C"),
        ] {
            // What belongs to no bond must not be in any parcel either.
            let draft = Some(ItemValue::Text(format!("CANARY draft {name}")));
            phone
                .vault
                .write_draft(key("can_give"), draft)
                .expect("written");
        }
        Self {
            phones,
            mail: [const { Vec::new() }; 4],
            yes: [const { BTreeSet::new() }; 4],
            back: [const { BTreeSet::new() }; 4],
            notes: 0,
        }
    }

    pub fn at(&mut self, end: End) -> (&mut Phone, BondId) {
        let three = &mut self.phones;
        match end {
            End::AwithB => (&mut three.a, three.ab),
            End::AwithC => (&mut three.a, three.ac),
            End::BwithA => (&mut three.b, three.ba),
            End::CwithA => (&mut three.c, three.ca),
        }
    }

    pub fn play(&mut self, act: &Act) {
        match act {
            Act::Limit(end, n) => {
                let limit = Limit {
                    tag: Some(Tag::new("touch").expect("a tag")),
                    text: Some(end.canary("limit")),
                };
                self.write(
                    *end,
                    &format!("please_not/l{n}"),
                    Some(ItemValue::Limit(limit)),
                );
            }
            Act::Lift(end, n) => self.write(*end, &format!("please_not/l{n}"), None),
            Act::Say(end, n) => {
                let text = Some(ItemValue::Text(end.canary(&format!("said {n}"))));
                self.write(*end, &format!("reassure/own.{n}"), text);
            }
            Act::SayHeld(end, n) => {
                let text = Some(ItemValue::Text(end.canary("HELD")));
                self.write(*end, &format!("needs.mind/held.{n}"), text);
            }
            Act::OnlyMe(end, n) => {
                let key = key(&format!("reassure/own.{n}"));
                let (phone, id) = self.at(*end);
                let kept = phone.act(id, |bond, _| {
                    bond.plan.mine.keep(key, true);
                    Ok(())
                });
                kept.expect("kept");
            }
            Act::Propose(end, n) => self.propose(*end, &end.canary("text"), *n, false),
            Act::ProposeHeld(end) => self.propose(*end, &end.canary("HELD"), 5, true),
            Act::Accept(end) => self.accept(*end),
            Act::TakeBack(end) => self.take_back(*end),
            Act::Note(end) => self.note(*end),
            Act::Make(end) => self.make(*end, true),
            Act::MakeNothing(end) => self.make(*end, false),
            Act::Open(end, n) => {
                let mail = &self.mail[*end as usize];
                if let Some(mail) = mail.get(n % mail.len().max(1)) {
                    let file = mail.file.clone();
                    self.open(*end, &file);
                }
            }
            Act::OpenStray(end, n) => self.open_stray(*end, *n),
            Act::Wait => self.wait(),
            Act::Window(end) => {
                let (phone, id) = self.at(*end);
                let begun = phone.act(id, |bond, now| {
                    bond.plan.begin_window(now, 12 * HOUR);
                    Ok(())
                });
                begun.expect("begun");
            }
            Act::Reopen(end) => {
                let (phone, _) = self.at(*end);
                let clock = phone.clock;
                // A kill loses nothing that was done: the copy is taken while it is open.
                *phone = Phone::copy_of(phone.root(), clock);
            }
        }
    }

    /// Clocks move on by more than a night, differently on each phone.
    pub fn wait(&mut self) {
        let three = &mut self.phones;
        for (phone, hours) in [(&mut three.a, 13), (&mut three.b, 20), (&mut three.c, 14)] {
            phone.clock += hours * HOUR;
        }
    }

    fn write(&mut self, end: End, item: &str, value: Option<ItemValue>) {
        let (phone, id) = self.at(end);
        let narrows = item.starts_with("please_not") && value.is_some();
        match phone.write(id, key(item), value) {
            Ok(()) => {}
            Err(VaultError::Refused(Refused::AfterWindow { .. })) if !narrows => {}
            Err(other) => panic!("{other:?}"),
        }
    }

    fn propose(&mut self, end: End, answer: &str, minutes: u8, held: bool) {
        let (phone, id) = self.at(end);
        match phone.propose(id, answer, u32::from(minutes)) {
            Ok(rev) => {
                if held {
                    phone
                        .act(id, |bond, _| Ok(bond.plan.keep(&space(), rev, true)?))
                        .expect("an offer that nobody saw");
                }
                self.yes[end as usize].insert(rev);
            }
            // Too many open texts, or an after-window.
            Err(VaultError::Refused(Refused::AfterWindow { .. } | Refused::Unfit(_))) => {}
            Err(other) => panic!("{other:?}"),
        }
    }

    fn accept(&mut self, end: End) {
        let (phone, id) = self.at(end);
        let plan = phone.bond(id).plan;
        let Some(topic) = plan.topics.get(&space()) else {
            return;
        };
        let open = topic
            .theirs
            .iter()
            .find(|rev| topic.is_open(**rev))
            .copied();
        let Some(rev) = open else { return };
        match phone.act(id, |bond, now| Ok(bond.accept(&space(), rev, now)?)) {
            Ok(()) => {
                self.yes[end as usize].insert(rev);
            }
            Err(VaultError::Refused(Refused::AfterWindow { .. } | Refused::Rests { .. })) => {}
            Err(other) => panic!("{other:?}"),
        }
    }

    fn take_back(&mut self, end: End) {
        let (phone, id) = self.at(end);
        let plan = phone.bond(id).plan;
        let agreed = plan.topics.get(&space()).and_then(|topic| topic.agreed());
        let Some(rev) = agreed else { return };
        phone
            .act(id, |bond, _| Ok(bond.plan.withdraw(&space(), rev)?))
            .expect("taking back is always possible");
        assert_eq!(phone.in_force(id), None);
        self.back[end as usize].insert(rev);
    }

    /// A private row, as journal and notes are kept.
    fn note(&mut self, end: End) {
        self.notes += 1;
        let item = Private {
            id: [self.notes; 16],
            bond: None,
            day: chrono::NaiveDate::default(),
            document: end.canary("PRIVATE"),
        };
        let (phone, id) = self.at(end);
        let item = Private {
            bond: Some(id),
            ..item
        };
        phone
            .vault
            .edit(|edit| edit.put_private("kept", &item))
            .expect("written");
    }

    pub fn make(&mut self, end: End, as_ticked: bool) {
        let ticked = {
            let (phone, id) = self.at(end);
            let outgoing = phone.bond(id).outgoing();
            let mut ticked = if as_ticked {
                outgoing.ticked()
            } else {
                BTreeSet::new()
            };
            ticked.retain(|leaving| !is_held(leaving));
            ticked
        };
        self.make_with(end, &ticked);
    }

    /// Tells everything but what is always held.
    pub fn make_whole(&mut self, end: End) {
        let (phone, id) = self.at(end);
        let plan = phone.bond(id);
        let held: BTreeSet<Rev> = plan
            .plan
            .topics
            .get(&space())
            .map(|topic| topic.untold.intersection(&topic.kept).copied().collect())
            .unwrap_or_default();
        let ticked = plan
            .outgoing()
            .leaving
            .into_iter()
            .map(|(leaving, _)| leaving)
            .filter(|leaving| !is_held(leaving))
            .filter(|l| !matches!(l, Leaving::Suggestion(_, rev) if held.contains(rev)))
            .collect();
        self.make_with(end, &ticked);
    }

    fn make_with(&mut self, end: End, ticked: &BTreeSet<Leaving>) {
        let keys = {
            let (phone, id) = self.at(end.other());
            wire::keys(phone.root(), id)
        };
        let (phone, id) = self.at(end);
        let file = phone.make_with(id, ticked);
        self.mail[end.other() as usize].push(Mail { file, keys });
    }

    pub fn open(&mut self, end: End, file: &[u8]) {
        let (phone, id) = self.at(end);
        let before = phone.bond(id);
        match phone.take(file) {
            Ok((of, _)) => assert_eq!(of, id),
            Err(VaultError::Exchange(Refusal::Older | Refusal::NotForThisPhone)) => {
                assert_eq!(phone.bond(id), before);
            }
            Err(other) => panic!("{other:?}"),
        }
        let after = phone.bond(id);
        assert_eq!(after.plan.mine, before.plan.mine, "nobody else writes here");
    }

    fn open_stray(&mut self, end: End, n: usize) {
        let strangers = match end {
            End::AwithB | End::AwithC => return,
            End::BwithA => [End::AwithB, End::CwithA],
            End::CwithA => [End::AwithC, End::BwithA],
        };
        let mail = &self.mail[strangers[n % 2] as usize];
        let Some(stray) = mail.get(n % mail.len().max(1)) else {
            return;
        };
        let file = stray.file.clone();
        let (phone, id) = self.at(end);
        let before = phone.bond(id);
        let refused = phone
            .look(&file)
            .map(|found| matches!(found, Found::Parcel(..)));
        // Some of them this phone made itself, and still knows.
        assert!(matches!(
            refused,
            Err(VaultError::Exchange(
                Refusal::NotForThisPhone | Refusal::OwnFile
            ))
        ));
        assert_eq!(phone.bond(id), before);
    }
}

fn is_held(leaving: &Leaving) -> bool {
    matches!(leaving, Leaving::Item(key) if key.to_string().starts_with("needs.mind/held"))
}
