//! What a field can say: the chips of the catalogue.

use super::{no_field, scale};
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::session::App;
use crate::wording::Wording;
use leeside::plan::scales::{Feeling, Often};
use leeside::plan::voice::Field;
use serde_json::{Value, json};

/// One choice: how it is typed, what it means, and the group that it belongs to.
struct Chip {
    id: String,
    text: String,
    group: Option<String>,
}

/// Shows the fields, or the chips of one.
///
/// # Errors
/// `no_such_field`.
pub fn show(app: &App, field: Option<&str>) -> Result<Answer, Failure> {
    let words = Wording(app.library);
    let Some(field) = field else {
        let mut page = Page::default();
        for field in Field::ALL {
            let name = words.field(&format!("voice.{}", field.as_str()));
            page.item(format!("{}: {name}", field.as_str()));
        }
        let names: Vec<&str> = Field::ALL.iter().map(|field| field.as_str()).collect();
        return Ok(Answer::new(json!({ "fields": names }), page));
    };
    let field: Field = field.parse().map_err(|_| no_field())?;
    let chips = of(app, field);
    let mut page = Page::default();
    page.heading(words.field(&format!("voice.{}", field.as_str())));
    match field {
        Field::PleaseNot => page.text(app.text("limit.help")),
        _ if chips.is_empty() => page.text("Own words belong here."),
        _ => page.text(app.text("voice.skip")),
    };
    let mut group = None;
    for chip in &chips {
        if chip.group != group {
            group.clone_from(&chip.group);
            page.heading(group.clone().unwrap_or_default().replace('_', " "));
        }
        page.item(format!("{}: {}", chip.id, chip.text));
    }
    if field == Field::Comforts {
        page.text(format!("Each to get and to give: {}.", often(app)));
    }
    let chips: Vec<Value> = chips
        .iter()
        .map(|chip| json!({ "id": chip.id, "text": chip.text, "group": chip.group }))
        .collect();
    Ok(Answer::new(json!({ "field": field.as_str(), "chips": chips }), page))
}

fn often(app: &App) -> String {
    let words = Wording(app.library);
    let say = |often: &Often| {
        let meaning = words.value("often", often.as_str());
        format!("{} ({meaning})", often.as_str())
    };
    Often::ALL.iter().map(say).collect::<Vec<_>>().join(", ")
}

fn of(app: &App, field: Field) -> Vec<Chip> {
    let library = app.library;
    let words = Wording(library);
    if let Some((name, values)) = scale(field) {
        let chip = |value: &&str| Chip {
            id: (*value).to_owned(),
            text: words.value(name, value),
            group: None,
        };
        return values.iter().map(chip).collect();
    }
    match field {
        Field::Comforts => library
            .comforts
            .iter()
            .map(|comfort| Chip {
                id: comfort.id.to_string(),
                text: comfort.label.clone(),
                group: json!(comfort.group).as_str().map(str::to_owned),
            })
            .collect(),
        Field::PleaseNot => library
            .tags
            .iter()
            .map(|tag| Chip {
                id: tag.id.to_string(),
                text: tag.text.clone(),
                group: Some(tag.group().to_owned()),
            })
            .collect(),
        Field::Feelings => Feeling::ALL
            .iter()
            .map(|feeling| Chip {
                id: feeling.as_str().to_owned(),
                text: words.value("feeling", feeling.as_str()),
                group: None,
            })
            .collect(),
        _ => Vec::new(),
    }
}
