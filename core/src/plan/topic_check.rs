//! Whether a topic's content fits: where it may stand, and the size of each part of it.

use super::floor;
use super::ids::{ItemId, TopicId};
use super::sizes::{self, Unfit};
use super::text::verify;
use super::topic::{Line, Repair, Sequence, TopicContent};
use std::collections::BTreeSet;

impl TopicContent {
    /// Checks that this content may stand under `topic`, and that each part of it fits its size.
    ///
    /// # Errors
    /// The first [`Unfit`] that is found.
    pub fn check(&self, topic: &TopicId) -> Result<(), Unfit> {
        let name = topic.as_str();
        let stands = match self {
            Self::Sequence(_) => name
                .strip_prefix("sequence.")
                .is_some_and(|n| !n.is_empty()),
            other => name == other.kind(),
        };
        if !stands {
            return Err(Unfit::WrongValue { field: "topic" });
        }
        match self {
            Self::Sequence(t) => t.check(),
            Self::Space(t) => {
                text("space.answer", &t.answer)?;
                sizes::MINUTES.check(t.minutes as usize)?;
                maybe(t.give_back.as_deref())?;
                maybe(t.while_waiting.as_deref())
            }
            Self::CheckIns(t) => {
                list("check_ins.times", t.times.iter().map(|x| &x.id))?;
                for time in &t.times {
                    sizes::HOURS.check(time.after_hours as usize)?;
                }
                t.quiet.map_or(Ok(()), |q| {
                    sizes::MINUTES.check(q.from as usize)?;
                    sizes::MINUTES.check(q.until as usize)
                })
            }
            Self::Debrief(t) => {
                sizes::HOURS.check(t.not_before_hours as usize)?;
                lines("debrief.questions", &t.questions)
            }
            Self::Repair(t) => t.check(),
            Self::Words(t) => {
                list("words.words", t.words.iter().map(|x| &x.id))?;
                for word in &t.words {
                    text("words.word", &word.word)?;
                    text("words.means", &word.means)?;
                    maybe(word.not.as_deref())?;
                }
                Ok(())
            }
            Self::Rhythm(t) => {
                maybe(t.ritual.as_deref())?;
                lines("rhythm.small_acts", &t.small_acts)
            }
            Self::Turns(_) => Ok(()),
        }
    }
}

impl Sequence {
    fn check(&self) -> Result<(), Unfit> {
        text("sequence.name", &self.name)?;
        sizes::STEPS.check(self.steps.len())?;
        distinct("sequence.steps", self.steps.iter().map(|s| &s.id))?;
        for step in &self.steps {
            text("step.do", &step.what)?;
            maybe(step.or.as_deref())?;
            sizes::LIST.check(step.tags.len())?;
            if step.tags.iter().any(floor::reaches) {
                return Err(Unfit::WrongValue { field: "step.tags" });
            }
            sizes::MINUTES.check(step.minutes.unwrap_or(0) as usize)?;
        }
        Ok(())
    }
}

impl Repair {
    fn check(&self) -> Result<(), Unfit> {
        maybe(self.pause_word.as_deref())?;
        sizes::MINUTES.check(self.minutes as usize)?;
        list("repair.places", self.places.iter().map(|p| &p.id))?;
        for place in &self.places {
            text("repair.who", &place.who)?;
            text("repair.place", &place.place)?;
        }
        if let Some(talk) = self.talk {
            sizes::MINUTES.check(talk.minutes as usize)?;
            sizes::LIST.check(talk.swaps as usize)?;
        }
        lines("repair.tonight_not", &self.tonight_not)?;
        lines("repair.ways_back", &self.ways_back)
    }
}

fn text(field: &'static str, text: &str) -> Result<(), Unfit> {
    if text.trim().is_empty() {
        return Err(Unfit::Empty { field });
    }
    verify(text, sizes::TEXT)
}

fn maybe(text: Option<&str>) -> Result<(), Unfit> {
    text.map_or(Ok(()), |t| verify(t, sizes::TEXT))
}

fn distinct<'a>(field: &'static str, ids: impl Iterator<Item = &'a ItemId>) -> Result<(), Unfit> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(Unfit::Twice { field });
        }
    }
    Ok(())
}

fn list<'a>(
    field: &'static str,
    ids: impl ExactSizeIterator<Item = &'a ItemId>,
) -> Result<(), Unfit> {
    sizes::LIST.check(ids.len())?;
    distinct(field, ids)
}

fn lines(field: &'static str, lines: &[Line]) -> Result<(), Unfit> {
    list(field, lines.iter().map(|l| &l.id))?;
    lines.iter().try_for_each(|l| text(field, &l.text))
}
