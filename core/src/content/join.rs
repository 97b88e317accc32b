//! Puts the words of a language onto the data that every language shares.

use serde_json::{Map, Value};

/// Lays `over` on `under`: where both have an entry, `over` is taken; what it lacks stays.
pub(super) fn overlay(under: &mut Value, over: &Value) {
    match (under, over) {
        (Value::Object(under), Value::Object(over)) => {
            for (key, value) in over {
                match under.get_mut(key) {
                    Some(there) => overlay(there, value),
                    None => {
                        under.insert(key.clone(), value.clone());
                    }
                }
            }
        }
        (under, over) => *under = over.clone(),
    }
}

/// Joins one entry with its words. Words that are one text become the field `text`; words for a
/// list of entries are keyed by their ids. Words never change what the data says.
pub(super) fn join(entry: Value, words: &Value) -> Value {
    let Value::Object(mut entry) = entry else {
        return entry;
    };
    match words {
        Value::String(_) => add(&mut entry, "text", words),
        Value::Object(words) => {
            for (key, value) in words {
                add(&mut entry, key, value);
            }
        }
        _ => {}
    }
    Value::Object(entry)
}

fn add(entry: &mut Map<String, Value>, key: &str, words: &Value) {
    match entry.get_mut(key) {
        None => {
            entry.insert(key.to_owned(), words.clone());
        }
        Some(Value::Array(parts)) => {
            for part in parts {
                let own = part
                    .get("id")
                    .and_then(Value::as_str)
                    .and_then(|id| words.get(id));
                if let Some(own) = own {
                    *part = join(part.take(), own);
                }
            }
        }
        Some(_) => {}
    }
}

/// Puts phrases in place of their keys (`@key`). Keys without a phrase are told to `missing`.
pub(super) fn resolve(value: &mut Value, phrases: &Value, missing: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            let Some(key) = text.strip_prefix('@') else {
                return;
            };
            match phrases.get(key).and_then(Value::as_str) {
                Some(phrase) => *text = phrase.to_owned(),
                None => missing.push(key.to_owned()),
            }
        }
        Value::Array(parts) => {
            for part in parts {
                resolve(part, phrases, missing);
            }
        }
        Value::Object(fields) => {
            for field in fields.values_mut() {
                resolve(field, phrases, missing);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_overlay_keeps_what_it_lacks() {
        let mut words = json!({"a": {"x": "under", "y": "under"}, "b": "under"});
        overlay(&mut words, &json!({"a": {"x": "over"}, "c": "over"}));
        let all = json!({"a": {"x": "over", "y": "under"}, "b": "under", "c": "over"});
        assert_eq!(words, all);
    }

    #[test]
    fn words_are_added_and_never_change_the_data() {
        let entry = json!({"id": "e", "tags": ["touch"], "parts": [{"id": "p"}, {"id": "q"}]});
        let words = json!({"label": "L", "id": "other", "tags": [], "parts": {"q": "Q"}});
        let joined = join(entry, &words);
        let want = json!({"id": "e", "tags": ["touch"], "label": "L",
            "parts": [{"id": "p"}, {"id": "q", "text": "Q"}]});
        assert_eq!(joined, want);
    }

    #[test]
    fn a_key_without_a_phrase_is_told() {
        let mut value = json!(["@there", "as it is", {"deep": "@gone"}]);
        let mut missing = Vec::new();
        resolve(&mut value, &json!({"there": "words"}), &mut missing);
        assert_eq!(value, json!(["words", "as it is", {"deep": "@gone"}]));
        assert_eq!(missing, ["gone"]);
    }
}
