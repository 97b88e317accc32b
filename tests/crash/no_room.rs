//! The disk is full, from some call on or at one call alone.

use super::scene::{self, Found, Scene, both, check};
use leeside_tests::victim::{Deed, End};

/// The calls that take room.
const TAKES_ROOM: &str = "write,pwrite64,writev,fallocate,mkdir,mkdirat";

/// Lets the act run out of room at each of its calls in turn, and ever after that with `forever`.
fn at_each_call(deed: Deed, forever: bool) {
    let both = both(deed);
    let calls = Scene::new(deed).calls(TAKES_ROOM);
    let mut refused = 0;
    for call in &calls {
        let scene = Scene::new(deed);
        let status = scene.inject(call, "error=ENOSPC", forever);
        let end = scene::end(status);
        let found = check(&scene, &both, false);
        match end {
            End::Done => assert_ne!(found, Found::Old, "{deed:?}: done, and not there {call:?}"),
            End::NoRoom => {
                refused += 1;
                // Making a key anew says for itself which words open it then.
                if deed != Deed::Rekey && deed != Deed::Destroy {
                    assert_ne!(found, Found::New, "{deed:?}: refused, and there {call:?}");
                }
            }
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
        if std::env::var("DEED").is_ok_and(|d| d != deed.name()) {
            continue;
        }
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
