//! Cuts a text into words and breaks, and brings each word into the form that the rules know:
//! small letters, contractions opened ("you're" → "you are"), short forms and common typos
//! replaced, long-drawn letters shortened ("soooo" → "so"). Every token remembers its place.

use super::pack::Pack;
use super::quote;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A word.
    Word,
    /// A comma, colon, dash or bracket: the end of a clause.
    Comma,
    /// The end of a sentence.
    Stop,
    /// A word that is quoted or shielded: rules see nothing there.
    Hidden,
}

/// One word or break of a text.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    /// Word, break, or hidden.
    pub sort: Sort,
    /// The word's number in the pack's vocabulary; 0 is a word that no rule names.
    pub word: u32,
    /// Numbers of the base forms it may come from ("forgetting" → "forget"); 0 is none.
    pub forms: [u32; FORMS],
    /// First byte in the text.
    pub start: usize,
    /// Byte after the last one.
    pub end: usize,
    /// Stands between quotation marks.
    pub quoted: bool,
}

/// How many base forms one word may have.
pub(crate) const FORMS: usize = 4;
/// Letters of one word that are read; what follows is part of the word but not looked at.
const LONGEST_WORD: usize = 40;

/// All tokens of a text, in order. Work grows with the text's length and nothing else.
pub(crate) fn tokens(text: &str, pack: &Pack) -> Vec<Token> {
    let quotes = quote::spans(text);
    let mut quotes = quotes.iter().peekable();
    let mut out: Vec<Token> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        while quotes.next_if(|q| q.end <= start).is_some() {}
        let quoted = quotes.peek().is_some_and(|q| q.contains(&start));
        if !c.is_alphanumeric() {
            if let Some(sort) = sort_of_mark(c) {
                push_break(&mut out, sort, start, start + c.len_utf8(), quoted);
            }
            continue;
        }
        let mut word = String::new();
        let mut end = start;
        let mut next = Some((start, c));
        while let Some((at, c)) = next {
            end = at + c.len_utf8();
            add_letter(&mut word, c);
            let rest = text.get(end..).unwrap_or("");
            next = chars.next_if(|(_, c)| continues_word(*c, rest));
        }
        push_word(&mut out, &word, start..end, quoted, pack);
    }
    let mut out = rewrite(out, pack);
    turn(&mut out, pack);
    out
}

fn add_letter(word: &mut String, c: char) {
    if word.chars().count() >= LONGEST_WORD || is_invisible(c) {
        return;
    }
    let c = if is_apostrophe(c) { '\'' } else { c };
    word.extend(c.to_lowercase());
}

/// Whether the character at the start of `rest` belongs to the word before it: a letter or digit,
/// a character nobody sees, or an apostrophe with a letter after it.
fn continues_word(c: char, rest: &str) -> bool {
    if c.is_alphanumeric() || is_invisible(c) {
        return true;
    }
    is_apostrophe(c) && rest.chars().nth(1).is_some_and(char::is_alphabetic)
}

fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{2019}' | '\u{2bc}' | '\u{ff07}' | '`' | '\u{b4}'
    )
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{300}'..='\u{36f}')
}

fn sort_of_mark(c: char) -> Option<Sort> {
    match c {
        '.' | '!' | '?' | '\n' | '\u{2026}' | '\u{2029}' => Some(Sort::Stop),
        ',' | ';' | ':' | '(' | ')' | '[' | ']' | '\u{2013}' | '\u{2014}' => Some(Sort::Comma),
        _ => None,
    }
}

fn push_break(out: &mut Vec<Token>, sort: Sort, start: usize, end: usize, quoted: bool) {
    if let Some(last) = out.last_mut()
        && matches!(last.sort, Sort::Comma | Sort::Stop)
    {
        if sort == Sort::Stop {
            last.sort = Sort::Stop;
        }
        last.end = end;
        return;
    }
    let (word, forms) = (0, [0; FORMS]);
    out.push(Token {
        sort,
        word,
        forms,
        start,
        end,
        quoted,
    });
}

fn push_word(
    out: &mut Vec<Token>,
    word: &str,
    place: std::ops::Range<usize>,
    quoted: bool,
    pack: &Pack,
) {
    for part in pack.open(word) {
        out.push(Token {
            sort: Sort::Word,
            word: pack.number(&part),
            forms: pack.forms(&part),
            start: place.start,
            end: place.end,
            quoted,
        });
    }
}

/// Replaces neighbours that are commonly mistyped together ("your so" → "you are so").
fn rewrite(old: Vec<Token>, pack: &Pack) -> Vec<Token> {
    let mut out = Vec::with_capacity(old.len() + 8);
    let mut rest = old.into_iter().peekable();
    while let Some(token) = rest.next() {
        let second = rest.peek().map_or(0, |t| t.word);
        match pack.rewrites.get(&(token.word, second)) {
            Some(parts) if token.word != 0 && second != 0 => {
                let last = rest.next().unwrap_or_else(|| token.clone());
                for (n, part) in parts.iter().enumerate() {
                    let source = if n + 1 == parts.len() { &last } else { &token };
                    let (word, forms) = (pack.number(part), pack.forms(part));
                    out.push(Token {
                        word,
                        forms,
                        ..source.clone()
                    });
                }
            }
            _ => out.push(token),
        }
    }
    out
}

/// Turns contracted questions ("can't you" → "can you not"), so that one pattern fits both.
fn turn(out: &mut [Token], pack: &Pack) {
    let (Some(not), Some(subject)) = pack.turn else {
        return;
    };
    for at in 0..out.len().saturating_sub(2) {
        let contracted = out[at].start == out[at + 1].start && out[at + 1].word == not;
        if contracted && out[at + 2].word == subject && out[at].sort == Sort::Word {
            out.swap(at + 1, at + 2);
            let (start, end) = (out[at + 1].start, out[at + 1].end);
            out[at + 2].start = start;
            out[at + 2].end = end;
        }
    }
}
