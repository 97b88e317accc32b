//! Fresh random pairings, plans and vaults for a reader that is not ours, and our own reading of
//! them: `fresh make FOLDER SEED STORIES`, then `fresh judge FOLDER` for the files that the other
//! reader forged from them.

use leeside_tests::fresh;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["make", folder, seed, stories] => {
            let (Ok(seed), Ok(stories)) = (seed.parse(), stories.parse()) else {
                return ExitCode::FAILURE;
            };
            fresh::make(Path::new(folder), seed, stories);
            ExitCode::SUCCESS
        }
        ["judge", folder] => {
            fresh::judge::judge(Path::new(folder));
            ExitCode::SUCCESS
        }
        _ => ExitCode::FAILURE,
    }
}
