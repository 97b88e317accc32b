//! "I feel … when … I need … Would you …?", from its parts.

use crate::ask;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use leeside::language::{Draft, NoSentence, sentence};
use serde_json::json;

/// The parts. Each may be left out.
#[derive(Debug, clap::Args)]
pub struct Parts {
    /// A feeling word, or what the body tells.
    #[arg(long, value_name = "WORD")]
    feeling: Option<String>,
    /// What happened.
    #[arg(long, value_name = "WORDS")]
    when: Option<String>,
    /// What you need.
    #[arg(long, value_name = "WORDS")]
    need: Option<String>,
    /// What you ask for.
    #[arg(long, value_name = "WORDS")]
    request: Option<String>,
}

/// # Errors
/// `verdict`, `no_feeling` or `nothing_said`.
pub fn build(parts: Parts) -> Result<Answer, Failure> {
    let given = [&parts.feeling, &parts.when, &parts.need, &parts.request];
    let draft = if given.iter().all(|part| part.is_none()) && ask::can_ask() {
        asked()?
    } else {
        Draft {
            feeling: parts.feeling.unwrap_or_default(),
            when: parts.when.unwrap_or_default(),
            need: parts.need.unwrap_or_default(),
            request: parts.request.unwrap_or_default(),
        }
    };
    let built = sentence(&draft).map_err(|reason| refused(&reason))?;
    let mut page = Page::default();
    page.text(&built);
    Ok(Answer::new(json!({ "sentence": built }), page))
}

fn asked() -> Result<Draft, Failure> {
    let one = |question| Ok::<_, Failure>(ask::line(question)?.unwrap_or_default());
    Ok(Draft {
        feeling: one("I feel …")?,
        when: one("when …")?,
        need: one("I need …")?,
        request: one("Would you …")?,
    })
}

fn refused(reason: &NoSentence) -> Failure {
    match reason {
        NoSentence::Verdict { feelings, .. } => Failure::refused(
            "verdict",
            format!(
                "this says what somebody did, more than a feeling; one of these may lie below it: {}",
                feelings.join(", ")
            ),
        ),
        NoSentence::NoFeeling => Failure::refused(
            "no_feeling",
            "a feeling is missing; leeside language words feelings shows some",
        ),
        _ => Failure::usage(
            "nothing_said",
            "say at least one part: --feeling, --when, --need or --request",
        ),
    }
}
