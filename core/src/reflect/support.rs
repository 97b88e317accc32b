//! People I can turn to, signs that I know of myself, and lines kept for later. It borrows the shape
//! of a safety plan (Stanley and Brown 2012), in own words; it makes no claim to its effect.

use crate::plan::ids::{BondId, CopyId, ItemId};
use crate::plan::sizes::{self, Unfit};
use crate::plan::text::verify;
use crate::plan::topic::Line;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Someone I can turn to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Names the entry.
    pub id: ItemId,
    /// What I call them.
    pub name: String,
    /// How I reach them, as I would write it down for myself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach: Option<String>,
    /// What they are good for: company, a bed, a straight word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub good_for: Option<String>,
}

/// My support. It belongs to no bond.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Support {
    /// Signs by which I notice that it gets hard.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warning_signs: Vec<Line>,
    /// What I can do on my own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub on_my_own: Vec<Line>,
    /// Whom I can turn to, in the order in which I would.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Person>,
}

impl Support {
    /// Checks the sizes.
    ///
    /// # Errors
    /// [`Unfit`] if a list or a text is too long, a text is empty, or an id stands twice.
    pub fn check(&self) -> Result<(), Unfit> {
        for (field, lines) in [
            ("support.warning_signs", &self.warning_signs),
            ("support.on_my_own", &self.on_my_own),
        ] {
            ids(field, lines.iter().map(|line| &line.id))?;
            lines.iter().try_for_each(|line| text(field, &line.text))?;
        }
        let field = "support.people";
        ids(field, self.people.iter().map(|person| &person.id))?;
        for person in &self.people {
            text(field, &person.name)?;
            let more = [&person.reach, &person.good_for];
            more.into_iter()
                .flatten()
                .try_for_each(|more| text(field, more))?;
        }
        Ok(())
    }
}

fn ids<'a>(
    field: &'static str,
    all: impl ExactSizeIterator<Item = &'a ItemId>,
) -> Result<(), Unfit> {
    let count = all.len();
    sizes::LIST.check(count)?;
    if all.collect::<BTreeSet<_>>().len() == count {
        Ok(())
    } else {
        Err(Unfit::Twice { field })
    }
}

fn text(field: &'static str, text: &str) -> Result<(), Unfit> {
    if text.trim().is_empty() {
        return Err(Unfit::Empty { field });
    }
    verify(text, sizes::TEXT)
}

/// A line kept for a better time: to ask, to say, to think about. It asks nothing by itself, and
/// when it is done with, it is deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForLater {
    /// Names it.
    pub id: CopyId,
    /// The day on which it was kept.
    pub day: NaiveDate,
    /// The bond that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bond: Option<BondId>,
    /// The words.
    pub text: String,
}

impl ForLater {
    /// Checks the words.
    ///
    /// # Errors
    /// [`Unfit`] if there are none, or too many.
    pub fn check(&self) -> Result<(), Unfit> {
        text("for_later", &self.text)
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    fn person(id: &str, name: &str) -> Person {
        Person {
            id: ItemId::new(id).expect("a name"),
            name: name.to_owned(),
            reach: Some("the yellow door".to_owned()),
            good_for: None,
        }
    }

    #[test]
    fn a_list_of_people_keeps_its_order_and_its_sizes() {
        let mut support = Support {
            people: vec![person("own.b", "R."), person("own.a", "my sister")],
            ..Support::default()
        };
        assert_eq!(support.check(), Ok(()));
        let json = serde_json::to_string(&support).expect("json");
        assert_eq!(
            serde_json::from_str::<Support>(&json).expect("back"),
            support
        );
        support.people.push(person("own.a", "K."));
        assert!(matches!(support.check(), Err(Unfit::Twice { .. })));
        support.people = vec![person("own.a", " ")];
        assert!(matches!(support.check(), Err(Unfit::Empty { .. })));
        let many = (0..13).map(|n| person(&format!("own.{n}"), "K."));
        support.people = many.collect();
        assert!(matches!(support.check(), Err(Unfit::TooMuch { .. })));
    }

    #[test]
    fn a_line_for_later_says_something() {
        let line = |text: &str| ForLater {
            id: CopyId([1; 16]),
            day: NaiveDate::from_ymd_opt(2026, 5, 17).expect("a day"),
            bond: None,
            text: text.to_owned(),
        };
        assert_eq!(line("ask what the waiting one could do").check(), Ok(()));
        assert!(line("").check().is_err());
        assert!(line(&"x".repeat(201)).check().is_err());
    }
}
