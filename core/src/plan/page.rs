//! Pages to print or show: the plan on one page, a blank page to write by hand, a card for the
//! pocket. Lists of plain lines, so that any shell can set them.
//!
//! What stands on no page: a line to sign, a count of texts, a version, a date or an hour of making
//! it. A plan is neither consent nor evidence, and each page says so in one permanent line.

use super::ids::TopicId;
use super::person::Person;
use super::readable::{self, one_line};
use super::scales::{Feeling, Near, Talk, Touch};
use super::topic::TopicContent;
use super::voice::{Field, Signal};
use crate::content::{Library, fill};

/// A heading and the lines under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// The lines; a blank to write on is a row of underscores.
    pub lines: Vec<String>,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its title.
    pub title: String,
    /// The permanent line: a wish list, not a promise.
    pub line: String,
    /// Its sections in order.
    pub sections: Vec<Section>,
}

/// Underscores in one blank line to write on.
const BLANK: usize = 44;

/// The narrowest text that is set: less could not hold a word.
const NARROWEST: usize = 20;

/// The plan on one page: what is off-limits first, then signals, the course and the other topics,
/// what each says, and what stays free for both. `me` with what holds here, `you` as told.
///
/// What is held back stands in the working voice: for a page that the partner will see, give `me`
/// what was told.
#[must_use]
pub fn plan(
    me: &Person<'_>,
    you: Option<&Person<'_>>,
    topics: &[(TopicId, TopicContent)],
    library: &Library,
) -> Page {
    let write = Writer { library };
    let people: Vec<&Person<'_>> = std::iter::once(me).chain(you).collect();
    let mut sections = write.limits(&people);
    sections.push(write.signals(&people));
    for (_, content) in topics {
        let mut content = content.clone();
        if let TopicContent::Sequence(sequence) = &mut content {
            // How close each step comes is read where one says yes to it; here its words say it.
            sequence.steps.iter_mut().for_each(|step| step.most = None);
        }
        sections.push(Section {
            heading: readable::topic_name(&content, library),
            lines: readable::lines(&content, library),
        });
    }
    for person in &people {
        sections.push(write.voice(person));
    }
    sections.push(write.floor());
    sections.retain(|section| !section.lines.is_empty());
    let title = if you.is_some() {
        "page.title"
    } else {
        "page.title.solo"
    };
    write.page(title, sections)
}

/// A blank page to write by hand, on two sheets, for one who has no such phone or wants none: the
/// five questions first. No name of the app or of a person stands on it.
#[must_use]
pub fn voice_sheet(library: &Library) -> Page {
    let write = Writer { library };
    let rows = |n| vec!["_".repeat(BLANK); n];
    let mut sections = vec![Section {
        heading: write.string("sheet.closeness"),
        lines: vec![
            write.row(Field::Touch, "touch", Touch::ALL.iter().map(|v| v.as_str())),
            write.row(Field::Near, "near", Near::ALL.iter().map(|v| v.as_str())),
            write.row(Field::Talk, "talk", Talk::ALL.iter().map(|v| v.as_str())),
        ],
    }];
    let heading = |id: &str| write.string(id);
    sections.push(Section {
        heading: heading("sheet.comforts"),
        lines: rows(5),
    });
    sections.push(Section {
        heading: heading("sheet.please_not"),
        lines: rows(4),
    });
    let feelings = Feeling::ALL.iter().map(|feeling| {
        let name = write.string(&format!("value.feeling.{}", feeling.as_str()));
        write.said(&name, &"_".repeat(BLANK))
    });
    sections.push(Section {
        heading: heading("sheet.feelings"),
        lines: feelings.collect(),
    });
    sections.push(Section {
        heading: heading("sheet.signals"),
        lines: [Field::SignalSpace, Field::SignalStay]
            .map(|field| write.blank(field))
            .to_vec(),
    });
    sections.push(Section {
        heading: heading("sheet.more"),
        lines: [
            Field::NeedsBody,
            Field::NeedsFeelings,
            Field::NeedsMind,
            Field::Light,
            Field::Sound,
            Field::Warmth,
            Field::Reassure,
            Field::SpaceWhere,
            Field::SpaceBack,
            Field::Drink,
            Field::Avoid,
            Field::DaysAfter,
            Field::CanGive,
        ]
        .map(|field| write.blank(field))
        .to_vec(),
    });
    sections.push(write.floor());
    let mut page = write.page("sheet.title", sections);
    if let Some(first) = page.sections.first_mut() {
        first.lines.insert(0, write.string("sheet.start"));
    }
    page
}

/// A card for the pocket: signals, whom to call (to be written by hand), three steps.
#[must_use]
pub fn pocket_card(me: &Person<'_>, you: Option<&Person<'_>>, library: &Library) -> Page {
    let write = Writer { library };
    let people: Vec<&Person<'_>> = std::iter::once(me).chain(you).collect();
    let steps = ["card.step.water", "card.step.warm", "card.step.word"];
    let sections = vec![
        write.signals(&people),
        Section {
            heading: write.string("card.steps"),
            lines: steps.map(|id| write.string(id)).to_vec(),
        },
        Section {
            heading: write.string("card.call"),
            lines: vec!["_".repeat(BLANK / 2); 2],
        },
    ];
    write.page("card.title", sections)
}

struct Writer<'a> {
    library: &'a Library,
}

impl Writer<'_> {
    fn string(&self, id: &str) -> String {
        self.library.string(id).unwrap_or_default().to_owned()
    }

    fn page(&self, title: &str, sections: Vec<Section>) -> Page {
        Page {
            title: self.string(title),
            line: self.string("plan.line"),
            sections,
        }
    }

    fn said(&self, field: &str, line: &str) -> String {
        let form = self.string("page.line");
        fill(&form, &[("field", field), ("line", line)])
    }

    /// A line under the name of the one who says it, where there are two.
    fn of(&self, person: &Person<'_>, people: &[&Person<'_>], line: &str) -> String {
        if people.len() < 2 {
            return line.to_owned();
        }
        let form = self.string("page.of");
        fill(&form, &[("who", &one_line(person.name)), ("line", line)])
    }

    /// Off-limits, those in own words marked: no rule can watch them.
    fn limits(&self, people: &[&Person<'_>]) -> Vec<Section> {
        let (mut lines, mut own) = (Vec::new(), false);
        for person in people {
            for limit in person.limits() {
                let mut line = readable::limit(limit, self.library);
                if limit.tag.is_none() {
                    own = true;
                    line = fill(&self.string("page.own_words"), &[("line", &line)]);
                }
                lines.push(self.of(person, people, &line));
            }
        }
        if own {
            lines.push(self.string("limits.own_words"));
        }
        if !lines.is_empty() {
            lines.push(self.string("limit.help"));
        }
        let heading = self.string("page.please_not");
        vec![Section { heading, lines }]
    }

    fn signals(&self, people: &[&Person<'_>]) -> Section {
        let mut lines = vec![self.string("page.stop")];
        for person in people {
            for field in [Field::SignalSpace, Field::SignalStay] {
                if let Some(signal) = person.voice.signal(field) {
                    let line = self.said(&self.label(field), &self.signal(signal));
                    lines.push(self.of(person, people, &line));
                }
            }
        }
        Section {
            heading: self.string("page.signals"),
            lines,
        }
    }

    fn signal(&self, signal: &Signal) -> String {
        match (&signal.word, &signal.sign) {
            (Some(word), Some(sign)) => {
                let holes = [("word", one_line(word)), ("sign", one_line(sign))];
                let holes = holes
                    .each_ref()
                    .map(|(name, value)| (*name, value.as_str()));
                fill(&self.string("page.word_sign"), &holes)
            }
            (Some(one), None) | (None, Some(one)) => one_line(one),
            (None, None) => String::new(),
        }
    }

    /// Everything else that someone says of themselves, one line a field.
    fn voice(&self, person: &Person<'_>) -> Section {
        let mut lines = Vec::new();
        for field in Field::ALL {
            let apart = [Field::PleaseNot, Field::SignalSpace, Field::SignalStay];
            if apart.contains(field) {
                continue;
            }
            let items = person.voice.entries(*field);
            let said: Vec<String> = items
                .map(|(key, value)| readable::item(key, value, self.library))
                .collect();
            if !said.is_empty() {
                lines.push(self.said(&self.label(*field), &said.join(" · ")));
            }
        }
        if lines.is_empty() {
            lines.push(self.string("page.nothing"));
        }
        Section {
            heading: one_line(person.name),
            lines,
        }
    }

    fn floor(&self) -> Section {
        let lines = self.library.floor.iter();
        Section {
            heading: self.string("page.floor"),
            lines: lines.map(|line| line.text.clone()).collect(),
        }
    }

    fn label(&self, field: Field) -> String {
        readable::label(&format!("voice.{}", field.as_str()), self.library)
    }

    /// A field's name and a blank to write on.
    fn blank(&self, field: Field) -> String {
        self.said(&self.label(field), &"_".repeat(BLANK))
    }

    /// A field's name and its values, to draw a circle round one.
    fn row<'v>(&self, field: Field, scale: &str, values: impl Iterator<Item = &'v str>) -> String {
        let values: Vec<String> = values
            .map(|value| self.string(&format!("value.{scale}.{value}")))
            .collect();
        self.said(&self.label(field), &values.join(" · "))
    }
}

impl Page {
    /// The page as plain text, wrapped to so many characters a line (at least 20). A character is
    /// counted as one, however wide a screen draws it.
    #[must_use]
    pub fn to_text(&self, width: usize) -> String {
        let width = width.max(NARROWEST);
        let mut text = String::new();
        wrap(&self.title, width, "", &mut text);
        text.push('\n');
        wrap(&self.line, width, "", &mut text);
        for section in &self.sections {
            text.push('\n');
            wrap(&section.heading, width, "", &mut text);
            for line in &section.lines {
                wrap(line, width, "- ", &mut text);
            }
        }
        text
    }

    /// The same at a glance: each section as one paragraph, wrapped as [`Page::to_text`] does.
    #[must_use]
    pub fn to_glance(&self, width: usize) -> String {
        let width = width.max(NARROWEST);
        let mut text = String::new();
        wrap(&self.line, width, "", &mut text);
        for section in &self.sections {
            let paragraph = format!("{}: {}", section.heading, section.lines.join(" · "));
            wrap(&paragraph, width, "- ", &mut text);
        }
        text
    }
}

/// Writes one paragraph, its first line after `mark` and the others as far in.
fn wrap(paragraph: &str, width: usize, mark: &str, to: &mut String) {
    let indent = " ".repeat(mark.chars().count());
    let room = width - indent.len();
    let mut lines: Vec<String> = vec![String::new()];
    for word in paragraph.split_whitespace() {
        let mut letters: Vec<char> = word.chars().collect();
        while !letters.is_empty() {
            let Some(line) = lines.last_mut() else { return };
            let used = line.chars().count();
            let gap = usize::from(used > 0);
            if used + gap + letters.len() <= room {
                if gap == 1 {
                    line.push(' ');
                }
                line.extend(letters.drain(..));
            } else if used > 0 {
                lines.push(String::new());
            } else {
                // Longer than a whole line: a blank is cut to fit, anything else goes on below.
                let rest = letters.split_off(room);
                line.extend(letters.iter());
                letters = if rest.iter().all(|c| *c == '_') {
                    Vec::new()
                } else {
                    rest
                };
            }
        }
    }
    for (n, line) in lines.iter().enumerate() {
        to.push_str(if n == 0 { mark } else { &indent });
        to.push_str(line);
        to.push('\n');
    }
}

#[cfg(test)]
#[path = "page_tests.rs"]
#[allow(clippy::expect_used)]
mod tests;
