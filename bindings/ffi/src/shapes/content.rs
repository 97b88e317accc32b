//! Records of the texts that the app brings along: the core's own, named for the border.

use super::names::Day;
use super::topics::TopicContent;
use leeside::content::entries::{
    Asks, Block, Comfort, FeelingPage, HelpLine, Line, Page, Pattern, Phase, Prompt, Reassurance,
    Ritual, SharedWord, Source, Span, TagWords, Technique, Template,
};
use leeside::content::kinds::{
    Act, BlockKind, Direction, Effort, Energy, Group, HelpKind, PromptKind, Register, Said,
    Strength, When, WordKind,
};
use leeside::content::{LanguageInfo, Review};
use leeside::plan::ids::{ItemId, Tag, TopicId};
use leeside::plan::scales::{Every, Feeling, Near, StepKind, Talk, Touch, Where};

/// One language of the app's texts.
#[uniffi::remote(Record)]
pub struct LanguageInfo {
    /// Its code.
    pub code: String,
    /// What it calls itself.
    pub name: String,
    /// Its register.
    pub register: Register,
    /// The language whose words stand in for missing ones.
    pub fallback: Option<String>,
    /// Which way it is written.
    pub direction: Direction,
}

/// Who fit to judge has read a group of texts.
#[uniffi::remote(Record)]
#[uniffi(name = "ContentReview")]
pub struct Review {
    /// The group.
    pub group: String,
    /// Who would be fit to judge it.
    pub fit_to_review: String,
    /// Who read it, or "nobody yet".
    pub reviewed_by: String,
    /// On which day.
    pub reviewed_on: Option<Day>,
}

/// Something that may be off-limits: one thing (`touch.hair`), or a whole group (`touch`).
#[uniffi::remote(Record)]
pub struct TagWords {
    /// The tag.
    pub id: Tag,
    /// What it means, as it reads after "please not".
    pub text: String,
}

/// The most closeness that a comfort asks for.
#[uniffi::remote(Record)]
#[uniffi(name = "ComfortAsks")]
pub struct Asks {
    /// Touch.
    pub touch: Touch,
    /// Nearness.
    pub near: Near,
    /// Talk.
    pub talk: Talk,
}

/// One comfort of the catalogue.
#[uniffi::remote(Record)]
#[uniffi(name = "ContentComfort")]
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
    pub places: Vec<Where>,
    /// At most eight words.
    pub label: String,
    /// A sentence more.
    pub sentence: Option<String>,
}

/// A sentence that reassures.
#[uniffi::remote(Record)]
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
#[uniffi::remote(Record)]
#[uniffi(name = "ContentLine")]
pub struct Line {
    /// Names it.
    pub id: ItemId,
    /// The words.
    pub text: String,
}

/// A question to write about.
#[uniffi::remote(Record)]
#[uniffi(name = "JournalPrompt")]
pub struct Prompt {
    /// Names it.
    pub id: ItemId,
    /// What it is about.
    pub about: PromptKind,
    /// How often it comes up, if not at any time.
    pub every: Option<Every>,
    /// The source that it rests on.
    pub source: Option<ItemId>,
    /// The question.
    pub text: String,
}

/// A small ritual.
#[uniffi::remote(Record)]
pub struct Ritual {
    /// Names it.
    pub id: ItemId,
    /// About how long it takes.
    pub minutes: u32,
    /// Where it works.
    pub places: Vec<Where>,
    /// Whether it works without a spoken word.
    pub wordless: bool,
    /// The source that it rests on.
    pub source: Option<ItemId>,
    /// What it is called.
    pub name: String,
    /// How it goes.
    pub text: String,
}

/// A word that two people can share.
#[uniffi::remote(Record)]
#[uniffi(name = "ContentWord")]
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
#[uniffi::remote(Record)]
pub struct Technique {
    /// Names it.
    pub id: ItemId,
    /// About how long it takes; open if none.
    pub minutes: Option<u32>,
    /// Where it works.
    pub places: Vec<Where>,
    /// Whether it works without a spoken word.
    pub wordless: bool,
    /// The source that it rests on.
    pub source: Option<ItemId>,
    /// What it is called.
    pub name: String,
    /// How it goes.
    pub text: String,
}

/// One part of a breath and its length.
#[uniffi::remote(Record)]
#[uniffi(name = "BreathPhase")]
pub struct Phase {
    /// What is done.
    pub act: Act,
    /// For how many thousandths of a second.
    pub ms: u32,
}

/// From how many minutes to how many.
#[uniffi::remote(Record)]
#[uniffi(name = "MinuteSpan")]
pub struct Span {
    /// At least about so many.
    pub from: u32,
    /// At most about so many.
    pub to: u32,
}

/// A way to breathe.
#[uniffi::remote(Record)]
#[uniffi(name = "BreathPattern")]
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
#[uniffi::remote(Record)]
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
#[uniffi::remote(Record)]
#[uniffi(name = "PageBlock")]
pub struct Block {
    /// Names it within its page.
    pub id: ItemId,
    /// What it is.
    pub kind: BlockKind,
    /// The source that it rests on.
    pub source: Option<ItemId>,
    /// The words.
    pub text: String,
}

/// A page to read: `not_okay`, `body_check`, `calm`, `honest`, `clinician`, and others.
#[uniffi::remote(Record)]
#[uniffi(name = "ContentPage")]
pub struct Page {
    /// Names it.
    pub id: ItemId,
    /// The heading.
    pub title: String,
    /// Its pieces in order.
    pub blocks: Vec<Block>,
}

/// Somewhere to turn to.
#[uniffi::remote(Record)]
pub struct HelpLine {
    /// Names it.
    pub id: ItemId,
    /// The region (`any` for everywhere).
    pub region: ItemId,
    /// What kind of help.
    pub kind: HelpKind,
    /// What it calls itself; never translated.
    pub name: Option<String>,
    /// The number as people write it.
    pub number: Option<String>,
    /// Its page on the web, to be opened on whichever device is safe.
    pub web: Option<String>,
    /// What using it leaves behind.
    pub leaves: String,
    /// The day on which someone checked it. None: nobody has checked it yet, and the screen says so.
    pub checked: Option<Day>,
    /// For whom it is.
    pub text: String,
}

/// What something that we say rests on.
#[uniffi::remote(Record)]
#[uniffi(name = "ContentSource")]
pub struct Source {
    /// Names it.
    pub id: ItemId,
    /// How well it is known.
    pub strength: Strength,
    /// The year.
    pub year: Option<u32>,
    /// Who found it.
    pub authors: String,
    /// Where it can be read.
    pub reference: String,
    /// What was found, plainly.
    pub text: String,
}

/// A plan to start from. Each of its parts can be taken or left.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PlanTemplate {
    /// Names it.
    pub id: ItemId,
    /// Where it is lived.
    pub places: Vec<Where>,
    /// What it is called.
    pub name: String,
    /// For whom and when.
    pub about: String,
    /// Its parts.
    pub topics: Vec<TemplatePart>,
}

/// One part of a template.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TemplatePart {
    /// The name under which it would stand.
    pub topic: TopicId,
    /// What it says.
    pub content: TopicContent,
}

impl From<Template> for PlanTemplate {
    fn from(template: Template) -> Self {
        let part = |part: leeside::content::entries::TemplateTopic| TemplatePart {
            topic: part.topic,
            content: part.content.into(),
        };
        Self {
            id: template.id,
            places: template.places,
            name: template.name,
            about: template.about,
            topics: template.topics.into_iter().map(part).collect(),
        }
    }
}
