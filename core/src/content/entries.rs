//! What stands on the shelves of a library: one type for each kind of entry. Everything but the
//! words is the same in every language.

use super::kinds::{
    Act, BlockKind, Effort, Energy, Group, HelpKind, PromptKind, Said, Strength, When, WordKind,
};
use super::shelf::Named;
use crate::plan::ids::{ItemId, Tag, TopicId};
use crate::plan::scales::{Every, Feeling, Near, StepKind, Talk, Touch, Where};
use crate::plan::topic::TopicContent;
use chrono::NaiveDate;
use serde::Deserialize;

/// Something that may be off-limits: one thing (`touch.hair`), or a whole group (`touch`).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TagWords {
    /// The tag.
    pub id: Tag,
    /// What it means, as it reads after "please not".
    pub text: String,
}

impl TagWords {
    /// The group: what stands before the dot, or all of it.
    #[must_use]
    pub fn group(&self) -> &str {
        let id = self.id.as_str();
        id.split_once('.').map_or(id, |(group, _)| group)
    }

    /// Whether this tag is a whole group.
    #[must_use]
    pub fn is_group(&self) -> bool {
        !self.id.as_str().contains('.')
    }
}

/// The most closeness that a comfort asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asks {
    /// Touch.
    pub touch: Touch,
    /// Nearness.
    pub near: Near,
    /// Talk.
    pub talk: Talk,
}

/// One comfort of the catalogue.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comfort {
    /// Names it (`hold.blanket`).
    pub id: ItemId,
    /// Where it is shown.
    pub group: Group,
    /// What it is about, so that an off-limit can filter it.
    pub tags: Vec<Tag>,
    /// The closeness that it asks for.
    pub asks: Asks,
    /// How much strength it asks of the one who gets it.
    pub energy: Energy,
    /// How much it asks of the one who gives it.
    pub effort: Effort,
    /// Whether it works without a spoken word.
    pub wordless: bool,
    /// The kind of step that it makes.
    pub kind: StepKind,
    /// Where it works.
    #[serde(rename = "where")]
    pub places: Vec<Where>,
    /// At most eight words.
    pub label: String,
    /// A sentence more.
    #[serde(default)]
    pub sentence: Option<String>,
}

/// A sentence that reassures.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reassurance {
    /// Names it.
    pub id: ItemId,
    /// Who says it to whom.
    pub said: Said,
    /// The feelings that it suits; none means any.
    pub feelings: Vec<Feeling>,
    /// When it suits.
    pub when: When,
    /// The sentence.
    pub text: String,
}

/// A line that has nothing beside its words: for one who listens, a right of the floor, a region.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Names it.
    pub id: ItemId,
    /// The words.
    pub text: String,
}

/// A question to write about.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// Names it.
    pub id: ItemId,
    /// What it is about.
    pub about: PromptKind,
    /// How often it comes up, if not at any time.
    #[serde(default)]
    pub every: Option<Every>,
    /// The source that it rests on.
    #[serde(default)]
    pub source: Option<ItemId>,
    /// The question.
    pub text: String,
}

/// A plan to start from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Names it.
    pub id: ItemId,
    /// Where it is lived.
    #[serde(rename = "where")]
    pub places: Vec<Where>,
    /// What it is called.
    pub name: String,
    /// For whom and when.
    pub about: String,
    /// Its topics, each one to be taken or left.
    pub topics: Vec<TemplateTopic>,
}

/// One topic of a template.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateTopic {
    /// The name under which it would stand.
    pub topic: TopicId,
    /// What it says.
    pub content: TopicContent,
}

/// A small ritual.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ritual {
    /// Names it.
    pub id: ItemId,
    /// About how long it takes.
    pub minutes: u32,
    /// Where it works.
    #[serde(rename = "where")]
    pub places: Vec<Where>,
    /// Whether it works without a spoken word.
    pub wordless: bool,
    /// The source that it rests on.
    #[serde(default)]
    pub source: Option<ItemId>,
    /// What it is called.
    pub name: String,
    /// How it goes.
    pub text: String,
}

/// A word that two people can share.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharedWord {
    /// Names it.
    pub id: ItemId,
    /// What it is about.
    pub about: WordKind,
    /// The word.
    pub word: String,
    /// What it means.
    pub means: String,
    /// What it does not mean.
    pub not: String,
}

/// Something that calms a quarrel, or brings someone back to the room without breath.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Technique {
    /// Names it.
    pub id: ItemId,
    /// About how long it takes; open if none.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// Where it works.
    #[serde(rename = "where")]
    pub places: Vec<Where>,
    /// Whether it works without a spoken word.
    pub wordless: bool,
    /// The source that it rests on.
    #[serde(default)]
    pub source: Option<ItemId>,
    /// What it is called.
    pub name: String,
    /// How it goes.
    pub text: String,
}

/// One part of a breath and its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// What is done.
    pub act: Act,
    /// For how many thousandths of a second.
    pub ms: u32,
}

/// From how many minutes to how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// At least about so many.
    pub from: u32,
    /// At most about so many.
    pub to: u32,
}

/// A way to breathe.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// Names it.
    pub id: ItemId,
    /// Whether it is the one that is offered first.
    pub default: bool,
    /// One whole breath.
    pub phases: Vec<Phase>,
    /// How long to go on.
    pub minutes: Span,
    /// Whether the breath is held in it.
    pub holds: bool,
    /// How well it is known.
    pub strength: Strength,
    /// The source.
    pub source: ItemId,
    /// What it is called.
    pub name: String,
    /// How it goes.
    pub how: String,
    /// What was found, plainly.
    pub evidence: String,
    /// When to stop.
    pub stop: String,
    /// For whom breath may be no help, and what to do instead.
    pub not_for: String,
}

/// What the player says and offers when a feeling comes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeelingPage {
    /// The feeling.
    pub id: Feeling,
    /// What it is called.
    pub name: String,
    /// A word that makes room for it and explains nothing away.
    pub line: String,
    /// What one may choose, two or more.
    pub choices: Vec<Line>,
    /// The second door's words.
    pub door: String,
    /// The page behind the second door.
    pub second_door: ItemId,
}

/// One piece of a page.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// Names it within its page.
    pub id: ItemId,
    /// What it is.
    pub kind: BlockKind,
    /// The source that it rests on.
    #[serde(default)]
    pub source: Option<ItemId>,
    /// The words.
    pub text: String,
}

/// A page to read: `not_okay`, `body_check`, `calm`, `honest`, `clinician`, and others.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Names it.
    pub id: ItemId,
    /// The heading.
    pub title: String,
    /// Its pieces in order.
    pub blocks: Vec<Block>,
}

/// Somewhere to turn to.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpLine {
    /// Names it.
    pub id: ItemId,
    /// The region (`any` for everywhere).
    pub region: ItemId,
    /// What kind of help.
    pub kind: HelpKind,
    /// What it calls itself; never translated.
    #[serde(default)]
    pub name: Option<String>,
    /// The number as people write it.
    #[serde(default)]
    pub number: Option<String>,
    /// Its page on the web, to be opened on whichever device is safe.
    #[serde(default)]
    pub web: Option<String>,
    /// What using it leaves behind.
    pub leaves: String,
    /// The day on which someone checked it. `None`: nobody has checked it yet, and the screen says so.
    pub checked: Option<NaiveDate>,
    /// For whom it is.
    pub text: String,
}

/// What something that we say rests on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Names it.
    pub id: ItemId,
    /// How well it is known.
    pub strength: Strength,
    /// The year.
    #[serde(default)]
    pub year: Option<u32>,
    /// Who found it.
    pub authors: String,
    /// Where it can be read.
    pub reference: String,
    /// What was found, plainly.
    pub text: String,
}

/// A question of the linter ("to talk about"), with holes for names and own words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Names it.
    pub id: ItemId,
    /// The names of its holes; fill them with [`fill`](super::fill).
    pub holes: Vec<String>,
    /// The question.
    pub ask: String,
    /// One idea, to be taken or left.
    pub idea: String,
}

macro_rules! named {
    ($($kind:ty),+) => {
        $(impl Named for $kind {
            fn id(&self) -> &str {
                self.id.as_str()
            }
        })+
    };
}
named!(
    TagWords,
    Comfort,
    Reassurance,
    Line,
    Prompt,
    Template,
    Ritual,
    SharedWord,
    Technique,
    Pattern,
    FeelingPage,
    Block,
    Page,
    HelpLine,
    Source,
    Question
);
