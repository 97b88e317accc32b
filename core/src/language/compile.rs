//! Compiles the patterns of a language, as they are written in its files.

use super::pack::Pack;
use super::pattern::{Atom, Edge, Element, Often, Pattern, Phrases};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// A pack that is being read.
pub(crate) struct Build {
    /// What was compiled so far.
    pub pack: Pack,
    lists: BTreeMap<String, String>,
    known: HashMap<String, Arc<Phrases>>,
}

impl Build {
    /// Begins with the lists that patterns may name.
    pub fn new(lists: BTreeMap<String, String>) -> Self {
        Self {
            pack: Pack::default(),
            lists,
            known: HashMap::new(),
        }
    }

    /// The number of a word, given out when it is first seen.
    pub fn number(&mut self, word: &str) -> u32 {
        let next = self.pack.numbers.len() as u32 + 1;
        *self.pack.numbers.entry(word.to_owned()).or_insert(next)
    }

    /// Compiles alternatives, divided by spaces or bars, with lists opened.
    ///
    /// # Errors
    /// Names the list that does not exist.
    pub fn phrases(&mut self, text: &str) -> Result<Phrases, String> {
        let mut out = Phrases::default();
        self.fill(text, &mut out, 0)?;
        Ok(out)
    }

    fn fill(&mut self, text: &str, out: &mut Phrases, depth: usize) -> Result<(), String> {
        for entry in text.split([' ', '|']).filter(|e| !e.is_empty()) {
            if let Some(name) = entry.strip_prefix('@') {
                let list = self.lists.get(name).cloned();
                let list = list
                    .filter(|_| depth < 4)
                    .ok_or(format!("no list {name}"))?;
                self.fill(&list, out, depth + 1)?;
            } else {
                let atoms = entry.split('_').map(|word| match word.strip_suffix('+') {
                    Some(base) => Atom::Form(self.number(base)),
                    None => Atom::Exact(self.number(word)),
                });
                let phrase = atoms.collect();
                out.add(phrase);
            }
        }
        Ok(())
    }

    /// Compiles alternatives among which `$` and `,` may stand.
    fn alternatives(&mut self, text: &str) -> Result<(Arc<Phrases>, Edge), String> {
        let mut edge = Edge::default();
        let words = text.split('|').filter(|word| match *word {
            "$" => {
                edge.end = true;
                false
            }
            "," => {
                edge.comma = true;
                false
            }
            _ => true,
        });
        let words: Vec<&str> = words.collect();
        Ok((self.shared(&words.join("|"))?, edge))
    }

    /// The same alternatives are compiled and kept once.
    fn shared(&mut self, text: &str) -> Result<Arc<Phrases>, String> {
        if let Some(known) = self.known.get(text) {
            return Ok(Arc::clone(known));
        }
        let phrases = Arc::new(self.phrases(text)?);
        self.known.insert(text.to_owned(), Arc::clone(&phrases));
        Ok(phrases)
    }

    /// Compiles one pattern.
    ///
    /// # Errors
    /// Says what in it cannot be read.
    pub fn pattern(&mut self, text: &str) -> Result<Pattern, String> {
        let elements: Result<Vec<Element>, String> =
            text.split_whitespace().map(|e| self.element(e)).collect();
        let elements = elements.map_err(|e| format!("{text}: {e}"))?;
        Ok(Pattern {
            elements,
            source: text.into(),
        })
    }

    fn element(&mut self, text: &str) -> Result<Element, String> {
        let gap = |n: &str| n.parse().map_err(|_| format!("{text} has no number"));
        Ok(match text {
            "^" => Element::Start,
            "$" => Element::End,
            "," => Element::Comma(false),
            ",?" => Element::Comma(true),
            _ if text.starts_with("..") => Element::Gap(gap(&text[2..])?, false),
            _ if text.starts_with("--") => Element::Gap(gap(&text[2..])?, true),
            _ if text.starts_with('!') => {
                let (phrases, edge) = self.alternatives(&text[1..])?;
                Element::Not(phrases, edge)
            }
            _ if text.starts_with("<!") => Element::Behind(self.shared(&text[2..])?, false),
            _ if text.starts_with('<') => Element::Behind(self.shared(&text[1..])?, true),
            _ => {
                let (body, often) = match (text.strip_suffix('?'), text.strip_suffix('*')) {
                    (Some(body), _) => (body, Often::Maybe),
                    (_, Some(body)) => (body, Often::Some),
                    _ => (text, Often::Once),
                };
                let (phrases, edge) = self.alternatives(body)?;
                Element::One(phrases, often, edge)
            }
        })
    }
}
