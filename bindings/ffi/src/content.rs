//! The texts that the app brings along, in the language that was chosen.

use crate::error::LeesideError;
use crate::inside::Inside;
use crate::shapes::content::PlanTemplate;
use leeside::content::entries::{
    Comfort, FeelingPage, HelpLine, Line, Page, Pattern, Prompt, Reassurance, Ritual, SharedWord,
    Source, TagWords, Technique,
};
use leeside::content::{Review, fill, review};
use std::collections::HashMap;
use std::sync::Arc;

/// The texts that the app brings along. They need no unlocking.
#[derive(uniffi::Object)]
pub struct Content {
    inside: Arc<Inside>,
}

impl Content {
    pub(crate) fn of(inside: &Arc<Inside>) -> Self {
        Self {
            inside: Arc::clone(inside),
        }
    }
}

#[uniffi::export]
impl Content {
    /// One sentence of the app by its id, with its holes filled; nothing if there is none.
    ///
    /// # Errors
    /// None.
    pub fn string(
        &self,
        id: String,
        holes: HashMap<String, String>,
    ) -> Result<Option<String>, LeesideError> {
        let holes: Vec<(&str, &str)> = holes
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let text = self.inside.library().string(&id);
        Ok(text.map(|text| fill(text, &holes)))
    }

    /// Every sentence of the app by its id, holes and all: read them once for a language, rather than
    /// one by one.
    ///
    /// # Errors
    /// None.
    pub fn strings(&self) -> Result<HashMap<String, String>, LeesideError> {
        let all = self.inside.library().strings();
        Ok(all
            .map(|(id, text)| (id.to_owned(), text.to_owned()))
            .collect())
    }

    /// Who fit to judge has read which group of texts.
    ///
    /// # Errors
    /// None.
    pub fn reviews(&self) -> Result<Vec<Review>, LeesideError> {
        Ok(review().to_vec())
    }

    /// Plans to start from.
    ///
    /// # Errors
    /// None.
    pub fn templates(&self) -> Result<Vec<PlanTemplate>, LeesideError> {
        let all = self.inside.library().templates.iter();
        Ok(all.cloned().map(Into::into).collect())
    }

    /// Where to turn to in a region, and everywhere.
    ///
    /// # Errors
    /// None.
    pub fn help(&self, region: String) -> Result<Vec<HelpLine>, LeesideError> {
        Ok(self.inside.library().help_in(&region).cloned().collect())
    }

    /// What may be off-limits, and how it reads after "please not".
    ///
    /// # Errors
    /// None.
    pub fn tags(&self) -> Result<Vec<TagWords>, LeesideError> {
        Ok(self.inside.library().tags.to_vec())
    }

    /// The catalogue of comforts.
    ///
    /// # Errors
    /// None.
    pub fn comforts(&self) -> Result<Vec<Comfort>, LeesideError> {
        Ok(self.inside.library().comforts.to_vec())
    }

    /// Sentences that reassure.
    ///
    /// # Errors
    /// None.
    pub fn reassurances(&self) -> Result<Vec<Reassurance>, LeesideError> {
        Ok(self.inside.library().reassurances.to_vec())
    }

    /// Lines for one who listens.
    ///
    /// # Errors
    /// None.
    pub fn listening(&self) -> Result<Vec<Line>, LeesideError> {
        Ok(self.inside.library().listening.to_vec())
    }

    /// Questions to write about.
    ///
    /// # Errors
    /// None.
    pub fn prompts(&self) -> Result<Vec<Prompt>, LeesideError> {
        Ok(self.inside.library().prompts.to_vec())
    }

    /// Small rituals.
    ///
    /// # Errors
    /// None.
    pub fn rituals(&self) -> Result<Vec<Ritual>, LeesideError> {
        Ok(self.inside.library().rituals.to_vec())
    }

    /// Words that two people can share.
    ///
    /// # Errors
    /// None.
    pub fn vocabulary(&self) -> Result<Vec<SharedWord>, LeesideError> {
        Ok(self.inside.library().vocabulary.to_vec())
    }

    /// What calms a quarrel.
    ///
    /// # Errors
    /// None.
    pub fn deescalation(&self) -> Result<Vec<Technique>, LeesideError> {
        Ok(self.inside.library().deescalation.to_vec())
    }

    /// What brings someone back to the room without breath.
    ///
    /// # Errors
    /// None.
    pub fn grounding(&self) -> Result<Vec<Technique>, LeesideError> {
        Ok(self.inside.library().grounding.to_vec())
    }

    /// Ways to breathe.
    ///
    /// # Errors
    /// None.
    pub fn breathing(&self) -> Result<Vec<Pattern>, LeesideError> {
        Ok(self.inside.library().breathing.to_vec())
    }

    /// The way to breathe that is offered first.
    ///
    /// # Errors
    /// None.
    pub fn first_breath(&self) -> Result<Option<Pattern>, LeesideError> {
        Ok(self.inside.library().default_breath().cloned())
    }

    /// What the player says when a feeling comes.
    ///
    /// # Errors
    /// None.
    pub fn feelings(&self) -> Result<Vec<FeelingPage>, LeesideError> {
        Ok(self.inside.library().feelings.to_vec())
    }

    /// What no plan can reach.
    ///
    /// # Errors
    /// None.
    pub fn floor(&self) -> Result<Vec<Line>, LeesideError> {
        Ok(self.inside.library().floor.to_vec())
    }

    /// Pages to read.
    ///
    /// # Errors
    /// None.
    pub fn pages(&self) -> Result<Vec<Page>, LeesideError> {
        Ok(self.inside.library().pages.to_vec())
    }

    /// Regions for help.
    ///
    /// # Errors
    /// None.
    pub fn regions(&self) -> Result<Vec<Line>, LeesideError> {
        Ok(self.inside.library().regions.to_vec())
    }

    /// What the texts rest on.
    ///
    /// # Errors
    /// None.
    pub fn sources(&self) -> Result<Vec<Source>, LeesideError> {
        Ok(self.inside.library().sources.to_vec())
    }
}
