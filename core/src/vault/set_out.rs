//! Setting out for tonight: a run made from what the vault knows of one bond, or alone.

use super::bonds::draft;
use super::documents::View;
use super::error::VaultError;
use super::items;
use super::life::Vault;
use super::runs::PreparedRun;
use crate::consent::clock::Reading;
use crate::consent::half::{Mine, Theirs};
use crate::content::Library;
use crate::cooldown::composer::{Agreed, Composed, Request, compose};
use crate::cooldown::cue::CueChoice;
use crate::cooldown::run::Run;
use crate::cooldown::tonight::{Less, Off, Side, Tonight, Until};
use crate::exchange::bond::Bond;
use crate::exchange::random::{Random, draw};
use crate::plan::ids::{BondId, TopicId};
use crate::plan::scales::Where;
use crate::plan::topic::{Most, Sequence, TopicContent};
use crate::reflect::heard::{self, Heard};
use std::collections::BTreeMap;

/// The short course, by the name that the templates give it.
const SHORT: &str = "sequence.short";

/// What a person chooses in daylight.
#[derive(Debug, Clone, Copy)]
pub struct SetOut<'a> {
    /// With whom. Alone it is made from my draft of a voice.
    pub bond: Option<BondId>,
    /// The choices for this run.
    pub tonight: &'a Tonight,
    /// The course. Without one it is the agreed one for the place, if there is one.
    pub sequence: Option<&'a TopicId>,
    /// Which cues are wanted.
    pub cues: &'a CueChoice,
    /// Whether the next parcel may tell the moment that comes of it.
    pub tell: bool,
    /// The language.
    pub library: &'a Library,
}

/// What is read before the start, by the person or by both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeforeStart {
    /// Limits in own words that no rule can filter, of both, in the order of the alphabet.
    pub to_read: Vec<String>,
    /// The same, of mine that are held back: for my eyes only.
    pub to_read_alone: Vec<String>,
    /// Nothing fits tonight, and the one step says so kindly.
    pub none: bool,
}

impl Vault {
    /// Sets a run out: composed from my half with what is held back, my partner's as told with
    /// every limit that is held for them, what I heard of them, and the topics that hold. A phone
    /// that was restored and has not heard its partner plays the app's own gentle course.
    ///
    /// It plays while the vault is locked, and until it is collected ([`Vault::collect_run`]).
    ///
    /// # Errors
    /// [`VaultError::RunIsOut`], [`VaultError::NoBond`], [`VaultError::NotThere`] if no such course
    /// holds, [`VaultError::Written`] if a choice does not fit, [`VaultError::Locked`], errors of
    /// the store and the disk.
    pub fn set_out(
        &mut self,
        choices: SetOut<'_>,
        random: &mut dyn Random,
        reading: Reading,
    ) -> Result<(PreparedRun, BeforeStart), VaultError> {
        choices.tonight.check()?;
        if self.run_is_out()? {
            return Err(VaultError::RunIsOut);
        }
        let pick = u64::from_le_bytes(draw(random)?);
        let composed = match choices.bond {
            Some(bond) => {
                let known = self.bond(bond, reading)?;
                let notes = self.read(items::all::<Heard>)?;
                with(&known, &heard::narrowing(&notes, bond), choices, pick)?
            }
            None => self.read(|view| alone(view, choices, pick))?,
        };
        let before = BeforeStart {
            to_read: composed.to_read.clone(),
            to_read_alone: composed.to_read_alone.clone(),
            none: composed.none,
        };
        let run = Run::new(composed, choices.cues.clone());
        let prepared = self.put_out(choices.bond, choices.tell, run, random)?;
        Ok((prepared, before))
    }
}

fn with(
    bond: &Bond,
    heard: &heard::Narrowing,
    choices: SetOut<'_>,
    pick: u64,
) -> Result<Composed, VaultError> {
    let topics = bond.plan.holds();
    let mut theirs: Theirs = bond.plan.theirs.clone();
    theirs.hold(&heard.limits);
    let spoke = theirs.version > 0 || theirs.all_limits().next().is_some();
    let mut tonight = choices.tonight.clone();
    if heard.at_most != Most::default() && tonight.place != Where::Solo {
        tonight.off.push(Off {
            by: Side::Theirs,
            less: Less {
                tags: Vec::new(),
                at_most: heard.at_most,
            },
            until: Until::Ask,
        });
    }
    let short = topics
        .iter()
        .find_map(|(id, topic)| Some((id, sequence(topic)?)).filter(|(id, _)| is_short(id)));
    let space = topics.values().find_map(|topic| match topic {
        TopicContent::Space(space) => Some(space),
        _ => None,
    });
    Ok(compose(&Request {
        mine: &bond.plan.mine,
        theirs: spoke.then_some(&theirs),
        heard: bond.plan_is_known(),
        sequence: course(&topics, choices)?,
        short: short.map(|(topic, sequence)| Agreed { topic, sequence }),
        space,
        tonight: &tonight,
        pick,
        library: choices.library,
    }))
}

fn alone(view: View<'_>, choices: SetOut<'_>, pick: u64) -> Result<Composed, VaultError> {
    if choices.sequence.is_some() {
        return Err(VaultError::NotThere);
    }
    let mine = Mine {
        working: draft(view)?,
        ..Mine::default()
    };
    Ok(compose(&Request {
        mine: &mine,
        theirs: None,
        heard: true,
        sequence: None,
        short: None,
        space: None,
        tonight: choices.tonight,
        pick,
        library: choices.library,
    }))
}

/// The course that was chosen, or the first of the place that is not the short one.
fn course<'a>(
    topics: &'a BTreeMap<TopicId, TopicContent>,
    choices: SetOut<'_>,
) -> Result<Option<Agreed<'a>>, VaultError> {
    let mut all = topics
        .iter()
        .filter_map(|(topic, content)| Some((topic, sequence(content)?)))
        .filter(|(_, sequence)| sequence.place == choices.tonight.place);
    let chosen = match choices.sequence {
        Some(wanted) => Some(
            all.find(|(id, _)| *id == wanted)
                .ok_or(VaultError::NotThere)?,
        ),
        None => all.find(|(id, _)| !is_short(id)),
    };
    Ok(chosen.map(|(topic, sequence)| Agreed { topic, sequence }))
}

const fn sequence(topic: &TopicContent) -> Option<&Sequence> {
    match topic {
        TopicContent::Sequence(sequence) => Some(sequence),
        _ => None,
    }
}

fn is_short(id: &TopicId) -> bool {
    id.as_str() == SHORT
}
