//! The tour: a story of two phones that checks what it tells.
//!
//! - `story` collects lines and claims; `phone` is one of the two phones;
//! - `meeting`, `changing`, `evening` and `after`, and `losing` are the chapters.

mod after;
mod changing;
mod evening;
mod losing;
mod meeting;
mod phone;
mod story;

use crate::failure::Failure;
use leeside::content::Library;
use phone::Phone;
use std::path::Path;
pub use story::Story;

/// Plays the whole tour in a folder.
///
/// # Errors
/// [`Failure`] if something cannot be done, or a claim does not hold.
pub fn play(root: &Path, library: &'static Library) -> Result<Story, Failure> {
    let mut story = Story::default();
    let [mut ari, mut bo] = Phone::both(root)?;
    meeting::write(&mut story, &mut ari, &mut bo)?;
    meeting::pair(&mut story, &mut ari, &mut bo)?;
    meeting::share(&mut story, &mut ari, &mut bo)?;
    changing::agree(&mut story, &mut ari, &mut bo)?;
    changing::cross(&mut story, &mut ari, &mut bo)?;
    changing::take_back(&mut story, &mut ari, &mut bo)?;
    changing::rest(&mut story, &mut ari, &mut bo)?;
    changing::mishaps(&mut story, &mut ari, &mut bo)?;
    evening::bend(&mut story, &mut ari, library)?;
    evening::live(&mut story, &mut ari, library)?;
    after::check_in(&mut story, &mut ari, &mut bo)?;
    after::wish(&mut story, &mut ari, &mut bo)?;
    after::sealed(&mut story, &mut ari, &mut bo)?;
    after::quarrel(&mut story, &mut ari)?;
    after::look(&mut story, &mut ari, &mut bo, library)?;
    after::keep(&mut story, &mut ari, &mut bo)?;
    losing::with_backup(&mut story, &mut ari, &mut bo)?;
    losing::without_backup(&mut story, &mut ari, &mut bo)?;
    losing::the_same_plan(&mut story, &mut ari, &mut bo, library)?;
    ari.close()?;
    bo.close()?;
    Ok(story)
}
