//! The disk is full, from some call on or at one call alone.

use super::scene::{self, Found, Scene, both, check};
use leeside_tests::victim::{Deed, End};

/// The calls that take room.
const TAKES_ROOM: &str = "write,pwrite64,writev,fallocate,mkdir,mkdirat";

/// Lets the act run out of room at its `n`th call (and ever after, with `forever`), for each `n`.
fn at_each_call(deed: Deed, forever: bool) {
    let both = both(deed);
    let more = if forever { "+" } else { "" };
    let calls = Scene::new(deed).count(TAKES_ROOM);
    let mut refused = 0;
    for n in 1..=calls {
        let scene = Scene::new(deed);
        let status = scene.inject(&format!("{TAKES_ROOM}:error=ENOSPC:when={n}{more}"));
        let end = scene::end(status);
        let found = check(&scene, &both, false);
        match end {
            End::Done => assert_ne!(found, Found::Old, "{deed:?}: done, and not there ({n})"),
            End::NoRoom => {
                refused += 1;
                // Making a key anew says for itself which words open it then.
                if deed != Deed::Rekey && deed != Deed::Destroy {
                    assert_ne!(found, Found::New, "{deed:?}: refused, and there ({n})");
                }
            }
            other => panic!("{deed:?}, call {n}{more}: {other:?}"),
        }
    }
    println!("{}: {calls} calls, {refused} times refused", deed.name());
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
