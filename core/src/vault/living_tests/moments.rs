//! Moments, and the hours that are forgotten.

use super::*;

#[test]
fn a_moment_begins_a_window_and_its_hour_is_forgotten() {
    let mut phone = Phone::new();
    phone.agree(windows());
    let ago = 3 * 3600;
    let moment = phone.had(0, Had { ago, ..together() }).expect("a note");
    let bond = phone.vault.bond(phone.bond, at(0)).expect("the bond");
    let began = START - 3 * HOUR;
    let until = bond.plan.window_until(Time(START));
    assert_eq!(until, Some(Time(began + AFTER_WINDOW)));
    assert!(!bond.copies.mine[&moment].kept);

    let opens: Vec<i64> = phone.lately(0)[0]
        .windows
        .iter()
        .map(|w| w.opens.0)
        .collect();
    assert_eq!(opens, [began + 4 * HOUR, began + 24 * HOUR]);
    let open = |phone: &mut Phone, seconds| {
        let lately = phone.lately(seconds);
        lately
            .into_iter()
            .map(|one| (one.open.map(|w| w.after_hours), one.debrief))
            .collect::<Vec<_>>()
    };
    assert_eq!(open(&mut phone, HOUR), [(Some(4), false)]);
    assert_eq!(open(&mut phone, 21 * HOUR), [(Some(24), true)]);
    let hour = |phone: &Phone| phone.hours()[0].1["at"].as_i64();
    assert_eq!(hour(&phone), Some(began));
    // The last window has passed: the day is left, for the questions.
    let passed = 21 * HOUR + SHOWN_FOR;
    assert_eq!(open(&mut phone, passed), [(None, true)]);
    assert_eq!(hour(&phone), Some(began - began % DAY));
    assert_eq!(open(&mut phone, 16 * DAY), []);
    assert_eq!(phone.hours(), []);
    // The note itself stays, for turns.
    let bond = phone
        .vault
        .bond(phone.bond, at(16 * DAY))
        .expect("the bond");
    assert_eq!(bond.copies.moments().count(), 1);
    assert_eq!(phone.vault.forget_moment(phone.bond, moment), Ok(true));
}

#[test]
fn an_old_moment_alone_or_kept_back() {
    let mut phone = Phone::new();
    let long_ago = Had {
        ago: u32::MAX,
        tell: false,
        ..together()
    };
    let moment = phone.had(0, long_ago).expect("a note");
    let bond = phone.vault.bond(phone.bond, at(0)).expect("the bond");
    assert_eq!(bond.plan.window, None);
    assert!(bond.copies.mine[&moment].kept);
    assert_eq!(bond.copies.told(), []);
    let day = bond.copies.moments().next().map(|(m, _)| m.day);
    assert_eq!(day, Some(today() - Days::new(3)));
    let alone = Had {
        place: Where::Solo,
        ..together()
    };
    assert_eq!(phone.had(0, alone), None);
    let bond = phone.vault.bond(phone.bond, at(0)).expect("the bond");
    assert!(bond.plan.window.is_some());
    assert_eq!(bond.copies.moments().count(), 1);
}

#[test]
fn years_of_moments_make_no_list() {
    let mut phone = Phone::new();
    for n in 0..110 {
        phone.had(n * DAY, together());
    }
    let bond = phone.vault.bond(phone.bond, at(110 * DAY)).expect("bond");
    let mut days: Vec<_> = bond.copies.moments().map(|(m, _)| m.day).collect();
    days.sort();
    assert!(days.len() < 40, "{}", days.len());
    assert_eq!(days.last().copied(), Some(today() + Days::new(109)));
}
