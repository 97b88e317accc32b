//! Tools that are not ours: the stock `age` of Go, its vectors, and a stock SQLCipher of another
//! build. `tests/stock/run` installs them and runs these tests; without it they are left out.
#![allow(clippy::expect_used, clippy::panic)]

mod age_files;
mod cctv;
mod store;
mod tool;
