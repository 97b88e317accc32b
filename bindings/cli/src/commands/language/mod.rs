//! `language`: a look at words that may sting, feeling and need words, and signals that cannot be
//! missed. All of it offline, none of it kept.

mod check;
mod sentence;
mod signal;
mod words;

use super::Run;
use crate::failure::Failure;
use crate::page::Answer;
use crate::session::App;

/// Words that may land as blame, words for feelings and needs, and signals. Nothing is kept.
///
/// It suggests and never judges. A report of harm, fear or refusal is left alone.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  echo \"You never listen\" | leeside language check
  leeside language sentence --feeling lonely --need \"to be heard\"
  leeside language signal lighthouse --sign \"palm flat\"")]
pub struct Args {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Look at sentences from the standard input, one a line.
    #[command(after_help = check::EXAMPLE)]
    Check,
    /// Tell which words and which rule counted, for each sentence from the standard input.
    #[command(after_help = "Example:
  echo \"You never rush me\" | leeside language explain")]
    Explain,
    /// Build an \"I feel\" sentence; what is left out is left out.
    #[command(after_help = "Example:
  leeside language sentence --feeling lonely --when \"the evening ends\" \\
    --need \"to be heard\" --request \"sit with me\"")]
    Sentence(sentence::Parts),
    /// Look whether a signal or a word of yours could be missed, or heard by accident.
    #[command(after_help = "Example:
  leeside language signal lighthouse --sign \"palm flat\" --beside north
  leeside language signal half --means \"yes, with less touch\"")]
    Signal(signal::Look),
    /// Show words for feelings, for needs, and for what one can ask.
    #[command(after_help = "Example:
  leeside language words
  leeside language words needs")]
    Words {
        /// Which words.
        #[arg(value_enum)]
        which: Option<words::Which>,
    },
}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        match self.act {
            Act::Check => check::check(app),
            Act::Explain => check::explain(app),
            Act::Sentence(parts) => sentence::build(parts),
            Act::Signal(look) => Ok(signal::look(&look)),
            Act::Words { which } => Ok(words::show(which)),
        }
    }
}
