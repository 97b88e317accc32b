//! A screen as text: the two big buttons first, the sentence, a soft ring with no digits, the keys.

use super::{Key, View};
use crate::wrap::wrap;
use leeside::plan::text::display;
use std::fmt::Write as _;

/// Columns of the ring.
const RING: usize = 24;

/// The text of a screen. `marks` are those of a cue that was just given; `why` unfolds the reason.
pub fn text(view: &View, width: usize, colour: bool, marks: &str, why: bool) -> String {
    let styled = |code: &str, text: &str| match colour && !text.is_empty() {
        true => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        false => text.to_owned(),
    };
    let mut shown = String::new();
    let mut line = |text: &str| {
        let _never_fails = writeln!(shown, "{text}");
    };
    line(&styled("1", &row(&view.first, width)));
    line("");
    let sentence = wrap(&display(&view.sentence), width, "    ", "    ");
    line(&styled(if view.dim { "2" } else { "1" }, &sentence));
    line("");
    for text in &view.lines {
        line(&wrap(&display(text), width, "    ", "    "));
    }
    if let Some(breath) = view.breath {
        line(&format!("    {}", circle(breath)));
    }
    if let Some(ring) = view.ring {
        line(&styled("2", &format!("    {}", bar(ring))));
    }
    if let (Some(reason), true) = (&view.why, why) {
        line(&wrap(&display(reason), width, "    ", "    "));
    }
    line(&styled("2", &format!("    {marks}")));
    line(&row(&view.buttons, width));
    line(&styled("2", &row(&view.always, width)));
    shown
}

/// Keys and what they do, wrapped.
fn row(keys: &[Key], width: usize) -> String {
    let mut lines = vec![String::new()];
    for key in keys {
        // Joined by spaces that do not wrap: a button stays whole.
        let button = format!(
            "[{}]\u{a0}{}",
            key.key,
            display(&key.text).replace(' ', "\u{a0}")
        );
        let last = lines.last().map_or(0, |line| line.chars().count());
        if last > 0 && last + 3 + button.chars().count() > width {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(if line.is_empty() { "" } else { "   " });
            line.push_str(&button.replace('\u{a0}', " "));
        }
    }
    lines.join("\n")
}

fn bar(ring: u16) -> String {
    let full = RING * usize::from(ring.min(1000)) / 1000;
    "━".repeat(full) + &"·".repeat(RING - full)
}

/// A circle that grows and shrinks.
fn circle(breath: &str) -> &'static str {
    match breath {
        "in" => "(   ○   )  ↑",
        "out" => "  ( ∘ )    ↓",
        _ => "(   ○   )",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: char, text: &str) -> Key {
        Key {
            key,
            name: String::new(),
            text: text.to_owned(),
            line: false,
            enter: false,
        }
    }

    fn view() -> View {
        View {
            state: "step",
            sentence: "Side by side, \u{1b}[2Jhands and no more, and a sentence that is long"
                .to_owned(),
            lines: vec!["Both of you".to_owned()],
            ring: Some(500),
            dim: false,
            breath: Some("in"),
            why: Some("You both chose this.".to_owned()),
            first: vec![key('s', "Space"), key('w', "Stay with me")],
            buttons: vec![key('x', "Not this"), key('n', "Next")],
            always: vec![key('p', "Pause"), key('!', "Something was not okay")],
            over: false,
        }
    }

    #[test]
    fn space_and_stay_stand_first_and_nothing_has_digits() {
        let text = text(&view(), 40, false, "· ·", false);
        assert!(text.starts_with("[s] Space   [w] Stay with me\n"), "{text}");
        assert!(!text.contains("You both chose this."));
        assert!(
            text.lines().all(|line| line.chars().count() <= 40),
            "{text}"
        );
        let shown = text.replace("U+001B", "").replace("[2J", "");
        assert!(!shown.contains(|c: char| c.is_ascii_digit()), "{text}");
        assert!(!text.contains('\u{1b}'));
    }

    #[test]
    fn the_reason_unfolds_and_the_ring_fills() {
        assert!(text(&view(), 80, true, "", true).contains("You both chose this."));
        assert_eq!(bar(0), "·".repeat(RING));
        assert_eq!(bar(2000), "━".repeat(RING));
    }
}
