//! Records of what a plan is made into for reading: pages, the menu, questions.

use leeside::content::{Library, fill};
use leeside::plan::ids::{ItemId, TopicId};
use leeside::plan::linter::{About, Ask, Reading};
use leeside::plan::menu::{Balance, Entry, Fit, Menu};
use leeside::plan::page::{Page, Section};
use leeside::plan::person::Whose;
use leeside::plan::readable;
use leeside::plan::text::display;
use leeside::plan::voice::ItemKey;

/// A heading and the lines under it.
#[uniffi::remote(Record)]
#[uniffi(name = "PageSection")]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// The lines; a blank to write on is a row of underscores.
    pub lines: Vec<String>,
}

/// A page to print or to read.
#[uniffi::remote(Record)]
#[uniffi(name = "PrintedPage")]
pub struct Page {
    /// Its title.
    pub title: String,
    /// The permanent line: a wish list, not a promise.
    pub line: String,
    /// Its sections in order.
    pub sections: Vec<Section>,
}

/// One of the two, from where this phone stands.
#[uniffi::remote(Enum)]
pub enum Whose {
    /// The person with this phone.
    Mine,
    /// The other one.
    Yours,
}

/// How well a comfort fits the two.
#[uniffi::remote(Enum)]
pub enum Fit {
    /// Liked by the one, and given by the other.
    Fits,
    /// A bit of a stretch.
    Stretch,
}

/// One comfort in one direction.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct MenuEntry {
    /// The comfort.
    pub comfort: ItemId,
    /// Its words, safe for a screen.
    pub words: String,
    /// Who gets it.
    pub gets: Whose,
    /// How well it fits.
    pub fit: Fit,
}

/// The comforts of both, merged. It never says whose limit left something out.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ComfortMenu {
    /// What fits, the gladdest first.
    pub fits: Vec<MenuEntry>,
    /// What may be a bit of a stretch.
    pub stretch: Vec<MenuEntry>,
    /// What is not for now, in no direction.
    pub not_now: Vec<ItemId>,
    /// Who would get nearly everything, if it leans; nobody should always be the nurse.
    pub leans_to: Option<Whose>,
}

/// What a question is about.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum QuestionAbout {
    /// An item of a voice, written or empty.
    Voice {
        /// Whose.
        whose: Whose,
        /// Which.
        key: ItemKey,
    },
    /// A part, or one entry of it.
    Topic {
        /// Which part.
        topic: TopicId,
        /// Which entry of it.
        entry: Option<ItemId>,
    },
}

/// One question to talk through. It never says who is wrong.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Question {
    /// Names this question about these words: "not today" keeps it away.
    pub key: String,
    /// The question.
    pub ask: String,
    /// One idea.
    pub idea: String,
    /// What it is about.
    pub about: Vec<QuestionAbout>,
    /// The same in words: what each of the two says there.
    pub lines: Vec<String>,
}

pub(crate) fn menu(menu: Menu, library: &Library) -> ComfortMenu {
    let list = |entries: Vec<Entry>| {
        let entry = |entry: Entry| MenuEntry {
            words: entry.label(library),
            comfort: entry.comfort,
            gets: entry.gets,
            fit: entry.fit,
        };
        entries.into_iter().map(entry).collect()
    };
    ComfortMenu {
        fits: list(menu.fits),
        stretch: list(menu.stretch),
        not_now: menu.not_now,
        leans_to: match menu.balance {
            Balance::Even => None,
            Balance::Leans(whose) => Some(whose),
        },
    }
}

/// A question in the words of a language, if that has them.
pub(crate) fn question(ask: Ask, reading: &Reading<'_>) -> Option<Question> {
    let (words, idea) = ask.text(reading.library)?;
    let lines = ask.about.iter().map(|about| line(about, reading));
    let about = |about| match about {
        About::Voice(whose, key) => QuestionAbout::Voice { whose, key },
        About::Topic(topic, entry) => QuestionAbout::Topic { topic, entry },
    };
    Some(Question {
        lines: lines.collect(),
        key: ask.key,
        ask: words,
        idea,
        about: ask.about.into_iter().map(about).collect(),
    })
}

/// What stands in the place that a question is about.
fn line(about: &About, reading: &Reading<'_>) -> String {
    let library = reading.library;
    match about {
        About::Voice(whose, key) => {
            let person = match whose {
                Whose::Mine => Some(reading.me),
                Whose::Yours => reading.you,
            };
            let name = person.map(|person| display(person.name));
            let label = readable::label(&format!("voice.{}", key.field.as_str()), library);
            let said = person.and_then(|person| person.voice.get(key));
            let words = match said {
                Some(value) => readable::item(key, value, library),
                None => library.string("ask_me").unwrap_or_default().to_owned(),
            };
            let form = library.string("page.line").unwrap_or_default();
            let said = fill(form, &[("field", &label), ("line", &words)]);
            fill(
                form,
                &[("field", &name.unwrap_or_default()), ("line", &said)],
            )
        }
        About::Topic(id, _) => {
            let holds = reading.topics.iter().find(|(own, _)| own == id);
            let name = holds.map(|(_, content)| readable::topic_name(content, library));
            name.unwrap_or_default()
        }
    }
}
