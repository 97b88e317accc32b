//! Wrapping on words, by the columns that characters take on a terminal.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Wraps `text` to `width` columns. The first line begins with `first`, every other with `rest`; a
/// line end in the text is a line end here, so that no text can pretend to stand elsewhere. A word
/// that is wider than a line is cut.
pub fn wrap(text: &str, width: usize, first: &str, rest: &str) -> String {
    let mut wrapped = Lines {
        width,
        rest,
        done: String::new(),
        line: first.to_owned(),
        empty: true,
    };
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            wrapped.next();
        }
        line.split_whitespace().for_each(|word| wrapped.word(word));
    }
    wrapped.finish()
}

struct Lines<'a> {
    width: usize,
    rest: &'a str,
    done: String,
    line: String,
    /// Whether the line has no word yet.
    empty: bool,
}

impl Lines<'_> {
    fn next(&mut self) {
        self.done.push_str(self.line.trim_end());
        self.done.push('\n');
        self.line = self.rest.to_owned();
        self.empty = true;
    }

    fn word(&mut self, word: &str) {
        let space = usize::from(!self.empty);
        if !self.empty && self.line.width() + space + word.width() > self.width {
            self.next();
        }
        if !self.empty {
            self.line.push(' ');
        }
        self.empty = false;
        for letter in word.chars() {
            if self.line.width() + letter.width().unwrap_or(0) > self.width
                && self.line.width() > self.rest.width()
            {
                self.next();
                self.empty = false;
            }
            self.line.push(letter);
        }
    }

    fn finish(mut self) -> String {
        self.done.push_str(self.line.trim_end());
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_to_the_next_line_and_hang() {
        assert_eq!(
            wrap("one two three four", 11, "- ", "  "),
            "- one two\n  three\n  four"
        );
        assert_eq!(wrap("", 10, "- ", "  "), "-");
    }

    #[test]
    fn a_line_end_in_a_text_stays_inside_its_indent() {
        assert_eq!(wrap("a\nPLAN: b", 40, "  “", "   "), "  “a\n   PLAN: b");
    }

    #[test]
    fn a_long_word_is_cut_and_wide_letters_count_twice() {
        assert_eq!(wrap("abcdefghij", 4, "", ""), "abcd\nefgh\nij");
        assert_eq!(wrap("茶茶茶茶", 4, "", ""), "茶茶\n茶茶");
    }
}
