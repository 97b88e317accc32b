//! A language as data: its words, lists, rules and shields, read once from the files in `lang/`.

use super::compile::Build;
use super::flag::Kind;
use super::pattern::{Atom, Pattern, Phrases};
use super::token::FORMS;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The text of one language's files, as they stand in `lang/<code>/`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Files {
    /// Short forms, endings, irregular forms, lists.
    pub words: &'static str,
    /// What may land as blame.
    pub rules: &'static str,
    /// Reports of harm, fear and refusal.
    pub harm: &'static str,
    /// Negated, reported and kind ways of saying the same words.
    pub shields: &'static str,
    /// What is good and what is bad to have done to one.
    pub tone: &'static str,
}

#[derive(Deserialize)]
struct WordsFile {
    aliases: BTreeMap<String, String>,
    suffixes: Vec<(String, String)>,
    possessive: String,
    is_after: Vec<String>,
    rewrites: Vec<(String, String)>,
    turn: Option<(String, String)>,
    endings: Vec<(String, String)>,
    irregular: BTreeMap<String, String>,
    lists: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct RulesFile {
    kinds: BTreeMap<Kind, Words>,
    rules: Vec<RuleFile>,
}

/// The sentence that explains a rule, and what it offers.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Words {
    /// Why these words may sting.
    pub why: String,
    /// What could be said.
    pub instead: String,
}

#[derive(Deserialize)]
struct RuleFile {
    kind: Kind,
    #[serde(default)]
    tone: Tone,
    why: Option<String>,
    instead: Option<String>,
    patterns: Vec<String>,
}

#[derive(Deserialize)]
struct ShieldFile {
    scope: Scope,
    patterns: Vec<String>,
}

#[derive(Deserialize)]
struct ToneFile {
    good: String,
    bad: String,
    neutral: String,
    flip: String,
    frames: Vec<String>,
}

/// What else must hold for a rule's words to be flagged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Tone {
    /// Nothing but that the sentence is not plainly kind.
    #[default]
    Plain,
    /// Even in a kind sentence.
    Strict,
    /// What follows is not good ("you always bring tea" is fine).
    Always,
    /// What follows is not bad ("you never rush me" is fine).
    Never,
    /// What follows is bad.
    Bad,
    /// What follows is good ("my ex cooked for me").
    Good,
    /// What the match holds is not good.
    Inside,
    /// Nothing in the same part of the sentence is good.
    NotGood,
    /// Something before or after in the same part of the sentence is bad.
    SomeBad,
}

/// How far a shield reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Scope {
    /// The matched words.
    Match,
    /// From the match to the end of its clause.
    Rest,
    /// From the match to the end of its part of the sentence (a "but" ends a part).
    Part,
    /// The whole part of the sentence.
    Whole,
}

/// A compiled rule.
#[derive(Debug, Clone)]
pub(crate) struct Rule {
    /// What it finds.
    pub kind: Kind,
    /// What else must hold.
    pub tone: Tone,
    /// What it says.
    pub words: Words,
}

/// Patterns with something attached, found by their first word.
#[derive(Debug, Clone)]
pub(crate) struct Book<T> {
    entries: Vec<(Pattern, T)>,
    by_first: HashMap<Atom, Vec<usize>>,
}

impl<T> Default for Book<T> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            by_first: HashMap::new(),
        }
    }
}

impl<T> Book<T> {
    fn add(&mut self, pattern: Pattern, what: T) -> Result<(), String> {
        let firsts = pattern.firsts().ok_or("a pattern must begin with a word")?;
        for first in firsts {
            self.by_first
                .entry(first)
                .or_default()
                .push(self.entries.len());
        }
        self.entries.push((pattern, what));
        Ok(())
    }

    /// The entries that may begin with this word.
    pub fn at(&self, atom: Atom) -> impl Iterator<Item = (usize, &Pattern, &T)> {
        let found = self.by_first.get(&atom).into_iter().flatten();
        found.filter_map(|n| self.entries.get(*n).map(|(p, t)| (*n, p, t)))
    }

    /// How many patterns there are.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.entries.len()
    }
}

/// A language, ready for use.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pack {
    /// The numbers of all words that rules name.
    pub numbers: HashMap<String, u32>,
    aliases: HashMap<String, Vec<String>>,
    suffixes: Vec<(String, String)>,
    possessive: String,
    is_after: HashSet<String>,
    /// Neighbours that are replaced together.
    pub rewrites: HashMap<(u32, u32), Vec<String>>,
    /// The words that change places in a contracted question: "not" and "you".
    pub turn: (Option<u32>, Option<u32>),
    endings: Vec<(String, String)>,
    irregular: HashMap<String, Vec<String>>,
    /// Words after which a clause may begin.
    pub openers: Phrases,
    /// Words that turn a sentence ("but").
    pub contrast: Phrases,
    /// Phrases in which such a word turns nothing ("anything but").
    pub no_contrast: Phrases,
    /// Words that make a question when they stand before "you".
    pub asking: Phrases,
    /// Words that make such a question a reproach again ("why").
    pub reproach: Phrases,
    /// What blame is made of.
    pub rules: Book<Rule>,
    /// Reports of harm.
    pub harm: Book<()>,
    /// What is not blame.
    pub shields: Book<Scope>,
    /// Plainly kind parts of a sentence.
    pub frames: Book<()>,
    /// Good, bad, neutral things to do, and words that turn them round.
    pub good: Phrases,
    /// See `good`.
    pub bad: Phrases,
    /// See `good`.
    pub neutral: Phrases,
    /// See `good`.
    pub flip: Phrases,
}

impl Pack {
    /// Reads and compiles a language.
    ///
    /// # Errors
    /// Says which file or pattern is wrong. The tests read every language that is shipped.
    pub fn read(files: Files) -> Result<Self, String> {
        let words: WordsFile = json("words", files.words)?;
        let rules: RulesFile = json("rules", files.rules)?;
        let harm: Vec<String> = json("harm", files.harm)?;
        let shields: Vec<ShieldFile> = json("shields", files.shields)?;
        let tone: ToneFile = json("tone", files.tone)?;
        let mut build = Build::new(words.lists);
        for (from, to) in &words.rewrites {
            let pair: Vec<u32> = from.split(' ').map(|w| build.number(w)).collect();
            if let [a, b] = pair[..] {
                let to = to.split(' ').map(str::to_owned).collect();
                build.pack.rewrites.insert((a, b), to);
            }
        }
        if let Some((not, subject)) = &words.turn {
            build.pack.turn = (Some(build.number(not)), Some(build.number(subject)));
        }
        build.pack.openers = build.phrases("@openers")?;
        build.pack.contrast = build.phrases("@contrast")?;
        build.pack.no_contrast = build.phrases("@no_contrast")?;
        build.pack.asking = build.phrases("@asking")?;
        build.pack.reproach = build.phrases("@reproach")?;
        for rule in rules.rules {
            let usual = rules.kinds.get(&rule.kind).ok_or("a kind has no words")?;
            let words = Words {
                why: rule.why.unwrap_or_else(|| usual.why.clone()),
                instead: rule.instead.unwrap_or_else(|| usual.instead.clone()),
            };
            for pattern in &rule.patterns {
                let compiled = build.pattern(pattern)?;
                let (kind, tone) = (rule.kind, rule.tone);
                build
                    .pack
                    .rules
                    .add(
                        compiled,
                        Rule {
                            kind,
                            tone,
                            words: words.clone(),
                        },
                    )
                    .map_err(|e| format!("{pattern}: {e}"))?;
            }
        }
        for pattern in &harm {
            let compiled = build.pattern(pattern)?;
            build
                .pack
                .harm
                .add(compiled, ())
                .map_err(|e| format!("{pattern}: {e}"))?;
        }
        for pattern in &tone.frames {
            let compiled = build.pattern(pattern)?;
            build
                .pack
                .frames
                .add(compiled, ())
                .map_err(|e| format!("{pattern}: {e}"))?;
        }
        for shield in &shields {
            for pattern in &shield.patterns {
                let compiled = build.pattern(pattern)?;
                let added = build.pack.shields.add(compiled, shield.scope);
                added.map_err(|e| format!("{pattern}: {e}"))?;
            }
        }
        build.pack.good = build.phrases(&tone.good)?;
        build.pack.bad = build.phrases(&tone.bad)?;
        build.pack.neutral = build.phrases(&tone.neutral)?;
        build.pack.flip = build.phrases(&tone.flip)?;
        let mut pack = build.pack;
        pack.aliases = words
            .aliases
            .into_iter()
            .map(|(k, v)| (k, split(&v)))
            .collect();
        pack.irregular = words
            .irregular
            .into_iter()
            .map(|(k, v)| (k, split(&v)))
            .collect();
        pack.suffixes = words.suffixes;
        pack.possessive = words.possessive;
        pack.is_after = words.is_after.into_iter().collect();
        pack.endings = words.endings;
        Ok(pack)
    }

    /// The number of a word; 0 if no rule names it.
    pub fn number(&self, word: &str) -> u32 {
        self.numbers.get(word).copied().unwrap_or(0)
    }

    /// Opens a word as typed into the words that rules know.
    pub fn open(&self, word: &str) -> Vec<String> {
        if let Some(parts) = self.aliases.get(word) {
            return parts.clone();
        }
        for most in [1, 2] {
            let short = squeeze(word, most);
            if short != word && (self.aliases.contains_key(&short) || self.number(&short) != 0) {
                return self.open(&short);
            }
        }
        for (suffix, meaning) in &self.suffixes {
            if let Some(stem) = word.strip_suffix(suffix.as_str()).filter(|s| !s.is_empty()) {
                let stem = self
                    .aliases
                    .get(stem)
                    .cloned()
                    .unwrap_or_else(|| split(stem));
                return stem.into_iter().chain(split(meaning)).collect();
            }
        }
        match word.strip_suffix(self.possessive.as_str()) {
            Some(stem) if !self.possessive.is_empty() && !stem.is_empty() => {
                let is = self.is_after.contains(stem);
                let tail = if is { "is" } else { self.possessive.as_str() };
                vec![stem.to_owned(), tail.to_owned()]
            }
            _ => vec![word.to_owned()],
        }
    }

    /// The numbers of the base forms a word may come from.
    pub fn forms(&self, word: &str) -> [u32; FORMS] {
        let mut out = [0; FORMS];
        let mut found = 0;
        let mut add = |base: &str| {
            let number = self.number(base);
            if number != 0 && found < FORMS && !out.contains(&number) {
                out[found] = number;
                found += 1;
            }
        };
        add(word);
        for base in self.irregular.get(word).into_iter().flatten() {
            add(base);
        }
        for (ending, instead) in &self.endings {
            let Some(stem) = word.strip_suffix(ending.as_str()) else {
                continue;
            };
            if stem.chars().count() < 2 {
                continue;
            }
            add(&format!("{stem}{instead}"));
            let mut back = stem.chars().rev();
            if instead.is_empty() && back.next() == back.next() {
                let single: String = stem.chars().take(stem.chars().count() - 1).collect();
                add(&single);
            }
        }
        out
    }
}

fn json<T: serde::de::DeserializeOwned>(name: &str, text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|e| format!("{name}: {e}"))
}

fn split(text: &str) -> Vec<String> {
    text.split(' ').map(str::to_owned).collect()
}

/// Shortens every run of three or more equal letters to `most`.
fn squeeze(word: &str, most: usize) -> String {
    let chars: Vec<char> = word.chars().collect();
    let mut out = String::with_capacity(word.len());
    for same in chars.chunk_by(|a, b| a == b) {
        let keep = if same.len() > 2 { most } else { same.len() };
        out.extend(&same[..keep]);
    }
    out
}
