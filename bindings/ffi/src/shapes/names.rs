//! Names of things, and days. Over the border they are texts in the form in which files hold them.

use crate::error::LeesideError;
use chrono::NaiveDate;
use leeside::consent::clock::Time;
use leeside::plan::ids::{BondId, CopyId, ItemId, Rev, Tag, TopicId};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A day of the calendar, written `2026-05-16`.
pub type Day = NaiveDate;

macro_rules! name {
    ($kind:ident) => {
        uniffi::custom_type!($kind, String, {
            remote,
            lower: |name| name.to_string(),
            try_lift: |text| Ok(text.parse::<$kind>().map_err(|_| LeesideError::WRONG_NAME)?),
        });
    };
}

macro_rules! word {
    ($kind:ident) => {
        uniffi::custom_type!($kind, String, {
            remote,
            lower: |name| name.to_string(),
            try_lift: |text| Ok($kind::new(&text).map_err(|_| LeesideError::WRONG_NAME)?),
        });
    };
}

name!(BondId);
name!(Rev);
name!(CopyId);
name!(Day);
word!(ItemId);
word!(TopicId);
word!(Tag);

/// A time of the core as the platforms know it.
pub(crate) fn time(of: Time) -> SystemTime {
    let seconds = Duration::from_secs(of.0.unsigned_abs());
    let there = if of.0 < 0 {
        UNIX_EPOCH.checked_sub(seconds)
    } else {
        UNIX_EPOCH.checked_add(seconds)
    };
    there.unwrap_or(UNIX_EPOCH)
}

/// A time of the platform as the core knows it, in whole seconds.
pub(crate) fn seconds(of: SystemTime) -> i64 {
    let whole = |span: Duration| i64::try_from(span.as_secs()).unwrap_or(i64::MAX);
    match of.duration_since(UNIX_EPOCH) {
        Ok(after) => whole(after),
        Err(before) => -whole(before.duration()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_go_over_and_back() {
        for at in [0, 1, -1, 1_778_954_400, -62_000_000_000] {
            assert_eq!(seconds(time(Time(at))), at);
        }
        assert_eq!(time(Time(i64::MAX)), time(Time(i64::MAX)));
    }
}
