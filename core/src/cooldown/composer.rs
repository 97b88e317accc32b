//! The composer: makes a run from one or two voices, the agreed course and tonight.
//!
//! - A look at the body comes first.
//! - Nothing is off-limits to either, and each scale of closeness is the smaller of the two.
//!   A step that asks for more is made smaller or swapped; then each of the two gets something of
//!   their own and a later time, whoever it was who would have liked more.
//! - Giving is about even, and turns alternate.
//! - Each step has its reason, which never tells whose limit it was: the rules that everything is
//!   built on hold the limits of both as one.
//! - A phone that has not heard its partner's voice anew (`exchange.md` 1.11.2) plays the built-in
//!   gentle course, and *space*.

use super::cards::Cards;
use super::closeness::Closeness;
use super::course::{Course, Wanted};
use super::offers::{Offer, offers};
use super::rules::Rules;
use super::tonight::{Side, Tonight};
use super::way::ComposedStep;
use crate::consent::half::{Mine, Theirs};
use crate::content::{Library, fill};
use crate::plan::ids::TopicId;
use crate::plan::scales::{StepKind, Where};
use crate::plan::topic::{Sequence, Space, Step, TopicContent};
use crate::plan::voice::{Field, Limit, Voice};

/// A course that both agreed on.
#[derive(Debug, Clone, Copy)]
pub struct Agreed<'a> {
    /// Its topic.
    pub topic: &'a TopicId,
    /// What it says.
    pub sequence: &'a Sequence,
}

/// What a run is made from.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// My half. Its working voice holds here, also what is held back.
    pub mine: &'a Mine,
    /// My partner's half as told, with the limits that are held for them. `None` alone, or with
    /// someone whose voice is not here.
    pub theirs: Option<&'a Theirs>,
    /// Whether this phone may use the plan: false on a phone that is fresh and has not heard its
    /// partner. Limits hold all the same.
    pub heard: bool,
    /// The agreed course for tonight, if one is in force.
    pub sequence: Option<Agreed<'a>>,
    /// The agreed short course, if one is in force.
    pub short: Option<Agreed<'a>>,
    /// What both agreed about space, if that is in force.
    pub space: Option<&'a Space>,
    /// The choices for this run.
    pub tonight: &'a Tonight,
    /// Any number; chooses among new ideas, so that they differ from run to run.
    pub pick: u64,
    /// The language.
    pub library: &'a Library,
}

/// A run that was made: what to read before the start, and all that the player needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed {
    /// The steps.
    pub steps: Vec<ComposedStep>,
    /// The short form, one tap away: water, warmth, one kind word.
    pub short: Vec<ComposedStep>,
    /// Nothing fits tonight, and the one step says so kindly.
    pub none: bool,
    /// Limits that no rule can filter, of both, in the order of the alphabet: those in own words
    /// alone, and those by tag that an agreed step in own words could touch unseen.
    pub to_read: Vec<String>,
    /// The same, of mine that are held back: for my eyes only, before the phone lies between us.
    pub to_read_alone: Vec<String>,
    /// The course's own words for the first look at the body.
    pub check: Option<String>,
    /// What is shown beside the steps.
    pub cards: Cards,
    /// The most closeness tonight.
    pub most: Closeness,
    /// Where it is lived.
    pub place: Where,
    /// The agreed topic that is played, if one is.
    pub sequence: Option<TopicId>,
    /// The agreed topic of the short form.
    pub short_sequence: Option<TopicId>,
    /// Who picks.
    pub chooser: Option<Side>,
    /// The code of the language.
    pub language: String,
}

/// Makes a run.
#[must_use]
pub fn compose(request: &Request<'_>) -> Composed {
    let rules = Rules::of(request);
    let tonight = request.tonight;
    let offers = offers(&rules);
    let fits = |agreed: &Agreed<'_>| request.heard && agreed.sequence.place == tonight.place;
    let agreed = request.sequence.filter(fits);
    let short = request.short.filter(fits);

    let main = match agreed {
        Some(agreed) => agreed.sequence.steps.clone(),
        None => built_in(request.library, tonight.place),
    };
    let own = rules.own_comforts(&voices(request));
    let course = |steps: &[Step], agreed: bool, short: bool, offers: &[Offer]| -> Course {
        let wanted = Wanted {
            steps,
            agreed,
            short,
            minutes: tonight.minutes.filter(|_| !short),
            pick: request.pick,
            own: own.clone(),
        };
        rules.course(&wanted, offers)
    };
    let whole = course(&main, agreed.is_some(), false, &offers);
    let few = match short {
        Some(short) => short.sequence.steps.clone(),
        None => built_in_short(request.library, tonight.place),
    };
    let few = course(&few, short.is_some(), true, &offers);
    let free = agreed.map(|agreed| free_groups(&agreed.sequence.steps));
    let (to_read, to_read_alone) = to_read(request, &free.unwrap_or_default());
    Composed {
        steps: whole.steps,
        short: few.steps,
        none: whole.none,
        to_read,
        to_read_alone,
        check: whole.check,
        cards: Cards::of(request, &rules),
        most: rules.most,
        place: tonight.place,
        sequence: agreed.map(|a| a.topic.clone()),
        short_sequence: short.map(|a| a.topic.clone()),
        chooser: rules.chooser,
        language: request.library.language.code.clone(),
    }
}

/// The voices of those who are in the run.
fn voices<'a>(request: &Request<'a>) -> Vec<&'a Voice> {
    let theirs = request
        .theirs
        .filter(|_| request.tonight.place != Where::Solo);
    let mine = &request.mine.working;
    std::iter::once(mine)
        .chain(theirs.map(|half| &half.voice))
        .collect()
}

/// The gentle course that the app brings along, from the templates.
fn built_in(library: &Library, place: Where) -> Vec<Step> {
    let (template, topic) = match place {
        Where::Together => ("quiet", "sequence.together"),
        Where::Apart => ("apart", "sequence.apart"),
        Where::Solo => ("solo", "sequence.solo"),
    };
    steps(library, template, topic)
}

/// Water, warmth, one kind word.
fn built_in_short(library: &Library, place: Where) -> Vec<Step> {
    let mut all = match place {
        Where::Together => steps(library, "short", "sequence.short"),
        other => built_in(library, other),
    };
    let mut seen = Vec::new();
    all.retain(|step| {
        let kind = match step.kind {
            StepKind::Acknowledge => StepKind::Words,
            kind => kind,
        };
        let wanted = matches!(kind, StepKind::Drink | StepKind::Warmth | StepKind::Words);
        let keep = wanted && !seen.contains(&kind);
        seen.push(kind);
        keep
    });
    all
}

fn steps(library: &Library, template: &str, topic: &str) -> Vec<Step> {
    let topics = library.templates.get(template).map(|t| &t.topics);
    let found = topics
        .into_iter()
        .flatten()
        .find(|t| t.topic.as_str() == topic);
    match found.map(|t| &t.content) {
        Some(TopicContent::Sequence(sequence)) => sequence.steps.clone(),
        _ => Vec::new(),
    }
}

/// What no rule can filter: of both as one list, and apart from it mine that is not told. That is
/// what is off in own words alone, and by tag where an agreed step in own words carries none.
fn to_read(request: &Request<'_>, free: &[&str]) -> (Vec<String>, Vec<String>) {
    let avoid = request.library.string("limits.avoid").unwrap_or("{what}");
    let words = |limit: &Limit| -> Option<String> {
        let Some(tag) = &limit.tag else {
            return limit.text.clone();
        };
        let group = tag.as_str().split('.').next()?;
        let entry = free
            .contains(&group)
            .then(|| request.library.tags.get(tag.as_str()));
        let words = entry?.map(|entry| entry.text.clone());
        limit.text.clone().or(words)
    };
    let lines = |voice: &Voice| -> Vec<String> {
        let limits = voice.limits().filter_map(|(_, limit)| words(limit));
        let food = voice.texts(Field::Avoid);
        limits
            .chain(food.map(|what| fill(avoid, &[("what", what)])))
            .collect()
    };
    let (told, working) = (lines(&request.mine.told), lines(&request.mine.working));
    let (mut both, mut alone): (Vec<String>, Vec<String>) =
        working.into_iter().partition(|line| told.contains(line));
    let theirs = request.theirs;
    if let Some(theirs) = theirs.filter(|_| request.tonight.place != Where::Solo) {
        both.extend(lines(&theirs.voice));
        both.extend(theirs.all_limits().filter_map(|(_, limit)| words(limit)));
    }
    both.sort();
    both.dedup();
    alone.retain(|line| !both.contains(line));
    (both, alone)
}

/// The groups of tags that steps in own words may be about without saying so.
fn free_groups(steps: &[Step]) -> Vec<&'static str> {
    let free = |step: &&Step| step.tags.is_empty() && step.comfort.is_none();
    steps
        .iter()
        .filter(free)
        .flat_map(|step| match step.kind {
            StepKind::Touch => &["touch"][..],
            StepKind::Drink | StepKind::Food => &["food"],
            StepKind::Words | StepKind::Acknowledge => &["talk"],
            StepKind::Warmth => &["touch", "heat", "cold", "water"],
            StepKind::Rest | StepKind::Quiet => &["touch", "light", "sound", "watched"],
            StepKind::Senses => &["light", "sound", "scent", "screen"],
            StepKind::Breath => &["breath"],
            StepKind::Check | StepKind::Plan => &["talk", "care"],
        })
        .copied()
        .collect()
}
