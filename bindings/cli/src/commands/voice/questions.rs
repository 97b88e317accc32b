//! The questions, one by one. "Ask me" is an answer like any other, and every answer is kept as
//! soon as it is given.

use super::{Pen, scale, typed, value_of};
use crate::ask;
use crate::failure::Failure;
use crate::page::Page;
use crate::wording::Wording;
use leeside::content::Library;
use leeside::plan::ids::ItemId;
use leeside::plan::scales::Feeling;
use leeside::plan::voice::{Field, ItemKey};
use serde_json::{Value, json};

/// What somebody typed.
enum Reply {
    /// Leave it as it is.
    Leave,
    /// "Ask me".
    AskMe,
    /// Something else.
    Said(String),
    /// Enough for now.
    Enough,
}

/// Whether to go on.
type Go = std::ops::ControlFlow<()>;

/// Asks the five questions, or with `all` about every field.
///
/// # Errors
/// [`Failure`] of the input or of the store. What was answered before is kept.
pub fn ask(pen: &mut Pen<'_, '_>, all: bool) -> Result<(), Failure> {
    let app = pen.session.app;
    let mut page = Page::default();
    page.text(app.text("voice.start"));
    page.text(app.text("voice.skip"));
    page.text("Enter leaves an answer as it is. 0 is “ask me”. A dot is enough for now.");
    ask::show(&page, app.width);
    let five = Field::FIVE_QUESTIONS;
    let rest = Field::ALL.iter().filter(|field| {
        all && !five.iter().any(|question| question.contains(field))
    });
    for field in five.into_iter().flatten().chain(rest) {
        if question(pen, *field)?.is_break() {
            return Ok(());
        }
    }
    Ok(())
}

fn question(pen: &mut Pen<'_, '_>, field: Field) -> Result<Go, Failure> {
    let app = pen.session.app;
    let words = Wording(app.library);
    let label = words.field(&format!("voice.{}", field.as_str()));
    let mut page = Page::default();
    page.heading(&label);
    if field == Field::PleaseNot {
        page.text(app.text("limit.help"));
    }
    for (key, value) in pen.voice()?.entries(field) {
        page.quiet(words.item(key, value));
    }
    ask::show(&page, app.width);
    match field {
        Field::Comforts => comforts(pen),
        Field::PleaseNot => please_not(pen),
        Field::Feelings => feelings(pen),
        Field::SignalSpace | Field::SignalStay => parts(pen, &ItemKey::one(field), &["word", "sign"]),
        _ if scale(field).is_some() => one_of(pen, field),
        _ => own_words(pen, field),
    }
}

fn reply(question: &str) -> Result<Reply, Failure> {
    Ok(match ask::line(question)?.as_deref() {
        None | Some(".") => Reply::Enough,
        Some("") => Reply::Leave,
        Some("0") => Reply::AskMe,
        Some(said) => Reply::Said(said.to_owned()),
    })
}

/// Writes an item, and says it kindly if it does not fit.
fn write(pen: &mut Pen<'_, '_>, key: ItemKey, value: Option<Value>) -> Result<(), Failure> {
    let value = value.map(|value| value_of(&key, value)).transpose();
    let written = value.and_then(|value| pen.write(key, value).map(|_| ()));
    match written {
        Err(failure) if failure.exit == crate::failure::Exit::Refused => {
            ask::tell(&format!("{}. It stays as it was", failure.sentence));
            Ok(())
        }
        other => other,
    }
}

fn one_of(pen: &mut Pen<'_, '_>, field: Field) -> Result<Go, Failure> {
    let words = Wording(pen.session.app.library);
    let Some((name, values)) = scale(field) else {
        return Ok(Go::Continue(()));
    };
    let texts: Vec<String> = values.iter().map(|v| words.value(name, v)).collect();
    let mut page = Page::default();
    page.text(numbered(pen, &texts));
    ask::show(&page, pen.session.app.width);
    match reply(">")? {
        Reply::Enough => return Ok(Go::Break(())),
        Reply::Leave => {}
        Reply::AskMe => write(pen, ItemKey::one(field), None)?,
        Reply::Said(said) => {
            let chosen = numbers(&said).first().and_then(|n| values.get(n - 1).copied());
            let value = chosen.unwrap_or(said.as_str());
            write(pen, ItemKey::one(field), Some(json!(value)))?;
        }
    }
    Ok(Go::Continue(()))
}

fn numbered(pen: &Pen<'_, '_>, texts: &[String]) -> String {
    let mut shown = vec![format!("0 {}", pen.session.app.text("ask_me"))];
    shown.extend((1..).zip(texts).map(|(n, text): (usize, _)| format!("{n} {text}")));
    shown.join(" · ")
}

/// The numbers in a reply, from 1; anything else in it is passed over.
fn numbers(said: &str) -> Vec<usize> {
    said.split([' ', ','])
        .filter_map(|word| word.parse().ok())
        .filter(|number| *number > 0)
        .collect()
}

fn own_words(pen: &mut Pen<'_, '_>, field: Field) -> Result<Go, Failure> {
    loop {
        let said = match reply(">")? {
            Reply::Enough => return Ok(Go::Break(())),
            Reply::Leave => return Ok(Go::Continue(())),
            Reply::AskMe => {
                let keys: Vec<ItemKey> =
                    pen.voice()?.entries(field).map(|(key, _)| key.clone()).collect();
                for key in keys {
                    write(pen, key, None)?;
                }
                return Ok(Go::Continue(()));
            }
            Reply::Said(said) => said,
        };
        let voice = pen.voice()?;
        let library = pen.session.app.library;
        match typed::item(&voice, field.as_str(), &[said], library) {
            Ok((key, value)) => write(pen, key, Some(json!(value)))?,
            Err(failure) => ask::tell(&failure.sentence),
        }
        if !field.is_list() {
            return Ok(Go::Continue(()));
        }
    }
}

/// Asks for the parts of one item; empty ones stay as they are.
fn parts(pen: &mut Pen<'_, '_>, key: &ItemKey, names: &[&str]) -> Result<Go, Failure> {
    let words = Wording(pen.session.app.library);
    let known = pen.voice()?.get(key).map(|value| json!(value));
    let mut item = known.unwrap_or_else(|| json!({}));
    let mut changed = false;
    for name in names {
        let label = words.field(&format!("voice.{}.{name}", key.field.as_str()));
        match reply(&format!("{label}:"))? {
            Reply::Enough => return Ok(Go::Break(())),
            Reply::Leave => continue,
            Reply::AskMe => {
                if let Some(fields) = item.as_object_mut() {
                    fields.remove(*name);
                }
            }
            Reply::Said(said) => item[*name] = said.into(),
        }
        changed = true;
    }
    if changed {
        let empty = item.as_object().is_some_and(serde_json::Map::is_empty);
        write(pen, key.clone(), (!empty).then_some(item))?;
    }
    Ok(Go::Continue(()))
}

fn feelings(pen: &mut Pen<'_, '_>) -> Result<Go, Failure> {
    for feeling in Feeling::ALL {
        eprintln!("{}", Wording(pen.session.app.library).value("feeling", feeling.as_str()));
        let Ok(id) = ItemId::new(feeling.as_str()) else {
            continue;
        };
        let key = ItemKey::entry(Field::Feelings, id);
        if parts(pen, &key, &["do", "not"])?.is_break() {
            return Ok(Go::Break(()));
        }
    }
    Ok(Go::Continue(()))
}

/// Groups first, so that nobody has to read all of it.
fn comforts(pen: &mut Pen<'_, '_>) -> Result<Go, Failure> {
    let library: &'static Library = pen.session.app.library;
    let mut groups: Vec<_> = library.comforts.iter().map(|comfort| comfort.group).collect();
    groups.sort_unstable();
    groups.dedup();
    for group in groups {
        let comforts: Vec<_> = library.comforts_in(group).collect();
        let mut page = Page::default();
        page.heading(json!(group).as_str().unwrap_or_default().replace('_', " "));
        for (number, comfort) in (1..).zip(&comforts) {
            page.item(format!("{number} {}", comfort.label));
        }
        ask::show(&page, pen.session.app.width);
        let ids: Vec<&ItemId> = comforts.iter().map(|comfort| &comfort.id).collect();
        for (part, question) in [
            ("get", "Which do you like to get? Numbers:"),
            ("give", "Which do you like to give? Numbers:"),
        ] {
            match reply(question)? {
                Reply::Enough => return Ok(Go::Break(())),
                Reply::Leave | Reply::AskMe => {}
                Reply::Said(said) => {
                    for id in numbers(&said).iter().filter_map(|n| ids.get(n - 1)) {
                        let key = ItemKey::entry(Field::Comforts, (*id).clone());
                        let known = pen.voice()?.get(&key).map(|value| json!(value));
                        let mut item = known.unwrap_or_else(|| json!({}));
                        item[part] = "often".into();
                        write(pen, key, Some(item))?;
                    }
                }
            }
        }
    }
    eprintln!("Others, in your own words, one a line:");
    own_words(pen, Field::Comforts)
}

fn please_not(pen: &mut Pen<'_, '_>) -> Result<Go, Failure> {
    let library: &'static Library = pen.session.app.library;
    let groups: Vec<_> = library.tags.iter().filter(|tag| tag.is_group()).collect();
    let texts: Vec<String> = groups.iter().map(|tag| tag.group().to_owned()).collect();
    let mut page = Page::default();
    page.text(numbered(pen, &texts));
    ask::show(&page, pen.session.app.width);
    let chosen = match reply("About which of these? Numbers:")? {
        Reply::Enough => return Ok(Go::Break(())),
        Reply::Leave | Reply::AskMe => Vec::new(),
        Reply::Said(said) => numbers(&said),
    };
    for group in chosen.iter().filter_map(|n| groups.get(n - 1)) {
        let tags: Vec<_> = library.tags.iter().filter(|tag| tag.group() == group.group()).collect();
        let mut page = Page::default();
        for (number, tag) in (1..).zip(&tags) {
            page.item(format!("{number} {}", tag.text));
        }
        ask::show(&page, pen.session.app.width);
        let said = match reply("Please not which? Numbers:")? {
            Reply::Enough => return Ok(Go::Break(())),
            Reply::Leave | Reply::AskMe => continue,
            Reply::Said(said) => said,
        };
        for tag in numbers(&said).iter().filter_map(|n| tags.get(n - 1)) {
            let value = json!({ "tag": tag.id });
            let key = ItemKey::entry(Field::PleaseNot, typed::new_id(Field::PleaseNot, &value)?);
            write(pen, key, Some(value))?;
        }
    }
    eprintln!("Others, in your own words, one a line:");
    own_words(pen, Field::PleaseNot)
}
