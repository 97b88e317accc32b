//! `plan`: what both wrote and agreed, to be read, printed, or talked over.

use super::Run;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::session::{App, Session};
use crate::wording::Wording;
use leeside::exchange::bond::Bond;
use leeside::plan::ids::TopicId;
use leeside::plan::linter::{self, About, Ask};
use leeside::plan::menu::{self, Balance, Entry};
use leeside::plan::page;
use leeside::plan::person::{Person, Whose};
use leeside::plan::topic::TopicContent;
use leeside::plan::voice::Voice;
use serde_json::{Value, json};

/// Read the plan: both pages and what holds, the menu, and what you could talk about.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside plan
  leeside plan page > plan.txt
  leeside plan questions")]
pub struct Args {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Clone, Copy, clap::Subcommand)]
enum Act {
    /// Show both pages and the parts that hold.
    #[command(after_help = "Example:
  leeside plan show")]
    Show,
    /// Print the plan as one page of plain text.
    #[command(after_help = "Example:
  leeside plan page > plan.txt

Whoever finds a printed page can read it.")]
    Page {
        /// For a page that your partner will see too: nothing that you keep back stands on it.
        #[arg(long)]
        as_told: bool,
    },
    /// Print a blank page to write by hand, with no names on it.
    #[command(after_help = "Example:
  leeside plan sheet > sheet.txt")]
    Sheet,
    /// Print a card for the pocket: signals, three steps, who to call.
    #[command(after_help = "Example:
  leeside plan card > card.txt")]
    Card,
    /// Show the comforts of both, in both directions.
    #[command(after_help = "Example:
  leeside plan menu")]
    Menu,
    /// Show what you could talk about. Nobody is wrong in it.
    #[command(after_help = "Example:
  leeside plan questions
  leeside plan questions --minutes 30")]
    Questions {
        /// Minutes that you usually have.
        #[arg(long, value_name = "N")]
        minutes: Option<u32>,
    },
    /// Show plans to start from.
    #[command(after_help = "Example:
  leeside plan templates")]
    Templates,
}

/// What is read: my page, and what is known of the other's.
pub struct Both {
    nick: String,
    bond: Option<Bond>,
    mine: Voice,
    theirs: Voice,
    topics: Vec<(TopicId, TopicContent)>,
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let act = self.act.unwrap_or(Act::Show);
        match act {
            Act::Templates => return Ok(templates(app)),
            Act::Sheet => return Ok(printed(&page::voice_sheet(app.library), app)),
            _ => {}
        }
        let mut session = app.open()?;
        let both = Both::read(&mut session)?;
        Ok(match act {
            Act::Page { as_told } => both.page(app, as_told),
            Act::Card => printed(&page::pocket_card(&both.me(), both.you().as_ref(), app.library), app),
            Act::Menu => both.menu(app),
            Act::Questions { minutes } => both.questions(app, minutes),
            Act::Show | Act::Sheet | Act::Templates => both.show(app),
        })
    }
}

impl Both {
    /// Reads them.
    ///
    /// # Errors
    /// As [`Session::find_bond`], errors of the store.
    pub fn read(session: &mut Session<'_>) -> Result<Self, Failure> {
        let bond = match session.find_bond()? {
            Some(entry) => Some(session.load(&entry)?),
            None => None,
        };
        let mine = match &bond {
            Some(bond) => bond.plan.mine.working.clone(),
            None => session.vault.draft_voice()?,
        };
        let holds = bond.iter().flat_map(|bond| bond.plan.holds());
        Ok(Self {
            nick: session.vault.nickname()?.unwrap_or_else(|| "I".to_owned()),
            mine,
            theirs: bond.as_ref().map(|bond| bond.plan.theirs.whole()).unwrap_or_default(),
            topics: holds.collect(),
            bond,
        })
    }

    fn me(&self) -> Person<'_> {
        Person::new(&self.nick, &self.mine)
    }

    fn you(&self) -> Option<Person<'_>> {
        let bond = self.bond.as_ref()?;
        let known = bond.plan.theirs.version > 0 || bond.plan.theirs.all_limits().next().is_some();
        known.then(|| Person {
            held: Some(&bond.plan.theirs.held),
            ..Person::new(&bond.partner, &self.theirs)
        })
    }

    fn show(&self, app: &App) -> Answer {
        let words = Wording(app.library);
        let mut page = Page::default();
        page.quiet(app.text("plan.line"));
        page.heading(app.text("word.voice"));
        voice(words, &self.mine, app.text("voice.skip"), &mut page);
        if let Some(bond) = &self.bond {
            page.heading(&bond.partner);
            voice(words, &self.theirs, app.text("empty.their_voice"), &mut page);
            for limit in bond.plan.theirs.held.values() {
                page.item(format!(
                    "{}: {}",
                    app.text("word.off_limits"),
                    crate::incoming::limit(app, limit)
                ));
            }
        }
        for (id, content) in &self.topics {
            page.heading(words.topic(id.as_str(), Some(content)));
            words.content(content, &mut page);
        }
        if let Some(bond) = self.bond.as_ref().filter(|bond| !bond.plan_is_known()) {
            page.text(format!(
                "This copy was restored and has heard nothing from {} since. It may know too few of their limits.",
                bond.partner
            ));
        }
        Answer::new(self.document(), page)
    }

    fn document(&self) -> Value {
        let plan = self.bond.as_ref().map(|bond| &bond.plan);
        let (mine, theirs) = plan.map(|plan| plan.all_limits()).unwrap_or_default();
        let topics: Vec<Value> = self
            .topics
            .iter()
            .map(|(id, content)| json!({ "id": id, "content": content }))
            .collect();
        json!({
            "mine": { "voice": self.mine, "told": plan.map(|plan| &plan.mine.told) },
            "theirs": {
                "name": self.bond.as_ref().map(|bond| &bond.partner),
                "voice": plan.map(|plan| &plan.theirs.voice),
            },
            "limits": { "mine": mine, "theirs": theirs },
            "topics": topics,
            "known": self.bond.as_ref().is_none_or(Bond::plan_is_known),
        })
    }

    fn page(&self, app: &App, as_told: bool) -> Answer {
        let told = self.bond.as_ref().map(|bond| &bond.plan.mine.told);
        let voice = told.filter(|_| as_told).unwrap_or(&self.mine);
        let me = Person::new(&self.nick, voice);
        let made = page::plan(&me, self.you().as_ref(), &self.topics, app.library);
        printed(&made, app)
    }

    /// The menu.
    pub fn menu(&self, app: &App) -> Answer {
        let menu = menu::menu(&self.me(), self.you().as_ref(), app.library);
        let mut page = Page::default();
        if menu.fits.is_empty() && menu.stretch.is_empty() {
            page.text(app.text("empty.menu"));
        }
        for entry in &menu.fits {
            page.item(self.line(app, entry));
        }
        if !menu.stretch.is_empty() {
            page.heading("Perhaps, if you both like");
        }
        for entry in &menu.stretch {
            page.item(self.line(app, entry));
        }
        if let Balance::Leans(whose) = menu.balance {
            page.text(format!("Nearly all of it goes to {}. You could look for more for the other.", self.name(whose)));
        }
        let entries = |entries: &[Entry]| -> Vec<Value> {
            entries
                .iter()
                .map(|entry| {
                    json!({
                        "comfort": entry.comfort,
                        "gets": if entry.gets == Whose::Mine { "me" } else { "you" },
                        "label": entry.label(app.library),
                    })
                })
                .collect()
        };
        let json = json!({
            "fits": entries(&menu.fits),
            "stretch": entries(&menu.stretch),
            "not_now": menu.not_now,
            "leans_to": match menu.balance {
                Balance::Even => None,
                Balance::Leans(Whose::Mine) => Some("me"),
                Balance::Leans(Whose::Yours) => Some("you"),
            },
        });
        Answer::new(json, page)
    }

    fn line(&self, app: &App, entry: &Entry) -> String {
        format!("for {}: {}", self.name(entry.gets), entry.label(app.library))
    }

    fn name(&self, whose: Whose) -> &str {
        match (whose, &self.bond) {
            (Whose::Yours, Some(bond)) => &bond.partner,
            _ => "you",
        }
    }

    fn questions(&self, app: &App, minutes: Option<u32>) -> Answer {
        let mut page = Page::default();
        let mut documents = Vec::new();
        for ask in self.asks(app, minutes) {
            let Some((question, idea)) = ask.text(app.library) else {
                continue;
            };
            page.item(&question);
            page.below(&idea);
            documents.push(question_document(&ask, &question, &idea));
        }
        if documents.is_empty() {
            page.text("There is nothing to ask here now.");
        }
        Answer::new(json!({ "questions": documents }), page)
    }

    /// What the two could talk about.
    pub fn asks(&self, app: &App, minutes: Option<u32>) -> Vec<Ask> {
        linter::asks(&linter::Reading {
            me: self.me(),
            you: self.you(),
            topics: &self.topics,
            time: minutes,
            library: app.library,
        })
    }

    /// The lines that a question is about, as they are written.
    pub fn lines(&self, app: &App, ask: &Ask) -> Vec<String> {
        let words = Wording(app.library);
        let line = |about: &About| match about {
            About::Voice(whose, key) => {
                let voice = match whose {
                    Whose::Mine => &self.mine,
                    Whose::Yours => &self.theirs,
                };
                let said = match voice.get(key) {
                    Some(value) => words.item(key, value),
                    None => format!("{}: {}", words.key(key), app.text("ask_me")),
                };
                format!("{}: {said}", self.name(*whose))
            }
            About::Topic(id, _) => {
                let text = self.topics.iter().find(|(own, _)| own == id);
                words.topic(id.as_str(), text.map(|(_, content)| content))
            }
        };
        ask.about.iter().map(line).collect()
    }
}

/// A question for programs.
pub fn question_document(ask: &Ask, question: &str, idea: &str) -> Value {
    let about: Vec<String> = ask.about.iter().map(ToString::to_string).collect();
    json!({
        "id": ask.id,
        "key": ask.key,
        "question": question,
        "idea": idea,
        "about": about,
    })
}

fn voice(words: Wording, voice: &Voice, empty: &str, page: &mut Page) {
    if voice.is_empty() {
        page.text(empty);
    }
    let (limits, rest): (Vec<_>, Vec<_>) = voice
        .items()
        .partition(|(key, _)| key.field == leeside::plan::voice::Field::PleaseNot);
    for (key, value) in limits.into_iter().chain(rest) {
        page.item(words.item(key, value));
    }
}

/// A page of the core as text to print.
pub fn printed(made: &page::Page, app: &App) -> Answer {
    let sections: Vec<Value> = made
        .sections
        .iter()
        .map(|section| json!({ "heading": section.heading, "lines": section.lines }))
        .collect();
    let json = json!({ "title": made.title, "line": made.line, "sections": sections });
    let mut page = Page::default();
    page.raw(made.to_text(app.width));
    Answer::new(json, page)
}

/// The templates.
pub fn templates(app: &App) -> Answer {
    let mut page = Page::default();
    for template in &app.library.templates {
        page.item(format!("{}: {}. {}", template.id, template.name, template.about));
        let parts: Vec<&str> = template.topics.iter().map(|part| part.topic.as_str()).collect();
        page.below(parts.join(", "));
    }
    page.text("To suggest a part of one:");
    page.command("leeside agree suggest space --template short");
    let templates: Vec<Value> = app
        .library
        .templates
        .iter()
        .map(|template| {
            let topics: Vec<Value> = template
                .topics
                .iter()
                .map(|part| json!({ "topic": part.topic, "content": part.content }))
                .collect();
            json!({
                "id": template.id,
                "name": template.name,
                "about": template.about,
                "topics": topics,
            })
        })
        .collect();
    Answer::new(json!({ "templates": templates }), page)
}
