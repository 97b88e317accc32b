//! What changed, for screens that are shown already.
//!
//! There is no callback: whoever listens asks what came after the last thing it heard, and waits a
//! while for an answer. So nothing of the app ever runs inside a call of somebody else's, nobody who
//! listens slowly holds anything up, and each listener has its own place in the row.

use crate::error::LeesideError;
use leeside::plan::ids::BondId;
use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Changes that are remembered for a slow listener.
const REMEMBERED: usize = 256;

/// The longest that one question waits, in milliseconds.
const LONGEST: u32 = 60_000;

/// Something that a screen may show has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Change {
    /// More than is remembered. Read everything that is shown anew.
    Everything,
    /// It is unlocked.
    Unlocked,
    /// It is locked, by a call or after idle time.
    Locked,
    /// The list of plans, or what stands in it.
    Plans,
    /// One plan.
    Plan {
        /// Which.
        bond: BondId,
    },
    /// My own things that belong to no plan: the draft of a voice, my nickname.
    Own,
    /// The ways to unlock, or when it locks by itself.
    Secrets,
}

/// What came after a place in the row.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ChangesSince {
    /// The place up to which these go: ask after it next time.
    pub upto: u64,
    /// The changes, oldest first.
    pub changes: Vec<Change>,
}

/// The row of changes.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    row: Mutex<Row>,
    news: Condvar,
}

#[derive(Debug, Default)]
struct Row {
    /// How many there ever were.
    count: u64,
    last: VecDeque<Change>,
    closed: bool,
}

impl Changes {
    pub fn tell(&self, change: Change) {
        let mut row = self.row();
        row.count += 1;
        row.last.push_back(change);
        if row.last.len() > REMEMBERED {
            row.last.pop_front();
        }
        drop(row);
        self.news.notify_all();
    }

    /// Nothing comes any more. Whoever waits is told at once.
    pub fn close(&self) {
        self.row().closed = true;
        self.news.notify_all();
    }

    /// The place after everything that came so far.
    pub fn now(&self) -> u64 {
        self.row().count
    }

    pub fn after(&self, place: u64, wait: u32) -> Result<ChangesSince, LeesideError> {
        let until = Instant::now() + Duration::from_millis(wait.min(LONGEST).into());
        let mut row = self.row();
        while row.count <= place {
            if row.closed {
                return Err(LeesideError::Locked);
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            let woken = self.news.wait_timeout(row, left);
            row = woken.unwrap_or_else(PoisonError::into_inner).0;
        }
        let news = usize::try_from(row.count.saturating_sub(place)).unwrap_or(usize::MAX);
        let changes = match row.last.len().checked_sub(news) {
            Some(known) => row.last.iter().skip(known).copied().collect(),
            None => vec![Change::Everything],
        };
        Ok(ChangesSince {
            upto: row.count,
            changes,
        })
    }

    fn row(&self) -> MutexGuard<'_, Row> {
        // A row that a panic left behind is whole: each change of it is one push.
        self.row.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]
    use super::*;
    use std::sync::Arc;

    #[test]
    fn each_listener_hears_everything_once_and_in_order() {
        let changes = Changes::default();
        changes.tell(Change::Unlocked);
        let first = changes.after(0, 0).expect("open");
        assert_eq!(first.changes, [Change::Unlocked]);
        changes.tell(Change::Own);
        changes.tell(Change::Plans);
        let second = changes.after(first.upto, 0).expect("open");
        assert_eq!(second.changes, [Change::Own, Change::Plans]);
        let none = changes.after(second.upto, 0).expect("open");
        assert_eq!((none.changes.len(), none.upto), (0, second.upto));
    }

    #[test]
    fn a_slow_listener_learns_that_it_missed_something() {
        let changes = Changes::default();
        for _ in 0..=REMEMBERED {
            changes.tell(Change::Own);
        }
        let heard = changes.after(0, 0).expect("open");
        assert_eq!(heard.changes, [Change::Everything]);
        assert_eq!(heard.upto, REMEMBERED as u64 + 1);
    }

    #[test]
    fn who_waits_is_woken_by_news_and_by_the_end() {
        let changes = Arc::new(Changes::default());
        let waits = Arc::clone(&changes);
        let listener = std::thread::spawn(move || {
            let heard = waits.after(0, LONGEST).expect("open");
            (heard.changes, waits.after(heard.upto, LONGEST))
        });
        changes.tell(Change::Locked);
        changes.close();
        let (heard, end) = listener.join().expect("no panic");
        assert_eq!(heard, [Change::Locked]);
        assert_eq!(end, Err(LeesideError::Locked));
    }
}
