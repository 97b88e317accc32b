//! The disk is full, from some call on or at one call alone.

use super::scene::{self, Call, Found, Scene, both, check, telling};
use leeside_tests::times;
use leeside_tests::victim::{Deed, End};

/// The calls that take room.
const TAKES_ROOM: &str = "write,pwrite64,writev,fallocate,mkdir,mkdirat";

/// No call that takes room has any after these.
fn from_then_on(before: &[Call]) -> Vec<String> {
    let names = TAKES_ROOM.split(',');
    names
        .map(|name| {
            let first = before.iter().filter(|call| call.name == name).count() + 1;
            format!("{name}:error=ENOSPC:when={first}+")
        })
        .collect()
}

/// Lets the act run out of room at each of its calls in turn, and ever after that with `forever`.
fn at_each_call(deed: Deed, forever: bool) {
    use Deed::{Device, Passphrase, Rekey};
    let slow = deed.is_beside() || matches!(deed, Device | Passphrase | Rekey);
    let step = if slow { times(5, 1) } else { 1 } as usize;
    let both = both(deed);
    let calls = Scene::new(deed).calls(TAKES_ROOM);
    let mut refused = 0;
    for (n, call) in telling(&calls).into_iter().step_by(step) {
        let scene = Scene::new(deed);
        let status = scene.inject(&match forever {
            false => vec![format!("{}:error=ENOSPC:when={}", call.name, call.nth)],
            true => from_then_on(&calls[..n]),
        });
        let end = scene::end(status);
        let found = check(&scene, &both, false);
        match end {
            // Once it is open, a full disk keeps nobody from deleting everything.
            End::NoRoom if deed == Deed::Destroy => assert_eq!(found, Found::Old),
            End::Done => assert_ne!(found, Found::Old, "{deed:?}: done, and not there {call:?}"),
            End::NoRoom => {
                refused += 1;
                // Making a key anew says for itself which words open it then, and a parcel's number is
                // stored before its file is written.
                if !matches!(deed, Rekey | Deed::Make) {
                    assert_ne!(found, Found::New, "{deed:?}: refused, and there {call:?}");
                }
            }
            // A moment later there is room again, and nobody can tell that it was that.
            End::Internal | End::File if !forever => refused += 1,
            other => panic!("{deed:?}, {call:?}: {other:?}"),
        }
    }
    println!(
        "{}: {} calls, {refused} times refused",
        deed.name(),
        calls.len()
    );
}

#[test]
#[ignore = "needs strace: tests/run crash"]
fn out_of_room_at_any_call_nothing_is_lost() {
    for deed in Deed::ALL {
        at_each_call(deed, true);
    }
}

#[test]
#[ignore = "needs strace: tests/run crash"]
fn out_of_room_for_a_moment_nothing_is_lost() {
    for deed in [Deed::Take, Deed::Make, Deed::End, Deed::Rekey] {
        at_each_call(deed, false);
    }
}
