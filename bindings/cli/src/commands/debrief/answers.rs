//! Answers that someone wrote for themselves.

use super::asked;
use crate::commands::check_in::{self, TriedArgs};
use crate::failure::Failure;
use crate::names::{find_id, short_id};
use crate::page::{Answer, Page, said};
use crate::session::Session;
use crate::wording::Wording;
use leeside::exchange::copies::CopyOf;
use leeside::exchange::random::{System, draw};
use leeside::plan::ids::{CopyId, ItemId};
use leeside::plan::scales::DebriefHow;
use leeside::reflect::debrief::Debrief;
use serde_json::json;
use std::collections::BTreeMap;

/// What is written.
#[derive(Debug, clap::Args)]
pub struct Written {
    /// QUESTION=WORDS, by the names that leeside debrief shows.
    #[arg(value_name = "QUESTION=WORDS", value_parser = answer)]
    answers: Vec<(ItemId, String)>,
    #[command(flatten)]
    tried: TriedArgs,
    /// The moment that it follows; the newest one if there is none.
    #[arg(long, value_name = "ID")]
    moment: Option<String>,
}

fn answer(typed: &str) -> Result<(ItemId, String), String> {
    let wanted = || "it wants QUESTION=WORDS".to_owned();
    let (question, words) = typed.split_once('=').ok_or_else(wanted)?;
    let question = ItemId::new(question).map_err(|_| wanted())?;
    Ok((question, words.to_owned()))
}

/// # Errors
/// `no_such_question`, `not_there`, `written`, errors of the store.
pub fn write(session: &mut Session<'_>, written: Written) -> Result<Answer, Failure> {
    let app = session.app;
    let (questions, _) = asked(session)?;
    let known = |id: &ItemId| questions.iter().any(|question| question.id == *id);
    if !written.answers.iter().all(|(id, _)| known(id)) {
        return Err(Failure::refused(
            "no_such_question",
            "there is no such question; leeside debrief shows them",
        ));
    }
    let bond = session.find_bond()?;
    let moment = match &bond {
        Some(entry) => {
            let notes = session.load(entry)?.copies;
            let ids = notes.moments().map(|(moment, _)| (moment.day, moment.id));
            match &written.moment {
                Some(typed) => Some(find_id(typed, ids.map(|(_, id)| id))?),
                None => ids.max().map(|(_, id)| id),
            }
        }
        None => None,
    };
    let debrief = Debrief {
        id: CopyId(draw(&mut System)?),
        day: session.today()?,
        bond: bond.map(|entry| entry.id),
        moment,
        answers: written.answers.into_iter().collect::<BTreeMap<_, _>>(),
        tried: written.tried.into(),
    };
    let id = debrief.id;
    let kept = session.vault.keep_debrief(debrief, DebriefHow::Write)?;
    let mut page = Page::default();
    if kept {
        page.text(format!("Kept ({}). {}.", short_id(id), app.text("mine.line")));
        page.command(format!("leeside debrief wish {} --part space", short_id(id)));
    } else {
        page.text("Nothing is kept. Nothing is an answer too.");
    }
    Ok(Answer::new(json!({ "kept": kept, "id": kept.then_some(id) }), page))
}

/// # Errors
/// Errors of the store.
pub fn list(session: &mut Session<'_>) -> Result<Answer, Failure> {
    let app = session.app;
    let (questions, _) = asked(session)?;
    let all = session.vault.debriefs()?;
    let words = Wording(app.library);
    let mut page = Page::default();
    page.quiet(app.text("mine.line"));
    for one in all.iter().rev() {
        page.item(format!("{} ({})", one.day, short_id(one.id)));
        for (id, text) in &one.answers {
            let question = questions.iter().find(|question| question.id == *id);
            let question = question.map_or(id.as_str(), |question| &question.text);
            page.below(format!("{question} {}", said(text)));
        }
        check_in::tried(words, &one.tried, &mut page);
    }
    if all.is_empty() {
        page.text("There are no answers.");
    }
    Ok(Answer::new(json!({ "debriefs": all }), page))
}

/// # Errors
/// `not_there`, errors of the store.
pub fn delete(session: &mut Session<'_>, typed: &str) -> Result<Answer, Failure> {
    let id = find(session, typed)?.id;
    session.vault.forget_debrief(id)?;
    list(session)
}

/// # Errors
/// `not_there`, `no_such_question`, `not_confirmed`, errors of the store.
pub fn share(
    session: &mut Session<'_>,
    typed: &str,
    question: &ItemId,
    yes: bool,
) -> Result<Answer, Failure> {
    let debrief = find(session, typed)?;
    let answer = debrief.answers.get(question).ok_or_else(no_answer)?;
    let copy = check_in::give(session, (CopyOf::Answer, debrief.day), answer, yes)?;
    let mut page = Page::default();
    page.text(format!("A copy leaves with the next parcel ({}).", short_id(copy)));
    page.text(session.app.text("honest.two_copies"));
    Ok(Answer::new(json!({ "copy": copy }), page))
}

/// The answers of one time.
///
/// # Errors
/// `not_there`, `which_one`, errors of the store.
pub fn find(session: &Session<'_>, typed: &str) -> Result<Debrief, Failure> {
    let all = session.vault.debriefs()?;
    let id = find_id(typed, all.iter().map(|one| one.id))?;
    let mut found = all.into_iter().filter(|one| one.id == id);
    found.next().ok_or_else(no_answer)
}

/// The failure of an answer that is not there.
pub fn no_answer() -> Failure {
    Failure::refused(
        "no_such_question",
        "this question was not answered; leeside debrief list shows what was",
    )
}
