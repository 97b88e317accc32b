//! `content`: what the app brings along, to be browsed: comforts, prompts, words, ways to breathe.

use super::{Run, calm, plan};
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::session::App;
use clap::ValueEnum;
use leeside::content::entries::Technique;
use leeside::content::review;
use leeside::plan::ids::Tag;
use leeside::plan::scales::Where;
use serde_json::{Value, json};

/// Browse what is there to choose from: comforts, prompts, rituals, words, and more.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside content comforts --group touch
  leeside content prompts --group gratitude --search tea
  leeside content pages")]
pub struct Args {
    /// What to browse.
    #[arg(value_enum)]
    what: What,
    /// Only one group, as the list names it.
    #[arg(long, value_name = "NAME")]
    group: Option<String>,
    /// Only what is about this tag, such as light.bright.
    #[arg(long, value_name = "TAG", value_parser = Tag::new)]
    tag: Option<Tag>,
    /// Only what works here: together, apart or solo.
    #[arg(long = "where", value_name = "WHERE")]
    place: Option<Where>,
    /// Only what has these letters in its words.
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum What {
    /// What feels good.
    Comforts,
    /// Sentences that reassure.
    Reassurances,
    /// Lines for one who listens.
    Listening,
    /// Questions to write about.
    Prompts,
    /// Plans to start from.
    Templates,
    /// Small rituals.
    Rituals,
    /// Words to share, with what they mean.
    Words,
    /// Ways to breathe, with how well they are known.
    Breathing,
    /// Ways back to the room without breath.
    Grounding,
    /// What calms a quarrel.
    Deescalation,
    /// Pages to read.
    Pages,
    /// What can be off-limits.
    Tags,
    /// What our facts rest on.
    Sources,
    /// Who fit to judge has read which texts.
    Review,
}

/// One entry, however its kind is made.
struct Entry {
    group: Option<String>,
    tags: Vec<Tag>,
    places: Vec<Where>,
    line: String,
    below: Vec<String>,
    json: Value,
}

impl Entry {
    fn new(line: impl Into<String>, json: Value) -> Self {
        Self {
            group: None,
            tags: Vec::new(),
            places: Vec::new(),
            line: line.into(),
            below: Vec::new(),
            json,
        }
    }

    fn group(mut self, group: impl serde::Serialize) -> Self {
        let name = serde_json::to_value(group).unwrap_or_default();
        self.group = name.as_str().map(str::to_owned);
        if let (Value::Object(fields), Some(group)) = (&mut self.json, &self.group) {
            fields.insert("group".to_owned(), json!(group));
        }
        self
    }

    fn below<T: Into<String>>(mut self, lines: impl IntoIterator<Item = T>) -> Self {
        self.below.extend(lines.into_iter().map(Into::into));
        self
    }
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        if matches!(self.what, What::Templates) {
            return Ok(plan::templates(app));
        }
        let mut all = entries(app, self.what);
        let groups: Vec<String> = all.iter().filter_map(|entry| entry.group.clone()).collect();
        if let Some(wanted) = &self.group
            && !groups.contains(wanted)
        {
            return Err(no_group(groups));
        }
        all.retain(|entry| self.takes(entry));
        all.sort_by_key(|entry| groups.iter().position(|group| entry.group.as_ref() == Some(group)));
        let mut page = Page::default();
        let mut heading = None;
        for entry in &all {
            if entry.group.is_some() && entry.group != heading {
                page.heading(entry.group.as_deref().unwrap_or_default());
                heading.clone_from(&entry.group);
            }
            page.item(&entry.line);
            entry.below.iter().for_each(|line| {
                page.below(line);
            });
        }
        if all.is_empty() {
            page.text("Nothing here fits that; leave one of the options out.");
        }
        let entries: Vec<Value> = all.into_iter().map(|entry| entry.json).collect();
        Ok(Answer::new(json!({ "entries": entries }), page))
    }
}

impl Args {
    fn takes(&self, entry: &Entry) -> bool {
        let words = |text: &str| {
            let mut all = std::iter::once(&entry.line).chain(&entry.below);
            all.any(|line| line.to_lowercase().contains(&text.to_lowercase()))
        };
        self.group.as_ref().is_none_or(|group| entry.group.as_ref() == Some(group))
            && self.tag.as_ref().is_none_or(|tag| entry.tags.iter().any(|own| tag.covers(own)))
            && self.place.is_none_or(|place| entry.places.contains(&place))
            && self.search.as_deref().is_none_or(words)
    }
}

fn no_group(mut groups: Vec<String>) -> Failure {
    groups.dedup();
    let sentence = match groups.is_empty() {
        true => "there are no groups here; leave --group out".to_owned(),
        false => format!("there is no such group; there are {}", groups.join(", ")),
    };
    Failure::usage("unknown_group", sentence)
}

fn entries(app: &App, what: What) -> Vec<Entry> {
    let library = app.library;
    match what {
        What::Comforts => comforts(app),
        What::Reassurances => library
            .reassurances
            .iter()
            .map(|r| Entry::new(&r.text, json!({ "id": r.id, "text": r.text, "said": r.said, "when": r.when })).group(r.when))
            .collect(),
        What::Listening => library
            .listening
            .iter()
            .map(|l| Entry::new(&l.text, json!({ "id": l.id, "text": l.text })))
            .collect(),
        What::Prompts => library
            .prompts
            .iter()
            .map(|p| Entry::new(&p.text, json!({ "id": p.id, "text": p.text })).group(p.about))
            .collect(),
        What::Rituals => library
            .rituals
            .iter()
            .map(|r| Entry {
                places: r.places.clone(),
                ..Entry::new(&r.name, json!({ "id": r.id, "name": r.name, "text": r.text, "minutes": r.minutes }))
                    .below([&r.text])
            })
            .collect(),
        What::Words => library
            .vocabulary
            .iter()
            .map(|w| {
                let json = json!({ "id": w.id, "word": w.word, "means": w.means, "not": w.not });
                Entry::new(format!("{}: {}", w.word, w.means), json).below([&w.not]).group(w.about)
            })
            .collect(),
        What::Breathing => breathing(app),
        What::Grounding => techniques(&library.grounding),
        What::Deescalation => techniques(&library.deescalation),
        What::Pages => library
            .pages
            .iter()
            .map(|p| {
                let lines = p.blocks.iter().map(|block| &block.text);
                Entry::new(&p.title, calm::document(p)).below(lines)
            })
            .collect(),
        What::Tags => library
            .tags
            .iter()
            .map(|t| Entry {
                tags: vec![t.id.clone()],
                ..Entry::new(format!("{}: {}", t.id, t.text), json!({ "id": t.id, "text": t.text })).group(t.group())
            })
            .collect(),
        What::Sources => library
            .sources
            .iter()
            .map(|s| {
                let json = json!({
                    "id": s.id, "strength": s.strength, "year": s.year, "authors": s.authors,
                    "reference": s.reference, "text": s.text,
                });
                Entry::new(&s.text, json).below([format!("{} {}", s.authors, s.reference)]).group(s.strength)
            })
            .collect(),
        What::Review => review()
            .iter()
            .map(|r| {
                let json = json!({
                    "group": r.group, "fit_to_review": r.fit_to_review,
                    "reviewed_by": r.reviewed_by, "reviewed_on": r.reviewed_on,
                });
                Entry::new(format!("{}: {}", r.group, r.reviewed_by), json)
                    .below([format!("to be read by {}", r.fit_to_review)])
            })
            .collect(),
        What::Templates => Vec::new(),
    }
}

fn comforts(app: &App) -> Vec<Entry> {
    let comforts = app.library.comforts.iter();
    comforts
        .map(|c| {
            let json = json!({
                "id": c.id, "label": c.label, "sentence": c.sentence, "tags": c.tags,
                "kind": c.kind, "where": c.places, "wordless": c.wordless,
                "energy": c.energy, "effort": c.effort,
            });
            Entry {
                tags: c.tags.clone(),
                places: c.places.clone(),
                ..Entry::new(format!("{} ({})", c.label, c.id), json)
                    .below(&c.sentence)
                    .group(c.group)
            }
        })
        .collect()
}

fn breathing(app: &App) -> Vec<Entry> {
    let strength = |name: Value| match name.as_str() {
        Some("A") => app.text("strength.a"),
        Some("B") => app.text("strength.b"),
        _ => app.text("strength.c"),
    };
    let ways = app.library.breathing.iter();
    ways.map(|b| {
        let how_sure = strength(json!(b.strength));
        let json = json!({
            "id": b.id, "name": b.name, "how": b.how, "evidence": b.evidence, "stop": b.stop,
            "not_for": b.not_for, "strength": b.strength, "holds": b.holds,
            "minutes": { "from": b.minutes.from, "to": b.minutes.to },
        });
        Entry::new(format!("{}: {}", b.name, b.how), json).below([
            b.evidence.as_str(),
            how_sure,
            &b.stop,
            &b.not_for,
        ])
    })
    .collect()
}

fn techniques(all: &[Technique]) -> Vec<Entry> {
    all.iter()
        .map(|t| {
            let json = json!({
                "id": t.id, "name": t.name, "text": t.text, "minutes": t.minutes,
                "where": t.places, "wordless": t.wordless,
            });
            Entry {
                places: t.places.clone(),
                ..Entry::new(&t.name, json).below([&t.text])
            }
        })
        .collect()
}
