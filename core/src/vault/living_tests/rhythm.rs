//! Looking again, turns, reminders, ideas, what helps.

use super::*;

#[test]
fn looking_again_goes_card_by_card_and_comes_round() {
    let mut phone = Phone::new();
    phone.agree(rhythm_topic(Some("tea on the balcony")));
    let plain = library("en-plain");
    let due = |phone: &mut Phone, seconds| {
        let due = phone.vault.look_due(phone.bond, at(seconds));
        due.expect("read")
    };
    assert_eq!(due(&mut phone, 0).day, today() + Days::new(14));
    assert!(due(&mut phone, 20 * DAY).whole);
    let turn = |phone: &mut Phone, turn| {
        let id = phone.bond;
        let shown = phone.vault.look(id, turn, plain, at(20 * DAY));
        shown.expect("shown")
    };
    assert_eq!(turn(&mut phone, Turn::Open).card, Some(Card::WentWell));
    assert_eq!(turn(&mut phone, Turn::Next).card, Some(Card::AroundUs));
    assert_eq!(turn(&mut phone, Turn::Back).card, Some(Card::WentWell));
    // Left and taken up again it begins anew; only shown again it is where it was.
    turn(&mut phone, Turn::Next);
    assert_eq!(turn(&mut phone, Turn::Open).card, Some(Card::AroundUs));
    assert_eq!(turn(&mut phone, Turn::Leave).card, None);
    assert_eq!(turn(&mut phone, Turn::Open).card, Some(Card::WentWell));
    assert!(due(&mut phone, 20 * DAY).whole);
    let mut cards = Vec::new();
    let ritual = loop {
        let shown = turn(&mut phone, Turn::Next);
        match shown.card {
            Some(Card::Ritual) => break shown.ritual,
            Some(card) => cards.push(card),
            None => panic!("a ritual"),
        }
    };
    assert_eq!(ritual.as_deref(), Some("tea on the balcony"));
    assert_eq!(turn(&mut phone, Turn::NothingToChange).card, None);
    let next = due(&mut phone, 20 * DAY);
    assert_eq!((next.whole, next.day), (false, today() + Days::new(34)));
    // Without one of their own there is one of the content's.
    let mut other = Phone::new();
    turn(&mut other, Turn::Open);
    turn(&mut other, Turn::Next);
    assert!(turn(&mut other, Turn::Next).ritual.is_some());
}

#[test]
fn the_one_who_did_not_choose_picks_next() {
    let mut phone = Phone::new();
    let picks = |phone: &mut Phone| {
        let next = phone.vault.who_picks(phone.bond, at(0));
        next.expect("read")
    };
    phone.had(0, together());
    assert_eq!(picks(&mut phone), Next::Ask);
    let rule = TurnRule::Alternate;
    let turns = Turns {
        rule,
        look_again: None,
    };
    let mut phone = Phone::new();
    phone.agree(TopicContent::Turns(turns));
    assert_eq!(picks(&mut phone), Next::Ask);
    phone.had(0, together());
    assert_eq!(picks(&mut phone), Next::Partner);
    let theirs = Had {
        chooser: Some(Side::Theirs),
        ..together()
    };
    phone.had(DAY, theirs);
    assert_eq!(picks(&mut phone), Next::Me);
}

#[test]
fn reminders_are_off_then_wanted_then_paused_then_ended() {
    let mut phone = Phone::new();
    phone.agree(rhythm_topic(None));
    phone.agree(windows());
    phone.had(0, together());
    let told = |phone: &mut Phone| {
        let all = phone.vault.reminders(20, 60, at(60));
        let all = all.expect("read").into_iter();
        all.map(|one| (one.at.0, one.about)).collect::<Vec<_>>()
    };
    assert_eq!(told(&mut phone), []);
    let wanted = Settings {
        check_ins: true,
        look_again: true,
        ..Settings::default()
    };
    phone.vault.set_reminders(&wanted).expect("set");
    let midnight = START - START % DAY;
    let evening = midnight + 14 * DAY + 17 * HOUR;
    let all = [
        (START + 4 * HOUR, About::CheckIn),
        (START + 24 * HOUR, About::CheckIn),
        (evening, About::LookAgain),
    ];
    assert_eq!(told(&mut phone), all);
    let paused = Settings {
        paused: true,
        ..wanted.clone()
    };
    phone.vault.set_reminders(&paused).expect("set");
    assert_eq!(phone.vault.reminder_settings(), Ok(paused));
    assert_eq!(told(&mut phone), []);
    phone.vault.set_reminders(&wanted).expect("set");
    phone
        .vault
        .end_bond(phone.bond, true, &mut System)
        .expect("ended");
    assert_eq!(told(&mut phone), []);
    assert_eq!(phone.hours(), []);
}

#[test]
fn a_fresh_idea_keeps_to_what_was_heard() {
    let mut phone = Phone::new();
    let how = (Where::Together, Energy::Some);
    let ideas = |phone: &mut Phone, bond| {
        let mut all = Vec::new();
        for _ in 0..60 {
            let idea = phone
                .vault
                .fresh_idea(bond, how, library("en"), &mut System, at(0));
            all.extend(idea.expect("looked for"));
        }
        all
    };
    assert!(!ideas(&mut phone, None).is_empty());
    let bond = Some(phone.bond);
    assert!(
        ideas(&mut phone, bond)
            .iter()
            .any(|i| i.asks.near == Near::SameRoom)
    );
    let note = Heard {
        id: CopyId([6; 16]),
        day: today(),
        bond: phone.bond,
        text: None,
        please_not: Vec::new(),
        at_most: Most {
            touch: Some(Touch::None),
            near: Some(Near::NextRoom),
            talk: None,
        },
    };
    phone.vault.write_heard(note).expect("written");
    let all = ideas(&mut phone, bond);
    assert!(all.iter().all(|idea| idea.asks.near <= Near::NextRoom));
}

#[test]
fn what_helps_me_needs_enough_to_say() {
    let mut phone = Phone::new();
    for n in 0..5 {
        let tried = vec![Tried {
            comfort: ItemId::new("drink.warm").expect("a name"),
            helped: true,
        }];
        let one = CheckIn {
            tried,
            ..check_in(n, None)
        };
        phone.vault.keep_check_in(one).expect("kept");
        let (helps, _) = phone.vault.what_helps().expect("read");
        let wanted = if n < 4 { Says::TooFew } else { Says::Mostly };
        assert_eq!(helps[0].says, wanted);
    }
}
