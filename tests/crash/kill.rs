//! Killed: at each call that writes, and at random times.

use super::scene::{self, Both, Found, Scene, WRITES, both, check, telling, was_killed};
use leeside::vault::{Unlock, Vault};
use leeside_tests::folder;
use leeside_tests::phone::device;
use leeside_tests::times;
use leeside_tests::victim::{Deed, End};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// Acts that derive a key from words, or are checked by one, which takes long.
fn is_slow(deed: Deed) -> bool {
    use Deed::{Destroy, Device, Passphrase, Rekey};
    deed.is_beside() || matches!(deed, Destroy | Device | Passphrase | Rekey)
}

/// How many calls belong to opening the vault, which is the same in all acts and is tried as an act
/// of its own.
fn opening(deed: Deed) -> usize {
    static OPENING: OnceLock<usize> = OnceLock::new();
    let half = || Scene::new(Deed::Open).calls(WRITES).len() / 2;
    match deed {
        Deed::Open => 0,
        beside if beside.is_beside() => 0,
        _ => times(u32::try_from(*OPENING.get_or_init(half)).expect("few"), 0) as usize,
    }
}

/// Kills the act at each of its calls.
fn at_each_call(deed: Deed, both: &Both) {
    let calls = Scene::new(deed).calls(WRITES);
    let (mut old, mut new) = (0, 0);
    let step = if is_slow(deed) { times(5, 1) } else { 1 } as usize;
    let telling = telling(&calls);
    let tried = telling.iter().skip(opening(deed)).step_by(step);
    for (n, (_, call)) in tried.enumerate() {
        let scene = Scene::new(deed);
        let status = scene.kill_at(call);
        assert!(was_killed(status), "{deed:?} {call:?}: {status:?}");
        let thorough = n % times(8, 1) as usize == 0;
        match check(&scene, both, thorough) {
            Found::Old => {
                assert_eq!(new, 0, "{deed:?}: old again at call {n}, {call:?}");
                old += 1;
            }
            Found::New => new += 1,
            Found::Same => {}
        }
    }
    let (name, calls) = (deed.name(), calls.len());
    println!("{name}: {calls} calls that write, {old} times old, {new} times new");
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
    let calls = Scene::new(Deed::Rekey).calls(WRITES);
    let calls = telling(&calls);
    let (step, inner) = (times(41, 1) as usize, times(3, 1) as usize);
    for (_, call) in calls.iter().skip(opening(Deed::Rekey)).step_by(step) {
        let first = Scene::new(Deed::Rekey);
        assert!(was_killed(first.kill_at(call)));
        let recovery = Scene::of(Deed::Open, &first.root).calls(WRITES);
        for (_, again) in telling(&recovery).iter().step_by(inner) {
            let second = Scene::of(Deed::Open, &first.root);
            assert!(was_killed(second.kill_at(again)));
            check(&Scene::of(Deed::Rekey, &second.root), &both, false);
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
        let times = match is_slow(deed) {
            true => times(2, 40),
            false => times(8, 200),
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

#[test]
fn while_one_process_has_it_another_is_told_so() {
    let scene = Scene::new(Deed::Open);
    let held = Vault::open(&scene.root, Unlock::Device(&device())).expect("opened");
    let before = folder::content(&scene.root);
    let status = scene.victim(&[]).status().expect("it runs");
    assert_eq!(scene::end(status), End::InUse);
    assert!(folder::content(&scene.root) == before);
    held.close().expect("closed");
    let status = scene.victim(&[]).status().expect("it runs");
    assert_eq!(scene::end(status), End::Done);
}
