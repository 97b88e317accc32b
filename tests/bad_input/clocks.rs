//! A clock that is set back or ahead by years.

use leeside::consent::clock::Time;
use leeside::consent::topic::Refused;
use leeside::vault::VaultError;
use leeside_tests::phone::{HOUR, START, key, space, three};

const YEAR: i64 = 365 * 24 * HOUR;

#[test]
fn set_back_by_years_no_window_ends_and_no_night_is_longer() {
    let mut all = three();
    all.b
        .act(all.ba, |bond, now| {
            bond.plan.begin_window(now, 12 * HOUR);
            Ok(())
        })
        .expect("begun");
    for (n, clock) in [START - 10 * YEAR, 0, i64::MIN, START - 1]
        .iter()
        .enumerate()
    {
        let clock = *clock;
        all.b.clock = clock;
        let propose = all.b.propose(all.ba, "I hear you.", 20);
        let until = Time(START + 12 * HOUR);
        assert_eq!(
            propose,
            Err(VaultError::Refused(Refused::AfterWindow { until })),
            "{clock}"
        );
        // Off-limits never ask a clock.
        let limit = leeside::plan::voice::Limit {
            tag: None,
            text: Some(format!("not at {clock}")),
        };
        let value = Some(leeside::plan::voice::ItemValue::Limit(limit));
        all.b
            .write(all.ba, key(&format!("please_not/l{n}")), value)
            .expect("at any hour");
    }
    all.b.clock = START + 13 * HOUR;
    all.b.propose(all.ba, "I hear you.", 20).expect("it ended");
}

#[test]
fn set_ahead_by_years_and_right_again() {
    let mut all = three();
    let rev = all.a.propose(all.ab, "I hear you.", 20).expect("offered");
    let there = all.a.make(all.ab);
    all.b.clock = START + 10 * YEAR;
    all.b.take(&there).expect("files have no clock");
    all.b
        .act(all.ba, |bond, now| {
            bond.plan.begin_window(now, 12 * HOUR);
            Ok(())
        })
        .expect("begun");
    // Right again, the window seems to lie ten years ahead: it lasts its own length from now.
    all.b.clock = START;
    let now = all.b.now();
    all.b.vault.set_clock_right(now).expect("right");
    let accept = |clock| {
        move |phone: &mut leeside_tests::phone::Phone, id| {
            phone.clock = clock;
            phone.act(id, |bond, now| Ok(bond.accept(&space(), rev, now)?))
        }
    };
    let until = Time(START + 12 * HOUR);
    assert_eq!(
        accept(START + HOUR)(&mut all.b, all.ba),
        Err(VaultError::Refused(Refused::AfterWindow { until }))
    );
    accept(START + 13 * HOUR)(&mut all.b, all.ba).expect("it ended");
    for clock in [i64::MAX, i64::MIN] {
        all.b.clock = clock;
        let back = all.b.make(all.ba);
        all.a.take(&back).expect("taken in");
        assert_eq!(all.a.in_force(all.ab), Some(20));
    }
}
