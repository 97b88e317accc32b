//! Items of a voice as they are typed: `closeness.touch hand`, `comforts/hold.blanket get=often`.

use super::{no_field, value_of};
use crate::failure::Failure;
use leeside::content::Library;
use leeside::exchange::random::{System, draw};
use leeside::plan::ids::ItemId;
use leeside::plan::text::clean;
use leeside::plan::voice::{Field, ItemKey, ItemValue, Voice};
use serde_json::{Map, Value};

/// The parts of a field that has parts, the one for bare words first.
const fn parts(field: Field) -> &'static [&'static str] {
    match field {
        Field::Comforts => &["text", "get", "give"],
        Field::PleaseNot => &["text", "tag"],
        Field::Feelings => &["do", "not"],
        Field::SignalSpace | Field::SignalStay => &["word", "sign"],
        _ => &[],
    }
}

/// Reads an item. Parts that are not named stay as they are; an empty one is taken away.
///
/// # Errors
/// `no_such_field`, `wrong_value`, and others that say what is missing.
pub fn item(
    voice: &Voice,
    field: &str,
    typed: &[String],
    library: &Library,
) -> Result<(ItemKey, ItemValue), Failure> {
    let (name, id) = match field.split_once('/') {
        Some((name, id)) => (name, Some(ItemId::new(id).map_err(|_| no_field())?)),
        None => (field, None),
    };
    let field: Field = name.parse().map_err(|_| no_field())?;
    if id.is_some() && !field.is_list() {
        return Err(no_field());
    }
    let known = id
        .clone()
        .and_then(|id| voice.get(&ItemKey::entry(field, id)))
        .or_else(|| voice.get(&ItemKey::one(field)));
    let value = match (parts(field), typed) {
        ([], _) => single(field, typed)?,
        (_, [json]) if json.starts_with('{') => parse_json(json)?,
        (parts, _) => with_parts(field, parts, typed, known, library)?,
    };
    let key = match (id, field.is_list()) {
        (Some(id), _) => ItemKey::entry(field, id),
        (None, true) => ItemKey::entry(field, new_id(field, &value)?),
        (None, false) => ItemKey::one(field),
    };
    check_comfort(&key, &value, library)?;
    let value = value_of(&key, value)?;
    Ok((key, value))
}

fn parse_json(typed: &str) -> Result<Value, Failure> {
    serde_json::from_str(typed)
        .map_err(|_| Failure::refused("not_json", "this is not valid JSON; look at its quotes"))
}

fn single(field: Field, typed: &[String]) -> Result<Value, Failure> {
    let text = clean(&typed.join(" "));
    if !matches!(field, Field::SpaceMinutes | Field::QuietFrom) {
        return Ok(text.into());
    }
    let minutes = match text.split_once(':') {
        Some((hours, minutes)) => match (hours.parse::<u32>(), minutes.parse::<u32>()) {
            (Ok(hours @ 0..=23), Ok(minutes @ 0..=59)) => Some(hours * 60 + minutes),
            _ => None,
        },
        None => text.parse::<u32>().ok(),
    };
    minutes.map(Value::from).ok_or_else(|| {
        Failure::refused(
            "wrong_value",
            "a number of minutes belongs here, or a time of day such as 23:30",
        )
    })
}

fn with_parts(
    field: Field,
    parts: &[&str],
    typed: &[String],
    known: Option<&ItemValue>,
    library: &Library,
) -> Result<Value, Failure> {
    let known = known.and_then(|value| serde_json::to_value(value).ok());
    let mut fields: Map<String, Value> = match known {
        Some(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    let mut bare = Vec::new();
    for word in typed {
        match word.split_once('=') {
            Some((part, value)) if parts.contains(&part) => {
                match clean(value).as_str() {
                    "" => fields.remove(part),
                    value => fields.insert(part.to_owned(), value.into()),
                };
            }
            _ => bare.push(word.as_str()),
        }
    }
    let bare = clean(&bare.join(" "));
    if !bare.is_empty() {
        let is_tag = field == Field::PleaseNot && library.tags.get(&bare).is_some();
        let part = if is_tag { "tag" } else { parts.first().copied().unwrap_or_default() };
        fields.insert(part.to_owned(), bare.into());
    }
    Ok(Value::Object(fields))
}

/// A name for a new entry: the tag of an off-limit, else `own.` and six letters drawn at random,
/// so that the entry keeps its name when its text changes.
pub fn new_id(field: Field, value: &Value) -> Result<ItemId, Failure> {
    if field == Field::Feelings {
        return Err(Failure::usage(
            "which_feeling",
            "name the feeling, as in feelings/tears; leeside voice chips feelings shows them",
        ));
    }
    let tag = value.get("tag").and_then(Value::as_str);
    let plain = tag.filter(|_| value.get("text").is_none());
    if let Some(id) = plain.and_then(|tag| ItemId::new(tag).ok()) {
        return Ok(id);
    }
    own_id()
}

/// `own.` and six letters.
///
/// # Errors
/// `no_random`.
pub fn own_id() -> Result<ItemId, Failure> {
    let drawn = draw::<6>(&mut System)?;
    let letters: String = drawn.iter().map(|byte| char::from(b'a' + byte % 26)).collect();
    ItemId::new(&format!("own.{letters}")).map_err(|_| no_field())
}

/// A comfort that the catalogue does not know says nothing without own words.
fn check_comfort(key: &ItemKey, value: &Value, library: &Library) -> Result<(), Failure> {
    let known = key.id.as_ref().is_some_and(|id| library.comforts.get(id.as_str()).is_some());
    if key.field != Field::Comforts || known || value.get("text").is_some() {
        return Ok(());
    }
    Err(Failure::refused(
        "no_such_comfort",
        "this comfort is not in the list; give it words with text=, or see leeside voice chips comforts",
    ))
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use leeside::content::library;
    use serde_json::json;

    fn read(field: &str, typed: &[&str]) -> Result<(String, Value), Failure> {
        read_over(&Voice::default(), field, typed)
    }

    fn read_over(voice: &Voice, field: &str, typed: &[&str]) -> Result<(String, Value), Failure> {
        let typed: Vec<String> = typed.iter().map(|word| (*word).to_owned()).collect();
        let (key, value) = item(voice, field, &typed, library("en"))?;
        Ok((key.to_string(), json!(value)))
    }

    fn ok(key: &str, value: Value) -> Result<(String, Value), Failure> {
        Ok((key.to_owned(), value))
    }

    #[test]
    fn each_kind_of_field_is_read_as_it_is_typed() {
        assert_eq!(read("closeness.touch", &["hand"]), ok("closeness.touch", json!("hand")));
        assert_eq!(read("food.drink", &["ginger", "tea"]), ok("food.drink", json!("ginger tea")));
        assert_eq!(read("sleep.quiet_from", &["23:30"]), ok("sleep.quiet_from", json!(1410)));
        assert_eq!(
            read("comforts/hold.blanket", &["get=often", "give=sometimes"]),
            ok("comforts/hold.blanket", json!({"get": "often", "give": "sometimes"}))
        );
        assert_eq!(
            read("please_not", &["touch.hair"]),
            ok("please_not/touch.hair", json!({"tag": "touch.hair"}))
        );
        assert_eq!(
            read("signals.space", &["lighthouse", "sign=palm flat"]),
            ok("signals.space", json!({"word": "lighthouse", "sign": "palm flat"}))
        );
        let (key, value) = read("please_not", &["the", "big", "lamp"]).expect("own words");
        assert!(key.starts_with("please_not/own."));
        assert_eq!(value, json!({"text": "the big lamp"}));
    }

    #[test]
    fn a_part_that_is_not_named_stays_and_an_empty_one_goes() {
        let mut voice = Voice::default();
        let (key, value) = item(
            &voice,
            "comforts/drink.warm",
            &["get=often".to_owned(), "give=often".to_owned()],
            library("en"),
        )
        .expect("a comfort");
        voice.set(key, Some(value)).expect("it fits");
        assert_eq!(
            read_over(&voice, "comforts/drink.warm", &["give=never"]),
            ok("comforts/drink.warm", json!({"get": "often", "give": "never"}))
        );
        assert_eq!(
            read_over(&voice, "comforts/drink.warm", &["give="]),
            ok("comforts/drink.warm", json!({"get": "often"}))
        );
    }

    #[test]
    fn what_does_not_belong_there_is_refused() {
        let code = |field, typed: &[&str]| read(field, typed).expect_err("refused").code;
        assert_eq!(code("closeness.touch", &["everything"]), "wrong_value");
        assert_eq!(code("nothing", &["x"]), "no_such_field");
        assert_eq!(code("food.drink/own.a", &["x"]), "no_such_field");
        assert_eq!(code("feelings", &["stay"]), "which_feeling");
        assert_eq!(code("comforts/none.such", &["get=often"]), "no_such_comfort");
        assert_eq!(code("sleep.quiet_from", &["24:00"]), "wrong_value");
        assert_eq!(code("signals.space", &["{broken"]), "not_json");
    }
}
