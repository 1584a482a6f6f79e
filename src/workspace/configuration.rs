//! `standfirst.toml`: found upwards from the article, read, and merged with the defaults.
//!
//! What may stand in the file is said by the structs that start with `File`: a new key is one
//! field there and one line in its `merge_into`.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Deserialize;
use xxhash_rust::xxh3::xxh3_64;

use crate::article::{EntityDeclaration, SectionLabels, Spanned};
use crate::evidence::Thresholds;
use crate::insights::Library;
use crate::insights::library::LibraryFile;
use crate::language::EntityType;
use crate::rules::{self, Selection, Severity};
use crate::text::{Encoding, Text};

/// The name of the configuration file.
pub const FILE_NAME: &str = "standfirst.toml";

/// What a `standfirst.toml` says, defaults filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Configuration {
    /// Which rules run, and how severe they are.
    pub selection: Selection,
    /// The words that open a section.
    pub labels: SectionLabels,
    /// The entities that all articles know, in the order of the file.
    pub entities: Arc<[EntityDeclaration]>,
    /// From which score on a claim is let pass.
    pub thresholds: Thresholds,
    /// The templates of insight questions.
    pub library: Arc<Library>,
    /// What was read, as a number: another one wherever a file says something else.
    pub fingerprint: u64,
}

/// Why a configuration could not be used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConfigurationError {
    /// The file.
    pub path: PathBuf,
    /// Line and column of the fault, both from 1, where it has a place.
    pub at: Option<(usize, usize)>,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for ConfigurationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match self.at {
            Some((line, column)) => write!(f, "{path}:{line}:{column}: {}", self.message),
            None => write!(f, "{path}: {}", self.message),
        }
    }
}

impl std::error::Error for ConfigurationError {}

impl Default for Configuration {
    fn default() -> Self {
        Self {
            selection: Selection::default(),
            labels: SectionLabels::default(),
            entities: Arc::default(),
            thresholds: Thresholds::default(),
            library: Library::shipped(),
            fingerprint: 0,
        }
    }
}

impl Configuration {
    /// Reads the text of a `standfirst.toml` that stands at `path`.
    ///
    /// # Errors
    ///
    /// The text is no TOML, or says something that a configuration cannot say.
    pub fn parse(path: &Path, text: &str) -> Result<Self, ConfigurationError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let file: File = toml::from_str(text).map_err(|fault| explain(path, text, &fault))?;
        let fingerprint = xxh3_64(text.as_bytes());
        let mut configuration = Self { fingerprint, ..Self::default() };
        file.rules.merge_into(&mut configuration.selection);
        file.sections.merge_into(&mut configuration.labels);
        file.support.merge_into(&mut configuration.thresholds);
        configuration.library = Library::configured(file.insights).map_err(|fault| {
            let at = Some(place(text, fault.range.start));
            ConfigurationError { path: path.to_owned(), at, message: fault.message }
        })?;
        configuration.entities = file.entities.into_iter().map(FileEntity::declaration).collect();
        Ok(configuration)
    }
}

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    rules: FileRules,
    sections: FileSections,
    support: FileSupport,
    insights: LibraryFile,
    entities: Vec<FileEntity>,
}

/// `[rules]`: which rules run.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct FileRules {
    /// Only these rules or groups run.
    select: Vec<RuleOrGroup>,
    /// These rules or groups do not run.
    ignore: Vec<RuleOrGroup>,
    /// `[rules.severity]`: severities other than the rules' own.
    severity: BTreeMap<RuleName, Severity>,
}

/// `[sections]`: more words that open a section, whatever their capitals.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct FileSections {
    summary: Vec<String>,
    body: Vec<String>,
    insights: Vec<String>,
    references: Vec<String>,
}

/// `[support]`: when a claim counts as supported.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct FileSupport {
    /// A claim that scores lower is unsupported, whatever else is found.
    unsupported_below: Option<Score>,
}

/// A score in 0..1.
#[derive(Debug, Deserialize)]
#[serde(try_from = "f32")]
struct Score(f32);

/// `[[entities]]`: someone or something that all articles know, as the front matter has them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileEntity {
    /// What `entity=` refers to.
    id: String,
    /// The full name; the identifier where it is not given.
    name: Option<String>,
    #[serde(rename = "type")]
    kind: Option<EntityType>,
    /// Other names for the same.
    #[serde(default)]
    aliases: Vec<String>,
}

/// The name of a rule that exists.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
struct RuleName(String);

/// The name of a rule or group that exists.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
struct RuleOrGroup(String);

impl TryFrom<String> for RuleName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        rules::check_rule(&name).map(|()| Self(name))
    }
}

impl TryFrom<String> for RuleOrGroup {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        rules::check_rule_or_group(&name).map(|()| Self(name))
    }
}

impl TryFrom<f32> for Score {
    type Error = String;

    fn try_from(score: f32) -> Result<Self, String> {
        let is_score = (0.0..=1.0).contains(&score);
        is_score.then_some(Self(score)).ok_or_else(|| format!("{score} is no score from 0 to 1"))
    }
}

impl FileRules {
    fn merge_into(self, selection: &mut Selection) {
        selection.select.extend(self.select.into_iter().map(|name| name.0));
        selection.ignore.extend(self.ignore.into_iter().map(|name| name.0));
        selection.severities.extend(self.severity.into_iter().map(|(name, s)| (name.0, s)));
    }
}

impl FileSupport {
    fn merge_into(self, thresholds: &mut Thresholds) {
        if let Some(score) = self.unsupported_below {
            thresholds.unsupported = score.0;
        }
    }
}

impl FileEntity {
    fn declaration(self) -> EntityDeclaration {
        let spanned = |value: String| Spanned { value, ..Spanned::default() };
        EntityDeclaration {
            name: spanned(self.name.unwrap_or_else(|| self.id.clone())),
            id: spanned(self.id),
            kind: self.kind.map(|kind| spanned(kind.as_str().to_owned())),
            aliases: self.aliases.into_iter().map(spanned).collect(),
            ..EntityDeclaration::default()
        }
    }
}

impl FileSections {
    fn merge_into(self, labels: &mut SectionLabels) {
        add_lowercase(&mut labels.summary, &self.summary);
        add_lowercase(&mut labels.body, &self.body);
        add_lowercase(&mut labels.insights, &self.insights);
        add_lowercase(&mut labels.references, &self.references);
    }
}

fn add_lowercase(words: &mut Vec<String>, more: &[String]) {
    words.extend(more.iter().map(|word| word.trim().to_lowercase()));
}

/// Turns the reader's complaint into a place and a sentence that says what to do.
fn explain(path: &Path, text: &str, fault: &toml::de::Error) -> ConfigurationError {
    let at = fault.span().map(|span| place(text, span.start));
    ConfigurationError { path: path.to_owned(), at, message: advice(fault.message()) }
}

/// Line and column of byte `offset` of `text`, both from 1.
fn place(text: &str, offset: usize) -> (usize, usize) {
    let position = Text::new(text).position(offset, Encoding::Utf32);
    (position.line + 1, position.column + 1)
}

/// The message, with the known name that was probably meant. Serde lists the known names in
/// backticks behind the unknown one: "unknown field `rule`, expected `rules` or `sections`".
fn advice(message: &str) -> String {
    let message = message.trim().lines().collect::<Vec<_>>().join("; ");
    let is_unknown = message.starts_with("unknown ");
    let message = message.replacen("unknown field", "unknown key", 1);
    let message = message.replacen("unknown variant", "unknown value", 1);
    let mut quoted = message.split('`').skip(1).step_by(2);
    let meant =
        quoted.next().filter(|_| is_unknown).and_then(|unknown| rules::closest(unknown, quoted));
    match meant {
        Some(meant) => format!("{message}: did you mean `{meant}`?"),
        None => message,
    }
}

/// What a folder's configuration is, or why it has none that could be used.
type Outcome = Result<Arc<Configuration>, ConfigurationError>;

/// The configurations of the folders that were asked for.
#[derive(Debug, Default)]
pub struct Configurations {
    by_folder: Mutex<HashMap<PathBuf, Outcome>>,
}

impl Configurations {
    /// The configuration for the file at `path`: the nearest one upwards of it.
    pub fn of_file(&self, path: &Path) -> Outcome {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        path.parent().map_or_else(|| Ok(Arc::default()), |folder| self.of_folder(folder))
    }

    /// Forgets all of them, so that the files are read again.
    pub fn forget(&self) {
        self.lock().clear();
    }

    fn of_folder(&self, folder: &Path) -> Outcome {
        if let Some(known) = self.lock().get(folder) {
            return known.clone();
        }
        let outcome = match read(&folder.join(FILE_NAME)) {
            Some(outcome) => outcome,
            None => {
                folder.parent().map_or_else(|| Ok(Arc::default()), |above| self.of_folder(above))
            }
        };
        self.lock().insert(folder.to_owned(), outcome.clone());
        outcome
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<PathBuf, Outcome>> {
        // A panic elsewhere leaves whole entries behind, so the map is sound all the same.
        self.by_folder.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads the configuration file at `path`; `None` where there is no such file.
fn read(path: &Path) -> Option<Outcome> {
    if !path.is_file() {
        return None;
    }
    let outcome = std::fs::read_to_string(path)
        .map_err(|reason| ConfigurationError {
            path: path.to_owned(),
            at: None,
            message: format!("cannot be read: {reason}"),
        })
        .and_then(|text| Configuration::parse(path, &text));
    Some(outcome.map(Arc::new))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Configuration, String> {
        Configuration::parse(Path::new("standfirst.toml"), text).map_err(|e| e.to_string())
    }

    #[test]
    fn an_empty_file_means_the_defaults() {
        for text in ["", "\u{feff}[rules]\n"] {
            let read = parse(text).unwrap();
            let fingerprint = read.fingerprint;
            assert_eq!(read, Configuration { fingerprint, ..Configuration::default() });
        }
    }

    #[test]
    fn every_key_is_read() {
        let configuration = parse(
            "[rules]\nselect = [\"sourcing\"]\nignore = [\"undefined-source\"]\n\
             [rules.severity]\nundefined-source = \"hint\"\n\
             [sections]\nsummary = [\"In Brief\"]\n\
             [support]\nunsupported-below = 0.3\n\
             [[insights.category]]\nname = \"money\"\n\
             [[insights.template]]\nkind = \"payer\"\ncategory = \"money\"\n\
             question = \"Who pays for {the topic}?\"\n\
             [[entities]]\nid = \"grid\"\nname = \"Aurora Grid\"\ntype = \"org\"\n\
             aliases = [\"the utility\"]\n[[entities]]\nid = \"orlo\"\n",
        )
        .unwrap();
        assert_eq!(configuration.selection.select, ["sourcing"]);
        assert_eq!(configuration.selection.ignore, ["undefined-source"]);
        let severities = [("undefined-source".to_owned(), Severity::Hint)];
        assert_eq!(configuration.selection.severities, severities);
        assert!((configuration.thresholds.unsupported - 0.3).abs() < f32::EPSILON);
        let [grid, orlo] = configuration.entities.as_ref() else { panic!("two entities") };
        assert_eq!((grid.id.value.as_str(), grid.name.value.as_str()), ("grid", "Aurora Grid"));
        assert_eq!(grid.kind.as_ref().map(|kind| kind.value.as_str()), Some("org"));
        assert!(grid.aliases.iter().map(|alias| &alias.value).eq(["the utility"]));
        assert_eq!((orlo.name.value.as_str(), &orlo.kind), ("orlo", &None));
        assert_eq!(configuration.library.templates[0].category, "money");
        assert_eq!(configuration.library.categories.last().unwrap(), "money");
        assert!(configuration.labels.summary.contains(&"in brief".to_owned()));
        assert!(configuration.labels.summary.contains(&"summary".to_owned()), "defaults stay");
    }

    #[test]
    fn what_cannot_be_said_is_refused_with_its_place_and_a_suggestion() {
        let table = [
            ("[rule]\n", "1:2: unknown key `rule`", "did you mean `rules`?"),
            ("[rules]\nselct = []\n", "2:1: unknown key `selct`", "did you mean `select`?"),
            ("[sections]\nsummery = []\n", "2:1: unknown key", "did you mean `summary`?"),
            ("[rules]\nselect = \"support\"\n", "2:10: invalid type: string", "a sequence"),
            (
                "[rules]\nignore = [\"undefined-sorce\"]\n",
                "2:10: there is no rule",
                "undefined-source",
            ),
            (
                "[rules.severity]\nundefined-sorce = \"hint\"\n",
                "2:1: there is no rule",
                "did you mean `undefined-source`?",
            ),
            (
                "[rules.severity]\nundefined-source = \"warn\"\n",
                "2:20: unknown value `warn`",
                "did you mean `warning`?",
            ),
            ("[support]\nunsupported-below = 15\n", "2:21: 15 is no score", "from 0 to 1"),
            ("[[entities]]\nid = \"a\"\nalias = []\n", "3:1: unknown key `alias`", "`aliases`?"),
            ("[[entities]]\nname = \"a\"\n", "1:1: missing field `id`", "id"),
            (
                "[[entities]]\nid = \"a\"\ntype = \"persn\"\n",
                "3:8: unknown value `persn`",
                "did you mean `person`?",
            ),
            ("[insights]\nlibrary = \"extnd\"\n", "2:11: unknown value `extnd`", "`extend`?"),
            (
                "[[insights.template]]\nkind = \"a\"\ncategory = \"sttus\"\nquestion = \"Is it {org}?\"\n",
                "3:12: there is no category `sttus`",
                "[[insights.category]]",
            ),
            (
                "[[insights.template]]\nkind = \"a\"\ncategory = \"status\"\nquestion = \"Is it {ogr}?\"\n",
                "4:12: there is no slot of type `ogr`",
                "use org,",
            ),
            (
                "[[insights.template]]\nkind = \"a\"\ncategory = \"status\"\n\
                 question = \"Is it {org}?\"\nrecognises = [\n  \"is it {org\",\n]\n",
                "6:3: `{org` is never closed",
                "`}`",
            ),
            ("# é\n[rules\n", "2:7:", "]"),
            ("a = 1\n", "1:1: unknown key `a`", "`rules`"),
        ];
        for (text, place, advice) in table {
            let message = parse(text).unwrap_err();
            let expected = format!("standfirst.toml:{place}");
            assert!(message.starts_with(&expected), "{text:?}: {message}");
            assert!(message.contains(advice), "{text:?}: {message}");
        }
    }

    #[test]
    fn the_nearest_file_upwards_counts_until_it_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("a/b");
        std::fs::create_dir_all(&deep).unwrap();
        std::fs::write(folder.path().join(FILE_NAME), "[rules]\nselect = [\"sourcing\"]").unwrap();
        let configurations = Configurations::default();
        let selected =
            || configurations.of_file(&deep.join("x.md")).map(|c| c.selection.select.clone());
        assert_eq!(selected(), Ok(vec!["sourcing".to_owned()]));

        std::fs::write(folder.path().join("a").join(FILE_NAME), "").unwrap();
        assert_eq!(selected(), Ok(vec!["sourcing".to_owned()]), "kept");
        configurations.forget();
        assert_eq!(selected(), Ok(vec![]), "read again");
    }
}
