//! Living the plan on a real vault: private items, moments and their hours, looking again, turns,
//! reminders, ideas.
#![allow(clippy::expect_used, clippy::panic)]

mod moments;
mod private;
mod rhythm;

use super::journal::Page;
use super::moments::{Had, Lately};
use super::rhythm::Turn;
use super::*;
use crate::consent::clock::{Reading, Time};
use crate::consent::plan::AFTER_WINDOW;
use crate::content::kinds::Energy;
use crate::content::library;
use crate::cooldown::tonight::Side;
use crate::exchange::copies::{CopyOf, Shared};
use crate::exchange::random::System;
use crate::plan::ids::{BondId, CopyId, ItemId, TopicId};
use crate::plan::scales::{CheckInHow, DebriefHow, Every, Near, Touch, TurnRule, Where};
use crate::plan::topic::{CheckInTime, CheckIns, Line, Most, Rhythm, TopicContent, Turns};
use crate::plan::voice::Limit;
use crate::reflect::checkin::{CheckIn, SHOWN_FOR};
use crate::reflect::debrief::Debrief;
use crate::reflect::heard::Heard;
use crate::reflect::helped::{Says, Tried};
use crate::reflect::kept::{Kept, KeptKind};
use crate::reflect::support::{ForLater, Person, Support};
use crate::rhythm::look_again::Card;
use crate::rhythm::reminders::{About, Settings};
use crate::rhythm::turns::Next;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;
use tempfile::TempDir;

const WORDS: &str = "quiet lamp by the window";
/// A Sunday, at 06:40 UTC.
const START: i64 = 1_779_000_000;
const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

struct Phone {
    _dir: TempDir,
    vault: Vault,
    bond: BondId,
}

impl Phone {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let root = dir.path().join("vault");
        let mut vault = Vault::create(&root, WORDS, &mut System).expect("a vault");
        let bond = vault.add_bond("B", &mut System).expect("a bond");
        Self {
            _dir: dir,
            vault,
            bond,
        }
    }

    /// Both said yes to this.
    fn agree(&mut self, content: TopicContent) {
        let id = TopicId::new(content.kind()).expect("a name");
        self.vault
            .change(self.bond, at(0), &mut System, |bond, at| {
                let rev = bond.plan.propose(&id, content, [7; 16], at.now)?;
                let topic = bond.plan.topics.get_mut(&id).expect("the topic");
                topic.theirs.insert(rev);
                topic.settled = Some(rev);
                Ok(())
            })
            .expect("agreed");
    }

    fn had(&mut self, seconds: i64, had: Had) -> Option<CopyId> {
        self.vault
            .had_moment(self.bond, had, &mut System, at(seconds))
            .expect("noted")
    }

    fn lately(&mut self, seconds: i64) -> Vec<Lately> {
        let lately = self.vault.lately(self.bond, 0, at(seconds));
        lately.expect("read")
    }

    fn hours(&self) -> Vec<(String, serde_json::Value)> {
        let bond = self.bond;
        self.vault
            .read(|view| view.parts(bond, Part::Hour))
            .expect("read")
    }
}

const fn at(seconds: i64) -> Reading {
    Reading::wall(START + seconds)
}

fn today() -> NaiveDate {
    Time(START).day()
}

fn together() -> Had {
    Had {
        sequence: None,
        chooser: Some(Side::Mine),
        place: Where::Together,
        ago: 0,
        tell: true,
    }
}

fn check_in(n: u8, bond: Option<BondId>) -> CheckIn {
    CheckIn {
        id: CopyId([n; 16]),
        day: today(),
        bond,
        moment: None,
        before: None,
        after: None,
        line: Some(format!(" line {n}\r\n")),
        tried: Vec::new(),
        bring_up: false,
    }
}

fn windows() -> TopicContent {
    let time = |name: &str, after_hours| CheckInTime {
        id: ItemId::new(name).expect("a name"),
        after_hours,
        how: CheckInHow::Text,
    };
    TopicContent::CheckIns(CheckIns {
        times: vec![time("one", 4), time("two", 24)],
        quiet: None,
        look_again: None,
    })
}

fn rhythm_topic(ritual: Option<&str>) -> TopicContent {
    TopicContent::Rhythm(Rhythm {
        every: Every::TwoWeeks,
        look_again: None,
        ritual: ritual.map(str::to_owned),
        small_acts: vec![Line {
            id: ItemId::new("tea").expect("a name"),
            text: "tea on Sunday".to_owned(),
        }],
    })
}
