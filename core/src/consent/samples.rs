//! Fully filled voices and topics, in which every choice and every list has something, and helpers
//! that the tests of this room share. A new field or kind does not compile until it stands here.

use super::clock::Time;
use super::topic::Topic;
use crate::plan::ids::{ItemId, Rev, Tag, TopicId};
use crate::plan::scales::{
    CheckInHow, Contact, DebriefHow, Every, Near, Often, StepKind, Talk, TalkMode, TalkWhen, Touch,
    TurnRule, Where, Who,
};
use crate::plan::topic::{
    CheckInTime, CheckIns, Debrief, Line, Most, Place, QuietHours, Repair, Rhythm, Sequence,
    SharedWord, Space, Step, TalkTurns, TopicContent, Turns, Words,
};
use crate::plan::voice::{Comfort, Field, ItemKey, ItemValue, Limit, Response, Signal, Voice};
use chrono::NaiveDate;

pub fn id(text: &str) -> ItemId {
    ItemId::new(text).expect("a name")
}

pub fn topic_id(content: &TopicContent) -> TopicId {
    let name = match content {
        TopicContent::Sequence(_) => "sequence.together",
        other => other.kind(),
    };
    TopicId::new(name).expect("a name")
}

fn day() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2026, 6, 7)
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn lines() -> Vec<Line> {
    let line = |name: &str| Line {
        id: id(name),
        text: format!("line {name}"),
    };
    vec![line("a"), line("b")]
}

/// Every field of a voice, each list with two entries.
pub fn voice() -> Voice {
    let mut voice = Voice::default();
    for field in Field::ALL {
        let names: &[&str] = match field {
            Field::Feelings => &["tears", "afraid"],
            field if field.is_list() => &["a", "b"],
            _ => &[""],
        };
        for name in names {
            let key = match *name {
                "" => ItemKey::one(*field),
                name => ItemKey::entry(*field, id(name)),
            };
            voice.set(key, Some(item(*field))).expect("it fits");
        }
    }
    voice
}

fn item(field: Field) -> ItemValue {
    match field {
        Field::Touch => ItemValue::Touch(Touch::Hand),
        Field::Near => ItemValue::Near(Near::SameRoom),
        Field::Talk => ItemValue::Talk(Talk::Few),
        Field::Comforts => ItemValue::Comfort(Comfort {
            text: some("ginger tea"),
            get: Some(Often::Often),
            give: Some(Often::Sometimes),
        }),
        Field::PleaseNot => ItemValue::Limit(Limit {
            tag: Some(Tag::new("touch.hair").expect("a tag")),
            text: some("hands in my hair"),
        }),
        Field::Feelings => ItemValue::Response(Response {
            helps: some("stay near"),
            not: some("ask why"),
        }),
        Field::SignalSpace | Field::SignalStay => ItemValue::Signal(Signal {
            word: some("north"),
            sign: some("open palm"),
        }),
        Field::TalkMode => ItemValue::TalkMode(TalkMode::Notes),
        Field::TalkWhen => ItemValue::TalkWhen(TalkWhen::Tomorrow),
        Field::SpaceContact => ItemValue::Contact(Contact::Knock),
        Field::SpaceMinutes => ItemValue::Minutes(20),
        Field::QuietFrom => ItemValue::Minutes(1410),
        Field::NeedsBody
        | Field::NeedsFeelings
        | Field::NeedsMind
        | Field::Light
        | Field::Sound
        | Field::Warmth
        | Field::PlaceNotes
        | Field::Reassure
        | Field::SpaceWhere
        | Field::SpaceBack
        | Field::SpaceWhenYouGo
        | Field::SpaceWhileIWait
        | Field::Drink
        | Field::Snack
        | Field::Avoid
        | Field::SleepWhere
        | Field::DaysAfter
        | Field::CanGive
        | Field::Access => ItemValue::Text("own words".to_owned()),
    }
}

fn step(name: &str) -> Step {
    Step {
        id: id(name),
        what: format!("do {name}"),
        kind: StepKind::Touch,
        who: Who::Both,
        most: Some(Most {
            touch: Some(Touch::Hand),
            near: Some(Near::Beside),
            talk: Some(Talk::Few),
        }),
        minutes: Some(10),
        or: some("side by side"),
        tags: vec![Tag::new("touch.hands").expect("a tag")],
        comfort: Some(id("hold.hands")),
    }
}

/// Every kind of topic, each with all that it can hold.
pub fn topics() -> Vec<TopicContent> {
    let look_again = day();
    vec![
        TopicContent::Sequence(Sequence {
            name: "together".to_owned(),
            place: Where::Together,
            steps: vec![step("a"), step("b")],
            look_again,
        }),
        space(20),
        TopicContent::CheckIns(CheckIns {
            times: ["a", "b"].map(check_in).into(),
            quiet: Some(QuietHours {
                from: 1380,
                until: 600,
            }),
            look_again,
        }),
        TopicContent::Debrief(Debrief {
            questions: lines(),
            not_before_hours: 12,
            how: DebriefHow::TalkNoNotes,
            look_again,
        }),
        TopicContent::Repair(Repair {
            pause_word: some("timeout"),
            minutes: 25,
            places: ["a", "b"].map(place).into(),
            talk: Some(TalkTurns {
                minutes: 3,
                swaps: 2,
            }),
            tonight_not: lines(),
            ways_back: lines(),
            look_again,
        }),
        TopicContent::Words(Words {
            words: ["a", "b"].map(word).into(),
            look_again,
        }),
        TopicContent::Rhythm(Rhythm {
            every: Every::Monthly,
            look_again,
            ritual: some("tea on the balcony"),
            small_acts: lines(),
        }),
        TopicContent::Turns(Turns {
            rule: TurnRule::Alternate,
            look_again,
        }),
    ]
}

/// The place of a kind in [`topics`]; a new kind does not compile until it has one.
pub fn place_of(content: &TopicContent) -> usize {
    match content {
        TopicContent::Sequence(_) => 0,
        TopicContent::Space(_) => 1,
        TopicContent::CheckIns(_) => 2,
        TopicContent::Debrief(_) => 3,
        TopicContent::Repair(_) => 4,
        TopicContent::Words(_) => 5,
        TopicContent::Rhythm(_) => 6,
        TopicContent::Turns(_) => 7,
    }
}

fn check_in(name: &str) -> CheckInTime {
    CheckInTime {
        id: id(name),
        after_hours: 24,
        how: CheckInHow::Text,
    }
}

fn place(name: &str) -> Place {
    Place {
        id: id(name),
        who: name.to_owned(),
        place: "kitchen chair".to_owned(),
    }
}

fn word(name: &str) -> SharedWord {
    SharedWord {
        id: id(name),
        word: "grey".to_owned(),
        means: "fine and far away".to_owned(),
        not: some("a goodbye"),
    }
}

/// The topic *space* with so many minutes: more asks for less.
pub fn space(minutes: u32) -> TopicContent {
    TopicContent::Space(Space {
        answer: "I hear you.".to_owned(),
        minutes,
        give_back: some("a voice note"),
        while_waiting: some("make tea"),
        look_again: day(),
    })
}

/// Two phones with one topic, without keys: what each tells is handed over as it is.
#[derive(Debug, Clone, Default)]
pub struct Pair {
    pub a: Topic,
    pub b: Topic,
    nonces: u8,
}

pub const DAY: i64 = 86_400;

impl Pair {
    /// A proposal with a nonce of its own.
    pub fn propose(&mut self, on_a: bool, content: TopicContent) -> Rev {
        self.nonces += 1;
        let nonce = [self.nonces; 16];
        let topic = if on_a { &mut self.a } else { &mut self.b };
        let draft = topic.draft(&topic_id(&content), content, nonce);
        topic.propose(draft, None).expect("a proposal")
    }

    /// A tells B.
    pub fn a_tells(&mut self, now: Time) {
        hand_over(&mut self.a, &mut self.b, now);
    }

    /// B tells A.
    pub fn b_tells(&mut self, now: Time) {
        hand_over(&mut self.b, &mut self.a, now);
    }

    /// Both have agreed to a text.
    pub fn agree(&mut self, content: TopicContent) -> Rev {
        let rev = self.propose(true, content);
        self.a_tells(Time(0));
        let accepted = self.b.accept(rev, None, Time(DAY));
        accepted.expect("an acceptance");
        self.b_tells(Time(DAY));
        rev
    }
}

fn hand_over(from: &mut Topic, to: &mut Topic, now: Time) {
    let told = from.told(true);
    from.mark_told();
    to.join(&topic_id(&space(0)), &told, now)
        .expect("an honest parcel fits");
}
