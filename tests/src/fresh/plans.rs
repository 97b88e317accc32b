//! Random voices and topics, as JSON that the types of the core read.

use super::dice::Dice;
use leeside::plan::topic::TopicContent;
use leeside::plan::voice::{Field, ItemKey, ItemValue, Voice};
use serde_json::{Map, Value, json};

const TEXT: usize = 200;
const TAGS: [&str; 5] = [
    "touch",
    "touch.hair",
    "talk.advice",
    "food.dairy",
    "place.dark_1",
];
const FEELINGS: [&str; 6] = ["tears", "angry", "afraid", "numb", "shaky", "too_much"];
const OFTEN: [&str; 3] = ["never", "sometimes", "often"];
const TOUCH: [&str; 3] = ["none", "hand", "hold"];
const NEAR: [&str; 4] = ["apart", "next_room", "same_room", "beside"];
const TALK: [&str; 3] = ["none", "few", "open"];

/// Every kind of topic, by the id of a topic of it.
pub const TOPICS: [&str; 10] = [
    "sequence.together",
    "sequence.apart-2",
    "space",
    "check_ins",
    "debrief",
    "repair",
    "words",
    "rhythm",
    "turns",
    "sequence.x",
];

/// An item of a voice, and what it says.
pub fn item(dice: &mut Dice) -> (ItemKey, ItemValue) {
    let field = dice.of(Field::ALL);
    let id = match field {
        Field::Feelings => dice.of(&FEELINGS).to_owned(),
        _ => dice.id(),
    };
    let name = match field.is_list() {
        true => format!("{}/{id}", field.as_str()),
        false => field.as_str().to_owned(),
    };
    let value = match field {
        Field::Touch => json!(dice.of(&TOUCH)),
        Field::Near => json!(dice.of(&NEAR)),
        Field::Talk => json!(dice.of(&TALK)),
        Field::TalkMode => json!(dice.of(&["none", "taps", "notes", "speech"])),
        Field::TalkWhen => json!(dice.of(&["ask", "tomorrow", "tonight"])),
        Field::SpaceContact => json!(dice.of(&["none", "door_open", "knock", "text"])),
        Field::SpaceMinutes | Field::QuietFrom => json!(dice.number(0..=1440)),
        Field::Comforts => {
            let (get, give, text) = (dice.of(&OFTEN), dice.of(&OFTEN), dice.text(TEXT));
            some(
                dice,
                0,
                [
                    ("get", json!(get)),
                    ("give", json!(give)),
                    ("text", json!(text)),
                ],
            )
        }
        Field::PleaseNot => {
            let (tag, text) = (dice.of(&TAGS), dice.text(TEXT));
            some(dice, 1, [("tag", json!(tag)), ("text", json!(text))])
        }
        Field::Feelings => {
            let (one, other) = (dice.text(TEXT), dice.text(TEXT));
            some(dice, 0, [("do", json!(one)), ("not", json!(other))])
        }
        Field::SignalSpace | Field::SignalStay => {
            let (one, other) = (dice.text(TEXT), dice.text(TEXT));
            some(dice, 1, [("word", json!(one)), ("sign", json!(other))])
        }
        _ => json!(dice.text(TEXT)),
    };
    let key: ItemKey = name.parse().expect("a key");
    let read: Voice = serde_json::from_value(json!({ name: value })).expect("a voice");
    let value = read.get(&key).expect("the item").clone();
    (key, value)
}

/// An object of some of these fields, of at least `least`.
fn some<const N: usize>(dice: &mut Dice, least: usize, fields: [(&str, Value); N]) -> Value {
    let mut object = Map::new();
    for (n, (name, value)) in fields.into_iter().enumerate() {
        if dice.one_in(2) || object.len() + (N - n) <= least {
            object.insert(name.to_owned(), value);
        }
    }
    Value::Object(object)
}

/// What a topic of this id says.
pub fn content(dice: &mut Dice, topic: &str) -> TopicContent {
    let kind = topic.split('.').next().expect("a first part");
    let mut all = match kind {
        "sequence" => json!({
            "name": dice.text(TEXT),
            "where": dice.of(&["solo", "apart", "together"]),
            "steps": list(dice, 24, step),
        }),
        "space" => json!({ "answer": dice.text(TEXT), "minutes": dice.number(0..=1440) }),
        "check_ins" => json!({ "times": list(dice, 12, |dice, id| json!({
            "id": id,
            "after_hours": dice.number(0..=672),
            "how": dice.of(&["ask", "text", "call", "in_person"]),
        })) }),
        "debrief" => json!({
            "how": dice.of(&["talk_no_notes", "write", "sealed"]),
            "not_before_hours": dice.number(0..=672),
            "questions": list(dice, 12, line),
        }),
        "repair" => json!({ "minutes": dice.number(0..=1440) }),
        "words" => json!({ "words": list(dice, 12, |dice, id| {
            let mut word = json!({ "id": id, "word": dice.text(TEXT), "means": dice.text(TEXT) });
            if dice.one_in(2) {
                word["not"] = json!(dice.text(TEXT));
            }
            word
        }) }),
        "rhythm" => json!({
            "every": dice.of(&["two_weeks", "monthly", "three_months", "half_year", "yearly"]),
        }),
        _ => json!({ "rule": dice.of(&["ask", "alternate"]) }),
    };
    all["kind"] = json!(kind);
    let texts: &[&str] = match kind {
        "space" => &["give_back", "while_waiting"],
        "repair" => &["pause_word"],
        "rhythm" => &["ritual"],
        _ => &[],
    };
    let lists: &[&str] = match kind {
        "repair" => &["tonight_not", "ways_back"],
        "rhythm" => &["small_acts"],
        _ => &[],
    };
    for name in texts {
        if dice.one_in(2) {
            all[*name] = json!(dice.text(TEXT));
        }
    }
    for name in lists {
        if dice.one_in(2) {
            all[*name] = list(dice, 12, line);
        }
    }
    if kind == "check_ins" && dice.one_in(2) {
        all["quiet"] = json!({ "from": dice.number(0..=1440), "until": dice.number(0..=1440) });
    }
    if kind == "repair" && dice.one_in(2) {
        all["talk"] = json!({ "minutes": dice.number(0..=1440), "swaps": dice.number(0..=12) });
        all["places"] = list(
            dice,
            12,
            |dice, id| json!({ "id": id, "who": dice.text(TEXT), "place": dice.text(TEXT) }),
        );
    }
    if dice.one_in(3) {
        all["look_again"] = json!(dice.day());
    }
    serde_json::from_value(all).expect("content")
}

/// A few entries, each with an id of its own; sometimes none, sometimes as many as fit.
fn list(dice: &mut Dice, most: u64, entry: impl Fn(&mut Dice, String) -> Value) -> Value {
    let count = match dice.number(0..=9) {
        0 => 0,
        1 => most,
        _ => dice.number(1..=3),
    };
    (0..count)
        .map(|n| entry(dice, format!("own.{n}")))
        .collect()
}

fn line(dice: &mut Dice, id: String) -> Value {
    json!({ "id": id, "text": dice.text(TEXT) })
}

fn step(dice: &mut Dice, id: String) -> Value {
    let mut step = json!({
        "id": id,
        "do": dice.text(TEXT),
        "kind": dice.of(&[
            "check", "touch", "drink", "food", "warmth", "quiet", "breath", "senses",
            "acknowledge", "words", "rest", "plan",
        ]),
        "who": dice.of(&["each", "both", "chooser", "other"]),
    });
    if dice.one_in(2) {
        let (near, talk, touch) = (dice.of(&NEAR), dice.of(&TALK), dice.of(&TOUCH));
        let most = [
            ("near", json!(near)),
            ("talk", json!(talk)),
            ("touch", json!(touch)),
        ];
        step["most"] = some(dice, 0, most);
    }
    if dice.one_in(2) {
        step["minutes"] = json!(dice.number(0..=1440));
    }
    if dice.one_in(3) {
        step["or"] = json!(dice.text(TEXT));
    }
    if dice.one_in(3) {
        step["tags"] = json!([dice.of(&TAGS), dice.of(&TAGS)]);
    }
    if dice.one_in(4) {
        step["comfort"] = json!("hold.blanket");
    }
    step
}
