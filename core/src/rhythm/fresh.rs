//! A fresh idea: at most one, something that neither of the two has used or ruled out.

use crate::content::Library;
use crate::content::entries::Comfort;
use crate::content::kinds::Energy;
use crate::plan::ids::{ItemId, Tag};
use crate::plan::scales::{Near, Often, Talk, Touch, Where};
use crate::plan::topic::{Sequence, TopicContent};
use crate::plan::voice::{Field, ItemKey, ItemValue, Limit, Voice};
use std::collections::BTreeSet;

/// What an idea has to fit.
#[derive(Debug, Clone, Copy)]
pub struct Fit<'a> {
    /// The voices as they hold on this phone: mine, and my partner's if they told one.
    pub voices: &'a [&'a Voice],
    /// Every limit that holds on this phone, also what is held back, held for the other, or heard.
    pub limits: &'a [&'a Limit],
    /// The topics in force.
    pub topics: &'a [&'a TopicContent],
    /// What was tried before, as far as this phone knows.
    pub tried: &'a BTreeSet<ItemId>,
    /// Where the time after is lived.
    pub place: Where,
    /// How much strength there is. With little there is no idea: known things are kinder.
    pub energy: Energy,
}

/// One idea of the catalogue, or none. The same arguments give the same one; `seed` is any number.
///
/// A closeness that a voice leaves open means "ask me": it counts as no touch, no talk, and, where
/// both are in one place, the same room.
#[must_use]
pub fn idea<'a>(library: &'a Library, fit: &Fit<'_>, seed: u64) -> Option<&'a Comfort> {
    if fit.energy == Energy::Low {
        return None;
    }
    let known = known(fit);
    let limits: Vec<&Tag> = fit.limits.iter().filter_map(|l| l.tag.as_ref()).collect();
    let touch = least(fit, Field::Touch, touch, Touch::None);
    let near = least(fit, Field::Near, near, Near::SameRoom);
    let talk = least(fit, Field::Talk, talk, Talk::None);
    let fits = |comfort: &&Comfort| {
        let near = fit.place != Where::Together || comfort.asks.near <= near;
        let off = |tag: &Tag| limits.iter().any(|limit| limit.covers(tag));
        comfort.places.contains(&fit.place)
            && comfort.asks.touch <= touch
            && comfort.asks.talk <= talk
            && near
            && !known.contains(&comfort.id)
            && !comfort.tags.iter().any(off)
    };
    let ideas: Vec<&Comfort> = library.comforts.iter().filter(fits).collect();
    let count = u64::try_from(ideas.len()).ok()?;
    let place = usize::try_from(seed.checked_rem(count)?).ok()?;
    ideas.get(place).copied()
}

/// Everything that is not new: in a page with a wish or a no, in a sequence, or tried.
fn known(fit: &Fit<'_>) -> BTreeSet<ItemId> {
    let written = fit.voices.iter().flat_map(|voice| voice.comforts());
    let written = written.filter(|(_, c)| {
        let says = |often: Option<Often>| often.is_some();
        says(c.get) || says(c.give)
    });
    let steps = fit.topics.iter().flat_map(|topic| match topic {
        TopicContent::Sequence(Sequence { steps, .. }) => steps.as_slice(),
        _ => &[],
    });
    written
        .map(|(id, _)| id.clone())
        .chain(steps.filter_map(|step| step.comfort.clone()))
        .chain(fit.tried.iter().cloned())
        .collect()
}

/// The least of a closeness that any voice wants; `open` where a voice leaves it open.
fn least<T: Ord + Copy>(
    fit: &Fit<'_>,
    field: Field,
    read: fn(&ItemValue) -> Option<T>,
    open: T,
) -> T {
    let written = |voice: &&Voice| voice.get(&ItemKey::one(field)).and_then(read);
    let all = fit
        .voices
        .iter()
        .map(|voice| written(voice).unwrap_or(open));
    all.min().unwrap_or(open)
}

const fn touch(value: &ItemValue) -> Option<Touch> {
    match value {
        ItemValue::Touch(touch) => Some(*touch),
        _ => None,
    }
}

const fn near(value: &ItemValue) -> Option<Near> {
    match value {
        ItemValue::Near(near) => Some(*near),
        _ => None,
    }
}

const fn talk(value: &ItemValue) -> Option<Talk> {
    match value {
        ItemValue::Talk(talk) => Some(*talk),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::content::library;
    use crate::plan::voice::Comfort as Wish;
    use proptest::prelude::*;

    fn voice(touch: Option<Touch>, comforts: &[(&str, Option<Often>)]) -> Voice {
        near_voice(touch, Some(Near::Beside), comforts)
    }

    fn near_voice(
        touch: Option<Touch>,
        near: Option<Near>,
        comforts: &[(&str, Option<Often>)],
    ) -> Voice {
        let mut voice = Voice::default();
        let values = [
            (Field::Touch, touch.map(ItemValue::Touch)),
            (Field::Near, near.map(ItemValue::Near)),
            (Field::Talk, Some(ItemValue::Talk(Talk::Few))),
        ];
        for (field, value) in values {
            voice.set(ItemKey::one(field), value).expect("it fits");
        }
        for (id, get) in comforts {
            let wish = Wish {
                get: *get,
                ..Wish::default()
            };
            let key = ItemKey::entry(Field::Comforts, ItemId::new(id).expect("a name"));
            let value = Some(ItemValue::Comfort(wish));
            voice.set(key, value).expect("it fits");
        }
        voice
    }

    fn ideas(fit: &Fit<'_>) -> BTreeSet<String> {
        (0..300)
            .filter_map(|seed| idea(library("en"), fit, seed))
            .map(|c| c.id.to_string())
            .collect()
    }

    #[test]
    fn it_is_new_to_both_and_ruled_out_by_neither() {
        let mine = voice(Some(Touch::Hold), &[("drink.warm", Some(Often::Often))]);
        let theirs = voice(Some(Touch::Hold), &[("hold.hands", Some(Often::Never))]);
        let tried = BTreeSet::from([ItemId::new("quiet.beside").expect("a name")]);
        let hair = Limit {
            tag: Tag::new("touch.hair").ok(),
            text: None,
        };
        let fit = Fit {
            voices: &[&mine, &theirs],
            limits: &[&hair],
            topics: &[],
            tried: &tried,
            place: Where::Together,
            energy: Energy::Some,
        };
        let found = ideas(&fit);
        assert!(found.contains("hold.blanket") && found.len() > 20);
        for id in ["drink.warm", "hold.hands", "quiet.beside", "hair.stroke"] {
            assert!(!found.contains(id), "{id}");
        }
        assert_eq!(
            idea(library("en"), &fit, 5).map(|c| &c.id),
            idea(library("en-plain"), &fit, 5).map(|c| &c.id)
        );
    }

    #[test]
    fn with_little_strength_there_is_none() {
        let mine = voice(Some(Touch::Hold), &[]);
        let fit = Fit {
            voices: &[&mine],
            limits: &[],
            topics: &[],
            tried: &BTreeSet::new(),
            place: Where::Solo,
            energy: Energy::Low,
        };
        assert!(idea(library("en"), &fit, 1).is_none());
        let some = Energy::Some;
        assert!(
            idea(
                library("en"),
                &Fit {
                    energy: some,
                    ..fit
                },
                1
            )
            .is_some()
        );
    }

    proptest! {
        #[test]
        fn it_never_asks_for_more_than_the_smaller_of_both(
            one in prop::option::of(prop::sample::select(Touch::ALL)),
            two in prop::option::of(prop::sample::select(Touch::ALL)),
            near in prop::option::of(prop::sample::select(Near::ALL)),
            tag in prop::sample::select(vec!["touch", "food", "light.bright", "talk"]),
            place in prop::sample::select(Where::ALL),
            seed in any::<u64>(),
        ) {
            let (mine, theirs) = (near_voice(one, None, &[]), near_voice(two, near, &[]));
            let limit = Limit { tag: Tag::new(tag).ok(), text: None };
            let fit = Fit {
                voices: &[&mine, &theirs],
                limits: &[&limit],
                topics: &[],
                tried: &BTreeSet::new(),
                place,
                energy: Energy::Some,
            };
            if let Some(found) = idea(library("en"), &fit, seed) {
                let least = one.min(two).unwrap_or(Touch::None);
                prop_assert!(found.asks.touch <= least && found.asks.talk <= Talk::Few);
                prop_assert!(found.places.contains(&place));
                let least = near.unwrap_or(Near::SameRoom).min(Near::SameRoom);
                prop_assert!(place != Where::Together || found.asks.near <= least);
                let limit = limit.tag.expect("a tag");
                prop_assert!(!found.tags.iter().any(|tag| limit.covers(tag)));
            }
        }
    }
}
