//! Reads the embedded files once and builds a library for each language.
//!
//! Nothing here can stop the app: what cannot be read is left out and told in [`Problem`]s, which
//! the tests hold at none.

use super::join::{join, overlay, resolve};
use super::library::{LanguageInfo, Library};
use super::shelf::{Named, Shelf};
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) static DATA: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/content/data");
pub(super) static LANGUAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/content/lang");

/// The language that stands in where no other does.
pub(super) const FIRST: &str = "en";

/// Something in the embedded files that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A file is not JSON of the form that it should have.
    #[error("the file {file} cannot be read: {reason}")]
    Unreadable {
        /// The file.
        file: String,
        /// What the parser says.
        reason: String,
    },
    /// An entry lacks a field, or has one of the wrong form.
    #[error("{code}: the entry {id} of {list} does not fit: {reason}")]
    Misfit {
        /// The language.
        code: String,
        /// The list.
        list: String,
        /// The entry.
        id: String,
        /// What the parser says.
        reason: String,
    },
    /// Words for an entry that does not exist.
    #[error("{code}: {list} has words for {id}, which is no entry")]
    Stray {
        /// The language.
        code: String,
        /// The list.
        list: String,
        /// The entry.
        id: String,
    },
    /// A phrase that is asked for and not written.
    #[error("{code}: there is no phrase {key}")]
    NoPhrase {
        /// The language.
        code: String,
        /// The phrase's key.
        key: String,
    },
}

/// One line of the review ledger: who fit to judge has read a group of texts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// The group: the name of its file.
    pub group: String,
    /// Who would be fit to judge it.
    pub fit_to_review: String,
    /// Who read it, or "nobody yet".
    pub reviewed_by: String,
    /// On which day.
    pub reviewed_on: Option<chrono::NaiveDate>,
}

/// Everything that was read.
#[derive(Debug, Default)]
pub(super) struct Store {
    pub languages: Vec<LanguageInfo>,
    pub libraries: BTreeMap<String, Library>,
    pub review: Vec<Review>,
    pub problems: Vec<Problem>,
    pub empty: Library,
}

/// The files of one folder by their names without `.json`.
pub(super) type Files = BTreeMap<String, Value>;

impl Store {
    /// Reads what is embedded.
    pub fn embedded() -> Self {
        let mut problems = Vec::new();
        let data = files(&DATA, &mut problems);
        let mut languages = BTreeMap::new();
        for dir in LANGUAGES.dirs() {
            let code = name(dir.path());
            languages.insert(code, files(dir, &mut problems));
        }
        Self::build(&data, &languages, problems)
    }

    /// Builds a library for each language.
    pub fn build(
        data: &Files,
        languages: &BTreeMap<String, Files>,
        problems: Vec<Problem>,
    ) -> Self {
        let mut store = Self {
            problems,
            ..Self::default()
        };
        let mut infos: BTreeMap<&str, LanguageInfo> = BTreeMap::new();
        for (code, files) in languages {
            let info = files.get("language").cloned().unwrap_or(Value::Null);
            match serde_json::from_value(info) {
                Ok(info) => {
                    infos.insert(code, info);
                }
                Err(reason) => store.problems.push(Problem::Unreadable {
                    file: format!("{code}/language.json"),
                    reason: reason.to_string(),
                }),
            }
        }
        for (code, info) in &infos {
            let mut builder = Builder {
                code,
                data,
                words: words(code, languages, &infos),
                problems: &mut store.problems,
            };
            let library = builder.library(info.clone());
            store.libraries.insert((*code).to_owned(), library);
        }
        store.languages = infos.into_values().collect();
        match serde_json::from_value(data.get("review").cloned().unwrap_or(Value::Null)) {
            Ok(review) => store.review = review,
            Err(reason) => store.problems.push(Problem::Unreadable {
                file: "data/review.json".to_owned(),
                reason: reason.to_string(),
            }),
        }
        store
    }
}

/// The words of a language over those of its fallback, over those of the fallback's fallback.
fn words(
    code: &str,
    languages: &BTreeMap<String, Files>,
    infos: &BTreeMap<&str, LanguageInfo>,
) -> Value {
    let mut chain = vec![code];
    while let Some(info) = chain.last().and_then(|last| infos.get(last)) {
        let next = info.fallback.as_deref().unwrap_or(FIRST);
        if chain.contains(&next) {
            break;
        }
        chain.push(next);
    }
    let mut all = Value::Object(serde_json::Map::new());
    for files in chain.iter().rev().filter_map(|code| languages.get(*code)) {
        let files = files
            .iter()
            .map(|(name, words)| (name.clone(), words.clone()));
        overlay(&mut all, &Value::Object(files.collect()));
    }
    all
}

struct Builder<'a> {
    code: &'a str,
    data: &'a Files,
    words: Value,
    problems: &'a mut Vec<Problem>,
}

impl Builder<'_> {
    fn library(&mut self, language: LanguageInfo) -> Library {
        Library {
            language,
            tags: self.shelf("tags"),
            comforts: self.shelf("comforts"),
            reassurances: self.shelf("reassurances"),
            listening: self.shelf("listening"),
            prompts: self.shelf("prompts"),
            templates: self.shelf("templates"),
            rituals: self.shelf("rituals"),
            vocabulary: self.shelf("vocabulary"),
            deescalation: self.shelf("deescalation"),
            grounding: self.shelf("grounding"),
            breathing: self.shelf("breathing"),
            feelings: self.shelf("feelings"),
            floor: self.shelf("floor"),
            pages: self.shelf("pages"),
            help: self.shelf("help"),
            regions: self.shelf("regions"),
            sources: self.shelf("sources"),
            questions: self.shelf("questions"),
            strings: self.strings(),
        }
    }

    fn shelf<T: DeserializeOwned + Named>(&mut self, list: &str) -> Shelf<T> {
        let entries = self.data.get(list).and_then(Value::as_array);
        let words = self.words.get(list).cloned().unwrap_or(Value::Null);
        let phrases = self.words.get("phrases").cloned().unwrap_or(Value::Null);
        let mut shelf = Vec::new();
        let mut known = Vec::new();
        for entry in entries.into_iter().flatten() {
            let id = entry.get("id").and_then(Value::as_str).unwrap_or_default();
            known.push(id);
            let mut entry = join(entry.clone(), words.get(id).unwrap_or(&Value::Null));
            let mut missing = Vec::new();
            resolve(&mut entry, &phrases, &mut missing);
            self.problems
                .extend(missing.into_iter().map(|key| Problem::NoPhrase {
                    code: self.code.to_owned(),
                    key,
                }));
            match serde_json::from_value(entry) {
                Ok(entry) => shelf.push(entry),
                Err(reason) => self.problems.push(Problem::Misfit {
                    code: self.code.to_owned(),
                    list: list.to_owned(),
                    id: id.to_owned(),
                    reason: reason.to_string(),
                }),
            }
        }
        let all = words.as_object().into_iter().flat_map(|w| w.keys());
        for id in all.filter(|id| !known.contains(&id.as_str())) {
            self.problems.push(Problem::Stray {
                code: self.code.to_owned(),
                list: list.to_owned(),
                id: id.clone(),
            });
        }
        shelf.into()
    }

    fn strings(&mut self) -> BTreeMap<String, String> {
        let none = Value::Object(serde_json::Map::new());
        let strings = self.words.get("strings").cloned().unwrap_or(none);
        serde_json::from_value(strings).unwrap_or_else(|reason| {
            self.problems.push(Problem::Unreadable {
                file: format!("{}/strings.json", self.code),
                reason: reason.to_string(),
            });
            BTreeMap::new()
        })
    }
}

fn files(dir: &Dir<'_>, problems: &mut Vec<Problem>) -> Files {
    let mut read = BTreeMap::new();
    for file in dir.files() {
        match serde_json::from_slice(file.contents()) {
            Ok(value) => {
                read.insert(name(file.path()), value);
            }
            Err(reason) => problems.push(Problem::Unreadable {
                file: file.path().display().to_string(),
                reason: reason.to_string(),
            }),
        }
    }
    read
}

fn name(path: &std::path::Path) -> String {
    path.file_stem()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
