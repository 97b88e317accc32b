//! The menu: the comforts of both, merged in both directions. What one likes to get meets what the
//! other can give, and what either rules out is not there. It never says whose limit left
//! something out.

use super::ids::{ItemId, Tag};
use super::person::{Person, Whose};
use super::scales::Often;
use super::text::display;
use super::voice::Comfort;
use crate::content::Library;
use crate::content::entries::Asks;
use std::collections::BTreeSet;

/// How well a comfort fits the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fit {
    /// Liked by the one, and given by the other.
    Fits,
    /// A bit of a stretch: one of the two has said nothing yet, or it asks for more closeness than
    /// both want at first.
    Stretch,
}

/// One comfort in one direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The comfort: an id of the catalogue, or an own one.
    pub comfort: ItemId,
    /// Who gets it.
    pub gets: Whose,
    /// How well it fits.
    pub fit: Fit,
    /// Own words for it: of the one who gets it, else of the one who gives it.
    pub words: Option<String>,
    /// How gladly it is taken and given, for the order: from 0 to 4.
    pub rank: u8,
}

impl Entry {
    /// The words to show, safe for a screen.
    #[must_use]
    pub fn label(&self, library: &Library) -> String {
        label(&self.comfort, self.words.as_deref(), library)
    }
}

/// The words of a comfort: own ones, else the catalogue's, safe for a screen.
pub(super) fn label(id: &ItemId, words: Option<&str>, library: &Library) -> String {
    let known = || library.comforts.get(id.as_str()).map(|c| c.label.clone());
    words
        .map(display)
        .or_else(known)
        .unwrap_or_else(|| id.to_string())
}

/// Which way the fits lean, so that nobody is always the nurse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Balance {
    /// Both get and give, or only one person is here.
    Even,
    /// This person would get nearly everything and the other one nearly nothing.
    Leans(Whose),
}

/// The menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Menu {
    /// What fits: the gladdest first, and in turns between the two while both have something.
    pub fits: Vec<Entry>,
    /// What may be a bit of a stretch, in the same order.
    pub stretch: Vec<Entry>,
    /// Comforts that one of the two knows and that are not for now, in no direction.
    pub not_now: Vec<ItemId>,
    /// Which way it leans.
    pub balance: Balance,
}

/// Merges the comforts of one or two people.
#[must_use]
pub fn menu(me: &Person<'_>, you: Option<&Person<'_>>, library: &Library) -> Menu {
    let people: Vec<&Person<'_>> = std::iter::once(me).chain(you).collect();
    let known: BTreeSet<&ItemId> = people
        .iter()
        .flat_map(|person| person.voice.comforts().map(|(id, _)| id))
        .collect();
    let (mut fits, mut stretch) = (Vec::new(), Vec::new());
    for id in &known {
        let directions = match you {
            None => vec![(Whose::Mine, me, None)],
            Some(you) => vec![(Whose::Mine, me, Some(you)), (Whose::Yours, you, Some(me))],
        };
        for (whose, gets, gives) in directions {
            if let Some(entry) = entry(id, whose, gets, gives, &people, library) {
                match entry.fit {
                    Fit::Fits => fits.push(entry),
                    Fit::Stretch => stretch.push(entry),
                }
            }
        }
    }
    let open: BTreeSet<&ItemId> = fits.iter().chain(&stretch).map(|e| &e.comfort).collect();
    let not_now = known
        .iter()
        .filter(|id| !open.contains(*id) && talked_about(id, &people))
        .map(|id| (*id).clone())
        .collect();
    let balance = match you {
        None => Balance::Even,
        Some(_) => balance(&fits),
    };
    Menu {
        fits: in_turns(fits),
        stretch: in_turns(stretch),
        not_now,
        balance,
    }
}

/// Whether anyone said how often, so that leaving it out says something at all.
fn talked_about(id: &ItemId, people: &[&Person<'_>]) -> bool {
    people.iter().any(|person| {
        let comfort = comfort(person, id);
        let shared = people.len() > 1;
        comfort.is_some_and(|c| c.get.is_some() || (shared && c.give.is_some()))
    })
}

fn comfort<'a>(person: &Person<'a>, id: &ItemId) -> Option<&'a Comfort> {
    let mut comforts = person.voice.comforts();
    comforts.find(|(own, _)| *own == id).map(|(_, c)| c)
}

fn entry(
    id: &ItemId,
    whose: Whose,
    gets: &Person<'_>,
    gives: Option<&Person<'_>>,
    people: &[&Person<'_>],
    library: &Library,
) -> Option<Entry> {
    let known = library.comforts.get(id.as_str());
    let tags: &[Tag] = known.map_or(&[], |known| &known.tags);
    if people.iter().any(|p| p.rules_out(tags).is_some()) {
        return None;
    }
    let taken = comfort(gets, id);
    let given = gives.and_then(|gives| comfort(gives, id));
    let get = taken.and_then(|c| c.get);
    // Alone, one gives it to oneself: what one can give to another says nothing about that.
    let give = match gives {
        None => Some(Often::Often),
        Some(_) => given.and_then(|c| c.give),
    };
    if get == Some(Often::Never) || give == Some(Often::Never) {
        return None;
    }
    let said = match gives {
        None => get.is_some(),
        Some(_) => get.is_some() || give.is_some(),
    };
    if !said {
        return None;
    }
    let close = known.is_some_and(|known| gives.is_some() && too_close(&known.asks, people));
    let fit = match (get, give) {
        (Some(_), Some(_)) if !close => Fit::Fits,
        _ => Fit::Stretch,
    };
    let words = |c: Option<&Comfort>| c.and_then(|c| c.text.clone());
    let often = |often: Option<Often>| match often {
        Some(Often::Often) => 2,
        Some(Often::Sometimes) => 1,
        Some(Often::Never) | None => 0,
    };
    Some(Entry {
        comfort: id.clone(),
        gets: whose,
        fit,
        words: words(taken).or_else(|| words(given)),
        rank: often(get) + often(give),
    })
}

/// Whether it asks for more than the smaller of what the people want at first. Where nothing is
/// written, nothing is known.
fn too_close(asks: &Asks, people: &[&Person<'_>]) -> bool {
    people.iter().any(|person| {
        person.touch().is_some_and(|most| asks.touch > most)
            || person.near().is_some_and(|most| asks.near > most)
            || person.talk().is_some_and(|most| asks.talk > most)
    })
}

/// One leans where the other gets nothing while they get two or more, or more than three times as
/// much.
fn balance(fits: &[Entry]) -> Balance {
    let of = |whose| fits.iter().filter(|e| e.gets == whose).count();
    for whose in [Whose::Mine, Whose::Yours] {
        if of(whose) >= 2 && of(whose) > 3 * of(whose.other()) {
            return Balance::Leans(whose);
        }
    }
    Balance::Even
}

/// The gladdest first, then one for each in turn while both have something left.
fn in_turns(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.sort_by(|a, b| (b.rank, &a.comfort, a.gets).cmp(&(a.rank, &b.comfort, b.gets)));
    let first = entries.first().map(|entry| entry.gets);
    let (one, other): (Vec<Entry>, Vec<Entry>) = entries
        .into_iter()
        .partition(|entry| Some(entry.gets) == first);
    let (mut one, mut other) = (one.into_iter(), other.into_iter());
    let mut turns = Vec::new();
    loop {
        let (a, b) = (one.next(), other.next());
        if a.is_none() && b.is_none() {
            return turns;
        }
        turns.extend(a);
        turns.extend(b);
    }
}

#[cfg(test)]
#[path = "menu_tests.rs"]
#[allow(clippy::expect_used)]
mod tests;
