//! Killed: at each call that writes, and at random times.

use super::scene::{self, Both, Found, Scene, WRITES, both, check, was_killed};
use leeside_tests::times;
use leeside_tests::victim::{Deed, End};
use std::time::{Duration, Instant};

/// No act here makes more calls that write.
const MOST: u32 = 2000;

/// Acts that derive a key from words, which takes long.
fn is_slow(deed: Deed) -> bool {
    matches!(deed, Deed::Passphrase | Deed::Device | Deed::Create)
}

/// Kills the act at each of its calls, and gives how many there are.
fn at_each_call(deed: Deed, both: &Both) -> u32 {
    let (mut old, mut new) = (0, 0);
    for n in 1..MOST {
        let scene = Scene::new(deed);
        let status = scene.inject(&format!("{WRITES}:signal=KILL:when={n}"));
        if !was_killed(status) {
            assert_eq!(scene::end(status), End::Done, "{deed:?}, call {n}");
            assert!(n > 1, "{deed:?} writes something");
            println!(
                "{}: {} calls, {old} times old, {new} new",
                deed.name(),
                n - 1
            );
            return n - 1;
        }
        let words = n % times(8, 1) == 0 || deed == Deed::Passphrase;
        match check(&scene, both, words) {
            Found::Old => {
                assert!(
                    new == 0 || deed == Deed::Destroy,
                    "{deed:?}: old again at {n}"
                );
                old += 1;
            }
            Found::New => new += 1,
            Found::Same => {}
        }
    }
    panic!("{deed:?} does not end");
}

#[test]
#[ignore = "needs strace: tests/run crash"]
fn killed_at_each_call_that_writes_it_is_the_old_or_the_new_one() {
    for deed in Deed::ALL {
        at_each_call(deed, &both(deed));
    }
}

#[test]
#[ignore = "needs strace: tests/run crash"]
fn killed_again_while_it_recovers_nothing_is_lost() {
    let both = both(Deed::Rekey);
    let step = times(9, 1) as usize;
    for n in (1..MOST).step_by(step) {
        let first = Scene::new(Deed::Rekey);
        if !was_killed(first.inject(&format!("{WRITES}:signal=KILL:when={n}"))) {
            return;
        }
        for m in 1..MOST {
            let opening = Scene::of(Deed::Open, &first.root);
            let killed = was_killed(opening.inject(&format!("{WRITES}:signal=KILL:when={m}")));
            let rekey = Scene::of(Deed::Rekey, &opening.root);
            check(&rekey, &both, false);
            if !killed {
                break;
            }
        }
    }
}

#[test]
fn killed_at_any_time_it_is_the_old_or_the_new_one() {
    // Its own generator, so that a failure names the delay and needs no seed.
    let mut drawn = 0x9e37_79b9_7f4a_7c15_u64;
    let mut fraction = || {
        drawn ^= drawn << 13;
        drawn ^= drawn >> 7;
        drawn ^= drawn << 17;
        (drawn >> 11) as f64 / (1_u64 << 53) as f64
    };
    for deed in Deed::ALL {
        let both = both(deed);
        let scene = Scene::new(deed);
        let begun = Instant::now();
        let status = scene.victim(&[]).status().expect("it runs");
        assert_eq!(scene::end(status), End::Done, "{deed:?}");
        let whole = begun.elapsed();
        let times = match is_slow(deed) || deed == Deed::Rekey {
            true => times(3, 40),
            false => times(12, 200),
        };
        for _ in 0..times {
            let scene = Scene::new(deed);
            let delay = whole.mul_f64(fraction() * 1.1);
            let mut victim = scene.victim(&[]).spawn().expect("it runs");
            std::thread::sleep(delay.max(Duration::from_micros(1)));
            victim.kill().expect("killed, or over already");
            let status = victim.wait().expect("over");
            if !was_killed(status) {
                assert_eq!(scene::end(status), End::Done, "{deed:?} after {delay:?}");
            }
            check(&scene, &both, false);
        }
    }
}
