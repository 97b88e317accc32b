//! `repair`: a pause in a quarrel, and ways back. Nothing is kept of who paused, or how often.

use super::{Run, journal};
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::player::{self, Given, Key, Plays, View, not_here};
use crate::session::App;
use leeside::consent::clock::Time;
use leeside::content::{Library, fill};
use leeside::cooldown::cue::CueKind;
use leeside::plan::topic::{Repair, TopicContent};
use leeside::reflect::repair::{Action, Beside, Flow, State, Way};
use leeside::vault::Vault;
use serde_json::json;

/// A pause in a quarrel, your own time, and ways back. "Not tonight" is a whole answer.
///
/// It follows what you both agreed, or works without any plan. Nothing is kept of it but what you
/// write apart and keep on purpose, in your journal.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside repair
  leeside repair --without-plan
  leeside repair --script taps.jsonl

A script has one event a line, with seconds since the beginning:
  {\"at\": 0, \"tap\": \"pause\"}
  {\"at\": 1500, \"tap\": \"back\"}
  {\"at\": 1510, \"tap\": \"write\", \"line\": \"I feel lonely.\"}")]
pub struct Args {
    /// Ask for no passphrase and use no plan.
    #[arg(long)]
    without_plan: bool,
    /// Let the language helper look at what you write; it is off here unless you want it.
    #[arg(long)]
    helper: bool,
    #[command(flatten)]
    how: player::Options,
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let alone = self.without_plan || !Vault::is_in(&app.folder()?);
        let (plan, me) = match alone {
            true => (None, String::new()),
            false => agreed(app)?,
        };
        let mut flow = Flow::begin(plan.as_ref(), &me);
        flow.set_helper(self.helper);
        let mut quarrel = Quarrel {
            flow,
            library: app.library,
            keep: false,
            over: false,
        };
        let now = player::play(app, &mut quarrel, &self.how)?;
        let kept = quarrel.flow.end();
        let mut page = Page::default();
        let mut stored = false;
        if let Some(draft) = &kept {
            // Words that do not open the journal lose nothing that was written.
            stored = !alone && journal::keep_page(app, draft, now).is_ok();
            if stored {
                page.text("What you wrote apart is in your journal.");
            } else {
                page.text("What you wrote apart could not be kept in a journal. Here it is:");
                page.text(draft);
            }
        }
        if self.how.scripted() {
            return Ok(Answer::told());
        }
        let draft = kept.filter(|_| !stored);
        Ok(Answer::new(json!({ "in_journal": stored, "draft": draft }), page))
    }
}

/// What both agreed about quarrels, and what this person is called.
fn agreed(app: &App) -> Result<(Option<Repair>, String), Failure> {
    let mut session = app.open()?;
    let me = session.vault.nickname()?.unwrap_or_default();
    let Some(entry) = session.find_bond()? else {
        return Ok((None, me));
    };
    let holds = session.load(&entry)?.plan.holds();
    let plan = holds.into_values().find_map(|content| match content {
        TopicContent::Repair(repair) => Some(repair),
        _ => None,
    });
    Ok((plan, me))
}

struct Quarrel {
    flow: Flow,
    library: &'static Library,
    keep: bool,
    over: bool,
}

/// The name of the button that keeps what was written apart.
const KEEP: &str = "keep";

/// The name of the button that writes.
const WRITE: &str = "write";

impl Quarrel {
    fn string(&self, id: &str) -> String {
        self.library.string(id).unwrap_or_default().to_owned()
    }

    fn beside(&self, beside: Beside) -> Vec<String> {
        match beside {
            Beside::Nothing => Vec::new(),
            Beside::Words(heading, lines) => {
                let heading = self.string(heading);
                lines.iter().map(|line| format!("{heading}: {line}")).collect()
            }
            Beside::Breathing => {
                let breath = self.library.default_breath();
                let lines = breath.map(|b| [b.how.clone(), b.stop.clone()]);
                lines.into_iter().flatten().collect()
            }
            Beside::Grounding => {
                let ways = self.library.grounding.iter();
                ways.take(3).map(|way| way.text.clone()).collect()
            }
            Beside::Calming(ids) => {
                let ways = ids.iter().filter_map(|id| self.library.deescalation.get(id));
                ways.map(|way| format!("{}: {}", way.name, way.text)).collect()
            }
            Beside::Page(id) => {
                let page = self.library.pages.get(id);
                let blocks = page.into_iter().flat_map(|page| page.blocks.iter());
                let help = self.library.help_in("any").map(|line| line.text.clone());
                blocks.map(|block| block.text.clone()).chain(help).collect()
            }
        }
    }

    fn writing(&self) -> bool {
        self.flow.state() == State::Write
    }

    /// What was written apart, and what the helper sees in it.
    fn draft(&self, lines: &mut Vec<String>) {
        let Some(draft) = self.flow.draft() else {
            return;
        };
        lines.push(draft.to_owned());
        for hint in self.flow.hints(draft) {
            lines.push(format!("{}: {}", hint.words(draft), hint.why));
            lines.push(hint.instead);
        }
        if self.keep {
            lines.push(self.string("repair.kept"));
        }
    }
}

impl Plays for Quarrel {
    fn view(&self, now: Time) -> View {
        let screen = self.flow.screen(now);
        let holes: Vec<(&str, &str)> = screen
            .holes
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let mut lines = self.beside(screen.beside);
        self.draft(&mut lines);
        let (mut first, mut buttons, mut always) = (Vec::new(), Vec::new(), Vec::new());
        for action in screen.actions {
            let key = button(action, self.string(action.text()));
            match action {
                Action::Afraid => first.push(key),
                Action::End => always.push(key),
                _ => buttons.push(key),
            }
        }
        if self.writing() {
            let mut write = button(Action::Write, self.string(Action::Write.text()));
            write.line = true;
            buttons.insert(0, write);
            if self.flow.draft().is_some() {
                let text = self.string("repair.keep");
                buttons.insert(1, key('k', KEEP, text));
            }
        }
        View {
            state: state(self.flow.state()),
            sentence: fill(&self.string(screen.text), &holes),
            lines,
            ring: None,
            dim: false,
            breath: None,
            why: None,
            first,
            buttons,
            always,
            over: self.over,
        }
    }

    fn act(&mut self, given: &Given, now: Time) -> Result<Vec<CueKind>, Failure> {
        let (Some(tap), line) = (&given.tap, &given.line) else {
            return Err(not_here());
        };
        match (tap.as_str(), line) {
            (WRITE, Some(line)) => self.flow.write(line, self.keep)?,
            (_, Some(_)) => return Err(not_here()),
            (KEEP, None) => {
                if let Some(draft) = self.flow.draft().map(str::to_owned) {
                    self.keep = !self.keep;
                    self.flow.write(&draft, self.keep)?;
                }
            }
            (name, None) => {
                let action = Action::ALL.into_iter().find(|action| name_of(*action) == name);
                let action = action.ok_or_else(not_here)?;
                self.over |= action == Action::End;
                self.flow.act(action, now);
            }
        }
        Ok(Vec::new())
    }

    fn tick(&mut self, now: Time) -> Result<Vec<CueKind>, Failure> {
        let due = self.flow.cue() == Some(now);
        Ok(due.then_some(CueKind::SpaceOver).into_iter().collect())
    }
}

fn key(key: char, name: &str, text: String) -> Key {
    Key {
        key,
        name: name.to_owned(),
        text,
        line: false,
        enter: false,
    }
}

fn button(action: Action, text: String) -> Key {
    let letter = match action {
        Action::Pause => 'p',
        Action::Breathe => 'b',
        Action::Senses => 'o',
        Action::Enough => 'n',
        Action::MoreTime => 'm',
        Action::Back => 'r',
        Action::NotTonight => 'z',
        Action::Write => 'w',
        Action::Turns => 't',
        Action::SayBack => 'y',
        Action::Swap => 's',
        Action::Ways => 'a',
        Action::Afraid => '!',
        Action::GoBack => 'g',
        Action::End => 'e',
    };
    key(letter, name_of(action), text)
}

fn name_of(action: Action) -> &'static str {
    let text = action.text();
    text.rsplit('.').next().unwrap_or(text)
}

const fn state(state: State) -> &'static str {
    match state {
        State::Ready => "ready",
        State::Pause { .. } => "pause",
        State::Calm {
            way: Way::Breath, ..
        } => "breath",
        State::Calm {
            way: Way::Senses, ..
        } => "senses",
        State::NotTonight => "not_tonight",
        State::Write => "write",
        State::Ways => "ways",
        State::Turn { .. } => "turn",
        State::Afraid => "afraid",
    }
}
