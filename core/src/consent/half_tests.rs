//! One author, ever; telling item by item; limits are never lost.

use super::super::effect::Effect;
use super::super::samples::{id, voice};
use super::*;
use crate::plan::ids::Tag;
use crate::plan::scales::Touch;

fn limit(text: &str) -> Limit {
    Limit {
        tag: None,
        text: Some(text.to_owned()),
    }
}

fn limits(entries: &[(&str, &str)]) -> Limits {
    let entries = entries.iter();
    entries
        .map(|(name, text)| (id(name), limit(text)))
        .collect()
}

fn key(name: &str) -> ItemKey {
    ItemKey::entry(Field::PleaseNot, id(name))
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, 17).expect("a day")
}

fn said(version: u64) -> VoiceTold {
    let (voice, _) = voice().part_limits();
    VoiceTold { version, voice }
}

#[test]
fn a_widening_change_waits_for_the_after_window_and_a_narrowing_one_does_not() {
    let mut mine = Mine::default();
    let touch = || ItemKey::one(Field::Touch);
    let until = Time(500);
    let hold = Some(ItemValue::Touch(Touch::Hold));
    let refused = mine.write(touch(), hold.clone(), Some(until));
    assert_eq!(refused, Err(Refused::AfterWindow { until }));
    assert!(mine.working.is_empty());
    assert_eq!(mine.write(touch(), hold, None), Ok(Effect::Widening));
    let none = Some(ItemValue::Touch(Touch::None));
    let narrowed = mine.write(touch(), none, Some(until));
    assert_eq!(narrowed, Ok(Effect::Narrowing));
    let added = mine.write(key("a"), Some(ItemValue::Limit(limit("x"))), Some(until));
    assert_eq!(added, Ok(Effect::Narrowing));
    let lifted = mine.write(key("a"), None, Some(until));
    assert_eq!(lifted, Err(Refused::AfterWindow { until }));
    assert_eq!(mine.limits().len(), 1);
}

#[test]
fn a_value_that_does_not_belong_there_changes_nothing() {
    let mut mine = Mine::default();
    let text = Some(ItemValue::Text("x".to_owned()));
    let alone = ItemKey::one(Field::Reassure);
    for wrong in [ItemKey::one(Field::Touch), alone, key("a")] {
        assert!(matches!(
            mine.write(wrong, text.clone(), None),
            Err(Refused::Unfit(_))
        ));
    }
    assert_eq!(mine, Mine::default());
}

#[test]
fn only_what_is_ticked_is_told_and_what_is_held_back_holds_here() {
    let mut mine = Mine::default();
    for name in ["a", "b"] {
        let limit = Some(ItemValue::Limit(limit(name)));
        mine.write(key(name), limit, None).expect("it fits");
    }
    mine.keep(key("b"), true);
    assert_eq!(mine.untold(), [key("a"), key("b")]);
    assert_eq!(mine.ticked(), BTreeSet::from([key("a")]));
    mine.tell(&mine.ticked()).expect("it fits");
    assert_eq!((mine.version, mine.untold()), (1, vec![key("b")]));
    let (told, told_limits) = told_parts(&mine);
    assert_eq!(told_limits, limits(&[("a", "a")]));
    assert!(is_parted(&told.voice) && !is_parted(&mine.told));
    assert_eq!(mine.limits(), limits(&[("a", "a"), ("b", "b")]));
    mine.tell(&mine.ticked()).expect("it fits");
    assert_eq!(mine.version, 1, "nothing new is no new version");
    mine.keep(key("b"), false);
    assert_eq!(mine.ticked(), BTreeSet::from([key("b")]));
}

#[test]
fn in_a_full_list_a_removal_makes_room_and_a_held_back_one_is_refused_loudly() {
    let mut mine = Mine::default();
    let key = |n: u8| ItemKey::entry(Field::Reassure, id(&format!("l{n:02}")));
    let text = |n: u8| Some(ItemValue::Text(format!("line {n}")));
    for n in 1..=12 {
        mine.write(key(n), text(n), None).expect("it fits");
    }
    mine.tell(&mine.ticked()).expect("it fits");
    mine.write(key(12), None, None).expect("removed");
    mine.write(key(0), text(0), None).expect("it fits");
    let before = mine.clone();
    assert!(mine.tell(&BTreeSet::from([key(0)])).is_err());
    assert_eq!(mine, before, "nothing is told");
    mine.tell(&mine.ticked()).expect("removals go first");
    assert_eq!(mine.told, mine.working);
}

#[test]
fn a_newer_voice_replaces_and_the_day_of_each_change_is_kept() {
    let mut theirs = Theirs::default();
    assert_eq!(
        theirs.take(Some(&said(1)), &limits(&[("a", "a")]), today()),
        Taken::Fits
    );
    assert_eq!(theirs.arrived.get(&key("a")), Some(&today()));
    let later = today().succ_opt().expect("a day");
    let both = limits(&[("a", "a"), ("b", "b")]);
    assert_eq!(theirs.take(Some(&said(2)), &both, later), Taken::Fits);
    assert_eq!(theirs.arrived.get(&key("a")), Some(&today()));
    assert_eq!(theirs.arrived.get(&key("b")), Some(&later));
    assert_eq!(theirs.take(Some(&said(2)), &both, later), Taken::Fits);
    let fewer = limits(&[("b", "b")]);
    assert_eq!(theirs.take(Some(&said(3)), &fewer, later), Taken::Fits);
    assert_eq!(theirs.limits, fewer, "its author lifted it");
    assert!(!theirs.arrived.contains_key(&key("a")));
}

#[test]
fn two_phones_that_speak_for_the_partner_add_limits_and_lift_none() {
    let mut theirs = Theirs::default();
    theirs.take(Some(&said(5)), &limits(&[("a", "a")]), today());
    let other = limits(&[("a", "other words"), ("b", "b")]);
    for (version, what) in [(4, "older"), (5, "the same number")] {
        let taken = theirs.take(Some(&said(version)), &other, today());
        assert_eq!(taken, Taken::TwoPhones, "{what}");
    }
    assert_eq!((theirs.version, theirs.voice.clone()), (5, said(5).voice));
    let all: BTreeSet<_> = theirs
        .all_limits()
        .filter_map(|(_, limit)| limit.text.as_deref())
        .collect();
    assert_eq!(all, BTreeSet::from(["a", "other words", "b"]));
    theirs.take(Some(&said(6)), &Limits::new(), today());
    assert_eq!(theirs.held.len(), 2, "held until they pair anew");
}

#[test]
fn held_limits_of_one_name_do_not_hide_each_other() {
    let mut theirs = Theirs::default();
    for text in ["one", "two", "three", "two"] {
        theirs.take(None, &limits(&[("a", text)]), today());
    }
    let held: BTreeSet<_> = theirs.held.values().map(|l| l.text.clone()).collect();
    assert_eq!((theirs.held.len(), held.len()), (3, 3));
    theirs.take(Some(&said(1)), &Limits::new(), today());
    assert!(theirs.held.is_empty(), "a whole half says all of it");
}

#[test]
fn limits_are_parted_and_put_back_without_loss() {
    let whole = voice();
    let (rest, limits) = whole.clone().part_limits();
    assert!(is_parted(&rest));
    assert_eq!(limits.len(), 2);
    let hair = Tag::new("touch.hair").expect("a tag");
    assert!(limits.values().all(|l| l.tag.as_ref() == Some(&hair)));
    assert_eq!(rest.with_limits(&limits), whole);
}
