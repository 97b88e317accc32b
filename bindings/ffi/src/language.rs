//! The language helper: it suggests and never blocks, and keeps nothing of what it reads.

use crate::error::LeesideError;
use crate::shapes::journal::{TextSpan, small};
use leeside::language::{
    self, Draft, Feeling, FeelingGroup, Need, NoSentence, Request, Signal, SignalNote, Term,
};
use std::sync::Arc;

/// Looks at words: what may land as blame, how to say it as "I feel", and whether a signal could be
/// missed. English only for now. It never touches a report of harm.
#[derive(Debug, Default, uniffi::Object)]
pub struct Language;

/// One place in a text that may land as blame.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct LanguageFlag {
    /// Where the words are.
    pub place: TextSpan,
    /// Why these words may sting, in one kind sentence.
    pub why: String,
    /// Words for a feeling, a need or a request that could stand there.
    pub instead: String,
}

/// What goes into a sentence. Every part may be empty, but not all of them.
#[uniffi::remote(Record)]
#[uniffi(name = "SentenceDraft")]
pub struct Draft {
    /// A feeling word, or what the body tells.
    pub feeling: String,
    /// What happened.
    pub when: String,
    /// What is needed.
    pub need: String,
    /// What is asked for.
    pub request: String,
}

/// A sentence, or what it still wants.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Sentence {
    /// The sentence.
    Built {
        /// It.
        text: String,
    },
    /// The word says what the other did; one of these feelings may lie below it.
    Verdict {
        /// Feelings to offer.
        feelings: Vec<String>,
    },
    /// There is a "when" but no feeling.
    NoFeeling,
    /// Nothing is there yet.
    Empty,
}

/// A feeling word and how strong it is.
#[uniffi::remote(Record)]
#[uniffi(name = "FeelingWord")]
pub struct Feeling {
    /// The word; it fits behind "I feel".
    pub word: String,
    /// From 1 (light) to 3 (strong).
    pub intensity: u8,
}

/// Feelings that are neighbours.
#[uniffi::remote(Record)]
pub struct FeelingGroup {
    /// A stable name.
    pub id: String,
    /// What to show.
    pub name: String,
    /// From light to strong.
    pub words: Vec<Feeling>,
    /// What the body may tell; each fits behind "I feel".
    pub body: Vec<String>,
}

/// Something a person may need, in words that fit behind "I need".
#[uniffi::remote(Record)]
pub struct Need {
    /// A stable name.
    pub id: String,
    /// What it belongs to.
    pub group: String,
    /// The words.
    pub words: String,
}

/// Something to ask for, in words that fit behind "would you".
#[uniffi::remote(Record)]
#[uniffi(name = "NeedRequest")]
pub struct Request {
    /// The words.
    pub words: String,
    /// The needs it may serve.
    pub needs: Vec<String>,
}

/// A signal that somebody thinks of.
#[uniffi::remote(Record)]
#[uniffi(name = "SignalIdea")]
pub struct Signal {
    /// What is said.
    pub word: String,
    /// What is done, if there is something.
    pub sign: Option<String>,
}

/// A word that two people give a meaning of their own.
#[uniffi::remote(Record)]
#[uniffi(name = "WordIdea")]
pub struct Term {
    /// The word.
    pub word: String,
    /// What it means.
    pub means: String,
    /// What it does not mean; may be empty.
    pub not: String,
}

/// One kind remark about a signal or a shared word. It never forbids anything.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SignalRemark {
    /// The other word that it is about, if there is one.
    pub other: Option<String>,
    /// The remark.
    pub text: String,
}

impl From<language::Flag> for LanguageFlag {
    fn from(flag: language::Flag) -> Self {
        Self {
            place: TextSpan {
                start: small(flag.start),
                end: small(flag.end),
            },
            why: flag.why,
            instead: flag.instead,
        }
    }
}

impl From<SignalNote> for SignalRemark {
    fn from(note: SignalNote) -> Self {
        Self {
            other: note.other,
            text: note.text,
        }
    }
}

#[uniffi::export]
impl Language {
    /// The helper. It needs no vault.
    #[uniffi::constructor]
    #[must_use]
    pub fn new() -> Arc<Self> {
        Arc::new(Self)
    }

    /// What may land as blame, in the order of the text. Nothing is flagged in a text that reports
    /// harm, fear or refusal.
    ///
    /// # Errors
    /// None.
    pub fn check(&self, text: String) -> Result<Vec<LanguageFlag>, LeesideError> {
        Ok(language::check(&text).into_iter().map(Into::into).collect())
    }

    /// Builds "I feel … when … I need … Would you …?" from what somebody chose or typed.
    ///
    /// # Errors
    /// None.
    pub fn sentence(&self, draft: Draft) -> Result<Sentence, LeesideError> {
        Ok(match language::sentence(&draft) {
            Ok(text) => Sentence::Built { text },
            Err(NoSentence::Verdict { feelings, .. }) => Sentence::Verdict { feelings },
            Err(NoSentence::NoFeeling) => Sentence::NoFeeling,
            Err(_) => Sentence::Empty,
        })
    }

    /// Feelings to choose from.
    ///
    /// # Errors
    /// None.
    pub fn feelings(&self) -> Result<Vec<FeelingGroup>, LeesideError> {
        Ok(language::feelings().to_vec())
    }

    /// Needs to choose from.
    ///
    /// # Errors
    /// None.
    pub fn needs(&self) -> Result<Vec<Need>, LeesideError> {
        Ok(language::needs().to_vec())
    }

    /// Requests to choose from.
    ///
    /// # Errors
    /// None.
    pub fn requests(&self) -> Result<Vec<Request>, LeesideError> {
        Ok(language::requests().to_vec())
    }

    /// Whether a signal could be missed, or heard by accident.
    ///
    /// # Errors
    /// None.
    pub fn check_signal(
        &self,
        idea: Signal,
        others: Vec<Signal>,
    ) -> Result<Vec<SignalRemark>, LeesideError> {
        let notes = language::check_signal(&idea, &others);
        Ok(notes.into_iter().map(Into::into).collect())
    }

    /// The same for a shared word.
    ///
    /// # Errors
    /// None.
    pub fn check_word(
        &self,
        idea: Term,
        others: Vec<Term>,
        signals: Vec<Signal>,
    ) -> Result<Vec<SignalRemark>, LeesideError> {
        let notes = language::check_term(&idea, &others, &signals);
        Ok(notes.into_iter().map(Into::into).collect())
    }
}
