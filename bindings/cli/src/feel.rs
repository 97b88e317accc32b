//! How it is, as it is typed: one of three words, a word of the grid, or a place on it.

use crate::session::App;
use leeside::reflect::feel::{Affect, Feel, Word};

/// What can be typed.
pub const FORMS: &str = "okay, a_lot, too_much; a word such as heavy, even or bright; or a place on the grid, as in -2,3 (pleasant, energy, each from -4 to 4)";

/// Reads it.
///
/// # Errors
/// A sentence that names what can be typed.
pub fn read(typed: &str) -> Result<Feel, String> {
    let typed = typed.trim().to_lowercase().replace([' ', '-'], "_");
    let word = Word::ALL
        .into_iter()
        .find(|word| last(word.text()) == typed);
    let place = Affect::WORDS.iter().find(|(id, _)| last(id) == typed);
    word.map(Feel::Word)
        .or_else(|| place.map(|(_, place)| Feel::Grid(*place)))
        .or_else(|| grid(&typed.replace('_', "-")).map(Feel::Grid))
        .ok_or_else(|| format!("it can be {FORMS}"))
}

fn grid(typed: &str) -> Option<Affect> {
    let (pleasantness, energy) = typed.split_once(',')?;
    let number = |part: &str| part.trim_matches(|c| c == '+').parse().ok();
    Affect::new(number(pleasantness)?, number(energy)?).ok()
}

fn last(id: &str) -> &str {
    id.rsplit('.').next().unwrap_or(id)
}

/// Its words.
pub fn words(app: &App, feel: Feel) -> &'static str {
    match feel {
        Feel::Word(word) => app.text(word.text()),
        Feel::Grid(place) => app.text(place.word()),
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    #[test]
    fn words_and_places_are_read() {
        assert_eq!(read("a lot"), Ok(Feel::Word(Word::ALot)));
        assert_eq!(read("Heavy").map(|_| ()), Ok(()));
        let place = Affect::new(-2, 3).expect("a place");
        assert_eq!(read("-2,3"), Ok(Feel::Grid(place)));
        assert_eq!(read("-2,+3"), Ok(Feel::Grid(place)));
        for wrong in ["", "5,0", "great", "1", "1,2,3"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
