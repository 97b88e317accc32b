//! All the content of one language.

use super::entries::{
    Comfort, FeelingPage, HelpLine, Line, Page, Pattern, Prompt, Question, Reassurance, Ritual,
    SharedWord, Source, TagWords, Technique, Template,
};
use super::kinds::{Direction, Group, Register, Said, When};
use super::shelf::Shelf;
use crate::plan::scales::Feeling;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A language, or a register of one, in which the content can be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageInfo {
    /// Its code, and the name of its folder.
    pub code: String,
    /// What it calls itself.
    pub name: String,
    /// Its register.
    pub register: Register,
    /// The language whose words stand in for missing ones.
    pub fallback: Option<String>,
    /// Which way it is written.
    #[serde(default)]
    pub direction: Direction,
}

/// All the content of one language. Ids, tags, groups and numbers are the same in each.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// The language.
    pub language: LanguageInfo,
    /// What may be off-limits, groups first among their own.
    pub tags: Shelf<TagWords>,
    /// The comforts.
    pub comforts: Shelf<Comfort>,
    /// Reassurances and affirmations.
    pub reassurances: Shelf<Reassurance>,
    /// Lines for one who listens.
    pub listening: Shelf<Line>,
    /// Journal prompts.
    pub prompts: Shelf<Prompt>,
    /// Plans to start from.
    pub templates: Shelf<Template>,
    /// Small rituals.
    pub rituals: Shelf<Ritual>,
    /// Words to share.
    pub vocabulary: Shelf<SharedWord>,
    /// What calms a quarrel.
    pub deescalation: Shelf<Technique>,
    /// What brings someone back to the room without breath.
    pub grounding: Shelf<Technique>,
    /// Ways to breathe.
    pub breathing: Shelf<Pattern>,
    /// What the player says and offers when a feeling comes.
    pub feelings: Shelf<FeelingPage>,
    /// The rights that no plan can reach.
    pub floor: Shelf<Line>,
    /// Pages to read.
    pub pages: Shelf<Page>,
    /// Somewhere to turn to.
    pub help: Shelf<HelpLine>,
    /// The regions of `help`.
    pub regions: Shelf<Line>,
    /// What our facts rest on.
    pub sources: Shelf<Source>,
    /// The linter's questions.
    pub questions: Shelf<Question>,
    pub(super) strings: BTreeMap<String, String>,
}

impl Library {
    /// A text of a screen (`plan.line`, `player.next`).
    #[must_use]
    pub fn string(&self, id: &str) -> Option<&str> {
        self.strings.get(id).map(String::as_str)
    }

    /// Every text of a screen, by its id.
    pub fn strings(&self) -> impl Iterator<Item = (&str, &str)> {
        self.strings
            .iter()
            .map(|(id, text)| (id.as_str(), text.as_str()))
    }

    /// The comforts of a group.
    pub fn comforts_in(&self, group: Group) -> impl Iterator<Item = &Comfort> {
        self.comforts.iter().filter(move |c| c.group == group)
    }

    /// The sentences that suit a moment; with a feeling, those for it and those for any.
    pub fn reassuring(
        &self,
        said: Said,
        when: When,
        feeling: Option<Feeling>,
    ) -> impl Iterator<Item = &Reassurance> {
        self.reassurances.iter().filter(move |r| {
            let suits = match feeling {
                Some(feeling) => r.feelings.is_empty() || r.feelings.contains(&feeling),
                None => r.feelings.is_empty(),
            };
            r.said == said && r.when == when && suits
        })
    }

    /// Where to turn in a region, then what helps anywhere.
    pub fn help_in(&self, region: &str) -> impl Iterator<Item = &HelpLine> {
        let here = self
            .help
            .iter()
            .filter(move |h| h.region.as_str() == region);
        let anywhere = self.help.iter().filter(|h| h.region.as_str() == "any");
        let again = region == "any";
        here.chain(anywhere.filter(move |_| !again))
    }

    /// The way to breathe that is offered first.
    #[must_use]
    pub fn default_breath(&self) -> Option<&Pattern> {
        self.breathing.iter().find(|p| p.default)
    }
}
