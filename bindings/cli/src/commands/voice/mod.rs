//! `voice`: my own page, written by its author alone.

mod chips;
mod questions;
mod typed;

use super::Run;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::session::{App, Session};
use crate::wording::Wording;
use leeside::consent::effect::Effect;
use leeside::plan::voice::{Field, ItemKey, ItemValue, Voice};
use leeside::vault::BondEntry;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Write your own page: what helps you after. Five questions are a whole page.
///
/// Nothing leaves this computer by that. Everything can be left empty; empty means "ask me".
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside voice
  leeside voice set closeness.touch hand
  leeside voice set comforts/hold.blanket get=often give=sometimes
  leeside voice set please_not touch.hair")]
pub struct Args {
    /// Ask about every field, not only the five questions.
    #[arg(long)]
    all: bool,
    /// The page of no plan, from which each new plan begins.
    #[arg(long, global = true)]
    draft: bool,
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Show your page.
    #[command(after_help = "Example:
  leeside voice show")]
    Show,
    /// Write one item. It holds here at once and leaves only by a parcel.
    #[command(after_help = "Example:
  leeside voice set food.drink ginger tea
  leeside voice set signals.space word=lighthouse sign=\"palm flat\"
  leeside voice set feelings/tears do=\"stay near\" not=\"ask why\"
  leeside voice set please_not text=\"the big lamp\" --only-me
  leeside voice set sleep.quiet_from 23:30")]
    Set {
        /// A field, or FIELD/ID in a list; without ID a list gets a new entry.
        field: String,
        /// The value: a word, own words, or parts such as get=often.
        #[arg(required = true, allow_hyphen_values = false)]
        value: Vec<String>,
        /// Keep it for yourself until you say otherwise.
        #[arg(long)]
        only_me: bool,
    },
    /// Make items "ask me" again.
    #[command(after_help = "Example:
  leeside voice clear food.drink please_not/touch.hair")]
    Clear {
        /// Fields, or FIELD/ID in a list.
        #[arg(required = true, value_name = "FIELD")]
        fields: Vec<String>,
    },
    /// Show the fields, or what a field can say.
    #[command(after_help = "Example:
  leeside voice chips
  leeside voice chips comforts")]
    Chips {
        /// A field.
        field: Option<String>,
    },
}

/// Whose page is written: a plan's, or the draft of no plan.
pub struct Pen<'s, 'a> {
    session: &'s mut Session<'a>,
    bond: Option<BondEntry>,
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        if let Some(Act::Chips { field }) = self.act {
            return chips::show(app, field.as_deref());
        }
        let mut session = app.open()?;
        let bond = match self.draft {
            true => None,
            false => session.find_bond()?,
        };
        let mut pen = Pen {
            session: &mut session,
            bond,
        };
        let mut effect = None;
        match self.act {
            Some(Act::Show | Act::Chips { .. }) => {}
            None => questions::ask(&mut pen, self.all)?,
            Some(Act::Set {
                field,
                value,
                only_me,
            }) => {
                let (key, value) = typed::item(&pen.voice()?, &field, &value, app.library)?;
                pen.keep(&key, only_me)?;
                effect = pen.write(key, Some(value))?;
            }
            Some(Act::Clear { fields }) => {
                for field in fields {
                    let key = field.parse().map_err(|_| no_field())?;
                    effect = pen.write(key, None)?.max(effect);
                }
            }
        }
        pen.show(effect)
    }
}

impl Pen<'_, '_> {
    fn voice(&mut self) -> Result<Voice, Failure> {
        match &self.bond {
            Some(entry) => Ok(self.session.load(entry)?.plan.mine.working),
            None => Ok(self.session.vault.draft_voice()?),
        }
    }

    fn write(&mut self, key: ItemKey, value: Option<ItemValue>) -> Result<Option<Effect>, Failure> {
        match &self.bond {
            Some(entry) => self
                .session
                .change(entry, |bond, at| Ok(bond.plan.write(key, value, at.now)?))
                .map(Some),
            None => {
                self.session.vault.write_draft(key, value)?;
                Ok(None)
            }
        }
    }

    fn keep(&mut self, key: &ItemKey, only_me: bool) -> Result<(), Failure> {
        match (&self.bond, only_me) {
            (Some(entry), true) => self.session.change(entry, |bond, _| {
                bond.plan.mine.keep(key.clone(), true);
                Ok(())
            }),
            (None, true) => Err(Failure::usage(
                "draft_is_private",
                "the page of no plan is only for you in any case; leave out --only-me",
            )),
            (_, false) => Ok(()),
        }
    }

    fn show(&mut self, effect: Option<Effect>) -> Result<Answer, Failure> {
        let app = self.session.app;
        let voice = self.voice()?;
        let mine = match &self.bond {
            Some(entry) => Some(self.session.load(entry)?.plan.mine),
            None => None,
        };
        let untold: BTreeSet<ItemKey> = mine.iter().flat_map(|mine| mine.untold()).collect();
        let only_me = mine.as_ref().map(|mine| mine.only_me.clone()).unwrap_or_default();
        let mark = |key: &ItemKey| match (untold.contains(key), only_me.contains(key)) {
            (true, true) => " (only you)",
            (true, false) => " (not told yet)",
            (false, _) => "",
        };
        let words = Wording(app.library);
        let mut page = Page::default();
        page.heading(app.text("word.voice"));
        if voice.is_empty() {
            page.text(app.text("voice.start"));
            page.text(app.text("voice.skip"));
        }
        for (key, value) in voice.items() {
            page.item(format!("{}{}", words.item(key, value), mark(key)));
        }
        if effect == Some(Effect::Narrowing) {
            page.quiet("It holds here at once.");
        }
        let json = json!({
            "bond": self.bond.as_ref().map(|entry| entry.id),
            "voice": voice,
            "untold": untold,
            "only_me": only_me,
            "effect": effect.map(crate::incoming::effect_name),
        });
        Ok(Answer::new(json, page))
    }
}

/// The failure of a field that is not there.
pub fn no_field() -> Failure {
    Failure::refused(
        "no_such_field",
        "there is no such field; leeside voice chips shows them all",
    )
}

/// The words that a field can have, where it is a scale.
fn scale(field: Field) -> Option<(&'static str, Vec<&'static str>)> {
    use leeside::plan::scales::{Contact, Near, Talk, TalkMode, TalkWhen, Touch};
    macro_rules! of {
        ($name:literal, $kind:ident) => {
            Some(($name, $kind::ALL.iter().map(|value| value.as_str()).collect()))
        };
    }
    match field {
        Field::Touch => of!("touch", Touch),
        Field::Near => of!("near", Near),
        Field::Talk => of!("talk", Talk),
        Field::TalkMode => of!("talk_mode", TalkMode),
        Field::TalkWhen => of!("talk_when", TalkWhen),
        Field::SpaceContact => of!("contact", Contact),
        _ => None,
    }
}

/// A value of a voice from its JSON form, as the field wants it.
///
/// # Errors
/// `wrong_value`.
fn value_of(key: &ItemKey, value: Value) -> Result<ItemValue, Failure> {
    let document = json!({ key.to_string(): value });
    let wrong = || {
        Failure::refused(
            "wrong_value",
            "this field cannot say that; leeside voice chips FIELD shows what it can say",
        )
    };
    let voice: Voice = serde_json::from_value(document).map_err(|_| wrong())?;
    voice.get(key).cloned().ok_or_else(wrong)
}
