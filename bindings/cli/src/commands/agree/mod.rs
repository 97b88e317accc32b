//! `agree`: the parts that both decide together. Two to agree, one to take back.

mod show;
mod suggest;

use super::Run;
use crate::failure::Failure;
use crate::names;
use crate::page::{Answer, Page};
use crate::session::{App, Session};
use leeside::consent::effect::Effect;
use leeside::exchange::bond::Bond;
use leeside::exchange::random::draw;
use leeside::plan::ids::{Rev, TopicId};
use leeside::vault::BondEntry;
use serde_json::json;

/// The parts of the plan that you both decide: suggest, say yes, take back your yes.
///
/// A text holds while both of you say yes to it. Either takes that back alone, at once, and does
/// not have to say why. Nothing here says what a person owes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside agree
  leeside agree suggest space --template long
  leeside agree yes space
  leeside agree take-back space")]
pub struct Args {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Show the parts and where each stands.
    #[command(after_help = "Example:
  leeside agree list")]
    List,
    /// Take back your yes, or your suggestion. Always possible, at once.
    #[command(visible_alias = "withdraw", after_help = "Example:
  leeside agree take-back space
  leeside agree take-back space 1a2b3c4d")]
    TakeBack {
        /// The part.
        #[arg(value_parser = TopicId::new)]
        topic: TopicId,
        /// The beginning of the text's name; without it, the text that holds.
        text: Option<String>,
    },
    /// Suggest a text for a part.
    #[command(visible_alias = "propose", after_help = "Example:
  leeside agree suggest space --template long --set minutes=30
  leeside agree suggest repair --file repair.json
  leeside agree suggest space --set answer=\"I hear you.\"

Parts: space, check_ins, debrief, repair, words, rhythm, turns, and sequences
such as sequence.together. --set changes the text that stands, the template's,
or a gentle first one; in lists an entry is named by its id, as in
steps/water/minutes=3.")]
    Suggest {
        /// The part.
        #[arg(value_parser = TopicId::new)]
        topic: TopicId,
        #[command(flatten)]
        from: suggest::From,
    },
    /// Say yes to a text that your partner suggests.
    #[command(visible_alias = "endorse", after_help = "Example:
  leeside agree yes space")]
    Yes {
        /// The part.
        #[arg(value_parser = TopicId::new)]
        topic: TopicId,
        /// The beginning of the text's name; without it, the only one that is suggested.
        text: Option<String>,
    },
    /// Show how a suggested text differs from the one that stands.
    #[command(after_help = "Example:
  leeside agree diff space")]
    Diff {
        /// The part.
        #[arg(value_parser = TopicId::new)]
        topic: TopicId,
        /// The beginning of the text's name; without it, every one that is suggested.
        text: Option<String>,
    },
    /// Show older texts.
    #[command(after_help = "Example:
  leeside agree history space")]
    History {
        /// The part.
        #[arg(value_parser = TopicId::new)]
        topic: TopicId,
    },
    /// Keep your suggestion, or what you took back, from the next parcels.
    #[command(after_help = "Example:
  leeside agree hold space
  leeside agree hold space --off")]
    Hold {
        /// The part.
        #[arg(value_parser = TopicId::new)]
        topic: TopicId,
        /// The beginning of the text's name; without it, the only one of yours that is not told.
        text: Option<String>,
        /// Let it go with the next parcel.
        #[arg(long)]
        off: bool,
    },
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let mut session = app.open()?;
        let entry = session.bond()?;
        let bond = session.load(&entry)?;
        match self.act.unwrap_or(Act::List) {
            Act::List => {}
            Act::Diff { topic, text } => return show::diff(app, &bond, &topic, text.as_deref()),
            Act::History { topic } => return show::history(app, &bond, &topic),
            Act::TakeBack { topic, text } => {
                return take_back(&mut session, &entry, &bond, &topic, text.as_deref());
            }
            Act::Suggest { topic, from } => {
                return suggest(&mut session, &entry, &bond, &topic, &from);
            }
            Act::Yes { topic, text } => {
                let rev = suggested(&bond, &topic, text.as_deref())?;
                session.change(&entry, |bond, at| Ok(bond.accept(&topic, rev, at.now)?))?;
                let bond = session.load(&entry)?;
                let mut answer = show::one(app, &bond, &topic);
                answer.json["text"] = json!(rev);
                return Ok(answer);
            }
            Act::Hold { topic, text, off } => {
                let rev = held(&bond, &topic, text.as_deref())?;
                session.change(&entry, |bond, _| Ok(bond.plan.keep(&topic, rev, !off)?))?;
                let bond = session.load(&entry)?;
                return Ok(show::one(app, &bond, &topic));
            }
        }
        Ok(show::list(app, &bond))
    }
}

fn suggest(
    session: &mut Session<'_>,
    entry: &BondEntry,
    bond: &Bond,
    topic: &TopicId,
    from: &suggest::From,
) -> Result<Answer, Failure> {
    let app = session.app;
    let content = suggest::content(app, bond, topic, from)?;
    let rev = session.change(entry, |bond, at| {
        let nonce = draw(at.random)?;
        Ok(bond.plan.propose(topic, content, nonce, at.now)?)
    })?;
    let bond = session.load(entry)?;
    let mut answer = show::one(app, &bond, topic);
    answer.json["text"] = json!(rev);
    let effect = bond.plan.topics.get(topic).map(|topic| topic.effect(rev));
    if effect == Some(Effect::Narrowing) {
        answer.page.quiet("It asks for less than before, so it holds here at once.");
    }
    answer.page.quiet("It leaves with the next parcel, and needs your partner's yes.");
    Ok(answer)
}

fn take_back(
    session: &mut Session<'_>,
    entry: &BondEntry,
    bond: &Bond,
    topic: &TopicId,
    text: Option<&str>,
) -> Result<Answer, Failure> {
    let app = session.app;
    let known = bond.plan.topics.get(topic).ok_or_else(names::no_text)?;
    let own_offer = || {
        let mut mine = known.open().filter(|(rev, _)| known.mine.contains(rev));
        match (mine.next(), mine.next()) {
            (Some((rev, _)), None) => Some(rev),
            _ => None,
        }
    };
    let rev = match text {
        Some(text) => names::find_text(known, text)?,
        None => known.agreed().or_else(own_offer).ok_or_else(names::no_text)?,
    };
    session.change(entry, |bond, _| Ok(bond.plan.withdraw(topic, rev)?))?;
    let bond = session.load(entry)?;
    let mut page = Page::default();
    page.text(app.text("topic.takenback"));
    let mut answer = show::one(app, &bond, topic);
    page.append(answer.page);
    answer.page = page;
    answer.json["text"] = json!(rev);
    Ok(answer)
}

/// The text of the partner that is meant.
fn suggested(bond: &Bond, id: &TopicId, text: Option<&str>) -> Result<Rev, Failure> {
    let topic = bond.plan.topics.get(id).ok_or_else(names::no_text)?;
    if let Some(text) = text {
        return names::find_text(topic, text);
    }
    let mut open = topic
        .open()
        .map(|(rev, _)| rev)
        .filter(|rev| topic.theirs.contains(rev) && !topic.mine.contains(rev));
    only(open.next(), open.next())
}

/// My text that is meant, that no parcel carried yet or that was taken back.
fn held(bond: &Bond, id: &TopicId, text: Option<&str>) -> Result<Rev, Failure> {
    let topic = bond.plan.topics.get(id).ok_or_else(names::no_text)?;
    if let Some(text) = text {
        return names::find_text(topic, text);
    }
    let mut own = topic.untold.iter().chain(&topic.withdrawn).copied();
    only(own.next(), own.next())
}

fn only(first: Option<Rev>, second: Option<Rev>) -> Result<Rev, Failure> {
    match (first, second) {
        (Some(rev), None) => Ok(rev),
        (None, _) => Err(names::no_text()),
        (Some(_), Some(_)) => Err(Failure::usage(
            "which_text",
            "there are several texts; name one by the beginning of its name",
        )),
    }
}
