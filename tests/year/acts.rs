//! What can happen on a day.

use super::people::{Who, World};

/// What somebody does, or what happens to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Limit,
    HeldLimit,
    Say,
    SayHeld,
    Unsay,
    Suggest,
    Yes,
    TakeBack,
    Parcel,
    LostParcel,
    OldFile,
    Evening,
    Moment,
    CheckIn,
    Debrief,
    Seal,
    Quarrel,
    Look,
    Keep,
    Write,
    Delete,
    Give,
    Killed,
    BackUp,
    LosePhone,
    LosePhoneAndBackup,
}

/// Each act and how often it comes, in a thousand.
const CHANCES: [(Act, usize); 26] = [
    (Act::Limit, 40),
    (Act::HeldLimit, 30),
    (Act::Say, 50),
    (Act::SayHeld, 30),
    (Act::Unsay, 20),
    (Act::Suggest, 80),
    (Act::Yes, 100),
    (Act::TakeBack, 25),
    (Act::Parcel, 190),
    (Act::LostParcel, 35),
    (Act::OldFile, 35),
    (Act::Evening, 60),
    (Act::Moment, 25),
    (Act::CheckIn, 40),
    (Act::Debrief, 35),
    (Act::Seal, 45),
    (Act::Quarrel, 20),
    (Act::Look, 20),
    (Act::Keep, 20),
    (Act::Write, 30),
    (Act::Delete, 10),
    (Act::Give, 12),
    (Act::Killed, 20),
    (Act::BackUp, 12),
    (Act::LosePhone, 9),
    (Act::LosePhoneAndBackup, 7),
];

impl World {
    pub fn choose(&mut self) -> Act {
        let all = CHANCES.iter().map(|(_, chance)| chance).sum();
        let mut rolled = self.dice.roll(all);
        for (act, chance) in CHANCES {
            if rolled < chance {
                return act;
            }
            rolled -= chance;
        }
        Act::Parcel
    }

    pub fn play(&mut self, who: Who, act: Act) {
        match act {
            Act::Limit => self.limit(who, false),
            Act::HeldLimit => self.limit(who, true),
            Act::Say => self.say(who, false),
            Act::SayHeld => self.say(who, true),
            Act::Unsay => self.unsay(who),
            Act::Suggest => self.suggest(who),
            Act::Yes => self.yes(who),
            Act::TakeBack => self.take_back(who),
            Act::Parcel => {
                self.make(who);
                self.take_newest(who.other());
            }
            Act::LostParcel => self.make(who),
            Act::OldFile => self.open_any(who),
            Act::Evening => self.evening(who),
            Act::Moment => self.moment(who),
            Act::CheckIn => self.check_in(who),
            Act::Debrief => self.debrief(who),
            Act::Seal => self.seal(who),
            Act::Quarrel => self.quarrel(who),
            Act::Look => self.look(who),
            Act::Keep => self.keep(who),
            Act::Write => self.write_page(who),
            Act::Delete => self.delete_page(who),
            Act::Give => self.give_page(who),
            Act::Killed => self.killed(who),
            Act::BackUp => self.back_up(who),
            Act::LosePhone => self.lose(who, true),
            Act::LosePhoneAndBackup => self.lose(who, false),
        }
    }
}
