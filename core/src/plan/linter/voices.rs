//! What the two pages say beside each other, and what one page says twice.

use super::words::{Pull, english, pull, says};
use super::{About, Ask, Reading};
use crate::plan::ids::ItemId;
use crate::plan::person::{Person, Whose};
use crate::plan::scales::{Feeling, Near, Often, Talk, TalkWhen, Touch};
use crate::plan::voice::{Field, ItemKey, ItemValue, Limit, Voice};

pub(super) fn asks(reading: &Reading<'_>) -> Vec<Ask> {
    let mut asks = Vec::from_iter(quiet_or_talk(reading));
    asks.extend(touch(reading));
    asks.extend(near(reading));
    asks.extend(near_when_upset(reading));
    asks.extend(when_to_talk(reading));
    let words = english();
    for (id, field, holes, pull) in [
        (
            "contradiction.light",
            Field::Light,
            ["bright_one", "dark_one"],
            &words.light,
        ),
        (
            "contradiction.sound",
            Field::Sound,
            ["sound_one", "still_one"],
            &words.sound,
        ),
        (
            "contradiction.warmth",
            Field::Warmth,
            ["warm_one", "cool_one"],
            &words.warmth,
        ),
    ] {
        asks.extend(place(reading, id, field, holes, pull));
    }
    asks.extend(feelings(reading));
    asks.extend(only_gives(reading));
    asks.extend(unanswered(reading));
    asks
}

fn one(whose: Whose, field: Field) -> About {
    About::Voice(whose, ItemKey::one(field))
}

/// Asks about one field in which the two differ: the first kind of person, then the second.
fn differ(
    reading: &Reading<'_>,
    id: &'static str,
    field: Field,
    holes: [&'static str; 2],
    is: [&dyn Fn(&Person<'_>) -> bool; 2],
) -> Option<Ask> {
    reading.pairs().into_iter().find_map(|[a, b]| {
        let ((first, one_of), (second, other)) = (a, b);
        if !is[0](&one_of) || !is[1](&other) {
            return None;
        }
        let about = vec![one(first, field), one(second, field)];
        let [hole, other_hole] = holes;
        let ask = Ask::new(id, about).name(hole, one_of.name);
        Some(ask.name(other_hole, other.name))
    })
}

fn quiet_or_talk(reading: &Reading<'_>) -> Option<Ask> {
    let holes = ["quiet_one", "talk_one"];
    let id = "contradiction.quiet_talk";
    let quiet = |person: &Person<'_>| {
        let any_talk = |l: &Limit| l.tag.as_ref().is_some_and(|t| t.as_str() == "talk");
        person.talk() == Some(Talk::None) || person.limits().any(any_talk)
    };
    let talk = |person: &Person<'_>| {
        let words = person.voice.comforts().any(|(id, comfort)| {
            let known = reading.library.comforts.get(id.as_str());
            let spoken = known.is_some_and(|known| known.asks.talk > Talk::None);
            spoken && comfort.get == Some(Often::Often)
        });
        person.talk() == Some(Talk::Open) || words
    };
    let both = |person: &Person<'_>| quiet(person) && talk(person);
    let quiet = |person: &Person<'_>| quiet(person) && !both(person);
    differ(reading, id, Field::Talk, holes, [&quiet, &talk])
}

fn touch(reading: &Reading<'_>) -> Option<Ask> {
    let more = |person: &Person<'_>| person.touch() == Some(Touch::Hold);
    let less = |person: &Person<'_>| person.touch().is_some_and(|touch| touch < Touch::Hold);
    let (id, holes) = ("contradiction.touch", ["more", "less"]);
    differ(reading, id, Field::Touch, holes, [&more, &less])
}

fn near(reading: &Reading<'_>) -> Option<Ask> {
    let near = |person: &Person<'_>| person.near() == Some(Near::Beside);
    let apart = |person: &Person<'_>| person.near().is_some_and(|near| near < Near::SameRoom);
    let (id, holes) = ("contradiction.near", ["near_one", "apart_one"]);
    differ(reading, id, Field::Near, holes, [&near, &apart])
}

fn when_to_talk(reading: &Reading<'_>) -> Option<Ask> {
    let when = |person: &Person<'_>| match person.voice.get(&ItemKey::one(Field::TalkWhen)) {
        Some(ItemValue::TalkWhen(when)) => Some(*when),
        _ => None,
    };
    let tonight = |person: &Person<'_>| when(person) == Some(TalkWhen::Tonight);
    let later = |person: &Person<'_>| when(person) == Some(TalkWhen::Tomorrow);
    let (id, holes) = ("contradiction.when", ["tonight_one", "later_one"]);
    differ(reading, id, Field::TalkWhen, holes, [&tonight, &later])
}

fn place(
    reading: &Reading<'_>,
    id: &'static str,
    field: Field,
    holes: [&'static str; 2],
    ways: &Pull,
) -> Option<Ask> {
    let pulls = |person: &Person<'_>| person.voice.text(field).and_then(|text| pull(text, ways));
    let one = |person: &Person<'_>| pulls(person) == Some(0);
    let other = |person: &Person<'_>| pulls(person) == Some(1);
    differ(reading, id, field, holes, [&one, &other])
}

/// For one and the same feeling, one wants someone near and the other wants room.
fn near_when_upset(reading: &Reading<'_>) -> Option<Ask> {
    let words = english();
    Feeling::ALL.iter().find_map(|feeling| {
        reading.pairs().into_iter().find_map(|[a, b]| {
            let ((first, one), (second, other)) = (a, b);
            let helps = |person: &Person<'_>| {
                let response = person.voice.response(*feeling);
                response.and_then(|r| r.helps.clone()).unwrap_or_default()
            };
            if !says(&helps(&one), &words.near) || !says(&helps(&other), &words.apart) {
                return None;
            }
            let about = [first, second].map(|whose| feeling_of(whose, *feeling));
            let about = about.into_iter().flatten().collect();
            let ask = Ask::new("contradiction.near_upset", about).name("near_one", one.name);
            Some(ask.name("apart_one", other.name))
        })
    })
}

fn feeling_of(whose: Whose, feeling: Feeling) -> Option<About> {
    let id = ItemId::new(feeling.as_str()).ok()?;
    Some(About::Voice(whose, ItemKey::entry(Field::Feelings, id)))
}

/// What someone asks for in a feeling, and rules out themselves.
fn feelings(reading: &Reading<'_>) -> Vec<Ask> {
    let mut asks = Vec::new();
    for (whose, person) in reading.people() {
        for feeling in Feeling::ALL {
            let Some(response) = person.voice.response(*feeling) else {
                continue;
            };
            let Some(helps) = &response.helps else {
                continue;
            };
            let acts = english().acts_in(helps);
            let not = response.not.iter().find(|not| {
                let not = english().acts_in(not);
                acts.iter().any(|act| not.iter().any(|n| n.covers(act)))
            });
            let limit = person.rules_out(&acts).map(|limit| {
                let tag = limit.tag.as_ref();
                let known = tag.and_then(|tag| reading.library.tags.get(tag.as_str()));
                let words = limit.text.clone();
                words.or_else(|| known.map(|known| known.text.clone()))
            });
            let Some(not) = not.cloned().or(limit.flatten()) else {
                continue;
            };
            let about = feeling_of(whose, *feeling).into_iter().collect();
            let ask = match feeling {
                Feeling::Tears => Ask::new("contradiction.tears", about).name("crier", person.name),
                _ => {
                    let id = format!("value.feeling.{}", feeling.as_str());
                    let ask = Ask::new("contradiction.feeling", about).name("who", person.name);
                    ask.name("feeling", reading.string(&id))
                }
            };
            asks.push(ask.words("do", helps).words("not", &not));
        }
    }
    asks
}

/// A page that gives and gets nothing.
fn only_gives(reading: &Reading<'_>) -> Vec<Ask> {
    let mut asks = Vec::new();
    for (whose, person) in reading.people() {
        let glad = |often: Option<Often>| often.is_some_and(|often| often > Often::Never);
        let gives = person
            .voice
            .comforts()
            .filter(|(_, c)| glad(c.give))
            .count();
        let gets = person.voice.comforts().any(|(_, c)| glad(c.get));
        if gives >= 3 && !gets {
            let comforts = person.voice.entries(Field::Comforts);
            let about = comforts
                .map(|(key, _)| About::Voice(whose, key.clone()))
                .collect();
            asks.push(Ask::new("only_gives", about).name("giver", person.name));
        }
    }
    asks
}

/// Basics that a page leaves open. Whose page it is stays unsaid: empty means "ask me".
fn unanswered(reading: &Reading<'_>) -> Vec<Ask> {
    let names = ["closeness", "comforts", "please_not", "feelings", "signals"];
    let answered = |voice: &Voice, fields: &[Field]| {
        let mut fields = fields.iter();
        fields.any(|field| voice.entries(*field).next().is_some())
    };
    let mut asks = Vec::new();
    for (name, fields) in names.iter().zip(Field::FIVE_QUESTIONS) {
        let open: Vec<Whose> = reading
            .people()
            .into_iter()
            .filter(|(_, person)| !answered(person.voice, fields))
            .map(|(whose, _)| whose)
            .collect();
        let Some(first) = fields.first() else {
            continue;
        };
        if open.is_empty() || *name == "please_not" {
            // To have no off-limits is a whole answer, and asking for some would press.
            continue;
        }
        let about = open.into_iter().map(|whose| one(whose, *first)).collect();
        let what = reading.string(&format!("five.{name}"));
        asks.push(Ask::new("unanswered", about).name("what", what));
    }
    asks
}
