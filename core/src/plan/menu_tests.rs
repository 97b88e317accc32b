//! Both directions, what is ruled out, one alone, and the balance.

use super::*;
use crate::content::library;
use crate::plan::example;
use crate::plan::scales::{Near, Talk, Touch};
use crate::plan::voice::{Field, ItemKey, ItemValue, Limit, Limits, Voice};
use Whose::{Mine, Yours};

fn id(text: &str) -> ItemId {
    ItemId::new(text).expect("a name")
}

/// A voice from comforts: id, get, give.
fn voice(comforts: &[(&str, Option<Often>, Option<Often>)]) -> Voice {
    let mut voice = Voice::default();
    for (name, get, give) in comforts {
        let comfort = Comfort {
            text: None,
            get: *get,
            give: *give,
        };
        let key = ItemKey::entry(Field::Comforts, id(name));
        let set = voice.set(key, Some(ItemValue::Comfort(comfort)));
        set.expect("it fits");
    }
    voice
}

fn limit(tag: &str) -> Limit {
    Limit {
        tag: Tag::new(tag).ok(),
        text: None,
    }
}

fn with_limit(mut voice: Voice, tag: &str) -> Voice {
    let key = ItemKey::entry(Field::PleaseNot, id("own.limit"));
    let set = voice.set(key, Some(ItemValue::Limit(limit(tag))));
    set.expect("it fits");
    voice
}

fn made(me: &Voice, you: &Voice) -> Menu {
    let you = Person::new("B", you);
    menu(&Person::new("A", me), Some(&you), library("en"))
}

fn names(entries: &[Entry]) -> Vec<(&str, Whose)> {
    let entries = entries.iter();
    entries.map(|e| (e.comfort.as_str(), e.gets)).collect()
}

const OFTEN: Option<Often> = Some(Often::Often);
const SOMETIMES: Option<Often> = Some(Often::Sometimes);
const NEVER: Option<Often> = Some(Often::Never);

#[test]
fn what_one_likes_to_get_meets_what_the_other_can_give() {
    let me = voice(&[("drink.warm", OFTEN, None), ("quiet.beside", NEVER, OFTEN)]);
    let you = voice(&[("drink.warm", None, OFTEN), ("quiet.beside", OFTEN, None)]);
    let menu = made(&me, &you);
    let fits = [("drink.warm", Mine), ("quiet.beside", Yours)];
    assert_eq!(names(&menu.fits), fits);
    assert_eq!(menu.fits.first().map(|e| e.rank), Some(4));
    assert!(menu.stretch.is_empty() && menu.not_now.is_empty());
    let turned = made(&you, &me);
    assert_eq!(
        names(&turned.fits),
        [("drink.warm", Yours), ("quiet.beside", Mine)]
    );
}

#[test]
fn never_closes_one_direction_and_a_limit_closes_both() {
    let both = voice(&[("hair.stroke", OFTEN, OFTEN), ("drink.cold", OFTEN, OFTEN)]);
    let you = voice(&[("hair.stroke", OFTEN, NEVER), ("drink.cold", OFTEN, OFTEN)]);
    let hair = |menu: &Menu| {
        let all = menu.fits.iter().chain(&menu.stretch);
        all.filter(|e| e.comfort == id("hair.stroke")).count()
    };
    assert_eq!(hair(&made(&both, &both)), 2);
    let menu = made(&both, &you);
    assert_eq!(hair(&menu), 1);
    assert!(menu.not_now.is_empty(), "one direction is still open");
    for tag in ["touch", "touch.hair", "touch.stroke"] {
        for (one, two) in [(&both, &you), (&you, &both)] {
            let menu = made(&with_limit(one.clone(), tag), two);
            assert_eq!(hair(&menu), 0, "{tag}");
            assert_eq!(menu.not_now, [id("hair.stroke")]);
        }
    }
    assert_eq!(
        hair(&made(&with_limit(both.clone(), "touch.feet"), &you)),
        1
    );
}

#[test]
fn what_is_left_out_is_the_same_whoever_left_it_out() {
    let plain = voice(&[("hair.stroke", OFTEN, OFTEN), ("drink.cold", OFTEN, OFTEN)]);
    let limited = with_limit(plain.clone(), "touch.hair");
    assert_eq!(made(&limited, &plain), made(&plain, &limited));
}

#[test]
fn held_limits_filter_as_well() {
    let both = voice(&[("hair.stroke", OFTEN, OFTEN)]);
    let held = Limits::from([(id("own.held"), limit("touch.hair"))]);
    let you = Person {
        held: Some(&held),
        ..Person::new("B", &both)
    };
    let menu = menu(&Person::new("A", &both), Some(&you), library("en"));
    assert!(menu.fits.is_empty() && menu.stretch.is_empty());
    assert_eq!(menu.not_now, [id("hair.stroke")]);
}

#[test]
fn silence_of_one_is_a_stretch_and_silence_of_both_is_nothing() {
    let me = voice(&[("drink.warm", SOMETIMES, None), ("feet.rub", None, None)]);
    let menu = made(&me, &Voice::default());
    assert_eq!(names(&menu.stretch), [("drink.warm", Mine)]);
    assert!(menu.fits.is_empty() && menu.not_now.is_empty());
}

#[test]
fn more_closeness_than_the_smaller_of_the_two_is_a_stretch() {
    let comforts = voice(&[("hold.blanket", OFTEN, OFTEN), ("words.kind", OFTEN, OFTEN)]);
    let mut less = comforts.clone();
    for (field, value) in [
        (Field::Touch, ItemValue::Touch(Touch::Hand)),
        (Field::Near, ItemValue::Near(Near::Beside)),
        (Field::Talk, ItemValue::Talk(Talk::Few)),
    ] {
        less.set(ItemKey::one(field), Some(value)).expect("it fits");
    }
    for menu in [made(&comforts, &less), made(&less, &comforts)] {
        let close: Vec<_> = menu.stretch.iter().map(|e| e.comfort.as_str()).collect();
        assert_eq!(close, ["hold.blanket", "hold.blanket"]);
        assert_eq!(menu.fits.len(), 2);
    }
}

#[test]
fn one_voice_alone_is_enough() {
    let comforts = [
        ("drink.warm", OFTEN, None),
        ("drink.cold", None, OFTEN),
        ("feet.rub", NEVER, OFTEN),
    ];
    let me = with_limit(voice(&comforts), "light.bright");
    let menu = menu(&Person::new("A", &me), None, library("en"));
    assert_eq!(names(&menu.fits), [("drink.warm", Mine)]);
    assert!(menu.stretch.is_empty());
    assert_eq!(menu.not_now, [id("feet.rub")]);
    assert_eq!(menu.balance, Balance::Even);
}

#[test]
fn own_words_are_kept_and_shown_safely() {
    let key = ItemKey::entry(Field::Comforts, id("own.x1"));
    let comfort = Comfort {
        text: Some("the green\u{202e} mug".to_owned()),
        get: OFTEN,
        give: None,
    };
    let mut me = Voice::default();
    let set = me.set(key, Some(ItemValue::Comfort(comfort)));
    set.expect("it fits");
    let menu = made(&me, &voice(&[("own.x1", None, OFTEN)]));
    let labels: Vec<_> = menu.fits.iter().map(|e| e.label(library("en"))).collect();
    assert_eq!(labels, ["the green⟨U+202E⟩ mug"]);
    let known = voice(&[("drink.warm", OFTEN, OFTEN)]);
    let label = made(&known, &known)
        .fits
        .first()
        .map(|e| e.label(library("en")));
    let catalogue = library("en").comforts.get("drink.warm");
    assert_eq!(label.as_ref(), catalogue.map(|c| &c.label));
}

#[test]
fn the_fits_take_turns_and_a_lean_is_told() {
    let all = ["drink.warm", "drink.cold", "words.kind", "quiet.beside"];
    let get: Vec<_> = all.iter().map(|c| (*c, OFTEN, None)).collect();
    let give: Vec<_> = all.iter().map(|c| (*c, None, OFTEN)).collect();
    let both: Vec<_> = all.iter().map(|c| (*c, OFTEN, OFTEN)).collect();
    assert_eq!(
        made(&voice(&get), &voice(&give)).balance,
        Balance::Leans(Mine)
    );
    assert_eq!(
        made(&voice(&give), &voice(&get)).balance,
        Balance::Leans(Yours)
    );
    let even = made(&voice(&both), &voice(&both));
    assert_eq!(even.balance, Balance::Even);
    let turns: Vec<Whose> = even.fits.iter().map(|e| e.gets).collect();
    assert_eq!(turns, [Mine, Yours].repeat(4));
}

#[test]
fn the_gladder_one_does_not_come_first_every_time() {
    let all = ["drink.warm", "drink.cold", "words.kind"];
    let glad: Vec<_> = all.iter().map(|c| (*c, OFTEN, SOMETIMES)).collect();
    let less: Vec<_> = all.iter().map(|c| (*c, SOMETIMES, OFTEN)).collect();
    let menu = made(&voice(&glad), &voice(&less));
    let ranks: Vec<(Whose, u8)> = menu.fits.iter().map(|e| (e.gets, e.rank)).collect();
    assert_eq!(ranks, [(Mine, 4), (Yours, 2)].repeat(3));
}

#[test]
fn the_worked_example_has_something_for_both() {
    let [a, b] = example::voices();
    let menu = made(&a.voice, &b.voice);
    for whose in [Mine, Yours] {
        let all = menu.fits.iter().chain(&menu.stretch);
        assert!(all.filter(|e| e.gets == whose).count() >= 3);
    }
    assert_eq!(menu.not_now, [id("hair.stroke")]);
    assert_eq!(menu.balance, Balance::Even);
}
